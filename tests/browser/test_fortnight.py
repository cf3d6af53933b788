"""A fortnight with the course, by a clock that the test moves: read, leave, return, repeat, merge two devices, delete."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from book_page import Opener, faults, kept
from training_safety.models.quiz.quiz import SingleChoice
from training_safety.widgets import Quiz

MONDAY = datetime(2026, 11, 2, 10)
SECTION = "book/chapters/long_term/varied_training.html"
LANDING, REVIEW, MY_PAGE = "book/index.html", "book/tools/review.html", "book/tools/my_page.html"
QUIZ = Quiz.from_bank("varied_training")
ITEMS = {item.stem.nb: item for item in QUIZ.questions.items if isinstance(item, SingleChoice)}
#: How many of its questions return to no earlier section: these come back.
OWN = sum(1 for item in QUIZ.bank["items"] if not item.get("retrieval"))
BARRED = "Object.defineProperty(globalThis, 'localStorage', {get() { throw new DOMException('', 'SecurityError'); }});"


def on_day(page: Page, day: int) -> None:
    """Let it be ten o'clock, so many days after the Monday on which the reader began."""
    page.clock.set_fixed_time(MONDAY + timedelta(days=day))


def visit(page: Page, path: str, day: int) -> Page:
    """Open a page on a day as somebody who returns, and wait until it says so."""
    on_day(page, day)
    page.goto(page.url.partition("book/")[0] + path)
    page.locator("html[data-returning=ready]").wait_for(state="attached")
    return page


def answer(card: Locator, *, right: bool = True) -> None:
    """Answer the question that a card shows, which is one to choose from, by its words."""
    item = ITEMS[card.locator(".ts-quiz-stem").inner_text().replace("\u00ad", "")]
    chosen = next(option for option in item.options if option.correct == right)
    card.get_by_role("radio", name=chosen.text.nb, exact=True).check()
    card.get_by_role("button", name="Sjekk svaret").click()
    expect(card.locator(".ts-quiz-result")).to_be_visible()


def answer_all(page: Page, count: int, *, wrong: int = 0) -> None:
    """Answer a quiz or a round of so many questions, the first ``wrong`` of them wrongly, and go on behind the last."""
    for number in range(count):
        card = page.locator(".ts-quiz-card").filter(visible=True)
        expect(card.locator(".ts-quiz-count")).to_have_text(f"Spørsmål {number + 1} av {count}")
        answer(card, right=number >= wrong)
        card.get_by_role("button", name="Neste" if number + 1 < count else "Se resultatet").click()


def review(page: Page, day: int, count: int, *, wrong: int = 0) -> None:
    """Answer all that is due on a day, with the network cut once the page is open."""
    visit(page, REVIEW, day)
    page.locator("[data-part=review][data-ready]").wait_for(state="attached")
    page.context.set_offline(True)
    page.get_by_role("button", name="Begynn").click()
    answer_all(page, count, wrong=wrong)
    expect(page.locator(":focus")).to_contain_text(
        f"Det var de {count} for nå." if count > 1 else "Det var det"
    )
    # The sentence alone: no way on to nothing.
    expect(page.locator(".ts-review-stage")).to_have_text(re.compile(r"Alt er som det skal være\.$"))
    page.context.set_offline(False)


def schedule(page: Page) -> list[str]:
    """Return how many questions come today, tomorrow, within the week, later, and not again."""
    return page.locator(".ts-review-table tbody td").all_inner_texts()


def today(page: Page, day: int) -> Locator:
    """Return what the landing page has for today."""
    return visit(page, LANDING, day).get_by_role("region", name="I dag: fem minutter")


def exported(page: Page, folder: Path) -> Path:
    """Download everything from «Min side»."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Last ned alt").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def is_as_for_one_who_comes_first(page: Page) -> None:
    page.locator("html[data-page=ready]").wait_for(state="attached")
    expect(page.locator(".hero-start")).to_have_text("Begynn her")
    expect(page.locator(".ts-today, .ts-progress")).to_have_count(0)
    expect(page.locator(".chapter-cards")).to_be_visible()


def test_a_reader_is_known_again_for_a_fortnight_takes_it_along_and_deletes_it(
    open_page: Opener, tmp_path: Path
) -> None:
    # Monday: somebody new reads a section, answers its test and makes a plan.
    page = open_page(LANDING, width=390, height=844, before=lambda page: on_day(page, 0))
    is_as_for_one_who_comes_first(page)
    page.goto(page.url.replace(LANDING, SECTION))
    page.locator("html[data-widgets=ready]").wait_for(state="attached")
    title = page.get_by_role("heading", level=1).inner_text().removesuffix("#").strip().replace("\u00ad", "")
    answer_all(page, len(ITEMS))
    page.get_by_role("button", name="Dette vil jeg gjøre").click()
    expect(page.get_by_text("Planen er din, og blir i denne nettleseren.")).to_be_visible()

    # Tuesday: what was done is marked, the plan is asked about, and the questions are back.
    box = today(page, 1)
    expect(page.locator(".hero-start")).to_have_text("Fortsett der du slapp")
    expect(page.locator(".chapter-cards")).to_be_hidden()
    expect(box).to_contain_text(f"Et spørsmål fra «{title}»")
    expect(box).to_contain_text(f"{OWN} spørsmål venter.")
    mark = page.locator(f'.bd-links a[href$="{SECTION.removeprefix("book/")}"] .ts-progress')
    expect(mark).to_have_text("ferdig")
    box.get_by_role("button", name="Litt").click()
    expect(box.get_by_role("status")).to_have_text("Notert. Planen står, og du kan skrive den om når du vil.")
    assert [] == faults(page, "article")
    expect(today(page, 1).get_by_role("button", name="Litt")).to_have_count(0)
    review(page, 1, OWN, wrong=1)
    assert ["0", "1", str(OWN - 1), "0", "0"] == schedule(page)
    assert [] == faults(page, "article")

    # Wednesday: the wrong one. Then what was right, after three days and after a week more.
    expect(today(page, 2)).to_contain_text("Ett spørsmål venter.")
    review(page, 2, 1)
    expect(today(page, 3)).to_contain_text("Ingenting venter i dag.")
    review(page, 5, OWN)
    expect(today(page, 11)).to_contain_text("Ingenting venter i dag.")
    visit(page, REVIEW, 12)
    expect(page.locator(".ts-review-said")).to_contain_text(f"{OWN} spørsmål venter i dag.")
    visit(page, MY_PAGE, 12)
    file = exported(page, tmp_path)

    # Another device has something of its own; a spoiled file and one of somebody else's change nothing there.
    other = open_page(SECTION, before=lambda page: on_day(page, 13))
    other.locator("html[data-widgets=ready]").wait_for(state="attached")
    answer(other.locator(".ts-quiz-card").filter(visible=True), right=False)
    visit(other, MY_PAGE, 13)
    before = kept(other)
    for text, sentence in (
        ("{", "Fila kan ikke leses."),
        ('{"kind": "other"}', "Dette er ikke ei fil fra Min side."),
    ):
        other.get_by_label("Hent inn ei fil").set_input_files(
            {"name": "x.json", "mimeType": "application/json", "buffer": text.encode()}
        )
        expect(other.locator(".ts-my-status")).to_contain_text(f"{sentence}")
        expect(other.locator(".ts-my-status")).to_contain_text("Ingenting er endret.")
    assert before == kept(other)
    other.get_by_label("Hent inn ei fil").set_input_files(file)
    expect(other.get_by_role("table", name="Dette er i fila")).to_contain_text(
        "Slås sammen med det som er her"
    )
    # Meanwhile a second tab keeps something: it is not lost.
    tab = other.context.new_page()
    tab.goto(other.url.replace(MY_PAGE, SECTION))
    tab.locator("html[data-widgets=ready]").wait_for(state="attached")
    tab.get_by_role("button", name="Skriv den om til din egen").click()
    tab.get_by_label("… så …").fill("går jeg med naboen")
    tab.get_by_role("button", name="Ta vare på planen").click()
    expect(tab.get_by_text("går jeg med naboen")).to_be_visible()
    other.get_by_role("button", name="Hent inn", exact=True).click()
    expect(other.locator(".ts-my-status")).to_have_text("Hentet inn.")
    expect(other.locator('[data-kind="plans"]')).to_contain_text("går jeg med naboen")
    answers = json.loads(kept(other)["trygg-trening:quiz:varied_training"])["data"]["items"]
    assert len(ITEMS) == len(answers)
    assert [] == faults(other, "article")

    # What is kept can be deleted singly, brought back, and deleted altogether.
    other.get_by_role("button", name=f"Slett: Planene dine: {title}").click()
    expect(other.locator('[data-kind="plans"]')).to_have_count(0)
    other.get_by_role("button", name="Angre").click()
    expect(other.locator('[data-kind="plans"]')).to_contain_text("går jeg med naboen")
    other.get_by_role("button", name="Slett alt").click()
    other.get_by_role("button", name="Ja, slett alt").click()
    expect(other.locator(".ts-my-status")).to_have_text("Alt er slettet.")
    assert {} == kept(other)
    other.goto(other.url.replace(MY_PAGE, LANDING))
    is_as_for_one_who_comes_first(other)

    # The first device still has its own; where storage is barred, that is said and the page is whole.
    expect(today(page, 14)).to_contain_text(f"{OWN} spørsmål venter.")
    barred = open_page(MY_PAGE, wait=False, init_script=BARRED)
    expect(barred.get_by_text("Nettleseren lar ikke siden lagre noe.")).to_be_visible()
