"""The file of ``nbgrader export``: nbgrader's own columns, without a score where some of it is for a person to give.

nbgrader's exporter counts what nobody has decided as nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.plugins import ExportPlugin

from training_safety.grading.undecided import STUDENT, undecided_points

COLUMNS = (
    "assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email", "raw_score",
    "late_submission_penalty", "score", "max_score",
)  # fmt: skip


class GradesFile(ExportPlugin):
    """Write every student's score in every assignment, and no score where it is not decided."""

    def export(self, gradebook: Gradebook) -> None:
        """Write the file, and say how many scores wait."""
        to = self.to or "grades.csv"
        rows = list(self._rows(gradebook))
        with open(to, "w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            table.writeheader()
            table.writerows(rows)
        self.log.info("Exported %s scores to %s", len(rows), to)
        waiting = sum(row["score"] is None for row in rows)
        if waiting:
            self.log.warning("%s of them are left empty: a person has to grade some of that work.", waiting)

    def _rows(self, gradebook: Gradebook) -> Iterator[dict[str, Any]]:
        wanted = {str(one) for one in self.assignment}, {str(one) for one in self.student}
        students = [one for one in gradebook.students if not wanted[1] or one.id in wanted[1]]
        for assignment in gradebook.assignments:
            if wanted[0] and assignment.name not in wanted[0]:
                continue
            undecided = undecided_points(gradebook, STUDENT, assignment.name)
            handed_in = {one.student_id: one for one in gradebook.assignment_submissions(assignment.name)}
            for student in students:
                work = handed_in.get(student.id)
                penalty = 0.0 if work is None else work.late_submission_penalty
                raw = 0.0 if work is None else work.score
                waits = student.id in undecided
                yield {
                    "assignment": assignment.name,
                    "duedate": assignment.duedate,
                    "timestamp": "" if work is None else work.timestamp,
                    "student_id": student.id,
                    "last_name": student.last_name,
                    "first_name": student.first_name,
                    "email": student.email,
                    "raw_score": None if waits else raw,
                    "late_submission_penalty": penalty,
                    "score": None if waits else max(0.0, raw - penalty),
                    "max_score": assignment.max_score,
                }
