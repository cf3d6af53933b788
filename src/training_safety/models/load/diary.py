"""A training diary: sessions, and what its days add up to. A day that was not logged is unknown, not zero.

The diary in the reader's browser exports the file that `training_safety.read_diary` reads.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from training_safety.models.limits import within
from training_safety.models.load.training_load import DAYS_IN_A_WEEK, WeeklyLoad, session_load, weekly_load
from training_safety.models.load.week_variation import WeekVariation

FORMAT: dict[str, Any] = json.loads(Path(__file__).with_name("diary.json").read_text(encoding="utf-8"))
REST = "rest"
"""The kind of a rest day: logged, and 0."""
KINDS = tuple(FORMAT["kinds"])
_UNITS = {"minutes": "min", "sleep_h": "h"}


@dataclass(frozen=True)
class DiarySession:
    """One session of a diary, or a rest day; None is what was not written down.

    Parameters
    ----------
    date : the day of the session
    kind : one of ``KINDS``, such as ``"strength"`` or ``"rest"``
    minutes : length of the session including the warm-up [min], 0 to 600
    rpe : how hard the whole session was on the CR-10 scale, 0 to 10
    pain_before, pain_during, pain_next_day : back pain, 0 to 10
    sleep_h : sleep in the night before [h], 0 to 24
    start : when it began in local time, such as ``"2026-11-30T17:02"``, or empty
    source : where it was imported from, or empty
    id : what the diary knows it by

    Raises
    ------
    ValueError : if the kind is none, or a number is outside its range

    >>> DiarySession(date(2026, 11, 30), "strength", minutes=60, rpe=7).load
    420
    """

    date: date
    kind: str
    minutes: float | None = None
    rpe: float | None = None
    pain_before: float | None = None
    pain_during: float | None = None
    pain_next_day: float | None = None
    sleep_h: float | None = None
    start: str = ""
    source: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        """Check the kind and the numbers."""
        if self.kind not in KINDS:
            raise ValueError(f"kind is {self.kind!r}; give one of {', '.join(KINDS)}.")
        for name, (low, high) in FORMAT["limits"].items():
            value = getattr(self, name)
            if value is not None:
                within(name, value, (low, high), _UNITS.get(name, ""))

    @property
    def load(self) -> float | None:
        """The session-RPE load [AU]; None where effort or length is not known; 0 on a rest day."""
        if self.kind == REST:
            return 0
        if self.rpe is None or self.minutes is None:
            return None
        return session_load(self.rpe, self.minutes)


@dataclass(frozen=True)
class Diary:
    """The sessions of a diary, in the order of their days.

    >>> diary = Diary((DiarySession(date(2026, 11, 24), "rest"), DiarySession(date(2026, 11, 23), "running", 30, 5)))
    >>> diary.daily_loads([date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)])
    (150, 0, None)
    >>> diary.week(date(2026, 11, 25)).logged
    150
    """

    sessions: tuple[DiarySession, ...]

    @cached_property
    def _by_date(self) -> dict[date, list[DiarySession]]:
        found: dict[date, list[DiarySession]] = {}
        for session in self.sessions:
            found.setdefault(session.date, []).append(session)
        return found

    def daily_loads(self, dates: Sequence[date]) -> tuple[float | None, ...]:
        """Return the load of each date [AU]; None where nothing was logged, or a session's load is not known."""
        return tuple(_total([session.load for session in self._by_date.get(day, [])]) for day in dates)

    def daily_minutes(self, dates: Sequence[date]) -> tuple[float | None, ...]:
        """Return the minutes of each date [min]; None where nothing was logged, or a length is not known."""
        return tuple(
            _total([0 if session.kind == REST else session.minutes for session in self._by_date.get(day, [])])
            for day in dates
        )

    def week(self, day: date) -> WeeklyLoad:
        """Return the load of the week that a day lies in, Monday to Sunday; a gap is a gap."""
        monday = day - timedelta(days=day.weekday())
        return weekly_load(self.daily_loads([monday + timedelta(days=n) for n in range(DAYS_IN_A_WEEK)]))

    def variation(self, day: date) -> WeekVariation:
        """Return monotony and strain of the week that a day lies in."""
        return WeekVariation(self.week(day))


def _total(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if values and len(known) == len(values) else None
