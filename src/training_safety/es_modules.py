"""A JavaScript module and all it imports as one text.

The book serves every module once, and the browser follows their relative imports. A notebook
hands anywidget one text, loaded from a blob, and a page opened from disk may not import files at
all: in both a relative import cannot resolve. Here each imported module becomes a function scope
inside the text, so that the files themselves stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

_IMPORT = re.compile(r'^import \{(?P<names>[^}]*)\} from "(?P<file>\.[\w./-]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class)\b)", re.MULTILINE)


def inlined(path: Path) -> str:
    """Return the module at ``path`` with its relative imports inlined.

    An import is one statement, ``import { a, b } from "./file.js";``, and a module that is
    imported exports with ``export function``, ``export const`` or ``export class`` only.
    """

    def scope(match: re.Match[str]) -> str:
        names = ", ".join(name.strip() for name in match["names"].split(",") if name.strip())
        source = _EXPORT.sub("", inlined(path.parent / match["file"]))
        return f"const {{ {names} }} = (() => {{\n{source}\nreturn {{ {names} }};\n}})();\n"

    return _IMPORT.sub(scope, path.read_text(encoding="utf-8"))


def imported(path: Path) -> list[Path]:
    """Return the files that the module at ``path`` imports, directly."""
    return [(path.parent / m["file"]).resolve() for m in _IMPORT.finditer(path.read_text(encoding="utf-8"))]


def renamed(path: Path, name: Callable[[Path], str]) -> str:
    """Return the module's text with every imported file called by ``name(file)`` in one folder."""

    def call(match: re.Match[str]) -> str:
        target = name((path.parent / match["file"]).resolve())
        return f'import {{{match["names"]}}} from "./{target}";\n'

    return _IMPORT.sub(call, path.read_text(encoding="utf-8"))
