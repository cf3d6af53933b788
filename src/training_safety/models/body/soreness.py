"""The time course of delayed-onset muscle soreness: three windows, and a curve that is a sketch.

The windows are from reviews (``cheung2003doms``, ``hody2019eccentric``). The curve is ours and no data.
The number is a description, never a diagnosis; a curve cannot tell soreness from anything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import exp

from training_safety.models.bilingual import Text
from training_safety.models.limits import within
from training_safety.models.reasons import Reason

ONSET_H = (6, 24)
"""When soreness begins, hours after the training (``cheung2003doms``)."""
PEAK_H = (24, 72)
"""When it is strongest, hours after the training (``cheung2003doms``)."""
GONE_H = (120, 168)
"""When it is gone, 5 to 7 days after the training (``cheung2003doms``, ``hody2019eccentric``)."""
SKETCH_PEAK_H = 48.0
"""Where the sketch has its top: the middle of the window of the peak. Ours, not data."""
LONGEST_H = 336
"""The latest time that is asked about [h], two weeks; the tool's own limit."""
HIGHEST_PEAK = 10
"""The top of the 0–10 scale of pain."""

SKETCH_LABEL = Text("Skisse, ikke data", "A sketch, not data")
"""To be written on every drawing of the curve, beside the safety sentences ``muscle_breakdown``."""


class Window(Enum):
    """A part of the usual course, first and last hour included; the value is (first, last) [h].

    The hour on which two windows meet belongs to both: people differ.

    Symbol: t_w [h] (F20)

    >>> Window.ONSET.value
    (6, 24)
    """

    ONSET = ONSET_H
    PEAK = PEAK_H
    FADING = (PEAK_H[1], GONE_H[0])
    GONE = GONE_H

    @property
    def key(self) -> str:
        """The name that vectors and the JavaScript twin use."""
        return self.name.lower()


@dataclass(frozen=True)
class SorenessSketch:
    """The sketch at one time after the training: its level, and the windows the time lies in.

    Symbol: s(t) [–] (F20)

    >>> SorenessSketch(hours=48, peak=1, peak_hour=48).level
    1.0
    """

    hours: float
    peak: float
    peak_hour: float

    @property
    def level(self) -> float | None:
        """The height of the sketch [the unit of ``peak``], or None after a week, where it ends."""
        if self.hours > GONE_H[1]:
            return None
        share = self.hours / self.peak_hour
        return self.peak * share * exp(1 - share)

    @property
    def windows(self) -> tuple[Window, ...]:
        """The windows that the time lies in; none before 6 h and none after 168 h."""
        return tuple(window for window in Window if window.value[0] <= self.hours <= window.value[1])

    @property
    def reason(self) -> Reason | None:
        """Why there is no level, or None if there is one."""
        return Reason.LONGER_THAN_SORENESS if self.level is None else None


def soreness_sketch(hours: float, peak: float = 1, peak_hour: float = SKETCH_PEAK_H) -> SorenessSketch:
    """Return the sketch of soreness some hours after the training, peak · (t/τ) · exp(1 − t/τ).

    Symbol: s(t) [–] (F20)

    Parameters
    ----------
    hours : time t after the training [h], 0 to 336. After 168 h the level is None with a reason.
    peak : the height A of the top, above 0, at most 10 [any unit; 1 gives a share of the peak]
    peak_hour : the time τ of the top [h], 24 to 72

    Raises
    ------
    ValueError : if an argument is outside its range or is no number

    Sources: the windows ``cheung2003doms``, ``hody2019eccentric``; the curve is ours.
    Limits: drawn to look like the windows, not fitted to anything. It rises from the first minute
    and is not back at 0 after a week, whereas soreness begins after hours and ends.

    >>> round(soreness_sketch(24).level, 2), [window.key for window in soreness_sketch(24).windows]
    (0.82, ['onset', 'peak'])
    >>> soreness_sketch(200).reason.key
    'longer_than_soreness'
    """
    within("hours", hours, (0, LONGEST_H), "h", "Count from the training.")
    within("peak", peak, (0, HIGHEST_PEAK), above=True)
    within("peak_hour", peak_hour, PEAK_H, "h")
    return SorenessSketch(hours, peak, peak_hour)
