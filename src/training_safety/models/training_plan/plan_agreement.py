"""The limits of a training plan's rules, each with its source, or named as the course's own.

They are what people agree on before they plan. None is a finding about what a body tolerates, and no
trial supports a particular growth, interval or share (``buist2008gronorun``, ``soligard2016ioc``).
"""

from __future__ import annotations

from dataclasses import dataclass

from training_safety.models.limits import within
from training_safety.models.load.progression import MOST_GROWTH, MOST_WEEKS
from training_safety.models.load.training_load import DAYS_IN_A_WEEK, HARDEST_RPE
from training_safety.models.training_plan.plan_sessions import KINDS


@dataclass(frozen=True)
class Agreement:
    """The limits of the rules.

    Parameters
    ----------
    weeks : length of the plan [weeks], 1 to 52. The course's own
    tolerance : how far week 1 may be from the start, and the largest week from the target [share], 0 to
        0.5. The course's own: room for whole minutes
    growth : most that an ordinary week may lie above the ordinary week before it [share], 0 to 0.5. A
        habit: in the randomised trial 10 % gave no fewer injuries (``buist2008gronorun``)
    easy_low, easy_high : an easier week as a share of the ordinary week before it, 0 to 1. Practice; no
        trial supports a share
    spike : most that a session may be longer than the longest of the last ``spike_days`` [share], 0 to 1.
        The reference group of ``frandsen2025spike``: distance of runs, observational; untested for other
        sessions and for back pain
    spike_days : how far back that looks [days], 1 to 90 (``frandsen2025spike``: 30)
    kinds : kinds of session in a week, 1 to 7. The course's own: nobody has tested variation
    hard_rpe : from this RPE a session counts as hard [–], 0 to 10. The course's own
    rest_days : whole days between two hard sessions [days], 0 to 6. A planning principle
        (``soligard2016ioc``), no finding

    Raises
    ------
    ValueError : if a limit is outside its range or ``easy_low`` is above ``easy_high``

    >>> Agreement().growth
    0.1
    """

    weeks: int = 12
    tolerance: float = 0.05
    growth: float = 0.10
    easy_low: float = 0.5
    easy_high: float = 0.7
    spike: float = 0.10
    spike_days: int = 30
    kinds: int = 2
    hard_rpe: float = 6
    rest_days: int = 1

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for a limit outside its range."""
        within("weeks", self.weeks, (1, MOST_WEEKS), "weeks", whole=True)
        within("tolerance", self.tolerance, (0, 0.5))
        within("growth", self.growth, (0, MOST_GROWTH))
        within("easy_high", self.easy_high, (0, 1), above=True)
        within("easy_low", self.easy_low, (0, self.easy_high), advice="It is no higher than easy_high.")
        within("spike", self.spike, (0, 1))
        within("spike_days", self.spike_days, (1, 90), "days", whole=True)
        within("kinds", self.kinds, (1, len(KINDS)), whole=True)
        within("hard_rpe", self.hard_rpe, (0, HARDEST_RPE))
        within("rest_days", self.rest_days, (0, DAYS_IN_A_WEEK - 1), "days", whole=True)


AGREEMENT = Agreement()
