"""Whose work a notebook is: the step of ``nbgrader autograde`` that writes the student's name into it.

Numbers that differ from student to student (``training_safety.exercise_numbers``) are drawn from
``STUDENT``. At home the student writes it; when the work is marked, the login it was collected under counts,
or the name of the folder where that is all there is, so that nobody gets another's numbers, by mistake or on
purpose.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from nbgrader.preprocessors import NbGraderPreprocessor

from training_safety.grading.identities import login_of

_GIVEN = re.compile(r"^STUDENT *=[^=].*$|^STUDENT *=$", re.MULTILINE)


class WhoseWork(NbGraderPreprocessor):
    """Write the student's id into every line that gives ``STUDENT`` a value, or put such a line first.

    A notebook that does not speak of ``STUDENT`` is left as it is.
    """

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the notebook with the name of the student whose folder it lies in."""
        about = resources["nbgrader"]
        student, login = about["student"], ""
        course = getattr(self.parent, "coursedir", None)
        if course is not None:
            submitted = course.format_path(course.submitted_directory, student, about["assignment"])
            login = login_of(Path(submitted))
        return named(nb, login or student), resources


def named(nb: NotebookNode, student: str) -> NotebookNode:
    """Return the notebook with this student's name in it."""
    code = [cell for cell in nb.cells if cell.cell_type == "code"]
    if not any("STUDENT" in cell.source for cell in code):
        return nb
    given = [cell for cell in code if _GIVEN.search(cell.source)]
    for cell in given:
        cell.source = with_student(cell.source, student)
    if not given:
        nb.cells.insert(0, new_code_cell(f"STUDENT = {student!r}"))  # type: ignore[no-untyped-call]
    return nb


def with_student(source: str, student: str) -> str:
    """Return code in which every line that gives ``STUDENT`` a value gives it this one."""
    return _GIVEN.sub(lambda _: f"STUDENT = {student!r}", source)
