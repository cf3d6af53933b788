"""``make lab``: one's own copies of the notebooks and the course in nbgrader, with settings of the course's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from course_lab import CourseLab, seen
from patience import PATIENCE_S
from training_safety.notebooks.own_copies import work_in

pytestmark = pytest.mark.xdist_group("course-lab")

CHAPTER = "notebooks/chapters/prevention/warm_up.ipynb"
OPENED = "notebooks/chapters/introduction.ipynb"


@pytest.fixture
def page(chromium, course_lab: CourseLab) -> Iterator[Page]:  # type: ignore[no-untyped-def]
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="nb-NO")
    page = context.new_page()
    page.set_default_timeout(1000 * PATIENCE_S)
    foreign: list[str] = []
    own = (course_lab.url, "data:", "blob:")
    page.on("request", lambda request: None if request.url.startswith(own) else foreign.append(request.url))
    yield page
    context.close()
    assert [] == foreign


def opened(page: Page, lab: CourseLab, path: str) -> None:
    """Open a page of the Lab with nothing that a test before left open."""
    page.goto(f"{lab.address(path)}&reset")


def chosen(page: Page, menu: str, item: str) -> None:
    page.get_by_role("menuitem", name=menu, exact=True).click()
    page.get_by_role("menuitem", name=item, exact=True).click()


def test_it_opens_at_the_learner_s_copies_with_nbgrader_and_asks_nothing(
    page: Page, course_lab: CourseLab
) -> None:
    page.goto(course_lab.address())
    seen(page.get_by_title("Name: omvisning.ipynb"))
    seen(page.get_by_title("Name: chapters"))
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".Toastify__toast")).to_have_count(0)

    page.get_by_role("menuitem", name="Nbgrader", exact=True).click()
    for item in ("Assignment List", "Course List", "Formgrader", "Create assignment"):
        seen(page.get_by_role("menuitem", name=item, exact=True))
    log = (course_lab.home / "log.txt").read_text(encoding="utf-8")
    for name in ("formgrader", "validate_assignment", "assignment_list", "course_list"):
        assert f"nbgrader.server_extensions.{name} | extension was successfully loaded" in log


def test_a_chapter_opens_with_its_widgets_and_its_code_folded_and_runs(
    page: Page, course_lab: CourseLab
) -> None:
    folder, name = CHAPTER.rsplit("/", 1)
    cells = json.loads((course_lab.root / CHAPTER).read_bytes())["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    opened(page, course_lab, f"lab/tree/{folder}")
    page.get_by_title(f"Name: {name}").dblclick()
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    seen(page.locator(".jp-OutputArea .ts-widget").first)  # nothing has been run
    seen(page.locator('.jp-MarkdownCell a[href="tel:113"]').first)
    expect(page.locator(".jp-Notebook .jp-CodeCell")).to_have_count(len(code))
    expect(page.locator(".jp-CodeCell .jp-InputArea-editor:visible")).to_have_count(0)
    chosen(page, "Run", "Run All Cells")
    chosen(page, "Run", "Run All Cells")  # the numbers of the first round stand there from the book
    expect(page.locator(".jp-OutputPrompt", has_text=f"[{2 * len(code)}]:")).to_have_count(1)
    seen(page.locator(".jp-OutputArea .ts-widget").first)
    expect(page.locator(".jp-OutputArea-output[data-mime-type*='error']")).to_have_count(0)


def test_a_chapter_that_was_opened_and_saved_counts_as_unchanged_and_the_source_is_not_touched(
    page: Page, course_lab: CourseLab
) -> None:
    own, source = course_lab.root / OPENED, course_lab.root / "book/chapters/introduction.md"
    laid, written = own.read_bytes(), source.read_bytes()
    opened(page, course_lab, f"lab/tree/{OPENED}")
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    seen(page.locator(".jp-OutputArea .ts-widget").first)
    page.locator(".jp-MarkdownCell").first.click()
    with page.expect_response(lambda answer: answer.request.method == "PUT" and "/contents/" in answer.url):
        page.keyboard.press("Control+s")
    assert laid != own.read_bytes()
    assert work_in(laid) == work_in(own.read_bytes())
    assert written == source.read_bytes()


def test_formgrader_lists_the_assignments_and_tells_no_password(page: Page, course_lab: CourseLab) -> None:
    opened(page, course_lab, "lab/tree/book")  # not the course folder
    chosen(page, "Nbgrader", "Formgrader")
    formgrader = page.frame_locator("iframe")
    seen(formgrader.get_by_role("link", name="treatment", exact=True))
    expect(formgrader.get_by_text("Current configuration")).to_have_count(0)
    assert course_lab.course / "gradebook.db" in course_lab.course.iterdir()
    names = [one["name"] for one in course_lab.asked("formgrader/api/assignments")]
    assert ["treatment"] == names


def test_the_list_of_assignments_knows_an_exchange(page: Page, course_lab: CourseLab) -> None:
    opened(page, course_lab, "lab/tree/exercises/source")
    chosen(page, "Nbgrader", "Assignment List")
    seen(page.get_by_text("There are no submitted assignments."))
    expect(page.get_by_text("exchange directory does not exist")).to_have_count(0)


def test_an_assignment_has_its_points_and_the_reference_is_valid(page: Page, course_lab: CourseLab) -> None:
    opened(page, course_lab, "lab/tree/exercises/source/treatment/treatment.ipynb")
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    page.get_by_role("tab", name="Create Assignment").click()
    expect(page.locator(".nbgrader-TotalPointsInput")).to_have_value("30")
    page.get_by_role("button", name="Validate").click()
    seen(page.get_by_text("Success! Your notebook passes all the tests."))


def test_the_user_s_own_settings_are_left_alone(course_lab: CourseLab, page: Page) -> None:
    opened(page, course_lab, "lab")
    seen(page.get_by_role("menuitem", name="Nbgrader", exact=True))
    found = {path.name for path in (course_lab.home / ".jupyter").rglob("*") if path.is_file()}
    assert found <= {"migrated"}  # Jupyter's own note that there was nothing to move
    assert Path(course_lab.root, ".venv/lab/workspaces").is_dir()
