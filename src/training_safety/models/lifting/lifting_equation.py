"""The revised NIOSH lifting equation, metric: six multipliers, the recommended weight, the lifting index.

Made for two-handed, smooth lifting at work by healthy adults: not gym training, one-handed or seated
lifting, carrying, patients or hot rooms. An index of 1 is no border between two kinds of lift. Use it to
see which factor takes the most.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import prod

from training_safety.models.lifting.lifting_frequency import (
    DISTANCE_RANGE_CM,
    KNUCKLE_HEIGHT_CM,
    Duration,
    frequency_multiplier,
)
from training_safety.models.limits import within
from training_safety.models.reasons import Reason

# The constants of the equation and the coupling table: ``waters1993niosh``, ``niosh2021manual``.
LOAD_CONSTANT_KG = 23
"""The recommended weight of a lift where no factor takes anything [kg]."""
NEAREST_CM = 25
"""Nearer hands than this count as this [cm], and so does a shorter travel."""
FARTHEST_CM = 63
"""With the hands farther out than this the multiplier is 0 [cm]."""
VERTICAL_FALL_PER_CM = 0.003
"""What each cm above or below a height of 75 cm takes [per cm]."""
HIGHEST_CM = 175
"""With the hands higher than this, or a longer travel, the multiplier is 0 [cm]."""
TRAVEL_CONSTANT = 0.82
TRAVEL_CM = 4.5
"""The travel multiplier is 0.82 + 4.5 / travel."""
ASYMMETRY_FALL_PER_DEG = 0.0032
"""What each degree of twist takes [per °]."""
LARGEST_TWIST_DEG = 135
"""With more twist than this the multiplier is 0 [°]."""

# The limits below are the calculator's own: they stop typing errors.
LOAD_RANGE_KG = (0, 300)
ANGLE_RANGE_DEG = (0, 180)


class Coupling(Enum):
    """How good the grip is; the value is a key.

    >>> Coupling("fair")
    <Coupling.FAIR: 'fair'>
    """

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


COUPLING_MULTIPLIERS = {Coupling.GOOD: (1.0, 1.0), Coupling.FAIR: (0.95, 1.0), Coupling.POOR: (0.9, 0.9)}
"""The multiplier with the hands below 75 cm, and from 75 cm up [–]."""


def horizontal_multiplier(horizontal_cm: float) -> float:
    """Return what the distance out to the hands leaves, 25 / H [–].

    Symbol: HM [–] (F12)

    Parameters
    ----------
    horizontal_cm : H, from midway between the ankles to the hands [cm], 0 to 250; 1 up to 25, 0 above 63

    Raises
    ------
    ValueError : if the distance is no number from 0 to 250

    Source: ``waters1993niosh``. Limits: for both hands on the load, standing.

    >>> horizontal_multiplier(40)
    0.625
    """
    within("horizontal_cm", horizontal_cm, DISTANCE_RANGE_CM, "cm")
    return 0.0 if horizontal_cm > FARTHEST_CM else NEAREST_CM / max(horizontal_cm, NEAREST_CM)


def vertical_multiplier(vertical_cm: float) -> float:
    """Return what the height of the hands at the start leaves, 1 − 0.003 · |V − 75| [–].

    Symbol: VM [–] (F12)

    Parameters
    ----------
    vertical_cm : V, height of the hands above the floor [cm], 0 to 250; 0 above 175

    Raises
    ------
    ValueError : if the height is no number from 0 to 250

    Source: ``waters1993niosh``. Limits: the same for short and tall people.

    >>> vertical_multiplier(30)
    0.865
    """
    within("vertical_cm", vertical_cm, DISTANCE_RANGE_CM, "cm")
    if vertical_cm > HIGHEST_CM:
        return 0.0
    return 1 - VERTICAL_FALL_PER_CM * abs(vertical_cm - KNUCKLE_HEIGHT_CM)


def travel_multiplier(travel_cm: float) -> float:
    """Return what the vertical travel leaves, 0.82 + 4.5 / D [–].

    Symbol: DM [–] (F12)

    Parameters
    ----------
    travel_cm : D, how far the load is moved up or down [cm], 0 to 250; 1 up to 25, 0 above 175

    Raises
    ------
    ValueError : if the travel is no number from 0 to 250

    Source: ``waters1993niosh``. Limits: lifting and lowering count the same.

    >>> round(travel_multiplier(70), 5)
    0.88429
    """
    within("travel_cm", travel_cm, DISTANCE_RANGE_CM, "cm")
    return 0.0 if travel_cm > HIGHEST_CM else TRAVEL_CONSTANT + TRAVEL_CM / max(travel_cm, NEAREST_CM)


def asymmetry_multiplier(asymmetry_deg: float) -> float:
    """Return what the twist leaves, 1 − 0.0032 · A [–].

    Symbol: AM [–] (F12)

    Parameters
    ----------
    asymmetry_deg : A, how far the load is to the side of straight ahead [°], 0 to 180; 0 above 135

    Raises
    ------
    ValueError : if the angle is no number from 0 to 180

    Source: ``waters1993niosh``. Limits: the direction, right or left, does not count.

    >>> asymmetry_multiplier(30)
    0.904
    """
    within("asymmetry_deg", asymmetry_deg, ANGLE_RANGE_DEG, "°", "0 is straight ahead.")
    return 0.0 if asymmetry_deg > LARGEST_TWIST_DEG else 1 - ASYMMETRY_FALL_PER_DEG * asymmetry_deg


def coupling_multiplier(coupling: Coupling, vertical_cm: float) -> float:
    """Return what the grip leaves [–].

    Symbol: CM [–] (F12)

    Parameters
    ----------
    coupling : good, fair or poor
    vertical_cm : V, height of the hands at the start [cm], 0 to 250; two columns, below 75 and from 75 up

    Raises
    ------
    ValueError : if an argument is outside its range

    Source: ``niosh2021manual``. Limits: three classes that two people can judge differently.

    >>> coupling_multiplier(Coupling.FAIR, 30)
    0.95
    """
    if not isinstance(coupling, Coupling):
        raise ValueError(f"coupling is {coupling!r}; give Coupling.GOOD, Coupling.FAIR or Coupling.POOR.")
    within("vertical_cm", vertical_cm, DISTANCE_RANGE_CM, "cm")
    below, from_there = COUPLING_MULTIPLIERS[coupling]
    return below if vertical_cm < KNUCKLE_HEIGHT_CM else from_there


@dataclass(frozen=True)
class LiftingTask:
    """One lift: its load [kg] and what each of the six factors leaves [–]; made by ``lifting_task``.

    Symbol: RWL [kg] (F12)

    >>> LiftingTask(20, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0).recommended_weight_kg
    23.0
    """

    load_kg: float
    horizontal: float
    vertical: float
    travel: float
    asymmetry: float
    frequency: float
    coupling: float

    @property
    def multipliers(self) -> dict[str, float]:
        """The six multipliers [–] by the name of their factor, in the order of the equation."""
        names = ("horizontal", "vertical", "travel", "asymmetry", "frequency", "coupling")
        return {name: getattr(self, name) for name in names}

    @property
    def recommended_weight_kg(self) -> float:
        """The recommended weight, 23 kg times the six multipliers [kg]; 0 outside the equation's limits.

        Symbol: RWL [kg] (F12)
        """
        return LOAD_CONSTANT_KG * prod(self.multipliers.values())

    @property
    def lifting_index(self) -> float | None:
        """Load divided by recommended weight [–], or None if the recommended weight is 0.

        Symbol: LI [–] (F12)
        """
        return None if self.reason else self.load_kg / self.recommended_weight_kg

    @property
    def reason(self) -> Reason | None:
        """Why there is no lifting index, or None if there is one."""
        return Reason.RECOMMENDED_WEIGHT_ZERO if self.recommended_weight_kg == 0 else None

    @property
    def shrinks_most(self) -> tuple[str, ...]:
        """The factor that takes the most, several if they take the same, none if no factor takes anything."""
        smallest = min(self.multipliers.values())
        return tuple(name for name, left in self.multipliers.items() if left == smallest < 1)


def lifting_task(
    load_kg: float,
    horizontal_cm: float,
    vertical_cm: float,
    travel_cm: float,
    asymmetry_deg: float,
    lifts_per_min: float,
    duration: Duration,
    coupling: Coupling,
) -> LiftingTask:
    """Return one lift with its multipliers, recommended weight and lifting index.

    RWL = 23 · HM · VM · DM · AM · FM · CM and LI = load / RWL.

    Symbol: RWL [kg] (F12)

    Parameters
    ----------
    load_kg : what is lifted [kg], 0 to 300
    horizontal_cm : H, from midway between the ankles to the hands [cm], 0 to 250
    vertical_cm : V, height of the hands at the start [cm], 0 to 250
    travel_cm : D, how far the load is moved up or down [cm], 0 to 250
    asymmetry_deg : A, twist [°], 0 to 180
    lifts_per_min : F [1/min], 0 to 60
    duration : how long the lifting goes on
    coupling : how good the grip is

    Raises
    ------
    ValueError : if an argument is outside its range

    Source: ``waters1993niosh``, ``niosh2021manual``. Limits: occupational lifting only, and an index of 1
    is not a border.

    >>> task = lifting_task(20, 40, 30, 70, 30, 2, Duration.UP_TO_1_H, Coupling.FAIR)
    >>> round(task.recommended_weight_kg, 2), round(task.lifting_index, 2), task.shrinks_most
    (8.59, 2.33, ('horizontal',))
    """
    within("load_kg", load_kg, LOAD_RANGE_KG, "kg")
    return LiftingTask(
        load_kg,
        horizontal_multiplier(horizontal_cm),
        vertical_multiplier(vertical_cm),
        travel_multiplier(travel_cm),
        asymmetry_multiplier(asymmetry_deg),
        frequency_multiplier(lifts_per_min, duration, vertical_cm),
        coupling_multiplier(coupling, vertical_cm),
    )
