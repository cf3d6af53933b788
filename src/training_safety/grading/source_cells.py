"""The cells of an assignment as they were handed out, which a student's notebook is held against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile, takewhile
from typing import Any

from nbformat import NotebookNode
from nbgrader.utils import is_locked

from training_safety.grading.hidden_text import marked_lines
from training_safety.grading.notebook_files import grading, node

_UNSEEN = ("HIDDEN TESTS", "MARK SCHEME")
_WORD = re.compile(r"\w+")
_NAMES = re.compile(r"^(?:async +)?(?:def|class) +(\w+)|^(\w+) *(?::[^=\n]*)?=(?!=)", re.MULTILINE)


@dataclass(frozen=True)
class SourceCell:
    """A cell as it was handed out; one without ``grade_id`` is text or code around those that count.

    It can be pickled, so that a process without the gradebook can be given an assignment's cells.
    """

    grade_id: str
    cell_type: str
    source: str
    grade: bool = False
    solution: bool = False
    locked: bool = False
    task: bool = False
    points: float | None = None
    checksum: str | None = None

    @property
    def settings(self) -> dict[str, Any]:
        """What nbgrader writes about the cell."""
        written: dict[str, Any] = {
            "schema_version": 3,
            "grade_id": self.grade_id,
            "cell_type": self.cell_type,
            **{role: getattr(self, role) for role in ("grade", "solution", "locked", "task")},
        }
        if self.points is not None:
            written["points"] = self.points
        if self.checksum is not None:
            written["checksum"] = self.checksum
        return written

    @property
    def is_check(self) -> bool:
        """Whether the computer marks the cell."""
        return self.grade and not self.solution and self.cell_type == "code"

    @cached_property
    def visible(self) -> str:
        """The text without what students do not get: hidden tests and marking schemes."""
        unseen = set().union(*(marked_lines(self.source, f"BEGIN {what}", f"END {what}") for what in _UNSEEN))
        lines = enumerate(self.source.split("\n"), start=1)
        return "\n".join(line for number, line in lines if number not in unseen)

    @cached_property
    def names(self) -> frozenset[str]:
        """The functions and values that the cell gives."""
        return names_given(self.source) if self.cell_type == "code" else frozenset()

    def is_still(self, text: str) -> bool:
        """Return whether a text is the one that was handed out, white space at the ends of lines aside."""
        return plain(text) in self.texts

    @cached_property
    def texts(self) -> frozenset[str]:
        """What the cell looks like as it was handed out, with and without what students do not get, by ``plain``."""
        return frozenset({plain(self.source), plain(self.visible)})


def plain(text: str) -> str:
    """Return a text without empty lines around it and without white space at the ends of its lines."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def roles(settings: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what nbgrader makes of a cell by its settings: answer, check, locked, task, and for how much."""
    locked = bool(is_locked(node({"metadata": {"nbgrader": settings}})))
    return (
        locked,
        *(bool(settings.get(role)) for role in ("grade", "solution", "task")),
        settings.get("points"),
    )


def names_given(code: str) -> frozenset[str]:
    """Return the names that code gives a value or a function at its outermost level."""
    return frozenset(function or value for function, value in _NAMES.findall(code))


def needed(check: SourceCell, earlier: Sequence[SourceCell], written: Mapping[str, str]) -> list[SourceCell]:
    """Return the answers that a check needs: those right before it, and those that it or they speak of.

    Parameters
    ----------
    check : the check
    earlier : the cells before it that count, in order
    written : what the student wrote in each, by its id
    """
    answers = [cell for cell in earlier if cell.solution and cell.cell_type == "code"]
    backwards = dropwhile(lambda cell: cell not in answers, reversed(earlier))
    found = list(takewhile(lambda cell: cell in answers, backwards))
    while True:
        words = set(_WORD.findall("\n".join([check.source, *(written[cell.grade_id] for cell in found)])))
        more = [cell for cell in answers if cell not in found and cell.names & words]
        if not more:
            return found
        found += more


def from_notebook(cells: Iterable[NotebookNode]) -> list[SourceCell]:
    """Return the cells of a release, in its order; one of the source would show its solutions."""
    found = []
    for cell in cells:
        settings = grading(cell)
        roles = {role: bool(settings.get(role)) for role in ("grade", "solution", "locked", "task")}
        if not any(roles.values()):
            found.append(SourceCell("", cell.cell_type, cell.source))
            continue
        points = settings.get("points")
        found.append(
            SourceCell(
                settings["grade_id"],
                cell.cell_type,
                cell.source,
                **roles,
                points=None if points is None else float(points),
                checksum=settings.get("checksum"),
            )
        )
    return found


def from_gradebook(notebook: Any, layout: Iterable[NotebookNode] = ()) -> list[SourceCell]:
    """Return the cells of a notebook of the gradebook, by which nbgrader marks.

    The gradebook keeps neither their order nor the text around them: ``layout`` is the source notebook,
    which has both. Cells that it lacks come last, as the gradebook gives them.
    """
    graded = {cell.name: cell.max_score for cell in notebook.grade_cells}
    tasks = {cell.name: cell.max_score for cell in notebook.task_cells}
    answers = {cell.name for cell in notebook.solution_cells}
    kept = {
        cell.name: SourceCell(
            cell.name,
            cell.cell_type,
            cell.source or "",
            grade=cell.name in graded,
            solution=cell.name in answers,
            locked=bool(cell.locked),
            task=cell.name in tasks,
            points=graded.get(cell.name, tasks.get(cell.name)),
            checksum=cell.checksum,
        )
        for cell in notebook.source_cells
    }
    ordered = []
    for cell in layout:
        name = grading(cell).get("grade_id")
        if name in kept:
            ordered.append(kept.pop(name))
        elif not name:
            ordered.append(SourceCell("", cell.cell_type, cell.source))
    return ordered + list(kept.values())
