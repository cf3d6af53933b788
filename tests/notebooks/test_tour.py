"""The tours run from the top down, say the same in both languages, and lead to notebooks that are there."""

from __future__ import annotations

import json
import re
from typing import Any

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell

from places import ROOT
from training_safety.notebooks.lab import tours

NAMES = ("omvisning.ipynb", "tour.ipynb")


@pytest.fixture(scope="module")
def notebooks() -> dict[str, dict[str, Any]]:
    return {name: json.loads(content) for name, content in tours(ROOT).items()}


def code(notebook: dict[str, Any]) -> list[str]:
    return [cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "code"]


@pytest.mark.parametrize("name", NAMES)
def test_a_tour_is_a_notebook_and_every_cell_of_it_runs(
    name: str, notebooks: dict[str, dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    nbformat.validate(nbformat.from_dict(notebooks[name]))
    shell = InteractiveShell()
    for source in code(notebooks[name]):
        result = shell.run_cell(source)
        assert result.success, (source, result.error_in_exec)
    assert [955.0, 1050.0] == [float(week.logged) for week in shell.user_ns["weeks"]]
    assert "av 10 (" in capsys.readouterr().out or name == "tour.ipynb"


def test_both_tours_have_the_same_steps(notebooks: dict[str, dict[str, Any]]) -> None:
    norwegian, english = (notebooks[name]["cells"] for name in NAMES)
    assert [cell["cell_type"] for cell in norwegian] == [cell["cell_type"] for cell in english]
    headings = [
        re.findall(r"^#+ ", "".join(cell["source"] for cell in cells), re.M) for cells in (norwegian, english)
    ]
    assert headings[0] == headings[1]


@pytest.mark.parametrize("name", NAMES)
def test_a_tour_has_the_strip_and_leads_to_pages_of_the_book(
    name: str, notebooks: dict[str, dict[str, Any]]
) -> None:
    cells = notebooks[name]["cells"]
    for number in ("tel:113", "tel:116117"):
        assert number in cells[0]["source"]
    links = re.findall(r"\]\((?!tel:)([^)]+)\.ipynb\)", "".join(cell["source"] for cell in cells))
    assert [] == [link for link in links if not (ROOT / "book" / f"{link}.md").is_file()]
    assert 3 == len(links)
