"""Cards as readers sort them: by tap, by keys, by dragging, wrongly, again after a reload, and in large text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from book_page import Opener, faults, height, kept, reload
from browsing import served
from tiny_book import CELL, build
from training_safety import activity

NAMES = ("what_is_it.sore_or_episode", "young_athletes.team_warm_up")
DECK, ORDER = (activity(name).activity for name in NAMES)
CODE = "from IPython.display import display\nfrom training_safety import activity\n"
PLACES = {place["id"]: place["nb"] for place in DECK["places"]}


class Reader:
    """Somebody with the cards of a page before them."""

    def __init__(self, page: Page, deck: dict[str, Any] = DECK) -> None:
        self.page, self.deck = page, deck
        self.place = page.get_by_role("region", name=deck["title"]["nb"], exact=True)
        self.left = self.place.locator(".ts-cards-left")
        self.heard = self.place.get_by_role("status")

    @property
    def card(self) -> dict[str, Any]:
        """Return the card in hand."""
        words = self.place.locator(".ts-cards-words.is-current").text_content()
        return next(card for card in self.deck["cards"] if card["nb"] == words)

    def spot(self, place: str) -> Locator:
        """Return the button of a place."""
        return self.place.locator(".ts-cards-place").filter(has_text=PLACES[place])

    def button(self, name: str) -> Locator:
        """Return a button that can be pressed now."""
        return self.place.get_by_role("button", name=name, exact=True)

    def onward(self) -> None:
        """Take the next card, or go to the result."""
        self.place.locator(".ts-cards-answer .ts-cards-actions .ts-button--main").click()

    def lay_all(self, where: Callable[[dict[str, Any]], str]) -> None:
        """Lay every card that is left."""
        while self.place.locator(".ts-cards-stage.is-current").count():
            self.spot(where(self.card)).click()
            self.onward()


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a book with both on its one page."""
    folder = tmp_path_factory.mktemp("cards")
    cell = CELL % (CODE + "\n".join(f'display(activity("{name}"))' for name in NAMES))
    built = build(folder, {"index.md": f"{cell}\n## Videre\n\nTekst.\n"})
    assert built.returncode == 0, built.stderr
    yield from served(folder / "_build/html")


@pytest.fixture
def reader(open_page: Opener, cards: str) -> Callable[..., Reader]:
    """Open the page on a phone and return the reader of its cards, or of another deck."""

    def open_(deck: dict[str, Any] = DECK, **options: Any) -> Reader:
        return Reader(
            open_page("book/index.html", base=cards, **{"width": 390, "height": 844, **options}), deck
        )

    return open_


def right(card: dict[str, Any]) -> str:
    """Return where a card belongs."""
    place: str = card["place"]
    return place


def test_the_tool_fits_a_phone_and_moves_nothing_while_cards_are_laid(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    before = height(someone.place)
    assert before < 844
    for _ in DECK["cards"]:
        card = someone.card
        someone.spot(card["place"]).click()
        said = someone.place.locator(".ts-cards-answer")
        expect(said).to_contain_text(f"Riktig: {PLACES[card['place']]}")
        assert before == height(someone.place)
        someone.onward()
    expect(someone.place).to_contain_text("9 av 9 kort ligger der de hører hjemme")
    expect(someone.button("En gang til med dem som ble feil")).to_have_count(0)


def test_an_alarm_put_too_low_says_at_once_whom_to_call(reader: Callable[..., Reader]) -> None:
    someone = reader()
    while "triage" not in someone.card:
        someone.button("Legg bakerst").click()
    someone.spot("sore").click()
    said = someone.place.locator(".ts-cards-answer")
    expect(said).to_contain_text("Dette haster mer")
    expect(said.get_by_role("link", name="Ring 116 117")).to_have_attribute("href", "tel:116117")
    expect(said.get_by_role("link", name="113", exact=True)).to_have_attribute("href", "tel:113")
    expect(someone.heard).to_contain_text("Dette haster mer. Ring legevakt 116 117 nå.")
    assert [] == faults(someone.page, ".ts-cards")


def test_a_wrong_card_has_its_reason_first_and_the_key_on_request_and_only_it_comes_again(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    wrong = someone.card
    other = next(place for place in PLACES if place not in (wrong["place"], "help"))
    someone.spot(other if other != wrong["place"] else "help").click()
    said = someone.place.locator(".ts-cards-answer")
    expect(said).to_contain_text(wrong["feedback"]["nb"])
    key = f"Hører hjemme i: {PLACES[wrong['place']]}"
    expect(said.get_by_text(key)).to_be_hidden()
    someone.button("Vis fasit").click()
    expect(said.get_by_text(key)).to_be_focused()
    someone.onward()
    someone.lay_all(right)
    expect(someone.place.locator(".ts-cards-score")).to_be_focused()
    expect(someone.place).to_contain_text("8 av 9 kort ligger der de hører hjemme")

    reload(someone.page)
    expect(someone.place).to_contain_text("8 av 9 kort ligger der de hører hjemme")
    someone.button("En gang til med dem som ble feil").click()
    expect(someone.left).to_have_text("Siste kort")
    assert wrong == someone.card
    someone.lay_all(right)
    expect(someone.place).to_contain_text("9 av 9 kort")
    someone.button("Begynn på nytt").click()
    expect(someone.left).to_have_text("9 kort igjen")
    assert {} == kept(someone.page)


def test_the_cards_can_be_laid_with_keys_alone_and_put_down(reader: Callable[..., Reader]) -> None:
    someone = reader()
    press = someone.page.keyboard.press
    someone.spot("sore").focus()
    first = someone.card
    press("Escape")
    assert first != someone.card
    expect(someone.heard).to_have_text("Kortet ligger bakerst i bunken.")
    press("ArrowUp")
    expect(someone.spot("help")).to_be_focused()
    press("ArrowDown")
    expect(someone.spot("sore")).to_be_focused()
    press("Enter")
    expect(someone.place.locator(".ts-cards-answer .ts-verdict")).to_be_focused()
    expect(someone.left).to_have_text("8 kort igjen")
    press("Escape")
    expect(someone.place.locator(".ts-cards-answer .ts-verdict")).to_be_focused()
    someone.place.locator(".ts-cards-answer .ts-cards-actions .ts-button--main").focus()
    press("Enter")
    expect(someone.place.locator(".ts-cards-hand")).to_be_focused()


def test_a_card_can_be_dragged_to_its_place_and_let_go_beside_one(reader: Callable[..., Reader]) -> None:
    someone = reader(width=1280)
    someone.place.scroll_into_view_if_needed()
    mouse = someone.page.mouse

    def middle(part: Locator) -> tuple[float, float]:
        box = part.bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    for target, left in ((someone.left, "9 kort igjen"), (someone.spot("sore"), "8 kort igjen")):
        mouse.move(*middle(someone.place.locator(".ts-cards-hand")))
        mouse.down()
        mouse.move(*middle(target), steps=4)
        mouse.up()
        expect(someone.left).to_have_text(left)


def test_rows_are_put_in_order_by_keys_and_by_dragging_and_stand_after_a_reload(
    reader: Callable[..., Reader],
) -> None:
    someone = reader(ORDER)
    rows = someone.place.locator(".ts-order-words")
    first, second, *rest = rows.all_inner_texts()
    someone.place.get_by_role("button", name=f"Flytt ned: {first}").focus()
    someone.page.keyboard.press("ArrowDown")
    expect(rows).to_have_text([second, first, *rest])
    expect(someone.heard).to_have_text(f"«{first}» er nå nummer 2 av 5.")
    reload(someone.page)
    expect(rows).to_have_text([second, first, *rest])

    grip = someone.place.locator(".ts-order-place")
    grip.nth(1).scroll_into_view_if_needed()
    here, there = grip.nth(1).bounding_box(), grip.nth(0).bounding_box()
    assert here is not None
    assert there is not None
    someone.page.mouse.move(here["x"] + 10, here["y"] + here["height"] / 2)
    someone.page.mouse.down()
    someone.page.mouse.move(there["x"] + 10, there["y"] + 2, steps=4)
    someone.page.mouse.up()
    expect(rows).to_have_text([first, second, *rest])
    someone.button("Sjekk rekkefølgen").click()
    expect(someone.place.locator(".ts-cards-score")).to_be_focused()
    key = someone.place.locator(".ts-cards-key", has_text="Riktig rekkefølge")
    expect(key).to_be_hidden()
    someone.button("Vis fasit").click()
    expect(key.get_by_role("listitem")).to_have_text([card["nb"] for card in ORDER["cards"]])
    assert [] == faults(someone.page, ".ts-cards")


def test_in_large_text_on_a_phone_the_cards_can_be_laid_and_nothing_is_cut_off(
    reader: Callable[..., Reader],
) -> None:
    someone = reader(width=195, height=422)
    someone.lay_all(right)
    expect(someone.place).to_contain_text("9 av 9 kort")
    assert 195 == someone.page.evaluate("document.documentElement.scrollWidth")
