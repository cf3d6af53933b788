"""Plan cards as readers use them: behind the symptom check, by thumb, by keys, wrongly, after a reload, on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from book_page import faults, kept, reload
from browsing import served
from symptom_check_reader import answer, to_the_end
from tiny_book import CELL, build
from training_safety import activity

NAMES = ("physiotherapy.visit", "self_care.own_plan", "follow_up.relapse_card")
VISIT, FIRST_DAYS, RELAPSE = (activity(name).activity for name in NAMES)
CODE = f"""from IPython.display import display
from training_safety import activity
for name in {NAMES}:
    display(activity(name))"""
Cards = Callable[..., Page]
pytestmark = pytest.mark.xdist_group("plan-card-book")


@pytest.fixture(scope="module")
def book_of_cards(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("cards")
    run = build(folder, {"index.md": CELL % CODE, "alarm_signs.md": "# Vondt nå?\n"}, ("alarm_signs",))
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    yield from served(folder / "_build/html")


@pytest.fixture
def cards(open_page: Any, book_of_cards: str) -> Cards:
    return lambda **options: open_page(
        "book/index.html", base=book_of_cards, **{"width": 390, "height": 844, **options}
    )


def place(page: Page, entry: dict[str, Any] = VISIT) -> Locator:
    return page.get_by_role("region", name=entry["title"]["nb"], exact=True)


def made(
    page: Page, entry: dict[str, Any] = VISIT, goal: str = "To ting jeg vil kunne gjøre igjen"
) -> Locator:
    one = place(page, entry)
    one.get_by_role("button", name="Fyll ut kortet").click()
    one.get_by_label(goal).fill("Bære barnet\nGå til jobben")
    one.get_by_role("button", name="Lag kortet").click()
    return one


def test_a_card_is_made_by_keys_is_there_after_a_reload_and_can_be_deleted_and_taken_back(
    cards: Cards,
) -> None:
    page = cards()
    one = place(page)
    one.get_by_role("button", name="Fyll ut kortet").press("Enter")
    expect(one.get_by_label("Dagen for timen")).to_be_focused()
    one.get_by_label("Hva kan jeg gjøre mellom timene?").press("Space")
    one.get_by_role("button", name="Lag kortet").press("Enter")
    expect(one.locator(".ts-plancard-sheet")).to_be_focused()
    expect(one.get_by_role("status").last).to_have_text("Kortet er klart.")
    reload(page)
    expect(one.locator(".ts-plancard-sheet")).to_contain_text("Hva kan jeg gjøre mellom timene?")
    one.get_by_role("button", name="Slett kortet").click()
    assert {} == kept(page)
    one.get_by_role("button", name="Angre").click()
    expect(one.locator(".ts-plancard-sheet")).to_contain_text("Hva kan jeg gjøre mellom timene?")


def test_what_is_missing_is_said_in_its_place_and_nothing_that_was_written_is_lost(cards: Cards) -> None:
    page = cards()
    one = place(page)
    one.get_by_role("button", name="Fyll ut kortet").click()
    one.get_by_label("Medisinene jeg bruker").fill("Ingen")
    one.get_by_label("… så …").fill("")
    one.get_by_role("button", name="Lag kortet").click()
    expect(one.get_by_role("alert")).to_have_text("Noe må rettes først.")
    expect(one.get_by_text("Skriv noe i begge feltene, eller la begge stå tomme.")).to_be_visible()
    expect(one.get_by_label("… så …")).to_be_focused()
    expect(one.get_by_label("Medisinene jeg bruker")).to_have_value("Ingen")


def test_the_plan_for_the_first_days_opens_for_the_whole_symptom_check_alone(cards: Cards) -> None:
    page = cards()
    one = place(page, FIRST_DAYS)
    expect(one.get_by_role("button", name="Lag kortet")).to_have_count(0)
    one.get_by_role("button", name="Begynn symptomsjekken").click()
    answer(page, "breath", "Ja")
    expect(one.get_by_role("link", name="Ring 113", exact=True).last).to_be_in_viewport(ratio=1)
    to_the_end(page)
    expect(one.get_by_role("button", name="Lag kortet")).to_be_hidden()
    expect(one.get_by_text("Planen er ikke for deg akkurat nå.").first).to_be_visible()
    one.get_by_role("button", name="Begynn på toppen igjen").click()
    to_the_end(page)
    one.get_by_label("Den første dagen").fill("2026-12-01")
    one.get_by_label("Jeg går noen minutter").check()
    one.get_by_role("button", name="Lag kortet").click()
    with page.expect_download() as file:
        one.get_by_role("button", name="Legg dagene i kalenderen").click()
    text = Path(file.value.path()).read_text(encoding="utf-8")
    assert [f"DTSTART;VALUE=DATE:202612{day}" for day in ("03", "04", "15")] == [
        line for line in text.splitlines() if line.startswith("DTSTART")
    ]
    reload(page)
    expect(one.locator(".ts-plancard-sheet")).to_have_count(0)
    expect(one.get_by_text("Du har en plan her")).to_be_visible()


def test_the_card_is_printed_alone_and_the_symptom_check_stands_on_it(cards: Cards) -> None:
    page = cards(init_script="window.print = () => {}")
    one = made(page, RELAPSE, "Det som hjalp sist")
    one.get_by_role("button", name="Skriv ut").click()
    page.emulate_media(media="print")
    sheet = one.locator(".ts-plancard-sheet")
    expect(sheet).to_be_visible()
    expect(sheet.get_by_role("link", name="Først: Gå gjennom hele symptomsjekken")).to_be_visible()
    expect(place(page, VISIT)).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")


def test_with_storage_barred_a_card_is_made_all_the_same_and_the_reader_is_told(cards: Cards) -> None:
    barred = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('barred'); }})"
    page = cards(init_script=barred)
    one = made(page)
    expect(one.locator(".ts-plancard-sheet")).to_contain_text("Gå til jobben")
    expect(one.get_by_text("Nettleseren lar ikke siden lagre noe.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_there_is_nothing_for_axe_to_find_and_large_text_has_room(cards: Cards, scheme: str) -> None:
    page = cards(scheme=scheme)
    made(page)
    place(page, RELAPSE).get_by_role("button", name="Fyll ut kortet").click()
    assert [] == faults(page, ".bd-article")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for entry in (VISIT, FIRST_DAYS, RELAPSE):
        wide = place(page, entry).evaluate("(it) => [...it.querySelectorAll('*')].filter((part) => part.getBoundingClientRect().right > innerWidth).length")  # fmt: skip
        assert 0 == wide


def test_in_forced_colours_what_was_chosen_is_seen(cards: Cards) -> None:
    page = cards(forced_colors="active")
    one = place(page)
    one.get_by_role("button", name="Fyll ut kortet").click()
    boxes = one.get_by_role("checkbox")
    boxes.first.check()
    width = "(it) => getComputedStyle(it.closest('label')).borderTopWidth"
    assert boxes.nth(0).evaluate(width) != boxes.nth(1).evaluate(width)


def test_without_scripts_and_on_paper_there_is_room_to_write_by_hand(cards: Cards) -> None:
    for page in (cards(java_script_enabled=False, wait=False), cards()):
        page.emulate_media(media="print")
        for entry in (VISIT, FIRST_DAYS, RELAPSE):
            one = place(page, entry)
            expect(one.locator(".ts-plancard-paper > ul > li").filter(visible=True)).to_have_count(len(entry["fields"]))  # fmt: skip
            expect(one.get_by_role("button")).to_have_count(0)
