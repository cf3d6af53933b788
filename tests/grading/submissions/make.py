"""Write the golden submissions: for each case what is handed in, and what has to come of it.

Run it after a change of a case; the files are what the tests read. The notebooks end in ``.json``, so that nothing that
mends or formats notebooks touches them; ``assignment.json`` is an exercise
of four short answers with plain asserts, which are easier to cheat than the checks of the course.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
Cells = list[dict[str, Any]]


def cell(kind: str, source: str, name: str = "", **roles: Any) -> dict[str, Any]:
    settings = {"schema_version": 3, "grade_id": name, "cell_type": kind, "task": False}
    settings |= {"grade": False, "solution": False, "locked": False, **roles}
    made: dict[str, Any] = {
        "cell_type": kind,
        "source": source,
        "metadata": {"nbgrader": settings} if name else {},
    }
    return made | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def check(name: str, points: float, visible: str, hidden: str, last: str = "") -> dict[str, Any]:
    source = f"{visible}\n### BEGIN HIDDEN TESTS\n{hidden}\n### END HIDDEN TESTS{last}"
    return cell("code", source, name, grade=True, locked=True, points=points)


STUB = "raise NotImplementedError()"
SOURCE: Cells = [
    cell("markdown", "# Four short answers"),
    cell("code", 'LANGUAGE = "en"'),
    cell("code", f"def double(number):\n    {STUB}", "double", solution=True),
    check("double-check", 2, "assert double(2) == 4", "assert double(21) == 42\nassert double(-3) == -6"),
    cell("code", f"def mean(values):\n    {STUB}", "mean", solution=True),
    check("mean-check", 3, "assert mean([1, 3]) == 2", "assert mean([2, 4, 9]) == 5"),
    cell("code", f"def words(text):\n    {STUB}", "words", solution=True),
    check(
        "words-check",
        4,
        "found = words('one two')",
        "parts = [words('a b') == 2, words('') == 0]",
        "\n2 * sum(parts)",
    ),
    cell("code", f"greeting = ''\n# {STUB}", "greeting", solution=True),
    check("greeting-check", 1, "assert greeting", "assert greeting.startswith('Hi')"),
    cell("markdown", "Write your answer here", "why", grade=True, solution=True, points=2),
]
RIGHT = {
    "double": "def double(number):\n    return 2 * number",
    "mean": "def mean(values):\n    return sum(values) / len(values)",
    "words": "def words(text):\n    return len(text.split())",
    "greeting": "greeting = 'Hi there'",
    "why": "Because.",
}
FULL = {"double-check": 2.0, "mean-check": 3.0, "words-check": 4.0, "greeting-check": 1.0, "why": None}
NONE = {"double-check": 0.0, "mean-check": 0.0, "words-check": 0.0, "greeting-check": 0.0, "why": 0.0}
WAITING = dict.fromkeys(FULL)
COURSE = "/var/tmp/golden-course"
"""Where the tests put a course with a gradebook, hidden tests and classmates, for code that looks for them."""


def notebook(cells: Cells, **more: Any) -> dict[str, Any]:
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5, **more}


def handed_in(
    answers: dict[str, str], change: Callable[[Cells], object] = lambda cells: None
) -> dict[str, Any]:
    cells = deepcopy(SOURCE)
    for one in cells:
        name = one["metadata"].get("nbgrader", {}).get("grade_id", "")
        lines = one["source"].split("\n### BEGIN HIDDEN TESTS")
        one["source"] = lines[0] + (lines[1].split("END HIDDEN TESTS")[1] if len(lines) > 1 else "")
        one["source"] = answers.get(name, one["source"])
    change(cells)
    return notebook(cells)


def at(cells: Cells, name: str) -> int:
    return next(
        n for n, one in enumerate(cells) if one["metadata"].get("nbgrader", {}).get("grade_id") == name
    )


def before(name: str, source: str) -> Callable[[Cells], object]:
    return lambda cells: cells.insert(at(cells, name), cell("code", source))


def copied(name: str, source: str | None = None) -> Callable[[Cells], object]:
    def change(cells: Cells) -> None:
        twin = deepcopy(cells[at(cells, name)])
        twin["source"] = source or twin["source"]
        cells.insert(at(cells, name) + 1, twin)

    return change


def without(*names: str) -> Callable[[Cells], object]:
    def change(cells: Cells) -> None:
        for name in names:
            del cells[at(cells, name)]

    return change


def flipped(cells: Cells) -> None:
    settings = cells[at(cells, "mean-check")]["metadata"]["nbgrader"]
    settings |= {"points": 300, "solution": True, "grade": False, "locked": False}
    cells[at(cells, "double")]["metadata"]["nbgrader"]["solution"] = "yes"


def case(
    why: str, work: Any, status: str = "graded", scores: dict[str, float | None] | None = None, **more: Any
) -> dict[str, Any]:
    """One case: why it is there, what is handed in, and the expected result.

    ``struck`` are the limits that strike, ``tried`` words of what has to be told, ``reached`` words of what was
    tried in vain, ``limits`` what the case runs with, ``nowhere`` words that must not be in the graded notebook, ``somewhere`` words that must.
    """
    return {
        "work": work,
        "expected": {"why": why, "status": status, "scores": FULL if scores is None else scores, **more},
    }


def answering(**answers: str) -> dict[str, Any]:
    return handed_in({**RIGHT, **answers})


ENDLESS = "def mean(values):\n    while True:\n        pass"
DEAF = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass"
ZERO_MEAN = {**FULL, "mean-check": 0.0}
WAITING_BUT_MEAN = {**WAITING, "mean-check": 0.0}
SHORT = {"seconds_per_cell": 1.5}
LOOK = "needs a look"

CASES: dict[str, dict[str, Any]] = {
    # Ordinary work.
    "right": case("All right", answering()),
    "partial": case(
        "One wrong, one in part",
        answering(mean="def mean(values):\n    return 2", words="def words(text):\n    return 2"),
        scores={**FULL, "mean-check": 0.0, "words-check": 2.0},
    ),
    "empty": case("Handed in as it was handed out", handed_in({}), scores=NONE),
    "syntax_error": case(
        "One answer is no Python", answering(mean="def mean(values)\n    return 1"), scores=ZERO_MEAN
    ),
    "error_stream": case(
        "An answer warns on the error stream while it is checked, which costs points with nbgrader",
        answering(
            mean="import sys\n"
            + RIGHT["mean"].replace("    return", "    print('odd', file=sys.stderr)\n    return")
        ),
        scores=ZERO_MEAN,
    ),
    "asks_for_input": case(
        "An answer waits for input",
        answering(mean="name = input('Who? ')\n" + RIGHT["mean"]),
        scores=ZERO_MEAN,
        somewhere=["StdinNotImplementedError"],
    ),
    "exits": case(
        "sys.exit in an answer stops that cell only",
        answering(mean="import sys\nsys.exit(0)\n" + RIGHT["mean"]),
        scores=ZERO_MEAN,
    ),
    # Code that does not end, or ends too much.
    "endless": case(
        "An answer never ends",
        answering(mean=ENDLESS),
        "partly graded",
        ZERO_MEAN,
        struck=["seconds_per_cell"],
        limits=SHORT,
    ),
    "endless_and_deaf": case(
        "A cell never ends and hears no interrupt: it is killed, and the others are run without it",
        handed_in(RIGHT, before("mean", DEAF)),
        "partly graded",
        FULL,
        struck=["seconds_per_cell"],
        limits=SHORT,
    ),
    "slow_notebook": case(
        "Every cell is in time, and all together are not",
        handed_in(RIGHT, before("words", "import time\ntime.sleep(1.2)\ntime.sleep(1.2)")),
        "partly graded",
        {**FULL, "words-check": 0.0, "greeting-check": 0.0},
        struck=["seconds"],
        limits={"seconds": 2},
    ),
    "silent_killer": case(
        "An answer ends Python without a word",
        answering(mean="def mean(values):\n    import os\n    os._exit(0)"),
        "partly graded",
        ZERO_MEAN,
    ),
    "segfault": case(
        "Python crashes",
        answering(mean="def mean(values):\n    import ctypes\n    return ctypes.string_at(0)"),
        "partly graded",
        ZERO_MEAN,
    ),
    "late_killer": case(
        "A thread ends Python a little later, in cells that can do nothing for it",
        handed_in(
            RIGHT,
            before(
                "mean",
                "import os, threading\nthreading.Timer(0.3, os._exit, [1]).start()\nimport time\ntime.sleep(1)",
            ),
        ),
        "partly graded",
        FULL,
    ),
    "installs": case(
        "A package is installed; there is no network, and it is not tried for long",
        handed_in(RIGHT, before("mean", "!pip install no-such-package-7\n%pip download no-such-package-7")),
        somewhere=["No matching distribution found"],
        nowhere=["Retrying"],
        limits={"seconds_per_cell": 100},
    ),
    "installs_from_an_address": case(
        "The same from an address, by the module and from a repository",
        handed_in(
            RIGHT,
            before(
                "mean",
                "import subprocess, sys\nfor what in ('https://example.org/own-1.0-py3-none-any.whl', 'git+https://example.org/own'):\n    subprocess.run([sys.executable, '-m', 'pip', 'install', what])",
            ),
        ),
        somewhere=["ERROR"],
        nowhere=["Retrying"],
        limits={"seconds_per_cell": 100},
    ),
    # Limits.
    "memory": case(
        "An answer wants 8 GB",
        answering(mean="def mean(values):\n    return len(bytearray(8 << 30))"),
        "partly graded",
        ZERO_MEAN,
        struck=["memory_mb"],
        limits={"memory_mb": 256},
    ),
    "processes": case(
        "A fork bomb",
        handed_in(
            RIGHT,
            before(
                "mean",
                "import os, time\nfor _ in range(500):\n    if os.fork() == 0:\n        time.sleep(60)\n        os._exit(0)",
            ),
        ),
        "partly graded",
        FULL,
        struck=["processes"],
    ),
    "threads": case(
        "Threads without end",
        handed_in(
            RIGHT,
            before(
                "mean",
                "import threading, time\nfor _ in range(500):\n    threading.Thread(target=time.sleep, args=[60], daemon=True).start()",
            ),
        ),
        "partly graded",
        FULL,
        struck=["processes"],
    ),
    "memory_in_processes": case(
        "Many processes take memory, each of them no more than it may",
        handed_in(
            RIGHT,
            before(
                "mean",
                "import os, time\nfor _ in range(12):\n    if os.fork() == 0:\n        taken = bytes(range(256)) * (40 << 12)\n        time.sleep(60)\n        os._exit(0)\ntime.sleep(60)",
            ),
        ),
        "partly graded",
        FULL,
        struck=["memory_mb"],
        limits={"memory_mb": 64},
    ),
    "closed_descriptors": case(
        "Every open file is closed, and the code goes on",
        handed_in(RIGHT, before("mean", "import os, time\nos.closerange(0, 300)\ntime.sleep(60)")),
        "partly graded",
        FULL,
    ),
    "endless_output": case(
        "A program writes without end past Python",
        handed_in(RIGHT, before("mean", "import os\nwhile True:\n    os.write(1, b'x' * 65536)")),
        "partly graded",
        FULL,
        struck=["seconds_per_cell", "output_kb"],
        limits=SHORT,
    ),
    "large_file": case(
        "A file of 4 MB where 1 is the most",
        handed_in(RIGHT, before("mean", "with open('large', 'wb') as file:\n    file.write(bytes(4 << 20))")),
        "partly graded",
        FULL,
        struck=["file_mb"],
        limits={"file_mb": 1},
    ),
    "many_files": case(
        "Files of 6 MB together where 2 are the most",
        handed_in(
            RIGHT,
            before(
                "mean",
                "for number in range(30):\n    with open(f'part{number}', 'wb') as file:\n        file.write(bytes(200 << 10))",
            ),
        ),
        "partly graded",
        FULL,
        struck=["files_mb"],
        limits={"files_mb": 2},
    ),
    "output_flood": case(
        "200 MB are printed",
        handed_in(RIGHT, before("mean", "for _ in range(2000):\n    print('x' * 100_000)")),
        "partly graded",
        FULL,
        struck=["output_kb"],
        somewhere=["the rest of the output was left out"],
    ),
    "output_flood_past_python": case(
        "A program floods the screen",
        handed_in(
            RIGHT, before("mean", "import os\nos.system('head -c 50000000 /dev/zero | tr \"\\\\0\" x')")
        ),
        "partly graded",
        FULL,
        struck=["output_kb"],
    ),
    "large_image": case(
        "An image of 40 MB",
        handed_in(
            RIGHT,
            before(
                "mean",
                "from IPython.display import display\ndisplay({'image/png': b'x' * (40 << 20), 'text/plain': 'image'}, raw=True)",
            ),
        ),
        "partly graded",
        FULL,
        struck=["output_kb"],
    ),
    "flood_in_a_check": case(
        "An answer floods the output of its check; the points count nevertheless",
        answering(
            mean="def mean(values):\n    print('x' * 10_000_000)\n    return sum(values) / len(values)"
        ),
        "partly graded",
        FULL,
        struck=["output_kb"],
    ),
    # Notebooks that are damaged.
    "duplicated_answer": case(
        "An answer cell is there twice, once untouched",
        handed_in(RIGHT, copied("mean", f"def mean(values):\n    {STUB}")),
    ),
    "answered_twice": case(
        "An answer is there twice, and the two differ: which counts is for a person to say",
        handed_in(RIGHT, copied("mean", "def mean(values):\n    return max(values)")),
        LOOK,
        {**FULL, "mean-check": None},
    ),
    "answered_twice_right_last": case(
        "The same, and the one that is taken is right",
        handed_in(
            {**RIGHT, "mean": "def mean(values):\n    return max(values)"}, copied("mean", RIGHT["mean"])
        ),
        LOOK,
        {**FULL, "mean-check": None},
    ),
    "value_given_twice": case(
        "A value is there twice, and the two differ",
        handed_in(RIGHT, copied("greeting", "greeting = 'Hello'")),
        LOOK,
        {**FULL, "greeting-check": None},
    ),
    "duplicated_check": case("A check is there twice", handed_in(RIGHT, copied("mean-check"))),
    "deleted_check": case("The checks were deleted", handed_in(RIGHT, without("mean-check", "double-check"))),
    "edited_check": case(
        "A check was made easier",
        handed_in({**RIGHT, "mean": "def mean(values):\n    return 0", "mean-check": "assert True"}),
        scores=ZERO_MEAN,
    ),
    "flipped_settings": case("Points and roles were changed", handed_in(RIGHT, flipped)),
    "no_json": case("Cut off in the middle", json.dumps(answering())[:700], "could not be run", {}),
    "no_bytes": case("An empty file", "", "could not be run", {}),
    "no_cells": case("JSON, but no notebook", "{}", "could not be run", {}),
    "lone_surrogate": case("Half a character", handed_in({**RIGHT, "why": "half \ud83d of it"})),
    "unknown_format": case("A format of the future", {**answering(), "nbformat": 9}),
    "skipped": case(
        "A tag that keeps a check from being run",
        handed_in(
            {**RIGHT, "mean": "mean = None"},
            lambda cells: cells[at(cells, "mean-check")]["metadata"].update(tags=["skip-execution"]),
        ),
        scores=ZERO_MEAN,
    ),
    # Hostile work.
    "forged_results": case(
        "A report is written to every open channel",
        handed_in(
            RIGHT,
            before(
                "mean",
                "import json, os, struct\nbody = json.dumps({'outputs': [], 'error': None, 'word': ''}).encode()\nfor number in range(3, 256):\n    try:\n        os.write(number, struct.pack('>I', len(body)) + body)\n    except OSError:\n        pass",
            ),
        ),
        LOOK,
        WAITING,
        tried=["where the results are reported"],
    ),
    "forged_output": case(
        "A value is shown before the check fails",
        answering(mean="def mean(values):\n    get_ipython().displayhook(3)\n    return -1"),
        LOOK,
        WAITING_BUT_MEAN,
        tried=["shows a value"],
    ),
    "forged_points": case(
        "More points than there are",
        answering(
            words="class Many(int):\n    def __eq__(self, other): return True\n    def __rmul__(self, other): return 400\n    __hash__ = None\ndef words(text):\n    return Many(2)"
        ),
        LOOK,
        WAITING,
        tried=["equals everything", "nobody can pass"],
    ),
    "points_written_otherwise": case(
        "The notebook has IPython write the half of the points as all of them",
        handed_in(
            {**RIGHT, "words": "def words(text):\n    return 2"},
            before(
                "words",
                "numbers = get_ipython().display_formatter.formatters['text/plain']\nnumbers.for_type(int, lambda value, page, cycle: page.text('4' if value == 2 else str(value)))",
            ),
        ),
        scores={**FULL, "words-check": 2.0},
    ),
    "sum_decided_by_the_answer": case(
        "What is counted decides itself what it adds up to",
        answering(
            words="class Part(int):\n    def __radd__(self, other): return 2\nclass Number(int):\n    def __eq__(self, other): return Part(other)\n    __hash__ = None\ndef words(text):\n    return Number(7)"
        ),
        LOOK,
        WAITING,
        tried=["decides itself what it equals"],
    ),
    "compiled_as_a_library": case(
        "A text decides itself how it begins, and is compiled as if it were a library's",
        answering(
            greeting="import fractions\nexec(compile('class Text(str):\\n    def startswith(self, other): return len(other) < 4', fractions.__file__, 'exec'), vars(fractions))\ngreeting = fractions.Text('x')"
        ),
        LOOK,
        WAITING,
        tried=["decides itself what it equals"],
    ),
    "equals_everything": case(
        "An object that equals everything",
        answering(
            mean="class Same:\n    def __eq__(self, other): return True\ndef mean(values):\n    return Same()"
        ),
        LOOK,
        WAITING,
        tried=["equals everything", "nobody can pass"],
    ),
    "number_with_own_equality": case(
        "A number that equals what is likely to be expected",
        answering(
            mean="class Number(int):\n    def __eq__(self, other): return other in (2, 5)\n    __hash__ = int.__hash__\ndef mean(values):\n    return Number(0)"
        ),
        LOOK,
        WAITING,
        tried=["decides itself what it equals"],
    ),
    "equals_what_is_likely": case(
        "An object that equals every small number, and says that it is one",
        answering(
            mean="class Likely:\n    __class__ = int\n    def __eq__(self, other): return type(other) is int and 0 <= other < 1000\n    __hash__ = None\ndef mean(values):\n    return Likely()"
        ),
        LOOK,
        WAITING,
        tried=["decides itself what it equals"],
    ),
    "equals_the_first": case(
        "An object that equals the first small number that it meets, and from then on that one alone",
        answering(
            words="class First:\n    value = None\n    def __eq__(self, other):\n        if self.value is None and type(other) is int and other < 1000:\n            self.value = other\n        return other == self.value\n    __hash__ = None\ndef words(text):\n    return First()"
        ),
        LOOK,
        WAITING,
        tried=["decides itself what it equals"],
    ),
    "set_in_place_of_equality": case(
        "A set that equals whatever is in it, without a function of its own",
        answering(
            mean="class Any(set):\n    __eq__ = set.__contains__\n    __hash__ = None\ndef mean(values):\n    return Any(range(1000))"
        ),
        LOOK,
        WAITING,
        tried=["decides itself what it equals"],
    ),
    "asserts_dropped": case(
        "A transformer of IPython drops asserts",
        handed_in(
            {**RIGHT, "mean": "def mean(values):\n    return 0"},
            before(
                "mean",
                "import ast\nclass Drop(ast.NodeTransformer):\n    def visit_Assert(self, node):\n        return ast.Pass()\nget_ipython().ast_transformers.append(Drop())",
            ),
        ),
        LOOK,
        WAITING_BUT_MEAN,
        tried=["transformer"],
    ),
    "lines_dropped": case(
        "An input transformer drops asserts",
        handed_in(
            {**RIGHT, "mean": "def mean(values):\n    return 0"},
            before(
                "mean",
                "def drop(lines):\n    return [line for line in lines if 'assert' not in line]\nget_ipython().input_transformers_cleanup.append(drop)",
            ),
        ),
        LOOK,
        WAITING_BUT_MEAN,
        tried=["transformer"],
    ),
    "hidden_tests_read": case(
        "A transformer writes down the hidden tests",
        handed_in(
            RIGHT,
            before(
                "double",
                "seen = []\ndef spy(lines):\n    seen.extend(lines)\n    print(lines)\n    return lines\nget_ipython().input_transformers_post.append(spy)",
            ),
        ),
        LOOK,
        WAITING,
        tried=["transformer"],
        hidden_stay_hidden=True,
    ),
    "trace_hook": case(
        "A trace hook",
        handed_in(RIGHT, before("mean", "import sys\nsys.settrace(lambda *event: None)")),
        LOOK,
        WAITING,
        tried=["trace hook"],
    ),
    "builtins_replaced": case(
        "Python's own exception does not stop any more",
        handed_in(
            {
                **RIGHT,
                "mean": "def mean(values):\n    return 0",
                "double": "def double(number):\n    return 1",
            },
            before(
                "double",
                "import builtins\nbuiltins.len = lambda value: 3\nbuiltins.isinstance = lambda *any: True",
            ),
        ),
        LOOK,
        {**WAITING_BUT_MEAN, "double-check": 0.0},
        tried=["a name of Python"],
    ),
    "shell_replaced": case(
        "Errors are not shown any more",
        handed_in(
            {**RIGHT, "mean": "def mean(values):\n    return 0"},
            before(
                "mean",
                "shell = get_ipython()\nshell.showtraceback = lambda *a, **k: None\ntype(shell).run_code = lambda *a, **k: False\nshell._showtraceback = print",
            ),
        ),
        LOOK,
        WAITING_BUT_MEAN,
        tried=["IPython's"],
    ),
    "shell_replaced_in_a_check": case(
        "Errors are not shown any more from within the check",
        answering(
            mean="def mean(values):\n    shell = get_ipython()\n    shell.showtraceback = lambda *a, **k: None\n    type(shell).run_code = lambda *a, **k: False\n    return 2"
        ),
        LOOK,
        WAITING_BUT_MEAN,
        tried=["IPython's"],
    ),
    "hook_before_cells": case(
        "A hook runs before every cell",
        handed_in(
            RIGHT,
            before("mean", "def nothing(*_): pass\nget_ipython().events.register('pre_run_cell', nothing)"),
        ),
        LOOK,
        WAITING,
        tried=["hook"],
    ),
    "hook_that_interrupts": case(
        "A hook interrupts whoever looks at it, so that checks would not be run",
        handed_in(
            {**RIGHT, "mean": "def mean(values):\n    return 0"},
            before(
                "mean",
                "class Hook:\n    @property\n    def __module__(self): raise KeyboardInterrupt\n    def __call__(self, *_): pass\nget_ipython().events.callbacks['pre_run_cell'].append(Hook())",
            ),
        ),
        LOOK,
        WAITING_BUT_MEAN,
        tried=["hook"],
    ),
    "transformers_that_interrupt": case(
        "A list of IPython's interrupts whoever reads it, so that checks would not be run",
        handed_in(
            {**RIGHT, "mean": "def mean(values):\n    return 0"},
            before(
                "mean",
                "class Deaf(list):\n    def __iter__(self): raise KeyboardInterrupt\nget_ipython().input_transformer_manager.cleanup_transforms = Deaf()",
            ),
        ),
        LOOK,
        WAITING_BUT_MEAN,
        tried=["transformer"],
    ),
    "errors_not_kept": case(
        "What keeps the outputs does not keep errors any more",
        handed_in(
            {**RIGHT, "mean": "def mean(values):\n    return 0"},
            before("mean", "get_ipython().outputs.error = lambda *a, **k: None"),
        ),
        LOOK,
        WAITING_BUT_MEAN,
        tried=["IPython's outputs"],
    ),
    "own_names_of_python": case(
        "The notebook has names of Python's of its own, and isinstance is among them",
        handed_in(
            {**RIGHT, "mean": "def mean(values):\n    return 0"},
            before(
                "mean",
                "import builtins\nown = dict(vars(builtins))\nown['AssertionError'] = lambda *a: SystemExit()\n__builtins__ = own",
            ),
        ),
        LOOK,
        WAITING_BUT_MEAN,
        tried=["own names of Python"],
    ),
    "witness_blinded": case(
        "What looks at compared objects is found in memory and made to see nothing",
        handed_in(
            {
                **RIGHT,
                "mean": "class Number(int):\n    def __eq__(self, other): return other in (2, 5)\n    __hash__ = int.__hash__\ndef mean(values):\n    return Number(0)",
            },
            before(
                "mean",
                "import gc\nfor one in gc.get_objects():\n    if type(one).__name__ == 'Witness':\n        one.found = lambda: []",
            ),
        ),
        LOOK,
        WAITING,
        tried=["the Witness of this run", "decides itself what it equals"],
    ),
    "secret_read_from_a_frame": case(
        "The answer reads what is expected from the code of the check that calls it",
        answering(
            mean="import sys\ndef mean(values):\n    code = sys._getframe(1).f_code\n    return next(one for one in code.co_consts if one in (2, 5) and len(values) == one // 2 + 1)"
        ),
        LOOK,
        WAITING,
        tried=["frames were walked through"],
    ),
    "answer_read_from_the_check": case(
        "The answer reads what is expected in the text of the check that calls it",
        answering(
            mean="import linecache, re\ndef mean(values):\n    text = ''.join(line for entry in list(linecache.cache.values()) if len(entry) > 2 for line in entry[2])\n    return int(re.findall(re.escape(f'mean({values})') + r' == (\\d+)', text)[-1])"
        ),
        LOOK,
        WAITING,
        tried=["nobody can pass: mean-check"],
    ),
    "secret_read_from_a_traceback": case(
        "The answer finds its way to the check by the traceback of an error of its own",
        answering(
            mean="def mean(values):\n    try:\n        raise ValueError\n    except ValueError as error:\n        error.__traceback__.tb_frame.f_back\n    return sum(values) / len(values)"
        ),
        LOOK,
        WAITING,
        tried=["frames were walked through"],
    ),
    "course_read": case(
        "Looks for hidden tests, classmates and the gradebook",
        handed_in(
            RIGHT,
            before(
                "mean",
                f"import glob, os\nfor folder in ['{COURSE}', '/root', '/home', '/work', '/tmp', '/var']:\n    for root, folders, names in os.walk(folder):\n        folders[:] = [one for one in folders if one not in ('versions', 'site-packages')]\n        for name in names:\n            if name.endswith(('.db', '.ipynb')):\n                print('FOUND', root, name)\nopen('{COURSE}/gradebook.db').read()",
            ),
        ),
        scores=FULL,
        nowhere=["FOUND", "SECRET"],
        reached=["files of the course"],
    ),
    "course_written": case(
        "Overwrites the gradebook and classmates' work",
        handed_in(
            RIGHT,
            before(
                "mean",
                f"import os, pathlib\nfor name in ['gradebook.db', 'submitted/other/four/four.ipynb']:\n    try:\n        pathlib.Path('{COURSE}', name).write_text('ruined')\n    except OSError as error:\n        print('REFUSED')",
            ),
        ),
        scores=FULL,
        somewhere=["REFUSED"],
        reached=["files of the course"],
    ),
    "system_written": case(
        "Writes everywhere",
        handed_in(
            RIGHT,
            before(
                "mean",
                "import os\nfor root, folders, _ in os.walk('/'):\n    folders[:] = folders if root.count('/') < 3 else []\n    if root.startswith(('/srv/student', '/tmp', '/dev/shm')):\n        continue\n    try:\n        open(os.path.join(root, 'golden-was-here'), 'w').close()\n        print('WRITTEN', root)\n    except OSError:\n        pass",
            ),
        ),
        scores=FULL,
        nowhere=["WRITTEN"],
        reached=["outside of the notebook"],
    ),
    "left_behind": case(
        "Leaves something for the next one",
        handed_in(
            RIGHT,
            before(
                "mean",
                "import os\nfor folder in ['/tmp', '/dev/shm', '/srv/student', '/run', os.path.expanduser('~')]:\n    try:\n        print('FOUND' if os.path.exists(f'{folder}/left') else 'clean')\n        open(f'{folder}/left', 'w').close()\n    except OSError:\n        pass",
            ),
        ),
        scores=FULL,
        nowhere=["FOUND"],
        twice=True,
        reached=["outside of the notebook"],
    ),
    "network": case(
        "Opens connections",
        handed_in(
            RIGHT,
            before(
                "mean",
                "import socket\nfor address in [('1.1.1.1', 53), ('127.0.0.1', 22), ('10.0.0.1', 80)]:\n    try:\n        socket.create_connection(address, timeout=1)\n        print('CONNECTED')\n    except OSError:\n        print('no way')\nopen('/etc/passwd').read()",
            ),
        ),
        scores=FULL,
        nowhere=["CONNECTED"],
        reached=["connection to the network"],
    ),
    "others_seen": case(
        "Looks at and kills other processes",
        handed_in(
            RIGHT,
            before(
                "mean",
                "import os, signal\nprint('PIDS', [name for name in os.listdir('/proc') if name.isdigit()])\nfor number in range(2, 3000):\n    try:\n        os.kill(number, signal.SIGKILL)\n        print('KILLED', number)\n    except OSError:\n        pass\ntry:\n    os.kill(-1, signal.SIGKILL)\nexcept OSError:\n    pass",
            ),
        ),
        scores=FULL,
        nowhere=["KILLED"],
        somewhere=["PIDS []"],
        reached=["other processes"],
    ),
    "classmates_listed": case(
        "Looks for classmates beside its own folder, and reads within a check",
        answering(
            mean="import os\ndef mean(values):\n    for path in ('../../submitted', '/srv/course/autograded/ola'):\n        try:\n            os.listdir(path)\n        except OSError:\n            pass\n    return sum(values) / len(values)"
        ),
        scores=FULL,
        reached=["files of the course"],
    ),
    "page_fetched": case(
        "A page is fetched in an ordinary way, and the answer does without it",
        handed_in(
            RIGHT,
            before(
                "mean",
                "from urllib.request import urlopen\ntry:\n    urlopen('https://example.org/data.csv')\nexcept OSError as error:\n    print('offline')",
            ),
        ),
        scores=FULL,
        somewhere=["offline"],
        reached=["connection to the network"],
    ),
    "breaks_out": case(
        "Asks for rights that let code out of sandboxes",
        handed_in(
            RIGHT,
            before(
                "mean",
                "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\nfor name, got in [('unshare', libc.unshare(0x10000000)), ('mount', libc.mount(b'x', b'/tmp', b'tmpfs', 0, None)), ('ptrace', libc.ptrace(16, 1, 0, 0)), ('chroot', libc.chroot(b'/tmp')), ('setuid', libc.setuid(0))]:\n    print(name, 'GOT' if got == 0 else 'refused')\nprint(os.getuid())",
            ),
        ),
        scores=FULL,
        nowhere=["GOT"],
        somewhere=["1000"],
        reached=["rights"],
    ),
}


def main() -> None:
    for folder in HERE.iterdir():
        if folder.is_dir() and (folder / "expected.json").is_file():
            shutil.rmtree(folder)
    (HERE / "assignment.json").write_text(json.dumps(notebook(SOURCE), indent=1) + "\n", encoding="utf-8")
    for name, made in CASES.items():
        folder = HERE / name
        folder.mkdir()
        work = made["work"]
        text = work if isinstance(work, str) else json.dumps(work, indent=1) + "\n"
        (folder / "handed_in.json").write_text(text, encoding="utf-8")
        (folder / "expected.json").write_text(json.dumps(made["expected"], indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
