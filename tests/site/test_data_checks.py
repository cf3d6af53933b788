"""What an author is told of a slip in a data file: one sentence with the file, the entry and the field."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from course_files import OBJECTIVES, TEXT, changed, problems, written
from places import ROOT
from training_safety.cli import main
from training_safety.site.data_checks import CourseData, data_problems

CLAIM = {
    "section": "2.1",
    "claim": TEXT,
    "verdict": "partly",
    "evidence": TEXT,
    "advice": TEXT,
    "confidence": "sure",
    "refs": ["a2000b"],
}
CHOICE = [
    {"correct": TEXT, "feedback": TEXT},
    {"wrong": {"nb": "b", "en": "b"}, "feedback": TEXT},
]
BANK = {
    "title": TEXT,
    "items": [
        {"id": "one", "objective": "2.1-a", "stem": TEXT, "refs": ["a2000b"], "options": CHOICE},
        {"id": "two", "from": "what_is_it", "objective": "1-b", "stem": TEXT, "refs": ["a2000b"], "options": CHOICE},
    ],
}  # fmt: skip
GOOD: dict[str, Any] = {
    "objectives.yml": OBJECTIVES,
    "claims/causes.yml": {"C07": CLAIM},
    "quizzes/load.yml": BANK,
    "quizzes/late.yml": {
        "title": TEXT,
        "items": [
            {"id": "late_one", "objective": "2.2-a", "stem": TEXT, "refs": ["a2000b"], "options": CHOICE}
        ],
    },
    "beliefs.yml": {
        "statements": [
            {
                "id": "act",
                "misconception": "M02",
                "direction": "agree",
                "claims": ["C07"],
                "refs": ["a2000b"],
                "text": TEXT,
                "verdict": TEXT,
            }
        ]
    },
    "renamed_ids.yml": {
        "pages": {"lifting": "load"},
        "items": {"load.first": "load.zero", "load.zero": "load.one", "load.gone": None},
        "activities": {},
        "claims": {"C08": "C07"},
    },
}


def changed_file(file: str, path: str, value: Any = ...) -> dict[str, Any]:
    """GOOD with one place of one file changed, or taken out."""
    return {**GOOD, file: changed(GOOD[file], path, value)}


def test_good_data_has_nothing_to_tell(tmp_path: Path) -> None:
    assert [] == problems(tmp_path, GOOD)


WRONG = [
    ("objectives.yml", "2.1/title/en", ..., "objectives.yml, 2.1, field title.en: is missing."),
    ("objectives.yml", "2.1/title/en", False, "objectives.yml, 2.1, field title.en: must be text, not False; put it in quotes."),
    ("objectives.yml", "2.1/title/nb", " ", "objectives.yml, 2.1, field title.nb: is empty."),
    ("objectives.yml", "2.1/page", ..., "objectives.yml, 2.1, field page: is missing (the page in book/chapters without its ending, such as causes/injuries_and_conditions)."),
    ("objectives.yml", "2.1/page", "causes/Load.md", "objectives.yml, 2.1, field page: must be the page in book/chapters without its ending, such as causes/injuries_and_conditions, not 'causes/Load.md'."),
    ("objectives.yml", "2.1/page", "other/what_is_it", "objectives.yml, 2.1, field page: other/what_is_it and what_is_it of 1 have the same name at the end; files of the two would clash."),
    ("objectives.yml", "2.1/objectives", ..., "objectives.yml, 2.1, field objectives: is missing; only a page that opens a chapter, …/index, has none."),
    ("objectives.yml", "2/objectives", {"a": TEXT}, "objectives.yml, 2, field objectives: an opening page has none; give them to its sections."),
    ("objectives.yml", "2.1/objectives/aa", TEXT, "objectives.yml, 2.1, field objectives.aa: the name 'aa' cannot stand here; it must be one small letter."),
    ("objectives.yml", "2.1/titel", TEXT, "objectives.yml, 2.1, field titel: is not known here; did you mean title?"),
    ("objectives.yml", "2_1", {"title": TEXT, "page": "two/index"}, "objectives.yml, 2_1: the name '2_1' cannot stand here; it must be the number of a heading in quotes, such as \"2.5\"."),
    ("claims/causes.yml", "C07", None, "claims/causes.yml, C07: is empty."),
    ("claims/causes.yml", "C07/verdict", None, "claims/causes.yml, C07, field verdict: is empty."),
    ("claims/causes.yml", "C07/verdict", "weekly", "claims/causes.yml, C07, field verdict: is 'weekly'; did you mean weak?"),
    ("claims/causes.yml", "C07/verdict", "x", "claims/causes.yml, C07, field verdict: is 'x'; it can be supported, partly, practice, weak, outdated, contradicted."),
    ("claims/causes.yml", "C07/section", 2.1, "claims/causes.yml, C07, field section: must be text, not 2.1; put it in quotes."),
    ("claims/causes.yml", "C07/section", "9.9", "claims/causes.yml, C07, field section: objectives.yml has no heading 9.9."),
    ("claims/causes.yml", "C07/section", "1", "claims/causes.yml, C07, field section: heading 1 belongs in claims/what_is_it.yml; move the claim there."),
    ("claims/causes.yml", "C07/refs", "a2000b", "claims/causes.yml, C07, field refs: must be a list, each line beginning with a hyphen, not 'a2000b'."),
    ("claims/causes.yml", "C07/refs", ["a2000c"], "claims/causes.yml, C07, field refs[0]: references.bib has no a2000c; did you mean a2000b?"),
    ("claims/causes.yml", "C07/refs", ["a2000b", "a2000b"], "claims/causes.yml, C07, field refs: has the same twice; take one out."),
    ("claims/causes.yml", "C7", CLAIM, "claims/causes.yml, C7: the name 'C7' cannot stand here; it must be C and the claim's number in the article, such as C07 or C112."),
    ("quizzes/load.yml", "items/0/objective", "2.1-b", "quizzes/load.yml, item one, field objective: 2.1-b: heading 2.1 has 2.1-a."),
    ("quizzes/load.yml", "items/0/objective", "2-a", "quizzes/load.yml, item one, field objective: 2-a: heading 2 has none, as it opens a chapter."),
    ("quizzes/load.yml", "items/0/objective", "7-a", "quizzes/load.yml, item one, field objective: 7-a: objectives.yml has no such heading."),
    ("quizzes/load.yml", "items/0/objective", "1-a", "quizzes/load.yml, item one, field objective: 1-a belongs to what_is_it, not here; give one of 2.1, or write from: what_is_it."),
    ("quizzes/load.yml", "items/1/objective", "2.1-a", "quizzes/load.yml, item two, field objective: 2.1-a belongs to load, and the item is from what_is_it; mend one of them."),
    ("quizzes/load.yml", "items/1/from", "what_is", "quizzes/load.yml, item two, field from: there is no page what_is; did you mean what_is_it?"),
    ("quizzes/load.yml", "items/1/from", "load", "quizzes/load.yml, item two, field from: load does not come before load; name an earlier page."),
    ("renamed_ids.yml", "items", ..., "renamed_ids.yml, items: is missing (questions by bank and id)."),
    ("renamed_ids.yml", "item", {}, "renamed_ids.yml, item: is not known here; did you mean items?"),
    ("renamed_ids.yml", "items/load.one", None, "renamed_ids.yml, items, field load.one: is in use; an id that was given up is never used again."),
    ("renamed_ids.yml", "items/load.gone", "load.nowhere", "renamed_ids.yml, items, field load.gone: there is no load.nowhere; mend the name, or write ~ if it is gone."),
    ("renamed_ids.yml", "items/load.gone", "load.gone", "renamed_ids.yml, items, field load.gone: leads back to itself; write where it really ends."),
    ("renamed_ids.yml", "items/gone", None, "renamed_ids.yml, items, field gone: the name 'gone' cannot stand here; it must be the page's stem and the id, such as warm_up.ramp_order."),
    ("renamed_ids.yml", "items/load.gone", 3, "renamed_ids.yml, items, field load.gone: must be text, not 3; put it in quotes."),
    ("renamed_ids.yml", "pages/lifting", "loads", "renamed_ids.yml, pages, field lifting: there is no loads; mend the name, or write ~ if it is gone."),
    ("renamed_ids.yml", "claims/C07", None, "renamed_ids.yml, claims, field C07: is in use; an id that was given up is never used again."),
    ("quizzes/load.yml", "items/1", {"retrieval": ["late.late_one"]}, "quizzes/load.yml, item number 2, field retrieval[0]: late does not come before load; name an earlier page."),
    ("beliefs.yml", "statements/0/direction", "both", "beliefs.yml, statement 1 (act), field «direction»: found 'both'; write agree or disagree, as the evidence does."),
    ("beliefs.yml", "statements/0/refs", ["a2000c"], "beliefs.yml, statement act, field refs[0]: references.bib has no a2000c; did you mean a2000b?"),
    ("quizzes/load.yml", "items/0/stem/en", ..., "quizzes/load.yml, item one, field stem.en: is missing."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "path", "value", "sentence"), WRONG, ids=[f"{w[0]}:{w[1]}={w[2]}" for w in WRONG]
)
def test_a_slip_is_told_once_with_file_entry_and_field(
    tmp_path: Path, file: str, path: str, value: Any, sentence: str
) -> None:
    assert [sentence] == problems(tmp_path, changed_file(file, path, value))


@pytest.mark.parametrize(
    ("file", "text", "sentence"),
    [
        ("objectives.yml", "2.5: {title: {nb: a, en: a}, page: a}\n", "objectives.yml: the name 2.5 is not read as text; put it in quotes."),
        ("objectives.yml", "", "objectives.yml: the file is empty."),
        ("claims/causes.yml", "- C07\n", "claims/causes.yml: must be a mapping of names and values, not ['C07']."),
        ("claims/causes.yml", "C07: {no: 1}\n", "claims/causes.yml, C07: the name False is not read as text; put it in quotes."),
    ],
    ids=["number", "empty", "list", "no"],
)  # fmt: skip
def test_what_yaml_reads_as_something_else_is_told(
    tmp_path: Path, file: str, text: str, sentence: str
) -> None:
    assert [sentence] == problems(tmp_path, {file: text})


@pytest.mark.parametrize("file", ["objectives.yml", "claims/causes.yml", "quizzes/load.yml"])
def test_a_name_that_stands_twice_is_told_with_its_line_and_nothing_is_lost_silently(
    tmp_path: Path, file: str
) -> None:
    (told,) = problems(tmp_path, {file: "a:\n  b: 1\n  b: 2\n"})

    assert told.startswith(
        f"{file}, line 3, column 3: cannot be read: the name b stands twice in the same place; keep one."
    )


def test_a_claim_that_stands_in_two_files_is_told_with_both(tmp_path: Path) -> None:
    files = GOOD | {"claims/what_is_it.yml": {"C07": CLAIM | {"section": "1"}}}

    assert [
        "claims/what_is_it.yml, C07: this claim stands in claims/causes.yml too; keep it in one file."
    ] == problems(tmp_path, files)


def test_a_bibliography_that_cannot_be_read_is_told_once_and_not_for_each_source(tmp_path: Path) -> None:
    told = problems(tmp_path, GOOD | {"references.bib": "@article{a2000b, title={T"})

    assert 1 == len(told)
    assert told[0].startswith("references.bib: cannot be read: ")


def test_headings_that_are_not_whole_are_told_and_what_points_at_them_is_left_in_peace(
    tmp_path: Path,
) -> None:
    (told,) = problems(tmp_path, changed_file("objectives.yml", "1/page"))

    assert told.startswith("objectives.yml, 1, field page: is missing")


def test_the_course_s_own_data_has_nothing_to_mend() -> None:
    assert [] == data_problems(CourseData(ROOT / "book"))


def test_the_command_tells_what_is_wrong_and_says_so_by_its_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("_config.yml", "_toc.yml"):
        shutil.copy(ROOT / name, tmp_path)
    written(tmp_path / "book", changed_file("claims/causes.yml", "C07/verdict", "x"))
    monkeypatch.chdir(tmp_path / "book")

    assert 1 == main(["check", "data"])
    told = capsys.readouterr()
    assert told.out.startswith("claims/causes.yml, C07, field verdict: is 'x'")
    assert "1 to mend" in told.err

    written(tmp_path / "book", GOOD)
    assert 0 == main(["check", "data"])
    assert "Nothing is wrong" in capsys.readouterr().out


def test_the_checks_wait_for_no_sphinx_and_no_kernel() -> None:
    code = (
        "import sys, training_safety.site.data_checks, training_safety.site.sections.checks; "
        "print([name for name in ('sphinx', 'myst_nb', 'jsonschema', 'anywidget') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "[]" == run.stdout.strip()
