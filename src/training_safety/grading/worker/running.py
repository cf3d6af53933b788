"""All cells of a notebook, run in the sandbox; where one ends the process, the others are run without it."""

from __future__ import annotations

import base64
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from random import SystemRandom
from typing import Any

from nbformat import NotebookNode

from training_safety.grading.hidden_text import marked_lines, without_marked
from training_safety.grading.notebook_files import language_of
from training_safety.grading.remarks import Remark, remark, remarks_in
from training_safety.grading.worker.decoys import HIDDEN, decoy
from training_safety.grading.worker.far_checks import Far, far_checks
from training_safety.grading.worker.jobs import Assignment, Job
from training_safety.grading.worker.preparing import is_check, modules
from training_safety.grading.worker.sandbox import BrokenError, borrowed
from training_safety.grading.worker.work_folder import safe_name

_REMARKS = ("before", "during", "hidden", "tampered", "reached")
"""The parts of a report that are remarks."""
RESTARTS = 4
"""How often the rest of a notebook is run again without a cell that ended the process; the course's own choice."""
_CHANCE = SystemRandom()
SLACK = 20.0
"""How long the sandbox itself may take beside the cells [s]; the course's own choice."""


@dataclass
class Run:
    """What came of the cells and of the decoys beside them, by their numbers in the notebook, what is shown of some
    in place of that, what was cut short, and the files of the last run."""

    reports: dict[int, dict[str, Any]] = field(default_factory=dict)
    shown: dict[int, dict[str, Any]] = field(default_factory=dict)
    decoys: dict[int, dict[str, Any]] = field(default_factory=dict)
    ended: dict[int, str] = field(default_factory=dict)
    not_run: list[int] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    left_out: dict[str, Remark] = field(default_factory=dict)


def run(assignment: Assignment, job: Job, notebook: NotebookNode) -> Run:
    """Run the code cells in order and return what came of each.

    A cell that ends the process, or does not stop when its time is up, is left out, and all others are
    run once more in a new process: what was reported before stands, and what comes after is not lost.
    That is what the student would do. Raises ``NoSandboxError``, and ``BrokenError`` if nothing runs at all.
    """
    code = [
        number
        for number, cell in enumerate(notebook.cells)
        if cell.cell_type == "code" and cell.source.strip()
    ]
    done = Run()
    until = time.monotonic() + assignment.limits.seconds
    names = {"STUDENT": job.owner, "LANGUAGE": language_of(notebook)}
    left_out: list[int] = []
    broken = 0
    while True:
        todo = [number for number in code if number not in left_out]
        left = until - time.monotonic()
        waiting = [number for number in todo if number not in done.reports and number not in done.ended]
        if not waiting:
            _show_no_secrets(assignment, job, notebook, todo, done)
            return done
        if left <= 0 or len(left_out) > RESTARTS:
            done.not_run = waiting
            _show_no_secrets(assignment, job, notebook, todo, done)
            return done
        try:
            near = assignment.beside or assignment.kernel
            far = {} if near else far_checks(notebook.cells, todo)
            cells = _cells(notebook, todo, far)
            culprit = _once(assignment, job, cells, left, done, names if far else None)
        except BrokenError:
            broken += 1
            if broken > 1 and not done.reports:
                raise
            culprit = waiting[0] if broken > 1 else None
            if culprit is not None:
                done.ended[culprit] = "broken"
        if culprit is not None:
            left_out.append(culprit)


def _show_no_secrets(
    assignment: Assignment, job: Job, notebook: NotebookNode, todo: Sequence[int], done: Run
) -> None:
    """Take what the notebook shows and leaves from a run without hidden tests, if it could tell of one.

    Code that a hidden test has called may keep what it was called with, and tell it later, in whatever form.
    So where anything is shown after the first hidden test, or a file is left, the cells are run once more
    with the visible lines of the checks alone, as the student runs them.
    """
    sources = {number: notebook.cells[number].source for number in todo}
    hidden = {
        number: lines
        for number, source in sources.items()
        if is_check(notebook.cells[number]) and (lines := marked_lines(source, *HIDDEN))
    }
    after = [number for number in sorted(done.reports) if hidden and number > min(hidden)]
    telling = [number for number in after if _tells(done.reports[number], hidden.get(number))]
    if not telling and not (hidden and (done.files or done.left_out)):
        return
    cells = [
        _cell(number, count, without_marked(source, *HIDDEN))
        for count, (number, source) in enumerate(sources.items(), start=1)
    ]
    alone = Run()
    with suppress(BrokenError):
        _once(assignment, job, cells, assignment.limits.seconds, alone)
    for number in telling:
        gone = {**done.reports[number], "outputs": []}  # of a cell that ended Python
        report = alone.reports.get(number, gone)
        failed = number not in hidden or report.get("error") is not None
        done.shown[number] = report if failed else {**report, "error": "AssertionError"}
    done.files, done.left_out = alone.files, alone.left_out


def _tells(report: Mapping[str, Any], hidden: set[int] | None) -> bool:
    """Return whether what a cell shows may be of the student's own making, and is for the student to see.

    ``hidden`` are the hidden lines of a check, of which only one sentence is shown, or None.
    """
    shown = [one for one in report.get("outputs") or () if isinstance(one, dict)]
    if not hidden:
        return bool(shown)
    return any(one.get("evalue") for one in shown) and not (report["far"] and report.get("line") in hidden)


def _once(
    assignment: Assignment,
    job: Job,
    cells: list[dict[str, Any]],
    left: float,
    done: Run,
    names: Mapping[str, str] | None = None,
) -> int | None:
    """Run cells in one process, note what came of them, and return the number of the one that ended it.

    ``names`` is what the checks out of reach are to know of the notebook, if there are any.
    """
    limits = {**asdict(assignment.limits), "seconds": left}
    order = {
        "limits": limits,
        "files": [(name, base64.b64encode(content).decode()) for name, content in job.files],
        "tracebacks": assignment.tracebacks,
        "kernel": assignment.kernel,
        "names": names,
    }
    culprit = None
    files: dict[str, bytes] = {}
    left_out: dict[str, Remark] = {}
    needed = modules(assignment) if assignment.preload else ""
    if assignment.kernel:
        needed += ",jupyter_client.manager,nbclient"
    with borrowed(needed, assignment.sandbox) as zygote:
        for report in zygote.reports(order, cells, 2 * left + SLACK):
            if "file" in report and safe_name(report["file"]):
                files[report["file"]] = base64.b64decode(report["content"])
            elif "left_out" in report:
                left_out[report["left_out"]] = next(iter(remarks_in([report["why"]])), remark("file_odd"))
            elif "cell" in report and report.get("died") != "time":
                cell = cells[report["cell"]]
                report |= {key: remarks_in(report.get(key)) for key in _REMARKS}
                report["forged"] = next(iter(remarks_in([report.get("forged")])), None)
                number = cell["number"]
                if cell["decoy"]:
                    done.decoys.setdefault(number, report)
                if not (cell["decoy"] or cell["left"]) or "died" in report:
                    done.reports.setdefault(
                        number, {**report, "far": cell["far"], "alone": cell["far"] and not cell["asks"]}
                    )
                if "died" in report:
                    culprit = number
                    done.ended.setdefault(number, report["died"])
    done.files, done.left_out = files, left_out
    return culprit


def _cells(notebook: NotebookNode, todo: Sequence[int], far: Mapping[int, Far]) -> list[dict[str, Any]]:
    """Return the cells as they are handed over: beside each check within reach a decoy, before it or after it by chance."""
    cells: list[dict[str, Any]] = []
    for count, number in enumerate(todo, start=1):
        cell = notebook.cells[number]
        made = _cell(number, count, cell.source) | {"graded": is_check(cell)}
        beside = [made]
        if number in far:
            made |= {"far": True, "given": far[number].given, "asks": far[number].asks}
            if far[number].left:
                beside.append(
                    {**made, "source": far[number].left, "graded": False, "left": True, "far": False}
                )
        elif made["graded"] and (false := decoy(cell.source, _CHANCE)) is not None:
            beside.append({**made, "source": false, "decoy": True})
            _CHANCE.shuffle(beside)
        cells += beside
    checks = [cell["number"] for cell in cells if cell["graded"]]
    for cell in cells:
        cell["last"] = cell["number"] == checks[-1] if checks else False
    return cells


def _cell(number: int, count: int, source: str) -> dict[str, Any]:
    """Return a cell that is run and nothing else; it is the ``count``-th that is run."""
    roles = dict.fromkeys(("graded", "decoy", "left", "far", "last"), False)
    return {"source": source, "count": count, "number": number, **roles}
