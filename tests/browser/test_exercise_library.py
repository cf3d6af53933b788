"""The exercise library as readers use it: by thumb, by keys, wrongly, after a reload, on paper, in English, in large text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from book_page import ENGLISH, Opener, faults, height, kept, reload
from browsing import served
from tiny_book import CELL, build
from training_safety.models.course.exercises import exercise_entries

ENTRIES = exercise_entries()
CODE = """from IPython.display import display
from training_safety import activity
from training_safety.widgets import ExerciseLibrary
display(ExerciseLibrary())
display(activity("core_exercises.with_clock"))"""
KEY = "trygg-trening:exercise-programme:programme"
BARRED = "Nettleseren lar ikke siden lagre noe."
CORRUPT = "Det som var lagret her, kunne ikke leses og er lagt til side."
NO_STORAGE = """for (const name of ["getItem", "setItem", "removeItem"])
  Storage.prototype[name] = () => {throw new DOMException("barred", "SecurityError");};"""
pytestmark = pytest.mark.xdist_group("exercise-book")


class Reader:
    """Somebody with the library of a page before them."""

    def __init__(self, page: Page, title: str = "Finn en øvelse") -> None:
        self.page = page
        self.place = page.get_by_role("region", name=title, exact=True)
        self.heard = self.place.locator(".ts-only-heard[role=status]").last
        self.name = self.place.locator(".ts-exercises-name")

    def button(self, name: str) -> Locator:
        """Return a button that can be pressed now."""
        return self.place.get_by_role("button", name=name, exact=True)

    def item(self, number: int = 0) -> Locator:
        """Return an item of the programme's first day."""
        return self.place.locator(".ts-exercises-day").first.locator("li").nth(number)

    def add(self, *names: str, day: int = 1) -> None:
        """Put exercises of the whole library into a day."""
        for name in names:
            self.button("Øvelser").click()
            if not self.button(name).is_visible():
                self.button("Alle øvelsene").click()
            self.button(name).click()
            self.button(f"Legg i dag {day}").click()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a book with the whole library, and a few exercises, on its one page."""
    folder = tmp_path_factory.mktemp("exercises")
    files = {"index.md": CELL % CODE, "alarm_signs.md": "# Vondt nå?\n"}
    run = build(folder, files, ("alarm_signs",))
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    yield from served(folder / "_build/html")


@pytest.fixture
def reader(open_page: Opener, library: str) -> Callable[..., Reader]:
    """Open the page on a phone and return the reader of the library, or of the few exercises."""

    def open_(title: str = "Finn en øvelse", **options: object) -> Reader:
        return Reader(
            open_page("book/index.html", base=library, **{"width": 390, "height": 844, **options}), title
        )

    return open_


def test_from_the_filters_to_a_card_and_on_to_an_easier_version_by_thumb(
    reader: Callable[..., Reader],
) -> None:
    someone = reader(has_touch=True)
    expect(someone.place.locator(".ts-exercises-count")).to_have_text(f"{len(ENTRIES)} øvelser")
    someone.place.get_by_label("Mål").select_option("trunk")
    someone.place.get_by_label("Utstyr").select_option("none")
    left = [one for one in ENTRIES.values() if "trunk" in one["aim"] and one["equipment"] == "none"]
    expect(someone.place.locator(".ts-exercises-tile:visible")).to_have_count(len(left))
    someone.button("Planke").tap()
    expect(someone.name).to_have_text("Planke")
    expect(someone.name).to_be_focused()
    expect(someone.place).to_contain_text(ENTRIES["plank"]["slip"]["nb"])
    expect(someone.place.locator(".ts-exercises-card svg:visible")).to_have_count(3)
    someone.button("Planke på knærne").first.tap()
    expect(someone.name).to_have_text("Planke på knærne")
    someone.button("Alle øvelsene").tap()
    expect(someone.button("Planke på knærne")).to_be_focused()
    someone.place.get_by_label("Utstyr").select_option("band")
    expect(someone.place.locator(".ts-exercises-count")).to_have_text(
        "Ingen øvelser passer til alle tre valgene."
    )
    someone.button("Vis alle igjen").tap()
    expect(someone.place.locator(".ts-exercises-count")).to_have_text(f"{len(ENTRIES)} øvelser")


def test_a_card_fits_a_phone_with_its_folds_closed(reader: Callable[..., Reader]) -> None:
    someone = reader("Øvelse og klokke")
    for name in ("Planke", "Sideplanke", "Dead bug"):
        someone.button(name).first.click()
        assert height(someone.place) < 844, name
    assert [] == faults(someone.page, ".ts-exercises")


def test_what_hurts_can_be_swapped_under_the_whole_pain_rule(reader: Callable[..., Reader]) -> None:
    someone = reader("Øvelse og klokke")
    someone.place.get_by_text("Gjør det vondt? Bytt øvelse").click()
    way = someone.place.get_by_role("link", name="symptomsjekken først")
    assert str(way.get_attribute("href")).endswith("alarm_signs.html")
    someone.place.get_by_text("Smerteregelen", exact=True).click()
    expect(someone.place).to_contain_text("Regelen gjelder bare når du har nei på alle alarmspørsmålene")
    someone.button(ENTRIES["dead_bug"]["name"]["nb"]).last.click()
    expect(someone.name).to_have_text("Dead bug")


def test_the_clock_of_a_hold_runs_pauses_and_is_heard(reader: Callable[..., Reader]) -> None:
    someone = reader("Øvelse og klokke")
    someone.button("Start klokka").click()
    expect(someone.heard).to_contain_text("Gjør deg klar")
    expect(someone.heard).to_contain_text("Hold 1 av 2", timeout=30_000)
    someone.button("Pause").click()
    expect(someone.button("Fortsett")).to_be_visible()
    someone.button("På nytt").click()
    expect(someone.place.get_by_role("timer")).to_contain_text("0:05")
    someone.button("Dead bug").click()
    expect(someone.place.get_by_role("timer")).to_have_count(0)


def test_the_movement_is_shown_on_request_and_not_where_motion_is_reduced(
    reader: Callable[..., Reader],
) -> None:
    someone = reader("Øvelse og klokke")
    drawing = someone.place.locator(".ts-exercises-figures svg").first
    before = drawing.inner_html()
    someone.button("Vis bevegelsen").click()
    expect(someone.button("Stopp bevegelsen")).to_be_visible()
    expect(drawing).not_to_have_js_property("innerHTML", before)
    someone.button("Stopp bevegelsen").click()
    expect(someone.button("Vis bevegelsen")).to_be_visible()
    calm = reader("Øvelse og klokke", reduced_motion="reduce")
    expect(calm.button("Vis bevegelsen")).to_have_count(0)


def test_a_programme_is_made_by_keys_alone(reader: Callable[..., Reader]) -> None:
    someone = reader()
    press = someone.page.keyboard.press
    someone.button("Knebøy").focus()
    press("Enter")
    expect(someone.name).to_be_focused()
    for number in (1, 2):
        someone.button(f"Legg i dag {number}").focus()
        press("Space")
        expect(someone.heard).to_have_text(f"Knebøy er lagt i dag {number}.")
    someone.button("Programmet mitt (2)").focus()
    press("Enter")
    someone.button("Øvelser").focus()
    press("Enter")
    someone.button("Alle øvelsene").focus()
    press("Enter")
    someone.button("Planke").focus()
    press("Enter")
    someone.button("Legg i dag 1").focus()
    press("Enter")
    someone.button("Programmet mitt (3)").focus()
    press("Enter")
    up = someone.button("Flytt opp: Planke")
    up.focus()
    press("Enter")
    expect(someone.heard).to_have_text("Planke er nå nummer 1 av 2.")
    expect(up).to_be_focused()
    expect(someone.item(0)).to_contain_text("Planke")
    sets = someone.place.get_by_label("Sett av Planke", exact=True)
    sets.focus()
    sets.select_option("4")
    expect(someone.heard).to_have_text("Planke: 4 × 15 sekunder.")
    expect(sets).to_be_focused()
    someone.button("Ta ut: Planke").focus()
    press("Enter")
    expect(someone.place.get_by_text("Dag 1", exact=True)).to_be_focused()
    expect(someone.item(0)).to_contain_text("Knebøy")


def test_what_is_done_wrongly_is_said_and_can_be_undone_and_stands_after_a_reload(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    someone.add("Knebøy", "Planke")
    someone.button("Ligger i dag 1").press("Enter")
    expect(someone.heard).to_have_text("Planke ligger i dag 1 fra før.")
    others = [
        entry["name"]["nb"] for key, entry in ENTRIES.items() if key not in ("squat", "plank", "plank_knees")
    ]
    someone.add(*others[:6])
    someone.add(others[6])
    expect(someone.place.locator(".ts-error")).to_have_text(
        "Dag 1 har åtte øvelser, og det er nok. Ta ut en først."
    )
    reload(someone.page)
    someone.button("Programmet mitt (8)").click()
    expect(someone.item(0)).to_contain_text("Knebøy")
    someone.place.get_by_label("Ukedag for dag 2").select_option("1")
    expect(someone.place).to_contain_text("Begge er på samme ukedag.")
    someone.button("Slett programmet").click()
    assert {} == kept(someone.page)
    someone.button("Angre").click()
    expect(someone.button("Programmet mitt (8)")).to_be_visible()
    assert [KEY] == list(kept(someone.page))
    someone.button("Slett programmet").click()
    reload(someone.page)
    expect(someone.button("Programmet mitt (0)")).to_be_visible()


def test_the_calendar_gets_a_day_a_week_and_later_the_change(reader: Callable[..., Reader]) -> None:
    someone = reader()
    someone.add("Knebøy")
    someone.button("Programmet mitt (1)").click()
    files = []
    for _ in range(2):
        with someone.page.expect_download() as download:
            someone.button("Legg i kalenderen").click()
        files.append(download.value.path().read_text(encoding="utf-8"))
        someone.button("Ta ut: Knebøy").or_(someone.button("Angre")).first.click()
        if len(files) == 1:
            someone.add("Planke", day=2)
            someone.button("Programmet mitt (1)").click()
    first, second = files
    assert "treningsprogram.ics" == download.value.suggested_filename
    assert "SUMMARY:Styrke\\, dag 1" in first
    assert "RRULE:FREQ=WEEKLY;COUNT=8" in first
    assert "STATUS:CANCELLED" in second
    assert "SUMMARY:Styrke\\, dag 2" in second


def test_on_paper_there_is_the_programme_with_its_drawings_and_else_the_exercises(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    someone.page.emulate_media(media="print")
    expect(someone.place).to_contain_text(ENTRIES["deadlift"]["how"]["nb"])
    expect(someone.place.locator("select:visible")).to_have_count(0)
    someone.page.emulate_media(media="screen")
    someone.add("Knebøy", "Planke")
    someone.page.emulate_media(media="print")
    sheet = someone.place.locator(".ts-exercises-sheet")
    expect(sheet).to_contain_text("Dag 1: mandag")
    expect(sheet).to_contain_text("Planke: 2 × 15 sekunder")
    expect(sheet.locator("svg:visible")).to_have_count(4)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_amiss_in_the_list_the_card_and_the_programme(
    reader: Callable[..., Reader], scheme: str
) -> None:
    someone = reader(scheme=scheme)
    assert [] == faults(someone.page, ".ts-exercises", of_colour=scheme == "dark")
    someone.add("Knebøy", "Planke")
    for fold in someone.place.locator("summary:visible").all():
        fold.click()
    assert [] == faults(someone.page, ".ts-exercises", of_colour=scheme == "dark")
    someone.button("Programmet mitt (2)").click()
    assert [] == faults(someone.page, ".ts-exercises", of_colour=scheme == "dark")


def test_in_forced_colours_what_is_chosen_and_what_moves_are_drawn_in_the_system_s_own(
    reader: Callable[..., Reader],
) -> None:
    someone = reader("Øvelse og klokke", forced_colors="active")
    chosen, other = someone.button("Planke").first, someone.button("Sideplanke").first
    colour = "(it) => getComputedStyle(it).borderColor"
    assert chosen.evaluate(colour) != other.evaluate(colour)
    drawing = someone.place.locator(".ts-pose svg").first
    assert drawing.evaluate("(it) => getComputedStyle(it).stroke") not in ("none", "rgba(0, 0, 0, 0)")


def test_in_english_the_library_and_the_programme_speak_english(reader: Callable[..., Reader]) -> None:
    someone = reader("Find an exercise", init_script=ENGLISH)
    someone.button("Deadlift").click()
    expect(someone.place).to_contain_text(ENTRIES["deadlift"]["how"]["en"])
    someone.button("Add to day 1").click()
    someone.button("My programme (1)").click()
    expect(someone.item(0)).to_contain_text("Deadlift")
    for word in ("Programmet", "øvelse", "sett "):
        assert word not in someone.place.inner_text()


def test_in_large_text_on_a_phone_all_of_it_can_be_used_and_nothing_is_cut_off(
    reader: Callable[..., Reader],
) -> None:
    someone = reader(width=195, height=422)
    someone.add("Markløft med kettlebell eller sekk", "Dead bug, ett bein om gangen")
    assert 195 == someone.page.evaluate("document.documentElement.scrollWidth")
    someone.button("Programmet mitt (2)").click()
    expect(someone.item(1)).to_contain_text("Dead bug")
    assert 195 == someone.page.evaluate("document.documentElement.scrollWidth")


def test_where_storage_is_barred_the_programme_works_and_it_is_said_that_it_does_not_last(
    reader: Callable[..., Reader],
) -> None:
    someone = reader(init_script=NO_STORAGE)
    someone.add("Knebøy")
    someone.button("Programmet mitt (1)").click()
    expect(someone.item(0)).to_contain_text("Knebøy")
    expect(someone.place).to_contain_text(BARRED)


@pytest.mark.parametrize("spoiled", ["{", json.dumps({"version": 1, "data": {"days": [{"weekday": 9}]}})])
def test_what_cannot_be_read_is_set_aside_and_the_reader_begins_anew(
    reader: Callable[..., Reader], spoiled: str
) -> None:
    store = f"if (!localStorage.getItem('{KEY}')) localStorage.setItem('{KEY}', {json.dumps(spoiled)})"
    someone = reader(init_script=store)
    someone.button("Programmet mitt (0)").click()
    expect(someone.place).to_contain_text(CORRUPT)
    assert any(":aside:" in key and spoiled == value for key, value in kept(someone.page).items())
    someone.add("Knebøy")
    reload(someone.page)
    expect(someone.button("Programmet mitt (1)")).to_be_visible()
