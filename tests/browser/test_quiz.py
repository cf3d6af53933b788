"""Answering a quiz of the book: every kind of question, by mouse and by keyboard alone, rightly and wrongly."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from book_page import Opener
from quiz_reader import KINDS, QUIZZES, WARM_UP, Reader, explanations, opened, right, wrong

KEYS = {
    "single": "Riktig svar",
    "several": "Hører også med",
    "number": "Riktig svar: 2,85 ganger",
    "ordering": "Riktig rekkefølge",
    "matching": "Riktig svar: ",
}
#: Where several choices are explained: under all of them, or – the key is not told yet – under those that were made.
EXPLAINED = {
    "Riktig": "Forklaringen står under hvert alternativ.",
    "Ikke helt": "Forklaringen står under hvert alternativ du valgte.",
}


def test_the_pages_have_all_five_kinds_between_them() -> None:
    assert {"single", "several", "number", "ordering", "matching"} == set(KINDS)


def expect_judged(reader: Reader, number: int, answer: Any, verdict: str, points: int) -> None:
    """Expect the verdict, the explanation and its sources on the page, in the live region and in the counts."""
    item, count = reader.items[number], len(reader.items)
    expect(reader.result).to_have_text(verdict)
    expect(reader.result).to_be_focused()
    expect(reader.step(number)).to_have_accessible_name(f"Spørsmål {number + 1}: {verdict.lower()}")
    expect(reader.progress).to_have_text(f"1 av {count} besvart, {points} poeng")
    told = explanations(item, answer)
    for words, refs in told:
        expect(reader.card).to_contain_text(words.nb)
        for source in (reader.widget.references[key] for key in refs):
            shown = reader.card.locator(".ts-source").get_by_text(source["label"]["nb"]).first
            expect(shown).to_be_visible()
            if source["url"]:
                expect(shown).to_have_attribute("href", source["url"])
    spoken = EXPLAINED[verdict] if item.kind == "several" else told[0][0].nb
    expect(reader.heard).to_have_text(f"{verdict}. {spoken}")


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_is_judged_explained_sourced_and_spoken_and_may_be_tried_again(
    open_page: Opener, kind: str
) -> None:
    path, number = KINDS[kind]
    reader = opened(open_page, path)
    item = reader.items[number]
    reader.answer(number, wrong(item))
    expect_judged(reader, number, wrong(item), "Ikke helt", 0)

    expect(reader.card).not_to_contain_text(KEYS[kind])
    reader.button("Vis fasit").click()
    expect(reader.result).to_be_focused()
    expect(reader.card).to_contain_text(KEYS[kind])
    expect(reader.button("Vis fasit")).to_be_hidden()

    reader.button("Prøv igjen").click()
    expect(reader.focus).to_contain_text(f"Spørsmål {number + 1} av {len(reader.items)}")
    expect(reader.card.locator(".ts-said")).to_have_count(0)
    expect(reader.heard).to_be_empty()
    expect(reader.progress).to_have_text(f"0 av {len(reader.items)} besvart")
    if kind == "several":
        for box in reader.card.get_by_role("checkbox").all():
            box.uncheck()
    reader.fill_in(item, right(item))
    reader.check()
    expect_judged(reader, number, right(item), "Riktig", 1)
    expect(reader.button("Vis fasit")).to_be_hidden()


@pytest.mark.parametrize("path", QUIZZES)
def test_the_whole_quiz_can_be_done_with_the_keyboard_alone(open_page: Opener, path: str) -> None:
    reader = opened(open_page, path)
    press, count = reader.page.keyboard.press, len(reader.items)
    reader.step(0).focus()
    press("Enter")
    for number, item in enumerate(reader.items, start=1):
        expect(reader.focus).to_contain_text(f"Spørsmål {number} av {count}")
        reader.key_in(item, right(item))
        reader.tab_to("Sjekk svaret")
        press("Enter" if number % 2 else "Space")
        expect(reader.result).to_have_text("Riktig")
        expect(reader.result).to_be_focused()
        reader.tab_to("Neste" if number < count else "Se resultatet")
        press("Enter")
    expect(reader.focus).to_have_text(f"Du har {count} av {count} poeng.")
    expect(reader.card).to_contain_text("Alt er riktig.")


def test_a_number_may_have_a_comma_or_a_point_and_a_unit(open_page: Opener) -> None:
    path, number = KINDS["number"]
    reader = opened(open_page, path)
    reader.go_to(number)
    field = reader.card.get_by_role("textbox", name="Svaret ditt")
    for typed, shown, verdict in [
        ("2,85", "2,85", "Riktig"), ("2.85", "2,85", "Riktig"), ("2,85 ganger", "2,85", "Riktig"),
        ("2,85\u200b", "2,85", "Riktig"), (" 2,9ganger ", "2,9", "Riktig"), ("2,8 times", "2,8", "Riktig"),
        ("−2,85", "-2,85", "Ikke helt"), ("1’000", "1000", "Ikke helt"), ("2,1 ganger", "2,1", "Ikke helt"),
    ]:  # fmt: skip
        field.fill(typed)
        field.press("Enter")
        expect(reader.result).to_have_text(verdict)
        expect(field).to_have_value(shown)
        expect(field).not_to_be_editable()
        if typed != "2,1 ganger":
            reader.button("Prøv igjen").click()
    expect(reader.card).to_contain_text("2,1 får du når du legger til 10 % av startverdien hver gang")


def test_a_number_with_two_meanings_is_asked_about_and_chosen_by_keys(open_page: Opener) -> None:
    path, number = KINDS["number"]
    reader = opened(open_page, path)
    reader.go_to(number)
    field = reader.card.get_by_role("textbox", name="Svaret ditt")
    for typed, sentence in [("1.000", "Mente du 1000 eller 1,0?"), ("2 85", "Mente du 285 eller 2,85?")]:
        field.fill(typed)
        field.press("Enter")
        expect(reader.error).to_have_text(sentence)
        expect(field).to_have_accessible_description(re.compile(f"^{re.escape(sentence)}"))
        expect(field).to_have_value(typed)
    field.press("Tab")
    expect(reader.button("285")).to_be_focused()
    field.page.keyboard.press("Tab")
    field.page.keyboard.press("Enter")
    expect(reader.result).to_have_text("Riktig")
    expect(reader.result).to_be_focused()
    expect(reader.button("285")).to_have_count(0)


def test_nonsense_gets_a_sentence_at_the_field_and_is_not_lost(open_page: Opener) -> None:
    path, number = KINDS["number"]
    reader = opened(open_page, path)
    reader.go_to(number)
    field = reader.card.get_by_role("textbox", name="Svaret ditt")
    for typed, sentence in [
        ("", "Skriv et tall, for eksempel 12,5."),
        ("ganske mange", "Skriv et tall, for eksempel 12,5."),
        ("2,85 kg", "Skriv tallet i ganger, eller skriv bare tallet."),
        ("2,,85", "Skriv et tall, for eksempel 12,5."),
    ]:
        field.fill(typed)
        reader.check()
        expect(reader.error).to_have_text(sentence)
        expect(field).to_be_focused()
        expect(field).to_have_accessible_description(re.compile(f"^{re.escape(sentence)}"))
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_value(typed)
        expect(reader.progress).to_have_text(f"0 av {len(reader.items)} besvart")
    reader.button("Neste").click()
    reader.button("Forrige").click()
    expect(field).to_have_value("2,,85")
    field.fill("2,85")
    field.press("Enter")
    expect(reader.error).to_be_hidden()
    expect(field).to_have_attribute("aria-invalid", "false")


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("single", "Velg et svar først."),
        ("several", "Velg minst ett svar først."),
        ("matching", "Velg noe på hver linje. Det mangler på 3 av 4."),
    ],
)
def test_a_choice_that_is_missing_is_asked_for_where_it_is_missing(
    open_page: Opener, kind: str, sentence: str
) -> None:
    path, number = KINDS[kind]
    reader = opened(open_page, path)
    item = reader.go_to(number)
    group = reader.card.get_by_role("group")
    if kind == "matching":
        group.get_by_role("combobox").first.select_option(index=1)
    reader.check()
    expect(reader.error).to_have_text(sentence)
    expect(group).to_have_accessible_description(re.compile(f"^{re.escape(sentence)}"))
    expect(group.locator("input, select").nth(1 if kind == "matching" else 0)).to_be_focused()
    reader.fill_in(item, right(item))
    reader.check()
    expect(reader.result).to_have_text("Riktig")


def test_a_hint_is_shown_on_request(open_page: Opener) -> None:
    reader = opened(open_page, WARM_UP)
    hint = reader.card.get_by_text(reader.items[0].hint.nb)
    expect(hint).to_be_hidden()
    reader.button("Tips").click()
    expect(hint).to_be_visible()
    expect(reader.button("Tips")).to_have_attribute("aria-expanded", "true")
    reader.button("Tips").click()
    expect(hint).to_be_hidden()
