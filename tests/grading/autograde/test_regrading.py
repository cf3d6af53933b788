"""An assignment that was corrected after work was marked: who is told, and what marking it again changes."""

from __future__ import annotations

import json
import logging

import pytest
from nbgrader.api import Gradebook

from class_of_students import (
    RIGHT,
    SMALL,
    autograded_by_stock,
    autograded_by_us,
    graded_by_name,
    grades,
    hand_in,
    hand_in_all,
    told,
)
from grading_course import Course
from training_safety.grading.autograde import converter, grading_run
from training_safety.grading.worker.jobs import Assignment, Job, Result

pytestmark = [
    pytest.mark.xdist_group("small class"),
    pytest.mark.filterwarnings("ignore:Object of type <Submitted"),
]
WHEN = "2026-01-02 03:04:05 UTC"
OUTDATED = "graded before the assignment was changed"


def correct(course: Course, *changes: tuple[str, str]) -> None:
    """Change texts in the source of the assignment and release it again."""
    path = course.root / "source" / SMALL / f"{SMALL}.ipynb"
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")
    course.release(SMALL, "nb")


HIDDEN = ("assert half(0) == 0", "assert half(4) == 2")
VISIBLE = ("assert half(2) == 1", "assert half(2) == 1.0")


def graded_with(scores: dict[str, dict[str, float | None]]):  # type: ignore[no-untyped-def]
    """A stand-in for the worker that gives these scores, and those of the other stand-in for the rest."""

    def graded(assignment: Assignment, job: Job) -> Result:
        result = graded_by_name(assignment, job)
        result.scores.update(scores.get(job.student, {}))
        return result

    return graded


def outdated(course: Course) -> list[str]:
    read = json.loads((course.root / "reports" / f"{SMALL}.json").read_text(encoding="utf-8"))
    return list(read[OUTDATED])


@pytest.fixture
def marked(course: Course) -> Course:
    """A class of three that is marked: all right, half of it wrong, nothing."""
    hand_in_all(course, ["a", "b", "c"])
    assert 0 == autograded_by_us(course, SMALL)
    assert [] == outdated(course)
    return course


@pytest.mark.parametrize(
    "change",
    [HIDDEN, VISIBLE, ('"points": 2.0', '"points": 3.0'), ('"points": 4.0', '"points": 6.0')],
    ids=["a hidden test", "a visible one", "the points of a check", "the points of a text"],
)
def test_work_that_was_marked_before_a_correction_is_noticed(marked: Course, change: tuple[str, str]) -> None:
    correct(marked, change)
    assert 0 == autograded_by_us(marked, SMALL)
    assert ["a", "b", "c"] == outdated(marked)
    assert 2.0 == grades(marked, "a")["half-check"][0], "nothing is marked without being asked for"


@pytest.mark.parametrize(
    "change",
    [
        ("# Small", "# Smaller"),
        ("assert half(0) == 0", "assert half(0) == 0  # nought"),
        ("Reason", "Reasons"),
    ],
    ids=["a text", "a comment", "what stands in an answer cell"],
)
def test_what_marks_nothing_is_no_correction(marked: Course, change: tuple[str, str]) -> None:
    correct(marked, change)
    assert 0 == autograded_by_us(marked, SMALL)
    assert [] == outdated(marked)


def test_the_sentence_says_for_how_many_and_what_to_do(
    marked: Course, caplog: pytest.LogCaptureFixture
) -> None:
    hand_in(marked, "d", RIGHT, WHEN)
    correct(marked, HIDDEN)
    with caplog.at_level(logging.WARNING):
        converter_log(marked)
    assert "since 3 of 3 graded submissions were marked (half-check)" in caplog.text
    assert f"training-safety autograde {SMALL} --regrade" in caplog.text
    assert "d" not in outdated(marked), "who is graded now is graded by what counts now"


def converter_log(course: Course, student: str = "*") -> None:
    """Grade as formgrader's button does: with nbgrader's own interface and its log."""
    api = course.api()
    api.coursedir.assignment_id, api.coursedir.student_id = SMALL, student
    one = converter.ClassAutograde(coursedir=api.coursedir, parent=api)
    one.force = student != "*"
    one.log.setLevel(logging.INFO)
    one.log.propagate = True
    one.start()


def test_who_grades_one_student_is_told_of_the_others(
    marked: Course, caplog: pytest.LogCaptureFixture
) -> None:
    correct(marked, HIDDEN)
    with caplog.at_level(logging.WARNING):
        converter_log(marked, "b")
    assert ["a", "c"] == outdated(marked)
    assert "since 2 of 2 graded submissions were marked" in caplog.text


def test_work_that_stock_nbgrader_marked_is_noticed_too(course: Course) -> None:
    hand_in(course, "a", RIGHT, WHEN)
    autograded_by_stock(course, SMALL)
    assert 0 == autograded_by_us(course, SMALL)
    assert [] == outdated(course)
    correct(course, HIDDEN)
    assert 0 == autograded_by_us(course, SMALL)
    assert ["a"] == outdated(course)


LOSES = {"a": {"half-check": 0.0}, "b": {"half-check": 2.0}}


def test_marking_again_lists_who_gains_and_who_loses_and_keeps_what_a_person_gave(
    marked: Course, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    give(marked, "a", "why", 4.0)
    give(marked, "b", "double-check", 1.0)
    correct(marked, HIDDEN)
    monkeypatch.setattr(converter, "grade", graded_with(LOSES))
    assert 0 == autograded_by_us(marked, SMALL, "--regrade")
    assert [] == outdated(marked)
    assert {"a": [9.0, 7.0, False], "b": [1.0, 3.0, False], "c": [0.0, 0.0, False]} == {
        student: one["regraded"] for student, one in told(marked).items()
    }
    assert (None, 4.0, None, False) == grades(marked, "a")["why"], "read once is enough: the text is the same"
    assert (3.0, 1.0, None, False) == grades(marked, "b")["double-check"]
    assert 0 == autograded_by_us(marked, SMALL), "and the next run has nothing to do"
    assert [9.0, 7.0, False] == told(marked)["a"]["regraded"], "but still says what was changed"


def test_where_nobody_is_to_lose_nobody_does(marked: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    correct(marked, HIDDEN)
    monkeypatch.setattr(converter, "grade", graded_with({**LOSES, "c": {"half-check": None}}))
    assert 0 == autograded_by_us(marked, SMALL, "--regrade", "--nobody-loses")
    assert [5.0, 5.0, False] == told(marked)["a"]["regraded"]
    assert [3.0, 5.0, False] == told(marked)["b"]["regraded"]
    assert [0.0, 0.0, True] == told(marked)["c"]["regraded"], "what only a person can judge waits"


def test_nobody_keeps_more_than_a_task_gives_now(marked: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    correct(marked, ('"points": 2.0', '"points": 1.0'))
    monkeypatch.setattr(converter, "grade", graded_with(LOSES))
    assert 0 == autograded_by_us(marked, SMALL, "--regrade", "--nobody-loses")
    assert 1.0 == grades(marked, "a")["half-check"][0]


def test_what_a_person_overruled_is_looked_at_again_where_the_check_now_says_something_else(
    marked: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(marked, "a", "half-check", 1.5)
    correct(marked, HIDDEN)
    monkeypatch.setattr(converter, "grade", graded_with(LOSES))
    assert 0 == autograded_by_us(marked, SMALL, "--regrade")
    assert (0.0, 1.5, None, True) == grades(marked, "a")["half-check"]
    assert [4.5, 4.5, False] == told(marked)["a"]["regraded"]


def test_only_who_is_asked_for_is_marked_again(marked: Course) -> None:
    correct(marked, HIDDEN)
    assert 0 == autograded_by_us(marked, SMALL, "--regrade", "--student", "b")
    assert ["a", "c"] == outdated(marked)


def test_marking_again_that_was_stopped_goes_on_and_tells_the_points_from_before(
    marked: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    correct(marked, HIDDEN)
    monkeypatch.setattr(converter, "grade", graded_with(LOSES))
    monkeypatch.setattr(grading_run, "BATCH", 1)
    written: list[str] = []
    publish = grading_run.publish

    def stops(place: object) -> None:
        written.append(str(place))
        if len(written) == 2:
            raise KeyboardInterrupt
        publish(place)  # type: ignore[arg-type]

    monkeypatch.setattr(grading_run, "publish", stops)
    autograded_by_us(marked, SMALL, "--regrade")
    assert 0 == autograded_by_us(marked, SMALL, "--regrade")
    assert [] == outdated(marked)
    assert {"a": [5.0, 3.0, False], "b": [3.0, 5.0, False]}.items() <= {
        student: one["regraded"] for student, one in told(marked).items()
    }.items()


def test_nobody_loses_without_marking_again_is_refused(marked: Course) -> None:
    assert 1 == autograded_by_us(marked, SMALL, "--nobody-loses")


def give(course: Course, student: str, cell: str, points: float) -> None:
    """Give points as a person does in formgrader."""
    coursedir = course.api().coursedir
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        grade = gradebook.find_grade(cell, SMALL, SMALL, student)
        grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.db.commit()
