"""What the platform wrote decides whose a file is, which attempt and whether late; what a student named decides nothing."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from pathlib import Path, PurePosixPath

import pytest

from training_safety.grading.collecting import CanvasCollector
from training_safety.grading.identities import Record, folder_names
from training_safety.grading.submission_names import (
    Origin,
    Patterns,
    Person,
    Submission,
    canvas_students,
    pages_of_platforms,
    placed,
    safe,
    shown,
)

STUDENTS = {"101": "kari", "102": "ola", "103": "åse"}


def origins(*paths: str, archive: str = "submissions.zip") -> list[Origin]:
    """Where files come from that lie in one archive, or loose if the archive has no name."""
    disk = (*PurePosixPath(archive).parts,)
    return [
        Origin(disk, PurePosixPath(path).parts) if archive else Origin(PurePosixPath(path).parts)
        for path in paths
    ]


def found(*paths: str, archive: str = "submissions.zip", patterns: Patterns | None = None) -> list[str]:
    """What each file's student is called, or why that is not certain."""
    said = placed(origins(*paths, archive=archive), STUDENTS, patterns)
    return [one.person.called if isinstance(one, Submission) else one for one in said.values()]


def one(path: str, archive: str = "submissions.zip") -> Submission:
    (said,) = placed(origins(path, archive=archive), STUDENTS).values()
    assert isinstance(said, Submission), said
    return said


@pytest.mark.parametrize(
    ("path", "student", "file", "part", "late", "number"),
    [
        ("nordmannkari_101_5001_treatment.ipynb", "kari", "treatment.ipynb", "nordmannkari_101_5001_", False, 5001),
        ("submissions/nordmannkari_101_5001_a.ipynb", "kari", "a.ipynb", "nordmannkari_101_5001_", False, 5001),
        ("nordmannkari_LATE_101_5001_a (1).ipynb", "kari", "a (1).ipynb", "nordmannkari_LATE_101_5001_", True, 5001),
        ("østbyåse_103_5003_a.ipynb", "åse", "a.ipynb", "østbyåse_103_5003_", False, 5003),
        ("o_nealkari_101_5001_a_1_2_b.ipynb", "kari", "a_1_2_b.ipynb", "o_nealkari_101_5001_", False, 5001),
        ("larsenunn_108_5008_x.ipynb", "larsenunn-108", "x.ipynb", "larsenunn_108_5008_", False, 5008),
        ("anon_x7Yq2_5008_2_x.ipynb", "anon_x7Yq2", "2_x.ipynb", "anon_x7Yq2_5008_", False, 5008),
        ("LATE_anon_x7Yq2_5008_x.ipynb", "anon_x7Yq2", "x.ipynb", "LATE_anon_x7Yq2_5008_", True, 5008),
        ("nordmannkari_101_text.html", "kari", "nordmannkari_101_text.html", "nordmannkari_101_", False, 0),
        ("Kari Nordmann_123456_assignsubmission_file/a.ipynb", "Kari Nordmann-123456", "a.ipynb", "Kari Nordmann_123456_assignsubmission_file/", None, 0),
        ("Kari Nordmann_123456_assignsubmission_file_/a.ipynb", "Kari Nordmann-123456", "a.ipynb", "Kari Nordmann_123456_assignsubmission_file_/", None, 0),
        ("Kari Nordmann_123456_assignsubmission_file_a.ipynb", "Kari Nordmann-123456", "a.ipynb", "Kari Nordmann_123456_assignsubmission_file_", None, 0),
        ("Treatment_kari_attempt_2026-11-20-23-58-01_a.ipynb", "kari", "a.ipynb", "Treatment_kari_attempt_2026-11-20-23-58-01_", None, 0),
        ("Uke 3_del 2_kari_attempt_2026-11-20-23-58-01_a.ipynb", "kari", "a.ipynb", "Uke 3_del 2_kari_attempt_2026-11-20-23-58-01_", None, 0),
        ("39786-640693 - Kari Nordmann - Nov 20, 2026 1158 PM/a.ipynb", "Kari Nordmann-39786", "a.ipynb", "39786-640693 - Kari Nordmann - Nov 20, 2026 1158 PM/", None, 0),
        ("Uke 3/39786-640693 - Kari Nordmann - Nov 20, 2026 1158 PM/a.ipynb", "Kari Nordmann-39786", "a.ipynb", "39786-640693 - Kari Nordmann - Nov 20, 2026 1158 PM/", None, 0),
        ("39786-640693 - N0123456 - Kari Nordmann - 20 November, 2026 2358 - a.ipynb", "N0123456", "a.ipynb", "39786-640693 - N0123456 - Kari Nordmann - 20 November, 2026 2358 - ", None, 0),
        ("Nordmann, Kari (kari)/a.ipynb", "kari", "a.ipynb", "Nordmann, Kari (kari)/", None, 0),
        ("Oppgave 3/Moen, Tor (tor.moen)/a.ipynb", "tor.moen", "a.ipynb", "Moen, Tor (tor.moen)/", None, 0),
    ],
)  # fmt: skip
def test_each_platform_s_names_are_understood(
    path: str, student: str, file: str, part: str, late: bool | None, number: int
) -> None:
    said = one(path)
    assert (student, file, part) == (said.person.called, said.file, said.part)
    assert (late, number) == (said.late, said.number)


@pytest.mark.parametrize(
    ("path", "when"),
    [
        ("T_kari_attempt_2026-11-20-23-58-01_a.ipynb", datetime(2026, 11, 20, 23, 58, 1)),
        ("39786-640693 - Kari N - Nov 20, 2026 1158 PM/a.ipynb", datetime(2026, 11, 20, 23, 58)),
        ("39786-640693 - Kari N - Sep 24, 2026 926 AM/a.ipynb", datetime(2026, 9, 24, 9, 26)),
        ("39786-640693 - Kari N - 20 November, 2026 2358/a.ipynb", datetime(2026, 11, 20, 23, 58)),
        ("39786-640693 - Kari N - 5 okt. 2026 0926/a.ipynb", datetime(2026, 10, 5, 9, 26)),
        ("39786-640693 - Kari N - 05.06.2026 0926/a.ipynb", None),  # May or June
    ],
)
def test_the_time_of_an_attempt_is_read_from_the_name_and_never_guessed(
    path: str, when: datetime | None
) -> None:
    assert when == one(path).when


@pytest.mark.parametrize(
    ("path", "student"),
    [
        ("nordmannkari_101_90210_levert.zip/hansenola_102_99999999_treatment.ipynb", "kari"),
        ("nordmannkari_101_90210_levert.zip/Hansen, Ola (ola)/treatment.ipynb", "kari"),
        ("nordmannkari_101_90210_levert.zip/treatment (1)/treatment.ipynb", "kari"),
        ("nordmannkari_101_90210_x_102_99_assignsubmission_file_y.ipynb", "kari"),
        ("nordmannkari_101_90210_x_ola_attempt_2026-11-20-23-58-01_y.ipynb", "kari"),
        ("nordmannkari_101_90210_levert.zip/a.zip/Ola_9_assignsubmission_file/y.ipynb", "kari"),
        ("Kari_123_assignsubmission_file/x_102_99_treatment.ipynb", "Kari-123"),
        ("Kari_123_assignsubmission_file_x_102_99_treatment.ipynb", "Kari-123"),
        ("T_kari_attempt_2026-11-20-23-58-01_x_ola_attempt_2026-11-21-00-00-00_y.ipynb", "kari"),
        ("1-2 - Kari - Nov 20, 2026 1158 PM/3-4 - Ola - Nov 20, 2026 1158 PM/x_102_99_y.ipynb", "Kari-1"),
        ("Nordmann, Kari (kari)/hansenola_102_99_treatment.ipynb", "kari"),
        ("Nordmann, Kari (kari)/Hansen, Ola (ola)/treatment.ipynb", "kari"),
    ],
)  # fmt: skip
def test_the_outermost_part_decides_and_what_a_student_named_decides_nothing(path: str, student: str) -> None:
    assert [student] == found(path)


@pytest.mark.parametrize("said", ["LATE_", ""])
def test_a_name_within_takes_no_lateness_away_and_gives_none(said: str) -> None:
    outer, inner = said, "" if said else "LATE_"
    path = f"nordmannkari_{outer}101_5001_levert.zip/nordmannkari_{inner}101_5001_treatment.ipynb"
    assert bool(said) is one(path).late


@pytest.mark.parametrize(
    "path",
    ["treatment.ipynb", "hw_2_final.ipynb", "treatment (1).ipynb", "treatment (1)/treatment.ipynb", "kopi (12)/a.ipynb"],
)  # fmt: skip
def test_a_name_that_no_platform_wrote_is_nobody_s(path: str) -> None:
    assert [] == [said for said in found(path) if "does not say whose" not in said]
    assert [] == [said for said in found(path, archive="") if "does not say whose" not in said]


@pytest.mark.parametrize("archive", ["submissions (1).zip", "kurs (høst 2026).zip", "uke 3/submissions.zip"])
def test_what_the_download_is_called_says_nothing(archive: str) -> None:
    assert ["kari"] == found("nordmannkari_101_5001_treatment.ipynb", archive=archive)


def test_a_student_s_archive_that_lies_loose_is_the_student_s() -> None:
    crafted = "hansenola_102_99_treatment.ipynb"
    assert ["kari"] == found(crafted, archive="nordmannkari_101_5001_levert.zip")
    assert ["tor.moen"] == found(crafted, archive="Moen, Tor (tor.moen)/levert.zip")
    assert ["larsenunn-108"] == found("treatment.ipynb", archive="larsenunn_108_5008_levert.zip")


@pytest.mark.parametrize(
    ("paths", "archive"),
    [
        (["nordmannkari_101_5001_a.ipynb"], "kurs_2024_1_oppgave.zip"),
        (["nordmannkari_101_5001_a.ipynb", "hansenola_102_5002_a.ipynb"], "Uke 3 (ny)/submissions.zip"),
        (["Uke 3 (ny)/Nordmann, Kari (kari)/a.ipynb", "Uke 3 (ny)/Hansen, Ola (ola)/a.ipynb"], "submissions.zip"),
        (["Uke 3 (ny)/Nordmann, Kari (kari)/a.ipynb", "Uke 3 (ny)/Hansen, Ola (ola)/a.ipynb"], ""),
    ],
)  # fmt: skip
def test_where_one_student_may_be_a_whole_class_it_is_asked(paths: list[str], archive: str) -> None:
    for said in found(*paths, archive=archive):
        assert "may be one student's or hold the work of several" in said


@pytest.mark.parametrize("end", ["/x.ipynb", "_/x.ipynb", "_x.ipynb"])
def test_who_is_called_in_moodle_as_moodle_calls_another_takes_nobody_s_place(end: str) -> None:
    ola = "Ola Hansen_777_assignsubmission_file"
    kari = f"{ola} Nordmann_123456_assignsubmission_file{end}"
    said = found(f"{ola}/x.ipynb", kari)
    assert ["Ola Hansen-777", True] == [said[0], "names two people" in said[1]]
    (alone,) = found("x.ipynb", archive=f"{ola} Nordmann_123456_assignsubmission_file_x.zip")
    assert "names two people" in alone


def test_what_a_platform_adds_to_a_download_by_itself_is_nobody_s_work() -> None:
    attempt = "Treatment_kari_attempt_2026-11-20-23-58-01"
    pages = (f"{attempt}.txt", "index.html", "Uke 3/index.html")
    handed_in = (
        f"{attempt}_x.ipynb", f"{attempt}_x.txt", "Treatment_ola_attempt_2026-11-20-23-58-01.txt",
        "Hansen, Ola (ola)/index.html", "nordmannkari_101_5001_index.html", f"Hansen, Ola (ola)/{attempt}.txt",
    )  # fmt: skip
    all_of_it = origins(*pages, *handed_in)
    expected = set(all_of_it[: len(pages)])
    assert expected == pages_of_platforms(placed(all_of_it, STUDENTS))


def test_a_class_of_blackboard_is_told_apart_whatever_the_assignment_is_called() -> None:
    names = [f"oppg_1_2_x_{name}_attempt_2026-11-20-23-58-01_a.ipynb" for name in ("kari", "ola")]
    assert ["kari", "ola"] == found(*names)


def test_user_names_that_cannot_be_told_from_the_assignment_s_name_are_asked_about() -> None:
    names = [f"Oppg_{name}_n_attempt_2026-11-20-23-58-01_a.ipynb" for name in ("kari", "ola")]
    for said in found(*names):
        assert "user names seem to have an underscore" in said


def test_a_name_that_a_mac_has_taken_apart_is_put_together_again() -> None:
    said = one(unicodedata.normalize("NFD", "åsøby_108_5003_å.ipynb"))
    assert ("åsøby-108", "å.ipynb") == (said.person.called, said.file)


def test_another_platform_s_names_can_be_set() -> None:
    pattern = r"(?P<student_id>\w+)-(?P<file>.+)"
    assert ["kari"] == found("kari-x.ipynb", patterns=Patterns(pattern))
    assert pattern == CanvasCollector(named_regexp=pattern).named_regexp


@pytest.mark.parametrize(
    ("pattern", "why"), [(r"(?P<file>.+)", "none of the groups"), ("(", "is no pattern")]
)
def test_a_pattern_that_cannot_say_whose_a_file_is_is_refused(pattern: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Patterns(pattern)


# Who is who in Canvas.


GRADEBOOK = """\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Behandling (7781),Current Score,Final Score
    Points Possible,,,,,30,(read only),(read only)
"Nordmann, Kari",101,900101,kari,TRY100,,,
"Moe, Per",104,900104,per.moe@uni.example,TRY100,,,
"Holm, Uten",109,900109,,TRY100,,,
"Student, Test",199,,a1b2,TRY100,,,
"""


def test_the_logins_come_from_the_gradebook_that_canvas_exports(tmp_path: Path) -> None:
    (tmp_path / "canvas.csv").write_text(GRADEBOOK, encoding="utf-8")
    assert {"101": "kari", "104": "per.moe@uni.example"} == canvas_students(tmp_path / "canvas.csv")


def test_another_file_than_the_gradebook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "canvas.csv").write_text("name;points\nKari;3\n", encoding="utf-8")
    with pytest.raises(ValueError, match="is not a gradebook of Canvas"):
        canvas_students(tmp_path / "canvas.csv")


# What a student's folder is called.


@pytest.mark.parametrize(
    ("student", "expected"),
    [
        (" kari ", "kari"),
        ("kari@uni.no", "kari@uni.no"),
        ("../x", "_x"),
        ("a*[b]", "a__b_"),
        ("..", "_"),
        ("a" * 300, "a" * 80),
        ("a\nb\x1b[2J", "a_b__2J"),
    ],
)
def test_an_id_can_always_be_the_name_of_a_folder(student: str, expected: str) -> None:
    assert expected == safe(student)


def canvas(number: str, login: str = "", name: str = "") -> Person:
    return Person("canvas", number, login, number, name)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (canvas("101", "kari+x"), canvas("102", "kari_x")),
        (canvas("101", "Kari"), canvas("102", "kari")),
        (canvas("101", "kari"), canvas("102", "kari")),
        (canvas("101", unicodedata.normalize("NFD", "åse")), canvas("102", "åse")),
        (canvas("101", "a" * 90 + "1"), canvas("102", "a" * 90 + "2")),
        (canvas("102", "", "nordmannkari"), Person("folder", "NORDMANNKARI-102", "NORDMANNKARI-102")),
        (Person("folder", "kari x", "kari x"), Person("folder", "kari_x", "kari_x")),
        (Person("brightspace", "1", name="Kari N"), Person("brightspace", "1", name="Kari_N")),
    ],
)
def test_two_people_never_share_a_folder(first: Person, second: Person) -> None:
    names = folder_names([first, second], {})
    assert 2 == len({unicodedata.normalize("NFC", name).casefold() for name in names.values()})
    assert names == folder_names([second, first], {})
    later = folder_names([second], {names[first]: [Record(first)]})
    assert later[second].casefold() != names[first].casefold()


def test_one_person_has_one_folder_and_keeps_it() -> None:
    clash = canvas("101", "kari+x")
    names = folder_names([clash, canvas("102", "kari_x")], {})
    before = {name: [Record(person)] for person, name in names.items()}
    assert names[clash] == folder_names([clash], before)[clash]
    by_hand = Person("folder", "larsenunn-108", "larsenunn-108")
    nameless = canvas("108", "", "larsenunn")
    assert {"larsenunn-108"} == set(folder_names([by_hand, nameless], {}).values())


def test_what_is_shown_cannot_move_a_terminal_s_cursor_or_turn_the_text_round() -> None:
    assert "a?[2Jb?c?d" == shown("a\x1b[2Jb\u202ec\nd")
