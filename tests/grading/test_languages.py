"""One source, two languages: which cells are kept, and what is refused."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from traitlets import TraitError

from training_safety.grading.languages import OneLanguage, check_languages


def cell(source: str, *tags: str, kind: str = "code", **nbgrader: Any) -> NotebookNode:
    """A cell, graded if nbgrader knows anything about it."""
    made = new_code_cell(source) if kind == "code" else new_markdown_cell(source)
    if tags:
        made.metadata["tags"] = list(tags)
    if nbgrader:
        settings = {"grade": False, "solution": False, "locked": False, "task": False, **nbgrader}
        made.metadata["nbgrader"] = NotebookNode(settings)
    return made


def check_cell(source: str, *tags: str, points: int = 2) -> NotebookNode:
    """A check cell with the id «sum»."""
    return cell(source, *tags, grade=True, locked=True, grade_id="sum", points=points)


def kept(language: str, *cells: NotebookNode) -> list[str]:
    """The sources of the cells that one language keeps."""
    notebook, _ = OneLanguage(language=language).preprocess(new_notebook(cells=deepcopy(list(cells))), {})
    return [one.source for one in notebook.cells]


def refusal(*cells: NotebookNode) -> str:
    """What is said about a notebook that cannot be made in two languages."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 – the callers look at the sentence
        check_languages(new_notebook(cells=list(cells)))
    return str(caught.value)


def test_a_language_keeps_its_own_cells_and_those_of_nobody() -> None:
    cells = [cell("hei", "lang-nb"), cell("hello", "lang-en"), cell("7"), cell("8", "lang-en", "lang-nb")]
    assert ["hei", "7", "8"] == kept("nb", *cells)
    assert ["hello", "7", "8"] == kept("en", *cells)


def test_bokmål_is_kept_when_nothing_is_said() -> None:
    assert "nb" == OneLanguage().language


def test_another_language_is_refused() -> None:
    with pytest.raises(TraitError):
        OneLanguage(language="de")


def test_the_tags_that_named_a_language_are_taken_off_and_others_stay() -> None:
    notebook = new_notebook(cells=[cell("hei", "lang-nb", "hide-input"), cell("du", "lang-nb")])
    notebook, _ = OneLanguage().preprocess(notebook, {})
    assert [{"tags": ["hide-input"]}, {}] == [dict(one.metadata) for one in notebook.cells]


def test_a_graded_cell_of_one_language_needs_a_twin() -> None:
    assert (
        "Cell sum is graded or locked and there in nb only; remove its tag lang-nb, "
        "or give it a twin with the same grade_id in the other language."
    ) == refusal(check_cell("1", "lang-nb"))


@pytest.mark.parametrize("role", ["grade", "solution", "locked", "task"])
def test_whatever_nbgrader_keeps_track_of_needs_a_twin(role: str) -> None:
    assert "Cell sum" in refusal(cell("1", "lang-en", grade_id="sum", points=1, **{role: True}))


def test_a_cell_that_nbgrader_only_knows_by_name_needs_none() -> None:
    assert [] == kept("nb", cell("1", "lang-en", grade_id="sum"))


def test_twins_may_differ_in_comments_and_docstrings() -> None:
    twins = [
        check_cell('def f(a):\n    """Gjør det."""\n    # slik\n    return a', "lang-nb"),
        check_cell('def f(a):\n    """Do it."""\n\n    return a  # so', "lang-en"),
    ]
    assert [twins[1].source] == kept("en", *twins)


@pytest.mark.parametrize(
    "other",
    [
        "assert total == 7",
        "assert total == 8\n### BEGIN HIDDEN TESTS\n### END HIDDEN TESTS",
        "assert total == 8; x = 1",
        "assert 'a' == 'b'",
        "%time",
    ],
)
def test_twins_with_other_code_are_refused(other: str) -> None:
    said = refusal(check_cell("assert total == 8", "lang-nb"), check_cell(other, "lang-en"))
    assert "Cell sum differs between nb and en in its code" in said


def test_twins_whose_hidden_tests_begin_elsewhere_are_refused() -> None:
    first = "### BEGIN HIDDEN TESTS\na()\nb()\n### END HIDDEN TESTS"
    second = "a()\n### BEGIN HIDDEN TESTS\nb()\n### END HIDDEN TESTS"
    assert "in its code" in refusal(check_cell(first, "lang-nb"), check_cell(second, "lang-en"))


def test_twins_with_other_points_are_refused() -> None:
    said = refusal(check_cell("1", "lang-nb"), check_cell("1", "lang-en", points=3))
    assert "Cell sum differs between nb and en in its points" in said


def test_twins_of_another_role_or_kind_are_refused() -> None:
    locked = cell("1", "lang-en", locked=True, grade_id="sum", points=2)
    assert "in its settings" in refusal(check_cell("1", "lang-nb"), locked)
    text = cell("1", "lang-en", kind="markdown", grade=True, locked=True, grade_id="sum", points=2)
    assert "in its cell type" in refusal(check_cell("1", "lang-nb"), text)


def test_written_twins_may_have_other_words() -> None:
    answer = {"kind": "markdown", "grade": True, "solution": True, "grade_id": "why", "points": 6}
    assert ["Because"] == kept("en", cell("Fordi", "lang-nb", **answer), cell("Because", "lang-en", **answer))


def test_an_id_that_is_there_twice_is_refused() -> None:
    assert "Cell sum is there twice in nb" in refusal(check_cell("1"), check_cell("1", "lang-nb"))


def test_a_tag_for_an_unknown_language_is_refused_and_the_cell_is_named() -> None:
    assert "Cell 2 ('hei') has the tag lang-no; give lang-nb or lang-en." == refusal(
        cell("7"), cell("hei", "lang-no")
    )
