"""Every assignment through nbgrader itself: made in two languages, handed in, and marked."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from class_of_students import assert_graded_alike, autograded_by_us
from exercise_runner import (
    ASSIGNMENTS,
    answers_to,
    cells_of,
    checks,
    grading,
    handed_out,
    is_answer,
    is_check,
    notebook,
)
from grading_course import Course, described, solved
from training_safety.grading.canvas import canvas_scores

pytestmark = pytest.mark.filterwarnings(
    "ignore:Object of type <Submitted"
)  # nbgrader 0.9.6 with SQLAlchemy 2
UNTOUCHED = "before-anybody-handed-in.db"


@pytest.fixture(
    scope="module", params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in ASSIGNMENTS]
)
def name(request: pytest.FixtureRequest) -> str:
    """The assignment; all its tests share one course folder and one gradebook."""
    return str(request.param)


@pytest.fixture(scope="module")
def course(name: str, empty_gradebook: Path, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course folder with this assignment."""
    return Course.copied_to(tmp_path_factory.mktemp("course"), name, empty_gradebook)


@pytest.fixture(scope="module")
def releases(name: str, course: Course) -> dict[str, Path]:
    """What is handed out in each language, Bokmål made last so that its gradebook stands."""
    found = {}
    for language in ("en", "nb"):
        made = course.release(name, language)
        found[language] = course.root / f"{language}.ipynb"
        found[language].write_bytes(made.read_bytes())
    shutil.copy(course.root / "gradebook.db", course.root / UNTOUCHED)
    return found


def test_both_languages_hand_out_the_same_code_points_and_ids(releases: dict[str, Path]) -> None:
    nb, en = ([described(cell) for cell in cells_of(releases[key]) if grading(cell)] for key in ("nb", "en"))
    assert nb == en
    code = [
        [cell["source"] for cell in cells_of(releases[key]) if cell["cell_type"] == "code"]
        for key in ("nb", "en")
    ]
    assert [('LANGUAGE = "nb"', 'LANGUAGE = "en"')] == [
        (one, other) for one, other in zip(*code, strict=True) if one != other
    ]


@pytest.mark.parametrize(("language", "other"), [("nb", "en"), ("en", "nb")])
def test_a_release_has_no_cell_of_the_other_language(
    name: str, releases: dict[str, Path], language: str, other: str
) -> None:
    source = cells_of(notebook(name))
    tagged = {
        key: {c["source"] for c in source if f"lang-{key}" in c["metadata"].get("tags", [])}
        for key in ("nb", "en")
    }
    handed_out = {cell["source"] for cell in cells_of(releases[language])}
    assert tagged[language] <= handed_out
    assert set() == (tagged[other] - tagged[language]) & handed_out
    assert not any("lang-" in str(cell["metadata"]) for cell in cells_of(releases[language]))


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_release_has_no_hidden_test_and_no_solution(
    name: str, releases: dict[str, Path], language: str
) -> None:
    text = "\n".join(cell["source"] for cell in cells_of(releases[language]))
    assert all("### BEGIN HIDDEN TESTS" in source for source in checks(name).values())
    for line in hidden_lines(name):
        assert line not in text
    for secret in ("HIDDEN", "SOLUTION", "hidden=True", *solved(notebook(name)).values()):
        assert secret not in text


def test_the_teacher_s_page_is_not_handed_out(name: str, course: Course, releases: dict[str, Path]) -> None:
    assert f"{name}.ipynb" in (made := [path.name for path in (course.root / "release" / name).iterdir()])
    assert "README.md" not in made


@pytest.mark.parametrize("language", ["nb", "en"])
def test_nbgrader_gives_the_reference_full_marks_in_either_language(
    name: str, course: Course, releases: dict[str, Path], language: str
) -> None:
    course.hand_in(f"reference-{language}", name, releases[language], solved(notebook(name)))
    marks = course.autograde(f"reference-{language}", name)
    for grade_id, mark in marks.items():
        assert mark == ((points(name)[grade_id], False) if grade_id in checks(name) else (None, True))
    assert set(checks(name)) < set(marks)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_nbgrader_gives_nothing_for_nothing_and_leaves_no_text_to_read(
    name: str, course: Course, releases: dict[str, Path], language: str
) -> None:
    course.hand_in(f"empty-{language}", name, releases[language], {})
    assert {(0, False)} == set(course.autograde(f"empty-{language}", name).values())


@pytest.mark.parametrize("language", ["nb", "en"])
def test_nbgrader_takes_the_points_of_wrong_parts_only_and_tells_the_student_no_hidden_line(
    name: str, course: Course, releases: dict[str, Path], language: str
) -> None:
    lost: set[str] = set()
    answers = solved(notebook(name))
    for part in list(answers_to(name).WRONG.values())[::2]:
        answers.update(part[0].cells)
        lost |= part[0].lost
    student = f"wrong-{language}"
    course.hand_in(student, name, releases[language], answers)
    marks = course.autograde(student, name)
    assert lost == {check for check in checks(name) if marks[check] == (0, False)}
    read = {"nb": r"Les del \d+ en gang til\.", "en": r"Read part \d+ once more\."}[language]
    sentences = [
        line
        for cell in cells_of(course.root / "autograded" / student / name / f"{name}.ipynb")
        for output in cell.get("outputs", [])
        for line in output.get("traceback", [])
    ]
    assert len(lost) == len(sentences)
    assert all(re.fullmatch(rf"[^\n]* {read}", sentence) for sentence in sentences)
    feedback = " ".join(course.feedback(student, name).split())
    # A sentence that gives away what a hidden check asks with is covered too; nearly all are told.
    untold = [sentence for sentence in sentences if " ".join(sentence.split()) not in feedback]
    assert len(untold) <= 1
    handed_in = cells_of(course.root / "submitted" / student / name / f"{name}.ipynb")
    visible = {line.strip() for cell in handed_in for line in cell["source"].splitlines()}
    for line in hidden_lines(name):
        assert line in visible or " ".join(line.split()) not in feedback


@pytest.mark.parametrize("language", ["nb", "en"])
def test_work_that_was_damaged_on_its_way_keeps_its_points(
    name: str, course: Course, releases: dict[str, Path], language: str
) -> None:
    student = f"damaged-{language}"
    handed_in = course.hand_in(student, name, releases[language], solved(notebook(name)))
    damaged = json.loads(handed_in.read_text(encoding="utf-8"))
    cells = damaged["cells"]
    check = next(cell for cell in cells if is_check(cell))
    answer = next(cell for cell in cells if is_answer(cell))
    cells.remove(check)
    cells.insert(cells.index(answer), answer)
    handed_in.rename(handed_in.with_name(f"{name} (1).ipynb")).write_text(
        json.dumps(damaged), encoding="utf-8"
    )
    marks = course.autograde(student, name)
    assert points(name) == {check: marks[check][0] for check in checks(name)}


def test_the_scores_of_a_class_reach_canvas(name: str, course: Course, releases: dict[str, Path]) -> None:
    folder = course.root / "canvas"
    folder.mkdir()
    course.hand_in("canvas.kari", name, releases["nb"], {})
    course.autograde("canvas.kari", name)
    most = sum(grading(cell).get("points", 0) for cell in cells_of(notebook(name)))
    (folder / "canvas.csv").write_text(
        f"Student,ID,SIS User ID,SIS Login ID,Section,{name} (77)\n"
        f"    Points Possible,,,,,{most}\n"
        '"Nordmann, Kari",501,s1,canvas.kari,A,\n"Hansen, Per",502,s2,canvas.per,A,\n',
        encoding="utf-8",
    )
    canvas_scores(course.root, name, folder / "canvas.csv", folder / "out.csv", partial=True)
    rows = list(csv.reader((folder / "out.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert f"{name} (77)" == rows[0][-1]
    assert {"canvas.kari": "0", "canvas.per": ""} == {
        row[3]: row[-1].replace(".00", "").replace("0.0", "0") for row in rows if row[3].startswith("canvas")
    }


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_command_for_a_class_gives_what_nbgrader_gives(
    name: str, course: Course, releases: dict[str, Path], language: str, tmp_path: Path, sandbox: None
) -> None:
    done = {f"{kind}-{language}" for kind in ("reference", "wrong", "empty", "damaged")}
    done &= {folder.name for folder in course.root.glob("autograded/*")}
    if not done:  # by the tests above
        course.hand_in(f"reference-{language}", name, releases[language], solved(notebook(name)))
        course.autograde(f"reference-{language}", name)
        done = {f"reference-{language}"}
    ours = Course.copied_to(tmp_path, name, course.root / UNTOUCHED)
    for student in done:
        shutil.copytree(course.root / "submitted" / student, tmp_path / "submitted" / student)
    assert 0 == autograded_by_us(ours, name)
    assert_graded_alike(course, ours, name, done)


def hidden_lines(name: str) -> list[str]:
    """The lines of the hidden tests that say something."""
    hidden = re.findall(r"### BEGIN HIDDEN TESTS\n(.*?)\n### END", "\n".join(checks(name).values()), re.S)
    return [line.strip() for line in "\n".join(hidden).splitlines() if re.search(r"\w", line)]


def points(name: str) -> dict[str, float]:
    """The points of each check cell."""
    return {
        grading(cell)["grade_id"]: grading(cell)["points"]
        for cell in cells_of(notebook(name))
        if is_check(cell)
    }


@pytest.mark.xdist_group("treatment")
def test_nbgrader_s_plain_command_makes_the_english_edition(tmp_path: Path, empty_gradebook: Path) -> None:
    plain = Course.copied_to(tmp_path, "treatment", empty_gradebook)
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", "treatment"]
    done = subprocess.run(
        [*command, "--OneLanguage.language=en"], cwd=plain.root, capture_output=True, text=True
    )
    assert 0 == done.returncode, done.stderr
    assert "WARNING" not in done.stderr
    made = tmp_path / "release" / "treatment" / "treatment.ipynb"
    assert 'LANGUAGE = "en"' in [cell["source"] for cell in cells_of(made)]
    assert [c["source"] for c in handed_out(notebook("treatment"), "en")] == [
        c["source"] for c in cells_of(made)
    ]


@pytest.mark.xdist_group("treatment")
def test_nbgrader_stops_and_names_the_cell_that_one_language_lacks(
    tmp_path: Path, empty_gradebook: Path
) -> None:
    broken = Course.copied_to(tmp_path, "treatment", empty_gradebook)
    source = tmp_path / "source" / "treatment" / "treatment.ipynb"
    text = source.read_text(encoding="utf-8")
    grade_id = '"grade_id": "in-points-check"'
    before, after = text.split(grade_id)
    at = before.rindex('"nbgrader"')
    source.write_text(f'{before[:at]}"tags": ["lang-nb"], {before[at:]}{grade_id}{after}', encoding="utf-8")
    result = broken.api().generate_assignment("treatment")
    assert not result["success"]
    assert "Cell in-points-check is graded or locked and there in nb only" in result["log"]
