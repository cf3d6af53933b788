"""The button of formgrader is ours within the server, and says so where it cannot be."""

from __future__ import annotations

import logging
import sys
from types import SimpleNamespace

import pytest
from nbgrader.apps import api
from nbgrader.converters import Autograde

from grading_course import Course
from training_safety.grading.autograde.converter import ClassAutograde
from training_safety.grading.autograde.formgrader import SERVER, grade_with_the_button

pytestmark = pytest.mark.xdist_group("small class")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be a server."""
    running = SimpleNamespace(ServerApp=SimpleNamespace(initialized=lambda: True))
    monkeypatch.setitem(sys.modules, SERVER, running)
    monkeypatch.setattr(api, "Autograde", Autograde)


def test_nothing_is_changed_where_there_is_no_server(small_class: Course) -> None:
    small_class.api()  # reads the course's settings, which ask for the button
    assert not grade_with_the_button()
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
