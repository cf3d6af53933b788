"""Making a plan in the book: by mouse, by keyboard alone, wrongly, and after a reload."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Download, Locator, Page, expect

from book_page import line
from places import ROOT
from training_safety.models.numbers import number_text
from training_safety.widgets import LoadPlanner
from widget_stills import parsed

PAGE = "book/chapters/prevention/gradual_progression.html"
AXE = ROOT / "tests/vendor/axe-core/axe.min.js"
START = "Belastning i en vanlig uke"
MORE, WEEKS, CHECK = (
    "Flere valg: enhet, avlastning, tak",
    "Uke for uke, sammenligning og filer",
    "Sjekk én økt",
)
KEPT = "Planen huskes i denne nettleseren"
FOCUS = """() => {
  const { top, bottom } = document.activeElement.getBoundingClientRect();
  return [top, bottom, innerHeight];
}"""
LINES_DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"

OpenPage = Callable[..., Page]


def summary(planner: LoadPlanner, language: str = "nb") -> str:
    """Return the sentence that the planner begins with."""
    return str(parsed(planner, language).select_one(".ts-planner-sentence").get_text())


class Planner:
    """The planner of the page, as its reader meets it."""

    def __init__(self, page: Page, title: str = "Belastningsplanlegger") -> None:
        self.page = page
        self.place: Locator = page.get_by_role("region", name=title)
        expect(self.place).to_be_visible()
        self.sentence = self.place.locator(".ts-planner-sentence")
        self.stale = self.place.get_by_text("Dette er den siste gyldige planen")
        self.picture = self.place.get_by_role("img", name="Diagram over planen")
        self.heard = self.place.get_by_role("status")

    def unfold(self, *titles: str) -> None:
        """Open what is folded: the other choices, the tables and files, the check of a session."""
        for title in titles or (MORE, WEEKS, CHECK):
            self.place.locator("summary").get_by_text(title, exact=True).click()

    def field(self, label: str) -> Locator:
        return self.place.get_by_label(label, exact=True).locator("visible=true")

    def said(self, label: str) -> Locator:
        """The line below a field."""
        return self.page.locator(f"#{self.field(label).get_attribute('aria-describedby')}")

    def button(self, name: str) -> Locator:
        return self.place.get_by_role("button", name=name)

    def draw(self) -> None:
        self.place.locator(".ts-planner-chart").scroll_into_view_if_needed()
        expect(self.picture.locator(".main-svg").first).to_be_visible()

    def expect_plan(self, **settings: Any) -> LoadPlanner:
        """Expect the sentence and the table to show what Python makes of the settings."""
        wanted = LoadPlanner(**{"start_load": 100, **settings})
        decimals = 1 if wanted.start_load < 100 else 0
        expect(self.sentence).to_have_text(summary(wanted))
        cells = self.place.locator("table").first.locator("tbody td:nth-of-type(2)")
        assert [number_text(load, "nb", decimals) for load in wanted.weekly_loads] == cells.all_inner_texts()
        return wanted

    def expect_plan_and_chart(self, **settings: Any) -> None:
        """Expect the chart to show the plan too, in bars and in words."""
        wanted = self.expect_plan(**settings)
        self.draw()
        self.page.evaluate(LINES_DRAWN)
        bars, told = self.picture.evaluate("(it) => [it.data[0].y, it.getAttribute('aria-label')]")
        assert pytest.approx(wanted.weekly_loads) == bars
        assert self.sentence.inner_text() in told

    def tab_to(self, target: Locator) -> None:
        """Go on by the Tab key alone, and see where the focus is at every stop."""
        for _ in range(40):
            self.page.keyboard.press("Tab")
            top, bottom, height = self.page.evaluate(FOCUS)
            assert 0 <= top < bottom <= height
            if target.evaluate("(it) => it === document.activeElement"):
                return
        pytest.fail("the Tab key never came there")

    def download(self, name: str) -> Download:
        with self.page.expect_download() as waiting:
            self.button(name).click()
        return waiting.value


@pytest.fixture
def planner(open_page: OpenPage) -> Callable[..., Planner]:
    """Open the page and return its planner."""
    return lambda **options: Planner(open_page(PAGE, **options))


def test_three_numbers_the_answer_and_the_chart_are_one_phone_screen(
    planner: Callable[..., Planner],
) -> None:
    it = planner(width=390, height=844)
    it.draw()
    for label in (START, "Økning per uke i prosent", "Antall uker"):
        expect(it.field(label)).to_be_visible()
    expect(it.place.locator("input:visible, select:visible")).to_have_count(3)
    top, bottom = it.place.bounding_box(), it.place.locator(".ts-planner-chart").bounding_box()
    assert bottom["y"] + bottom["height"] - top["y"] <= 844


def test_every_choice_made_with_the_mouse_shows_in_the_sentence_the_table_and_the_chart(
    planner: Callable[..., Planner],
) -> None:
    it = planner()
    it.unfold(MORE, WEEKS)
    it.expect_plan_and_chart()
    it.button(f"Mer: {START}").click()
    it.expect_plan_and_chart(start_load=110)
    it.button("Mindre: Økning per uke i prosent").click()
    it.expect_plan_and_chart(start_load=110, rate=4)
    it.field("Like mye hver uke").check()
    it.expect_plan_and_chart(start_load=110, growth="linear")
    it.field("Avlastningsuke").select_option("Ingen")
    it.expect_plan_and_chart(start_load=110, growth="linear", deload_every=0)
    expect(it.field("Nivå i prosent")).to_be_disabled()
    it.field("Tak i minutter (valgfritt)").fill("150")
    it.expect_plan_and_chart(start_load=110, growth="linear", deload_every=0, ceiling=150)
    it.field("Målt i").select_option("AU")
    expect(it.said("Målt i")).to_have_text(
        "Tallene i AU er et eksempel: Skriv dine egne. De du hadde fra før, er husket."
    )
    it.expect_plan_and_chart(start_load=600, step=50, growth="linear", deload_every=0, unit="AU")
    it.field("Målt i").select_option("min")
    it.expect_plan_and_chart(start_load=110, growth="linear", deload_every=0, ceiling=150)
    it.field("Fram til en dato").check()
    it.field("Måldato").fill("2026-01-01")
    expect(it.said("Måldato")).to_contain_text("Velg en dato fra")
    expect(it.field("Måldato")).to_have_attribute("aria-invalid", "true")


def test_a_plan_can_be_made_and_taken_away_by_keyboard_alone(planner: Callable[..., Planner]) -> None:
    it = planner()
    keys = it.page.keyboard
    it.field(START).focus()
    keys.press("ArrowUp")
    it.tab_to(it.field("Økning per uke i prosent"))
    it.tab_to(it.field("Antall uker"))
    keys.press("ArrowUp")
    it.tab_to(it.place.get_by_text(MORE))
    keys.press("Enter")
    it.tab_to(it.field("Målt i"))
    it.tab_to(it.place.get_by_text("Hjelp til å finne tallet"))
    keys.press("Space")
    it.tab_to(it.field("Minutter per økt"))
    keys.press("Control+A")
    keys.type("50")
    it.tab_to(it.button("Bruk dette tallet"))
    keys.press("Space")
    expect(it.field(START)).to_have_value("150")
    it.tab_to(it.field("Like mange prosent hver uke"))
    keys.press("ArrowDown")
    it.tab_to(it.field("Avlastningsuke"))
    keys.press("ArrowUp")
    it.tab_to(it.field("Nivå i prosent"))
    keys.press("ArrowUp")
    it.tab_to(it.field("Tak i minutter (valgfritt)"))
    keys.type("170,5")
    it.tab_to(it.place.get_by_text(WEEKS))
    keys.press("Space")
    it.tab_to(it.button("CSV"))
    with it.page.expect_download():
        keys.press("Enter")
    it.field("Økning per uke i minutter").focus()
    keys.press("ArrowDown")
    it.expect_plan(
        start_load=150, growth="linear", step=5, deload_every=3, deload_share=0.65, ceiling=170.5, weeks=13
    )


def test_wrong_input_gets_a_sentence_and_the_last_good_plan_stays(planner: Callable[..., Planner]) -> None:
    it = planner()
    it.unfold(WEEKS)
    expect(it.stale).to_be_hidden()
    for wrong in ("0", "-5", "mye", "999999", ""):
        it.field(START).fill(wrong)
        expect(it.said(START)).to_have_text("Skriv et tall fra 1 til 5\u202f040.")
        expect(it.field(START)).to_have_attribute("aria-invalid", "true")
        expect(it.stale).to_be_visible()
        it.expect_plan()
    expect(it.heard).to_have_text(f"{START}: Skriv et tall fra 1 til 5\u202f040.")
    it.page.evaluate(AXE.read_text(encoding="utf-8"))
    faults = "() => axe.run('.ts-planner').then((found) => found.violations.map((fault) => fault.id))"
    assert [] == it.page.evaluate(faults)

    it.field(START).fill("150")
    expect(it.stale).to_be_hidden()
    expect(it.field(START)).to_have_attribute("aria-invalid", "false")
    it.field("Økning per uke i prosent").fill("60")
    expect(it.said("Økning per uke i prosent")).to_contain_text("fra 0 til 50. Vil du ned")
    it.field("Økning per uke i prosent").fill("40")
    it.field("Antall uker").fill("52")
    expect(it.said("Økning per uke i prosent")).to_contain_text("planleggeren stopper på 5\u202f040")
    it.expect_plan(start_load=150, rate=40)


def test_a_session_is_described_beside_the_longest_with_what_the_study_found(
    planner: Callable[..., Planner],
) -> None:
    it = planner()
    it.unfold(CHECK)
    session, longest = "Økta du planlegger, i minutter", "Lengste økt siste 30 dager, i minutter"
    answer = it.place.locator(".ts-planner-answer")
    expect(answer).to_have_text("Skriv begge tallene, så kommer svaret her.")
    cases = [
        ("66", "60", "1,1 ganger så stor som den lengste: 10\u00a0% mer", "det de andre turene ble sammenlignet med"),
        ("67", "60", "1,12 ganger", "mer enn 10\u00a0% og høyst 30\u00a0% lengre.* 1,64 ganger.*1,31–2,05"),
        ("110", "80", "1,38 ganger", "mer enn 30\u00a0% og høyst 100\u00a0% lengre.* 1,52 ganger.*1,16–2,00"),
        ("121", "60", "2,02 ganger", "mer enn 100\u00a0% lengre.* 2,28 ganger.*1,50–3,48"),
        ("30", "60", "0,5 ganger så stor som den lengste: 50\u00a0% mindre", "ikke en grense"),
        ("60", "60", "Økta er like stor som den lengste", "ikke prøvd"),
        ("45", "0", "ny start", "ny start"),
    ]  # fmt: skip
    for planned, before, size, found in cases:
        it.field(session).fill(planned)
        it.field(longest).fill(before)
        expect(answer.locator("p").first).to_contain_text(size)
        expect(answer).to_contain_text(re.compile(found))
    it.field(session).fill("-3")
    expect(it.said(session)).to_have_text("Skriv et tall fra 1 til 1\u202f440.")
    expect(answer).to_have_text("Skriv begge tallene, så kommer svaret her.")


def test_the_files_hold_the_plan_for_a_spreadsheet_and_for_a_calendar(
    planner: Callable[..., Planner], tmp_path: Path
) -> None:
    it = planner()
    it.unfold(MORE, WEEKS)
    it.field("Tidligste startdato (valgfritt)").fill("2026-12-02")
    wanted = LoadPlanner(start_load=100, start_date="2026-12-02")

    table = it.download("CSV")
    assert "belastningsplan-2026-12-07.csv" == table.suggested_filename
    expect(it.place.get_by_text("belastningsplan-2026-12-07.csv er lastet ned.").first).to_be_visible()
    head, *lines = table.path().read_text(encoding="utf-8-sig").splitlines()
    assert "Uke;Fra mandag;Belastning (min);Endring (%);Avlastningsuke" == head
    rows = [line.split(";") for line in lines]
    assert ["2026-12-28", "66,15", "-40", "ja"] == rows[3][1:]
    assert pytest.approx(wanted.weekly_loads, abs=0.005) == [float(row[2].replace(",", ".")) for row in rows]

    first = events(it.download("kalender"))
    assert wanted.first_monday == first[0]["DTSTART"].dt
    assert "Uke 4 av 12, avlastning: 66 min" == first[3]["SUMMARY"]
    assert len(wanted.weekly_loads) == len({event["UID"] for event in first})
    it.page.reload()
    it.unfold(WEEKS)
    it.field("Økning per uke i prosent").fill("3")
    second = events(it.download("kalender"))
    assert [event["UID"] for event in first] == [event["UID"] for event in second]
    assert first[5]["SUMMARY"] != second[5]["SUMMARY"]


def events(file: Download) -> list[icalendar.Event]:
    """Return the events of a calendar file."""
    calendar = icalendar.Calendar.from_ical(file.path().read_bytes())
    assert [] == calendar.errors
    return calendar.walk("VEVENT")


def test_a_calendar_file_cancels_the_weeks_that_fell_out_of_the_plan_also_after_a_reload(
    planner: Callable[..., Planner],
) -> None:
    it = planner()
    it.unfold(MORE, WEEKS)
    it.field("Tidligste startdato (valgfritt)").fill("2026-12-02")
    before = events(it.download("kalender"))
    it.field("Antall uker").fill("10")
    it.page.reload()
    it.unfold(WEEKS)
    expect(it.field("Antall uker")).to_have_value("10")
    after = events(it.download("kalender"))
    expect(
        it.place.get_by_text("Uker som ikke lenger er i planen, er avlyst i fila: 11 og 12.").first
    ).to_be_visible()
    assert [event["UID"] for event in before] == [event["UID"] for event in after]
    assert ["CONFIRMED"] * 10 + ["CANCELLED"] * 2 == [event["STATUS"] for event in after]
    assert all(new["SEQUENCE"] > old["SEQUENCE"] for old, new in zip(before, after, strict=True))
    assert [event["DTSTART"].dt for event in before] == [event["DTSTART"].dt for event in after]
    it.field("Antall uker").fill("12")
    assert ["CONFIRMED"] * 12 == [event["STATUS"] for event in events(it.download("kalender"))]


def test_a_reload_keeps_the_plan_reset_takes_it_back_and_delete_forgets_it(
    planner: Callable[..., Planner],
) -> None:
    it = planner()
    expect(it.place.get_by_text(KEPT)).to_be_visible()
    it.unfold()
    it.field("Like mye hver uke").check()
    it.field("Økning per uke i minutter").fill("15")
    it.field("Økta du planlegger, i minutter").fill("50")
    it.page.reload()
    it.unfold(WEEKS)
    it.expect_plan(growth="linear", step=15)
    expect(it.field("Økta du planlegger, i minutter")).to_have_value("50")

    it.button("Tilbakestill").click()
    expect(it.place.get_by_text("Planen er tilbake der den begynte.").first).to_be_visible()
    expect(it.field("Økta du planlegger, i minutter")).to_have_value("")
    it.expect_plan()

    it.field(START).fill("150")
    it.button("Slett det som er lagret").click()
    expect(it.place.get_by_text("Slettet.").first).to_be_visible()
    it.expect_plan(start_load=150)
    it.page.reload()
    it.unfold(WEEKS)
    it.expect_plan()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_chart_comes_when_it_is_scrolled_to_and_follows_the_theme_without_text_in_the_bars(
    planner: Callable[..., Planner], width: int
) -> None:
    it = planner(width=width, has_touch=True)
    frame = it.place.locator(".ts-planner-chart")
    height = frame.bounding_box()["height"]
    if width == 390:  # on a wider screen the chart is near enough to come at once
        expect(frame).to_have_text("Her kommer diagrammet. Tabellen under har de samme tallene.")
    it.draw()
    bar = it.picture.locator(".bars .point path").first
    light = bar.evaluate("(it) => getComputedStyle(it).fill")
    expect(it.picture.locator(".bars text")).to_have_count(0)
    assert height == frame.bounding_box()["height"]
    it.page.evaluate("document.documentElement.dataset.theme = 'dark'")
    expect(bar).not_to_have_css("fill", light)
    expect(it.picture.locator(".bars .point")).to_have_count(12)
    for label in ("din plan", "som nå", "10\u00a0% i uka"):
        inside = it.picture.locator(".annotation").filter(has_text=label).bounding_box()
        assert 0 <= inside["x"] - frame.bounding_box()["x"] <= frame.bounding_box()["width"] - inside["width"]


def test_without_the_chart_library_a_sentence_stands_in_until_it_comes(open_page: OpenPage) -> None:
    def without_plotly(page: Page) -> None:
        page.route("**/plotly-basic*", lambda route: route.fulfill(body="", content_type="text/javascript"))

    page = open_page(PAGE, has_touch=True, before=without_plotly)
    it = Planner(page)
    it.unfold(WEEKS)
    it.place.locator(".ts-planner-chart").scroll_into_view_if_needed()
    expect(it.place.locator(".ts-planner-chart")).to_contain_text("kunne ikke lastes")
    expect(it.place.locator("table").first.locator("tbody tr")).to_have_count(12)
    page.unroute("**/plotly-basic*")
    it.button("Prøv igjen").click()
    it.expect_plan_and_chart()


def test_numbers_are_read_as_people_type_them_and_asked_about_where_they_have_two_meanings(
    open_page: OpenPage,
) -> None:
    it = Planner(open_page(PAGE))
    load = it.field("Belastning i en vanlig uke")
    said = it.said("Belastning i en vanlig uke")
    for typed in ("120 min", "120\u200b", "１２０", " 1,2e2"):
        load.fill("60")
        load.fill(typed)
        expect(it.sentence).to_have_text(summary(LoadPlanner(start_load=120)))
        expect(said).not_to_have_class("ts-error")
    load.fill("90 kg")
    expect(said).to_have_text("Skriv tallet i minutter, eller skriv bare tallet.")
    load.fill("1.000")
    expect(said).to_have_text("Mente du 1000 eller 1,0?")
    load.press("Tab")
    while not it.button("1000").evaluate("(it) => it === document.activeElement"):
        load.page.keyboard.press("Tab")
    load.page.keyboard.press("Enter")
    expect(load).to_be_focused()
    expect(load).to_have_value("1000")
    expect(it.sentence).to_have_text(summary(LoadPlanner(start_load=1000)))
    expect(it.button("1,0")).to_have_count(0)


def test_where_the_page_is_in_english_so_is_the_planner(open_page: OpenPage) -> None:
    english = "document.addEventListener('readystatechange', () => (document.documentElement.lang = 'en'));"
    it = Planner(open_page(PAGE, init_script=english), "Load planner")
    it.unfold("Week by week, comparison and files")
    expect(it.sentence).to_have_text(summary(LoadPlanner(start_load=100), "en"))
    expect(it.place.get_by_role("row", name=re.compile(r"^4 deload \d+ \w+ 66 −40% 22$"))).to_be_visible()
    it.field("Load of an ordinary week").fill("0")
    expect(it.said("Load of an ordinary week")).to_have_text("Type a number from 1 to 5,040.")
    it.field("Load of an ordinary week").fill("1200")
    table = it.download("Download the table (CSV)")
    assert "793.8" == table.path().read_text().splitlines()[4].split(",")[2]


@pytest.mark.parametrize("width", [320, 360, 390, 1280])
def test_the_planner_takes_the_room_of_its_still_and_its_tables_fit_in_their_place(
    open_page: OpenPage, width: int
) -> None:
    def without_loader(page: Page) -> None:
        page.route("**/loader.*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))

    heights = []
    for before in (without_loader, None):
        page = open_page(PAGE, width=width, before=before, wait=before is None)
        planner = page.locator(".ts-live .ts-planner")
        planner.wait_for(state="visible")
        heights.append(planner.evaluate("(it) => it.offsetHeight"))
    assert heights[0] == pytest.approx(heights[1], abs=line(planner))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".ts-live .ts-planner-weeks > summary").click()
    for table in page.locator(".ts-planner-scroll").all():
        assert 0 == table.evaluate("(it) => it.scrollWidth - it.clientWidth")


TWO_VIEWS = """async (address) => {
  const { default: widget } = await import(address);
  const state = { lang: "nb", name: "two", start_load: 100, unit: "min", growth: "geometric", step: 10, rate: 5, deload_every: 4,
    deload_share: 0.6, ceiling: null, weeks: 12, start_date: "", target_date: "", sessions_per_week: 3 };
  const heard = new Map();
  globalThis.model = {
    saved: 0,
    get: (name) => state[name],
    set(name, value) {
      state[name] = value;
      for (const hear of heard.get(`change:${name}`) ?? []) hear();
    },
    on: (event, hear) => heard.set(event, (heard.get(event) ?? new Set()).add(hear)),
    off: (event, hear) => heard.get(event).delete(hear),
    save_changes() { this.saved += 1; },
    listeners: () => [...heard.values()].reduce((sum, hears) => sum + hears.size, 0),
  };
  const place = document.querySelector(".ts-live:has(.ts-planner)");
  place.replaceChildren();
  globalThis.close = [0, 1].map(() => {
    const el = document.createElement("div");
    place.append(el);
    return widget.render({ model, el });
  });
}"""


def test_two_views_of_one_plan_stay_in_step_with_python_and_leave_nothing_behind(open_page: OpenPage) -> None:
    page = open_page(PAGE)
    address = page.evaluate(
        "performance.getEntriesByType('resource').find(({ name }) => name.includes('/load_planner.') && name.endsWith('.js')).name"
    )
    page.evaluate(TWO_VIEWS, address)
    fields = page.get_by_label("Økning per uke i prosent", exact=True)
    fields.first.fill("8")
    expect(fields.nth(1)).to_have_value("8")
    assert [8, 1] == page.evaluate("[model.get('rate'), model.saved]")
    page.evaluate("model.set('start_load', 140); model.set('weeks', 8)")
    expect(page.locator(".ts-planner-sentence").nth(1)).to_contain_text("Etter 8 uker")
    assert 1 == len(set(page.locator(".ts-planner-sentence").all_inner_texts()))
    ids = page.locator(".ts-planner [id]").evaluate_all("(all) => all.map(({ id }) => id)")
    assert len(set(ids)) == len(ids)
    fields.first.fill("80")
    assert [8, 1] == page.evaluate("[model.get('rate'), model.saved]")

    page.evaluate("model.set('lang', 'en')")  # the page decides, but the views are made anew
    assert 2 == page.locator(".ts-planner").count()
    page.evaluate("close.forEach((end) => end())")
    assert [0, 0] == [page.evaluate("model.listeners()"), page.locator(".ts-planner").count()]
