"""Copies of the gradebook: whole, in one step, and not more than are of use."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from training_safety.grading.autograde.backup import DAYS, KEPT, backup
from training_safety.grading.gradebook_check import BACKUPS


def test_without_a_gradebook_there_is_nothing_to_copy(tmp_path: Path) -> None:
    assert backup(f"sqlite:///{tmp_path / 'gradebook.db'}", tmp_path) is None
    assert not (tmp_path / BACKUPS).exists()


def test_a_copy_is_made_while_somebody_has_the_gradebook_open_and_is_for_the_owner_only(
    tmp_path: Path,
) -> None:
    path = tmp_path / "gradebook.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("create table student (id)")
        database.commit()
        copy = backup(f"sqlite:///{path}", tmp_path)
        assert copy is not None
        with closing(sqlite3.connect(copy)) as copied:
            assert [("student",)] == copied.execute("select name from sqlite_master").fetchall()
    assert 0o600 == copy.stat().st_mode & 0o777


def test_the_newest_copies_and_the_last_of_each_day_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "gradebook.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("create table student (id)")
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    for day in range(DAYS + 5):
        for hour in (8, 9):
            backup(f"sqlite:///{path}", tmp_path, begun + timedelta(days=day, hours=hour))
    left = sorted(copy.name for copy in (tmp_path / BACKUPS).iterdir())
    assert DAYS + KEPT // 2 == len(left)
    assert left[0].startswith("gradebook-2026-01-06T09")
