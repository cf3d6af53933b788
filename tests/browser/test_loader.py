"""The loader on a page of ipywidgets controls and somebody else's anywidget."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browsing import served
from tiny_book import CELL, build

CODE = '''import anywidget, traitlets, ipywidgets as w
class Counter(anywidget.AnyWidget):
    _esm = """
    export default {
      initialize({ model }) { model.set("started", model.get("started") + 1); },
      render({ model, el }) {
        const button = document.createElement("button");
        button.className = "counter";
        const paint = () => (button.textContent = `n=${model.get("n")} started=${model.get("started")} byte=${model.get("data").getUint8(1)}`);
        button.addEventListener("click", () => { model.set("n", model.get("n") + 1); model.save_changes(); });
        model.on("change:n", paint);
        paint();
        el.append(button);
      },
    };
    """
    _css = ".counter { font-weight: 700 }"
    n = traitlets.Int(3).tag(sync=True)
    started = traitlets.Int(0).tag(sync=True)
    data = traitlets.Bytes(bytes([7, 42])).tag(sync=True)
counter = Counter()
a, b, c = w.IntSlider(description="A", value=1), w.IntSlider(description="B"), w.FloatText(description="C", value=2.5)
w.jslink((a, "value"), (b, "value"))
w.jsdlink((counter, "n"), (c, "value"))
tab = w.Tab([w.VBox([a, b]), w.Accordion([w.HTML("<em>inni</em>")], titles=["Fold"])], titles=["Første", "Andre"])
w.VBox([tab, c, w.Dropdown(options=["x", "y"], value="y", description="Velg"), w.Checkbox(description="Ja", value=True),
        w.Text(description="Navn", value=""), w.IntRangeSlider(description="Fra og til", value=(2, 5), max=9),
        w.SelectionSlider(options=["lav", "høy"], description="Nivå"), counter, counter], layout=w.Layout(max_width="40rem"))'''


@pytest.fixture(scope="module")
def controls_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("controls")
    run = build(folder, {"index.md": CELL % CODE})
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    yield from served(folder / "_build/html")


@pytest.fixture
def page(open_page, controls_url: str):  # type: ignore[no-untyped-def]
    return open_page("book/index.html", base=controls_url)


def test_every_control_is_there_with_its_label_and_its_value(page) -> None:
    assert "ready" == page.evaluate("document.documentElement.dataset.widgets")
    assert "1" == page.get_by_label("A", exact=True).input_value()
    assert (
        "3" == page.get_by_label("C", exact=True).input_value()
    )  # a directed link carries its source at once
    assert "1" == page.get_by_label("Velg").input_value()
    assert page.get_by_label("Ja").is_checked()
    assert "lav" == page.get_by_label("Nivå").get_attribute("aria-valuetext")
    assert page.get_by_role("group", name="Fra og til").locator("input").count() == 2


def test_linked_controls_stay_in_step_both_ways_and_a_directed_link_one_way(page) -> None:
    page.get_by_label("A", exact=True).press("ArrowRight")
    assert "2" == page.get_by_label("B", exact=True).input_value()
    page.get_by_label("B", exact=True).press("End")
    assert "100" == page.get_by_label("A", exact=True).input_value()
    page.locator(".counter").first.click()
    assert "4" == page.get_by_label("C", exact=True).input_value()
    page.get_by_label("C", exact=True).fill("9")
    page.keyboard.press("Tab")
    assert "n=4" in page.locator(".counter").first.inner_text()


def test_two_views_share_one_model_that_was_started_once_and_binary_data_arrives(page) -> None:
    page.locator(".counter").nth(1).click()
    assert ["n=4 started=1 byte=42"] * 2 == [view.inner_text() for view in page.locator(".counter").all()]


def test_tabs_work_by_arrow_keys_and_the_accordion_opens(page) -> None:
    page.get_by_role("tab", name="Første").focus()
    page.keyboard.press("ArrowRight")
    assert "true" == page.get_by_role("tab", name="Andre").get_attribute("aria-selected")
    page.get_by_text("Fold", exact=True).click()
    assert page.get_by_text("inni", exact=True).is_visible()


def test_what_is_no_number_is_refused_with_a_sentence_and_the_value_is_kept(page) -> None:
    field = page.get_by_label("C", exact=True)
    field.fill("mye")
    page.keyboard.press("Tab")
    assert page.get_by_text("«mye» er ikke et tall").is_visible()
    assert "mye" == field.input_value()


def test_a_module_that_cannot_be_loaded_leaves_the_still_and_a_sentence(
    open_page, controls_url: str, chromium
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/controls.*.js", lambda route: route.abort())
    page.goto(controls_url + "book/index.html")
    page.get_by_text("Den interaktive delen kunne ikke lastes").wait_for()
    assert page.get_by_text("Velg", exact=True).is_visible()
    context.close()


def test_a_quiz_that_cannot_be_loaded_can_be_read_with_its_answers(open_page) -> None:
    def without_quiz(page) -> None:
        empty = {"body": "", "content_type": "text/javascript"}
        page.route("**/quiz.*.js", lambda route: route.fulfill(**empty))

    page = open_page("book/chapters/prevention/warm_up.html", before=without_quiz)
    quiz = page.locator(".ts-live:has(.ts-quiz)")
    expect(quiz).to_contain_text("Den interaktive delen kunne ikke lastes")
    expect(quiz.get_by_text("Vis svaret").filter(visible=True)).to_have_count(8)
    expect(quiz.locator("button").filter(visible=True)).to_have_count(0)
    quiz.get_by_text("Vis svaret").first.click()
    expect(quiz.locator(".ts-quiz-folded .ts-verdict").first).to_be_visible()
