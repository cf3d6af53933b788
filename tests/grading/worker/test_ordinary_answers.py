"""The course's assignments in the sandbox: right and wrong answers get their points, and nothing is said against them."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from itertools import zip_longest
from typing import Any

import nbformat
import pytest

from exercise_runner import (
    ASSIGNMENTS,
    STUDENT,
    Answers,
    answers_to,
    cells_of,
    checks,
    grading,
    is_answer,
    notebook,
    run,
)
from grading_course import solved
from training_safety.grading.worker.far_checks import far_checks
from training_safety.grading.worker.grade import grade
from training_safety.grading.worker.jobs import Assignment, Job, Result, Status

pytestmark = [
    pytest.mark.usefixtures("sandbox"),
    pytest.mark.xdist_group("sandbox"),
    pytest.mark.filterwarnings("ignore:careful"),  # one of the right answers warns
]


@cache
def assignment(name: str) -> Assignment:
    """The assignment with its solutions taken out."""
    cells = cells_of(notebook(name), "nb")
    for cell in cells:
        if is_answer(cell):
            cell["source"] = "raise NotImplementedError()"
    return Assignment(name, name, json.dumps(as_notebook(cells)).encode())


def as_notebook(cells: list[dict[str, Any]]) -> dict[str, Any]:
    """A notebook of these cells."""
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def graded(name: str, answers: dict[str, str], *, first: str = "", beside: bool = False) -> Result:
    """What comes of an assignment with these answers, the reference's where there is none, and a cell before them.

    ``beside`` is whether its checks are run beside the answers.
    """
    cells = cells_of(notebook(name), "nb")
    known = {**solved(notebook(name)), **answers}
    for cell in cells:
        cell["source"] = known.get(grading(cell).get("grade_id", ""), cell["source"])
    if first:
        at = next(number for number, cell in enumerate(cells) if is_answer(cell))
        code: dict[str, Any] = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
        cells.insert(at, {**code, "source": first})
    return grade(
        replace(assignment(name), beside=beside), Job(STUDENT, json.dumps(as_notebook(cells)).encode())
    )


def rounds(name: str) -> list[dict[str, str]]:
    """All right and wrong answers in as few notebooks as can be: the first of every part, the second, and so on."""
    found = []
    for kind in ("RIGHT", "WRONG"):
        parts: list[list[Answers]] = list(getattr(answers_to(name), kind).values())
        for together in zip_longest(*parts):
            found.append({cell: source for one in together if one for cell, source in one.cells.items()})
    return found


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_all_checks_of_the_course_can_be_run_out_of_reach_of_the_answers(name: str) -> None:
    cells = nbformat.from_dict(as_notebook(cells_of(notebook(name), "nb"))).cells
    far = far_checks(cells, [number for number, cell in enumerate(cells) if cell.cell_type == "code"])
    assert set(checks(name)) == {grading(cells[number])["grade_id"] for number in far}
    assert all(check.asks for check in far.values())


@pytest.mark.parametrize("beside", [False, True], ids=["out of reach", "beside"])
@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_right_and_wrong_answers_get_their_points_and_nothing_is_told_of_them(
    name: str, beside: bool
) -> None:
    points = {
        grading(cell)["grade_id"]: grading(cell)["points"]
        for cell in cells_of(notebook(name))
        if grading(cell).get("grade")
    }
    for answers in rounds(name):
        lost = run(cells_of(notebook(name), "nb"), answers).lost
        result = graded(name, answers, beside=beside)
        assert (Status.GRADED, ()) == (result.status, result.tried), result.sentence
        assert {check: 0.0 if check in lost else float(points[check]) for check in checks(name)} == {
            check: result.scores[check] for check in checks(name)
        }
