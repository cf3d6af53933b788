"""Whether a change is large enough to matter to one person: the minimal important change.

Two criteria are used, an absolute one and 30 % of the person's own baseline. They may disagree, and
then both are shown. They are averages of what people called an improvement: a description, not a
verdict on anybody's back.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from training_safety.models.limits import within
from training_safety.models.reasons import Reason

RELATIVE_CRITERION_PERCENT = 30
"""The smallest important improvement in per cent of one's own baseline (``ostelo2008mic``)."""
_DIGITS = 9  # 3.3 − 1.3 is a hair below 2 in binary


class Scale(Enum):
    """A scale of pain or function, its minimal important change and its highest score. High is worse.

    Symbol: MIC [points] (F17)

    ``key`` is the same in Python and in JavaScript. Source: ``ostelo2008mic``. The RMDQ counts ticks,
    so its scores are whole.

    >>> Scale.RMDQ.minimal_important_change, Scale.RMDQ.highest
    (5, 24)
    """

    VAS = (15, 100)
    NRS = (2, 10)
    RMDQ = (5, 24)
    ODI = (10, 100)
    QBPDS = (20, 100)

    # VAS: visual analogue scale of pain [mm]; NRS: numeric rating scale of pain; RMDQ: Roland–Morris;
    # ODI: Oswestry; QBPDS: Quebec.

    def __init__(self, minimal_important_change: int, highest: int) -> None:
        """Keep the two numbers of the scale."""
        self.minimal_important_change = minimal_important_change
        self.highest = highest

    @property
    def key(self) -> str:
        """The name that vectors and the JavaScript twin use."""
        return self.name.lower()


class Change(Enum):
    """Which way a score went.

    Symbol: sgn(Δ) [–] (F17)

    >>> Change.BETTER.value
    'better'
    """

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


@dataclass(frozen=True)
class ImportantChange:
    """One person's change on one scale beside the two criteria.

    Symbol: Δ [points] (F17)

    >>> important_change(Scale.RMDQ, 12, 8).agree
    False
    """

    scale: Scale
    baseline: float
    later: float

    @property
    def change(self) -> float:
        """Later − baseline [points of the scale]; negative is better."""
        return round(self.later - self.baseline, _DIGITS)

    @property
    def percent(self) -> float | None:
        """The change in per cent of the baseline [%]; negative is better. None if the baseline is 0."""
        if round(self.baseline, _DIGITS) == 0:
            return None
        return 100 * (self.later - self.baseline) / self.baseline

    @property
    def reason(self) -> Reason | None:
        """Why there is no change in per cent, or None if there is one."""
        return Reason.BASELINE_ZERO if self.percent is None else None

    @property
    def direction(self) -> Change:
        """Which way the score went."""
        if self.change == 0:
            return Change.SAME
        return Change.BETTER if self.change < 0 else Change.WORSE

    @property
    def meets_absolute(self) -> bool:
        """Whether the score fell by at least the minimal important change of the scale."""
        return -self.change >= self.scale.minimal_important_change

    @property
    def meets_relative(self) -> bool | None:
        """Whether the score fell by at least 30 % of the baseline, or None if the baseline is 0."""
        return None if self.percent is None else round(-self.percent, _DIGITS) >= RELATIVE_CRITERION_PERCENT

    @property
    def agree(self) -> bool | None:
        """Whether the two criteria say the same, or None if the baseline is 0."""
        return None if self.meets_relative is None else self.meets_relative == self.meets_absolute

    @property
    def absolute_in_reach(self) -> bool:
        """Whether the baseline is high enough for the absolute criterion to be met at all."""
        return self.baseline >= self.scale.minimal_important_change


def important_change(scale: Scale, baseline: float, later: float) -> ImportantChange:
    """Return one person's change on a scale beside the absolute and the relative criterion.

    Symbol: Δ [points] (F17)

    The criteria are about improvement, so a score that rose meets neither. With a baseline of 0 the
    change has no per cent and the relative criterion no answer.

    Parameters
    ----------
    scale : VAS [mm], NRS, RMDQ, ODI or QBPDS
    baseline : score before [points, 0 to the highest of the scale; whole for the RMDQ]
    later : score after [likewise]

    Raises
    ------
    ValueError : if the scale is none of these or a score is outside its range

    Source: ``ostelo2008mic``.

    Limits: for individuals, not for the mean difference of two groups; a consensus over studies that
    differ, and some change is measurement error.

    >>> important_change(Scale.NRS, 6, 4).meets_absolute, important_change(Scale.NRS, 6, 4).meets_relative
    (True, True)
    """
    _check_scale(scale)
    for name, score in (("baseline", baseline), ("later", later)):
        within(name, score, (0, scale.highest), f"on the {scale.name}", whole=scale is Scale.RMDQ)
    return ImportantChange(scale, baseline, later)


def effect_to_minimal_change(scale: Scale, effect: float) -> float:
    """Return an effect as a multiple of the minimal important change [–]; positive is better.

    Symbol: −Δ / MIC [–] (F17)

    Parameters
    ----------
    scale : VAS [mm], NRS, RMDQ, ODI or QBPDS
    effect : change or difference in points of the scale, negative is better, at most the whole scale
        either way

    Raises
    ------
    ValueError : if the scale is none of these or the effect is larger than the scale

    Source: ``ostelo2008mic``.

    Limits: the minimal important change is for individuals. A mean difference between groups below
    it can still mean that more people in one group improved.

    >>> round(effect_to_minimal_change(Scale.VAS, -7.3), 2)
    0.49
    """
    _check_scale(scale)
    within("effect", effect, (-scale.highest, scale.highest), f"on the {scale.name}", "Negative is better.")
    return (0 - effect) / scale.minimal_important_change


def _check_scale(scale: Scale) -> None:
    if not isinstance(scale, Scale):
        names = ", ".join(f"Scale.{known.name}" for known in Scale)
        raise ValueError(f"scale is {scale!r}; give one of {names}.")
