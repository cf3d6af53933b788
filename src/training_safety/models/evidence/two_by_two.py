"""Two groups and an outcome: the 2×2 table, an estimate with its interval, and the score intervals.

A score interval asks which true values would leave the counts unsurprising. Unlike the simple
intervals it stays inside what is possible, and it has limits even where a group had no events.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from math import sqrt
from sys import float_info

from training_safety.models.limits import holds, within
from training_safety.models.reasons import Reason

Z_95 = 1.96
"""The standard normal value that leaves 2.5 % above it, as rounded in textbooks (``altman1998nnt``)."""
SMALL_COUNT = 5
"""A table with a cell below this is taken by score methods; a convention (``altman1998nnt``)."""
LARGEST_GROUP = 1_000_000
"""The largest group that is worked with; the calculator's own limit."""
HALVINGS = 200
"""More than enough to come down to neighbouring floating-point numbers."""


@dataclass(frozen=True)
class TwoByTwo:
    """People with and without the outcome, in a treated (or exposed) group and a control group.

    Symbol: a, n₁, c, n₀ [–] (F13)

    Parameters
    ----------
    events_treated : how many of the treated had the outcome, whole number, 0 to ``treated``
    treated : size of the treated group, whole number, 1 to 1 000 000
    events_control : how many of the controls had the outcome, whole number, 0 to ``control``
    control : size of the control group, whole number, 1 to 1 000 000

    Raises
    ------
    ValueError : if a count is no whole number or outside its range

    >>> TwoByTwo(22, 100, 40, 100).cells
    (22, 78, 40, 60)
    """

    events_treated: int
    treated: int
    events_control: int
    control: int

    def __post_init__(self) -> None:
        """Refuse what is no table."""
        _check_group("events_treated", self.events_treated, "treated", self.treated)
        _check_group("events_control", self.events_control, "control", self.control)

    @property
    def cells(self) -> tuple[int, int, int, int]:
        """Treated with and without the outcome, then controls with and without it."""
        a, n1, c, n0 = self.events_treated, self.treated, self.events_control, self.control
        return a, n1 - a, c, n0 - c

    @property
    def risks(self) -> tuple[float, float]:
        """The share with the outcome among the treated and among the controls [–, 0 to 1]."""
        return self.events_treated / self.treated, self.events_control / self.control

    @property
    def small_counts(self) -> bool:
        """Whether a cell is below 5, so that the simple intervals cannot be trusted."""
        return min(self.cells) < SMALL_COUNT


class IntervalMethod(Enum):
    """How an interval was made. ``value`` is the same in Python and in JavaScript.

    Symbol: CI [–] (F13)

    >>> IntervalMethod.SCORE.value
    'score'
    """

    SIMPLE = "simple"
    """Estimate ± 1.96 standard errors, on the log scale for a ratio; every cell is 5 or more."""
    SCORE = "score"
    """A cell is below 5: Newcombe's interval for a difference, the score interval for a ratio."""


@dataclass(frozen=True)
class Estimate:
    """A quantity with its 95 % interval, or why it has none.

    Symbol: θ (95 % CI) [–] (F13)

    ``value`` is None exactly when ``reason`` says why. ``low`` and ``high`` are both None if no
    interval is known. Raises ``ValueError`` for a number that is not finite, half an interval, or an
    interval that does not hold the value.

    >>> Estimate(0.55, 0.41, 0.74).reason is None
    True
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    method: IntervalMethod | None = None
    reason: Reason | None = None

    def __post_init__(self) -> None:
        """Refuse what is no estimate."""
        value, low, high = self.value, self.low, self.high
        for name, number in (("value", value), ("low", low), ("high", high)):
            if number is not None and not holds(number, -float_info.max, float_info.max):
                raise ValueError(f"{name} is {number!r}; give a finite number, or None.")
        if (value is None) == (self.reason is None):
            raise ValueError(f"value is {value!r}; give a number, or else None and a reason.")
        if (low is None) != (high is None) or (value is None and low is not None):
            raise ValueError(f"low is {low!r} and high is {high!r}; give both beside a value, or none.")
        if value is not None and low is not None and high is not None and not low <= value <= high:
            raise ValueError(f"value is {value!r}; give a number from low ({low!r}) to high ({high!r}).")


def wilson_interval(events: int, size: int) -> tuple[float, float]:
    """Return the 95 % score interval of one group's risk [–, 0 to 1].

    Symbol: l, u [–] (F13)

    Parameters
    ----------
    events : how many had the outcome, whole number, 0 to ``size``
    size : size of the group, whole number, 1 to 1 000 000

    Raises
    ------
    ValueError : if a count is no whole number or outside its range

    Source: ``wilson1927inference``.

    Limits: it counts chance only, not bias.

    >>> [round(limit, 3) for limit in wilson_interval(0, 10)]
    [0.0, 0.278]
    """
    _check_group("events", events, "size", size)
    risk, square = events / size, Z_95**2
    middle = (risk + square / (2 * size)) / (1 + square / size)
    half = Z_95 * sqrt(risk * (1 - risk) / size + square / (4 * size**2)) / (1 + square / size)
    return (0.0 if events == 0 else middle - half, 1.0 if events == size else middle + half)


def newcombe_interval(table: TwoByTwo) -> tuple[float, float]:
    """Return the 95 % interval of the risk difference, control − treated [–, −1 to 1].

    It joins the two Wilson intervals. Source: ``newcombe1998difference`` (its method 10).

    Symbol: ARR [–] (F13)

    Limits: chance only; a little wide when both groups have no events.

    >>> [round(limit, 3) for limit in newcombe_interval(TwoByTwo(1, 34, 7, 34))]
    [0.019, 0.34]
    """
    treated, control = table.risks
    low_treated, high_treated = wilson_interval(table.events_treated, table.treated)
    low_control, high_control = wilson_interval(table.events_control, table.control)
    difference = control - treated
    below = sqrt((control - low_control) ** 2 + (high_treated - treated) ** 2)
    above = sqrt((high_control - control) ** 2 + (treated - low_treated) ** 2)
    return max(-1.0, difference - below), min(1.0, difference + above)


def koopman_interval(table: TwoByTwo) -> tuple[float, float]:
    """Return the 95 % score interval of the relative risk, treated / control [–, 0 up].

    Raises ``ValueError`` if the control group had no events: then there is no relative risk.
    Source: ``koopman1984ratio``.

    Symbol: RR [–] (F13)

    Limits: chance only; very wide with few events, and rightly so.

    >>> [round(limit, 2) for limit in koopman_interval(TwoByTwo(7, 34, 1, 34))]
    [1.22, 42.58]
    """
    a, n1, c, n0 = table.events_treated, table.treated, table.events_control, table.control
    if c == 0:
        raise ValueError("events_control is 0; give a table with an event in the control group.")

    def statistic(ratio: float) -> float:
        # The likeliest risk among the controls if the true relative risk is `ratio`.
        linear = ratio * (n1 + c) + a + n0
        root = sqrt(max(0.0, linear**2 - 4 * ratio * (n1 + n0) * (a + c)))
        risk = 2 * (a + c) / (linear + root)
        variance = ratio * risk * (1 - ratio * risk) / n1 + ratio**2 * risk * (1 - risk) / n0
        return float((a / n1 - ratio * c / n0) ** 2 / variance)

    seen = a * n0 / (n1 * c)
    beyond = 2 * seen + 1
    while statistic(beyond) < Z_95**2:
        beyond *= 2
    return (0.0 if a == 0 else _crossing(statistic, seen, 0)), _crossing(statistic, seen, beyond)


def cornfield_interval(table: TwoByTwo) -> tuple[float, float]:
    """Return the 95 % score interval of the odds ratio, treated / control [–, 0 up].

    Without continuity correction. Raises ``ValueError`` if all the treated or none of the controls
    had the outcome: then there is no odds ratio. Source: ``cornfield1956retrospective``.

    Symbol: OR [–] (F13)

    Limits: chance only; very wide with few events, and rightly so.

    >>> [round(limit, 2) for limit in cornfield_interval(TwoByTwo(0, 16, 15, 72))]
    [0.0, 0.95]
    """
    a, b, c, d = table.cells
    if b == 0 or c == 0:
        raise ValueError(
            f"the table has {b} treated without and {c} controls with the outcome; give one of each or more."
        )

    def statistic(moved: float) -> float:
        return moved**2 * (1 / (a + moved) + 1 / (b - moved) + 1 / (c - moved) + 1 / (d + moved))

    def odds_ratio(moved: float) -> float:
        return (a + moved) * (d + moved) / ((b - moved) * (c - moved))

    # The tables with the same margins, `moved` people away from the one seen.
    low = 0.0 if min(a, d) == 0 else odds_ratio(_crossing(statistic, 0, -min(a, d)))
    return low, odds_ratio(_crossing(statistic, 0, min(b, c)))


def _crossing(statistic: Callable[[float], float], inside: float, outside: float) -> float:
    """Return where the statistic reaches its 95 % limit, between a point inside the interval and one outside."""
    for _ in range(HALVINGS):
        middle = (inside + outside) / 2
        if statistic(middle) < Z_95**2:
            inside = middle
        else:
            outside = middle
    return inside


def _check_group(events_name: str, events: int, size_name: str, size: int) -> None:
    within(size_name, size, (1, LARGEST_GROUP), "people", "It is the size of the group.", whole=True)
    within(
        events_name, events, (0, size), "people", "It is how many of the group had the outcome.", whole=True
    )
