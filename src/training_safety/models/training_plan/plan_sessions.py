"""A training plan as plain data, and the sessions that are read from it.

A plan is a list of weeks, each a list of sessions, each a table::

    {"day": 1, "kind": "strength", "minutes": 25, "rpe": 6}  # day 1 is Monday

None is what has not been decided: a week, or the minutes or RPE of a session. It is not zero. A day
without a session is a rest day. Types are taken exactly, so that an object that only looks like a
number, a text or a table is not read as one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from training_safety.models.limits import holds
from training_safety.models.load.progression import MOST_WEEKS
from training_safety.models.load.training_load import (
    DAYS_IN_A_WEEK,
    HARDEST_RPE,
    LONGEST_SESSION_MIN,
    session_load,
)
from training_safety.models.training_plan.plan_breaches import Breach, PlanRule, breach_of

STRENGTH = "strength"
KINDS = (STRENGTH, "walk", "run", "cycle", "swim", "balance", "mobility")
"""What a session can be. The course's own list."""
MOST_SESSIONS = 28
"""The most sessions in a week: four every day. The course's own limit."""

_LISTS = (list, tuple)
_ALLOWED = {
    "day": f"1–{DAYS_IN_A_WEEK}",
    "kind": ", ".join(KINDS),
    "minutes": f"> 0, ≤ {LONGEST_SESSION_MIN}",
    "rpe": f"> 0, ≤ {HARDEST_RPE}",
}


@dataclass(frozen=True)
class Session:
    """One session of a plan.

    Parameters
    ----------
    week : the week of the plan, counted from 1
    day : the day of the week, 1 (Monday) to 7
    kind : one of ``KINDS``
    minutes : its length [min], above 0, at most 600
    rpe : how hard it is to be on the CR-10 scale [–], above 0, at most 10

    >>> Session(2, 3, "walk", 30, 4).date, Session(2, 3, "walk", 30, 4).load
    (10, 120)
    """

    week: int
    day: int
    kind: str
    minutes: float
    rpe: float

    @property
    def date(self) -> int:
        """The day of the plan, counted from 1 (the Monday of week 1)."""
        return DAYS_IN_A_WEEK * (self.week - 1) + self.day

    @property
    def load(self) -> float:
        """The session-RPE load [AU] (``foster2001srpe``)."""
        return session_load(self.rpe, self.minutes)


def sessions_of(plan: object) -> tuple[list[list[Session]], list[Breach]]:
    """Return the sessions week by week, or none and why: the first fault of form, or every gap.

    >>> weeks, faults = sessions_of([[{"day": 1, "kind": "walk", "minutes": 30, "rpe": 4}], None])
    >>> weeks, [fault.week for fault in faults]
    ([], [2])
    """
    fault = _first_fault(plan)
    if fault:
        return [], [fault]
    weeks: Sequence[Any] = plan  # type: ignore[assignment]
    gaps = [breach_of(PlanRule.MISSING, number) for number, week in enumerate(weeks, 1) if _has_gap(week)]
    if gaps:
        return [], gaps
    return [[Session(number, **session) for session in week] for number, week in enumerate(weeks, 1)], []


def _first_fault(plan: Any) -> Breach | None:
    if type(plan) not in _LISTS or not 1 <= len(plan) <= MOST_WEEKS:
        return breach_of(PlanRule.PLAN_FORM)
    for number, week in enumerate(plan, 1):
        if week is None:
            continue
        if type(week) not in _LISTS or len(week) > MOST_SESSIONS:
            return breach_of(PlanRule.WEEK_FORM, number)
        for place, session in enumerate(week, 1):
            fault = _session_fault(session, number, place)
            if fault:
                return fault
    return breach_of(PlanRule.PLAN_FORM) if all(week is not None and not week for week in plan) else None


def _session_fault(session: Any, week: int, place: int) -> Breach | None:
    if (
        type(session) is not dict
        or any(type(key) is not str for key in session)
        or set(session) != set(_ALLOWED)
    ):
        return breach_of(PlanRule.SESSION_FORM, week, session=place)
    for name, possible in _possible(session).items():
        if not possible:
            return breach_of(PlanRule.VALUE_FORM, week, session=place, name=name, allowed=_ALLOWED[name])
    return None


def _possible(session: Mapping[str, Any]) -> dict[str, bool]:
    return {
        "day": type(session["day"]) is int and 1 <= session["day"] <= DAYS_IN_A_WEEK,
        "kind": type(session["kind"]) is str and session["kind"] in KINDS,
        "minutes": _amount(session["minutes"], LONGEST_SESSION_MIN),
        "rpe": _amount(session["rpe"], HARDEST_RPE),
    }


def _amount(value: Any, most: float) -> bool:
    return value is None or (type(value) in (int, float) and holds(value, 0, most, above=True))


def _has_gap(week: Sequence[Mapping[str, Any]] | None) -> bool:
    return week is None or any(session["minutes"] is None or session["rpe"] is None for session in week)
