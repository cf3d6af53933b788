"""What lies in students' folders: files under other names, links, odd times, and what their code has written."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from nbgrader.utils import parse_utc

from class_of_students import (
    RIGHT,
    SMALL,
    autograded_by_us,
    files_below,
    graded_by_name,
    grades,
    hand_in,
    notebook_of,
    rows,
    told,
)
from grading_course import Course
from training_safety.grading.autograde import converter
from training_safety.grading.autograde.submissions import TIMESTAMP, timestamp_in
from training_safety.grading.worker.jobs import Assignment, Job, Result

pytestmark = [
    pytest.mark.xdist_group("small class"),
    pytest.mark.filterwarnings("ignore:Object of type <Submitted"),
]


@pytest.mark.parametrize("what", ["renamed", "copy beside", "other ending"])
def test_a_renamed_notebook_is_found_and_the_note_says_so(course: Course, what: str) -> None:
    folder = hand_in(course, "kari", RIGHT)
    names = {
        "renamed": "Oppgave (2).ipynb",
        "copy beside": "small (1).ipynb",
        "other ending": "small.ipynb.txt",
    }
    content = (folder / "small.ipynb").read_bytes()
    (folder / names[what]).write_bytes(content)
    if what != "copy beside":
        (folder / "small.ipynb").unlink()
    assert 0 == autograded_by_us(course, SMALL)
    assert 3.0 == grades(course, "kari")["double-check"][0]
    first = "".join(notebook_of(course, "kari", SMALL)["cells"][0]["source"])
    assert f"- Fila het `{names[what]}`." in first


def test_links_are_left_out_and_named(course: Course, tmp_path: Path) -> None:
    hand_in(course, "kari", RIGHT)
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    eve = hand_in(course, "eve", {})
    (eve / "small.ipynb").unlink()
    (eve / "small.ipynb").symlink_to(course.root / "submitted" / "kari" / SMALL / "small.ipynb")
    mallory = hand_in(course, "mallory", {})
    (mallory / "notes.txt").symlink_to(secret)
    (course.root / "submitted" / "trudy").mkdir()
    (course.root / "submitted" / "trudy" / SMALL).symlink_to(course.root / "submitted" / "kari" / SMALL)
    assert 1 == autograded_by_us(course, SMALL)
    assert {"kari", "mallory"} == set(rows(course, SMALL))
    assert ["numbers.csv", "small.ipynb"] == files_below(course.root / "autograded" / "mallory" / SMALL)
    found = told(course)
    assert "small.ipynb is a link" in str(found["eve"]["sentence"])
    assert "notes.txt is a link" in str(found["mallory"]["sentence"])
    assert "is a link" in str(found["trudy"]["sentence"])


def test_a_time_that_is_none_stops_nothing(course: Course) -> None:
    hand_in(course, "kari", RIGHT, "yesterday")
    assert 0 == autograded_by_us(course, SMALL)
    assert rows(course, SMALL)["kari"]["timestamp"] is None
    said = str(told(course)["kari"]["sentence"])
    assert "no date and time" in said
    assert "The work counts as handed in in time." in said


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-02 03:04:05.678 UTC",
        "2026-01-02 03:04:05 UTC",
        "2026-01-02 03:04:05.123456 UTC",
        "2026-07-02 03:04:05 Europe/Oslo",
        "Friday 2 January 2026 12:00",
    ],
)
def test_a_time_is_the_moment_that_nbgrader_takes_it_for(tmp_path: Path, text: str) -> None:
    (tmp_path / TIMESTAMP).write_text(f"{text}\n", encoding="utf-8")
    assert (parse_utc(text), None) == timestamp_in(tmp_path / TIMESTAMP)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-07-01 23:58:00 CEST", datetime(2026, 7, 1, 21, 58)),  # nbgrader: two hours later
        ("2026-11-01 23:58:00 +0100", datetime(2026, 11, 1, 22, 58)),  # nbgrader: 100 seconds earlier
        ("2026-11-01T23:58+01:00", datetime(2026, 11, 1, 22, 58)),
        ("2026-11-01 23:58:00 -0330", datetime(2026, 11, 2, 3, 28)),
        ("2026-11-01 23:58:00Z", datetime(2026, 11, 1, 23, 58)),
        ("\ufeff2026-11-01 23:58", datetime(2026, 11, 1, 23, 58)),
    ],
)
def test_a_zone_in_a_time_is_what_it_says(tmp_path: Path, text: str, expected: datetime) -> None:
    (tmp_path / TIMESTAMP).write_text(text, encoding="utf-8")
    assert (expected, None) == timestamp_in(tmp_path / TIMESTAMP)


@pytest.mark.parametrize(
    "text",
    [
        "01.02.2026 10:00",  # January or February
        "2/1/2026 10:00",
        "2026-13-01 10:00",
        "2026-11-01 10:00 XYZT",
        "Friday 2 January 2026 12:00 ABCD",
        "2026-11-01 10:00 +9900",
        "2026-11-01",
        "10:00",
        "2026",
        "yesterday",
        "",
        " ",
        "\x00\x01",
    ],
)
def test_a_time_that_may_be_two_or_none_is_not_guessed(tmp_path: Path, text: str) -> None:
    (tmp_path / TIMESTAMP).write_text(text, encoding="utf-8")
    found, why = timestamp_in(tmp_path / TIMESTAMP)
    assert found is None
    assert str(why).startswith(TIMESTAMP)


def test_what_the_code_has_written_lies_beside_the_notebook_but_never_over_what_is_the_courses(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("made/by.txt", "mine.txt", "numbers.csv", "timestamp.txt", "small.ipynb", "../out.txt", "x.pyc")

    def writing(assignment: Assignment, job: Job) -> Result:
        files = tuple((name, b"written") for name in names)
        return replace(graded_by_name(assignment, job), files=files)

    monkeypatch.setattr(converter, "grade", writing)
    (hand_in(course, "kari") / "mine.txt").write_text("own", encoding="utf-8")
    assert 0 == autograded_by_us(course, SMALL)
    folder = course.root / "autograded" / "kari" / SMALL
    assert ["made/by.txt", "mine.txt", "numbers.csv", "small.ipynb"] == files_below(folder)
    assert "written" == (folder / "mine.txt").read_text(encoding="utf-8")
    assert "1,2,3\n" == (folder / "numbers.csv").read_text(encoding="utf-8")
    assert not (folder.parent / "out.txt").exists()
