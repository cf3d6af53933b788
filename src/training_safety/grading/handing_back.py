"""Feedback for a whole class in one zip, named so that the platform knows whose each page is.

Canvas and Moodle take feedback back by the names that they gave when the work was downloaded: Canvas by the
student's number and the file's, Moodle by the number before ``assignsubmission``; Brightspace and itslearning
name folders. Those names were written down when the work was collected.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from training_safety.grading.autograde.lateness import bring_assignment_up_to_date
from training_safety.grading.canvas import graded
from training_safety.grading.course import known_assignment, nbgrader_in
from training_safety.grading.gradebook_check import require_gradebook
from training_safety.grading.identities import Record

_ERROR = re.compile(r"^(?:\[[^\]]*ERROR\] ?)(.+)$", re.MULTILINE)


@dataclass
class HandedBack:
    """What was handed back.

    Parameters
    ----------
    archive : the zip
    students : whose pages are in it
    waiting : whose work a person has yet to read some of
    problems : a sentence for each page that could not be made or has no name that a platform would know
    """

    archive: Path
    students: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def hand_back(course: Path, assignment: str, to: Path | None = None, *, partial: bool = False) -> HandedBack:
    """Make everybody's page of feedback as the gradebook is now, and put them into one zip.

    Raises ``ValueError`` if there is no such assignment or ``extensions.csv`` says what cannot be,
    ``FileNotFoundError`` if nothing is marked or ``to`` is in no folder.

    Parameters
    ----------
    course : the course folder
    assignment : its name
    to : the zip; ``feedback/<assignment>.zip`` in the course unless given
    partial : whether work that a person has yet to read some of is handed back, too
    """
    api = nbgrader_in(course)
    require_gradebook(api.coursedir.db_url, course, assignment)
    known_assignment(api, assignment)
    if to is not None and (to.is_dir() or not to.absolute().parent.is_dir()):
        raise FileNotFoundError(f"{to} cannot be written. Give the name of a file in a folder that is there.")
    coursedir = api.coursedir
    marked = sorted(api.get_autograded_students(assignment))
    if not marked:
        raise FileNotFoundError(f"Nothing of {assignment} is marked yet. Autograde it first.")
    bring_assignment_up_to_date(api, assignment)
    with api.gradebook as gradebook:
        to_read = {work.student for work in graded(gradebook, assignment)[0] if work.to_read}
    result = api.generate_feedback(assignment, force=True)
    pages = Path(coursedir.format_path(coursedir.feedback_directory, ".", "."))
    done = HandedBack(to or pages / f"{assignment}.zip")
    if not result["success"]:
        done.problems += dict.fromkeys(_ERROR.findall(result.get("log", "") + result.get("error", "")))
    found: dict[str, Path] = {}
    for student in marked:
        if student in to_read and not partial:
            done.waiting.append(student)
            continue
        folder, submitted = (
            Path(coursedir.format_path(step, student, assignment))
            for step in (coursedir.feedback_directory, coursedir.submitted_directory)
        )
        record = Record.read(submitted)
        written = sorted(folder.glob("*.html"))
        named = {
            f"{record.parts[page.stem]}{page.name}": page
            for page in written
            if record and record.parts.get(page.stem)
        }
        if not written:
            done.problems.append(f"{student} has no page of feedback.")
        elif len(named) < len(written):
            done.problems.append(
                f"{student}'s work was not collected from a platform, so no platform would know whose the page is: "
                f"hand back {', '.join(map(str, written))} yourself."
            )
        else:
            found |= named
            done.students.append(student)
    done.archive.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(done.archive, "w", ZIP_DEFLATED) as archive:
        for name, page in found.items():
            archive.write(page, name)
    return done
