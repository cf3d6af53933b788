"""A whole round of a quiz of the book: the result, what is kept, the other language, and how it all looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from book_page import ENGLISH, WIDTHS, faults, height, kept, reload
from quiz_reader import GRADUAL, KINDS, QUIZZES, WARM_UP, Reader, right, wrong


@pytest.fixture
def quiz(open_page: Callable[..., Page]) -> Callable[..., Reader]:
    """Open a page and return a reader of its quiz: ``quiz(WARM_UP, "en", width=390)``."""

    def open_(path: str = WARM_UP, language: str = "nb", **options: Any) -> Reader:
        script = {"init_script": ENGLISH} if language == "en" else {}
        return Reader(open_page(path, **script, **options), path, language)

    return open_


def swapped(item: Any) -> Any:
    """Return the right order with its first two changed places."""
    first, second, *rest = right(item)
    return [second, first, *rest]


def test_the_result_has_the_points_and_leads_back_to_what_is_worth_another_look(quiz) -> None:  # type: ignore[no-untyped-def]
    reader = quiz(WARM_UP)
    given = {item.id: right(item) for item in reader.items[:4]}
    given |= {reader.items[4].id: wrong(reader.items[4]), reader.items[5].id: swapped(reader.items[5])}
    for number, answer in enumerate(given.values()):
        reader.answer(number, answer)
    score = reader.widget.questions.score(given)
    points = f"{score.points:.1f}".replace(".", ",")
    expect(reader.result).to_have_text("Delvis riktig – 0,8 av 1 poeng")
    expect(reader.card).to_contain_text("9 av 10 par av steg står i riktig rekkefølge.")
    expect(reader.progress).to_have_text(f"6 av 7 besvart, {points} poeng")

    reader.button("Resultat").click()
    expect(reader.focus).to_have_text(f"Du har {points} av 7 poeng.")
    expect(reader.card).to_contain_text("Ett spørsmål er ikke besvart.")
    rows = reader.card.get_by_role("listitem").get_by_role("button")
    starts = [text.split("\n")[0] for text in rows.all_inner_texts()]
    assert [
        "Spørsmål 5: ikke helt", "Spørsmål 6: delvis riktig", "Spørsmål 7: ikke besvart",
        *(f"Spørsmål {number}: riktig" for number in range(1, 5)),
    ] == starts  # fmt: skip
    rows.nth(6).click()
    expect(reader.focus).to_contain_text("Spørsmål 4 av 7")
    expect(reader.result).to_have_text("Riktig")
    reader.button("Resultat").click()
    rows.first.click()
    expect(reader.focus).to_contain_text("Spørsmål 5 av 7")
    reader.fill_in(reader.items[4], right(reader.items[4]))
    reader.check()
    points = f"{score.points + 1:.1f}".replace(".", ",")
    expect(reader.progress).to_have_text(f"6 av 7 besvart, {points} poeng")
    reader.button("Resultat").click()
    reader.button("Prøv alle på nytt").click()
    expect(reader.progress).to_have_text("0 av 7 besvart")


def test_answers_are_there_after_a_reload_and_gone_when_they_are_deleted(quiz) -> None:  # type: ignore[no-untyped-def]
    reader = quiz(GRADUAL)
    for number, item in enumerate(reader.items):
        reader.answer(number, wrong(item) if number else right(item))
    reload(reader.page)
    expect(reader.card).to_contain_text("Du har 1 av 7 poeng.")
    for number, item in enumerate(reader.items):
        reader.go_to(number)
        expect(reader.result).to_have_text("Ikke helt" if number else "Riktig")
        if item.kind == "number":
            expect(reader.card.get_by_role("textbox")).to_have_value("1")
        if item.kind == "matching":
            chosen = reader.card.get_by_role("combobox").evaluate_all("all => all.map((one) => one.value)")
            assert [str(choice) for choice in wrong(item)] == chosen

    delete = reader.place.get_by_role("button", name="Slett svarene")
    delete.click()
    keep = reader.place.get_by_role("button", name="Behold")
    expect(keep).to_be_focused()
    keep.click()
    expect(delete).to_be_focused()
    expect(reader.progress).to_have_text("7 av 7 besvart, 1 poeng")
    delete.click()
    reader.place.get_by_role("button", name="Slett", exact=True).click()
    expect(reader.heard).to_have_text("Svarene er slettet.")
    expect(reader.focus).to_contain_text("Spørsmål 1 av 7")
    for _ in ("at once", "after a reload"):
        expect(reader.progress).to_have_text("0 av 7 besvart")
        expect(reader.place.locator("input:checked")).to_have_count(0)
        expect(reader.place.locator("input[type=text]")).to_have_value("")
        expect(delete).to_be_hidden()
        assert {} == kept(reader.page)
        reload(reader.page)


def test_a_returning_reader_meets_the_first_question_left_and_nothing_has_moved(quiz) -> None:  # type: ignore[no-untyped-def]
    reader = quiz(width=390)
    before = height(reader.place)
    reader.answer(0, wrong(reader.items[0]))
    reload(reader.page)
    expect(reader.card).to_contain_text("Spørsmål 2 av 7")
    assert before == pytest.approx(height(reader.place), abs=8)


def test_a_link_leads_to_its_question(open_page) -> None:  # type: ignore[no-untyped-def]
    reader = Reader(open_page(f"{WARM_UP}#quiz-warm_up-ramp_order-nb"), WARM_UP)
    expect(reader.card).to_contain_text("Spørsmål 6 av 7")


def test_on_an_english_page_the_quiz_is_english_from_the_question_to_the_result(quiz) -> None:  # type: ignore[no-untyped-def]
    reader = quiz(GRADUAL, "en")
    assert "en" == reader.place.get_attribute("lang")
    expect(reader.place).to_contain_text("7 questions. Every answer comes with an explanation and a source.")
    field = reader.card.get_by_role("textbox", name="Your answer")
    reader.go_to(1)
    field.fill("many")
    reader.check()
    expect(reader.error).to_have_text("Write a number, such as 12.5.")
    field.fill("2.1 times")
    reader.check()
    expect(reader.heard).to_contain_text("Not quite. You get 2.1 when you add 10% of the starting value")
    reader.button("Show the answer").click()
    expect(reader.card).to_contain_text("Right answer: 2.85 times")
    expect(reader.card.get_by_role("link")).to_have_text("Buist et al. 2008")
    for number, item in enumerate(reader.items):
        if number != 1:
            reader.answer(number, right(item) if number % 2 else wrong(item))
    expect(reader.card).to_contain_text("0 of 4 lines are right.")
    reader.button("See the result").click()
    expect(reader.focus).to_have_text("Your points: 2 of 7.")
    expect(reader.card).to_contain_text("Worth another look")
    expect(reader.place.get_by_role("button", name="Delete the answers")).to_be_visible()


@pytest.mark.parametrize("language", ["nb", "en"])
def test_turning_moves_nothing_and_the_still_is_as_high_as_the_live_view(quiz, language: str) -> None:  # type: ignore[no-untyped-def]
    reader = quiz(WARM_UP, language)
    live = {}
    for width in WIDTHS:
        reader.page.set_viewport_size({"width": width, "height": 900})
        heights = set()
        for number in range(len(reader.items)):
            reader.go_to(number)
            heights.add(round(height(reader.place)))
        (live[width],) = heights
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= width
    still = f'<div class="ts-still">{reader.widget.still(language)}</div>'
    reader.place.locator("..").evaluate("(place, html) => (place.innerHTML = html)", still)
    for width, high in live.items():
        reader.page.set_viewport_size({"width": width, "height": 900})
        assert high == pytest.approx(height(reader.place), abs=8), width


def test_without_scripts_one_question_shows_at_a_time_and_its_answer_unfolds(open_page) -> None:  # type: ignore[no-untyped-def]
    page = open_page(GRADUAL, java_script_enabled=False, wait=False)
    place = page.get_by_role("region", name="Gradvis økning: test deg selv")
    shown = place.locator(".ts-quiz-count").filter(visible=True)
    expect(shown).to_have_text(["Spørsmål 1 av 7"])
    place.get_by_role("link", name="Spørsmål 3: ").click()
    expect(shown).to_have_text(["Spørsmål 3 av 7"])
    place.get_by_role("link", name="Forrige").click()
    place.get_by_text("Vis svaret").filter(visible=True).click()
    expect(place.get_by_text("Riktig svar: 2,85 ganger")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_on_paper_every_question_shows(open_page, scripts: bool) -> None:  # type: ignore[no-untyped-def]
    page = open_page(GRADUAL, java_script_enabled=scripts, wait=scripts)
    page.emulate_media(media="print")
    stems = [item.stem.nb for item in QUIZZES[GRADUAL].questions.items]
    expect(page.locator(".ts-quiz-stem").filter(visible=True)).to_have_text(stems)


@pytest.mark.parametrize(("theme", "width"), [("light", 390), ("dark", 1280)])
@pytest.mark.parametrize("path", QUIZZES)
def test_no_state_has_an_accessibility_fault_and_all_text_has_contrast_7(
    quiz, path: str, theme: str, width: int
) -> None:  # type: ignore[no-untyped-def]
    reader = quiz(path, width=width, scheme=theme)
    if reader.items[0].hint:
        reader.button("Tips").click()
    reader.check()
    assert [] == faults(reader.page, ".ts-quiz")
    for kind, (page, number) in KINDS.items():
        if page == path:
            reader.answer(number, wrong(reader.items[number]))
            if kind != "several":
                reader.button("Vis fasit").click()
            assert [] == faults(reader.page, ".ts-quiz"), kind
    reader.go_to(0)
    reader.button("Resultat").click()
    reader.place.get_by_role("button", name="Slett svarene").click()
    assert [] == faults(reader.page, ".ts-quiz")
