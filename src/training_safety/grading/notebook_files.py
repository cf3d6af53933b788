"""Notebooks as students hand them in: read with patience, made whole, and known by name or by their cells.

A file that other tools refuse (a byte order mark, UTF-16, an old or unknown format, cells without what
the format asks for) is read here as long as its cells can be found. What cannot be read is refused with
a reason that says what the file is.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import compute_checksum

from training_safety.grading.remarks import Remark, remark

KINDS = ("code", "markdown", "raw")
DEEPEST = 40
"""How deep what a notebook holds may be nested; the course's own choice, far above what editors write."""
SKIPPED = "skip-execution"
"""The tag that makes an executor pass a cell by, which in a check would mean full marks."""

_WHAT_IT_IS = (
    (b"%pdf", "pdf"),
    (b"pk\x03\x04", "zip_archive"),
    (b"<!doctype", "web_page"),
    (b"<html", "web_page"),
)
_LANGUAGE = re.compile(r"""^LANGUAGE *= *["'](nb|en)["']""", re.MULTILINE)
_ENDINGS = re.compile(r"(\.(ipynb|txt|json|download|crdownload))+$")
_COPY = re.compile(r"^(copy of|copy|kopi av|kopi) +|([-_ –]*(\(\d+\)|\d+|copy|kopi))$")


def node(content: Mapping[str, Any]) -> NotebookNode:
    """Return a part of a notebook as nbformat handles it."""
    return nbformat.from_dict(content)  # type: ignore[no-any-return, no-untyped-call]


class UnreadableNotebookError(ValueError):
    """A file is no notebook that can be read; ``why`` is the reason, and in English the message."""

    def __init__(self, why: Remark) -> None:
        """Say why."""
        super().__init__(why)
        self.why = why


def read_notebook(path: Path) -> NotebookNode:
    """Return what a file holds as a notebook of today's format.

    Raises ``UnreadableNotebookError`` with the reason: empty, another kind of file, cut off, no cells.
    """
    return whole(parsed(path.read_bytes()))


def parsed(data: bytes) -> Any:
    """Return what the bytes of a file hold as JSON, for ``whole``.

    Raises ``UnreadableNotebookError`` with the reason: empty, another kind of file, cut off.
    """
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf"):
        raise UnreadableNotebookError(remark("empty"))
    try:
        return json.loads(_decoded(data))
    except RecursionError as error:
        raise UnreadableNotebookError(remark("nested")) from error
    except ValueError as error:
        for start, what in _WHAT_IT_IS:
            if data.lstrip().lower().startswith(start):
                raise UnreadableNotebookError(remark(what)) from error
        raise UnreadableNotebookError(remark("broken_json")) from error


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")  # an editor on Windows


def whole(content: Any) -> NotebookNode:
    """Return a valid notebook with the cells of what may be a damaged one; their text is not touched.

    Each cell gets an id of its own. What the format does not allow is left out, and so are outputs, which
    running the cells makes anew, the saved state of widgets, the word that a cell can be trusted, and the
    tag that keeps one from being run.
    Nothing is held against the format's schema: for a small file that is broken in the right way that takes
    minutes and gigabytes. Raises ``UnreadableNotebookError`` if there are no cells to be found.
    """
    if isinstance(content, Mapping) and "worksheets" in content and "cells" not in content:
        content = {"cells": list(_in_worksheets(content["worksheets"])), "metadata": content.get("metadata")}
    cells = content.get("cells") if isinstance(content, Mapping) else None
    if not isinstance(cells, list):
        raise UnreadableNotebookError(remark("no_cells"))
    metadata = _fitting(content.get("metadata"), _OF_NOTEBOOKS)
    for said in ("widgets", "trusted", "signature"):
        metadata.pop(said, None)
    built = [_built(cell) for cell in cells if isinstance(cell, Mapping)]
    notebook = node({"cells": built, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})
    give_ids(notebook.cells)
    return notebook


def _in_worksheets(sheets: Any) -> Iterable[Any]:
    """Yield the cells of a notebook of the third format as the fourth has them."""
    for sheet in sheets if isinstance(sheets, list) else []:
        for cell in (sheet.get("cells") or []) if isinstance(sheet, Mapping) else []:
            if isinstance(cell, Mapping):
                level = cell.get("level") if cell.get("cell_type") == "heading" else 0
                marks = "#" * level + " " if isinstance(level, int) and 1 <= level <= 6 else ""
                source = cell["input"] if "input" in cell else cell.get("source")
                yield {**cell, "source": marks + _text(source)}


def _built(data: Mapping[str, Any]) -> dict[str, Any]:
    kind = data.get("cell_type")
    if kind not in KINDS:
        kind = "code" if "outputs" in data else "markdown"
    metadata = _fitting(data.get("metadata"), _OF_CELLS[kind])
    metadata.pop("trusted", None)
    if "tags" in metadata:
        metadata["tags"] = [tag for tag in metadata["tags"] if tag != SKIPPED]
    cell = {
        "cell_type": kind,
        "source": _text(data.get("source")),
        "metadata": metadata,
        "id": data.get("id"),
    }
    if kind == "code":
        cell |= {"outputs": [], "execution_count": None}
    elif "attachments" in data:
        cell["attachments"] = _pictures(data["attachments"])
    return cell


def _pictures(attachments: Any) -> dict[str, dict[str, str]]:
    """Return what is pasted into a text, by its name and its kind."""
    named = attachments.items() if isinstance(attachments, Mapping) else ()
    return {
        _encodable(name): {
            _encodable(kind): _text(shown) for kind, shown in kinds.items() if isinstance(shown, str | list)
        }
        for name, kinds in named
        if isinstance(kinds, Mapping)
    }


def _fitting(metadata: Any, known: Mapping[str, Callable[[Any], bool]]) -> dict[str, Any]:
    """Return metadata without those that the format knows and that are not what it asks for."""
    clean = _clean(metadata)
    if not isinstance(clean, dict):
        return {}
    return {key: value for key, value in clean.items() if key not in known or known[key](value)}


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _are_tags(value: Any) -> bool:
    right = isinstance(value, list) and all(_is_text(one) and one and "," not in one for one in value)
    return right and len(set(value)) == len(value)


def _has(*needed: str, **others: type | tuple[type, ...]) -> Callable[[Any], bool]:
    """Return what tells whether a value has texts by these names, and others only of these types."""

    def fits(value: Any) -> bool:
        return (
            isinstance(value, dict)
            and all(_is_text(value.get(name)) for name in needed)
            and all(isinstance(value[name], kind) for name, kind in others.items() if name in value)
        )

    return fits


_OF_NOTEBOOKS: Mapping[str, Callable[[Any], bool]] = {
    "kernelspec": _has("name", "display_name"),
    "language_info": _has(
        "name", codemirror_mode=(str, dict), file_extension=str, mimetype=str, pygments_lexer=str
    ),
    "orig_nbformat": lambda value: False,  # which "should never be written to a file"
    "title": _is_text,
    "authors": lambda value: isinstance(value, list),
}
_OF_ALL = {
    "name": lambda value: _is_text(value) and re.fullmatch(r".+\n?", value) is not None,
    "tags": _are_tags,
    "jupyter": _has(),
}
_OF_CELLS: Mapping[str, Mapping[str, Callable[[Any], bool]]] = {
    "code": {
        **_OF_ALL,
        "collapsed": _is_flag,
        "scrolled": lambda value: _is_flag(value) or value == "auto",
        "execution": lambda value: isinstance(value, dict) and all(map(_is_text, value.values())),
    },
    "markdown": _OF_ALL,
    "raw": {**_OF_ALL, "format": _is_text},
}
"""What the format (nbformat 4.5) asks of the metadata that it knows; all others may be anything."""


def turn_into(cell: NotebookNode, kind: str) -> None:
    """Make a cell one of another kind with the same text."""
    cell.cell_type = kind
    for key in ("outputs", "execution_count", "attachments"):
        cell.pop(key, None)
    if kind == "code":
        cell.outputs, cell.execution_count = [], None


def give_ids(cells: Iterable[NotebookNode]) -> None:
    """Give every cell an id of its own; the first of two with the same id keeps it."""
    taken: set[str] = set()
    for number, cell in enumerate(cells, start=1):
        name = str(cell.get("id"))
        if name in taken or name == "None" or not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", name):
            name = f"cell-{number}"
            while name in taken:
                name += "x"
        cell["id"] = name
        taken.add(name)


def _text(value: Any) -> str:
    parts = value if isinstance(value, list) else [value]
    return _encodable("".join(part for part in parts if isinstance(part, str)))


def _encodable(text: str) -> str:
    # Half of a character, which JSON can carry, makes every later write fail.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _clean(value: Any, depth: int = 0) -> Any:
    if depth > DEEPEST:
        return None
    if isinstance(value, str):
        return _encodable(value)
    if isinstance(value, Mapping):
        return {_encodable(str(key)): _clean(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_clean(item, depth + 1) for item in value]
    return {} if value is None and depth == 0 else value


def grading(cell: Mapping[str, Any]) -> dict[str, Any]:
    """Return what nbgrader has written about a cell, or nothing if that is damaged or missing."""
    settings = cell.get("metadata", {}).get("nbgrader")
    return dict(settings) if isinstance(settings, Mapping) else {}


def language_of(notebook: NotebookNode) -> str:
    """Return the language that a notebook says it is in: ``nb``, which is also the default, or ``en``."""
    for cell in notebook.cells:
        if cell.cell_type == "code" and (found := _LANGUAGE.search(cell.source)):
            return found[1]
    return "nb"


def grade_ids(cells: Iterable[NotebookNode]) -> frozenset[str]:
    """Return the ids of the cells that nbgrader knows."""
    names = (grading(cell).get("grade_id") for cell in cells)
    return frozenset(name for name in names if isinstance(name, str) and name)


def answered(notebook: NotebookNode) -> bool:
    """Return whether anything has been written in an answer cell since it was handed out."""
    answers = [cell for cell in notebook.cells if grading(cell).get("solution")]
    return any(grading(cell).get("checksum") != own_checksum(cell) for cell in answers) or not answers


def own_checksum(cell: NotebookNode) -> str | None:
    """Return nbgrader's checksum of a cell with the settings it has, or None if they are damaged."""
    try:
        return str(compute_checksum(cell))
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def known_notebooks(folder: Path) -> dict[str, frozenset[str]]:
    """Return the notebooks of an assignment's folder by name, each with the ids of its graded cells."""
    return {path.stem: grade_ids(read_notebook(path).cells) for path in sorted(folder.glob("*.ipynb"))}


def recognised(name: str, notebook: NotebookNode | None, known: Mapping[str, frozenset[str]]) -> str | None:
    """Return which of the known notebooks a file is, or None.

    Its graded cells tell; where it has none, or could not be read at all, its name does: as it was, in
    other letters, with a number, «copy», a name of the student's or another ending.
    """
    ids = grade_ids(notebook.cells) if notebook is not None else frozenset()
    if ids:
        common = {stem: len(ids & of_stem) for stem, of_stem in known.items()}
        best = max(common, key=lambda stem: common[stem], default=None)
        return best if best is not None and common[best] else None
    stems = {unicodedata.normalize("NFC", stem).casefold(): stem for stem in known}
    plain = _ENDINGS.sub("", unicodedata.normalize("NFC", name).casefold().strip())
    shorter = ""
    while plain and plain != shorter:
        if plain in stems:
            return stems[plain]
        shorter, plain = plain, _COPY.sub("", plain).strip()
    begun = [stem for start, stem in stems.items() if re.match(rf"{re.escape(start)}[\W_]", shorter)]
    return begun[0] if len(begun) == 1 else None


def found_in(folder: Path, stem: str, known: Mapping[str, frozenset[str]]) -> list[Path]:
    """Return the files of a folder that are a known notebook, whatever they are called, best first.

    Better is what can be read, then what has answers in it, then what is newest.
    """
    found = []
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or not path.is_file() or not may_be_notebook(path.name):
            continue
        notebook = readable(path)
        if recognised(path.name, notebook, known) == stem:
            worth = notebook is not None, notebook is not None and answered(notebook)
            found.append((*worth, path.stat().st_mtime_ns, path))
    return [path for *_, path in sorted(found, reverse=True)]


def may_be_notebook(name: str) -> bool:
    """Return whether a file's name allows that it is a notebook: some ending of its own, a text's or none."""
    suffix = Path(name).suffix.casefold()
    return not name.startswith(".") and (".ipynb" in name.casefold() or suffix in ("", ".txt", ".json"))


def readable(path: Path) -> NotebookNode | None:
    """Return what a file holds as a notebook, or None."""
    try:
        return read_notebook(path)
    except UnreadableNotebookError:
        return None
