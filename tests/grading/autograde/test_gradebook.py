"""What is written to the gradebook, and what it costs there."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from sqlalchemy import event

from class_of_students import SMALL, copied
from grading_course import Course
from training_safety.grading.autograde.gradebook import Entry, Writer
from training_safety.grading.autograde.structure import structure_of
from training_safety.grading.worker.jobs import Result, Status

pytestmark = pytest.mark.xdist_group("small class")
TOGETHER = 50
"""How many students are written together."""
STEPS = 1000
"""How many of the database's own steps are counted at a time."""


def test_a_students_marks_cost_the_database_as_much_in_a_large_class_as_in_a_small_one(
    small_class: Course, tmp_path: Path
) -> None:
    course = copied(small_class, tmp_path / "course")
    url = f"sqlite:///{course.root / 'gradebook.db'}"
    with Gradebook(url, "trygg-trening-ryggen") as gradebook:
        structure = structure_of(gradebook, SMALL, course.root / "source" / SMALL)
    writer = Writer(url, structure)
    steps = 0

    @event.listens_for(writer.engine, "connect")
    def count(connection: Any, _: object) -> None:
        def step() -> None:
            nonlocal steps
            steps += 1

        connection.set_progress_handler(step, STEPS)

    def entry(student: str) -> Entry:
        results = {
            name: Result(student, Status.GRADED, scores=dict.fromkeys(parts.graded, 1.0))
            for name, parts in structure.notebooks.items()
        }
        return Entry(student, datetime(2026, 11, 20), results)

    costs = []
    for batch in range(40):
        before = steps
        writer.write([entry(f"student-{batch}-{number}") for number in range(TOGETHER)])
        costs.append(steps - before)
    writer.close()

    assert len(writer.scores()) == 40 * TOGETHER
    assert costs[0] > 10  # or nothing was counted
    assert max(costs[-5:]) < 1.2 * max(costs[:5])
