"""The course's assignments in the sandbox: right and wrong answers get their points, and nothing is said against them."""

from __future__ import annotations

import nbformat
import pytest

from exercise_runner import (
    ASSIGNMENTS,
    cells_of,
    checks,
    grading,
    notebook,
    run,
)
from graded_assignments import as_notebook, graded, rounds
from training_safety.grading.worker.far_checks import far_checks
from training_safety.grading.worker.jobs import Status

pytestmark = [
    pytest.mark.usefixtures("sandbox"),
    pytest.mark.xdist_group("sandbox"),
    pytest.mark.filterwarnings("ignore:careful"),  # one of the right answers warns
]


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
