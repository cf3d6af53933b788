"""The triage: what it says of every case, what it refuses, and that its JavaScript twin says the same."""

from __future__ import annotations

import json
import random
import subprocess
from dataclasses import FrozenInstanceError

import pytest

from places import ROOT
from training_safety.models.triage import DATA, TriageResult, triage
from triage_cases import AGES, ALL_NO, KEYS, LEVELS, QUESTIONS, VECTORS, answers_of, differences

TWIN = ROOT / "src/training_safety/models/triage/decision.js"
ALARMS = [q["key"] for screen in DATA["screens"] if screen["open"] for q in screen["questions"]]


@pytest.mark.parametrize("case", [*VECTORS["vectors"], *VECTORS["more"]], ids=lambda case: case["id"])
def test_a_case_comes_out_as_it_is_written_down(case):
    assert {} == differences(triage(answers_of(case)), case)


def test_one_question_alone_comes_out_as_it_is_written_down():
    wrong = {
        (case["key"], case["state"]): differences(triage(answers_of(case)), case)
        for case in VECTORS["single"]
    }
    assert {} == {place: found for place, found in wrong.items() if found}


def test_there_are_129_cases_and_each_question_alone_in_every_state():
    assert 129 == len({case["id"] for case in VECTORS["vectors"]}) == len(VECTORS["vectors"])
    states = {(case["key"], case["state"]) for case in VECTORS["single"]}
    assert {(key, state) for key in KEYS for state in ("yes", "unknown", "unanswered")} == states


def test_only_cases_that_wait_for_no_clinician_are_for_practice():
    draft = {item["key"] for item in QUESTIONS if item["draft"]}
    draft |= {rule["id"] for rule in DATA["rules"] if rule["draft"]}
    practice = [case for case in VECTORS["vectors"] if case["practice"]]
    assert 16 == len(practice)
    for case in practice:
        assert not case["clinician"], case["id"]
        assert not draft & {*case["rules"], *case["yes"], *case["unknown"]}, case["id"]


def test_the_first_screen_is_a_call_for_113_whatever_else_is_answered():
    for question in DATA["screens"][0]["questions"]:
        result = triage({question["key"]: True})
        assert ("5", "113", ()) == (result.level, result.call, result.also), question["key"]


def test_soreness_comes_out_only_when_every_other_question_is_answered_no():
    sore = ALL_NO | {"doms_pattern": True}
    assert "1" == triage(sore).level
    asked = [k for k in KEYS if k != "doms_pattern" and triage(ALL_NO | {k: None}) != triage(ALL_NO)]
    assert "strong" in asked
    for key in KEYS[:-1]:
        assert triage(sore | {key: True}).level != "1", key
    for key in asked:
        assert triage(sore | {key: None}).level != "1", key


def test_below_the_call_for_advice_every_alarm_question_that_is_asked_is_answered_no():
    adult = ALL_NO | {"doms_pattern": True}
    pregnant = adult | {"pregnant": True}
    for key in ALARMS:
        blank = {k: answer for k, answer in pregnant.items() if k != key}
        assert LEVELS.index(triage(blank).level) >= LEVELS.index("116117_advice"), key


def test_a_question_that_is_not_asked_counts_as_no_but_a_yes_always_counts():
    assert triage(ALL_NO) == triage(ALL_NO | {"preg_movement": None, "youth_night": None, "first_time": None})
    assert "4" == triage(ALL_NO | {"preg_movement": True}).level
    assert "3a" == triage(ALL_NO | {"youth_night": True}).level


def test_a_result_cannot_be_changed():
    result = triage({})
    with pytest.raises(FrozenInstanceError):
        result.level = "1"
    assert isinstance(result, TriageResult)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (
            {"sadle": True},
            "answers holds 'sadle', which is no question; the keys are: age, unresponsive, breath, ",
        ),
        ({"saddle": 1}, "answers['saddle'] is 1; give True (yes), False (no) or None (don't know)."),
        ({"saddle": 0}, "answers['saddle'] is 0; give"),
        ({"saddle": "ja"}, "answers['saddle'] is 'ja'; give"),
        (
            {"age": 16},
            "answers['age'] is 16; give one of u10, 10-17, 18-54, 55-70, o70, or None (not given).",
        ),
        ({"age": "18–54"}, "answers['age'] is '18–54'; give one of"),
        ({"age": True}, "answers['age'] is True; give one of"),
        ({None: True}, "answers holds None, which is no question"),
        (5, "answers is 5; give a mapping from question keys to True, False or None."),
        ([("saddle", True)], "answers is [('saddle', True)]; give a mapping"),
    ],
    ids=str,
)
def test_what_is_no_answer_is_refused_with_what_was_given_and_what_to_give(given, says):
    with pytest.raises(ValueError, match=r"\.$") as refusal:
        triage(given)
    assert str(refusal.value).startswith(says)


def draws(count):
    """Answers of invented people: mostly no, so that every level comes up."""
    chance = random.Random(2026)
    for _ in range(count):
        no = chance.choice([0.5, 0.9, 0.98, 1])
        answers = {key: False if chance.random() < no else chance.choice([True, None, ...]) for key in KEYS}
        answers["age"] = chance.choice([*AGES, None, ...])
        yield {key: answer for key, answer in answers.items() if answer is not ...}


def test_the_javascript_twin_says_the_same_of_4000_invented_people(node):
    people = list(draws(4000))
    code = (
        "import { readFileSync } from 'node:fs';"
        f"const {{ triage }} = await import('{TWIN.as_uri()}');"
        "console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map((answers) => triage(answers))));"
    )
    run = subprocess.run(
        [node, "--input-type=module", "-e", code],
        input=json.dumps(people),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    found = [triage(answers) for answers in people]
    assert set(LEVELS) == {result.level for result in found}
    for answers, result, twin in zip(people, found, json.loads(run.stdout), strict=True):
        twin["gp_instead"] = twin.pop("gpInstead")
        assert {} == differences(result, twin), answers
