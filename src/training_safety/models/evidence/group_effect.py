"""A difference between two groups on a scale of pain, laid beside the limits of what matters.

High is worse on such a scale, so a difference below 0 is less pain. What is certain need not be large,
and what is large need not be certain: an interval may stay on one side of 0 and still reach no limit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from training_safety.models.evidence.important_change import Scale
from training_safety.models.limits import within

SCALE_LENGTH = 100
"""The points of the scale that differences are given on."""
GROUP_LIMIT = 10
"""The difference between groups that a Cochrane review asks for [points of 100] (``vandergaag2020nsaid``)."""
PERSON_LIMIT = Scale.VAS.minimal_important_change
"""The change that one person notices [points of 100] (``ostelo2008mic``)."""
LIMITS = (GROUP_LIMIT, PERSON_LIMIT)
"""Both limits are choices; neither stands alone."""


class Reach(Enum):
    """How much of an interval is at least as far from 0 as a limit, on the side of less pain.

    Symbol: Δ_g [points] (F17)

    >>> Reach.PART.value
    'part'
    """

    NONE = "none"
    PART = "part"
    ALL = "all"


@dataclass(frozen=True)
class LimitReached:
    """A limit, whether the estimate reaches it, and how much of the interval does.

    Symbol: Δ_g [points] (F17)

    >>> LimitReached(10, estimate=False, interval=Reach.PART).estimate
    False
    """

    limit: float
    estimate: bool
    interval: Reach


@dataclass(frozen=True)
class GroupEffect:
    """A difference between groups: whether chance alone may explain it, and which limits it reaches.

    Symbol: Δ_g [points] (F17)

    >>> group_effect(-1.0, -6.9, 4.8).includes_zero
    True
    """

    value: float
    low: float
    high: float
    includes_zero: bool
    limits: tuple[LimitReached, ...]


def group_effect(value: float, low: float, high: float, limits: Sequence[float] = LIMITS) -> GroupEffect:
    """Return where a difference between groups lies beside 0 and beside the limits.

    Symbol: Δ_g [points] (F17)

    Parameters
    ----------
    value : the estimate [points, −100 to 100]; below 0 is less pain
    low, high : the ends of its 95 % interval [points, −100 to 100]
    limits : how much less is enough [points, 0 to 100]

    Raises
    ------
    ValueError : if an argument is outside its range, or the estimate does not lie in its interval

    Source: ``ostelo2008mic`` for one person, ``vandergaag2020nsaid`` for groups.

    Limits: a mean difference below a limit can still mean that more people in one group reached it.

    >>> [(each.limit, each.estimate, each.interval.value) for each in group_effect(-7.3, -11.0, -3.6).limits]
    [(10, False, 'part'), (15, False, 'none')]
    """
    for name, number in (("value", value), ("low", low), ("high", high)):
        within(name, number, (-SCALE_LENGTH, SCALE_LENGTH), "points")
    if not low <= value <= high:
        raise ValueError(f"value is {value!r} with the interval {low!r} to {high!r}; give limits around it.")
    for limit in limits:
        within("limits", limit, (0, SCALE_LENGTH), "points")
    return GroupEffect(
        value,
        low,
        high,
        includes_zero=low <= 0 <= high,
        limits=tuple(LimitReached(limit, -value >= limit, _reach(-high, -low, limit)) for limit in limits),
    )


def _reach(least: float, most: float, limit: float) -> Reach:
    if most < limit:
        return Reach.NONE
    return Reach.ALL if least >= limit else Reach.PART
