"""A page with one widget and nothing else, made without Sphinx: what it is for is in widget_page.js beside."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from training_safety.site.served_files import STATIC, WIDGETS, serve
from training_safety.site.stills import drawn
from training_safety.widgets.shared.es_modules import inlined
from widget_examples import MADE

_PAGE = """<!DOCTYPE html>
<html lang="nb" data-theme="light" data-scripts>
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="training-safety" content="contract">
<link rel="icon" href="data:,">
<title>{kind}</title>
{sheets}
</head>
<body>
<main class="bd-main"><article class="bd-article">
<h1>{kind}</h1>
<p><a id="before" href="#before">Før</a></p>
<div id="views"></div>
<p><a id="after" href="#after">Etter</a></p>
</article></main>
<script type="application/json" id="example">{example}</script>
<script type="module" src="widget_page.js"></script>
</body>
</html>
"""
_THEME = (
    Path(str(files("pydata_sphinx_theme")))
    / "theme/pydata_sphinx_theme/static/styles/pydata-sphinx-theme.css",
    Path(str(files("sphinx_book_theme"))) / "theme/sphinx_book_theme/static/styles/sphinx-book-theme.css",
)


def state_of(widget: Any) -> dict[str, Any]:
    """Return what a page knows of a widget."""
    return {name: value for name, value in widget.get_state().items() if name[0] != "_"}


def folder_of(kind: str) -> Path:
    """Return the folder that a widget lives in."""
    return Path(str(WIDGETS / type(MADE[kind]()).__mro__[1].__module__.split(".")[-2]))


def write_widget_pages(folder: Path) -> None:
    """Write a page for each widget, ``<kind>.html``."""
    examples = {kind: (folder_of(kind), state_of(make())) for kind, make in MADE.items()}
    asked = [(home / "view.js", state) for home, state in examples.values()]
    stills = dict(zip(examples, zip(drawn(asked, "nb"), drawn(asked, "en"), strict=True), strict=True))
    for sheet in _THEME:
        (folder / sheet.name).write_bytes(sheet.read_bytes())
    (folder / "index.html").write_text("", encoding="utf-8")
    (folder / "widget_page.js").write_bytes(Path(__file__).with_suffix(".js").read_bytes())
    for kind, (home, state) in examples.items():
        (folder / f"{kind}.js").write_text(inlined(home / "view.js"), encoding="utf-8")
        sheets = (WIDGETS / "shared/tokens.css", STATIC / "course.css", home / "style.css")
        names = [sheet.name for sheet in _THEME] + [serve(folder, sheet) for sheet in sheets]
        example = {
            "module": f"./{kind}.js",
            "state": state,
            "stills": dict(zip(("nb", "en"), stills[kind], strict=True)),
        }
        page = _PAGE.format(
            kind=kind,
            sheets="\n".join(f'<link rel="stylesheet" href="{name}">' for name in names),
            example=json.dumps(example).replace("<", "\\u003c"),
        )
        (folder / f"{kind}.html").write_text(page, encoding="utf-8")
