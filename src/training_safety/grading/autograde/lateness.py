"""Late work in a course's gradebook: extensions and what is taken off, as the course's files and settings have them now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import NbGraderAPI
from nbgrader.converters import Autograde

from training_safety.grading.autograde.course_settings import late_policy
from training_safety.grading.late_work import EXTENSIONS, bring_up_to_date, by_folder, extensions
from training_safety.grading.moments import LocalTime


def extensions_of(
    converter: Autograde, due: datetime | None, students: Iterable[str]
) -> tuple[dict[str, datetime], list[str]]:
    """Return until when students have more time [UTC], and who is named without work here.

    Raises ``ValueError`` with a sentence where the file says what cannot be.

    Parameters
    ----------
    converter : with the course and its assignment
    due : the assignment's deadline [UTC], or None
    students : the ids of all folders with work
    """
    course = converter.coursedir
    name = course.assignment_id
    sources = Path(course.format_path(course.source_directory, ".", "."))
    known = {name, *(path.name for path in sources.glob("*") if path.is_dir())}
    given = extensions(Path(course.root, EXTENSIONS), name, known, LocalTime(parent=converter))
    if given and due is None:
        raise ValueError(
            f"{EXTENSIONS} gives more time for {name}, which has no deadline. Set it: "
            f'nbgrader db assignment add {name} --duedate="2026-11-20 23:59 Europe/Oslo"'
        )
    for student, until in given.items():
        if due is not None and until < due:
            raise ValueError(
                f"{EXTENSIONS} gives {student} a new time for {name} that is before the deadline. "
                "Mend it and do this again."
            )
    folders = {
        student: Path(course.format_path(course.submitted_directory, student, name)) for student in students
    }
    return by_folder(given, folders)


def bring_assignment_up_to_date(api: NbGraderAPI, assignment: str) -> None:
    """Have extensions and what is taken off in the gradebook as they are now, before scores leave it.

    Raises ``ValueError`` with a sentence where the course's file says what cannot be.
    """
    api.coursedir.assignment_id = assignment
    bring_course_up_to_date(Autograde(coursedir=api.coursedir, parent=api))


def bring_course_up_to_date(converter: Autograde, until: Mapping[str, datetime] | None = None) -> list[str]:
    """Have extensions and what is taken off in the gradebook as they are now; return whose work that changed.

    ``until`` says until when students have more time [UTC]; it is read from the course's file unless given.
    Raises ``ValueError`` with a sentence where the file says what cannot be.
    """
    course = converter.coursedir
    with Gradebook(course.db_url, course.course_id) as gradebook:
        try:
            assignment = gradebook.find_assignment(course.assignment_id)
        except MissingEntry:
            return []
        if until is None:
            students = [one.student_id for one in gradebook.assignment_submissions(course.assignment_id)]
            until, _ = extensions_of(converter, assignment.duedate, students)
        return bring_up_to_date(gradebook, assignment, until, late_policy(converter).penalty)
