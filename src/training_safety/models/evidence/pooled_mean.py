"""Several trials of the same difference, put together: precise trials count more, and small ones dance.

A fixed-effect mean supposes one true difference that all trials look for. A random-effects mean supposes
that it differs from trial to trial, and so gives small trials more to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, fsum, log, pi, sqrt

from training_safety.models.evidence.two_by_two import LARGEST_GROUP, Z_95
from training_safety.models.limits import within

LARGEST_DIFFERENCE = 1_000.0
"""The largest difference or standard error, in the unit of the scale; the calculator's own limit."""
LARGEST_SEED = 2**32 - 1


@dataclass(frozen=True)
class Trial:
    """One trial: the difference that it found, and how uncertain that is.

    Symbol: x [points] (F21)

    >>> Trial(-8.0, 3.0).interval
    (-13.879999999999999, -2.12)
    """

    difference: float
    standard_error: float

    def __post_init__(self) -> None:
        """Refuse what is no trial."""
        within("difference", self.difference, (-LARGEST_DIFFERENCE, LARGEST_DIFFERENCE), "points")
        within("standard_error", self.standard_error, (0, LARGEST_DIFFERENCE), "points", above=True)

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval [points]."""
        half = Z_95 * self.standard_error
        return self.difference - half, self.difference + half


@dataclass(frozen=True)
class PooledMean:
    """Trials put together: their mean with its standard error, what each counts, and how much they differ.

    Symbol: m [points] (F21)

    >>> PooledMean(-8.0, 1.0, (1.0,)).interval
    (-9.96, -6.04)
    """

    value: float
    standard_error: float
    shares: tuple[float, ...]
    between_trials: float = 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval [points]."""
        half = Z_95 * self.standard_error
        return self.value - half, self.value + half


def fixed_effect_mean(trials: Sequence[Trial]) -> PooledMean:
    """Return the mean of trials, each counted by its precision, w = 1/SE².

    Symbol: m [points] (F21)

    Parameters
    ----------
    trials : one trial or more

    Raises
    ------
    ValueError : if there is no trial

    Source: textbook formula; the real case is ``hayden2021cochrane`` and ``chamberlain2025waste``.

    Limits: it supposes one true difference. Small trials can differ in who took part, too.

    >>> round(fixed_effect_mean([Trial(-8, 3.0), Trial(-7, 2.3), Trial(-9, 1.8)]).value, 4)
    -8.1965
    """
    return _pooled(trials, 0.0)


def random_effects_mean(trials: Sequence[Trial]) -> PooledMean:
    """Return the mean of trials whose true differences may differ (DerSimonian–Laird).

    Symbol: m_RE [points] (F21)

    With one trial, or with trials that differ no more than chance would have it, it is the fixed-effect mean.

    Parameters
    ----------
    trials : one trial or more

    Raises
    ------
    ValueError : if there is no trial

    Source: ``hayden2021cochrane`` pools so.

    Limits: the variance between a few trials is known badly, and the interval is too narrow then.

    >>> pooled = random_effects_mean([Trial(-22, 6.0), Trial(-8, 3.0), Trial(-9, 1.8)])
    >>> round(pooled.value, 2), round(pooled.between_trials, 2)
    (-10.72, 12.98)
    """
    fixed = _pooled(trials, 0.0)
    weights = [1 / trial.standard_error**2 for trial in trials]
    whole = fsum(weights)
    spread = fsum(
        weight * (trial.difference - fixed.value) ** 2 for weight, trial in zip(weights, trials, strict=True)
    )
    scale = whole - fsum(weight**2 for weight in weights) / whole
    between = 0.0 if len(trials) == 1 or scale <= 0 else max(0.0, (spread - (len(trials) - 1)) / scale)
    return _pooled(trials, between)


def plain_mean(trials: Sequence[Trial]) -> float:
    """Return the mean of trials that all count the same [points].

    Symbol: x̄ [points] (F21)

    Parameters
    ----------
    trials : one trial or more

    Raises
    ------
    ValueError : if there is no trial

    Source: arithmetic.

    Limits: a trial of thirty people counts as much as one of four hundred.

    >>> plain_mean([Trial(-22, 6.0), Trial(-8, 3.0)])
    -15.0
    """
    _check(trials)
    return fsum(trial.difference for trial in trials) / len(trials)


def standard_error_of_difference(people: int, spread: float) -> float:
    """Return how uncertain a difference is between two halves of so many people [points].

    Symbol: SE [points] (F21)

    2s / √n.

    Parameters
    ----------
    people : in both groups together, an even number from 2 to 1 000 000
    spread : standard deviation of one group's scores [points, above 0 to 1 000]

    Raises
    ------
    ValueError : if an argument is outside its range

    Source: textbook formula.

    Limits: it counts chance alone, not what is askew in a trial.

    >>> standard_error_of_difference(100, 20)
    4.0
    """
    within("people", people, (2, LARGEST_GROUP), "people", whole=True)
    if people % 2:
        raise ValueError(f"people is {people}; give an even number, so that both groups are as large.")
    within("spread", spread, (0, LARGEST_DIFFERENCE), "points", above=True)
    return 2 * spread / sqrt(people)


def drawn_trial(seed: int, number: int, true_difference: float, people: int, spread: float) -> Trial:
    """Return a trial that chance has drawn: number so-and-so of a series that begins with a seed.

    Symbol: x [points] (F21)

    The same seed and number give the same trial, here and in the browser.

    Parameters
    ----------
    seed : of the series, a whole number from 0 to 4 294 967 295
    number : of the trial, from 0 to 1 000 000
    true_difference : what the trials look for [points, −100 to 100]
    people, spread : as for ``standard_error_of_difference``

    Raises
    ------
    ValueError : if an argument is outside its range

    Source: ours; mulberry32 and Box–Muller.

    Limits: made to see chance with, not for statistics or secrets.

    >>> drawn_trial(2026, 0, -8.0, 40, 20) == drawn_trial(2026, 0, -8.0, 40, 20)
    True
    """
    within("seed", seed, (0, LARGEST_SEED), whole=True)
    within("number", number, (0, LARGEST_GROUP), whole=True)
    within("true_difference", true_difference, (-100, 100), "points")
    error = standard_error_of_difference(people, spread)
    first, second = _uniform(seed, 2 * number), _uniform(seed, 2 * number + 1)
    chance = sqrt(-2 * log(1 - first)) * cos(2 * pi * second)
    return Trial(true_difference + error * chance, error)


def _uniform(seed: int, index: int) -> float:
    """Return number ``index`` of the series of a seed [0 to below 1]."""
    mask = 0xFFFFFFFF
    state = (seed + (index + 1) * 0x6D2B79F5) & mask
    mixed = ((state ^ (state >> 15)) * (state | 1)) & mask
    mixed ^= (mixed + (((mixed ^ (mixed >> 7)) * (mixed | 61)) & mask)) & mask
    return ((mixed ^ (mixed >> 14)) & mask) / 2**32


def _pooled(trials: Sequence[Trial], between: float) -> PooledMean:
    _check(trials)
    weights = [1 / (trial.standard_error**2 + between) for trial in trials]
    whole = fsum(weights)
    value = fsum(weight * trial.difference for weight, trial in zip(weights, trials, strict=True)) / whole
    return PooledMean(value, 1 / sqrt(whole), tuple(weight / whole for weight in weights), between)


def _check(trials: Sequence[Trial]) -> None:
    if not trials:
        raise ValueError("trials is empty; give one trial at least.")
