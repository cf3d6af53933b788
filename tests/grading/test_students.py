"""Whose numbers are used when work is marked."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from training_safety.grading.students import WhoseWork, named

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
def test_the_name_of_the_folder_counts_whatever_was_typed(typed: str) -> None:
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
