"""Training load: one session, one week, the change from week to week, and the single-session spike.

The numbers describe what was done. The same load can mean very different things, and none of them
measures the load on the back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

DAYS_IN_A_WEEK = 7
HARDEST_RPE = 10
"""The top of the CR-10 scale (``foster2001srpe``)."""
LONGEST_SESSION_MIN = 600
"""The longest session that session-RPE is asked about here [min]; the calculator's own limit."""


def session_load(rpe: float, duration_min: float) -> float:
    """Return the session-RPE training load, rpe × duration [AU, arbitrary units].

    The same number can be a long easy session or a short hard one, and it depends on whether rests
    count. Decide once whether the warm-up is included, and keep to it.

    Parameters
    ----------
    rpe : how hard the whole session was on the CR-10 scale, asked about 30 min afterwards, 0 to 10
    duration_min : length of the session including the warm-up [min], 0 to 600

    Raises
    ------
    ValueError : if an argument is outside its range

    Source: ``foster2001srpe``.

    >>> session_load(7, 60)
    420
    """
    if not 0 <= rpe <= HARDEST_RPE:
        raise ValueError(f"rpe is {rpe}; give a number from 0 (rest) to {HARDEST_RPE} (as hard as possible).")
    if not 0 <= duration_min <= LONGEST_SESSION_MIN:
        raise ValueError(
            f"duration_min is {duration_min}; give the minutes of one session, 0 to {LONGEST_SESSION_MIN}."
        )
    return rpe * duration_min


@dataclass(frozen=True)
class WeeklyLoad:
    """The load of one week, Monday to Sunday, and how much of it was logged."""

    daily_loads: tuple[float | None, ...]

    @property
    def missing_days(self) -> tuple[int, ...]:
        """The days that were not logged, counted from 1 (Monday)."""
        return tuple(day for day, load in enumerate(self.daily_loads, start=1) if load is None)

    @property
    def logged(self) -> float:
        """The sum of the days that were logged [same unit]; less than the week if days are missing."""
        return sum(load for load in self.daily_loads if load is not None)

    @property
    def total(self) -> float | None:
        """The load of the week [same unit], or None if a day was not logged: missing is not zero."""
        return None if self.missing_days else self.logged

    @property
    def mean(self) -> float | None:
        """The mean load a day [same unit], rest days included, or None if a day was not logged."""
        return None if self.total is None else self.total / DAYS_IN_A_WEEK

    @property
    def reason(self) -> str | None:
        """Why there is no total, in one sentence, or None if there is one."""
        if not self.missing_days:
            return None
        days = ", ".join(str(day) for day in self.missing_days)
        return f"Day {days} of the week was not logged, so the week has no total. A rest day is 0."


def weekly_load(daily_loads: Sequence[float | None]) -> WeeklyLoad:
    """Return the load of one week from its seven days, Monday to Sunday.

    A rest day is 0. A day that was not logged is None, and then the week has no total, only what was
    logged: a gap is shown as a gap.

    Raises ``ValueError`` unless there are seven days, each None or a finite number from 0 up.

    >>> weekly_load([420, 0, 300, 0, 480, 180, 0]).total
    1380
    >>> weekly_load([420, 0, None, 0, 480, 180, 0]).reason
    'Day 3 of the week was not logged, so the week has no total. A rest day is 0.'
    """
    if len(daily_loads) != DAYS_IN_A_WEEK:
        raise ValueError(
            f"daily_loads has {len(daily_loads)} days; give {DAYS_IN_A_WEEK}, Monday to Sunday, "
            "with 0 for a rest day and None for a day that was not logged."
        )
    for load in daily_loads:
        _check_load("daily_loads", load)
    return WeeklyLoad(tuple(daily_loads))


def percent_change(previous: float | None, current: float | None) -> float | None:
    """Return the change from one week to the next [%], 100 · (current − previous) / previous.

    None where there is nothing to compare with: the previous week is 0 (a new start), or a week was
    not logged. A per cent of a small number is soon large.

    Raises ``ValueError`` for a negative or infinite load.

    Limits: in runners, week-to-week change was not related to injury (``frandsen2025spike``), and
    the evidence is weak and mixed (``damsted2018change``).

    >>> percent_change(1000, 1500)
    50.0
    """
    _check_load("previous", previous)
    _check_load("current", current)
    if previous is None or current is None or previous == 0:
        return None
    return 100 * (current - previous) / previous


@dataclass(frozen=True)
class SpikeBand:
    """What the cohort found for sessions of one size, relative to the longest of the last 30 days.

    ``above`` and ``up_to`` are ratios; ``up_to`` is None for the top band. The hazard rate ratio
    compares with runners whose session was at most 10 % longer; ``low`` and ``high`` are its 95 %
    confidence interval.
    """

    above: float
    up_to: float | None
    hazard_rate_ratio: float
    low: float
    high: float


SPIKE_BANDS = (
    SpikeBand(1.10, 1.30, 1.64, 1.31, 2.05),
    SpikeBand(1.30, 2.00, 1.52, 1.16, 2.00),
    SpikeBand(2.00, None, 2.28, 1.50, 3.48),
)
"""5205 adult runners, distance of a run, self-reported overuse injury, observational
(``frandsen2025spike``). Untested for lifting and for back pain: a description, not a limit."""


@dataclass(frozen=True)
class SessionSpike:
    """One session beside the longest of the last 30 days."""

    session: float
    longest: float | None

    @property
    def ratio(self) -> float | None:
        """session / longest, or None if there is no session to compare with."""
        return None if self.longest is None or self.longest == 0 else self.session / self.longest

    @property
    def percent_over(self) -> float | None:
        """How much larger the session is than the longest [%], negative if smaller, or None."""
        return percent_change(self.longest, self.session)

    @property
    def band(self) -> SpikeBand | None:
        """The cohort's band, or None in its reference group (at most 10 % longer) or without a ratio."""
        if self.ratio is None:
            return None
        ratio = round(self.ratio, 9)  # 12.1 / 11 is a hair above 1.1 in binary
        return next((band for band in reversed(SPIKE_BANDS) if ratio > band.above), None)

    @property
    def reason(self) -> str | None:
        """Why there is no ratio, in one sentence, or None if there is one."""
        if self.ratio is not None:
            return None
        return "There was no session in the last 30 days to compare with: a new start."


def session_spike(session: float, last_30_days: Sequence[float | None]) -> SessionSpike:
    """Return one session's load beside the largest of the previous 30 days.

    Parameters
    ----------
    session : load of the session [min, AU or kg], 0 or more
    last_30_days : loads of the sessions of the previous 30 days [same unit]; None for one that was
        not logged. If there are none, or all are 0, the ratio is undefined: a new start.

    Raises
    ------
    ValueError : for a negative or infinite load

    Source: ``frandsen2025spike``, which measured the distance of runs.

    >>> session_spike(11, [8, 5, 6]).ratio
    1.375
    """
    _check_load("session", session)
    for load in last_30_days:
        _check_load("last_30_days", load)
    return SessionSpike(session, max((load for load in last_30_days if load is not None), default=None))


def _check_load(name: str, load: float | None) -> None:
    if load is not None and not 0 <= load < float("inf"):
        raise ValueError(f"{name} holds {load}; give a load of 0 or more, or None if it was not logged.")
