"""Triage: how soon to get help with back pain, from answers to fixed questions. Never a diagnosis.

Draft: not yet approved by a doctor and a physiotherapist. Under-triage is the worst error, so the
highest level wins, and an answer that is unknown or missing is not a no. Nothing is scored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from training_safety.bilingual import Text
from training_safety.triage_alarm_questions import Question
from training_safety.triage_questions import QUESTIONS
from training_safety.triage_urgency import (
    ACTIONS,
    NO_GUARANTEE,
    OPEN_ALARMS,
    PHONE_NUMBERS,
    START_AGAIN,
    PhoneNumber,
    Urgency,
)

_BY_KEY = {question.key: question for question in QUESTIONS}


@dataclass(frozen=True)
class TriageResult:
    """How urgent it is, and why.

    ``led_to`` are the questions whose answers led to the level, and ``open_alarms`` the alarm
    questions that have no answer or «don't know». ``yes`` are all questions answered yes.
    """

    urgency: Urgency
    led_to: tuple[str, ...]
    open_alarms: tuple[str, ...]
    yes: tuple[str, ...]

    def title(self, language: str = "nb") -> str:
        """Return what to do in a few words, in Bokmål (``"nb"``) or English (``"en"``)."""
        return ACTIONS[self.urgency].title[language]

    def sentences(self, language: str = "nb") -> tuple[str, ...]:
        """Return what to do, sentence by sentence; the last is always to start again at new symptoms."""
        return tuple(text[language] for text in self._texts())

    @property
    def phone_numbers(self) -> tuple[PhoneNumber, ...]:
        """The numbers that the sentences name, the one to call first at the head."""
        call = ACTIONS[self.urgency].call
        said = " ".join(self.sentences())
        named = [number for number in PHONE_NUMBERS if number.written in said]
        return tuple(sorted(named, key=lambda number: number.written != call))

    def _texts(self) -> tuple[Text, ...]:
        return (
            *(Text(q.note_nb, q.note_en) for q in map(_BY_KEY.__getitem__, self.yes) if self._notes(q)),
            *ACTIONS[self.urgency].sentences,
            *((OPEN_ALARMS,) if self.urgency is Urgency.URGENT and self.open_alarms else ()),
            *((NO_GUARANTEE,) if self.urgency < Urgency.ADVICE else ()),
            START_AGAIN,
        )

    def _notes(self, question: Question) -> bool:
        if not question.note_nb:
            return False
        if self.urgency is Urgency.EMERGENCY:  # nothing before 113
            return question.urgency is Urgency.EMERGENCY
        return question.note_stays or question.urgency >= self.urgency


def triage(answers: Mapping[str, bool | None]) -> TriageResult:
    """Return how urgent it is, the highest level that any answer asks for.

    A yes asks for the level of its question. Without an answer, an alarm question asks for «call
    116 117 and ask», and any other for what its yes would. When all of them are answered no, the
    level is soreness if ``doms_pattern`` is answered yes, and otherwise to adjust the training.

    Parameters
    ----------
    answers : for keys of ``QUESTIONS``: True (yes), False (no) or None (don't know). A question that
        is left out is not answered.

    Raises
    ------
    ValueError : for a key that is no question, or a value that is not exactly True, False or None

    Limits: unvalidated; most single signs are weak (``downie2013redflags``,
    ``finucane2020redflags``), so false alarms are many, and all no does not rule out a serious cause.

    >>> triage({"saddle": True}).title("en")
    'Call legevakt on 116 117 now'
    >>> triage({}).urgency
    <Urgency.ADVICE: '116117_advice'>
    """
    _check(answers)
    asked = {question.key: _asked_for(question, answers.get(question.key)) for question in QUESTIONS}
    lowest = Urgency.SORENESS if answers.get("doms_pattern") is True else Urgency.ADJUST
    urgency = max([lowest, *(level for level in asked.values() if level is not None)])
    return TriageResult(
        urgency,
        led_to=tuple(key for key, level in asked.items() if level is urgency),
        open_alarms=tuple(q.key for q in QUESTIONS if q.is_alarm and answers.get(q.key) is None),
        yes=tuple(q.key for q in QUESTIONS if answers.get(q.key) is True),
    )


def _asked_for(question: Question, answer: bool | None) -> Urgency | None:
    """Return the level that one answer asks for, or None if it asks for nothing."""
    if answer is False:
        return None
    return question.urgency if answer else min(question.urgency, Urgency.ADVICE)


def _check(answers: Mapping[str, bool | None]) -> None:
    if not isinstance(answers, Mapping):
        raise ValueError(f"answers is {answers!r}; give a mapping from question keys to True, False or None.")
    for key, answer in answers.items():
        if key not in _BY_KEY:
            raise ValueError(
                f"answers holds {key!r}, which is no question; the keys are: {', '.join(_BY_KEY)}."
            )
        if answer is not None and answer is not True and answer is not False:
            raise ValueError(
                f"answers[{key!r}] is {answer!r}; give True (yes), False (no) or None (don't know)."
            )
