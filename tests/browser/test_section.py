"""A section as it is read and answered in a browser: by keys, without scripts, on paper, in large text."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from book_page import faults, kept, reload
from browsing import served
from section_book import BOOK, OWN, SECTION, STEM, build_sections
from training_safety.activities import read_activities
from training_safety.models.course.claims import claims

ACTIVITIES = read_activities(BOOK / f"activities/{STEM}.yml")
OPENED = "details.open"
pytestmark = pytest.mark.xdist_group("section-book")
Opener = Callable[..., Page]


@pytest.fixture(scope="module")
def sections_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("section")
    run = build_sections(folder)
    assert 0 == run.returncode, run.stderr
    return folder


@pytest.fixture(scope="module")
def sections_url(sections_book: Path) -> Iterator[str]:
    yield from served(sections_book / "_build/html")


@pytest.fixture
def section(open_page, sections_url: str) -> Opener:  # type: ignore[no-untyped-def]
    """Open the section, or another page of its book."""

    def open_(path: str = SECTION, **options) -> Page:  # type: ignore[no-untyped-def]
        page: Page = open_page(path, base=sections_url, wait=False, **options)
        if options.get("java_script_enabled", True):
            page.locator("html[data-widgets]").wait_for(state="attached")
        return page

    return open_


def guess(page: Page, key: str = "pain_free_share") -> Locator:
    return page.locator(f"#guess-{key}")


def answer(box: Locator) -> Locator:
    return box.locator(".ts-answer > :not(summary)").first


def echo(page: Page, key: str = "pain_free_share") -> Locator:
    return page.locator(f'[data-echo="{STEM}.{key}"]')


def option(entry: dict, number: int) -> str:  # type: ignore[type-arg]
    return str(entry["options"][number]["nb"])


def test_a_guess_is_one_press_of_a_key_and_focus_alone_opens_nothing(section: Opener) -> None:
    page = section()
    box, entry = guess(page), ACTIVITIES["pain_free_share"]
    first = box.get_by_role("button", name=option(entry, 0), exact=True)
    first.focus()
    for _ in entry["options"]:
        expect(answer(box)).to_be_hidden()
        page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(answer(box)).to_be_visible()
    pressed = box.get_by_role("button", pressed=True)
    expect(pressed).to_have_text(option(entry, len(entry["options"]) - 1))
    expect(box.get_by_role("status")).to_contain_text(entry["reveal"]["nb"])


def test_the_figure_later_says_what_was_guessed_also_after_a_reload(section: Opener) -> None:
    page = section()
    entry = ACTIVITIES["pain_free_share"]
    expect(echo(page)).to_have_text("")
    guess(page).get_by_role("button", name=option(entry, 1), exact=True).click()
    expect(echo(page)).to_have_text(f"Du tippet «{option(entry, 1)}».")
    reload(page)
    expect(echo(page)).to_have_text(f"Du tippet «{option(entry, 1)}».")
    expect(answer(guess(page))).to_be_visible()
    guess(page).get_by_role("button", name=option(entry, 0), exact=True).click()
    expect(echo(page)).to_have_text(f"Du tippet «{option(entry, 0)}».")


def test_what_is_kept_is_a_record_of_a_kind_with_a_version_under_the_page_s_name(section: Opener) -> None:
    page = section()
    guess(page).get_by_role("button").first.click()
    page.locator("#claim-c20").get_by_role("button", name="Delvis").click()
    records = {key: json.loads(text) for key, text in kept(page).items()}
    assert {f"trygg-trening:guesses:{STEM}", f"trygg-trening:claims:{STEM}"} == set(records)
    guessed = records[f"trygg-trening:guesses:{STEM}"]
    assert ("guesses", STEM, 1) == (guessed["kind"], guessed["name"], guessed["version"])
    assert {f"{STEM}.pain_free_share": option(ACTIVITIES["pain_free_share"], 0)} == guessed["data"]
    assert {"C20": "partly"} == records[f"trygg-trening:claims:{STEM}"]["data"]


def test_a_record_that_cannot_be_read_is_set_aside_and_the_page_asks_anew(section: Opener) -> None:
    page = section()
    page.evaluate(f"localStorage.setItem('trygg-trening:guesses:{STEM}', '{{broken')")
    reload(page)
    expect(answer(guess(page))).to_be_hidden()
    told = page.get_by_text("Det som var lagret her, kunne ikke leses og er lagt til side.")
    expect(told).to_have_count(1)
    guess(page).get_by_role("button").first.click()
    expect(answer(guess(page))).to_be_visible()
    expect(told).to_have_count(0)
    assert "{broken" in kept(page).values()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("SecurityError", "Nettleseren lar ikke siden lagre noe."),
        ("QuotaExceededError", "Nettleserens lager er fullt."),
    ],
)
def test_where_nothing_can_be_kept_a_guess_is_answered_and_the_reader_is_told(
    section: Opener, name: str, told: str
) -> None:
    page = section(init_script=f"Storage.prototype.setItem = () => {{throw new DOMException('', '{name}')}};")
    for box in (guess(page), page.locator("#claim-c20")):
        box.locator(".ts-option").first.click()
        expect(answer(box)).to_be_visible()
        expect(box.get_by_text(told)).to_be_visible()


def test_guesses_made_in_two_tabs_are_all_kept(section: Opener) -> None:
    page = section()
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("html[data-widgets]").wait_for(state="attached")
    page.locator("#claim-c20").get_by_role("button", name="Delvis").click()
    other.locator("#claim-c19").get_by_role("button", name="God").click()
    reload(page)
    for claim, guessed in (("c20", "Delvis"), ("c19", "God")):
        expect(page.locator(f"#claim-{claim}").get_by_role("button", pressed=True)).to_have_text(guessed)


@pytest.mark.parametrize(
    ("pressed", "told"),
    [("Dårlig", "Som du tippet:"), ("God", "Støtten er svakere enn du tippet:")],
)
def test_a_guess_at_a_claim_is_compared_with_our_assessment(section: Opener, pressed: str, told: str) -> None:
    page = section()
    box = page.locator("#claim-c20")
    box.get_by_role("button", name=pressed).focus()
    expect(answer(box)).to_be_hidden()
    page.keyboard.press("Space")
    expect(box.locator(".ts-claim-verdict")).to_contain_text(f"{told} Utdatert.")
    expect(box.get_by_role("status")).to_have_text(f"{told} Utdatert.")
    expect(box).to_contain_text(claims()["C20"].advice.nb)


def test_a_practice_point_has_no_right_guess(section: Opener) -> None:
    box = section(OWN).locator("#claim-c104")
    box.get_by_role("button", name="God").click()
    expect(box.locator(".ts-claim-verdict")).to_contain_text("Her fins det lite forskning: Erfaringsråd.")


def test_the_assessment_can_be_read_without_a_guess_and_nothing_is_kept_of_it(section: Opener) -> None:
    page = section()
    box = page.locator("#claim-c19")
    box.locator(".ts-answer > summary").focus()
    page.keyboard.press("Enter")
    expect(box.locator(".ts-claim-verdict")).to_have_text("Vurdering: Støttes av forskningen.")
    assert {} == kept(page)


def test_those_who_only_read_get_all_assessments_on_every_page_until_they_say_otherwise(
    section: Opener,
) -> None:
    page = section()
    boxes = page.locator("[data-claim]")
    everywhere = boxes.locator(".ts-claim-verdict")
    page.get_by_role("button", name="Vis alle vurderingene").click()
    expect(everywhere.filter(visible=True)).to_have_count(boxes.count())
    expect(boxes.get_by_role("button", name="God")).to_have_count(0)
    reload(page)
    expect(everywhere.filter(visible=True)).to_have_count(boxes.count())
    page.goto(page.url.replace(SECTION, OWN))
    expect(page.locator("#claim-c104 .ts-claim-verdict")).to_be_visible()
    page.get_by_role("button", name="La meg tippe først").click()
    expect(page.locator("#claim-c104 .ts-claim-verdict")).to_be_hidden()
    expect(page.locator("#claim-c104").get_by_role("button", name="God")).to_be_visible()


def test_a_claim_about_alarm_symptoms_has_no_button_and_its_assessment_is_in_the_open(
    section: Opener,
) -> None:
    box = section().locator("#claim-c21")
    expect(box.get_by_role("button")).to_have_count(0)
    expect(box.locator(".ts-claim-verdict")).to_be_visible()


def test_a_plan_can_be_made_one_s_own_by_keys_is_kept_and_can_be_given_back(section: Opener) -> None:
    page = section(OWN)
    plan = page.locator("#plan-walk")
    said = plan.locator(".ts-plan-said")
    ours = "Hvis jeg er støl, så går jeg en tur."
    expect(said).to_have_text(ours)
    plan.get_by_role("button", name="Skriv den om").press("Enter")
    field = plan.get_by_label("Hvis …")
    expect(field).to_be_focused()
    expect(field).to_have_value("jeg er støl")
    field.fill(" ")
    page.keyboard.press("Enter")
    expect(plan.get_by_role("alert")).to_have_text("Skriv noe i begge feltene.")
    expect(field).to_be_focused()
    field.fill("det <b>regner</b>")
    plan.get_by_label("… så …").fill("trener jeg inne")
    page.keyboard.press("Enter")
    own = "Hvis det <b>regner</b>, så trener jeg inne."
    expect(said).to_have_text(own)
    expect(plan.get_by_role("status")).to_contain_text("blir i denne nettleseren")
    expect(plan.get_by_role("button", name="Skriv den om")).to_be_focused()
    reload(page)
    expect(said).to_have_text(own)
    plan.get_by_role("button", name="Skriv den om").click()
    plan.get_by_role("button", name="Avbryt").click()
    expect(said).to_have_text(own)
    plan.get_by_role("button", name="Skriv den om").click()
    plan.get_by_role("button", name="Bruk vår igjen").click()
    expect(said).to_have_text(ours)
    reload(page)
    expect(said).to_have_text(ours)


def test_a_plan_about_safety_cannot_be_rewritten_and_its_numbers_are_links(section: Opener) -> None:
    plan = section().locator("#plan-numb-groin")
    expect(plan.get_by_role("button")).to_have_count(0)
    expect(plan.get_by_role("link", name="113")).to_have_attribute("href", "tel:113")


def test_a_task_with_own_numbers_takes_numbers_as_people_write_them_and_gives_new_ones(
    section: Opener,
) -> None:
    page = section()
    task = page.locator("#try-post-test > details").nth(2)
    task.locator("summary").first.click()
    ask, status = task.locator(".ts-own-ask"), task.get_by_role("status")
    field = task.get_by_role("textbox")
    field.fill("vet ikke")
    page.keyboard.press("Enter")
    expect(status).to_contain_text("Skriv et tall")
    field.fill("99,9")
    page.keyboard.press("Enter")
    expect(status).to_contain_text("Ikke helt")
    task.get_by_text("Løsning", exact=True).click()
    solution = task.locator(".ts-own-told p").inner_text()
    field.fill(solution)
    page.keyboard.press("Enter")
    expect(status).to_have_text(f"Det stemmer: {solution}.")
    asked = {ask.inner_text()}
    for _ in range(20):
        task.get_by_role("button", name="Nye tall").click()
        asked.add(ask.inner_text())
    assert len(asked) > 2
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    expect(status).to_have_text("")


def test_hints_come_one_at_a_time_and_before_the_solution(section: Opener) -> None:
    same = section().locator("#try-post-test > details").nth(1)
    same.locator("summary").first.click()
    hints = ACTIVITIES["post_test"]["hints"]
    expect(same.get_by_text(hints[0]["nb"])).to_be_hidden()
    same.get_by_text("Hint", exact=True).click()
    expect(same.get_by_text(hints[0]["nb"])).to_be_visible()
    expect(same.get_by_text(hints[1]["nb"])).to_be_hidden()
    same.get_by_text("Neste hint", exact=True).click()
    expect(same.get_by_text(hints[1]["nb"])).to_be_visible()
    expect(same.get_by_text(ACTIVITIES["post_test"]["solution"]["nb"])).to_be_hidden()


def test_the_way_to_the_sources_opens_them(section: Opener) -> None:
    page = section()
    sources = page.locator("#sources [id^=footcite]").first
    expect(sources).to_be_hidden()
    page.get_by_role("link", name="Kilder", exact=True).press("Enter")
    expect(sources).to_be_visible()


def test_a_citation_opens_the_fold_that_its_source_stands_in(section: Opener) -> None:
    page = section()
    page.locator("a.footnote-reference").filter(visible=True).first.click()
    page.get_by_role("dialog", name="Kilde").get_by_role("link", name="Kilden i lista på denne siden").click()
    expect(page.locator("#sources [id^=footcite]").first).to_be_visible()


def test_with_scripts_off_questions_are_read_with_their_options_and_answered_by_folds(
    section: Opener,
) -> None:
    page = section(java_script_enabled=False)
    for key in ("pain_free_share", "with_pain"):
        box, entry = guess(page, key), ACTIVITIES[key]
        for number in range(len(entry["options"])):
            expect(box.get_by_text(option(entry, number), exact=True)).to_be_visible()
        expect(answer(box)).to_be_hidden()
        box.locator("summary").click()
        expect(answer(box)).to_be_visible()
    box = page.locator("#claim-c20")
    box.locator(".ts-answer > summary").click()
    expect(box.locator(".ts-claim-verdict")).to_have_text("Vurdering: Utdatert.")
    expect(page.locator("[data-part] button:enabled")).to_have_count(0)
    expect(echo(page)).to_be_hidden()


def test_with_scripts_off_the_numbers_of_a_chart_stand_in_its_place(section: Opener) -> None:
    page = section(java_script_enabled=False)
    expect(page.locator(".ts-figure .ts-chart")).to_be_hidden()
    expect(page.locator(".ts-figure-numbers table")).to_be_visible()


def test_where_the_section_s_script_does_not_come_the_page_is_as_without_scripts(
    open_page, sections_url
) -> None:  # type: ignore[no-untyped-def]
    page = open_page(
        SECTION,
        base=sections_url,
        wait=False,
        before=lambda page: page.route("**/section.*.js", lambda route: route.fulfill(body="throw 1", content_type="text/javascript")),
    )  # fmt: skip
    page.locator("html[data-widgets]").wait_for(state="attached")
    box = guess(page)
    box.locator("summary").click()
    expect(answer(box)).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_on_paper_every_answer_but_a_solution_is_open_and_nothing_is_there_to_press(
    section: Opener, scripts: bool
) -> None:
    page = section(java_script_enabled=scripts)
    page.emulate_media(media="print")
    folds = page.locator("[data-part] details:not([data-solution])").all()
    assert folds
    expect(page.locator("[data-solution]").filter(visible=True)).to_have_count(0)
    closed = [
        fold.inner_text() for fold in folds if not fold.locator(":scope > :not(summary)").first.is_visible()
    ]
    assert [] == closed
    expect(page.locator("[data-part] :is(input, a.ts-way)").filter(visible=True)).to_have_count(0)
    expect(page.locator(".ts-show-all").filter(visible=True)).to_have_count(0)
    expect(guess(page).get_by_text(option(ACTIVITIES["pain_free_share"], 0), exact=True)).to_be_visible()


def test_after_printing_the_folds_are_as_they_were(section: Opener) -> None:
    page = section()
    page.evaluate("dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))")
    expect(answer(guess(page))).to_be_hidden()
    expect(page.locator("#claim-c20 .ts-question")).to_be_visible()
    expect(page.locator("#claim-c20 .ts-answer > summary")).to_be_visible()


@pytest.mark.parametrize("path", [SECTION, OWN])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_and_after_answering(section: Opener, scheme: str, path: str) -> None:
    page = section(path, scheme=scheme)
    parts = page.locator("[data-part]")
    assert parts.count() >= 3
    assert [] == faults(page, "[data-part]")
    for box in page.locator(".ts-ask").all():
        box.get_by_role("button").first.click()
    folded = page.locator("[data-part] details:not([open]) > summary").filter(visible=True)
    while folded.count():
        folded.first.click()
    assert [] == faults(page, "[data-part]")


def test_in_forced_colours_what_was_guessed_and_what_is_right_are_told_apart_without_colour(
    section: Opener,
) -> None:
    page = section(forced_colors="active")
    box = guess(page)
    box.get_by_role("button").first.click()

    def look(part: Locator) -> list[str]:
        style: list[str] = part.evaluate(
            "e => { const s = getComputedStyle(e); return [s.outlineStyle, s.borderTopWidth, s.textDecorationLine]; }"
        )
        return style

    guessed, other = box.get_by_role("button").nth(0), box.get_by_role("button").nth(1)
    right = box.locator("[data-answer]")
    page.mouse.click(1, 1)
    assert look(guessed) != look(other) != look(right) != look(guessed)


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("path", [SECTION, OWN])
def test_in_text_of_twice_the_size_no_part_is_wider_than_the_phone(
    section: Opener, width: int, path: str
) -> None:
    def large(page: Page) -> None:
        session = page.context.new_cdp_session(page)
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})

    page = section(path, width=width, before=large)
    for box in page.locator(".ts-ask").all():
        box.get_by_role("button").first.click()
    wider = page.evaluate(
        """() => [...document.querySelectorAll("[data-part] *")]
          .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".ts-scroll, .ts-only-heard"))
          .map((e) => `${e.tagName} ${e.className} ${e.textContent.slice(0, 30)}`)"""
    )
    assert [] == wider


def test_every_thing_to_press_is_large_enough_for_a_thumb(section: Opener) -> None:
    page = section(width=390)
    presses = page.locator("[data-part] :is(button, summary, a.ts-way)").filter(visible=True)
    small = [
        (press.inner_text(), box["height"])
        for press in presses.all()
        if (box := press.bounding_box()) and box["height"] < 43.9
    ]
    assert [] == small


def test_the_check_of_the_built_book_measures_both_kinds_of_page_and_says_what_is_too_long(
    sections_book: Path,
) -> None:
    def check(*stems: str) -> subprocess.CompletedProcess[str]:
        code = "from training_safety.cli import main; raise SystemExit(main())"
        command = [sys.executable, "-c", code, "check", "sections", "--built", *stems]
        return subprocess.run(command, cwd=sections_book, capture_output=True, text=True)

    (sections_book / "book/longer_pages.yml").write_text(
        f'{STEM}: {{screens: 0.5, quiz: 40, tool: 40, numbers: 99, why: "a trial"}}\n', encoding="utf-8"
    )
    run = check(STEM, "prevention")
    head, section, opening, *sentences = run.stdout.splitlines()
    kind, screens, tool, quiz, words, _ = section.split()[1:]

    assert ["page", "kind", "screens", "tool", "at", "quiz", "at", "words", "numbers"] == head.split()
    assert "section" == kind
    assert 0 < float(tool) < float(quiz) < float(screens)
    assert int(words) > 100
    assert ["prevention", "opening"] == opening.split()[:2]
    assert ["–", "–"] == opening.split()[3:5]
    assert [f"{STEM}: the page is {screens} screens long; at most 0.5."] == sentences[:1]
    assert f"{STEM} may be longer than others: a trial" in sentences
    assert (1, "training-safety: 1 to mend.\n") == (run.returncode, run.stderr)
    assert (0, "") == ((again := check("prevention")).returncode, again.stderr)


def test_a_term_and_a_source_say_what_they_mean_where_they_stand(section: Opener) -> None:
    page = section(width=390)
    page.locator("html[data-page]").wait_for(state="attached")  # page.js is there
    term = page.locator("a[href$='glossary.html#term-sannsynlighetsforhold']").filter(visible=True).first
    explanation = page.get_by_role("dialog", name="sannsynlighetsforhold", exact=True)
    term.focus()
    page.keyboard.press("Enter")
    expect(explanation).to_be_focused()
    assert [] == faults(page, ".ts-in-place")
    page.keyboard.press("Escape")
    expect(explanation).to_have_count(0)
    expect(term).to_be_focused()

    source = page.locator("a.footnote-reference").filter(visible=True).first
    source.click()
    reference = page.get_by_role("dialog", name=re.compile(r"^Kilde \d"))
    expect(reference.get_by_role("link", name="doi:")).to_be_visible()
    reference.get_by_role("button", name="Lukk").click()
    expect(reference).to_have_count(0)
    expect(source).to_be_focused()

    page.route("**/glossary.html", lambda route: route.fulfill(status=503))
    term.click()
    expect(explanation).to_be_focused()  # what was fetched once is kept


def test_a_chart_is_walked_by_keys_point_by_point_and_its_program_comes_with_the_first_focus(
    section: Opener,
) -> None:
    page = section()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("[data-plotly]").first.scroll_into_view_if_needed()
    chart = page.get_by_role("application").first
    expect(chart).to_be_visible()
    assert not [url for url in asked if "chart_walk" in url]
    chart.focus()
    said = chart.get_by_role("status")
    expect(said).to_contain_text("Høyre og venstre piltast")
    page.keyboard.press("Home")
    expect(said).to_contain_text("Punkt 1 av")
    page.keyboard.press("ArrowRight")
    expect(said).to_contain_text("Punkt 2 av")
    page.keyboard.press("t")
    expect(said).to_have_text("Toner på.")
    assert [] == faults(page, "[role=application]")
