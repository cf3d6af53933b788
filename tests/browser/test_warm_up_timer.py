"""The timer on its page of the book, under the strict policy, with a clock that the tests hold."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from book_page import WIDTHS, faults, height, line
from training_safety.models.warm_up.warm_up import (
    Phase,
    Text,
    WarmUpPlan,
    breathing_plan,
    hold_plan,
    ramp_plan,
)
from training_safety.widgets import WarmUpTimer
from widget_stills import still

PATH = "book/chapters/prevention/warm_up.html"
NOON = "2026-11-22T12:00:00"
KEY = "trygg-trening:timer:warm_up"
EXERCISES = sum(len(phase.exercises) for phase in ramp_plan().phases)
OWN = WarmUpPlan((Phase("walk", Text("Gå", "Walk"), 90), Phase("rock", Text("Gynge", "Rock"), 45)))
STATE = re.compile(r'(<script type="application/vnd\.jupyter\.widget-state\+json">)(.*?)(</script>)', re.S)

#: Notes what the live region is given to say, and every device that is used.
NOTED = """
window.heard = [];
window.used = [];
new MutationObserver((changes) => {
  for (const { target } of changes) {
    const region = (target.closest ? target : target.parentElement)?.closest(".ts-warmup > .ts-only-heard");
    if (region?.textContent) window.heard.push(region.textContent.trim());
  }
}).observe(document, { childList: true, characterData: true, subtree: true });
navigator.vibrate = (pattern) => window.used.push(`vibrate ${pattern.length}`);
Object.defineProperty(navigator, "wakeLock", { value: { request: async () => {
  window.used.push("awake");
  return { addEventListener() {}, release: async () => window.used.push("may sleep") };
} } });
speechSynthesis.getVoices = () => [{ lang: "nb-NO", localService: true }];
speechSynthesis.speak = ({ text }) => window.used.push(`say ${text}`);
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
window.AudioContext = class {
  state = "suspended"; currentTime = 0; destination = {};
  async resume() {
    if (!navigator.userActivation.hasBeenActive) await new Promise(() => {}); // as browsers do
    this.state = "running";
  }
  createGain() {
    const node = { gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: (to) => to, disconnect: () => window.used.push("silence") };
    return node;
  }
  createOscillator() { return { frequency: {}, connect: (to) => to, start: (at) => window.used.push(`tone ${Math.round(at)}`), stop() {} }; }
  close() {}
};
"""
HIDE = """(hidden) => {
  Object.defineProperty(document, "visibilityState", { value: hidden ? "hidden" : "visible", configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def with_plan(plan: WarmUpPlan) -> Any:
    """Return a handler that serves the page with another plan in its timer."""
    given = WarmUpTimer(plan).get_state(["plan", "plan_in_use"])

    def fulfil(route: Any) -> None:
        response = route.fetch()

        def changed(match: re.Match[str]) -> str:
            record = json.loads(match[2])
            for model in record["state"].values():
                if "plan" in model["state"]:
                    model["state"] |= given
            return match[1] + json.dumps(record).replace("<", "\\u003c") + match[3]

        route.fulfill(response=response, body=STATE.sub(changed, response.text(), count=1))

    return fulfil


class Timer:
    """The page with its timer, and what a reader does there."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.widget = page.locator(".ts-live .ts-warmup")

    def wait(self, seconds: float) -> None:
        self.page.clock.run_for(round(seconds * 1000))

    def button(self, name: str) -> Locator:
        return self.widget.get_by_role("button", name=name, exact=True)

    def press(self, name: str) -> None:
        self.button(name).click()

    def digits(self) -> str:
        return self.widget.locator(".ts-warmup-digits").inner_text()

    def phase(self) -> str:
        return self.shown("phase").splitlines()[-1]

    def shown(self, name: str) -> str:
        """Return the text that shows of those which lie on top of one another."""
        return self.widget.locator(f".ts-warmup-{name} > .is-shown").inner_text().strip()

    def exercise(self) -> str:
        return self.widget.locator(".ts-warmup-texts > .is-shown .ts-warmup-name").inner_text()

    def noted(self, what: str) -> list[str]:
        found: list[str] = self.page.evaluate(f"window.{what}.splice(0)")
        return found

    def hide(self, hidden: bool) -> None:
        self.page.evaluate(HIDE, hidden)

    def reload(self) -> None:
        self.page.reload()
        self.page.locator("html[data-widgets]").wait_for(state="attached")

    def unfold_cues(self) -> None:
        self.widget.get_by_text("Varsle når noe skifter").click()

    def unfold(self) -> Locator:
        self.widget.get_by_text("Tilpass planen").click()
        return self.widget.locator(".ts-warmup-editor")


@pytest.fixture
def open_timer(open_page):  # type: ignore[no-untyped-def]
    """Open the page at noon, with a clock that stands still between what is done."""

    def open_(
        plan: WarmUpPlan | None = None, width: int = 390, init_script: str = NOTED, **options: Any
    ) -> Timer:
        def before(page: Page) -> None:
            page.clock.install(time=NOON)
            if plan is not None:
                page.route(f"**/{PATH}", with_plan(plan))

        page = open_page(PATH, width=width, height=844, init_script=init_script, before=before, **options)
        page.clock.pause_at("2026-11-22T12:01:00")
        return Timer(page)

    return open_


def test_by_mouse_it_starts_pauses_skips_goes_back_and_takes_more_time(open_timer) -> None:
    timer = open_timer()
    assert ("Øk pulsen", "4:00") == (timer.phase(), timer.digits())
    timer.press("Start")
    timer.wait(10)
    timer.press("Pause")
    timer.wait(60)
    assert "3:50" == timer.digits()
    timer.press("Fortsett")
    timer.press("+30 s")
    assert "4:20" == timer.digits()
    timer.press("Hopp over")  # one exercise, and not the whole step
    timer.wait(5)
    assert ("Øk pulsen", "Steg til siden", "2:35") == (timer.phase(), timer.exercise(), timer.digits())
    timer.press("Tilbake")
    assert "2:40" == timer.digits()
    timer.press("Tilbake")
    assert ("Gange på stedet", "4:30") == (timer.exercise(), timer.digits())  # with the time that was added
    for _ in range(EXERCISES):
        timer.press("Hopp over")
    assert ("Ferdig", "0:00") == (timer.phase(), timer.digits())
    timer.press("Ta den igjen")
    timer.wait(1)
    assert ("Øk pulsen", "3:59") == (timer.phase(), timer.digits())


def test_by_keyboard_alone_it_is_started_changed_and_ended_and_the_focus_stays(open_timer) -> None:
    timer = open_timer(width=1280)
    keyboard = timer.page.keyboard

    def focus() -> str:
        found: str = timer.page.evaluate(
            "document.activeElement.ariaLabel ?? document.activeElement.textContent"
        )
        return found.strip()

    def tab_to(name: str, key: str = "Tab") -> None:
        for _ in range(16):
            keyboard.press(key)
            if focus() == name:
                return
        pytest.fail(f"{name} was not reached: the focus is on {focus()!r}")

    timer.widget.get_by_label("Roligere variant").first.focus()
    tab_to("Start")
    keyboard.press("Space")
    timer.wait(5)
    assert ("Pause", "3:55") == (focus(), timer.digits())
    tab_to("Hopp over")
    for _ in ramp_plan().phases[0].exercises:
        keyboard.press("Enter")
    assert "Aktiver og mobiliser" == timer.phase()
    tab_to("Tilpass planen")
    keyboard.press("Enter")
    tab_to("Mer: Øk pulsen")
    keyboard.press("Enter")
    assert "Mer: Øk pulsen" == focus()
    expect(timer.widget.get_by_text("Til sammen 13 min 30 s.")).to_be_visible()
    tab_to("Hopp over", key="Shift+Tab")
    for _ in range(EXERCISES):  # the last one has nothing further to skip
        keyboard.press("Enter")
    assert ("Ferdig", "Hopp over") == (timer.phase(), focus())
    expect(timer.button("Hopp over")).to_have_attribute("aria-disabled", "true")


def test_a_hidden_tab_is_right_when_it_comes_back_and_tells_only_what_is_now(open_timer) -> None:
    timer = open_timer()
    timer.press("Start")
    timer.noted("heard")
    timer.hide(True)
    timer.wait(6 * 60)
    assert [] == timer.noted("heard")
    timer.hide(False)
    assert ("Aktiver og mobiliser", "3:00") == (timer.phase(), timer.digits())
    assert ["Aktiver og mobiliser, 3 minutter. Knebøy."] == timer.noted("heard")
    timer.hide(True)
    timer.page.clock.fast_forward(20 * 60_000)  # asleep: nothing of the page ran
    timer.hide(False)
    assert ("Ferdig", "0:00") == (timer.phase(), timer.digits())
    assert ["Ferdig. Du er varm og klar. Begynn lett, og øk når det kjennes bra."] == timer.noted("heard")


def test_a_reload_in_mid_run_goes_on_where_the_clock_is(open_timer) -> None:
    timer = open_timer()
    timer.press("Start")
    timer.press("+30 s")
    timer.wait(60)
    assert "3:30" == timer.digits()
    timer.reload()
    timer.wait(30)
    assert "3:00" == timer.digits()
    note = timer.widget.get_by_text("Lyden kommer i gang når du trykker et sted på siden.")
    expect(note).to_be_visible()
    timer.widget.locator(".ts-purpose").click()
    timer.wait(0.3)
    expect(note).to_be_hidden()


def test_the_reader_s_plan_is_kept_after_a_reload_and_forgotten_when_it_is_deleted(open_timer) -> None:
    timer = open_timer()
    editor = timer.unfold()
    editor.get_by_role("button", name="Mer: Øk pulsen").click()
    own = editor.get_by_label("Egne øvelser, med komma mellom (Øk pulsen)")
    own.fill(" Hoppe <b>tau</b>, Ro")
    own.press("Tab")
    editor.get_by_label("Armsving", exact=True).uncheck()
    assert "4:30" == timer.digits()
    timer.reload()
    editor = timer.unfold()
    assert "4:30" == timer.digits()
    expect(own).to_have_value("Hoppe <b>tau</b>, Ro")
    expect(editor.get_by_label("Armsving", exact=True)).not_to_be_checked()
    assert 0 == timer.widget.locator("b").count()
    timer.press("Start")
    timer.wait(150)
    assert "Hoppe <b>tau</b>" in timer.shown("texts")
    timer.press("Slett det som er lagret")
    timer.press("Nei, behold")
    assert timer.page.evaluate("(key) => localStorage.getItem(key) !== null", KEY)
    timer.press("Slett det som er lagret")
    timer.press("Ja, slett")
    assert not timer.page.evaluate("(key) => localStorage.getItem(key) !== null", KEY)
    assert "4:00" == timer.digits()
    expect(own).to_have_value("")
    timer.reload()
    assert "4:00" == timer.digits()


def test_what_is_typed_wrongly_stays_with_a_sentence_and_the_plan_is_as_it_was(open_timer) -> None:
    timer = open_timer()
    editor = timer.unfold()
    field = editor.get_by_label("Minutter (Øk pulsen)")
    for typed in ("2,5", "ti", "", "4,5,6", "21", "<b>4</b>"):
        field.fill(typed)
        field.press("Tab")
        expect(field).to_have_value(typed)
        expect(field).to_have_accessible_description(
            "Skriv et tall fra 3 til 20. Planen bruker fortsatt 4 min. Forslag: 3–6 min. Lengre er lov, opptil 20 min."
        )
        expect(field).to_have_attribute("aria-invalid", "true")
        assert "4:00" == timer.digits()
    editor.get_by_role("button", name="Mer: Aktiver og mobiliser").click()
    expect(field).to_have_value("<b>4</b>")  # still to be mended, and left alone
    field.fill("4,5")
    field.press("Tab")
    expect(field).to_have_attribute("aria-invalid", "false")
    expect(editor.get_by_text("Skriv et tall")).to_have_count(0)
    assert "4:30" == timer.digits()
    editor.get_by_label("Raske steg", exact=True).uncheck()
    last = editor.get_by_label("Oppvarmingssett", exact=True)
    last.click()
    expect(last).to_be_checked()
    expect(editor.get_by_text("Minst én øvelse må være med.")).to_be_visible()


def test_the_gentler_way_is_shown_told_kept_and_moves_nothing(open_timer) -> None:
    timer = open_timer()
    height = timer.widget.bounding_box()["height"]
    timer.widget.locator(".ts-warmup-card").get_by_label("Roligere variant").check()
    assert "Gange på stol" in timer.shown("texts")
    assert ["Gange på stol. Sitt på en stol, og løft ett kne om gangen."] == timer.noted("heard")
    assert height == timer.widget.bounding_box()["height"]
    timer.reload()
    assert "Gange på stol" in timer.shown("texts")
    timer.widget.locator(".ts-warmup-card").get_by_label("Roligere variant").uncheck()
    assert "Gange på stedet" in timer.shown("texts")


def test_a_whole_warm_up_is_told_phase_by_phase_never_by_the_second_and_moves_nothing(open_timer) -> None:
    timer = open_timer()
    timer.press("Start")
    heights, upcoming = {timer.widget.bounding_box()["height"]}, [timer.shown("next-name")]
    timer.wait(20)
    for _ in range(13 * 3):
        timer.page.clock.fast_forward(20_000)
        heights.add(timer.widget.bounding_box()["height"])
        upcoming.append(timer.shown("next-name"))
    said = timer.noted("heard")
    phases = ramp_plan().phases
    assert sum(len(phase.exercises) for phase in phases) + 1 == len(said)
    assert ["Øk pulsen, 4 minutter. Gange på stedet.", "Steg til siden.", "Armsving."] == said[:3]
    assert "Aktiver og mobiliser, 5 minutter. Katt–kamel." == said[3]
    assert said[-1].startswith("Ferdig.")
    assert 1 == len(heights)
    assert all(upcoming)
    assert "Økta di, rolig i starten" == upcoming[-1]
    expect(timer.widget.get_by_role("timer")).to_have_attribute("aria-live", "off")


def test_each_change_is_told_by_the_devices_that_are_switched_on(open_timer) -> None:
    timer = open_timer()
    timer.press("Start")
    timer.wait(1)
    used = timer.noted("used")
    assert "awake" in used
    assert {"tone 80", "tone 160", "tone 240", "tone 780"} <= set(used)  # laid ahead, for a phone that sleeps
    timer.wait(80)
    assert ["vibrate 1"] == timer.noted("used")
    timer.unfold_cues()
    timer.widget.get_by_label("Stemme").check()
    timer.widget.get_by_label("Vibrasjon").uncheck()
    timer.widget.get_by_label("Lyd").uncheck()
    timer.wait(0.3)
    assert {"say Øk pulsen, 2 minutter og 39 sekunder. Steg til siden.", "silence"} == set(
        timer.noted("used")
    )
    timer.wait(80)
    assert ["say Armsving."] == timer.noted("used")
    timer.press("Pause")
    timer.wait(0.3)
    assert "may sleep" in timer.noted("used")
    timer.reload()
    timer.press("Fortsett")
    timer.wait(80)
    assert [] == [one for one in timer.noted("used") if re.match("tone|vibrate", one)]


def test_a_device_that_is_not_there_is_said_to_be_missing(open_timer) -> None:
    missing = (
        "delete Navigator.prototype.vibrate; delete window.AudioContext; delete window.webkitAudioContext;"
    )
    timer = open_timer(
        init_script=missing + "Object.defineProperty(navigator, 'wakeLock', {value: undefined});"
    )
    timer.unfold_cues()
    for name in ("Lyd", "Vibrasjon"):
        expect(timer.widget.get_by_role("checkbox", name=f"{name} (finnes ikke her)")).to_be_disabled()
    timer.press("Start")
    timer.wait(5)
    assert "3:55" == timer.digits()
    expect(timer.widget.get_by_text("Skjermen kan slå seg av. Tiden går riktig likevel.")).to_be_visible()


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_the_breathing_shape_moves_only_where_motion_is_wanted_and_the_words_always_count(
    open_timer, motion: str
) -> None:
    timer = open_timer(breathing_plan(), reduced_motion=motion)
    disc = timer.widget.locator(".ts-warmup-disc")
    timer.press("Start")
    widths, glides = set(), 0
    for _ in range(5):
        timer.wait(1)
        # The glide is the browser's own: it is brought to its end here.
        glides += disc.evaluate("(disc) => disc.getAnimations().map((glide) => glide.finish()).length")
        widths.add(round(disc.bounding_box()["width"]))
    assert "Pust ut 5" == timer.widget.locator(".ts-warmup-breath-word").inner_text()
    assert (motion == "reduce") == (1 == len(widths)) == (0 == glides)
    assert ["Rolig pust, 3 minutter. Følg rytmen."] == timer.noted("heard")


def test_a_hold_timer_counts_holds_and_sides(open_timer) -> None:
    timer = open_timer(hold_plan(holds=2, hold_s=20, rest_s=10))
    expect(timer.widget).to_have_accessible_name("Holdeklokke")
    seen = [timer.phase()]
    timer.press("Start")
    for seconds in (5, 20, 10, 20, 10, 20, 10, 20):
        timer.wait(seconds)
        seen.append(timer.phase())
    assert [
        "Gjør deg klar", "Hold 1 av 2 – venstre", "Hvil og bytt side", "Hold 1 av 2 – høyre", "Hvil",
        "Hold 2 av 2 – venstre", "Hvil og bytt side", "Hold 2 av 2 – høyre", "Ferdig",
    ] == seen  # fmt: skip


def test_in_english_everything_is_said_in_english(open_timer) -> None:
    english = """new MutationObserver((_, observer) => {
      if (!document.documentElement) return;
      document.documentElement.lang = "en";
      if (document.body) observer.disconnect();
    }).observe(document, { childList: true, subtree: true });"""
    timer = open_timer(init_script=NOTED + english)
    expect(timer.widget).to_have_accessible_name("Warm-up timer")
    timer.press("Start")
    timer.wait(1)
    assert ["Raise the pulse, 4 minutes. March on the spot."] == timer.noted("heard")
    timer.widget.get_by_text("Adapt the plan").click()
    text = timer.widget.inner_text()
    assert not re.search(r"[æøåÆØÅ«]|\b(og|ikke|minutter)\b", text), text


def test_the_numbers_can_be_read_from_two_metres(open_timer) -> None:
    # From 2 m, the smallest that normal sight makes out (5 minutes of arc) is 2.9 mm tall; three times
    # that is read at a glance. A phone has 6.3 CSS px to the millimetre; digits are 0.7 of the font size.
    timer = open_timer()
    size = timer.widget.locator(".ts-warmup-digits").evaluate(
        "(e) => parseFloat(getComputedStyle(e).fontSize)"
    )
    assert 0.7 * size / 6.3 >= 3 * 2.9


def test_filling_the_screen_the_figure_is_large_113_is_there_and_esc_gives_the_page_back(
    open_timer,
) -> None:
    timer = open_timer(
        init_script=NOTED + "Element.prototype.requestFullscreen = undefined;"
    )  # as on an iPhone
    timer.press("Start")
    timer.button("Fyll skjermen").press("Enter")
    gym = timer.page.get_by_role("dialog")
    pause = gym.get_by_role("button", name="Pause", exact=True)
    expect(pause).to_be_focused()
    expect(gym.get_by_role("link", name="113")).to_be_in_viewport()
    expect(gym.get_by_role("link", name="116 117")).to_be_in_viewport()
    timer.wait(10)
    expect(gym.get_by_role("timer")).to_contain_text("1:10")
    for width, high in ((390, 844), (844, 390)):
        timer.page.set_viewport_size({"width": width, "height": high})
        assert gym.locator(".ts-warmup-gym-figure").bounding_box()["height"] >= 0.45 * high
        for name in ("Pause", "Hopp over", "Lukk"):
            expect(gym.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)
    pause.press("Enter")
    timer.page.clock.resume()  # axe has timers of its own
    assert [] == faults(timer.page, "dialog")
    timer.page.keyboard.press("Escape")
    expect(gym).to_have_count(0)
    expect(timer.button("Fyll skjermen")).to_be_focused()
    expect(timer.button("Fortsett")).to_be_visible()


@pytest.mark.parametrize("plan", [hold_plan(), breathing_plan(), OWN], ids=lambda plan: plan.kind)
def test_other_plans_stick_out_nowhere_with_everything_open(open_timer, plan: WarmUpPlan) -> None:
    timer = open_timer(plan)
    timer.unfold()
    for width in (320, 390, 1280):
        timer.page.set_viewport_size({"width": width, "height": 844})
        assert timer.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    "plan", [ramp_plan(), hold_plan(), breathing_plan(), OWN], ids=lambda plan: plan.kind
)
def test_the_still_is_as_high_as_the_clock(open_timer, plan: WarmUpPlan) -> None:
    timer = open_timer(plan)
    heights = {}
    for width in WIDTHS:
        timer.page.set_viewport_size({"width": width, "height": 844})
        heights[width] = height(timer.widget)
    place = timer.page.locator(".ts-live:has(.ts-warmup)")
    place.evaluate(
        "(it, html) => (it.innerHTML = html)", f'<div class="ts-still">{still(WarmUpTimer(plan))}</div>'
    )
    for width, live in heights.items():
        timer.page.set_viewport_size({"width": width, "height": 844})
        assert live == pytest.approx(height(place.locator(".ts-widget")), abs=line(place)), width
