"""The widgets in a real JupyterLab, with a kernel behind them, used and asked from Python."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Locator, Page, expect

from course_lab import TOKEN, address, ended
from patience import PATIENCE_S, TWO_FRAMES
from training_safety.widgets import Quiz

pytestmark = pytest.mark.xdist_group("lab")

CELLS = [
    "import json\nfrom training_safety.widgets import BeliefSurvey, LoadPlanner, Quiz, WarmUpTimer",
    "timer = WarmUpTimer()\ntimer",
    'planner = LoadPlanner(start_load=100, unit="min")\nplanner',
    'quiz = Quiz.from_bank("warm_up")\nquiz',
    'survey = BeliefSurvey.from_file("beliefs")\nsurvey',
    "quiz",
    'display(WarmUpTimer(lang="en", name="other"), english := LoadPlanner(lang="en", name="other"),\n'
    '        Quiz.from_bank("warm_up", lang="en", name="other"), BeliefSurvey(lang="en", name="other"))',
    "# here the tests ask Python",
]
#: The widgets in the order in which the cells show them.
SHOWN = [
    "timer",
    "planner",
    "quiz",
    "survey",
    "the quiz again",
    "timer in English",
    "planner in English",
    "quiz in English",
    "survey in English",
]


#: What the book, or another notebook, has kept of planners with these names, before there were versions and since.
SETTINGS = {
    "start_load": 150, "unit": "min", "growth": "geometric", "step": 10, "rate": 5, "deload_every": 4, "deload_share": 0.6,
    "ceiling": None, "weeks": 12, "start_date": "", "target_date": "", "sessions_per_week": 3,
}  # fmt: skip
PLAN = {"settings": SETTINGS, "planId": "abcdefghijkl", "session": "", "longest": ""}
ALL_KEPT = {
    "trygg-trening:load-planner:plan": {"first": {**SETTINGS, "start_load": 100}, **PLAN},
    "trygg-trening:load-planner:other": {
        "kind": "load-planner", "name": "other", "version": 1, "saved": "2026-11-22T12:00:00.000Z",
        "data": {"units": {}, "exported": None, **PLAN},
    },
}  # fmt: skip
KEEP = "for (const [key, record] of Object.entries(%s)) localStorage.setItem(key, JSON.stringify(record));"


def started(home: Path) -> tuple[subprocess.Popen[bytes], str]:
    """Start JupyterLab with nothing of this machine's user in it; return it and its address."""
    settings = home / "settings/@jupyterlab/apputils-extension/notification.jupyterlab-settings"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"fetchNews": "false", "checkForUpdates": false}', encoding="utf-8")
    own = {f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    own |= {
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
    }
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1", "--ServerApp.port=0",
        f"--ServerApp.root_dir={home / 'notebooks'}", f"--IdentityProvider.token={TOKEN}",
        "--LabApp.extension_manager=readonly", "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]  # fmt: skip
    log = home / "log.txt"
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, env={**os.environ, **own, "IPYTHONDIR": str(home / "ipython")}, cwd=home,
            stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    try:
        return server, address(server, home / "runtime", log)
    except AssertionError:
        ended(server)
        raise


class Lab:
    """The notebook in the browser, after «Run All Cells»."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.requests: list[str] = []
        self.errors: list[str] = []
        self._asked = 0
        page.set_default_timeout(1000 * PATIENCE_S)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda socket: self.requests.append(re.sub("^ws", "http", socket.url)))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self._heard(message, url))
        page.add_init_script(KEEP % json.dumps(ALL_KEPT))
        page.goto(f"{url}lab/tree/widgets.ipynb?token={TOKEN}")
        page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()  # before that, «run» is lost
        self.at_start = len(self.requests)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        expect(page.locator(".jp-OutputArea .ts-widget")).to_have_count(len(SHOWN))

    def _heard(self, message: Any, url: str) -> None:
        # The server's own interface may answer with an error while a kernel starts; that is no module's doing.
        if message.type == "error" and not message.location["url"].startswith(f"{url}api/"):
            self.errors.append(message.text)

    def widget(self, name: str) -> Locator:
        return self.page.locator(".jp-OutputArea .ts-widget").nth(SHOWN.index(name))

    def python(self, expression: str) -> Any:
        """Run an expression in the notebook's last cell and return what Python says."""
        self._asked += 1
        cell = self.page.locator(".jp-CodeCell").last
        cell.scroll_into_view_if_needed()
        cell.locator(".cm-content").fill(f"print('told', {self._asked}, json.dumps({expression}))")
        cell.locator(".cm-content").press("Control+Enter")
        told = cell.locator(".jp-OutputArea-output").filter(has_text=re.compile(rf"told {self._asked} "))
        return json.loads(told.inner_text().split(maxsplit=2)[2])


@pytest.fixture(scope="module")
def lab(chromium, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:  # type: ignore[no-untyped-def]
    home = tmp_path_factory.mktemp("lab")
    (home / "notebooks").mkdir()
    notebook = new_notebook(
        cells=[new_code_cell(code) for code in CELLS],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    nbformat.write(notebook, home / "notebooks/widgets.ipynb")
    server, url = started(home)
    try:
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="nb-NO")
        yield Lab(context.new_page(), url)
        context.close()
    finally:
        ended(server)


def test_the_timer_counts_and_python_has_the_reader_s_plan(lab: Lab) -> None:
    timer = lab.widget("timer")
    timer.get_by_role("button", name="Start", exact=True).click()
    expect(timer.get_by_role("timer")).to_contain_text(re.compile(r"3:\d\d"))
    timer.get_by_role("button", name="Pause").click()
    timer.get_by_text("Tilpass planen").click()
    minutes = timer.get_by_label(re.compile(r"^Minutter.*Øk pulsen"))
    minutes.fill("5")
    minutes.press("Tab")
    expect(timer.get_by_text("Til sammen 14 min.")).to_be_visible()
    assert [13.0, 14.0] == lab.python("[timer.plan.total_min, timer.total_minutes]")


def test_the_planner_s_table_and_chart_follow_the_reader_and_python_has_the_same_loads(lab: Lab) -> None:
    planner = lab.widget("planner")
    planner.get_by_role("textbox", name="Belastning i en vanlig uke").fill("150")
    planner.get_by_text("Uke for uke, sammenligning og filer").click()
    expect(planner.get_by_role("row", name=re.compile(r"^1\b.* 150 start\b"))).to_be_visible()
    table = planner.get_by_role("table").first
    shown = [row.locator("td").nth(1).inner_text() for row in table.locator("tbody tr").all()]
    assert [f"{load:.0f}" for load in lab.python("planner.weekly_loads")] == shown
    planner.locator("figure").scroll_into_view_if_needed()
    bars = planner.locator("figure .barlayer .point")
    expect(bars).to_have_count(len(shown))


def test_the_chart_library_came_from_python_and_not_over_the_network(lab: Lab) -> None:
    figure = lab.widget("planner").locator("figure")
    figure.scroll_into_view_if_needed()
    expect(figure.locator(".main-svg").first).to_be_visible()
    # What Lab itself loads at its start, Plotly's own extension among it, is not meant.
    assert [] == [url for url in lab.requests[lab.at_start :] if "plotly" in url.lower()]
    assert lab.page.evaluate(
        "Boolean(globalThis.Plotly) && document.querySelector('head script[src^=\"blob:\"]') !== null"
    )


def test_python_s_values_win_over_what_the_book_or_another_notebook_has_kept_and_that_stays_as_it_is(
    lab: Lab,
) -> None:
    planner = lab.widget("planner in English")
    start = planner.get_by_role("textbox", name="Load of an ordinary week")
    expect(start).to_have_value("120")
    assert 120.0 == lab.python("english.start_load")
    start.fill("90")
    planner.get_by_text("Week by week, comparison and files").click()
    expect(planner.get_by_role("row", name=re.compile(r"^1\b.* 90 start\b"))).to_be_visible()
    assert 90.0 == lab.python("english.start_load")
    expect(planner.get_by_text("In a notebook the code decides")).to_be_visible()
    expect(planner.get_by_role("button", name="Delete what is kept")).to_have_count(0)
    kept = lab.page.evaluate("Object.entries(localStorage).filter(([key]) => key.includes(':load-planner:'))")
    assert ALL_KEPT == {key: json.loads(text) for key, text in kept}


def test_what_python_sets_is_seen_in_the_browser(lab: Lab) -> None:
    lab.python("planner.set_trait('sessions_per_week', 5)")
    lab.widget("planner").get_by_text("Flere valg").click()
    expect(lab.widget("planner").get_by_role("textbox", name="Økter i uka")).to_have_value("5")


def test_an_answer_reaches_python_and_the_quiz_s_other_view(lab: Lab) -> None:
    item = Quiz.from_bank("warm_up").questions.items[0]
    right = next(option for option in item.options if option.correct)
    first, second = lab.widget("quiz"), lab.widget("the quiz again")
    first.get_by_role("radio", name=right.text.nb).check()
    first.get_by_role("button", name="Sjekk svaret").filter(visible=True).click()
    for view in (first, second):
        expect(view.get_by_text(right.feedback.nb).first).to_be_visible()
        expect(view.get_by_text("1 av 8 besvart, 1 poeng")).to_be_visible()
    assert [1, 1.0] == lab.python("[quiz.score.answered, quiz.score.points]")


def test_a_belief_can_be_given_and_python_never_gets_it(lab: Lab) -> None:
    state = (
        "{name: value for name, value in survey.get_state().items() if name not in ('revision', 'layout')}"
    )
    before = lab.python(state)
    survey = lab.widget("survey")
    slider = survey.get_by_role("slider").first
    slider.click(position={"x": 1, "y": 5})
    expect(slider).to_have_attribute("aria-valuetext", re.compile("^0 av 10"))
    expect(survey.get_by_text("1 av 12 besvart")).to_be_visible()
    assert before == lab.python(state)


def test_a_belief_can_be_given_by_keyboard_alone(lab: Lab) -> None:
    slider = lab.widget("survey").get_by_role("slider").nth(1)
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "6 av 10")


@pytest.mark.parametrize("name", ["timer", "planner", "quiz", "survey"])
def test_a_key_pressed_in_a_widget_is_no_command_to_the_notebook(lab: Lab, name: str) -> None:
    active = "[...document.querySelectorAll('.jp-Cell')].findIndex((cell) => cell.matches('.jp-mod-active'))"
    widget = lab.widget(name)
    widget.click(position={"x": 5, "y": 5})
    widget.get_by_role("button").filter(visible=True).first.focus()
    before = lab.page.evaluate(active)
    lab.page.keyboard.press("k")  # in the notebook: to the cell above
    lab.page.evaluate(TWO_FRAMES)
    assert before == lab.page.evaluate(active)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("timer in English", "Start over"),
        ("planner in English", "min a week"),
        ("quiz in English", "Check the answer"),
        ("survey in English", "Fully disagree"),
    ],
)
def test_with_english_as_its_language_a_widget_speaks_english(lab: Lab, name: str, words: str) -> None:
    expect(lab.widget(name)).to_contain_text(words)
    assert not re.search("[æøåÆØÅ]", lab.widget(name).inner_text())


def test_nothing_came_from_elsewhere_and_nothing_failed(lab: Lab) -> None:
    own = re.match(r"http://[^/]+/", lab.page.url)
    assert own is not None
    assert [] == [url for url in lab.requests if not url.startswith((own[0], "blob:", "data:"))]
    assert [] == lab.errors
