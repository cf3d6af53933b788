"""What a report on a check is worth: points only where it is proven that the check was run and could have failed."""

from __future__ import annotations

from typing import Any

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from training_safety.grading.remarks import remark
from training_safety.grading.worker.outputs import outputs
from training_safety.grading.worker.scoring import score

ROLES = {"schema_version": 3, "grade": True, "solution": False, "locked": True, "task": False}
PASSED: dict[str, Any] = {"outputs": [], "error": None, "canary": True, "during": [], "before": []}


def a_check(report: dict[str, Any]) -> NotebookNode:
    """A check of three points of which this was reported."""
    settings = {**ROLES, "grade_id": "check", "points": 3, "cell_type": "code"}
    cell = new_code_cell("assert answer == 1", metadata={"nbgrader": settings})
    cell.outputs = outputs(report, "en")
    return cell


@pytest.mark.parametrize(
    ("points", "change"),
    [
        (3.0, {}),
        (3.0, {"outputs": [{"output_type": "stream", "name": "stdout", "text": "shown"}]}),
        (0.0, {"error": "AssertionError"}),
        (0.0, {"error": "KeyboardInterrupt", "canary": None}),
        (0.0, {"struck": "seconds_per_cell"}),
        (0.0, {"died": "ended"}),
        (0.0, {"died": "forged", "forged": remark("foreign_report")}),
        (None, {"canary": False}),
        (None, {"canary": None}),
        (None, {"canary": "yes"}),
        (None, {"during": [remark("hook")]}),
        (None, {"unfinished": True, "error": "KeyboardInterrupt"}),
        (0.0, {"unfinished": True, "error": "KeyboardInterrupt", "struck": "seconds"}),
    ],
)
def test_a_check_passes_only_if_nothing_speaks_against_it(
    points: float | None, change: dict[str, Any]
) -> None:
    report = {**PASSED, **change}
    assert points == score(a_check(report), report)[0]


def test_an_error_that_a_cell_does_not_show_is_shown_nevertheless() -> None:
    shown = outputs({**PASSED, "error": "AssertionError"}, "en")
    assert [("AssertionError", "The cell stopped with an error.")] == [
        (one.ename, one.evalue) for one in shown
    ]


def test_what_was_changed_while_a_check_ran_is_told_although_it_failed() -> None:
    report = {**PASSED, "error": "AssertionError", "during": [remark("hook")]}
    assert [remark("within", what=remark("hook"), cell="check")] == score(a_check(report), report)[1]
