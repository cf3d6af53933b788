"""The list of sources: nothing in it that nobody cites, and what is not fully checked says so."""

from __future__ import annotations

import re

import pytest
from pybtex.database import parse_file, parse_string

from places import ROOT
from training_safety.site.references import EnglishStyle, NorwegianStyle

ENTRY = """@article{ola2020back, author = {Nordmann, Ola}, title = {Backs}, journal = {Spine}, year = {2020},
annote = {%s}}"""


def test_every_source_is_cited_by_the_book_or_by_a_model() -> None:
    folders = (
        ("book", "*.md"),
        ("book", "*.yml"),
        ("src/training_safety", "*.py"),
        ("src/training_safety", "*.json"),
    )
    texts = " ".join(
        path.read_text(encoding="utf-8") for folder, names in folders for path in (ROOT / folder).rglob(names)
    )
    words = set(re.findall(r"\w+", texts))
    keys = list(parse_file(str(ROOT / "book/references.bib")).entries)
    assert [] == [key for key in keys if key not in words]


@pytest.mark.parametrize(
    ("style", "sentence"),
    [(NorwegianStyle, "Ikke fullt kontrollert ennå."), (EnglishStyle, "Not fully checked yet.")],
)
def test_a_source_of_which_something_must_be_checked_says_so_in_the_page_s_language(
    style: type[NorwegianStyle], sentence: str
) -> None:
    for note, told in (("verify; V (live page)", True), ("V", False)):
        data = parse_string(ENTRY % note, "bibtex")
        [entry] = style().format_bibliography(data).entries
        assert told == entry.text.render_as("text").endswith(sentence)
