"""Weekly load that grows: linear and geometric progression, deload weeks, a ceiling, volume load.

The numbers describe a plan. No trial supports a particular growth, deload interval or deload share,
and the one randomised trial of the 10 % habit found no fewer injuries (``buist2008gronorun``). The
principle that load should rise gradually is consensus (``soligard2016ioc``).
"""

from __future__ import annotations

from collections.abc import Callable
from math import log, log1p

# The three limits below are the calculator's own, so that a curve cannot run away. They come from
# no study and say nothing about what a body tolerates.
MOST_GROWTH = 0.5
"""The largest growth from one week to the next, as a share of the load (of the start load if linear)."""
MOST_WEEKS = 52
"""The longest plan: one year."""
LARGEST_LOAD = 1_000_000.0
"""The largest load of one week, in any unit."""


def linear_progression(
    start: float,
    step: float,
    weeks: int,
    deload_every: int | None = None,
    deload_share: float = 0.6,
    ceiling: float | None = None,
) -> list[float]:
    """Return the load of each week when every ordinary week adds the same amount.

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
    if not 0 <= step <= MOST_GROWTH * start:
        raise ValueError(
            f"step is {step}; give a number from 0 to {MOST_GROWTH * start:g}, half of the start load. "
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

    >>> deload_weeks(12, 4)
    [4, 8, 12]
    """
    _check_weeks(weeks)
    _check_deload_every(deload_every)
    return [] if deload_every is None else list(range(deload_every, weeks + 1, deload_every))


def ceiling_week(loads: list[float], ceiling: float | None) -> int | None:
    """Return the number of the first week that lies at the ceiling, or None if the plan never does.

    >>> ceiling_week(geometric_progression(100, 0.1, 6, ceiling=120), 120)
    3
    """
    if ceiling is None:
        return None
    return next((week for week, load in enumerate(loads, start=1) if load >= ceiling), None)


def doubling_time(rate: float) -> float | None:
    """Return how many ordinary weeks a geometric growth takes to double the load [weeks].

    ``rate`` is a share per week, 0 to 0.5. A load that does not grow never doubles: None for 0.
    Raises ``ValueError`` outside that range.

    >>> round(doubling_time(0.10), 1)
    7.3
    """
    _check_rate(rate)
    return log(2) / log1p(rate) if rate > 0 else None


def volume_load(sets: int, reps: int, load_kg: float) -> float:
    """Return the volume load of one exercise, sets × repetitions × load [kg].

    It cannot be compared between exercises, nor with body-weight work.

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
    if not isinstance(sets, int) or not 1 <= sets <= 100:
        raise ValueError(f"sets is {sets}; give a whole number from 1 to 100.")
    if not isinstance(reps, int) or not 1 <= reps <= 1000:
        raise ValueError(f"reps is {reps}; give a whole number from 1 to 1000.")
    if not 0 < load_kg <= 1000:
        raise ValueError(
            f"load_kg is {load_kg}; give the weight in kg, above 0 and at most 1000. "
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
    if not 0 < deload_share <= 1:
        raise ValueError(
            f"deload_share is {deload_share}; give a share above 0 and at most 1, such as 0.6 for 60 %."
        )
    if ceiling is not None and not start <= ceiling <= LARGEST_LOAD:
        raise ValueError(
            f"ceiling is {ceiling}; give a number from the start load ({start:g}) to {LARGEST_LOAD:,.0f}, "
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
    if not 0 < start <= LARGEST_LOAD:
        raise ValueError(
            f"start is {start}; give the load of an ordinary week now, "
            f"above 0 and at most {LARGEST_LOAD:,.0f}."
        )


def _check_rate(rate: float) -> None:
    if not 0 <= rate <= MOST_GROWTH:
        raise ValueError(
            f"rate is {rate}; give a share from 0 to {MOST_GROWTH} a week, such as 0.05 for 5 %. "
            "To go down, plan from a lower start."
        )


def _check_weeks(weeks: int) -> None:
    if not isinstance(weeks, int) or not 1 <= weeks <= MOST_WEEKS:
        raise ValueError(f"weeks is {weeks}; give a whole number from 1 to {MOST_WEEKS}.")


def _check_deload_every(deload_every: int | None) -> None:
    if deload_every is not None and (
        not isinstance(deload_every, int) or not 2 <= deload_every <= MOST_WEEKS
    ):
        raise ValueError(
            f"deload_every is {deload_every}; give a whole number from 2 to {MOST_WEEKS}, "
            "or None for no deload weeks."
        )
