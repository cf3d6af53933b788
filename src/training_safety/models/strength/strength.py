"""Estimated one-repetition maximum (1RM) and repetitions in reserve (RIR).

Seven published curves give seven answers; their spread is the honest result. They were mostly built
on bench press and squat in young men, and miss a person by 5–10 % or more. Beginners, people under 18
and people in pain should not test to failure: give repetitions in reserve instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp

from training_safety.models.limits import within

HEAVIEST_LOAD_KG = 1000.0  # the calculator's own limit
MOST_REPETITIONS = 12  # above this the curves part ways, and Brzycki's runs away: no estimate
MOST_VALID_REPETITIONS = 10  # the curves are taken to describe sets of at most this many
SPREAD_ABOVE_REPETITIONS = 6  # above this the spread is to be shown, never one number alone
MOST_RIR = 10  # RPE 0; zourdos2016rir names 0 to about 6
HARDEST_RPE = 10  # a set to failure (zourdos2016rir)


def one_rep_max_epley(load_kg: float, reps: int) -> float:
    """Return the estimated 1RM, w · (1 + r / 30) [kg].

    Symbol: 1RM [kg] (F6)

    Parameters
    ----------
    load_kg : the weight lifted, w [kg], above 0, at most 1000
    reps : repetitions to failure, r, whole number, 1 to 12; one repetition is the maximum itself

    Raises
    ------
    ValueError : if an argument is outside its range

    Source: ``epley1985poundage``, grey literature that was never reviewed. Limits: error of 5–10 %,
    more above 6 repetitions.

    >>> round(one_rep_max_epley(100, 5), 2)
    116.67
    """
    return _estimate(load_kg, reps, _epley)


def one_rep_max_brzycki(load_kg: float, reps: int) -> float:
    """Return the estimated 1RM, 36 · w / (37 − r) [kg].

    Symbol: 1RM [kg] (F6)
    Arguments and ``Raises`` as in ``one_rep_max_epley``. Source: ``brzycki1993strength``. Limits: the
    curve has no value at 37 repetitions and climbs steeply long before.

    >>> one_rep_max_brzycki(100, 5)
    112.5
    """
    return _estimate(load_kg, reps, _brzycki)


def one_rep_max_lombardi(load_kg: float, reps: int) -> float:
    """Return the estimated 1RM, w · r^0.10 [kg].

    Symbol: 1RM [kg] (F6)
    Arguments and ``Raises`` as in ``one_rep_max_epley``. Source: known through later reviews only.
    Limits: the flattest curve, so it is high for few repetitions and low for many.

    >>> round(one_rep_max_lombardi(100, 5), 2)
    117.46
    """
    return _estimate(load_kg, reps, lambda reps: reps**0.10)


def one_rep_max_oconner(load_kg: float, reps: int) -> float:
    """Return the estimated 1RM, w · (1 + 0.025 · r) [kg].

    Symbol: 1RM [kg] (F6)
    Arguments and ``Raises`` as in ``one_rep_max_epley``. Source: known through later reviews only.
    Limits: the lowest of the seven from 6 to 10 repetitions.

    >>> round(one_rep_max_oconner(100, 5), 2)
    112.5
    """
    return _estimate(load_kg, reps, lambda reps: 1 + 0.025 * reps)


def one_rep_max_mayhew(load_kg: float, reps: int) -> float:
    """Return the estimated 1RM, 100 · w / (52.2 + 41.9 · e^(−0.055 · r)) [kg].

    Symbol: 1RM [kg] (F6)
    Arguments and ``Raises`` as in ``one_rep_max_epley``. Source: known through later reviews only.
    Limits: the highest of the seven for few repetitions.

    >>> round(one_rep_max_mayhew(100, 5), 2)
    119.01
    """
    return _estimate(load_kg, reps, lambda reps: 100 / (52.2 + 41.9 * exp(-0.055 * reps)))


def one_rep_max_lander(load_kg: float, reps: int) -> float:
    """Return the estimated 1RM, 100 · w / (101.3 − 2.67123 · r) [kg].

    Symbol: 1RM [kg] (F6)
    Arguments and ``Raises`` as in ``one_rep_max_epley``. Source: known through later reviews only.
    Limits: has no value near 38 repetitions and climbs steeply long before.

    >>> round(one_rep_max_lander(100, 5), 2)
    113.71
    """
    return _estimate(load_kg, reps, lambda reps: 100 / (101.3 - 2.67123 * reps))


def one_rep_max_wathan(load_kg: float, reps: int) -> float:
    """Return the estimated 1RM, 100 · w / (48.8 + 53.8 · e^(−0.075 · r)) [kg].

    Symbol: 1RM [kg] (F6)
    Arguments and ``Raises`` as in ``one_rep_max_epley``. Source: known through later reviews only.
    Limits: error of 5–10 %, more above 6 repetitions.

    >>> round(one_rep_max_wathan(100, 5), 2)
    116.58
    """
    return _estimate(load_kg, reps, lambda reps: 100 / (48.8 + 53.8 * exp(-0.075 * reps)))


FORMULAS: dict[str, Callable[[float, int], float]] = {
    "epley": one_rep_max_epley,
    "brzycki": one_rep_max_brzycki,
    "lombardi": one_rep_max_lombardi,
    "oconner": one_rep_max_oconner,
    "mayhew": one_rep_max_mayhew,
    "lander": one_rep_max_lander,
    "wathan": one_rep_max_wathan,
}


@dataclass(frozen=True)
class OneRepMax:
    """The estimates of one set by all seven formulas, and how far apart they are.

    Symbol: 1RM [kg] (F6)

    >>> OneRepMax(load_kg=100, repetitions=1).spread_kg
    0.0
    """

    load_kg: float
    repetitions: int  # to failure: those done and those in reserve

    @property
    def estimates_kg(self) -> dict[str, float]:
        """The estimate of each formula by its name [kg]."""
        return {name: formula(self.load_kg, self.repetitions) for name, formula in FORMULAS.items()}

    @property
    def lowest_kg(self) -> float:
        """The lowest estimate [kg]."""
        return min(self.estimates_kg.values())

    @property
    def highest_kg(self) -> float:
        """The highest estimate [kg]."""
        return max(self.estimates_kg.values())

    @property
    def spread_kg(self) -> float:
        """How far the highest lies above the lowest [kg]."""
        return self.highest_kg - self.lowest_kg

    @property
    def needs_spread(self) -> bool:
        """Whether the spread must be shown beside any single estimate: more than 6 repetitions."""
        return self.repetitions > SPREAD_ABOVE_REPETITIONS

    @property
    def beyond_validity(self) -> bool:
        """Whether the set is longer than the formulas are taken to hold for: more than 10 repetitions."""
        return self.repetitions > MOST_VALID_REPETITIONS


def one_rep_max(load_kg: float, reps: int, rir: int = 0) -> OneRepMax:
    """Return the 1RM that all seven formulas estimate from a set, with lowest, highest and spread [kg].

    With repetitions in reserve nobody has to lift to failure: ``reps + rir`` would have been to failure.

    Symbol: 1RM [kg] (F6)

    Parameters
    ----------
    load_kg : the weight lifted [kg], above 0, at most 1000
    reps : repetitions done, whole number, 1 to 12
    rir : repetitions left in reserve, whole number, 0 to 10; ``reps + rir`` at most 12

    Raises
    ------
    ValueError : if an argument, or ``reps + rir``, is outside its range

    Sources: ``epley1985poundage``, ``brzycki1993strength``, ``zourdos2016rir``. Limits: depends on the
    person and the exercise; error of 5–10 %, more above 6 repetitions and for beginners' RIR.

    >>> estimate = one_rep_max(80, 6, rir=2)
    >>> round(estimate.estimates_kg["epley"], 1), round(estimate.estimates_kg["brzycki"], 1)
    (101.3, 99.3)
    """
    within("load_kg", load_kg, (0, HEAVIEST_LOAD_KG), "kg", above=True)
    return OneRepMax(load_kg, repetitions_to_failure(reps, rir))


def rpe_from_rir(rir: float) -> float:
    """Return the effort of a set, 10 − RIR, on the scale of repetitions in reserve [–].

    Symbol: RPE [–] (F7)

    Parameters
    ----------
    rir : repetitions left in reserve, 0 to 10; halves where one is not sure

    Raises
    ------
    ValueError : if it is no number or outside its range

    Source: ``zourdos2016rir``, 29 squatters. Limits: far from failure people misjudge, novices most;
    below RPE 5 the scale says little.

    >>> rpe_from_rir(2)
    8
    """
    within("rir", rir, (0, MOST_RIR))
    return HARDEST_RPE - rir


def repetitions_to_failure(reps: int, rir: int) -> int:
    """Return how many repetitions a set to failure would have had, reps + RIR [–].

    Symbol: RTF [–] (F7)

    Parameters
    ----------
    reps : repetitions done, whole number, 1 to 12
    rir : repetitions left in reserve, whole number, 0 to 10; ``reps + rir`` at most 12

    Raises
    ------
    ValueError : if an argument, or the sum, is outside its range

    Source: ``zourdos2016rir``. Limits: a judgement, better near failure and in short sets.

    >>> repetitions_to_failure(5, 2)
    7
    """
    within("reps", reps, (1, MOST_REPETITIONS), whole=True, advice=_HEAVIER)
    within("rir", rir, (0, MOST_RIR), whole=True)
    within("reps + rir", reps + rir, (1, MOST_REPETITIONS), whole=True, advice=_HEAVIER)
    return reps + rir


def percent_of_one_rep_max_epley(reps: int, rir: int = 0) -> float:
    """Return the share of the 1RM by Epley, 100 / (1 + RTF / 30), 100 for one to failure [%].

    Symbol: %1RM [%] (F7)
    Arguments and ``Raises`` as in ``repetitions_to_failure``. Sources: ``epley1985poundage``,
    ``zourdos2016rir``. Limits: differs between exercises and persons.

    >>> round(percent_of_one_rep_max_epley(5, rir=2), 1)
    81.1
    """
    return 100 / _growth(repetitions_to_failure(reps, rir), _epley)


def percent_of_one_rep_max_brzycki(reps: int, rir: int = 0) -> float:
    """Return the share of the 1RM by Brzycki, 100 · (37 − RTF) / 36 [%]; it meets Epley's at RTF 10.

    Symbol: %1RM [%] (F7)
    Arguments and ``Raises`` as in ``repetitions_to_failure``. Sources: ``brzycki1993strength``,
    ``zourdos2016rir``. Limits: differs between exercises and persons.

    >>> round(percent_of_one_rep_max_brzycki(5, rir=2), 1)
    83.3
    """
    return 100 / _growth(repetitions_to_failure(reps, rir), _brzycki)


_HEAVIER = "For longer sets there is no estimate: use a heavier weight and fewer repetitions."


def _epley(reps: int) -> float:
    return 1 + reps / 30


def _brzycki(reps: int) -> float:
    return 36 / (37 - reps)


def _growth(reps: int, curve: Callable[[int], float]) -> float:
    return 1.0 if reps == 1 else curve(reps)  # one repetition is the maximum itself


def _estimate(load_kg: float, reps: int, curve: Callable[[int], float]) -> float:
    within("load_kg", load_kg, (0, HEAVIEST_LOAD_KG), "kg", above=True)
    within("reps", reps, (1, MOST_REPETITIONS), whole=True, advice=_HEAVIER)
    return load_kg * _growth(reps, curve)
