"""Feedback goes back in one zip, in which each platform finds whose each page is by the names it gave itself."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from class_of_students import RIGHT, SMALL, autograded_by_us, hand_in
from grading_course import Course
from training_safety.cli import main
from training_safety.grading.identities import Record
from training_safety.grading.submission_names import Origin, Person, Submission, placed

pytestmark = [
    pytest.mark.xdist_group("small class"),
    pytest.mark.filterwarnings("ignore"),  # which are nbconvert's
]

DOWNLOADED = {
    "kari": "nordmannkari_101_90210_small-1.ipynb",
    "ola": "hansenola_LATE_102_90211_levert.zip",
    "åse": "østbyåse_103_90212_small.ipynb",
    "anon": "anon_x7Yq2_90213_small.ipynb",
    "eva": "Eva Lie_123456_assignsubmission_file/small.ipynb",
    "nils": "Nils Dahl_123457_assignsubmission_file_/small.ipynb",
    "ida": "Ida Vik_123458_assignsubmission_file_small.ipynb",
    "tor": "39786-640693 - Tor Moen - Nov 20, 2026 1158 PM/small.ipynb",
    "lise": "Vik, Lise (lise)/small.ipynb",
}


def canvas_reads(name: str) -> tuple[str, str] | None:
    """Whose comment Canvas makes of a file, and on which: the first two parts that are numbers, as in its source."""
    numbers = [part for part in Path(name).name.split("_") if re.fullmatch(r"\d+", part)]
    return (numbers[0], numbers[1]) if len(numbers) > 1 else None


def moodle_reads(name: str) -> tuple[str, str] | None:
    """Whose feedback Moodle makes of a file, and what it calls it, as in its ``importziplib``."""
    parts = name.split("/")
    while parts:
        info = parts.pop(0).split("_", 4)
        if len(info) >= 4 and info[1].isdigit() and info[2:4] == ["assignsubmission", "file"]:
            rest = [info[4] if len(info) > 4 else "", *parts]
            return info[1], "/".join(part for part in rest if part)
    return None


@pytest.fixture
def marked(course: Course) -> Course:
    """A course in which everybody's work is collected, marked and read."""
    origins = {student: Origin(("s.zip",), Path(name).parts) for student, name in DOWNLOADED.items()}
    said = placed(origins.values(), {})
    for student, origin in origins.items():
        handed_in = said[origin]
        assert isinstance(handed_in, Submission)
        folder = hand_in(course, student, RIGHT, "2026-01-02 00:00:00 UTC")
        Record(handed_in.person, {SMALL: handed_in.part}).write(folder)
    autograded_by_us(course, SMALL)
    read(course, dict.fromkeys(DOWNLOADED, 4.0))
    return course


def read(course: Course, points: Mapping[str, float]) -> None:
    api = course.api()
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        for student, score in points.items():
            for name in ("why", "draw"):
                grade = gradebook.find_grade(name, SMALL, SMALL, student)
                grade.manual_score, grade.needs_manual_grade = score, False
        gradebook.db.commit()


def hand_back(course: Course, *options: str) -> tuple[int, dict[str, str]]:
    """The exit code, and the pages in the zip by name."""
    code = main(["hand-back", SMALL, "--course", str(course.root), *options])
    with zipfile.ZipFile(course.root / "feedback" / f"{SMALL}.zip") as archive:
        assert archive.testzip() is None
        return code, {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def test_every_page_has_the_name_that_its_platform_takes(
    marked: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    code, pages = hand_back(marked)
    assert 0 == code
    assert {
        "nordmannkari_101_90210_small.html",
        "hansenola_LATE_102_90211_small.html",
        "østbyåse_103_90212_small.html",
        "anon_x7Yq2_90213_small.html",
        "Eva Lie_123456_assignsubmission_file/small.html",
        "Nils Dahl_123457_assignsubmission_file_/small.html",
        "Ida Vik_123458_assignsubmission_file_small.html",
        "39786-640693 - Tor Moen - Nov 20, 2026 1158 PM/small.html",
        "Vik, Lise (lise)/small.html",
    } == set(pages)
    assert "small.zip has the feedback of 9." in capsys.readouterr().out


def test_canvas_and_moodle_find_whose_each_page_is(marked: Course) -> None:
    _, pages = hand_back(marked)
    assert {("101", "90210"), ("102", "90211"), ("103", "90212")} == {
        canvas_reads(name) for name in pages
    } - {None}
    assert {("123456", "small.html"), ("123457", "small.html"), ("123458", "small.html")} == {
        moodle_reads(name) for name in pages
    } - {None}


def test_pages_are_as_the_gradebook_is_now_and_each_is_the_student_s_own(marked: Course) -> None:
    hand_back(marked)
    read(marked, {"kari": 3.0})
    _, pages = hand_back(marked)
    assert "11 av 14 poeng" in pages["nordmannkari_101_90210_small.html"]
    assert "13 av 14 poeng" in pages["hansenola_LATE_102_90211_small.html"]


def test_what_is_not_read_to_the_end_waits_unless_it_is_asked_for(
    marked: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = hand_in(marked, "per", RIGHT, "2026-01-02 00:00:00 UTC")
    Record(Person("canvas", "104", "per", "104"), {SMALL: "moeper_104_90214_"}).write(folder)
    autograded_by_us(marked, SMALL)
    code, pages = hand_back(marked)
    assert (0, 9) == (code, len(pages))
    assert "left out (--partial takes it along): per." in capsys.readouterr().err
    assert "moeper_104_90214_small.html" in hand_back(marked, "--partial")[1]


def test_a_page_that_no_platform_would_know_is_named_and_ends_with_1(
    marked: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    hand_in(marked, "by.hand", RIGHT, "2026-01-02 00:00:00 UTC")
    autograded_by_us(marked, SMALL)
    read(marked, {"by.hand": 1.0})
    code, pages = hand_back(marked)
    assert (1, 9) == (code, len(pages))
    assert "by.hand's work was not collected from a platform" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "code", "sentence"),
    [
        ([SMALL], 1, "Nothing of small is marked yet. Autograde it first."),
        (["unknown"], 2, "There is no assignment 'unknown'"),
        ([SMALL, "--to", "nowhere/x.zip"], 1, "nowhere/x.zip cannot be written"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    course: Course, capsys: pytest.CaptureFixture[str], asked: list[str], code: int, sentence: str
) -> None:
    assert code == main(["hand-back", *asked, "--course", str(course.root)])
    assert sentence in capsys.readouterr().err
