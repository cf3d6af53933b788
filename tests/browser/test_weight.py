"""What a page asks for until it is ready, counted from the built book as a server sends it: compressed by gzip."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path

import pytest

from book_page import PAGES

MOST_BYTES = 130_000
MOST_REQUESTS = 14
_TWO_LARGE = (
    "the exercise library's poses, or a plan card with every alarm question, beside two or three more tools"
)
#: Pages that may weigh more [bytes], and why.
HEAVIER = {
    "search.html": (290_000, "the index of all words of the course comes with the page"),
    "book/chapters/groups/older_adults.html": (146_000, _TWO_LARGE),
    "book/chapters/practice/planning.html": (
        134_000,
        "the training diary with its week plan is one of four tools",
    ),
    "book/chapters/programme/functional_strength.html": (146_000, _TWO_LARGE),
    "book/chapters/prevention/core_strength.html": (134_000, _TWO_LARGE),
    "book/chapters/questions/best_exercises.html": (141_000, _TWO_LARGE),
    "book/chapters/questions/can_i_train.html": (138_000, _TWO_LARGE),
    "book/chapters/treatment/physiotherapy.html": (145_000, _TWO_LARGE),
    "book/chapters/treatment/self_care.html": (146_000, _TWO_LARGE),
}
_TAG = re.compile(r'<script\b[^>]*>|<link\b[^>]*\brel="(?:stylesheet|icon)"[^>]*>')
_ADDRESS = re.compile(r'\b(?:src|href)="([^"?]+)')
_MODULES = re.compile(r'\bdata-modules="([^"]*)"')
_LATER = re.compile(r'\bdata-later="([^"]*)"')


@cache
def sent(path: Path) -> int:
    """Return how many bytes of a file come over the line."""
    return len(gzip.compress(path.read_bytes(), 6))


def asked_for(page: Path) -> set[Path]:
    """Return the files that come until the page's widgets are alive, the page among them; charts come when they are near."""
    files = {page}
    for tag in _TAG.findall(page.read_text(encoding="utf-8")):
        addresses = _ADDRESS.findall(tag)
        for names in _MODULES.findall(tag):
            addresses += [f"{addresses[0].rpartition('/')[0]}/{name}" for name in names.split()]
        for names in _LATER.findall(tag):
            addresses += [address.partition("?")[0] for address in names.split()]
        files |= {(page.parent / address).resolve() for address in addresses}
    return files


@pytest.mark.parametrize("path", [page for page in PAGES if page != "index.html"])
def test_a_page_is_light_enough_for_a_slow_line(book: Path, path: str) -> None:
    files = asked_for((book / path).resolve())
    most, _ = HEAVIER.get(path, (MOST_BYTES, ""))
    weights = {file.name: sent(file) for file in files}
    assert sum(weights.values()) <= most, weights
    charts = any(name.startswith("charts.") for name in weights)
    assert len(files) <= MOST_REQUESTS + charts, sorted(weights)
