"""Extensions, what is taken off for late work, and points that wait because nobody knows when work came."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from traitlets import TraitError

from class_of_students import (
    RIGHT,
    SMALL,
    autograded_by_stock,
    autograded_by_us,
    configure,
    grades,
    hand_in,
    rows,
    told,
    with_programs,
)
from grading_course import Course
from training_safety.cli import main
from training_safety.grading.identities import Record
from training_safety.grading.late_work import EXTENSIONS, PerDay, extensions
from training_safety.grading.moments import LocalTime
from training_safety.grading.submission_names import Person

pytestmark = [
    pytest.mark.xdist_group("small class"),
    pytest.mark.filterwarnings("ignore:Object of type <Submitted"),
]

ZERO = "c.LateSubmissionPlugin.penalty_method = 'zero'\n"
PER_DAY = (
    "from training_safety.grading.late_work import PerDay\n"
    "c.AssignLatePenalties.plugin_class = PerDay\nc.PerDay.percent = 10\n"
)


@pytest.fixture
def due(course: Course) -> Course:
    """A course whose assignment is due on 2 January 2026 at midnight, UTC."""
    api = course.api()
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        gradebook.find_assignment(SMALL).duedate = datetime(2026, 1, 2)
        gradebook.db.commit()
    return course


def penalties(course: Course) -> dict[str, float | None]:
    return {student: about[SMALL]["penalty"] for student, about in rows(course, SMALL).items()}


def allow(course: Course, *lines: str) -> None:
    (course.root / EXTENSIONS).write_text(
        "\n".join(("student,assignment,new time", *lines)), encoding="utf-8"
    )


def collected(course: Course, student: str, when: str, record: Record) -> None:
    """Hand in as it is when it was collected."""
    folder = hand_in(course, student, RIGHT, when)
    Record(record.person, record.parts, record.told, record.stamp or when, record.files).write(folder)


# What a course takes off.


@pytest.mark.parametrize(
    ("seconds", "percent", "expected"),
    [(0, 10, 0), (1, 10, 2), (86_400, 10, 2), (86_401, 10, 4), (864_001, 10, 20), (1e9, 100, 20), (1, 0, 0)],
)
def test_for_each_day_that_is_begun_a_part_is_taken_off_and_never_more_than_all(
    seconds: float, percent: float, expected: float
) -> None:
    assert expected == PerDay(percent=percent).late_submission_penalty("kari", 20, seconds)


def test_a_part_that_is_none_is_refused() -> None:
    with pytest.raises(TraitError):
        PerDay(percent=110)


def test_nbgrader_s_own_autograde_takes_off_the_same(due: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    with_programs(monkeypatch)
    configure(due, PER_DAY)
    hand_in(due, "late", RIGHT, "2026-01-03 00:00:01 UTC")
    autograded_by_stock(due, SMALL)
    stock = penalties(due)
    autograded_by_us(due, SMALL, "--force")
    assert {"late": 1.0} == stock == penalties(due)


# More time.


def test_an_extension_holds_for_the_student_the_assignment_and_the_time_it_names(due: Course) -> None:
    configure(due, ZERO)
    allow(due, "allowed,small,2026-01-03 06:00", "barely,small,2026-01-03 05:59:59")
    for student in ("allowed", "barely", "late"):
        hand_in(due, student, RIGHT, "2026-01-03 05:00:00 UTC")  # six o'clock in Oslo
    assert 0 == autograded_by_us(due, SMALL)
    assert {"allowed": None, "barely": 5.0, "late": 5.0} == penalties(due)


def test_an_extension_that_comes_after_the_marking_is_taken_in_without_marking_again(due: Course) -> None:
    configure(due, PER_DAY)
    hand_in(due, "kari", RIGHT, "2026-01-04 12:00:00 UTC")
    hand_in(due, "ola", RIGHT, "2026-01-04 12:00:00 UTC")
    autograded_by_us(due, SMALL)
    assert {"kari": 1.5, "ola": 1.5} == penalties(due)
    allow(due, "kari,small,2026-01-04", "ola,small,2026-01-03 12:00")
    assert 0 == autograded_by_us(due, SMALL)
    assert {"kari": None, "ola": 1.0} == penalties(due)  # two days begun after the new time
    allow(due, "kari,small,2026-01-02 01:00")  # the deadline itself takes it back
    assert 0 == autograded_by_us(due, SMALL)
    assert {"kari": 1.5, "ola": 1.0} == penalties(due)  # who is not named keeps what the gradebook has


def test_a_student_can_be_named_by_the_login_that_is_not_the_folder_s_name(due: Course) -> None:
    configure(due, ZERO)
    allow(due, "o'brien@uni.no,small,2026-01-05", "102,small,2026-01-05")
    for number, login in (("101", "o'brien@uni.no"), ("102", "ola")):
        student = login.replace("'", "_")
        collected(
            due, student, "2026-01-03 05:00:00.000000 UTC", Record(Person("canvas", number, login, number))
        )
    assert 0 == autograded_by_us(due, SMALL)
    assert {"o_brien@uni.no": None, "ola": None} == penalties(due)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("kari,small,05.01.2026 12:00", "line 2: '05.01.2026 12:00' is no date and time like"),
        ("kari,smal,2026-01-05", "line 2: there is no assignment 'smal'. There is: small."),
        ("kari,small", "line 2 has not the three parts"),
        ("kari,,2026-01-05", "line 2 has not the three parts"),
        ("kari,small,2026-01-05\nkari,small,2026-01-06", "line 3 gives kari a new time for small once more"),
        ("kari,small,2026-01-01", "gives kari a new time for small that is before the deadline"),
        ("kari,small,2026-02-30", "line 2: "),
    ],
)
def test_an_extension_that_cannot_be_stops_the_marking_with_a_sentence(
    due: Course, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, line: str, sentence: str
) -> None:
    allow(due, line)
    hand_in(due, "kari", RIGHT, "2026-01-01 00:00:00 UTC")
    monkeypatch.chdir(due.root)
    assert 1 == main(["autograde", SMALL])
    assert sentence in capsys.readouterr().err
    assert {} == rows(due, SMALL)


def test_an_extension_without_a_deadline_says_how_one_is_set(
    course: Course, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    allow(course, "kari,small,2026-01-05")
    hand_in(course, "kari")
    monkeypatch.chdir(course.root)
    assert 1 == main(["autograde", SMALL])
    assert "nbgrader db assignment add small --duedate=" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text",
    [
        "kari,small,2026-01-05 12:00",
        "student;assignment;new time\nkari;small;2026-01-05 12:00\n",
        "\ufeffsep=;\nStudent;Assignment;Until\n\nkari ; small ; 2026-01-05 12:00\n",
        "student\tassignment\tnew time\r\nkari\tsmall\t2026-01-05 12:00:00 +0100\r\n",
    ],
)
def test_the_file_is_read_as_spreadsheets_write_it(tmp_path: Path, text: str) -> None:
    (tmp_path / EXTENSIONS).write_text(text, encoding="utf-8")
    found = extensions(tmp_path / EXTENSIONS, "small", {"small"}, LocalTime())
    assert {"kari": datetime(2026, 1, 5, 11)} == found
    assert {} == extensions(tmp_path / EXTENSIONS, "other", {"small", "other"}, LocalTime())
    assert {} == extensions(tmp_path / "none.csv", "small", {"small"}, LocalTime())


# Scores that are sent.


CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,small (7781)
    Points Possible,,,,,14
"O'Brien, Pat",101,,o'brien@uni.no,TRY,
"Nordmann, Kari",102,,kari+ryggen@uni.no,TRY,
"Hansen, Ola",103,,UIO\\ola,TRY,
"Østby, Åse",104,,åse østby,TRY,
"""


def sent(course: Course) -> dict[str, str]:
    """The scores in the file for Canvas, by number."""
    (course.root / "canvas.csv").write_text(CANVAS, encoding="utf-8")
    to = course.root / "for-canvas.csv"
    files = ["--canvas", str(course.root / "canvas.csv"), "--to", str(to)]
    assert 0 == main(["grades", SMALL, "--course", str(course.root), "--partial", *files])
    with to.open(encoding="utf-8", newline="") as table:
        return {row["ID"]: row["small (7781)"] for row in csv.DictReader(table) if row["ID"]}


def test_a_score_finds_its_row_whatever_the_folder_is_called(due: Course) -> None:
    folders = {"101": "somebody", "102": "kari_ryggen@uni.no", "103": "UIO_ola", "104": "_se"}
    logins = {"101": "o'brien@uni.no", "104": "åse østby"}
    for number, student in folders.items():
        when = "2026-01-01 00:00:00.000000 UTC"
        if number in logins:
            collected(due, student, when, Record(Person("canvas", number, logins[number], number)))
        else:
            hand_in(due, student, RIGHT, when)
    autograded_by_us(due, SMALL)
    assert dict.fromkeys(folders, "5.00") == sent(due)


def handed_back(course: Course) -> str:
    """A student's page of feedback."""
    main(["hand-back", SMALL, "--course", str(course.root), "--partial"])
    return (course.root / "feedback" / "kari" / SMALL / f"{SMALL}.html").read_text(encoding="utf-8")


def read_a_text(course: Course) -> None:
    """Give a student's text all its points."""
    api = course.api()
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        grade = gradebook.find_grade("why", SMALL, SMALL, "kari")
        grade.manual_score, grade.needs_manual_grade = 4, False
        gradebook.db.commit()


def test_what_is_taken_off_is_of_the_score_as_it_is_when_it_is_sent(due: Course) -> None:
    configure(due, ZERO)
    when = "2026-01-03 00:00:00.000000 UTC"
    collected(due, "kari", when, Record(Person("canvas", "102", "kari", "102")))
    autograded_by_us(due, SMALL)
    read_a_text(due)
    assert "0.00" == sent(due)["102"]  # and not the 4 points of the text
    allow(due, "kari,small,2026-01-04")
    assert "9.00" == sent(due)["102"]


def test_feedback_says_what_is_taken_off_of_the_score_that_it_shows(due: Course) -> None:
    configure(due, ZERO)
    hand_in(due, "kari", RIGHT, "2026-01-03 00:00:00 UTC")
    autograded_by_us(due, SMALL)
    read_a_text(due)
    assert "Trekk for sen levering: 9 poeng." in handed_back(due)  # and not the 5 points of the checks alone
    allow(due, "kari,small,2026-01-04")
    assert "Trekk for sen levering" not in handed_back(due)


# When it is not known when work came.


DAMAGED = ("01.02.2026 10:00", "yesterday", "", "2026-01-01 10:00 XYZT", "2026-01-01")


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_time_is_no_amnesty_where_something_is_taken_off(due: Course, text: str) -> None:
    configure(due, PER_DAY)
    hand_in(due, "sound", RIGHT, "2026-01-01 00:00:00 UTC")
    folder = hand_in(due, "kari", RIGHT, "x")
    (folder / "timestamp.txt").write_text(text)
    assert 0 == autograded_by_us(due, SMALL)
    assert "needs a look" == told(due)["kari"]["status"]
    assert "Something is taken off for late work, so the points wait." in told(due)["kari"]["sentence"]
    assert {(None, None, None, True)} == {
        grades(due, "kari")[name] for name in ("double-check", "half-check", "why")
    }
    assert (3.0, None, None, False) == grades(due, "sound")["double-check"]
    (folder / "timestamp.txt").write_text("2026-01-02 10:00 CET")
    assert 0 == autograded_by_us(due, SMALL)
    assert (3.0, None, None, False) == grades(due, "kari")["double-check"]
    assert 0.5 == penalties(due)["kari"]
    assert "graded" == told(due)["kari"]["status"]


@pytest.mark.parametrize("settings", ["", "c.PerDay.percent = 0\n" + PER_DAY.replace("= 10", "= 0")])
def test_where_nothing_is_taken_off_a_damaged_time_costs_nothing(due: Course, settings: str) -> None:
    configure(due, settings)
    hand_in(due, "kari", RIGHT, "01.02.2026 10:00")
    assert 0 == autograded_by_us(due, SMALL)
    assert "graded" == told(due)["kari"]["status"]
    assert (3.0, None, None, False) == grades(due, "kari")["double-check"]


@pytest.mark.parametrize(
    ("known", "when", "extension", "status"),
    [
        ("nothing", "2026-01-03", "", "needs a look"),
        ("nothing", "2026-01-01", "", "graded"),  # surely in time
        ("nothing", "2026-01-03", "2026-01-04", "graded"),
        ("late", "2026-01-03", "", "graded"),
        ("late", "2026-01-05", "2026-01-04", "needs a look"),  # within the extension, or after it
        ("late", "2026-01-03", "2026-01-04", "graded"),
        ("moment", "2026-01-05", "2026-01-04", "graded"),
    ],
)
def test_points_wait_only_where_it_matters_that_the_platform_does_not_say_when(
    due: Course, known: str, when: str, extension: str, status: str
) -> None:
    configure(due, ZERO)
    if extension:
        allow(due, f"kari,small,{extension}")
    collected(
        due, "kari", f"{when} 12:00:00.000000 UTC", Record(Person("folder", "kari", "kari"), told=known)
    )
    assert 0 == autograded_by_us(due, SMALL)
    assert status == told(due)["kari"]["status"]


def test_once_it_is_said_who_was_late_the_points_no_longer_wait(due: Course) -> None:
    configure(due, ZERO)
    when = "2026-01-03 12:00:00.000000 UTC"
    for student in ("kari", "ola"):
        collected(due, student, when, Record(Person("folder", student, student), told="nothing"))
    autograded_by_us(due, SMALL)
    assert {"needs a look"} == {one["status"] for one in told(due).values()}
    collected(due, "kari", when, Record(Person("folder", "kari", "kari"), told="late"))
    hand_in(due, "ola", RIGHT, "2026-01-01 12:00:00 UTC")  # a time that the teacher has found out
    autograded_by_us(due, SMALL)
    assert {"kari": 5.0, "ola": None} == penalties(due)
    assert {"graded"} == {one["status"] for one in told(due).values()}


def test_a_clock_knows_summer_and_winter_and_refuses_a_zone_that_is_none() -> None:
    winter, summer = datetime(2026, 1, 1, 12), datetime(2026, 7, 1, 12)
    assert timedelta(hours=1) == winter - LocalTime().utc(winter)
    assert timedelta(hours=2) == summer - LocalTime().utc(summer)
    assert "2026-07-01 14:00" == LocalTime().shown(summer)
    assert summer == LocalTime(zone="UTC").utc(summer)
    assert UTC.utcoffset(None) == LocalTime(zone="UTC").info.utcoffset(summer)
    with pytest.raises((ValueError, TraitError)):
        LocalTime(zone="Oslo")
