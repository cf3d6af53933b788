"""The chapters that an assignment tells students to read, held against the book that they read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from training_safety.grading.notebook_files import UnreadableNotebookError, read_notebook

CONTENTS = "_toc.yml"
"""The file that says which pages the book has."""
_PAGE = re.compile(r"^[\s-]*(?:file|root): *([^\s#]+)", re.MULTILINE)
_HEADING = re.compile(r'^[\s",]*#{1,3} +(.+?)(?:\\n)?[",\s]*$', re.MULTILINE)
_SPEAKS = re.compile(r"\b[Kk]apit(?:tel|let|lene|ler)\b")
_QUOTED = re.compile(r"«([^»]*[^».])»")  # what ends with a full stop is a sentence and no title


def lacking_chapters(source: Path) -> list[str]:
    """Return the titles that an assignment's notebooks name and that no page of the book has, in order.

    Nothing where the course folder does not lie in a book. ``source`` is the assignment's folder.
    """
    book = next((one for one in source.resolve().parents if (one / CONTENTS).is_file()), None)
    if book is None:
        return []
    there = set(map(_plain, _titles(book)))
    named = dict.fromkeys(title for path in sorted(source.glob("*.ipynb")) for title in _named(path))
    return [title for title in named if _plain(title) not in there]


def _named(path: Path) -> Iterable[str]:
    """Yield the titles in quotation marks in the lines of a notebook's texts that speak of chapters."""
    try:
        cells = read_notebook(path).cells
    except UnreadableNotebookError:
        return
    for cell in cells:
        for line in cell.source.split("\n") if cell.cell_type == "markdown" else ():
            if _SPEAKS.search(line):
                yield from _QUOTED.findall(line)


def _titles(book: Path) -> Iterable[str]:
    for page in _PAGE.findall((book / CONTENTS).read_text(encoding="utf-8")):
        for path in (book / f"{page}.md", book / f"{page}.ipynb"):
            if path.is_file():
                yield from _HEADING.findall(path.read_text(encoding="utf-8"))


def _plain(title: str) -> str:
    """Return a title as it is compared: without marks, and small and large letters alike."""
    return re.sub(r"[*_`]", "", title).strip().rstrip(".:").casefold()
