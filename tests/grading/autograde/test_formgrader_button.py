"""Within the server the button of formgrader is ours, and says so where it cannot be, and lists come quickly."""

from __future__ import annotations

import logging
import sys
from datetime import datetime
from types import SimpleNamespace

import pytest
from nbgrader.apps import api
from nbgrader.converters import Autograde
from nbgrader.utils import parse_utc

from grading_course import Course
from training_safety.grading.autograde.converter import ClassAutograde
from training_safety.grading.autograde.formgrader import SERVER, grade_with_the_button, list_quickly

pytestmark = pytest.mark.xdist_group("small class")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be a server."""
    running = SimpleNamespace(ServerApp=SimpleNamespace(initialized=lambda: True))
    monkeypatch.setitem(sys.modules, SERVER, running)
    monkeypatch.setattr(api, "Autograde", Autograde)
    monkeypatch.setattr(api, "parse_utc", parse_utc)


def test_nothing_is_changed_where_there_is_no_server(small_class: Course) -> None:
    small_class.api()  # reads the course's settings, which ask for the button
    assert not grade_with_the_button()
    assert api.Autograde is Autograde
    assert not list_quickly()
    assert api.parse_utc is parse_utc


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
def test_a_time_of_handing_in_is_worked_out_once_however_often_the_settings_are_read() -> None:
    assert list_quickly()
    assert list_quickly()
    for _ in range(3):
        assert datetime(2026, 1, 2, 3, 4, 5) == api.parse_utc("2026-01-02 03:04:05 UTC")
    assert (1, 2) == (api.parse_utc.cache_info().misses, api.parse_utc.cache_info().hits)
