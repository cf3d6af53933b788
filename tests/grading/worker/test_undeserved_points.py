"""Ways to points without a right answer, tried on an assignment of the course: none gives any, and each is told."""

from __future__ import annotations

import re

import pytest

from exercise_runner import checks, notebook
from graded_assignments import graded
from grading_course import solved
from training_safety.grading.worker.jobs import Result, Status

pytestmark = [pytest.mark.usefixtures("sandbox"), pytest.mark.xdist_group("sandbox")]

NAME = "treatment"
FRAMES = "frames were walked through"
UNSEEN = "a check was passed that nobody can pass"
"""Told of answers that read a check's text, which is there only for those that it is run beside."""
CHECKS = "import training_safety.exercise_checks as checks\n"
ANY_PART = "class Any:\n    def __init__(self, *a, **k): pass\n    def __getattr__(self, name): return lambda *a, **k: self\n"

BEFORE: dict[str, tuple[str, str]] = {
    "errors are not kept": ("get_ipython().outputs.error = lambda *a, **k: None", "IPython's outputs"),
    "outputs are of another class": (
        "class Deaf(type(get_ipython().outputs)):\n    def error(self, *a): pass\nget_ipython().outputs.__class__ = Deaf",
        "IPython's outputs",
    ),
    "outputs are another thing": (
        "class Deaf(type(get_ipython().outputs)):\n    def error(self, *a): pass\nget_ipython().outputs = Deaf()",
        "IPython's outputs",
    ),
    "the class of the outputs": ("type(get_ipython().outputs).error = lambda *a: None", "the class Outputs"),
    "a false module of checks": (
        f"import sys, types\n{ANY_PART}false = types.ModuleType('training_safety.exercise_checks')\nfalse.Part = Any\n"
        "sys.modules['training_safety.exercise_checks'] = false",
        "a module was replaced",
    ),
    "no module but an object": (
        f"import sys\n{ANY_PART}class False_:\n    Part = Any\nsys.modules['training_safety.exercise_checks'] = False_()",
        "a module was replaced",
    ),
    "a module of another class": (
        f"{CHECKS}import types\n{ANY_PART}class False_(types.ModuleType):\n"
        "    def __getattribute__(self, name): return Any if name == 'Part' else super().__getattribute__(name)\n"
        "checks.__class__ = False_",
        "the module training_safety.exercise_checks",
    ),
    "names of Python of its own": (
        f"import builtins\n{ANY_PART}class False_:\n    Part = Any\nown = dict(vars(builtins))\n"
        "def importing(name, *more):\n    return False_ if name == 'training_safety.exercise_checks' else builtins.__import__(name, *more)\n"
        "own['__import__'] = importing\n__builtins__ = own",
        "own names of Python",
    ),
    "a large tolerance": (f"{CHECKS}checks.TOLERANCE = 1e9", "training_safety.exercise_checks"),
    "a large tolerance as a default": (f"{CHECKS}checks.agrees.__defaults__ = (1e9,)", "the code of agrees"),
    "a name of Python in the module of checks": (
        f"{CHECKS}checks.bool = checks.all = checks.repr = lambda *a: True\nchecks.type = lambda *a: int",
        "training_safety.exercise_checks",
    ),
    "kinds of numbers": (f"{CHECKS}checks._NUMBERS = ()\nchecks.isclose = lambda *a, **k: True", "exercise_checks"),
    "a method more": (
        f"{CHECKS}checks.Call.__getattribute__ = lambda self, name: (lambda *a, **k: None)",
        "the class Call",
    ),
    "a function behind a class": (f"{CHECKS}checks.Call._made.__code__ = (lambda self: (None, ValueError())).__code__\n"
        "checks.Call.gives = checks.Call.refuses", "the class Call"),
    "sentences that stop nothing": (f"{CHECKS}checks.WrongAnswerError.__bases__ = (Exception,)\nchecks.Part.fail = lambda *a: None", "the class Part"),
    "a hook that interrupts who looks": (
        "class Hook:\n    @property\n    def __module__(self): raise KeyboardInterrupt\n    def __call__(self, *_): pass\n"
        "get_ipython().events.callbacks['pre_run_cell'].append(Hook())",
        "a hook of IPython",
    ),
    "a list that interrupts who looks": (
        "class Deaf(list):\n    def __iter__(self): raise KeyboardInterrupt\n"
        "get_ipython().input_transformer_manager.cleanup_transforms = Deaf()",
        "a transformer of IPython",
    ),
    "a method of the shell by another name": (
        "get_ipython().transform_cell = lambda *a: 'pass'\nget_ipython()._tee = get_ipython().run_cell", "IPython's shell"
    ),
    "another notebook": (
        "shell = get_ipython()\nclass Names(dict): pass\nshell.user_ns = Names(shell.user_ns)", "IPython's user_ns"
    ),
}  # fmt: skip

WITHIN: dict[str, tuple[str, str]] = {
    "what is expected, from the frame that calls": (
        "import sys; return sys._getframe(2).f_locals['expected']",
        FRAMES,
    ),
    "by inspect": (
        "import inspect; return inspect.currentframe().f_back.f_back.f_locals['expected']",
        FRAMES,
    ),
    "by a list of the stack": (
        "import inspect; return next(f.frame.f_locals['expected'] for f in inspect.stack() if 'expected' in f.frame.f_locals)",
        FRAMES,
    ),
    "by a traceback": (
        "\n    try: 1 / 0\n    except ZeroDivisionError as error: return error.__traceback__.tb_frame.f_back.f_back.f_locals['expected']",
        FRAMES,
    ),
    "by a generator": (
        "\n    def up(): yield me.gi_frame.f_back.f_back.f_back.f_locals['expected']\n    me = up()\n    return next(me)",
        FRAMES,
    ),
    "with code that hides where it is from": (
        "return eval('__import__(\"sys\")._getframe(3).f_locals[\"expected\"]', {'__name__': 'copy', '__file__': '/usr/lib/x.py'})",
        FRAMES,
    ),
    "by things in memory": (
        "import gc; return [o['expected'] for o in gc.get_objects() if type(o) is dict and 'expected' in o] or 0",
        "things in memory",
    ),
    "by a trace hook": (
        "import sys; sys.settrace(lambda *event: None); return 0",
        "a trace hook",
    ),
    "by the text of the check": (
        "import ast, linecache; text = ''.join(l for e in list(linecache.cache.values()) if len(e) > 2 for l in e[2]); "
        "found = text.rsplit(', '.join(map(repr, a)) + ').gives(', 1); "
        "return ast.literal_eval(found[1].split(')\\n')[0].split(', within')[0]) if len(found) > 1 else 0",
        UNSEEN,
    ),
    "by replacing what checks from within": (
        "import training_safety.exercise_checks as checks; checks.agrees = lambda *a, **k: True; return 0",
        "training_safety.exercise_checks",
    ),
}


RUN = pytest.mark.parametrize("beside", [False, True], ids=["out of reach", "beside"])


def cheated(body: str = "return 0", first: str = "", *, beside: bool) -> Result:
    """What comes of an assignment in which every function does the same."""
    answers = {
        cell: "\n".join(f"def {name}(*a):\n    {body}" for name in re.findall(r"(?m)^def (\w+)\(", source))
        for cell, source in solved(notebook(NAME)).items()
        if re.search(r"(?m)^def ", source)
    }
    return graded(NAME, answers, first=first, beside=beside)


def assert_nothing_gained(result: Result, words: str) -> None:
    """No check has points, and what was tried is told."""
    assert {0.0} >= {result.scores[check] for check in checks(NAME)} - {None}
    assert Status.NEEDS_A_LOOK is result.status, result.sentence
    assert words in "; ".join(map(str, result.tried))


@RUN
@pytest.mark.parametrize("way", BEFORE)
def test_what_is_changed_before_the_checks_gives_no_points(way: str, beside: bool) -> None:
    code, words = BEFORE[way]
    assert_nothing_gained(cheated(first=code, beside=beside), words)


@RUN
@pytest.mark.parametrize("way", WITHIN)
def test_what_an_answer_looks_up_or_changes_while_it_is_checked_gives_no_points(
    way: str, beside: bool
) -> None:
    body, words = WITHIN[way]
    result = cheated(body, beside=beside)
    if words == UNSEEN and not beside:
        assert (Status.GRADED, ()) == (result.status, result.tried)
        assert {0.0} == {result.scores[check] for check in checks(NAME)}
    else:
        assert_nothing_gained(result, words)


FAR: dict[str, str] = {
    "an object that equals everything": "class Same:\n        __eq__ = lambda self, other: True\n        __hash__ = None\n    return Same()",
    "a number that equals everything": "class Same(float):\n        __eq__ = lambda self, other: True\n    return Same(1)",
    "a kind with another name": "kind = type('float', (), {'__repr__': lambda self: '2.0', '__eq__': lambda self, other: True})\n    return kind()",
    "the check in memory": "import ctypes, gc\n    return [o for o in gc.get_objects() if type(o) is str and 'gives(' in o] or 0",
    "what is expected, from the process that checks": "import os\n    found = [os.read(n, 99) for n in range(3, 250) if os.path.exists(f'/dev/fd/{n}')]\n    return found or 0",
    "an answer that is code": "return __import__('pickle').dumps(print)",
    "an answer for the next question": "import json, os, struct\n    body = json.dumps({'gave': True, 'word': ''}).encode()\n"
    "    os.write(251, struct.pack('>I', len(body)) + body)\n    return 0",
    "a hand in what is sent": "import training_safety.grading.worker.runner as runner\n    runner.encoded = lambda value: ['int', '0x7']\n    return 0",
    "what is no value": "import training_safety.grading.worker.runner as runner\n    runner.encoded = lambda value: ['Part', {}]\n    return 0",
    "an interrupt": "raise KeyboardInterrupt",
    "an end": "import os; os._exit(0)",
    "what is no number": "return float('nan')",
    "a generator": "yield 1",
    "a coroutine": "async def later(): return 1\n    return later()",
    "a list that holds itself": "found = []\n    found.append(found)\n    return found",
    "a number too long to be shown": "return 10 ** 200_000",
    "an object that says it is a number": "class Number:\n        __class__ = float\n        __float__ = lambda self: 1.0\n        __eq__ = lambda self, other: True\n    return Number()",
    "a list of another kind": "class Any(list):\n        __eq__ = lambda self, other: True\n    return Any()",
    "an error that only has the name": "raise type('ValueError', (Exception,), {})('x')",
    "an error of a kind that lies": "class Lies(type):\n        __mro__ = (ValueError,)\n    class Error(Exception, metaclass=Lies): pass\n    raise Error('x')",
    "an error of two kinds": "class Both(ValueError, SystemExit): pass\n    raise Both('x')",
    "an alarm": "import signal\n    signal.signal(signal.SIGALRM, lambda *a: None)\n    signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)\n    return 0",
    "a child that writes to all that is open": "import os\n    child = os.fork()\n    if child == 0:\n        for number in range(3, 256):\n"
    "            try: os.write(number, bytes([0, 0, 0, 2]) + b'{}')\n            except OSError: pass\n        os._exit(0)\n    os.waitpid(child, 0)\n    return 0",
    "its channels exchanged": "import os\n    os.dup2(251, 1); os.dup2(250, 0)\n    print('x', flush=True)\n    return 0",
    "an error with the name of one of ours": "raise type('NotPlainError', (BaseException,), {})('x')",
}
"""Ways that are thought for checks out of reach."""


AROUND: dict[str, str] = {
    "what is sent": "import json\nkept = json.dumps\njson.dumps = lambda message, **more: kept({**message, 'gave': True} if isinstance(message, dict) and 'gave' in message else message, **more)",
    "how messages are written": "import os\nkept = os.write\nos.write = lambda number, data: kept(number, bytes(data).replace(b'0', b'1'))",
    "how lengths are written": "import struct\nstruct.pack = lambda *a: bytes(4)",
    "chance": "import random\nrandom.Random = type('Sure', (), {'__getattr__': lambda self, name: lambda *a, **k: 0})",
    "dates": "import datetime\nclass Any(datetime.date):\n    __eq__ = lambda self, other: True\n    __hash__ = None\ndatetime.date = Any",
    "how exact decimals are": "import decimal\ndecimal.getcontext().prec = 1",
    "the names that are given": "for name in [one for one in globals() if one.isupper()]:\n    globals()[name] = 0\nSTUDENT = 'ola'",
    "numbers of one's own": "import training_safety.exercise_numbers as numbers\nnumbers.drawn = lambda *a, **k: 0",
    "a module beside the notebook": "import os, sys\nos.makedirs('training_safety', exist_ok=True)\nopen('training_safety/__init__.py', 'w').close()\nsys.path.insert(0, '.')\nos.environ['PYTHONPATH'] = '.'",
    "names that look alike": "def 𝐩𝐚𝐫𝐭(*a): return a\n𝖺bs = 𝘭𝘦𝘯 = lambda *a: 0\nrοund = lambda *a: 0",
    "what is run at the end": "import atexit, os\natexit.register(os._exit, 0)",
    "a thread that puts other functions in place": "import threading\nnames = globals()\ndef change():\n    while True:\n        for name in list(names):\n"
    "            if callable(names.get(name)) and not name.startswith('_') and name not in ('get_ipython', 'open', 'change'):\n"
    "                names[name] = lambda *a: a\nthreading.Thread(target=change, daemon=True).start()",
}
"""What is changed around answers that are all wrong."""


@pytest.mark.parametrize("what", AROUND)
def test_nothing_that_is_changed_around_wrong_answers_gives_points(what: str) -> None:
    result = cheated(first=AROUND[what], beside=False)
    assert set() == {check for check in checks(NAME) if result.scores[check]}, result.sentence


@pytest.mark.parametrize("way", FAR)
def test_nothing_that_comes_from_the_students_process_makes_a_check_out_of_reach_pass(way: str) -> None:
    result = cheated(f"\n    {FAR[way]}", beside=False)
    earned = {check for check in checks(NAME) if result.scores[check]}
    assert set() == earned, result.sentence


def test_a_reply_that_nobody_has_asked_for_is_told() -> None:
    result = cheated(f"\n    {FAR['an answer for the next question']}", beside=False)
    assert_nothing_gained(result, "wrote to where the results are reported")
