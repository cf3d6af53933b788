"""The symptom check as somebody with pain uses it: by thumb, by keys, offline, wrongly, in large text, on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from book_page import faults, kept, reload
from browsing import served
from symptom_check_reader import answer, question, to_the_end
from tiny_book import CELL, build
from training_safety.models.triage import DATA

CODE = "from training_safety.widgets import SymptomCheck\nSymptomCheck(%s)"
LEVELS = {level["id"]: level for level in DATA["levels"]}
FIRST = DATA["screens"][0]
Checks = Callable[..., Page]
pytestmark = pytest.mark.xdist_group("symptom-check-book")


@pytest.fixture(scope="module")
def book_of_checks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("checks")
    files = {"index.md": CELL % CODE % "", "alarm_signs.md": CELL % CODE % "own_page=True"}
    run = build(folder, files, ("alarm_signs",))
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    yield from served(folder / "_build/html")


@pytest.fixture
def checks(open_page: Any, book_of_checks: str) -> Checks:
    def open_(path: str = "book/alarm_signs.html", **options: Any) -> Page:
        return open_page(path, base=book_of_checks, **{"width": 390, "height": 844, **options})  # type: ignore[no-any-return]

    return open_


@pytest.mark.parametrize("size", ["100%", "200%"])
def test_one_tap_on_ja_brings_113_into_view_right_below_it(checks: Checks, size: str) -> None:
    page = checks()
    page.evaluate("(size) => document.documentElement.style.fontSize = size", size)
    for key in (FIRST["questions"][0]["key"], FIRST["questions"][-1]["key"]):
        answer(page, key, "Ja")
        call = question(page, key).get_by_role("link", name="Ring 113", exact=True)
        expect(call).to_be_in_viewport(ratio=1)
        assert "tel:113" == call.get_attribute("href")
        page.keyboard.press("Tab")
        expect(call).to_be_focused()
    expect(page.locator(".ts-check > [role=status]")).to_contain_text("Ring 113 nå")


def test_the_whole_check_goes_on_with_the_network_cut_by_keys_alone(checks: Checks) -> None:
    page = checks("book/index.html")
    begin = page.get_by_role("button", name="Begynn symptomsjekken")
    page.context.set_offline(True)
    begin.focus()
    begin.press("Enter")
    for screen in DATA["screens"]:
        if screen["id"] == "pregnancy":
            continue
        expect(page.locator(".ts-check-heading").first).to_be_focused()
        expect(page.locator(".ts-check-heading").first).to_have_text(screen["title"]["nb"])
        if screen["id"] == "person":
            question(page, "age").get_by_role("radio").nth(2).press("Space")
        if screen["id"] == "soreness":
            question(page, "doms_pattern").get_by_role("radio").nth(1).press("Space")
        page.locator(".ts-check-forward").press("Enter")
    expect(page.locator(".ts-check-heading").first).to_have_text(LEVELS["2"]["title"]["nb"])
    expect(page.locator(".ts-check-heading").first).to_be_focused()


def test_arrow_keys_do_not_take_a_yes_back_unasked(checks: Checks) -> None:
    page = checks()
    question(page, "chest").get_by_role("radio").first.press("Space")
    question(page, "chest").get_by_role("radio").first.press("ArrowRight")
    expect(question(page, "chest").get_by_role("radio").first).to_be_checked()
    expect(question(page, "chest").get_by_role("link", name="Ring 113", exact=True)).to_be_visible()
    expect(question(page, "chest").get_by_text("Skal svaret endres til «Nei»?")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(question(page, "chest").get_by_role("radio").first).to_be_focused()


def test_a_reload_begins_at_the_top_and_an_answer_that_was_kept_says_its_age(checks: Checks) -> None:
    page = checks()
    answer(page, "breath", "Ja")
    to_the_end(page)
    assert {} == kept(page)
    page.get_by_text("Oppsummering til den du ringer eller møter").click()
    page.get_by_role("button", name="Ta vare på den i denne nettleseren").click()
    reload(page)
    expect(page.locator(".ts-check-heading").first).to_have_text(FIRST["title"]["nb"])
    old = page.locator(".ts-check-kept details")
    expect(old.locator("summary")).to_contain_text("gammelt")
    expect(old.get_by_text("Råd: Ring 113 nå")).to_be_hidden()
    old.locator("summary").click()
    old.get_by_role("button", name="Slett").click()
    assert {} == kept(page)


def test_the_summary_is_printed_alone(checks: Checks) -> None:
    page = checks(init_script="window.print = () => {}")
    to_the_end(page)
    page.get_by_text("Oppsummering til den du ringer eller møter").click()
    page.get_by_role("button", name="Skriv ut").click()
    page.emulate_media(media="print")
    expect(page.locator(".ts-check-sheet")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".ts-check-sheet")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_without_scripts_and_on_paper_all_questions_are_lists(checks: Checks) -> None:
    keys = [q["ask"]["nb"] for screen in DATA["screens"] for q in screen["questions"] if q["level"]]
    for page in (checks("book/index.html", java_script_enabled=False, wait=False), checks("book/index.html")):
        page.emulate_media(media="print")
        lists = page.locator(".ts-check-paper").filter(visible=True)
        text = " ".join(lists.inner_text().split())
        assert [] == [ask for ask in keys if " ".join(ask.split()) not in text]
        expect(page.get_by_role("button", name="Begynn symptomsjekken")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_there_is_nothing_for_axe_to_find_and_nothing_is_wider_than_a_phone(
    checks: Checks, scheme: str
) -> None:
    page = checks(scheme=scheme, width=320)
    answer(page, "breath", "Ja")
    answer(page, "breath", "Nei")
    answer(page, "chest", "Vet ikke")
    assert [] == faults(page, ".ts-check")
    to_the_end(page)
    page.get_by_text("Oppsummering til den du ringer eller møter").click()
    assert [] == faults(page, ".ts-check")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    wide = "(it) => [...it.querySelectorAll('*')].filter((part) => part.getBoundingClientRect().right > innerWidth).length"
    assert 0 == page.locator(".ts-check").evaluate(wide)


def test_in_forced_colours_what_was_answered_is_seen(checks: Checks) -> None:
    page = checks(forced_colors="active")
    answer(page, "breath", "Ja")
    width = "(it) => getComputedStyle(it.closest('label')).borderTopWidth"
    radios = question(page, "breath").get_by_role("radio")
    assert radios.nth(0).evaluate(width) != radios.nth(1).evaluate(width)
