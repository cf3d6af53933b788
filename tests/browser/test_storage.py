"""What the widgets keep in the reader's browser: barred, full, spoiled, kept and deleted."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

BARRED = "Nettleseren lar ikke siden lagre noe."
FULL = "Nettleserens lager er fullt."
CORRUPT = "Det som var lagret her, kunne ikke leses"

THROWS = "throw new DOMException('%s', '%s');"
#: The two ways in which browsers bar storage: the object is out of reach, or its methods are.
NO_OBJECT = (
    "Object.defineProperty(window, 'localStorage', {configurable: true, get() {"
    + THROWS % ("barred", "SecurityError")
    + "}});"
)
NO_METHODS = (
    "for (const name of ['getItem', 'setItem', 'removeItem']) Storage.prototype[name] = () => {%s};"
    % (THROWS % ("barred", "SecurityError"))
)
FULL_DISK = "Storage.prototype.setItem = () => {" + THROWS % ("full", "QuotaExceededError") + "};"

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
        lambda planner: planner.get_by_role("row", name=re.compile(r"^1\b.* 150 start\b")),
        lambda planner: planner.get_by_role("button", name="Slett det som er lagret").click(),
    ),
    "quiz": Widget(
        "book/chapters/prevention/warm_up.html",
        "radio",
        answer_a_question,
        lambda quiz: quiz.get_by_text(re.compile(r"^1 av \d+ besvart, [01] poeng$")),
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
    page.locator('html[data-widgets="ready"]').wait_for(state="attached", timeout=20_000)


@each_widget
@pytest.mark.parametrize("script", [NO_OBJECT, NO_METHODS], ids=["no-object", "no-methods"])
def test_where_storage_is_barred_a_widget_works_and_says_that_nothing_is_kept(
    open_page, widget: Widget, script: str
) -> None:
    place = widget.on(open_page(widget.path, init_script=script))
    widget.use(place)
    expect(widget.done(place)).to_be_visible()
    expect(place.get_by_text(BARRED)).to_be_visible()


@each_widget
def test_where_storage_is_full_a_widget_works_and_says_that_nothing_is_kept(
    open_page, widget: Widget
) -> None:
    place = widget.on(open_page(widget.path, init_script=FULL_DISK))
    widget.use(place)
    expect(widget.done(place)).to_be_visible()
    expect(place.get_by_text(FULL)).to_be_visible()


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
    """Yield texts that look ever more like the record, and are none."""
    for leaf in (1e308, -1, "x" * 10_000, None, [[]], {"a": {}}):
        yield json.dumps(with_leaves(record, leaf))
    yield json.dumps(
        record | {name: 0 for name in ("version", "bank", "planId", "revision") if name in record}
    )
    yield json.dumps({name: [part] for name, part in record.items()})


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


@each_widget
def test_data_that_cannot_be_read_are_set_aside_and_the_reader_is_told(open_page, widget: Widget) -> None:
    page = open_page(widget.path)
    (key,) = keys_kept(page, widget)
    told = []
    for text in ("{", "[]", "7"):
        begin_with(page, key, text)
        told.append((text, widget.on(page).get_by_text(CORRUPT).filter(visible=True).count()))
        works(page, widget)
    assert [("{", 1), ("[]", 1), ("7", 1)] == told


@each_widget
def test_spoiled_data_and_data_of_an_old_version_stop_no_widget(open_page, widget: Widget) -> None:
    page = open_page(widget.path)
    ((key, text),) = keys_kept(page, widget).items()
    for other in spoiled(json.loads(text)):
        begin_with(page, key, other)
        works(page, widget)
