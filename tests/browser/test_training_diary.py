"""The training diary as people use it: in three taps, by keys, wrongly, again after a reload, in two tabs, with files."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from book_page import Opener, faults, kept, reload
from browsing import served
from tiny_book import CELL, build
from training_safety import read_diary

CODE = """from training_safety.widgets import TrainingDiary
TrainingDiary({"kind": "diary", "ratio": True})"""
#: What a page with the diary may weigh [bytes], as it comes over the wire.
HEAVIEST = 170_000
STRAVA = """Aktivitets-ID;Aktivitetsdato;Aktivitetsnavn;Aktivitetstype;Totaltid;Totaltid
1;23. okt. 2025;Morgentur;Løpetur;0:45;2700
2;24. okt. 2025;Styrke på låven;Styrketrening;1:00;3600
3;10/11/2025;Uklar dag;Løpetur;0:45;2700
""".encode("cp1252")
THROW = "for (const name of [%s]) Storage.prototype[name] = () => { throw new DOMException('no', '%s'); };"
BARRED = THROW % ("'getItem', 'setItem', 'removeItem'", "SecurityError")
FULL = THROW % ("'setItem'", "QuotaExceededError")
pytestmark = pytest.mark.xdist_group("diary-book")


class Reader:
    """Somebody with the diary before them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.place = page.locator(".ts-diary")
        self.heard = self.place.get_by_role("status")
        self.told = self.place.locator(".ts-diary-message")
        self.numbers = self.place.locator(".ts-diary-numbers dd")
        self.rows = self.place.locator(".ts-diary-week .ts-diary-list > li")

    def button(self, name: str) -> Locator:
        """Return a button by its whole name."""
        return self.place.get_by_role("button", name=name, exact=True)

    def effort(self, name: str) -> Locator:
        """Return a step of the scale by its number and words."""
        return self.place.get_by_role("radio", name=name, exact=True)

    def log(self, minutes: int = 45, effort: str = "7, svært hard") -> None:
        """Write a session of today in three taps."""
        self.button(f"{minutes} minutter").click()
        self.effort(effort).click()
        self.button("Lagre økta").click()

    def open(self, fold: str) -> None:
        """Open a fold by its words."""
        self.place.locator("summary", has_text=fold).click()

    def choose(self, name: str, content: bytes) -> None:
        """Choose a file in the import."""
        self.open("Ta vare på, hent inn eller slett")
        self.open("Hent inn fra klokke, app eller fil")
        self.choose_more(name, content)

    def choose_more(self, name: str, content: bytes) -> None:
        """Choose a file in the import that is open."""
        self.place.locator("input[type=file]").set_input_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        )


@pytest.fixture(scope="module")
def book_with_diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a book with the diary on its one page, and the page of the symptom check."""
    folder = tmp_path_factory.mktemp("diary")
    files = {"index.md": f"{CELL % CODE}\n## Videre\n\nTekst.\n", "alarm_signs.md": "# Vondt nå?\n"}
    run = build(folder, files, ("alarm_signs",))
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    return folder / "_build/html"


@pytest.fixture(scope="module")
def address(book_with_diary: Path) -> Iterator[str]:
    """The address of that book."""
    yield from served(book_with_diary)


@pytest.fixture
def reader(open_page: Opener, address: str) -> Callable[..., Reader]:
    """Open the page on a phone."""
    return lambda **options: Reader(
        open_page("book/index.html", base=address, **{"width": 390, "height": 844, **options})
    )


def test_a_session_of_today_takes_three_taps_and_is_there_after_a_reload(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    someone.log()
    expect(someone.told).to_contain_text("Lagret: styrke")
    expect(someone.heard).to_contain_text("315 AU")
    expect(someone.numbers.first).to_contain_text("315 AU")
    reload(someone.page)
    expect(someone.rows).to_have_count(1)
    expect(someone.rows).to_contain_text("Styrke, 45 min · 7 av 10, 315 AU")


def test_the_kind_of_the_last_session_is_offered_and_the_way_to_the_symptom_check_is_there(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    someone.place.get_by_label("Hva", exact=True).select_option(label="Løping")
    someone.log(30, "5, hard")
    reload(someone.page)
    expect(someone.place.get_by_label("Hva", exact=True)).to_have_value("running")
    someone.place.get_by_role("link", name="symptomsjekken først").click()
    someone.page.wait_for_url("**/book/alarm_signs.html")


def test_a_week_is_planned_by_keys_kept_taken_to_a_calendar_and_ticked_off_by_logging_it(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    weekday = date.today().isoweekday()
    someone.place.locator("summary", has_text="Planlegg uka").press("Enter")
    someone.place.get_by_label("Ukedag").select_option(str(weekday))
    minutes = someone.place.get_by_label("Minutter", exact=True)
    minutes.press("ArrowUp")
    minutes.press("Enter")
    expect(someone.heard).to_contain_text("gåtur, 25 min er lagt i planen.")
    with someone.page.expect_download() as file:
        someone.button("Legg i kalenderen (.ics)").click()
    assert "RRULE:FREQ=WEEKLY;COUNT=4" in file.value.path().read_text(encoding="utf-8")
    reload(someone.page)
    planned = someone.place.locator(".ts-diary-planned li")
    expect(planned).to_contain_text("gåtur, 25 min")
    planned.get_by_role("button").press("Enter")
    expect(someone.place.locator(".ts-diary-form .ts-diary-heading")).to_be_focused()
    someone.effort("3, middels").check()
    someone.button("Lagre økta").click()
    expect(someone.told).to_contain_text("Lagret: gåtur")
    expect(planned).to_contain_text("gjort")
    expect(someone.numbers.first).to_contain_text("75 AU")


def test_by_keys_alone_a_session_is_written_and_taken_back(reader: Callable[..., Reader]) -> None:
    someone = reader()
    press = someone.page.keyboard.press
    someone.place.get_by_label("Minutter, med oppvarmingen").focus()
    someone.page.keyboard.type("50 min")
    press("Tab")
    press("Space")
    for _ in range(3):
        press("ArrowLeft")
    expect(someone.effort("8, mer enn svært hard")).to_be_checked()
    press("Enter")
    expect(someone.told).to_contain_text("400 AU")
    someone.button("Angre").focus()
    press("Enter")
    expect(someone.heard).to_have_text("Det siste er angret.")
    expect(someone.place).to_contain_text("Ingen økter ennå")


def test_what_cannot_be_taken_is_said_at_its_field_and_nothing_typed_is_lost(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    minutes = someone.place.get_by_label("Minutter, med oppvarmingen")
    for typed, sentence in (
        ("", "fra 1 til 600"),
        ("en time", "fra 1 til 600"),
        ("700", "fra 1 til 600"),
        ("1.000", "Mente du 1000 eller 1,0?"),
    ):
        minutes.fill(typed)
        someone.effort("7, svært hard").click()
        someone.button("Lagre økta").click()
        expect(minutes).to_be_focused()
        expect(minutes).to_have_attribute("aria-invalid", "true")
        expect(someone.place.locator(".ts-error:visible")).to_contain_text(sentence)
        expect(someone.heard).to_contain_text(sentence)
    assert {} == kept(someone.page)
    minutes.fill("60")
    someone.button("Lagre økta").click()
    expect(someone.told).to_contain_text("420 AU")


def test_a_session_is_changed_and_deleted_and_both_are_taken_back(reader: Callable[..., Reader]) -> None:
    someone = reader()
    someone.log()
    someone.place.get_by_role("button", name="Endre styrke").click()
    expect(someone.place.locator(".ts-diary-form .ts-diary-heading")).to_be_focused()
    someone.place.get_by_label("Rygg neste dag (0–10)").or_(someone.place.locator("summary", has_text="Rygg og søvn")).first.click()  # fmt: skip
    someone.place.get_by_label("Rygg neste dag (0–10)").select_option("2")
    someone.button("Lagre endringen").click()
    expect(someone.rows).to_contain_text("neste dag 2")
    someone.button("Angre").click()
    expect(someone.rows).not_to_contain_text("neste dag")
    someone.place.get_by_role("button", name="Slett styrke").click()
    expect(someone.rows).to_have_count(0)
    expect(someone.button("Angre")).to_be_focused()
    someone.page.keyboard.press("Enter")
    expect(someone.rows).to_have_count(1)


def test_a_forgotten_day_is_a_gap_until_it_is_set_to_rest(reader: Callable[..., Reader]) -> None:
    someone = reader()
    someone.place.get_by_label("Dag", exact=True).fill((date.today() - timedelta(days=7)).isoformat())
    someone.log()
    expect(someone.numbers.first).to_contain_text("ført")
    for _ in range(6):
        someone.place.get_by_role("button", name="som hviledag").first.click()
    expect(someone.numbers.first).to_have_text("315 AU")
    expect(someone.numbers.nth(4)).not_to_have_text("–")
    expect(someone.place.locator(".ts-diary-gap")).to_have_count(0)


def test_sessions_are_brought_in_from_a_file_looked_at_first_and_never_doubled(
    reader: Callable[..., Reader],
) -> None:
    someone = reader()
    programs: list[str] = []
    someone.page.on("request", lambda request: programs.append(request.url))
    someone.choose("activities.csv", STRAVA)
    preview = someone.place.locator(".ts-diary-preview")
    expect(preview).to_contain_text("Nye: 2")
    expect(preview).to_contain_text("activities.csv, linje 4 «Uklar dag»: datoen kan ikke leses.")
    assert {} == kept(someone.page)
    assert 1 == len([url for url in programs if "diary_import" in url])
    assert [] == faults(someone.page, ".ts-diary")
    someone.button("Legg til 2 økter").click()
    expect(someone.told).to_contain_text("2 økter er lagt til. 1 rad er ikke lagt til")
    expect(preview).to_contain_text("Uklar dag")
    expect(someone.rows).to_have_count(2)
    someone.choose_more("activities.csv", STRAVA)
    expect(preview).to_contain_text("Har du fra før: 2")
    expect(preview).to_contain_text("Det er ingenting å legge til.")
    someone.button("Avbryt").click()
    someone.button("Angre").click()
    expect(someone.place).to_contain_text("Ingen økter ennå")


@pytest.mark.parametrize("what", ["CSV", "JSON"])
def test_what_is_taken_along_is_read_by_python_and_by_another_browser(
    reader: Callable[..., Reader], tmp_path: Path, what: str
) -> None:
    someone = reader()
    someone.log()
    someone.open("Ta vare på, hent inn eller slett")
    with someone.page.expect_download() as waiting:
        someone.place.get_by_role("button", name=f"({what})").click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    (session,) = read_diary(path).sessions
    assert (date.today(), "strength", 315) == (session.date, session.kind, session.load)
    another = reader()
    another.choose(path.name, path.read_bytes())
    another.button("Legg til 1 økt").click()
    expect(another.rows).to_have_count(1)
    another.choose_more(path.name, path.read_bytes())
    expect(another.place.locator(".ts-diary-preview")).to_contain_text("Har du fra før: 1")


def test_all_of_it_is_deleted_after_a_question_and_the_other_tab_sees_it(
    reader: Callable[..., Reader], address: str
) -> None:
    someone = reader()
    someone.log()
    tab = Reader(someone.page.context.new_page())
    tab.page.goto(f"{address}book/index.html")
    expect(tab.rows).to_have_count(1)
    tab.log(30, "4, litt hard")
    expect(someone.rows).to_have_count(2)
    someone.log(20, "3, middels")
    expect(tab.rows).to_have_count(3)
    someone.open("Ta vare på, hent inn eller slett")
    someone.button("Slett alt …").click()
    expect(someone.place.get_by_role("group", name="Slette alle 3 øktene")).to_be_visible()
    someone.button("Nei, behold dem").click()
    expect(someone.button("Slett alt …")).to_be_focused()
    someone.button("Slett alt …").click()
    someone.button("Ja, slett alt").click()
    expect(someone.heard).to_have_text("Hele dagboka er slettet fra denne nettleseren.")
    expect(tab.place).to_contain_text("Ingen økter ennå")
    assert {} == kept(someone.page)


@pytest.mark.parametrize(
    ("trouble", "sentence"), [(BARRED, "lar ikke siden lagre"), (FULL, "lager er fullt")]
)
def test_where_nothing_can_be_kept_the_diary_works_and_says_so(
    reader: Callable[..., Reader], trouble: str, sentence: str
) -> None:
    someone = reader(init_script=trouble)
    someone.log()
    expect(someone.numbers.first).to_contain_text("315 AU")
    expect(someone.place).to_contain_text(sentence)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_there_is_nothing_for_axe_to_find_with_every_fold_open(
    reader: Callable[..., Reader], scheme: str
) -> None:
    someone = reader(scheme=scheme)
    someone.log()
    for fold in ("Rygg og søvn", "Planlegg uka", "Akutt og kronisk", "Ta vare på", "Hent inn fra"):
        someone.open(fold)
    someone.button("Slett alt …").click()
    someone.place.locator("input[type=file]").wait_for()
    assert [] == faults(someone.page, ".ts-diary")


def test_in_text_twice_as_large_on_a_phone_nothing_reaches_out(reader: Callable[..., Reader]) -> None:
    someone = reader()
    someone.page.evaluate("document.documentElement.style.fontSize = '200%'")
    someone.choose("activities.csv", STRAVA)
    someone.button("Legg til 2 økter").click()
    someone.open("Akutt og kronisk")
    someone.open("Planlegg uka")
    someone.button("Legg i planen").click()
    out = someone.place.evaluate(
        "(it) => [...it.querySelectorAll('*')].filter((part) => part.getBoundingClientRect().right > innerWidth && !part.closest('.ts-only-heard')).length"
    )
    assert 0 == out


def test_a_copy_on_disk_reads_files_too(open_page: Opener, book_with_diary: Path) -> None:
    someone = Reader(open_page("book/index.html", base=f"{book_with_diary.as_uri()}/"))
    someone.choose("activities.csv", STRAVA)
    expect(someone.place.locator(".ts-diary-preview")).to_contain_text("Nye: 2")


def test_without_scripts_and_on_paper_there_is_a_week_to_fill_in(reader: Callable[..., Reader]) -> None:
    page = reader(java_script_enabled=False, wait=False).page
    expect(page.get_by_role("table", name="Ei uke på papir")).to_be_visible()
    expect(page.locator(".ts-diary-form")).to_be_hidden()
    someone = reader()
    week = someone.page.get_by_role("table", name="Ei uke på papir")
    expect(week).to_be_hidden()
    someone.page.emulate_media(media="print")
    expect(week).to_be_visible()
    someone.page.emulate_media(media="screen")
    someone.log()
    someone.page.emulate_media(media="print")
    expect(week).to_be_hidden()
    expect(someone.place.get_by_role("table", name="Dag for dag")).to_be_visible()


def test_the_page_with_the_diary_is_light(reader: Callable[..., Reader]) -> None:
    sizes: dict[str, int] = {}

    def weigh(page: Page) -> None:
        page.on(
            "response", lambda response: sizes.update({response.url: len(gzip.compress(response.body()))})
        )

    reader(before=weigh)
    assert 0 < sum(sizes.values()) <= HEAVIEST, sizes
