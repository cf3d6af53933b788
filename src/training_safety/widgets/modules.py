"""A widget's JavaScript and CSS as anywidget takes them in a notebook: one text each."""

from __future__ import annotations

from pathlib import Path

from training_safety.es_modules import inlined

_FOLDER = Path(__file__).parent


def notebook_module(stem: str) -> str:
    """Return ``<stem>.js`` with its relative imports inlined."""
    return inlined(_FOLDER / f"{stem}.js")


def notebook_styles(stem: str) -> str:
    """Return the shared design tokens followed by ``<stem>.css``."""
    return "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in ("tokens.css", f"{stem}.css"))
