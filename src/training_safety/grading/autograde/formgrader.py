"""Formgrader in a course of ours: work is opened safely, the button grades as the command does, the list comes quickly,
and what waits for a person is no zero.

``nbgrader_config.py`` calls the functions. nbgrader's classes are fixed in its code, so within the server
parts of them are replaced; everywhere else, ``nbgrader autograde`` for one, nothing is changed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from traitlets.log import get_logger

from training_safety.grading.autograde.submissions import TIMESTAMP, timestamp_in
from training_safety.grading.undecided import (
    NOTEBOOK,
    STUDENT,
    SUBMISSION,
    decided_means,
    undecided_points,
    without_undecided,
)

if TYPE_CHECKING:
    from nbgrader.api import Gradebook
    from nbgrader.apps.api import NbGraderAPI

SERVER = "jupyter_server.serverapp"
"""The module of the server, of which formgrader is a part; importing nbgrader imports formgrader everywhere."""

USUAL = "http://localhost:8888/"
"""Where a Jupyter server is that was started without options."""


def grade_with_the_button() -> bool:
    """Have formgrader grade as ``training-safety autograde`` does, and return whether it will.

    Should another version of nbgrader be made otherwise, this says so, and the button grades as that
    version does.
    """
    if not _in_server():
        return False
    try:
        from nbgrader.apps import api

        from training_safety.grading.autograde.converter import ClassAutograde

        if "Autograde" not in api.NbGraderAPI.autograde.__code__.co_names:
            raise AttributeError("NbGraderAPI.autograde does not use Autograde")
        api.Autograde = ClassAutograde
    except (ImportError, AttributeError) as error:
        get_logger().warning(
            "The button of formgrader grades without the sandbox: this version of nbgrader is made otherwise "
            "(%s). Grade with `training-safety autograde` instead.",
            error,
        )
        return False
    return True


def open_safely() -> bool:
    """Have formgrader and JupyterLab run nothing of a student's, and return whether they will not.

    Should another version of nbgrader or of the server be made otherwise, this says so.
    """
    if not _in_server():
        return False
    try:
        from training_safety.grading.opening.in_server import shut_out

        shut_out()
    except (ImportError, AttributeError) as error:
        get_logger().warning(
            "Formgrader opens students' work without its walls: this version of nbgrader or of the Jupyter server "
            "is made otherwise (%s). What students have written can then run in your browser, with your rights. "
            "Install the versions in requirements.txt.",
            error,
        )
        return False
    return True


def list_quickly() -> bool:
    """Have formgrader list the submissions of a large class sooner, and return whether it will.

    The list is nbgrader's own, but for one thing: a submission whose time cannot be read is listed, where
    nbgrader lists none at all. Should another version of nbgrader be made otherwise, its list is kept.
    """
    if not _in_server():
        return False
    from nbgrader.apps.api import NbGraderAPI

    asked = {"submission_dicts", "get_submitted_students", "get_autograded_students", "get_submission"}
    if not asked <= set(NbGraderAPI.get_submissions.__code__.co_names):
        return bool(NbGraderAPI.get_submissions.__module__ == __name__)
    NbGraderAPI.get_submissions = _submissions
    NbGraderAPI.get_submitted_timestamp = _submitted_timestamp
    return True


def leave_out_what_waits() -> bool:
    """Have formgrader's scores and means leave out what nobody has decided, and return whether they will.

    A score is then out of the points that are decided, and the mean of a task is that of the work in which it
    is. nbgrader counts what waits as nothing. Should another version of nbgrader be made otherwise, this says
    so, and that version's numbers are kept.
    """
    if not _in_server():
        return False
    from nbgrader.apps.api import NbGraderAPI

    if missing := [name for name in _SCORES if not hasattr(NbGraderAPI, name)]:
        get_logger().warning(
            "Formgrader counts what waits for a person as no points: this version of nbgrader is made otherwise "
            "(no %s).",
            ", ".join(missing),
        )
        return False
    for name, decided in _SCORES.items():
        shown = getattr(NbGraderAPI, name)
        if shown.__module__ != __name__ or shown is _submissions:  # the settings may be read again
            setattr(NbGraderAPI, name, _then(shown, decided))
    return True


def address(course: Path) -> str:
    """Return the address of the Jupyter server that runs over a course, or else of one as it is usually started."""
    from jupyter_server.serverapp import list_running_servers

    for server in list_running_servers():
        if course.resolve().is_relative_to(Path(server["root_dir"]).resolve()):
            return str(server["url"])
    return USUAL


def _in_server() -> bool:
    server = sys.modules.get(SERVER)
    return server is not None and server.ServerApp.initialized()


def _submissions(self: NbGraderAPI, assignment_id: str) -> list[dict[str, Any]]:
    """Take the place of ``NbGraderAPI.get_submissions``, which works out everybody's total in the course each time."""
    from nbgrader.api import Student
    from nbgrader.utils import as_timezone

    with self.gradebook as gradebook:
        listed = gradebook.submission_dicts(assignment_id)
        names = gradebook.db.query(Student.id, Student.first_name, Student.last_name).all()
    ungraded = self.get_submitted_students(assignment_id) - self.get_autograded_students(assignment_id)
    graded = [one for one in listed if one["student"] not in ungraded]
    for one in graded:
        handed_in: datetime | None = one["timestamp"]
        one["timestamp"] = handed_in and handed_in.isoformat()
        one["display_timestamp"] = handed_in and as_timezone(handed_in, self.timezone).strftime(
            self.timestamp_format
        )
        one["autograded"] = one["submitted"] = True
    students = {name: {"first_name": first, "last_name": last} for name, first, last in names}
    waiting = (self.get_submission(assignment_id, student, ungraded, students) for student in ungraded)
    return sorted([*graded, *waiting], key=lambda one: one["student"])


def _submitted_timestamp(self: NbGraderAPI, assignment_id: str, student_id: str) -> datetime | None:
    """Take the place of ``NbGraderAPI.get_submitted_timestamp``, which stops at what is no time."""
    folder = self.coursedir.format_path(self.coursedir.submitted_directory, student_id, assignment_id)
    return timestamp_in(Path(folder) / TIMESTAMP)[0]


def _then(shown: Callable[..., Any], decided: Callable[..., Any]) -> Callable[..., Any]:
    """Return a method of nbgrader's interface of whose result the second function makes what is shown."""

    def method(self: NbGraderAPI, *arguments: Any, **options: Any) -> Any:
        result = shown(self, *arguments, **options)
        if not result:
            return result
        with self.gradebook as gradebook:
            return decided(gradebook, result, *arguments)

    return method


def _of_assignment(gradebook: Gradebook, shown: dict[str, Any], assignment: str, *_: Any) -> dict[str, Any]:
    return shown | decided_means(gradebook, assignment)


def _of_notebooks(gradebook: Gradebook, shown: list[dict[str, Any]], assignment: str) -> list[dict[str, Any]]:
    return [one | decided_means(gradebook, assignment, one["name"]) for one in shown]


def _of_submission(
    gradebook: Gradebook, shown: dict[str, Any], assignment: str, student: str, *_: Any
) -> dict[str, Any]:
    waiting = undecided_points(gradebook, SUBMISSION, assignment, student)
    return without_undecided(shown, waiting.get(shown["id"], {}))


def _of_submissions(
    gradebook: Gradebook, shown: list[dict[str, Any]], assignment: str
) -> list[dict[str, Any]]:
    waiting = undecided_points(gradebook, SUBMISSION, assignment)
    return [without_undecided(one, waiting.get(one["id"], {})) for one in shown]


def _of_work(
    gradebook: Gradebook, shown: list[dict[str, Any]], assignment: str, _: str
) -> list[dict[str, Any]]:
    waiting = undecided_points(gradebook, NOTEBOOK, assignment)
    return [without_undecided(one, waiting.get(one["id"], {})) for one in shown]


def _of_student_s_work(
    gradebook: Gradebook, shown: list[dict[str, Any]], student: str, assignment: str
) -> list[dict[str, Any]]:
    waiting = undecided_points(gradebook, NOTEBOOK, assignment, student)
    return [without_undecided(one, waiting.get(one["id"], {})) for one in shown]


def _of_student(gradebook: Gradebook, shown: dict[str, Any], student: str, *_: Any) -> dict[str, Any]:
    return without_undecided(shown, undecided_points(gradebook, STUDENT, student=student).get(student, {}))


def _of_students(gradebook: Gradebook, shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    waiting = undecided_points(gradebook, STUDENT)
    return [without_undecided(one, waiting.get(one["id"], {})) for one in shown]


_SCORES: dict[str, Callable[..., Any]] = {
    "get_assignment": _of_assignment,
    "get_notebooks": _of_notebooks,
    "get_submission": _of_submission,
    "get_submissions": _of_submissions,
    "get_notebook_submissions": _of_work,
    "get_student_notebook_submissions": _of_student_s_work,
    "get_student": _of_student,
    "get_students": _of_students,
}
"""The methods by which formgrader comes by the scores that it lists."""
