import json
import re
import shutil
import threading

import pytest
import traitlets
from bs4 import BeautifulSoup

from conftest import ROOT
from training_safety.book.serving import book_server
from training_safety.warm_up import (
    Exercise,
    Phase,
    Text,
    WarmUpPlan,
    breathing_plan,
    hold_plan,
    ramp_plan,
)
from training_safety.widgets.warm_up_timer import WarmUpTimer

FOLDER = ROOT / "src/training_safety/widgets"
OWN = WarmUpPlan((Phase("walk", Text("Gå", "Walk"), 90), Phase("rock", Text("Gynge", "Rock"), 45)))
PLANS = {"ramp": ramp_plan(), "hold": hold_plan(), "breathing": breathing_plan(), "own": OWN}


def parsed(timer, language="nb"):
    return BeautifulSoup(timer.still(language), "html.parser")


# ---- traits ----


def test_without_a_plan_it_is_the_ramp_warm_up():
    timer = WarmUpTimer()

    assert ramp_plan() == timer.plan == timer.plan_in_use
    assert (timer.lang, timer.name, timer.total_minutes) == ("nb", "", 13.0)


@pytest.mark.parametrize("kind", PLANS)
def test_any_plan_can_be_given_and_travels_as_json(kind):
    timer = WarmUpTimer(PLANS[kind])
    state = json.loads(json.dumps(timer.get_state(["plan", "plan_in_use"])))

    assert PLANS[kind].as_dict() == state["plan"] == state["plan_in_use"]
    assert PLANS[kind].total_min == timer.total_minutes


def test_a_new_plan_is_the_one_in_use():
    timer = WarmUpTimer()
    timer.plan = hold_plan(holds=1, sides=False, ready_s=0)

    assert timer.total_minutes == 0.5


def test_the_reader_s_changes_come_back_to_python_and_leave_the_suggestion_alone():
    timer = WarmUpTimer()
    timer.set_state({"plan_in_use": ramp_plan(raise_min=6).as_dict()})

    assert timer.total_minutes == 15.0
    assert ramp_plan() == timer.plan


def test_total_minutes_cannot_be_set():
    with pytest.raises(AttributeError):
        WarmUpTimer().total_minutes = 5


@pytest.mark.parametrize("plan", ["ramp", 13, {"phases": []}], ids=str)
def test_what_is_no_plan_is_refused(plan):
    with pytest.raises(traitlets.TraitError):
        WarmUpTimer(plan)


@pytest.mark.parametrize("name", ["Ramp", "a b", "-a", "æ", "x" * 41, "../x"])
def test_a_name_that_cannot_be_kept_under_is_refused_with_the_rule(name):
    with pytest.raises(traitlets.TraitError, match="use small letters, digits, - and _, at most 40"):
        WarmUpTimer(name=name)


def test_an_unknown_language_is_refused():
    with pytest.raises(traitlets.TraitError):
        WarmUpTimer(lang="sv")


# ---- the still ----


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("kind", PLANS)
def test_the_still_has_every_phase_in_order_with_its_exercises_and_gentler_ways(kind, language):
    plan = PLANS[kind]
    still = parsed(WarmUpTimer(plan), language)
    heads = [head.get_text() for head in still.select("ol > li > p:first-child")]

    assert [getattr(phase.name, language) for phase in plan.phases] == [
        head.rsplit(" ", 3 if " min " in head and head.endswith("s") else 2)[0] for head in heads
    ]
    folded = " ".join(fold.get_text() for fold in still.select("details"))
    for exercise in (e for phase in plan.phases for e in phase.exercises):
        assert getattr(exercise.how, language) in still.get_text()
        assert getattr(exercise.gentler.how, language) in folded


def test_the_still_writes_times_as_the_language_does():
    plan = ramp_plan(raise_min=4.5)

    assert "4,5 min" in parsed(WarmUpTimer(plan)).get_text()
    assert "4.5 min" in parsed(WarmUpTimer(plan), "en").get_text()
    assert "4 min 20 s" in parsed(WarmUpTimer(hold_plan(rest_s=15))).get_text()


def test_what_an_author_writes_is_text_and_never_markup():
    evil = Text('<img src=x onerror="alert(1)">', "<script>alert(1)</script>")
    plan = WarmUpPlan((Phase("x", evil, 60, (Exercise("x", evil, evil),)),))
    for language in ("nb", "en"):
        still = parsed(WarmUpTimer(plan), language)
        assert still.find(["img", "script"]) is None
        assert getattr(evil, language) in still.get_text()


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_still_says_when_to_stop_and_whom_to_call(language):
    links = [a["href"] for a in parsed(WarmUpTimer(), language).select("a")]

    assert links == ["tel:113", "tel:116117", "tel:113"]


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("kind", PLANS)
def test_the_still_and_the_live_widget_have_the_same_title_purpose_and_safety_words(kind, language):
    source = (FOLDER / "warm_up_timer.js").read_text(encoding="utf-8")
    still = parsed(WarmUpTimer(PLANS[kind]), language)
    for part in (
        ".ts-title",
        ".ts-purpose",
        ".ts-warmup-safety p:nth-child(1)",
        ".ts-warmup-safety p:nth-child(2)",
    ):
        words = still.select_one(part).get_text().replace("116 117", "{116117}").replace("113", "{113}")
        assert f'"{words}"' in source


def test_the_still_travels_in_both_languages_in_the_mime_bundle():
    data, _ = WarmUpTimer()._repr_mimebundle_()
    stills = BeautifulSoup(data["text/html"], "html.parser").select(".ts-still")

    assert [still["lang"] for still in stills] == ["nb", "en"]
    assert "application/vnd.jupyter.widget-view+json" in data


def test_the_notebook_module_stands_alone():
    assert not re.search(r"^import ", WarmUpTimer._esm, re.MULTILINE)
    assert "--ts-accent" in WarmUpTimer._css
    assert "export default" in WarmUpTimer._esm


# ---- the live widget, in a browser whose clock we hold ----

PAGE = """<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>x</title>
<meta name="training-safety" content=""><link rel="stylesheet" href="tokens.css">
<link rel="stylesheet" href="warm_up_timer.css"><script type="module" src="page.js"></script></head>
<body><main></main></body></html>"""
SCRIPT = """
import timer from "./warm_up_timer.js";
const states = await (await fetch("states.json")).json();
const asked = new URLSearchParams(location.search).get("plans").split(",");
window.models = asked.map((kind) => {
  const [state, told] = [{ ...states[kind] }, {}];
  const model = {
    get: (name) => state[name],
    set(name, value) { state[name] = value; (told[`change:${name}`] ?? []).forEach((tell) => tell()); },
    on: (event, tell) => (told[event] ??= []).push(tell),
    off: (event, tell) => (told[event] = told[event].filter((one) => one !== tell)),
    save_changes() {}, send() {},
  };
  const place = document.createElement("div");
  document.querySelector("main").append(place);
  model.close = timer.render({ model, el: place });
  return model;
});
window.hide = (hidden) => {
  const value = hidden ? "hidden" : "visible";
  Object.defineProperty(document, "visibilityState", { value, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
};
window.heard = [];
new MutationObserver((changes) => {
  const region = document.querySelector(".ts-warmup > .ts-only-heard");
  const text = region?.textContent;
  if (text && changes.some(({ target }) => target === region)) window.heard.push(text);
}).observe(document.querySelector("main"), { childList: true, subtree: true });
document.documentElement.dataset.ready = "";
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The widget's own files on a bare page, under the book's content policy."""
    folder = tmp_path_factory.mktemp("timer")
    for name in ("warm_up_timer.js", "warm_up_timer.css", "tokens.css", "host.js", "exercise_figures.js"):
        shutil.copy(FOLDER / name, folder)
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "page.js").write_text(SCRIPT, encoding="utf-8")
    states = {
        kind: {"plan": plan.as_dict(), "plan_in_use": plan.as_dict(), "name": "", "lang": "nb"}
        for kind, plan in PLANS.items()
    }
    (folder / "states.json").write_text(json.dumps(states), encoding="utf-8")
    with book_server(folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/index.html?plans="
        server.shutdown()


class Live:
    """A page with timers, and what a reader does there."""

    def __init__(self, page, address):
        self.page, self.errors = page, []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.clock.install(time="2026-11-22T12:00:00")
        page.goto(address)
        self.ready()

    def ready(self):
        self.page.locator("html[data-ready]").wait_for(state="attached")
        return self

    def press(self, name, nth=0):
        self.page.get_by_role("button", name=name, exact=True).nth(nth).click()
        self.wait(0.3)

    def wait(self, seconds):
        self.page.clock.run_for(seconds * 1000)

    def digits(self, nth=0):
        return self.page.locator(".ts-warmup-digits").nth(nth).inner_text()

    def status(self):
        return self.page.locator(".ts-warmup").first.get_attribute("data-status")

    def heard(self):
        return self.page.evaluate("window.heard.splice(0)")

    def kept(self):
        return json.loads(self.page.evaluate("localStorage.getItem('trygg-trening:timer:ramp')"))


@pytest.fixture
def live(chromium, site):
    contexts, opened = [], []

    def open_(plans="ramp", **options):
        context = chromium.new_context(viewport={"width": 390, "height": 844}, **options)
        contexts.append(context)
        opened.append(Live(context.new_page(), site + plans))
        return opened[-1]

    yield open_
    for context in contexts:
        context.close()
    assert [error for page in opened for error in page.errors] == []


def test_a_whole_warm_up_is_told_phase_by_phase_and_never_second_by_second(live):
    timer = live()
    height = timer.page.locator(".ts-warmup").bounding_box()["height"]
    timer.press("Start")
    said, heights = timer.heard(), set()
    for _ in range(80):
        timer.wait(10)
        heights.add(timer.page.locator(".ts-warmup").bounding_box()["height"])
        said += timer.heard()

    phases = ramp_plan().phases
    assert said[0] == "Startet. Øk pulsen, 4 minutter. Gange på stedet."
    assert len(said) == 1 + sum(len(phase.exercises) for phase in phases)
    assert said[3] == "Aktiver og mobiliser, 5 minutter. Katt–kamel."
    assert said[-1].startswith("Ferdig.")
    assert (timer.status(), timer.digits()) == ("finished", "0:00")
    assert heights == {height}


def test_a_tab_that_comes_back_tells_only_what_is_now_and_once(live):
    timer = live()
    timer.press("Start")
    timer.heard()
    timer.page.evaluate("hide(true)")
    timer.wait(6 * 60)
    assert timer.heard() == []
    timer.page.evaluate("hide(false)")
    timer.wait(0.5)
    assert timer.heard() == ["Aktiver og mobiliser, 3 minutter. Knebøy."]
    timer.page.evaluate("hide(true)")
    timer.page.clock.fast_forward(20 * 60_000)  # asleep: nothing of the page ran
    timer.page.evaluate("hide(false)")
    timer.wait(0.5)
    assert timer.status() == "finished"
    assert [text[:7] for text in timer.heard()] == ["Ferdig."]


def test_a_reload_comes_back_in_the_middle_of_the_run(live):
    timer = live()
    timer.press("Start")
    timer.press("+30 s")
    timer.wait(60)
    before = timer.digits()
    timer.page.reload()
    timer.ready().wait(0.3)

    assert timer.status() == "running"
    seconds = [int(m) * 60 + int(s) for m, s in (d.split(":") for d in (before, timer.digits()))]
    assert 0 <= seconds[0] - seconds[1] <= 3
    assert timer.page.get_by_text("Lyden kommer i gang når du trykker").is_visible()


def test_it_can_be_used_by_keyboard_alone_and_keeps_the_focus(live):
    timer = live()
    keyboard = timer.page.keyboard

    def focus():
        return timer.page.evaluate("document.activeElement.textContent.trim()")

    for _ in range(2):
        keyboard.press("Tab")
    assert focus() == "Start"
    keyboard.press("Space")
    timer.wait(5)
    assert (timer.status(), focus()) == ("running", "Pause")
    for _ in range(3):
        keyboard.press("Tab")
    assert focus() == "Hopp over"
    for _ in range(3):
        keyboard.press("Enter")
    timer.wait(0.3)
    assert (timer.status(), focus()) == ("finished", "Hopp over")
    keyboard.press("Enter")  # nothing further to skip, and nothing breaks
    assert timer.status() == "finished"


def test_what_is_typed_wrongly_stays_with_a_sentence_and_the_plan_is_as_it_was(live):
    timer = live()
    page = timer.page
    page.get_by_text("Tilpass planen").click()
    field = page.get_by_role("textbox", name="Minutter (Øk pulsen)")
    for typed, problem in (("2,5", "Velg fra 3 til 20"), ("ti", "er ikke et tall"), ("", "er ikke et tall")):
        field.fill(typed)
        field.press("Tab")
        sentence = page.locator(f"#{field.get_attribute('aria-describedby').split()[0]}").inner_text()
        assert problem in sentence
        assert "Planen bruker fortsatt 4 min." in sentence
        assert (field.input_value(), field.get_attribute("aria-invalid")) == (typed, "true")
    assert timer.digits() == "4:00"
    field.fill("4,5")
    field.press("Tab")
    assert (field.get_attribute("aria-invalid"), timer.digits()) == (None, "4:30")
    assert page.locator("output").inner_text().startswith("Til sammen 13 min 30 s.")


def test_the_last_exercise_of_a_phase_cannot_be_taken_out(live):
    page = live().page
    page.get_by_text("Tilpass planen").click()
    page.get_by_label("Raske steg", exact=True).uncheck()
    page.get_by_label("Oppvarmingssett", exact=True).click()

    assert page.get_by_label("Oppvarmingssett", exact=True).is_checked()
    assert page.get_by_text("Minst én øvelse må være med.").is_visible()


def test_the_plan_is_kept_taken_back_and_deleted(live):
    timer = live()
    page = timer.page
    page.get_by_text("Tilpass planen").click()
    own = page.get_by_label("Legg til en egen øvelse (Øk pulsen)")
    own.fill(" Hoppe <b>tau</b> ")
    own.press("Enter")
    assert timer.kept()["edits"]["own"]["raise"][0]["name"] == "Hoppe <b>tau</b>"
    page.reload()
    timer.ready()
    page.get_by_text("Tilpass planen").click()
    assert page.locator(".ts-warmup-own li", has_text="Hoppe <b>tau</b>").is_visible()
    assert page.evaluate("models[0].get('plan_in_use').phases[0].exercises.length") == 4
    timer.press("Tilbake til forslaget")
    assert page.evaluate("models[0].get('plan_in_use').phases[0].exercises.length") == 3
    timer.press("Angre")
    assert page.evaluate("models[0].get('plan_in_use').phases[0].exercises.length") == 4
    timer.press("Slett det som er lagret")
    timer.press("Ja, slett")
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate("models[0].get('plan_in_use').phases[0].exercises.length") == 3


@pytest.mark.parametrize(
    "kept",
    [
        "{",
        "null",
        "[3]",
        '{"version":1,"edits":7,"run":"x","switches":[]}',
        '{"version":1,"run":{"status":"running"}}',
    ],
)
def test_what_cannot_be_understood_in_storage_never_stops_the_timer(live, kept):
    timer = live()
    timer.page.evaluate("(text) => localStorage.setItem('trygg-trening:timer:ramp', text)", kept)
    timer.page.reload()
    timer.ready().press("Start")
    timer.wait(10)

    assert timer.digits() == "3:50"


def test_two_timers_on_a_page_run_apart(live):
    timer = live("ramp,hold")
    timer.press("Start", nth=1)
    timer.wait(2)

    assert (timer.digits(0), timer.digits(1)) == ("4:00", "0:03")
    assert timer.page.evaluate("Object.keys(localStorage)") == ["trygg-trening:timer:hold"]


def test_with_reduced_motion_the_breathing_shape_is_words_and_a_bar_that_steps(live):
    timer = live("breathing", reduced_motion="reduce")
    timer.press("Start")
    timer.wait(2)
    page = timer.page

    assert not page.locator(".ts-warmup-disc").is_visible()
    assert page.locator(".ts-warmup-bar span").count() == 4
    assert page.locator(".ts-warmup-bar .is-lit").count() == 3
    timer.wait(2)
    assert page.locator(".ts-warmup-breath-word").inner_text() == "Pust ut"
    assert timer.heard() == ["Startet. Rolig pust, 3 minutter. Følg rytmen."]


def test_nothing_is_left_running_when_the_widget_is_closed(live):
    timer = live()
    timer.press("Start")
    timer.page.evaluate("models[0].close()")
    timer.wait(5)

    assert timer.page.locator(".ts-warmup").count() == 0
    assert timer.kept()["run"]["status"] == "running"


@pytest.mark.parametrize("kind", PLANS)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_sticks_out_sideways_with_everything_open(live, kind, width):
    page = live(kind).page
    page.set_viewport_size({"width": width, "height": 844})
    page.locator("summary").click()
    out = page.evaluate(
        "[...document.querySelectorAll('.ts-warmup *:not(.ts-only-heard)')]"
        ".filter((e) => e.getBoundingClientRect().right > document.querySelector('.ts-warmup')"
        ".getBoundingClientRect().right + 0.5).map((e) => e.className || e.tagName)"
    )

    assert out == []
