"""A whole round of a quiz of the book: the result, what is kept, and the other language."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from book_page import Opener, height, kept, line, reload
from quiz_reader import GRADUAL, WARM_UP, Reader, opened, right, wrong


def swapped(item: Any) -> Any:
    """Return the right order with its first two changed places."""
    first, second, *rest = right(item)
    return [second, first, *rest]


def test_the_result_has_the_points_and_leads_back_to_what_is_worth_another_look(open_page: Opener) -> None:
    reader = opened(open_page, WARM_UP)
    given = {item.id: right(item) for item in reader.items[:4]}
    given |= {reader.items[4].id: wrong(reader.items[4]), reader.items[5].id: swapped(reader.items[5])}
    for number, answer in enumerate(given.values()):
        reader.answer(number, answer)
    score = reader.widget.questions.score(given)
    points = f"{score.points:.1f}".replace(".", ",")
    expect(reader.result).to_have_text("Delvis riktig – 0,8 av 1 poeng")
    expect(reader.card).to_contain_text("9 av 10 par av steg står i riktig rekkefølge.")
    expect(reader.progress).to_have_text(f"6 av 8 besvart, {points} poeng")

    reader.button("Resultat").click()
    expect(reader.focus).to_have_text(f"Du har {points} av 8 poeng.")
    expect(reader.card).to_contain_text("2 spørsmål er ikke besvart.")
    rows = reader.card.get_by_role("listitem").get_by_role("button")
    starts = [text.split("\n")[0] for text in rows.all_inner_texts()]
    assert [
        "Spørsmål 5: ikke helt", "Spørsmål 6: delvis riktig", "Spørsmål 7: ikke besvart", "Spørsmål 8: ikke besvart",
        *(f"Spørsmål {number}: riktig" for number in range(1, 5)),
    ] == starts  # fmt: skip
    rows.nth(7).click()
    expect(reader.focus).to_contain_text("Spørsmål 4 av 8")
    expect(reader.result).to_have_text("Riktig")
    reader.button("Resultat").click()
    rows.first.click()
    expect(reader.focus).to_contain_text("Spørsmål 5 av 8")
    reader.fill_in(reader.items[4], right(reader.items[4]))
    reader.check()
    points = f"{score.points + 1:.1f}".replace(".", ",")
    expect(reader.progress).to_have_text(f"6 av 8 besvart, {points} poeng")
    reader.button("Resultat").click()
    reader.button("Prøv alle på nytt").click()
    expect(reader.progress).to_have_text("0 av 8 besvart")


def test_answers_are_there_after_a_reload_and_gone_when_they_are_deleted(open_page: Opener) -> None:
    reader = opened(open_page, GRADUAL)
    for number, item in enumerate(reader.items):
        reader.answer(number, wrong(item) if number else right(item))
    reload(reader.page)
    expect(reader.card).to_contain_text("Du har 1 av 8 poeng.")
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
    expect(reader.progress).to_have_text("8 av 8 besvart, 1 poeng")
    delete.click()
    reader.place.get_by_role("button", name="Slett", exact=True).click()
    expect(reader.heard).to_have_text("Svarene er slettet.")
    expect(reader.focus).to_contain_text("Spørsmål 1 av 8")
    for _ in ("at once", "after a reload"):
        expect(reader.progress).to_have_text("0 av 8 besvart")
        expect(reader.place.locator("input:checked")).to_have_count(0)
        expect(reader.place.locator("input[type=text]")).to_have_value("")
        expect(delete).to_be_hidden()
        assert {} == kept(reader.page)
        reload(reader.page)


def test_a_returning_reader_meets_the_first_question_left_and_nothing_has_moved(open_page: Opener) -> None:
    reader = opened(open_page, width=390)
    before = height(reader.place)
    reader.answer(0, wrong(reader.items[0]))
    reload(reader.page)
    expect(reader.card).to_contain_text("Spørsmål 2 av 8")
    assert before == pytest.approx(height(reader.place), abs=line(reader.place))


def test_a_link_leads_to_its_question(open_page: Opener) -> None:
    reader = Reader(open_page(f"{WARM_UP}#quiz-warm_up-ramp_order-nb"), WARM_UP)
    expect(reader.card).to_contain_text("Spørsmål 6 av 8")


def test_on_an_english_page_the_quiz_is_english_from_the_question_to_the_result(open_page: Opener) -> None:
    reader = opened(open_page, GRADUAL, "en")
    assert "en" == reader.place.get_attribute("lang")
    expect(reader.place).to_contain_text("8 questions. Every answer comes with an explanation and a source.")
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
    reader.go_to(next(number for number, item in enumerate(reader.items) if item.kind == "matching"))
    expect(reader.card).to_contain_text("0 of 4 lines are right.")
    reader.go_to(len(reader.items) - 1)
    reader.button("See the result").click()
    expect(reader.focus).to_have_text("Your points: 3 of 8.")
    expect(reader.card).to_contain_text("Worth another look")
    expect(reader.place.get_by_role("button", name="Delete the answers")).to_be_visible()
