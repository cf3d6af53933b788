"""Notebooks with damage that students do by accident, put right before they are marked.

``mended`` holds a notebook against the cells that were handed out and gives it back with every cell that
counts there once, under its own name, with its own settings. No answer is thrown away: what does not
count stays as an ordinary cell. What was done is told in remarks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from training_safety.grading.mending_words import NOTE, WORDS
from training_safety.grading.notebook_files import (
    give_ids,
    grading,
    language_of,
    node,
    own_checksum,
    turn_into,
    whole,
)
from training_safety.grading.remarks import Remark, remark
from training_safety.grading.source_cells import SourceCell, names_given, needed, plain, roles

ALIKE = 0.6
"""From which likeness a text counts as one that was handed out and then edited; the course's own choice."""


def mended(notebook: Any, source_cells: Iterable[SourceCell]) -> tuple[NotebookNode, list[Remark]]:
    """Return a notebook that can be marked, and remarks that say what was done to make it so.

    Parameters
    ----------
    notebook : what a student handed in, as nbformat or json reads it; it is not changed
    source_cells : the cells of the assignment as they were handed out, in order; those without a
        ``grade_id`` are not needed, but with them more is recognised

    The remarks name the cells by their ids. A check
    that is missing comes back, so nothing is lost by deleting it; an answer that is missing comes back as
    it was handed out, which gives no points. Raises ``UnreadableNotebookError`` if there are no cells.
    """
    result = whole(notebook)
    words = WORDS[language_of(result)]
    bench = _Bench(result.cells, list(source_cells), words["placeholder"])
    for step in (bench.claim, bench.choose, bench.recognise, bench.put_back, bench.settle, bench.reorder):
        step()
    result.cells = bench.cells
    give_ids(bench.cells)
    return result, [remark(kind, cells=bench.told[kind]) for kind in words if bench.told[kind]]


def with_note(notebook: NotebookNode, remarks: Sequence[Remark]) -> NotebookNode:
    """Return the notebook with what was done to it in a cell at the top, or as it is if nothing was."""
    if remarks:
        language = language_of(notebook)
        note = new_markdown_cell(  # type: ignore[no-untyped-call]
            "\n".join([WORDS[language]["title"], "", *(f"- {one.said(language)}" for one in remarks)]),
            metadata={NOTE: True, "deletable": False, "editable": False},
        )
        notebook.cells.insert(0, note)
    return notebook


class _Bench:
    """One notebook on the bench: its cells, those that were handed out, and which is which."""

    def __init__(self, cells: list[NotebookNode], handed_out: list[SourceCell], placeholder: str) -> None:
        self.cells = [cell for cell in cells if NOTE not in cell.metadata]
        self.handed_out = handed_out
        self.placeholder = placeholder
        self.graded = [source for source in handed_out if source.grade_id]
        self.texts = {plain(source.source) for source in handed_out if not source.grade_id}
        self.claims: dict[str, list[NotebookNode]] = defaultdict(list)
        self.chosen: dict[str, NotebookNode] = {}
        self.told: dict[str, list[str]] = defaultdict(list)
        # By the cell's identity, because two cells may be equal:
        self.before: dict[int, dict[str, Any]] = {}
        self.untouched: set[int] = set()
        # Each text is read, named and compared once, however many cells it is asked about for:
        self.plain = cache(plain)
        self.names_in = cache(names_given)
        self.handed_out_before = cache(self._handed_out_before)

    # The steps, in order.

    def claim(self) -> None:
        """See which cells say that they are which."""
        known = {source.grade_id for source in self.graded}
        for cell in self.cells:
            self.before[id(cell)] = settings = grading(cell)
            name = settings.get("grade_id")
            if isinstance(name, str) and name in known:
                self.claims[name].append(cell)
            if settings.get("solution") and settings.get("checksum") == own_checksum(cell):
                self.untouched.add(id(cell))

    def choose(self) -> None:
        """Choose the cell that counts among those of the same name."""
        answers = frozenset[str]().union(*(source.names for source in self.graded if source.solution))
        for source in self.graded:
            found = self.claims[source.grade_id]
            if source.locked:
                own = _ids(
                    cell for cell in found if not self._is_still(cell, source) and self._names(cell) & answers
                )
                found = [cell for cell in found if id(cell) not in own]
                self.told["kept"] += [source.grade_id] * bool(own)
            if found:
                self.chosen[source.grade_id] = found[0] if len(found) == 1 else self._one_of(source, found)

    def recognise(self) -> None:
        """Find cells that have lost their name, by their content or by what stands around them."""
        for source in self.graded:
            if source.grade_id not in self.chosen:
                found = [cell for cell in self._free() if self._is(cell, source)]
                if found:
                    self._take(found[-1], source, "recognised")
        for at, source in enumerate(self.handed_out):
            if not source.solution or source.names:
                continue
            if source.grade_id not in self.chosen:
                self._take_between(at, source)
            elif source.cell_type == "markdown" and self._unanswered(self.chosen[source.grade_id], source):
                self._take_below(source)

    def put_back(self) -> None:
        """Put back what is missing: answers as soon as they can stand there, checks as late."""
        for at, source in enumerate(self.handed_out):
            if not source.grade_id or source.grade_id in self.chosen:
                continue
            make: Callable[[str], Any] = new_code_cell if source.cell_type == "code" else new_markdown_cell
            cell = make(source.source)
            kind = "answer_back" if source.solution else "check_back" if source.is_check else "cell_back"
            if source.solution and source.cell_type == "markdown" and self._own(self._free(), "markdown"):
                kind, cell.source = "look", self.placeholder
            self.before[id(cell)] = source.settings
            self.cells.insert(self._place(at, late=source.is_check), cell)
            self.chosen[source.grade_id] = cell
            if source.grade_id not in self.told["kept"]:
                self.told[kind].append(source.grade_id)

    def settle(self) -> None:
        """Give every cell the settings, the kind and, where it is locked, the text that it was given."""
        for cell in self._free():
            cell.metadata.pop("nbgrader", None)
            name = self.before[id(cell)].get("grade_id")
            if isinstance(name, str) and name and name not in self.chosen:
                self.told["unknown"].append(name)
        for source in self.graded:
            cell = self.chosen[source.grade_id]
            if cell.cell_type != source.cell_type:
                self.told["kind"].append(source.grade_id)
                turn_into(cell, source.cell_type)
            before = self.before[id(cell)]
            if before.get("grade_id") == source.grade_id and roles(before) != roles(source.settings):
                self.told["settings"].append(source.grade_id)
            if source.locked:
                if not self._is_still(cell, source):
                    self.told["edited"].append(source.grade_id)
                cell.source = source.source
                cell.metadata = node({"deletable": False, "editable": False})
            elif self._unanswered(cell, source) and (cell.source.strip() or cell.cell_type == "markdown"):
                cell.source = source.source
            cell.metadata["nbgrader"] = node(source.settings)

    def reorder(self) -> None:
        """Move a check behind the answers it needs, and what is locked in front of what comes after it."""
        written = {name: cell.source for name, cell in self.chosen.items()}
        moved: set[int] = set()
        for at, source in enumerate(self.graded):
            if source.cell_type != "code" or source.solution:
                continue
            here = self._at(self.chosen[source.grade_id])
            if source.is_check:
                target = max(self._places_of(needed(source, self.graded[:at], written)), default=here)
                wrong = here < target
                while wrong and _ids(self.cells[target + 1 : target + 2]) & moved:
                    target += 1  # those moved before stay in front
            else:
                target = min(self._places_of(self.graded[at + 1 :]), default=here)
                wrong = here > target
            if wrong:
                self.told["moved"].append(source.grade_id)
                cell = self.cells.pop(here)
                moved.add(id(cell))
                self.cells.insert(target, cell)

    # What the steps ask.

    def _one_of(self, source: SourceCell, found: list[NotebookNode]) -> NotebookNode:
        own = [cell for cell in found if not self._unanswered(cell, source)]
        if source.solution:
            naming = [cell for cell in own if self._names(cell) & source.names]
            if naming:  # the others are copies in which another part was answered
                passed_over = _ids(own) - _ids(naming)
                found = [cell for cell in found if id(cell) not in passed_over]
                own = naming
            keep = (own or found)[-1]
            unclear = len({self.plain(cell.source) for cell in own}) > 1
        else:
            keep = ([cell for cell in found if self._is_still(cell, source)] or found)[-1]
            unclear = False
        if len(found) > 1:
            self.told["unclear" if unclear else "doubled"].append(source.grade_id)
        written, kept = _ids(own), self.plain(keep.source)
        gone = _ids(cell for cell in found if id(cell) not in written or self.plain(cell.source) == kept)
        self.cells = [cell for cell in self.cells if cell is keep or id(cell) not in gone]
        return keep

    def _unanswered(self, cell: NotebookNode, source: SourceCell) -> bool:
        """Whether a cell is empty or as it was handed out, in this edition or in an older one."""
        return id(cell) in self.untouched or not cell.source.strip() or self._is_still(cell, source)

    def _is(self, cell: NotebookNode, source: SourceCell) -> bool:
        if source.solution:
            return cell.cell_type == "code" and bool(self._names(cell) & source.names)
        return cell.cell_type == source.cell_type and self._is_still(cell, source)

    def _take(self, cell: NotebookNode, source: SourceCell, kind: str) -> None:
        self.chosen[source.grade_id] = cell
        self.told[kind].append(source.grade_id)

    def _take_between(self, at: int, source: SourceCell) -> None:
        """Take the student's own cell between two cells that are known, if it can only be this answer."""
        around = [self._found(other) for other in self.handed_out]
        first = next((number for number in reversed(range(at)) if around[number] is not None), -1)
        last = next((number for number in range(at + 1, len(around)) if around[number] is not None), None)
        begin = 0 if first < 0 else self._at(around[first]) + 1
        end = len(self.cells) if last is None else self._at(around[last])
        missing = [
            other.grade_id
            for other in self.handed_out[first + 1 : last]
            if other.solution and other.cell_type == source.cell_type and not other.names
        ]
        free = _ids(self._free())
        between = [cell for cell in self.cells[begin:end] if id(cell) in free]
        own = self._own(between, source.cell_type)
        if len(own) == len(missing):
            self._take(own[missing.index(source.grade_id)], source, "recognised")
        elif own and len(missing) == 1:
            self._take(own[-1], source, "unclear")

    def _take_below(self, source: SourceCell) -> None:
        """Take the text right below an untouched answer cell as the answer; the last one if several."""
        untouched = self.chosen[source.grade_id]
        free = _ids(self._free())
        below = None
        for cell in self.cells[self._at(untouched) + 1 :]:
            if not self.texts or id(cell) not in free or not self._own([cell], "markdown"):
                break
            below = cell
        if below is not None:
            self.cells.pop(self._at(untouched))
            self._take(below, source, "nearby")

    def _own(self, cells: Iterable[NotebookNode], kind: str) -> list[NotebookNode]:
        """Return the cells of a kind with something in them that was not handed out."""
        of_kind = [cell for cell in cells if cell.cell_type == kind and cell.source.strip()]
        return [cell for cell in of_kind if not self.handed_out_before(self.plain(cell.source))]

    def _handed_out_before(self, text: str) -> bool:
        """Whether a text is one that was handed out, as it was or edited."""
        known = self.texts | {self.plain(source.visible) for source in self.graded}
        return text in known or any(_alike(text, one) for one in known)

    def _names(self, cell: NotebookNode) -> frozenset[str]:
        return self.names_in(cell.source) if cell.cell_type == "code" else frozenset()

    def _is_still(self, cell: NotebookNode, source: SourceCell) -> bool:
        return self.plain(cell.source) in source.texts

    def _free(self) -> list[NotebookNode]:
        taken = {id(cell) for cell in self.chosen.values()}
        return [cell for cell in self.cells if id(cell) not in taken]

    def _found(self, source: SourceCell) -> NotebookNode | None:
        if source.grade_id:
            return self.chosen.get(source.grade_id)
        text = self.plain(source.source)
        return next((cell for cell in self._free() if self.plain(cell.source) == text), None)

    def _at(self, cell: NotebookNode | None) -> int:
        return next(number for number, one in enumerate(self.cells) if one is cell)

    def _places_of(self, sources: Iterable[SourceCell]) -> list[int]:
        return [self._at(self.chosen[one.grade_id]) for one in sources if one.cell_type == "code"]

    def _place(self, at: int, *, late: bool) -> int:
        """Return where a missing cell belongs: right after what it followed, or late, before what comes next."""
        follower = next(filter(None, map(self._found, self.handed_out[at + 1 :])), None)
        leader = next(filter(None, map(self._found, reversed(self.handed_out[:at]))), None)
        before = len(self.cells) if follower is None else self._at(follower)
        if leader is None:
            return before
        after = self._at(leader) + 1
        return max(after, before) if late else after


def _alike(one: str, other: str) -> bool:
    """Return whether two texts are alike; where their lengths rule it out, they are not compared."""
    shorter, longer = sorted((len(one), len(other)))
    if 2 * shorter <= ALIKE * (shorter + longer):
        return False
    matcher = SequenceMatcher(None, one, other)
    return matcher.quick_ratio() > ALIKE and matcher.ratio() > ALIKE


def _ids(cells: Iterable[NotebookNode]) -> set[int]:
    """Return which cells these are; two of them may be equal."""
    return {id(cell) for cell in cells}
