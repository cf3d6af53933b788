"""Within the server, formgrader's button and its list of submissions are ours; elsewhere nothing is changed."""

from __future__ import annotations

import logging
import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI, api
from nbgrader.converters import Autograde
from nbgrader.server_extensions.formgrader import handlers
from nbgrader.server_extensions.formgrader.base import BaseHandler
from tornado.web import RequestHandler

from class_of_students import RIGHT, SMALL, WRONG, autograded_by_us, copied, hand_in
from grading_course import Course
from training_safety.grading.autograde.converter import ClassAutograde
from training_safety.grading.autograde.formgrader import (
    SERVER,
    grade_with_the_button,
    leave_out_what_waits,
    list_quickly,
    open_safely,
)
from training_safety.grading.opening.in_server import HANDLERS

pytestmark = pytest.mark.xdist_group("small class")
LISTED = ("get_submissions", "get_submitted_timestamp")
NBGRADER_S_OWN = {name: method for name, method in vars(api.NbGraderAPI).items() if name.startswith("get_")}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be a server."""
    running = SimpleNamespace(
        ServerApp=SimpleNamespace(initialized=lambda: True), list_running_servers=lambda: iter(())
    )
    monkeypatch.setitem(sys.modules, SERVER, running)
    monkeypatch.setattr(api, "Autograde", Autograde)
    for name, method in NBGRADER_S_OWN.items():
        monkeypatch.setattr(api.NbGraderAPI, name, method)


def test_nothing_is_changed_where_there_is_no_server(small_class: Course) -> None:
    small_class.api()  # reads the course's settings, which ask for the button
    assert not grade_with_the_button()
    assert not list_quickly()
    assert not open_safely()
    assert not leave_out_what_waits()
    assert api.Autograde is Autograde


@pytest.mark.usefixtures("server")
def test_within_the_server_our_class_takes_the_place_of_nbgrader_s() -> None:
    assert grade_with_the_button()
    assert api.Autograde is ClassAutograde


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("there", [True, False])
def test_a_version_of_nbgrader_that_is_made_otherwise_is_left_alone_with_a_warning(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, there: bool
) -> None:
    if there:
        monkeypatch.setattr(api.NbGraderAPI, "autograde", lambda *_: None)
    else:
        monkeypatch.delattr(api, "NbGraderAPI")
    with caplog.at_level(logging.WARNING):
        assert not grade_with_the_button()
    assert "grades without the sandbox" in caplog.text
    assert api.Autograde is Autograde


@pytest.mark.usefixtures("server")
def test_a_version_of_formgrader_that_is_made_otherwise_is_told_of(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    assert open_safely()
    assert open_safely(), "when the settings are read again"
    monkeypatch.delattr(BaseHandler, "render")
    monkeypatch.delattr(RequestHandler, "render")
    with caplog.at_level(logging.WARNING):
        assert not open_safely()
    assert "opens students' work without its walls" in caplog.text


@pytest.fixture
def mixed_class(small_class: Course, sandbox: None, tmp_path: Path) -> Course:
    """Graded work, work that came later, work of one nobody knows, and a name without work."""
    course = copied(small_class, tmp_path / "course")
    times = {"done": "2026-01-02 03:04:05.678 UTC", "again": "2026-01-02 04:04:05 Europe/Oslo", "untimed": ""}
    for student, when in times.items():
        hand_in(course, student, RIGHT, when)
    assert 0 == autograded_by_us(course, SMALL)
    hand_in(course, "again", {}, "2026-02-02 03:04:05 UTC")
    hand_in(course, "stranger", {}, "Tuesday 3 February 2026 12:00")
    with Gradebook(course.api().coursedir.db_url) as gradebook:
        gradebook.add_student("absent", first_name="Ab", last_name="Sent")
        gradebook.update_or_create_student("again", first_name="A", last_name="Gain")
    return course


@pytest.mark.usefixtures("server")
def test_the_list_is_nbgrader_s_own(mixed_class: Course) -> None:
    course = mixed_class.api()  # reads the course's settings, which ask for the quick list
    assert api.NbGraderAPI.get_submissions is not NBGRADER_S_OWN["get_submissions"]
    for name in LISTED:
        setattr(api.NbGraderAPI, name, NBGRADER_S_OWN[name])
    expected = course.get_submissions(SMALL)
    assert {"again": False, "done": True, "stranger": False, "untimed": True} == {
        one["student"]: one["autograded"] for one in expected
    }
    assert list_quickly()
    assert list_quickly(), "when the settings are read again"
    assert expected == course.get_submissions(SMALL)
    assert [] == course.get_submissions("another")


@pytest.mark.usefixtures("server")
def test_a_time_that_cannot_be_read_keeps_nobody_else_from_the_list(mixed_class: Course) -> None:
    hand_in(mixed_class, "stranger", {}, "soon")
    list_quickly()
    listed = {one["student"]: one for one in mixed_class.api().get_submissions(SMALL)}
    assert ["again", "done", "stranger", "untimed"] == list(listed)
    assert listed["stranger"]["timestamp"] is None


@pytest.mark.usefixtures("server")
def test_the_list_of_a_version_of_nbgrader_that_is_made_otherwise_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def other(self: object, assignment_id: str) -> list[str]:
        return [assignment_id]

    monkeypatch.setattr(api.NbGraderAPI, "get_submissions", other)
    assert not list_quickly()
    assert api.NbGraderAPI.get_submissions is other


def out_of(shown: dict[str, Any], what: str = "") -> tuple[float, float]:
    """The score that formgrader shows of something, and out of how many points."""
    of = "average_" if f"average_{what}score" in shown else ""
    return shown[f"{of}{what}score"], shown[f"max_{what}score"]


@pytest.fixture
def half_read(mixed_class: Course) -> NbGraderAPI:
    """A class in which one text of four is read, and a check of one student waits for a person."""
    hand_in(mixed_class, "half", WRONG)
    assert 0 == autograded_by_us(mixed_class, SMALL, "--student", "half")
    with Gradebook(mixed_class.api().coursedir.db_url) as gradebook:
        gradebook.find_grade("why", SMALL, SMALL, "done").manual_score = 3.0
        gradebook.find_grade("double-check", SMALL, SMALL, "untimed").auto_score = None
        gradebook.db.commit()
    return mixed_class.api()


@pytest.mark.usefixtures("server")
def test_a_score_is_out_of_the_points_that_are_decided(half_read: NbGraderAPI) -> None:
    assert leave_out_what_waits(), "when the settings are read again"
    listed = {one["student"]: one for one in half_read.get_submissions(SMALL)}
    assert {"done": (8, 9), "half": (3, 5), "untimed": (2, 2)} == {
        student: out_of(one) for student, one in listed.items() if one["id"]
    }
    assert [(5, 5), (3, 4), (0, 0)] == [
        out_of(listed["done"], f"{kind}_") for kind in ("code", "written", "task")
    ]
    alone = half_read.get_submission(SMALL, "done")
    of_student = next(one for one in half_read.get_student_submissions("done") if one["name"] == SMALL)
    (of_notebook,) = half_read.get_student_notebook_submissions("done", SMALL)
    assert [(8, 9)] * 3 == [out_of(one) for one in (alone, of_student, of_notebook)]
    assert [(2, 2), (3, 5), (5, 5), (8, 9)] == sorted(
        map(out_of, half_read.get_notebook_submissions(SMALL, SMALL))
    )


@pytest.mark.usefixtures("server")
def test_means_are_those_of_what_is_decided(half_read: NbGraderAPI) -> None:
    (of_notebook,) = half_read.get_notebooks(SMALL)
    for shown in (half_read.get_assignment(SMALL), of_notebook):
        assert (3 + 1.5, 5) == out_of(shown, "code_"), "two of four have half right, and one of three waits"
        assert (3, 4) == out_of(shown, "written_")
        assert (0, 0) == out_of(shown, "task_"), "of which nobody has read any"
        assert (7.5, 9) == out_of(shown)


@pytest.mark.usefixtures("server")
def test_who_has_handed_in_nothing_has_nothing_of_all_points(half_read: NbGraderAPI) -> None:
    students = {one["id"]: one for one in half_read.get_students()}
    assert [(0, 14), (8, 9), (3, 5)] == [out_of(students[name]) for name in ("absent", "done", "half")]
    assert (8, 9) == out_of(half_read.get_student("done"))
    assert half_read.get_student("nobody") is None


@pytest.mark.usefixtures("server")
def test_means_of_what_nobody_has_handed_in_are_nbgrader_s_own(small_class: Course) -> None:
    course = small_class.api()
    assert (0, 14) == out_of(course.get_assignment(SMALL))
    assert course.get_assignment("another") is None


@pytest.mark.usefixtures("server")
def test_a_version_of_nbgrader_that_lists_otherwise_keeps_its_numbers_and_is_told_of(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delattr(api.NbGraderAPI, "get_students")
    with caplog.at_level(logging.WARNING):
        assert not leave_out_what_waits()
    assert "counts what waits for a person as no points" in caplog.text
    assert api.NbGraderAPI.get_submission is NBGRADER_S_OWN["get_submission"]


def test_all_that_nbgrader_s_templates_have_in_their_buttons_is_known_to_the_policy() -> None:
    templates = Path(handlers.template_path).rglob("*.*")
    written = " ".join(
        path.read_text(encoding="utf-8") for path in templates if path.suffix in (".tpl", ".j2")
    )
    assert set(HANDLERS) == set(re.findall(r'\son[a-z]+="([^"]*)"', written, re.IGNORECASE))
    assert not re.search(r"javascript:", written)
