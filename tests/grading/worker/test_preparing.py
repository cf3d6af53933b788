"""What is known of an assignment before any of its submissions is run."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from training_safety.grading.notebook_files import UnreadableNotebookError
from training_safety.grading.worker import apart
from training_safety.grading.worker.apart import prepared_apart
from training_safety.grading.worker.jobs import Assignment, Job, Limits
from training_safety.grading.worker.preparing import UnfitNotebookError, modules, prepared

CELLS = [
    new_markdown_cell("import nothing"),
    new_code_cell("%matplotlib inline\nimport json, os.path as path\n    import csv  # indented"),
    new_code_cell("from math import (exp,\n    sqrt)\nfrom xml import sax as reader\nx = 'we import much'"),
    new_code_cell("from . import neighbour\ndef broken(:\n    import random"),
]


def an_assignment(*cells: nbformat.NotebookNode) -> Assignment:
    """An assignment of these cells."""
    return Assignment("small", "small", nbformat.writes(new_notebook(cells=list(cells))).encode())


@pytest.fixture
def threads_that_meet() -> Iterator[None]:
    """Threads take turns often, and also where memory is tidied up, as other libraries make them."""

    def give_way(*_: object) -> None:
        threading.Event().wait(0)

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    gc.callbacks.append(give_way)
    yield
    gc.callbacks.remove(give_way)
    sys.setswitchinterval(before)


def test_the_modules_are_what_the_lines_of_the_code_cells_import() -> None:
    expected = {"json", "os.path", "csv", "math", "math.exp", "xml", "xml.sax", "random"}
    assert expected == set(modules(an_assignment(*CELLS)).split(","))


def test_the_modules_are_found_by_many_threads_at_once(threads_that_meet: None) -> None:
    code = "\n".join(f"value_{number} = [{number}, 'x', (1, 2)]" for number in range(500))
    assignments = [an_assignment(new_code_cell(f"import json\n{code}\n# {number}")) for number in range(20)]
    with ThreadPoolExecutor(4) as threads:
        assert {"json"} == set(threads.map(modules, assignments))


SOUND = nbformat.writes(new_notebook(cells=CELLS)).encode()


def test_what_is_prepared_in_a_process_of_its_own_is_the_same() -> None:
    assignment, job = an_assignment(*CELLS), Job("kari", SOUND)
    assert prepared(assignment, job) == prepared_apart(assignment, job)


def test_the_process_is_kept_for_the_next_notebook() -> None:
    assignment = an_assignment(*CELLS)
    prepared_apart(assignment, Job("kari", SOUND))
    waiting = list(apart._idle)
    prepared_apart(assignment, Job("ola", SOUND))
    assert waiting == apart._idle


def test_what_is_no_notebook_is_refused_with_the_same_reason() -> None:
    assignment = an_assignment(*CELLS)
    for content in (b"%PDF-1.7", b"[", b"{}"):
        with pytest.raises(UnreadableNotebookError) as here:
            prepared(assignment, Job("kari", content))
        with pytest.raises(UnreadableNotebookError) as there:
            prepared_apart(assignment, Job("kari", content))
        assert str(here.value) == str(there.value)


def test_a_notebook_that_takes_too_much_memory_is_named_and_the_next_one_is_prepared() -> None:
    assignment = replace(an_assignment(*CELLS), limits=Limits(memory_mb=64))
    nothing = b'{"cells": [], "more": [' + b"[]," * 3_000_000 + b"[]]}"
    with pytest.raises(UnfitNotebookError, match="takes more than 64 MB of memory") as refused:
        prepared_apart(assignment, Job("kari", nothing))
    assert ("memory_mb",) == refused.value.struck
    assert prepared(assignment, Job("ola", SOUND)) == prepared_apart(assignment, Job("ola", SOUND))


@pytest.mark.parametrize(
    ("does", "said"),
    [
        (
            "import time\n    while time.process_time() < 30: pass",
            "takes more than 1 s of a processor's time",
        ),
        ("import os; os.kill(os.getpid(), 11)", "ends Python"),
    ],
)
def test_a_notebook_that_takes_for_ever_or_ends_python_is_named(
    monkeypatch: pytest.MonkeyPatch, does: str, said: str
) -> None:
    lines = f"from training_safety.grading.worker import apart\napart.SECONDS = 1\ndef stand_in(*_):\n    {does}\n"
    monkeypatch.setattr(apart, "SECONDS", 1)
    monkeypatch.setattr(apart, "_MAIN", f"{lines}apart.prepared = stand_in\napart.main()")
    apart.close_all()
    with pytest.raises(UnfitNotebookError, match=said):
        prepared_apart(an_assignment(*CELLS), Job("kari", SOUND))
    assert [] == apart._idle


def test_processes_that_were_killed_while_they_waited_cost_no_work() -> None:
    assignment, job = an_assignment(*CELLS), Job("kari", SOUND)
    apart._idle += [apart.Preparer(), apart.Preparer()]
    for waiting in apart._idle:
        os.kill(waiting.pid, signal.SIGKILL)
    assert prepared(assignment, job) == prepared_apart(assignment, job)


def test_a_process_that_is_killed_at_work_costs_no_work(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = tmp_path / "first"  # whether this is the first process that is asked
    first.touch()
    lines = (
        "import os\nfrom training_safety.grading.worker import apart\nprepare = apart.prepared\n"
        f"def stand_in(*asked):\n    if os.path.exists({str(first)!r}):\n        os.remove({str(first)!r})\n"
        "        os.kill(os.getpid(), 9)\n    return prepare(*asked)\n"
    )
    monkeypatch.setattr(apart, "_MAIN", f"{lines}apart.prepared = stand_in\napart.main()")
    apart.close_all()
    assignment, job = an_assignment(*CELLS), Job("kari", SOUND)
    assert prepared(assignment, job) == prepared_apart(assignment, job)
    assert not first.exists()
    apart.close_all()


def test_one_who_stops_while_an_answer_is_awaited_gives_it_to_nobody_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assignment, ola = an_assignment(*CELLS), nbformat.writes(new_notebook(cells=CELLS[:1])).encode()

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(apart, "_received", stopped)
        with pytest.raises(KeyboardInterrupt):
            prepared_apart(assignment, Job("kari", SOUND))
    assert prepared(assignment, Job("ola", ola)) == prepared_apart(assignment, Job("ola", ola))
