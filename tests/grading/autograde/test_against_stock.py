"""What ``nbgrader autograde`` does with all sorts of cells, files and times, the whole-class command does, too.

The course's own nine assignments are compared where nbgrader marks them anyway, in ``test_generated_assignments``.
"""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.api import Gradebook

from class_of_students import (
    RIGHT,
    SMALL,
    WRONG,
    assert_graded_alike,
    autograded_by_stock,
    autograded_by_us,
    copied,
    graded_cell,
    hand_in,
    notebook_of,
    rows,
    small_course,
)
from grading_course import Course

pytestmark = [
    pytest.mark.xdist_group("small class"),
    pytest.mark.filterwarnings("ignore:Object of type <Submitted"),
    pytest.mark.usefixtures("sandbox"),
]
CELLS = [
    new_code_cell("import sys\nprint('out')\nprint('err', file=sys.stderr)\nprint('out again')"),
    new_code_cell("from IPython.display import HTML, display\ndisplay(HTML('<b>x</b>'), 'y')\n{'a': [1.5]}"),
    new_code_cell("%matplotlib inline\n_ = 3;\n_"),
    new_code_cell("x = 1  # nothing\nx;"),
    new_code_cell(
        "_ = sys.stdout.write('line\\n' * 3000)"
    ),  # at one go: nbgrader cuts off each part of a stream
    new_code_cell("class Odd:\n    def _repr_markdown_(self): return '*odd*'\nOdd()"),
    new_code_cell("open('made.txt', 'w').write('made')\nopen('own.csv').read()"),
    new_code_cell("import given\ngiven.VALUE, __name__, In[1][:6]"),
    new_code_cell("%%writefile deep.txt\n1"),
    new_code_cell("assert False, 'no «luck»'"),
    new_code_cell("def broken(:"),
    new_code_cell("raise KeyboardInterrupt"),
    new_code_cell("await __import__('asyncio').sleep(0, 'waited')"),
    new_code_cell("input('name?')"),
    new_code_cell(""),
    new_markdown_cell("$x$"),
    graded_cell(new_code_cell("2.5"), "partly", grade=True, locked=True, points=5),
    graded_cell(
        new_code_cell("### BEGIN SOLUTION\n1\n### END SOLUTION"), "both", grade=True, solution=True, points=2
    ),
]


@pytest.fixture(scope="module")
def courses(empty_gradebook: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Course, Course]:
    """One class with late work and what a person has entered already, graded by nbgrader and by us."""
    folder = tmp_path_factory.mktemp("all sorts")
    (folder / "stock").mkdir()
    shutil.copy(empty_gradebook, folder / "stock")
    stock = small_course(folder / "stock", more=CELLS, files={"given.py": "VALUE = 7\n", "data/d.txt": "d"})
    with (stock.root / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write("\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")
    for student, (answers, day) in {"allowed": (RIGHT, 3), "late": (WRONG, 2), "empty": ({}, 1)}.items():
        handed_in = hand_in(stock, student, answers, f"2026-01-0{day} 03:04:05.678 Europe/Oslo")
        (handed_in / "own.csv").write_text("1;2\n", encoding="utf-8")
        (handed_in / "given.py").write_text("VALUE = 'cheated'\n", encoding="utf-8")
        (handed_in / "deep").mkdir()
        (handed_in / "deep" / "own.txt").write_text(student, encoding="utf-8")
    api = stock.api()
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        gradebook.find_assignment(SMALL).duedate = datetime(2026, 1, 2)
        gradebook.add_student("allowed")
        gradebook.add_submission(SMALL, "allowed")
        grade = gradebook.find_grade("half-check", SMALL, SMALL, "allowed")
        grade.manual_score, grade.extra_credit = 1.5, 0.25
        gradebook.find_grade("why", SMALL, SMALL, "allowed").manual_score = 4.0
        gradebook.find_comment("why", SMALL, SMALL, "allowed").manual_comment = "Good."
        gradebook.grant_extension(SMALL, "allowed", hours=48)
    ours = copied(stock, folder / "ours")
    assert 0 == autograded_by_us(ours, SMALL)
    autograded_by_stock(stock, SMALL)
    return stock, ours


@pytest.mark.parametrize("student", ["allowed", "late", "empty"])
def test_rows_notebook_and_files_are_those_of_stock(courses: tuple[Course, Course], student: str) -> None:
    assert_graded_alike(*courses, SMALL, [student])


def test_the_class_has_what_makes_a_difference(courses: tuple[Course, Course]) -> None:
    found = rows(courses[0], SMALL)
    assert [None, 3.0 + 2.5, None] == [found[one][SMALL]["penalty"] for one in ("allowed", "late", "empty")]
    assert (2.0, 1.5, 0.25, True) == found["allowed"][SMALL]["grades"]["half-check"]
    graded = json.dumps(notebook_of(courses[0], "late", SMALL))
    for sign in ("StdinNotImplementedError", "SyntaxError", "KeyboardInterrupt", "waited", "text/markdown"):
        assert sign in graded
