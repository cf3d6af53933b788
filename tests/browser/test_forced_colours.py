"""In forced colours – the contrast themes of Windows –, light and dark: what is drawn and filled is seen, nothing covers a text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from book_page import Opener

TIMER = "book/chapters/prevention/warm_up.html"
SURVEY = "book/chapters/introduction.html"
CHARTS = "book/chapters/long_term/varied_training.html"
SCHEMES = ("light", "dark")
#: The system's colours as they are computed: ``SYSTEM("Canvas")``.
SYSTEM = """(name) => {
  const probe = document.createElement("span");
  probe.style.cssText = `forced-color-adjust: none; color: ${name}`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}"""


def forced(open_page: Opener, path: str, scheme: str) -> Page:
    """Open a page for a reader with a contrast theme."""
    page: Page = open_page(path, width=390, scheme=scheme, forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    return page


def style(page: Page, selector: str, name: str) -> str:
    """Return a computed property of the first element that a selector finds."""
    return str(page.locator(selector).first.evaluate("(it, name) => getComputedStyle(it)[name]", name))


def test_the_timer_s_digits_have_no_ground_of_their_own_that_would_cover_what_stands_beside_them(
    open_page: Opener,
) -> None:
    page = forced(open_page, TIMER, "light")
    assert "none" == style(page, ".ts-warmup-digits", "forcedColorAdjust")
    assert page.evaluate(SYSTEM, "CanvasText") == style(page, ".ts-warmup-digits", "color")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("path", "filled"), [(TIMER, ".ts-warmup-fill"), (SURVEY, ".ts-beliefs-progress span")]
)
def test_how_far_one_has_come_is_filled_with_a_colour_of_the_system(
    open_page: Opener, scheme: str, path: str, filled: str
) -> None:
    page = forced(open_page, path, scheme)
    highlight = page.evaluate(SYSTEM, "Highlight")
    assert highlight == style(page, filled, "backgroundColor") != page.evaluate(SYSTEM, "Canvas")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_main_button_and_the_step_one_is_at_stand_out_and_can_be_read(
    open_page: Opener, scheme: str
) -> None:
    page = forced(open_page, TIMER, scheme)
    for place in (".ts-warmup-controls .ts-button--main", ".ts-quiz-step[aria-current]"):
        ground, text = style(page, place, "backgroundColor"), style(page, place, "color")
        assert (page.evaluate(SYSTEM, "Highlight"), page.evaluate(SYSTEM, "HighlightText")) == (ground, text)
        # Otherwise the browser paints a ground of the page's colour behind the letters alone.
        assert "none" == style(page, place, "forcedColorAdjust")


def test_the_dots_of_the_survey_s_lines_are_drawn(open_page: Opener) -> None:
    page = forced(open_page, SURVEY, "dark")
    dots = page.locator(".ts-beliefs-line").first.evaluate(
        "(it) => getComputedStyle(it, '::after').backgroundImage"
    )
    assert page.evaluate(SYSTEM, "CanvasText") in dots


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_chart_is_drawn_in_the_system_s_colours(open_page: Opener, scheme: str) -> None:
    page = forced(open_page, CHARTS, scheme)
    chart = page.locator("[data-plotly]").first
    chart.scroll_into_view_if_needed()
    expect(chart.locator(".xtitle")).to_be_attached()
    ink = page.evaluate(SYSTEM, "CanvasText")
    expect(chart.locator(".xtitle")).to_have_css("fill", ink)
    lines = chart.locator(".js-line").evaluate_all("(all) => all.map((it) => getComputedStyle(it).stroke)")
    assert len(set(lines)) == 2  # two lines, each in the chart and in its legend
    assert page.evaluate(SYSTEM, "Canvas") not in lines
