"""``training-safety collect``, and ``nbgrader zip_collect`` by the same rules, on downloads as the platforms make them."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from class_of_students import RIGHT, SMALL, WRONG
from exercise_runner import grading
from grading_course import Course
from training_safety.cli import main
from training_safety.grading.identities import Record

pytestmark = pytest.mark.xdist_group("small class")

CANVAS = """\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,small (7781),Final Score
    Points Possible,,,,,30,(read only)
"Nordmann, Kari",101,900101,kari,TRY100,,
"Hansen, Ola",102,900102,ola,TRY100,,
"Berg, Kari",103,900103,KARI,TRY100,,
"O'Brien, Pat",104,900104,o'brien+x@uni.no,TRY100,,
"O_Brien, Per",105,900105,o_brien_x@uni.no,TRY100,,
"""
DUE = datetime(2026, 11, 20, 12)
DAY = (2026, 11, 19, 10, 0, 0)
LATE_DAY = (2026, 11, 21, 10, 0, 0)


def work(course: Course, answers: Mapping[str, str] = RIGHT) -> str:
    """What a student hands in."""
    notebook = json.loads((course.root / "release" / SMALL / f"{SMALL}.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["source"] = answers.get(grading(cell).get("grade_id"), cell["source"])
    return json.dumps(notebook)


def zipped(
    files: Mapping[str, str | bytes], day: tuple[int, ...] | Mapping[str, tuple[int, ...]] = DAY
) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, day[name] if isinstance(day, Mapping) else day)  # type: ignore[arg-type]
            archive.writestr(entry, content)
    return written.getvalue()


def download(course: Course, content: bytes, name: str = "submissions.zip", canvas: str = CANVAS) -> None:
    """Put a download where it belongs, and the gradebook of Canvas if it has one."""
    path = course.root / "downloaded" / SMALL / "archive" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    when = datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp()
    os.utime(path, (when, when))
    if canvas:
        (course.root / "canvas.csv").write_text(canvas, encoding="utf-8")


@pytest.fixture
def due(course: Course) -> Course:
    """A course whose assignment has a deadline."""
    api = course.api()
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        gradebook.update_or_create_assignment(SMALL, duedate=DUE)
    return course


def collect(course: Course, *options: str) -> int:
    return main(["collect", SMALL, "--course", str(course.root), *options])


def zip_collect(course: Course) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "zip_collect", SMALL, "--force"],
        cwd=course.root,
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stderr


def submitted(course: Course) -> dict[str, str]:
    """What was collected, by student."""
    return {
        path.parents[1].name: path.read_text(encoding="utf-8")
        for path in (course.root / "submitted").glob(f"*/{SMALL}/{SMALL}.ipynb")
    }


def stamps(course: Course) -> dict[str, str]:
    return {
        path.parents[1].name: path.read_text(encoding="utf-8")[:19]
        for path in (course.root / "submitted").glob(f"*/{SMALL}/timestamp.txt")
    }


def record(course: Course, student: str) -> Record:
    found = Record.read(course.root / "submitted" / student / SMALL)
    assert found is not None
    return found


def test_one_table_says_what_became_of_everything(due: Course, capsys: pytest.CaptureFixture[str]) -> None:
    files = {
        "nordmannkari_101_5001_small.ipynb": work(due),
        "hansenola_LATE_102_5002_small-1.ipynb": work(due),
        "hansenola_102_4002_small.ipynb": work(due, WRONG),
        "nordmannkari_101_5003_figur.pdf": "%PDF",
    }
    download(due, zipped(files))
    assert 1 == collect(due)
    said = capsys.readouterr().out
    assert (
        "student  handed in                              came\n"
        "kari     nordmannkari_101_5001_small.ipynb      in time  new\n"
        "ola      hansenola_LATE_102_5002_small-1.ipynb  late     new\n"
        "\nDoes not count:\n- hansenola_102_4002_small.ipynb from ola does not count, because it is older: "
        "hansenola_LATE_102_5002_small-1.ipynb is collected as small.ipynb.\n"
        "\nNot collected:\n- submissions.zip/nordmannkari_101_5003_figur.pdf from kari was not collected: it is no "
        "notebook. If it was meant as the answer, ask for small.ipynb.\n"
        "\n2 collected (2 new, 1 late), 1 not collected.\n"
    ) == said
    assert {"kari": "2026-11-20 11:55:00", "ola": "2026-11-22 12:00:00"} == stamps(due)


def test_a_class_of_two_hundred_takes_a_line_each(due: Course, capsys: pytest.CaptureFixture[str]) -> None:
    files = {f"n{number}_{number}_9_small.ipynb": work(due) for number in range(1000, 1200)}
    download(due, zipped(files), canvas="")
    assert 0 == collect(due)
    lines = capsys.readouterr().out.splitlines()
    assert "200 collected (200 new), 0 not collected." == lines[-1]
    assert 210 > len(lines)


def test_everything_collected_ends_with_0_and_again_it_is_as_before(
    due: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    download(due, zipped({"nordmannkari_101_5001_small.ipynb": work(due)}))
    assert 0 == collect(due)
    before = stamps(due)
    assert 0 == collect(due)
    assert "1 collected (1 as before), 0 not collected." in capsys.readouterr().out
    assert before == stamps(due)
    download(due, zipped({"nordmannkari_101_6001_small-1.ipynb": work(due, WRONG)}), "submissions (1).zip")
    assert 0 == collect(due)
    assert "1 collected (1 changed)" in capsys.readouterr().out
    assert {"kari": work(due, WRONG)} == submitted(due)
    assert {"kari": "2026-11-20 11:55:01"} == stamps(due)


@pytest.mark.parametrize("command", ["collect", "zip_collect"])
def test_a_classmate_s_name_within_replaces_nobody_s_work(due: Course, command: str) -> None:
    crafted = zipped({"hansenola_102_99999999_small.ipynb": work(due, WRONG)})
    files: dict[str, str | bytes] = {
        "nordmannkari_101_5001_levert.zip": crafted,
        "hansenola_102_5002_small.ipynb": work(due),
    }
    download(due, zipped(files))
    assert 0 == (collect(due) if command == "collect" else zip_collect(due)[0])
    assert {"kari": work(due, WRONG), "ola": work(due)} == submitted(due)
    assert "101" == record(due, "kari").person.canvas_id
    assert "nordmannkari_101_5001_" == record(due, "kari").parts[SMALL]


def test_nbgrader_s_own_command_says_what_it_did_not_collect_and_ends_with_1(due: Course) -> None:
    download(due, zipped({"nordmannkari_101_5001_small.ipynb": work(due), "small.ipynb": work(due)}))
    code, said = zip_collect(due)
    assert 1 == code
    assert "submissions.zip/small.ipynb was not collected: its name does not say whose it is." in said
    assert {"kari": work(due)} == submitted(due)
    assert "Traceback" not in said


@pytest.mark.parametrize("command", ["collect", "zip_collect"])
def test_nothing_to_collect_ends_with_1(due: Course, command: str) -> None:
    download(due, zipped({"readme.txt": "x"}), canvas="")
    assert 1 == (collect(due) if command == "collect" else zip_collect(due)[0])


def test_logins_that_no_folder_can_have_and_that_look_alike_have_a_folder_each(
    due: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    names = {101: "kari", 103: "KARI", 104: "o'brien+x@uni.no", 105: "o_brien_x@uni.no"}
    download(due, zipped({f"n_{number}_5_small.ipynb": work(due, {"why": str(number)}) for number in names}))
    assert 0 == collect(due)
    found = submitted(due)
    assert 4 == len({name.casefold() for name in found})
    for student, content in found.items():
        number = int(record(due, student).person.canvas_id)
        assert names[number] == record(due, student).person.login
        assert work(due, {"why": str(number)}) == content
    assert {"kari", "o_brien_x@uni.no"} <= set(found)
    assert (
        "is collected as o_brien_x@uni.no-104, since o_brien_x@uni.no is another's" in capsys.readouterr().out
    )


def test_who_comes_in_a_later_download_gets_no_folder_of_somebody_from_an_earlier_one(due: Course) -> None:
    download(due, zipped({"nordmannkari_101_5001_small.ipynb": work(due)}))
    assert 0 == collect(due)
    download(due, zipped({"bergkari_103_5003_small.ipynb": work(due, WRONG)}))
    collect(due)
    assert {"kari": work(due), "KARI-103": work(due, WRONG)} == submitted(due)


MOODLE = "Kari Nordmann_123456_assignsubmission_file"
BRIGHTSPACE = "39786-640693 - Kari Nordmann - Nov 20, 2026"


@pytest.mark.parametrize(
    ("name", "student", "stamp"),
    [
        (f"{MOODLE}/small.ipynb", "Kari_Nordmann-123456", "2026-11-19 09:00:00"),
        (f"{MOODLE}_/small.ipynb", "Kari_Nordmann-123456", "2026-11-19 09:00:00"),
        (f"{MOODLE}_small.ipynb", "Kari_Nordmann-123456", "2026-11-19 09:00:00"),
        ("Small_kari_attempt_2026-11-20-12-59-59_small.ipynb", "kari", "2026-11-20 11:59:59"),
        ("Small_kari_attempt_2026-11-20-13-00-01_small.ipynb", "kari", "2026-11-20 12:00:01"),
        (f"{BRIGHTSPACE} 1259 PM/small.ipynb", "Kari_Nordmann-39786", "2026-11-20 11:59:00"),
        (f"Uke 3/{BRIGHTSPACE} 901 PM/small.ipynb", "Kari_Nordmann-39786", "2026-11-20 20:01:00"),
        ("Nordmann, Kari (kari)/small_2026_11_30.ipynb", "kari", "2026-11-19 09:00:00"),
    ],
)
def test_downloads_of_other_platforms_are_collected_with_their_times(
    due: Course, name: str, student: str, stamp: str
) -> None:
    download(due, zipped({name: work(due)}), canvas="")
    assert 0 == collect(due)
    assert {student: work(due)} == submitted(due)
    assert {student: stamp} == stamps(due)


def test_pages_that_platforms_put_beside_the_work_are_no_trouble_unless_they_are_all_there_is(
    due: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    kari, ola = (f"Small_{login}_attempt_2026-11-20-12-59-59" for login in ("kari", "ola"))
    download(due, zipped({f"{kari}_small.ipynb": work(due), f"{kari}.txt": "Name: Kari"}), canvas="")
    assert 0 == collect(due)
    download(due, zipped({f"{kari}_small.ipynb": work(due), f"{ola}.txt": "My answer"}), canvas="")
    assert 1 == collect(due)
    assert f"{ola}.txt from ola was not collected: it is no notebook" in capsys.readouterr().out


ITSLEARNING = {"Nordmann, Kari (kari)/small.ipynb": DAY, "Hansen, Ola (ola)/small.ipynb": LATE_DAY}


def test_late_work_from_itslearning_is_late(due: Course, capsys: pytest.CaptureFixture[str]) -> None:
    download(due, zipped(dict.fromkeys(ITSLEARNING, work(due)), ITSLEARNING), canvas="")
    assert 0 == collect(due)
    assert {"kari": "2026-11-19 09:00:00", "ola": "2026-11-21 09:00:00"} == stamps(due)
    assert "2026-11-21 10:00 (late)" in capsys.readouterr().out
    assert "moment" == record(due, "ola").told


def test_where_nothing_says_who_was_late_it_is_asked_and_the_answer_holds(
    due: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    download(due, zipped(dict.fromkeys(ITSLEARNING, work(due)), LATE_DAY), canvas="")
    assert 0 == collect(due)
    said = capsys.readouterr().out
    assert "2026-11-21 10:00 at the latest" in said
    assert "is from after the deadline: kari, ola. Say who was late with --late" in said
    assert {"nothing"} == {record(due, student).told for student in ("kari", "ola")}
    assert 0 == collect(due, "--late", "ola")
    assert {"kari": "2026-11-20 11:55:00", "ola": "2026-11-21 09:00:00"} == stamps(due)
    assert ("in time", "late") == (record(due, "kari").told, record(due, "ola").told)
    (due.root / "submitted" / "ola" / SMALL / "timestamp.txt").write_text("2026-11-20 11:00:00 UTC")
    assert 0 == collect(due)  # and so does a time that the teacher has written
    assert "2026-11-20 11:00:00" == stamps(due)["ola"]
    assert "moment" == record(due, "ola").told


def test_a_tie_is_asked_and_answered_with_a_file_of_the_teacher_s(
    due: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    two: dict[str, str | bytes] = {"a/small.ipynb": work(due), "b/small.ipynb": work(due, WRONG)}
    download(due, zipped({"nordmannkari_101_5001_levert.zip": zipped(two)}))
    assert 1 == collect(due)
    assert "nothing says which is newer, so none was collected" in capsys.readouterr().out
    assert {} == submitted(due)
    answer = due.root / "downloaded" / SMALL / "archive" / "small (kari)" / "small.ipynb"
    answer.parent.mkdir()
    answer.write_text(work(due, WRONG), encoding="utf-8")
    assert 0 == collect(due)
    assert {"kari": work(due, WRONG)} == submitted(due)


def test_what_somebody_put_there_by_hand_stays_unless_it_is_asked_to_be_replaced(
    due: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    own = due.root / "submitted" / "kari" / SMALL / f"{SMALL}.ipynb"
    own.parent.mkdir(parents=True)
    own.write_text(work(due, {"why": "by hand"}), encoding="utf-8")
    download(due, zipped({"nordmannkari_101_5001_small.ipynb": work(due)}))
    assert 1 == collect(due)
    assert (
        "was put there or changed by hand. Take it away, or collect with --force" in capsys.readouterr().out
    )
    assert {"kari": work(due, {"why": "by hand"})} == submitted(due)
    assert 0 == collect(due, "--force")
    assert {"kari": work(due)} == submitted(due)
    assert [f"{SMALL}.ipynb", "timestamp.txt"] == sorted(path.name for path in own.parent.iterdir())


def test_a_file_that_somebody_puts_beside_the_work_stays_when_newer_work_comes(due: Course) -> None:
    download(due, zipped({"nordmannkari_101_5001_small.ipynb": work(due, WRONG)}))
    assert 0 == collect(due)
    beside = due.root / "submitted" / "kari" / SMALL / "data" / "numbers.csv"
    beside.parent.mkdir()
    beside.write_text("1,2", encoding="utf-8")
    download(due, zipped({"nordmannkari_101_5002_small-1.ipynb": work(due)}))
    assert 0 == collect(due)
    assert {"kari": work(due)} == submitted(due)
    assert "1,2" == beside.read_text(encoding="utf-8")
    assert [SMALL, f"{SMALL}.json"] == sorted(path.name for path in beside.parents[2].iterdir())


def test_a_time_that_the_teacher_has_written_counts_as_it_does_when_it_is_marked(due: Course) -> None:
    files = {"nordmannkari_LATE_101_5001_small.ipynb": work(due)}
    download(due, zipped(files))
    assert 0 == collect(due)
    stamp = due.root / "submitted" / "kari" / SMALL / "timestamp.txt"
    written = "\ufeff2026-11-20 11:00 UTC\r\n".encode()  # by an editor on Windows
    stamp.write_bytes(written)
    assert 0 == collect(due)
    assert written == stamp.read_bytes()


@pytest.mark.parametrize(
    ("files", "assignment", "code", "sentence"),
    [
        ({}, SMALL, 1, "There is nothing in"),
        ({}, "unknown", 2, "There is no assignment 'unknown'"),
        ({"canvas.csv": "name;points\n"}, SMALL, 2, "is not a gradebook of Canvas"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    due: Course,
    capsys: pytest.CaptureFixture[str],
    files: Mapping[str, str],
    assignment: str,
    code: int,
    sentence: str,
) -> None:
    if files:
        download(due, zipped({"a_1_2_small.ipynb": work(due)}), canvas="")
    for name, content in files.items():
        Path(due.root, name).write_text(content)
    assert code == main(["collect", assignment, "--course", str(due.root)])
    assert sentence in capsys.readouterr().err
