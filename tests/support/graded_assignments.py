"""The course's assignments with answers in them, graded in the sandbox."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from itertools import zip_longest
from typing import Any

from exercise_runner import STUDENT, Answers, answers_to, cells_of, grading, is_answer, notebook
from grading_course import solved
from training_safety.grading.worker.grade import grade
from training_safety.grading.worker.jobs import Assignment, Job, Result


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
