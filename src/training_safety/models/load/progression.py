"""Weekly load that grows: linear and geometric progression, deload weeks, a ceiling, volume load.

The numbers describe a plan. No trial supports a particular growth, deload interval or deload share,
and the one randomised trial of the 10 % habit found no fewer injuries (``buist2008gronorun``). The
principle that load should rise gradually is consensus (``soligard2016ioc``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf, isfinite, log, log1p

from training_safety.models.limits import LARGEST_LOAD, holds
from training_safety.models.reasons import Reason

# The two limits below are the calculator's own, so that a curve cannot run away. They come from no
# study and say nothing about what a body tolerates.
MOST_GROWTH = 0.5
"""The largest growth from one week to the next, as a share of the load (of the start load if linear)."""
MOST_WEEKS = 52
"""The longest plan: one year."""


def linear_progression(
    start: float,
    step: float,
    weeks: int,
    deload_every: int | None = None,
    deload_share: float = 0.6,
    ceiling: float | None = None,
) -> list[float]:
    """Return the load of each week when every ordinary week adds the same amount.

    Symbol: L_n [AU] (F8)

    Ordinary week number *n* is ``start + (n − 1) · step``, never above ``ceiling``. Every
    ``deload_every``-th week is ``deload_share`` of the latest ordinary week and does not advance the
    progression. Once the ceiling is reached, all later ordinary weeks stay at it.

    Parameters
    ----------
    start : load of week 1 [min, AU or kg a week], above 0, at most 1 000 000
    step : what each ordinary week adds [same unit], 0 to half of ``start``
    weeks : length of the plan [weeks], 1 to 52
    deload_every : 2 to 52 [weeks], or None for no deload weeks
    deload_share : load of a deload week as a share of the latest ordinary week, above 0, at most 1
    ceiling : the largest load the plan may reach [same unit], at least ``start``, or None

    Raises
    ------
    ValueError : if an argument is outside its range or a week would exceed 1 000 000

    Limits: practice, not evidence; principle ``soligard2016ioc``, limits ``buist2008gronorun``.

    >>> linear_progression(1000, 50, 12)[-1]
    1550.0
    """
    _check_start(start)
    if not holds(step, 0, MOST_GROWTH * start):
        raise ValueError(
            f"step is {step!r}; give a number from 0 to {MOST_GROWTH * start:g}, half of the start load. "
            "To go down, plan from a lower start."
        )
    return _weekly_loads(
        lambda steps: start + steps * step, start, weeks, deload_every, deload_share, ceiling
    )


def geometric_progression(
    start: float,
    rate: float,
    weeks: int,
    deload_every: int | None = None,
    deload_share: float = 0.6,
    ceiling: float | None = None,
) -> list[float]:
    """Return the load of each week when every ordinary week grows by the same share.

    Symbol: L_n [AU] (F8)

    Ordinary week number *n* is ``start · (1 + rate)^(n − 1)``, never above ``ceiling``. Deload weeks
    and the ceiling work as in ``linear_progression``.

    Parameters
    ----------
    start : load of week 1 [min, AU or kg a week], above 0, at most 1 000 000
    rate : growth per ordinary week as a share (0.05 is 5 %), 0 to 0.5
    weeks : length of the plan [weeks], 1 to 52
    deload_every : 2 to 52 [weeks], or None for no deload weeks
    deload_share : load of a deload week as a share of the latest ordinary week, above 0, at most 1
    ceiling : the largest load the plan may reach [same unit], at least ``start``, or None

    Raises
    ------
    ValueError : if an argument is outside its range or a week would exceed 1 000 000

    Limits: practice, not evidence; principle ``soligard2016ioc``, limits ``buist2008gronorun``.

    >>> [round(load, 1) for load in geometric_progression(1000, 0.05, 5, deload_every=4)]
    [1000.0, 1050.0, 1102.5, 661.5, 1157.6]
    """
    _check_start(start)
    _check_rate(rate)
    return _weekly_loads(
        lambda steps: start * (1 + rate) ** steps, start, weeks, deload_every, deload_share, ceiling
    )


def deload_weeks(weeks: int, deload_every: int | None) -> list[int]:
    """Return the numbers of the deload weeks in a plan of ``weeks`` weeks, counted from 1.

    Raises ``ValueError`` if ``weeks`` is not 1 to 52, or ``deload_every`` neither None nor 2 to 52.
    Limits: practice; no trial supports a particular interval.

    Symbol: k [weeks] (F8)

    >>> deload_weeks(12, 4)
    [4, 8, 12]
    """
    _check_weeks(weeks)
    _check_deload_every(deload_every)
    return [] if deload_every is None else list(range(deload_every, weeks + 1, deload_every))


def ceiling_week(loads: list[float], ceiling: float | None) -> int | None:
    """Return the number of the first week that lies at the ceiling, or None if the plan never does.

    Symbol: n_max [weeks] (F8)

    >>> ceiling_week(geometric_progression(100, 0.1, 6, ceiling=120), 120)
    3
    """
    if ceiling is None:
        return None
    return next((week for week, load in enumerate(loads, start=1) if load >= ceiling), None)


@dataclass(frozen=True)
class DoublingTime:
    """How long a load that grows by ``rate``, a share a week, takes to double.

    Symbol: T_2 [weeks] (F8)

    >>> DoublingTime(0).reason.key
    'no_growth'
    """

    rate: float

    @property
    def weeks(self) -> float | None:
        """ln 2 / ln(1 + rate) [ordinary weeks], or None for a load that does not grow."""
        weeks = log(2) / log1p(self.rate) if self.rate > 0 else inf
        return weeks if isfinite(weeks) else None  # a growth next to nothing

    @property
    def reason(self) -> Reason | None:
        """Why there is no time, or None if there is one."""
        return Reason.NO_GROWTH if self.weeks is None else None


def doubling_time(rate: float) -> DoublingTime:
    """Return how many ordinary weeks a geometric growth takes to double the load [weeks].

    A load that does not grow never doubles: no time for 0, nor for a growth next to nothing.

    Symbol: T_2 [weeks] (F8)

    Parameters
    ----------
    rate : growth per ordinary week as a share (0.05 is 5 %), 0 to 0.5

    Raises
    ------
    ValueError : if it is no number or outside its range

    Source: arithmetic. Limits: deload weeks come on top, and no body grows for ever.

    >>> round(doubling_time(0.10).weeks, 1)
    7.3
    """
    _check_rate(rate)
    return DoublingTime(rate)


def volume_load(sets: int, reps: int, load_kg: float) -> float:
    """Return the volume load of one exercise, sets × repetitions × load [kg].

    It cannot be compared between exercises, nor with body-weight work.

    Symbol: VL [kg] (F8)

    Parameters
    ----------
    sets : whole number, 1 to 100
    reps : repetitions in each set, whole number, 1 to 1000
    load_kg : the weight [kg], above 0, at most 1000

    Raises
    ------
    ValueError : if an argument is outside its range

    >>> volume_load(3, 8, 60)
    1440
    """
    if not holds(sets, 1, 100, whole=True):
        raise ValueError(f"sets is {sets!r}; give a whole number from 1 to 100.")
    if not holds(reps, 1, 1000, whole=True):
        raise ValueError(f"reps is {reps!r}; give a whole number from 1 to 1000.")
    if not holds(load_kg, 0, 1000, above=True):
        raise ValueError(
            f"load_kg is {load_kg!r}; give the weight in kg, above 0 and at most 1000. "
            "Body-weight work has no volume load: count its repetitions instead."
        )
    return sets * reps * load_kg


def _weekly_loads(
    grown: Callable[[int], float],
    start: float,
    weeks: int,
    deload_every: int | None,
    deload_share: float,
    ceiling: float | None,
) -> list[float]:
    """Return the loads of the weeks; ``grown(steps)`` is the load after that many steps, uncapped."""
    deloads = deload_weeks(weeks, deload_every)
    if not holds(deload_share, 0, 1, above=True):
        raise ValueError(
            f"deload_share is {deload_share!r}; give a share above 0 and at most 1, such as 0.6 for 60 %."
        )
    if ceiling is not None and not holds(ceiling, start, LARGEST_LOAD):
        raise ValueError(
            f"ceiling is {ceiling!r}; give a number from the start load ({start:g}) to {LARGEST_LOAD:,.0f}, "
            "or None for no ceiling."
        )
    loads: list[float] = []
    steps, latest = 0, float(start)
    for week in range(1, weeks + 1):
        if week in deloads:
            loads.append(deload_share * latest)
            continue
        latest = grown(steps) if ceiling is None else min(grown(steps), float(ceiling))
        if latest > LARGEST_LOAD:
            raise ValueError(
                f"weeks is {weeks}, but week {week} would already be {latest:,.0f}, "
                f"above {LARGEST_LOAD:,.0f}. Set a ceiling, grow less or plan fewer weeks."
            )
        loads.append(float(latest))
        steps += 1
    return loads


def _check_start(start: float) -> None:
    if not holds(start, 0, LARGEST_LOAD, above=True):
        raise ValueError(
            f"start is {start!r}; give the load of an ordinary week now, "
            f"above 0 and at most {LARGEST_LOAD:,.0f}."
        )


def _check_rate(rate: float) -> None:
    if not holds(rate, 0, MOST_GROWTH):
        raise ValueError(
            f"rate is {rate!r}; give a share from 0 to {MOST_GROWTH} a week, such as 0.05 for 5 %. "
            "To go down, plan from a lower start."
        )


def _check_weeks(weeks: int) -> None:
    if not holds(weeks, 1, MOST_WEEKS, whole=True):
        raise ValueError(f"weeks is {weeks!r}; give a whole number from 1 to {MOST_WEEKS}.")


def _check_deload_every(deload_every: int | None) -> None:
    if deload_every is not None and not holds(deload_every, 2, MOST_WEEKS, whole=True):
        raise ValueError(
            f"deload_every is {deload_every!r}; give a whole number from 2 to {MOST_WEEKS}, "
            "or None for no deload weeks."
        )
