"""Our own pages with html-manager in the loader's place: what the loader alone is worth.

The reference differs from our page in two ways, the loader and the light theme. Here only the
loader is exchanged: same HTML, same style sheet, same theme scripts, same executed widgets.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from bs4 import BeautifulSoup, Tag

STATE = 'script[type="application/vnd.jupyter.widget-state+json"]'
VIEW = "application/vnd.jupyter.widget-view+json"


def write_swapped(ours: Path, reference: Path, target: Path, pages: list[str]) -> None:
    """Write the pages, and all that they need, into ``target``."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(ours, target)
    shutil.copytree(reference / "_static" / "html-manager", target / "_static" / "html-manager")
    for name in pages:
        page = BeautifulSoup((ours / name).read_text(encoding="utf-8"), "lxml")
        other = BeautifulSoup((reference / name).read_text(encoding="utf-8"), "lxml")
        exchange(page, other)
        (target / name).write_text(str(page), encoding="utf-8")


def exchange(page: BeautifulSoup, other: BeautifulSoup) -> None:
    """Put the other page's way of bringing widgets to life in place of this page's."""
    for script in page.select("script[data-modules]"):
        script.decompose()
    for script in page.select("script[data-later]"):  # clipboard.js and RequireJS do not stand each other
        scripts = str(script["data-later"]).split()
        script["data-later"] = " ".join(
            name for name in scripts if not re.search("clipboard|copybutton", name)
        )
    state, full = page.select_one(STATE), other.select_one(STATE)
    if page.body is None or state is None or full is None:
        raise SystemExit("A page with widgets has no body or no widget state; has it been built?")
    state.string = full.string or ""
    for place in page.select(".ts-live[data-model]"):
        place.clear()
        view = page.new_tag("script", attrs={"type": VIEW})
        view.string = f'{{"version_major": 2, "version_minor": 1, "model_id": "{place["data-model"]}"}}'
        place.append(view)
    for script in other.find_all("script", src=re.compile("/html-manager/")):
        if isinstance(script, Tag):
            script["defer"] = ""  # after the theme's own, as kind to the first paint as the loader is
            page.body.append(script)
