"""A notebook as it is run: read, mended, with the assignment's own checks, the student's name and no old outputs."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from nbformat import NotebookNode
from nbgrader.utils import compute_checksum, is_grade, is_solution

from training_safety.grading.mending import mended, with_note
from training_safety.grading.notebook_files import (
    UnreadableNotebookError,
    grading,
    node,
    parsed,
    whole,
)
from training_safety.grading.remarks import Remark, remark
from training_safety.grading.source_cells import SourceCell, from_notebook
from training_safety.grading.students import named
from training_safety.grading.worker.jobs import Assignment, Job

_IMPORT = re.compile(r"^[ \t]*(?:from[ \t]+(\w[\w.]*)[ \t]+)?import[ \t]+\(?([\w., ]*)", re.MULTILINE)
_OLD_OUTPUT = ("collapsed", "scrolled", "execution")
_ASKING = ("look", "unclear")
"""Kinds of remarks about the mending that ask a person to look."""


@dataclass(frozen=True)
class Prepared:
    """A notebook that can be run, what was done to it, and whether a person has to look at that."""

    notebook: NotebookNode
    remarks: tuple[Remark, ...]
    unclear: tuple[Remark, ...]


class UnfitNotebookError(UnreadableNotebookError):
    """A notebook that takes too much to be read; ``struck`` names the limits, as ``Limits`` has them."""

    def __init__(self, why: Remark, *struck: str) -> None:
        """Say why."""
        super().__init__(why)
        self.struck = struck


def prepared(assignment: Assignment, job: Job) -> Prepared:
    """Return what was handed in as it is to be run.

    Raises ``UnreadableNotebookError`` if it is no notebook, and ``UnfitNotebookError`` if it is larger than
    ``limits.notebook_mb``.
    """
    size, most = len(job.content) / (1 << 20), assignment.limits.notebook_mb
    if size > most:
        raise UnfitNotebookError(remark("too_large", size=round(size, 1), most=float(most)), "notebook_mb")
    cells, kernelspec, _ = _structure(assignment.source)
    notebook, remarks = mended(parsed(job.content), cells)
    unclear = [one for one in remarks if one.kind in _ASKING]
    if kernelspec:
        notebook.metadata["kernelspec"] = node(kernelspec)
    notebook.metadata["language_info"] = node(_PYTHON)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
            for name in _OLD_OUTPUT:
                cell.metadata.pop(name, None)
    return Prepared(named(with_note(notebook, remarks), job.owner), tuple(remarks), tuple(unclear))


def modules(assignment: Assignment) -> str:
    """Return the modules that the assignment's own cells import, with commas between."""
    return _structure(assignment.source)[2]


def source_cells(assignment: Assignment) -> tuple[SourceCell, ...]:
    """Return the cells of the assignment, hidden tests included."""
    return _structure(assignment.source)[0]


def is_check(cell: NotebookNode) -> bool:
    """Return whether the computer marks what comes of running a cell."""
    return bool(cell.cell_type == "code" and is_grade(cell) and not is_solution(cell))


@lru_cache(maxsize=64)
def _structure(source: bytes) -> tuple[tuple[SourceCell, ...], Any, str]:
    """Return an assignment's cells, its kernelspec and the modules that its cells import."""
    notebook = whole(parsed(source))
    sums = {
        grading(cell)["grade_id"]: compute_checksum(cell)
        for cell in notebook.cells
        if grading(cell).get("grade_id")
    }
    cells = tuple(
        cell if cell.checksum or not cell.grade_id else replace(cell, checksum=sums[cell.grade_id])
        for cell in from_notebook(notebook.cells)
    )
    modules = {name for cell in cells if cell.cell_type == "code" for name in _imported(cell.source)}
    return cells, notebook.metadata.get("kernelspec"), ",".join(sorted(modules))


def _imported(source: str) -> Iterable[str]:
    """Yield what lines of code import; a name that is no module does no harm.

    Lines are read and not ``ast``: CPython 3.11's own parsing into a tree fails when two threads do it.
    """
    for package, names in _IMPORT.findall(source):
        if package:
            yield package
        for name in filter(None, (name.split(" as ")[0].strip() for name in names.split(","))):
            yield f"{package}.{name}" if package else name  # which may be a module


_PYTHON = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
    "version": platform.python_version(),
}
