"""The score of each cell as nbgrader gives it, and what speaks against trusting it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import copy
from typing import Any

from nbformat import NotebookNode
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution, is_task

from training_safety.grading.feedback_words import NO_RESPONSE
from training_safety.grading.hidden_text import uncoloured
from training_safety.grading.remarks import Remark, remark
from training_safety.grading.worker.outputs import outputs
from training_safety.grading.worker.preparing import is_check
from training_safety.grading.worker.values import NotPlainError

BEYOND = NotPlainError.__name__
"""The error of a check that is run out of reach and needs more than plain values."""

_SIGNS = (
    ("memory_mb", re.compile(r"\bMemoryError\b|Cannot allocate memory")),
    ("processes", re.compile(r"can't start new thread|Errno 11\] Resource temporarily")),
    ("file_mb", re.compile(r"Errno 27\]|File too large")),
    ("files_mb", re.compile(r"Errno 28\]|No space left on device")),
)


def score(cell: NotebookNode, report: Mapping[str, Any]) -> tuple[float | None, list[Remark]]:
    """Return the computer's score of a graded cell, and what was tried while it ran.

    It is nbgrader's, with two exceptions: a value shown before an error is no partial credit, and a
    check gives points only if its run is proven. One that stopped, in whatever way, gives none; one during
    which something was tried, or of which it is not known that it could have failed, is for a person to look
    at, which is None. What was put right before it is told, and costs nothing.
    """
    name = cell.metadata.nbgrader["grade_id"]
    tried = [remark("before", what=what, cell=name) for what in report.get("before", ())]
    shown = cell.get("outputs", [])
    values = [number for number, one in enumerate(shown) if one.output_type == "execute_result"]
    failed = any(one.output_type == "error" for one in shown)
    if values and (failed or len(values) > 1):
        tried.append(remark("value_not_own", cell=name))
        if failed:
            return 0.0, tried
    if report.get("unfinished") and "struck" not in report:
        return None, [*tried, remark("kept_from_running", cell=name)]
    during = [remark("used_by", what=what, cell=name) for what in report.get("hidden", ())]
    during += [
        remark("within", what=what, cell=name)
        for what in (*report.get("during", ()), *report.get("tampered", ()))
    ]
    stopped = report.get("error") is not None or any(key in report for key in ("died", "struck"))
    if report.get("error") == BEYOND and report.get("far"):
        return None, tried
    if stopped and is_check(cell):
        return 0.0, [*tried, *during]
    try:
        points, _ = determine_grade(cell)
    except ValueError as error:  # a value above the points
        return None, [*tried, remark("score_odd", cell=name, why=str(error))]
    if points != 0 and is_check(cell) and report.get("canary") is not True:
        during.append(remark("canary", cell=name))
    if during or (values and len(values) > 1):
        return (points if points == 0 else None), [*tried, *during]
    return (None if points is None else float(points)), tried


def doubts(cell: NotebookNode, decoy: Mapping[str, Any]) -> list[Remark]:
    """Return what the report on the decoy of a check says against the check's points."""
    name = cell.metadata.nbgrader["grade_id"]
    if decoy.get("died") in ("ended", "closed", "forged"):
        return [remark("decoy_ended", cell=name)]
    beside = copy(cell)
    beside.outputs = outputs(decoy, "en")
    points, _ = score(beside, decoy)
    if points == 0 or decoy.get("unfinished"):
        return []
    return [remark("decoy_passed", cell=name)]


def comment(cell: NotebookNode) -> str | None:
    """Return nbgrader's comment on an answer, which is there only if nothing was answered."""
    if not is_solution(cell) or is_task(cell):
        return None
    same = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)
    return NO_RESPONSE if same else None


def is_scored(cell: NotebookNode) -> bool:
    """Return whether a cell has points that a run can give."""
    return bool(is_grade(cell))


def limits_struck(cells: Iterable[NotebookNode], reports: Mapping[int, Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the limits that struck, by their names in ``Limits``."""
    found = []
    for report in reports.values():
        raw = report.get("outputs") or []
        if report.get("flooded") or any(isinstance(one, dict) and one.get("flooded") for one in raw):
            found.append("output_kb")
        if (forged := report.get("forged")) is not None and forged.kind == "long_message":
            found.append("output_kb")
        if isinstance(struck := report.get("struck"), str):
            found.append(struck)
        if report.get("exit") == -9:
            found.append("memory_mb")
    for cell in cells:
        for one in cell.get("outputs", []):
            text = ""
            if one.output_type == "error":
                text = f"{one.ename}: {one.evalue}\n" + "\n".join(one.traceback[-2:])
            elif one.output_type == "stream" and one.name == "stderr":
                text = one.text[-4000:]
            found += [limit for limit, sign in _SIGNS if text and sign.search(uncoloured(text))]
    return tuple(dict.fromkeys(found))
