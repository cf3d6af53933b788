"""What is known of an assignment before any of its submissions is run."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from training_safety.grading.worker.jobs import Assignment
from training_safety.grading.worker.preparing import modules

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
