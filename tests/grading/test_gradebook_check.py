"""A gradebook that cannot be used: every command says so in a sentence, and leaves it as it was."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from class_of_students import SMALL, hand_in
from grading_course import Course
from training_safety.cli import main
from training_safety.grading import gradebook_check

pytestmark = pytest.mark.xdist_group("small class")


def no_database(course: Course) -> None:
    (course.root / "gradebook.db").write_text("Kari;5;Ola;3\n" * 100, encoding="utf-8")


def damaged(course: Course) -> None:
    path = course.root / "gradebook.db"
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * 4000 + content[4100:])


def older(course: Course) -> None:
    with closing(sqlite3.connect(course.root / "gradebook.db")) as database:
        database.execute("ALTER TABLE grade DROP COLUMN extra_credit")
        database.commit()


def much_older(course: Course) -> None:
    with closing(sqlite3.connect(course.root / "gradebook.db")) as database:
        database.execute("DROP TABLE course")
        database.commit()


BROKEN: dict[str, tuple[Callable[[Course], None], str]] = {
    "no database": (no_database, "is no gradebook, or damaged"),
    "damaged": (damaged, "is no gradebook, or damaged"),
    "older by a column": (older, "was made by an older nbgrader (grade.extra_credit is missing)"),
    "older by a table": (much_older, "was made by an older nbgrader (course is missing)"),
}


def commands(course: Course) -> dict[str, list[str]]:
    """What a teacher runs."""
    (course.root / "canvas.csv").write_text("Student,ID,SIS Login ID,Section\n", encoding="utf-8")
    to = str(course.root / "to.csv")
    return {
        "release": ["release", SMALL],
        "collect": ["collect", SMALL],
        "autograde": ["autograde", SMALL],
        "hand-back": ["hand-back", SMALL],
        "grades": ["grades", SMALL, "--canvas", str(course.root / "canvas.csv"), "--to", to],
    }


@pytest.fixture
def in_course(course: Course, monkeypatch: pytest.MonkeyPatch) -> Course:
    hand_in(course, "kari")
    monkeypatch.chdir(course.root)
    monkeypatch.setattr(gradebook_check, "PATIENCE", 0.1)
    return course


@pytest.mark.parametrize("command", ["release", "collect", "autograde", "hand-back", "grades"])
@pytest.mark.parametrize(("breaks", "said"), BROKEN.values(), ids=BROKEN)
def test_a_gradebook_that_cannot_be_used_is_answered_in_a_sentence(
    in_course: Course,
    capfd: pytest.CaptureFixture[str],
    breaks: Callable[[Course], None],
    said: str,
    command: str,
) -> None:
    breaks(in_course)
    before = (in_course.root / "gradebook.db").read_bytes()
    assert 1 == main(commands(in_course)[command])
    told = capfd.readouterr().err
    assert said in told
    assert "Traceback" not in told
    assert before == (in_course.root / "gradebook.db").read_bytes()


@pytest.mark.parametrize("command", ["release", "collect", "autograde", "hand-back", "grades"])
def test_a_gradebook_that_somebody_else_is_writing_in_is_not_waited_for_for_ever(
    in_course: Course, capfd: pytest.CaptureFixture[str], command: str
) -> None:
    with closing(sqlite3.connect(in_course.root / "gradebook.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert 1 == main(commands(in_course)[command])
    told = capfd.readouterr().err
    assert "Somebody else is writing in the gradebook" in told
    assert "Traceback" not in told


@pytest.fixture
def read_only(in_course: Course) -> Iterator[Course]:
    """The course where nothing can be written."""
    if os.geteuid() != 0:
        in_course.root.chmod(0o555)
        yield in_course
        in_course.root.chmod(0o755)
        return
    for step in (["--bind"], ["-o", "remount,ro,bind"]):  # root may write wherever a disk can be written
        where = [str(in_course.root), str(in_course.root)] if step == ["--bind"] else [str(in_course.root)]
        if subprocess.run(["mount", *step, *where], capture_output=True).returncode != 0:
            pytest.skip("A container may bar mounting.")
    yield in_course
    os.chdir("/")
    subprocess.run(["umount", "--lazy", in_course.root], check=True)


@pytest.mark.parametrize("command", ["release", "collect", "autograde", "hand-back", "grades"])
def test_a_course_folder_that_cannot_be_written_in_is_answered_in_a_sentence(
    in_course: Course, request: pytest.FixtureRequest, capfd: pytest.CaptureFixture[str], command: str
) -> None:
    asked = commands(in_course)[command]
    folder = request.getfixturevalue("read_only").root
    assert 1 == main([*asked, *(["--course", str(folder)] if command != "autograde" else [])])
    told = capfd.readouterr().err
    assert f"{folder} cannot be written in" in told
    assert "Traceback" not in told


@pytest.mark.parametrize("command", ["autograde", "hand-back", "grades"])
def test_without_a_gradebook_what_needs_one_says_so_and_makes_none(
    in_course: Course, capfd: pytest.CaptureFixture[str], command: str
) -> None:
    (in_course.root / "gradebook.db").unlink()
    assert 1 == main(commands(in_course)[command])
    told = capfd.readouterr().err
    assert "There is no gradebook" in told
    assert not (in_course.root / "gradebook.db").exists()


def test_the_newest_copy_is_named(in_course: Course) -> None:
    copies = in_course.root / gradebook_check.BACKUPS
    copies.mkdir()
    for day in ("02", "03"):
        (copies / f"gradebook-2026-01-{day}T00-00-00-000000Z.db").touch()
    no_database(in_course)
    with pytest.raises(gradebook_check.UnfitGradebookError, match="gradebook-2026-01-03"):
        gradebook_check.check_gradebook(f"sqlite:///{in_course.root / 'gradebook.db'}", in_course.root)


def test_a_gradebook_that_is_not_there_and_an_empty_one_are_no_trouble(tmp_path: Path) -> None:
    gradebook_check.check_gradebook(f"sqlite:///{tmp_path / 'none.db'}", tmp_path)
    (tmp_path / "empty.db").touch()
    gradebook_check.check_gradebook(f"sqlite:///{tmp_path / 'empty.db'}", tmp_path)
    gradebook_check.check_gradebook("postgresql+psycopg2://teacher@nowhere/course", tmp_path)
