"""Every assignment: its points, its texts, and checks that keep right answers and are hard to fool."""

from __future__ import annotations

import ast
import re
import sys

import pytest

from exercise_runner import (
    ASSIGNMENTS,
    SOURCE,
    Answers,
    answers_to,
    cells_of,
    checks,
    grading,
    handed_out,
    hard_coded,
    is_answer,
    is_check,
    notebook,
    run,
)
from grading_course import solved_code

LONGEST = 25
TASKS = range(4, 9)
HEADINGS = (
    "## Mål",
    "**Utenfor:**",
    "**Forkunnskaper:**",
    "**Tid:**",
    "**Poeng:**",
    "## Vanlige feil",
    "## In English",
)

pytestmark = pytest.mark.filterwarnings("ignore:careful")  # one of the right answers warns


def tried(kind: str) -> list[object]:
    """Every answer of one kind to every assignment."""
    return [
        pytest.param(name, answer, id=f"{name} {part}: {answer.name}")
        for name in ASSIGNMENTS
        for part, answers in sorted(getattr(answers_to(name), kind).items())
        for answer in answers
    ]


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_the_teacher_s_page_names_goal_objectives_limits_time_points_and_mistakes(name: str) -> None:
    text = (SOURCE / name / "README.md").read_text(encoding="utf-8")
    for heading in HEADINGS:
        assert heading in text
    assert len(re.findall(rf"^\| `{name}-\d`", text, re.M)) >= 3
    automatic = sum(grading(cell)["points"] for cell in cells_of(notebook(name)) if is_check(cell))
    in_all = sum(grading(cell).get("points", 0) for cell in cells_of(notebook(name)))
    assert (in_all, automatic) == tuple(
        map(int, re.search(r"\*\*Poeng:\*\* (\d+), av dem (\d+) automatisk", text).groups())  # type: ignore[union-attr]
    )


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_the_reference_gets_every_point(name: str) -> None:
    assert {} == run(cells_of(notebook(name), "nb")).said


@pytest.mark.parametrize("name", ASSIGNMENTS)
@pytest.mark.parametrize("student", ["ola.nordmann", "åse", "100200"])
def test_the_reference_gets_every_point_whoever_the_student_is(name: str, student: str) -> None:
    assert {} == run(cells_of(notebook(name), "en"), student=student).said


@pytest.mark.parametrize(("name", "answers"), tried("RIGHT"))
def test_another_right_answer_keeps_the_points(name: str, answers: Answers) -> None:
    assert {} == run(cells_of(notebook(name), "nb"), answers.cells).said


@pytest.mark.parametrize(("name", "answers"), tried("WRONG"))
def test_a_typical_mistake_loses_its_points_and_no_others(name: str, answers: Answers) -> None:
    marks = run(cells_of(notebook(name), "nb"), answers.cells)
    assert answers.lost == marks.lost
    for check, sentence in marks.said.items():
        part = re.search(r"Part\((\d+)", checks(name)[check])[1]  # type: ignore[index]
        assert sentence.startswith("WrongAnswerError: ")
        assert sentence.endswith(f" Les del {part} en gang til.")


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_every_part_has_been_tried_with_three_mistakes_and_two_other_right_answers(name: str) -> None:
    right, wrong = answers_to(name).RIGHT, answers_to(name).WRONG
    parts = {re.search(r"Part\((\d+)", source)[1] for source in checks(name).values()}  # type: ignore[index]
    assert len(parts) in TASKS
    assert len(parts) == len(right)
    assert sorted(right) == sorted(wrong)
    for part in right:
        assert len(right[part]) >= 2, part
        assert sum(re.match(r"M\d\d ", answers.name) is not None for answers in wrong[part]) >= 3, part
    tried_cells = {
        cell for part in right for answers in (*right[part], *wrong[part]) for cell in answers.cells
    }
    assert set(solved_code(notebook(name))) == tried_cells
    assert set(checks(name)) == {check for part in wrong for answers in wrong[part] for check in answers.lost}


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
    "a function that always refuses": "def {name}(*_):\n    raise ValueError",
}


@pytest.mark.parametrize("name", ASSIGNMENTS)
@pytest.mark.parametrize("answer", EMPTY.values(), ids=EMPTY.keys())
def test_an_answer_to_no_question_gets_no_points(name: str, answer: str) -> None:
    empty = {
        cell: "\n".join(answer.replace("{name}", given) for given in names_given(source))
        for cell, source in solved_code(notebook(name)).items()
    }
    assert set(checks(name)) == run(cells_of(notebook(name), "nb"), empty).lost


def names_given(source: str) -> list[str]:
    """The functions and values that a cell defines."""
    return [found[1] or found[2] for found in re.finditer(r"^(?:def (\w+)\(|(\w+) = )", source, re.M)]


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_a_release_as_it_was_handed_out_gets_no_points(name: str) -> None:
    unanswered = {
        grading(cell)["grade_id"]: cell["source"] for cell in handed_out(notebook(name)) if is_answer(cell)
    }
    assert set(solved_code(notebook(name))) == set(unanswered)
    assert set(checks(name)) == run(cells_of(notebook(name), "nb"), unanswered).lost


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_knowing_the_visible_checks_by_heart_passes_them_and_gets_no_points(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    visible = handed_out(notebook(name))
    learnt = hard_coded(visible, solved_code(notebook(name)), monkeypatch)
    assert {} == run(visible, learnt).said
    assert set(checks(name)) == run(cells_of(notebook(name), "nb"), learnt).lost


@pytest.mark.parametrize("name", ASSIGNMENTS)
@pytest.mark.parametrize(
    ("language", "reads"), [("nb", r"Les del \d+ en gang til"), ("en", r"Read part \d+ once more")]
)
def test_a_visible_check_that_fails_speaks_the_language_of_the_notebook(
    name: str, language: str, reads: str
) -> None:
    wrong = {
        cell: "\n".join(f"def {given}(*_):\n    return 'x'" for given in names_given(source))
        for cell, source in solved_code(notebook(name)).items()
    }
    marks = run(handed_out(notebook(name), language), wrong)
    assert set(checks(name)) == marks.lost
    for sentence in marks.said.values():
        assert re.fullmatch(rf"WrongAnswerError: .*{reads}\.", sentence, re.S)


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_a_task_takes_few_lines_and_nothing_but_the_standard_library_and_the_course(name: str) -> None:
    for source in solved_code(notebook(name)).values():
        assert len(source.splitlines()) <= LONGEST
    for cell in cells_of(notebook(name)):
        if cell["cell_type"] == "code":
            for node in ast.walk(ast.parse(cell["source"])):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    module = node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
                    assert (module or "").split(".")[0] in {*sys.stdlib_module_names, "training_safety"}


@pytest.mark.parametrize("name", ASSIGNMENTS)
@pytest.mark.parametrize(
    ("language", "rows"), [("nb", ("Påstand", "Belegg", "Grense")), ("en", ("Claim", "Evidence", "Limit"))]
)
def test_each_written_answer_has_a_rubric_with_points_for_claim_evidence_and_limit(
    name: str, language: str, rows: tuple[str, ...]
) -> None:
    cells = cells_of(notebook(name), language)
    written = [
        at for at, cell in enumerate(cells) if grading(cell).get("grade") and cell["cell_type"] == "markdown"
    ]
    assert len(written) in (1, 2)
    for at in written:
        above = cells[at - 1]["source"]
        assert rows == tuple(re.findall(r"^\| \*\*(\w+)\*\* \|", above, re.M))
        assert ["0", "1", "2"] == re.findall(r"(\d) (?:poeng|points?) \|", above)
        assert 2 * len(rows) == grading(cells[at])["points"]


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_the_cells_of_the_source_have_no_output(name: str) -> None:
    for cell in cells_of(notebook(name)):
        assert not cell.get("outputs")


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_both_languages_have_as_many_cells_of_their_own(name: str) -> None:
    cells = cells_of(notebook(name))
    nb, en = (
        [cell["cell_type"] for cell in cells if f"lang-{key}" in cell["metadata"].get("tags", [])]
        for key in ("nb", "en")
    )
    assert len(nb) > 0
    assert nb == en
