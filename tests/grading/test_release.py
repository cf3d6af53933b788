"""What a student is given: a zip in one language, with nothing that is the teacher's."""

from __future__ import annotations

import doctest
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from nbgrader.api import Gradebook

from exercise_runner import ASSIGNMENTS, cells_of, handed_out, notebook
from grading_course import Course
from training_safety.cli import main
from training_safety.grading import hidden_text
from training_safety.grading.course import course_folder
from training_safety.grading.hidden_text import marked_lines, tells, words
from training_safety.grading.release import not_for_students, read_me

pytestmark = [
    pytest.mark.xdist_group("release"),
    pytest.mark.filterwarnings("ignore:Object of type <Submitted"),  # nbgrader 0.9.6 with SQLAlchemy 2
]


def cell(source: str, kind: str = "code", outputs: Any = (), **nbgrader: Any) -> dict[str, Any]:
    """A cell of a notebook file."""
    return {
        "cell_type": kind,
        "source": source.splitlines(keepends=True),
        "metadata": {"nbgrader": nbgrader} if nbgrader else {},
        **({"outputs": list(outputs), "execution_count": None} if kind == "code" else {}),
    }


def file(*cells: dict[str, Any]) -> bytes:
    """A notebook file."""
    return json.dumps({"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


ANSWER = (
    "### BEGIN SOLUTION\n    gained = treated - control\n    return ceil(100 / gained)\n    ### END SOLUTION"
)
SOURCE = {
    "half.ipynb": file(
        cell("# The half of it\nWrite a function.", "markdown"),
        cell(f"def needed(treated, control):\n    {ANSWER}", solution=True),
        cell(
            "assert needed(60, 44) == 7\n### BEGIN HIDDEN TESTS\nassert needed(57, 44) == 8\n### END HIDDEN TESTS"
        ),
        cell("It is uncertain because the group was small.", "markdown", solution=True, grade=True),
    ),
    "README.md": b"# Common mistakes\nRounding down.",
}
CELLS = (
    cell("# The half of it\nWrite a function.", "markdown"),
    cell("def needed(treated, control):\n    raise NotImplementedError()", solution=True),
    cell("assert needed(60, 44) == 7"),
    cell("Write your answer here", "markdown", solution=True, grade=True),
)


def problems(*more: dict[str, Any], **files: bytes) -> list[str]:
    """What is wrong with a release of these cells besides the right ones, and these files."""
    named = {name.replace("_", "."): data for name, data in files.items()}
    return not_for_students({"half.ipynb": file(*CELLS, *more), **named}, SOURCE)


def test_a_release_with_data_and_no_secret_is_right() -> None:
    assert [] == problems(weeks_csv=b"week,load\n1,100\n", picture_png=b"\x89PNG\xff\xfe")


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("### BEGIN HIDDEN TESTS\nx = 1\n### END HIDDEN TESTS", "half.ipynb has the marker HIDDEN TESTS"),
        ("# begin solution", "half.ipynb has the marker BEGIN SOLUTION"),
        ("### BEGIN MARK SCHEME", "half.ipynb has the marker BEGIN MARK SCHEME"),
        ("if True:\n    assert needed(57,44)==8", "half.ipynb has a hidden test"),
        ("Part(1, globals(), hidden=True).call('needed')", "half.ipynb has a hidden test"),
        ("    return ceil(100/gained)", "half.ipynb has a solution"),
        ("It is uncertain because\nthe group was small.", "half.ipynb has a solution"),
    ],
)
def test_a_hidden_test_a_solution_or_a_marker_of_one_is_found_and_named(source: str, problem: str) -> None:
    assert problem in problems(cell(source))


def test_they_are_found_in_other_files_too() -> None:
    assert ["answers.py has a solution"] == problems(answers_py=b"def f():\n    return ceil(100 / gained)\n")


def test_outputs_are_found_because_they_may_show_both() -> None:
    output = {"output_type": "stream", "name": "stdout", "text": "8"}
    assert ["half.ipynb has outputs, which may show both"] == problems(cell("1", outputs=[output]))


def test_the_teacher_s_page_is_found_under_any_name_and_in_any_folder() -> None:
    assert ["notes.md is the teacher's page"] == problems(notes_md=SOURCE["README.md"])
    assert ["data/README.md is the teacher's page"] == not_for_students(
        {"half.ipynb": file(*CELLS), "data/README.md": b"other"}, SOURCE
    )


def test_a_release_needs_a_notebook_and_room_for_the_student_s_page() -> None:
    assert ["there is no notebook", "README.txt is in the way of the student's page"] == not_for_students(
        {"README.txt": b"hello"}, SOURCE
    )


@pytest.mark.parametrize("name", ASSIGNMENTS)
@pytest.mark.parametrize("language", ["nb", "en"])
def test_nothing_is_wrong_with_any_assignment_in_either_language(name: str, language: str) -> None:
    released = {f"{name}.ipynb": file(*handed_out(notebook(name), language))}
    assert [] == not_for_students(released, {f"{name}.ipynb": notebook(name).read_bytes()})


def test_the_page_says_how_to_open_answer_and_hand_in_under_the_assignment_s_title() -> None:
    files = {"data.csv": b"", "half.ipynb": file(*CELLS)}
    english = read_me(files, "en")
    assert english.startswith("The half of it\n==============\n")
    assert "double-click half.ipynb." in english
    assert "Hand in half.ipynb in the assignment in Canvas or itslearning." in english
    assert "«Skriv koden din her»" in read_me(files, "nb")


def test_the_page_speaks_of_a_user_name_only_where_numbers_are_one_s_own() -> None:
    assert "STUDENT" not in read_me({"half.ipynb": file(*CELLS)}, "nb")
    own = file(*CELLS, cell('STUDENT = ""  # user name'))
    assert "i linja som begynner med STUDENT" in read_me({"half.ipynb": own}, "nb")


def test_markers_that_are_lost_hide_too_much_rather_than_too_little() -> None:
    assert {2, 3} == marked_lines("a\nBEGIN IT\nb", "BEGIN IT", "END IT")
    assert {1, 2} == marked_lines("a\nEND IT\nb", "BEGIN IT", "END IT")
    assert {1, 2, 3, 5, 6} == marked_lines("BEGIN IT\na\nEND IT\nb\nbegin  it\nend it", "BEGIN IT", "END IT")


def test_text_is_known_again_through_colours_quotes_and_line_breaks() -> None:
    secret = [words("assert f(57.7, -4) == 'bed rest'")]
    assert tells('\x1b[1massert\x1b[0m f(57.7,\n -4) == "bed rest"', secret)
    assert tells(repr("x\nassert f(57.7, -4) == 'bed rest'\n"), secret)
    assert not tells("assert f(57.7, 4) == 'bed rest'", secret)


def test_the_examples_in_the_docstrings_hold() -> None:
    assert 0 == doctest.testmod(hidden_text).failed


def test_the_course_is_found_from_the_repository_and_from_any_folder_in_it(tmp_path: Path) -> None:
    course = tmp_path / "repository" / "exercises"
    (course / "source" / "treatment").mkdir(parents=True)
    (course / "nbgrader_config.py").touch()
    for start in (course, course.parent, course / "source" / "treatment"):
        assert course == course_folder(start)
    with pytest.raises(FileNotFoundError, match="is not a course folder"):
        course_folder(tmp_path)


def test_what_there_is_not_is_a_sentence_that_says_what_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", os.defpath)
    Course.copied_to(tmp_path, "treatment")
    given = ["--course", str(tmp_path)]
    assert 2 == main(["release", "strength", *given])
    assert f"There is no assignment 'strength' in {tmp_path}. There is: treatment." in capsys.readouterr().err
    assert 2 == main(["release", "treatment", "--language", "de", *given])
    assert "There is no edition in 'de'. Give nb (Bokmål) or en (English)." in capsys.readouterr().err
    assert 1 == main(["release", "treatment", "--to", str(tmp_path / "none" / "x.zip"), *given])
    assert "Give the name of a file in a folder that is there." in capsys.readouterr().err
    assert 1 == main(["release", "treatment", "--course", str(tmp_path.parent)])
    assert "is not a course folder" in capsys.readouterr().err
    assert not (tmp_path / "gradebook.db").exists()


def test_reading_the_book_needs_no_nbgrader() -> None:
    code = (
        "import sys\nfrom training_safety.cli import main\ntry:\n    main(['serve', '--help'])\n"
        "except SystemExit:\n    pass\nprint('nbgrader' in sys.modules, 'traitlets' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.endswith("False False\n")


# The rest is nbgrader itself, without a kernel; each test goes on where the one before it stopped.


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    """A course whose assignment has data, released in English and then in Bokmål."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", os.defpath)  # as when the command is called without its environment
        course = Course.copied_to(tmp_path_factory.mktemp("course"), "treatment")
        data = course.root / "source" / "treatment" / "data"
        data.mkdir()
        (data / "weeks.csv").write_text("week,load\n1,100\n", encoding="utf-8")
        for language in ("en", "nb"):
            assert 0 == main(["release", "treatment", "--language", language, "--course", str(course.root)])
        yield course


def unpacked(archive: Path) -> dict[str, bytes]:
    """The files of a zip."""
    with ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.mark.parametrize(("language", "page"), [("nb", "LES_MEG.txt"), ("en", "README.txt")])
def test_each_language_has_a_zip_of_its_own_with_notebook_data_and_page(
    course: Course, language: str, page: str
) -> None:
    folder = f"treatment-{language}"
    files = unpacked(course.root / "release" / f"{folder}.zip")
    assert [f"{folder}/{name}" for name in (page, "data/weeks.csv", "treatment.ipynb")] == list(files)
    sources = ["".join(cell["source"]) for cell in json.loads(files[f"{folder}/treatment.ipynb"])["cells"]]
    assert f'LANGUAGE = "{language}"' in sources
    assert [cell["source"] for cell in handed_out(notebook("treatment"), language)] == sources


def scores(course: Course) -> tuple[float, float, str, bool]:
    """What the gradebook has of one student: two scores, a comment, and whether a person has to look."""
    api = course.api()
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        where = ("treatment", "treatment", "kari")
        return (
            gradebook.find_grade("days-gained-check", *where).auto_score,
            gradebook.find_grade("reflection-friend", *where).manual_score,
            gradebook.find_comment("reflection-friend", *where).manual_comment,
            gradebook.find_submission("treatment", "kari").needs_manual_grade,
        )


def test_making_it_again_loses_no_grades(course: Course) -> None:
    api = course.api()
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        gradebook.add_student("kari")
        gradebook.add_submission("treatment", "kari")
        where = ("treatment", "treatment", "kari")
        gradebook.find_grade("days-gained-check", *where).auto_score = 2
        gradebook.find_grade("reflection-friend", *where).manual_score = 5.5
        gradebook.find_comment("reflection-friend", *where).manual_comment = "Well said"
        gradebook.db.commit()
    before = scores(course)
    given = ["--course", str(course.root), "--to", str(course.root / "again.zip")]
    assert 0 == main(["release", "treatment", "--language", "en", *given])
    assert before == scores(course) == (2, 5.5, "Well said", True)
    assert unpacked(course.root / "release" / "treatment-en.zip") == unpacked(course.root / "again.zip")


def test_other_cells_than_those_that_were_marked_are_refused_and_nothing_is_lost(
    course: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    before, zipped = scores(course), (course.root / "release" / "treatment-nb.zip").read_bytes()
    source = course.root / "source" / "treatment" / "treatment.ipynb"
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace('"days-gained-check"', '"days-won-check"'), encoding="utf-8")
    assert 1 == main(["release", "treatment", "--course", str(course.root)])
    assert (
        "treatment has been handed in, and its cells are not those that were marked"
        in capsys.readouterr().err
    )
    assert before == scores(course)
    assert zipped == (course.root / "release" / "treatment-nb.zip").read_bytes()
    source.write_text(text, encoding="utf-8")


def test_a_release_that_would_give_too_much_is_not_written_and_says_why(
    course: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    zipped = (course.root / "release" / "treatment-nb.zip").read_bytes()
    (course.root / "source" / "treatment" / "answers.py").write_text(
        "\n".join(cell["source"] for cell in cells_of(notebook("treatment"))), encoding="utf-8"
    )
    assert 1 == main(["release", "treatment", "--course", str(course.root)])
    said = capsys.readouterr().err
    assert "treatment is not written, because a student would get too much:" in said
    for problem in ("has the marker HIDDEN TESTS", "has a hidden test", "has a solution"):
        assert f"answers.py {problem}" in said
    assert zipped == (course.root / "release" / "treatment-nb.zip").read_bytes()
