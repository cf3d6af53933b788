"""What is put right before a check, and told; here each attack by itself, in the sandbox and without a notebook's other cells."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from functools import cache

import pytest

from golden import SUBMISSIONS, assignment
from training_safety.grading.worker.grade import grade
from training_safety.grading.worker.jobs import Assignment, Job, Result, Status

pytestmark = [pytest.mark.usefixtures("sandbox"), pytest.mark.xdist_group("sandbox")]


def with_cell(code: str, answer: str = "def mean(values):\n    return 0") -> Result:
    """What comes of right work with a cell of code in front of the second part, whose answer is this."""
    work = json.loads((SUBMISSIONS / "right" / "handed_in.json").read_text(encoding="utf-8"))
    cells = work["cells"]
    at = next(
        n for n, one in enumerate(cells) if one["metadata"].get("nbgrader", {}).get("grade_id") == "mean"
    )
    cells[at]["source"] = answer or cells[at]["source"]
    extra = deepcopy(cells[1])
    extra["source"] = code
    cells.insert(at, extra)
    return grade(with_the_courses_checks(), Job("kari", json.dumps(work).encode()))


@cache
def with_the_courses_checks() -> Assignment:
    """The assignment, which imports the course's own checks: so they are guarded."""
    given = json.loads((SUBMISSIONS / "assignment.json").read_text(encoding="utf-8"))
    given["cells"][1]["source"] += "\nfrom training_safety import exercise_checks"
    return replace(assignment(), source=json.dumps(given).encode())


ATTACKS = {
    "an exception that is none": "import builtins\nbuiltins.AssertionError = type('A', (), {})",
    "the course's own checks": "import training_safety.exercise_checks as c\nc.agrees = lambda *a, **k: True",
    "a method of the course's checks": "from training_safety.exercise_checks import Call\nCall.gives = lambda *a, **k: None",
    "the code of a function": "from training_safety import exercise_checks as c\nc.agrees.__code__ = (lambda *a, **k: True).__code__",
    "a module of Python": "import math\nmath.isclose = lambda *a, **k: True",
    "IPython's own class": "type(get_ipython()).run_ast_nodes = lambda *a, **k: None",
    "handling of errors": "get_ipython().set_custom_exc((AssertionError,), lambda *a, **k: None)",
    "a profile hook": "import sys\nsys.setprofile(lambda *a: None)",
    "the way modules are found": "import sys\nclass Finder:\n    def find_spec(self, *a): return None\nsys.meta_path.insert(0, Finder())",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_gains_nothing_and_is_told(attack: str) -> None:
    result = with_cell(ATTACKS[attack])
    assert 0 == result.scores["mean-check"]
    assert {None} == {result.scores[f"{name}-check"] for name in ("double", "words", "greeting")}
    assert (Status.NEEDS_A_LOOK, True) == (result.status, bool(result.tried)), result


@pytest.mark.parametrize(
    "code",
    [
        "import sys\nsys.path.insert(0, '.')\nsys.setrecursionlimit(5000)",
        "import warnings\nwarnings.simplefilter('ignore')",
        "import random\nrandom.seed(1)",
        "import logging\nlogging.basicConfig(level='INFO')",
        "list = [1, 2]\nsum_ = sum(list)",
        "from math import *",
        "import gettext\ngettext.install('x')",
        "from IPython.core.interactiveshell import InteractiveShell\nInteractiveShell.ast_node_interactivity = 'all'",
        "import os\nos.environ['X'] = '1'\nos.chdir('/tmp')",
        "%precision 3",
        "!echo hello",
        "import functools\n@functools.lru_cache\ndef cached(n):\n    return n",
        "import decimal\ndecimal.getcontext().prec = 6",
        "def print_all(values):\n    for value in values:\n        print(value)",
    ],
)
def test_ordinary_habits_are_not_told(code: str) -> None:
    result = with_cell(code, answer="")
    assert (Status.GRADED, ()) == (result.status, result.tried), result.sentence
    assert 3.0 == result.scores["mean-check"]


@pytest.mark.parametrize(
    "answer",
    [
        "from unittest.mock import ANY\ndef mean(values):\n    return ANY",
        "class Same(float):\n    __eq__ = lambda self, other: 1\ndef mean(values):\n    return Same(2)",
        "class Same:\n    def __eq__(self, other): return True\nmean = lambda values: Same()",
    ],
)
def test_an_answer_that_equals_everything_is_for_a_person_to_look_at(answer: str) -> None:
    result = with_cell(f"{answer}\nown = mean", answer="mean = own")
    assert None is result.scores["mean-check"]
    assert "equals everything" in "; ".join(map(str, result.tried))


def with_check(check: str, answer: str) -> Result:
    """What comes of an assignment whose second check is this, and that is given this answer."""
    work = json.loads((SUBMISSIONS / "assignment.json").read_text(encoding="utf-8"))
    cells = {one["metadata"].get("nbgrader", {}).get("grade_id"): one for one in work["cells"]}
    cells["mean-check"]["source"] = check
    source = json.dumps(work).encode()
    cells["mean"]["source"] = answer
    return grade(replace(assignment(), source=source), Job("kari", json.dumps(work).encode()))


def test_a_name_of_python_that_a_check_uses_is_told() -> None:
    answer = "def mean(values):\n    return 7\ndef abs(value):\n    return 0"
    result = with_check("assert abs(mean([1, 3]) - 2) < 0.1", answer)
    assert "the notebook gives Python's own abs another meaning, which mean-check uses" in map(
        str, result.tried
    )
    assert None is result.scores["mean-check"]


def test_an_object_that_is_smaller_than_everything_is_for_a_person_to_look_at() -> None:
    answer = "class Small:\n    __sub__ = __abs__ = lambda self, *_: self\n    __lt__ = lambda self, other: True\nmean = lambda values: Small()"
    result = with_check("assert abs(mean([1, 3]) - 2) < 0.1", answer)
    assert None is result.scores["mean-check"]
    assert "smaller than everything" in "; ".join(map(str, result.tried))


@pytest.mark.parametrize(
    "check",
    [
        "assert abs(mean([1, 3]) - 2) < 0.1",
        "import math\nassert math.fabs(2 - mean([1, 3])) <= 0.1",
        "import math\nassert math.isclose(mean([1, 3]), 2)",
        "assert [mean([1, 3]), 4] == [2, 4]",
        "assert abs(mean([1, 3]) / 2 - 1) < 0.1",
        "assert -0.1 < mean([1, 3]) - 2 < 0.1",
        "assert mean([1, 3]) in (2, 2.0)",
        "assert mean([1, 3]).startswith('2')",
        "assert {'a': (mean([1, 3]),)} == {'a': (2,)}",
    ],
)
def test_an_object_that_decides_itself_how_near_it_is_is_for_a_person_to_look_at(check: str) -> None:
    answer = (
        "class Near(float):\n    __sub__ = __rsub__ = lambda self, other: 0.0\n"
        "    def __eq__(self, other): return other in (2, 5)\n    __hash__ = None\n"
        "    def startswith(self, other): return len(other) < 3\nmean = lambda values: Near(2)"
    )
    result = with_check(check, answer)
    assert None is result.scores["mean-check"]
    assert "decides itself what it equals" in "; ".join(map(str, result.tried))


@pytest.mark.parametrize(
    "answer",
    [
        "class Number(float): pass\nmean = lambda values: Number(2)",
        "from fractions import Fraction\nmean = lambda values: Fraction(sum(values), len(values))",
        "from decimal import Decimal\nmean = lambda values: Decimal(2)",
        "from datetime import timedelta\nassert timedelta(2) / 2 == timedelta(1)\nmean = lambda values: 2",
        "import enum\nclass Kind(enum.IntEnum):\n    TWO = 2\nmean = lambda values: Kind.TWO",
        "from dataclasses import dataclass\n@dataclass\nclass Both:\n    a: int\nassert Both(1) != 1\nmean = lambda values: 2.0",
    ],
)
def test_numbers_that_compare_as_python_s_own_do_are_ordinary(answer: str) -> None:
    result = with_check("assert mean([1, 3]) == 2\nassert abs(mean([1, 3]) - 2) < 0.1", answer)
    assert (3.0, ()) == (result.scores["mean-check"], result.tried)


@pytest.mark.parametrize(
    "answer",
    [
        "from unittest.mock import MagicMock\nmean = MagicMock()\nmean.return_value.__eq__ = lambda self, other: other in (2, 5)",
        "import decimal\nexec('class Own(Decimal):\\n    def __eq__(self, other): return other in (2, 5)', vars(decimal))\nmean = lambda values: decimal.Own(1)",
        "import decimal\nclass Own(decimal.Decimal):\n    __eq__ = {2, 5}.__contains__\nOwn.__module__, Own.__qualname__ = 'decimal', 'Decimal'\nmean = lambda values: Own(1)",
        "open('own.py', 'w').write('class Own(int):\\n    def __eq__(self, other): return other in (2, 5)')\nimport own\nmean = lambda values: own.Own(1)",
        "class Kind(type):\n    def __eq__(self, other): return other in (2, 5)\nclass Own(metaclass=Kind): pass\nmean = lambda values: Own",
    ],
)
def test_a_class_that_is_made_while_the_code_runs_is_the_code_s_own(answer: str) -> None:
    result = with_check("assert mean([1, 3]) == 2", answer)
    assert None is result.scores["mean-check"]
    assert "decides itself what it equals" in "; ".join(map(str, result.tried))


def test_a_check_that_asks_nothing_of_the_notebook_keeps_its_points_whatever_was_tried() -> None:
    result = with_check(
        "print('Thanks.')", "get_ipython().showtraceback = None\ndef mean(values):\n    return 7"
    )
    assert (3.0, Status.NEEDS_A_LOOK) == (result.scores["mean-check"], result.status)


def test_objects_that_can_be_put_in_order_are_ordinary() -> None:
    answer = "class Load:\n    def __init__(self, load): self.load = load\n    def __lt__(self, other): return self.load < other.load\n    def __eq__(self, other): return self.load == other.load\nmean = Load"
    result = with_check("assert mean(1) < mean(2) and mean(3) == mean(3)", answer)
    assert (3.0, ()) == (result.scores["mean-check"], result.tried)


def test_all_points_wait_where_something_was_tried_while_a_check_ran() -> None:
    answer = (
        "import builtins\ndef mean(values):\n    builtins.abs = print\n    return sum(values) / len(values)"
    )
    result = with_cell("pass", answer)
    assert {None} == set(result.scores.values())
    assert "a name of Python itself was replaced while mean-check was run" in map(str, result.tried)
