"""A section's files are laid down once, and the checks then say what is to be filled."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from places import ROOT
from training_safety.site.sections.checks import check_sections
from training_safety.site.sections.new_section import new_section

PAGE = "causes/technique"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The course's texts, without one of its sections."""
    book = tmp_path / "book"
    shutil.copytree(ROOT / "book", book, ignore=shutil.ignore_patterns("locale"))
    for path in (f"chapters/{PAGE}.md", "activities/technique.yml", "quizzes/technique.yml"):
        (book / path).unlink()
    return book


def test_the_files_of_a_section_are_laid_down_and_the_checks_name_what_is_to_be_filled(book: Path) -> None:
    files = new_section(book, PAGE)
    assert ["technique.md", "technique.yml", "technique.yml", "technique_drawing.svg"] == [
        path.name for path in files
    ]
    page = files[0].read_text(encoding="utf-8")
    assert "```{claim} C" in page
    (report,), _ = check_sections(book, ["technique"])
    assert report.slips
    told = "\n".join(report.lines())
    assert "technique.md: TODO stands there still. Write it." in told
    assert "quizzes/technique.yml: TODO stands there still. Write it." in told
    assert "open words" in told


def test_what_is_there_is_never_written_over(book: Path) -> None:
    new_section(book, PAGE)
    (book / f"chapters/{PAGE}.md").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match="Nothing was written"):
        new_section(book, PAGE)
    assert "mine" == (book / f"chapters/{PAGE}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["causes/nowhere", "causes/index", "technique"])
def test_a_page_that_the_objectives_do_not_name_is_refused(book: Path, page: str) -> None:
    with pytest.raises(ValueError, match=f"objectives.yml names no section {page}"):
        new_section(book, page)
