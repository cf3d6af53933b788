"""Quiz banks: the questions, how their answers score, and what is wrong with a bank.

A bank comes as plain mappings and lists, so that nothing here needs more than the standard library;
who has a YAML file brings the reader along: ``bank_data(path, yaml.safe_load)``.
An error is a sentence that names the file, the item and the field, where options, steps and pairs
are counted from 0.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training_safety.bilingual import Text
from training_safety.quiz_questions import (
    Feedback,
    Matching,
    NearMiss,
    NumberAnswer,
    Option,
    Ordering,
    Pair,
    Question,
    SeveralChoices,
    SingleChoice,
    hash32,
)
from training_safety.quiz_reading import BankProblem, read_bank

__all__ = [
    "BankProblem",
    "Feedback",
    "Matching",
    "NearMiss",
    "NumberAnswer",
    "Option",
    "Ordering",
    "Pair",
    "Question",
    "QuizBank",
    "QuizBankError",
    "QuizScore",
    "SeveralChoices",
    "SingleChoice",
    "Text",
    "bank_data",
    "bank_from_mapping",
    "bank_problems",
]


class QuizBankError(ValueError):
    """A bank that cannot be used. The message names the file, the item and the field."""


@dataclass(frozen=True)
class QuizScore:
    """Points of the questions answered so far, of ``possible`` points in the whole bank."""

    points: float
    possible: int
    answered: int

    @property
    def share(self) -> float:
        """Points of what is possible [0 to 1]. A question not answered gives no points."""
        return self.points / self.possible


@dataclass(frozen=True)
class QuizBank:
    """A titled list of questions."""

    title: Text
    items: tuple[Question, ...]

    @property
    def version(self) -> str:
        """A short name that changes when questions come, go or change places."""
        return f"{hash32('/'.join(item.id for item in self.items)):08x}"

    def score(self, answers: Mapping[str, Any]) -> QuizScore:
        """Return the score of answers by item id. What is missing or unreadable is not answered."""
        scores = [item.score(answers[item.id]) for item in self.items if item.id in answers]
        points = [score for score in scores if score is not None]
        return QuizScore(sum(points, start=0.0), len(self.items), len(points))


def bank_problems(data: Any, known_references: Collection[str] | None = None) -> list[BankProblem]:
    """Return all that is wrong with a bank, in the order of the file; empty for a bank fit for use.

    ``known_references`` are the keys that a reference may have; without it any key will do.
    """
    return read_bank(data, known_references)[2]


def bank_from_mapping(
    data: Any, source: str = "the bank", known_references: Collection[str] | None = None
) -> QuizBank:
    """Return the bank that a YAML or JSON reader has read.

    Raises ``QuizBankError`` with one sentence on the first thing that is wrong:
    ``warm_up.yml, item ramp_order, field steps[2].en: is missing.``
    """
    title, items, problems = read_bank(data, known_references)
    if problems:
        raise QuizBankError(problems[0].sentence(source))
    return QuizBank(title, items)


def bank_data(path: Path, parse: Callable[[str], Any]) -> Any:
    """Return what ``parse``, such as ``yaml.safe_load``, reads in a bank's file.

    Raises ``QuizBankError`` with the file, and the line where the text cannot be read.
    """
    try:
        return parse(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise QuizBankError(
            f"{path.name}: is not UTF-8 text (byte {error.start}); save it as UTF-8."
        ) from error
    except OSError:
        raise
    except Exception as error:  # whichever error the reader brought along has for bad text
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        what = getattr(error, "problem", None) or error
        raise QuizBankError(
            f"{path.name}{place}: cannot be read: {what}. Look at the indentation, the quotes and the colons."
        ) from error
