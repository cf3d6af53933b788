"""Who grades, and how long it takes: nbgrader, ours in its ways, and otter-grader."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from grading_classes import Case, class_of, points_of, released, with_class
from quiet import busy, progress

HERE = Path(__file__).parent
ROOT = HERE.parent
BIN = Path(sys.executable).parent
REQUIREMENTS = HERE / "otter-requirements.txt"


@dataclass(frozen=True)
class Contestant:
    """Somebody who grades a class.

    Parameters
    ----------
    name : as the table has it
    few, many : how many submissions the two runs have whose difference is taken
    grade : grades the class in a course folder
    points : what each kind of work got
    prepare : makes the class ready, which is not measured
    """

    name: str
    few: int
    many: int
    grade: Callable[[Case, Path, int], None]
    points: Callable[[Case, Path, int], dict[str, list[float]]]
    prepare: Callable[[Case, Path, int], None] = lambda case, folder, students: None


def nbgrader_command(case: Case, folder: Path, _: int) -> None:
    """Grade with ``nbgrader autograde``."""
    _run([str(BIN / "nbgrader"), "autograde", case.name], folder)


def ours(*options: str) -> Callable[[Case, Path, int], None]:
    """Return who grades with ``training-safety autograde`` and these options."""

    def grade(case: Case, folder: Path, _: int) -> None:
        _run([str(BIN / "training-safety"), "autograde", case.name, *options], folder)

    return grade


def in_gradebook(case: Case, folder: Path, students: int) -> dict[str, list[float]]:
    """Return the points in the gradebook."""
    from grading_course import Course

    return points_of(case, Course(folder), students)


def contestants(otter: Path | None, quick: bool) -> dict[str, Contestant]:
    """Return all who grade; otter-grader only if its environment is there."""
    few, many, lots = (4, 8, 120) if quick else (4, 12, 440)
    all_of_them = {
        "stock": Contestant("`nbgrader autograde`", few, many, nbgrader_command, in_gradebook),
        "plain": Contestant("ours", 40, lots, ours(), in_gradebook),
        "context": Contestant(
            "ours, Context tracebacks", 40, lots, ours("--tracebacks=Context"), in_gradebook
        ),
        "kernels": Contestant(
            "ours, ordinary kernels", 12, 20 if quick else 36, ours("--kernels"), in_gradebook
        ),
    }
    if otter is not None:
        every = Otter(otter)
        all_of_them["otter"] = Contestant("`otter run`", 0, 4, every.grade, every.points, every.prepare)
    return all_of_them


def _run(command: Sequence[str], folder: Path, **more: str) -> None:
    run = subprocess.run(command, cwd=folder, env={**os.environ, **more}, capture_output=True, text=True)
    if run.returncode:
        raise RuntimeError(
            f"{' '.join(command)} ended with {run.returncode}:\n{(run.stdout + run.stderr)[-2000:]}"
        )


# ---------------------------------------------------------------- time


def busy_seconds() -> float:
    """Return how long all processors together have been at work since the machine started [s].

    What a process has used says nothing about children that ended in a process space of their own.
    """
    times = psutil.cpu_times()
    return float(sum(getattr(times, name, 0.0) for name in ("user", "nice", "system", "irq", "softirq")))


def measured(case: Case, course: Any, contestant: Contestant, work: Path, patience: float) -> dict[str, Any]:
    """Grade a small and a large class and return what each submission more has cost."""
    runs = []
    points: dict[str, list[float]] = {}
    for students in (contestant.few, contestant.many):
        if students == 0:  # each submission is a process of its own, so there is no start-up to take off
            runs.append({"students": 0, "wall": 0.0, "cpu": 0.0})
            continue
        folder = work / "class"
        shutil.rmtree(folder, ignore_errors=True)
        with_class(case, course, folder, students)
        contestant.prepare(case, folder, students)
        progress(case.name, contestant.name, f"{students} submissions")
        before = busy(patience)
        wall, cpu = time.perf_counter(), busy_seconds()
        contestant.grade(case, folder, students)
        wall, cpu = time.perf_counter() - wall, busy_seconds() - cpu
        runs.append({"students": students, "wall": wall, "cpu": cpu, "busy_before": before})
        points = contestant.points(case, folder, students)
    few, many = runs
    more = many["students"] - few["students"]
    each = (many["wall"] - few["wall"]) / more
    return {
        "runs": runs,
        "seconds": each,
        "cpu_seconds": (many["cpu"] - few["cpu"]) / more,
        "start_seconds": many["wall"] - each * many["students"],
        "points": points,
    }


def warm_up(case: Case, all_of_them: dict[str, Contestant], work: Path) -> None:
    """Let all grade once unmeasured, so that everybody's modules are compiled and nobody's have to be read from the disk."""
    course = released(case, work / "warm-up")
    for contestant in all_of_them.values():
        progress("warming up:", contestant.name)
        folder = work / "class"
        shutil.rmtree(folder, ignore_errors=True)
        with_class(case, course, folder, 4)
        contestant.prepare(case, folder, 4)
        contestant.grade(case, folder, 4)


def rounds(
    case: Case, all_of_them: dict[str, Contestant], work: Path, times: int, patience: float
) -> dict[str, list[dict[str, Any]]]:
    """Let all grade in turn, in an order that turns round each time; before each run wait so long at most [s]."""
    folder = work / case.name
    shutil.rmtree(folder, ignore_errors=True)
    course = released(case, folder)
    found: dict[str, list[dict[str, Any]]] = {key: [] for key in all_of_them}
    for number in range(times):
        for key in all_of_them if number % 2 == 0 else reversed(all_of_them):
            found[key].append(measured(case, course, all_of_them[key], work, patience))
    return found


# ---------------------------------------------------------------- otter-grader


def otter_environment(folder: Path) -> Path:
    """Return the environment with otter-grader, which is made if it is not there."""
    stamp = folder / REQUIREMENTS.name
    wanted = REQUIREMENTS.read_text(encoding="utf-8")
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        progress("installing otter-grader")
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        install = [
            str(folder / "bin" / "python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--quiet",
            "-r",
            str(REQUIREMENTS),
        ]
        subprocess.run(install, check=True)
        stamp.write_text(wanted, encoding="utf-8")
    return folder


class Otter:
    """The same checks as otter-grader has them, and ``otter run`` for one notebook after another.

    Parameters
    ----------
    environment : where otter-grader is installed
    """

    def __init__(self, environment: Path) -> None:
        """Nothing is made yet."""
        self.bin = environment / "bin"

    def prepare(self, case: Case, folder: Path, students: int) -> None:
        """Write the tests and the notebooks as otter-grader wants them."""
        tests = folder / "otter" / "tests"
        tests.mkdir(parents=True)
        for name, (points, source) in case.checks.items():
            test = _test_file(_plain(name), points, source)
            (tests / f"{_plain(name)}.py").write_text(test, encoding="utf-8")
        self._otter(tests.parent, "generate", "-t", "tests", "-o", "autograder.zip", "--no-environment")
        for student, _ in class_of(students):
            place = folder / "otter" / student
            place.mkdir()
            notebook = _as_otter_has_it(folder / "submitted" / student / case.name / f"{case.name}.ipynb")
            (place / f"{case.name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")

    def grade(self, case: Case, folder: Path, students: int) -> None:
        """Grade everybody's work, each in a process of its own."""
        for student, _ in class_of(students):
            place = folder / "otter" / student
            self._otter(place, "run", f"{case.name}.ipynb", "-a", "../autograder.zip", "-o", ".", "--no-logo")

    def points(self, case: Case, folder: Path, students: int) -> dict[str, list[float]]:
        """Return what each kind of work got."""
        found: dict[str, set[float]] = {}
        for student, kind in class_of(students):
            results = json.loads((folder / "otter" / student / "results.json").read_text(encoding="utf-8"))
            found.setdefault(kind, set()).add(sum(test.get("score", 0.0) for test in results["tests"]))
        return {kind: sorted(points) for kind, points in sorted(found.items())}

    def _otter(self, folder: Path, *arguments: str) -> None:
        path = f"{self.bin}{os.pathsep}{os.environ['PATH']}"
        _run([str(self.bin / "otter"), *arguments], folder, PATH=path, PYTHONPATH=str(ROOT / "src"))


def _as_otter_has_it(path: Path) -> dict[str, Any]:
    """Return a notebook that was handed in as a student of otter-grader has it: checks are called by name."""
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    begin = {**_code("import otter\ngrader = otter.Notebook()"), "id": "begin"}
    cells = [begin]
    for cell in notebook["cells"]:
        settings = cell["metadata"].get("nbgrader", {})
        if cell["cell_type"] == "code" and settings.get("grade"):
            cell = {**cell, "source": f'grader.check("{_plain(settings["grade_id"])}")'}
        cells.append({**cell, "metadata": {}})
    return {**notebook, "cells": cells}


def _code(source: str) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None}


def _plain(name: str) -> str:
    return name.replace("-", "_")


def _test_file(name: str, points: float, source: str) -> str:
    """Return a test of otter-grader with one hidden case, written as an interactive session."""
    lines = []
    for statement in ast.parse(source).body:
        first, *rest = (ast.get_source_segment(source, statement) or "").split("\n")
        lines += [f">>> {first}", *(f"... {line}" for line in rest)]
    case = {"code": "\n".join(lines), "hidden": True, "locked": False}
    suite = {"cases": [case], "scored": True, "setup": "", "teardown": "", "type": "doctest"}
    return f"OK_FORMAT = True\n\ntest = { ({'name': name, 'points': points, 'suites': [suite]})!r}\n"
