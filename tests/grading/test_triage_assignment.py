"""The assignment «triage» has a short table of its own: never a lower level than the book for the same words."""

from __future__ import annotations

from itertools import combinations, product
from typing import Any

import pytest

from exercise_runner import cells_of, notebook, run
from training_safety.models.triage import DATA, triage

CELLS = cells_of(notebook("triage"))
NAMES = run(CELLS).names
LEVELS, QUESTIONS, answered = NAMES["LEVELS"], NAMES["QUESTIONS"], NAMES["answered"]
#: A yes to the exercise's question, said with the book's.
BOOK: dict[str, dict[str, Any]] = {
    "faint_pale": {"faint_pale": True},
    "sudden_paralysis": {"sudden_paralysis": True},
    "saddle": {"saddle": True},
    "bladder": {"bladder": True},
    "weak_leg": {"weak_leg": True},
    "fever_unwell": {"fever_unwell": True},
    "small_fall": {"brittle": True, "minor_trauma": True},
    "dark_urine": {"dark_urine": True},
    "night_pain": {"night_pain": True},
    "leg_pain_stable": {"leg_pain_stable": True},
    "youth_extension": {"age": "10-17", "youth_extension": True},
    "over_4_6_weeks": {"over_4_6_weeks": True},
    "fear": {"fear": True},
    "doms_pattern": {"doms_pattern": True},
}
#: Where the words of the exercise come from: a question of the book, or a rule over several.
RULES = {"small_fall"}
ALL_NO = {question["key"]: False for screen in DATA["screens"] for question in screen["questions"]}
ANSWERS = {"no": False, "don't know": None, "yes": True}


def of_the_book(answers: dict[str, bool | None]) -> str:
    """The book's level for the exercise's answers; what the exercise does not ask is answered no."""
    said: dict[str, Any] = {"age": "18-54", **ALL_NO}
    for question, yes in BOOK.items():
        for key, value in yes.items():
            if question not in answers:
                said.pop(key) if key != "age" else said.update(age=value)
            elif answers[question] is not False:
                said[key] = value if answers[question] or key == "age" else None
    return triage(said).level


def words(language: str) -> dict[str, str]:
    """The words of each question in the notebook's table, by its name in the code."""
    text = next(cell["source"] for cell in CELLS if cell["id"] == f"numbers-{language}")
    rows = [line.split(" | ") for line in text.splitlines() if line.startswith("| `")]
    return {row[0].strip("| `"): row[1] for row in rows if len(row) == 3} | {"doms_pattern": text}


def test_every_question_of_the_exercise_is_said_with_the_book_s() -> None:
    assert set(BOOK) == {*QUESTIONS, "doms_pattern"}
    assert 12 <= len(QUESTIONS) <= 14


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_exercise_asks_in_the_book_s_words(language: str) -> None:
    asked = {q["key"]: q["ask"][language] for screen in DATA["screens"] for q in screen["questions"]}
    said = {rule["id"]: rule["say"][language] for rule in DATA["rules"]}
    table = words(language)
    assert set(BOOK) == set(table)
    for question, text in table.items():
        assert (said if question in RULES else asked)[question] in text


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_levels_are_the_book_s_with_the_book_s_titles(language: str) -> None:
    assert [level["id"] for level in DATA["levels"]] == list(LEVELS)
    text = next(cell["source"] for cell in CELLS if cell["id"] == f"numbers-{language}")
    for level in DATA["levels"]:
        assert f'| `"{level["id"]}"` | {level["title"][language]} |' in text


def test_a_yes_has_the_book_s_level() -> None:
    of_the_exercise = {question: NAMES["triage"](answered(**{question: True})) for question in BOOK}
    assert {
        question: of_the_book({**dict.fromkeys(BOOK, False), question: True}) for question in BOOK
    } == of_the_exercise


@pytest.mark.parametrize("answers", [*product([*ANSWERS, "not answered"], repeat=2)], ids=" and ".join)
def test_no_two_answers_have_a_lower_level_than_in_the_book(answers: tuple[str, str]) -> None:
    lower = []
    for pair in combinations(BOOK, 2):
        given = {question: False for question in BOOK if question not in pair} | {
            question: ANSWERS[answer]
            for question, answer in zip(pair, answers, strict=True)
            if answer in ANSWERS
        }
        if LEVELS.index(NAMES["triage"](given)) < LEVELS.index(of_the_book(given)):
            lower.append((pair, NAMES["triage"](given), of_the_book(given)))
    assert [] == lower


def test_nothing_answered_is_no_lower_than_in_the_book() -> None:
    assert LEVELS.index(NAMES["triage"]({})) >= LEVELS.index(of_the_book({}))
