"""A teacher reads, marks and hands back a class's texts in formgrader, in the Lab of ``make lab``."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from nbgrader.api import Gradebook
from playwright.sync_api import FrameLocator, Page, Route, expect

from book_page import faults
from course_lab import CourseLab, seen
from exercise_runner import answers_to, checks, notebook
from grading_course import Course, solved
from patience import PATIENCE_S

pytestmark = [
    pytest.mark.xdist_group("course-lab"),
    pytest.mark.filterwarnings("ignore:Object of type <Submitted"),  # nbgrader 0.9.6 with SQLAlchemy 2
]

NAME = "treatment"
TEXTS = ("reflection-friend", "reflection-benefit")
SHORT = "Paracetamol gjør deg neppe raskere frisk: 17 dager mot 16 med narremedisin i PACE."
COMMENT = "Godt belegg. Nevn også hva tallene *ikke* sier."
#: What the teacher gives for each text, by the rubric.
GIVEN = {"anne": {TEXTS[0]: 6, TEXTS[1]: 5}, "kari": {TEXTS[0]: 4, TEXTS[1]: 6}}
AUTOMATIC = {"anne": 18, "kari": 10, "ola": 18}


def handed_in() -> dict[str, dict[str, str]]:
    """Three students: the reference, half of the parts wrong and one text short, and no texts at all."""
    reference = solved(notebook(NAME))
    wrong = {**reference, TEXTS[0]: SHORT}
    for mistakes in list(answers_to(NAME).WRONG.values())[::2]:
        wrong.update(mistakes[0].cells)
    silent = {name: answer for name, answer in reference.items() if name not in TEXTS}
    return {"anne": reference, "kari": wrong, "ola": silent}


@dataclass
class Formgrader:
    """Formgrader in its tab of the Lab."""

    page: Page
    frame: FrameLocator
    foreign: list[str]
    errors: list[str]

    def open(self, link: str) -> None:
        """Follow a link in the list that is shown."""
        self.frame.locator("#main-table").get_by_role("link", name=link, exact=True).click()

    def list_of_work(self) -> list[list[str]]:
        """The rows of what was handed in: number, points in all, of code, of texts, and whether a person is asked for."""
        self.frame.get_by_role("link", name="Manual Grading").first.click()
        for heading, link in (("Assignment ID", NAME), ("Notebook ID", NAME), ("Submission ID", "")):
            seen(self.frame.get_by_role("columnheader", name=heading))
            if link:
                self.open(link)
        rows = self.frame.locator("#main-table tr")
        expect(rows).to_have_count(3)
        kinds = (".overall-score, .score", ".code-score", ".written-score")
        return [
            [
                row.locator("a.name-hidden").inner_text(),
                *(row.locator(kind).first.inner_text() for kind in kinds),
                row.locator(".needs-manual-grade").get_attribute("data-search"),
            ]
            for row in rows.all()
        ]

    def gives(self, text: str, points: int, comment: str = "") -> None:
        """Write points and a comment, and wait until both are saved."""
        self.writes(f"#{text}", str(points), "grade")
        if comment:
            self.writes(f"#{text}-comment", comment, "comment")

    def writes(self, field: str, value: str, kind: str) -> None:
        """Fill in a field, go on to the next one, and wait until what was written is saved."""
        with self.page.expect_response(lambda a: a.request.method == "PUT" and f"/api/{kind}/" in a.url):
            self.frame.locator(field).fill(value)
            self.frame.locator(field).press("Tab")

    def confirms(self, words: str) -> str:
        """Read in a dialogue that something went well, close it, and return what it said."""
        seen(self.frame.get_by_text(words))
        said: str = self.frame.locator(".modal.in").inner_text()
        self.frame.locator(".modal.in").get_by_role("button", name="OK").click()
        expect(self.frame.locator(".modal.in")).to_have_count(0)
        return said


@pytest.fixture(scope="module")
def formgrader(chromium, course_lab: CourseLab) -> Iterator[Formgrader]:  # type: ignore[no-untyped-def]
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="nb-NO")
    page = context.new_page()
    page.set_default_timeout(1000 * PATIENCE_S)
    foreign: list[str] = []
    errors: list[str] = []
    own = (course_lab.url, "data:", "blob:")
    page.on("request", lambda request: None if request.url.startswith(own) else foreign.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.goto(f"{course_lab.address('lab')}&reset")
    page.get_by_role("menuitem", name="Nbgrader", exact=True).click()
    page.get_by_role("menuitem", name="Formgrader", exact=True).click()
    yield Formgrader(page, page.frame_locator("iframe"), foreign, errors)
    context.close()


@pytest.fixture(scope="module")
def work(formgrader: Formgrader, course_lab: CourseLab) -> Formgrader:
    """The assignment is generated with formgrader's button; three students have handed in and are autograded."""
    formgrader.frame.locator("td.assign a, td.generate a, .glyphicon-education").first.click()
    formgrader.confirms("Successfully created the student version")
    course = Course(course_lab.course)
    release = course.root / "release" / NAME / f"{NAME}.ipynb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(Path(sys.executable).parent), prepend=":")
        for student, answers in handed_in().items():
            course.hand_in(student, NAME, release, answers)
            course.autograde(student, NAME)
    return formgrader


@pytest.fixture(scope="module")
def order(work: Formgrader, course_lab: CourseLab) -> list[str]:
    """The students in the order in which formgrader shows their work, which is that of chance."""
    with gradebook(course_lab) as book:
        return [one.student.id for one in sorted(book.notebook_submissions(NAME, NAME), key=lambda s: s.id)]


@pytest.fixture(scope="module")
def before(work: Formgrader) -> list[list[str]]:
    """The list of work as it was before anything was read."""
    return work.list_of_work()


@pytest.fixture(scope="module")
def marked(work: Formgrader, before: list[list[str]], order: list[str]) -> Formgrader:
    """Every text is read, one student after the other; the last «Next» leads back to the list."""
    work.list_of_work()
    work.open("Submission #1")
    for number, student in enumerate(order, start=1):
        seen(work.frame.get_by_text(f"Submission {number} / 3"))
        for text, points in GIVEN.get(student, {}).items():
            work.gives(text, points, COMMENT if (student, text) == ("kari", TEXTS[0]) else "")
        work.frame.get_by_role("link", name="Next →").click()
    seen(work.frame.get_by_role("columnheader", name="Submission ID"))
    return work


@pytest.fixture(scope="module")
def feedback(marked: Formgrader, course_lab: CourseLab) -> dict[str, BeautifulSoup]:
    """The pages that formgrader's button makes, by student."""
    marked.frame.get_by_role("link", name="Manage Assignments").click()
    marked.frame.locator(".glyphicon-comment").click()
    log = marked.confirms("Successfully generated feedback")
    # However long the teacher has been at it, the course's own steps are there once.
    assert len(AUTOMATIC) == log.count("Applying preprocessor: WithoutHiddenTests")
    pages = {
        student: course_lab.course / "feedback" / student / NAME / f"{NAME}.html" for student in AUTOMATIC
    }
    return {
        student: BeautifulSoup(path.read_text(encoding="utf-8"), "lxml") for student, path in pages.items()
    }


def gradebook(lab: CourseLab) -> Gradebook:
    return Gradebook(f"sqlite:///{lab.course / 'gradebook.db'}", "trygg-trening-ryggen")


def test_the_list_has_the_automatic_points_and_who_is_waiting_for_a_reader(
    before: list[list[str]], order: list[str]
) -> None:
    expected = [
        [
            f"Submission #{number}",
            f"{AUTOMATIC[student]} / {18 if student in GIVEN else 30}",  # texts that wait are not counted as 0
            f"{AUTOMATIC[student]} / 18",
            "0 / 0" if student in GIVEN else "0 / 12",
            "needs manual grade" if student in GIVEN else "",
        ]
        for number, student in enumerate(order, start=1)
    ]
    assert expected == before


@pytest.mark.parametrize("text", TEXTS)
def test_the_rubric_stands_right_above_the_answer(work: Formgrader, text: str) -> None:
    work.list_of_work()
    work.open("Submission #1")
    seen(work.frame.locator(f"#{text}"))
    above = work.frame.locator(f".cell:has(#{text})").locator("xpath=preceding-sibling::*[1]")
    assert ["0 poeng", "1 poeng", "2 poeng"] == above.locator("thead th").all_inner_texts()[1:]
    assert ["Påstand", "Belegg", "Grense"] == above.locator("tbody td:first-child").all_inner_texts()
    box, answer = above.locator("table").bounding_box(), work.frame.locator(f"#{text}").bounding_box()
    assert box is not None
    assert answer is not None
    assert 0 < answer["y"] - (box["y"] + box["height"]) < 100
    assert "1px" == above.locator("td").first.evaluate("(cell) => getComputedStyle(cell).borderTopWidth")


def test_a_key_leads_to_the_same_text_of_the_next_student(work: Formgrader) -> None:
    work.list_of_work()
    work.open("Submission #1")
    field = work.frame.locator(f"#{TEXTS[0]}")
    seen(field)
    field.press("Control+.")
    seen(work.frame.get_by_text("Submission 2 / 3"))
    expect(field).to_be_focused()


@pytest.mark.parametrize("late", ["grades", "comments"])
def test_a_field_is_there_when_what_stands_in_it_has_come_so_that_nothing_written_is_lost(
    work: Formgrader, late: str
) -> None:
    held: list[Route] = []
    work.page.route(f"**/formgrader/api/{late}?*", lambda route: held.append(route))
    work.list_of_work()
    with work.page.expect_request(f"**/formgrader/api/{late}?*"):
        work.open("Submission #1")
    points, comment = (work.frame.locator(f"#{TEXTS[0]}{part}") for part in ("", "-comment"))
    expect(work.frame.get_by_text("Submission 1 / 3")).to_be_visible()
    expect(points).to_be_hidden()
    expect(comment).to_be_hidden()
    held[0].continue_()
    seen(points)
    seen(comment)
    work.page.unroute(f"**/formgrader/api/{late}?*")


def test_what_a_check_said_is_seen_to_its_end(work: Formgrader, order: list[str]) -> None:
    work.list_of_work()
    work.open(f"Submission #{1 + order.index('kari')}")
    said = work.frame.locator(".output_area pre", has_text="Les del 1 en gang til.")
    seen(said)
    assert said.evaluate("(said) => said.scrollWidth <= said.clientWidth")


def test_points_and_comments_are_in_the_gradebook(marked: Formgrader, course_lab: CourseLab) -> None:
    with gradebook(course_lab) as book:
        for student, automatic in AUTOMATIC.items():
            found = book.find_submission_notebook(NAME, NAME, student)
            assert automatic + sum(GIVEN.get(student, {}).values()) == found.score
            assert not found.needs_manual_grade
        assert COMMENT == book.find_comment(TEXTS[0], NAME, NAME, "kari").comment


def test_the_list_has_the_points_that_were_given_and_nobody_waits(
    marked: Formgrader, order: list[str]
) -> None:
    rows = marked.list_of_work()
    totals = [AUTOMATIC[student] + sum(GIVEN.get(student, {}).values()) for student in order]
    assert [f"{total} / 30" for total in totals] == [row[1] for row in rows]
    assert [""] * 3 == [row[4] for row in rows]


def test_the_feedback_has_the_points_and_the_comment(feedback: dict[str, BeautifulSoup]) -> None:
    for student, page in feedback.items():
        total = AUTOMATIC[student] + sum(GIVEN.get(student, {}).values())
        assert f"{total} av 30 poeng" in page.get_text()
    assert "Godt belegg. Nevn også hva tallene ikke sier." in feedback["kari"].get_text()
    assert "Nevn også" not in feedback["anne"].get_text()


def test_the_feedback_tells_no_hidden_test(feedback: dict[str, BeautifulSoup]) -> None:
    hidden = [
        line.strip()
        for source in checks(NAME).values()
        for region in re.findall(r"### BEGIN HIDDEN TESTS\n(.*?)\n### END", source, re.S)
        for line in region.splitlines()
        if re.search(r"\w", line)
    ]
    assert len(hidden) > 20
    for page in feedback.values():
        text = page.get_text()
        assert [] == [line for line in ("HIDDEN TESTS", "hidden=True", *hidden) if line in text]


def test_a_page_of_feedback_has_no_fault_and_fits_a_phone_also_with_large_letters(
    feedback: dict[str, BeautifulSoup], formgrader: Formgrader, course_lab: CourseLab
) -> None:
    page = formgrader.page.context.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto((course_lab.course / "feedback" / "kari" / NAME / f"{NAME}.html").as_uri())
    assert [] == faults(page, "html")
    assert "Ikke besvart." in feedback["ola"].get_text()
    assert "No response." not in feedback["ola"].get_text()
    for size in ("100%", "200%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        assert 390 >= page.evaluate("document.documentElement.scrollWidth"), size
    page.close()


def test_the_feedback_asks_nobody_for_anything(feedback: dict[str, BeautifulSoup]) -> None:
    for page in feedback.values():
        assert [] == [tag for tag in page.select("[src], link[href]") if "//" in str(tag)]


def test_the_button_grades_as_the_command_does_and_keeps_what_was_earned_before_python_was_ended(
    feedback: dict[str, BeautifulSoup], work: Formgrader, course_lab: CourseLab
) -> None:
    release = course_lab.course / "release" / NAME / f"{NAME}.ipynb"
    ends = {**solved(notebook(NAME)), "percentage-points": "import os\nos._exit(1)"}
    Course(course_lab.course).hand_in("per", NAME, release, ends)
    work.frame.get_by_role("link", name="Manage Assignments").click()
    work.frame.locator("td.num-submissions a").click()
    work.frame.locator("tr:has(td.student-id:text-is('per')) td.autograde a").click()
    said = work.confirms("Successfully autograded")
    assert "per: partly graded. Python was ended in cell" in said
    with gradebook(course_lab) as book:
        scores = {one.name: one.auto_score for one in book.find_submission_notebook(NAME, NAME, "per").grades}
    assert 0 == scores["percentage-points-check"]
    assert AUTOMATIC["anne"] > sum(score or 0 for score in scores.values()) > 0
    assert scores["days-gained-check"] > 0


def test_the_button_says_for_how_many_an_assignment_was_corrected_since_they_were_marked(
    feedback: dict[str, BeautifulSoup], work: Formgrader, course_lab: CourseLab
) -> None:
    course = Course(course_lab.course)
    course.hand_in("siri", NAME, course_lab.course / "release" / NAME / f"{NAME}.ipynb", {})
    source = course_lab.course / "source" / NAME / f"{NAME}.ipynb"
    before = source.read_text("utf-8")
    source.write_text(before.replace('"points": 1', '"points": 2', 1), encoding="utf-8")
    course.release(NAME, "nb")
    source.write_text(before, encoding="utf-8")  # for the tests that look at the assignment itself
    work.frame.get_by_role("link", name="Manage Assignments").click()
    work.frame.locator("td.num-submissions a").click()
    work.frame.locator("tr:has(td.student-id:text-is('siri')) td.autograde a").click()
    said = work.confirms("Successfully autograded")
    marked = sum((course_lab.course / "autograded" / one / NAME).is_dir() for one in (*AUTOMATIC, "per"))
    assert f"The assignment has changed since {marked} of {marked} graded submissions were marked" in said
    assert f"training-safety autograde {NAME} --regrade" in said


def test_formgrader_asked_nobody_else_for_anything_and_nothing_failed(
    marked: Formgrader, feedback: dict[str, BeautifulSoup]
) -> None:
    assert [] == marked.foreign
    assert [] == marked.errors
