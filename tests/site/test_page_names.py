"""The names that pages have to scripts, under which readers' work is kept, and those they had before."""

from __future__ import annotations

from pathlib import Path

import pytest

from training_safety.site.page_names import names_of, stem_of


@pytest.mark.parametrize(
    ("pagename", "stem"),
    [
        ("book/chapters/prevention/warm_up", "warm_up"),
        ("book/chapters/prevention/index", "prevention"),
        ("book/index", "book"),
        ("search", "search"),
        ("index", "index"),
    ],
)
def test_a_page_is_called_as_its_file_or_as_its_folder_where_it_opens_one(pagename: str, stem: str) -> None:
    assert stem == stem_of(pagename)


RENAMED = """
pages: {lifting: load}
items: {}
activities: {load.chart: load.figure}
claims: {C08: C07}
"""
FIGURE = (
    "figure: {kind: guess, ask: {nb: a, en: a}, options: [], answer: 0, reveal: {nb: a, en: a}, refs: []}\n"
)


def test_a_page_knows_what_it_was_called_before_and_what_is_kept_of_its_activities(tmp_path: Path) -> None:
    assert {"stem": "load"} == names_of(tmp_path, "book/chapters/load")
    (tmp_path / "renamed_ids.yml").write_text(RENAMED, encoding="utf-8")
    (tmp_path / "activities").mkdir()
    (tmp_path / "activities/load.yml").write_text(FIGURE, encoding="utf-8")
    ids = {"load.chart": "load.figure", "C08": "C07"}
    load, other = (names_of(tmp_path, f"book/chapters/{name}") for name in ("load", "other"))
    assert {"names": ["lifting"], "ids": {**ids, "lifting.figure": "load.figure"}} == load["former"]
    assert {"names": [], "ids": ids} == other["former"]


def test_where_nothing_was_renamed_a_page_has_its_name_alone(tmp_path: Path) -> None:
    (tmp_path / "renamed_ids.yml").write_text(
        "{pages: {}, items: {}, activities: {}, claims: {}}", encoding="utf-8"
    )
    assert {"stem": "load"} == names_of(tmp_path, "book/load")
