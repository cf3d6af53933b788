"""The belief survey as readers use it: by mouse, by keyboard, again after a reload, and with its file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from belief_reader import AFTER, PATH, STATEMENTS, SURVEY, Reader
from book_page import ENGLISH, Opener, faults, height, kept, reload
from training_safety.models.quiz.beliefs import Direction, answers_from_json

IDS = [statement.id for statement in STATEMENTS]


@pytest.fixture
def survey(open_page: Opener) -> Callable[..., Reader]:
    """Open the page and return a reader of its survey: ``survey("after", width=390)``."""

    def open_(when: str = "before", language: str = "nb", **options: Any) -> Reader:
        script = AFTER if when == "after" else ENGLISH if language == "en" else None
        return Reader(open_page(PATH, init_script=script, **options), when, language)

    return open_


def test_before_anything_is_answered_every_line_says_so(survey: Callable[..., Reader]) -> None:
    reader = survey()
    expect(reader.progress).to_have_text("0 av 12 besvart")
    for number in range(12):
        expect(reader.slider(number)).to_have_attribute("aria-valuetext", "ikke svart")
        expect(reader.shown(number)).to_have_text("ikke svart")
    for name in ("Last ned svarene", "Slett svarene"):
        reader.button(name).click()
        expect(reader.status).to_have_text("Du har ikke svart på noe ennå.")
    assert {} == kept(reader.page)


def test_a_press_on_the_line_answers_and_the_middle_and_both_ends_count(
    survey: Callable[..., Reader],
) -> None:
    reader = survey()
    for done, answer in enumerate((5, 0, 10, 7), start=1):
        reader.press_on(done - 1, answer)
        expect(reader.shown(done - 1)).to_have_text(str(answer))
        expect(reader.progress).to_have_text(f"{done} av 12 besvart")
    expect(reader.slider(1)).to_have_attribute("aria-valuetext", "0 av 10, Helt uenig")
    expect(reader.slider(2)).to_have_attribute("aria-valuetext", "10 av 10, Helt enig")
    expect(reader.slider(3)).to_have_attribute("aria-valuetext", "7 av 10")
    reader.press_on(3, 2)
    expect(reader.shown(3)).to_have_text("2")
    expect(reader.progress).to_have_text("4 av 12 besvart")


def test_the_thumb_can_be_dragged(survey: Callable[..., Reader]) -> None:
    reader = survey()
    reader.slider(0).scroll_into_view_if_needed()
    box = reader.slider(0).bounding_box()
    middle = box["y"] + box["height"] / 2  # type: ignore[index]
    mouse = reader.page.mouse
    mouse.move(box["x"] + box["width"] / 2, middle)  # type: ignore[index]
    mouse.down()
    mouse.move(box["x"] + box["width"] - 15, middle, steps=5)  # type: ignore[index]
    mouse.up()
    expect(reader.shown(0)).to_have_text("10")


def test_the_whole_survey_can_be_answered_with_the_keyboard_alone(survey: Callable[..., Reader]) -> None:
    reader = survey()
    press, focus = reader.page.keyboard.press, reader.page.locator(":focus")
    reader.slider(0).focus()
    keys = [
        ("Enter", "5"),
        ("Space", "5"),
        ("ArrowRight", "6"),
        ("ArrowLeft", "4"),
        ("Home", "0"),
        ("End", "10"),
    ]
    for number in range(12):
        key, answer = keys[number % len(keys)]
        expect(reader.slider(number)).to_be_focused()
        press(key)
        expect(reader.shown(number)).to_have_text(answer)
        press("Tab")
    expect(reader.progress).to_have_text("12 av 12 besvart")
    expect(focus).to_have_text("Last ned svarene")
    press("Tab")
    press("Tab")
    press("Enter")
    expect(focus).to_have_text("Nei, behold")
    press("Escape")
    expect(focus).to_have_text("Slett svarene")
    expect(reader.progress).to_have_text("12 av 12 besvart")
    press("Enter")
    press("Tab")
    expect(focus).to_have_text("Ja, slett")
    press("Space")
    expect(reader.status).to_have_text("Svarene er slettet.")
    expect(focus).to_have_text("Slett svarene")
    expect(reader.progress).to_have_text("0 av 12 besvart")


def test_when_all_is_answered_three_statements_farthest_from_the_evidence_lead_into_the_book(
    survey: Callable[..., Reader],
) -> None:
    reader = survey(width=390)
    ways = reader.place.locator(".ts-beliefs-first")
    near = {statement.id: 9 if statement.direction is Direction.AGREE else 1 for statement in STATEMENTS}
    far = {number: 10 - near[STATEMENTS[number].id] for number in (3, 7, 11)}
    for number, statement in enumerate(STATEMENTS):
        expect(ways).to_be_empty()
        reader.press_on(number, far.get(number, near[statement.id]))
    expect(ways.get_by_role("listitem")).to_have_count(3)
    for number in far:
        expect(ways).to_contain_text(STATEMENTS[number].text["nb"].rstrip("."))
        place = reader_places()[STATEMENTS[number].id]
        link = ways.get_by_role("link", name=f"Les: {place['title']['nb']}")
        expect(link).to_have_attribute("href", re.compile(rf"/book/chapters/{place['page']}\.html$"))
    reader.press_on(3, near[STATEMENTS[3].id])
    expect(ways.get_by_role("listitem")).to_have_count(2)
    reload(reader.page)
    expect(ways.get_by_role("listitem")).to_have_count(2)
    assert [] == faults(reader.page, ".ts-beliefs")


def reader_places() -> dict[str, Any]:
    """Return where the course teaches of each statement."""
    places: dict[str, Any] = SURVEY.places
    return places


def test_answers_are_there_after_a_reload_and_gone_when_they_are_deleted(
    survey: Callable[..., Reader],
) -> None:
    reader = survey()
    reader.press_on(0, 3)
    reader.press_on(11, 10)
    reload(reader.page)
    expect(reader.progress).to_have_text("2 av 12 besvart")
    expect(reader.shown(0)).to_have_text("3")
    expect(reader.shown(5)).to_have_text("ikke svart")

    before = height(reader.place)
    reader.button("Slett svarene").click()
    question = reader.place.get_by_role("group", name="Slette alle svarene fra begge runder?")
    expect(question).to_be_visible()
    expect(reader.button("Last ned svarene")).to_be_hidden()
    assert before == height(reader.place)
    reader.button("Nei, behold").click()
    expect(question).to_be_hidden()
    expect(reader.shown(0)).to_have_text("3")
    reader.button("Slett svarene").click()
    reader.button("Ja, slett").click()
    expect(reader.status).to_have_text("Svarene er slettet.")
    expect(reader.shown(0)).to_have_text("ikke svart")
    assert {} == kept(reader.page)
    reload(reader.page)
    expect(reader.progress).to_have_text("0 av 12 besvart")


def test_an_answer_in_another_tab_is_shown_in_this_one(survey: Callable[..., Reader]) -> None:
    reader = survey()
    other = Reader(reader.page.context.new_page())
    other.page.goto(reader.page.url)
    other.page.locator("html[data-widgets]").wait_for(state="attached")
    other.press_on(4, 8)
    expect(reader.shown(4)).to_have_text("8")
    expect(reader.progress).to_have_text("1 av 12 besvart")


def test_the_file_can_be_taken_along_read_in_python_and_brought_in_elsewhere(
    survey: Callable[..., Reader], tmp_path: Path
) -> None:
    reader = survey()
    reader.press_on(0, 0)
    reader.press_on(3, 7)
    with reader.page.expect_download() as download:
        reader.button("Last ned svarene").click()
    assert "trygg-trening-pastander.json" == download.value.suggested_filename
    path = tmp_path / "answers.json"
    download.value.save_as(path)
    answers = answers_from_json(path.read_text(encoding="utf-8"), STATEMENTS, "beliefs")
    assert {"before": {IDS[0]: 0, IDS[3]: 7}, "after": {}} == answers

    elsewhere = survey()
    elsewhere.press_on(0, 9)
    elsewhere.press_on(1, 4)
    elsewhere.bring(path)
    expect(elsewhere.status).to_have_text(
        "Svarene i filen er hentet inn: 2 fra innledningen og 0 fra slutten av kurset. Andre svar er som før."
    )
    for number, answer in ((0, "0"), (1, "4"), (3, "7")):
        expect(elsewhere.shown(number)).to_have_text(answer)
    expect(elsewhere.progress).to_have_text("3 av 12 besvart")


def test_a_file_that_is_not_the_survey_s_is_refused_in_a_sentence_and_changes_nothing(
    survey: Callable[..., Reader],
) -> None:
    reader = survey()
    reader.press_on(0, 3)
    good = {
        "kind": "trygg-trening/beliefs",
        "version": 1,
        "survey": "beliefs",
        "before": {IDS[0]: 9},
        "after": {},
    }
    for content, sentence in [
        ("{half", "Filen kunne ikke leses. Velg filen du lastet ned herfra."),
        ("[1, 2]", "Filen har ikke svar på disse påstandene. Velg filen du lastet ned herfra."),
        (json.dumps(good | {"survey": "sleep"}), "Filen har ikke svar på disse påstandene. Velg filen du lastet ned herfra."),
        (json.dumps(good | {"version": 2}), "Filen er laget av en annen utgave av kurset og kan ikke leses her."),
        (json.dumps(good | {"before": {IDS[0]: 11}}), "Filen har et svar som ikke er et helt tall fra 0 til 10. Ingenting er hentet inn."),
        (json.dumps(good) + " " * 500_000, "Filen har ikke svar på disse påstandene. Velg filen du lastet ned herfra."),
    ]:  # fmt: skip
        reader.bring({"name": "file.json", "mimeType": "application/json", "buffer": content.encode()})
        expect(reader.status).to_have_text(sentence)
        expect(reader.shown(0)).to_have_text("3")
    reader.bring({"name": "file.json", "mimeType": "application/json", "buffer": json.dumps(good).encode()})
    expect(reader.shown(0)).to_have_text("9")


def test_at_the_end_of_the_course_the_changes_are_shown_when_asked_for(survey: Callable[..., Reader]) -> None:
    towards, away = (
        next(number for number, statement in enumerate(STATEMENTS) if statement.direction is direction)
        for direction in (Direction.AGREE, Direction.DISAGREE)
    )
    before = {IDS[towards]: 2, IDS[away]: 4, IDS[-1]: 5}
    file = {"kind": "trygg-trening/beliefs", "version": 1, "survey": "beliefs", "before": before, "after": {}}
    reader = survey("after")
    toggle = reader.button("Vis hva som har endret seg")
    toggle.click()
    results = reader.place.get_by_text("Hva som har endret seg", exact=True).locator("..")
    expect(results).to_contain_text("I denne nettleseren er det ingen svar fra innledningen.")
    reader.bring({"name": "a.json", "mimeType": "application/json", "buffer": json.dumps(file).encode()})
    for number, answer in ((towards, 9), (away, 6), (11, 5)):
        reader.press_on(number, answer)
    expect(results).to_contain_text(
        "Svart på begge ganger: 3 av 12. Flyttet dit forskningen peker: 1. Flyttet motsatt vei: 1. Uendret: 1."
    )
    for number, told in [
        (towards, "Før: 2. Nå: 9. Mer enig enn før."),
        (away, "Før: 4. Nå: 6. Mer enig enn før."),
        (11, "Før: 5. Nå: 5. Uendret."),
    ]:
        row = results.get_by_role("listitem").filter(has_text=STATEMENTS[number].text["nb"]).first
        expect(row).to_contain_text(told)
        expect(row).to_contain_text(f"Kurset sier: {STATEMENTS[number].verdict['nb'].strip()}")
        for key in STATEMENTS[number].refs:
            source = SURVEY.sources[key]
            link = row.get_by_role("link", name=source["label"]["nb"])
            expect(link).to_have_attribute("href", source["url"])
    expect(toggle).to_have_attribute("aria-expanded", "true")
    toggle.click()
    expect(results).to_be_hidden()


def test_the_round_before_gives_no_verdict_away(survey: Callable[..., Reader]) -> None:
    reader = survey()
    reader.press_on(0, 10)
    expect(reader.button("Vis hva som har endret seg")).to_have_count(0)
    shown = reader.place.inner_text()
    assert [] == [statement.id for statement in STATEMENTS if statement.verdict["nb"].strip() in shown]


def test_on_an_english_page_the_survey_is_english(survey: Callable[..., Reader]) -> None:
    reader = survey("before", "en")
    expect(reader.place).to_contain_text("12 statements: show how much you agree with each of them.")
    slider = reader.slider(0, "en")
    expect(slider).to_have_attribute("aria-valuetext", "not answered")
    slider.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "10 of 10, Fully agree")
    expect(reader.progress).to_have_text("1 of 12 answered")
    reader.button("Delete the answers").click()
    reader.button("Yes, delete").click()
    expect(reader.status).to_have_text("The answers have been deleted.")


@pytest.mark.parametrize(("theme", "width"), [("light", 390), ("dark", 1280)])
def test_no_state_has_an_accessibility_fault_and_all_text_has_contrast_7(
    survey: Callable[..., Reader], theme: str, width: int
) -> None:
    reader = survey("after", width=width, scheme=theme)
    assert [] == faults(reader.page, ".ts-beliefs")
    reader.press_on(0, 10)
    reader.bring({"name": "a.json", "mimeType": "application/json", "buffer": b"{"})
    expect(reader.status).to_contain_text("kunne ikke leses")
    reader.button("Vis hva som har endret seg").click()
    assert [] == faults(reader.page, ".ts-beliefs")
    reader.button("Slett svarene").click()
    assert [] == faults(reader.page, ".ts-beliefs")
