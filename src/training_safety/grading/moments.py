"""Moments as people and platforms write them, read so that none is guessed: right, or refused with a reason.

``timestamp.txt`` holds a moment in UTC unless it names a zone. What a learning platform writes into file
names, and what a teacher writes into ``extensions.csv``, is the time of the clock on the wall.
"""

from __future__ import annotations

import re
import warnings
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo

from dateutil import parser, tz
from traitlets import Unicode, validate
from traitlets.config import Configurable

_WRITTEN = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:[T ]+(?P<hour>\d\d)[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,](?P<part>\d{1,6})\d*)?)?)?"
    r" *(?P<zone>[A-Za-z]+(?:/[A-Za-z_+-]+\d*)*|[+-]\d\d(?::?\d\d)?)?"
)
_ABBREVIATED = {"Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2}
_MONTH = re.compile(r"(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*", re.IGNORECASE)
_MONTHS = {"mai": "may", "okt": "oct", "des": "dec", "mars": "mar"}


class LocalTime(Configurable):
    """The clock on the wall, where the course is taught."""

    zone = Unicode(
        "Europe/Oslo", help="The time zone of times without one: in extensions.csv, in names, in archives."
    ).tag(config=True)

    @validate("zone")
    def _known(self, proposal: dict[str, str]) -> str:
        _named_zone(proposal["value"])
        return proposal["value"]

    @property
    def info(self) -> tzinfo:
        """The zone itself."""
        return _named_zone(self.zone)

    def utc(self, local: datetime) -> datetime:
        """Return a time on the wall as a moment in UTC, without a zone as nbgrader has it."""
        return _as_utc(local.replace(tzinfo=self.info))

    def shown(self, moment: datetime) -> str:
        """Return a moment in UTC as the clock shows it, to the minute."""
        return f"{moment.replace(tzinfo=UTC).astimezone(self.info):%Y-%m-%d %H:%M}"


def moment(text: str, zone: tzinfo = UTC, at: time | None = None) -> datetime:
    """Return a moment in UTC, without a zone as nbgrader has it.

    Year, month and day stand in this order, or the month has its English name; ``01.02.2026`` may be in
    January or in February and is refused, and so is a zone that is not known.

    Raises ``ValueError`` with the reason.

    Parameters
    ----------
    text : as ``2026-11-20 23:59``, with or without seconds and a zone: UTC, CET, CEST, +0100, Europe/Oslo
    zone : of a time that names none
    at : the time of a day that is given without one; otherwise such a day is refused
    """
    text = text.strip()
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return _spelled(text, zone)
    day = datetime.fromisoformat(found["day"])
    if found["hour"] is not None:
        hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
        part = int((found["part"] or "0").ljust(6, "0"))
        written = datetime.combine(day, time(hour, minute, second, part))
    elif at is not None:
        written = datetime.combine(day, at)
    else:
        raise ValueError(f"{text!r} has no time of day")
    return _as_utc(written.replace(tzinfo=_zone(found["zone"]) if found["zone"] else zone))


def _spelled(text: str, zone: tzinfo) -> datetime:
    if not _MONTH.search(text) or not re.search(r"\d{4}", text):
        raise ValueError(f"{text!r} is no date and time like 2026-11-20 23:59")
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # dateutil goes on without a zone that it does not know
        try:
            written = parser.parse(text)
        except (ValueError, OverflowError, Warning) as error:
            raise ValueError(f"{text!r} is no date and time like 2026-11-20 23:59") from error
    return _as_utc(written if written.tzinfo is not None else written.replace(tzinfo=zone))


def written(moment: datetime) -> str:
    """Return a moment in UTC as it is written into ``timestamp.txt``."""
    return f"{moment:%Y-%m-%d %H:%M:%S.%f} UTC"


def named_in_words(text: str) -> datetime | None:
    """Return the time on the wall in a name like ``Oct 10, 2025 1022 AM`` or ``10. okt. 2025 1022``, or None."""
    words = re.sub(r"[^\W\d_]+", lambda word: _MONTHS.get(word[0].casefold(), word[0]), text)
    words = re.sub(r"(?<!\d)(\d{1,2})[.:]?(\d{2})(?: *([AaPp][Mm]))?$", r"\1:\2 \3", words.strip())
    try:
        return _spelled(words, UTC)
    except ValueError:
        return None


def _zone(name: str) -> tzinfo:
    if name[0] in "+-":
        hours, minutes = int(name[1:3]), int(name[3:].lstrip(":") or 0)
        if hours > 14 or minutes > 59:
            raise ValueError(f"{name} is no distance from UTC")
        away = timedelta(hours=hours, minutes=minutes)
        return timezone(-away if name[0] == "-" else away)
    if name.upper() in _ABBREVIATED:
        return timezone(timedelta(hours=_ABBREVIATED[name.upper()]))
    return _named_zone(name)


def _named_zone(name: str) -> tzinfo:
    found: tzinfo | None = tz.gettz(name) if "/" in name or name == "UTC" else None
    if found is None:
        raise ValueError(f"{name!r} is no time zone that is known here; Europe/Oslo is one")
    return found


def _as_utc(aware: datetime) -> datetime:
    return aware.astimezone(UTC).replace(tzinfo=None)
