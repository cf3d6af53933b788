"""What an assignment is made of, read once from the gradebook and from ``source``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry

from training_safety.grading.autograde.refusal import RefusedError
from training_safety.grading.languages import LANGUAGES, languages_of
from training_safety.grading.notebook_files import UnreadableNotebookError, read_notebook
from training_safety.grading.source_cells import SourceCell, from_gradebook
from training_safety.grading.task_names import titles


@dataclass(frozen=True)
class Parts:
    """The cells of one notebook.

    Parameters
    ----------
    id : the notebook's own in the gradebook
    source : the notebook without solutions and with its hidden tests, as JSON
    graded : the gradebook's id of each cell that gives points, by ``grade_id``
    commented : the gradebook's id of each cell that gets a comment, by ``grade_id``
    points : the highest score of each cell that gives points, by ``grade_id``
    grade_ids : the ids of all cells that count or are locked
    kernelspec : what the notebook says about its kernel, if anything
    by_person : the cells that a person grades
    titles : the heading above each cell that gives points, by language and ``grade_id``
    """

    id: str
    source: bytes
    graded: Mapping[str, str]
    commented: Mapping[str, str]
    points: Mapping[str, float]
    grade_ids: frozenset[str]
    kernelspec: Mapping[str, Any] | None
    by_person: frozenset[str] = frozenset()
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Structure:
    """An assignment as the gradebook has it.

    Parameters
    ----------
    id : its own in the gradebook
    name : the name of its folder
    due : when it is due [UTC], or None
    notebooks : its notebooks by their names
    """

    id: str
    name: str
    due: datetime | None
    notebooks: Mapping[str, Parts]

    @property
    def task_names(self) -> dict[str, str]:
        """What a cell that gives points is called among all of the assignment, by its id in the gradebook."""
        several = len(self.notebooks) > 1
        return {
            cell: f"{name}: {grade_id}" if several else grade_id
            for name, parts in self.notebooks.items()
            for grade_id, cell in parts.graded.items()
        }

    @property
    def points(self) -> dict[str, float]:
        """The highest score of each task, by its name among all of the assignment."""
        names = self.task_names
        return {
            names[cell]: parts.points[grade_id]
            for parts in self.notebooks.values()
            for grade_id, cell in parts.graded.items()
        }


def structure_of(gradebook: Gradebook, assignment: str, source: Path) -> Structure:
    """Return what an assignment is made of.

    Parameters
    ----------
    gradebook : nbgrader's own, open
    assignment : the name
    source : its folder in ``source``, which has the cells in order; without it nothing is lost but that

    Raises ``RefusedError`` with a sentence if the gradebook does not have it or has no notebook of it.
    """
    try:
        found = gradebook.find_assignment(assignment)
    except MissingEntry:
        names = ", ".join(sorted(one.name for one in gradebook.assignments)) or "none yet"
        raise RefusedError(
            f"The gradebook has no assignment {assignment!r}. It has: {names}. If the name is right, generate "
            f"the assignment first: training-safety release {assignment}"
        ) from None
    notebooks = {notebook.name: _parts(notebook, source) for notebook in found.notebooks}
    if not notebooks:
        raise RefusedError(
            f"The gradebook has no notebook of {assignment!r}. Generate it first: training-safety release {assignment}"
        )
    return Structure(found.id, found.name, found.duedate, notebooks)


def _parts(notebook: Any, source: Path) -> Parts:
    path = source / f"{notebook.name}.ipynb"
    try:
        layout = list(read_notebook(path).cells) if path.is_file() else []
    except UnreadableNotebookError:  # the gradebook knows what counts
        layout = []
    giving = [*notebook.grade_cells, *notebook.task_cells]
    cells = from_gradebook(notebook, layout)
    kernelspec = json.loads(notebook.kernelspec) if notebook.kernelspec else None
    return Parts(
        notebook.id,
        _as_notebook(cells, kernelspec),
        {cell.name: cell.id for cell in giving},
        {cell.name: cell.id for cell in (*notebook.solution_cells, *notebook.task_cells)},
        {cell.name: float(cell.max_score) for cell in giving},
        frozenset(cell.grade_id for cell in cells if cell.grade_id),
        kernelspec,
        frozenset(cell.name for cell in giving) & {cell.name for cell in notebook.solution_cells}
        | {cell.name for cell in notebook.task_cells},
        {one: titles(cell for cell in layout if one in languages_of(cell)) for one in LANGUAGES},
    )


def _as_notebook(cells: list[SourceCell], kernelspec: Mapping[str, Any] | None) -> bytes:
    written = []
    for number, cell in enumerate(cells, start=1):
        one: dict[str, Any] = {
            "id": f"cell-{number}",
            "cell_type": cell.cell_type,
            "metadata": {"nbgrader": cell.settings} if cell.grade_id else {},
            "source": cell.source,
        }
        if cell.cell_type == "code":
            one |= {"execution_count": None, "outputs": []}
        written.append(one)
    notebook = {
        "cells": written,
        "metadata": {"kernelspec": kernelspec} if kernelspec else {},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(notebook, ensure_ascii=False).encode("utf-8", "surrogatepass")
