"""A class whose work lies in a course folder, and what a run of autograding made of it."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.converters import Autograde

from grading_course import Course
from training_safety.grading.autograde.app import main


def with_programs(patch: pytest.MonkeyPatch) -> None:
    """Have the environment's own programs found first: nbgrader calls alembic."""
    patch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")


def copied(course: Course, to: Path) -> Course:
    """Return a copy of a course folder with its gradebook."""
    shutil.copytree(course.root, to)
    return Course(to)


def autograded_by_us(course: Course, *arguments: str) -> int:
    """Run ``training-safety autograde`` in a course folder and return its exit code."""
    before = Path.cwd()
    os.chdir(course.root)
    try:
        return main([*arguments, "--quiet"])
    finally:
        os.chdir(before)


def autograded_by_stock(course: Course, assignment: str, *, force: bool = False) -> None:
    """Run nbgrader's own autograding for the whole class."""
    api: NbGraderAPI = course.api()
    api.coursedir.assignment_id = assignment
    converter = Autograde(coursedir=api.coursedir, parent=api)
    converter.force = force
    converter.start()


def rows(course: Course, assignment: str) -> dict[str, Any]:
    """What the gradebook says about each student: time, penalty, scores and comments."""
    found: dict[str, Any] = {}
    coursedir = course.api().coursedir
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        for submission in gradebook.assignment_submissions(assignment):
            about: dict[str, Any] = {"timestamp": submission.timestamp, "score": submission.score}
            for notebook in submission.notebooks:
                about[notebook.name] = {
                    "penalty": notebook.late_submission_penalty,
                    "grades": {
                        grade.name: (
                            grade.auto_score,
                            grade.manual_score,
                            grade.extra_credit,
                            grade.needs_manual_grade,
                        )
                        for grade in notebook.grades
                    },
                    "comments": {
                        comment.name: (comment.auto_comment, comment.manual_comment)
                        for comment in notebook.comments
                    },
                }
            found[submission.student.id] = about
    return found


def graded_notebook(course: Course, student: str, assignment: str, notebook: str = "") -> dict[str, Any]:
    """The autograded notebook of a student."""
    path = course.root / "autograded" / student / assignment / f"{notebook or assignment}.ipynb"
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read


def structure(notebook: Mapping[str, Any]) -> list[Any]:
    """What has to be the same in two autograded notebooks: all but times, ids and the look of tracebacks."""
    return [
        (
            cell["cell_type"],
            "".join(cell["source"]),
            {key: value for key, value in cell["metadata"].items() if key != "execution"},
            cell.get("execution_count"),
            [_output(output) for output in cell.get("outputs", [])],
        )
        for cell in notebook["cells"]
    ]


def _output(output: Mapping[str, Any]) -> Any:
    kind = output["output_type"]
    if kind == "error":
        return kind, output["ename"], output["evalue"]
    if kind == "stream":
        return kind, output["name"], "".join(output["text"])
    data = {mime: "".join(text) if isinstance(text, list) else text for mime, text in output["data"].items()}
    return kind, data, output["metadata"], output.get("execution_count")


def files_below(folder: Path) -> list[str]:
    """All the files of a folder, by path."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
