"""nbgrader's own tests of ``nbgrader autograde``, with the whole-class command in its place."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from nbgrader import api
from nbgrader.apps.nbgraderapp import NbGraderApp
from nbgrader.tests.apps import conftest as upstream
from nbgrader.tests.apps.test_nbgrader_autograde import TestNbGraderAutograde as _Upstream

from training_safety.grading.autograde.app import ClassAutogradeApp

pytestmark = [
    pytest.mark.xdist_group("upstream"),
    pytest.mark.filterwarnings("ignore"),  # which are nbgrader's
    pytest.mark.usefixtures("sandbox"),
]
db, course_dir, temp_cwd = upstream.db, upstream.course_dir, upstream.temp_cwd


@pytest.fixture(autouse=True)
def our_command(empty_gradebook: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have the nbgrader of this test grade with our command, and not start alembic for every gradebook."""
    with closing(sqlite3.connect(empty_gradebook)) as database:
        ((version,),) = database.execute("select version_num from alembic_version")
    ours = {**NbGraderApp.subcommands, "autograde": (ClassAutogradeApp, "Grade a class")}
    monkeypatch.setattr(NbGraderApp, "subcommands", ours)
    monkeypatch.setattr(api, "get_alembic_version", lambda: version)
    environment = os.environ  # which these tests replace
    yield
    os.environ = environment  # noqa: B003


class TestTheCommandForAClass(_Upstream):
    # Otherwise on purpose, and tested elsewhere:
    test_grade_empty_timestamp = None  # a time that is none is told, and the work is graded all the same
    test_handle_failure = None  # a cell that the gradebook does not know is mended, and no failure
    test_handle_failure_single_notebook = None  # the same
    test_missing_source_kernelspec = None  # a kernel that a student's notebook names does not matter
    # Passed as well, but nearly all of their time goes into making tests and validating, which is not ours:
    test_grade_autotest = test_grade_hashed_autotest = test_grade_complex_autotest = None
    test_hidden_tests_autotest = None
    # Skipped by nbgrader itself:
    test_many_students = test_infinite_loop_with_output = None
