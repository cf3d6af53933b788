"""Work that was marked before its assignment was corrected: whose it is.

The graded notebook itself tells by what it was marked: its checks, hidden parts included, and their points
stand in it. So nothing has to be kept beside it, and work that stock nbgrader graded is known, too.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from nbgrader.utils import is_locked

from training_safety.grading.autograde.structure import Structure
from training_safety.grading.autograde.submissions import Folder, content_of
from training_safety.grading.languages import code_alone
from training_safety.grading.notebook_files import grading, node
from training_safety.grading.students import with_student

Marks = Mapping[str, tuple[str, float | None]]
"""By what the cells of a notebook are marked: the code of those that are locked, and the points."""


@dataclass(frozen=True)
class Outdated:
    """Whose work was marked before the assignment was changed.

    Parameters
    ----------
    students : who they are, in order
    cells : the ids of the cells that have changed since for one of them
    graded : how many submissions are graded in all
    """

    students: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    graded: int = 0

    def without(self, students: Collection[str]) -> Outdated:
        """Return the same without some students."""
        return replace(self, students=tuple(one for one in self.students if one not in students))


class Corrections:
    """What of an assignment has changed since work was marked.

    Parameters
    ----------
    structure : the assignment as the gradebook has it
    notebooks : the names of those that are graded
    """

    def __init__(self, structure: Structure, notebooks: Iterable[str]) -> None:
        """Read by what work is marked now."""
        self.now = {name: _marks(json.loads(structure.notebooks[name].source)) for name in notebooks}

    def since(self, folder: Folder) -> tuple[str, ...]:
        """Return the ids of the cells that have changed since the work in a folder was marked, in order."""
        changed: list[str] = []
        for name, now in self.now.items():
            try:
                marked = _marks(json.loads(content_of(folder.graded / f"{name}.ipynb")))
            except (OSError, ValueError):  # not handed in, or not whole: there is nothing to compare
                continue
            if marked != now:
                changed += [one for one in {**now, **marked} if _differ(now.get(one), marked.get(one))]
        return tuple(dict.fromkeys(changed))


def _marks(notebook: Any) -> dict[str, tuple[str, float | None]]:
    found = {}
    for cell in notebook.get("cells", ()) if isinstance(notebook, dict) else ():
        settings = grading(cell)
        locked = cell.get("cell_type") == "code" and bool(is_locked(node(cell)))
        if "grade_id" in settings and (locked or settings.get("grade") or settings.get("task")):
            source = "".join(cell["source"]) if locked else ""
            found[settings["grade_id"]] = source, settings.get("points")
    return found


def _differ(one: tuple[str, float | None] | None, other: tuple[str, float | None] | None) -> bool:
    if one is None or other is None:
        return True
    return one[1] != other[1] or (one[0] != other[0] and _bare(one[0]) != _bare(other[0]))


@lru_cache(maxsize=1024)
def _bare(source: str) -> object:
    """Return what a cell does: without words, which differ between the languages, and without the student's name."""
    return code_alone(with_student(source, ""))
