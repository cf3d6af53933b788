"""Late work: who has been given more time, what is taken off, and what waits because the time is not known.

``extensions.csv`` in the course folder has a line for each extension: student, assignment, new time::

    student,assignment,new time
    kari,treatment,2026-11-27 23:59
"""

from __future__ import annotations

import csv
import math
from collections.abc import Collection, Mapping
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from nbgrader.api import Assignment, Gradebook, SubmittedAssignment, SubmittedNotebook
from nbgrader.plugins import LateSubmissionPlugin
from sqlalchemy import or_, select
from traitlets import Float

from training_safety.grading.identities import Record
from training_safety.grading.moments import LocalTime, moment, written
from training_safety.grading.remarks import Remark, remark

EXTENSIONS = "extensions.csv"
"""The file with the extensions, in the course folder."""
END_OF_DAY = time(23, 59, 59)
"""When a day ends that is given without a time."""
DAY = timedelta(days=1).total_seconds()


class PerDay(LateSubmissionPlugin):
    """Take a part of the score off for each day that is begun after the deadline."""

    percent = Float(
        10.0, min=0.0, max=100.0, help="What is taken off for each day that is begun [% of the score]."
    ).tag(config=True)

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float:
        """Return what is taken off, in points: nothing if it was in time, at most the whole score."""
        days = math.ceil(max(0.0, total_seconds_late) / DAY)
        return score * min(1.0, days * self.percent / 100)


def takes_something_off(policy: Any) -> bool:
    """Return whether a course's policy for late work can take points off."""
    if isinstance(policy, PerDay):
        return policy.percent > 0
    return type(policy) is not LateSubmissionPlugin or bool(policy.penalty_method != "none")


def extensions(
    path: Path, assignment: str, assignments: Collection[str], local: LocalTime
) -> dict[str, datetime]:
    """Return until when students may hand in an assignment [UTC], by what the file calls them.

    Raises ``ValueError`` with the line and what to do if the file says something that cannot be: a time that
    may be two, an assignment that is not there, a student twice.

    Parameters
    ----------
    path : the file, which need not be there
    assignment : of which the extensions are asked for
    assignments : all that the course has
    local : the clock of times without a zone
    """
    found: dict[str, datetime] = {}
    for line, cells in _lines(path):
        where = f"{path.name}, line {line}"
        if len(cells) != 3 or not all(cells):
            raise ValueError(
                f"{where} has not the three parts student, assignment, new time: {', '.join(cells)!r}. Mend it and grade again."
            )
        student, name, text = cells
        if name not in assignments:
            raise ValueError(
                f"{where}: there is no assignment {name!r}. There is: {', '.join(sorted(assignments))}. "
                "Mend it and grade again."
            )
        try:
            until = moment(text, local.info, END_OF_DAY)
        except ValueError as error:
            raise ValueError(
                f"{where}: {error}. Write the new time as 2026-11-20 23:59 and grade again."
            ) from None
        if name == assignment:
            if student in found:
                raise ValueError(
                    f"{where} gives {student} a new time for {name} once more. Keep one of the lines and grade again."
                )
            found[student] = until
    return found


def _lines(path: Path) -> list[tuple[int, list[str]]]:
    if not path.is_file():
        return []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        text = path.read_text(encoding="cp1252")  # a spreadsheet on Windows
    rows = text.splitlines()
    if rows and rows[0].casefold().startswith("sep="):
        rows[0] = ""
    separator = max(",;\t", key=lambda mark: "".join(rows[:2]).count(mark))
    lines = [
        (number, [cell.strip() for cell in cells])
        for number, cells in enumerate(csv.reader(rows, delimiter=separator), start=1)
        if any(cell.strip() for cell in cells)
    ]
    return lines[1:] if lines and lines[0][1][0].casefold() == "student" else lines


def by_folder(
    given: Mapping[str, datetime], folders: Mapping[str, Path]
) -> tuple[dict[str, datetime], list[str]]:
    """Return the extensions by the id of each student's folder, and whom the file names without work of theirs.

    A student can be named by that id, by the login or by the number in Canvas.
    """
    known = dict.fromkeys(given)
    found: dict[str, datetime] = {}
    for student, folder in folders.items() if given else ():
        record = Record.read(folder)
        names = (student, record.person.login, record.person.canvas_id) if record else (student,)
        for name in names:
            if name in given:
                found[student] = given[name]
                known.pop(name, None)
                break
    return found, list(known)


def why_not_known(
    folder: Path, timestamp: datetime | None, due: datetime | None, until: datetime | None
) -> Remark | None:
    """Return why it is not known whether work came in time, or None.

    Parameters
    ----------
    folder : with the work
    timestamp : when it was handed in [UTC], as late as it can have been
    due : the deadline [UTC], or None
    until : the student's own deadline, if more time was given
    """
    record = Record.read(folder)
    if record is None or timestamp is None or due is None or timestamp <= (until or due):
        return None
    if written(timestamp) != record.stamp:  # somebody has written another time
        return None
    if record.told == "nothing":
        return remark("late_not_said")
    if record.told == "late" and until is not None:
        return remark("late_how_much")
    return None


def bring_up_to_date(
    gradebook: Gradebook, assignment: Assignment, until: Mapping[str, datetime], late: object
) -> list[str]:
    """Write extensions into the gradebook and work out anew what is taken off; return whose work that changed.

    A score changes when a person reads the texts, and a deadline when somebody gets more time; what is taken
    off is then another. What the gradebook has of others' extensions is kept, and work without a time is left.

    Parameters
    ----------
    gradebook, assignment : where, and of what
    until : until when students may hand in [UTC], by id
    late : called with a submission's student, score and seconds returns what is taken off; None keeps it
    """
    if assignment.duedate is None:
        return []
    with_penalty = select(SubmittedNotebook.assignment_id).where(
        SubmittedNotebook.late_submission_penalty.is_not(None)
    )
    concerned = gradebook.db.query(SubmittedAssignment).filter(
        SubmittedAssignment.assignment_id == assignment.id,
        SubmittedAssignment.timestamp.is_not(None),
        or_(
            SubmittedAssignment.timestamp > assignment.duedate,
            SubmittedAssignment.student_id.in_(list(until)),
            SubmittedAssignment.id.in_(with_penalty),
        ),
    )
    changed = []
    for submission in concerned:
        student = submission.student_id
        before = (submission.extension, *(one.late_submission_penalty for one in submission.notebooks))
        if student in until:
            submission.extension = until[student] - assignment.duedate
        if callable(late):
            seconds = submission.total_seconds_late
            for notebook in submission.notebooks:
                notebook.late_submission_penalty = (
                    late(student, notebook.score, seconds) if seconds > 0 else None
                )
        if before != (submission.extension, *(one.late_submission_penalty for one in submission.notebooks)):
            changed.append(student)
    gradebook.db.commit()
    return changed
