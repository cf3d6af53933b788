"""Makes the pictures of the teacher's guide (docs/teaching/*.png) from the course as it is.

    PYTHONPATH=tests/support python docs/screenshots.py

It runs `make lab` in a copy of the course, lets three students hand in, and looks at what a teacher and
a student see.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from browsing import FLAGS
from class_of_students import autograded_by_us
from course_lab import CourseLab, cloned, running
from exercise_runner import ASSIGNMENTS, answers_to, notebook
from grading_course import Course, solved
from prepare import browser

PICTURES = Path(__file__).parent / "teaching"
NAME = "treatment"
TEXTS = ("reflection-friend", "reflection-benefit")
SHORT = "Paracetamol gjør deg neppe raskere frisk: 17 dager mot 16 med narremedisin i PACE."
COMMENT = "Godt belegg, med begge armene. Nevn også hva tallene ikke sier, og hvem hun kan spørre."
WIDTH = 1280
CLASS = (
    *("anders", "astrid", "aud", "bjørn", "dag", "eirik", "elin", "emil", "even", "frida", "geir", "guro"),
    *("hedda", "ida", "inga", "jonas", "kjell", "lars", "leif", "liv", "marit", "mona", "nils", "nora"),
    *(
        "odd",
        "olav",
        "per",
        "ragnhild",
        "siri",
        "solveig",
        "sverre",
        "tor",
        "turid",
        "vidar",
        "yngve",
        "åsne",
    ),
)


def handed_in(lab: CourseLab) -> None:
    """Let three students hand in, and autograde them."""
    reference = solved(notebook(NAME))
    wrong = {**reference, TEXTS[0]: SHORT}
    for mistakes in list(answers_to(NAME).WRONG.values())[::2]:
        wrong.update(mistakes[0].cells)
    silent = {name: answer for name, answer in reference.items() if name not in TEXTS}
    course = Course(lab.course)
    release = course.release(NAME, "nb")
    for student, answers in {"kari": reference, "ola": wrong, "åse": silent}.items():
        course.hand_in(student, NAME, release, answers)
        course.autograde(student, NAME)


@contextmanager
def looked_at(lab: CourseLab) -> Iterator[Page]:
    """Open a page in which one is let in."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser(), args=FLAGS)
        page = chromium.new_page(
            viewport={"width": WIDTH, "height": 800}, color_scheme="light", locale="nb-NO"
        )
        page.set_default_timeout(120_000)
        page.goto(f"{lab.address('lab')}&reset")
        page.get_by_role("menuitem", name="Nbgrader", exact=True).wait_for()
        yield page
        chromium.close()


def taken(page: Page, name: str, height: int) -> None:
    """Save the upper part of what is seen."""
    page.wait_for_timeout(1500)  # what moves has come to rest
    page.screenshot(path=PICTURES / f"{name}.png", clip={"x": 0, "y": 0, "width": WIDTH, "height": height})
    print(f"{name}.png {(PICTURES / f'{name}.png').stat().st_size // 1000} kB")


def assignments(page: Page, lab: CourseLab) -> None:
    """The list of assignments, in the Lab."""
    page.keyboard.press("Control+b")  # formgrader gets the room of the list of files
    page.get_by_role("menuitem", name="Nbgrader", exact=True).click()
    page.get_by_role("menuitem", name="Formgrader", exact=True).click()
    page.frame_locator("iframe").get_by_role("link", name=NAME, exact=True).wait_for()
    taken(page, "assignments", 800)


def submissions(page: Page, lab: CourseLab) -> None:
    """The list of what was handed in."""
    page.goto(f"{lab.url}formgrader/gradebook/{NAME}/{NAME}")
    page.get_by_role("link", name="Submission #1").wait_for()
    taken(page, "submissions", 430)


def rubric(page: Page, lab: CourseLab) -> None:
    """A text with its rubric, points and a comment."""
    page.get_by_role("button", name="Show All Names").click()
    page.get_by_role("link", name="ola", exact=True).click()
    page.locator(f"#{TEXTS[0]}").fill("4")
    page.locator(f"#{TEXTS[0]}").press("Tab")
    comment = page.locator(f"#{TEXTS[0]}-comment")
    comment.fill(COMMENT)
    comment.press("Tab")
    page.wait_for_timeout(2500)  # the page scrolls to what has the focus
    page.locator("h2", has_text="Del 8").evaluate(
        "(at) => scrollTo(0, at.getBoundingClientRect().top + scrollY - 70)"
    )
    taken(page, "rubric", 600)


def feedback(page: Page, lab: CourseLab) -> None:
    """The page that the student gets: its top, and the comment."""
    page.goto(f"{lab.url}formgrader/manage_assignments")
    page.locator(".glyphicon-comment").click()
    page.get_by_text("Successfully generated feedback").wait_for()
    page.goto((lab.course / "feedback" / "ola" / NAME / f"{NAME}.html").as_uri())
    page.locator("h2", has_text="Del 8").evaluate(
        "(at) => scrollTo(0, at.getBoundingClientRect().top + scrollY - 20)"
    )
    taken(page, "feedback", 520)


def check(page: Page, lab: CourseLab) -> None:
    """A check that has run in a student's notebook."""
    home = lab.root / "ola"
    home.mkdir()
    work = lab.course / "submitted" / "ola" / NAME / f"{NAME}.ipynb"
    (home / f"{NAME}.ipynb").write_bytes(work.read_bytes())
    page.goto(f"{lab.url}lab/tree/ola/{NAME}.ipynb?reset")
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    for _ in range(8):
        page.keyboard.press("Shift+Enter")
    page.get_by_text("Les del 1 en gang til.").evaluate("(said) => said.scrollIntoView({block: 'center'})")
    taken(page, "check", 640)


def report(page: Page, lab: CourseLab) -> None:
    """The report on a larger class, in which some cannot, some do not stop and some try something."""
    course = Course.copied_to(Path(tempfile.mkdtemp(dir=lab.root)), NAME)
    release = course.release(NAME, "nb")
    mistakes = [part[0].cells for part in answers_to(NAME).WRONG.values()]
    for number, student in enumerate(CLASS):
        answers = solved(notebook(NAME))
        for part, cells in enumerate(mistakes):
            if number * (part + 3) % 11 < number % 7:
                answers.update(cells)
        if number in (5, 20, 31):
            first = next(iter(mistakes[0]))
            answers[first] += {
                5: "\nwhile True: pass",
                20: "\nimport builtins\nbuiltins.round = lambda *_: 1",
                31: "\nimport os\nos._exit(0)",
            }[number]
        course.hand_in(student, NAME, release, answers)
    (course.root / "submitted" / "mona" / NAME / f"{NAME}.ipynb").write_text("", encoding="utf-8")
    autograded_by_us(course, NAME, "--limit", "seconds_per_cell=3")
    page.goto((course.root / "reports" / f"{NAME}.html").as_uri())
    page.locator(".main-svg").first.wait_for()
    taken(page, "report", 900)


def main() -> None:
    """Take all pictures."""
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        root = cloned(Path(folder) / "trygg-trening", *ASSIGNMENTS)
        with running(root, Path(folder) / "home") as lab:
            handed_in(lab)
            with looked_at(lab) as page:
                for picture in (assignments, submissions, rubric, feedback, check, report):
                    picture(page, lab)


if __name__ == "__main__":
    main()
