"""One notebook graded: every golden submission, as root and as an ordinary user."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import nbformat
import pytest
from nbformat.validator import validate

from golden import COURSE, SUBMISSIONS, WITH_KERNELS, Golden, all_graded, assignment, cases, course, with_cell
from places import TESTS
from training_safety.grading.worker.grade import grade
from training_safety.grading.worker.jobs import Job, Result, Status
from training_safety.grading.worker.stub import passed_by_anything

pytestmark = [pytest.mark.usefixtures("sandbox"), pytest.mark.xdist_group("sandbox")]

Outcomes = dict[tuple[str, bool], tuple[Result, bool]]
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture(scope="module", autouse=True)
def attacked_course() -> Iterator[None]:
    """A course that hostile work knows the place of."""
    with course():
        yield
    shutil.rmtree(COURSE, ignore_errors=True)  # of another run of these tests, too


@pytest.fixture(scope="module")
def ordinary_user(as_ordinary_user: list[str], attacked_course: None) -> Iterator[subprocess.Popen[bytes]]:
    """An ordinary user who grades all cases."""
    environment = {**os.environ, "HOME": "/tmp", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [*as_ordinary_user, sys.executable, f"{TESTS}/support/golden.py"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, cwd="/") as process:
        yield process
        process.kill()


@pytest.fixture(scope="module", params=["root", "ordinary user"] if IS_ROOT else ["ordinary user"])
def outcomes(request: pytest.FixtureRequest) -> Outcomes:
    """What came of each case, by its name and whether an ordinary kernel ran it."""
    if not IS_ROOT:
        return all_graded()
    process = request.getfixturevalue("ordinary_user")  # begins beside root
    if request.param == "root":
        return all_graded()
    found, _ = process.communicate()
    assert 0 == process.returncode
    graded: Outcomes = pickle.loads(found)
    return graded


def outputs(result: Result) -> str:
    """All that the graded notebook shows."""
    cells = json.loads(result.notebook)["cells"] if result.notebook else []
    return json.dumps([cell.get("outputs", []) for cell in cells])


@pytest.mark.parametrize("name", cases())
def test_a_golden_submission_ends_as_expected_and_changes_nothing(name: str, outcomes: Outcomes) -> None:
    expected = Golden(name).expected
    result, changed = outcomes[name, False]
    assert (expected["status"], expected["scores"]) == (result.status.value, result.scores), result.sentence
    assert sorted(expected.get("struck", [])) == sorted(result.struck)
    assert bool(expected.get("tried")) == bool(result.tried), result.tried
    for words in expected.get("tried", []):
        assert words in "; ".join(map(str, result.tried))
    assert bool(expected.get("reached")) == bool(result.reached), result.reached
    for words in expected.get("reached", []):
        assert words in "; ".join(map(str, result.reached))
        assert words in result.sentence
    for words in expected.get("nowhere", []):
        assert words not in outputs(result)
    for words in expected.get("somewhere", []):
        assert words in outputs(result)
    if expected.get("hidden_stay_hidden"):
        assert "[2, 4, 9]" not in outputs(result)
    assert not changed
    if result.status is not Status.NOT_RUN:
        validate(nbformat.reads(result.notebook.decode(), as_version=4))
    assert 2_000_000 > len(result.notebook)


@pytest.mark.parametrize("name", WITH_KERNELS)
def test_with_ordinary_kernels_it_is_the_same(name: str, outcomes: Outcomes) -> None:
    expected = Golden(name).expected
    result, _ = outcomes[name, True]
    assert (expected["status"], expected["scores"]) == (result.status.value, result.scores), result.sentence
    assert (expected.get("struck", []), bool(expected.get("tried"))) == (
        list(result.struck),
        bool(result.tried),
    )


def test_an_attack_that_does_nothing_here_does_harm_without_a_sandbox() -> None:
    golden = Golden("course_written")
    gradebook = COURSE / "gradebook.db"
    before = gradebook.read_text(encoding="utf-8")
    grade(replace(golden.assignment, sandbox=False), golden.job)
    assert "ruined" == gradebook.read_text(encoding="utf-8")
    gradebook.write_text(before, encoding="utf-8")


def test_a_job_and_its_result_travel_to_another_machine() -> None:
    golden = Golden("partial")
    there = pickle.loads(pickle.dumps((golden.assignment, golden.job)))
    here = pickle.loads(pickle.dumps(grade(*there)))
    assert golden.expected["scores"] == here.scores


def test_threads_can_grade_at_once() -> None:
    names = ["right", "partial", "silent_killer", "empty"] * 3
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda name: grade(Golden(name).assignment, Golden(name).job).scores, names))
    assert [Golden(name).expected["scores"] for name in names] == found


def test_files_beside_the_notebook_are_there_and_none_can_be_put_elsewhere() -> None:
    code = "import os, own\nprint(own.SEVEN, open('data/numbers.csv').read(), sorted(os.listdir('.')), os.listdir('..'))"
    files = (
        ("data/numbers.csv", b"1,2"),
        ("own.py", b"SEVEN = 7"),
        ("../out.txt", b"x"),
        ("/tmp/out.txt", b"x"),
    )
    result = grade(assignment(), with_cell(code, files))
    assert "7 1,2 ['data', 'own.py']" in outputs(result)
    assert "out.txt" not in outputs(result)
    assert () == result.files


def test_a_notebook_that_is_too_large_is_not_read() -> None:
    result = grade(assignment(notebook_mb=0.01), Job("kari", b"x" * 20_000))
    assert (Status.NOT_RUN, ("notebook_mb",)) == (result.status, result.struck)
    assert "0.01 MB is the most" in result.sentence


def test_deep_json_is_refused_and_deep_metadata_is_cut() -> None:
    deep = "[" * 100_000 + "]" * 100_000
    assert grade(assignment(), Job("kari", deep.encode())).status is Status.NOT_RUN
    work = json.loads((SUBMISSIONS / "right" / "handed_in.json").read_text(encoding="utf-8"))
    text = json.dumps(work).replace('"metadata": {}', f'"metadata": {{"deep": {"[" * 500}{"]" * 500}}}', 1)
    assert Golden("right").expected["scores"] == grade(assignment(), Job("kari", text.encode())).scores


def test_without_a_sandbox_ordinary_work_gets_the_same() -> None:
    for name in ("right", "partial", "empty", "silent_killer", "endless"):
        golden = Golden(name)
        result = grade(replace(golden.assignment, sandbox=False), golden.job)
        assert golden.expected["scores"] == result.scores


CELLS = {
    "await": ("import asyncio\nawait asyncio.sleep(0)\n'awaited'", "awaited"),
    "magic": ("%timeit -n1 -r1 1\n%who", "per loop"),
    "program": ("!echo from a program", "from a program"),
    "display": (
        "from IPython.display import HTML, display\ndisplay(HTML('<b>shown</b>'))\nNone",
        "text/html",
    ),
    "updated": (
        "from IPython.display import display\nh = display('old', display_id=True)\nh.update('new')",
        "new",
    ),
    "cleared": (
        "from IPython.display import clear_output\nprint('gone')\nclear_output()\nprint('stays')",
        "stays",
    ),
    "history": ("40 + 2\n_ih[-1][:2] + str(In[-1][-1])", "40)"),
    "classes": (
        "import pickle\nclass Own: pass\npickle.loads(pickle.dumps(Own())).__class__.__name__",
        "Own",
    ),
    "child": (
        "import os\nif os.fork() == 0:\n    print('child')\nelse:\n    os.wait()\n    print('parent')",
        "parent",
    ),
    "processes": (
        "import multiprocessing as m\nwith m.get_context('fork').Pool(2) as pool:\n    print(pool.map(abs, [-7]))",
        "[7]",
    ),
    "exit": ("exit()\nprint('goes on')", "goes on"),
    "nan": (
        "from IPython.display import display\ndisplay({'application/json': {'a': float('nan')}}, raw=True)",
        "null",
    ),
    "surrogate": ("print('half \\ud83d')\n'\\ud83d'", "half ?"),
}


@pytest.mark.parametrize("name", CELLS)
def test_what_a_notebook_may_do_is_done_and_the_rest_goes_on(name: str) -> None:
    code, shown = CELLS[name]
    result = grade(assignment(), with_cell(code))
    assert (Status.GRADED, Golden("right").expected["scores"]) == (result.status, result.scores), (
        result.sentence
    )
    assert shown in json.dumps(json.loads(result.notebook)["cells"][2]["outputs"])


LOOKS_BACK = """
import gc, linecache
kept.append(str([In, Out, _i, _ii, _iii, _, __, ___, get_ipython().last_execution_result]))
history = get_ipython().history_manager
kept.append(str([history.input_hist_raw, history.input_hist_parsed, history.output_hist, linecache.cache]))
print(''.join(kept)[::-1], len(In))
"""


def test_what_a_check_holds_cannot_be_looked_up_by_cells_after_it() -> None:
    work = json.loads(with_cell("kept = []").content)
    at = next(n for n, one in enumerate(work["cells"]) if one["source"].startswith("def mean("))
    work["cells"][at]["source"] = (
        "def mean(values):\n    kept.append(str(In))\n    return sum(values) / len(values)"
    )
    work["cells"].append({**work["cells"][2], "source": LOOKS_BACK})
    result = grade(assignment(), Job("kari", json.dumps(work).encode()))
    (shown,) = json.loads(result.notebook)["cells"][-1]["outputs"]
    numbers = [
        cell["execution_count"]
        for cell in json.loads(result.notebook)["cells"]
        if cell["cell_type"] == "code"
    ]
    assert "[2, 4, 9]"[::-1] not in "".join(shown["text"])
    assert "def words(text)"[::-1] in "".join(shown["text"])
    assert list(range(1, len(numbers) + 1)) == numbers
    assert "".join(shown["text"]).endswith(f" {len(numbers) + 1}\n")


WRITES = """
import os
open('own.csv', 'w').write('1,2')
os.makedirs('figures/small')
open('figures/small/one.svg', 'w').write('<svg/>')
open('given.txt', 'a').write(' and more')
os.symlink('/etc/passwd', 'passwords')
os.link('own.csv', 'twin.csv')
os.mkfifo('pipe')
open('odd\\nname', 'w').close()
open('../outside.txt', 'w').close()
open('locked', 'w').write('x')
os.chmod('locked', 0)
for number in range(4):
    os.truncate(os.open(f'sparse{number}', os.O_CREAT | os.O_WRONLY), 900_000)
"""


def test_files_that_the_code_writes_come_back_and_links_and_what_is_too_much_do_not() -> None:
    given = (("given.txt", b"given"), ("data/same.txt", b"same"))
    result = grade(assignment(files_mb=2, file_mb=1), with_cell(WRITES, given))
    kept = dict(result.files)
    assert b"given and more" == kept["given.txt"]
    assert b"<svg/>" == kept["figures/small/one.svg"]
    assert b"x" == kept["locked"]
    assert {"given.txt", "figures/small/one.svg", "locked"} == {
        name for name in kept if not name.startswith("sparse")
    }
    assert 2 << 20 >= sum(map(len, kept.values()))
    assert "'own.csv' (a link)" in result.sentence
    assert "Files that the code wrote are left out" in result.sentence
    assert Golden("right").expected["scores"] == result.scores


def test_files_of_code_that_ends_python_come_back_from_the_run_without_it() -> None:
    work = with_cell("import os\nopen('first', 'w').close()\nif os.path.exists('given'):\n    os._exit(1)")
    result = grade(assignment(), replace(work, files=(("given", b"1"),)))
    assert (Status.PARTLY_GRADED, ()) == (result.status, result.files)
    assert (("first", b""),) == grade(assignment(), work).files


def test_a_check_that_an_object_equal_to_everything_passes_is_named() -> None:
    given = replace(assignment(), preload=False)
    assert ("double-check", "mean-check", "words-check", "greeting-check") == passed_by_anything(given)
    source = given.source.decode().replace("assert mean([1, 3]) == 2", "assert type(mean([1, 3])) is float")
    strict = replace(given, source=source.encode())
    assert ("double-check", "words-check", "greeting-check") == passed_by_anything(strict)
