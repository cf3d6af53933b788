"""How a quiz of the book stands on the page: still and live, without scripts, on paper, for everybody."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from book_page import WIDTHS, Opener, faults, height, line
from quiz_reader import GRADUAL, KINDS, QUIZZES, WARM_UP, opened, wrong
from widget_stills import still as drawn_still


@pytest.mark.parametrize("language", ["nb", "en"])
def test_turning_moves_nothing_and_the_still_is_as_high_as_the_live_view(
    open_page: Opener, language: str
) -> None:
    reader = opened(open_page, WARM_UP, language)
    live = {}
    for width in WIDTHS:
        reader.page.set_viewport_size({"width": width, "height": 900})
        heights = set()
        for number in range(len(reader.items)):
            reader.go_to(number)
            heights.add(height(reader.place))
        live[width] = max(heights)
        assert live[width] - min(heights) < 1, width
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
    still = f'<div class="ts-still">{drawn_still(reader.widget, language)}</div>'
    reader.place.locator("..").evaluate("(place, html) => (place.innerHTML = html)", still)
    for width, high in live.items():
        reader.page.set_viewport_size({"width": width, "height": 900})
        assert high == pytest.approx(height(reader.place), abs=line(reader.place)), width


def test_without_scripts_every_question_shows_and_its_answer_unfolds(open_page: Opener) -> None:
    page = open_page(GRADUAL, java_script_enabled=False, wait=False)
    place = page.get_by_role("region", name="Gradvis økning: test deg selv")
    expect(place.locator(".ts-quiz-stem").filter(visible=True)).to_have_count(8)
    expect(place.get_by_role("button")).to_have_count(0)
    card = place.locator(".ts-quiz-card", has_text="Spørsmål 2 av 8")
    answer = place.get_by_text("Riktig svar: 2,85 ganger")
    expect(answer).to_be_hidden()
    for fold in place.get_by_text("Vis svaret").all():
        fold.click()
    expect(answer).to_be_visible()
    expect(card.get_by_text("Vis svaret")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_on_paper_every_question_shows(open_page: Opener, scripts: bool) -> None:
    page = open_page(GRADUAL, java_script_enabled=scripts, wait=scripts)
    page.emulate_media(media="print")
    stems = [item.stem.nb for item in QUIZZES[GRADUAL].questions.items]
    expect(page.locator(".ts-quiz-stem").filter(visible=True)).to_have_text(stems)


@pytest.mark.parametrize(("theme", "width"), [("light", 390), ("dark", 1280)])
@pytest.mark.parametrize("path", QUIZZES)
def test_no_state_has_an_accessibility_fault_and_all_text_has_contrast_7(
    open_page: Opener, path: str, theme: str, width: int
) -> None:
    reader = opened(open_page, path, width=width, scheme=theme)
    if reader.items[0].hint:
        reader.button("Tips").click()
    reader.check()
    assert [] == faults(reader.page, ".ts-quiz")
    for kind, (page, number) in KINDS.items():
        if page == path:
            reader.answer(number, wrong(reader.items[number]))
            reader.button("Vis fasit").click()
            reader.place.evaluate("(it) => it.scrollIntoView()")  # the bar of the page covers none of it
            assert [] == faults(reader.page, ".ts-quiz"), kind
    reader.go_to(0)
    reader.button("Resultat").click()
    reader.place.get_by_role("button", name="Slett svarene").click()
    assert [] == faults(reader.page, ".ts-quiz")
