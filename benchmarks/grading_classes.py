"""The assignments that are graded and the classes that hand them in: half right, a quarter partly, a quarter wrong."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from exercise_runner import answers_to
from grading_course import EXERCISES, Course, solved

KINDS = ("right", "right", "partly", "wrong")
"""What every four students hand in."""

_TASKS = {
    "session_load": ("rpe, minutes", "rpe * minutes", "rpe + minutes", {"(5, 60)": 300, "(3, 40)": 120}),
    "week_load": ("loads", "sum(loads)", "max(loads)", {"([300, 0, 240],)": 540, "([],)": 0}),
    "mean_load": ("loads", "sum(loads) / len(loads)", "sum(loads)", {"([2, 4],)": 3, "([9],)": 9}),
    "one_rep_max": ("kg, reps", "kg * (1 + reps / 30)", "kg * reps", {"(90, 10)": 120, "(60, 15)": 90}),
    "volume": (
        "sets",
        "sum(r * kg for r, kg in sets)",
        "len(sets)",
        {"([(5, 80)],)": 400, "([(1, 2), (3, 4)],)": 14},
    ),
    "in_reserve": (
        "done, possible",
        "max(0, possible - done)",
        "possible + done",
        {"(8, 10)": 2, "(9, 8)": 0},
    ),
}
"""Parameters, right and wrong answer of a task, and what it gives: the first is tested openly, the second hidden."""


@dataclass(frozen=True)
class Case:
    """An assignment with its notebook and a class.

    Parameters
    ----------
    name : the assignment
    about : what it is, for the table
    source : its notebook as the teacher wrote it
    right, wrong : the source of the solution cells by ``grade_id``
    config : what the course's ``nbgrader_config.py`` says
    """

    name: str
    about: str
    source: Mapping[str, Any]
    right: Mapping[str, str]
    wrong: Mapping[str, str]
    config: str

    def answers(self, kind: str) -> Mapping[str, str]:
        """Return what a student hands in; who is partly right has every second answer wrong."""
        amiss = {"right": [], "partly": list(self.wrong)[::2], "wrong": list(self.wrong)}[kind]
        return {**self.right, **{name: self.wrong[name] for name in amiss}}

    @cached_property
    def checks(self) -> dict[str, tuple[float, str]]:
        """The points and the source of each check, hidden tests and all."""
        found = {}
        for cell in self.source["cells"]:
            settings = cell["metadata"].get("nbgrader", {})
            if cell["cell_type"] == "code" and settings.get("grade"):
                source = re.sub(r"^### (BEGIN|END) HIDDEN TESTS\n?", "", "".join(cell["source"]), flags=re.M)
                found[settings["grade_id"]] = (float(settings["points"]), source)
        return found


def small_case() -> Case:
    """Return a notebook with six functions, a check with a hidden part for each, and one essay."""
    cells = [new_markdown_cell("# Loads")]
    right, wrong = {}, {}
    for name, (parameters, answer, mistake, given) in _TASKS.items():
        (first, gives), (second, hidden) = given.items()
        head = f"def {name}({parameters}):"
        right[name], wrong[name] = (f"{head}\n    return {one}" for one in (answer, mistake))
        cells += [
            new_markdown_cell(f"Write `{name}`."),
            _graded(
                new_code_cell(f"{head}\n    ### BEGIN SOLUTION\n    return {answer}\n    ### END SOLUTION"),
                name,
                solution=True,
            ),
            _graded(
                new_code_cell(
                    f"assert {name}{first} == {gives}\n### BEGIN HIDDEN TESTS\n"
                    f"assert {name}{second} == {hidden}\n### END HIDDEN TESTS"
                ),
                f"{name}-check",
                grade=True,
                locked=True,
                points=2,
            ),
        ]
    cells.append(_graded(new_markdown_cell("What is load?"), "essay", grade=True, solution=True, points=4))
    right["essay"] = "What one does, and how hard it is. " * 20
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = json.loads(json.dumps(new_notebook(cells=cells, metadata={"kernelspec": kernel})))
    config = 'c = get_config()\nc.CourseDirectory.course_id = "benchmark"\n'
    return Case("loads", "6 functions, 6 checks with hidden parts, 1 essay", notebook, right, wrong, config)


def course_case(name: str) -> Case:
    """Return an assignment of the course, with the typical wrong answers that its tests know."""
    path = EXERCISES / "source" / name / f"{name}.ipynb"
    source = json.loads(path.read_text(encoding="utf-8"))
    wrong: dict[str, str] = {}
    for part in answers_to(name).WRONG.values():
        for answers in part:
            for cell, text in answers.cells.items():
                wrong.setdefault(cell, text)
    config = (EXERCISES / "nbgrader_config.py").read_text(encoding="utf-8")
    return Case(name, f"the course’s «{name}»", source, solved(path), wrong, config)


def _graded(cell: Any, grade_id: str, points: float | None = None, **roles: bool) -> Any:
    settings: dict[str, Any] = dict.fromkeys(("grade", "solution", "locked", "task"), False) | roles
    cell.metadata["nbgrader"] = {"schema_version": 3, "grade_id": grade_id, **settings}
    if points is not None:
        cell.metadata["nbgrader"]["points"] = points
    return cell


def released(case: Case, folder: Path) -> Course:
    """Make a course with the assignment handed out and nobody's work in it."""
    (folder / "source" / case.name).mkdir(parents=True)
    (folder / "nbgrader_config.py").write_text(case.config, encoding="utf-8")
    written = json.dumps(case.source, ensure_ascii=False)
    (folder / "source" / case.name / f"{case.name}.ipynb").write_text(written, encoding="utf-8")
    course = Course(folder)
    course.release(case.name, "nb")
    return course


def with_class(case: Case, course: Course, folder: Path, students: int) -> Course:
    """Copy a course that is handed out, and have so many students hand in, a multiple of four."""
    shutil.copytree(course.root, folder)
    release = json.loads((folder / "release" / case.name / f"{case.name}.ipynb").read_text(encoding="utf-8"))
    handed_in = {kind: _filled(release, case.answers(kind)) for kind in set(KINDS)}
    when = datetime(2026, 11, 20, 12)
    for student, kind in class_of(students):
        own = folder / "submitted" / student / case.name
        own.mkdir(parents=True)
        (own / f"{case.name}.ipynb").write_bytes(handed_in[kind])
        when += timedelta(seconds=17)
        (own / "timestamp.txt").write_text(f"{when} UTC\n", encoding="utf-8")
    return Course(folder)


def class_of(students: int) -> Iterator[tuple[str, str]]:
    """Yield the students of a class, and whether what they hand in is right, partly right or wrong."""
    for number in range(students):
        yield f"student-{number:05d}", KINDS[number % len(KINDS)]


def _filled(release: Mapping[str, Any], answers: Mapping[str, str]) -> bytes:
    filled = json.loads(json.dumps(release))
    for cell in filled["cells"]:
        grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if grade_id in answers:
            cell["source"] = answers[grade_id]
    return json.dumps(filled).encode()


def points_of(case: Case, course: Course, students: int) -> dict[str, list[float]]:
    """Return, for each kind of work, which points the computer gave it: one number if all of a kind are alike."""
    kinds = dict(class_of(students))
    totals = dict.fromkeys(kinds, 0.0)
    with closing(sqlite3.connect(course.root / "gradebook.db")) as database:
        for student, name, score in database.execute(_SCORES):
            totals[student] += score or 0.0 if name in case.checks else 0.0
    found: dict[str, set[float]] = {}
    for student, points in totals.items():
        found.setdefault(kinds[student], set()).add(points)
    return {kind: sorted(points) for kind, points in sorted(found.items())}


_SCORES = """
SELECT submitted_assignment.student_id, base_cell.name, grade.auto_score FROM grade
JOIN base_cell ON base_cell.id = grade.cell_id
JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id
JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
"""
