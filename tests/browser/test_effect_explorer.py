"""Effects as readers explore them: guesses on a ruler and people of a hundred, by thumb, by keys and without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from book_page import faults, height, kept, reload
from browsing import served
from tiny_book import CELL, build
from training_safety import activity

NAMES = ("flexibility.ruler", "research_and_evidence.same_ratio", "physiotherapy.drawn_trials")
RULER, PEOPLE, TRIALS = (activity(name).activity for name in NAMES)
CODE = f"""from IPython.display import display
from training_safety import activity
for name in {NAMES}:
    display(activity(name))"""
Explorers = Callable[..., Page]
pytestmark = pytest.mark.xdist_group("effects-book")


@pytest.fixture(scope="module")
def book_of_effects(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("effects")
    run = build(folder, {"index.md": CELL % CODE})
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    yield from served(folder / "_build/html")


@pytest.fixture
def explorers(open_page: Any, book_of_effects: str) -> Explorers:
    return lambda **options: open_page(
        "book/index.html", base=book_of_effects, **{"width": 390, "height": 844, **options}
    )


def place(page: Page, entry: dict[str, Any] = RULER, lang: str = "nb") -> Locator:
    return page.get_by_role("region", name=entry["title"][lang], exact=True)


def said(page: Page) -> Locator:
    """What is said of the lane that is chosen."""
    return place(page).locator(".ts-effects-says > :not([data-away])")


def see(page: Page) -> Locator:
    return place(page).get_by_role("button", name="Se hva de fant")


def test_a_guess_is_made_by_keys_seen_beside_what_was_found_and_there_again_after_a_reload(
    explorers: Explorers,
) -> None:
    page = explorers()
    one = place(page)
    before = height(one)
    slider = one.get_by_role("slider")
    slider.focus()
    for _ in range(3):
        slider.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", "3 poeng mindre")
    see(page).click()
    expect(one.get_by_role("status")).to_contain_text("Du tippet 3 poeng mindre.")
    expect(one.get_by_role("status")).to_contain_text("−3,8\u00a0(−5,2\u00a0til\u00a0−2,4) poeng")
    assert before == height(one)
    assert ["trygg-trening:effects:flexibility.ruler"] == list(kept(page))
    reload(page)
    one.get_by_role("button", name=RULER["rows"][1]["nb"]).click()
    expect(said(page).filter(has_text="Du tippet 3 poeng mindre.")).to_be_visible()


def test_the_thumb_is_dragged_and_a_tap_on_another_lane_moves_the_question_there(
    explorers: Explorers,
) -> None:
    page = explorers()
    one = place(page)
    one.get_by_role("button", name=RULER["rows"][3]["nb"]).click()
    slider = one.get_by_role("slider")
    expect(slider).to_be_focused()
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 22 + 0.8 * (box["width"] - 44), y)
    page.mouse.down()
    page.mouse.move(box["x"] + 30, y, steps=4)
    page.mouse.up()
    expect(slider).to_have_attribute("aria-valuetext", "39 poeng mindre")
    see(page).click()
    expect(one.get_by_role("slider")).to_have_count(0)
    one.get_by_role("button", name="Neste").click()
    expect(one.get_by_role("slider")).to_have_accessible_name(f"Hva tror du om «{RULER['rows'][4]['nb']}»?")


def test_all_lines_are_shown_to_who_only_wants_to_read_and_begun_again(explorers: Explorers) -> None:
    page = explorers()
    one = place(page)
    one.get_by_role("button", name="Vis alle").click()
    for row in RULER["rows"]:
        lane = one.get_by_role("button", name=row["nb"])
        lane.click()
        expect(lane).to_have_attribute("aria-pressed", "true")
        expect(said(page)).to_contain_text(row["who"]["nb"])
    one.get_by_role("button", name="Begynn på nytt").click()
    expect(see(page)).to_be_visible()
    assert {} == kept(page)


def test_a_baseline_is_moved_and_the_people_the_difference_and_the_number_follow(
    explorers: Explorers,
) -> None:
    page = explorers()
    one = place(page, PEOPLE)
    results = one.locator(".ts-effects-results").locator("visible=true")
    expect(results).to_contain_text("6 (5–10) må være med")
    slider = one.get_by_role("slider")
    slider.focus()
    slider.press("Home")
    expect(slider).to_have_attribute("aria-valuetext", "5 av 100")
    expect(results).to_contain_text("0,55 (0,41–0,74)")
    slider.press("End")
    expect(results).to_contain_text("4 (3–7) må være med")
    for group, people in (("without", 60), ("other", 33)):
        panel = one.get_by_role("listitem").nth(0 if group == "without" else 1)
        drawn = panel.locator(".ts-effects-filled").get_attribute("d")
        assert people == (drawn or "").count("M")
    expect(one.get_by_role("status")).to_contain_text("27 færre av 100")


def test_two_groups_of_ones_own_are_typed_in_mended_and_there_again_after_a_reload(
    explorers: Explorers,
) -> None:
    page = explorers()
    one = place(page, PEOPLE)
    one.get_by_role("button", name="Din egen studie").click()
    field = one.get_by_role("group", name="Med trening og opplæring").get_by_label("Fikk det", exact=True)
    field.fill("tjue")
    expect(one.get_by_text("Skriv et helt tall")).to_be_visible()
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("44")
    expect(one.locator(".ts-effects-results").locator("visible=true")).to_contain_text(
        "Intervallet krysser 1"
    )
    field.press("ArrowUp")
    expect(field).to_have_value("45")
    reload(page)
    one.get_by_role("button", name="Din egen studie").click()
    expect(field).to_have_value("45")
    one.get_by_role("button", name="Vis eksempelet igjen").click()
    expect(field).to_have_value("22")
    assert {} == kept(page)


def test_trials_are_drawn_and_their_mean_is_told(explorers: Explorers) -> None:
    page = explorers()
    one = place(page, TRIALS)
    one.get_by_role("button", name="Trekk én").click()
    expect(one.get_by_role("status")).to_contain_text("1 av 1 studier")
    one.get_by_role("button", name="Trekk ti").click()
    expect(one.locator(".ts-effects-results")).to_contain_text("11 av 11 studier")
    one.get_by_role("button", name="400", exact=True).click()
    expect(one.locator(".ts-effects-results")).to_contain_text("Ingen ennå")


def test_every_target_is_large_enough(explorers: Explorers) -> None:
    page = explorers()
    place(page, PEOPLE).get_by_role("button", name="Din egen studie").click()
    for part in (
        *page.locator(".ts-effects :is(button:not(.ts-effects-name), input)").locator("visible=true").all(),
        *place(page).locator(".ts-effects-lanes > li").all(),
        *place(page).get_by_role("slider").all(),
    ):
        box = part.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44


@pytest.mark.parametrize("look", [{"scheme": "light"}, {"scheme": "dark"}, {"forced_colors": "active"}])
def test_there_is_nothing_for_axe_to_find(explorers: Explorers, look: dict[str, str]) -> None:
    page = explorers(**look)
    see(page).click()
    for entry in (RULER, PEOPLE, TRIALS):
        place(page, entry).get_by_role("button", name="Vis tallene i en tabell").click()
    place(page, TRIALS).get_by_role("button", name="Trekk ti").click()
    place(page, PEOPLE).get_by_role("button", name="Din egen studie").click()
    page.evaluate("scrollTo(0, 0)")
    assert [] == faults(page, ".bd-article")


def test_large_text_has_room_on_a_phone(explorers: Explorers) -> None:
    page = explorers(width=320)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    see(page).click()
    place(page, PEOPLE).get_by_role("button", name="Din egen studie").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_and_on_paper_every_number_is_read_and_no_control_is_there(
    explorers: Explorers,
) -> None:
    for page in (explorers(java_script_enabled=False, wait=False), explorers()):
        page.emulate_media(media="print")
        for row in RULER["rows"]:
            expect(place(page).get_by_role("rowheader", name=row["who"]["nb"])).to_be_visible()
        expect(place(page, PEOPLE).get_by_role("cell", name="22 av 100 (16,4–29,6)")).to_be_visible()
        for role in ("slider", "button"):
            expect(page.locator(".ts-effects").get_by_role(role)).to_have_count(0)
