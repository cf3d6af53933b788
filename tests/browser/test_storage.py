"""What the widgets keep in the reader's browser: kept and deleted, spoiled, of an older version, in two tabs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Locator, Page, Route, expect

from training_safety.models.quiz.quiz_questions import hash32
from training_safety.models.warm_up.warm_up import ramp_plan
from training_safety.widgets import Quiz

CORRUPT = "Det som var lagret her, kunne ikke leses og er lagt til side."

KEPT = "Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('trygg-trening:')))"


@dataclass(frozen=True)
class Widget:
    """A widget of the book: its page, a role only it has, something to do, and what shows that it was done."""

    path: str
    role: str
    use: Callable[[Locator], None]
    done: Callable[[Locator], Locator]
    delete: Callable[[Locator], None]

    def on(self, page: Page) -> Locator:
        return page.locator(".ts-widget").filter(has=page.get_by_role(self.role))  # type: ignore[arg-type]


def run_the_timer(timer: Locator) -> None:
    timer.get_by_role("button", name="Start", exact=True).click()
    for _ in ramp_plan().phases[0].exercises:
        timer.get_by_role("button", name="Hopp over").click()
    timer.get_by_role("button", name="Pause").click()


def delete_the_timer_s(timer: Locator) -> None:
    timer.get_by_text("Tilpass planen").click()
    timer.get_by_role("button", name="Slett det som er lagret").click()
    timer.get_by_role("button", name="Ja, slett").click()


def delete_in_two_steps(sure: str) -> Callable[[Locator], None]:
    def delete(widget: Locator) -> None:
        widget.get_by_role("button", name="Slett svarene").click()
        widget.get_by_role("button", name=sure, exact=True).click()

    return delete


def answer_a_question(quiz: Locator) -> None:
    quiz.get_by_role("radio").first.check()
    quiz.get_by_role("button", name="Sjekk svaret").filter(visible=True).click()


def make_a_plan_of_150(planner: Locator) -> None:
    planner.get_by_role("textbox", name="Belastning i en vanlig uke").fill("150")


WIDGETS = {
    "timer": Widget(
        "book/chapters/prevention/warm_up.html",
        "timer",
        run_the_timer,
        lambda timer: timer.get_by_role("timer").get_by_text("Aktiver og mobiliser"),
        delete_the_timer_s,
    ),
    "planner": Widget(
        "book/chapters/prevention/gradual_progression.html",
        "figure",
        make_a_plan_of_150,
        lambda planner: planner.locator(".ts-planner-sentence", has_text=re.compile(r"uker: 2\d\d min")),
        lambda planner: planner.get_by_role("button", name="Slett det som er lagret").click(),
    ),
    "quiz": Widget(
        "book/chapters/prevention/warm_up.html",
        "radio",
        answer_a_question,
        lambda quiz: quiz.get_by_text(re.compile(r"^[12] av \d+ besvart, [0-2] poeng$")),
        delete_in_two_steps("Slett"),
    ),
    "survey": Widget(
        "book/chapters/introduction.html",
        "slider",
        lambda survey: survey.get_by_role("slider").first.press("ArrowRight"),
        lambda survey: survey.get_by_text(re.compile(r"^1 av \d+ besvart$")),
        delete_in_two_steps("Ja, slett"),
    ),
}
each_widget = pytest.mark.parametrize("widget", WIDGETS.values(), ids=WIDGETS)


def ready(page: Page) -> None:
    """Wait until the page's widgets are alive."""
    page.locator('html[data-widgets="ready"]').wait_for(state="attached")


@each_widget
def test_what_was_done_is_there_after_a_reload_and_delete_leaves_nothing_behind(
    open_page, widget: Widget
) -> None:
    page = open_page(widget.path)
    widget.use(widget.on(page))
    expect(widget.done(widget.on(page))).to_be_visible()
    page.reload()
    ready(page)
    expect(widget.done(widget.on(page))).to_be_visible()
    assert {} != page.evaluate(KEPT)
    widget.delete(widget.on(page))
    expect(
        widget.on(page).get_by_text(re.compile("slettet", re.I)).filter(visible=True).first
    ).to_be_visible()
    assert {} == page.evaluate(KEPT)
    page.reload()
    ready(page)
    expect(widget.on(page)).to_be_visible()
    expect(widget.done(widget.on(page))).to_have_count(0)


def with_leaves(value: Any, leaf: Any) -> Any:
    """Return the value with every number, text and truth value in it replaced."""
    if isinstance(value, dict):
        return {key: with_leaves(part, leaf) for key, part in value.items()}
    if isinstance(value, list):
        return [with_leaves(part, leaf) for part in value]
    return leaf


def spoiled(record: dict[str, Any]) -> Iterator[str]:
    """Yield texts that look ever more like the record, and are none, with a version and without."""
    data = record["data"]
    others = [with_leaves(data, leaf) for leaf in (1e308, -1, "x" * 10_000, None, [[]], {"a": {}})]
    others.append(
        data | {name: 0 for name in ("planId", "settings", "run", "before", "items") if name in data}
    )
    others.append({name: [part] for name, part in data.items()})
    for other in others:
        yield json.dumps(record | {"data": other})
        yield json.dumps(other)
    yield json.dumps(with_leaves(record, -1))


def keys_kept(page: Page, widget: Widget) -> dict[str, str]:
    """Use the widget and return what it keeps: text by key."""
    widget.use(widget.on(page))
    expect(widget.done(widget.on(page))).to_be_visible()
    kept: dict[str, str] = page.evaluate(KEPT)
    return kept


def begin_with(page: Page, key: str, text: str) -> None:
    """Open the page anew with this text where the widget keeps its record."""
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])
    page.reload()
    ready(page)


def works(page: Page, widget: Widget) -> None:
    place = widget.on(page)
    if widget.done(place).count() == 0:
        widget.use(place)
    expect(widget.done(place)).to_be_visible()


def set_aside(page: Page) -> set[str]:
    """Return the texts that lie aside."""
    kept: dict[str, str] = page.evaluate(KEPT)
    return {text for key, text in kept.items() if ":aside:" in key}


@each_widget
def test_data_that_cannot_be_read_are_told_of_and_set_aside_and_stay_there_until_they_are_deleted(
    open_page, widget: Widget
) -> None:
    page = open_page(widget.path)
    (key,) = keys_kept(page, widget)
    unreadable = ("{", "[]", "7")
    for number, text in enumerate(unreadable, start=1):
        begin_with(page, key, text)
        expect(widget.on(page).get_by_text(CORRUPT).filter(visible=True)).to_have_count(1)
        works(page, widget)
        page.reload()
        ready(page)
        expect(widget.done(widget.on(page))).to_be_visible()
        expect(widget.on(page).get_by_text(CORRUPT)).to_have_count(0)
        assert set(unreadable[:number]) == set_aside(page)
    widget.delete(widget.on(page))
    expect(
        widget.on(page).get_by_text(re.compile("slettet", re.I)).filter(visible=True).first
    ).to_be_visible()
    assert {} == page.evaluate(KEPT)


@each_widget
def test_spoiled_data_stop_no_widget(open_page, widget: Widget) -> None:
    page = open_page(widget.path)
    ((key, text),) = keys_kept(page, widget).items()
    for other in spoiled(json.loads(text)):
        begin_with(page, key, other)
        works(page, widget)


def unversioned(text: str) -> tuple[str, str]:
    """Return where and how the same was kept before records had a version, and every page a record of its own."""
    record = json.loads(text)
    kind, data = record["kind"], record["data"]
    if kind == "timer":
        return "timer:ramp", json.dumps(data)
    if kind == "load-planner":
        settings = data["settings"]
        data |= {"first": {**settings, "start_load": 100}}
        return "load-planner:plan", json.dumps(
            {name: part for name, part in data.items() if name in OLD_PLAN}
        )
    if kind == "quiz":
        items = {item.id: item for item in Quiz.from_bank(record["name"]).questions.items}
        entries = {
            name: {"print": fingerprint(items[name]), "answer": entry["answer"]}
            for name, entry in data["items"].items()
        }
        return f"quiz:{record['name']}", json.dumps({"bank": "0", "items": entries})
    return f"beliefs:{record['name']}", json.dumps(data)


OLD_PLAN = ("first", "settings", "planId", "session", "longest")


def fingerprint(item: Any) -> str:
    """Return what answers to a question with options were kept with."""
    parts = [
        json.dumps([option.text.nb, option.correct or None, None], ensure_ascii=False, separators=(",", ":"))
        for option in item.options
    ]
    return f"{hash32('/'.join([item.kind, *parts])):x}"


@each_widget
def test_what_was_kept_before_records_had_a_version_is_taken_up_and_kept_on(
    open_page, widget: Widget
) -> None:
    page = open_page(widget.path)
    ((key, text),) = keys_kept(page, widget).items()
    page.evaluate("localStorage.clear()")
    old_name, old_text = unversioned(text)
    page.goto("about:blank")  # so that the page that is left keeps nothing on its way out
    page.go_back()
    begin_with(page, f"trygg-trening:{old_name}", old_text)
    expect(widget.done(widget.on(page))).to_be_visible()
    use_once_more(widget, widget.on(page))
    page.reload()
    ready(page)
    expect(widget.done(widget.on(page))).to_be_visible()
    kept = page.evaluate(KEPT)
    assert [key] == list(kept)
    assert json.loads(text)["version"] == json.loads(kept[key])["version"]


def use_once_more(widget: Widget, place: Locator) -> None:
    """Change something that leaves what was done before standing."""
    if widget.role == "timer":
        place.get_by_text("Varsle når noe skifter").click()
        place.get_by_role("checkbox", name="Vibrasjon").uncheck()
    elif widget.role == "figure":
        place.get_by_text("Flere valg").click()
        place.get_by_role("textbox", name="Økter i uka").fill("4")
    elif widget.role == "radio":
        answer(place, 2)
    else:
        place.get_by_role("slider").first.press("ArrowRight")


def answer(quiz: Locator, number: int) -> None:
    """Answer one of the first questions, which are to choose from or to type in."""
    quiz.get_by_role("button", name=re.compile(f"^Spørsmål {number}:")).click()
    field = quiz.locator("form").filter(visible=True)
    if field.get_by_role("radio").count() > 0:
        field.get_by_role("radio").first.check()
    else:
        field.get_by_role("textbox").fill("1")
    field.get_by_role("button", name="Sjekk svaret").click()


@each_widget
def test_what_is_done_in_one_tab_is_seen_in_the_other_and_neither_loses_it(open_page, widget: Widget) -> None:
    page = open_page(widget.path)
    other = page.context.new_page()
    other.goto(page.url)
    ready(other)
    widget.use(widget.on(page))
    expect(widget.done(widget.on(page))).to_be_visible()
    expect(widget.done(widget.on(other))).to_be_visible()
    use_once_more(widget, widget.on(other))
    for tab in (page, other):
        tab.reload()
        ready(tab)
        expect(widget.done(widget.on(tab))).to_be_visible()
    kept = page.evaluate(KEPT)
    assert 1 == len(kept)
    assert [] == [key for key in kept if ":aside:" in key]


@each_widget
def test_two_views_of_one_widget_show_the_same(open_page, widget: Widget) -> None:
    def twice(page: Page) -> None:
        def answer(route: Route) -> None:
            soup = BeautifulSoup(route.fetch().text(), "html.parser")
            for place in soup.select(".ts-live"):
                place.insert_after(BeautifulSoup(str(place), "html.parser"))
            route.fulfill(body=str(soup), content_type="text/html")

        page.route(f"**/{widget.path}", answer)

    page = open_page(widget.path, before=twice)
    views = widget.on(page)
    expect(views).to_have_count(2)
    widget.use(views.nth(0))
    for number in (0, 1):
        expect(widget.done(views.nth(number))).to_be_visible()
    page.reload()
    ready(page)
    for number in (0, 1):
        expect(widget.done(views.nth(number))).to_be_visible()
    widget.delete(views.nth(1))
    expect(views.nth(1).get_by_text(re.compile("slettet", re.I)).filter(visible=True).first).to_be_visible()
    assert {} == page.evaluate(KEPT)


# What the course's authors change since


def with_traits(page: Page, path: str, change: Callable[[dict[str, Any]], None]) -> None:
    """Let the page come, from now on, as if an author had changed the traits of its widgets."""

    def answer(route: Route) -> None:
        soup = BeautifulSoup(route.fetch().text(), "html.parser")
        script = soup.select_one('script[type="application/vnd.jupyter.widget-state+json"]')
        assert script is not None
        page_state = json.loads(script.get_text())
        for model in page_state["state"].values():
            change(model["state"])
        script.string = json.dumps(page_state).replace("<", "\\u003c")
        route.fulfill(body=str(soup), content_type="text/html")

    page.route(f"**/{path}", answer)


def test_new_example_values_of_an_author_leave_a_kept_plan_standing_and_reset_leads_to_them(
    open_page,
) -> None:
    planner = WIDGETS["planner"]
    page = open_page(planner.path)
    planner.use(planner.on(page))
    expect(planner.done(planner.on(page))).to_be_visible()
    with_traits(page, planner.path, lambda traits: "start_load" in traits and traits.update(start_load=80))
    page.reload()
    ready(page)
    expect(planner.done(planner.on(page))).to_be_visible()
    planner.on(page).get_by_role("textbox", name="Antall uker").press("ArrowUp")
    page.reload()
    ready(page)
    expect(planner.done(planner.on(page))).to_be_visible()
    expect(planner.on(page).get_by_role("textbox", name="Antall uker")).to_have_value("13")
    planner.on(page).get_by_role("button", name="Tilbakestill").click()
    expect(planner.on(page).locator(".ts-planner-sentence")).to_contain_text("uker: 118,2 min")


def mended(open_page: Any, change: Callable[[dict[str, Any]], None]) -> Locator:
    """Answer the first question wrongly, let an author change it, and come back."""
    quiz = WIDGETS["quiz"]
    page = open_page(quiz.path)
    item = Quiz.from_bank("warm_up").questions.items[0]
    wrong = next(option for option in item.options if not option.correct)
    quiz.on(page).get_by_role("radio", name=wrong.text.nb).check()
    quiz.on(page).get_by_role("button", name="Sjekk svaret").filter(visible=True).click()
    expect(quiz.on(page).get_by_text(re.compile("^1 av 8 besvart, 0 poeng$"))).to_be_visible()
    with_traits(page, quiz.path, lambda traits: "bank" in traits and change(traits["bank"]["items"][0]))
    page.reload()
    ready(page)
    return quiz.on(page)


def test_an_answer_is_scored_anew_when_the_key_was_wrong_and_the_options_were_turned(open_page) -> None:
    def change(item: dict[str, Any]) -> None:
        for option in item["options"]:
            option["correct"] = not option.get("correct", False)
        item["options"].reverse()

    quiz = mended(open_page, change)
    expect(quiz.get_by_text(re.compile("^1 av 8 besvart, 1 poeng$"))).to_be_visible()
    chosen = next(o for o in Quiz.from_bank("warm_up").questions.items[0].options if not o.correct)
    quiz.get_by_role("button", name=re.compile("^Spørsmål 1:")).click()
    expect(quiz.get_by_role("radio", name=chosen.text.nb)).to_be_checked()


def test_an_answer_to_an_option_that_is_gone_is_said_to_be_lost_until_it_is_given_again(open_page) -> None:
    def change(item: dict[str, Any]) -> None:
        for option in item["options"]:
            if not option.get("correct"):
                option["text"] = {name: f"{words[::-1]}" for name, words in option["text"].items()}

    quiz = mended(open_page, change)
    lost = quiz.get_by_text("Spørsmål 1 er endret siden du svarte, og svaret ditt passer ikke lenger.")
    expect(lost).to_be_visible()
    expect(quiz.get_by_text("0 av 8 besvart")).to_be_visible()
    answer_a_question(quiz)
    expect(lost).to_have_count(0)


def test_an_answer_follows_a_question_to_its_new_id_and_one_to_a_question_that_is_gone_is_told_of_once(
    open_page,
) -> None:
    quiz = WIDGETS["quiz"]
    page = open_page(quiz.path)
    for number in (1, 2):
        answer(quiz.on(page), number)
    expect(quiz.on(page).get_by_text(re.compile("^2 av 8 besvart"))).to_be_visible()

    def change(traits: dict[str, Any]) -> None:
        if "bank" in traits:
            first, second, *_ = traits["bank"]["items"]
            traits["former"] = {"names": [], "items": {first["id"]: "renamed", second["id"]: None}}
            first["id"] = "renamed"
            del traits["bank"]["items"][1]

    with_traits(page, quiz.path, change)
    gone = quiz.on(page).get_by_text("Ett av svarene dine hørte til et spørsmål som er tatt bort.")
    for count in (1, 0):
        page.reload()
        ready(page)
        expect(quiz.on(page).get_by_text(re.compile("^1 av 7 besvart"))).to_be_visible()
        expect(gone).to_have_count(count)
