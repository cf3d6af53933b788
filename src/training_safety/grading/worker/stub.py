"""Would a check be passed by an answer that equals everything? A question for the day the assignment is made."""

from __future__ import annotations

import ast
import builtins
import json
from collections.abc import Iterable
from typing import Any

from training_safety.grading.source_cells import SourceCell
from training_safety.grading.worker.grade import grade
from training_safety.grading.worker.jobs import Assignment, Job, Status
from training_safety.grading.worker.preparing import source_cells

_STUB = """class Anything:
    def _self(self, *_, **__):
        return self

    def _true(self, *_):
        return True

    __call__ = __getattr__ = __getitem__ = __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _self
    __truediv__ = __rtruediv__ = __abs__ = __round__ = __neg__ = __enter__ = _self
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = __bool__ = _true
    __hash__ = object.__hash__

    def __float__(self):
        return 0.70710678

    def __len__(self):
        return 7919

    def __iter__(self):
        return iter([self])

    def __exit__(self, *_):
        return None


"""


def passed_by_anything(assignment: Assignment) -> tuple[str, ...]:
    """Return the names of the checks that give points to an object that equals everything.

    Each answer of the assignment is replaced by such an object under its names, and the checks are run.
    None is named if the notebook cannot be run. Raises ``NoSandboxError`` as ``grade`` does.
    """
    cells = source_cells(assignment)
    unknown = _unknown(cells)
    notebook = {
        "cells": [_answered(cell, unknown) for cell in cells],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    result = grade(assignment, Job("anything", json.dumps(notebook).encode()))
    if result.status is Status.NOT_RUN:
        return ()
    return tuple(cell.grade_id for cell in cells if cell.is_check and result.scores.get(cell.grade_id) != 0)


def _answered(cell: SourceCell, unknown: frozenset[str]) -> dict[str, Any]:
    """Return a cell of the notebook, with anything as the answer if it asks for one."""
    made = {"cell_type": cell.cell_type, "metadata": {"nbgrader": cell.settings} if cell.grade_id else {}}
    if cell.cell_type != "code":
        return {**made, "source": cell.source}
    text = cell.source
    if cell.solution:
        text = _STUB + "\n".join(f"{name} = Anything()" for name in sorted(cell.names | unknown))
    return {**made, "source": text, "outputs": [], "execution_count": None}


def _unknown(cells: Iterable[SourceCell]) -> frozenset[str]:
    """Return the names that the checks use and nothing but an answer can give: its cell may not show them."""
    used: set[str] = set()
    given = set(dir(builtins))
    for cell in cells:
        if cell.cell_type != "code" or cell.solution:
            continue
        try:
            tree = ast.parse(cell.source)
        except (SyntaxError, ValueError):  # a magic of IPython, for one
            continue
        for part in ast.walk(tree):
            if isinstance(part, ast.Name):
                (used if isinstance(part.ctx, ast.Load) else given).add(part.id)
            elif isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                given.add(part.name)
            elif isinstance(part, ast.arg):
                given.add(part.arg)
            elif isinstance(part, ast.alias):
                given.add((part.asname or part.name).split(".")[0])
            elif isinstance(part, ast.ExceptHandler) and part.name:
                given.add(part.name)
    return frozenset(used - given)
