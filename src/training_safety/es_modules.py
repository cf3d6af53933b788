"""A JavaScript module and all it imports as one text.

A notebook hands anywidget one text, loaded from a blob, and a page opened from disk may not import
files at all: in both a relative import cannot resolve. The book serves a widget as one text as
well, and only what several widgets share as a file of its own. Each imported module becomes a
function scope inside the text, once, so that the files themselves stay as they are.

An import is one statement, ``import { a, b } from "./file.js";``, and a module that is imported
exports with ``export function``, ``export const`` or ``export class`` only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

_IMPORT = re.compile(r'^import \{(?P<names>[^}]*)\} from "(?P<file>\.[\w./-]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class)\b)", re.MULTILINE)
_EXPORTED = re.compile(r"^export (?:async )?(?:function\*?|const|class) (\w+)", re.MULTILINE)


def imported(path: Path) -> list[Path]:
    """Return the files that the module at ``path`` imports, directly."""
    return [(path.parent / m["file"]).resolve() for m in _IMPORT.finditer(path.read_text(encoding="utf-8"))]


def needed(path: Path) -> list[Path]:
    """Return all that the module at ``path`` imports, however deep, each once and after its own needs."""
    order: list[Path] = []

    def visit(module: Path) -> None:
        for other in imported(module):
            if other not in order:
                visit(other)
                order.append(other)

    visit(path)
    return order


def inlined(path: Path, apart: Mapping[Path, str] | None = None) -> str:
    """Return the module at ``path`` with its relative imports inlined.

    ``apart`` names modules that stay files of their own, and the address each is imported from.
    """
    apart = apart or {}

    def scope_of(module: Path) -> str:
        return f"module_{module.stem}"

    def body(module: Path) -> str:
        def bind(match: re.Match[str]) -> str:
            return f"const {{{match['names']}}} = {scope_of((module.parent / match['file']).resolve())};\n"

        return _IMPORT.sub(bind, module.read_text(encoding="utf-8"))

    parts: list[str] = []
    for module in needed(path):
        if module in apart:
            parts.insert(0, f'import * as {scope_of(module)} from "{apart[module]}";\n')
        else:
            source = body(module)
            names = ", ".join(_EXPORTED.findall(source))
            parts.append(
                f"const {scope_of(module)} = (() => {{\n{_EXPORT.sub('', source)}\nreturn {{ {names} }};\n}})();\n"
            )
    return "".join(parts) + body(path)
