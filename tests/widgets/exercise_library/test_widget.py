"""The exercise library as Python makes it: of the whole course, of an entry, and what a bad entry is told."""

from __future__ import annotations

import json
import subprocess

import pytest
import traitlets

from places import ROOT
from training_safety import activity
from training_safety.models.course.exercises import exercise_entries
from training_safety.widgets import ExerciseLibrary
from widget_stills import stills

TEXT = {"nb": "Noen", "en": "Some"}


def test_the_whole_library_has_every_exercise_and_its_safety_sentences_whole() -> None:
    library = ExerciseLibrary()
    entries = exercise_entries()
    assert list(entries) == [one["id"] for one in library.exercises]
    assert {key: entry["name"] for key, entry in entries.items()} == library.names
    named = {key for entry in entries.values() for key in entry.get("cautions", ())}
    assert {"before_you_start", "pain_rule", *named} == set(library.safety)


def test_an_entry_has_its_exercises_first_and_those_that_they_lead_to() -> None:
    library = ExerciseLibrary({"kind": "exercises", "title": TEXT, "show": ["plank", "deadlift"]})
    ids = [one["id"] for one in library.exercises]
    assert ["plank", "deadlift"] == ids[:2]
    assert {"plank_knees", "plank_lift", "block_deadlift", "bridge"} <= set(ids)
    assert {} == library.names
    library.activity = {"kind": "exercises", "title": TEXT, "show": ["bridge"]}
    assert "bridge" == library.exercises[0]["id"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"kind": "cards"}, "shows an entry of the kind exercises"),
        ({"show": ["plnk"]}, "show names 'plnk', which exercises.yml does not have"),
        ({"show": []}, "show is empty"),
        ({"start": "squat"}, "start is 'squat', which is not among"),
        ({"title": {"nb": "Bare"}}, 'title has no text in "en"'),
    ],
)
def test_a_bad_entry_is_refused_with_a_sentence(change: dict[str, object], sentence: str) -> None:
    entry = {"kind": "exercises", "title": TEXT, "show": ["plank"], **change}
    with pytest.raises(ValueError, match=sentence):
        ExerciseLibrary(entry)
    with pytest.raises(traitlets.TraitError, match=sentence):
        ExerciseLibrary().activity = entry


def test_the_exercises_are_not_set_from_without() -> None:
    with pytest.raises(traitlets.TraitError):
        ExerciseLibrary().exercises = []


def test_before_scripts_run_every_exercise_can_be_read_and_the_first_is_drawn() -> None:
    [whole] = stills([ExerciseLibrary(lang="en")], "en")
    for entry in exercise_entries().values():
        assert entry["name"]["en"] in whole
        assert entry["how"]["en"].split(",")[0] in whole
    [some] = stills([activity("core_exercises.with_clock")])
    assert 3 == some.count("<svg")


DRAW = """
const { poseMarkup } = await import(%r);
const drawn = ({ poses }) => ["start", "end", "slip"].filter((which) => poses[which]).map((which) => poseMarkup(poses, which));
const text = (await import("node:fs")).readFileSync(0, "utf8");
console.log(JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text)).map(([key, one]) => [key, drawn(one)]))));
"""


def test_every_pose_of_every_exercise_is_drawn_and_each_of_an_exercise_looks_another_way(node: str) -> None:
    kit = (ROOT / "src/training_safety/widgets/shared/pose_figures.js").as_uri()
    run = subprocess.run(
        [node, "--input-type=module", "-e", DRAW % kit],
        input=json.dumps(exercise_entries()),
        capture_output=True,
        text=True,
    )
    assert "" == run.stderr
    drawings = json.loads(run.stdout)
    assert list(exercise_entries()) == list(drawings)
    for key, pictures in drawings.items():
        assert len(pictures) == len(set(pictures)) >= 2, key
        assert not any("NaN" in picture or "undefined" in picture for picture in pictures), key
