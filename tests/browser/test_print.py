"""Pages on paper, read in the text of the PDF that the browser makes of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from book_page import Opener
from printed_page import letters, printed, texts

WITH_A_SOLUTION = "book/chapters/prevention/warm_up.html"
WITH_CHARTS = "book/chapters/causes/injuries_and_conditions.html"
WITH_A_CURVE = "book/chapters/long_term/varied_training.html"


def test_a_solution_that_the_reader_has_opened_is_printed(open_page: Opener) -> None:
    page = open_page(WITH_A_SOLUTION)
    page.get_by_text("Samme slag, med hint").click()
    page.get_by_text("Løsning", exact=True).filter(visible=True).click()
    paper = printed(page)
    solution = texts(page, ".ts-try [data-solution][open] p")
    assert solution
    assert [] == [step for step in solution if step not in paper]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_where_a_chart_was_not_drawn_its_numbers_are_printed(open_page: Opener, scripts: bool) -> None:
    page = open_page(WITH_CHARTS, has_touch=True, java_script_enabled=scripts, wait=scripts)
    expect(page.locator(".main-svg")).to_have_count(0)
    assert letters("Aldersforandring") + letters("2,24") in printed(page)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))") if scripts else None
    for table in page.locator(".ts-figure-numbers table").all():
        assert 1 <= table.locator("tbody tr").filter(visible=True).count() <= 15
    expect(page.locator("[data-plotly]").filter(visible=True)).to_have_count(0)


def test_a_page_in_dark_is_printed_in_dark_ink_with_its_charts_and_is_dark_again_afterwards(
    open_page: Opener,
) -> None:
    ink = """() => ["article p", "[data-plotly] .xtitle"].map((place) => {
      const { color, fill } = getComputedStyle(document.querySelector(place));
      const shown = place.endsWith("p") ? color : fill;
      return Math.max(...shown.match(/[0-9.]+/g).slice(0, 3)) < 60 ? "dark" : "light";
    })"""
    page = open_page(WITH_A_CURVE, scheme="dark")
    expect(page.locator("[data-plotly] .xtitle").first).to_be_attached()
    page.evaluate(f"addEventListener('beforeprint', () => (window.ink = ({ink})()))")
    assert ["light", "light"] == page.evaluate(ink)
    page.pdf()
    assert ["dark", "dark"] == page.evaluate("window.ink")
    assert "dark" == page.evaluate("document.documentElement.dataset.theme")


def test_without_scripts_a_page_prints_its_claims_open_and_its_solutions_closed(
    open_page: Opener,
) -> None:
    page = open_page(WITH_A_SOLUTION, java_script_enabled=False, wait=False)
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    for answer in page.locator(".ts-claim .ts-claim-verdict").all():
        expect(answer).to_be_visible()
    expect(page.locator("[data-solution]").filter(visible=True)).to_have_count(0)
