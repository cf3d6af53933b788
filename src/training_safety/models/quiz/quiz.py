"""Quiz banks: the questions, how their answers score, and what is wrong with a bank.

A bank comes as plain mappings and lists, so that nothing here needs more than the standard library,
unless `bank_data` reads a YAML file. An error is a sentence that names the file, the item and the
field, where options, steps and pairs are counted from 0.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training_safety.course_data import data_file, plain_yaml
from training_safety.models.bilingual import Text
from training_safety.models.course.problem import Problem
from training_safety.models.quiz.quiz_questions import (
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
)
from training_safety.models.quiz.quiz_reading import OtherBank, read_bank
from training_safety.models.quiz.quiz_writing import words, written_out

__all__ = [
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
    "banks_beside",
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

    def data(self) -> dict[str, Any]:
        """Return the bank as a page gets it: plain mappings and lists, with all that its author left out."""
        return {"title": words(self.title), "items": [written_out(item) for item in self.items]}

    def score(self, answers: Mapping[str, Any]) -> QuizScore:
        """Return the score of answers by item id. What is missing or unreadable is not answered."""
        scores = [item.score(answers[item.id]) for item in self.items if item.id in answers]
        points = [score for score in scores if score is not None]
        return QuizScore(sum(points, start=0.0), len(self.items), len(points))


def bank_problems(
    data: Any, known_references: Collection[str] | None = None, other_bank: OtherBank | None = None
) -> list[Problem]:
    """Return all that is wrong with a bank, in the order of the file; empty for a bank fit for use.

    ``known_references`` are the keys that a reference may have; without it any key will do.
    ``other_bank``, such as `banks_beside` makes, finds the questions that come from earlier chapters.
    """
    return read_bank(data, known_references, other_bank)[2]


def bank_from_mapping(
    data: Any,
    source: str = "the bank",
    known_references: Collection[str] | None = None,
    other_bank: OtherBank | None = None,
) -> QuizBank:
    """Return the bank that a YAML or JSON reader has read.

    Raises ``QuizBankError`` with one sentence on the first thing that is wrong:
    ``warm_up.yml, item ramp_order, field steps[2].en: is missing.``
    """
    title, items, problems = read_bank(data, known_references, other_bank)
    if problems:
        raise QuizBankError(problems[0].sentence(source))
    return QuizBank(title, items)


def bank_data(path: Path, parse: Callable[[str], Any] = plain_yaml, name: str = "") -> Any:
    """Return what stands in a bank's file, which ``parse`` reads and errors call ``name``.

    Raises ``QuizBankError`` with the file, and the line where the text cannot be read.
    """
    try:
        return data_file(path, parse, name)
    except ValueError as error:
        raise QuizBankError(str(error)) from error


def banks_beside(path: Path, parse: Callable[[str], Any] = plain_yaml) -> OtherBank:
    """Return what reads the other banks in a bank's folder by name, such as ``"what_is_it"``."""
    return lambda name: bank_data(path.with_name(f"{name}{path.suffix}"), parse)
