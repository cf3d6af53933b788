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
    given["cells"][1]["source"] += (
        "\nfrom training_safety import exercise_checks\nfrom training_safety.models.training_plan import plan_rules"
    )
    return replace(assignment(), source=json.dumps(given).encode())


OF_THIS_RUN = "import gc\ngc.unfreeze()\nfound = {type(one).__name__: one for one in gc.get_objects()}\n"
"""Finds the guards and the witness in memory, which may be searched while no check is run."""

ATTACKS = {
    "the witness of this run": f"{OF_THIS_RUN}found['Witness'].found = lambda: []",
    "the guards of this run": f"{OF_THIS_RUN}found['Guards'].put_right = lambda *a: []",
    "what the course's rules agree on": (
        "from training_safety.models.training_plan.plan_rules import AGREEMENT\nvars(AGREEMENT)['growth'] = 1e9"
    ),
    "a value of one of the course's kinds": (
        "from training_safety.models.training_plan.plan_rules import PlanRule\nvars(PlanRule.WEEKS)['_value_'] = 'growth'"
    ),
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


HASHED = "__eq__ = lambda self, other: other in (2, 5)\n    __hash__ = lambda self: hash(2)"
TEXT = "{}\nclass Text(str):\n    __eq__ = lambda self, other: len(other) < 4\n    __hash__ = None"
PAIR = (
    "class Pair:\n    def __init__(self, a, b): self.a, self.b = a, b\n    def __eq__(self, other): return (self.a, self.b) == (other.a, other.b)\n"
    "    def __add__(self, other): return Pair(self.a + other.a, self.b + other.b)\n    def __str__(self): return f'({self.a}, {self.b})'\n"
    "    def __mul__(self, other):\n        if isinstance(other, Pair): return self.a * other.a + self.b * other.b\n        return Pair(self.a * other, self.b * other)"
)
"""A pair that can be reckoned with, as students are asked to write one."""


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


def test_a_false_module_of_the_course_s_is_told_also_where_the_right_one_was_not_there_yet() -> None:
    name = "training_safety.exercise_numbers"
    answer = f"import sys, types\nfalse = types.ModuleType({name!r})\nfalse.RIGHT = 7\nsys.modules[{name!r}] = false\nmean = lambda values: 7"
    result = with_check(
        f"import importlib\nassert mean([1, 3]) == importlib.import_module({name!r}).RIGHT", answer
    )
    assert 0 == result.scores["mean-check"]
    assert "a module was replaced" in "; ".join(map(str, result.tried))


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
        "class Near(float):\n    __sub__ = __rsub__ = lambda self, other: 0.0\n    __truediv__ = lambda self, other: 1.0\n"
        "    def __eq__(self, other): return other in (2, 5)\n    __hash__ = None\n"
        "    def startswith(self, other): return len(other) < 3\nmean = lambda values: Near(2)"
    )
    result = with_check(check, answer)
    assert None is result.scores["mean-check"]
    assert "decides itself what it equals" in "; ".join(map(str, result.tried))


@pytest.mark.parametrize(
    ("check", "method"),
    [
        ("assert abs(mean([1, 3]) + -2) < 0.1", "__add__ = lambda self, other: 0"),
        ("assert abs(-2 + mean([1, 3])) < 0.1", "__radd__ = lambda self, other: 0"),
        ("assert mean([1, 3]) * 50 == 100", "__mul__ = lambda self, other: 100"),
        ("assert 50 * mean([1, 3]) == 100", "__rmul__ = lambda self, other: 100"),
        ("assert mean([1, 3]) ** 2 == 4", "__pow__ = lambda self, other: 4"),
        ("assert 5 % mean([1, 3]) == 1", "__rmod__ = lambda self, other: 1"),
        ("assert 7 // mean([1, 3]) == 3", "__rfloordiv__ = lambda self, other: 3"),
        ("assert divmod(mean([1, 3]), 2) == (1, 0)", "__divmod__ = lambda self, other: (1, 0)"),
        ("assert sum([-2, mean([1, 3])]) == 0", "__radd__ = lambda self, other: 0"),
        ("import operator\nassert operator.mul(mean([1, 3]), 50) == 100", "__mul__ = lambda self, other: 100"),
        ("assert mean([1, 3]).__mul__(50) == 100", "__mul__ = lambda self, other: 100"),
        ("assert min(2, mean([1, 3])) == 2 == max(2, mean([1, 3]))", "__gt__ = __lt__ = lambda self, other: False"),
        ("assert 1 < mean([1, 3]) < 3", "__gt__ = __lt__ = lambda self, other: type(other) is int"),
        ("total = -2\ntotal += mean([1, 3])\nassert total == 0", "__radd__ = lambda self, other: 0"),
        ("def near(one, other):\n    return abs(one + other) < 0.1\nassert near(mean([1, 3]), -2)", "__add__ = lambda self, other: 0"),
        ("assert f'{mean([1, 3]):.1f}' == '2.0'", TEXT.format("__format__ = lambda self, spec: Text('')")),
        ("assert str(mean([1, 3])) == '2'", TEXT.format("__str__ = lambda self: Text('')")),
        ("assert round(mean([1, 3]), 1) * 50 == 100", "__round__ = lambda self, places: self\n    __mul__ = lambda self, other: 100"),
        ("3 * (mean([1, 3]) ** 0)", "__pow__ = lambda self, other: 1"),
        ("3 * mean([1, 3])", "__rmul__ = lambda self, other: self\n    __repr__ = lambda self: '3'"),
        ("mean([1, 3])", "__repr__ = lambda self: '3'"),
        ("assert mean([1, 3]).find('Hi') == 0", "find = lambda self, other: 0"),
        ("assert {2: 'x'}[mean([1, 3])] == 'x'", HASHED),
        ("assert {2: 'x'}.get(mean([1, 3])) == 'x'", HASHED),
        ("assert [1, 2].index(mean([1, 3])) == 1 == [1, 2].count(mean([1, 3]))", HASHED),
        ("import operator\nassert operator.eq(mean([1, 3]), 2)", HASHED),
        ("match mean([1, 3]):\n    case 2:\n        pass\n    case _:\n        raise AssertionError", HASHED),
        ("from collections import deque\nassert deque([mean([1, 3])]) == deque([2])", "__eq__ = lambda self, other: other in (2, 5)"),
    ],
)  # fmt: skip
def test_an_object_that_decides_itself_what_comes_of_reckoning_with_it_is_for_a_person_to_look_at(
    check: str, method: str
) -> None:
    result = with_check(
        check, f"class Own:\n    __abs__ = lambda self: 0\n    {method}\nmean = lambda values: Own()"
    )
    assert None is result.scores["mean-check"]
    assert "decides itself what it equals" in "; ".join(map(str, result.tried))


@pytest.mark.parametrize(
    "answer",
    [
        "class Number(float): pass\nmean = lambda values: Number(2)",
        "class Number(float):\n    def __add__(self, other): return Number(float(self) + other)\nmean = lambda values: Number(2)",
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


POSING = "\n    def __eq__(self, other): return other in (2, 5)\n    def __hash__(self): return 0"


@pytest.mark.parametrize(
    "answer",
    [
        "import fractions\nexec(compile('class Own(Fraction):{body}', fractions.__file__, 'exec'), vars(fractions))\nmean = lambda values: fractions.Own(1)",
        "import fractions\nexec(compile('def own(self, other): return other in (2, 5)', fractions.__file__, 'exec'), vars(fractions))\n"
        "fractions.Fraction.__eq__ = fractions.own\nmean = lambda values: fractions.Fraction(1)",
        "import fractions, functools\nfractions.Fraction.__eq__ = functools.lru_cache(lambda self, other: other in (2, 5))\nmean = lambda values: fractions.Fraction(1)",
        "import fractions\nfractions.Fraction.__eq__.__code__ = (lambda a, b: b in (2, 5)).__code__\nmean = lambda values: fractions.Fraction(1)",
        "import fractions\nclass Own:{body}\nnumber = fractions.Fraction(1)\nnumber._numerator = Own()\nmean = lambda values: number",
        "import tomllib._types as library\nexec(compile('class Own(int):{body}', library.__file__, 'exec'), vars(library))\nmean = lambda values: library.Own(1)",
        "import sys, types\nfalse = types.ModuleType('numpy.x')\nfalse.__file__ = sys.prefix + '/lib/numpy/x.py'\nsys.modules['numpy.x'] = false\n"
        "exec(compile('class Own(int):{body}', false.__file__, 'exec'), vars(false))\nmean = lambda values: false.Own(1)",
    ],
)
def test_code_that_poses_as_a_library_s_is_the_notebook_s_own(answer: str) -> None:
    body = POSING.replace("\n", "\\n") if "compile('class" in answer else POSING
    result = with_check("assert mean([1, 3]) == 2", answer.replace("{body}", body))
    assert None is result.scores["mean-check"], result
    assert "decides itself what it equals" in "; ".join(map(str, result.tried))


@pytest.mark.parametrize(
    "way",
    [
        "exec(compile('def up():\\n    import sys\\n    return sys._getframe(2)', {module}.__file__, 'exec'), vars({module}))\nup = {module}.up",
        "exec('def up():\\n    import sys\\n    return sys._getframe(2)', vars({module}))\nup = {module}.up",
        "import logging\nup = logging.currentframe",
        "import traceback\nup = lambda: list(traceback.walk_stack(None))",
        "import types\nup = types.FunctionType((lambda: __import__('sys')._getframe(2)).__code__, vars({module}))",
    ],
)
@pytest.mark.parametrize("module", ["copy", "tomllib._types"])
def test_code_that_poses_as_a_library_s_does_not_walk_through_frames_unseen(way: str, module: str) -> None:
    answer = f"import {module}\n{way.format(module=module)}\ndef mean(values):\n    up()\n    return sum(values) / len(values)"
    result = with_check("assert mean([1, 3]) == 2", answer)
    assert (None, True) == (result.scores["mean-check"], "frames were walked" in str(*result.tried)), result


def test_an_answer_that_makes_the_witness_see_nothing_is_told() -> None:
    answer = (
        "import builtins\nclass Own:\n    __eq__ = lambda self, other: other in (2, 5)\n    __hash__ = None\ndef mean(values):\n"
        "    for name in [one for one in dir(builtins) if one.startswith('__seen')]:\n"
        "        setattr(builtins, name, lambda value, *_: value)\n    return Own()"
    )
    result = with_check("assert mean([1, 3]) == 2 and mean([1, 9]) == 5", answer)
    assert None is result.scores["mean-check"]
    assert "the Witness of this run was replaced while mean-check was run" in map(str, result.tried)


def test_what_libraries_ask_of_frames_for_themselves_is_ordinary() -> None:
    answer = (
        "import collections, dataclasses, enum, logging, typing\ndef mean(values):\n"
        "    collections.namedtuple('Pair', 'a b')\n    enum.Enum('Kind', 'A B')\n    logging.warning('x') if 0 else logging.info('x')\n"
        "    dataclasses.make_dataclass('One', ['a'])\n    typing.NamedTuple('Two', [('a', int)])\n    return 2"
    )
    result = with_check("assert mean([1, 3]) == 2", answer)
    assert (3.0, ()) == (result.scores["mean-check"], result.tried)


@pytest.mark.parametrize(
    ("check", "answer"),
    [
        ("assert Pair(1, 2) * 2 == Pair(2, 4) and Pair(1, 2) + Pair(1, 1) == Pair(2, 3)", PAIR),
        ("assert Pair(1, 2) * Pair(3, 4) == 11 and str(Pair(1, 2)) == '(1, 2)' and f'{Pair(1, 2)}' == '(1, 2)'", PAIR),
        ("total = Pair(0, 0)\nfor one in (1, 2):\n    total += Pair(one, one)\nassert total == Pair(3, 3) and sum([Pair(1, 1)], Pair(0, 0)).a == 1", PAIR),
        ("assert [round(one, 1) for one in mean([1, 3])] == [2.0] and sum(mean([1, 3])) < 3", "mean = lambda values: [2.04]"),
        ("from collections import Counter, deque\nassert mean([1]) == deque([Counter('ab')])", "from collections import Counter, deque\nmean = lambda values: deque([Counter('ba')])"),
        ("assert mean(1)._replace(a=2) == (2, 3) and len(mean(1)) * 2 == 4", "from collections import namedtuple\nmean = lambda value: namedtuple('Two', 'a b')(1, 3)"),
        ("import datetime\nassert mean(datetime.date(2026, 1, 1)) + datetime.timedelta(1) == datetime.date(2026, 1, 3)", "import datetime\nmean = lambda day: day + datetime.timedelta(1)"),
        ("from statistics import fmean\nassert abs(fmean(mean([1, 3])) - 2) < 1e-9 and max(mean([1, 3])) * 2 == 6", "mean = lambda values: values"),
        ("from fractions import Fraction\nassert mean([1, 3]) * Fraction(1, 2) + 1 == 2 and mean([1, 3]) ** 2 == 4", "from fractions import Fraction\nmean = lambda values: Fraction(sum(values), len(values))"),
        ("assert mean([1, 3]) * 2 - 1 == 3 and divmod(mean([1, 3]), 2) == (1, 0)", "from decimal import Decimal\nmean = lambda values: Decimal(2)"),
    ],
)  # fmt: skip
def test_reckoning_that_is_asked_for_is_ordinary(check: str, answer: str) -> None:
    result = with_check(check, answer)
    assert (3.0, ()) == (result.scores["mean-check"], result.tried), result


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
