"""The stills: what stands on the page with scripts off, on paper and in the search."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import expect

from places import BOOK, ROOT
from quiz_items import authored
from training_safety.models.quiz.quiz import (
    Matching,
    Ordering,
    Question,
    SingleChoice,
    Text,
    bank_from_mapping,
)
from training_safety.models.warm_up.warm_up import WarmUpPlan
from training_safety.widgets import LoadPlanner

STATE = re.compile(r'<script type="application/vnd\.jupyter\.widget-state\+json">(.*?)</script>', re.S)
PAGES = [
    path
    for path in sorted(BOOK.glob("book/**/*.html"))
    if 'class="ts-live"' in path.read_text(encoding="utf-8")
]
#: Each widget of the book: its page, its id there, and the values its author gave it.
WIDGETS = [
    (str(path.relative_to(BOOK)), model_id, model["state"])
    for path in PAGES
    for model_id, model in json.loads(STATE.search(path.read_text(encoding="utf-8"))[1])["state"].items()  # type: ignore[index]
]


def with_trait(trait: str) -> pytest.MarkDecorator:
    """Run a test for every widget of the book that has the trait."""
    chosen = [widget for widget in WIDGETS if trait in widget[2]]
    ids = [f"{path.removeprefix('book/')}-{number}" for number, (path, *_) in enumerate(chosen)]
    return pytest.mark.parametrize(("path", "model_id", "state"), chosen, ids=ids)


def plain(text: str) -> str:
    """Return the words with single spaces between them."""
    return " ".join(text.split())


def seconds(shown: str) -> int:
    """Return how long «4 min», «1,5 min» or «1 min 20 s» is [s]."""
    parts = re.findall(r"([\d,]+) (min|s)\b", plain(shown))
    return round(sum(float(number.replace(",", ".")) * {"min": 60, "s": 1}[unit] for number, unit in parts))


@pytest.fixture
def still(open_page):  # type: ignore[no-untyped-def]
    """The place of a widget on a page that runs no scripts."""

    def open_(path: str, model_id: str):  # type: ignore[no-untyped-def]
        page = open_page(path, java_script_enabled=False, wait=False)
        return page.locator(f'[data-model="{model_id}"]')

    return open_


@pytest.mark.parametrize("trait", ["plan_in_use", "bank", "start_load", "statements"])
def test_each_kind_of_widget_stands_on_some_page(trait: str) -> None:
    assert [path for path, _, state in WIDGETS if trait in state]


@with_trait("plan_in_use")
def test_with_scripts_off_the_timer_tells_each_phase_and_how_long_it_lasts(
    still, path: str, model_id: str, state: Any
) -> None:
    plan = WarmUpPlan.from_dict(state["plan"])
    place = still(path, model_id)
    shown = [plain(line) for line in place.locator("ol > li > p:first-child").all_inner_texts()]
    names = [phase.name.nb for phase in plan.phases]
    assert names == [line[: len(name)] for line, name in zip(shown, names, strict=True)]
    assert [phase.seconds for phase in plan.phases] == [seconds(line) for line in shown]
    for exercise in {exercise for phase in plan.phases for exercise in phase.exercises}:
        assert exercise.name.nb in plain(place.inner_text())


def parts(item: Question) -> tuple[list[Text], list[Text]]:
    """Return what a question lets one choose from, and what it says to the answers."""
    if isinstance(item, SingleChoice):
        return [option.text for option in item.options], [option.feedback for option in item.options]
    if isinstance(item, Matching):
        return [text for pair in item.pairs for text in (pair.left, pair.right)], [item.feedback.correct]
    return [*item.steps] if isinstance(item, Ordering) else [], [item.feedback.correct]  # type: ignore[attr-defined]


@with_trait("bank")
def test_with_scripts_off_the_quiz_shows_every_question_and_its_answers_when_asked(
    still, path: str, model_id: str, state: Any
) -> None:
    data = state["bank"]
    bank = bank_from_mapping({**data, "items": [authored(item) for item in data["items"]]}, path)
    place = still(path, model_id)
    cards = place.locator(".ts-quiz-card:not(.ts-quiz-summary)").all()
    for item, card in zip(bank.items, cards, strict=True):
        choices, answers = parts(item)
        before = plain(card.inner_text())
        assert [] == [text.nb for text in (item.stem, *choices) if plain(text.nb) not in before]
        assert [] == [text.nb for text in answers if plain(text.nb) in before], "the answer is given away"
        for fold in card.locator("details > summary").all():
            fold.click()
        after = plain(card.inner_text())
        answers += [item.hint] if item.hint else []
        assert [] == [text.nb for text in answers if plain(text.nb) not in after]


@with_trait("start_load")
def test_with_scripts_off_the_planner_s_table_has_the_domain_s_weekly_loads(
    still, path: str, model_id: str, state: Any
) -> None:
    planner = LoadPlanner()
    planner.set_state({name: state[name] for name in LoadPlanner.class_own_traits() if name in state})
    place = still(path, model_id)
    for fold in place.locator("details > summary").filter(visible=True).all():
        fold.click()
    rows = place.locator("table").first.locator("tbody tr").all()
    shown = [plain(row.locator("td").nth(1).inner_text()) for row in rows]
    half = 0.05 if planner.start_load < 100 else 0.5  # what rounding may take or give
    loads = [float(load.replace(" ", "").replace(",", ".")) for load in shown]
    assert planner.weekly_loads == pytest.approx(loads, abs=half + 1e-9)


@with_trait("statements")
def test_with_scripts_off_the_survey_shows_its_twelve_statements(
    still, path: str, model_id: str, state: Any
) -> None:
    place = still(path, model_id)
    shown = [plain(text) for text in place.locator(".ts-beliefs-statement").all_inner_texts()]
    assert [plain(statement["text"]["nb"]) for statement in state["statements"]] == shown
    assert 12 == len(shown)
    expect(place.locator(".ts-unscripted")).to_be_visible()


@pytest.fixture
def paper(open_page):  # type: ignore[no-untyped-def]
    """A page as it goes to the printer."""

    def open_(path: str):  # type: ignore[no-untyped-def]
        page = open_page(path)
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        return page

    return open_


@with_trait("plan_in_use")
def test_on_paper_the_timer_is_its_whole_plan(paper, path: str, model_id: str, state: Any) -> None:
    shown = plain(paper(path).locator(f'[data-model="{model_id}"]').inner_text())
    phases = WarmUpPlan.from_dict(state["plan"]).phases
    assert [] == [
        exercise.name.nb for phase in phases for exercise in phase.exercises if exercise.name.nb not in shown
    ]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@with_trait("start_load")
def test_on_paper_the_planner_is_its_plan_without_the_form(
    open_page, scripts: bool, path: str, model_id: str, state: Any
) -> None:
    page = open_page(path, java_script_enabled=scripts, wait=scripts)
    page.emulate_media(media="print")
    place = page.locator(f'[data-model="{model_id}"]')
    expect(place.locator("table").first).to_be_visible()
    expect(place.locator("input, select, fieldset").filter(visible=True)).to_have_count(0)


def test_the_search_finds_a_word_that_stands_only_in_a_still(open_page) -> None:
    path, _, state = next(widget for widget in WIDGETS if "plan_in_use" in widget[2])
    plan = WarmUpPlan.from_dict(state["plan"])
    written = " ".join(source.read_text(encoding="utf-8") for source in (ROOT / "book").rglob("*.md")).lower()
    names = " ".join(exercise.name.nb for phase in plan.phases for exercise in phase.exercises)
    word = max(sorted(word for word in re.findall(r"\w+", names.lower()) if word not in written), key=len)
    page = open_page(f"search.html?q={word}", wait=False)
    page.locator("#course-search li a").first.wait_for()
    found = [link.get_attribute("href") for link in page.locator("#course-search li a").all()]
    assert any(href.split("?")[0].split("#")[0].endswith(path) for href in found), (word, found)
