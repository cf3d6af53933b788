"""Widgets' stills, as the book draws them."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from training_safety.site.stills import drawn


def stills(widgets: list[Any], language: str = "nb") -> list[str]:
    """The HTML of each widget as it stands before scripts run."""
    asked = [
        (Path(inspect.getfile(type(widget).__mro__[1])).with_name("view.js"), widget.get_state())
        for widget in widgets
    ]
    return drawn([(view, {k: v for k, v in state.items() if k[0] != "_"}) for view, state in asked], language)


def still(widget: Any, language: str = "nb") -> str:
    """The HTML of one widget."""
    return stills([widget], language)[0]


def parsed(widget: Any, language: str = "nb") -> BeautifulSoup:
    """The still of one widget, to look into."""
    return BeautifulSoup(still(widget, language), "html.parser")
