"""What the tests of the graded course share."""

from __future__ import annotations

import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from class_of_students import copied, graded_by_name, small_course
from grading_course import Course
from prepare import install_programs
from training_safety.grading.autograde import converter
from training_safety.grading.autograde.executors import Workers
from training_safety.grading.worker.sandbox import refusal


@pytest.fixture(scope="session")
def sandbox() -> None:
    """Have a sandbox; none is a failure in CI and a skip elsewhere."""
    install_programs("bubblewrap")
    if why := refusal():
        pytest.fail(why) if os.environ.get("CI") == "true" else pytest.skip(why)


@pytest.fixture(scope="session")
def empty_gradebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gradebook of the course without an assignment, to copy: making one takes ten times as long.

    nbgrader calls alembic for it, so the environment's own programs have to be found first.
    """
    made = tmp_path_factory.mktemp("gradebook") / "gradebook.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        Gradebook(f"sqlite:///{made}", "trygg-trening-ryggen").close()
    return made


@pytest.fixture(scope="session")
def small_class(empty_gradebook: Path, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The course with the small assignment, before anybody has handed in; to be copied."""
    folder = tmp_path_factory.mktemp("small")
    shutil.copy(empty_gradebook, folder)
    return small_course(folder)


@pytest.fixture
def course(small_class: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A copy of it in which a stand-in grades, at once and without running anything."""
    monkeypatch.setattr(converter, "grade", graded_by_name)
    monkeypatch.setattr(converter, "refusal", lambda: None)
    monkeypatch.setattr(converter, "on_this_machine", lambda *_: Workers(lambda: ThreadPoolExecutor(2), 2))
    return copied(small_class, tmp_path / "course")
