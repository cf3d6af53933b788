"""What the book leans on inside Sphinx, the theme and myst-nb: each thing once."""

from __future__ import annotations

import inspect
from importlib.resources import files
from pathlib import Path

from myst_nb.sphinx_ import NbMetadataCollector

from training_safety.site.stylesheets import _THEME

SHEETS = Path(str(files("sphinx_book_theme"))) / "theme/sphinx_book_theme/static"
BASE = Path(str(files("pydata_sphinx_theme"))) / "theme/pydata_sphinx_theme"


def test_a_page_s_widgets_are_found_where_myst_nb_leaves_them() -> None:
    assert ["env", "docname"] == list(inspect.signature(NbMetadataCollector.get_js_files).parameters)


def test_the_theme_s_sheets_have_the_names_that_they_are_joined_by() -> None:
    there = {*BASE.glob("static/styles/*.css"), *SHEETS.glob("styles/*.css")}
    assert {Path(name).name for name in _THEME} - {"pygments.css"} <= {path.name for path in there}


def test_the_theme_s_templates_have_the_blocks_that_ours_fill() -> None:
    layout = (BASE / "layout.html").read_text(encoding="utf-8")
    assert "block docs_body" in layout
    assert (BASE / "components/search-field.html").is_file()
