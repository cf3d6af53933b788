"""The score of each cell as nbgrader gives it, and what speaks against trusting it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from nbformat import NotebookNode
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution, is_task

NO_RESPONSE = "No response."
"""nbgrader's own comment on an answer that is as it was handed out."""

_SIGNS = (
    ("memory_mb", re.compile(r"\bMemoryError\b|Cannot allocate memory")),
    ("processes", re.compile(r"can't start new thread|Errno 11\] Resource temporarily")),
    ("file_mb", re.compile(r"Errno 27\]|File too large")),
    ("files_mb", re.compile(r"Errno 28\]|No space left on device")),
)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def score(cell: NotebookNode, report: Mapping[str, Any]) -> tuple[float | None, list[str]]:
    """Return the computer's score of a graded cell, and in sentences what was tried while it ran.

    It is nbgrader's, with two exceptions: a value shown before an error is no partial credit, and a
    check that was passed where nothing fails any more is for a person to look at, which is None.
    """
    name = cell.metadata.nbgrader["grade_id"]
    tried = [f"{what} before {name}" for what in report.get("before", ())]
    shown = cell.get("outputs", [])
    values = [number for number, one in enumerate(shown) if one.output_type == "execute_result"]
    failed = any(one.output_type == "error" for one in shown)
    if values and (failed or len(values) > 1):
        tried.append(f"{name} shows a value that is not its own")
        if failed:
            return 0.0, tried
    try:
        points, _ = determine_grade(cell)
    except ValueError as error:  # a value above the points
        return None, [*tried, f"{name}: {error}"]
    during = [f"{what} while {name} was run" for what in report.get("during", ())]
    if report.get("canary") is False:
        during.append(f"a check that has to fail passed after {name}")
    if during or (values and len(values) > 1):
        return (points if points == 0 else None), [*tried, *during]
    return (None if points is None else float(points)), tried


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
        if "a message of" in str(report.get("forged", "")):
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
            found += [limit for limit, sign in _SIGNS if text and sign.search(_COLOUR.sub("", text))]
    return tuple(dict.fromkeys(found))
