"""The JavaScript and CSS of a widget as one text each.

The book serves every module once, and the browser follows their relative imports. A notebook
hands anywidget one text, loaded from a blob, where a relative import cannot resolve. Here each
imported module becomes a function scope inside that text, so the files stay as they are.
"""

from __future__ import annotations

import re
from pathlib import Path

_FOLDER = Path(__file__).parent
_IMPORT = re.compile(r'^import \{(?P<names>[^}]*)\} from "\./(?P<file>[\w.]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class)\b)", re.MULTILINE)


def notebook_module(stem: str) -> str:
    """Return ``<stem>.js`` with its relative imports inlined.

    Imports are written on one statement, ``import { a, b } from "./file.js";``, and a module that
    is imported exports with ``export function``, ``export const`` or ``export class`` only.
    """

    def scope(match: re.Match[str]) -> str:
        names = ", ".join(name.strip() for name in match["names"].split(",") if name.strip())
        source = _IMPORT.sub(scope, (_FOLDER / match["file"]).read_text(encoding="utf-8"))
        return f"const {{ {names} }} = (() => {{\n{_EXPORT.sub('', source)}\nreturn {{ {names} }};\n}})();\n"

    return _IMPORT.sub(scope, (_FOLDER / f"{stem}.js").read_text(encoding="utf-8"))


def notebook_styles(stem: str) -> str:
    """Return the shared design tokens followed by ``<stem>.css``."""
    return "\n".join(
        (_FOLDER / name).read_text(encoding="utf-8") for name in ("tokens.css", f"{stem}.css")
    )
