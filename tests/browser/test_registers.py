"""The list of claims as a reader uses it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

PAGE = "book/claims_register.html"


def test_claims_are_found_by_word_and_assessment_and_a_claim_leads_to_its_section_and_back(
    open_page: Any,
) -> None:
    page = open_page(PAGE)
    rows = page.locator(".ts-register > li")
    expect(rows).to_have_count(125)
    status = page.get_by_role("status").filter(has_text="påstander")
    expect(status).to_contain_text("125 av 125")

    page.get_by_label("Vurdering").select_option(label="Motsies av forskningen")
    expect(rows.filter(visible=True)).to_have_count(10)
    page.get_by_label("Finn i påstandene").fill("xyzzy")
    expect(status).to_contain_text("Ingen påstander passer")
    page.get_by_label("Finn i påstandene").fill("")
    page.get_by_label("Vurdering").select_option(label="Alle")
    page.get_by_label("Rekkefølge").select_option(label="Best støttet først")
    expect(rows.first).to_contain_text("Støttes av forskningen")

    page.locator("#c13 a").click()
    expect(page.locator("#claim-c13")).to_be_visible()
    page.locator("#claim-c13 .ts-answer > summary").filter(visible=True).first.click()
    evidence = page.locator("#claim-c13 .ts-more > summary")
    if evidence.count():
        evidence.first.click()
    page.get_by_role("link", name="C13 i oversikten over påstander").click()
    expect(page.locator("#c13")).to_be_in_viewport()
