"""Scores into the gradebook that Canvas exported, and nbgrader's own plain CSV."""

from __future__ import annotations

import csv
import doctest
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import ExportApp

from training_safety.cli import main
from training_safety.grading import canvas_file
from training_safety.grading.canvas import CanvasExporter, Transfer, Work, transferred
from training_safety.grading.canvas_file import CanvasFile

pytestmark = [
    pytest.mark.xdist_group("canvas"),
    pytest.mark.filterwarnings("ignore:Object of type <Submitted"),  # nbgrader 0.9.6 with SQLAlchemy 2
]

EXPORTED = (
    "\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Notes,Treatment (12345),"
    '"Load, ""old"" (777)",Assignments Current Score,Final Score\n'
    ",,,,,,Manual Posting,,,,,,\n"  # Canvas can make this row longer than the others
    "    Points Possible,,,,,,30.00,10.00,(read only),(read only)\n"
    '"Hansen, Kari",101,0017,kari,"Lab A, Monday",,,9.00,90.00,45.00\n'
    '"Olsen, Ola",102,0018,ola@uni.example,Lab B,late,20.00,,20.00,10.00\n'
    '"=""=Per""",103,,per,Lab B,,EX,,,\n'
    '"Berg, Siri",104,0020,siri,Lab A and Lab B,,-,,,\n'
    '"Student, Test",999,,b7e1,Lab A,,,,0.00,0.00\n'
)
NORWEGIAN = (
    "Student;ID;SIS User ID;SIS Login ID;Section;Treatment (12345);Current Score\r\n"
    "    Points Possible;;;;;30,00;(skrivebeskyttet)\r\n"
    "Hansen, Kari;101;0017;kari;Lab A;;\r\n"
    "Olsen, Ola;102;0018;ola;Lab A;27,50;91,67\r\n"
)


def work(student: str, score: float, *, to_read: bool = False, canvas_id: str = "") -> Work:
    """What the gradebook knows of a student."""
    return Work(student, Decimal(str(score)), to_read, canvas_id)


def sent(*works: Work, text: str = EXPORTED, points: str = "30", **options: bool) -> Transfer:
    """What is made of a gradebook of Canvas."""
    canvas = CanvasFile.parsed(text)
    return transferred(canvas, canvas.column("treatment"), works, Decimal(points), **options)


def cells(transfer: Transfer) -> dict[str, str]:
    """The last cell for each student's number."""
    rows = list(csv.reader(transfer.text.splitlines()))
    return {row[1]: row[-1] for row in rows if row[1].isdigit()}


def refusal(text: str, assignment: str = "treatment", column: str = "") -> str:
    """What is said about a file or a column that cannot be used."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 – the callers look at the sentence
        CanvasFile.parsed(text, "canvas.csv").column(assignment, column)
    return str(caught.value)


def test_only_who_the_students_are_and_the_asked_column_are_written_byte_for_byte() -> None:
    assert (
        "\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Treatment (12345)\n"
        ",,,,,Manual Posting\n"
        "    Points Possible,,,,,30.00\n"
        '"Hansen, Kari",101,0017,kari,"Lab A, Monday",27.50\n'
        '"Olsen, Ola",102,0018,ola@uni.example,Lab B,20.00\n'
        '"=""=Per""",103,,per,Lab B,EX\n'
        '"Berg, Siri",104,0020,siri,Lab A and Lab B,-\n'
        '"Student, Test",999,,b7e1,Lab A,\n'
    ) == sent(work("kari", 27.5)).text


def test_semicolons_decimal_commas_and_line_ends_are_kept() -> None:
    assert (
        "Student;ID;SIS User ID;SIS Login ID;Section;Treatment (12345)\r\n"
        "    Points Possible;;;;;30,00\r\n"
        "Hansen, Kari;101;0017;kari;Lab A;12,25\r\n"
        "Olsen, Ola;102;0018;ola;Lab A;27,50\r\n"
    ) == sent(work("kari", 12.25), work("ola", 27.5), text=NORWEGIAN).text


def test_a_decimal_comma_in_a_file_with_commas_is_quoted() -> None:
    text = NORWEGIAN.replace(",", "\0").replace(";", ",")
    text = (
        text.replace("30\0", '"30\0')
        .replace("00,(", '00",(')
        .replace("27\0", '"27\0')
        .replace("50,91\x0067", '50",')
    )
    text = text.replace("Hansen\0 Kari", "Kari").replace("Olsen\0 Ola", "Ola").replace("\0", ",")
    assert '"12,25"' in sent(work("kari", 12.25), text=text).text


def test_without_a_number_to_tell_the_separator_decides_about_the_decimal_mark() -> None:
    bare = NORWEGIAN.replace("30,00", "").replace("27,50", "").replace("91,67", "")
    assert "Lab A;12,25" in sent(work("kari", 12.25), text=bare).text
    commas = bare.replace(", ", " ").replace(";", ",")
    assert "Lab A,12.25" in sent(work("kari", 12.25), text=commas).text


def test_a_score_is_rounded_as_canvas_rounds_it() -> None:
    assert "3.34" == cells(sent(work("kari", 3.335)))["101"]


@pytest.mark.parametrize("known_as", ["kari", "0017", "101"])
def test_a_student_is_known_by_login_sis_number_or_canvas_number(known_as: str) -> None:
    assert "9.00" == cells(sent(work(known_as, 9)))["101"]


def test_a_login_is_surer_than_a_number() -> None:
    text = EXPORTED.replace("104,0020,siri", "104,0020,101")
    found = sent(work("101", 9), text=text)
    assert {"101": "", "104": "9.00"} == {key: cells(found)[key] for key in ("101", "104")}


def test_the_gradebook_s_own_number_for_canvas_is_used_last() -> None:
    assert "9.00" == cells(sent(work("kh-3", 9, canvas_id="101")))["101"]


def test_a_student_whom_canvas_does_not_know_is_named() -> None:
    assert (
        "Not in Canvas, so their scores are not in the file: nils, odd."
        in sent(work("nils", 3), work("odd", 4)).notes
    )


def test_two_that_may_be_the_same_student_are_left_alone_and_named() -> None:
    found = sent(work("kari", 20), work("101", 10))
    assert "" == cells(found)["101"]
    assert [] == found.written
    assert (
        "Not sure who it is in Canvas, so left as it was: kari (Hansen, Kari), 101 (Hansen, Kari)."
        in found.notes
    )


def test_one_that_may_be_two_students_is_left_alone_and_named() -> None:
    found = sent(work("kari", 20), text=EXPORTED.replace(",siri,", ",kari,"))
    assert ["", "-"] == [cells(found)[key] for key in ("101", "104")]
    assert any("kari (Hansen, Kari / Berg, Siri)" in note for note in found.notes)


def test_without_work_a_cell_stays_as_it_was_and_not_zero() -> None:
    found = sent()
    assert {"101": "", "102": "20.00", "103": "EX", "104": "-", "999": ""} == cells(found)
    assert "4 in Canvas have no work here; their cells are as Canvas has them." in found.notes


def test_zero_points_are_a_score() -> None:
    assert "0.00" == cells(sent(work("siri", 0)))["104"]


def test_another_score_in_canvas_is_kept_and_named() -> None:
    found = sent(work("0018", 22.5))
    assert "20.00" == cells(found)["102"]
    assert [] == found.written
    assert (
        "Canvas has another score, which is kept (overwrite replaces it): 0018 (Canvas 20.00, here 22.50)."
        in found.notes
    )


def test_another_score_in_canvas_is_replaced_when_asked_and_named() -> None:
    found = sent(work("0018", 22.5), overwrite=True)
    assert "22.50" == cells(found)["102"]
    assert "Another score in Canvas is replaced: 0018 (Canvas 20.00, here 22.50)." in found.notes


def test_the_same_score_is_nothing_to_speak_of() -> None:
    found = sent(work("0018", 20.001))
    assert ["0018"] == found.written
    assert not any("another score" in note.lower() for note in found.notes)


@pytest.mark.parametrize("has", ["EX", "N/A"])
def test_who_is_excused_or_not_asked_stays_so_even_when_scores_are_replaced(has: str) -> None:
    found = sent(work("per", 22), overwrite=True, text=EXPORTED.replace(",EX,", f",{has},"))
    assert has == cells(found)["103"]
    assert f"Excused (EX) or not assigned (N/A) in Canvas, and left so: per ({has})." in found.notes


def test_a_mark_that_is_no_number_is_not_written_over_unasked() -> None:
    text = EXPORTED.replace("siri,Lab A and Lab B,,-", "siri,Lab A and Lab B,,complete")
    assert "complete" == cells(sent(work("siri", 22), text=text))["104"]


def test_work_that_a_person_has_to_grade_is_left_out_and_named() -> None:
    found = sent(work("kari", 12, to_read=True), work("siri", 3))
    assert ["", "3.00"] == [cells(found)[key] for key in ("101", "104")]
    assert "A person has to grade some of it, so left out (partial sends it as it is): kari." in found.notes


def test_work_that_a_person_has_to_grade_is_sent_when_asked_and_named() -> None:
    found = sent(work("kari", 12, to_read=True), partial=True)
    assert "12.00" == cells(found)["101"]
    assert "Sent although a person has yet to grade some of it: kari." in found.notes


def test_other_points_in_canvas_are_named() -> None:
    assert (
        "Treatment (12345) gives 30.00 points in Canvas and 28 here. Scores are sent as they are here."
        in sent(points="28").notes
    )
    assert not any("points in Canvas" in note for note in sent(points="30.0").notes)


@pytest.mark.parametrize(
    ("assignment", "asked"),
    [
        ("treatment", ""),
        ("Treatment", ""),
        ("Treatment (12345)", ""),
        ("load", "Treatment (12345)"),
        ("load", "Treatment"),
        ("load", "12345"),
    ],
)
def test_a_column_is_known_by_name_header_title_or_number(assignment: str, asked: str) -> None:
    assert "Treatment (12345)" == CanvasFile.parsed(EXPORTED).column(assignment, asked).header


def test_hyphens_in_an_assignment_s_name_are_spaces_in_canvas() -> None:
    text = EXPORTED.replace("Treatment (12345)", "Belief and risk (8)")
    assert "Belief and risk (8)" == CanvasFile.parsed(text).column("belief-and-risk").header


def test_an_exact_name_comes_before_a_like_one() -> None:
    text = EXPORTED.replace("Notes", "treatment (6)")
    assert "treatment (6)" == CanvasFile.parsed(text).column("treatment").header


def test_two_columns_that_fit_are_both_named() -> None:
    text = EXPORTED.replace("Notes", "Treatment (6)")
    assert (
        "Canvas has more than one column for 'treatment': Treatment (6); Treatment (12345). Name one with --column."
        == refusal(text)
    )


def test_no_column_that_fits_is_a_sentence_with_those_there_are() -> None:
    assert (
        "Canvas has no column for 'strength'. It has: Treatment (12345); Load, \"old\" (777). Name one with --column."
        == refusal(EXPORTED, "strength")
    )
    assert "Canvas has no column for 'tretment'." in refusal(EXPORTED, "treatment", "tretment")


def test_totals_and_the_teacher_s_own_columns_are_no_assignments() -> None:
    for column in ("Final Score", "Notes", "Assignments Current Score"):
        assert f"Canvas has no column for {column!r}." in refusal(EXPORTED, "x", column)


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "Student,ID\nKari,1\n", "Student\tID\tSection\n"])
def test_another_file_is_refused_and_told_where_to_find_the_right_one(text: str) -> None:
    assert refusal(text).startswith("canvas.csv is not a gradebook of Canvas")


def test_a_row_with_another_number_of_cells_is_refused_and_names_the_student() -> None:
    assert "canvas.csv has 11 cells for Olsen, Ola and 10 in its first line." in refusal(
        EXPORTED.replace("late", "very,late")
    )


def test_a_quotation_mark_that_is_not_closed_is_refused() -> None:
    assert "a quotation mark that is not closed" in refusal(EXPORTED.replace('"Olsen, Ola"', '"Olsen, Ola'))


def test_a_file_that_went_through_excel_is_refused(tmp_path: Path) -> None:
    (tmp_path / "canvas.csv").write_bytes(NORWEGIAN.replace("Olsen", "Åsen").encode("cp1252"))
    with pytest.raises(ValueError, match="Export it once more, and do not open it in Excel first"):
        CanvasFile.read(tmp_path / "canvas.csv")


@pytest.mark.parametrize("line", ["sep=;\r\n", "SEP=;\n", "\ufeffsep=;\r\n"])
def test_a_line_that_tells_a_spreadsheet_the_separator_is_passed_by_and_not_sent(line: str) -> None:
    transfer = sent(work("kari", 20), text=line + NORWEGIAN)
    assert "sep=" not in transfer.text.casefold()
    assert "Hansen, Kari;101;0017;kari;Lab A;20,00\r\n" in transfer.text


@pytest.mark.parametrize("space", ["\u3000", "\u00a0", "\u2009"])
def test_a_number_with_another_kind_of_space_beside_it_is_sent_as_the_number(space: str) -> None:
    text = NORWEGIAN.replace("27,50;", f"27,50{space};")
    assert "Olsen, Ola;102;0018;ola;Lab A;27,50\r\n" in sent(work("kari", 20), text=text).text


@pytest.mark.parametrize("title", ["treatment final", "Final treatment", "treatment FINALE"])
def test_a_column_that_canvas_may_ignore_for_its_name_is_named(title: str) -> None:
    canvas = CanvasFile.parsed(NORWEGIAN.replace("Treatment (", f"{title} ("))
    notes = transferred(canvas, canvas.column(title), [work("kari", 20)], Decimal(30)).notes
    assert any("Canvas is reported to ignore such columns" in note for note in notes)


def test_the_examples_in_the_docstrings_hold() -> None:
    assert 0 == doctest.testmod(canvas_file).failed


def test_first_and_last_names_in_columns_of_their_own_are_read() -> None:
    text = EXPORTED.removeprefix("\ufeff").replace("Student,ID", "LastName,FirstName,ID", 1)
    text = text.replace(",,,,,,Manual", ",,,,,,,Manual").replace("Possible,", "Possible,,")
    text = text.replace('"Hansen, Kari"', "Hansen,Kari").replace('"Olsen, Ola"', "Olsen,Ola")
    text = (
        text.replace('"=""=Per"""', "Lie,Per")
        .replace('"Berg, Siri"', "Berg,Siri")
        .replace('"Student, Test"', "Student,Test")
    )
    found = sent(work("kari", 9), text=text)
    assert 'Hansen,Kari,101,0017,kari,"Lab A, Monday",9.00\n' in found.text
    assert "3 in Canvas have no work here; their cells are as Canvas has them." in found.notes


def test_the_exporter_asks_for_one_assignment_and_two_files(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Name one assignment"):
        CanvasExporter(canvas="a.csv", to="b.csv").transfer(None)
    with pytest.raises(ValueError, match="Name the file that Canvas exported"):
        CanvasExporter(assignment=["treatment"], to="b.csv").transfer(None)
    with pytest.raises(ValueError, match="is the file that Canvas exported"):
        CanvasExporter(assignment=["treatment"], canvas="a.csv", to="./a.csv").transfer(None)


# The rest is nbgrader itself, with a gradebook of its own and no kernel.


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A course folder whose gradebook has four students: one on time, one late, one to be read, one without work."""
    folder = tmp_path_factory.mktemp("course")
    (folder / "nbgrader_config.py").write_text(
        'c = get_config()\nc.CourseDirectory.course_id = "ryggen"\n', encoding="utf-8"
    )
    (folder / "canvas.csv").write_text(EXPORTED, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        with Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "ryggen") as gradebook:
            gradebook.add_assignment("treatment", duedate=datetime(2025, 11, 1))
            gradebook.add_notebook("treatment", "treatment")
            gradebook.add_grade_cell("sum", "treatment", "treatment", max_score=30, cell_type="code")
            for student, last_name in (
                ("kari", "Hansen"),
                ("0018", "Olsen"),
                ("siri", "Berg"),
                ("per", "Lie"),
            ):
                gradebook.add_student(student, last_name=last_name)
            for student, score, penalty, to_read in (
                ("kari", 27.5, 0, False),
                ("0018", 25, 5, False),
                ("siri", 6, 0, True),
            ):
                gradebook.add_submission("treatment", student)
                grade = gradebook.find_grade("sum", "treatment", "treatment", student)
                grade.auto_score, grade.needs_manual_grade = score, to_read
                grade.notebook.late_submission_penalty = penalty
            gradebook.db.commit()
        yield folder


def test_nbgrader_s_own_csv_has_every_student_and_what_came_late(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(course)
    export = ExportApp()
    export.initialize(["--to=plain.csv"])
    export.start()
    with (course / "plain.csv").open(encoding="utf-8", newline="") as plain:
        rows = {row["student_id"]: row for row in csv.DictReader(plain)}
    assert {"kari", "0018", "siri", "per"} == set(rows)
    assert ("25.0", "5.0", "20.0", "30.0") == tuple(
        rows["0018"][key] for key in ("raw_score", "late_submission_penalty", "score", "max_score")
    )
    assert "0.0" == rows["per"]["score"]


def test_nbgrader_export_takes_the_exporter_for_canvas(course: Path) -> None:
    command = [
        *(sys.executable, "-m", "nbgrader", "export"),
        "--exporter=training_safety.grading.canvas.CanvasExporter",
        "--CanvasExporter.canvas=canvas.csv",
        "--CanvasExporter.partial=True",
        "--assignment=treatment",
        "--to=for-canvas.csv",
    ]
    done = subprocess.run(command, cwd=course, capture_output=True, text=True)
    assert 0 == done.returncode, done.stderr
    text = (course / "for-canvas.csv").read_bytes().decode("utf-8")
    assert '"Hansen, Kari",101,0017,kari,"Lab A, Monday",27.50\n' in text
    assert '"Olsen, Ola",102,0018,ola@uni.example,Lab B,20.00\n' in text
    assert '"Berg, Siri",104,0020,siri,Lab A and Lab B,6.00\n' in text
    assert "Sent although a person has yet to grade some of it: siri." in done.stderr


def test_the_command_writes_the_same_and_says_what_it_left_out(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = course / "scores.csv"
    asked = [
        "grades",
        "treatment",
        "--course",
        str(course),
        "--canvas",
        str(course / "canvas.csv"),
        "--to",
        str(to),
    ]
    assert 0 == main(asked)
    said = capsys.readouterr()
    assert f"{to} has 2 scores for Canvas.\n" == said.out
    assert "so left out (partial sends it as it is): siri." in said.err
    assert "Lab A and Lab B,-\n" in to.read_text(encoding="utf-8")


def test_the_command_says_in_a_sentence_what_is_not_there(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--course", str(course), "--canvas", str(course / "canvas.csv"), "--to", str(course / "x.csv")]
    assert 2 == main(["grades", "strength", *given, "--column", "12345"])
    assert "The gradebook has no assignment 'strength'. It has: treatment." in capsys.readouterr().err
    assert 2 == main(["grades", "treatment", *given, "--column", "nothing"])
    assert "Canvas has no column for 'nothing'." in capsys.readouterr().err
    assert 1 == main(["grades", "treatment", *given[:3], str(course / "none.csv"), *given[4:]])
    assert "none.csv: No such file or directory" in capsys.readouterr().err
    assert not (course / "x.csv").exists()


def test_without_a_gradebook_none_is_made_and_the_command_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n", encoding="utf-8")
    given = ["--canvas", str(tmp_path / "canvas.csv"), "--to", str(tmp_path / "x.csv")]
    assert 1 == main(["grades", "treatment", "--course", str(tmp_path), *given])
    assert "There is no gradebook in" in capsys.readouterr().err
    assert not (tmp_path / "gradebook.db").exists()
