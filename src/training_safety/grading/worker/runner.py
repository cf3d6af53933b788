"""The process that runs a student's cells: it is told one cell after the other, and reports on each."""

from __future__ import annotations

import os
import signal
from typing import Any

from training_safety.grading.worker import frames
from training_safety.grading.worker.guards import Guards
from training_safety.grading.worker.shell import NotebookShell, run_cell, take_streams
from training_safety.grading.worker.witness import Witness


def run_cells(
    shell: NotebookShell, guards: Guards, orders: int, answers: int, *, room: int, tracebacks: str
) -> None:
    """Run the cells that come in at ``orders`` until it closes, and report on each at ``answers``.

    Parameters
    ----------
    orders, answers : file descriptors
    room : how much output is kept of a cell [bytes]
    tracebacks : IPython's mode for errors
    """
    shell.InteractiveTB.set_mode(tracebacks)
    shell.outputs.room = room
    take_streams(shell)
    running, own = False, os.getpid()
    witness = Witness()

    def interrupted(*_: Any) -> None:
        if running:
            raise KeyboardInterrupt

    reader = frames.Reader(orders, 1 << 29)
    while True:
        signal.signal(signal.SIGINT, interrupted)
        cell = reader.message()
        running = True
        try:
            if cell["graded"]:
                report = _check(shell, guards, witness, cell)
            else:
                report = _run(shell, guards, cell["source"])
        except KeyboardInterrupt:
            report = {"outputs": shell.outputs.finished(), "error": "KeyboardInterrupt", "count": None}
        finally:
            running = False
        if os.getpid() != own:  # the cell forked, and this is the child
            os._exit(0)
        frames.send(answers, {**report, "word": cell["word"]})


def _run(shell: NotebookShell, guards: Guards, source: str) -> dict[str, Any]:
    replaced: list[bool] = []
    report = run_cell(shell, source, after=lambda: replaced.append(guards.builtins_back()))
    return {**report, "tampered": ["a name of Python itself was replaced"] if replaced[0] else []}


def _check(shell: NotebookShell, guards: Guards, witness: Witness, cell: dict[str, Any]) -> dict[str, Any]:
    """Run a check with everything put right before it, and look afterwards at what it met."""
    before = guards.put_right()
    hidden = guards.names_hidden(cell["source"])
    shell.ast_transformers.append(witness)
    try:
        with witness:
            report = _run(shell, guards, cell["source"])
    finally:
        if witness in shell.ast_transformers:
            shell.ast_transformers.remove(witness)
    report["during"] = guards.put_right()
    if report["error"] is None:
        report["during"] += witness.found()
        report["canary"] = guards.canary_fails(whole=cell.get("last", False))
    return {**report, "before": before, "hidden": hidden}
