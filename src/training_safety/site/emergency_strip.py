"""The strip with three ways to help on every page: 113, 116 117 and the alarm page.

It is a template of the theme (``theme/emergency_strip.html``), so it is part of every page that is
written, whoever writes it. The numbers are those of the triage.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from training_safety.models.triage import DATA

_TEMPLATES = Path(__file__).with_name("theme")
_WORDS = {
    "nb": {"label": "Nødnummer", "113": "Livsfare", "116117": "Legevakt", "page": "Vondt nå?"},
    "en": {"label": "Emergency numbers", "113": "Emergency", "116117": "Urgent", "page": "In pain?"},
}


def strip_in(language: str) -> dict[str, Any]:
    """Return what the strip says in ``"nb"`` or ``"en"``."""
    words = _WORDS[language]
    calls = [
        {"number": call["number"], "written": written(call["number"]), "when": words[call["id"]]}
        for call in DATA["calls"]
        if call["number"] is not None
    ]
    return {"label": words["label"], "calls": calls, "page": words["page"]}


def written(number: str) -> str:
    """Return an emergency number as people read it: 113, 116 117."""
    return "\u00a0".join(filter(None, (number[:3], number[3:])))


def add_to_theme(app: Sphinx, config: Config) -> None:
    """Let our templates come before the theme's."""
    config.templates_path = [str(_TEMPLATES), *config.templates_path]


def add_words(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Give the template its words in the page's language."""
    context["emergency_strip"] = strip_in("en" if app.config.language.startswith("en") else "nb")


def setup(app: Sphinx) -> None:
    """Make the strip a part of the theme."""
    app.connect("config-inited", add_to_theme)
    app.connect("html-page-context", add_words)
