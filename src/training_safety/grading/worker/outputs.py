"""What a run says came of a cell, turned into outputs of a notebook: only what the format knows, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import LimitOutput

from training_safety.grading.notebook_files import DEEPEST, node

TIMEOUT = "CellTimeoutError"
"""The name that nbgrader gives to the error of a cell that takes too long."""
DEAD = "DeadKernelError"
"""The name that nbclient gives to the error of a cell that ends the process."""

_WORDS = {
    "nb": {
        "seconds_per_cell": "Cella ble stoppet fordi den brukte for lang tid.",
        "seconds": "Cella ble stoppet fordi notatboka brukte for lang tid.",
        "ended": "Cella avsluttet Python. De andre cellene er kjørt uten den.",
        "failed": "Cella stoppet med en feil.",
        "not_run": "Cella ble ikke kjørt, fordi celler før den stoppet notatboka eller brukte all tiden.",
    },
    "en": {
        "seconds_per_cell": "The cell was stopped because it took too long.",
        "seconds": "The cell was stopped because the notebook took too long.",
        "ended": "The cell ended Python. The other cells were run without it.",
        "failed": "The cell stopped with an error.",
        "not_run": "The cell was not run, because cells before it stopped the notebook or took all its time.",
    },
}
_LIMIT = LimitOutput()


def outputs(report: Mapping[str, Any] | None, language: str) -> list[NotebookNode]:
    """Return the outputs of a cell, the sentence that it was cut short included.

    Parameters
    ----------
    report : what came of it, or None if it was not run
    language : of the notebook, "nb" or "en"
    """
    words = _WORDS[language]
    if report is None:
        return [_error(TIMEOUT, words["not_run"])]
    found = [one for raw in _listed(report.get("outputs")) for one in _output(_clean(raw))]
    struck = report.get("struck")
    if struck in ("seconds", "seconds_per_cell"):
        found.append(_error(TIMEOUT, words[struck]))
    elif "died" in report:
        found.append(_error(DEAD, words["ended"]))
    elif report.get("error") is not None and not any(one.output_type == "error" for one in found):
        found.append(_error(str(report["error"])[:200], words["failed"]))
    return found


def limited(cell: NotebookNode) -> None:
    """Shorten outputs of many lines as nbgrader does."""
    if any(
        len(one.get("traceback", ())) > _LIMIT.max_traceback or one.get("text", "").count("\n")
        for one in cell.outputs
    ):
        _LIMIT.preprocess_cell(cell, {}, 0)


def _clean(value: Any, depth: int = 0) -> Any:
    """Return a value that can be written: whole characters, finite numbers, and nested no deeper than ``DEEPEST``."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, float) and not isfinite(value):
        return None
    if isinstance(value, Mapping | list) and depth > DEEPEST:
        return None
    if isinstance(value, Mapping):
        return {_clean(str(key)): _clean(item, depth + 1) for key, item in value.items()}
    return [_clean(item, depth + 1) for item in value] if isinstance(value, list) else value


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _output(raw: Any) -> Iterable[NotebookNode]:
    if not isinstance(raw, Mapping):
        return
    kind = raw.get("output_type")
    if kind == "stream" and raw.get("name") in ("stdout", "stderr") and isinstance(raw.get("text"), str):
        yield node({"output_type": "stream", "name": raw["name"], "text": raw["text"]})
    elif kind in ("display_data", "execute_result"):
        data, metadata = raw.get("data"), raw.get("metadata")
        if not isinstance(data, Mapping):
            return
        bundle = {str(mime): value for mime, value in data.items() if _fits(str(mime), value)}
        shown: dict[str, Any] = {
            "output_type": kind,
            "data": bundle,
            "metadata": dict(metadata) if isinstance(metadata, Mapping) else {},
        }
        if kind == "execute_result":
            count = raw.get("execution_count")
            shown["execution_count"] = count if isinstance(count, int) else None
            bundle.setdefault("text/plain", "…")
        yield node(shown)
    elif kind == "error":
        lines = [str(line) for line in _listed(raw.get("traceback"))]
        yield node(
            {
                "output_type": "error",
                "ename": str(raw.get("ename")),
                "evalue": str(raw.get("evalue")),
                "traceback": lines,
            }
        )


def _fits(mime: str, value: Any) -> bool:
    return isinstance(value, str) or mime.endswith("json")


def _error(name: str, said: str) -> NotebookNode:
    return node({"output_type": "error", "ename": name, "evalue": said, "traceback": [f"{name}: {said}"]})
