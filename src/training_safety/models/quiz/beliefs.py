"""Statements about training and the back, what a reader thinks of them, and what has changed.

A statement is answered from 0 (disagree completely) to 10 (agree completely), once before the
course and once after it. No answer is worth more than another: a change is described, not scored.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from training_safety.models.quiz.misconceptions import CODES, MISCONCEPTIONS

LOWEST_ANSWER = 0
HIGHEST_ANSWER = 10
ROUNDS = ("before", "after")
LANGUAGES = ("nb", "en")
FILE_KIND = "trygg-trening/beliefs"
FILE_VERSION = 1
LONGEST_FILE = 100_000  # characters; twelve statements answered twice take about one thousand

# What each field of a statement must look like, and the rule in words.
_FIELDS = {
    "id": (r"[a-z][a-z0-9-]*", "use small letters, digits and hyphens, such as stay-active"),
    "misconception": ("|".join(MISCONCEPTIONS), f"use a code of the catalogue, {CODES}"),
    "direction": (r"agree|disagree", "write agree or disagree, as the evidence does"),
    "claims": (r"C\d{2,3}", "list claims of the register, such as [C01]"),
    "refs": (r"[a-z][a-z0-9_]+", "list keys of references.bib, at least one"),
    "text": (r"\S.*\S", "write a sentence in each language, nb and en"),
    "verdict": (r"\S.*\S", "write a sentence in each language, nb and en"),
}


class Direction(Enum):
    """What the course's evidence does with a statement."""

    AGREE = "agree"
    DISAGREE = "disagree"


@dataclass(frozen=True)
class Statement:
    """One statement with what the course says about it, in each language ("nb", "en")."""

    id: str
    misconception: str
    direction: Direction
    claims: tuple[str, ...]
    refs: tuple[str, ...]
    text: Mapping[str, str]
    verdict: Mapping[str, str]


@dataclass(frozen=True)
class Change:
    """One statement in both rounds; an answer is None where the reader gave none."""

    id: str
    direction: Direction
    before: int | None
    after: int | None

    @property
    def steps(self) -> int | None:
        """The later answer minus the earlier one [steps, -10 to 10], None unless there are both."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def towards_evidence(self) -> int | None:
        """The same steps, counted positive in the direction that the evidence points."""
        return -self.steps if self.steps and self.direction is Direction.DISAGREE else self.steps


class Summary(NamedTuple):
    """How many statements [count] were answered in both rounds, and which way the answers moved."""

    both: int
    towards: int
    away: int
    same: int


def changes(statements: Sequence[Statement], answers: Mapping[str, Mapping[str, int]]) -> tuple[Change, ...]:
    """Return each statement's answers in both rounds, in the order of the statements.

    ``answers`` is ``{"before": {id: 0–10}, "after": {id: 0–10}}``, as `answers_from_json` gives it.
    Raises ``ValueError`` for an answer that is no whole number from 0 to 10.
    """
    before, after = (answers.get(given, {}) for given in ROUNDS)
    for name, value in [*before.items(), *after.items()]:
        if not _is_answer(value):
            raise ValueError(f"The answer to {name!r} is {value!r}; give a whole number from 0 to 10.")
    return tuple(Change(s.id, s.direction, before.get(s.id), after.get(s.id)) for s in statements)


def summary(compared: Sequence[Change]) -> Summary:
    """Return how many answers moved towards the evidence, away from it, or stayed."""
    moves = [change.towards_evidence for change in compared if change.towards_evidence is not None]
    return Summary(len(moves), sum(m > 0 for m in moves), sum(m < 0 for m in moves), moves.count(0))


def answers_from_json(
    text: str, statements: Sequence[Statement], survey: str = "beliefs"
) -> dict[str, dict[str, int]]:
    """Return the answers in a file that the reader has downloaded from the survey.

    Answers to statements that the survey no longer has are left out. Raises ``ValueError`` with a
    sentence when the file is anything else than answers to this survey.
    """
    try:
        data = (
            json.loads(text.removeprefix("\ufeff"), parse_constant=_refused)
            if len(text) <= LONGEST_FILE
            else 0
        )
    except (ValueError, RecursionError):
        raise ValueError("The file is not JSON. Choose the file you downloaded from the survey.") from None
    if not isinstance(data, dict) or data.get("kind") != FILE_KIND:
        raise ValueError("The file is not answers from the survey. Choose the file you downloaded there.")
    if data.get("survey") != survey:
        raise ValueError(f"The file holds answers to {data.get('survey')!r}; this survey is {survey!r}.")
    if data.get("version") != FILE_VERSION or data["version"] is True:
        raise ValueError(f"The file has version {data.get('version')!r}; this edition reads {FILE_VERSION}.")
    rounds: dict[str, Any] = {given: data.get(given) for given in ROUNDS}
    if not all(isinstance(r, dict) and all(map(_is_answer, r.values())) for r in rounds.values()):
        raise ValueError("The file holds an answer that is no whole number from 0 to 10.")
    known = [statement.id for statement in statements]
    answers = {given: {name: int(r[name]) for name in known if name in r} for given, r in rounds.items()}
    if not any(answers.values()):
        raise ValueError("The file holds no answers to the statements in this survey.")
    return answers


def statements_from_data(data: object, source: str) -> tuple[Statement, ...]:
    """Return the statements in a course file's data, ``{"statements": [...]}``.

    Raises ``ValueError`` naming the file (``source``), the statement and the field that is wrong.
    """
    items = data.get("statements") if isinstance(data, Mapping) else None
    if not isinstance(items, (list, tuple)) or not items:
        raise ValueError(f"{source}: give a list of at least one statement under «statements».")
    statements: dict[str, Statement] = {}
    for number, item in enumerate(items, start=1):
        where = f"{source}, statement {number}"
        if not isinstance(item, Mapping):
            raise ValueError(f"{where}: found {item!r}; write the fields {', '.join(_FIELDS)}.")
        where += f" ({item['id']})" if "id" in item else ""
        for field in [*_FIELDS, *(field for field in item if field not in _FIELDS)]:
            if rule := _broken_rule(field, item.get(field)):
                found = f"found {item[field]!r}" if field in item else "it is missing"
                raise ValueError(f"{where}, field «{field}»: {found}; {rule}.")
        if item["id"] in statements:
            raise ValueError(f"{where}, field «id»: an earlier statement has the same; give each its own.")
        lists: dict[str, Any] = {field: tuple(item[field]) for field in ("claims", "refs")}
        statements[item["id"]] = Statement(**{**item, **lists, "direction": Direction(item["direction"])})
    return tuple(statements.values())


def _broken_rule(field: str, value: object) -> str:
    """Return the rule that the value of a field breaks, or nothing."""
    if field not in _FIELDS:
        return f"there is no such field, use {', '.join(_FIELDS)}"
    pattern, rule = _FIELDS[field]
    values: Sequence[object] = [value]
    if field in ("claims", "refs"):
        values = value if isinstance(value, (list, tuple)) else []
    elif field in ("text", "verdict"):
        values = list(value.values()) if isinstance(value, Mapping) and set(value) == set(LANGUAGES) else []
    kept = values and all(isinstance(v, str) and re.fullmatch(pattern, v) for v in values)
    return "" if kept else rule


def _is_answer(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return LOWEST_ANSWER <= value <= HIGHEST_ANSWER and value == int(value)


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
