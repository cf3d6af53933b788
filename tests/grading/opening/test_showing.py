"""What of a student's outputs is shown: one thing of each, which can be seen and cannot run."""

from __future__ import annotations

import json
import struct
from base64 import b64encode
from typing import Any

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell

from hostile_work import PNG, SVG
from training_safety.grading.notebook_files import whole
from training_safety.grading.opening.figure_tables import MOST_ROWS, PLOTLY, figure_table
from training_safety.grading.opening.showing import PlainText, shown

JPEG = b64encode(b"\xff\xd8\xff\xe0 a picture").decode()


def output(data: dict[str, Any], language: str = "nb", **more: Any) -> NotebookNode:
    """What is shown of an output."""
    made = new_output("display_data", data, **more)
    return (
        shown(new_notebook(cells=[new_code_cell(f'LANGUAGE = "{language}"', outputs=[made])]))
        .cells[0]
        .outputs[0]
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"text/plain": "a", "text/html": "<b>a</b>", "application/javascript": "a"}, "text/html"),
        ({"text/plain": "a", "text/html": "<script>a</script><div id=x></div>"}, "text/plain"),
        ({"text/plain": "a", "image/png": PNG}, "image/png"),
        ({"text/plain": "a", "image/jpeg": JPEG}, "image/jpeg"),
        ({"text/plain": "a", "image/png": '"><script>'}, "text/plain"),
        ({"text/plain": "a", "image/png": b64encode(b"<svg>").decode()}, "text/plain"),
        ({"text/plain": "a", "image/svg+xml": SVG}, "image/svg+xml"),
        ({"text/plain": "a", "text/latex": "$x$"}, "text/latex"),
        ({"text/plain": "a", "text/markdown": "**a**"}, "text/markdown"),
        ({"text/plain": "a", "application/vnd.jupyter.widget-view+json": {"model_id": "a"}}, "text/plain"),
        ({"text/plain": "a", "text/vnd.mermaid": "graph"}, "text/plain"),
        ({"text/plain": "a", "application/pdf": "JVBERi0="}, "text/plain"),
    ],
)
def test_of_an_output_one_kind_is_left(data: dict[str, Any], kind: str) -> None:
    assert [kind] == list(output(data).data)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Det cella viste, er av et slag som ikke vises her (application/javascript)."),
        ("en", "What the cell showed is of a kind that is not shown here (application/javascript)."),
    ],
)
def test_an_output_of_which_nothing_can_be_shown_is_told(language: str, said: str) -> None:
    assert {"text/plain": said} == output({"application/javascript": "a()"}, language).data


def test_of_a_picture_s_settings_size_and_description_stay() -> None:
    given = {
        "image/png": {"width": 30, "height": "1 onload=a", "alt": "a", "unconfined": True},
        "filenames": {"image/png": "x"},
    }
    assert {"image/png": {"width": 30, "alt": "a"}} == output({"image/png": PNG}, metadata=given).metadata
    assert {} == output({"text/html": "a"}, metadata={"text/html": {"isolated": True}}).metadata


def test_what_a_student_has_written_about_a_cell_can_stand_anywhere_in_a_page() -> None:
    cell = new_markdown_cell(
        "a",
        metadata={
            "nbgrader": {
                "grade_id": '"><b>',
                "points": "<b>",
                "checksum": "<b>",
                "grade": True,
                "comment": "a < b",
            }
        },
    )
    counted = new_code_cell("a", outputs=[])
    odd = new_markdown_cell("a", metadata={"nbgrader": "<b>"})
    given = new_notebook(
        cells=[cell, counted, odd, new_raw_cell("<b>", metadata={"raw_mimetype": "text/html"})]
    )
    given.cells[1]["execution_count"] = given.cells[0]["id"] = "<b>"
    made = shown(given)
    settings = made.cells[0].metadata["nbgrader"]
    assert {
        "grade_id": "&quot;&gt;&lt;b&gt;",
        "points": None,
        "checksum": "&lt;b&gt;",
        "grade": True,
        "comment": "a < b",
    } == settings
    assert isinstance(settings["comment"], PlainText)
    assert made.cells[1].execution_count is None
    assert {} == made.cells[2].metadata
    assert "<pre>&lt;b&gt;</pre>" == made.cells[3].source


def test_that_a_notebook_says_it_can_be_trusted_is_not_kept_when_it_is_marked() -> None:
    cells = [
        {
            "cell_type": kind,
            "source": "1",
            "metadata": {"trusted": True},
            **({"outputs": []} if kind == "code" else {}),
        }
        for kind in ("code", "markdown")
    ]
    read = whole(
        {"cells": cells, "metadata": {"trusted": True, "signature": "a", "widgets": {"a": {}}}, "nbformat": 4}
    )
    assert {} == read.metadata
    assert [{}, {}] == [cell.metadata for cell in read.cells]


# Plotly's figures.


def figure(*traces: dict[str, Any], **layout: Any) -> dict[str, Any]:
    """A figure as a notebook has it."""
    return {"data": list(traces), "layout": layout}


def test_a_figure_is_shown_as_a_table_of_its_numbers() -> None:
    made = figure(
        {"type": "bar", "name": "løft", "x": ["uke 1", "uke 2"], "y": [2.25, None]},
        title={"text": "Økning"}, xaxis={"title": {"text": "Uke"}}, yaxis={"title": "Økter"},
    )  # fmt: skip
    html = output({PLOTLY: made, "text/html": "<script>draw()</script>", "text/plain": "Figure"}).data[
        "text/html"
    ]
    assert "<caption>Figur som tabell. Økning</caption>" in html
    assert "".join(f'<th scope="col">{head}</th>' for head in ("Serie", "Uke", "Økter")) in html
    assert "<tr><td>løft</td><td>uke 1</td><td>2,25</td></tr>" in html
    assert "2.25" in str(figure_table(made, "en"))


def test_numbers_that_plotly_writes_as_bytes_are_read() -> None:
    y = {"dtype": "f8", "bdata": b64encode(struct.pack("<2d", 1.5, 2)).decode()}
    assert "<td>1,5</td>" in str(figure_table(figure({"y": y}), "nb"))
    assert "<td>1,5</td>" in str(figure_table(json.dumps(figure({"y": y})), "nb"))


def test_a_long_figure_is_cut_and_says_so() -> None:
    html = str(figure_table(figure({"x": list(range(1000)), "y": list(range(1000))}), "nb"))
    assert MOST_ROWS + 1 == html.count("<tr>")
    assert f"De første {MOST_ROWS} av 1000 punkter" in html


@pytest.mark.parametrize(
    "damaged",
    [
        None, "{", "[" * 100_000, [], {}, {"data": 1}, {"data": [1, None]}, {"data": [{"x": 1, "y": {"dtype": [], "bdata": 1}}]},
        {"data": [{"y": {"dtype": "f8", "bdata": "AAA="}}]}, {"data": [{"y": {"dtype": "f8", "bdata": "!"}}]},
    ],
)  # fmt: skip
def test_what_is_no_figure_gives_no_table(damaged: Any) -> None:
    assert figure_table(damaged, "nb") is None


def test_what_stands_in_a_figure_is_text() -> None:
    html = figure_table(
        figure(
            {"name": "<b>", "x": ["<i>", {"a": 1}, float("nan")], "y": [1, 2, 10**400]}, title="<u>", xaxis=[]
        ),
        "nb",
    )
    assert html is not None
    assert not any(tag in html for tag in ("<b>", "<i>", "<u>"))
    assert "&lt;b&gt;" in html
