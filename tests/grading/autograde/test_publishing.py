"""What goes into a student's folder in ``autograded`` beside the notebook."""

from __future__ import annotations

import pytest

from training_safety.grading.autograde.publishing import with_written

OWN = {"own.txt": b"own", "data/own.csv": b"1"}
PROTECTED = {"timestamp.txt", "given.csv", "course/given.csv"}


@pytest.mark.parametrize("name", ["new.txt", "data/new.csv", "a/b/c", "new.ipynb", "own.txt", ".hidden"])
def test_what_the_code_has_written_is_added_or_takes_the_place_of_what_was_handed_in(name: str) -> None:
    assert {**OWN, name: b"x"} == with_written(OWN, [(name, b"x")], PROTECTED, ["*.pyc"])


@pytest.mark.parametrize(
    "name",
    [
        *("timestamp.txt", "given.csv"),  # the course's
        *("../out", "a/../../out", "/etc/out", "a//b", "./own.txt", "a\0b", ""),  # no path in the folder
        *("data", "course", "own.txt/in", "given.csv/in"),  # a file where a folder is, or below a file
        *("x.pyc", "a/x.pyc", "c.pyc/x"),  # what the course ignores
    ],
)
def test_what_is_the_courses_or_does_not_fit_in_is_left_out(name: str) -> None:
    assert OWN == with_written(OWN, [(name, b"x")], PROTECTED, ["*.pyc"])
