"""The small calculators as readers use them: by thumb and keys, wrongly, after a reload, large, and without scripts."""

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

NAMES = (
    "protein.grams_in_a_day",
    "older_adults.pulse",
    "injuries_and_conditions.one_sign",
    "planning.two_sessions",
)
PROTEIN, PULSE, SIGN, SESSIONS = (activity(name).activity for name in NAMES)
CODE = f"""from IPython.display import display
from training_safety import activity
for name in {NAMES}:
    display(activity(name))"""
Calculators = Callable[..., Page]
pytestmark = pytest.mark.xdist_group("calculator-book")


@pytest.fixture(scope="module")
def book_of_calculators(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("calculators")
    run = build(folder, {"index.md": CELL % CODE, "alarm_signs.md": "# Vondt nå?\n"}, ("alarm_signs",))
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    yield from served(folder / "_build/html")


@pytest.fixture
def calculators(open_page: Any, book_of_calculators: str) -> Calculators:
    return lambda **options: open_page(
        "book/index.html", base=book_of_calculators, **{"width": 390, "height": 844, **options}
    )


def place(page: Page, entry: dict[str, Any] = PROTEIN, lang: str = "nb") -> Locator:
    return page.get_by_role("region", name=entry["title"][lang], exact=True)


def test_a_number_is_typed_stepped_and_mended_and_nothing_is_kept(calculators: Calculators) -> None:
    page = calculators()
    one = place(page)
    mass = one.get_by_label("Kroppsvekt, kg", exact=True)
    expect(one.locator(".ts-calculator-rows")).to_contain_text("120 g")
    mass.fill("60")
    mass.press("ArrowUp")
    expect(mass).to_have_value("61")
    expect(one.get_by_role("status")).to_contain_text("98 g")
    mass.fill("ti")
    expect(one.get_by_text("Skriv et tall.", exact=True)).to_be_visible()
    expect(one.locator(".ts-calculator-rows")).to_be_hidden()
    assert {} == kept(page)
    reload(page)
    expect(mass).to_have_value("75")


def test_a_page_in_english_has_english_words_and_numbers(calculators: Calculators) -> None:
    one = place(calculators(init_script=ENGLISH), SIGN, "en")
    one.get_by_label("Ill, %", exact=True).fill("0.9")
    expect(one.get_by_role("status")).to_contain_text("The sign is there: 8.3%.")


def test_whoever_should_not_calculate_gets_a_sentence_and_no_number(calculators: Calculators) -> None:
    page = calculators()
    for entry in (PROTEIN, PULSE):
        one = place(page, entry)
        box = one.get_by_role("checkbox").first
        box.check()
        expect(one.locator(".ts-calculator-rows")).to_be_hidden()
        expect(one.locator(".ts-said")).to_be_visible()
        box.uncheck()
        expect(one.locator(".ts-calculator-rows")).to_be_visible()
    place(page, PULSE).get_by_label("Alder, år", exact=True).fill("16")
    expect(place(page, PULSE).locator(".ts-said")).to_contain_text("under 18 år")


def test_before_the_sums_of_a_sign_stands_the_way_to_the_symptom_check(calculators: Calculators) -> None:
    page = calculators()
    expect(place(page, SIGN).locator(".ts-calculator-rows")).to_contain_text("9,2 %")
    place(page, SIGN).get_by_role("link", name="Gjelder det deg: Gå til symptomsjekken").click()
    page.wait_for_url("**/book/alarm_signs.html")


def test_every_target_is_large_enough_and_large_text_has_room(calculators: Calculators) -> None:
    page = calculators(width=320)
    for part in page.locator(".ts-calculator :is(button, .ts-input, .ts-calculator-sign)").all():
        box = part.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    wide = page.locator(".ts-calculator *").evaluate_all("(parts) => parts.filter((part) => part.getBoundingClientRect().right > innerWidth).length")  # fmt: skip
    assert 0 == wide


@pytest.mark.parametrize("look", [{"scheme": "light"}, {"scheme": "dark"}, {"forced_colors": "active"}])
def test_there_is_nothing_for_axe_to_find(calculators: Calculators, look: dict[str, str]) -> None:
    page = calculators(**look)
    place(page).get_by_label("Kroppsvekt, kg", exact=True).fill("ti")
    place(page, PULSE).get_by_role("checkbox").first.check()
    page.evaluate("scrollTo(0, 0)")
    assert [] == faults(page, ".bd-article")


def test_without_scripts_and_on_paper_the_answers_are_read(calculators: Calculators) -> None:
    still = calculators(java_script_enabled=False, wait=False)
    expect(place(still).get_by_text("Kroppsvekt, kg: 75")).to_be_visible()
    printed = calculators()
    printed.emulate_media(media="print")
    for page in (still, printed):
        expect(place(page, SESSIONS).get_by_text("300 AU").first).to_be_visible()
        expect(page.locator(".ts-calculator").get_by_role("button").locator("visible=true")).to_have_count(0)
