"""A student's work, opened in formgrader, as feedback and in JupyterLab: nothing of it runs, nothing is fetched."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_notebook
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback
from playwright.sync_api import BrowserContext, Page, Route, expect
from traitlets.config import Config

from class_of_students import RIGHT, SMALL, hand_in, small_course, with_programs
from course_lab import TOKEN, CourseLab, cloned, running
from grading_course import Course
from hostile_work import CASES, Case, cells, seen, write_beside
from patience import PATIENCE_S, TWO_FRAMES, eventually
from training_safety.grading.feedback_page import POLICY, FeedbackPage

pytestmark = [
    pytest.mark.xdist_group("opening"),
    pytest.mark.filterwarnings("ignore:Object of type <Submitted"),  # nbgrader 0.9.6 with SQLAlchemy 2
]

KINDS = ("", "without-policy")  # a page as it is, and with the browser taking no notice of its policy
NAME = "<img src=x onerror=ran('name')>"


class Watched:
    """A browser in which one can see whether something of a student's ran or was fetched."""

    def __init__(self, chromium: Any, **options: Any) -> None:
        self.ran: list[str] = []
        self.asked: list[str] = []
        self.errors: list[str] = []
        self.context: BrowserContext = chromium.new_context(locale="nb-NO", **options)
        self.context.set_default_timeout(1000 * PATIENCE_S)
        self.context.expose_function("ran", lambda what: self.ran.append(what))
        # What a policy keeps back is announced as a request, too, but does not come this far.
        self.context.route(re.compile("fetched|elsewhere"), self._asked_for)

    def logged_in(self, lab: CourseLab) -> Watched:
        """Log in to a Lab as a teacher does, with a cookie."""
        page = self.context.new_page()
        page.goto(f"{lab.url}login?next=/api/status")
        page.locator("#password_input").fill(TOKEN)
        with page.expect_navigation(url=re.compile("/api/status")):
            page.locator("#password_input").press("Enter")
        page.close()
        return self

    def page(self, address: str) -> Page:
        """Open a page and wait until all that it asks for is there."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self._told(said.text))
        page.goto(address)
        page.wait_for_load_state("networkidle")
        return page

    def seen(self) -> list[str]:
        """What ran, and what was fetched."""
        return [*self.ran, *self.asked]

    def _told(self, said: str) -> None:
        # Bootstrap's signs, which a page of feedback does not have, are no loss.
        if "Policy" in said and "glyphicons" not in said:
            self.errors.append(said)

    def _asked_for(self, route: Route) -> None:
        self.asked.append(route.request.url)
        route.abort()


@pytest.fixture(params=KINDS, ids=lambda kind: kind or "as it is")
def browser(chromium: Any, request: pytest.FixtureRequest) -> Iterator[Watched]:
    watched = Watched(chromium, bypass_csp=request.param == "without-policy")
    yield watched
    watched.context.close()


def written(folder: Path, cases: list[Case]) -> Path:
    """A graded notebook with these cases in it."""
    notebook = new_notebook(cells=[cell for case in cases for cell in cells(case)])
    for case in cases:
        notebook.metadata.update(case.metadata)
    path = folder / "work.ipynb"
    path.write_text(json.dumps(notebook), encoding="utf-8")  # nbformat refuses to write some of them
    write_beside(path)
    return path


def feedback_page(notebook: Path, kind: type[HTMLExporter], policy: str = "") -> Path:
    """The page of feedback that an exporter makes of a notebook."""
    config = GenerateFeedback(coursedir=Course(notebook.parent).api().coursedir).config
    about = {
        "notebook": "work",
        "assignment": "work",
        "student": "kari",
        "score": 1,
        "max_score": 1,
        "late_penalty": 0,
    }
    about["db_url"] = f"sqlite:///{notebook.with_name('gradebook.db')}"
    page, _ = kind(config=Config(config)).from_filename(str(notebook), resources={"nbgrader": about})
    if policy:
        page = page.replace(
            "<head>", f'<head><meta http-equiv="Content-Security-Policy" content="{policy}">', 1
        )
    path = notebook.with_suffix(".html")
    path.write_text(page, encoding="utf-8")
    return path


def press_all(page: Page, cases: list[Case]) -> None:
    """Press what would have to be pressed."""
    for case in cases:
        if case.clicked:
            targets = page.locator(f"a:text-is('{case.clicked}'), button:text-is('{case.clicked}')")
            targets.evaluate_all("all => all.forEach((one) => one.click())")
    page.wait_for_load_state("networkidle")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    course: Path = tmp_path_factory.mktemp("pages")
    (course / "nbgrader_config.py").write_text("", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        with_programs(patch)
        Gradebook(f"sqlite:///{course / 'gradebook.db'}").close()
    return course


STAYING = [case for case in CASES if not case.leaves]
LEAVING = [case for case in CASES if case.leaves]
UNMADE = (
    "the language of the notebook",
    "an attachment that is not there",
)  # of which nbconvert makes no page


def bitten(browser: Watched, address: str, cases: list[Case]) -> set[str]:
    """Open a page, press all there is to press, and return the names of the cases that ran or fetched."""
    press_all(browser.page(address), cases)
    return {CASES[int(number)].name for number in re.findall(r"\d+", " ".join(browser.seen()))}


def test_the_cases_bite_on_a_page_without_our_walls(chromium: Any, folder: Path) -> None:
    """So the tests below would fail without what they test."""
    expected = {case.name for case in CASES if case.bites}
    found = set()
    for cases in ([case for case in STAYING if case.name not in UNMADE], *([case] for case in LEAVING)):
        browser = Watched(chromium)
        page = feedback_page(written(folder, cases), HTMLExporter)
        assert eventually(lambda: bitten(browser, page.as_uri(), cases) >= expected & {c.name for c in cases})  # noqa: B023
        found |= bitten(browser, page.as_uri(), [])
        browser.context.close()
    assert expected <= found


def test_on_a_page_with_the_policy_alone_nothing_runs_and_nothing_is_fetched(
    chromium: Any, folder: Path
) -> None:
    browser = Watched(chromium)
    cases = [case for case in STAYING if case.name not in UNMADE]
    page = feedback_page(written(folder, cases), HTMLExporter, POLICY)
    assert set() == bitten(browser, page.as_uri(), cases)
    browser.context.close()


def test_on_our_page_of_feedback_nothing_runs_nothing_is_fetched_and_all_words_are_seen(
    browser: Watched, folder: Path
) -> None:
    page = browser.page(feedback_page(written(folder, CASES), FeedbackPage).as_uri())
    press_all(page, CASES)
    assert_harmless(page, browser)


def assert_harmless(page: Page, browser: Watched) -> None:
    """Check that nothing happened, and that everything is still said."""
    text = page.locator("body").inner_text()
    assert [] == [case.name for case in CASES if seen(case) not in text]
    links = page.locator("#notebook-container .rendered_html a[href]").evaluate_all(
        "links => links.map(a => a.getAttribute('href'))"
    )
    assert [] == links
    drawings = page.locator("#notebook-container img[src^='data:image/svg+xml']")
    assert 3 == drawings.count()  # an output, an attachment and a file
    assert all(drawings.evaluate_all("all => all.map(one => one.complete && one.naturalWidth > 0)"))
    page.evaluate(TWO_FRAMES)
    assert [] == browser.seen()
    assert [] == browser.errors
    assert 1 == len(page.context.pages)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CourseLab]:
    """The Lab of a course in which one has handed in all of it."""
    root = cloned(tmp_path_factory.mktemp("opening"))
    with pytest.MonkeyPatch.context() as patch:
        with_programs(patch)
        course = small_course(root / "exercises")
        hand_in(course, "kari", {**RIGHT, "why": "My **reasons**, see [a page](https://example.org/a)."})
        course.autograde("kari", SMALL)
    with Gradebook(course.api().coursedir.db_url, "trygg-trening-ryggen") as gradebook:
        gradebook.update_or_create_student("kari", first_name=NAME, last_name=NAME)
    graded = autograded(course.root)
    notebook = nbformat.read(graded, as_version=4)
    notebook.cells += [cell for case in CASES for cell in cells(case)]
    for case in CASES:
        notebook.metadata.update(case.metadata)
    os.chmod(graded, 0o644)
    graded.write_text(json.dumps(notebook), encoding="utf-8")
    write_beside(graded)
    settings = graded.with_name("nbgrader_config.py")
    settings.write_text(f"open({str(root / 'ran')!r}, 'w').close()\n", encoding="utf-8")
    with running(root, tmp_path_factory.mktemp("home")) as started:
        yield started


def autograded(course: Path) -> Path:
    return course / "autograded" / "kari" / SMALL / f"{SMALL}.ipynb"


@pytest.fixture
def submission(lab: CourseLab) -> str:
    """The path of formgrader's page of the submission."""
    with Gradebook(f"sqlite:///{lab.course / 'gradebook.db'}", "trygg-trening-ryggen") as gradebook:
        return f"formgrader/submissions/{gradebook.find_submission_notebook(SMALL, SMALL, 'kari').id}/"


def test_in_formgrader_nothing_runs_nothing_is_fetched_and_all_words_are_seen(
    browser: Watched, lab: CourseLab, submission: str
) -> None:
    page = browser.logged_in(lab).page(lab.address(submission))
    press_all(page, CASES)
    links = page.locator("#notebook-container .rendered_html a[href]")
    assert "https://example.org/a" == links.first.get_attribute("href")
    assert {"noopener", "noreferrer"} <= set((links.first.get_attribute("rel") or "").split())
    links.first.evaluate("link => link.removeAttribute('href')")
    assert_harmless(page, browser)


#: Puts into a page what the sanitiser would have kept out, and answers with what stopped it.
STOPPED = """new Promise((stopped) => {
    document.addEventListener("securitypolicyviolation", (event) => stopped(event.effectiveDirective));
    document.body.insertAdjacentHTML("beforeend", "<img src='data:,' onerror='ran(1)'>");
})"""


def test_what_got_past_the_sanitiser_is_stopped_by_the_policy_of_the_page(
    chromium: Any, lab: CourseLab, submission: str, folder: Path
) -> None:
    browser = Watched(chromium).logged_in(lab)
    feedback = feedback_page(written(folder, CASES[:1]), FeedbackPage).as_uri()
    for address in (feedback, lab.url + submission, f"{lab.url}formgrader/manage_students"):
        assert "script-src-attr" == browser.page(address).evaluate(STOPPED), address
    assert [] == browser.seen()
    browser.context.close()


def test_in_formgrader_points_are_saved_under_the_policy(
    browser: Watched, lab: CourseLab, submission: str
) -> None:
    page = browser.logged_in(lab).page(lab.address(submission))
    points = page.locator("#why")
    expect(points).to_be_visible()
    with page.expect_response(lambda answer: answer.request.method == "PUT"):
        points.fill("2" if points.input_value() == "3" else "3")
        points.press("Tab")
    page.locator(".name-hidden.glyphicon").click()
    expect(page.locator("a.name-shown")).to_have_text(f"{NAME}, {NAME}")
    page.locator(".help").click()
    expect(page.get_by_text("Keyboard shortcuts")).to_be_visible()
    assert [] == browser.seen()
    assert [] == browser.errors


#: Formgrader's other pages, and what stands in each when all of it has come.
OTHERS = {
    "manage_assignments": SMALL,
    "gradebook": SMALL,
    "gradebook/small": SMALL,
    "manage_submissions/small": NAME,
    "gradebook/small/small": NAME,
    "manage_students": NAME,
    "manage_students/kari": SMALL,
    "manage_students/kari/small": SMALL,
    f"manage_students/%22;ran('name');%22{NAME}": NAME,
}


def test_a_name_is_a_text_on_formgrader_s_other_pages(browser: Watched, lab: CourseLab) -> None:
    browser.logged_in(lab)
    for path, listed in OTHERS.items():
        page = browser.page(f"{lab.url}formgrader/{path}")
        expect(page.get_by_text(listed).first).to_be_attached()
        assert [] == browser.seen(), path
    assert [] == browser.errors


def test_what_formgrader_answers_to_a_program_runs_nothing_when_it_is_opened(
    chromium: Any, lab: CourseLab
) -> None:
    browser = Watched(chromium).logged_in(lab)
    for path in ("api/submissions/small", "api/students"):
        browser.page(f"{lab.url}formgrader/{path}")
        assert [] == browser.seen(), path
    browser.context.close()


def test_a_file_of_a_student_s_is_shown_and_not_run(chromium: Any, lab: CourseLab, submission: str) -> None:
    browser = Watched(chromium)
    page = browser.logged_in(lab).page(lab.address(f"{submission}page.html"))
    expect(page.get_by_text("words of a page")).to_be_visible()
    assert [] == browser.seen()
    browser.context.close()


def test_a_link_cannot_have_formgrader_run_the_settings_in_a_student_s_folder(
    chromium: Any, lab: CourseLab
) -> None:
    browser = Watched(chromium).logged_in(lab)
    folder = autograded(lab.course).parent
    page = browser.page(f"{lab.url}formgrader?path={folder}")
    expect(page.get_by_text("would run the settings")).to_be_visible()
    page = browser.page(f"{lab.url}formgrader?path={lab.course}")
    expect(page.get_by_role("link", name=SMALL, exact=True)).to_be_visible()
    assert not (lab.root / "ran").exists()
    browser.context.close()


def test_in_jupyterlab_nothing_of_it_runs_even_if_it_says_that_it_is_trusted(
    chromium: Any, lab: CourseLab
) -> None:
    notebook = nbformat.read(autograded(lab.course), as_version=4)
    notebook.metadata["trusted"] = True
    for cell in notebook.cells:
        cell.metadata["trusted"] = True
        for output in cell.get("outputs", ()):
            if "metadata" in output:
                output.metadata["trusted"] = True
    (lab.course / "submitted" / "opened.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    read = lab.asked("api/contents/exercises/submitted/opened.ipynb")["content"]
    assert "widgets" not in read["metadata"]
    assert [] == [cell for cell in read["cells"] if cell["metadata"].get("trusted")]
    browser = Watched(chromium)
    page = browser.context.new_page()
    page.goto(lab.address("lab/tree/exercises/submitted/opened.ipynb"))
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    expect(page.get_by_text("words of print").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.evaluate(TWO_FRAMES)
    assert [] == browser.ran
    browser.context.close()
