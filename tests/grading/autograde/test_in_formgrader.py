"""Within the server, formgrader's button and its list of submissions are ours; elsewhere nothing is changed."""

from __future__ import annotations

import logging
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import api
from nbgrader.converters import Autograde
from nbgrader.server_extensions.formgrader import handlers
from nbgrader.server_extensions.formgrader.base import BaseHandler
from tornado.web import RequestHandler

from class_of_students import RIGHT, SMALL, autograded_by_us, copied, hand_in
from grading_course import Course
from training_safety.grading.autograde.converter import ClassAutograde
from training_safety.grading.autograde.formgrader import (
    SERVER,
    grade_with_the_button,
    list_quickly,
    open_safely,
)
from training_safety.grading.opening.in_server import HANDLERS

pytestmark = pytest.mark.xdist_group("small class")
NBGRADER_S_OWN = {
    name: getattr(api.NbGraderAPI, name) for name in ("get_submissions", "get_submitted_timestamp")
}


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
    for name, method in NBGRADER_S_OWN.items():
        setattr(api.NbGraderAPI, name, method)
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


def test_all_that_nbgrader_s_templates_have_in_their_buttons_is_known_to_the_policy() -> None:
    templates = Path(handlers.template_path).rglob("*.*")
    written = " ".join(
        path.read_text(encoding="utf-8") for path in templates if path.suffix in (".tpl", ".j2")
    )
    assert set(HANDLERS) == set(re.findall(r'\son[a-z]+="([^"]*)"', written, re.IGNORECASE))
    assert not re.search(r"javascript:", written)
