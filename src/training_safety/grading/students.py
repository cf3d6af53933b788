"""Whose work a notebook is: the step of ``nbgrader autograde`` that writes the student's name into it.

Numbers that differ from student to student (``training_safety.exercise_numbers``) are drawn from
``STUDENT``. At home the student writes it; when the work is marked, the name of the folder it was
handed in under counts, so that nobody gets another's numbers, by mistake or on purpose.
"""

from __future__ import annotations

import re
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from nbgrader.preprocessors import NbGraderPreprocessor

_GIVEN = re.compile(r"^STUDENT *=[^=].*$|^STUDENT *=$", re.MULTILINE)


class WhoseWork(NbGraderPreprocessor):
    """Write the student's id into every line that gives ``STUDENT`` a value, or put such a line first.

    A notebook that does not speak of ``STUDENT`` is left as it is.
    """

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the notebook with the name of the student whose folder it lies in."""
        return named(nb, resources["nbgrader"]["student"]), resources


def named(nb: NotebookNode, student: str) -> NotebookNode:
    """Return the notebook with this student's name in it."""
    line = f"STUDENT = {student!r}"
    code = [cell for cell in nb.cells if cell.cell_type == "code"]
    if not any("STUDENT" in cell.source for cell in code):
        return nb
    given = [cell for cell in code if _GIVEN.search(cell.source)]
    for cell in given:
        cell.source = _GIVEN.sub(lambda _: line, cell.source)
    if not given:
        nb.cells.insert(0, new_code_cell(line))  # type: ignore[no-untyped-call]
    return nb
