"""The quiz banks, checked when the book is built: against the schema, and against what they mean."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from training_safety.course_data import course_file
from training_safety.quiz import (
    BankProblem,
    QuizBank,
    QuizBankError,
    bank_data,
    bank_from_mapping,
    bank_problems,
)


def load_bank(path: Path, known_references: Collection[str] | None = None) -> QuizBank:
    """Return the bank in a YAML file. Raises ``QuizBankError`` with file, item and field."""
    return bank_from_mapping(bank_data(path, yaml.safe_load), path.name, known_references)


def _field(path: Sequence[str | int]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads(course_file("quizzes/schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def schema_problems(data: Any) -> Iterator[BankProblem]:
    """Yield what ``schema.json`` finds wrong in a bank."""
    for error in _validator().iter_errors(data):
        path = list(error.absolute_path)
        item = ""
        if len(path) > 1 and path[0] == "items":
            entry = data["items"][path[1]]
            given = entry.get("id") if isinstance(entry, dict) else None
            item = given if isinstance(given, str) and given else f"number {int(path[1]) + 1}"
            path = path[2:]
        yield BankProblem(item, _field(path), error.message)


def _told(problem: BankProblem, others: Collection[BankProblem]) -> bool:
    """Whether the problem's place, or a place inside it or around it, is among the others."""
    return any(
        problem.item == other.item
        and (problem.field.startswith(other.field) or other.field.startswith(problem.field))
        for other in others
    )


def bank_sentences(path: Path, known_references: Collection[str] | None = None) -> list[str]:
    """Return a sentence for each thing that is wrong in one bank's file."""
    try:
        data = bank_data(path, yaml.safe_load)
    except QuizBankError as error:
        return [str(error)]
    problems = bank_problems(data, known_references)
    # The schema speaks only where the reading of the bank has not said it better.
    problems += [problem for problem in schema_problems(data) if not _told(problem, problems)]
    return [problem.sentence(path.name) for problem in problems]


def check_banks(folder: Path, known_references: Collection[str] | None = None) -> list[str]:
    """Return a sentence for each thing that is wrong in the folder's banks: empty when all is well.

    Each names file, item and field. With ``known_references``, every reference must be among them.
    """
    paths = sorted(path for path in folder.glob("*") if path.suffix in {".yml", ".yaml"})
    return [sentence for path in paths for sentence in bank_sentences(path, known_references)]
