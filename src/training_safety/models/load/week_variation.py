"""Monotony and strain: how evenly a week's load is spread over its days.

Both describe a week and say nothing about what a body tolerates. They were proposed after a study
of 25 athletes in which each had thresholds of their own (``foster1998monitoring``); no cut-off
holds for everybody, and neither was ever tested for back pain. A ratio of a mean to a standard
deviation rises without end as the days become alike, so regular training looks extreme.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from training_safety.models.load.training_load import DAYS_IN_A_WEEK, WeeklyLoad, weekly_load
from training_safety.models.reasons import Reason


@dataclass(frozen=True)
class WeekVariation:
    """The spread of a week's daily loads, with its monotony and strain.

    Symbol: Mon [–] (F3)

    >>> WeekVariation(WeeklyLoad((300, 100, 300, 100, 300, 100, 200))).monotony
    2.0
    """

    week: WeeklyLoad

    @property
    def sd(self) -> float | None:
        """The sample standard deviation (n − 1 = 6) of the daily loads [AU], or None with a gap.

        The 1998 paper says only «standard deviation». With the population's (n), monotony and strain
        would be √(7/6) = 1.080 times as large, so keep to one of them.

        Symbol: s [AU] (F3)
        """
        if self.week.missing_days:
            return None
        loads = [load for load in self.week.daily_loads if load is not None]
        # Counted from the first day, days that are nearly alike do not drown in rounding.
        offsets = [load - loads[0] for load in loads]
        mean = sum(offsets) / DAYS_IN_A_WEEK
        return sqrt(sum((offset - mean) ** 2 for offset in offsets) / (DAYS_IN_A_WEEK - 1))

    @property
    def monotony(self) -> float | None:
        """The mean daily load divided by its standard deviation [–], or None with a ``reason``.

        Symbol: Mon [–] (F3)
        """
        if self.week.mean is None or self.sd is None or self.sd == 0:
            return None
        return self.week.mean / self.sd

    @property
    def strain(self) -> float | None:
        """The load of the week times its monotony [AU], or None with a ``reason``.

        Symbol: Str [AU] (F3)
        """
        if self.week.total is None or self.monotony is None:
            return None
        return self.week.total * self.monotony

    @property
    def reason(self) -> Reason | None:
        """Why monotony and strain are undefined, or None: a gap, only rest days, or all days alike."""
        if self.week.reason is not None or self.monotony is not None:
            return self.week.reason
        return Reason.NO_LOAD if self.week.total == 0 else Reason.ALL_DAYS_EQUAL


def week_variation(daily_loads: Sequence[float | None]) -> WeekVariation:
    """Return the spread, monotony and strain of one week, Monday to Sunday.

    Monotony is the mean daily load divided by the sample standard deviation (n − 1); strain is the
    week's load times its monotony. Both are undefined when a day was not logged, when all days are
    equal, and when all are rest days.

    Symbol: Mon [–] (F3)

    Parameters
    ----------
    daily_loads : seven loads [AU], each 0 to 1 000 000, or None if the day was not logged

    Raises
    ------
    ValueError : unless there are seven days, each None or within its range

    Source: ``foster1998monitoring``. Limits: 25 athletes, no universal cut-off, no evidence for back
    pain; near-equal days give a monotony of any size.

    >>> week = week_variation([420, 0, 300, 0, 480, 180, 0])
    >>> round(week.monotony, 3), round(week.strain)
    (0.952, 1314)
    >>> week_variation([200] * 7).reason.key
    'all_days_equal'
    """
    return WeekVariation(weekly_load(daily_loads))
