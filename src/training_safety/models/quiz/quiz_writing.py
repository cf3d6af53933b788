"""A quiz bank written out as plain mappings and lists, all that its author may leave out included: what a page gets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from training_safety.models.bilingual import Text
from training_safety.models.quiz.quiz_questions import (
    Matching,
    NumberAnswer,
    Option,
    Ordering,
    Question,
    SingleChoice,
)


def written_out(question: Question) -> dict[str, Any]:
    """Return a question as ``widgets/quiz/questions.js`` reads it: what it has not is left out."""
    item: dict[str, Any] = {"id": question.id, "kind": question.kind, "stem": words(question.stem)}
    if question.hint:
        item["hint"] = words(question.hint)
    if question.objective:
        item["objective"] = question.objective
    if question.returns_to:
        item |= {"retrieval": True, "from": question.returns_to}
    if isinstance(question, SingleChoice):
        return {**item, "options": [_option(option) for option in question.options]}
    if isinstance(question, NumberAnswer):
        item |= {"answer": question.answer, "tolerance": question.tolerance}
        if question.unit:
            item["unit"] = words(question.unit)
        if question.near:
            item["near"] = [
                {
                    "value": miss.value,
                    "tolerance": miss.tolerance,
                    "feedback": words(miss.feedback),
                    **_told(miss.refs, miss.misconceptions),
                }
                for miss in question.near
            ]
    elif isinstance(question, Ordering):
        item["steps"] = [words(step) for step in question.steps]
    elif isinstance(question, Matching):
        item["pairs"] = [{"left": words(pair.left), "right": words(pair.right)} for pair in question.pairs]
    feedback = {"correct": words(question.feedback.correct), "wrong": words(question.feedback.wrong)}  # type: ignore[attr-defined]
    return {**item, "feedback": feedback, "refs": list(question.refs)}  # type: ignore[attr-defined]


def words(text: Text) -> dict[str, str]:
    """Return a text by language."""
    return {"nb": text.nb, "en": text.en}


def _option(option: Option) -> dict[str, Any]:
    return {
        "text": words(option.text),
        **({"correct": True} if option.correct else {}),
        "feedback": words(option.feedback),
        **_told(option.refs, option.misconceptions),
    }


def _told(refs: Sequence[str], misconceptions: Sequence[str]) -> dict[str, list[str]]:
    """Return the sources and the misconceptions, each only where there are any."""
    given = {"refs": list(refs), "misconception": list(misconceptions)}
    return {name: codes for name, codes in given.items() if codes}
