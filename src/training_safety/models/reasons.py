"""Why a quantity has no value: one short sentence in each language, for the interface to show.

An undefined quantity is ``None`` and comes with one of these, never with a wrong number, a zero or
an infinity. The sentences stand in ``reasons.json``, which the JavaScript twin reads as well.
"""

from __future__ import annotations

import json
from enum import StrEnum, auto
from pathlib import Path

_SENTENCES: dict[str, dict[str, str]] = json.loads(
    Path(__file__).with_name("reasons.json").read_text(encoding="utf-8")
)


class Reason(StrEnum):
    """A reason that a quantity is undefined. ``key`` is the same in Python and in JavaScript.

    >>> Reason.ALL_DAYS_EQUAL.key
    'all_days_equal'
    >>> Reason.ALL_DAYS_EQUAL.sentence("en")
    'All days are equal, so there is no spread to divide by.'
    """

    # Training load
    DAY_NOT_LOGGED = auto()
    ALL_DAYS_EQUAL = auto()
    NEW_START = auto()
    TOO_FEW_DAYS = auto()
    NO_LOAD = auto()
    NO_GROWTH = auto()
    BAR_TOO_HEAVY = auto()

    # Heart rate
    ZONE_UNDER_18 = auto()
    ZONE_BETA_BLOCKER = auto()
    ZONE_ARRHYTHMIA = auto()
    ZONE_PREGNANCY = auto()
    ZONE_PACEMAKER = auto()

    # The lifting equation
    RECOMMENDED_WEIGHT_ZERO = auto()

    # Protein
    PROTEIN_KIDNEY_DISEASE = auto()
    PROTEIN_EATING_DISORDER = auto()
    PROTEIN_UNDER_18 = auto()
    PROTEIN_PREGNANCY = auto()

    # Trunk endurance
    ENDURANCE_TIME_MISSING = auto()
    ENDURANCE_TIME_ZERO = auto()

    # Effect measures
    NO_EVENTS = auto()
    NO_EVENTS_IN_CONTROL = auto()
    ALL_TREATED_HAD_EVENT = auto()
    NO_DIFFERENCE = auto()
    INTERVAL_INCLUDES_ZERO = auto()
    NO_BASELINE_RISK = auto()
    RISK_ABOVE_ONE = auto()

    # Diagnostic accuracy
    NO_FALSE_ALARMS = auto()
    NOBODY_CLEARED = auto()
    NOBODY_POSITIVE = auto()
    NOBODY_NEGATIVE = auto()
    CERTAIN_BEFORE = auto()
    CERTAIN_AFTER = auto()
    IMPOSSIBLE_ANSWER = auto()

    # Questionnaires and change
    BASELINE_ZERO = auto()
    NOTHING_ANSWERED = auto()
    QUESTION_NOT_ANSWERED = auto()

    # The pain rule: why it does not apply
    LEG_SYMPTOMS = auto()
    RED_FLAG = auto()
    ACUTE_TRAUMA = auto()
    SUSPECTED_FRACTURE = auto()
    UNDER_18_EXTENSION_PAIN = auto()
    ALARM_NOT_ANSWERED = auto()

    # The pain rule: what it cannot say yet
    NEXT_DAY_UNKNOWN = auto()
    BASELINE_UNKNOWN = auto()
    TOO_FEW_SESSIONS = auto()
    EXERCISE_CHANGED = auto()
    STEP_BACK = auto()

    # Soreness
    LONGER_THAN_SORENESS = auto()

    @property
    def key(self) -> str:
        """The name that vectors and the JavaScript twins use."""
        return self.value

    def sentence(self, language: str = "nb") -> str:
        """Return the reason as a sentence in Bokmål (``"nb"``) or English (``"en"``)."""
        return _SENTENCES[self.value][language]
