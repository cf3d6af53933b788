"""When the pain rule applies, and its cut-offs: the answers that switch it off, and the conventions.

The cut-offs 3 and 5 and the reductions are conventions, not findings, and can be adjusted.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from training_safety.models.limits import within
from training_safety.models.reasons import Reason

WORST_PAIN = 10
"""The top of the numeric rating scale, 0 (none) to 10."""
CONTINUE_UP_TO = 3
"""Pain while training up to here: continue. A convention (``smith2017painful`` for the principle)."""
ADJUST_UP_TO = 5
"""Pain while training above the last limit and up to here: adjust; above: change exercise. A convention."""
LEAST_REDUCTION, MOST_REDUCTION = 0.10, 0.30
"""How much less next time, as shares of the load. A convention."""
SESSIONS_IN_A_TREND = 3
"""How many sessions in a row, each worse than the one before, make a rise. A convention."""


@dataclass(frozen=True)
class PainAlarms:
    """Answers that switch the rule off unless each is False: True is yes, None is not answered.

    Symbol: a [–] (F19)

    >>> PainAlarms(leg_symptoms=True).reasons[0].key
    'leg_symptoms'
    """

    leg_symptoms: bool | None = None
    red_flag: bool | None = None
    acute_trauma: bool | None = None
    suspected_fracture: bool | None = None
    under_18_extension_pain: bool | None = None

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for an answer that is not exactly True, False or None."""
        for name, answer in self._answers().items():
            if answer is not None and answer is not True and answer is not False:
                raise ValueError(f"{name} is {answer!r}; give True (yes), False (no) or None (don't know).")

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the rule does not apply; empty if all is answered no."""
        answers = self._answers()
        found = [Reason[name.upper()] for name, answer in answers.items() if answer is True]
        return (*found, *([Reason.ALARM_NOT_ANSWERED] if None in answers.values() else []))

    def _answers(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True)
class PainCutOffs:
    """The conventions of the rule. Each of the three messages while training stays possible.

    Symbol: p_1, p_2 [0–10] (F19)

    Raises ``ValueError`` unless 0 ≤ continue_up_to < adjust_up_to < 10 and
    0 < least_reduction ≤ most_reduction < 1.

    >>> PainCutOffs(continue_up_to=2).adjust_up_to
    5
    """

    continue_up_to: float = CONTINUE_UP_TO
    adjust_up_to: float = ADJUST_UP_TO
    least_reduction: float = LEAST_REDUCTION
    most_reduction: float = MOST_REDUCTION

    def __post_init__(self) -> None:
        """Raise ``ValueError`` when the limits do not follow one another."""
        for field in fields(self):
            share = field.name.endswith("reduction")
            within(field.name, getattr(self, field.name), (0, 1 if share else WORST_PAIN))
        if not self.continue_up_to < self.adjust_up_to < WORST_PAIN:
            raise ValueError(
                f"adjust_up_to is {self.adjust_up_to!r}; give a number above continue_up_to "
                f"({self.continue_up_to!r}) and below {WORST_PAIN}."
            )
        if not 0 < self.least_reduction <= self.most_reduction < 1:
            raise ValueError(
                f"most_reduction is {self.most_reduction!r}; give a share below 1 and at least least_reduction "
                f"({self.least_reduction!r}), which is above 0."
            )


NO_ANSWERS = PainAlarms()
CUT_OFFS = PainCutOffs()
