"""What a hidden test calls an answer with does not come back to the student, in whatever form and on whatever way."""

from __future__ import annotations

import json

import nbformat
import pytest

from graded_cells import HIDDEN, PART, cell, check, graded
from training_safety.grading.feedback import without_hidden_tests
from training_safety.grading.worker.jobs import Result

pytestmark = [pytest.mark.usefixtures("sandbox"), pytest.mark.xdist_group("sandbox")]

FIRST = f"{PART}part.call('half', 3).gives(1.5)" + HIDDEN.format("part.call('half', 41.25).gives(20.625)")
SECOND = f"{PART}part.call('name', 1).gives('a')" + HIDDEN.format("part.call('name', 2).gives('b')")
ASSERTS = (
    "assert half(3) == 1.5" + HIDDEN.format("assert half(41.25) == 20.625"),
    "assert name(1) == 'a', name(1)" + HIDDEN.format("assert name(2) == 'b', name(2)"),
)
KEEPS = "import os\nseen = []\ndef half(x):\n    {}\n    return x / 2\ndef name(x):\n    return {}"
TURNED = "52.14"
"""What the hidden test calls with, turned round."""

WAYS = {
    "kept and printed": ("seen.append(x)", "'a'", "print(str(seen)[::-1])"),
    "kept and shown": ("seen.append(x)", "'a'", "str(seen)[::-1]"),
    "kept and raised": ("seen.append(x)", "'a'", "raise ValueError(str(seen)[::-1])"),
    "kept and displayed": ("seen.append(x)", "'a'", "display({'text/html': str(seen)[::-1]}, raw=True)"),
    "kept and printed by a program": ("seen.append(x)", "'a'", "os.system(f'echo {str(seen)[::-1]!r}')"),
    "kept and printed before an end": ("seen.append(x)", "'a'", "print(str(seen)[::-1], flush=True)\nos._exit(1)"),
    "kept in shared memory": (
        "import mmap; room.write(str(x)[::-1].encode() + b';')", "'a'", "print(room[:99])\n"
    ),
    "written to a file and read": ("open('kept', 'a').write(str(x)[::-1])", "'a'", "print(open('kept').read())"),
    "written to a file": ("open('kept', 'a').write(str(x)[::-1])", "'a'", "pass"),
    "written as the name of a file": ("open(str(x)[::-1], 'w').close()", "'a'", "print(os.listdir())"),
    "the history": ("seen.append(x)", "'a'", "print(str([In[-1], In, Out, _ih])[::-1], str(seen)[::-1])"),
    "lines of code": (
        "import linecache; seen.append(str(linecache.cache))", "'a'",
        "import linecache\nprint(str([seen, linecache.cache])[::-1])"
    ),
    "an answer to the next check": ("seen.append(x)", "str(seen)[::-1]", "pass"),
    "an error in the next check": ("seen.append(x)", "[][str(seen)[::-1]]", "pass"),
    "printed in the check": ("print(str(x)[::-1])", "'a'", "pass"),
    "an error of the check": ("raise type('WrongAnswerError', (BaseException,), {})(str(x)[::-1])", "'a'", "pass"),
}  # fmt: skip


def told(result: Result) -> str:
    """All that comes back to the student: the notebook as feedback shows it, and the files beside it."""
    shown = without_hidden_tests(nbformat.reads(result.notebook.decode(), as_version=4))
    return json.dumps(shown.cells) + str(result.files)


@pytest.mark.filterwarnings("ignore::nbformat.warnings.MissingIDFieldWarning")
@pytest.mark.parametrize("checks", [(FIRST, SECOND), ASSERTS], ids=["out of reach", "beside"])
@pytest.mark.parametrize("way", WAYS)
def test_what_a_hidden_test_calls_with_is_not_told(way: str, checks: tuple[str, str]) -> None:
    keeps, names, later = WAYS[way]
    answer = "import mmap\nroom = mmap.mmap(-1, 999)\n" + KEEPS.format(keeps, names)
    cells = check(checks[0], "first"), check(checks[1], "second"), cell(later, "later", solution=True)
    result = graded(*cells, answer=answer)
    assert TURNED not in told(result)


@pytest.mark.filterwarnings("ignore::nbformat.warnings.MissingIDFieldWarning")
@pytest.mark.parametrize("checks", [(FIRST, SECOND), ASSERTS], ids=["out of reach", "beside"])
def test_what_a_notebook_shows_and_leaves_by_itself_is_kept_and_costs_nothing(
    checks: tuple[str, str],
) -> None:
    answer = KEEPS.format("seen.append(x)", "{1: 'a', 2: 'b'}[x]")
    later = "print('kept', seen, half(8))\nopen('own.csv', 'w').write('1,2')\n7"
    cells = check(checks[0], "first"), check(checks[1], "second"), cell(later, "later", solution=True)
    result = graded(*cells, answer=answer)
    assert {"first": 2.0, "second": 2.0} == result.scores
    assert (("own.csv", b"1,2"),) == result.files
    assert "kept [3, 8] 4.0" in told(result)


@pytest.mark.filterwarnings("ignore::nbformat.warnings.MissingIDFieldWarning")
def test_the_sentence_of_a_visible_check_is_still_said() -> None:
    answer = KEEPS.format("pass", "'wrong'")
    result = graded(check(FIRST, "first"), check(SECOND, "second"), answer=answer)
    assert "We called name(1) and expected 'a', but got 'wrong'." in told(result)
    assert {"first": 2.0, "second": 0.0} == result.scores
