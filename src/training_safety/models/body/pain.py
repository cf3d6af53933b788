"""The pain rule for training: how much it hurts while training, the next day, and from session to session.

A practice point. Exercise that hurts did no harm in lasting pain (``smith2017painful``), but the
cut-offs 3 and 5 are conventions, not findings, and can be adjusted. The rule has nothing to say when
an alarm question is answered yes or not at all: then the triage comes first, and nothing is continued.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from training_safety.models.bilingual import Text
from training_safety.models.body.pain_conditions import (
    CUT_OFFS,
    NO_ANSWERS,
    SESSIONS_IN_A_TREND,
    WORST_PAIN,
    PainAlarms,
    PainCutOffs,
)
from training_safety.models.limits import LARGEST_LOAD, within
from training_safety.models.reasons import Reason

__all__ = [
    "CUT_OFFS",
    "NextLoad",
    "PainAdvice",
    "PainAlarms",
    "PainCutOffs",
    "PainMessage",
    "next_load",
    "pain_advice",
]


class PainMessage(IntEnum):
    """What the rule says, the least cautious first; the most cautious one wins.

    Symbol: m [–] (F19)

    >>> max(PainMessage.CONTINUE, PainMessage.TRIAGE).key
    'triage'
    """

    CONTINUE = 1
    SAME_OR_MORE = 2
    ADJUST = 3
    REDUCE_NEXT_TIME = 4
    CHANGE_EXERCISE = 5
    STEP_BACK_A_WEEK = 6
    TRIAGE = 7

    @property
    def key(self) -> str:
        """The name that vectors and the JavaScript twin use."""
        return self.name.lower()

    @property
    def text(self) -> Text:
        """The message as a sentence in both languages."""
        return _TEXTS[self]


_TEXTS = {
    PainMessage.CONTINUE: Text("Fortsett.", "Continue."),
    PainMessage.SAME_OR_MORE: Text(
        "Samme belastning neste gang, eller litt mer.", "The same load next time, or a little more."
    ),
    PainMessage.ADJUST: Text(
        "Ta ned vekt, fart, utslag eller antall sett.", "Lower the weight, the speed, the range or the sets."
    ),
    PainMessage.REDUCE_NEXT_TIME: Text("Ta ned belastningen neste gang.", "Lower the load next time."),
    PainMessage.CHANGE_EXERCISE: Text(
        "Stopp denne øvelsen, og velg en annen.", "Stop this exercise and choose another."
    ),
    PainMessage.STEP_BACK_A_WEEK: Text(
        "Gå en uke tilbake i planen. Vurder å snakke med en fysioterapeut.",
        "Go back one week in the plan. Consider talking to a physiotherapist.",
    ),
    PainMessage.TRIAGE: Text(
        "Stopp. Regelen gjelder ikke nå: Svar på alarmspørsmålene først.",
        "Stop. The rule does not apply now: answer the alarm questions first.",
    ),
}


@dataclass(frozen=True)
class PainAdvice:
    """What the rule says about one exercise. Where it says nothing, None, and ``reasons`` tell why.

    Symbol: m [–] (F19)
    """

    during: PainMessage | None
    next_session: PainMessage | None
    trend: PainMessage | None
    reasons: tuple[Reason, ...]

    @property
    def reason(self) -> Reason | None:
        """The first reason that something is not said, or None if everything is."""
        return self.reasons[0] if self.reasons else None

    @property
    def applies(self) -> bool:
        """Whether the rule applies: every alarm question is answered no."""
        return self.during is not None

    @property
    def message(self) -> PainMessage:
        """The most cautious of the messages; the triage where the rule does not apply."""
        if self.during is None:
            return PainMessage.TRIAGE
        said = (self.during, self.next_session, self.trend)
        return max(message for message in said if message is not None)


def pain_advice(
    during: float,
    baseline: float | None = None,
    next_day: float | None = None,
    earlier: Sequence[float] = (),
    alarms: PainAlarms = NO_ANSWERS,
    cut_offs: PainCutOffs = CUT_OFFS,
) -> PainAdvice:
    """Return what the pain rule says while training, for the next session, and about the trend.

    Symbol: m [–] (F19)

    Parameters
    ----------
    during : the worst pain of the exercise in this session [0–10]
    baseline : the learner's own usual pain [0–10], or None if unknown
    next_day : the pain 24 hours later [0–10], or None if not known yet. Above the baseline: reduce.
    earlier : pain in the sessions before this one, oldest first [0–10]. Three in a row, this one
        included, each worse than the one before, are a rise.
    alarms : all must be answered False, or the rule does not apply
    cut_offs : the conventions, adjustable

    Raises
    ------
    ValueError : for a pain outside 0 to 10, or no number

    Source: ``smith2017painful`` and consensus. Limits: untested as a whole; the trial populations had
    lasting pain, so it is not for fresh injuries, and pain says little about tissue.

    >>> no = PainAlarms(False, False, False, False, False)
    >>> pain_advice(3, baseline=1, next_day=1, alarms=no).message.key
    'same_or_more'
    >>> pain_advice(0).message.key
    'triage'
    """
    scale = (0, WORST_PAIN)
    within("during", during, scale, advice="0 is no pain, 10 the worst.")
    for name, pain in (("baseline", baseline), ("next_day", next_day)):
        if pain is not None:
            within(name, pain, scale, advice="Give None if it is not known.")
    for pain in earlier:
        within("earlier", pain, scale, advice="Leave out sessions that were not logged.")
    if alarms.reasons:
        return PainAdvice(None, None, None, alarms.reasons)

    sessions = (*earlier, during)[-SESSIONS_IN_A_TREND:]
    reasons = (
        *([Reason.BASELINE_UNKNOWN] if baseline is None else []),
        *([Reason.NEXT_DAY_UNKNOWN] if next_day is None else []),
        *([Reason.TOO_FEW_SESSIONS] if len(sessions) < SESSIONS_IN_A_TREND else []),
    )
    return PainAdvice(_during(during, cut_offs), _next_session(baseline, next_day), _trend(sessions), reasons)


def _during(pain: float, cut_offs: PainCutOffs) -> PainMessage:
    if pain <= cut_offs.continue_up_to:
        return PainMessage.CONTINUE
    return PainMessage.ADJUST if pain <= cut_offs.adjust_up_to else PainMessage.CHANGE_EXERCISE


def _next_session(baseline: float | None, next_day: float | None) -> PainMessage | None:
    if baseline is None or next_day is None:
        return None
    return PainMessage.REDUCE_NEXT_TIME if next_day > baseline else PainMessage.SAME_OR_MORE


def _trend(sessions: Sequence[float]) -> PainMessage | None:
    rising = len(sessions) == SESSIONS_IN_A_TREND and all(a < b for a, b in pairwise(sessions))
    return PainMessage.STEP_BACK_A_WEEK if rising else None


@dataclass(frozen=True)
class NextLoad:
    """The load of the exercise next time, from ``lowest`` to ``highest``, or None and the reasons.

    Symbol: L_next [unit of the load] (F19)
    """

    lowest: float | None
    highest: float | None
    reasons: tuple[Reason, ...]

    @property
    def reason(self) -> Reason | None:
        """The first reason that there is no load, or None if there is one."""
        return self.reasons[0] if self.reasons else None


def next_load(load: float, advice: PainAdvice, cut_offs: PainCutOffs = CUT_OFFS) -> NextLoad:
    """Return the load of the same exercise next time [same unit], after the 24-hour check.

    Back at the baseline: the same load (or a little more, as the plan has it). Above it: 10 to 30 %
    less. There is none while the check is open, where the exercise is to be changed, after a rise
    over three sessions, and where the rule does not apply.

    Symbol: L_next [unit of the load] (F19)

    Parameters
    ----------
    load : what was done this time, 0 to 1 000 000 [kg, min or AU]
    advice : from ``pain_advice``
    cut_offs : holds the reductions

    Raises
    ------
    ValueError : if the load is out of range

    Source: consensus. Limits: the shares 10 and 30 % are conventions that no trial has tested.

    >>> no = PainAlarms(False, False, False, False, False)
    >>> next_load(100, pain_advice(3, baseline=1, next_day=2, alarms=no))
    NextLoad(lowest=70.0, highest=90.0, reasons=())
    """
    within("load", load, (0, LARGEST_LOAD), advice="Give the load that was done.")
    reasons = (
        *(advice.reasons if not advice.applies else ()),
        *([Reason.STEP_BACK] if advice.trend is PainMessage.STEP_BACK_A_WEEK else []),
        *([Reason.EXERCISE_CHANGED] if advice.during is PainMessage.CHANGE_EXERCISE else []),
        *(r for r in advice.reasons if r in (Reason.BASELINE_UNKNOWN, Reason.NEXT_DAY_UNKNOWN)),
    )
    if reasons:
        return NextLoad(None, None, reasons)
    if advice.next_session is PainMessage.REDUCE_NEXT_TIME:
        return NextLoad(load * (1 - cut_offs.most_reduction), load * (1 - cut_offs.least_reduction), ())
    return NextLoad(load, load, ())
