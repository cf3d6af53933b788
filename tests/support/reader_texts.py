"""Every text that a reader meets, wherever it stands: pages, data, assignments, guides and code."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from places import ROOT

#: Where readers' words stand, and what is not ours or not for readers.
FOLDERS = ("book", "docs", "exercises", "src")
NOT_OURS = ("vendor", "__pycache__")
_JS_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
_PO_STRING = re.compile(r'^msgstr "(.*)"$', re.M)


@dataclass(frozen=True)
class ReaderText:
    """One text: the file it stands in, from the course's root, and its words."""

    file: str
    text: str


def reader_texts() -> list[ReaderText]:
    """All texts. A page and an assignment's text are one each; data and code give one for each string."""
    found = []
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix not in _READERS or set(NOT_OURS) & set(path.parts):
                continue
            name = path.relative_to(ROOT).as_posix()
            if not any(part.startswith((".", "_build")) for part in path.relative_to(ROOT).parts):
                found += [ReaderText(name, text) for text in _READERS[path.suffix](path)]
    return found


def _page(path: Path) -> Iterator[str]:
    yield path.read_text(encoding="utf-8")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _yaml(path: Path) -> Iterator[str]:
    yield from _strings(yaml.safe_load(path.read_text(encoding="utf-8")))


def _json(path: Path) -> Iterator[str]:
    yield from _strings(json.loads(path.read_text(encoding="utf-8")))


def _notebook(path: Path) -> Iterator[str]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    for language in ("lang-nb", "lang-en"):
        yield "\n\n".join(
            "".join(cell["source"]) for cell in cells if language in cell["metadata"].get("tags", [])
        )
    for cell in cells:
        if cell["cell_type"] == "markdown" and not cell["metadata"].get("tags"):
            yield "".join(cell["source"])


def _python(path: Path) -> Iterator[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def _javascript(path: Path) -> Iterator[str]:
    for found in _JS_STRING.finditer(path.read_text(encoding="utf-8")):
        text = found[1] or found[2] or ""
        if " " in text:  # one word is a name in the code, such as «dom»
            yield text


def _po(path: Path) -> Iterator[str]:
    yield from (found[1] for found in _PO_STRING.finditer(path.read_text(encoding="utf-8")))


_READERS = {
    ".md": _page,
    ".yml": _yaml,
    ".json": _json,
    ".ipynb": _notebook,
    ".py": _python,
    ".js": _javascript,
    ".po": _po,
}
