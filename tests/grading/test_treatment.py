"""The assignment «treatment»: handed out in two languages, marked by nbgrader, and hard to fool."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from answers.treatment import RIGHT, WRONG
from exercise_runner import SOURCE, Answers, cells_of, grading, hard_coded, is_answer, is_check, run
from grading_course import Course, described, solved, solved_code

NAME = "treatment"
NOTEBOOK = SOURCE / NAME / f"{NAME}.ipynb"
PARTS = 7
AUTOMATIC, WRITTEN = 18, 12
LONGEST = 25
CODE = solved_code(NOTEBOOK)
CHECKS = {grading(cell)["grade_id"]: cell for cell in cells_of(NOTEBOOK) if is_check(cell)}
TASKS = sorted(RIGHT)

pytestmark = [
    pytest.mark.xdist_group("treatment"),  # one course folder and one gradebook for all
    pytest.mark.filterwarnings("ignore:Object of type <Submitted"),  # nbgrader 0.9.6 with SQLAlchemy 2
    pytest.mark.filterwarnings("ignore:careful"),  # one of the right answers warns
]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    """A course folder, with the environment's own programs found first: nbgrader calls alembic."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        yield Course.copied_to(tmp_path_factory.mktemp("course"), NAME)


@pytest.fixture(scope="module")
def releases(course: Course) -> dict[str, Path]:
    """What is handed out in each language, Bokmål made last so that its gradebook stands."""
    found = {}
    for language in ("en", "nb"):
        made = course.release(NAME, language)
        found[language] = course.root / f"{language}.ipynb"
        found[language].write_bytes(made.read_bytes())
    return found


def test_both_languages_hand_out_the_same_code_points_and_ids(releases: dict[str, Path]) -> None:
    nb, en = ([described(cell) for cell in cells_of(releases[key]) if grading(cell)] for key in ("nb", "en"))
    assert nb == en
    assert AUTOMATIC + WRITTEN == sum(grading(cell).get("points", 0) for cell in cells_of(releases["nb"]))
    code = [
        [cell["source"] for cell in cells_of(releases[key]) if cell["cell_type"] == "code"]
        for key in ("nb", "en")
    ]
    assert [('LANGUAGE = "nb"', 'LANGUAGE = "en"')] == [
        (one, other) for one, other in zip(*code, strict=True) if one != other
    ]


@pytest.mark.parametrize(("language", "other"), [("nb", "en"), ("en", "nb")])
def test_a_release_has_no_cell_of_the_other_language(
    releases: dict[str, Path], language: str, other: str
) -> None:
    source = cells_of(NOTEBOOK)
    tagged = {
        key: [c["source"] for c in source if f"lang-{key}" in c["metadata"].get("tags", [])]
        for key in ("nb", "en")
    }
    handed_out = [cell["source"] for cell in cells_of(releases[language])]
    assert len(tagged["nb"]) == len(tagged["en"]) > 0
    assert set(tagged[language]) <= set(handed_out)
    assert set() == set(tagged[other]) & set(handed_out)
    assert not any("lang-" in str(cell["metadata"]) for cell in cells_of(releases[language]))


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_release_has_no_hidden_test_and_no_solution(releases: dict[str, Path], language: str) -> None:
    text = "\n".join(cell["source"] for cell in cells_of(releases[language]))
    hidden = re.findall(
        r"### BEGIN HIDDEN TESTS\n(.*?)\n### END", "\n".join(c["source"] for c in CHECKS.values()), re.S
    )
    assert len(CHECKS) == len(hidden)
    told = [line for line in "\n".join(hidden).splitlines() if re.search(r"\w", line)]
    assert len(told) > 2 * len(CHECKS)
    for line in told:
        assert line not in text
    for secret in (
        "HIDDEN",
        "SOLUTION",
        "hidden=True",
        *(solved(NOTEBOOK)[cell] for cell in solved(NOTEBOOK)),
    ):
        assert secret not in text


def test_the_teacher_s_page_is_not_handed_out(course: Course, releases: dict[str, Path]) -> None:
    assert [f"{NAME}.ipynb"] == [path.name for path in (course.root / "release" / NAME).iterdir()]


def test_nbgrader_s_plain_command_makes_the_english_edition(
    tmp_path: Path, course: Course, releases: dict[str, Path]
) -> None:
    plain = Course.copied_to(tmp_path, NAME)
    shutil.copy(course.root / "gradebook.db", tmp_path)  # making a new one takes longer than all the rest
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", NAME, "--OneLanguage.language=en"]
    done = subprocess.run(command, cwd=plain.root, capture_output=True, text=True, env=environment)
    assert 0 == done.returncode, done.stderr
    assert "WARNING" not in done.stderr
    made = tmp_path / "release" / NAME / f"{NAME}.ipynb"
    assert [cell["source"] for cell in cells_of(releases["en"])] == [c["source"] for c in cells_of(made)]


def test_nbgrader_stops_and_names_the_cell_that_one_language_lacks(
    tmp_path: Path, course: Course, releases: dict[str, Path]
) -> None:
    broken = Course.copied_to(tmp_path, NAME)
    shutil.copy(course.root / "gradebook.db", tmp_path)
    notebook = tmp_path / "source" / NAME / f"{NAME}.ipynb"
    text = notebook.read_text(encoding="utf-8")
    grade_id = '"grade_id": "in-points-check"'
    before, after = text.split(grade_id)
    at = before.rindex('"nbgrader"')
    notebook.write_text(f'{before[:at]}"tags": ["lang-nb"], {before[at:]}{grade_id}{after}', encoding="utf-8")
    result = broken.api().generate_assignment(NAME)
    assert not result["success"]
    assert "Cell in-points-check is graded or locked and there in nb only" in result["log"]


@pytest.mark.parametrize("language", ["nb", "en"])
def test_nbgrader_gives_the_reference_full_marks_in_either_language(
    course: Course, releases: dict[str, Path], language: str
) -> None:
    course.hand_in(f"reference-{language}", NAME, releases[language], solved(NOTEBOOK))
    marks = course.autograde(f"reference-{language}", NAME)
    assert {name: (grading(cell)["points"], False) for name, cell in CHECKS.items()} == {
        name: mark for name, mark in marks.items() if name in CHECKS
    }
    assert {(None, True)} == {mark for name, mark in marks.items() if name not in CHECKS}
    assert 2 == len(marks) - len(CHECKS)


@pytest.mark.parametrize("language", ["nb", "en"])
def test_nbgrader_gives_nothing_for_nothing_and_leaves_no_text_to_read(
    course: Course, releases: dict[str, Path], language: str
) -> None:
    course.hand_in(f"empty-{language}", NAME, releases[language], {})
    assert {(0, False)} == set(course.autograde(f"empty-{language}", NAME).values())


def test_nbgrader_takes_the_points_of_wrong_parts_only_and_shows_a_sentence_without_hidden_lines(
    course: Course, releases: dict[str, Path]
) -> None:
    wrong = [WRONG["number_needed"][0], WRONG["compared_with_mic"][0]]
    answers = solved(NOTEBOOK)
    for answer in wrong:
        answers.update(answer.cells)
    course.hand_in("wrong", NAME, releases["nb"], answers)
    marks = course.autograde("wrong", NAME)
    assert wrong[0].lost | wrong[1].lost == {name for name in CHECKS if marks[name] == (0, False)}
    outputs = [
        line
        for cell in cells_of(course.root / "autograded" / "wrong" / NAME / f"{NAME}.ipynb")
        for output in cell.get("outputs", [])
        for line in output["traceback"]
    ]
    assert len(wrong[0].lost | wrong[1].lost) == len(outputs)
    for line in outputs:
        assert re.fullmatch(r"(Vi kalte|\w+ svarer ikke rett).* Les del \d en gang til\.", line)


def test_the_reference_gets_every_point_without_a_kernel_too() -> None:
    marks = run(cells_of(NOTEBOOK, "nb"))
    assert {} == marks.said
    assert AUTOMATIC == sum(marks.points.values())


@pytest.mark.parametrize(
    "answers", [a for task in TASKS for a in RIGHT[task]], ids=lambda a: f"{next(iter(a.cells))}: {a.name}"
)
def test_another_right_answer_keeps_the_points(answers: Answers) -> None:
    assert {} == run(cells_of(NOTEBOOK, "nb"), answers.cells).said


@pytest.mark.parametrize(
    "answers", [a for task in TASKS for a in WRONG[task]], ids=lambda a: f"{next(iter(a.cells))}: {a.name}"
)
def test_a_typical_mistake_loses_its_points_and_no_others(answers: Answers) -> None:
    marks = run(cells_of(NOTEBOOK, "nb"), answers.cells)
    assert answers.lost == marks.lost
    for name, sentence in marks.said.items():
        part = re.search(r"Part\((\d)", CHECKS[name]["source"])[1]  # type: ignore[index]
        assert sentence.startswith("WrongAnswerError: ")
        assert sentence.endswith(f" Les del {part} en gang til.")


def test_every_part_has_been_tried_with_three_mistakes_and_two_other_right_answers() -> None:
    assert PARTS == len(TASKS)
    assert TASKS == sorted(WRONG)
    for task in TASKS:
        assert len(WRONG[task]) >= 3, task
        assert len(RIGHT[task]) >= 2, task
        assert sum(re.match(r"M\d\d ", answers.name) is not None for answers in WRONG[task]) >= 3, task
    assert set(CODE) == {cell for task in TASKS for a in (*RIGHT[task], *WRONG[task]) for cell in a.cells}
    assert set(CHECKS) == {check for task in TASKS for a in WRONG[task] for check in a.lost}


EVERYTHING = """
class Everything:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    __lt__ = __le__ = __gt__ = __ge__ = __contains__ = __bool__ = lambda self, *_: True
    __hash__ = lambda self: 0
    __float__ = lambda self: 7.0
    __index__ = __int__ = __len__ = lambda self: 7
    __getitem__ = __sub__ = __add__ = __mul__ = __truediv__ = __round__ = __call__ = lambda self, *_: self
    __repr__ = lambda self: "7"
"""
EMPTY = {
    "an object that equals everything": EVERYTHING + "{name} = Everything()",
    "a function that gives an object that equals everything": EVERYTHING + "{name} = lambda *_: Everything()",
    "nothing at all": "",
    "a function without a body": "def {name}(*_):\n    pass",
    "a function that gives its first number back": "def {name}(first, *_):\n    return first",
    "a function that always says True": "def {name}(*_):\n    return True",
}


@pytest.mark.parametrize("answer", EMPTY.values(), ids=EMPTY.keys())
def test_an_answer_to_no_question_gets_no_points(answer: str) -> None:
    named = {cell: re.search(r"def (\w+)", source)[1] for cell, source in CODE.items()}  # type: ignore[index]
    marks = run(
        cells_of(NOTEBOOK, "nb"), {cell: answer.replace("{name}", name) for cell, name in named.items()}
    )
    assert set(CHECKS) == marks.lost


def test_a_release_as_it_was_handed_out_gets_no_points(releases: dict[str, Path]) -> None:
    unanswered = {grading(c)["grade_id"]: c["source"] for c in cells_of(releases["nb"]) if is_answer(c)}
    assert set(CODE) == set(unanswered)
    marks = run(cells_of(NOTEBOOK, "nb"), unanswered)
    assert set(CHECKS) == marks.lost


def test_knowing_the_visible_checks_by_heart_passes_them_and_gets_no_points(
    releases: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    visible = cells_of(releases["nb"])
    learnt = hard_coded(visible, CODE, monkeypatch)
    assert {} == run(visible, learnt).said
    assert set(CHECKS) == run(cells_of(NOTEBOOK, "nb"), learnt).lost


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_visible_check_that_fails_speaks_the_language_of_the_notebook(
    releases: dict[str, Path], language: str
) -> None:
    wrong = {
        cell: re.sub(r"(?s)(def \w+\(.*?\)):.*", r"\1:\n    return 'x'", text) for cell, text in CODE.items()
    }
    marks = run(cells_of(releases[language]), wrong)
    begins = {"nb": "WrongAnswerError: Vi kalte ", "en": "WrongAnswerError: We called "}[language]
    assert set(CHECKS) == marks.lost
    assert all(sentence.startswith(begins) for sentence in marks.said.values())


def test_a_task_takes_few_lines_and_nothing_but_the_standard_library_and_the_course() -> None:
    for source in CODE.values():
        assert len(source.splitlines()) <= LONGEST
    for cell in cells_of(NOTEBOOK):
        if cell["cell_type"] == "code":
            for node in ast.walk(ast.parse(cell["source"])):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    module = node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
                    assert (module or "").split(".")[0] in {*sys.stdlib_module_names, "training_safety"}


@pytest.mark.parametrize("language", ["nb", "en"])
def test_each_written_answer_has_a_rubric_with_points_for_claim_evidence_and_limit(
    releases: dict[str, Path], language: str
) -> None:
    cells = cells_of(releases[language])
    rows = {"nb": ("Påstand", "Belegg", "Grense"), "en": ("Claim", "Evidence", "Limit")}[language]
    written = [
        at for at, cell in enumerate(cells) if grading(cell).get("grade") and cell["cell_type"] == "markdown"
    ]
    assert 2 == len(written)
    for at in written:
        above = cells[at - 1]["source"]
        assert rows == tuple(re.findall(r"^\| \*\*(\w+)\*\* \|", above, re.M))
        assert ["0", "1", "2"] == re.findall(r"(\d) (?:poeng|points?) \|", above)
        assert 2 * len(rows) == grading(cells[at])["points"]


def test_the_cells_of_the_source_have_no_output() -> None:
    for cell in cells_of(NOTEBOOK):
        assert not cell.get("outputs")
