"""What every widget promises its readers, asked of each on a page of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from book_page import WIDTHS, faults
from browsing import Watched, served, watch
from patience import eventually
from widget_examples import MADE
from widget_page import write_widget_pages

SENTENCES = {
    "barred": "Nettleseren lar ikke siden lagre noe.",
    "full": "Nettleserens lager er fullt.",
    "corrupt": "Det som var lagret her, kunne ikke leses og er lagt til side.",
    "newer": "Det som er lagret her, er laget med en nyere utgave av siden.",
}
MOST_PARTS = 150
MOST_ACTS = 24
#: Screens that are all looked at, width [px] and text size [%], each in light, dark and forced colours.
SCREENS = tuple(product((390, 320), (100, 200)))
THEMES = ("forced", "dark", "light")


class Visit:
    """A reader of one widget, who tries all that the contract asks."""

    def __init__(self, page: Page, watched: Watched) -> None:
        self.page, self.watched = page, watched

    def call(self, name: str, *given: Any) -> Any:
        """Ask the page: one of the functions of widget_page.js."""
        return self.page.evaluate(
            "async ([name, given]) => await widget[name](...given)", [name, list(given)]
        )

    def show(self, **options: Any) -> None:
        """Show the widget anew, with nothing kept, and stand before it."""
        self.call("show", options)
        self.call("begin")

    def press(self, key: str) -> str:
        """Press a key, and return what has the focus then."""
        self.page.keyboard.press(key)
        focused: str = self.call("focused")
        return focused

    @cached_property
    def unreached(self) -> list[str]:
        """The names of what can be acted on and is reached neither by Tab nor, within a group, by arrows."""
        self.show()
        reached: list[str] = []
        while (part := self.press("Tab")) != "after":
            assert part not in reached or part == reached[-1], (
                f"the focus goes round in a circle: {self.call('describe')['name']}"
            )
            assert part != "lost", "Tab leads out of the widget before its end"
            reached.append(part)
        if left := self.call("unreached", reached):
            self.call("begin")
            while self.press("Tab") != "after":
                for key in ("ArrowRight", "ArrowDown"):
                    reached += [self.press(key) for _ in range(len(left) + 1)]
            left = self.call("unreached", reached)
        return list(left)

    def act(self) -> list[str]:
        """Use what has the focus, and return the keys for it."""
        what = self.call("describe")
        if what["tag"] == "a" or what["type"] == "file":
            return []
        if what["type"] == "checkbox":
            return ["Space"]
        if (
            what["type"] in ("range", "radio")
            or what["tag"] == "select"
            or what["role"] in ("slider", "radio", "tab")
        ):
            return ["ArrowRight"]
        if what["tag"] in ("input", "textarea"):
            return ["7", "Tab", "Shift+Tab"]
        return ["Enter"]

    @cached_property
    def acts(self) -> list[dict[str, Any]]:
        """What was done from one end of the widget to the other, and what came of it.

        Each has the name of the part, the keys from the beginning, whether the words of the widget changed, what was
        said, and where the focus went.
        """
        self.show()
        keys: list[str] = []
        done: list[dict[str, Any]] = []
        for _ in range(MOST_PARTS):
            keys.append("Tab")
            part = self.press("Tab")
            if part in ("after", "lost") or len(done) == MOST_ACTS:
                break
            if not (wanted := self.act()):
                continue
            what = self.call("describe")
            before, heard, errors = self.call("words"), self.call("said"), len(self.watched.errors)
            for key in wanted:
                focus = self.press(key)
            keys += wanted
            changed = before != self.call("words")
            moved = focus != part
            # A fold says that it is open, and a slider its value, by themselves.
            quiet = (
                changed
                and not moved
                and not what["expanded"]
                and what["tag"] != "summary"
                and not what["told"]
            )
            said = not quiet or self.call("said") or eventually_said(self)
            done.append(
                {
                    "name": what["name"],
                    "keys": [*keys],
                    "silent": not said,
                    "moved": moved,
                    "news": heard != self.call("said"),
                    "lost": focus == "lost",
                    "errors": self.watched.errors[errors:],
                    "kept": self.call("kept"),
                }
            )
        return done

    @cached_property
    def first_kept(self) -> dict[str, Any] | None:
        """The first act after which something is kept, if there is one."""
        return next((act for act in self.acts if act["kept"]), None)

    def replay(self, act: dict[str, Any]) -> None:
        """Do again all that was done up to an act."""
        for key in act["keys"]:
            self.page.keyboard.press(key)

    def begin_with(self, text: str) -> None:
        """Show the widget where this is kept under its key."""
        assert self.first_kept
        (key,) = self.first_kept["kept"]
        self.show(kept={key: text})

    def shown(self) -> str:
        """All that the first view shows."""
        text: str = self.call("text")
        return re.sub(r"\s+", " ", text.replace("\u00ad", ""))


def eventually_said(visit: Visit) -> bool:
    """Whether something is said soon: what is heard may wait until a hand rests."""
    return eventually(lambda: bool(visit.call("said")))


@pytest.fixture(scope="session")
def widget_pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("widgets")
    write_widget_pages(folder)
    yield from served(folder)


@pytest.fixture(scope="session")
def visits(chromium: Any, widget_pages: str) -> Iterator[Callable[[str], Visit]]:
    """Each widget's page, opened once for all that is asked of it."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="nb-NO")
    opened: dict[str, Visit] = {}

    def visit(kind: str) -> Visit:
        if kind not in opened:
            page, watched = context.new_page(), Watched()
            watch(page, widget_pages, watched)
            page.goto(f"{widget_pages}{kind}.html")
            page.locator("html[data-widgets]").wait_for(state="attached")
            opened[kind] = Visit(page, watched)
        opened[kind].page.bring_to_front()
        return opened[kind]

    yield visit
    context.close()


@pytest.fixture(
    params=[pytest.param(kind, marks=pytest.mark.xdist_group(f"contract-{kind}")) for kind in MADE]
)
def visit(request: pytest.FixtureRequest, visits: Callable[[str], Visit]) -> Iterator[Visit]:
    """A widget's page; what it fetches elsewhere or fails at ends the test."""
    one = visits(request.param)
    yield one
    foreign, errors = [*one.watched.foreign], [*one.watched.errors]
    one.watched.foreign.clear()
    one.watched.errors.clear()
    assert ([], []) == (foreign, errors)


def test_it_speaks_the_language_of_its_page_and_in_a_notebook_changes_it_at_once(visit: Visit) -> None:
    visit.show()
    norwegian = visit.shown()
    visit.show(lang="en")
    english = visit.shown()
    assert "en" == visit.call("lang")
    assert norwegian != english
    visit.show(book=False)
    norwegian = visit.shown()
    visit.call("set", "lang", "en")
    assert "en" == visit.call("lang")
    assert norwegian != visit.shown()
    visit.call("set", "lang", "nb")
    assert norwegian == visit.shown()


def test_it_takes_the_room_of_its_still_within_a_line(visit: Visit) -> None:
    for lang, width in product(("nb", "en"), WIDTHS):
        visit.page.set_viewport_size({"width": width, "height": 844})
        visit.show(lang=lang)
        heights = visit.call("heights", lang)
        assert abs(heights["alive"] - heights["still"]) < heights["line"], (lang, width, heights)
    visit.page.set_viewport_size({"width": 390, "height": 844})


def test_everything_is_reached_by_tab_and_arrows(visit: Visit) -> None:
    assert [] == visit.unreached


def test_what_changes_is_said_and_the_focus_is_never_lost(visit: Visit) -> None:
    assert visit.acts
    assert [] == [act["name"] for act in visit.acts if act["silent"]]
    assert [] == [act["name"] for act in visit.acts if act["lost"]]
    assert any(act["news"] or act["moved"] for act in visit.acts)


def test_closed_it_listens_to_nothing_any_more(visit: Visit) -> None:
    acts = visit.acts
    visit.show()
    visit.call("close")
    before = visit.call("held")
    visit.show()
    visit.replay(acts[-1])
    visit.call("close")
    assert 0 == before["model"]
    assert before == visit.call("held")


def test_two_views_of_one_have_ids_of_their_own_keep_the_same_and_outlive_each_other(visit: Visit) -> None:
    acts, kept = visit.acts, visit.first_kept
    visit.show(count=2)
    assert [] == visit.call("doubled")
    if kept:
        before = visit.call("all", 1)
        visit.replay(kept)
        assert before != visit.call("all", 1)
    visit.call("close", True)
    visit.call("begin")
    visit.replay(kept or acts[-1])
    assert [] == visit.call("doubled")


@pytest.mark.parametrize("storage", ["barred", "gone", "full"])
def test_without_a_storage_it_works_and_says_that_nothing_is_kept(visit: Visit, storage: str) -> None:
    act = visit.first_kept
    visit.show(storage=storage)
    visit.replay(act or visit.acts[-1])
    if act:
        assert SENTENCES["full" if storage == "full" else "barred"] in visit.shown()


def test_what_cannot_be_read_is_told_of_and_lies_aside(visit: Visit) -> None:
    if (act := visit.first_kept) is None:
        return
    ((key, text),) = act["kept"].items()
    record = json.loads(text)
    for spoiled in (
        "{",
        "[]",
        json.dumps({**record, "data": 7}),
    ):
        visit.begin_with(spoiled)
        told = visit.shown()
        visit.replay(act)
        told += visit.shown()  # a record may be shown in a part that is opened first
        aside = [kept for name, kept in visit.call("kept").items() if ":aside:" in name]
        assert (True, [spoiled]) == (SENTENCES["corrupt"] in told, aside), spoiled
        assert record["version"] == json.loads(visit.call("kept")[key])["version"]


def test_what_an_older_edition_kept_is_taken_up_or_lies_aside_and_a_newer_one_s_stays(visit: Visit) -> None:
    if (act := visit.first_kept) is None:
        return
    ((key, text),) = act["kept"].items()
    record = json.loads(text)
    older = [json.dumps({**record, "version": version}) for version in range(record["version"])]
    for old in [json.dumps(record["data"]), *older]:
        visit.begin_with(old)
        told = visit.shown()
        visit.replay(act)
        told += visit.shown()
        kept = visit.call("kept")
        aside = old in [text for name, text in kept.items() if ":aside:" in name]
        assert (SENTENCES["corrupt"] in told) == aside, old
        assert aside or old == kept[key] or record["version"] == json.loads(kept[key])["version"]
    newer = json.dumps({**record, "version": 99, "data": {"of": "the future"}})
    visit.begin_with(newer)
    assert SENTENCES["newer"] in visit.shown()
    assert {key: newer} == visit.call("kept")
    visit.replay(act)
    assert newer in visit.call("kept").values()


@pytest.mark.parametrize(("width", "size"), SCREENS, ids=lambda value: str(value))
def test_in_every_look_it_can_be_read_and_touched(visit: Visit, width: int, size: int) -> None:
    acts = visit.acts
    page = visit.page
    page.set_viewport_size({"width": width, "height": 844})
    visit.call("look", {"theme": "light", "size": size})
    try:
        visit.show()
        for state in ("begin", "used"):
            if state == "used":
                visit.replay(acts[min(len(acts), 6) - 1])
            assert [] == visit.call("small"), state
            assert [] == visit.call("sticking"), state
            for (
                theme
            ) in THEMES:  # which move nothing: what is shown stays, and only its colours are asked again
                scheme = "dark" if theme == "dark" else "light"
                page.emulate_media(
                    color_scheme=scheme, forced_colors="active" if theme == "forced" else "none"
                )
                visit.call("look", {"theme": scheme, "size": size})
                assert [] == faults(page, "#views", of_colour=theme != "light"), (state, theme)
    finally:
        page.set_viewport_size({"width": 390, "height": 844})
        page.emulate_media(color_scheme="light", forced_colors="none")
        visit.call("look", {})
