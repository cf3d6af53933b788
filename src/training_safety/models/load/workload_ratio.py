"""The acute:chronic workload ratio (ACWR): a contested measure, taught here as one.

It divides what was done lately by what one is used to, and was proposed as a guide to injury risk
(``gabbett2016paradox``, ``blanch2016ready``). The criticism is the lesson:

- In the coupled form the acute week is part of the chronic month, so the two are correlated by
  construction, 0.5 for four independent weeks (``lolli2019coupling``, ``coupling_correlation``).
- A ratio removes the load itself: 20 to 10 and 2000 to 1000 are both 2. Each row here carries the
  load and both averages, to be shown beside the ratio.
- The range called a «sweet spot» came from a few data sets of elite teams; nothing shows that
  steering by it prevents injury (``impellizzeri2020acwr``, ``impellizzeri2021dismiss``,
  ``wang2020acwr``), and it was never studied for back pain.

A rest day is 0. A day that was not logged is None and is not a rest day: no average is shown for a
day whose window holds such a gap. The exponential averages have no window; for them the gap day
changes nothing inside, and the 28 days that begin with it are hidden, like the first 28 days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, log, log1p, sqrt

from training_safety.models.limits import logged_loads, within
from training_safety.models.reasons import Reason

ACUTE_DAYS = 7
CHRONIC_DAYS = 28
"""The usual windows: one week and four (``gabbett2016paradox``)."""
INITIAL_DAYS = 7
"""The exponential averages start as the mean of this many logged days; a choice made here."""
HIDDEN_DAYS = 28
"""How many days the exponential averages stay hidden at the start and from a gap; a choice made here."""
LARGEST_RATIO = 1_000_000.0
"""The largest uncoupled ratio that is converted. The calculator's own limit."""
LONGEST_AVERAGE_DAYS = 365
"""The longest time of an exponential average [days]. The calculator's own limit."""


@dataclass(frozen=True)
class WorkloadRatio:
    """One day: its load, the acute and the chronic mean load a day, and their ratio.

    ``day`` counts from 1. Loads are in one unit [AU]; what is not known is None. ``reason`` says why
    there is no ratio, and is None if there is one. Show the loads whenever the ratio is shown.

    Symbol: ACWR [–] (F5)

    >>> WorkloadRatio(28, 200, 240.0, 200.0).ratio
    1.2
    """

    day: int
    load: float | None
    acute: float | None
    chronic: float | None
    gap: Reason | None = None
    """Why an average is missing: too few days, or a day that was not logged."""

    @property
    def ratio(self) -> float | None:
        """acute / chronic [–], or None with a ``reason``.

        Symbol: ACWR [–] (F5)
        """
        if self.acute is None or self.chronic is None or self.chronic == 0:
            return None
        ratio = self.acute / self.chronic
        return ratio if isfinite(ratio) else None  # a chronic load next to nothing

    @property
    def reason(self) -> Reason | None:
        """Why there is no ratio, or None if there is one."""
        if self.ratio is not None:
            return None
        return self.gap or Reason.NEW_START


def coupled_ratios(daily_loads: Sequence[float | None]) -> tuple[WorkloadRatio, ...]:
    """Return a row for each day: the mean of its last 7 days over the mean of its last 28.

    The acute week is inside the chronic window, so the ratio is at most 4. The first ratio is on
    day 28. With a day not logged, an average is None for as long as its window holds that day.

    Symbol: ACWR_c [–] (F5)

    Parameters
    ----------
    daily_loads : loads of successive days [AU], 0 to 1 000 000, or None if the day was not logged

    Raises
    ------
    ValueError : if a load is no number or outside its range

    Sources: ``gabbett2016paradox``, ``blanch2016ready``. Limits: contested. The two averages share a
    week and are correlated by construction (``lolli2019coupling``).

    >>> last = coupled_ratios([200] * 21 + [300] * 7)[-1]
    >>> last.acute, last.chronic, round(last.ratio, 3)
    (300.0, 225.0, 1.333)
    """
    return _rolling(daily_loads, skipped=0)


def uncoupled_ratios(daily_loads: Sequence[float | None]) -> tuple[WorkloadRatio, ...]:
    """Return a row for each day: the mean of its last 7 days over the mean of the 21 before them.

    Rows, gaps and arguments are as in ``coupled_ratios``. After three weeks of rest there is nothing
    to divide by: a new start.

    Symbol: ACWR_u [–] (F5)

    Raises
    ------
    ValueError : if a load is no number or outside its range

    Source: ``lolli2019coupling``. Limits: contested. It cures the coupling and nothing else
    (``impellizzeri2020acwr``).

    >>> last = uncoupled_ratios([200] * 21 + [300] * 7)[-1]
    >>> last.acute, last.chronic, last.ratio
    (300.0, 200.0, 1.5)
    """
    return _rolling(daily_loads, skipped=ACUTE_DAYS)


def ewma_ratios(daily_loads: Sequence[float | None]) -> tuple[WorkloadRatio, ...]:
    """Return a row for each day from exponentially weighted averages of 7 and 28 days.

    ``E = λ · load + (1 − λ) · E of the day before``, with λ = 1/4 and 2/29. Both averages start, on
    the seventh logged day, as the mean of the first seven logged days. That start is arbitrary, so
    the first 28 days are hidden. A day that was not logged leaves both averages as they were, and the
    28 days that begin with it are hidden as well.

    Symbol: ACWR_E [–] (F5)

    Parameters
    ----------
    daily_loads : loads of successive days [AU], 0 to 1 000 000, or None if the day was not logged

    Raises
    ------
    ValueError : if a load is no number or outside its range

    Source: ``williams2017ewma``. Limits: contested, as every form of the ratio
    (``impellizzeri2021dismiss``). On day 29 the start still weighs 21 % in the chronic average.

    >>> last = ewma_ratios([200] * 28 + [600])[-1]
    >>> last.acute, round(last.chronic, 1), round(last.ratio, 3)
    (300.0, 227.6, 1.318)
    """
    rows: list[WorkloadRatio] = []
    first: list[float] = []
    acute = chronic = 0.0
    last_gap = 1 - HIDDEN_DAYS
    for day, load in enumerate(logged_loads("daily_loads", daily_loads), start=1):
        if load is None:
            last_gap = day
        elif len(first) < INITIAL_DAYS:
            first.append(load)
            acute = chronic = sum(first) / len(first)
        else:
            acute += ewma_weight(ACUTE_DAYS) * (load - acute)
            chronic += ewma_weight(CHRONIC_DAYS) * (load - chronic)
        if day <= HIDDEN_DAYS:
            rows.append(WorkloadRatio(day, load, None, None, Reason.TOO_FEW_DAYS))
        elif day < last_gap + HIDDEN_DAYS:
            rows.append(WorkloadRatio(day, load, None, None, Reason.DAY_NOT_LOGGED))
        else:
            rows.append(WorkloadRatio(day, load, acute, chronic))
    return tuple(rows)


def coupled_from_uncoupled(uncoupled: float) -> float:
    """Return the coupled ratio that belongs to an uncoupled one, 4u / (3 + u) [–].

    Coupling draws every ratio towards 1 and stops at 4: an uncoupled 10 is a coupled 3.08.

    Symbol: ACWR_c [–] (F5)

    Parameters
    ----------
    uncoupled : the uncoupled rolling ratio of 7 to 21 days, 0 to 1 000 000

    Raises
    ------
    ValueError : if it is no number or outside its range

    Source: ``lolli2019coupling``. Limits: an identity between two contested measures, of windows of 7
    and 28 days only.

    >>> round(coupled_from_uncoupled(1.5), 3)
    1.333
    """
    within("uncoupled", uncoupled, (0, LARGEST_RATIO))
    return 4 * uncoupled / (3 + uncoupled)


def ewma_weight(days: int) -> float:
    """Return the weight of the newest day in an exponential average, 2 / (days + 1) [–].

    Symbol: λ [–] (F5)

    Parameters
    ----------
    days : the time of the average [days], whole number, 1 to 365

    Raises
    ------
    ValueError : if it is no whole number or outside its range

    Source: ``williams2017ewma``. Limits: a convention; no study supports this link of days to weight.

    >>> ewma_weight(7)
    0.25
    """
    within("days", days, (1, LONGEST_AVERAGE_DAYS), whole=True)
    return 2 / (days + 1)


def ewma_half_life(days: int) -> float:
    """Return after how many days a load has lost half its weight in the average [days].

    It is ln 2 / −ln(1 − λ), far shorter than the average's name: 2.4 days for 7, 9.7 for 28.

    Symbol: t_½ [d] (F5)

    Parameters
    ----------
    days : the time of the average [days], whole number, 2 to 365

    Raises
    ------
    ValueError : if it is no whole number or outside its range

    Source: ``williams2017ewma``. Limits: describes the arithmetic, not how a body forgets training.

    >>> round(ewma_half_life(28), 2)
    9.7
    """
    within("days", days, (2, LONGEST_AVERAGE_DAYS), whole=True)
    return -log(2) / log1p(-ewma_weight(days))


def coupling_correlation(weeks: int = 4) -> float:
    """Return how strongly a week correlates with a mean that contains it, by construction [–].

    For independent weeks that vary equally it is 1 / √weeks, though nothing connects the weeks.

    Symbol: r [–] (F5)

    Parameters
    ----------
    weeks : weeks in the chronic window, the acute one included, whole number, 1 to 52

    Raises
    ------
    ValueError : if it is no whole number or outside its range

    Source: ``lolli2019coupling``. Limits: real weeks are neither independent nor equally variable.

    >>> coupling_correlation(4)
    0.5
    """
    within("weeks", weeks, (1, 52), whole=True)
    return 1 / sqrt(weeks)


def _rolling(daily_loads: Sequence[float | None], skipped: int) -> tuple[WorkloadRatio, ...]:
    """Return the rows of a rolling ratio; ``skipped`` days are left out of the chronic window."""
    loads = logged_loads("daily_loads", daily_loads)
    rows = []
    for day, load in enumerate(loads, start=1):
        acute = _mean(loads, day - ACUTE_DAYS, day)
        chronic = _mean(loads, day - CHRONIC_DAYS, day - skipped)
        gap = None
        if day < CHRONIC_DAYS:
            gap = Reason.TOO_FEW_DAYS
        elif acute is None or chronic is None:
            gap = Reason.DAY_NOT_LOGGED
        rows.append(WorkloadRatio(day, load, acute, chronic, gap))
    return tuple(rows)


def _mean(loads: Sequence[float | None], start: int, end: int) -> float | None:
    """Return the mean of the days from ``start`` to before ``end``, or None unless all are known."""
    known = [load for load in loads[max(start, 0) : end] if load is not None]
    return sum(known) / len(known) if len(known) == end - start else None
