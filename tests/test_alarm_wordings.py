"""Alarm symptoms are told in one place: the triage's data, and the safety sentences that act on them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest

from reader_texts import reader_texts
from training_safety.models.quiz.quiz import Matching
from training_safety.models.triage import DATA, triage
from training_safety.site.sections.wording import told_symptoms
from training_safety.widgets import Quiz
from triage_cases import ALL_NO

SOURCES = {"src/training_safety/models/triage/triage.json", "book/safety.yml"}
#: Where a symptom is spoken of for another purpose than to ask the reader for it: a folder or a file, and the purpose.
ALLOWED = {
    "book/claims/": "quotes the source article's claims, and says what is missing in its list",
    "book/quizzes/": "asks whom invented people should call",
    "exercises/source/belief-and-risk/": "says why a symptom is no soreness, with its source",
    "exercises/source/practice/": "is read away from the book: sends on to the page with examples",
    "exercises/source/programme/": "says when the invented people of the task stop",
    "exercises/source/triage/": "teaches triage with a short table, held to the book's words and levels",
}


def found() -> dict[str, list[str]]:
    told = defaultdict(list)
    for text in reader_texts():
        if text.file not in SOURCES:
            told[text.file] += told_symptoms(text.text)
    return {file: sentences for file, sentences in told.items() if sentences}


def test_alarm_symptoms_are_told_in_the_triage_and_the_safety_sentences_alone() -> None:
    others = {file: sentences for file, sentences in found().items() if not file.startswith(tuple(ALLOWED))}
    assert {} == others, "use {safety} with a key of safety.yml, or a link to the alarm page"


def test_no_exception_is_left_that_nothing_needs() -> None:
    files = found()
    assert [] == [place for place in ALLOWED if not any(file.startswith(place) for file in files)]


def test_the_words_find_the_alarm_questions_where_they_are_told_with_whom_to_call() -> None:
    everyday = {"unresponsive", "trauma", "belly_severe", "preg_belly_constant", "preg_blow", "preg_head"}
    missed = {
        question["key"]
        for screen in DATA["screens"]
        for question in screen["questions"]
        if question["level"] in ("4", "5")
        for text in question["ask"].values()
        if not list(told_symptoms(text.replace("?", ": 116 117.")))
    }
    assert everyday == missed


#: What the triage is told of the invented people of a quiz, in the order of its pairs.
PEOPLE: dict[tuple[str, str], list[tuple[str, ...]]] = {
    ("introduction", "whom_to_call"): [("faint_pale",), ("saddle", "bladder"), ("weight_loss",), ("over_4_6_weeks",)],
    ("warm_up", "match_signals"): [("chest",), ("saddle",), (), ()],
    ("injuries_and_conditions", "who_does_what"): [("saddle",), ("bladder",), ("leg_pain_stable",), ()],
}  # fmt: skip
CALLED = {"113": "113", "116117": "116 117", "gp": "astlegen", "physio": "ysioterapeut", None: ""}


@pytest.mark.parametrize("place", PEOPLE, ids=" ".join)
def test_a_quiz_sends_people_to_whom_the_triage_sends_them(place: tuple[str, str]) -> None:
    bank, name = place
    (item,) = [item for item in Quiz.from_bank(bank).questions.items if item.id == name]
    assert isinstance(item, Matching)
    for pair, yes in zip(item.pairs, PEOPLE[place], strict=True):
        answers: dict[str, Any] = ALL_NO | dict.fromkeys(yes, True)
        said = pair.right.nb.replace("\u00a0", " ")
        called = triage(answers).call
        assert CALLED[called] in said, (pair.left.nb, said)
        assert called or not any(number in said for number in ("113", "116 117")), pair.left.nb
