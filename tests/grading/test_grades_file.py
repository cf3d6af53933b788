"""The file of ``nbgrader export``: nbgrader's own where all is decided, and no score where something is not."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from nbgrader.plugins import CsvExportPlugin, ExportPlugin

from class_of_students import with_programs
from training_safety.grading.grades_file import GradesFile

pytestmark = pytest.mark.filterwarnings("ignore:Object of type <Submitted")


@pytest.fixture
def gradebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gradebook]:
    """A gradebook with an assignment, one who handed in late and has all points, and one who handed in nothing."""
    with_programs(monkeypatch)
    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}") as book:
        book.add_assignment("a", duedate=datetime(2026, 1, 2))
        book.add_notebook("n", "a")
        for name in ("check", "essay"):
            book.add_grade_cell(name, "n", "a", max_score=4, cell_type="code")
            book.add_source_cell(name, "n", "a", cell_type="code")
        book.add_student("kari", first_name="Kari", last_name="Nes")
        book.add_student("ola")
        book.add_submission("a", "kari", timestamp=datetime(2026, 1, 3))
        for name, score in (("check", 3.5), ("essay", 2.0)):
            book.find_grade(name, "n", "a", "kari").auto_score = score
            book.find_grade(name, "n", "a", "kari").needs_manual_grade = False
        book.find_submission_notebook("n", "a", "kari").late_submission_penalty = 1.0
        book.db.commit()
        yield book


def exported(by: type[ExportPlugin], gradebook: Gradebook, to: Path, **only: list[str]) -> str:
    """The file that an exporter writes."""
    by(to=str(to), **only).export(gradebook)
    return to.read_text(encoding="utf-8")


@pytest.mark.parametrize("only", [{}, {"student": ["ola"]}, {"assignment": ["b"]}, {"assignment": ["a"]}])
def test_where_all_is_decided_it_is_the_file_of_nbgrader(
    only: dict[str, list[str]], gradebook: Gradebook, tmp_path: Path
) -> None:
    theirs = exported(CsvExportPlugin, gradebook, tmp_path / "theirs.csv", **only)
    assert theirs == exported(GradesFile, gradebook, tmp_path / "ours.csv", **only)


def test_a_score_of_which_some_waits_is_empty_until_a_person_decides(
    gradebook: Gradebook, tmp_path: Path
) -> None:
    grade = gradebook.find_grade("check", "n", "a", "kari")
    grade.auto_score, grade.needs_manual_grade = None, True
    scores = []
    for manual in (None, 0.0, 4.0):
        grade.manual_score = manual
        gradebook.db.commit()
        rows = csv.DictReader(exported(GradesFile, gradebook, tmp_path / "grades.csv").splitlines())
        scores.append({row["student_id"]: (row["raw_score"], row["score"]) for row in rows})
    assert {"kari": ("", ""), "ola": ("0.0", "0.0")} == scores[0]
    assert [("2.0", "1.0"), ("6.0", "5.0")] == [scores[1]["kari"], scores[2]["kari"]]


def test_a_name_with_a_comma_stays_one_name(gradebook: Gradebook, tmp_path: Path) -> None:
    gradebook.find_student("kari").last_name = "Nes, Lie"
    gradebook.db.commit()
    text = exported(GradesFile, gradebook, tmp_path / "grades.csv", student=["kari"])
    (kari,) = csv.DictReader(text.splitlines())
    assert ("Nes, Lie", "Kari") == (kari["last_name"], kari["first_name"])
