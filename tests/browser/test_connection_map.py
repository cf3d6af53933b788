"""The map of causes as a reader draws it: by taps, by keys, again after a reload, in large text and without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from book_page import height, kept, reload
from browsing import served
from tiny_book import CELL, build
from training_safety import activity

NAME = "causes.cause_map"
MAP = activity(NAME).activity
CODE = f"""from training_safety import activity
activity("{NAME}")"""
Maps = Callable[..., Page]
pytestmark = pytest.mark.xdist_group("map-book")


@pytest.fixture(scope="module")
def book_of_a_map(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("map")
    run = build(folder, {"index.md": CELL % CODE})
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    yield from served(folder / "_build/html")


@pytest.fixture
def maps(open_page: Any, book_of_a_map: str) -> Maps:
    return lambda **options: open_page(
        "book/index.html", base=book_of_a_map, **{"width": 390, "height": 844, **options}
    )


def place(page: Page) -> Locator:
    return page.get_by_role("region", name=MAP["title"]["nb"], exact=True)


def node(page: Page, name: str) -> Locator:
    return place(page).get_by_role("button", name=name)


def arrows(page: Page) -> Locator:
    return place(page).locator(".ts-map-arrows > g")


def test_an_arrow_is_drawn_by_two_taps_and_is_there_again_after_a_reload(maps: Maps) -> None:
    page = maps()
    before = height(place(page))
    node(page, "Søvn").click()
    node(page, "Vondt i ryggen").click()
    expect(place(page).get_by_role("status")).to_have_text("Pil fra «Søvn» til «Vondt i ryggen».")
    expect(arrows(page)).to_have_count(1)
    assert before == height(place(page))
    assert [f"trygg-trening:maps:{NAME}"] == list(kept(page))
    reload(page)
    expect(arrows(page)).to_have_count(1)
    expect(node(page, "Søvn Pil til: Vondt i ryggen.")).to_be_visible()
    place(page).get_by_role("button", name="Begynn på nytt").click()
    expect(arrows(page)).to_have_count(0)
    place(page).get_by_role("button", name="Angre").click()
    expect(arrows(page)).to_have_count(1)


def test_arrows_are_drawn_and_held_up_against_research_by_keys_alone(maps: Maps) -> None:
    page = maps()
    first, last = node(page, MAP["nodes"][0]["nb"]), node(page, MAP["nodes"][-1]["nb"])
    first.focus()
    first.press("Enter")
    for _ in MAP["nodes"][1:]:
        page.keyboard.press("Tab")
    expect(last).to_be_focused()
    last.press("Space")
    expect(arrows(page)).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(place(page).get_by_text("Hva forskningen støtter", exact=True)).to_be_focused()
    for link in MAP["links"]:
        expect(place(page).locator(".ts-map-result").get_by_text(link["nb"])).to_be_visible()
    expect(arrows(page)).to_have_count(len(MAP["links"]))


def test_every_node_is_large_enough_and_holds_its_word(maps: Maps) -> None:
    page = maps()
    for button in place(page).locator(".ts-map-node").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
        assert button.evaluate("(it) => it.scrollWidth <= it.clientWidth")


def test_in_large_text_the_same_nodes_are_a_list_that_says_where_their_arrows_go(maps: Maps) -> None:
    page = maps()
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    node(page, "Søvn").click()
    node(page, "Vondt i ryggen").click()
    told = node(page, "Søvn").get_by_text("Pil til: Vondt i ryggen.").bounding_box()
    assert told is not None
    assert told["width"] > 100
    boxes = [button.bounding_box() for button in place(page).locator(".ts-map-node").all()]
    assert 1 == len({box["x"] for box in boxes if box})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_and_on_paper_what_research_found_is_read_and_no_control_is_there(maps: Maps) -> None:
    for page in (maps(java_script_enabled=False, wait=False), maps()):
        page.emulate_media(media="print")
        for link in MAP["links"]:
            expect(place(page).get_by_text(link["nb"]).locator("visible=true")).to_have_count(1)
        expect(place(page).get_by_role("button")).to_have_count(0)
