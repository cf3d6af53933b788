"""The alarm page: per level the same questions and sentences as the triage's data, word for word."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from places import ROOT
from tiny_book import build, read_page
from training_safety.models.triage import DATA
from training_safety.site.directives.alarm_levels import groups_of

LEVELS = [level["id"] for level in reversed(DATA["levels"])]
QUESTIONS = [question for screen in DATA["screens"] for question in screen["questions"]]
ASKS = [*QUESTIONS, *DATA["rules"]]
PHONE = re.compile(r"\b(?:113|116 1\d\d|22 \d\d \d\d \d\d|99 \d\d \d\d \d\d)\b")
IN = {"nb": "", "en": "def setup(app):\n    app.config.language = 'en'\n"}


def plain(text: str) -> str:
    """Words as they are read, whatever they are spaced with, and however an apostrophe is drawn."""
    return " ".join(unescape(text).replace("\u00ad", "").replace("’", "'").split())


@pytest.fixture(scope="module", params=["nb", "en"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BeautifulSoup:
    """The page itself, built in a language."""
    folder = tmp_path_factory.mktemp(request.param)
    files = {
        "index.md": "# Kurset\n",
        "about.md": "# Om kurset\n",
        "alarm_signs.md": (ROOT / "book/alarm_signs.md").read_text(encoding="utf-8"),
        "safety.yml": (ROOT / "book/safety.yml").read_text(encoding="utf-8"),
    }
    run = build(folder, files, ("about", "alarm_signs"), extension=IN[request.param])
    assert run.returncode == 0, run.stderr
    found = read_page(folder / "_build/html/book/alarm_signs.html")
    found.language = request.param
    return found


def section(page: BeautifulSoup, level: str) -> Any:
    found = page.find(id=f"level-{level.replace('_', '-')}")
    assert found is not None, level
    for mark in found.select("a.footnote-reference, a.headerlink"):
        mark.extract()
    return found


def test_the_levels_stand_from_the_most_urgent_down(page: BeautifulSoup) -> None:
    stand = [part["id"].removeprefix("level-") for part in page.select("section[id^=level-]")]
    assert [level.replace("_", "-") for level in LEVELS] == stand


@pytest.mark.parametrize("level", DATA["levels"], ids=lambda level: level["id"])
def test_a_level_has_its_title_what_to_do_and_when_to_check_again_word_for_word(
    page: BeautifulSoup, level: dict[str, Any]
) -> None:
    found = section(page, level["id"])
    shown = plain(found.get_text())
    assert level["title"][page.language] == plain(found.find("h2").get_text())
    for text in [*level["sentences"], *([level["check"], DATA["always"]] if level["check"] else [])]:
        assert text[page.language] in shown
    for other in level.get("title_for", {}).values():
        assert any(other[page.language] in plain(heading.get_text()) for heading in found.select("h3"))


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_asks_exactly_its_questions_and_rules_in_the_data_s_words(
    page: BeautifulSoup, level: str
) -> None:
    rows = {row["data-key"]: row for row in section(page, level).select("li[data-key]")}
    expected = {item.get("key", item.get("id")): item for item in ASKS if item["level"] == level}
    assert set(expected) == set(rows)
    for key, item in expected.items():
        said = item["ask" if "ask" in item else "say"][page.language]
        draft = {"nb": " utkast", "en": " draft"}[page.language] if item["draft"] else ""
        note = [item["note"][page.language]] if level in item.get("note_at", ()) else []
        assert [said + draft, *note] == [plain(part.get_text()) for part in rows[key].select("p")]


def test_every_level_that_a_question_or_a_rule_asks_for_is_on_the_page_once(page: BeautifulSoup) -> None:
    keys = {row["data-key"] for row in page.select("li[data-key]")}
    assert {item.get("key", item.get("id")) for item in ASKS if item["level"] is not None} == keys


def test_the_pregnant_meet_all_that_is_the_maternity_ward_s_in_one_list(page: BeautifulSoup) -> None:
    urgent = next(level for level in DATA["levels"] if level["id"] == "4")
    (heading,) = [
        heading
        for heading in section(page, "4").select("h3")
        if urgent["title_for"]["maternity"][page.language] in plain(heading.get_text())
    ]
    listed = [row["data-key"] for row in heading.find_next("ul").select("li")]
    called = [q["key"] for q in QUESTIONS if "maternity" in (q["call"], q.get("call_pregnant"))]
    assert {*called, "pregnant_pain"} == set(listed)
    assert urgent["maternity"][page.language] in plain(section(page, "4").get_text())


def test_the_reasons_are_folded_and_each_stands_once_with_all_that_it_is_the_reason_for(
    page: BeautifulSoup,
) -> None:
    for level in LEVELS:
        items = [item for group in groups_of(level).values() for item in group]
        folds = section(page, level).select("details.ts-reasons")
        assert len(folds) == bool(items)
        for fold in folds:
            assert not fold.has_attr("open")
            whys = [plain(why.get_text()) for why in fold.select("dd")]
            assert sorted({item.why[page.language] for item in items}) == sorted(whys)
            asked = [plain(asked.get_text()) for asked in fold.select("dt")]
            assert sorted({item.said[page.language] for item in items}) == sorted(asked)


def test_what_the_triage_says_besides_is_on_the_page(page: BeautifulSoup) -> None:
    shown = plain(page.select_one("article").get_text())
    said = {note["id"]: note["text"] for note in DATA["notes"]}
    said |= {q["key"]: q["note"] for q in QUESTIONS if "note" in q}
    del said["strong_not_soreness"]  # the page says of soreness that it is weaker than 7 out of 10
    assert [] == [key for key, text in said.items() if text[page.language] not in shown]


def test_no_to_everything_is_never_said_to_be_well() -> None:
    page = plain((ROOT / "book/alarm_signs.md").read_text(encoding="utf-8")).replace("**", "")
    assert [] == [text["nb"] for text in DATA["below_4"] if text["nb"] not in page]


def test_every_phone_number_is_a_link(page: BeautifulSoup) -> None:
    article = page.select_one("article")
    links = [plain(link.get_text()) for link in article.select('a[href^="tel:"]')]
    sms = 1  # Nød-SMS to 113 is no call
    numbers = [number for text in links for number in PHONE.findall(text)]
    in_titles = [
        number for title in article.select("h2") for number in PHONE.findall(plain(title.get_text()))
    ]
    unlinked = 1  # «du når ikke 116 117 fra utlandet»
    assert len(PHONE.findall(plain(article.get_text()))) == len(numbers) + len(in_titles) + sms + unlinked
    for link in article.select('a[href^="tel:"]'):
        assert re.sub(r"\D", "", link.get_text()) == link["href"].removeprefix("tel:")


def test_the_page_says_that_it_is_a_draft_of_which_version_and_when_it_is_looked_at_again(
    page: BeautifulSoup,
) -> None:
    status = plain(page.select_one("[data-part=status]").get_text())
    assert {"nb": "Utkast, ikke klinisk godkjent", "en": "Draft, not clinically approved"}[
        page.language
    ] in status
    dates = {"nb": ("30. november 2026", "30. november 2027"), "en": ("30 November 2026", "30 November 2027")}
    assert ("2026-11-30", "2027-11-30") == (DATA["version"], DATA["review_by"])
    for date in dates[page.language]:
        assert date in status


@pytest.mark.parametrize(
    ("markup", "sentence"),
    [
        ("```{alarm-level} 6\n```", "'6' is no level of triage.json. Choose one of 1, 2, 3b, 3a, 116117_advice, 4, 5."),
        ("```{alarm-level} 2\n:notes: bladder\n```", "triage.json has no note 'bladder'. Choose among adult, "),
    ],
)  # fmt: skip
def test_what_an_author_gets_wrong_stops_the_build_with_a_sentence(
    tmp_path: Path, markup: str, sentence: str
) -> None:
    run = build(tmp_path, {"index.md": f"# Alarm\n\n{markup}\n"})
    assert run.returncode != 0
    assert f"book/index, line 3: {sentence}" in run.stdout + run.stderr
