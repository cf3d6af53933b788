"""Scores for Canvas: an exporter for ``nbgrader export`` that fills one column of Canvas' own gradebook.

::

    nbgrader export --exporter=training_safety.grading.canvas.CanvasExporter \\
        --CanvasExporter.canvas=canvas.csv --assignment=treatment --to=for-canvas.csv

A score is written where both sides know the student, the work is graded to the end, and Canvas has no
other score. Everything else stays as Canvas has it and is named. ``nbgrader export`` without an exporter
gives nbgrader's plain CSV, with every student and every assignment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import ExportPlugin
from traitlets import Bool, Dict, Unicode

from training_safety.grading.autograde.lateness import bring_assignment_up_to_date
from training_safety.grading.canvas_file import KEYS, CanvasFile, Column, number, rounded
from training_safety.grading.course import nbgrader_in
from training_safety.grading.gradebook_check import require_gradebook
from training_safety.grading.identities import records
from training_safety.grading.submission_names import Person, safe

NOT_TO_GRADE = ("EX", "N/A")
"""What Canvas writes for a student who is excused, and for one whom the assignment is not for."""


@dataclass(frozen=True)
class Work:
    """What the gradebook knows of one student's work."""

    student: str
    score: Decimal
    to_read: bool = False
    """Whether a person has to grade some of it yet."""
    canvas_id: str = ""
    """The student's number in Canvas, as it was collected or as the gradebook has it (nbgrader's ``lms_user_id``)."""
    login: str = ""
    """The login as it was collected, which is not always what the folder is called."""


@dataclass
class Transfer:
    """A file for Canvas, and what a teacher has to know about it."""

    text: str = ""
    written: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class CanvasExporter(ExportPlugin):
    """Write the scores of one assignment into the column that Canvas has for it."""

    canvas = Unicode("", help="The gradebook as Canvas exported it (CSV).").tag(config=True)
    columns = Dict(
        value_trait=Unicode(),
        key_trait=Unicode(),
        help="For an assignment, its column in Canvas: the header, the title or the number.",
    ).tag(config=True)
    overwrite = Bool(False, help="Whether to replace a score that Canvas already has.").tag(config=True)
    partial = Bool(False, help="Whether to send work that a person has yet to grade some of.").tag(
        config=True
    )
    course: CourseDirectory | None = None

    def export(self, gradebook: Gradebook) -> None:
        """Write the file for Canvas, or stop with a sentence."""
        try:
            transfer = self.transfer(gradebook)
        except (ValueError, OSError) as error:
            self.log.error(str(error))
            raise SystemExit(1) from None
        for note in transfer.notes:
            self.log.warning(note)
        self.log.info("%s scores for Canvas in %s", len(transfer.written), self.to)

    def transfer(self, gradebook: Gradebook) -> Transfer:
        """Write the file for Canvas and return it. Raises ``ValueError`` or ``OSError`` with a sentence."""
        if len(self.assignment) != 1:
            raise ValueError("Name one assignment: Canvas gets one column at a time.")
        if not self.canvas or not self.to:
            raise ValueError("Name the file that Canvas exported and a new one to write.")
        if Path(self.canvas).resolve() == Path(self.to).resolve():
            raise ValueError(f"{self.to} is the file that Canvas exported. Name another one to write.")
        assignment = str(self.assignment[0])
        canvas = CanvasFile.read(Path(self.canvas))
        column = canvas.column(assignment, self.columns.get(assignment, ""))
        works, points = graded(gradebook, assignment, [str(student) for student in self.student])
        course = getattr(self.parent, "coursedir", self.course)
        people = people_in(course) if course is not None else {}
        works = [known_as_collected(work, people.get(work.student)) for work in works]
        transfer = transferred(canvas, column, works, points, overwrite=self.overwrite, partial=self.partial)
        Path(self.to).write_bytes(transfer.text.encode("utf-8"))
        return transfer


def canvas_scores(
    course: Path,
    assignment: str,
    canvas: Path,
    to: Path,
    *,
    column: str = "",
    overwrite: bool = False,
    partial: bool = False,
) -> Transfer:
    """Write the scores of an assignment for Canvas, with the settings of the course.

    Raises ``ValueError``, ``FileNotFoundError`` or another ``OSError`` with a sentence.
    """
    api = nbgrader_in(course)
    require_gradebook(api.coursedir.db_url, course, assignment)
    exporter = CanvasExporter(
        config=api.config,
        canvas=str(canvas),
        to=str(to),
        assignment=[assignment],
        overwrite=overwrite,
        partial=partial,
    )
    exporter.course = api.coursedir
    if column:
        exporter.columns = {**exporter.columns, assignment: column}
    bring_assignment_up_to_date(api, assignment)
    with api.gradebook as gradebook:
        return exporter.transfer(gradebook)


def graded(gradebook: Gradebook, assignment: str, students: Sequence[str] = ()) -> tuple[list[Work], Decimal]:
    """Return what has been handed in of an assignment, late penalties taken off, and its points.

    Raises ``ValueError`` if the gradebook has no such assignment. ``students`` are all unless named.
    """
    try:
        points = gradebook.find_assignment(assignment).max_score
    except MissingEntry:
        names = ", ".join(sorted(known.name for known in gradebook.assignments)) or "none yet"
        raise ValueError(f"The gradebook has no assignment {assignment!r}. It has: {names}.") from None
    works = [
        Work(
            submission.student.id,
            Decimal(repr(max(0.0, submission.score - submission.late_submission_penalty))),
            bool(submission.needs_manual_grade),
            submission.student.lms_user_id or "",
        )
        for submission in gradebook.assignment_submissions(assignment)
        if not students or submission.student.id in students
    ]
    return sorted(works, key=lambda work: work.student), Decimal(repr(points))


def people_in(course: CourseDirectory) -> dict[str, Person]:
    """Return who was collected as which student; a person whom Canvas knows by number before others."""
    return {
        student: max((one.person for one in written), key=lambda person: bool(person.canvas_id))
        for student, written in records(course).items()
    }


def known_as_collected(work: Work, person: Person | None) -> Work:
    """Return the work with what its student is known as in Canvas, as it was collected."""
    if person is None:
        return work
    return replace(work, canvas_id=person.canvas_id or work.canvas_id, login=person.login)


def transferred(
    canvas: CanvasFile,
    column: Column,
    works: Iterable[Work],
    points: Decimal,
    *,
    overwrite: bool = False,
    partial: bool = False,
) -> Transfer:
    """Return the file for Canvas and what is to be said about it.

    Parameters
    ----------
    canvas : the gradebook as Canvas exported it
    column : the assignment's column in it
    works : what has been handed in
    points : the points possible in nbgrader
    overwrite : whether a score that Canvas already has is replaced
    partial : whether work that a person has yet to grade some of is sent as it is
    """
    works = list(works)
    rows = {work.student: _rows_of(work, canvas) for work in works}
    taken = [row for found in rows.values() if len(found) == 1 for row in found]
    scores: dict[int, Decimal] = {}
    said: dict[str, list[str]] = {}
    transfer = Transfer()

    def note(sentence: str, who: str) -> None:
        said.setdefault(sentence, []).append(who)

    for work in works:
        found = rows[work.student]
        if not found:
            note("Not in Canvas, so their scores are not in the file", work.student)
        elif len(found) > 1 or taken.count(found[0]) > 1:
            names = " / ".join(canvas.name(row) for row in found)
            note("Not sure who it is in Canvas, so left as it was", f"{work.student} ({names})")
        elif work.to_read and not partial:
            note("A person has to grade some of it, so left out (partial sends it as it is)", work.student)
        else:
            row, score = found[0], rounded(work.score)
            has = canvas.value(row, column)
            differs = f"{work.student} (Canvas {has}, here {score})"
            if has in NOT_TO_GRADE:
                note("Excused (EX) or not assigned (N/A) in Canvas, and left so", f"{work.student} ({has})")
                continue
            if (has not in ("", "-") and number(has) is None) or number(has) not in (None, score):
                if not overwrite:
                    note("Canvas has another score, which is kept (overwrite replaces it)", differs)
                    continue
                note("Another score in Canvas is replaced", differs)
            if work.to_read:
                note("Sent although a person has yet to grade some of it", work.student)
            if number(has) != score:
                scores[row] = score
            transfer.written.append(work.student)

    transfer.notes = [f"{sentence}: {', '.join(who)}." for sentence, who in said.items()]
    if "final" in column.title.casefold():
        transfer.notes.append(
            f"{column.header} has «final» in its name, and Canvas is reported to ignore such columns on import. "
            "See that the scores came in, or give the assignment another name in Canvas."
        )
    worth = canvas.points(column)
    if worth is not None and rounded(worth) != rounded(points):
        transfer.notes.append(
            f"{column.header} gives {worth} points in Canvas and {points} here. Scores are sent as they are here."
        )
    without = len(canvas.students) - len({row for found in rows.values() for row in found})
    if without:
        transfer.notes.append(f"{without} in Canvas have no work here; their cells are as Canvas has them.")
    transfer.text = canvas.written(column, scores)
    return transfer


def _rows_of(work: Work, canvas: CanvasFile) -> list[int]:
    """Return the rows that may be a student's, by what is surest of what is known.

    That is the number in Canvas, then the login as it was collected, then what the folder is called. Where
    only that is left, it may be called so because a folder cannot be called as the login is.
    """
    by_id = [
        row for row in canvas.students if work.canvas_id and canvas.known_as(row, "ID") == work.canvas_id
    ]
    if by_id:
        return by_id
    for name in filter(None, (work.login, work.student)):
        for key in KEYS:
            found = [row for row in canvas.students if canvas.known_as(row, key) == name]
            if found:
                return found
    login = KEYS[0]
    return [row for row in canvas.students if safe(canvas.known_as(row, login)) == work.student]
