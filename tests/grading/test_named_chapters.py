"""Chapters that an assignment names and the book does not have are named when it is released."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from class_of_students import SMALL
from grading_course import Course
from training_safety.cli import main
from training_safety.grading.named_chapters import lacking_chapters

pytestmark = pytest.mark.xdist_group("small class")


def assignment(course: Path, *texts: str) -> Path:
    """An assignment with these texts."""
    folder = course / "source" / "strength"
    folder.mkdir(parents=True)
    notebook = new_notebook(cells=[new_markdown_cell(text) for text in texts])
    (folder / "strength.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    return folder


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book with two pages."""
    pages = "format: jb-book\nroot: book/index\nparts:\n- chapters:\n  - file: book/warm_up\n# - file: book/food\n"
    (tmp_path / "_toc.yml").write_text(pages, encoding="utf-8")
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "index.md").write_text("# Om kurset\n", encoding="utf-8")
    (tmp_path / "book" / "food.md").write_text("# Mat\n", encoding="utf-8")
    warm_up = {"cells": [{"source": ["# Oppvarming\n", "## Hvor *lenge*?"]}]}
    (tmp_path / "book" / "warm_up.ipynb").write_text(json.dumps(warm_up, indent=1), encoding="utf-8")
    return tmp_path


def test_what_is_named_and_not_in_the_book_is_found(book: Path) -> None:
    texts = (
        "*Les først: kapitlene «Oppvarming» og «Hvor lenge?».*",
        "Mer i kapitlet «Mat», som er skrevet og ikke er med.\n*Mer om dette: kapitlet «Søvn», delen «Drømmer».*",
        "Noen kaller det «hviledag».",
        "I kapitlet sier vi «Jeg er ikke en tittel.»",
    )
    assert ["Mat", "Søvn", "Drømmer"] == lacking_chapters(assignment(book / "exercises", *texts))


def test_where_there_is_no_book_nothing_is_missed(tmp_path: Path) -> None:
    assert [] == lacking_chapters(assignment(tmp_path, "Les kapitlet «Søvn»."))


def test_the_release_says_so_and_is_made(course: Course, capsys: pytest.CaptureFixture[str]) -> None:
    (course.root.parent / "_toc.yml").write_text("root: index\n", encoding="utf-8")
    path = course.root / "source" / SMALL / f"{SMALL}.ipynb"
    path.write_text(
        path.read_text(encoding="utf-8").replace("# Small", "Les kapitlet «Søvn»."), encoding="utf-8"
    )
    assert 0 == main(["release", SMALL, "--course", str(course.root)])
    assert f"{SMALL} names what the book does not have yet" in (said := capsys.readouterr()).err
    assert "«Søvn»" in said.err
    assert "is ready" in said.out
