"""The strip with three ways to help: on every page, one row on a phone, and whole in very large text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from places import BOOK
from training_safety.models.triage import DATA

PAGES = sorted(
    str(path.relative_to(BOOK))
    for path in BOOK.rglob("*.html")
    if not {"_static", "lite"} & set(path.relative_to(BOOK).parts)
) or ["index.html"]
NUMBERS = [f"tel:{call['number']}" for call in DATA["calls"] if call["number"] is not None]


@pytest.mark.parametrize("path", [p for p in PAGES if p != "index.html"])
def test_every_page_has_both_numbers_and_the_way_to_the_alarm_page_above_its_text(
    book: Path, path: str
) -> None:
    page = BeautifulSoup((book / path).read_text(encoding="utf-8"), "lxml")
    (strip,) = page.select("main aside.ts-alarm")
    *calls, signs = strip.find_all("a")
    assert NUMBERS == [call["href"] for call in calls]
    assert re.sub(r"\D", "", strip.text) == re.sub(r"\D", "", "".join(NUMBERS))
    alarm_page = book / "book/alarm_signs.html"
    assert (
        signs["href"] == "#"
        if book / path == alarm_page
        else ((book / path).parent / signs["href"]).resolve() == alarm_page
    )
    article = page.select_one("article")
    assert strip.find_next("article") is article


def boxes(page):
    return [way.bounding_box() for way in page.locator(".ts-alarm a").all()]


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_three_ways_stand_in_one_row_each_large_enough_to_touch(open_page, width: int) -> None:
    page = open_page("book/about.html", width=width)
    first, *others = boxes(page)
    for box in others:
        assert box["y"] < first["y"] + first["height"] / 2 < box["y"] + box["height"], "another row"
    assert min(box["height"] for box in (first, *others)) >= 44


@pytest.mark.parametrize("width", [320, 390])
def test_with_text_of_twice_the_size_nothing_of_the_strip_is_cut(open_page, width: int) -> None:
    def twice(page) -> None:
        sizes = {"standard": 32, "fixed": 26}
        page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})

    page = open_page("book/about.html", width=width, before=twice)
    assert "32px" == page.evaluate("getComputedStyle(document.documentElement).fontSize")
    strip = page.locator(".ts-alarm").bounding_box()
    assert strip["x"] + strip["width"] <= width
    for way in page.locator(".ts-alarm a").all():
        box = way.bounding_box()
        assert strip["x"] <= box["x"] and box["x"] + box["width"] <= strip["x"] + strip["width"]  # noqa: PT018
        assert way.evaluate(
            "(link) => link.scrollWidth <= link.clientWidth && link.scrollHeight <= link.clientHeight"
        )
