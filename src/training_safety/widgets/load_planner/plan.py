"""The plan that a load planner's settings make: its limits, its calendar and its weekly loads."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date, timedelta

from training_safety.models.load.progression import (
    MOST_GROWTH,
    MOST_WEEKS,
    geometric_progression,
    linear_progression,
)

LARGEST = {"min": 5040.0, "AU": 50_400.0, "kg": 1_000_000.0}
"""What the planner takes in one week: 12 hours every day, the same at effort 10, or a thousand tonnes."""
MOST_SESSIONS = 14


@dataclass(frozen=True)
class LoadPlan:
    """A plan as the form holds it; what each setting means, its unit and its range, ``LoadPlanner`` says."""

    start_load: float
    unit: str
    growth: str
    step: float
    rate: float
    deload_every: int
    deload_share: float
    ceiling: float | None
    weeks: int
    start_date: str
    target_date: str
    sessions_per_week: int

    @property
    def first_monday(self) -> date:
        """The Monday on which week 1 begins."""
        start = date.fromisoformat(self.start_date) if self.start_date else date.today()
        return start + timedelta(days=-start.weekday() % 7)

    @property
    def length(self) -> int:
        """The length of the plan [weeks]: from the target date if there is one, else ``weeks``."""
        if not self.target_date:
            return self.weeks
        return (date.fromisoformat(self.target_date) - self.first_monday).days // 7 + 1

    def loads(self, weeks: int) -> list[float]:
        """Return the load of each week [``unit``], computed by ``training_safety.models.load.progression``."""
        easing = (self.deload_every or None, self.deload_share, self.ceiling)
        if self.growth == "linear":
            return linear_progression(self.start_load, self.step, weeks, *easing)
        return geometric_progression(self.start_load, self.rate / 100, weeks, *easing)

    def check(self) -> None:
        """Raise ``ValueError`` with what was given, the limit and what to do, if no plan can be made."""
        largest = LARGEST[self.unit]
        if not 1 <= self.start_load <= largest:
            raise ValueError(
                f"start_load is {self.start_load:g}; give the load of an ordinary week now, "
                f"from 1 to {largest:,.0f} {self.unit}."
            )
        if not 0 <= self.rate <= 100 * MOST_GROWTH:
            raise ValueError(
                f"rate is {self.rate:g}; give per cent a week from 0 to {100 * MOST_GROWTH:g}. "
                "To go down, plan from a lower start_load."
            )
        if not 0 <= self.step < float("inf"):
            raise ValueError(f"step is {self.step:g}; give what each week adds, 0 or more, in {self.unit}.")
        if self.deload_every != 0 and not 2 <= self.deload_every <= MOST_WEEKS:
            raise ValueError(
                f"deload_every is {self.deload_every}; give a whole number from 2 to {MOST_WEEKS}, "
                "or 0 for no deload weeks."
            )
        if not 0.01 <= self.deload_share <= 1:
            raise ValueError(
                f"deload_share is {self.deload_share:g}; give a share from 0.01 to 1, such as 0.6 for 60 %."
            )
        for name, most in (("weeks", MOST_WEEKS), ("sessions_per_week", MOST_SESSIONS)):
            if not 1 <= getattr(self, name) <= most:
                raise ValueError(f"{name} is {getattr(self, name)}; give a whole number from 1 to {most}.")
        if self.ceiling is not None and not self.start_load <= self.ceiling <= largest:
            raise ValueError(
                f"ceiling is {self.ceiling:g}; give a number from start_load ({self.start_load:g}) to "
                f"{largest:,.0f} {self.unit}, or None for no ceiling."
            )
        for name in ("start_date", "target_date"):
            _check_date(name, getattr(self, name))
        if not 1 <= self.length <= MOST_WEEKS:
            last = self.first_monday + timedelta(weeks=MOST_WEEKS, days=-1)
            raise ValueError(
                f"target_date is {self.target_date}; give a date from {self.first_monday} (the first Monday) "
                f"to {last}, {MOST_WEEKS} weeks later."
            )
        for week, load in enumerate(self.loads(self.length), start=1):
            if load > largest:
                raise ValueError(
                    f"week {week} would be {load:,.0f} {self.unit}; the planner stops at {largest:,.0f}. "
                    "Lower the growth, set a ceiling or plan fewer weeks."
                )


SETTINGS = tuple(setting.name for setting in fields(LoadPlan))


def _check_date(name: str, text: str) -> None:
    if not text:
        return
    try:
        year = date.fromisoformat(text).year if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        year = None
    if year is None or not 2000 <= year <= 2099:
        raise ValueError(
            f"{name} is {text!r}; give a date as year-month-day between 2000 and 2099, "
            'such as "2027-01-04", or an empty text.'
        )
