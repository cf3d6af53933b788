"""A run over a class that was stopped, wherever it was, and is taken up again; a stand-in does the grading."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from class_of_students import (
    RIGHT,
    SMALL,
    WRONG,
    autograded_by_us,
    copied,
    files_below,
    graded_by_name,
    grades,
    hand_in,
    hand_in_all,
    rows,
    told,
)
from grading_course import Course
from training_safety.grading.autograde import converter, grading_run, publishing, run_results
from training_safety.grading.autograde.gradebook import Writer
from training_safety.grading.autograde.journal import Journal
from training_safety.grading.worker.jobs import Assignment, Job, Result

pytestmark = [
    pytest.mark.xdist_group("small class"),
    pytest.mark.filterwarnings("ignore:Object of type <Submitted"),
]
STUDENTS = ("a", "b", "c", "d", "e", "f")
WRITES = {
    "stage": (grading_run, "stage"),
    "gradebook": (Writer, "write"),
    "journal": (Journal, "_write"),
    "publish": (grading_run, "publish"),
    "rename": (publishing.os, "rename"),
    "results": (run_results, "write_results"),
}


class Down(BaseException):
    """The machine has gone down."""


@contextmanager
def down_at(step: str, after: int) -> Iterator[None]:
    """Let a step be done so many times; at the next one, and from then on, nothing is written any more."""
    left, down = after, False

    def until_down(name: str, original: object) -> object:
        def writes(*arguments: object, **named: object) -> object:
            nonlocal left, down
            if name == step:
                down, left = down or left == 0, left - 1
            if down:
                raise Down
            return original(*arguments, **named)  # type: ignore[operator]

        return writes

    with pytest.MonkeyPatch.context() as patch:
        for name, (owner, attribute) in WRITES.items():
            patch.setattr(owner, attribute, until_down(name, getattr(owner, attribute)))
        with pytest.raises(Down):
            yield


def in_autograded(course: Course) -> dict[str, bytes]:
    """What lies in ``autograded``, but for the notebooks, in which ids differ, and the lock."""
    folder = course.root / "autograded"
    return {
        name: b"" if name.endswith(".ipynb") else (folder / name).read_bytes()
        for name in files_below(folder)
        if name != f".{SMALL}.lock"
    }


@pytest.fixture(params=[False, True], ids=["first", "forced"])
def classes(
    request: pytest.FixtureRequest, course: Course, monkeypatch: pytest.MonkeyPatch
) -> tuple[Course, Course, tuple[str, ...]]:
    """A class that is to be graded, the same class graded without disturbance, and the options for it."""
    monkeypatch.setattr(grading_run, "BATCH", 2)
    if request.param:
        for student in STUDENTS:
            hand_in(course, student, {}, "2026-01-02 03:04:05 UTC")
        assert 0 == autograded_by_us(course, SMALL)
    hand_in_all(course, STUDENTS)
    undisturbed = copied(course, course.root.with_name("undisturbed"))
    options = ("--force",) if request.param else ()
    assert 0 == autograded_by_us(undisturbed, SMALL, *options)
    return course, undisturbed, options


def test_a_run_that_was_stopped_anywhere_ends_with_the_same_gradebook_when_it_is_taken_up(
    classes: tuple[Course, Course, tuple[str, ...]], tmp_path: Path
) -> None:
    begun, undisturbed, options = classes
    steps = (("stage", 3), ("gradebook", 0), ("gradebook", 1), ("journal", 2), ("publish", 1), ("publish", 2))
    for step, after in (*steps, ("rename", 0), ("rename", 1), ("results", 0)):
        stopped = copied(begun, tmp_path / f"{step}-{after}")
        with down_at(step, after):
            autograded_by_us(stopped, SMALL, *options)
        assert 0 == autograded_by_us(stopped, SMALL, *options), step
        assert rows(undisturbed, SMALL) == rows(stopped, SMALL), step
        assert in_autograded(undisturbed) == in_autograded(stopped), step
        assert set(STUDENTS) == set(told(stopped)), step


def test_a_forced_run_that_was_stopped_is_taken_up_where_it_stopped(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grading_run, "BATCH", 2)
    graded: list[str] = []

    def counted(assignment: Assignment, job: Job) -> Result:
        graded.append(job.student)
        return graded_by_name(assignment, job)

    monkeypatch.setattr(converter, "grade", counted)
    for student in STUDENTS:
        hand_in(course, student)
    autograded_by_us(course, SMALL)
    with down_at("gradebook", 1):
        autograded_by_us(course, SMALL, "--force")
    hand_in(course, "a", WRONG)
    graded.clear()
    assert 0 == autograded_by_us(course, SMALL, "--force")
    assert 6 > len(graded)
    assert "a" in graded, "what was handed in anew meanwhile is graded again"
    graded.clear()
    autograded_by_us(course, SMALL, "--force")
    assert 6 == len(graded), "a run that came to its end is not taken up"


@pytest.mark.parametrize("left", [b"", b'{"cells": [', bytes(64)], ids=["empty", "cut off", "zeros"])
def test_a_notebook_that_a_power_cut_has_left_in_part_is_graded_again(course: Course, left: bytes) -> None:
    hand_in(course, "kari", WRONG)
    hand_in(course, "ola", WRONG)
    autograded_by_us(course, SMALL)
    for student in ("kari", "ola"):
        hand_in(course, student, RIGHT)
    graded = course.root / "autograded" / "kari" / SMALL / f"{SMALL}.ipynb"
    graded.chmod(0o644)
    graded.write_bytes(left)
    assert 0 == autograded_by_us(course, SMALL)
    assert 2.0 == grades(course, "kari")["half-check"][0]
    assert 0.0 == grades(course, "ola")["half-check"][0], "what is whole is left alone"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of 4 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("Only root can make a disk that is soon full, and a container may bar it.")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def test_a_run_on_a_disk_that_is_full_stops_and_goes_on_when_there_is_room(
    course: Course, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grading_run, "BATCH", 4)
    students = [f"s{number:02}" for number in range(30)]
    hand_in_all(course, students)
    full = copied(course, small_disk / "course")
    assert 0 == autograded_by_us(course, SMALL)
    free = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize
    filler = small_disk / "filler"
    filler.write_bytes(bytes(free - 600_000))
    assert 1 == autograded_by_us(full, SMALL)
    assert len(students) > len(list((full.root / "autograded").glob(f"*/{SMALL}")))
    filler.unlink()
    assert 0 == autograded_by_us(full, SMALL)
    assert rows(course, SMALL) == rows(full, SMALL)
