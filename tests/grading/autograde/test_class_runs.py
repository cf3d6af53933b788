"""A class from the folder to the gradebook, with a stand-in for the worker: what is graded, and what is kept."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import datetime

import pytest
from nbgrader.api import Gradebook

from class_of_students import (
    POINTS,
    RIGHT,
    SMALL,
    WRONG,
    autograded_by_us,
    configure,
    files_below,
    grades,
    hand_in,
    rows,
    told,
)
from grading_course import Course
from training_safety.grading.autograde import converter
from training_safety.grading.autograde.backup import alone

pytestmark = [
    pytest.mark.xdist_group("small class"),
    pytest.mark.filterwarnings("ignore:Object of type <Submitted"),
]


def test_scores_comments_time_and_files_are_where_nbgrader_puts_them(course: Course) -> None:
    folder = hand_in(course, "kari", WRONG, "2026-01-02 03:04:05 UTC")
    (folder / "mine.txt").write_text("own", encoding="utf-8")
    hand_in(course, "ola", {})
    assert 0 == autograded_by_us(course, SMALL)
    found = rows(course, SMALL)
    assert datetime(2026, 1, 2, 3, 4, 5) == found["kari"]["timestamp"]
    assert {
        "double-check": (3.0, None, None, False),
        "half-check": (0.0, None, None, False),
        "why": (None, None, None, True),
        "draw": (None, None, None, True),
    } == grades(course, "kari")
    assert (0.0, None, None, False) == grades(course, "ola")["why"]
    assert ("No response.", None) == found["ola"][SMALL]["comments"]["half"]
    assert ["mine.txt", "numbers.csv", "small.ipynb", "timestamp.txt"] == files_below(
        course.root / "autograded" / "kari" / SMALL
    )


def test_a_second_run_has_nothing_to_do_and_a_new_time_or_force_makes_it_grade_again(course: Course) -> None:
    hand_in(course, "kari", RIGHT, "2026-01-02 03:04:05 UTC")
    hand_in(course, "ola", RIGHT, "2026-01-02 03:04:05 UTC")
    autograded_by_us(course, SMALL)
    hand_in(course, "kari", WRONG, "2026-01-02 03:04:05 UTC")
    assert 0 == autograded_by_us(course, SMALL)
    assert 2.0 == grades(course, "kari")["half-check"][0]
    hand_in(course, "kari", WRONG, "2026-01-03 03:04:05 UTC")
    autograded_by_us(course, SMALL)
    assert 0.0 == grades(course, "kari")["half-check"][0]
    hand_in(course, "ola", WRONG, "2026-01-02 03:04:05 UTC")
    autograded_by_us(course, SMALL, "--force", "--student", "ola")
    assert 0.0 == grades(course, "ola")["half-check"][0]
    assert {"kari", "ola"} == set(told(course))


def test_what_a_person_has_entered_is_kept_when_work_is_graded_again(course: Course) -> None:
    hand_in(course, "kari", RIGHT)
    autograded_by_us(course, SMALL)
    api = course.api()
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        grade = gradebook.find_grade("half-check", SMALL, SMALL, "kari")
        grade.manual_score, grade.extra_credit = 1.5, 0.25
        gradebook.find_grade("why", SMALL, SMALL, "kari").manual_score = 4.0
        gradebook.find_comment("why", SMALL, SMALL, "kari").manual_comment = "Good."
        gradebook.db.commit()
    hand_in(course, "kari", WRONG)
    assert 0 == autograded_by_us(course, SMALL, "--force")
    assert (0.0, 1.5, 0.25, True) == grades(course, "kari")["half-check"]
    assert (None, 4.0, None, True) == grades(course, "kari")["why"]
    assert (None, "Good.") == rows(course, SMALL)["kari"][SMALL]["comments"]["why"]


def test_late_work_loses_what_the_course_says_unless_it_was_allowed(course: Course) -> None:
    configure(course, "c.LateSubmissionPlugin.penalty_method = 'zero'\n")
    api = course.api()
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        gradebook.find_assignment(SMALL).duedate = datetime(2026, 1, 2)
        gradebook.db.commit()
    hand_in(course, "late", RIGHT, "2026-01-02 00:00:01 UTC")
    hand_in(course, "allowed", RIGHT, "2026-01-02 05:00:00 UTC")
    hand_in(course, "timely", RIGHT, "2026-01-01 23:59:59 UTC")
    autograded_by_us(course, SMALL)
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        gradebook.grant_extension(SMALL, "allowed", hours=6)
    autograded_by_us(course, SMALL, "--force")
    found = rows(course, SMALL)
    penalties = {student: found[student][SMALL]["penalty"] for student in found}
    assert {"late": 5.0, "allowed": None, "timely": None} == penalties


def test_a_penalty_that_cannot_be_found_out_stops_nobody_and_takes_nothing_off(course: Course) -> None:
    configure(
        course,
        "from nbgrader.plugins import BasePlugin\n"
        "class Odd(BasePlugin):\n    def late_submission_penalty(self, *_):\n        return 1 / 0\n"
        "c.AssignLatePenalties.plugin_class = Odd\n",
    )
    api = course.api()
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        gradebook.find_assignment(SMALL).duedate = datetime(2026, 1, 2)
        gradebook.db.commit()
    hand_in(course, "late", RIGHT, "2026-01-03 00:00:00 UTC")
    assert 0 == autograded_by_us(course, SMALL)
    assert rows(course, SMALL)["late"][SMALL]["penalty"] is None
    assert 3.0 == grades(course, "late")["double-check"][0]


def test_one_unreadable_notebook_stops_nobody_and_is_tried_again(course: Course) -> None:
    hand_in(course, "kari", RIGHT)
    (hand_in(course, "ola") / "small.ipynb").write_text('{"cells": [', encoding="utf-8")
    assert 1 == autograded_by_us(course, SMALL)
    assert 3.0 == grades(course, "kari")["double-check"][0]
    assert (None, None, None, True) == grades(course, "ola")["double-check"]
    assert not (course.root / "autograded" / "ola").exists()
    assert "could not be run" == told(course)["ola"]["status"]
    hand_in(course, "ola", RIGHT)
    assert 0 == autograded_by_us(course, SMALL)
    assert 3.0 == grades(course, "ola")["double-check"][0]
    assert "graded" == told(course)["ola"]["status"]


def test_marks_are_kept_when_what_is_handed_in_anew_cannot_be_read(course: Course) -> None:
    hand_in(course, "kari", RIGHT, "2026-01-02 03:04:05 UTC")
    autograded_by_us(course, SMALL)
    hand_in(course, "kari", {}, "2026-01-03 03:04:05 UTC")
    (course.root / "submitted" / "kari" / SMALL / "small.ipynb").write_text("no", encoding="utf-8")
    assert 1 == autograded_by_us(course, SMALL)
    assert 3.0 == grades(course, "kari")["double-check"][0]


def test_students_are_chosen_and_left_out_as_by_nbgrader(course: Course) -> None:
    for student in ("kari", "karl", "ola"):
        hand_in(course, student)
    arguments = ("--student", "kar*", "--CourseDirectory.student_id_exclude=karl")
    assert 0 == autograded_by_us(course, SMALL, *arguments)
    assert {"kari"} == set(rows(course, SMALL))


def test_without_create_only_known_students_are_graded(course: Course) -> None:
    hand_in(course, "kari")
    assert 1 == autograded_by_us(course, SMALL, "--Autograde.create_student=False")
    assert {} == rows(course, SMALL)
    assert "No student with ID 'kari'" in str(told(course)["kari"]["sentence"])


@pytest.mark.parametrize(
    "arguments", [(), ("unknown",), (SMALL, "--student", "nobody"), (SMALL, "--limit", "memory_mb=1")]
)
def test_what_cannot_be_done_ends_with_1_and_writes_nothing(
    course: Course, arguments: tuple[str, ...]
) -> None:
    hand_in(course, "kari")
    assert 1 == autograded_by_us(course, *arguments)
    assert not (course.root / "autograded" / "kari").exists()


def test_without_a_sandbox_nothing_is_graded_and_it_is_said_why(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(course, "kari")
    monkeypatch.setattr(converter, "refusal", lambda: "There is no sandbox here.")
    assert 1 == autograded_by_us(course, SMALL)
    assert {} == rows(course, SMALL)
    assert 0 == autograded_by_us(course, SMALL, "--no-sandbox")


def test_steps_of_the_course_that_would_have_no_effect_are_named(
    course: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    configure(
        course,
        "from nbgrader.preprocessors import LockCells\nc.Autograde.autograde_preprocessors.append(LockCells)\n",
    )
    hand_in(course, "kari")
    assert 1 == autograded_by_us(course, SMALL)
    assert {} == rows(course, SMALL)


def test_without_a_gradebook_none_is_made_and_it_is_said_how_to_get_one(course: Course) -> None:
    hand_in(course, "kari")
    (course.root / "gradebook.db").unlink()
    assert 1 == autograded_by_us(course, SMALL)
    assert not (course.root / "gradebook.db").exists()


def test_two_runs_at_the_same_time_are_kept_apart(course: Course) -> None:
    hand_in(course, "kari")
    (course.root / "autograded").mkdir()
    with alone(course.root / "autograded" / f".{SMALL}.lock", "grading"):
        assert 1 == autograded_by_us(course, SMALL)
    assert 0 == autograded_by_us(course, SMALL)


def test_the_gradebook_as_it_was_before_a_run_is_kept(course: Course) -> None:
    hand_in(course, "kari")
    autograded_by_us(course, SMALL)
    hand_in(course, "ola")
    autograded_by_us(course, SMALL)
    copies = sorted((course.root / "gradebook-backups").iterdir())
    for copy, expected in zip(copies, ([], [("kari",)]), strict=True):
        with closing(sqlite3.connect(copy)) as database:
            assert expected == database.execute("select id from student").fetchall()


def test_only_the_named_notebook_is_graded_and_the_other_files_stay(course: Course) -> None:
    hand_in(course, "kari", RIGHT)
    autograded_by_us(course, SMALL)
    kept = course.root / "autograded" / "kari" / SMALL / "kept.txt"
    kept.write_text("kept", encoding="utf-8")
    assert 0 == autograded_by_us(course, SMALL, "--notebook", SMALL, "--force")
    assert "kept" == kept.read_text(encoding="utf-8")


def test_hooks_of_the_course_are_run_and_one_that_fails_stops_nobody(course: Course) -> None:
    configure(
        course,
        "from pathlib import Path\n"
        "def before(assignment, student, notebooks):\n    Path('before').write_text(' '.join(notebooks))\n"
        "def after(assignment, student, notebooks):\n    Path('after').write_text(assignment)\n    1 / 0\n"
        "c.Autograde.pre_convert_hook = before\nc.Autograde.post_convert_hook = after\n",
    )
    folder = hand_in(course, "kari")
    assert 0 == autograded_by_us(course, SMALL)
    assert str(folder / "small.ipynb") == (course.root / "before").read_text(encoding="utf-8")
    assert SMALL == (course.root / "after").read_text(encoding="utf-8")


def test_points_of_the_small_assignment_are_in_the_results(course: Course) -> None:
    hand_in(course, "kari")
    autograded_by_us(course, SMALL)
    read = json.loads((course.root / "reports" / f"{SMALL}.json").read_text(encoding="utf-8"))
    assert POINTS == read["notebooks"][SMALL]
    page = (course.root / "reports" / f"{SMALL}.html").read_text(encoding="utf-8")
    assert "half-check" in page
    assert "<script src" not in page
