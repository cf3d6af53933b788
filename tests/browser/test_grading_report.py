"""The report on a class, as a teacher opens it: a file, in light and dark, on a phone, on paper, without scripts."""

from __future__ import annotations

import random
from datetime import datetime
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from book_page import WIDTHS, faults
from patience import eventually
from training_safety.grading.autograde.outcomes import Outcome
from training_safety.grading.autograde.report import report
from training_safety.grading.remarks import quoted, remark
from training_safety.grading.worker.jobs import Status

LONG = "a-student-with-a-very-long-name-" * 4
TASKS = {f"part {number}: a-task-with-quite-a-long-name": 2.0 for number in range(8)}
ESSAY = "reflection <b>&amp;"


def a_class(students: int) -> str:
    """The report on a class with a little of everything."""
    chance = random.Random(5)
    names = [f"student{number:04d}" for number in range(students)]
    scores: dict[str, dict[str, float | None]] = {}
    for name in names:
        able = chance.random()
        scores[name] = {
            task: float(chance.random() < (able if number else 1 - able)) * 2
            for number, task in enumerate(TASKS)
        }
        scores[name][ESSAY] = None
    outcomes = [Outcome(name, Status.GRADED, seconds=chance.random()) for name in names[3:]]
    outcomes += [
        Outcome(
            names[0], Status.PARTLY_GRADED, (quoted("Limits struck: a cell took more than 30 s."),), 31.0
        ),
        Outcome(names[1], Status.NOT_RUN, (remark("unreadable", why=remark("empty")),)),
        Outcome(
            LONG + "<&>",
            Status.NEEDS_A_LOOK,
            (quoted("Somebody has to look: " + "no-space-at-all" * 30 + "."),),
            0.2,
        ),
    ]
    return report(
        "treatment",
        "120 submissions in 7 s; 0 were graded before.",
        {**TASKS, ESSAY: 4.0},
        scores,
        outcomes,
        datetime(2026, 11, 23, 9, 5),
    )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "class.html").write_text(a_class(120), encoding="utf-8")
    return folder.as_uri() + "/"


def test_the_report_has_no_fault_and_never_scrolls_sideways(open_page, place: str) -> None:
    page = open_page("class.html", base=place)
    assert 3 == page.locator("[data-chart] .main-svg:first-child").count()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        # The charts are drawn anew a while after the page has another width.
        assert eventually(lambda: page.evaluate("document.documentElement.scrollWidth") <= width), width  # noqa: B023
    for scheme, width in (("dark", 1280), ("light", 390)):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)
        assert [] == faults(page, "html"), (scheme, width)


def test_what_is_ticked_off_is_kept_and_can_be_hidden(open_page, place: str) -> None:
    page = open_page("class.html", base=place)
    boxes = page.locator(".to-do input")
    assert ["0 of 3 seen to", 3] == [page.locator("#left").inner_text(), boxes.count()]
    boxes.nth(1).check()
    page.reload()
    assert "1 of 3 seen to" == page.locator("#left").inner_text()
    page.get_by_label("Hide what is ticked off").check()
    assert [True, False, True] == [box.is_visible() for box in boxes.all()]


def test_a_wide_table_scrolls_by_keyboard(open_page, place: str) -> None:
    page = open_page("class.html", base=place, width=390)
    table = page.get_by_role("region", name="Task by task")
    table.focus()
    page.keyboard.press("ArrowRight")
    assert eventually(lambda: table.evaluate("place => place.scrollLeft") > 0)


def test_the_charts_follow_the_device_and_are_light_on_paper(open_page, place: str) -> None:
    page = open_page("class.html", base=place)
    bar = page.locator("[data-chart=scores] .point path").first
    light = bar.evaluate("bar => getComputedStyle(bar).fill")
    page.emulate_media(color_scheme="dark")
    expect(bar).not_to_have_css("fill", light)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(bar).to_have_css("fill", light)


def test_nothing_but_the_charts_is_lost_with_scripts_off(open_page, place: str) -> None:
    page = open_page("class.html", base=place, java_script_enabled=False)
    assert 0 == page.locator(".chart:visible, .scripted:visible").count()
    assert page.get_by_role("table", name="Task by task").is_visible()
    assert 3 == page.locator(".to-do li:visible").count()
    headings = page.locator("h1, h2, h3, h4").all()
    levels = [int(str(heading.evaluate("heading => heading.tagName"))[1]) for heading in headings]
    assert 1 == levels[0]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
