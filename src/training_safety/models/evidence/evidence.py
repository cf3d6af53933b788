"""What a trial with two groups found: relative risk, risk reduction, odds ratio, number needed to treat.

Each comes with its 95 % interval, which counts chance and nothing else. The same relative risk is a
large benefit at a high baseline risk and a small one at a low risk. An odds ratio, a hazard ratio or
a hazard rate ratio is not a relative risk.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import ceil, exp, sqrt

from training_safety.models.evidence.two_by_two import (
    Z_95,
    Estimate,
    IntervalMethod,
    TwoByTwo,
    cornfield_interval,
    koopman_interval,
    newcombe_interval,
)
from training_safety.models.limits import within
from training_safety.models.reasons import Reason

NO_DIFFERENCE_BELOW = 1e-12
"""A smaller risk difference counts as none; two groups of a million can differ by no less."""


class Direction(Enum):
    """Whether a treated group has fewer or more cases than a control group.

    Symbol: sgn(ARR) [–] (F13)

    >>> Direction.FEWER.value
    'fewer'
    """

    FEWER = "fewer"
    MORE = "more"


@dataclass(frozen=True)
class NumberNeeded:
    """How many must be treated for one fewer case, or one more, or why there is no such number.

    Symbol: NNT [–] (F13)

    ``value``, ``low`` and ``high`` are exact; people come whole, so the interface shows them rounded
    up. ``low`` and ``high`` are None if the risk difference came without an interval.

    >>> NumberNeeded(5.5, direction=Direction.FEWER).rounded_up
    6
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    direction: Direction | None = None
    reason: Reason | None = None

    @property
    def rounded_up(self) -> int | None:
        """The number as whole people, rounded up."""
        return _rounded_up(self.value)

    @property
    def low_rounded_up(self) -> int | None:
        """The lower limit as whole people, rounded up."""
        return _rounded_up(self.low)

    @property
    def high_rounded_up(self) -> int | None:
        """The upper limit as whole people, rounded up."""
        return _rounded_up(self.high)


@dataclass(frozen=True)
class Benefit:
    """What a relative risk means for people with one baseline risk.

    Symbol: p₀·RR [–] (F13)

    >>> benefit_at_baseline(Estimate(0.55), 0.2).number_needed.rounded_up
    12
    """

    baseline_risk: float
    risk: Estimate
    reduction: Estimate
    number_needed: NumberNeeded


def relative_risk(table: TwoByTwo) -> Estimate:
    """Return the risk among the treated as a share of the controls' risk [–, 0 up].

    Symbol: RR [–] (F13)

    Undefined if no control had the outcome. Source: ``altman1998nnt``; ``koopman1984ratio`` if a cell
    is below 5.

    Limits: it hides how large the risk was. Half of a small risk is little.

    >>> round(relative_risk(TwoByTwo(22, 100, 40, 100)).value, 3)
    0.55
    """
    a, n1, c, n0 = table.events_treated, table.treated, table.events_control, table.control
    if c == 0:
        return Estimate(reason=Reason.NO_EVENTS if a == 0 else Reason.NO_EVENTS_IN_CONTROL)
    value = a * n0 / (n1 * c)
    if table.small_counts:
        return Estimate(value, *koopman_interval(table), IntervalMethod.SCORE)
    return _around(value, sqrt(1 / a - 1 / n1 + 1 / c - 1 / n0))


def odds_ratio(table: TwoByTwo) -> Estimate:
    """Return the odds of the outcome among the treated over the controls' odds [–, 0 up].

    Symbol: OR [–] (F13)

    Undefined if no control or every treated person had the outcome. Source: ``altman1998nnt``;
    ``cornfield1956retrospective`` if a cell is below 5.

    Limits: it lies further from 1 than the relative risk, much further when the outcome is common.

    >>> round(odds_ratio(TwoByTwo(22, 100, 40, 100)).value, 3)
    0.423
    """
    a, b, c, d = table.cells
    if c == 0:
        return Estimate(reason=Reason.NO_EVENTS if a == 0 else Reason.NO_EVENTS_IN_CONTROL)
    if b == 0:
        return Estimate(reason=Reason.ALL_TREATED_HAD_EVENT)
    value = a * d / (b * c)
    if table.small_counts:
        return Estimate(value, *cornfield_interval(table), IntervalMethod.SCORE)
    return _around(value, sqrt(1 / a + 1 / b + 1 / c + 1 / d))


def absolute_risk_reduction(table: TwoByTwo) -> Estimate:
    """Return the controls' risk minus the risk among the treated [–, −1 to 1]; negative is more cases.

    Symbol: ARR [–] (F13)

    Source: ``altman1998nnt``; ``newcombe1998difference`` if a cell is below 5.

    Limits: it belongs to the controls' risk in this trial and to its length of follow-up.

    >>> absolute_risk_reduction(TwoByTwo(22, 100, 40, 100)).value
    0.18
    """
    a, n1, c, n0 = table.events_treated, table.treated, table.events_control, table.control
    value = (c * n1 - a * n0) / (n1 * n0)  # one rounding: 3/10 − 1/10 is 0.2
    if table.small_counts:
        low, high = newcombe_interval(table)
        return Estimate(value, low, high, IntervalMethod.SCORE)
    p1, p0 = table.risks
    half = Z_95 * sqrt(p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0)
    return Estimate(value, value - half, value + half, IntervalMethod.SIMPLE)


def number_needed_to_treat(reduction: Estimate) -> NumberNeeded:
    """Return how many must be treated for one fewer case (or one more, if the reduction is negative).

    Symbol: NNT [–] (F13)

    1 / |ARR|, and the limits likewise. Undefined without a difference, and where the interval of the
    difference includes 0: then the number would run through infinity, and no single one is shown.

    Parameters
    ----------
    reduction : absolute risk reduction [–, −1 to 1], with or without its interval

    Raises
    ------
    ValueError : if the reduction is below −1 or above 1

    Source: ``altman1998nnt``.

    Limits: it belongs to one baseline risk and one length of follow-up.

    >>> number_needed_to_treat(Estimate(0.18, 0.0543, 0.3057)).rounded_up
    6
    """
    value, low, high = reduction.value, reduction.low, reduction.high
    if value is None:
        return NumberNeeded(reason=reduction.reason)
    for number in (value, low, high):
        if number is not None and not -1 <= number <= 1:
            raise ValueError(
                f"reduction holds {number!r}; give risk differences from -1 to 1, such as 0.18 for 18 %."
            )
    if abs(value) < NO_DIFFERENCE_BELOW:
        return NumberNeeded(reason=Reason.NO_DIFFERENCE)
    direction = Direction.FEWER if value > 0 else Direction.MORE
    if low is None or high is None:
        return NumberNeeded(1 / abs(value), direction=direction)
    if low < NO_DIFFERENCE_BELOW and high > -NO_DIFFERENCE_BELOW:
        return NumberNeeded(reason=Reason.INTERVAL_INCLUDES_ZERO)
    least, most = sorted((abs(low), abs(high)))
    return NumberNeeded(1 / abs(value), 1 / most, 1 / least, direction)


def benefit_at_baseline(relative: Estimate, baseline_risk: float) -> Benefit:
    """Return what a relative risk would mean at another baseline risk.

    Symbol: p₀·RR, p₀·(1 − RR) [–] (F13)

    Undefined where the relative risk is, and where its upper limit would give a risk above 100 %.

    Parameters
    ----------
    relative : relative risk [–, 0 up], with or without its interval
    baseline_risk : risk without treatment [–, 0 to 1]

    Raises
    ------
    ValueError : if an argument is outside its range

    Source: ``altman1998nnt``; the worked ratio is that of
    ``steffens2016prevention``.

    Limits: it assumes that the relative risk is the same for everybody, and that the baseline risk
    is known exactly.

    >>> benefit_at_baseline(Estimate(0.55, 0.41, 0.74), 0.4).number_needed.rounded_up
    6
    """
    within("baseline_risk", baseline_risk, (0, 1), advice="It is a share: 0.4 for 40 %.")
    value, low, high = relative.value, relative.low, relative.high
    for number in (value, low):
        if number is not None and number < 0:
            raise ValueError(f"relative holds {number!r}; give a relative risk of 0 or more, such as 0.55.")
    if value is None or baseline_risk * (value if high is None else high) > 1:
        nothing = Estimate(reason=relative.reason or Reason.RISK_ABOVE_ONE)
        return Benefit(baseline_risk, nothing, nothing, NumberNeeded(reason=nothing.reason))
    if low is None or high is None:
        risk = Estimate(baseline_risk * value)
        reduction = Estimate(baseline_risk * (1 - value))
    else:
        method, limits = relative.method, (baseline_risk * (1 - high), baseline_risk * (1 - low))
        risk = Estimate(baseline_risk * value, baseline_risk * low, baseline_risk * high, method)
        reduction = Estimate(baseline_risk * (1 - value), *limits, method)
    if baseline_risk == 0:
        return Benefit(baseline_risk, risk, reduction, NumberNeeded(reason=Reason.NO_BASELINE_RISK))
    return Benefit(baseline_risk, risk, reduction, number_needed_to_treat(reduction))


def _around(ratio: float, standard_error: float) -> Estimate:
    spread = exp(Z_95 * standard_error)
    return Estimate(ratio, ratio / spread, ratio * spread, IntervalMethod.SIMPLE)


def _rounded_up(people: float | None) -> int | None:
    return None if people is None else ceil(round(people, 9))  # 1 / 0.2 may come out a hair above 5
