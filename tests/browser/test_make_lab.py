"""``make lab``: the chapters as notebooks and the course in nbgrader, with settings of the course's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import jupytext
import pytest
import yaml
from playwright.sync_api import Page, expect

from course_lab import CourseLab, seen
from patience import PATIENCE_S

pytestmark = pytest.mark.xdist_group("course-lab")

CHAPTER = "book/chapters/prevention/warm_up.md"


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


def test_it_opens_at_the_chapters_with_nbgrader_and_asks_nothing(page: Page, course_lab: CourseLab) -> None:
    page.goto(course_lab.address())
    seen(page.get_by_title("Name: introduction.md"))
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".Toastify__toast")).to_have_count(0)

    page.get_by_role("menuitem", name="Nbgrader", exact=True).click()
    for item in ("Assignment List", "Course List", "Formgrader", "Create assignment"):
        seen(page.get_by_role("menuitem", name=item, exact=True))
    log = (course_lab.home / "log.txt").read_text(encoding="utf-8")
    for name in ("formgrader", "validate_assignment", "assignment_list", "course_list"):
        assert f"nbgrader.server_extensions.{name} | extension was successfully loaded" in log


def test_a_chapter_opens_as_a_notebook_with_one_double_click_and_runs(
    page: Page, course_lab: CourseLab
) -> None:
    folder, name = CHAPTER.rsplit("/", 1)
    opened(page, course_lab, f"lab/tree/{folder}")
    page.get_by_title(f"Name: {name}").dblclick()
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    written = jupytext.read(course_lab.root / CHAPTER)
    code = [cell for cell in written.cells if cell.cell_type == "code"]
    expect(page.locator(".jp-Notebook .jp-CodeCell")).to_have_count(len(code))
    chosen(page, "Run", "Run All Cells")
    seen(page.locator(".jp-OutputArea .ts-widget").first)
    expect(page.locator(".jp-InputPrompt", has_text=f"[{len(code)}]:")).to_have_count(1)
    expect(page.locator(".jp-OutputArea-output[data-mime-type*='error']")).to_have_count(0)


def test_a_chapter_that_was_saved_is_the_chapter_that_it_was(page: Page, course_lab: CourseLab) -> None:
    path = course_lab.root / "book/chapters/introduction.md"
    before = path.read_text(encoding="utf-8")
    opened(page, course_lab, "lab/tree/book/chapters/introduction.md")
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    page.locator(".jp-MarkdownCell").first.click()
    with page.expect_response(lambda answer: answer.request.method == "PUT" and "/contents/" in answer.url):
        page.keyboard.press("Control+s")
    assert parted(before)[1] == parted(path.read_text(encoding="utf-8"))[1]
    was, now = (parted(text)[0] for text in (before, path.read_text(encoding="utf-8")))
    assert was["myst"] == now["myst"]
    assert was["jupytext"] == now["jupytext"]
    assert was["kernelspec"]["name"] == now["kernelspec"]["name"]


def parted(text: str) -> tuple[dict[str, dict[str, str]], str]:
    """The settings at the top of a page, and the page."""
    _, settings, page = re.split(r"^---\n", text, maxsplit=2, flags=re.M)
    return yaml.safe_load(settings), page


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
