"""Checks that are run out of reach of the answers: what crosses, what is given, and what an answer can do to the run."""

from __future__ import annotations

from typing import Any

import nbformat
import pytest

from graded_cells import HIDDEN, IMPORT, PART, cell, check, given, graded, notebook, shown
from training_safety.grading.worker.far_checks import far_checks
from training_safety.grading.worker.jobs import Limits, Status

pytestmark = [pytest.mark.usefixtures("sandbox"), pytest.mark.xdist_group("sandbox")]


def test_an_answer_is_called_with_copies_and_its_value_comes_back() -> None:
    answer = "def spoil(rows, table):\n    rows.append(1)\n    table.clear()\n    return {'a': [None, 1.5, (True,)], 2: len(rows)}"
    lines = "rows, table = [0], {'x': 1}\nfor _ in range(2):\n    part.call('spoil', rows, table).gives({'a': [None, 1.5, (True,)], 2: 2})\n"
    result = graded(check(f"{PART}{lines}assert rows == [0] and table == {{'x': 1}}"), answer=answer)
    assert (Status.GRADED, {"check": 2.0}) == (result.status, result.scores), shown(result)


@pytest.mark.parametrize(
    "gives", ["7.5", "[7]", "'7'", "True", "None", "range(7)", "__import__('fractions').Fraction(15, 2)"]
)
def test_the_sentence_about_a_wrong_answer_is_the_one_it_is_beside_the_answer(gives: str) -> None:
    cells, answer = check(f"{PART}part.call('seven', 1).gives(7)"), f"def seven(x):\n    return {gives}"
    far, beside = (graded(cells, answer=answer, beside=one) for one in (False, True))
    assert shown(beside) == shown(far)
    assert {"check": 0.0} == far.scores == beside.scores


@pytest.mark.parametrize(
    "body",
    [
        "raise ValueError('no')",
        "raise NotImplementedError",
        "return 1 / 0",
        "__import__('sys').exit(2)",
        "raise type('Own', (KeyError,), {})(3)",
    ],
)
def test_the_sentence_about_an_answer_that_stops_is_the_one_it_is_beside_the_answer(body: str) -> None:
    for ending in ("gives(7)", "refuses()"):
        cells, answer = check(f"{PART}part.call('seven', 1).{ending}"), f"def seven(x):\n    {body}"
        far, beside = (graded(cells, answer=answer, beside=one) for one in (False, True))
        assert shown(beside) == shown(far)
        assert beside.scores == far.scores


def test_what_a_function_prints_and_displays_is_shown_and_a_warning_costs_nothing() -> None:
    answer = (
        "import os, sys, warnings\ndef loud(x):\n    print('printed', x)\n    warnings.warn('careful')\n"
        "    display({'text/html': '<b>bold</b>'}, raw=True)\n    os.system('echo from a program')\n    return x"
    )
    result = graded(check(f"{PART}part.call('loud', 7).gives(7)"), answer=answer)
    assert {"check": 2.0} == result.scores
    for words in ("printed 7", "<b>bold</b>", "from a program"):
        assert words in shown(result)
    assert "careful" not in shown(result)


def test_a_value_that_an_answer_shows_is_no_part_of_the_points() -> None:
    answer = "def half(x):\n    get_ipython().displayhook(2)\n    return x"
    result = graded(check(f"{PART}part.call('half', 7).gives(7)\n1.5"), answer=answer)
    assert {"check": 1.5} == result.scores


def test_a_call_that_does_not_end_is_stopped_and_the_others_go_on() -> None:
    answer = "def slow(x):\n    while x:\n        pass\n    return x"
    cells = (
        check(f"{PART}part.call('slow', True).gives(True)"),
        check(f"{PART}part.call('slow', False).gives(False)", "other"),
    )
    result = graded(*cells, answer=answer, limits=Limits(seconds_per_cell=0.7))
    assert {"check": 0.0, "other": 2.0} == result.scores
    assert (Status.PARTLY_GRADED, ("seconds_per_cell",)) == (result.status, result.struck)


@pytest.mark.parametrize(
    "body",
    [
        "import os; os._exit(0)",
        "import ctypes; ctypes.string_at(0)",
        "import os; os.closerange(0, 256); [0 for _ in iter(int, 1)]",
        "import signal\n    signal.signal(signal.SIGINT, signal.SIG_IGN)\n    while True: pass",
    ],
    ids=["exit", "crash", "closed", "deaf"],
)
def test_an_answer_that_ends_python_costs_its_own_check(body: str) -> None:
    answer = f"def seven(x):\n    {body}\ndef eight(x):\n    return 8"
    cells = (
        check(f"{PART}part.call('seven', 1).gives(7)"),
        check(f"{PART}part.call('eight', 1).gives(8)", "other"),
    )
    result = graded(*cells, answer=answer, limits=Limits(seconds_per_cell=1))
    assert {"check": 0.0, "other": 2.0} == result.scores
    assert Status.PARTLY_GRADED is result.status


def test_an_answer_of_any_length_is_judged() -> None:
    answer = "def long(x):\n    return ['x' * 1000] * x\ndef empty(x):\n    return x"
    cells = (
        check(f"{PART}part.call('long', 10**5).gives([])"),
        check(f"{PART}part.call('empty', '').gives('')", "other"),
    )
    result = graded(*cells, answer=answer, limits=Limits(output_kb=16))
    assert (Status.GRADED, {"check": 0.0, "other": 2.0}) == (result.status, result.scores)


def test_what_is_given_and_who_the_student_is_come_from_the_assignment_and_the_folder() -> None:
    own = "import training_safety.exercise_numbers as n\nn.drawn = lambda *a: 7\nSTUDENT = 'ola'\nmine = 7"
    cells = (
        given(
            "from training_safety.exercise_numbers import drawn\nMINE = drawn(STUDENT, 'one', 'x', range(8, 99))"
        ),
        cell("MINE = 7; STUDENT = 'ola'"),
        check(f"{PART}part.value('mine').equals(MINE)"),
        check(f"{PART}assert STUDENT == 'kari' and MINE > 7", "own"),
    )
    assert {"check": 0.0, "own": 2.0} == graded(*cells, answer=own).scores
    right = (
        "from training_safety.exercise_numbers import drawn\nmine = drawn('kari', 'one', 'x', range(8, 99))"
    )
    assert {"check": 2.0, "own": 2.0} == graded(*cells, answer=right).scores


def test_cells_after_a_check_find_what_its_visible_lines_give_and_nothing_else() -> None:
    source = f"{PART}ROW = [1, 2]\npart.call('size', ROW).gives(2)" + HIDDEN.format(
        "SECRET = 3\npart.call('size', [0] * SECRET).gives(3)"
    )
    later = cell(
        "print('there' if part and len(ROW) == 2 else '', 'SECRET' in globals())", "later", solution=True
    )
    result = graded(check(source), later, answer="def size(row):\n    return len(row)")
    assert "there False" in shown(result, "later")
    assert {"check": 2.0} == result.scores


@pytest.mark.parametrize(
    "source",
    [
        f"{PART}part.call('first', [object()]).gives(1)",
        f"{PART}part.call('first', [1]).gives(range(1))",
        f"{PART}part.value('mine').equals(1j)",
    ],
)
def test_a_check_that_needs_more_than_plain_values_waits_and_the_teacher_is_told_what_to_set(
    source: str,
) -> None:
    answer = "def first(row):\n    return row[0]\nmine = 1j"
    result = graded(check(source), answer=answer)
    assert (Status.NEEDS_A_LOOK, {"check": None}) == (result.status, result.scores)
    assert 'c.ClassAutograde.beside = ["one"]' in result.sentence
    assert () == result.tried


def test_an_assignment_that_says_so_has_its_checks_beside_the_answers() -> None:
    cells = check(f"{PART}part.value('mine').equals(1j)")
    assert {"check": 2.0} == graded(cells, answer="mine = 1j", beside=True).scores


def far(*cells: dict[str, Any]) -> list[str]:
    """The names of those of the checks that can be run out of reach."""
    found = nbformat.reads(notebook(list(cells)), as_version=4).cells
    return [found[number].metadata.nbgrader["grade_id"] for number in far_checks(found, range(len(found)))]


@pytest.mark.parametrize(
    "source",
    [
        "assert double(2) == 4",
        f"{PART}part.call('triage', double).gives(4)",
        f"{IMPORT}Part(1, {{**globals()}}).value('x').equals(4)",
        f"{IMPORT}names = globals()\nPart(1, names).value('x').equals(4)",
        "class Part:\n    pass\nPart(1, globals())",
        f"{PART}part.value('x').equals(eval('x'))",
        f"{PART}part.value('x').equals(open('x').read())",
        f"{PART}import numpy as np\npart.value('x').equals(np.pi)",
        f"{PART}from random import random\npart.value('x').equals(random())",
        f"{PART}from helpers import x\npart.value('x').equals(x)",
        f"{PART}from .helpers import x\npart.value('x').equals(x)",
        f"{PART}part.value('x').equals([y for _ in range(2)])",
        f"%%time\n{PART}",
        "get_ipython()",
    ],
)
def test_a_check_that_may_need_the_notebook_itself_is_run_beside_it(source: str) -> None:
    assert [] == far(check(source))


def test_a_check_may_use_what_is_given_its_own_names_and_pythons() -> None:
    locked = given(
        "from random import Random\nfrom math import pi\ndef weeks(seed):\n    return [Random(seed).random(), pi]"
    )
    source = (
        f"{PART}def twice(x):\n    return [2 * pi * y for y in x]\npart.value('x').equals(twice(weeks(3)))"
    )
    assert ["check"] == far(locked, check(source))
    assert [] == far(check(source))
    assert [] == far({**locked, "metadata": {}}, check(source))


def test_a_name_that_a_check_beside_the_answers_needs_of_another_check_is_there() -> None:
    cells = (
        check(f"{PART}ROW = [1, 2]\npart.call('size', ROW).gives(2)"),
        check("assert size(ROW) == 2", "other"),
    )
    result = graded(*cells, answer="def size(row):\n    return len(row)")
    assert {"check": 2.0, "other": 2.0} == result.scores
