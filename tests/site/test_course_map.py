"""Which page keeps what: read from the built pages, so that nothing of it is written down by hand."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from docutils import nodes

from training_safety.site.course_map import course_map, kinds_of
from training_safety.site.served_files import WIDGETS

TIMER, QUIZ, SURVEY, DIARY = (
    WIDGETS / name for name in ("warm_up_timer", "quiz", "belief_survey", "training_diary")
)


def env(*docnames: str) -> Any:
    titles = {name: nodes.title("", f"Title of {name}") for name in ("book/index", *docnames)}
    return SimpleNamespace(
        config=SimpleNamespace(root_doc="book/index"),
        titles=titles,
        toctree_includes={"book/index": [*docnames]},
    )


def quiz_state(*ids: str, **more: Any) -> dict[str, Any]:
    items = [{"id": name, **({"retrieval": True} if name.startswith("again") else {})} for name in ids]
    return {"name": "", "bank": {"items": items}, "references": {}, **more}


def test_a_section_has_the_records_of_its_tools_and_the_questions_of_its_quiz() -> None:
    page = "book/chapters/prevention/warm_up"
    (row,) = course_map(
        env(page), {page: [(TIMER, {"name": ""}), (QUIZ, quiz_state("a", "again_b")), (DIARY, {"name": ""})]}
    )["sections"]
    assert {
        "stem": "warm_up",
        "page": f"{page}.html",
        "title": f"Title of {page}",
        "tools": ["timer:warm_up"],  # the diary is the reader's, wherever it was used
        "quiz": {"name": "warm_up", "ids": ["a", "again_b"], "own": ["a"]},
    } == row


def test_pages_stand_in_the_order_of_the_contents_and_a_shared_record_is_the_first_ones() -> None:
    pages = [
        "book/chapters/introduction",
        "book/chapters/conclusion",
        "book/tools/load_planner",
        "book/about",
    ]
    survey = (SURVEY, {"name": "beliefs"})
    found = course_map(env(*pages), {pages[1]: [survey], pages[0]: [survey]})
    assert [("introduction", ["beliefs:beliefs"]), ("conclusion", [])] == [
        (row["stem"], row["tools"]) for row in found["sections"]
    ]
    assert ["load_planner"] == [row["stem"] for row in found["tools"]]


def test_every_kind_that_a_widget_keeps_is_found_in_its_scripts() -> None:
    for path in WIDGETS.rglob("*.js"):
        text = re.sub(r"^\s*(//|\*).*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        if "= recordKind(" in text:
            folder: Path = path.parent
            assert text.count("= recordKind(") <= len(kinds_of(folder)), path
