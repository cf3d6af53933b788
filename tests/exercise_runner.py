"""Run an assignment's cells with other answers in them, without a kernel, and say which points it gets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from conftest import ROOT
from training_safety.exercise_checks import Call

SOURCE = ROOT / "exercises" / "source"


@dataclass(frozen=True)
class Answers:
    """Answers to one part of an assignment: the source of its solution cells, and the checks they lose."""

    name: str
    cells: Mapping[str, str]
    lost: frozenset[str] = frozenset()


@dataclass
class Marks:
    """What a run gave: the points of each check cell, and what was said where points were lost."""

    points: dict[str, float] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)

    @property
    def lost(self) -> set[str]:
        """The check cells without points."""
        return set(self.said)


@cache
def _cells(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def cells_of(path: Path, language: str | None = None) -> list[dict[str, Any]]:
    """The cells of a notebook, each with its source as one text; of one language only if it is named."""
    cells = deepcopy(_cells(path))
    for cell in cells:
        cell["source"] = "".join(cell["source"])
    others = {f"lang-{other}" for other in ("nb", "en") if language not in (None, other)}
    return [cell for cell in cells if not others & set(cell["metadata"].get("tags", []))]


def grading(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    """What nbgrader knows about a cell."""
    return cell["metadata"].get("nbgrader", {})


def is_check(cell: Mapping[str, Any]) -> bool:
    """Whether a cell is marked by the computer."""
    return bool(grading(cell).get("grade")) and cell["cell_type"] == "code"


def is_answer(cell: Mapping[str, Any]) -> bool:
    """Whether the learner writes code in a cell."""
    return bool(grading(cell).get("solution")) and cell["cell_type"] == "code"


def run(cells: list[dict[str, Any]], answers: Mapping[str, str] | None = None) -> Marks:
    """Run the code cells in order as nbgrader does: a cell that fails loses its points, the next one runs."""
    marks, names = Marks(), {"__name__": "__main__"}
    for cell in cells:
        if cell["cell_type"] != "code":
            continue
        settings = grading(cell)
        source = (answers or {}).get(settings.get("grade_id", ""), cell["source"])
        try:
            exec(compile(source, settings.get("grade_id", "cell"), "exec"), names)
        except Exception as error:
            if is_check(cell):
                marks.points[settings["grade_id"]] = 0
                marks.said[settings["grade_id"]] = f"{type(error).__name__}: {error}"
        else:
            if is_check(cell):
                marks.points[settings["grade_id"]] = settings["points"]
    return marks


def hard_coded(visible: list[dict[str, Any]], solved: Mapping[str, str], monkeypatch: Any) -> dict[str, str]:
    """Return answers that know the visible checks by heart and nothing else.

    ``visible`` are the cells that the learner gets, ``solved`` the source of the solution cells.
    """
    seen: dict[str, list[tuple[str, str]]] = {}
    with monkeypatch.context() as patch:
        patch.setattr(
            Call,
            "gives",
            lambda call, expected, within=0: seen.setdefault(call.name, []).append(
                (repr(call.arguments), repr(expected))
            ),
        )
        run(visible)
    assert seen
    return {
        cell: "\n".join(_by_heart(name, seen[name]) for name in seen if f"def {name}(" in source)
        for cell, source in solved.items()
    }


def _by_heart(name: str, pairs: list[tuple[str, str]]) -> str:
    known = ", ".join(f"{arguments!r}: {expected}" for arguments, expected in pairs)
    return f"def {name}(*arguments):\n    return {{{known}}}.get(repr(arguments), {pairs[-1][1]})"
