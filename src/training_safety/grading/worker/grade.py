"""One notebook graded: a pure function of its arguments, for any executor on any machine."""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import Mapping
from typing import Any

from nbformat import NotebookNode
from nbformat.v4.rwbase import split_lines, strip_transient

from training_safety.grading.notebook_files import UnreadableNotebookError, language_of
from training_safety.grading.source_cells import needed
from training_safety.grading.worker.apart import prepared_apart
from training_safety.grading.worker.jobs import Assignment, Job, Result, Status
from training_safety.grading.worker.outputs import limited, outputs
from training_safety.grading.worker.preparing import Prepared, UnfitNotebookError, is_check, source_cells
from training_safety.grading.worker.running import Run, run
from training_safety.grading.worker.sandbox import BrokenError, NoSandboxError
from training_safety.grading.worker.scoring import BEYOND, comment, doubts, is_scored, limits_struck, score

_LIMITS = {
    "seconds_per_cell": "a cell took more than {seconds_per_cell:g} s",
    "seconds": "the notebook took more than {seconds:g} s",
    "memory_mb": "a process wanted more than {memory_mb} MB of memory, or all together four times as much",
    "processes": "it wanted more than {processes} processes and threads",
    "file_mb": "it wanted to write a file of more than {file_mb} MB",
    "files_mb": "it wanted to write more than {files_mb} MB of files",
    "output_kb": "a cell put out more than {output_kb} kB",
}
_NAMED = 5
_WORDS = 80
_CELL = re.compile(r"`([^`]+)`")


def grade(assignment: Assignment, job: Job) -> Result:
    """Return what came of one student's notebook; it always comes back with a status.

    It needs no course folder and no gradebook, keeps nothing between two calls but processes that are
    ready, and may be called from several threads and processes at once. Raises ``NoSandboxError`` where
    the system offers no sandbox and ``assignment.sandbox`` asks for one.
    """
    started = time.monotonic()

    def result(status: Status, sentence: str, **more: Any) -> Result:
        return Result(job.student, status, sentence, seconds=time.monotonic() - started, **more)

    try:
        ready = prepared_apart(assignment, job)
        done = run(assignment, job, ready.notebook)
        return result(**_graded(assignment, ready, done))
    except NoSandboxError:
        raise
    except UnreadableNotebookError as error:
        struck = error.struck if isinstance(error, UnfitNotebookError) else ()
        said = f"The notebook cannot be read: {error}. Ask for a new one."
        return result(Status.NOT_RUN, said, struck=struck)
    except BrokenError as error:
        return result(Status.NOT_RUN, f"The notebook could not be run: {error}.")
    except Exception as error:  # one notebook stops no class
        logging.getLogger(__name__).exception("The notebook of %s could not be graded", job.student)
        said = f"{type(error).__name__}: {error}"[:500]
        return result(Status.NOT_RUN, f"The notebook could not be graded: {said}. Please report this.")


def _graded(assignment: Assignment, ready: Prepared, done: Run) -> dict[str, Any]:
    """Return the parts of the result of a notebook that was run."""
    notebook = ready.notebook
    _write_outputs(notebook, {number: done.reports.get(number) for number in range(len(notebook.cells))})
    scores: dict[str, float | None] = {}
    comments: dict[str, str] = {}
    tried: list[str] = []
    doubted: list[str] = []
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
            tried += [f"{what} in cell {number + 1}" for what in report.get("tampered", ())]
        if "forged" in report and "a message of" not in report["forged"]:
            tried.append(f"cell {number + 1} wrote to where the results are reported ({report['forged']})")
    tried += doubted
    scores |= dict.fromkeys(_of_unclear_answers(assignment, ready))  # which are for a person to give
    if tried:
        scores |= {name: None for name in _asking(notebook, done) if scores[name]}
    struck = limits_struck(notebook.cells, done.reports)
    if done.not_run:
        struck = tuple(dict.fromkeys([*struck, "seconds"])) if not done.ended else struck
    _write_outputs(notebook, done.shown)
    reached = _reached(done)
    status, sentence = _verdict(assignment, ready, done, tried, struck, beyond)
    if reached:
        sentence = " ".join([*([sentence] if sentence else []), f"It tried in vain: {'; '.join(reached)}."])
    return {
        "status": status,
        "sentence": sentence,
        "notebook": _written(notebook),
        "scores": scores,
        "comments": comments,
        "tried": tuple(dict.fromkeys(tried)),
        "reached": reached,
        "struck": struck,
        "files": tuple(sorted(done.files.items())),
    }


def _reached(done: Run) -> tuple[str, ...]:
    """Return what the code reached for in vain, each with the number of the cell."""
    found = {
        f"{str(what)[:_WORDS]} (cell {number + 1})": None
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
    unclear = set(_CELL.findall(" ".join(ready.unclear)))
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
    tried: list[str],
    struck: tuple[str, ...],
    beyond: list[str],
) -> tuple[Status, str]:
    limits = assignment.limits
    said = []
    if tried:
        said.append(f"Somebody has to look: {'; '.join(dict.fromkeys(tried))}.")
    if beyond:
        said.append(
            f"{', '.join(beyond)} needs more of the answers than plain values. Set c.ClassAutograde.beside = "
            f'["{assignment.name}"] in nbgrader_config.py, and grade again.'
        )
    if struck:
        values = {name: getattr(limits, name) for name in _LIMITS}
        said.append(
            f"Limits struck: {'; '.join(_LIMITS[name].format(**values) for name in struck if name in _LIMITS)}."
        )
    cut = sorted(number + 1 for number in done.ended)
    if cut:
        cells = ", ".join(map(str, cut))
        said.append(
            f"Python was ended in cell {cells}; the others were run without it, and their marks stand."
        )
    if done.left_out:
        said.append(_left_out(done.left_out))
    if done.not_run:
        said.append(f"{len(done.not_run)} cells were not run, and the checks among them give no points.")
    said += ready.sentences
    if tried or beyond or ready.unclear:
        status = Status.NEEDS_A_LOOK
    elif done.ended or done.not_run or struck:
        status = Status.PARTLY_GRADED
    else:
        status = Status.GRADED
    return status, " ".join(said)


def _left_out(files: Mapping[str, str]) -> str:
    """Return a sentence on files that the code wrote and that are not kept."""
    shown = [f"{name[:60]!r} ({why})" if name else why for name, why in files.items()]
    more = [f"and {len(shown) - _NAMED} more"] if len(shown) > _NAMED else []
    return f"Files that the code wrote are left out: {'; '.join([*shown[:_NAMED], *more])}."


def _written(notebook: NotebookNode) -> bytes:
    """Return a notebook as nbformat writes it, but with one line for each cell, which is much quicker."""
    content = strip_transient(split_lines(notebook))  # type: ignore[no-untyped-call]
    cells = ",\n".join(json.dumps(cell, ensure_ascii=False, sort_keys=True) for cell in content.cells)
    rest = json.dumps(
        {key: value for key, value in content.items() if key != "cells"}, ensure_ascii=False, sort_keys=True
    )
    return f'{{"cells": [\n{cells}\n],\n{rest[1:]}\n'.encode()
