"""The alarm page as somebody in need meets it: on a phone, with scripts off, on paper."""

from __future__ import annotations

import pytest

from training_safety.models.triage import DATA

PAGE = "book/alarm_signs.html"
ASKED = {
    question["key"] for screen in DATA["screens"] for question in screen["questions"] if question["level"]
}
ASKED |= {rule["id"] for rule in DATA["rules"]}


def keys(rows) -> set[str]:
    return {row.get_attribute("data-key") for row in rows.all() if row.is_visible()}


def test_on_a_phone_the_first_screen_has_113_and_the_first_question(open_page) -> None:
    page = open_page(PAGE, width=390, height=844)
    button = page.locator(".ts-check").get_by_role("link", name="Ring 113", exact=True)
    box = button.bounding_box()
    assert "tel:113" == button.get_attribute("href")
    assert box["height"] >= 44
    first = page.locator(".ts-check-row").first
    assert first.bounding_box()["y"] + first.bounding_box()["height"] < 844


@pytest.mark.parametrize("media", ["screen", "print"])
def test_with_scripts_off_every_question_and_rule_is_read_on_the_screen_and_on_paper(
    open_page, media
) -> None:
    page = open_page(PAGE, width=390, java_script_enabled=False, wait=False)
    page.emulate_media(media=media)
    assert ASKED == keys(page.locator("li[data-key]"))
    fold = page.locator(".ts-reasons").first
    if media == "print":
        assert not fold.is_visible()
    else:
        assert not fold.locator("dd").first.is_visible()
        fold.locator("summary").click()
        assert fold.locator("dd").first.is_visible()
