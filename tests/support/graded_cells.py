"""A small assignment of given cells, graded in the sandbox with an answer in it."""

from __future__ import annotations

import json
from typing import Any

from training_safety.grading.worker.grade import grade
from training_safety.grading.worker.jobs import Assignment, Job, Limits, Result

IMPORT = "from training_safety.exercise_checks import Part\n"
PART = f"{IMPORT}part = Part(1, globals())\n"
HIDDEN = "\n### BEGIN HIDDEN TESTS\n{}\n### END HIDDEN TESTS"


def cell(source: str, name: str = "", **roles: Any) -> dict[str, Any]:
    """A cell of code, with its settings if it counts."""
    usual = {"schema_version": 3, "cell_type": "code", "grade": False, "solution": False, "locked": False}
    settings = {**usual, "task": False, "grade_id": name, **roles}
    metadata = {"nbgrader": settings} if name else {}
    return {
        "cell_type": "code",
        "source": source,
        "metadata": metadata,
        "outputs": [],
        "execution_count": None,
    }


def notebook(cells: list[dict[str, Any]]) -> bytes:
    """A notebook of these cells."""
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def given(source: str, name: str = "given") -> dict[str, Any]:
    """A locked cell."""
    return cell(source, name, locked=True)


def check(source: str, name: str = "check", points: float = 2) -> dict[str, Any]:
    """A check."""
    return cell(source, name, grade=True, locked=True, points=points)


def graded(*cells: dict[str, Any], answer: str, limits: Limits = Limits(), beside: bool = False) -> Result:  # noqa: B008
    """What comes of an assignment with these cells, whose first answer cell is given this answer."""
    source = [
        cell('LANGUAGE = "en"'),
        cell('STUDENT = ""'),
        cell("raise NotImplementedError()", "answer", solution=True),
        *cells,
    ]
    work = [
        {**one, "source": answer} if one["metadata"].get("nbgrader", {}).get("grade_id") == "answer" else one
        for one in source
    ]
    assignment = Assignment("one", "one", notebook(source), limits=limits, preload=False, beside=beside)
    return grade(assignment, Job("kari", notebook(work)))


def shown(result: Result, name: str = "check") -> str:
    """The outputs of a cell."""
    cells = json.loads(result.notebook)["cells"]
    found = next(one for one in cells if one["metadata"].get("nbgrader", {}).get("grade_id") == name)
    return json.dumps(found["outputs"])
