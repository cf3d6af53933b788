"""Training load: one session, one week, the change from week to week, and the single-session spike.

The numbers describe what was done. The same load can mean very different things, and none of them
measures the load on the back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from training_safety.models.limits import LARGEST_LOAD, logged_loads, within
from training_safety.models.reasons import Reason

DAYS_IN_A_WEEK = 7
HARDEST_RPE = 10
"""The top of the CR-10 scale (``foster2001srpe``)."""
LONGEST_SESSION_MIN = 600
"""The longest session that session-RPE is asked about here [min]; the calculator's own limit."""


def session_load(rpe: float, duration_min: float) -> float:
    """Return the session-RPE training load, rpe × duration [AU, arbitrary units].

    The same number can be a long easy session or a short hard one, and it depends on whether rests
    count. Decide once whether the warm-up is included, and keep to it.

    Symbol: L [AU] (F1)

    Parameters
    ----------
    rpe : how hard the whole session was on the CR-10 scale, asked about 30 min afterwards, 0 to 10
    duration_min : length of the session including the warm-up [min], 0 to 600

    Raises
    ------
    ValueError : if an argument is no number or outside its range

    Source: ``foster2001srpe``.

    >>> session_load(7, 60)
    420
    """
    within("rpe", rpe, (0, HARDEST_RPE), advice="0 is rest, 10 is as hard as possible.")
    within("duration_min", duration_min, (0, LONGEST_SESSION_MIN), "min", "Give the length of one session.")
    return rpe * duration_min


@dataclass(frozen=True)
class WeeklyLoad:
    """The load of one week, Monday to Sunday, and how much of it was logged.

    Symbol: W [AU] (F2)

    >>> week = WeeklyLoad((420, 0, None, 0, 480, 180, 0))
    >>> week.logged, week.total, week.missing_days
    (1080, None, (3,))
    """

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
    def reason(self) -> Reason | None:
        """Why there is no total, or None if there is one. ``missing_days`` says which days."""
        return Reason.DAY_NOT_LOGGED if self.missing_days else None


def weekly_load(daily_loads: Sequence[float | None]) -> WeeklyLoad:
    """Return the load of one week from its seven days, Monday to Sunday.

    A rest day is 0. A day that was not logged is None, and then the week has no total, only what was
    logged: a gap is shown as a gap.

    Symbol: W [AU] (F2)

    Parameters
    ----------
    daily_loads : seven loads [min, AU or kg], each 0 to 1 000 000, or None if it was not logged

    Raises
    ------
    ValueError : unless there are seven days, each None or within its range

    Source: ``foster2001srpe``. Limits: the sum hides how the load was spread over the days.

    >>> weekly_load([420, 0, 300, 0, 480, 180, 0]).total
    1380
    >>> weekly_load([420, 0, None, 0, 480, 180, 0]).reason.key
    'day_not_logged'
    """
    days = logged_loads("daily_loads", daily_loads)
    if len(days) != DAYS_IN_A_WEEK:
        raise ValueError(
            f"daily_loads has {len(days)} days; give {DAYS_IN_A_WEEK}, Monday to Sunday, "
            "with 0 for a rest day and None for a day that was not logged."
        )
    return WeeklyLoad(days)


@dataclass(frozen=True)
class PercentChange:
    """The change from one load to the next; None is a load that is not known.

    Symbol: Δ [%] (F4)

    >>> PercentChange(1000, 1500).percent
    50.0
    """

    previous: float | None
    current: float | None

    @property
    def percent(self) -> float | None:
        """100 · (current − previous) / previous [%], or None where there is nothing to compare with."""
        if self.previous is None or self.current is None or self.previous == 0:
            return None
        percent = 100 * (self.current - self.previous) / self.previous
        return percent if isfinite(percent) else None  # a previous load next to nothing

    @property
    def reason(self) -> Reason | None:
        """Why there is no per cent: a day that was not logged, or a new start after no load."""
        if self.percent is not None:
            return None
        unknown = self.previous is None or self.current is None
        return Reason.DAY_NOT_LOGGED if unknown else Reason.NEW_START


def percent_change(previous: float | None, current: float | None) -> PercentChange:
    """Return the change from one week to the next [%], 100 · (current − previous) / previous.

    It has no value where there is nothing to compare with: the previous week is 0 (a new start), or
    a week has no total because a day was not logged.

    Symbol: Δ [%] (F4)

    Parameters
    ----------
    previous, current : load of each week [same unit], 0 to 1 000 000, or None if it is not known

    Raises
    ------
    ValueError : if a load is no number or outside its range

    Sources: ``buist2008gronorun``, ``damsted2018change``. Limits: keeping to 10 % a week did not
    lower the number of injuries in its randomised trial, and a per cent of a small number is soon large.

    >>> percent_change(1000, 1500).percent
    50.0
    >>> percent_change(0, 500).reason.key
    'new_start'
    """
    logged_loads("previous", [previous])
    logged_loads("current", [current])
    return PercentChange(previous, current)


@dataclass(frozen=True)
class SpikeBand:
    """What the cohort found for sessions of one size, relative to the longest of the last 30 days.

    ``above`` and ``up_to`` are ratios; ``up_to`` is None for the top band. The hazard rate ratio
    compares with runners whose session was at most 10 % longer; ``low`` and ``high`` are its 95 %
    confidence interval.

    Symbol: HRR [–] (F4)

    >>> SPIKE_BANDS[0].hazard_rate_ratio
    1.64
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
    """One session beside the longest of the last 30 days.

    Symbol: ρ [–] (F4)

    >>> SessionSpike(session=11, longest=8).percent_over
    37.5
    """

    session: float
    longest: float | None

    @property
    def ratio(self) -> float | None:
        """session / longest, or None if there is no session to compare with."""
        if self.longest is None or self.percent_over is None:
            return None
        return self.session / self.longest

    @property
    def percent_over(self) -> float | None:
        """How much larger the session is than the longest [%], negative if smaller, or None."""
        return PercentChange(self.longest, self.session).percent

    @property
    def band(self) -> SpikeBand | None:
        """The cohort's band, or None in its reference group (at most 10 % longer) or without a ratio."""
        if self.ratio is None:
            return None
        ratio = round(self.ratio, 9)  # 12.1 / 11 is a hair above 1.1 in binary
        return next((band for band in reversed(SPIKE_BANDS) if ratio > band.above), None)

    @property
    def reason(self) -> Reason | None:
        """Why there is no ratio, or None if there is one."""
        return Reason.NEW_START if self.ratio is None else None


def session_spike(session: float, last_30_days: Sequence[float | None]) -> SessionSpike:
    """Return one session's load beside the largest of the previous 30 days.

    Symbol: ρ [–] (F4)

    Parameters
    ----------
    session : load of the session [min, AU or kg], 0 to 1 000 000
    last_30_days : loads of the sessions of the previous 30 days [same unit]; None for one that was
        not logged. If there are none, or all are 0, the ratio is undefined: a new start.

    Raises
    ------
    ValueError : if a load is no number or outside its range

    Source: ``frandsen2025spike``, which measured the distance of runs. Limits: observational,
    self-reported injuries; whether it carries over from running to lifting is untested.

    >>> session_spike(11, [8, 5, 6]).ratio
    1.375
    """
    within("session", session, (0, LARGEST_LOAD))
    loads = logged_loads("last_30_days", last_30_days)
    return SessionSpike(session, max((load for load in loads if load is not None), default=None))
