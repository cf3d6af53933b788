"""A class whose work lies in a course folder, and what a run of autograding made of it."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.converters import Autograde

from grading_course import EXERCISES, Course
from training_safety.grading.autograde.app import main
from training_safety.grading.mending import mended
from training_safety.grading.notebook_files import own_checksum
from training_safety.grading.remarks import quoted, remark
from training_safety.grading.source_cells import from_notebook
from training_safety.grading.worker.jobs import Assignment, Job, Result, Status

_PLACE = re.compile(r"0x[0-9a-f]+|<ipython-input-[^>]*>|\b\d+\.py\b")
"""Of an object in memory, and the name of a cell as a file."""


def with_programs(patch: pytest.MonkeyPatch) -> None:
    """Have the environment's own programs found first: nbgrader calls alembic."""
    patch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")


def copied(course: Course, to: Path) -> Course:
    """Return a copy of a course folder with its gradebook."""
    shutil.copytree(course.root, to)
    return Course(to)


def configure(course: Course, lines: str) -> None:
    """Add lines to the settings of a course."""
    with (course.root / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(f"\n{lines}")


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


def grades(course: Course, student: str) -> dict[str, tuple[float | None, ...]]:
    """The grades of a student's notebook of the small assignment."""
    found: dict[str, tuple[float | None, ...]] = rows(course, SMALL)[student][SMALL]["grades"]
    return found


def told(course: Course) -> dict[str, dict[str, Any]]:
    """What the results say of the small assignment, by student."""
    read = json.loads((course.root / "reports" / f"{SMALL}.json").read_text(encoding="utf-8"))
    return {one["student"]: one for one in read["submissions"]}


def notebook_of(course: Course, student: str, assignment: str, notebook: str = "") -> dict[str, Any]:
    """The autograded notebook of a student."""
    path = course.root / "autograded" / student / assignment / f"{notebook or assignment}.ipynb"
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read


def assert_graded_alike(stock: Course, ours: Course, assignment: str, students: Iterable[str]) -> None:
    """Compare what two courses have of the same students: rows, notebooks and files."""
    by_stock, by_us = rows(stock, assignment), rows(ours, assignment)
    for student in students:
        assert by_stock[student] == by_us[student], student
        folders = [course.root / "autograded" / student / assignment for course in (stock, ours)]
        assert files_below(folders[0]) == files_below(folders[1]), student
        for name in files_below(folders[0]):
            theirs, own = (folder / name for folder in folders)
            assert theirs.stat().st_mode == own.stat().st_mode, (student, name)
            if name.endswith(".ipynb"):
                expected, found = (json.loads(path.read_text(encoding="utf-8")) for path in (theirs, own))
                assert structure(expected) == structure(found), (student, name)
                for part in ("metadata", "nbformat", "nbformat_minor"):
                    assert expected[part] == found[part], (student, name)
            else:
                assert theirs.read_bytes() == own.read_bytes(), (student, name)


def structure(notebook: Mapping[str, Any]) -> list[Any]:
    """What has to be the same in two autograded notebooks.

    That is all but times, ids, addresses in memory, the look of tracebacks, and which of the two streams
    was first: a kernel sends each when its buffer is full.
    """
    return [
        (
            cell["cell_type"],
            "".join(cell["source"]),
            {key: value for key, value in cell["metadata"].items() if key != "execution"},
            cell.get("execution_count"),
            _outputs(cell.get("outputs", [])),
        )
        for cell in notebook["cells"]
    ]


def _outputs(outputs: Iterable[Mapping[str, Any]]) -> Any:
    streams = {"stdout": "", "stderr": ""}
    others: list[Any] = []
    for output in outputs:
        kind = output["output_type"]
        if kind == "stream":
            streams[output["name"]] += "".join(output["text"])
        elif kind == "error":
            others.append((kind, output["ename"], _PLACE.sub("…", output["evalue"])))
        else:
            data = {
                mime: _PLACE.sub("…", "".join(text)) if mime.startswith("text/") else text
                for mime, text in output["data"].items()
            }
            others.append((kind, data, output["metadata"], output.get("execution_count")))
    return streams, others


def files_below(folder: Path) -> list[str]:
    """All the files of a folder, by path, but what Python keeps of modules it has imported there."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(str(path) for path in found if "__pycache__" not in path.parts)


SMALL = "small"
"""An assignment with one cell of each kind."""
RIGHT = {
    "double": "def double(x):\n    return 2 * x",
    "half": "def half(x):\n    return x / 2",
    "why": "Because.",
    "draw": "Draw it.",
}
WRONG = {**RIGHT, "half": "def half(x):\n    return x"}
POINTS = {"double-check": 3.0, "half-check": 2.0, "why": 4.0, "draw": 5.0}


def small_course(
    folder: Path, db_url: str = "", more: Iterable[Any] = (), files: Mapping[str, str] = MappingProxyType({})
) -> Course:
    """Make a course with the small assignment, handed out and known to the gradebook.

    ``more`` are further cells, and ``files`` lie beside the notebook.
    """
    shutil.copy(EXERCISES / "nbgrader_config.py", folder)
    if db_url:
        with (folder / "nbgrader_config.py").open("a", encoding="utf-8") as file:
            file.write(f"\nc.CourseDirectory.db_url = {db_url!r}\n")
    source = folder / "source" / SMALL
    source.mkdir(parents=True)
    (source / f"{SMALL}.ipynb").write_text(json.dumps(_small_notebook(more)), encoding="utf-8")
    for name, content in {"numbers.csv": "1,2,3\n", **files}.items():
        (source / name).parent.mkdir(exist_ok=True)
        (source / name).write_text(content, encoding="utf-8")
    course = Course(folder)
    course.release(SMALL, "nb")
    return course


def _small_notebook(more: Iterable[Any]) -> dict[str, Any]:
    cells = [new_markdown_cell("# Small")]
    for name in ("double", "half"):
        answer, check = RIGHT[name], f"assert {name}(2) == {4 if name == 'double' else 1}"
        head, body = answer.split("\n")
        solved = f"{head}\n    ### BEGIN SOLUTION\n{body}\n    ### END SOLUTION"
        hidden = f"{check}\n### BEGIN HIDDEN TESTS\nassert {name}(0) == 0\n### END HIDDEN TESTS"
        cells.append(graded_cell(new_code_cell(solved), name, solution=True))
        cells.append(
            graded_cell(
                new_code_cell(hidden),
                f"{name}-check",
                grade=True,
                locked=True,
                points=POINTS[f"{name}-check"],
            )
        )
    cells.append(
        graded_cell(new_markdown_cell("Reason"), "why", grade=True, solution=True, points=POINTS["why"])
    )
    cells.append(
        graded_cell(new_markdown_cell(RIGHT["draw"]), "draw", task=True, locked=True, points=POINTS["draw"])
    )
    cells += more
    kernelspec = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = new_notebook(cells=cells, metadata={"kernelspec": kernelspec})
    read: dict[str, Any] = json.loads(json.dumps(notebook))
    return read


def graded_cell(cell: Any, grade_id: str, points: float | None = None, **roles: bool) -> Any:
    """Make a cell one that nbgrader knows."""
    settings: dict[str, Any] = dict.fromkeys(("grade", "solution", "locked", "task"), False) | roles
    cell.metadata["nbgrader"] = {"schema_version": 3, "grade_id": grade_id, **settings}
    if points is not None:
        cell.metadata["nbgrader"]["points"] = points
    return cell


def hand_in(course: Course, student: str, answers: Mapping[str, str] = RIGHT, when: str = "") -> Path:
    """Hand in the small assignment and return the folder."""
    folder = course.root / "submitted" / student / SMALL
    shutil.rmtree(folder, ignore_errors=True)
    course.hand_in(student, SMALL, course.root / "release" / SMALL / f"{SMALL}.ipynb", answers)
    if when:
        (folder / "timestamp.txt").write_text(f"{when}\n", encoding="utf-8")
    return folder


def hand_in_all(course: Course, students: Iterable[str]) -> None:
    """Hand in for many, in turn all right, half of it wrong, and nothing."""
    for number, student in enumerate(students):
        hand_in(course, student, (RIGHT, WRONG, {})[number % 3], "2026-01-02 03:04:05 UTC")


def graded_by_name(assignment: Assignment, job: Job) -> Result:
    """Stand in for the worker, fast and without running anything: an answer is right if it is the one we know."""
    source = from_notebook(read_json(assignment.source))
    try:
        notebook, remarks = mended(json.loads(job.content), source)
    except ValueError as error:
        return Result(job.student, Status.NOT_RUN, (remark("unreadable", why=quoted(error)),))
    cells = {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells if "nbgrader" in cell.metadata}
    scores: dict[str, float | None] = {
        name: POINTS[name]
        if cells[name.removesuffix("-check")].source == RIGHT[name.removesuffix("-check")]
        else 0.0
        for name in POINTS
        if name.endswith("-check")
    }
    untouched = {
        name
        for name in RIGHT
        if name != "draw" and cells[name].metadata.nbgrader.checksum == own_checksum(cells[name])
    }
    scores |= {"why": 0.0 if "why" in untouched else None, "draw": None}
    return Result(
        job.student,
        Status.GRADED,
        tuple(remarks),
        nbformat.writes(notebook).encode(),
        scores,
        dict.fromkeys(untouched, "No response."),
        0.01,
    )


def read_json(content: bytes) -> Any:
    """The cells of a notebook given as JSON."""
    return nbformat.reads(content.decode(), as_version=4).cells
