"""Heart rate: an estimated maximum, and the heart rate at a share of the reserve, for adults.

Both are estimates with a wide spread: a number is a description of a group, not of one heart. With a
sign that the formulas do not fit there is no zone, only the reason. The safety sentences
``heart_rate_limits`` stand beside every use.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from training_safety.models.limits import within
from training_safety.models.reasons import Reason

TANAKA_AT_BIRTH_BPM = 208
"""The constant of Tanaka's line [bpm] (``tanaka2001hrmax``)."""
TANAKA_FALL_BPM_PER_YEAR = 0.7
"""What Tanaka's line falls for each year of age [bpm a year] (``tanaka2001hrmax``)."""
MAX_SPREAD_BPM = 20
"""Two standard deviations of about 10 bpm: 95 % of adults lie this near the line (``tanaka2001hrmax``)."""
OLD_RULE_BPM = 220
"""The constant of the older rule, 220 − age, which Tanaka's line replaces (``tanaka2001hrmax``)."""
ADULT_YEARS = 18
"""The formulas are for adults, from this age [years]."""

# The limits below are the calculator's own: they stop typing errors and say nothing about a heart.
OLDEST_YEARS = 100
RESTING_RANGE_BPM = (30, 120)
HIGHEST_MAX_BPM = 220


def max_heart_rate_tanaka(age_years: float) -> float:
    """Return the estimated maximal heart rate, 208 − 0.7 · age [bpm].

    Symbol: HR_max [bpm] (F9)

    Parameters
    ----------
    age_years : age [years], 18 to 100

    Raises
    ------
    ValueError : if the age is no number from 18 to 100

    Source: ``tanaka2001hrmax``. Limits: adults. One person in twenty lies more than 20 bpm away
    (``MAX_SPREAD_BPM``), and it does not hold with beta-blockers, arrhythmia, pregnancy or a pacemaker.

    >>> max_heart_rate_tanaka(45)
    176.5
    """
    within("age_years", age_years, (ADULT_YEARS, OLDEST_YEARS), "years", "The formula is for adults.")
    return TANAKA_AT_BIRTH_BPM - TANAKA_FALL_BPM_PER_YEAR * age_years


def max_heart_rate_220(age_years: float) -> float:
    """Return the maximal heart rate by the older rule, 220 − age [bpm], to compare with.

    Symbol: HR_max,220 [bpm] (F9)

    Parameters
    ----------
    age_years : age [years], 18 to 100

    Raises
    ------
    ValueError : if the age is no number from 18 to 100

    Source: compared with measurements in ``tanaka2001hrmax``. Limits: above Tanaka's line before the
    age of 40 and below it afterwards.

    >>> max_heart_rate_220(45)
    175
    """
    within("age_years", age_years, (ADULT_YEARS, OLDEST_YEARS), "years", "The formula is for adults.")
    return OLD_RULE_BPM - age_years


def heart_rate_karvonen(share: float, resting_bpm: float, max_bpm: float) -> float:
    """Return the heart rate at a share of the reserve, resting + share · (max − resting) [bpm].

    Symbol: HR [bpm] (F9)

    Parameters
    ----------
    share : share of the heart-rate reserve [–], 0 to 1
    resting_bpm : resting heart rate [bpm], 30 to 120
    max_bpm : maximal heart rate, measured or estimated [bpm], above the resting one, at most 220

    Raises
    ------
    ValueError : if an argument is outside its range

    Source: ``karvonen1957hrr``. Limits: as uncertain as the maximum that is put in, and for adults
    only.

    >>> round(heart_rate_karvonen(0.70, 60, 176.5), 2)
    141.55
    """
    within("share", share, (0, 1), advice="0.7 is 70 %.")
    within("resting_bpm", resting_bpm, RESTING_RANGE_BPM, "bpm", "Count one minute at rest.")
    within("max_bpm", max_bpm, (resting_bpm, HIGHEST_MAX_BPM), "bpm", "It is above resting_bpm.", above=True)
    return resting_bpm + share * (max_bpm - resting_bpm)


class HeartRateSign(Enum):
    """A sign that the formulas do not fit a person; its value is the reason to show.

    >>> HeartRateSign.PACEMAKER.value.key
    'zone_pacemaker'
    """

    BETA_BLOCKER = Reason.ZONE_BETA_BLOCKER
    ARRHYTHMIA = Reason.ZONE_ARRHYTHMIA
    PREGNANCY = Reason.ZONE_PREGNANCY
    PACEMAKER = Reason.ZONE_PACEMAKER


@dataclass(frozen=True)
class HeartRateZone:
    """The heart rates between two shares of the reserve, or the reason that there are none.

    Symbol: HR [bpm] (F9)

    >>> HeartRateZone(45, 60, 0.40, 0.50, frozenset()).high_bpm
    118.25
    """

    age_years: float
    resting_bpm: float
    low_share: float
    high_share: float
    signs: frozenset[HeartRateSign]

    @property
    def reason(self) -> Reason | None:
        """Why there is no zone, the first reason if there are several, or None if there is a zone."""
        if self.age_years < ADULT_YEARS:
            return Reason.ZONE_UNDER_18
        return next((sign.value for sign in HeartRateSign if sign in self.signs), None)

    @property
    def max_bpm(self) -> float | None:
        """The estimated maximum [bpm] (Tanaka), or None for a reason."""
        return None if self.reason else max_heart_rate_tanaka(self.age_years)

    @property
    def low_bpm(self) -> float | None:
        """The lower end of the zone [bpm], or None for a reason."""
        return self._at(self.low_share)

    @property
    def high_bpm(self) -> float | None:
        """The upper end of the zone [bpm], or None for a reason."""
        return self._at(self.high_share)

    @property
    def low_spread_bpm(self) -> float | None:
        """The 95 % spread of the lower end, ± [bpm]: that of the maximum times the share, or None."""
        return None if self.reason else self.low_share * MAX_SPREAD_BPM

    @property
    def high_spread_bpm(self) -> float | None:
        """The 95 % spread of the upper end, ± [bpm]: that of the maximum times the share, or None."""
        return None if self.reason else self.high_share * MAX_SPREAD_BPM

    def _at(self, share: float) -> float | None:
        max_bpm = self.max_bpm
        return None if max_bpm is None else heart_rate_karvonen(share, self.resting_bpm, max_bpm)


def heart_rate_zone(
    age_years: float,
    resting_bpm: float,
    low_share: float,
    high_share: float,
    signs: Collection[HeartRateSign] = (),
) -> HeartRateZone:
    """Return the heart rates between two shares of the reserve, with the maximum from Tanaka.

    Symbol: HR [bpm] (F9)

    Parameters
    ----------
    age_years : age [years], 0 to 100; under 18 there is no zone, but a reason
    resting_bpm : resting heart rate [bpm], 30 to 120
    low_share : lower share of the reserve [–], 0 to 1
    high_share : upper share of the reserve [–], from ``low_share`` to 1
    signs : what speaks against the formula; with any of them there is no zone, but a reason

    Raises
    ------
    ValueError : if an argument is outside its range

    Source: ``karvonen1957hrr``, ``tanaka2001hrmax``. Limits: the ends are ± 8 bpm uncertain at 40 % and
    ± 17 at 85 %, from the estimated maximum alone; how hard it feels is as good a guide.

    >>> zone = heart_rate_zone(45, 60, 0.40, 0.85)
    >>> round(zone.low_bpm, 1), round(zone.high_bpm, 1), zone.reason
    (106.6, 159.0, None)
    >>> heart_rate_zone(45, 60, 0.40, 0.85, {HeartRateSign.BETA_BLOCKER}).reason.key
    'zone_beta_blocker'
    """
    within("age_years", age_years, (0, OLDEST_YEARS), "years", "There is a zone from 18 years.")
    within("resting_bpm", resting_bpm, RESTING_RANGE_BPM, "bpm", "Count one minute at rest.")
    within("low_share", low_share, (0, 1), advice="0.4 is 40 %.")
    within("high_share", high_share, (low_share, 1), advice="It is no lower than low_share.")
    if not isinstance(signs, Collection) or not all(sign in list(HeartRateSign) for sign in signs):
        raise ValueError(f"signs is {signs!r}; give a collection of HeartRateSign, empty for none.")
    return HeartRateZone(age_years, resting_bpm, low_share, high_share, frozenset(signs))
