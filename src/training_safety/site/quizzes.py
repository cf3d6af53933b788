"""The quiz banks of a folder, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from training_safety.models.quiz.quiz import (
    QuizBank,
    QuizBankError,
    bank_data,
    bank_from_mapping,
    bank_problems,
    banks_beside,
)


def load_bank(path: Path, known_references: Collection[str] | None = None) -> QuizBank:
    """Return the bank in a YAML file. Raises ``QuizBankError`` with file, item and field."""
    others = banks_beside(path)
    return bank_from_mapping(bank_data(path), path.name, known_references, others)


def bank_sentences(path: Path, known_references: Collection[str] | None = None, name: str = "") -> list[str]:
    """Return a sentence for each thing that is wrong in one bank's file, which they call ``name``."""
    name = name or path.name
    try:
        data = bank_data(path, name=name)
    except QuizBankError as error:
        return [str(error)]
    problems = bank_problems(data, known_references, banks_beside(path))
    return [problem.sentence(name) for problem in problems]


def check_banks(folder: Path, known_references: Collection[str] | None = None) -> list[str]:
    """Return a sentence for each thing that is wrong in the folder's banks: empty when all is well.

    Each names file, item and field. With ``known_references``, every reference must be among them.
    """
    paths = sorted(path for path in folder.glob("*") if path.suffix in {".yml", ".yaml"})
    return [sentence for path in paths for sentence in bank_sentences(path, known_references)]
