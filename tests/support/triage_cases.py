"""The triage's vectors as answers: everything that a case does not name is answered no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from training_safety.models.triage import DATA, TriageResult
from vector_files import vectors_of

VECTORS = vectors_of("triage")
QUESTIONS = [question for screen in DATA["screens"] for question in screen["questions"]]
KEYS = [question["key"] for question in QUESTIONS]
AGES = [age["id"] for age in DATA["ages"]]
LEVELS = [level["id"] for level in DATA["levels"]]
ALL_NO = {"age": "18-54"} | dict.fromkeys(KEYS, False)

_PREGNANT = {"no": {"pregnant": False}, "maybe": {"pregnant": None}, "yes": {"pregnant": True}, "open": {}}
_STATES = {"yes": True, "unknown": None}


def answers_of(case: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers of a vector, or of a row of one question alone."""
    if case.get("unanswered") == ["*"]:
        return {"age": case["age"]}
    answers = ALL_NO | {"age": case["age"]}
    del answers["pregnant"]
    answers |= _PREGNANT[case["pregnant"]]
    if "key" not in case:
        answers |= dict.fromkeys(case["yes"], True) | dict.fromkeys(case["unknown"])
        return {key: answer for key, answer in answers.items() if key not in case["unanswered"]}
    if case["state"] == "unanswered":
        answers.pop(case["key"], None)
        return answers
    return answers | {case["key"]: _STATES[case["state"]]}


def differences(result: TriageResult, case: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Return what came and what was expected, for each field in which a case and its result differ."""
    came = {
        name: list(value) if isinstance(value, tuple) else value for name, value in asdict(result).items()
    }
    return {name: (value, case[name]) for name, value in came.items() if name in case and case[name] != value}
