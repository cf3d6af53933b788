"""The pages of the built book as files, the way to the first of them, and the reader who comes back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from book_page import PAGES, Opener


def test_the_book_was_built_before_its_pages_were_counted(book: Path) -> None:
    assert len(PAGES) >= 8


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


def test_the_first_address_names_its_title_its_language_and_an_icon_that_is_there(book: Path) -> None:
    page = BeautifulSoup((book / "index.html").read_text(encoding="utf-8"), "html.parser")
    assert "nb" == page.html["lang"]
    assert "Trygg trening" in page.title.text
    assert (book / page.find("link", rel="icon")["href"]).is_file()


def test_the_first_address_leads_to_the_landing_page(open_page) -> None:
    page = open_page("index.html", wait=False)
    page.wait_for_url("**/book/index.html")
    assert "Trygg trening" in page.locator("h1").inner_text()


@pytest.mark.parametrize("way", ["reload", "back"])
def test_a_reader_who_comes_back_is_where_they_left_the_page(open_page, book_url: str, way: str) -> None:
    page = open_page("book/nomenclature.html", width=390, height=844)
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
    page.wait_for_selector("#course-search li a")
    assert any("warm_up" in link.get_attribute("href") for link in page.locator("#course-search li a").all())


def test_a_copy_opened_from_disk_is_alive(open_page, book: Path) -> None:
    page = open_page("book/chapters/prevention/warm_up.html", base=book.as_uri() + "/")
    assert "ready" == page.evaluate("document.documentElement.dataset.widgets")
    assert page.locator(".ts-live[data-ready]").count() == page.locator(".ts-live").count() > 0


def test_a_term_that_is_explained_in_place_has_no_gap_where_the_number_of_a_source_stood(
    open_page: Opener,
) -> None:
    page = open_page("book/chapters/practice/planning.html")
    page.locator("article a[href*='glossary']").filter(has_text="belastningen").first.press("Enter")
    explanation = page.get_by_role("dialog", name="belastning (AU)", exact=True)
    expect(explanation).to_contain_text("420 AU. Tallet beskriver økta.")
