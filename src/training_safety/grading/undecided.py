"""Points that nobody has given yet, neither the computer nor a person: no zeros, so no sum and no mean counts them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from nbgrader.api import (
    Assignment,
    Grade,
    Gradebook,
    GradeCell,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
)
from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

SUBMISSION = SubmittedAssignment.__table__.c.id
NOTEBOOK = SubmittedNotebook.__table__.c.id
STUDENT = SubmittedAssignment.__table__.c.student_id

_assignment, _notebook, _grade, _cell, _task = (
    one.__table__ for one in (Assignment, Notebook, Grade, GradeCell, TaskCell)
)
_handed_in, _submitted = SubmittedAssignment.__table__, SubmittedNotebook.__table__
_KIND = case((_task.c.id.is_not(None), "task"), (_cell.c.cell_type == "code", "code"), else_="written")
"""How formgrader sorts points: those of checks, of texts, and of tasks that are described in words."""
_MOST = func.coalesce(_cell.c.max_score, _task.c.max_score, 0.0)
_WAITS = and_(_grade.c.auto_score.is_(None), _grade.c.manual_score.is_(None))


def undecided_points(
    gradebook: Gradebook, of: ColumnElement[str], assignment: str = "", student: str = ""
) -> dict[str, dict[str, float]]:
    """Return the points that wait, by what they are ``of`` and by kind: ``code``, ``written`` and ``task``.

    Parameters
    ----------
    of : ``SUBMISSION``, ``NOTEBOOK`` or ``STUDENT``; who has nothing that waits is left out
    assignment, student : of one of them, or of all
    """
    found = _of(select(of, _KIND, func.sum(_MOST)), assignment).where(_WAITS).group_by(of, _KIND)
    if student:
        found = found.where(STUDENT == student)
    waiting: dict[str, dict[str, float]] = defaultdict(dict)
    for key, kind, points in gradebook.db.execute(found):
        waiting[key][kind] = float(points)
    return dict(waiting)


def decided_means(gradebook: Gradebook, assignment: str, notebook: str = "") -> dict[str, float]:
    """Return the mean scores of an assignment, or of one of its notebooks, and the points that they are of.

    Each task's mean is that of the work in which it is decided. A task that is decided nowhere is neither
    in the means nor in the points. The names are formgrader's: ``average_score``, ``max_code_score`` …;
    nothing comes of an assignment that nobody has handed in.
    """
    score = func.coalesce(_grade.c.manual_score, _grade.c.auto_score) + func.coalesce(
        _grade.c.extra_credit, 0.0
    )
    found = _of(select(_KIND, _MOST, func.avg(case((~_WAITS, score)))), assignment).group_by(
        _grade.c.cell_id, _KIND, _MOST
    )
    if notebook:
        found = found.where(_notebook.c.name == notebook)
    rows = gradebook.db.execute(found).all()
    means = {f"{what}_{kind}score": 0.0 for what in ("average", "max") for kind in _NAMED} if rows else {}
    for kind, most, mean in rows:
        if mean is not None:
            for which in ("", f"{kind}_"):
                means[f"average_{which}score"] += float(mean)
                means[f"max_{which}score"] += float(most)
    return means


_NAMED = ("", "code_", "written_", "task_")


def without_undecided(scores: dict[str, Any], waiting: Mapping[str, float]) -> dict[str, Any]:
    """Return scores as formgrader shows them, out of the points that are decided."""
    less = {"max_score": sum(waiting.values())} | {
        f"max_{kind}_score": most for kind, most in waiting.items()
    }
    return scores | {name: max(0.0, scores[name] - most) for name, most in less.items() if name in scores}


def _of(columns: Select[Any], assignment: str) -> Select[Any]:
    """Return a question about the grades of all work, or of the work in one assignment."""
    found = (
        columns.select_from(_grade)
        .join(_submitted, _submitted.c.id == _grade.c.notebook_id)
        .join(_handed_in, _handed_in.c.id == _submitted.c.assignment_id)
        .join(_notebook, _notebook.c.id == _submitted.c.notebook_id)
        .join(_assignment, _assignment.c.id == _handed_in.c.assignment_id)
        .outerjoin(_cell, _cell.c.id == _grade.c.cell_id)
        .outerjoin(_task, _task.c.id == _grade.c.cell_id)
        .where(or_(_cell.c.id.is_not(None), _task.c.id.is_not(None)))
    )
    return found.where(_assignment.c.name == assignment) if assignment else found
