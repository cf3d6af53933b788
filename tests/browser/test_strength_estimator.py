"""The estimator of strength as readers use it: by thumb and keys, wrongly, after a reload, large, and without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from book_page import ENGLISH, faults, kept, reload
from browsing import served
from tiny_book import CELL, build
from training_safety import activity

NAME = "functional_strength.seven_formulas"
TITLES = activity(NAME).activity["title"]
CODE = f"""from training_safety import activity
activity("{NAME}")"""
Estimators = Callable[..., Page]
pytestmark = pytest.mark.xdist_group("strength-book")


@pytest.fixture(scope="module")
def book_of_strength(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("strength")
    run = build(folder, {"index.md": CELL % CODE})
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    yield from served(folder / "_build/html")


@pytest.fixture
def estimators(open_page: Any, book_of_strength: str) -> Estimators:
    return lambda **options: open_page(
        "book/index.html", base=book_of_strength, **{"width": 390, "height": 844, **options}
    )


def place(page: Page, lang: str = "nb") -> Locator:
    return page.get_by_role("region", name=TITLES[lang], exact=True)


def test_a_set_is_typed_stepped_and_mended_and_is_there_again_after_a_reload(estimators: Estimators) -> None:
    page = estimators()
    one = place(page)
    expect(one.locator(".ts-strength-span")).to_contain_text("Mellom 112,5 og 119 kg")
    weight, reps = (
        one.get_by_label("Vekt med stang, kg", exact=True),
        one.get_by_label("Repetisjoner", exact=True),
    )
    weight.fill("80")
    weight.press("ArrowUp")
    expect(weight).to_have_value("82,5")
    reps.fill("mange")
    expect(one.get_by_text("Skriv et tall.").locator("visible=true").first).to_be_visible()
    expect(one.locator(".ts-strength-answer")).to_be_hidden()
    reload(page)
    expect(reps).to_have_value("mange")
    reps.fill("6")
    one.get_by_role("button", name="Mer: Igjen i reserve").click()
    expect(one.get_by_label("Igjen i reserve", exact=True)).to_have_value("1")
    expect(one.get_by_role("status")).to_contain_text("Mellom")
    one.get_by_role("button", name="Vis eksempelet igjen").click()
    expect(weight).to_have_value("100")
    assert {} == kept(page)


def test_a_page_in_english_has_english_words_and_numbers(estimators: Estimators) -> None:
    one = place(estimators(init_script=ENGLISH), "en")
    one.get_by_label("Weight with bar, kg", exact=True).fill("82.5")
    expect(one.get_by_role("status")).to_contain_text("The formulas lie 5.4 kg apart.")


def test_whoever_should_not_test_to_failure_is_told_so_before_any_number(estimators: Estimators) -> None:
    one = place(estimators())
    one.get_by_role("checkbox").check()
    expect(one.get_by_text("Da tester du ikke til du stopper.").locator("visible=true").first).to_be_visible()
    expect(one.locator(".ts-strength-answer")).to_be_hidden()
    one.get_by_label("Igjen i reserve", exact=True).fill("2")
    expect(one.locator(".ts-strength-answer")).to_be_visible()


def test_every_target_is_large_enough_and_large_text_has_room(estimators: Estimators) -> None:
    page = estimators(width=320)
    for part in (
        place(page).locator(":is(button, .ts-input, .ts-strength-careful)").locator("visible=true").all()
    ):
        box = part.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    wide = page.locator(".ts-strength *").evaluate_all("(parts) => parts.filter((part) => part.getBoundingClientRect().right > innerWidth).length")  # fmt: skip
    assert 0 == wide


@pytest.mark.parametrize("look", [{"scheme": "light"}, {"scheme": "dark"}, {"forced_colors": "active"}])
def test_there_is_nothing_for_axe_to_find(estimators: Estimators, look: dict[str, str]) -> None:
    page = estimators(**look)
    place(page).get_by_label("Repetisjoner", exact=True).fill("13")
    place(page).get_by_label("Repetisjoner", exact=True).fill("8")
    page.evaluate("scrollTo(0, 0)")
    assert [] == faults(page, ".bd-article")


def test_without_scripts_and_on_paper_the_answer_and_its_set_are_read(estimators: Estimators) -> None:
    still = estimators(java_script_enabled=False, wait=False)
    expect(place(still).get_by_text("100 kg, 5 repetisjoner, 0 igjen i reserve")).to_be_visible()
    printed = estimators()
    printed.emulate_media(media="print")
    for page in (still, printed):
        expect(place(page).get_by_text("119 kg", exact=True)).to_be_visible()
        expect(place(page).get_by_role("button").locator("visible=true")).to_have_count(0)
