"""One notebook graded: a pure function of its arguments, for any executor on any machine."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from nbformat import NotebookNode
from nbformat.v4.rwbase import split_lines, strip_transient

from training_safety.grading.notebook_files import UnreadableNotebookError, language_of
from training_safety.grading.remarks import Remark, remark
from training_safety.grading.source_cells import needed
from training_safety.grading.worker.apart import prepared_apart
from training_safety.grading.worker.jobs import Assignment, Job, Result, Status
from training_safety.grading.worker.outputs import limited, outputs
from training_safety.grading.worker.preparing import Prepared, UnfitNotebookError, is_check, source_cells
from training_safety.grading.worker.running import Run, run
from training_safety.grading.worker.sandbox import BrokenError, NoSandboxError
from training_safety.grading.worker.scoring import BEYOND, comment, doubts, is_scored, limits_struck, score

_LIMITS = (
    "seconds_per_cell",
    "seconds",
    "memory_mb",
    "processes",
    "file_mb",
    "files_mb",
    "output_kb",
)
_NAMED = 5


def grade(assignment: Assignment, job: Job) -> Result:
    """Return what came of one student's notebook; it always comes back with a status.

    It needs no course folder and no gradebook, keeps nothing between two calls but processes that are
    ready, and may be called from several threads and processes at once. Raises ``NoSandboxError`` where
    the system offers no sandbox and ``assignment.sandbox`` asks for one.
    """
    started = time.monotonic()

    def result(status: Status, *remarks: Remark, **more: Any) -> Result:
        return Result(job.student, status, remarks, seconds=time.monotonic() - started, **more)

    try:
        ready = prepared_apart(assignment, job)
        done = run(assignment, job, ready.notebook)
        return replace(_graded(assignment, job, ready, done), seconds=time.monotonic() - started)
    except NoSandboxError:
        raise
    except UnreadableNotebookError as error:
        struck = error.struck if isinstance(error, UnfitNotebookError) else ()
        return result(Status.NOT_RUN, remark("unreadable", why=error.why), struck=struck)
    except BrokenError as error:
        return result(Status.NOT_RUN, remark("broken", why=str(error)))
    except Exception as error:  # one notebook stops no class
        logging.getLogger(__name__).exception("The notebook of %s could not be graded", job.student)
        said = f"{type(error).__name__}: {error}"[:500]
        return result(Status.NOT_RUN, remark("failed", why=said))


def _graded(assignment: Assignment, job: Job, ready: Prepared, done: Run) -> Result:
    """Return the result of a notebook that was run."""
    notebook = ready.notebook
    _write_outputs(notebook, {number: done.reports.get(number) for number in range(len(notebook.cells))})
    scores: dict[str, float | None] = {}
    comments: dict[str, str] = {}
    tried: list[Remark] = []
    doubted: list[Remark] = []
    beyond: list[str] = []
    for number, cell in enumerate(notebook.cells):
        report = _with_decoy(done.reports.get(number, {}), done.decoys.get(number, {}))
        if is_scored(cell):
            name = cell.metadata.nbgrader["grade_id"]
            scores[name], found = score(cell, report)
            tried += found
            if report.get("error") == BEYOND and report.get("far"):
                beyond.append(name)
            if number in done.decoys and scores[name] != 0:
                doubted += doubts(cell, done.decoys[number])
        if (said := comment(cell)) is not None:
            comments[cell.metadata.nbgrader["grade_id"]] = said
        if not is_check(cell):
            tried += [remark("in_cell", what=what, number=number + 1) for what in report.get("tampered", ())]
        forged = report.get("forged")
        if forged is not None and forged.kind != "long_message":
            tried.append(remark("wrote_to_reports", number=number + 1, why=forged))
    tried += doubted
    scores |= dict.fromkeys(_of_unclear_answers(assignment, ready))  # which are for a person to give
    if tried:
        scores |= {name: None for name in _asking(notebook, done) if scores[name]}
    struck = limits_struck(notebook.cells, done.reports)
    if done.not_run:
        struck = tuple(dict.fromkeys([*struck, "seconds"])) if not done.ended else struck
    _write_outputs(notebook, done.shown)
    reached = _reached(done)
    status, remarks = _verdict(assignment, ready, done, tried, struck, beyond)
    if reached:
        remarks.append(remark("in_vain", what=reached))
    return Result(
        job.student,
        status,
        tuple(remarks),
        _written(notebook),
        scores,
        comments,
        tried=tuple(dict.fromkeys(tried)),
        reached=reached,
        struck=struck,
        files=tuple(sorted(done.files.items())),
    )


def _reached(done: Run) -> tuple[Remark, ...]:
    """Return what the code reached for in vain, each with the number of the cell."""
    found = {
        remark("reached_in", what=what, number=number + 1): None
        for number, report in sorted((done.decoys | done.reports).items())
        for what in report.get("reached", ())
    }
    return tuple(found)


def _asking(notebook: NotebookNode, done: Run) -> list[str]:
    """Return the checks that ask something of the notebook; what others find does not hang on its code."""
    return [
        cell.metadata.nbgrader["grade_id"]
        for number, cell in enumerate(notebook.cells)
        if is_check(cell) and not done.reports.get(number, {}).get("alone")
    ]


def _of_unclear_answers(assignment: Assignment, ready: Prepared) -> list[str]:
    """Return the checks of answers of which a person has to see whether the right one was taken."""
    unclear = {name for one in ready.unclear for name in one.of("cells")}
    if not unclear:
        return []
    written = {
        cell.metadata.nbgrader["grade_id"]: cell.source
        for cell in ready.notebook.cells
        if "nbgrader" in cell.metadata
    }
    counting = [cell for cell in source_cells(assignment) if cell.grade_id]
    return [
        cell.grade_id
        for at, cell in enumerate(counting)
        if cell.is_check and any(one.grade_id in unclear for one in needed(cell, counting[:at], written))
    ]


def _with_decoy(report: dict[str, Any], decoy: Mapping[str, Any]) -> dict[str, Any]:
    """Return a report on a check with what was seen around its decoy, which may have been run first."""
    seen = {key: [*report.get(key, ()), *decoy.get(key, ())] for key in ("before", "during", "tampered")}
    return {**report, **seen} if report else report


def _write_outputs(notebook: NotebookNode, reports: Mapping[int, Mapping[str, Any] | None]) -> None:
    language = language_of(notebook)
    for number, report in reports.items():
        cell = notebook.cells[number]
        if cell.cell_type != "code" or not cell.source.strip():
            continue  # all others have a report, or get the error that they were not run
        cell.outputs = outputs(report, language)
        count = (report or {}).get("count")
        cell.execution_count = count if isinstance(count, int) else None
        limited(cell)


def _verdict(
    assignment: Assignment,
    ready: Prepared,
    done: Run,
    tried: list[Remark],
    struck: tuple[str, ...],
    beyond: list[str],
) -> tuple[Status, list[Remark]]:
    limits = assignment.limits
    said: list[Remark] = []
    if tried:
        said.append(remark("somebody_looks", what=tried))
    if beyond:
        said.append(remark("beyond", checks=beyond, assignment=assignment.name))
    if struck:
        known = [name for name in struck if name in _LIMITS]
        said.append(
            remark("struck", what=[remark(f"limit_{name}", most=getattr(limits, name)) for name in known])
        )
    cut = sorted(number + 1 for number in done.ended)
    if cut:
        said.append(remark("ended", numbers=cut))
    if done.left_out:
        said.append(_left_out(done.left_out))
    if done.not_run:
        said.append(remark("cells_not_run", count=len(done.not_run)))
    said += ready.remarks
    if tried or beyond or ready.unclear:
        status = Status.NEEDS_A_LOOK
    elif done.ended or done.not_run or struck:
        status = Status.PARTLY_GRADED
    else:
        status = Status.GRADED
    return status, said


def _left_out(files: Mapping[str, Remark]) -> Remark:
    """Return a remark on files that the code wrote and that are not kept."""
    shown = [
        remark("file_for", name=repr(name[:60])[1:-1], why=why) if name else why
        for name, why in files.items()
    ]
    more = [remark("and_more", rest=len(shown) - _NAMED)] if len(shown) > _NAMED else []
    return remark("files_left_out", what=[*shown[:_NAMED], *more])


def _written(notebook: NotebookNode) -> bytes:
    """Return a notebook as nbformat writes it, but with one line for each cell, which is much quicker."""
    content = strip_transient(split_lines(notebook))  # type: ignore[no-untyped-call]
    cells = ",\n".join(json.dumps(cell, ensure_ascii=False, sort_keys=True) for cell in content.cells)
    rest = json.dumps(
        {key: value for key, value in content.items() if key != "cells"}, ensure_ascii=False, sort_keys=True
    )
    return f'{{"cells": [\n{cells}\n],\n{rest[1:]}\n'.encode()
