"""The course folder, and nbgrader with the settings of its ``nbgrader_config.py``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from training_safety.grading.gradebook_check import check_gradebook

CONFIG = "nbgrader_config.py"
"""The file that makes a folder an nbgrader course."""


def course_folder(start: Path) -> Path:
    """Return the folder with the course's settings: this one, one above it, or ``exercises`` in one of them.

    Raises ``FileNotFoundError`` when there is none.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        for course in (folder, folder / "exercises"):
            if (course / CONFIG).is_file():
                return course
    raise FileNotFoundError(
        f"{start} is not a course folder: no {CONFIG} here, above or in exercises. Give it with --course."
    )


def put_programs_on_path() -> None:
    """Have this environment's programs found by name.

    nbgrader calls alembic by name when it makes a gradebook, and leaves half a gradebook behind if it is
    not found.
    """
    programs = str(Path(sys.executable).parent)
    if programs not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([programs, os.environ.get("PATH", "")])


def nbgrader_in(course: Path, **settings: Any) -> NbGraderAPI:
    """Return nbgrader's own interface to a course.

    ``settings`` are given as ``OneLanguage={"language": "en"}`` and come before those of the file.
    Raises ``UnfitGradebookError`` if there is a gradebook that cannot be used.
    """
    put_programs_on_path()
    config = Config(PyFileConfigLoader(CONFIG, path=str(course)).load_config())
    config.merge(Config({"CourseDirectory": {"root": str(course)}, **settings}))
    course_directory = CourseDirectory(config=config)
    check_gradebook(course_directory.db_url, course)
    return NbGraderAPI(course_directory, config=config)


def known_assignment(api: NbGraderAPI, assignment: str) -> str:
    """Return the name if the course has such an assignment; otherwise raise ``ValueError`` with those it has."""
    there = sorted(api.get_source_assignments())
    if assignment in there:
        return assignment
    names = ", ".join(there) or "none yet"
    raise ValueError(f"There is no assignment {assignment!r} in {api.coursedir.root}. There is: {names}.")
