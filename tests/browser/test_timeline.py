"""Timelines as readers use them: by keys, by tap, on the curve, without scripts, on paper and in large text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from book_page import height
from browsing import served
from tiny_book import CELL, build
from training_safety import activity

NAMES = ("what_is_it.soreness_curve", "self_care.first_days", "injuries_and_conditions.findings_by_age")
SORENESS, PLAN, FINDINGS = (activity(name).activity for name in NAMES)
CODE = f"""from IPython.display import display
from training_safety import activity
for name in {NAMES}:
    display(activity(name))"""
Timelines = Callable[..., Page]
pytestmark = pytest.mark.xdist_group("timeline-book")


@pytest.fixture(scope="module")
def book_of_timelines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("timelines")
    run = build(folder, {"index.md": CELL % CODE, "alarm_signs.md": "# Vondt nå?\n"}, ("alarm_signs",))
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    yield from served(folder / "_build/html")


@pytest.fixture
def timelines(open_page: Any, book_of_timelines: str) -> Timelines:
    return lambda **options: open_page(
        "book/index.html", base=book_of_timelines, **{"width": 390, "height": 844, **options}
    )


def place(page: Page, entry: dict[str, Any] = SORENESS) -> Locator:
    return page.get_by_role("region", name=entry["title"]["nb"], exact=True)


def test_the_slider_tells_its_place_by_keys_and_what_is_new_is_said_once(timelines: Timelines) -> None:
    one = place(timelines())
    slider, said = one.get_by_role("slider"), one.get_by_role("status")
    slider.focus()
    slider.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "168 timer etter økta: 29 % av det verste")
    expect(one.locator(".ts-timeline-now")).to_have_text("168 timer etter økta: 29 % av det verste")
    expect(said).to_have_text("Ei uke: borte eller nesten borte.")
    slider.press("ArrowLeft")
    expect(slider).to_have_attribute("aria-valuetext", "162 timer etter økta: 31 % av det verste")
    expect(said).to_have_text("Fire døgn: merkbart bedre.")
    expect(one.get_by_role("button", name="96 timer")).to_have_attribute("aria-pressed", "true")


def test_a_mark_is_tapped_and_nothing_moves(timelines: Timelines) -> None:
    one = place(timelines())
    before = height(one)
    for mark in SORENESS["marks"]:
        button = one.get_by_role("button", name=f"{mark['at']} timer", exact=True)
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(one.locator(".ts-timeline-says > :not([data-away]) > p").first).to_have_text(mark["nb"])
        assert before == height(one)
    size = one.get_by_role("button").first.bounding_box()
    assert size is not None
    assert min(size["width"], size["height"]) >= 44


def test_a_press_on_the_curve_goes_there_and_dragging_follows(timelines: Timelines) -> None:
    page = timelines()
    one = place(page)
    curve = one.locator(".ts-timeline-curve > svg")
    curve.scroll_into_view_if_needed()
    box = curve.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 48 / 168, box["y"] + 40)
    page.mouse.down()
    expect(one.locator(".ts-timeline-now")).to_contain_text("48 timer etter økta: 100")
    page.mouse.move(box["x"] + box["width"] + 60, box["y"] + 40, steps=3)
    page.mouse.up()
    expect(one.locator(".ts-timeline-now")).to_contain_text("168 timer")
    expect(one.get_by_role("status")).to_have_text("Ei uke: borte eller nesten borte.")


def test_a_plan_has_the_way_to_the_symptom_check_before_all_else_and_soreness_where_it_is_asked_for(
    timelines: Timelines,
) -> None:
    page = timelines()
    place(page).get_by_role("button", name="72 timer").click()
    expect(place(page).get_by_role("link", name="Gå til symptomsjekken")).to_be_visible()
    place(page, PLAN).get_by_role("link", name="Først: Gå gjennom hele symptomsjekken").click()
    page.wait_for_url("**/book/alarm_signs.html")


def test_values_out_of_a_hundred_are_dots_and_words(timelines: Timelines) -> None:
    one = place(timelines(), FINDINGS)
    one.get_by_role("button", name="Alder: 80").click()
    for each in FINDINGS["series"]:
        value = next(mark["value"] for mark in each["marks"] if mark["at"] == 80)
        told = one.get_by_role("listitem").filter(has_text=each["nb"])
        expect(told).to_contain_text(f"{value} av 100 smertefrie 80-åringer")
        drawn = told.locator(".ts-timeline-filled").get_attribute("d")
        assert value == (drawn or "").count("M")


def test_without_scripts_and_on_paper_every_mark_is_read_and_no_control_is_there(
    timelines: Timelines,
) -> None:
    for page in (timelines(java_script_enabled=False, wait=False), timelines()):
        page.emulate_media(media="print")
        one = place(page)
        for mark in SORENESS["marks"]:
            expect(one.get_by_text(mark["nb"]).locator("visible=true")).to_have_count(1)
        expect(one.get_by_role("slider")).to_have_count(0)
        expect(one.get_by_role("button")).to_have_count(0)
