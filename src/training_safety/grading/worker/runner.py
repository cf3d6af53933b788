"""The process that runs a student's cells: it is told one cell after the other, and reports on each.

Checks out of its reach ask it for values and for calls of functions in between (``examiner``).
"""

from __future__ import annotations

import linecache
import os
import signal
from typing import Any

from training_safety.grading.remarks import remark
from training_safety.grading.worker import frames
from training_safety.grading.worker.guards import Guards
from training_safety.grading.worker.shell import NotebookShell, count_from, forget, run_cell, take_streams
from training_safety.grading.worker.values import decoded, encoded, encoded_error
from training_safety.grading.worker.watching import Watch
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
    witness, watch = Witness(guards.installed), Watch(guards.installed)
    unsealed = guards.sealed(witness, watch)

    def interrupted(*_: Any) -> None:
        if running:
            raise KeyboardInterrupt

    reader = frames.Reader(orders, 1 << 29)
    while True:
        signal.signal(signal.SIGINT, interrupted)
        cell = reader.message()
        running = True
        try:
            harmed = unsealed()
            if "look" in cell:
                report = {"seen": [*harmed, *guards.put_right(watch.rewritten())]}
            elif "name" in cell:
                report = _answered(shell, watch, cell)
                report["seen"] = [*harmed, *report.get("seen", ()), *unsealed()]
            elif cell["graded"]:
                count_from(shell, cell["count"])
                report = _check(shell, guards, witness, watch, cell)
                report["before"] = [*harmed, *report["before"]]
                report["during"] += unsealed()
            else:
                count_from(shell, cell["count"])
                report = _run(shell, guards, cell["source"])
                report["tampered"] += [*harmed, *unsealed()]
        except BaseException as error:  # of ours, or from code that ran between what a cell is run by
            report = _unfinished(shell, error)
        finally:
            running = False
        if os.getpid() != own:  # the cell forked, and this is the child
            os._exit(0)
        frames.send(answers, {**report, "reached": watch.reached(), "word": cell["word"]})


def _unfinished(shell: NotebookShell, error: BaseException) -> dict[str, Any]:
    """Return the report on a cell whose run was left before its end, so that nothing is known of it."""
    name = type.__dict__["__name__"].__get__(type(error))
    return {"outputs": shell.outputs.finished(), "error": name, "count": None, "unfinished": True}


def _run(shell: NotebookShell, guards: Guards, source: str, kept: bool = True) -> dict[str, Any]:
    replaced: list[bool] = []
    report = run_cell(shell, source, kept, after=lambda: replaced.append(guards.builtins_back()))
    return {**report, "tampered": [remark("replaced", what=remark("builtin"))] if replaced[0] else []}


def _answered(shell: NotebookShell, watch: Watch, question: dict[str, Any]) -> dict[str, Any]:
    """Return what a check that is out of reach asks for: a value by its name, or what a function gives."""
    name = question["name"]
    if name not in shell.user_ns:
        return {"absent": True}
    value = shell.user_ns[name]
    if "arguments" not in question:
        return {"function": True} if callable(value) else _fitting(shell, {"value": encoded(value)})
    shell.outputs.begin()
    watch.begin()
    try:
        reply = {"gave": encoded(value(*map(decoded, question["arguments"])))}
    except BaseException as error:
        reply = {"raised": encoded_error(error)}
    return {**_fitting(shell, reply), "seen": watch.found(), "outputs": shell.outputs.finished()}


def _fitting(shell: NotebookShell, reply: dict[str, Any]) -> dict[str, Any]:
    """Return a reply, or one without the value if that is too long to cross."""
    if len(frames.encoded(reply)) < frames.largest(shell.outputs.room) // 2:
        return reply
    return {key: encoded(_TooLong()) for key in reply}


class _TooLong:
    def __repr__(self) -> str:
        return "…"


def _check(
    shell: NotebookShell, guards: Guards, witness: Witness, watch: Watch, cell: dict[str, Any]
) -> dict[str, Any]:
    """Run a check with everything put right before it, and look afterwards at what it met."""
    before = guards.put_right(watch.rewritten())
    hidden = guards.names_hidden(cell["source"])
    shell.ast_transformers.append(witness)
    known = frozenset(linecache.cache)
    try:
        with witness:
            watch.begin()
            report = _run(shell, guards, cell["source"], kept=False)
    finally:
        seen = watch.found()
        if witness in shell.ast_transformers:
            shell.ast_transformers.remove(witness)
    report["during"] = seen + guards.put_right(watch.rewritten())
    if report["error"] is None:
        report["during"] += witness.found()
        report["canary"] = guards.canary_fails(whole=cell.get("last", False))
    forget(shell, cell["count"], known)
    return {**report, "before": before, "hidden": hidden}
