"""Run an assignment's cells with other answers in them, without a kernel, and say which points it gets."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import nbformat
from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions
from traitlets.config import PyFileConfigLoader

from places import ROOT
from training_safety.exercise_checks import Call, Rules, Value
from training_safety.grading.languages import OneLanguage
from training_safety.grading.students import named

SOURCE = ROOT / "exercises" / "source"
STUDENT = "kari"
ASSIGNMENTS = sorted(folder.name for folder in SOURCE.iterdir() if folder.is_dir())


@dataclass(frozen=True)
class Answers:
    """Answers to one part of an assignment: the source of its solution cells, and the checks they lose."""

    name: str
    cells: Mapping[str, str]
    lost: frozenset[str] = frozenset()


def right(name: str, cell: str, source: str) -> Answers:
    """A right answer in one cell, written otherwise than the reference."""
    return Answers(name, {cell: source})


def wrong(name: str, cell: str, source: str, *lost: str) -> Answers:
    """A mistake in one cell, with the checks that it loses, each without its «-check»."""
    return Answers(name, {cell: source}, frozenset(f"{check}-check" for check in lost))


@dataclass
class Marks:
    """What a run gave: the points of each check cell, what was said where points were lost, and its names."""

    points: dict[str, float] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    names: dict[str, Any] = field(default_factory=dict)

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


def handed_out(path: Path, language: str = "nb") -> list[dict[str, Any]]:
    """The cells as the student gets them: nbgrader's own steps, without its database."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(SOURCE.parent)).load_config()
    config.OneLanguage.language = language
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    for step in (OneLanguage, ClearSolutions, ClearHiddenTests):
        notebook, _ = step(config=config).preprocess(notebook, {})
    return list(notebook.cells)


def grading(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    """What nbgrader knows about a cell."""
    return cell["metadata"].get("nbgrader", {})


def is_check(cell: Mapping[str, Any]) -> bool:
    """Whether a cell is marked by the computer."""
    return bool(grading(cell).get("grade")) and cell["cell_type"] == "code"


def is_answer(cell: Mapping[str, Any]) -> bool:
    """Whether the learner writes code in a cell."""
    return bool(grading(cell).get("solution")) and cell["cell_type"] == "code"


def notebook(name: str) -> Path:
    """The source of an assignment."""
    return SOURCE / name / f"{name}.ipynb"


def answers_to(name: str) -> ModuleType:
    """The right and wrong answers to an assignment: ``RIGHT`` and ``WRONG``, part by part."""
    return import_module(f"answers.{name.replace('-', '_')}")


@cache
def checks(name: str) -> dict[str, str]:
    """The check cells of an assignment, by id."""
    return {grading(cell)["grade_id"]: cell["source"] for cell in cells_of(notebook(name)) if is_check(cell)}


def run(
    cells: list[dict[str, Any]], answers: Mapping[str, str] | None = None, student: str = STUDENT
) -> Marks:
    """Run the code cells in order as nbgrader does: a cell that fails loses its points, the next one runs."""
    marks = Marks(names={"__name__": "__main__"})
    notebook = named(nbformat.from_dict({"cells": deepcopy(cells)}), student)
    for cell in notebook.cells:
        if cell["cell_type"] != "code":
            continue
        settings = grading(cell)
        source = (answers or {}).get(settings.get("grade_id", ""), cell["source"])
        try:
            exec(compile(source, settings.get("grade_id", "cell"), "exec"), marks.names)
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
    values: dict[str, str] = {}

    def gives(call: Call, expected: Any, within: float = 0) -> None:
        seen.setdefault(call.name, []).append((repr(call.arguments), repr(expected)))

    def refuses(call: Call) -> None:
        seen.setdefault(call.name, []).append((repr(call.arguments), REFUSED))

    def keeps(call: Call, rules: Rules, *names: str) -> None:
        seen.setdefault(call.name, []).append((repr(call.arguments), repr(call._made()[0])))

    def chosen_among(value: Value, keys: Iterable[str], choices: Sequence[Any]) -> None:
        values[value.name] = repr({key: choices[0] for key in keys})

    with monkeypatch.context() as patch:
        patch.setattr(Call, "gives", gives)
        patch.setattr(Call, "refuses", refuses)
        patch.setattr(Call, "keeps", keeps)
        patch.setattr(Value, "chosen_among", chosen_among)
        patch.setattr(Value, "is_number", lambda value: values.setdefault(value.name, "0"))
        run(visible, solved)  # what keeps the rules is what the reference gives
    assert seen or values
    return {
        cell: "\n".join(
            [
                *(_by_heart(name, seen[name]) for name in seen if f"def {name}(" in source),
                *(f"{name} = {values[name]}" for name in values if f"{name} =" in source),
            ]
        )
        for cell, source in solved.items()
    }


REFUSED = "ValueError"


def _by_heart(name: str, pairs: list[tuple[str, str]]) -> str:
    known = ", ".join(f"{arguments!r}: {expected}" for arguments, expected in pairs)
    return (
        f"def {name}(*arguments):\n"
        f"    known = {{{known}}}.get(repr(arguments), {pairs[-1][1]})\n"
        f"    if known is {REFUSED}:\n        raise known\n    return known"
    )
