"""What an answer changes: likelihood ratios, the probability after a test, people out of a thousand.

A test or a warning sign moves a probability; it does not decide. The probability afterwards means
something only together with the probability before.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from sys import float_info

from training_safety.models.limits import within
from training_safety.models.reasons import Reason

A_THOUSAND = 1000
"""Frequencies are easier to follow in people than in per cent; 1000 is the usual crowd."""
MOST_PEOPLE = 1_000_000
"""The largest crowd; the calculator's own limit."""


@dataclass(frozen=True)
class LikelihoodRatio:
    """A likelihood ratio, or why there is none. Above 1 an answer raises the probability, below 1 it lowers it.

    Symbol: LR [–] (F14)

    >>> LikelihoodRatio(1.0).reason is None
    True
    """

    value: float | None
    reason: Reason | None = None


@dataclass(frozen=True)
class Probability:
    """A probability, or why there is none.

    Symbol: P [–] (F14)

    >>> Probability(0.09).reason is None
    True
    """

    value: float | None
    reason: Reason | None = None


@dataclass(frozen=True)
class NaturalFrequencies:
    """A crowd of people sorted by disease and by answer; the numbers are expected, not whole.

    Symbol: N [people] (F14)

    ``found`` and ``missed`` are ill with a positive and a negative answer; ``false_alarms`` and
    ``cleared`` are not ill.

    >>> natural_frequencies(0.5, 0.5, 0.5).found
    250.0
    """

    found: float
    missed: float
    false_alarms: float
    cleared: float

    @property
    def ill(self) -> float:
        """How many have the disease [people]."""
        return self.found + self.missed

    @property
    def positive(self) -> float:
        """How many have a positive answer [people]."""
        return self.found + self.false_alarms

    @property
    def positive_predictive_value(self) -> Probability:
        """The share of the positive who are ill [–], or why there is none."""
        return _share(self.found, self.false_alarms, Reason.NOBODY_POSITIVE)

    @property
    def negative_predictive_value(self) -> Probability:
        """The share of the negative who are not ill [–], or why there is none."""
        return _share(self.cleared, self.missed, Reason.NOBODY_NEGATIVE)


def positive_likelihood_ratio(sensitivity: float, specificity: float) -> LikelihoodRatio:
    """Return how much more common a positive answer is with the disease than without it [–, 0 up].

    Symbol: LR+ [–] (F14)

    Se / (1 − Sp). Undefined if nobody without the disease has a positive answer.

    Parameters
    ----------
    sensitivity : share of the ill with a positive answer [–, 0 to 1]
    specificity : share of the others with a negative answer [–, 0 to 1]

    Raises
    ------
    ValueError : if an argument is outside its range

    Source: used as in ``downie2013redflags``.

    Limits: Se and Sp come from one setting, often with few ill people, and differ between settings.

    >>> round(positive_likelihood_ratio(0.5, 0.95).value, 9)
    10.0
    """
    _check_shares(sensitivity=sensitivity, specificity=specificity)
    return _ratio(sensitivity, 1 - specificity, Reason.NO_FALSE_ALARMS)


def negative_likelihood_ratio(sensitivity: float, specificity: float) -> LikelihoodRatio:
    """Return how much more common a negative answer is with the disease than without it [–, 0 up].

    Symbol: LR− [–] (F14)

    (1 − Se) / Sp. Undefined if nobody without the disease has a negative answer.

    Parameters
    ----------
    sensitivity : share of the ill with a positive answer [–, 0 to 1]
    specificity : share of the others with a negative answer [–, 0 to 1]

    Raises
    ------
    ValueError : if an argument is outside its range

    Source: used as in ``downie2013redflags``.

    Limits: a value near 1 means that a «no» changes almost nothing; it rules out no disease.

    >>> round(negative_likelihood_ratio(0.5, 0.95).value, 3)
    0.526
    """
    _check_shares(sensitivity=sensitivity, specificity=specificity)
    return _ratio(1 - sensitivity, specificity, Reason.NOBODY_CLEARED)


def post_test_probability(pre_test: float, likelihood_ratio: float) -> Probability:
    """Return the probability of the disease after an answer [–, 0 to 1].

    Symbol: P_post [–] (F14)

    Post-test odds are pre-test odds × likelihood ratio. Undefined if the disease was certain and the
    answer impossible with it.

    Parameters
    ----------
    pre_test : probability before the answer [–, 0 to 1]
    likelihood_ratio : of the answer that was given [–], a finite number, 0 or more

    Raises
    ------
    ValueError : if an argument is outside its range

    Source: used as in ``downie2013redflags``; the pre-test level in ``henschke2009serious``.

    Limits: several answers cannot be multiplied together unless they are independent.

    >>> round(post_test_probability(0.01, 10).value, 3)
    0.092
    """
    _check_shares(pre_test=pre_test)
    advice = "A likelihood ratio is a finite number, 0 or more."
    within("likelihood_ratio", likelihood_ratio, (0, float_info.max), advice=advice)
    return _share(pre_test * likelihood_ratio, 1 - pre_test, Reason.IMPOSSIBLE_ANSWER)


def implied_likelihood_ratio(pre_test: float, post_test: float) -> LikelihoodRatio:
    """Return the likelihood ratio that would move one probability to the other [–, 0 up].

    Symbol: LR_implied [–] (F14)

    Undefined if the pre-test probability is 0 or 1, or the post-test probability is 1.

    Parameters
    ----------
    pre_test : probability before the answer [–, 0 to 1]
    post_test : probability after it [–, 0 to 1]

    Raises
    ------
    ValueError : if an argument is outside its range

    Source: worked on the post-test probabilities of ``downie2013redflags``.

    Limits: half the pre-test probability doubles it, so a post-test probability alone says little.

    >>> round(implied_likelihood_ratio(0.01, 0.09).value, 1)
    9.8
    """
    _check_shares(pre_test=pre_test, post_test=post_test)
    if pre_test in (0, 1):
        return LikelihoodRatio(None, Reason.CERTAIN_BEFORE)
    if post_test == 1:
        return LikelihoodRatio(None, Reason.CERTAIN_AFTER)
    return _ratio(post_test * (1 - pre_test), (1 - post_test) * pre_test, Reason.CERTAIN_BEFORE)


def natural_frequencies(
    prevalence: float, sensitivity: float, specificity: float, people: int = A_THOUSAND
) -> NaturalFrequencies:
    """Return how a crowd divides by disease and answer [people].

    Symbol: N [people] (F14)

    Parameters
    ----------
    prevalence : share of the crowd who have the disease [–, 0 to 1]
    sensitivity : share of the ill with a positive answer [–, 0 to 1]
    specificity : share of the others with a negative answer [–, 0 to 1]
    people : size of the crowd, whole number, 1 to 1 000 000

    Raises
    ------
    ValueError : if an argument is outside its range

    Source: the worked prevalence is that of ``henschke2009serious``.

    Limits: expected numbers; a real crowd of this size varies around them.

    >>> crowd = natural_frequencies(0.009, 0.5, 0.95)
    >>> crowd.ill, crowd.found, round(crowd.false_alarms, 2)
    (9.0, 4.5, 49.55)
    """
    _check_shares(prevalence=prevalence, sensitivity=sensitivity, specificity=specificity)
    within("people", people, (1, MOST_PEOPLE), "people", whole=True)
    ill, well = people * prevalence, people * (1 - prevalence)
    return NaturalFrequencies(
        found=ill * sensitivity,
        missed=ill * (1 - sensitivity),
        false_alarms=well * (1 - specificity),
        cleared=well * specificity,
    )


def _share(part: float, rest: float, reason: Reason) -> Probability:
    whole = part + rest
    return Probability(None, reason) if whole == 0 else Probability(part / whole)


def _ratio(numerator: float, denominator: float, reason: Reason) -> LikelihoodRatio:
    value = numerator / denominator if denominator > 0 else float("inf")
    return LikelihoodRatio(value) if isfinite(value) else LikelihoodRatio(None, reason)


def _check_shares(**shares: float) -> None:
    for name, share in shares.items():
        within(name, share, (0, 1), advice="It is a share: 0.95 for 95 %.")
