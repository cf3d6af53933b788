"""Every page for a reader whose text is twice as large, on a phone: nothing to the side, no line of a single word.

Text is made large as readers do it, by the size they chose in the browser. A page zoomed to 200 % has the same
letters on a line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from book_page import PAGES, Opener
from browsing import FLAGS, Watched, watch
from prepare import browser

WIDTHS = (390, 320)
HEIGHT = 844
#: What a page is asked once everything on it is open.
ASKED = """() => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const name = (element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class")} «${element.innerText.slice(0, 40)}»`;
  // What scrolls in a place of its own – a table of numbers, a formula, code – may be wider than the screen; a drawing scales.
  const OWN_PLACE = ".ts-only-heard, .ts-scroll, .ts-planner-scroll, .ts-formula, pre, svg, .js-plotly-plot, dialog";
  const framed = (element) => {
    for (let box = element; box && !box.matches("article, body"); box = box.parentElement) {
      const { borderLeftWidth, borderTopWidth, backgroundColor } = getComputedStyle(box);
      const line = parseFloat(borderLeftWidth) + parseFloat(borderTopWidth) > 0;
      if (!["inline", "inline-block"].includes(getComputedStyle(box).display) && (line || backgroundColor !== "rgba(0, 0, 0, 0)")) return box;
    }
    return null;
  };
  // A control's name may take two short lines, so buttons are not asked; hidden text takes no room.
  const NOT_READ = `${OWN_PLACE}, button, select, script, style, .ts-by-row thead, [aria-hidden=true]`;
  const beside = [], narrow = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (text.data.trim().length < 4 || !shown(text.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const lines = [...range.getClientRects()].filter((line) => line.width > 1);
    if (lines.length === 0) continue;
    if (!text.parentElement.closest(OWN_PLACE)) {
      const right = Math.max(...lines.map((line) => line.right));
      if (right > innerWidth + 1) beside.push(`${name(text.parentElement)} ends at ${Math.round(right)}`);
    }
    if (lines.length < 3 || text.parentElement.closest(NOT_READ) || !framed(text.parentElement)) continue;
    let block = text.parentElement;
    while (["inline", "contents"].includes(getComputedStyle(block).display)) block = block.parentElement;
    const { paddingLeft, paddingRight } = getComputedStyle(block);
    const letter = lines.reduce((sum, line) => sum + line.width, 0) / text.data.trim().length;
    const letters = (block.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)) / letter;
    if (letters < 12) narrow.push(`${name(block)} has room for ${letters.toFixed(1)}`);
  }
  // The words of a safety box are never shortened: there, the first number to call is near its top.
  const top = (box) => box.querySelector("a[href^='tel:']").getBoundingClientRect().top - box.getBoundingClientRect().top;
  const high = [...new Set([...document.querySelectorAll("article a[href='tel:113']")].map((link) => framed(link)))]
    .filter((box) => box && !box.matches(".ts-claim, .ts-safety--rule, .ts-safety-note--rule"))
    .filter((box) => (box.matches(".ts-safety, .ts-safety-note, .ts-check") ? top(box) > 1.5 * innerHeight : box.getBoundingClientRect().height > 3 * innerHeight));
  return { wide: document.documentElement.scrollWidth, beside, narrow, high: high.map(name) };
}"""


SOFT_HYPHEN = "\u00ad"
LONG_WORDS = "book/chapters/prevention/warm_up.html"
#: A style for the line by which a page finds out whether the browser divides words (page.js).
DIVIDES = """document.addEventListener("DOMContentLoaded", () => {
  const style = document.createElement("style");
  style.textContent = 'body > p[lang="nb"] { overflow-wrap: %s !important; hyphens: manual !important; }';
  document.head.append(style);
});"""


@pytest.fixture(scope="module")
def large_text(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A browser whose reader chose text of 32 px where 16 is usual."""
    profile = tmp_path_factory.mktemp("profile")
    (profile / "Default").mkdir()
    sizes = {"default_font_size": 32, "default_fixed_font_size": 26}
    (profile / "Default" / "Preferences").write_text(json.dumps({"webkit": {"webprefs": sizes}}))
    context = chromium.browser_type.launch_persistent_context(
        profile, executable_path=browser(), args=FLAGS, viewport={"width": 390, "height": HEIGHT}
    )
    yield context
    context.close()


@pytest.mark.parametrize("path", [page for page in PAGES if page != "index.html"])
def test_in_text_twice_as_large_all_of_a_page_can_be_read_on_a_phone(
    large_text: Any, book_url: str, path: str
) -> None:
    page = large_text.new_page()
    watched = Watched()
    watch(page, book_url, watched)
    page.goto(book_url + path)
    page.locator("html[data-page=ready]").wait_for(state="attached")
    assert "32px" == page.evaluate("getComputedStyle(document.documentElement).fontSize")
    page.evaluate("document.querySelectorAll('article details').forEach((fold) => (fold.open = true))")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        found = page.evaluate(ASKED)
        assert {"wide": width, "beside": [], "narrow": [], "high": []} == found, width
    page.close()
    assert Watched() == watched


@pytest.mark.parametrize(
    ("width", "divides", "whole"), [(1280, False, True), (390, True, True), (390, False, False)]
)
def test_words_have_soft_hyphens_only_where_lines_are_short_and_the_browser_has_none_of_its_own(
    open_page: Opener, width: int, divides: bool, whole: bool
) -> None:
    page = open_page(LONG_WORDS, width=width, init_script=DIVIDES % ("anywhere" if divides else "normal"))
    page.locator("html[data-page=ready]").wait_for(state="attached")
    assert whole == (SOFT_HYPHEN not in page.locator("article").inner_text())


def test_what_is_copied_has_whole_words_with_their_headings_and_links(open_page: Opener) -> None:
    page = open_page(LONG_WORDS, width=390, init_script=DIVIDES % "normal")
    page.locator("html[data-page=ready]").wait_for(state="attached")
    assert SOFT_HYPHEN in page.locator("article").inner_text()
    page.evaluate(
        """() => {
          addEventListener("copy", ({ clipboardData }) => {
            window.copied = ["text/plain", "text/html"].map((kind) => clipboardData.getData(kind));
          });
          getSelection().selectAllChildren(document.querySelector("article"));
          document.execCommand("copy");
        }"""
    )
    text, html = page.evaluate("window.copied")
    assert "Betydningen av oppvarming" in text
    assert ">nevromuskulært program</" in html
    assert SOFT_HYPHEN not in text + html
