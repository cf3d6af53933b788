"""Every page of the built book, as readers meet it: light and dark, wide and on a phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from conftest import BOOK, ROOT

AXE = ROOT / "tests/vendor/axe-core/axe.min.js"
PAGES = sorted(
    str(path.relative_to(BOOK)) for path in BOOK.rglob("*.html") if "_static" not in path.parts
) or ["index.html"]
CHAPTERS = [page for page in PAGES if page.startswith("book/")]
LOOKS = (("light", 1280), ("dark", 1280), ("dark", 390), ("light", 390))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]

RUN_AXE = """async (rules) => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: rules}});
  return found.violations.map((v) => v.id + ": " + v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join(" | "));
}"""


def test_the_book_was_built_before_its_pages_were_counted(book: Path) -> None:
    assert len(CHAPTERS) >= 7


@pytest.mark.parametrize("path", [p for p in PAGES if p != "index.html"])
def test_a_page_has_no_accessibility_fault_in_light_in_dark_and_on_a_phone(open_page, path: str) -> None:
    page = open_page(path)
    page.evaluate("document.querySelectorAll('article details').forEach((fold) => (fold.open = true))")
    for figure in page.locator("[data-plotly], .js-plotly-plot").all():
        figure.scroll_into_view_if_needed()
    page.locator("html[data-page=ready]").wait_for(state="attached")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for scheme, width in LOOKS:
        page.set_viewport_size({"width": width, "height": 844})
        page.evaluate("(scheme) => (document.documentElement.dataset.theme = scheme)", scheme)
        found = None
        for _ in range(5):  # the theme measures what can be scrolled a while after a resize
            page.wait_for_timeout(700)
            found = page.evaluate(RUN_AXE, RULES)
            if not found:
                break
        assert [] == found, (scheme, width)


@pytest.mark.parametrize("path", CHAPTERS)
def test_no_page_scrolls_sideways(open_page, path: str) -> None:
    page = open_page(path)
    page.evaluate("document.querySelectorAll('article details').forEach((fold) => (fold.open = true))")
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.mark.parametrize("path", [p for p in PAGES if p != "index.html"])
def test_the_interface_speaks_norwegian(book: Path, path: str) -> None:
    html = (book / path).read_text(encoding="utf-8")
    for phrase in (
        "Skip to main", "Back to top", "On this page", "Site navigation", "Toggle ", "Color mode", "Link to this",
        "Search this book", "next page", "previous page", ">Contents<", "By Trygg", "Show code", "Hide code", "System Settings",
    ):  # fmt: skip
        assert phrase not in html, phrase


@pytest.mark.parametrize("path", [p for p in PAGES if p != "index.html"])
def test_every_link_inside_the_book_leads_somewhere(book: Path, path: str) -> None:
    html = (book / path).read_text(encoding="utf-8")
    for target in re.findall(r'<a [^>]*href="([^"#?]+)[^"]*"', html):
        if not re.match(r"\w+:", target):
            assert ((book / path).parent / target).resolve().is_file(), target


@pytest.mark.parametrize("path", [p for p in PAGES if p != "index.html"])
def test_a_page_names_no_foreign_script_style_font_or_picture_and_runs_no_inline_script(
    book: Path, path: str
) -> None:
    html = (book / path).read_text(encoding="utf-8")
    assert [] == re.findall(r'<(?:script|img|iframe|source)[^>]+src="(?:https?:)?//[^"]*"', html)
    assert [] == re.findall(
        r'<link[^>]+rel="(?:stylesheet|preload|icon|manifest)"[^>]+href="(?:https?:)?//', html
    )
    assert [] == re.findall(r"<script(?![^>]*\b(?:src=|type=\"application/))", html)
    assert [] == re.findall(r"\son\w+=\"", html)


@pytest.mark.parametrize("path", CHAPTERS)
def test_the_numbers_to_ring_and_the_alarm_signs_are_on_every_page(open_page, path: str) -> None:
    page = open_page(path, width=390)
    strip = page.locator(".ts-alarm")
    assert ["tel:113", "tel:116117"] == [a.get_attribute("href") for a in strip.locator("a").all()[:2]]
    assert strip.get_by_text("Alarmsymptomer").get_attribute("href").endswith("alarm_signs.html")


def test_the_first_address_names_its_title_its_language_and_an_icon_that_is_there(book: Path) -> None:
    page = BeautifulSoup((book / "index.html").read_text(encoding="utf-8"), "html.parser")
    assert "nb" == page.html["lang"]
    assert "Trygg trening" in page.title.text
    assert (book / page.find("link", rel="icon")["href"]).is_file()


def test_the_first_address_leads_to_the_landing_page(open_page) -> None:
    page = open_page("index.html", wait=False)
    page.wait_for_url("**/book/index.html")
    assert "Trygg trening" in page.locator("h1").inner_text()


@pytest.mark.parametrize("path", CHAPTERS)
def test_the_page_can_be_read_with_scripts_off(open_page, path: str) -> None:
    page = open_page(path, java_script_enabled=False, wait=False)
    assert page.locator("h1").is_visible()
    for place in page.locator(".ts-live").all():
        assert place.inner_text().strip() != ""


@pytest.mark.parametrize("path", CHAPTERS)
def test_the_swap_from_still_to_live_hardly_moves_the_page(open_page, path: str) -> None:
    observe = """
      window.shift = 0;
      new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) window.shift += e.value; })
        .observe({type: "layout-shift", buffered: true});
    """
    page = open_page(path, width=390, height=844, init_script=observe)
    page.wait_for_timeout(500)
    assert page.evaluate("window.shift") < 0.02


@pytest.mark.parametrize("way", ["reload", "back"])
def test_a_reader_who_comes_back_is_where_they_left_the_page(open_page, book_url: str, way: str) -> None:
    page = open_page(CHAPTERS[-1], width=390, height=844)
    page.locator("html[data-page=ready]").wait_for(state="attached")
    page.evaluate("scrollTo(0, 0.7 * document.documentElement.scrollHeight)")
    left_at = page.evaluate("scrollY")
    assert left_at > 3000
    if way == "reload":
        page.reload()
    else:
        page.goto(book_url + "book/about.html")
        page.go_back()
    page.locator("html[data-page=ready]").wait_for(state="attached")
    assert left_at == pytest.approx(page.evaluate("scrollY"), abs=200)


@pytest.mark.parametrize("missing", ["loader", "warm_up_timer"])
def test_a_page_whose_scripts_do_not_come_is_there_to_its_end(chromium, book_url: str, missing: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.route(f"**/{missing}.*.js", lambda route: route.abort())
    page.goto(f"{book_url}book/chapters/prevention/warm_up.html")
    page.locator("footer").last.wait_for(state="visible")
    assert page.locator(".bd-article > section > section").last.is_visible()
    context.close()


def test_the_theme_follows_the_device_and_then_the_reader(open_page) -> None:
    page = open_page("book/index.html", scheme="dark")
    theme = "document.documentElement.dataset.theme"
    assert "dark" == page.evaluate(theme)
    button = page.locator(".theme-switch-button").first
    page.locator("html[data-page=ready]").wait_for(state="attached")
    seen = set()
    for _ in range(3):
        button.click()
        seen.add((page.evaluate("document.documentElement.dataset.mode"), page.evaluate(theme)))
    assert {("light", "light"), ("dark", "dark"), ("auto", "dark")} == seen
    page.evaluate("localStorage.setItem('mode', 'light')")
    page.reload()
    assert "light" == page.evaluate(theme)


def test_the_search_finds_a_word_of_the_warm_up_chapter(open_page) -> None:
    page = open_page("search.html?q=oppvarming", wait=False)
    page.wait_for_selector("#search-results li a")
    assert any("warm_up" in link.get_attribute("href") for link in page.locator("#search-results li a").all())


def test_a_copy_opened_from_disk_is_alive(open_page, book: Path) -> None:
    page = open_page("book/chapters/prevention/warm_up.html", base=book.as_uri() + "/")
    assert "ready" == page.evaluate("document.documentElement.dataset.widgets")
    assert page.locator(".ts-live[data-ready]").count() == page.locator(".ts-live").count() > 0
