"""The search as readers meet it: numbers, spelling, alarm words first, by keys, heard, on a phone and from disk."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from book_page import ENGLISH, faults

ALARM_PAGE = "book/alarm_signs.html"


class Search:
    """The search page with what was found for a query."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.status = page.get_by_role("status")
        self.hits = page.locator("#course-search > ol > li")
        self.alarm = page.locator("#course-search > ol > li:first-child.ts-search-alarm")

    def links(self) -> list[str]:
        return [str(link.get_attribute("href")) for link in self.page.locator("#course-search ol a").all()]

    def excerpts(self) -> Locator:
        return self.page.locator(".ts-search-parts p")


@pytest.fixture
def searched(open_page: Any) -> Any:
    def open_(query: str, **options: Any) -> Search:
        search = Search(open_page(f"search.html?q={quote(query)}", **options))
        expect(search.status).not_to_be_empty()
        return search

    return open_


@pytest.mark.parametrize("query", ["113", "116117", "116 117", "116\u00a0117"])
def test_a_number_to_call_shows_the_alarm_page_first_with_the_numbers_as_links(
    searched: Any, query: str
) -> None:
    search = searched(query)
    expect(search.alarm.get_by_role("heading").get_by_role("link")).to_have_attribute("href", ALARM_PAGE)
    for number, name in (("113", "Ring 113"), ("116117", "Ring 116\u00a0117")):
        expect(search.alarm.get_by_role("link", name=name, exact=True).first).to_have_attribute(
            "href", f"tel:{number}"
        )
    expect(search.status).to_contain_text("Alarmsymptomene står først.")
    expect(search.alarm.locator("mark").first).to_have_text(re.compile("113|116\\s117"))


@pytest.mark.parametrize(
    "query",
    ["nummen", "numen", "brystsmerter", "febr", "falt", "kreft", "tisse", "urin", "graivd", "svak kjerne", "blodig avforing", "chest pain", "Når skal jeg til lege?"],
)  # fmt: skip
def test_any_alarm_word_shows_the_alarm_page_first(searched: Any, query: str) -> None:
    search = searched(query)
    expect(search.alarm.locator('a[href="tel:113"]')).to_be_visible()
    assert ALARM_PAGE == search.links()[0]


@pytest.mark.parametrize(
    ("query", "page", "shown"),
    [
        ("20,8", "gradual_progression", "20,8"),
        ("95 %", "glossary", "95 %"),
        ("C37", "gradual_progression", "C37"),
        ("lofte", "warm_up", "løfte"),
        ("opvarming", "warm_up", "oppvarming"),
        ("oppvarmning", "warm_up", "oppvarming"),
        ("isjias", "glossary", "isjias"),
        ("skiveprolaps", "glossary", "prolaps"),
        ("hekseskudd", "glossary", "hekseskudd"),
        ("kink i ryggen", "glossary", "kink"),
        ("belastningsøkning", "gradual_progression", "belastning"),
    ],
)
def test_what_people_type_finds_the_page_that_holds_it(
    searched: Any, query: str, page: str, shown: str
) -> None:
    search = searched(query)
    assert any(f"/{page}.html" in link for link in search.links()), search.links()
    expect(search.page.locator("#course-search").get_by_text(re.compile(shown, re.I)).first).to_be_visible()
    expect(search.alarm).to_have_count(0)


def test_a_misspelt_word_is_said_and_the_right_one_offered(searched: Any) -> None:
    search = searched("oppvarmning")
    expect(search.status).to_have_text(
        re.compile("^Ingen treff på «oppvarmning». Treff på \\d+ sider for «oppvarming».$")
    )
    search.page.get_by_role("link", name="oppvarming", exact=True).click()
    expect(search.page.locator(".bd-search-container input")).to_have_value("oppvarming")
    expect(search.status).to_have_text(re.compile("^Treff på \\d+ sider for «oppvarming».$"))


def test_an_excerpt_is_of_the_text_and_a_hit_leads_to_the_place(searched: Any) -> None:
    search = searched("20,8")
    expect(search.excerpts().first).to_contain_text("20,8")
    assert not re.search("Livsfare|Vondt nå|Hopp til|Vis koden|Innhold", search.excerpts().first.inner_text())
    search.page.locator(".ts-search-parts a").first.click()
    anchor = search.page.url.split("#")[1]
    expect(search.page.locator(f"[id='{anchor}']")).to_contain_text("20,8")
    expect(search.page.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_where_nothing_is_found_there_is_help_and_the_way_to_the_alarm_page(searched: Any) -> None:
    search = searched("xyzzy")
    expect(search.status).to_have_text("Ingen treff på «xyzzy».")
    help_ = search.page.locator("#course-search")
    for name, href in (
        ("Slå opp i ordlista", "book/glossary.html"),
        ("Alarmsymptomer: når du skal ringe", ALARM_PAGE),
    ):
        expect(help_.get_by_role("link", name=name)).to_have_attribute("href", href)


def test_what_was_typed_is_shown_as_text_and_never_run(searched: Any) -> None:
    query = "<img src=x onerror=document.title='run'>"
    search = searched(query)
    expect(search.status).to_contain_text(query)
    assert 0 == search.page.locator("#course-search img, #search-status img").count()
    assert "run" != search.page.title()


def test_a_reader_searches_by_keys_from_any_page(open_page: Any) -> None:
    page = open_page("book/glossary.html")
    page.locator("html[data-page=ready]").wait_for(state="attached")
    page.keyboard.press("Control+k")
    page.keyboard.type("feber")
    page.keyboard.press("Enter")
    search = Search(page)
    expect(search.status).to_contain_text("«feber»")
    expect(page).to_have_title(re.compile("^feber – Søk"))
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.ts-search-alarm') !== null"):
            break
    expect(search.alarm.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/alarm_signs.html")


@pytest.mark.parametrize("query", ["nummen", "oppvarmning", "xyzzy"])
def test_the_results_have_no_accessibility_fault_and_fit_a_phone_with_large_text(
    searched: Any, query: str
) -> None:
    for scheme in ("light", "dark"):
        search = searched(query, width=390, scheme=scheme, reduced_motion="reduce")
        assert [] == faults(search.page, ".bd-search-container")
        search.page.add_style_tag(content="html { font-size: 200% }")
        for width in (390, 320):
            search.page.set_viewport_size({"width": width, "height": 844})
            assert search.page.evaluate("document.documentElement.scrollWidth") <= width
        for link in search.page.locator("#course-search a:visible").all():
            box = link.bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 320


def test_the_search_works_on_a_page_opened_from_disk(book: Path, searched: Any) -> None:
    search = searched("20,8", base=book.as_uri() + "/")
    expect(search.excerpts().first).to_contain_text("20,8")


def test_where_the_index_does_not_come_it_is_said_and_the_alarm_page_is_a_link(open_page: Any) -> None:
    def without_index(page: Page) -> None:
        page.route(
            "**/search_index.*.js", lambda route: route.fulfill(body="", content_type="text/javascript")
        )

    search = Search(open_page("search.html?q=feber", before=without_index))
    expect(search.status).to_have_text(
        "Søket kunne ikke lastes. Last siden på nytt, eller bruk innholdslisten."
    )
    expect(search.page.locator(f"#course-search a[href='{ALARM_PAGE}']")).to_be_visible()


def test_an_english_page_is_searched_and_spoken_to_in_english(searched: Any) -> None:
    search = searched("xyzzy", init_script=ENGLISH)
    expect(search.status).to_have_text("Nothing found for “xyzzy”.")


def test_no_other_page_carries_the_search(book: Path) -> None:
    for path in (book / "book").rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert not re.search(r"search_index|searchtools|language_data|searchindex|sphinx_highlight", page), (
            path
        )
