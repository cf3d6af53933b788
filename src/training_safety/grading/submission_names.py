"""Whose a handed-in file is, by what the learning platform calls it.

Canvas names every file in «Download submissions» after the student: the sortable name in small letters
without anything but letters and digits, ``LATE`` if it came too late, the student's number in Canvas, the
file's number, and the name the student gave it::

    nordmannkari_LATE_4711_90210_treatment-1.ipynb
    LATE_anon_x7Yq2_90210_treatment.ipynb           (anonymous marking)

A file's number grows with time, so of two files with the same name the one with the greater number is
newer. itslearning makes a folder for each student instead: ``Nordmann, Kari (kari)/treatment.ipynb``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from training_safety.grading.canvas_file import CanvasFile

CANVAS = (
    r"(?:(?P<name>(?!LATE_|anon_).+?)_)?(?P<late>LATE_)?(?P<canvas_id>\d+|anon_[^_]+)_"
    r"(?:(?P<number>\d+)_(?P<file>.+)|(?P<typed>text|link)\.html)"
)
"""What Canvas calls a file, or a text or link that was handed in without a file."""
FOLDER = r"(?P<name>.+?) *\((?P<student_id>[^()]+)\)"
"""What itslearning calls a student's folder."""


@dataclass(frozen=True)
class Submission:
    """A file that was handed in: who is behind it, and what the platform says about it."""

    student: str
    file: str
    late: bool = False
    number: int = 0
    surely: bool = True
    """Whether the student is known by the login, and not only by what the file is called."""


def submission(
    path: PurePath, students: Mapping[str, str], canvas: str = CANVAS, folder: str = FOLDER
) -> Submission | None:
    """Return what the path of a file tells, or None if it tells of no student.

    Parameters
    ----------
    path : of the file, from the folder in which all were unpacked
    students : each student's id by the number in Canvas; who is not among them gets an id made of the
        name and the number, as ``nordmannkari-4711``
    canvas, folder : what a file (or a folder around it) and what a student's folder is called, as patterns
        with the groups of ``CANVAS`` and ``FOLDER``, or with ``student_id`` where the name tells that

    What is closest to the file counts, since students hand in archives with folders of their own.
    """
    parts = [unicodedata.normalize("NFC", part) for part in path.parts]
    for part in reversed(parts):
        found = re.fullmatch(canvas, part)
        if found:
            about = found.groupdict(default="")
            number = about.get("canvas_id", "")
            login = about.get("student_id") or students.get(number)
            by_name = "-".join(filter(None, (about.get("name"), number)))
            return Submission(
                safe(login or by_name),
                (about.get("file") if part is parts[-1] else "") or parts[-1],
                late=bool(about.get("late")),
                number=int(about.get("number") or 0),
                surely=login is not None,
            )
        if part is not parts[-1] and (found := re.fullmatch(folder, part)):
            return Submission(safe(found["student_id"]), parts[-1])
    return None


def safe(student: str) -> str:
    """Return an id that can be the name of a folder and that nbgrader does not take for a pattern."""
    return re.sub(r"[^\w.@-]", "_", student.strip()).lstrip(".") or "_"


def canvas_students(path: Path) -> dict[str, str]:
    """Return each student's login by the number in Canvas, from an exported gradebook.

    Who has no login in it is left out. Raises ``ValueError`` if the file is no gradebook of Canvas.
    """
    file = CanvasFile.read(path)
    both = ((file.known_as(row, "ID"), file.known_as(row, "SIS Login ID")) for row in file.students)
    return {number.strip(): login.strip() for number, login in both if number.strip() and login.strip()}
