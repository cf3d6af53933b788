"""When collected work came in, as far as the platform says, and whether that was late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from training_safety.grading.candidates import Candidate
from training_safety.grading.moments import LocalTime
from training_safety.grading.submission_names import Person, Submission
from training_safety.grading.unpacking import Unpacked

SECOND = timedelta(seconds=1)
MARGIN = timedelta(minutes=5)
"""How long before the deadline a file counts as come that was not late: room for what comes again."""
SPREAD = 600.0
"""If the times in a download are further apart, they are those of the files, not of the download [s]; our own choice."""


@dataclass(frozen=True)
class Stamp:
    """When work came in [UTC], as late as it can have been, and what the platform told of that."""

    time: datetime
    told: str


def tells_times(sources: Iterable[tuple[Unpacked, Submission | str]]) -> set[tuple[str, ...]]:
    """Return the downloads in which the times are those of the files, since they differ from student to student."""
    ages: dict[tuple[str, ...], dict[Person, float]] = defaultdict(dict)
    for source, whose in sources:
        if isinstance(whose, Submission) and source.origin.packed and source.ages[0] is not None:
            ages[source.origin.disk][whose.person] = source.ages[0]
    return {disk for disk, of_each in ages.items() if max(of_each.values()) - min(of_each.values()) > SPREAD}


def stamp_of(
    one: Candidate,
    deadline: datetime | None,
    local: LocalTime,
    *,
    tells: bool = False,
    late: frozenset[str] | None = None,
) -> Stamp:
    """Return when a file came in, as late as it can have been.

    Canvas tells no times, only what was late, so this is when it was downloaded, or before the deadline if
    it was not late. Where a platform tells neither, it is the file's time in the archive.

    Parameters
    ----------
    one : the file
    deadline : of the assignment [UTC], or None
    local : the clock of names without a zone
    tells : whether the times in its archive are those of the files
    late : the students who were late where the platform does not say; None if nobody has said
    """
    said = one.handed_in
    if said.when is not None:
        return Stamp(local.utc(said.when), "moment")
    was_late, told = said.late, "late" if said.late else "in time"
    age = one.source.ages[0] if said.late is None else None
    time = datetime.fromtimestamp(one.source.downloaded if age is None else age, UTC).replace(tzinfo=None)
    if was_late is None and late is not None:
        was_late = one.student in late
        told = "late" if was_late else "in time"
    if was_late is None:
        return Stamp(time, "moment" if tells else "nothing")
    if deadline is not None:
        time = max(time, deadline + SECOND) if was_late else min(time, deadline - MARGIN)
    return Stamp(time, told)


def after(stamp: Stamp, before: datetime, deadline: datetime | None) -> Stamp:
    """Return a later time than before, because nbgrader marks again what has a later time; lateness stays what it is."""
    later = before + SECOND
    if stamp.time >= later or (deadline is not None and stamp.time <= deadline < later):
        return stamp
    return replace(stamp, time=later)


def is_late(stamp: Stamp, deadline: datetime | None) -> bool | None:
    """Return whether work came too late, or None if that is not known."""
    if stamp.told in ("late", "in time"):
        return stamp.told == "late"
    if deadline is None:
        return None
    late = stamp.time > deadline
    return None if late and stamp.told == "nothing" else late


def came(stamp: Stamp, local: LocalTime) -> str:
    """Return when work came in as it is shown: the time where it is known, or else what is known."""
    if stamp.told in ("late", "in time"):
        return stamp.told
    return local.shown(stamp.time) + (" at the latest" if stamp.told == "nothing" else "")
