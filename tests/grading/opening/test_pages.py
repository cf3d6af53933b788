"""The page of feedback as a file: what a teacher wrote is text, and no cell can keep it from being made."""

from __future__ import annotations

import base64
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.converters import GenerateFeedback

from grading_course import Course
from hostile_work import PNG
from training_safety.grading.feedback_page import POLICY, FeedbackPage
from training_safety.grading.opening import pages

GRADED = {"grade_id": "why", "schema_version": 3, "grade": True, "solution": True, "locked": False, "points": 4, "score": 3}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, empty_gradebook: Path) -> Path:
    """The folder of a course with a gradebook."""
    shutil.copy(empty_gradebook, tmp_path)
    return tmp_path


def page(folder: Path, *cells: Any) -> BeautifulSoup:
    """The page of feedback of these cells."""
    (folder / "nbgrader_config.py").touch()
    path = folder / "work.ipynb"
    path.write_text(json.dumps(new_notebook(cells=list(cells))), encoding="utf-8")
    config = GenerateFeedback(coursedir=Course(folder).api().coursedir).config
    about = {
        "notebook": "work",
        "assignment": "work",
        "student": "kari",
        "score": 3,
        "max_score": 4,
        "late_penalty": 0,
    }
    about["db_url"] = f"sqlite:///{folder / 'gradebook.db'}"
    html, _ = FeedbackPage(config=config).from_filename(str(path), resources={"nbgrader": about})
    return BeautifulSoup(html, "html.parser")


def test_a_teacher_s_comment_is_text_with_the_signs_of_markdown(folder: Path) -> None:
    comment = "Godt, men skriv `a < b` og *ikke* <b>feit</b> eller <script>."
    made = page(folder, new_markdown_cell("Svar", metadata={"nbgrader": {**GRADED, "comment": comment}}))
    footer = made.select_one(".comment")
    assert footer is not None
    assert "Godt, men skriv a < b og ikke <b>feit</b> eller <script>." in " ".join(footer.get_text().split())
    assert ["ikke"] == [one.get_text() for one in footer.select("em")]


def test_the_policy_stands_before_all_else_and_there_is_no_script(folder: Path) -> None:
    made = page(folder, new_markdown_cell("Svar"))
    assert made.head is not None
    first = next(made.head.children.__iter__())
    first = first if first.name else first.find_next_sibling()
    assert ("Content-Security-Policy", POLICY) == (first["http-equiv"], first["content"])
    assert [] == made.select("script")
    assert "script-src" not in POLICY
    assert POLICY.startswith("default-src 'none'")


def test_html_that_a_cell_shows_goes_through_the_sanitiser_and_a_drawing_is_a_picture(folder: Path) -> None:
    html = (
        "<table onclick='ran()'><tr><td>7<img src='https://example.org/x' alt='et bilde'></td></tr></table>"
    )
    drawing = "<svg xmlns='http://www.w3.org/2000/svg'><script>ran()</script></svg>"
    outputs = [
        new_output("display_data", {"text/html": html}),
        new_output("display_data", {"image/svg+xml": drawing}),
    ]
    made = page(folder, new_code_cell("1", outputs=outputs))
    assert ["7[et bilde]"] == [one.get_text() for one in made.select("td")]
    assert [] == made.select("[onclick], svg, script")
    (picture,) = made.select("img")
    assert str(picture["src"]).startswith("data:image/svg+xml;base64,")


def test_pictures_and_ticks_of_a_text_are_in_the_page(folder: Path) -> None:
    (folder / "own.png").write_bytes(base64.b64decode(PNG))
    attached = new_markdown_cell("![b](attachment:b.png)", attachments={"b.png": {"image/png": PNG}})
    made = page(folder, new_markdown_cell("![a](own.png)\n\n- [x] gjort\n- [ ] ugjort"), attached)
    assert [f"data:image/png;base64,{PNG}"] * 2 == [one["src"] for one in made.select("img")]
    assert "☑ gjort" in made.get_text()
    assert "☐ ugjort" in made.get_text()


def test_what_cannot_be_read_as_markdown_is_shown_as_it_was_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_deep(self: Any, source: str) -> str:
        raise RecursionError

    monkeypatch.setattr(pages.MarkdownWithMath, "render", too_deep)
    assert "**Svar** <b>" in page(folder, new_markdown_cell("**Svar** <b>")).get_text()
