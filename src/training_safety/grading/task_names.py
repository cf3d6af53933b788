"""What the tasks of an assignment are called: by the headings that stand above them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from nbformat import NotebookNode

from training_safety.grading.notebook_files import grading

_HEADING = re.compile(r"^#{1,6} +(.+?)[ #]*$", re.MULTILINE)
_MARKS = str.maketrans("", "", "*_`")


def titles(cells: Iterable[NotebookNode]) -> dict[str, str]:
    """Return the heading that each cell with a ``grade_id`` stands below, as plain text; nothing without one."""
    title, found = "", {}
    for cell in cells:
        name = grading(cell).get("grade_id")
        if isinstance(name, str) and name:
            found[name] = title
        elif cell.cell_type == "markdown" and (headings := _HEADING.findall(cell.source)):
            title = headings[-1].translate(_MARKS).strip()
    return found


def lettered(titles: Mapping[str, str]) -> dict[str, str]:
    """Return the same titles with a letter where several have the same; a task without one is left out.

    >>> lettered({"a": "Part 1 – Sums", "b": "Part 1 – Sums", "c": "Part 2"})
    {'a': 'Part 1 a – Sums', 'b': 'Part 1 b – Sums', 'c': 'Part 2'}
    """
    below, seen = Counter(titles.values()), Counter[str]()
    found = {}
    for name, title in titles.items():
        if title:
            letter = _letter(seen[title]) if below[title] > 1 else ""
            seen[title] += 1
            head, dash, rest = title.partition(" – ")
            found[name] = f"{head}{letter}{dash}{rest}"
    return found


def _letter(number: int) -> str:
    """Return which of several tasks it is, as " a"; by number after the last letter."""
    return f" {chr(ord('a') + number)}" if number < 26 else f" {number + 1}"
