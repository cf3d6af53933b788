"""All cells of a notebook, run in the sandbox; where one ends the process, the others are run without it."""

from __future__ import annotations

import base64
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from nbformat import NotebookNode

from training_safety.grading.worker.jobs import Assignment, Job
from training_safety.grading.worker.preparing import is_check, modules
from training_safety.grading.worker.sandbox import BrokenError, borrowed
from training_safety.grading.worker.work_folder import safe_name

RESTARTS = 4
"""How often the rest of a notebook is run again without a cell that ended the process; the course's own choice."""
SLACK = 20.0
"""How long the sandbox itself may take beside the cells [s]; the course's own choice."""


@dataclass
class Run:
    """What came of the cells, by their numbers in the notebook, what was cut short, and the files of the last run."""

    reports: dict[int, dict[str, Any]] = field(default_factory=dict)
    ended: dict[int, str] = field(default_factory=dict)
    not_run: list[int] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)


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
    left_out: list[int] = []
    broken = 0
    while True:
        todo = [number for number in code if number not in left_out]
        left = until - time.monotonic()
        waiting = [number for number in todo if number not in done.reports and number not in done.ended]
        if not waiting:
            return done
        if left <= 0 or len(left_out) > RESTARTS:
            done.not_run = waiting
            return done
        try:
            culprit = _once(assignment, job, notebook, todo, left, done)
        except BrokenError:
            broken += 1
            if broken > 1 and not done.reports:
                raise
            culprit = waiting[0] if broken > 1 else None
            if culprit is not None:
                done.ended[culprit] = "broken"
        if culprit is not None:
            left_out.append(culprit)


def _once(
    assignment: Assignment, job: Job, notebook: NotebookNode, todo: Sequence[int], left: float, done: Run
) -> int | None:
    """Run these cells in one process, note what came of them, and return the one that ended it."""
    cells: list[dict[str, Any]] = [
        {"source": notebook.cells[number].source, "graded": is_check(notebook.cells[number])}
        for number in todo
    ]
    checks = [cell for cell in cells if cell["graded"]]
    if checks:
        checks[-1]["last"] = True
    limits = {**asdict(assignment.limits), "seconds": left}
    order = {
        "limits": limits,
        "files": [(name, base64.b64encode(content).decode()) for name, content in job.files],
        "tracebacks": assignment.tracebacks,
        "kernel": assignment.kernel,
    }
    culprit = None
    files: dict[str, bytes] = {}
    left_out: dict[str, str] = {}
    needed = modules(assignment) if assignment.preload else ""
    if assignment.kernel:
        needed += ",jupyter_client.manager,nbclient"
    with borrowed(needed, assignment.sandbox) as zygote:
        for report in zygote.reports(order, cells, left + SLACK):
            if "file" in report and safe_name(report["file"]):
                files[report["file"]] = base64.b64decode(report["content"])
            elif "left_out" in report:
                left_out[report["left_out"]] = report["why"]
            elif "cell" in report and report.get("died") != "time":
                number = todo[report["cell"]]
                done.reports.setdefault(number, report)
                if "died" in report:
                    culprit = number
                    done.ended.setdefault(number, report["died"])
    done.files, done.left_out = files, left_out
    return culprit
