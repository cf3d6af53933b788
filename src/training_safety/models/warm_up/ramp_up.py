"""Ramp-up sets before a work weight, in steps of a weight or in what a bar and its plates can be.

The shares are a practice point, not a finding. A warm-up of this kind helped performance in most
trials (``fradkin2010warmup``); that it prevents back pain is untested.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from training_safety.models.limits import within
from training_safety.models.reasons import Reason

RAMP_UP_STEPS = ((8, 40), (5, 60), (3, 75), (1, 90))
"""Repetitions and per cent of the work weight: a practice point, not a finding."""
HEAVIEST_WORK_WEIGHT_KG = 500.0
"""The heaviest work weight taken [kg]; the calculator's own limit."""
PLATE_STEP_RANGE_KG = (0.25, 25.0)
"""The least by which a load can change [kg]; the calculator's own limits."""

BAR_KG = 20.0
"""The common Olympic bar [kg]."""
HEAVIEST_BAR_KG = 50.0
PLATE_PAIRS_KG = (25.0, 20.0, 15.0, 10.0, 5.0, 2.5, 1.25)
"""One pair of each common plate: the weight of one plate of the pair [kg]."""
PLATE_RANGE_KG = (0.25, 50.0)
MOST_PAIRS = 20
ROUNDING_KG = 1e-9  # so that a bar of 12.3 kg is not a hair too heavy in binary


@dataclass(frozen=True)
class RampUpSet:
    """A set on the way to the work weight: repetitions, per cent of it, and the weight [kg].

    Symbol: X_i [kg] (F10)

    >>> RampUpSet(8, 40, 40.0).weight_kg
    40.0
    """

    repetitions: int
    percent: int
    weight_kg: float


@dataclass(frozen=True)
class LoadedSet:
    """A ramp-up set on a bar: what was aimed at, and what the bar and plates can be [kg].

    ``plates_kg`` go on each side, the heaviest first. ``weight_kg`` is None, with a ``reason``, when
    the bar alone is heavier than the work weight.

    Symbol: X_i [kg] (F10)

    >>> LoadedSet(8, 40, 40.0, 40.0, (10.0,)).plates_kg
    (10.0,)
    """

    repetitions: int
    percent: int
    target_kg: float
    weight_kg: float | None
    plates_kg: tuple[float, ...]

    @property
    def reason(self) -> Reason | None:
        """Why there is no weight, or None if there is one."""
        return Reason.BAR_TOO_HEAVY if self.weight_kg is None else None


@dataclass(frozen=True)
class LoadedBar:
    """A bar with plates: what it weighs, and what goes on each side, the heaviest first [kg].

    ``weight_kg`` is None, with a ``reason``, when the bar alone is heavier than what was asked for.

    Symbol: X_i [kg] (F10)

    >>> LoadedBar(60.0, (20.0,)).reason is None
    True
    """

    weight_kg: float | None
    plates_kg: tuple[float, ...]

    @property
    def reason(self) -> Reason | None:
        """Why there is no weight, or None if there is one."""
        return Reason.BAR_TOO_HEAVY if self.weight_kg is None else None


def ramp_up_sets(work_weight_kg: float, plate_kg: float = 2.5) -> tuple[RampUpSet, ...]:
    """Return the ramp-up sets before a work weight, for equipment that changes by even steps.

    8 × 40 %, 5 × 60 %, 3 × 75 % and 1 × 90 %, each rounded to the nearest step; halfway goes up.

    Symbol: X_i [kg] (F10)

    Parameters
    ----------
    work_weight_kg : the weight you will lift, X [kg], above 0, at most 500
    plate_kg : the least by which the load can change [kg], 0.25 to 25

    Raises
    ------
    ValueError : if an argument is no number or outside its range

    Source: practice; effect of warming up ``fradkin2010warmup``. Limits: no trial supports these
    shares; with a light work weight and coarse steps two sets can be the same.

    >>> [ramp.weight_kg for ramp in ramp_up_sets(100)]
    [40.0, 60.0, 75.0, 90.0]
    """
    within("work_weight_kg", work_weight_kg, (0, HEAVIEST_WORK_WEIGHT_KG), "kg", above=True)
    within("plate_kg", plate_kg, PLATE_STEP_RANGE_KG, "kg")
    return tuple(
        RampUpSet(reps, percent, math.floor(work_weight_kg * percent / 100 / plate_kg + 0.5) * plate_kg)
        for reps, percent in RAMP_UP_STEPS
    )


def loaded_ramp_up_sets(
    work_weight_kg: float, bar_kg: float = BAR_KG, plate_pairs_kg: Sequence[float] = PLATE_PAIRS_KG
) -> tuple[LoadedSet, ...]:
    """Return the ramp-up sets before a work weight, each as near as the bar and plates come.

    No set is heavier than the work weight. Of two weights equally near, the heavier is taken; of two
    ways to load it, the one with fewer, then heavier plates. A set below the bar's weight is done with the bar alone.

    Symbol: X_i [kg] (F10)

    Parameters
    ----------
    work_weight_kg : the weight you will lift, X, bar included [kg], above 0, at most 500
    bar_kg : the bar without plates [kg], 0 to 50
    plate_pairs_kg : the weight of one plate of each pair there is [kg], each 0.25 to 50 in whole
        quarters, at most 20 pairs; list a weight twice for two pairs

    Raises
    ------
    ValueError : if an argument is no number or outside its range

    Source: practice; effect of warming up ``fradkin2010warmup``. Limits: no trial supports these
    shares; with few plates a set can lie far from its share, or two sets be the same.

    >>> [ramp.weight_kg for ramp in loaded_ramp_up_sets(62.5, 20, (10, 5, 2.5, 1.25))]
    [25.0, 37.5, 47.5, 57.5]
    >>> loaded_ramp_up_sets(15)[0].reason.key
    'bar_too_heavy'
    """
    sides = _loads(work_weight_kg, bar_kg, plate_pairs_kg)
    found = []
    for reps, percent in RAMP_UP_STEPS:
        target = work_weight_kg * percent / 100
        weight = min(sides, key=lambda kg: (round(abs(kg - target), 9), -kg), default=None)
        plates = () if weight is None else sides[weight]
        found.append(LoadedSet(reps, percent, target, weight, plates))
    return tuple(found)


def loaded_bar(
    work_weight_kg: float, bar_kg: float = BAR_KG, plate_pairs_kg: Sequence[float] = PLATE_PAIRS_KG
) -> LoadedBar:
    """Return a bar as near a weight as its plates come, and never above it.

    Of two ways to load it, the one with fewer, then heavier plates.

    Symbol: X_i [kg] (F10)

    Parameters
    ----------
    work_weight_kg, bar_kg, plate_pairs_kg : as for ``loaded_ramp_up_sets``

    Raises
    ------
    ValueError : if an argument is no number or outside its range

    Source: arithmetic. Limits: collars are not counted.

    >>> loaded_bar(100), loaded_bar(62.5, 20, (10, 5, 2.5))
    (LoadedBar(weight_kg=100.0, plates_kg=(25.0, 15.0)), LoadedBar(weight_kg=55.0, plates_kg=(10, 5, 2.5)))
    """
    loads = _loads(work_weight_kg, bar_kg, plate_pairs_kg)
    weight = max(loads, default=None)
    return LoadedBar(weight, () if weight is None else loads[weight])


def _loads(
    work_weight_kg: float, bar_kg: float, plate_pairs_kg: Sequence[float]
) -> dict[float, tuple[float, ...]]:
    """Return what the bar can weigh up to the work weight [kg], and the plates on each side."""
    within("work_weight_kg", work_weight_kg, (0, HEAVIEST_WORK_WEIGHT_KG), "kg", above=True)
    within("bar_kg", bar_kg, (0, HEAVIEST_BAR_KG), "kg")
    return {
        bar_kg + 2 * side: plates
        for side, plates in _sides(plate_pairs_kg).items()
        if bar_kg + 2 * side <= work_weight_kg + ROUNDING_KG
    }


def _sides(plate_pairs_kg: Sequence[float]) -> dict[float, tuple[float, ...]]:
    """Return every weight that one side of the bar can hold [kg], and the plates that make it."""
    pairs = _checked_pairs(plate_pairs_kg)
    sides: dict[float, tuple[float, ...]] = {0.0: ()}
    for plate in sorted(pairs, reverse=True):
        for side, plates in list(sides.items()):
            more = (*plates, plate)
            if side + plate not in sides or _order(more) < _order(sides[side + plate]):
                sides[side + plate] = more
    return sides


def _order(plates: tuple[float, ...]) -> tuple[int, tuple[float, ...]]:
    """Return what sorts the fewest plates first, and among those the heaviest."""
    return len(plates), tuple(-plate for plate in plates)


def _checked_pairs(plate_pairs_kg: Sequence[float]) -> tuple[float, ...]:
    if isinstance(plate_pairs_kg, str) or not isinstance(plate_pairs_kg, Sequence):
        raise ValueError(f"plate_pairs_kg is {plate_pairs_kg!r}; give a list of plates, one of each pair.")
    if len(plate_pairs_kg) > MOST_PAIRS:
        raise ValueError(f"plate_pairs_kg has {len(plate_pairs_kg)} pairs; give at most {MOST_PAIRS}.")
    for plate in plate_pairs_kg:
        within("a plate of plate_pairs_kg", plate, PLATE_RANGE_KG, "kg")
        if plate % 0.25 != 0:
            raise ValueError(f"a plate of plate_pairs_kg is {plate!r}; give whole quarters of a kg.")
    return tuple(plate_pairs_kg)
