"""A copy of the gradebook as it was before a run, and the lock that keeps two runs apart."""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.api import Base
from sqlalchemy import select

from training_safety.grading.autograde.gradebook import PATIENCE, gradebook_engine
from training_safety.grading.autograde.refusal import RefusedError
from training_safety.grading.gradebook_check import BACKUPS, file_of, not_there_yet

KEPT = 20
"""How many copies are kept in any case, the newest ones; the course's own choice."""
DAYS = 60
"""For how many days the last copy of each is kept besides; the course's own choice."""


class BusyError(RefusedError):
    """Somebody else is grading the same assignment."""


def backup(url: str, root: Path, now: datetime | None = None) -> Path | None:
    """Copy a gradebook into the course folder and return the copy, or None if there is none yet.

    Of SQLite the copy is a database that can take the gradebook's place; of other databases it is the
    content of nbgrader's tables, one row of JSON a line. Of old copies the last of each day is kept.

    Parameters
    ----------
    url : the gradebook as ``CourseDirectory.db_url`` has it
    root : the course folder
    now : the time for the copy's name [UTC]
    """
    stamp = (now or datetime.now(UTC)).strftime("%Y-%m-%dT%H-%M-%S-%fZ")
    folder = root / BACKUPS
    gradebook = file_of(url)
    if not_there_yet(url) is not None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / f"gradebook-{stamp}.{'jsonl.gz' if gradebook is None else 'db'}"
    unfinished = copy.with_name(f".{copy.name}")
    for left in folder.glob(".gradebook-*"):
        left.unlink()
    if gradebook is not None:
        with (
            closing(sqlite3.connect(gradebook, timeout=PATIENCE)) as there,
            closing(sqlite3.connect(unfinished)) as here,
        ):
            there.backup(here)
    else:
        _dump(url, unfinished)
    os.chmod(unfinished, 0o600)
    os.replace(unfinished, copy)
    for old in _too_many(sorted(folder.glob("gradebook-*"))):
        with suppress(FileNotFoundError):
            old.unlink()
    return copy


def _too_many(copies: list[Path]) -> list[Path]:
    last_of_day = {copy.name[: len("gradebook-0000-00-00")]: copy for copy in copies}
    kept = {*copies[-KEPT:], *list(last_of_day.values())[-DAYS:]}
    return [copy for copy in copies if copy not in kept]


def _dump(url: str, path: Path) -> None:
    engine = gradebook_engine(url)
    try:
        with engine.connect() as connection, gzip.open(path, "wt", encoding="utf-8") as file:
            for table in Base.metadata.sorted_tables:
                for row in connection.execute(select(table)):
                    file.write(json.dumps({"table": table.name, **row._mapping}, default=str) + "\n")
    finally:
        engine.dispose()


@contextmanager
def alone(place: Path, what: str) -> Iterator[None]:
    """Keep others out while this is open; a run that dies lets them in again.

    Parameters
    ----------
    place : a file that all who do the same know of
    what : what is being done, for the refusal

    Raises ``BusyError`` if somebody else is at it.
    """
    import fcntl

    place.parent.mkdir(parents=True, exist_ok=True)
    with open(place, "a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BusyError(f"Somebody else is {what} right now. Wait until that is done.") from None
        yield
