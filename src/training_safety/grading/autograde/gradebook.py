"""The gradebook, written by one hand: what ``nbgrader autograde`` writes cell by cell, many students at once.

The tables are nbgrader's own, and the rows are those that its ``SaveAutoGrades`` and
``AssignLatePenalties`` leave behind. What people have entered – scores, comments, extra credit,
extensions – is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from nbgrader.api import Comment, Grade, Student, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import Connection, Engine, Table, bindparam, create_engine, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import NullPool

from training_safety.grading.autograde.structure import Structure
from training_safety.grading.worker.jobs import Result, Status

PATIENCE = 60
"""How long to wait for somebody else who is writing to the gradebook [s]; the course's own choice."""

Penalty = Callable[[str, float, float], float | None]
"""The penalty for a student, a notebook's score and the seconds it came too late; None is no penalty."""
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Entry:
    """What is to be written about one student's work.

    Parameters
    ----------
    student : the id
    timestamp : when it was handed in [UTC]; None keeps what the gradebook has
    results : what came out of each notebook, by its name
    missing : the assignment's notebooks that were not handed in, which get 0
    regraded : whether it is the work that was marked before, so that what a person gave is not to be looked at again
    """

    student: str
    timestamp: datetime | None
    results: Mapping[str, Result]
    missing: tuple[str, ...] = ()
    regraded: bool = False


class Writer:
    """The only writer to the gradebook while a class is graded.

    Parameters
    ----------
    url : the gradebook as ``CourseDirectory.db_url`` has it
    structure : the assignment's cells
    penalty : what the course takes off for late work; None leaves penalties as they are
    nobody_loses : whether work that is marked again keeps, task by task, the points that it had
    """

    def __init__(
        self, url: str, structure: Structure, penalty: Penalty | None = None, *, nobody_loses: bool = False
    ) -> None:
        """Nothing is written yet."""
        self.nobody_loses = nobody_loses
        self.structure = structure
        self.penalty = penalty
        self.engine = gradebook_engine(url)
        self.has_written = False

    def known_students(self) -> frozenset[str]:
        """Return the ids of all students in the gradebook."""
        with self.engine.connect() as connection:
            return frozenset(connection.scalars(select(Student.id)))

    def scores(self, students: Sequence[str] | None = None) -> dict[str, dict[str, float | None]]:
        """Return each student's score by task, as ``Structure.points`` names them; None if there is none yet.

        All students, or those that are named.
        """
        grade, notebook, submission = (
            one.__table__ for one in (Grade, SubmittedNotebook, SubmittedAssignment)
        )
        found = (
            select(
                submission.c.student_id,
                grade.c.cell_id,
                grade.c.manual_score,
                grade.c.auto_score,
                grade.c.extra_credit,
            )
            .join(notebook, notebook.c.assignment_id == submission.c.id)
            .join(grade, grade.c.notebook_id == notebook.c.id)
            .where(submission.c.assignment_id == self.structure.id)
        )
        if students is not None:
            found = found.where(submission.c.student_id.in_(students))
        names = self.structure.task_names
        scores: dict[str, dict[str, float | None]] = {}
        with self.engine.connect() as connection:
            for row in connection.execute(found).mappings():
                graded = row["manual_score"] is not None or row["auto_score"] is not None
                if row["cell_id"] in names:
                    scores.setdefault(row["student_id"], {})[names[row["cell_id"]]] = (
                        _points(dict(row)) if graded else None
                    )
        return scores

    def work(self) -> dict[str, dict[str, str]]:
        """Return the number that formgrader gives each notebook that was handed in, by student and notebook."""
        names = {parts.id: name for name, parts in self.structure.notebooks.items()}
        notebook, submission = (one.__table__ for one in (SubmittedNotebook, SubmittedAssignment))
        found = (
            select(submission.c.student_id, notebook.c.notebook_id, notebook.c.id)
            .join(notebook, notebook.c.assignment_id == submission.c.id)
            .where(submission.c.assignment_id == self.structure.id)
        )
        work: dict[str, dict[str, str]] = {}
        with self.engine.connect() as connection:
            for student, name, number in connection.execute(found):
                if name in names:
                    work.setdefault(student, {})[names[name]] = number
        return work

    def write(self, entries: Sequence[Entry]) -> None:
        """Write the entries, all or none of them. Students who are not known are added."""
        for again in (True, False):
            try:
                with self.engine.begin() as connection:
                    _Batch(connection, self.structure, self.penalty, self.nobody_loses).write(entries)
                self.has_written = True
                return
            except IntegrityError:  # somebody else has added a student or a submission in between
                if not again:
                    raise

    def close(self) -> None:
        """Bring the statistics of the database up to date, without which formgrader is slow, and let go of it."""
        try:
            if self.has_written:
                with self.engine.begin() as connection:
                    connection.execute(text("ANALYZE"))
        except DBAPIError:
            pass  # somebody else is writing; the next run does it
        finally:
            self.engine.dispose()


def gradebook_engine(url: str) -> Engine:
    """Return the way to a gradebook: patient with others who write to it, and open only while it is used."""
    arguments = {"timeout": PATIENCE} if url.startswith("sqlite") else {}
    return create_engine(url, connect_args=arguments, poolclass=NullPool)


class _Batch:
    """Some students' rows in one transaction.

    The tables' indexes begin with the assignment's notebook or cell. What is looked up is named by that, too,
    or the whole table would be read each time and the last of a large class would cost more than the first.
    """

    def __init__(
        self, connection: Connection, structure: Structure, penalty: Penalty | None, nobody_loses: bool
    ) -> None:
        self.connection = connection
        self.nobody_loses = nobody_loses
        self.structure = structure
        self.penalty = penalty

    def write(self, entries: Sequence[Entry]) -> None:
        submissions = self._submissions(entries)
        notebooks = self._notebooks([submission["id"] for submission in submissions.values()])
        grades = self._cells(Grade, notebooks, {"needs_manual_grade": True}, "graded")
        comments = self._cells(Comment, notebooks, {}, "commented")
        scores: list[Row] = []
        said: list[Row] = []
        penalties: list[Row] = []
        for entry in entries:
            submission = submissions[entry.student]
            late = self._seconds_late(submission)
            for name, parts in self.structure.notebooks.items():
                notebook = notebooks[submission["id"], parts.id]
                result = entry.results.get(name)
                if name in entry.missing:
                    scores += [
                        {"key": grades[notebook, cell]["id"], "auto_score": 0.0, "needs_manual_grade": False}
                        for cell in parts.graded.values()
                    ]
                elif result is not None and result.status is not Status.NOT_RUN:
                    written = {
                        cell: self._score(
                            grades[notebook, cell],
                            result.scores[grade_id],
                            parts.points[grade_id],
                            regraded=entry.regraded,
                        )
                        for grade_id, cell in parts.graded.items()
                        if grade_id in result.scores
                    }
                    scores += written.values()
                    said += [
                        {"key": comments[notebook, cell]["id"], "auto_comment": result.comments.get(grade_id)}
                        for grade_id, cell in parts.commented.items()
                    ]
                    if self.penalty is not None:
                        rows = [written.get(cell, grades[notebook, cell]) for cell in parts.graded.values()]
                        penalties.append(
                            {
                                "key": notebook,
                                "late_submission_penalty": self._penalty(entry.student, rows, late),
                            }
                        )
        self._update(Grade, scores, "auto_score", "needs_manual_grade")
        self._update(Comment, said, "auto_comment")
        self._update(SubmittedNotebook, penalties, "late_submission_penalty")

    def _submissions(self, entries: Sequence[Entry]) -> dict[str, dict[str, Any]]:
        students = [entry.student for entry in entries]
        known = set(self.connection.scalars(select(Student.id).where(Student.id.in_(students))))
        self._insert(Student, [{"id": student} for student in students if student not in known])

        def there() -> dict[str, dict[str, Any]]:
            table = SubmittedAssignment.__table__
            found = self.connection.execute(
                select(table.c.id, table.c.student_id, table.c.timestamp, table.c.extension).where(
                    table.c.assignment_id == self.structure.id, table.c.student_id.in_(students)
                )
            )
            return {row.student_id: dict(row._mapping) for row in found}

        before = there()
        self._insert(
            SubmittedAssignment,
            [
                {"id": _new_id(), "assignment_id": self.structure.id, "student_id": student}
                for student in students
                if student not in before
            ],
        )
        after = there()
        times = [
            {"key": after[entry.student]["id"], "timestamp": entry.timestamp}
            for entry in entries
            if entry.timestamp is not None
        ]
        self._update(SubmittedAssignment, times, "timestamp")
        for entry in entries:
            after[entry.student]["timestamp"] = entry.timestamp or after[entry.student]["timestamp"]
        return after

    def _notebooks(self, submissions: Sequence[str]) -> dict[tuple[str, str], str]:
        table = SubmittedNotebook.__table__

        def there() -> dict[tuple[str, str], str]:
            found = self.connection.execute(
                select(table.c.id, table.c.assignment_id, table.c.notebook_id).where(
                    table.c.notebook_id.in_([parts.id for parts in self.structure.notebooks.values()]),
                    table.c.assignment_id.in_(submissions),
                )
            )
            return {(row.assignment_id, row.notebook_id): row.id for row in found}

        before = there()
        wanted = [(one, parts.id) for one in submissions for parts in self.structure.notebooks.values()]
        self._insert(
            SubmittedNotebook,
            [
                {"id": _new_id(), "assignment_id": submission, "notebook_id": notebook, "flagged": False}
                for submission, notebook in wanted
                if (submission, notebook) not in before
            ],
        )
        return there()

    def _cells(
        self, kind: Any, notebooks: Mapping[tuple[str, str], str], fresh: Row, which: str
    ) -> dict[tuple[str, str], Row]:
        """Return the rows of grades or comments by notebook and cell; those that are not there are added."""
        table: Table = kind.__table__
        cells = {parts.id: getattr(parts, which).values() for parts in self.structure.notebooks.values()}
        of_all = [cell for some in cells.values() for cell in some]

        def there() -> dict[tuple[str, str], Row]:
            found = self.connection.execute(
                select(table).where(table.c.cell_id.in_(of_all), table.c.notebook_id.in_(notebooks.values()))
            )
            return {(row.notebook_id, row.cell_id): dict(row._mapping) for row in found}

        before = there()
        lacking = [
            {"id": _new_id(), "notebook_id": submitted, "cell_id": cell, **fresh}
            for (_, notebook), submitted in notebooks.items()
            for cell in cells.get(notebook, ())
            if (submitted, cell) not in before
        ]
        self._insert(kind, lacking)
        return there() if lacking else before

    def _score(self, grade: Row, auto_score: float | None, most: float, *, regraded: bool) -> Row:
        """Return a grade with the computer's score.

        One that a person has already scored is to be looked at again, unless the same work gives the same.
        """
        before = grade["auto_score"]
        if regraded and self.nobody_loses and auto_score is not None and before is not None:
            auto_score = max(auto_score, min(before, most))
        if grade["manual_score"] is None:
            look = auto_score is None
        else:
            look = not regraded or grade["needs_manual_grade"] or auto_score != before
        return {**grade, "key": grade["id"], "auto_score": auto_score, "needs_manual_grade": look}

    def _penalty(self, student: str, grades: Iterable[Row], late: float) -> float | None:
        if self.penalty is None or late <= 0:
            return None
        return self.penalty(student, sum(map(_points, grades)), late)

    def _seconds_late(self, submission: Row) -> float:
        handed_in, due = submission["timestamp"], self.structure.due
        if handed_in is None or due is None:
            return 0.0
        extension: timedelta = submission["extension"] or timedelta()
        return max(0.0, float((handed_in - due - extension).total_seconds()))

    def _insert(self, kind: Any, rows: Sequence[Row]) -> None:
        if rows:
            self.connection.execute(insert(kind.__table__), list(rows))

    def _update(self, kind: Any, rows: Sequence[Row], *columns: str) -> None:
        if rows:
            table: Table = kind.__table__
            change: dict[str, Any] = {column: bindparam(f"new_{column}") for column in columns}
            statement = update(table).where(table.c.id == bindparam("key")).values(change)
            given = [{"key": row["key"], **{f"new_{one}": row[one] for one in columns}} for row in rows]
            self.connection.execute(statement, given)


def _points(grade: Row) -> float:
    given = grade["manual_score"] if grade["manual_score"] is not None else grade["auto_score"]
    return 0.0 if given is None else float(given) + float(grade["extra_credit"] or 0)


def _new_id() -> str:
    return uuid4().hex
