"""Decoys: each check of the course has some, and no answer passes them, neither a right nor a wrong one."""

from __future__ import annotations

from random import Random

import pytest

from exercise_runner import ASSIGNMENTS, cells_of, checks, grading, notebook, run
from graded_assignments import rounds
from training_safety.grading.worker.decoys import decoy

pytestmark = pytest.mark.filterwarnings("ignore:careful")  # one of the right answers warns


def decoys(name: str, seed: int) -> dict[str, str]:
    """A decoy of each check of an assignment."""
    draw = Random(seed)
    return {check: made for check, source in checks(name).items() if (made := decoy(source, draw))}


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_every_check_of_the_course_has_decoys(name: str) -> None:
    assert set(checks(name)) == set(decoys(name, 0))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_no_answer_passes_a_decoy(name: str, seed: int) -> None:
    false = decoys(name, seed)
    cells = cells_of(notebook(name), "nb")
    for cell in cells:
        cell["source"] = false.get(grading(cell).get("grade_id", ""), cell["source"])
    for answers in ({}, *rounds(name)):
        assert set(false) <= run(cells, answers).lost


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_a_decoy_looks_as_its_check_does(name: str) -> None:
    for check, made in decoys(name, 1).items():
        source = checks(name)[check]
        assert made != source
        assert [line.split("(")[0] for line in source.split("\n") if "Part" in line] == [
            line.split("(")[0] for line in made.split("\n") if "Part" in line
        ]
        visible = source.split("### BEGIN HIDDEN")[0]
        assert made.startswith(visible)


@pytest.mark.parametrize(
    "source",
    [
        "assert is_prime(7)",
        "assert not double(2) == 5",
        "for number in (1, 2):\n    assert double(number) == 2 * number",
        "if double(1) == 3:\n    raise AssertionError",
        "try:\n    double('x')\nexcept TypeError:\n    pass",
        "assert double(2) == 4 or double(2) == 5",
        "%magic\nassert double(2) == 4",
        "",
    ],
)
def test_where_a_wrong_value_might_be_passed_there_is_no_decoy(source: str) -> None:
    assert None is decoy(source, Random(1))


def test_what_is_expected_of_one_call_is_expected_of_another() -> None:
    source = "part.call('low', 3).gives(True)\npart.call('low', 8).gives(False)"
    expected = {
        "part.call('low', 8).gives(True)\npart.call('low', 8).gives(False)",
        "part.call('low', 3).gives(True)\npart.call('low', 3).gives(False)",
    }
    assert expected == {decoy(source, Random(seed)) for seed in range(20)}


def test_values_keep_their_kind_and_their_sign_and_keys_and_settings_stay() -> None:
    made = decoy("part.value('x').equals({'a': -7, 'b': 'word', 'å': 0.25}, within=0.01)", Random(3))
    assert made is not None
    names = {"part": Recorder()}
    exec(made, names)
    given, settings = names["part"].given
    assert ({"within": 0.01}, ["a", "b", "å"]) == (settings, list(given))
    assert (int, str, float) == tuple(map(type, given.values()))
    assert given["a"] < -1000
    assert (-7, "word", 0.25) != tuple(given.values())


class Recorder:
    """Keeps what it is told to expect."""

    def value(self, name: str) -> Recorder:
        return self

    def equals(self, expected: dict[str, object], **settings: float) -> None:
        self.given = (expected, settings)
