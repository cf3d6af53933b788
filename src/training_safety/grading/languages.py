"""One source in two languages: the step of ``nbgrader generate_assignment`` that keeps one of them.

A cell with the tag ``lang-nb`` or ``lang-en`` is for that language, a cell with neither (or both) is
for all. What is graded has to be the same for everybody, because one gradebook serves both languages:
a graded cell is therefore best left without a tag. If it has one, it needs a twin in the other
language with the same grade_id, points and code; only comments and docstrings may differ.
"""

from __future__ import annotations

import io
import re
import tokenize
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Enum

LANGUAGES = ("nb", "en")
"""Bokmål, in which the course is written, and English."""
PREFIX = "lang-"
"""What a tag that names a language begins with."""

_MARKER = re.compile(r"#+ *(BEGIN|END) ")  # nbgrader's regions are comments, but not mere words
_LAYOUT = (tokenize.NL, tokenize.ENCODING, tokenize.ENDMARKER)
_STARTS = (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT)


class OneLanguage(NbGraderPreprocessor):
    """Keep the cells of one language and drop those of the other.

    ``nbgrader generate_assignment treatment --OneLanguage.language=en`` makes the English edition.
    """

    language = Enum(LANGUAGES, "nb", help="The language to keep: nb (Bokmål) or en (English).").tag(
        config=True
    )

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Return the notebook with the cells of ``language`` only, without the tags that named it.

        Raises ``ValueError`` with the cell's name if what is graded would differ between the languages.
        """
        check_languages(nb)
        nb.cells = [cell for cell in nb.cells if self.language in languages_of(cell)]
        for cell in nb.cells:
            tags = [tag for tag in cell.metadata.get("tags", []) if not tag.startswith(PREFIX)]
            cell.metadata.pop("tags", None)
            if tags:
                cell.metadata["tags"] = tags
        return nb, resources


def languages_of(cell: NotebookNode) -> tuple[str, ...]:
    """Return the languages that a cell is for: those of its tags, or all."""
    named = {tag.removeprefix(PREFIX) for tag in cell.metadata.get("tags", []) if tag.startswith(PREFIX)}
    return tuple(language for language in LANGUAGES if language in named or not named)


def check_languages(nb: NotebookNode) -> None:
    """Raise ``ValueError`` unless both languages have the same graded cells.

    The sentence says which cell, what is wrong with it and what to do.
    """
    graded: dict[str, dict[str, NotebookNode]] = {}
    for number, cell in enumerate(nb.cells, start=1):
        for tag in cell.metadata.get("tags", []):
            if tag.startswith(PREFIX) and tag.removeprefix(PREFIX) not in LANGUAGES:
                known = " or ".join(PREFIX + language for language in LANGUAGES)
                raise ValueError(f"{_name(cell, number)} has the tag {tag}; give {known}.")
        if _counts(cell):
            of_id = graded.setdefault(str(cell.metadata.nbgrader.get("grade_id")), {})
            for language in languages_of(cell):
                if language in of_id:
                    raise ValueError(
                        f"{_name(cell, number)} is there twice in {language}; give each cell its own grade_id."
                    )
                of_id[language] = cell
    for grade_id, of_id in graded.items():
        cells = list(of_id.values())
        if len(cells) < len(LANGUAGES):
            (only,) = of_id
            raise ValueError(
                f"Cell {grade_id} is graded or locked and there in {only} only; "
                f"remove its tag {PREFIX}{only}, or give it a twin with the same grade_id in the other language."
            )
        for what, values in _compared(cells).items():
            if values[0] != values[1]:
                raise ValueError(
                    f"Cell {grade_id} differs between {' and '.join(of_id)} in its {what}; make them the same. "
                    "Only comments and docstrings may differ."
                )


def _compared(cells: list[NotebookNode]) -> dict[str, list[object]]:
    of_all = [cell.metadata.nbgrader for cell in cells]
    return {
        "cell type": [cell.cell_type for cell in cells],
        "points": [settings.get("points") for settings in of_all],
        "settings": [_settings(cell) for cell in cells],
        "code": [code_alone(cell.source) if cell.cell_type == "code" else None for cell in cells],
    }


def _settings(cell: NotebookNode) -> dict[str, bool]:
    nbgrader = cell.metadata.get("nbgrader", {})
    return {name: bool(nbgrader.get(name)) for name in ("grade", "solution", "locked", "task")}


def _counts(cell: NotebookNode) -> bool:
    return any(_settings(cell).values())


def _name(cell: NotebookNode, number: int) -> str:
    grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
    return f"Cell {grade_id}" if grade_id else f"Cell {number} ({cell.source.strip()[:40]!r})"


def code_alone(source: str) -> object:
    """Return code without layout, comments and docstrings, but with nbgrader's regions."""
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    except (tokenize.TokenError, SyntaxError):  # a magic of IPython, for one
        return source
    kept: list[tuple[int, str]] = []
    for token in tokens:
        if token.type in _LAYOUT or (token.type == tokenize.COMMENT and not _MARKER.match(token.string)):
            continue
        if token.type == tokenize.COMMENT:
            kept.append((token.type, token.string.lstrip("# ")))
            continue
        alone = len(kept) < 2 or kept[-2][0] in (*_STARTS, tokenize.COMMENT)
        if token.type == tokenize.NEWLINE and alone and kept and kept[-1][0] == tokenize.STRING:
            kept.pop()
            continue
        kept.append((token.type, "" if token.type in _STARTS else token.string))
    return kept
