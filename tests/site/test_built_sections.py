"""What the check of the built book makes of its measurements; the measuring itself is in ``tests/browser/test_section.py``."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from places import ROOT
from training_safety import cli
from training_safety.site.sections.built import BuiltPage, longer_pages, table, too_long
from training_safety.site.sections.checks import pages_of
from training_safety.site.sections.limits import OPENING_SCREENS, SECTION_SCREENS

LONG = BuiltPage("scans", False, SECTION_SCREENS + 1, 1.1, 9.0, 600, 6)


def test_each_limit_that_a_page_passes_is_said_and_what_it_may_have_besides_counts() -> None:
    assert [
        "scans: the page is 11.0 screens long; at most 10.0.",
        "scans: the quiz begins at screen 9.0; by 7.5 at the latest.",
        "scans: a screen has 6 numbers in running text; at most 5.",
    ] == too_long(LONG, {})
    assert [] == too_long(LONG, {"screens": 11, "quiz": 9, "numbers": 6, "why": "safety"})


def test_what_is_as_long_as_its_limit_in_print_is_not_too_long() -> None:
    assert [] == too_long(BuiltPage("scans", False, SECTION_SCREENS + 0.04, None, None, 600, 0), {})


def test_an_opening_page_has_a_length_of_its_own_and_no_tool_or_quiz_to_reach() -> None:
    assert [] == too_long(BuiltPage("causes", True, OPENING_SCREENS, 2.0, None, 200, 9), {})
    assert 1 == len(too_long(BuiltPage("causes", True, OPENING_SCREENS + 1, None, None, 200, 0), {}))


def test_the_table_has_a_dash_for_what_a_page_has_not() -> None:
    assert [
        "page    kind     screens  tool at  quiz at  words  numbers",
        "causes  opening      2.0        –        –    200        0",
    ] == table([BuiltPage("causes", True, 2.0, None, None, 200, 0)])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("gone: {screens: 11, why: x}", "longer_pages.yml: there is no page gone; correct the name or take it out."),
        ("scans: {screens: 11}", "longer_pages.yml, scans, field why: is missing."),
        ("scans: {screens: long, why: x}", "longer_pages.yml, scans, field screens: must be a number written with a point, such as 2.85, not 'long'."),
        ("scans: {scrns: 11, why: x}", "longer_pages.yml, scans, field scrns: is not known here; did you mean screens?"),
    ],
)  # fmt: skip
def test_a_page_may_be_longer_only_by_name_and_with_a_reason(
    tmp_path: Path, text: str, sentence: str
) -> None:
    (tmp_path / "longer_pages.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - the whole sentence is compared
        longer_pages(tmp_path, ["scans"])
    assert sentence == str(raised.value)


def test_the_course_s_own_list_names_pages_that_there_are() -> None:
    assert longer_pages(ROOT / "book", list(pages_of(ROOT / "book")))


def test_without_playwright_a_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "_build/html").mkdir(parents=True)
    (tmp_path / "_build/html/index.html").write_text("", encoding="utf-8")
    (tmp_path / "book").mkdir()
    (tmp_path / "book/objectives.yml").write_bytes((ROOT / "book/objectives.yml").read_bytes())
    for name in ("_config.yml", "_toc.yml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)

    assert 1 == cli.main(["check", "sections", "--built"])
    assert "pip install playwright" in capsys.readouterr().err
