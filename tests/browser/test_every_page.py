"""Every page of the built book, asked all at once: one visit as on a phone, and one with scripts off."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from book_page import PAGES, WIDTHS, Opener, faults
from patience import TWO_FRAMES, eventually
from printed_page import FOLDED, letters, printed, texts

#: Where a chart comes by and by: one of the page, one of the load planner.
CHARTS = "[data-plotly], .ts-planner-chart"
READ = [page for page in PAGES if page.startswith("book/")]
#: What code says where it has nothing to say, on a page as a text of its own; not in code that is shown.
NO_WORDS = """() => {
  const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    const isNone = ["false", "true", "null", "undefined", "NaN", "[object Object]"].includes(data.trim());
    if (isNone && !parentElement.closest("script, style, pre, code")) found.push(`${parentElement.className}: ${data}`);
  }
  return found;
}"""
#: Keeps how much the page has moved under the reader since it began to come.
OBSERVE = """
  window.shift = 0;
  const add = (entries) => { for (const e of entries) if (!e.hadRecentInput) window.shift += e.value; };
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({type: "layout-shift", buffered: true});
  window.shifted = () => { add(observer.takeRecords()); return window.shift; };
"""


def on_paper(page: Page) -> list[str]:
    """Return what is wrong with the page as it is printed, nothing scrolled to and nothing unfolded."""
    for chart in page.locator(CHARTS).all():  # they come by themselves where there is a mouse
        expect(chart.locator(".main-svg").first).to_be_attached()
    folded = page.evaluate(FOLDED)
    paper = printed(page)
    title = page.locator("h1").evaluate("(h1) => h1.firstChild.textContent")
    wrong = []
    if not paper.startswith(letters("Livsfare 113 Legevakt 116 117 Vondt nå?") + letters(title)):
        wrong.append(f"begins with {paper[:80]}")
    for part in (".ts-claim p, .ts-safety li, figcaption", "[data-plotly] .xtitle"):
        wrong += [f"missing: {said}" for said in texts(page, part) if said not in paper]
    solutions = [told for told in texts(page, "[data-solution] :is(p, li)") if len(told) > 30]
    wrong += [f"tells the solution: {told}" for told in solutions if told in paper]
    if letters("Tallene i figuren") in paper:
        wrong.append("a fold that cannot be opened on paper")
    if folded != page.evaluate(FOLDED):
        wrong.append("the folds are not as they were")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    buttons = page.locator(".ts-widget :is(button, .ts-button)").filter(visible=True)
    wrong += [f"a button: {text}" for text in buttons.all_inner_texts()]
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    return wrong


def too_wide(page: Page) -> list[int]:
    """Return the widths [px] at which the page, all of it unfolded, scrolls sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(width)
    return found


@pytest.mark.parametrize("path", READ)
def test_a_page_stays_in_place_and_can_be_printed_read_and_used_in_every_look(
    open_page: Opener, path: str
) -> None:
    page = open_page(path, width=390, height=844, reduced_motion="reduce", init_script=OBSERVE)
    page.locator("html[data-page=ready]").wait_for(state="attached")
    page.evaluate("document.fonts.ready.then(() => undefined)")
    page.evaluate(TWO_FRAMES)
    shift = page.evaluate("window.shifted()")
    told: dict[str, object] = {"moves": [shift] if shift >= 0.02 else []}
    told["paper"] = on_paper(page)

    page.evaluate("document.querySelectorAll('article details').forEach((fold) => (fold.open = true))")
    for chart in page.locator(CHARTS).all():
        chart.scroll_into_view_if_needed()
        chart.locator(".main-svg").first.wait_for()
    told["light"] = faults(page, "html")
    page.emulate_media(color_scheme="dark")
    told["dark"] = faults(page, "html", of_colour=True)
    page.emulate_media(color_scheme="dark", forced_colors="active")
    told["forced colours"] = faults(page, "article", of_colour=True)
    page.emulate_media(color_scheme="light", forced_colors="none")
    told["scrolls sideways"] = too_wide(page)
    # Wide: the theme measures a while after it became so what can be scrolled, and lets keys reach it.
    told["wide"] = [] if eventually(lambda: faults(page, "html") == []) else faults(page, "html")

    told["no words"] = page.evaluate(NO_WORDS)

    assert {look: [] for look in told} == told


@pytest.mark.parametrize("path", READ)
def test_a_page_can_be_read_with_scripts_off(open_page: Opener, path: str) -> None:
    page = open_page(path, java_script_enabled=False, wait=False)
    assert page.locator("h1").is_visible()
    for place in page.locator(".ts-live").all():
        assert place.inner_text().strip() != ""
