"""The triage's data: their shape, their words, and that what they say of themselves is so."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from places import ROOT
from training_safety.models.triage import DATA

SCHEMA = json.loads(
    (files("training_safety") / "models/triage/triage.schema.json").read_text(encoding="utf-8")
)
SCREENS = {screen["id"]: screen for screen in DATA["screens"]}
QUESTIONS = [question for screen in DATA["screens"] for question in screen["questions"]]


def texts(value: Any) -> Iterator[dict[str, str]]:
    """Every text of the data, in both languages."""
    if isinstance(value, dict):
        if set(value) == {"nb", "en"}:
            yield value
        else:
            for part in value.values():
                yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def test_the_data_are_valid_against_the_schema_that_lies_beside_them() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    problems = [error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(DATA)]
    assert [] == problems


def test_the_schema_refuses_a_condition_that_could_lower_the_level() -> None:
    rule = DATA["rules"][0] | {"when": {"not": "strong"}}
    data = DATA | {"rules": [rule, *DATA["rules"][1:]]}
    assert list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(data))


def test_the_data_are_looked_at_again_within_a_year() -> None:
    version, review = (date.fromisoformat(DATA[name]) for name in ("version", "review_by"))
    assert 0 < (review - version).days <= 366


def test_every_source_is_in_the_bibliography() -> None:
    bibliography = (ROOT / "book/references.bib").read_text(encoding="utf-8")
    assert [] == [
        ref for question in QUESTIONS for ref in question["refs"] if f"{{{ref}," not in bibliography
    ]


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_question_asks_and_a_sentence_ends(language: str) -> None:
    for question in QUESTIONS:
        assert "?" in question["ask"][language], question["key"]
        assert question["why"][language].endswith("."), question["key"]
    for level in DATA["levels"]:
        assert all(sentence[language].endswith(".") for sentence in level["sentences"]), level["id"]


@pytest.mark.parametrize("language", ["nb", "en"])
def test_no_result_names_a_disease_a_share_or_a_score(language: str) -> None:
    said = [*texts(DATA["levels"]), *texts(DATA["notes"]), *texts(DATA["below_4"]), DATA["always"]]
    said += [question[part] for question in QUESTIONS for part in ("note", "headline") if part in question]
    named = re.compile(
        r"%|prosent|per ?cent|poeng|score|points|cauda|equina|kreft|cancer|tumor|metasta|prolaps|hernia|brudd|fracture"
        r"|infeksjon|infection|infarkt|aort|emboli|stroke|rabdo|rhabdo|diagnos|osteopor|stenos|betennelse",
        re.IGNORECASE,
    )
    assert [] == [text[language] for text in said if named.search(text[language])]


@pytest.mark.parametrize("screen", ["emergency", "nerves", "body"])
def test_a_screen_that_says_whom_to_call_at_one_yes_calls_the_same_at_each(screen: str) -> None:
    called = {question["call"] for question in SCREENS[screen]["questions"]}
    (call,) = called
    for intro in SCREENS[screen]["intro"].values():
        assert call in intro.replace(" ", "")


def test_the_pregnancy_screen_says_which_of_its_questions_are_113() -> None:
    assert ["113"] * 2 + ["maternity"] * 5 == [
        question["call"] for question in SCREENS["pregnancy"]["questions"]
    ]
    assert "de to første: ring 113" in SCREENS["pregnancy"]["intro"]["nb"]
    assert "the first two: call 113" in SCREENS["pregnancy"]["intro"]["en"]
