"""The exercises: what stands in the file is sound, and a slip in it is told."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from places import ROOT
from training_safety.course_data import yaml_file
from training_safety.models.course.exercises import (
    exercise_entries,
    exercise_problems,
    linked,
    with_linked,
)
from training_safety.models.course.safety import safety_entries
from training_safety.site.data_checks import CourseData
from training_safety.site.data_checks import exercise_problems as problems_of_the_file
from training_safety.site.schema_sentences import schema_problems

ENTRIES = exercise_entries()


def test_the_file_of_the_course_is_sound() -> None:
    assert [] == problems_of_the_file(CourseData(ROOT / "book"))


def test_there_are_exercises_from_a_chair_to_the_deadlift_for_every_aim_equipment_and_place() -> None:
    assert len(ENTRIES) >= 24
    assert {"chair_stand", "deadlift"} <= set(ENTRIES)
    for field, wanted in (
        ("aim", {"knees", "hips", "back", "trunk", "arms", "balance", "mobility"}),
        ("place", {"home", "gym", "outdoors"}),
    ):
        assert wanted == {value for entry in ENTRIES.values() for value in entry[field]}
    assert {"none", "furniture", "band", "weight", "bar"} == {
        entry["equipment"] for entry in ENTRIES.values()
    }


def test_what_hurts_can_always_be_swapped_for_something_that_needs_no_bar() -> None:
    for key, entry in ENTRIES.items():
        assert any(ENTRIES[other]["equipment"] != "bar" for other in entry["swap"]), key


def test_no_dose_goes_to_failure() -> None:
    for key, entry in ENTRIES.items():
        assert "hold_s" in entry["dose"] or min(entry["dose"]["rir"]) >= 2, key


def test_an_exercise_comes_with_those_it_leads_to_and_an_unknown_one_is_told_with_the_nearest() -> None:
    found = with_linked(["deadlift"], ENTRIES)
    assert ["deadlift", *dict.fromkeys(linked(ENTRIES["deadlift"]))] == list(found)
    with pytest.raises(LookupError, match=r"has no 'dedlift'. Did you mean deadlift\?"):
        with_linked(["dedlift"], ENTRIES)


SLIPS: list[tuple[str, str, Any, str]] = [
    ("squat", "harder", "goblet", "there is no exercise goblet. Did you mean goblet_squat?"),
    ("squat", "swap", ["squat"], "squat is not easier on what hurts"),
    ("squat", "harder", "deadlift", "leads to deadlift, whose easier step is block_deadlift"),
    ("barbell_squat", "harder", "squat", "leads back to itself"),
    ("squat", "dose", {"sets": [3, 2], "reps": [8, 12], "rir": [2, 3]}, "goes from 3 down to 2"),
    ("squat", "cautions", ["pain_rule"], "safety.yml has no note pain_rule"),
    ("squat", "cautions", ["dizy"], "safety.yml has no note dizy. Did you mean dizzy?"),
]


@pytest.mark.parametrize(("key", "field", "value", "reason"), SLIPS)
def test_a_slip_of_meaning_is_told(key: str, field: str, value: Any, reason: str) -> None:
    entries = deepcopy({name: dict(entry) for name, entry in ENTRIES.items()})
    entries[key][field] = value
    told = [problem.sentence("exercises.yml") for problem in exercise_problems(entries, safety_entries())]
    assert any(f"exercises.yml, {key}, field {field}" in each and reason in each for each in told), told


def test_without_whole_safety_sentences_cautions_are_not_asked_for() -> None:
    assert [] == list(exercise_problems(ENTRIES, None))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("dose", {"sets": [2, 3], "reps": [8, 12]}),
        ("dose", {"sets": [2, 3], "reps": [8, 12], "rir": [0, 1]}),
        ("dose", {"sets": [2, 3], "hold_s": [180, 240]}),
        ("equipment", "laser"),
        ("name", {"nb": "Knebøy"}),
        ("poses", {True: "feet", "start": {"hip": 1}, "slip": {"hip": 2}}),
    ],
)
def test_a_slip_of_form_is_told(field: str, value: Any) -> None:
    data = {"squat": {**yaml_file(ROOT / "book/exercises.yml")["squat"], field: value}}
    assert [problem for problem in schema_problems(data, ROOT / "book/exercises.schema.json")]
