"""The directives of a section as they are written to a page: whole without scripts, in either language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from section_book import BOOK, SECTION, STEM, build_sections
from tiny_book import build, read_page
from training_safety.activities import read_activities
from training_safety.course_data import yaml_file
from training_safety.models.course.claims import claims
from training_safety.models.course.objectives import sections
from training_safety.models.triage import DATA
from training_safety.site.directives.guess import options_class

ACTIVITIES = read_activities(BOOK / f"activities/{STEM}.yml")
pytestmark = pytest.mark.xdist_group("section-book")


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("section")
    run = build_sections(folder)
    assert 0 == run.returncode, run.stderr
    return folder


@pytest.fixture(scope="module")
def page(built: Path) -> BeautifulSoup:
    return read_page(built / "_build/html" / SECTION)


def part(page: BeautifulSoup, selector: str) -> Tag:
    found = page.select_one(selector)
    assert found is not None, selector
    return found


def test_a_guess_has_its_question_its_options_and_its_answer_in_a_fold(page: BeautifulSoup) -> None:
    entry = ACTIVITIES["pain_free_share"]
    box = part(page, "#guess-pain_free_share")
    assert entry["ask"]["nb"] == part(box, ".ts-asked").get_text()  # type: ignore[arg-type]
    assert [option["nb"] for option in entry["options"]] == [
        each.get_text() for each in box.select(".ts-option")
    ]
    answer = part(box, "details.ts-answer")  # type: ignore[arg-type]
    assert not answer.has_attr("open")
    assert plain(entry["reveal"]["nb"]) in plain(answer.get_text())
    assert answer.select("a.footnote-reference")


@pytest.mark.parametrize(
    ("options", "wide"),
    [
        (["Nei", "Ja, begge"], "ts-options--short"),
        (["Rundt 14 000", "Is og hvile"], ""),
        (["Symptomsjekken", "Is og hvile"], "ts-options--long"),
        (["Noe å drikke med en gang"], "ts-options--long"),
    ],
)
def test_options_stand_side_by_side_only_where_no_word_is_broken(options: list[str], wide: str) -> None:
    assert wide == options_class({"options": [{"nb": option} for option in options]}, "nb")


def test_nothing_can_be_pressed_before_a_script_has_taken_hold_of_it(page: BeautifulSoup) -> None:
    options = page.select(".ts-option")
    assert options
    assert [] == [option.get_text() for option in options if not option.has_attr("disabled")]
    assert [] == page.select(".ts-plan button, .ts-own input, .ts-show-all")


@pytest.mark.parametrize("claim_id", ["C19", "C20", "C21"])
def test_a_claim_is_a_quotation_with_our_assessment_the_evidence_and_what_to_do(
    page: BeautifulSoup, claim_id: str
) -> None:
    claim = claims()[claim_id]
    box = part(page, f"#claim-{claim_id.lower()}")
    said = plain(box.get_text())
    assert f"«{claim.claim.nb}»" == plain(part(box, "blockquote").get_text())  # type: ignore[arg-type]
    for words in (claim.evidence.nb, claim.advice.nb):
        assert plain(words) in said
    assert not re.search(r"\b([Rr]iktig|[Ff]eil|[Bb]ra|[Gg]odt)\b[!.]", said), "no praise and no blame"


def test_the_first_box_asks_in_full_and_the_next_are_short(page: BeautifulSoup) -> None:
    assert part(page, "#claim-c20 .ts-question").get_text()
    assert [] == page.select("#claim-c19 .ts-question")
    assert part(page, "#claim-c19 .ts-answer > .ts-more")


def test_a_claim_about_alarm_symptoms_is_told_and_asks_nothing(page: BeautifulSoup) -> None:
    box = part(page, "#claim-c21")
    assert [] == box.select("button, [data-claim], .ts-answer")
    assert not box.has_attr("data-claim")
    assert part(box, ":scope > .ts-claim-verdict")  # type: ignore[arg-type]


def test_safety_sentences_are_whole_and_the_questions_those_of_the_triage_the_most_urgent_first(
    page: BeautifulSoup,
) -> None:
    entry = yaml_file(BOOK / "safety.yml")["nerve_alarm"]
    box = part(page, "#safety-nerve-alarm")
    said = plain(box.get_text())
    for field in ("intro", "after", "rest"):
        assert plain(entry[field]["nb"]) in said
    questions = {each["key"]: each for screen in DATA["screens"] for each in screen["questions"]}
    nerves = next(screen["questions"] for screen in DATA["screens"] if screen["id"] == "nerves")
    expected = ["sudden_paralysis", "accident_neuro", *(each["key"] for each in nerves), "leg_pain_stable"]
    items = box.select("li[data-question]")
    assert expected == [item["data-question"] for item in items]
    for item in items:
        question = questions[str(item["data-question"])]
        told = " ".join([question["ask"]["nb"], *([question["note"]["nb"]] if "note" in question else [])])
        assert told == plain(item.get_text())


def test_every_emergency_number_in_safety_sentences_is_a_link(page: BeautifulSoup) -> None:
    for box in page.select("[data-part=safety], [data-part=plan]"):
        for link in box.select("a[href^='tel:']"):
            link.extract()
        assert not re.search(r"\b(113|116.117)\b", box.get_text())


def test_a_drawing_stands_in_the_page_with_its_title_its_description_and_its_caption(
    page: BeautifulSoup,
) -> None:
    figure = part(page, "figure.ts-drawing")
    svg = part(figure, "svg")  # type: ignore[arg-type]
    named = str(svg["aria-labelledby"]).split()
    assert 2 == len([name for name in named if svg.select_one(f"#{name}")])
    assert part(figure, "figcaption a.footnote-reference")  # type: ignore[arg-type]


def test_the_ways_in_lead_to_what_the_page_has(page: BeautifulSoup) -> None:
    ways = page.select("a.ts-way")
    assert ["Prøv figuren", "Haster det?", "Quiz", "Kilder"] == [way.get_text() for way in ways]
    tool, alarm, quiz, sources = (str(way["href"]) for way in ways)
    assert "../../alarm_signs.html" == alarm, "all that is urgent, not the part that the page's own box asks"
    assert part(page, tool).select(".ts-timeline")
    assert part(page, quiz).select(".ts-live")
    assert "details" == part(page, sources).name


def test_the_end_has_the_objectives_by_id_what_would_change_our_minds_and_every_source(
    page: BeautifulSoup,
) -> None:
    end = part(page, "[data-part=sources]")
    said = plain(end.get_text())
    for number, text in sections()["2.5"].objectives.items():
        assert f"{number} {text.nb}" in said
    assert "Vi søkte sist 30. november 2026." in said
    cited = {str(link["href"]) for link in page.select("article a.footnote-reference")}
    assert cited <= {f"#{note['id']}" for note in end.select("#sources [id^=footcite]")}


def test_the_example_that_an_objective_needs_is_open_and_the_rest_is_folded(page: BeautifulSoup) -> None:
    folds = page.select("#try-post-test > details")
    assert [True, False, False] == [fold.has_attr("open") for fold in folds]


def test_a_figure_has_a_place_for_what_was_guessed(page: BeautifulSoup) -> None:
    echoes = [echo["data-echo"] for echo in page.select("[data-echo]")]
    assert [f"{STEM}.pain_free_share", f"{STEM}.with_pain"] == echoes


def test_what_waits_to_be_verified_is_not_on_the_page(page: BeautifulSoup) -> None:
    table = part(page, "table.ts-timeline-list").get_text(" ")
    assert "37" in table
    assert "52" not in table
    assert "Utbuking" not in table


def test_only_pages_with_parts_of_a_section_get_its_script_and_its_words(built: Path) -> None:
    for name, has in ((SECTION, True), ("book/index.html", False)):
        text = (built / "_build/html" / name).read_text(encoding="utf-8")
        assert has == ("section-words" in text)
        assert has == bool(re.search(r"section\.[0-9a-f]{10}\.js", text))
    words = part(read_page(built / "_build/html" / SECTION), "#section-words")
    assert "Vis alle vurderingene" == json.loads(words.get_text())["claims_show_all"]


def test_a_translator_gets_what_the_page_says_and_the_drawings_words_and_not_what_has_both_languages(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("gettext")
    run = build_sections(folder, "gettext", gettext_compact=False)
    assert 0 == run.returncode, run.stderr
    catalogue = (folder / f"_build/gettext/book/chapters/causes/{STEM}.pot").read_text(encoding="utf-8")
    whole = plain("".join(re.findall(r'"(.*)"', catalogue)).replace('\\"', '"'))
    for said in (
        "Det er sjelden sykdom bak vondt i ryggen.",
        "sammenlign rygger med og uten vondt",
        "minst ett rødt flagg: ca. 800",
        "Et bånd viser alle 1 000.",
        "En studie som tar MR av mange friske",
        "Kjenn alarmsymptomene, og ring når du er i tvil.",
    ):
        assert said in whole, said
    for data in (
        claims()["C20"].evidence.nb[:40],
        ACTIVITIES["pain_free_share"]["reveal"]["nb"],
        ACTIVITIES["post_test"]["solution"]["nb"][:40],
        yaml_file(BOOK / "safety.yml")["nerve_alarm"]["after"]["nb"][:40],
    ):
        assert data not in whole, data


def test_the_english_edition_has_the_catalogue_s_words_and_the_data_s_english(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("english")
    catalogue = folder / f"book/locale/en/LC_MESSAGES/book/chapters/causes/{STEM}.po"
    catalogue.parent.mkdir(parents=True)
    told = {
        "minst ett rødt flagg: ca. 800": "at least one red flag: about 800",
        "sammenlign rygger med og uten vondt": "compare backs with and without pain",
    }
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    catalogue.write_text(
        "\n".join([head, *(f'msgid "{nb}"\nmsgstr "{en}"\n' for nb, en in told.items())]), encoding="utf-8"
    )
    run = build_sections(folder, language="en", locale_dirs=["book/locale"], gettext_compact=False)
    assert 0 == run.returncode, run.stderr
    page = read_page(folder / "_build/html" / SECTION)
    assert "at least one red flag: about 800" in [plain(text.get_text()) for text in page.select("svg text")]
    said = plain(part(page, "article").get_text(" "))
    for english in (
        told["sammenlign rygger med og uten vondt"],
        "Guess first",
        "How well does research support it?",
        claims()["C20"].claim.en,
        ACTIVITIES["pain_free_share"]["ask"]["en"],
        DATA["screens"][2]["questions"][0]["ask"]["en"],
        "Do: ",
        "We last searched on 30 November 2026.",
        "Odds ratio",
    ):
        assert english in said, english


@pytest.mark.parametrize(
    ("directive", "sentence"),
    [
        ("{guess} sore", "activities/index.yml has no sore. Did you mean more?"),
        ("{if-then} more", "more in activities/index.yml is of the kind guess"),
        ("{drawing} flags.svg", "there is no drawing book/assets/flags.svg"),
        ("{safety} nerves", "safety.yml has no nerves. Did you mean nerve?"),
    ],
)
def test_what_a_directive_names_and_is_not_there_stops_the_build_with_its_line(
    tmp_path: Path, directive: str, sentence: str
) -> None:
    files = {
        "index.md": f"# Side\n\n```{directive}\n```\n",
        "activities/index.yml": "more: {kind: guess, objectives: [1-a], ask: {nb: a, en: a}, options: [{nb: a, en: a}, {nb: b, en: b}], "
        "answer: 0, reveal: {nb: a, en: a}}\n",
        "safety.yml": "nerve: {kind: alarm, intro: {nb: a, en: a}, after: {nb: a, en: a}, refs: [], "
        'triage: [{call: "116117", questions: [saddle]}]}\n',
    }
    run = build(tmp_path, files)
    assert run.returncode != 0
    assert sentence in plain(run.stdout + run.stderr)
