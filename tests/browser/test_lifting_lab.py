"""The lifting lab as readers use it: by finger, by keys, in both languages, after a reload and in large text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from book_page import ENGLISH, faults, height, kept, reload
from browsing import served
from tiny_book import CELL, build

LABS = ("lab", "one", "two")
CODE = """from IPython.display import display
from training_safety import activity
from training_safety.widgets import LiftingLab
display(LiftingLab(name="lab"), activity("mechanical_load.lift"), activity("technique.two_lifts"))"""
Labs = Callable[..., Page]
pytestmark = pytest.mark.xdist_group("lifting-book")


@pytest.fixture(scope="module")
def book_of_labs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("labs")
    run = build(folder, {"index.md": CELL % CODE, "alarm_signs.md": "# Vondt nå?\n"}, ("alarm_signs",))
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    yield from served(folder / "_build/html")


@pytest.fixture
def labs(open_page: Any, book_of_labs: str) -> Labs:
    return lambda **options: open_page(
        "book/index.html", base=book_of_labs, **{"width": 390, "height": 844, **options}
    )


def lab(page: Page, name: str) -> Locator:
    """Return one of the labs: that which asks first, that with one lift, or that with two."""
    return page.locator(".ts-lift").nth(LABS.index(name))


def moment(one: Locator, lift: int = 0) -> Locator:
    return one.locator(".ts-lift-value--moment dd").nth(lift)


def dragged(page: Page, handle: Locator, across: float, down: float) -> None:
    """Drag a handle by so many shares of the picture's width and height, and let go."""
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    picture = handle.locator("xpath=ancestor::*[contains(@class, 'ts-lift-picture')]").bounding_box()
    assert box is not None
    assert picture is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across * picture["width"], y + down * picture["height"], steps=5)
    page.mouse.up()


def test_hands_that_are_dragged_out_make_the_moment_larger_and_it_is_said_once(labs: Labs) -> None:
    page = labs()
    one = lab(page, "one")
    expect(moment(one)).to_have_text("170\u00a0N·m")
    dragged(page, one.locator(".ts-lift-handle--hands").first, 0.15, 0)
    reach = one.get_by_role("slider", name="Hender foran skuldrene")
    assert int(reach.input_value()) > 20
    assert int(moment(one).inner_text().split()[0]) > 190
    expect(one.get_by_role("status")).to_contain_text("Moment ")


def test_a_shoulder_that_is_dragged_up_makes_the_bend_smaller(labs: Labs) -> None:
    page = labs()
    one = lab(page, "one")
    dragged(page, one.locator(".ts-lift-handle--trunk").first, -0.15, -0.15)
    assert int(one.get_by_role("slider", name="Bøy").input_value()) < 35


def test_everything_is_set_by_keys_and_kept_until_the_reader_starts_again(labs: Labs) -> None:
    page = labs()
    one = lab(page, "one")
    reach = one.get_by_role("slider", name="Hender foran skuldrene")
    reach.focus()
    for _ in range(20):
        reach.press("ArrowRight")
    expect(reach).to_have_attribute("aria-valuetext", "30 cm")
    expect(moment(one)).to_have_text("217\u00a0N·m")
    expect(one.get_by_role("status")).to_have_text(
        "Moment 217 newtonmeter, trykkraft 4\u202f060 newton, skjærkraft 436 newton."
    )
    reload(page)
    expect(moment(one)).to_have_text("217\u00a0N·m")
    one.get_by_role("button", name="Begynn på nytt").click()
    expect(moment(one)).to_have_text("170\u00a0N·m")
    assert {} == kept(page)


def test_the_guess_comes_first_and_nothing_moves_when_it_is_made(labs: Labs) -> None:
    page = labs()
    one = lab(page, "lab")
    before = height(one)
    expect(one.get_by_role("slider", name="Bøy")).to_have_count(0)
    guess = one.get_by_role("slider", name="Tippet ditt")
    guess.focus()
    guess.press("ArrowRight")
    one.get_by_role("button", name="Se svaret").click()
    echo = one.locator(".ts-lift-guessed")
    expect(echo).to_have_text("Du tippet 175 N·m. I modellen blir det 241 N·m.")
    expect(one.get_by_role("slider", name="Bøy")).to_be_focused()
    assert before == height(one)
    reload(page)
    expect(echo).to_contain_text("Du tippet 175 N·m")


def test_of_two_lifts_the_one_that_is_touched_is_changed(labs: Labs) -> None:
    page = labs()
    two = lab(page, "two")
    expect(moment(two, 0)).to_have_text("217\u00a0N·m")
    expect(moment(two, 1)).to_have_text("203\u00a0N·m")
    two.get_by_role("button", name="Løft B").click()
    load = two.get_by_role("slider", name="Vekt")
    load.focus()
    load.press("Home")
    expect(moment(two, 0)).to_have_text("217\u00a0N·m")
    expect(two.get_by_role("status")).to_contain_text("Løft B. Moment ")
    dragged(page, two.locator(".ts-lift-handle--hands").first, -0.1, 0)
    expect(two.get_by_role("button", name="Løft A")).to_have_attribute("aria-pressed", "true")
    assert int(moment(two, 0).inner_text().split()[0]) < 217


def test_a_body_that_cannot_be_is_told_so_and_nothing_is_lost(labs: Labs) -> None:
    one = lab(labs(), "one")
    one.get_by_text("Kropp og modell").click()
    field = one.get_by_label("Kroppsvekt (kg)")
    for wrong in ("", "tull", "-80", "1000"):
        field.fill(wrong)
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description("Skriv et tall fra 30 til 250.")
        expect(moment(one)).to_have_text("170\u00a0N·m")
    field.fill("60,5 kg")
    expect(field).to_have_attribute("aria-invalid", "false")
    expect(moment(one)).not_to_have_text("170\u00a0N·m")


def test_what_cannot_be_read_is_set_aside_and_said(labs: Labs) -> None:
    page = labs()
    page.evaluate("localStorage.setItem('trygg-trening:lifting:mechanical_load.lift', '{')")
    reload(page)
    one = lab(page, "one")
    expect(moment(one)).to_have_text("170\u00a0N·m")
    expect(one.get_by_text("er lagt til side")).to_be_visible()


def test_on_an_english_page_the_lab_is_english(labs: Labs) -> None:
    one = lab(labs(init_script=ENGLISH), "one")
    expect(one).to_contain_text("Physics, not risk")
    slider = one.get_by_role("slider", name="Hands in front of shoulders")
    slider.focus()
    slider.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "60 cm")
    expect(one.get_by_role("status")).to_contain_text("newton metres, compression ")


@pytest.mark.parametrize("width", [320, 390])
def test_all_that_a_finger_touches_is_large_enough(labs: Labs, width: int) -> None:
    page = labs(width=width)
    for name in LABS:
        one = lab(page, name)
        for part in one.locator("button, input, summary, .ts-lift-handle").all():
            if part.is_visible():
                box = part.bounding_box()
                assert box is not None
                assert min(box["width"], box["height"]) >= 43.5, part.evaluate(
                    "(it) => it.outerHTML.slice(0, 99)"
                )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_there_is_nothing_for_axe_to_find(labs: Labs, scheme: str) -> None:
    page = labs(scheme=scheme)
    lab(page, "one").get_by_text("Kropp og modell").click()
    lab(page, "one").get_by_role("button", name="Legg til et løft").click()
    assert [] == faults(page, ".bd-article")


def test_large_text_has_room_on_a_phone(labs: Labs) -> None:
    page = labs()
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for name in LABS:
        wide = lab(page, name).evaluate("(it) => [...it.querySelectorAll('*:not(circle)')].filter((part) => part.getBoundingClientRect().right > innerWidth).length")  # fmt: skip
        assert 0 == wide


def test_without_scripts_and_on_paper_the_lifts_and_their_numbers_are_read(labs: Labs) -> None:
    for page in (labs(java_script_enabled=False, wait=False), labs()):
        page.emulate_media(media="print")
        two = lab(page, "two")
        expect(two.get_by_text("Fysikk, ikke risiko")).to_be_visible()
        expect(moment(two, 1)).to_have_text("203\u00a0N·m")
        expect(two.get_by_role("slider")).to_have_count(0)
        expect(two.get_by_role("button")).to_have_count(0)
