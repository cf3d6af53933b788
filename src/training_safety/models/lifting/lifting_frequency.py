"""The frequency table of the revised NIOSH lifting equation, and what it gives between its rows."""

from __future__ import annotations

from bisect import bisect_left
from enum import Enum

from training_safety.models.limits import within

KNUCKLE_HEIGHT_CM = 75
"""The height of the hands where nothing is taken [cm]; the tables have two columns, below and from here."""

# The limits below are the calculator's own: they stop typing errors.
DISTANCE_RANGE_CM = (0, 250)
FREQUENCY_RANGE_PER_MIN = (0, 60)


class Duration(Enum):
    """How long the lifting goes on, with the rest that the manual asks for; the value is a key.

    >>> Duration("up_to_2_h")
    <Duration.UP_TO_2_H: 'up_to_2_h'>
    """

    UP_TO_1_H = "up_to_1_h"
    UP_TO_2_H = "up_to_2_h"
    UP_TO_8_H = "up_to_8_h"


FREQUENCIES_PER_MIN = (0.2, 0.5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
"""The rows of the frequency table [lifts/min]. Fewer lifts count as 0.2; more than 15 give 0."""
# fmt: off
FREQUENCY_MULTIPLIERS = {
    Duration.UP_TO_1_H: (
        (1.0, 0.97, 0.94, 0.91, 0.88, 0.84, 0.8, 0.75, 0.7, 0.6, 0.52, 0.45, 0.41, 0.37, 0.0, 0.0, 0.0),
        (1.0, 0.97, 0.94, 0.91, 0.88, 0.84, 0.8, 0.75, 0.7, 0.6, 0.52, 0.45, 0.41, 0.37, 0.34, 0.31, 0.28),
    ),
    Duration.UP_TO_2_H: (
        (0.95, 0.92, 0.88, 0.84, 0.79, 0.72, 0.6, 0.5, 0.42, 0.35, 0.3, 0.26, 0.0, 0.0, 0.0, 0.0, 0.0),
        (0.95, 0.92, 0.88, 0.84, 0.79, 0.72, 0.6, 0.5, 0.42, 0.35, 0.3, 0.26, 0.23, 0.21, 0.0, 0.0, 0.0),
    ),
    Duration.UP_TO_8_H: (
        (0.85, 0.81, 0.75, 0.65, 0.55, 0.45, 0.35, 0.27, 0.22, 0.18, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        (0.85, 0.81, 0.75, 0.65, 0.55, 0.45, 0.35, 0.27, 0.22, 0.18, 0.15, 0.13, 0.0, 0.0, 0.0, 0.0, 0.0),
    ),
}
# fmt: on
"""For each duration the column for hands below 75 cm, and the one from 75 cm up [–] (``niosh2021manual``, Table 5)."""


def frequency_multiplier(lifts_per_min: float, duration: Duration, vertical_cm: float) -> float:
    """Return what the number of lifts leaves, from the frequency table [–].

    Between two rows the multiplier is interpolated linearly, which is the manual's rule for a frequency
    that is not in the table. A row of 0 is beyond the most lifts of its column: so above the last row
    that is not 0 the multiplier is 0, without a slope down to it, as it is above 15 lifts.

    Symbol: FM [–] (F12)

    Parameters
    ----------
    lifts_per_min : F, mean number of lifts in a minute [1/min], 0 to 60; below 0.2 counts as 0.2
    duration : up to 1 h, above 1 and up to 2 h, or above 2 and up to 8 h
    vertical_cm : V, height of the hands at the start [cm], 0 to 250; two columns, below 75 and from 75 up

    Raises
    ------
    ValueError : if an argument is outside its range

    Source: ``niosh2021manual``. Limits: says nothing of more than 8 hours.

    >>> frequency_multiplier(9, Duration.UP_TO_8_H, 80)
    0.15
    """
    within("lifts_per_min", lifts_per_min, FREQUENCY_RANGE_PER_MIN, "lifts/min")
    if not isinstance(duration, Duration):
        choices = ", ".join(f"Duration.{choice.name}" for choice in Duration)
        raise ValueError(f"duration is {duration!r}; give one of {choices}.")
    within("vertical_cm", vertical_cm, DISTANCE_RANGE_CM, "cm")
    below, from_there = FREQUENCY_MULTIPLIERS[duration]
    column = below if vertical_cm < KNUCKLE_HEIGHT_CM else from_there
    rows = FREQUENCIES_PER_MIN
    row = bisect_left(rows, lifts_per_min)
    if row == len(rows) or column[row] == 0:
        return 0.0
    if row == 0 or rows[row] == lifts_per_min:
        return column[row]
    along = (lifts_per_min - rows[row - 1]) / (rows[row] - rows[row - 1])
    return column[row - 1] + along * (column[row] - column[row - 1])
