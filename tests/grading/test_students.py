"""Whose numbers are used when work is marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory

from training_safety.grading.identities import Record, login_of
from training_safety.grading.students import WhoseWork, named
from training_safety.grading.submission_names import Person
from training_safety.grading.worker.jobs import Job

PART = "from training_safety.exercise_numbers import drawn\nMY_RISK = drawn(STUDENT, 'prevention', 'risk', range(9))"


@pytest.mark.parametrize(
    "typed",
    [
        'STUDENT = ""',
        'STUDENT = "ola"  # a friend',
        "STUDENT=",
        "STUDENT = None",
        'a = 1\nSTUDENT = "x"\nb = 2',
    ],
)
def test_the_name_of_whom_it_is_counts_whatever_was_typed(typed: str) -> None:
    notebook = named(new_notebook(cells=[new_code_cell(typed), new_code_cell(PART)]), "kari")
    names: dict[str, object] = {}
    for cell in notebook.cells:
        exec(cell.source, names)
    assert "kari" == names["STUDENT"]
    assert typed.count("\n") == notebook.cells[0].source.count("\n")


def test_a_line_that_was_deleted_comes_back_at_the_top() -> None:
    notebook = named(new_notebook(cells=[new_markdown_cell("# Risk"), new_code_cell(PART)]), "kari's")
    assert ['STUDENT = "kari\'s"', "# Risk", PART] == [cell.source for cell in notebook.cells]


def test_a_comparison_is_no_line_that_gives_a_name() -> None:
    asked = "if STUDENT == 'ola':\n    pass"
    notebook = named(new_notebook(cells=[new_code_cell('STUDENT = ""'), new_code_cell(asked)]), "kari")
    assert asked == notebook.cells[1].source


def test_a_notebook_without_numbers_of_one_s_own_is_left_as_it_is() -> None:
    notebook = named(new_notebook(cells=[new_code_cell("x = 1"), new_markdown_cell("STUDENT")]), "kari")
    assert ["x = 1", "STUDENT"] == [cell.source for cell in notebook.cells]


def test_the_step_of_nbgrader_takes_the_student_from_where_the_work_lies() -> None:
    notebook = new_notebook(cells=[new_code_cell('STUDENT = "ola"')])
    notebook, _ = WhoseWork().preprocess(notebook, {"nbgrader": {"student": "kari"}})
    assert "STUDENT = 'kari'" == notebook.cells[0].source


def test_a_login_that_no_folder_can_be_called_counts_as_it_was_collected(tmp_path: Path) -> None:
    course = CourseDirectory(root=str(tmp_path))
    folder = tmp_path / "submitted" / "o_brien" / "small"
    folder.mkdir(parents=True)
    Record(Person("canvas", "101", "o'brien", "101")).write(folder)
    step = WhoseWork(parent=Autograde(coursedir=course))
    notebook = new_notebook(cells=[new_code_cell('STUDENT = ""')])
    about = {"student": "o_brien", "assignment": "small"}
    assert 'STUDENT = "o\'brien"' == step.preprocess(notebook, {"nbgrader": about})[0].cells[0].source
    assert "o'brien" == Job("o_brien", b"", login=login_of(folder)).owner
    assert "kari" == Job("kari", b"", login=login_of(tmp_path / "submitted" / "kari" / "small")).owner
