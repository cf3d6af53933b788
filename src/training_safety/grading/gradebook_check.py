"""Whether a gradebook can be used, found out before anything is begun, and said in a sentence if it cannot."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from nbgrader.api import Base
from sqlalchemy.engine import make_url

BACKUPS = "gradebook-backups"
"""The folder in the course with copies of the gradebook."""
PATIENCE = 10.0
"""How long somebody else may be writing before that is said [s]; the course's own choice."""


class UnfitGradebookError(RuntimeError):
    """The gradebook cannot be used; the message says why and what to do."""


def check_gradebook(url: str, course: Path) -> None:
    """Do nothing if a gradebook can be used or is not there yet, and otherwise say why not.

    Only a file of SQLite is looked at; any other database answers for itself.

    Parameters
    ----------
    url : the gradebook as ``CourseDirectory.db_url`` has it
    course : the course folder

    Raises ``UnfitGradebookError``: it is no database, damaged, of an older nbgrader, locked, or cannot be
    written, or the course folder cannot.
    """
    if not os.access(course, os.W_OK):
        raise UnfitGradebookError(
            f"{course} cannot be written in. Give yourself the right to, or copy the course to a folder of your own."
        )
    path = file_of(url)
    if path is None or not path.is_file():
        return
    for needed in (path, path.parent):
        if not os.access(needed, os.W_OK):
            raise UnfitGradebookError(
                f"The gradebook {path} is read-only: {needed} cannot be written. Give yourself the right to."
            )
    try:
        with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as database:
            database.execute("BEGIN IMMEDIATE")
            database.execute("ROLLBACK")
            lacking = _lacking(database)
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise UnfitGradebookError(
                f"Somebody else is writing in the gradebook {path}, or has it open in another program. "
                "Wait until that is done, and try again."
            ) from None
        raise UnfitGradebookError(
            f"The gradebook {path} cannot be opened: {error}. {_copy(course)}"
        ) from None
    except sqlite3.DatabaseError as error:
        raise UnfitGradebookError(f"{path} is no gradebook, or damaged: {error}. {_copy(course)}") from None
    if lacking:
        raise UnfitGradebookError(
            f"The gradebook {path} was made by an older nbgrader ({lacking} is missing). Copy it to a safe place, "
            f"and run in {course}: nbgrader db upgrade"
        )


def require_gradebook(url: str, course: Path, assignment: str) -> None:
    """Raise ``FileNotFoundError`` if there is no gradebook yet, which asking nbgrader would make."""
    if not_there_yet(url) is not None:
        raise FileNotFoundError(f"There is no gradebook in {course} yet. Autograde {assignment} first.")


def not_there_yet(url: str) -> Path | None:
    """Return the file that a gradebook is to be and that is not there, or None; looking into it would make it."""
    path = file_of(url)
    return path if path is not None and not path.is_file() else None


def file_of(url: str) -> Path | None:
    """Return the file that a gradebook is, or None if it is another database."""
    found = make_url(url)
    lite = found.get_backend_name() == "sqlite" and found.database not in (None, "", ":memory:")
    return Path(str(found.database)) if lite else None


def _lacking(database: sqlite3.Connection) -> str:
    """Return a table or a column that today's nbgrader has and this gradebook has not; nothing where it is empty."""
    there = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in Base.metadata.sorted_tables if there else ():
        columns = {row[1] for row in database.execute(f'PRAGMA table_info("{table.name}")')}
        if not columns:
            return str(table.name)
        if more := [column.name for column in table.columns if column.name not in columns]:
            return f"{table.name}.{more[0]}"
    return ""


def _copy(course: Path) -> str:
    """Return what can be put in its place."""
    copies = sorted((course / BACKUPS).glob("gradebook-*.db"))
    if not copies:
        return f"There is no copy in {course / BACKUPS}; put one of your own in its place."
    return f"The newest copy is {copies[-1]}; put it in its place."
