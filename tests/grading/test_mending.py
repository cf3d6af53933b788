"""Damaged notebooks are mended: every cell that counts is there once, and no work is lost."""

from __future__ import annotations

import json
import pickle
import random
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.validator import isvalid
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.utils import compute_checksum, determine_grade

from exercise_runner import run
from training_safety.grading import mending
from training_safety.grading.handed_in import PatientReader, put_in_place
from training_safety.grading.mending import mended, with_note
from training_safety.grading.mending_words import WORDS
from training_safety.grading.notebook_files import (
    UnreadableNotebookError,
    found_in,
    grading,
    known_notebooks,
    language_of,
    read_notebook,
    recognised,
    whole,
)
from training_safety.grading.remarks import remark
from training_safety.grading.source_cells import SourceCell, from_gradebook, from_notebook

STUB = "# Skriv koden din her\n    raise NotImplementedError()"
TEXT_STUB = "Skriv svaret ditt her"
HIDDEN = "\n### BEGIN HIDDEN TESTS\nassert {} != 7\n### END HIDDEN TESTS"


def cell(kind: str, name: str, source: str, **settings: Any) -> dict[str, Any]:
    """A cell as nbgrader hands it out; without settings it is one that does not count."""
    made: dict[str, Any] = {"cell_type": kind, "id": name, "metadata": {}, "source": source}
    if kind == "code":
        made |= {"outputs": [], "execution_count": None}
    if settings:
        roles = {"grade": False, "solution": False, "locked": False, "task": False, **settings}
        made["metadata"]["nbgrader"] = {"schema_version": 3, "grade_id": name, "cell_type": kind, **roles}
        checksum = compute_checksum(nbformat.from_dict(made))
        made["metadata"]["nbgrader"]["checksum"] = checksum
    return made


def check(name: str, source: str) -> dict[str, Any]:
    return cell("code", name, source, grade=True, locked=True, points=2)


def release(language: str = "nb") -> dict[str, Any]:
    """What is handed out: two functions with checks and two texts."""
    cells = [
        cell("markdown", "title", "# Tall\n\nDenne oppgaven handler om tall."),
        cell("code", "language", f'LANGUAGE = "{language}"'),
        cell("code", "numbers", "NUMBERS = (8, 4)", locked=True),
        cell("markdown", "part-1", "## Del 1\n\nSkriv en funksjon som gir halvparten av et tall."),
        cell("code", "half", f"def half(number):\n    {STUB}", solution=True),
        check("half-check", "assert half(NUMBERS[0]) == 4"),
        cell("markdown", "part-2", "## Del 2\n\nSkriv en funksjon som gir det dobbelte av et tall."),
        cell("code", "twice", f"def twice(number):\n    {STUB}", solution=True),
        check("twice-check", "assert twice(NUMBERS[1]) == 8"),
        cell("markdown", "part-3", "## Del 3\n\nFortell en venn hva halvparten er."),
        cell("markdown", "friend", TEXT_STUB, grade=True, solution=True, points=3),
        cell("markdown", "part-4", "## Del 4\n\nForklar hva nytten av det dobbelte er."),
        cell("markdown", "benefit", TEXT_STUB, grade=True, solution=True, points=3),
    ]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


ANSWERS = {
    "half": "def half(number):\n    return number / 2",
    "twice": "def twice(number):\n    return number * 2",
    "friend": "Del kaka i to like deler, og ta den ene.",
    "benefit": "Da får dere nok brød til begge.",
}
ALL = {"half-check": 2, "twice-check": 2}


def source_cells() -> list[SourceCell]:
    """The cells as the gradebook has them: with hidden tests."""
    cells = from_notebook(nbformat.from_dict(release()).cells)
    return [
        replace(one, source=one.source + HIDDEN.format(one.grade_id.split("-")[0])) if one.is_check else one
        for one in cells
    ]


def handed_in(**answers: str) -> dict[str, Any]:
    """A notebook with the right answers, or others."""
    notebook = release()
    for one in notebook["cells"]:
        one["source"] = {**ANSWERS, **answers}.get(one["id"], one["source"])
    return notebook


def at(notebook: dict[str, Any], name: str) -> int:
    return next(index for index, one in enumerate(notebook["cells"]) if one["id"] == name)


def without(notebook: dict[str, Any], *names: str) -> dict[str, Any]:
    notebook["cells"] = [one for one in notebook["cells"] if one["id"] not in names]
    return notebook


def placed(notebook: dict[str, Any], where: int, *cells: dict[str, Any]) -> dict[str, Any]:
    notebook["cells"][where:where] = cells
    return notebook


def copied(notebook: dict[str, Any], name: str, source: str | None = None) -> dict[str, Any]:
    """A copy of a cell with nbgrader's settings and the same id, as copy and paste make it."""
    copy = deepcopy(notebook["cells"][at(notebook, name)])
    copy["source"] = copy["source"] if source is None else source
    return copy


def mend(notebook: dict[str, Any], cells: list[SourceCell] | None = None) -> tuple[dict[str, Any], list[str]]:
    """Mend, and see to what must hold for any notebook."""
    before = deepcopy(notebook)
    known = source_cells() if cells is None else cells
    result, remarks = mended(notebook, known)
    assert before == notebook
    nbformat.validate(result)
    MetadataValidator().validate_nb(result)
    found = {grading(one)["grade_id"]: one for one in result.cells if grading(one)}
    assert len(found) == sum("nbgrader" in one.metadata for one in result.cells)
    wanted = {one.grade_id: one for one in known if one.grade_id}
    assert wanted.keys() == found.keys()
    for name, one in wanted.items():
        assert (one.settings, one.cell_type) == (found[name].metadata.nbgrader, found[name].cell_type)
        assert not one.locked or one.source == found[name].source
    assert [] == mended(result, known)[1]
    return result, [one.said(language_of(result)) for one in remarks]


def points(notebook: Any) -> dict[str, float]:
    return run(list(notebook.cells)).points


def text(notebook: Any, name: str) -> str:
    (found,) = [one for one in notebook.cells if grading(one).get("grade_id") == name]
    return str(found.source)


def written(notebook: Any, name: str) -> float | None:
    """What stock nbgrader makes of a written answer: 0, or None for a person to look."""
    (found,) = [one for one in notebook.cells if grading(one).get("grade_id") == name]
    return determine_grade(found)[0]  # type: ignore[no-any-return]


def order(notebook: Any) -> list[str]:
    return [grading(one)["grade_id"] for one in notebook.cells if grading(one)]


IN_ORDER = ["numbers", "half", "half-check", "twice", "twice-check", "friend", "benefit"]


def test_a_sound_notebook_is_left_alone_and_nothing_is_said() -> None:
    result, sentences = mend(handed_in())
    assert [] == sentences
    assert [one["source"] for one in handed_in()["cells"]] == [
        one.source.split("\n### BEGIN")[0] for one in result.cells
    ]
    assert ALL == points(result)
    assert result == with_note(result, [])


def test_a_release_without_answers_gets_nothing_and_needs_no_look() -> None:
    result, sentences = mend(release())
    assert [] == sentences
    assert {"half-check": 0, "twice-check": 0} == points(result)
    assert [0, 0] == [written(result, "friend"), written(result, "benefit")]


def test_a_deleted_check_comes_back_in_its_place_with_its_hidden_part_and_its_points() -> None:
    result, sentences = mend(without(handed_in(), "half-check"))
    assert ["Sjekken manglet og er satt inn igjen: `half-check`."] == sentences
    assert IN_ORDER == order(result)
    assert "HIDDEN TESTS" in text(result, "half-check")
    assert ALL == points(result)


def test_a_check_that_comes_back_stands_after_what_the_student_wrote_below_the_answer() -> None:
    notebook = handed_in(half="def half(number):\n    return number / two()")
    helper = cell("code", "helper", "def two():\n    return 2")
    placed(without(notebook, "half-check"), at(notebook, "half") + 1, helper)
    assert ALL == points(mend(notebook)[0])


def test_all_checks_deleted_come_back_and_lose_nothing() -> None:
    result, _ = mend(without(handed_in(), "half-check", "twice-check", "numbers"))
    assert IN_ORDER == order(result)
    assert ALL == points(result)


def test_a_deleted_answer_comes_back_as_the_stub_and_gets_nothing() -> None:
    result, sentences = mend(without(handed_in(), "half"))
    assert ["Svarcella manglet og er satt inn uten svar: `half`."] == sentences
    assert IN_ORDER == order(result)
    assert "NotImplementedError" in text(result, "half")
    assert {"half-check": 0, "twice-check": 2} == points(result)


def test_a_deleted_text_comes_back_empty_and_gets_nothing() -> None:
    result, sentences = mend(without(handed_in(), "friend"))
    assert ["Svarcella manglet og er satt inn uten svar: `friend`."] == sentences
    assert TEXT_STUB == text(result, "friend")
    assert 0 == written(result, "friend")
    assert written(result, "benefit") is None


def test_a_text_whose_cell_was_deleted_and_written_anew_is_found_between_its_neighbours() -> None:
    notebook = handed_in()
    new = cell("markdown", "new", "Halvparten er den ene av to like deler.")
    placed(without(notebook, "friend"), at(notebook, "part-4"), new)
    result, sentences = mend(notebook)
    assert ["Cella hadde mistet navnet sitt og er kjent igjen på innholdet: `friend`."] == sentences
    assert new["source"] == text(result, "friend")


def test_a_text_that_may_be_anywhere_is_for_a_person_to_find() -> None:
    notebook = without(handed_in(), "friend", "part-3", "part-4")
    placed(notebook, 1, cell("markdown", "new", "Halvparten er den ene av to like deler."))
    result, sentences = mend(notebook)
    assert written(result, "friend") is None
    assert "et menneske må se etter: `friend`" in " ".join(sentences)


def test_a_text_right_below_an_untouched_answer_cell_is_the_answer() -> None:
    notebook = handed_in(friend=TEXT_STUB)
    placed(notebook, at(notebook, "part-4"), cell("markdown", "new", "Den ene av to like deler."))
    result, sentences = mend(notebook)
    assert [
        "Svarcella var urørt, men det sto en tekst rett under, og den er tatt som svaret: `friend`."
    ] == sentences
    assert "Den ene av to like deler." == text(result, "friend")


def test_the_heading_of_the_next_part_is_nobody_s_answer_even_if_it_was_edited() -> None:
    notebook = handed_in(friend=TEXT_STUB)
    notebook["cells"][at(notebook, "part-4")]["source"] += " Takk."
    result, sentences = mend(notebook)
    assert [] == sentences
    assert 0 == written(result, "friend")


def test_an_answer_in_a_cell_that_lost_its_settings_is_known_by_what_it_defines() -> None:
    notebook = handed_in()
    for one in notebook["cells"]:
        one["metadata"] = {}
    result, sentences = mend(notebook)
    assert [
        "Cella hadde mistet navnet sitt og er kjent igjen på innholdet: "
        "`numbers`, `half`, `half-check`, `twice`, `twice-check`, `friend`, `benefit`."
    ] == sentences
    assert IN_ORDER == order(result)
    assert ALL == points(result)
    assert [ANSWERS["friend"], ANSWERS["benefit"]] == [text(result, "friend"), text(result, "benefit")]


def test_a_new_cell_that_defines_a_deleted_answer_is_the_answer() -> None:
    notebook = without(handed_in(), "half")
    placed(notebook, 1, cell("code", "mine", ANSWERS["half"]))
    result, _ = mend(notebook)
    assert ANSWERS["half"] == text(result, "half")
    assert ALL == points(result)
    assert "NotImplementedError" not in str(result)


@pytest.mark.parametrize("where", [4, 5, 13])
@pytest.mark.parametrize("other", [ANSWERS["half"], f"def half(number):\n    {STUB}", ""])
def test_of_a_doubled_answer_the_one_that_was_filled_in_counts(where: int, other: str) -> None:
    notebook = handed_in()
    placed(notebook, where, copied(notebook, "half", other))
    result, sentences = mend(notebook)
    assert "Cella fantes flere ganger, og én av dem teller: `half`." == sentences[0]
    assert len(release()["cells"]) == len(result.cells)
    assert ALL == points(result)


def test_of_two_different_answers_the_last_counts_the_other_stays_and_it_is_said() -> None:
    notebook = handed_in()
    placed(notebook, at(notebook, "half"), copied(notebook, "half", "def half(number):\n    return 4"))
    result, sentences = mend(notebook)
    assert [
        "Cella fantes flere ganger med ulikt innhold. Den siste teller, de andre står som vanlige celler: `half`."
    ] == sentences
    assert ANSWERS["half"] == text(result, "half")
    assert "def half(number):\n    return 4" in [one.source for one in result.cells]
    assert ALL == points(result)


def test_a_copy_of_one_answer_cell_in_which_another_part_is_answered_counts_for_that_part() -> None:
    notebook = handed_in()
    pasted = copied(notebook, "half", ANSWERS["twice"])
    notebook["cells"][at(notebook, "twice")] = pasted
    result, sentences = mend(notebook)
    assert ["Cella hadde mistet navnet sitt og er kjent igjen på innholdet: `twice`."] == sentences
    assert IN_ORDER == order(result)
    assert ALL == points(result)


@pytest.mark.parametrize("where", [1, 6, 13])
def test_a_doubled_check_counts_once(where: int) -> None:
    notebook = handed_in()
    placed(notebook, where, copied(notebook, "half-check"))
    result, sentences = mend(notebook)
    assert "Cella fantes flere ganger, og én av dem teller: `half-check`." == sentences[0]
    assert ALL == points(result)


def test_code_that_was_written_in_a_check_is_kept_and_counts() -> None:
    notebook = release()
    both = ANSWERS["half"] + "\nassert half(8) == 4"
    notebook["cells"][at(notebook, "half-check")]["source"] = both
    result, sentences = mend(notebook)
    assert both in [one.source for one in result.cells]
    assert {"half-check": 2, "twice-check": 0} == points(result)
    assert (
        "Det sto egen kode i en låst celle, og den er beholdt som en vanlig celle: `half-check`." in sentences
    )


def test_a_check_that_was_made_easier_is_as_it_was_handed_out() -> None:
    notebook = handed_in(half="def half(number):\n    return 4.5")
    notebook["cells"][at(notebook, "half-check")]["source"] = "assert True"
    result, sentences = mend(notebook)
    assert ["Cella er låst, men var endret, og den som ble delt ut, er brukt: `half-check`."] == sentences
    assert {"half-check": 0, "twice-check": 2} == points(result)


@pytest.mark.parametrize(
    "settings",
    [
        {"grade": False, "solution": True, "locked": False},
        {"points": 200},
        {"points": "many"},
        {"grade": None, "solution": None},
        {"task": True},
    ],
)
def test_settings_that_were_turned_round_are_put_back(settings: dict[str, Any]) -> None:
    notebook = handed_in()
    notebook["cells"][at(notebook, "half-check")]["metadata"]["nbgrader"].update(settings)
    result, sentences = mend(notebook)
    assert ["Innstillingene var endret og er satt tilbake: `half-check`."] == sentences
    assert ALL == points(result)


@pytest.mark.parametrize("version", [0, 1, 2, 9, "3", None])
def test_a_version_of_the_settings_that_stops_stock_nbgrader_does_not_matter(version: Any) -> None:
    notebook = handed_in()
    for one in notebook["cells"]:
        if grading(one):
            one["metadata"]["nbgrader"]["schema_version"] = version
    assert (ALL, []) == (points(mend(notebook)[0]), mend(notebook)[1])


@pytest.mark.parametrize(
    "damage", ["lost", [], {}, {"grade_id": None}, {"grade_id": ["half"]}, {"grade_id": ""}]
)
def test_damaged_settings_are_the_same_as_none(damage: Any) -> None:
    notebook = handed_in()
    for name in ("half", "half-check", "friend"):
        notebook["cells"][at(notebook, name)]["metadata"]["nbgrader"] = damage
    result, sentences = mend(notebook)
    assert [
        "Cella hadde mistet navnet sitt og er kjent igjen på innholdet: `half`, `half-check`, `friend`."
    ] == sentences
    assert ALL == points(result)


def test_a_tag_that_keeps_a_check_from_being_run_gives_no_points() -> None:
    notebook = handed_in(half="def half(number):\n    return 0")
    for one in notebook["cells"]:
        one["metadata"]["tags"] = ["skip-execution", "mine"]
    result, _ = mend(notebook)
    assert "skip-execution" not in json.dumps(result)
    assert ["mine"] == result.cells[0].metadata.tags


def test_an_answer_that_was_turned_into_the_other_kind_of_cell_is_turned_back() -> None:
    notebook = handed_in()
    for name, kind in (("half", "markdown"), ("half-check", "raw"), ("friend", "code")):
        notebook["cells"][at(notebook, name)] |= {"cell_type": kind}
        notebook["cells"][at(notebook, name)].pop("outputs", None)
    notebook["cells"][at(notebook, "half")]["attachments"] = {"a.png": {"image/png": "AA=="}}
    result, sentences = mend(notebook)
    assert [
        "Cella var gjort om mellom tekst og kode og er gjort om igjen: `half`, `half-check`, `friend`."
    ] == sentences
    assert ALL == points(result)
    assert ANSWERS["friend"] == text(result, "friend")


@pytest.mark.parametrize(
    ("name", "to"), [("half", 12), ("half-check", 0), ("numbers", 12), ("twice-check", 3)]
)
def test_a_check_is_run_after_the_answers_before_it_wherever_they_were_moved(name: str, to: int) -> None:
    notebook = handed_in()
    moved = notebook["cells"].pop(at(notebook, name))
    placed(notebook, to, moved)
    result, sentences = mend(notebook)
    assert ALL == points(result)
    assert len(sentences) == 1
    assert sentences[0].startswith("Cella sto på feil side av svaret sitt og er flyttet: ")


def test_a_check_is_run_after_an_answer_that_its_own_answer_calls() -> None:
    notebook = handed_in(twice="def twice(number):\n    return 4 * half(number)")
    placed(notebook, 12, notebook["cells"].pop(at(notebook, "half")))
    result, sentences = mend(notebook)
    assert ["Cella sto på feil side av svaret sitt og er flyttet: `half-check`, `twice-check`."] == sentences
    assert ["numbers", "twice", "friend", "benefit", "half", "half-check", "twice-check"] == order(result)
    assert ALL == points(result)


def test_a_check_of_its_own_part_stays_when_another_part_is_moved() -> None:
    notebook = handed_in()
    placed(notebook, 12, notebook["cells"].pop(at(notebook, "half")))
    assert ["Cella sto på feil side av svaret sitt og er flyttet: `half-check`."] == mend(notebook)[1]


def test_parts_in_another_order_are_left_so_when_each_answer_is_before_its_check() -> None:
    notebook = handed_in()
    cells = notebook["cells"]
    notebook["cells"] = [*cells[:3], *cells[9:], *cells[3:9]]
    result, sentences = mend(notebook)
    assert [] == sentences
    assert ["numbers", "friend", "benefit", "half", "half-check", "twice", "twice-check"] == order(result)


def older(notebook: dict[str, Any]) -> dict[str, Any]:
    """The same work in an older edition: other points and stubs, a check less and a cell more."""
    notebook = without(notebook, "twice-check")
    for one in notebook["cells"]:
        settings = grading(one)
        if settings.get("points"):
            settings["points"] = 1
        if one["source"] == TEXT_STUB:
            one["source"] = "YOUR ANSWER HERE"
        if settings:
            one["metadata"]["nbgrader"] = settings
            if settings["solution"]:
                handed_out = deepcopy(one)
                handed_out["source"] = "YOUR ANSWER HERE"
                settings["checksum"] = compute_checksum(nbformat.from_dict(handed_out))
    extra = check("third-check", "assert third(9) == 3")
    return placed(
        notebook, 6, cell("code", "third", "def third(number):\n    return 3", solution=True), extra
    )


def test_work_on_an_older_edition_is_marked_by_the_one_that_counts() -> None:
    result, sentences = mend(older(handed_in(friend=TEXT_STUB)))
    assert [
        "Sjekken manglet og er satt inn igjen: `twice-check`.",
        "Innstillingene var endret og er satt tilbake: `half-check`, `friend`, `benefit`.",
        "Cella finnes ikke i denne utgaven av oppgaven og gir ikke poeng: `third`, `third-check`.",
    ] == sentences
    assert ALL == points(result)
    assert 0 == written(result, "friend")
    assert written(result, "benefit") is None


def test_an_untouched_answer_is_untouched_whatever_an_editor_does_to_its_white_space() -> None:
    notebook = handed_in(friend=f"{TEXT_STUB}  \r\n", benefit="\n")
    result, sentences = mend(notebook)
    assert [] == sentences
    assert [0, 0] == [written(result, "friend"), written(result, "benefit")]


def test_the_sentences_follow_the_language_of_the_notebook() -> None:
    notebook = without(release("en"), "half-check")
    assert ["The check was missing and has been put back: `half-check`."] == mend(notebook)[1]


def test_a_sentence_names_a_few_cells_and_counts_the_others() -> None:
    names = [f"c{number}" for number in range(9)]
    shown = "`c0`, `c1`, `c2`, `c3`, `c4`, `c5`"
    assert f"Sjekken manglet og er satt inn igjen: {shown} og 3 til." == remark(
        "check_back", cells=names
    ).said("nb")
    assert f"The check was missing and has been put back: {shown}, `c6`." == str(
        remark("check_back", cells=names[:7])
    )


def test_both_languages_say_the_same_things() -> None:
    assert WORDS["nb"].keys() == WORDS["en"].keys()


def test_the_note_stands_at_the_top_and_changes_nothing_that_counts() -> None:
    result, sentences = mend(without(handed_in(), "half-check"))
    noted = with_note(deepcopy(result), [remark("check_back", cells=["half-check"])])
    assert f"- {sentences[0]}" in noted.cells[0].source
    assert result.cells == noted.cells[1:]
    assert (
        "**Notatboka er satt i stand før den ble vurdert:**\n\n- Sjekken manglet og er satt inn igjen: `half-check`."
        == noted.cells[0].source
    )
    nbformat.validate(noted)
    assert result.cells == mended(noted, source_cells())[0].cells


DAMAGE: dict[str, Callable[[list[Any], random.Random], None]] = {
    "delete": lambda cells, chance: cells.pop(chance.randrange(len(cells))),
    "double": lambda cells, chance: cells.insert(
        chance.randrange(len(cells)), deepcopy(chance.choice(cells))
    ),
    "move": lambda cells, chance: cells.insert(
        chance.randrange(len(cells)), cells.pop(chance.randrange(len(cells)))
    ),
    "strip": lambda cells, chance: chance.choice(cells)["metadata"].clear(),
    "turn": lambda cells, chance: chance.choice(cells).update(cell_type="markdown"),
    "write": lambda cells, chance: cells.insert(
        chance.randrange(len(cells)), cell("markdown", "own", f"Min egen tekst {chance.random()}")
    ),
    "rename": lambda cells, chance: chance.choice(cells)["metadata"].update(
        nbgrader={"grade_id": "other", "solution": True}
    ),
}


@given(
    st.lists(st.sampled_from(sorted(DAMAGE)), min_size=1, max_size=8),
    st.randoms(use_true_random=False),
    st.booleans(),
)
def test_whatever_happens_every_cell_that_counts_is_there_once_and_no_text_of_the_student_s_is_lost(
    damage: list[str], chance: random.Random, texts_known: bool
) -> None:
    notebook = handed_in()
    for kind in damage:
        if len(notebook["cells"]) > 1:
            DAMAGE[kind](notebook["cells"], chance)
    known = [one for one in source_cells() if texts_known or one.grade_id]
    result, _ = mend(notebook, known)
    before = {one["source"] for one in notebook["cells"]} - {one["source"] for one in release()["cells"]}
    assert before <= {one.source for one in result.cells}
    if all(is_there(notebook, name) for name in ("half", "twice")):
        assert ALL == points(result)


def is_there(notebook: dict[str, Any], name: str) -> bool:
    """Whether the answer is in a cell that is code, or was."""
    return any(
        one["source"] == ANSWERS[name]
        and (one["cell_type"] == "code" or grading(one).get("grade_id") == name)
        for one in notebook["cells"]
    )


def test_source_cells_can_be_sent_to_a_process_without_a_gradebook() -> None:
    assert source_cells() == pickle.loads(pickle.dumps(source_cells()))


def test_the_gradebook_s_cells_come_in_the_order_of_the_source() -> None:
    class Row:
        def __init__(self, **values: Any) -> None:
            self.__dict__.update(values)

    wanted = [one for one in source_cells() if one.grade_id]
    rows = [
        Row(
            name=one.grade_id,
            cell_type=one.cell_type,
            source=one.source,
            locked=one.locked,
            checksum=one.checksum,
        )
        for one in reversed(wanted)
    ]
    graded = [Row(name=one.grade_id, max_score=one.points) for one in wanted if one.grade]
    answers = [Row(name=one.grade_id) for one in wanted if one.solution]
    notebook = Row(source_cells=rows, grade_cells=graded, solution_cells=answers, task_cells=[])
    assert source_cells() == from_gradebook(notebook, nbformat.from_dict(release()).cells)
    assert wanted[::-1] == from_gradebook(notebook)


SOUND = json.dumps(release())


SAVED = {
    "with a byte order mark": SOUND.encode("utf-8-sig"),
    "as UTF-16": SOUND.encode("utf-16"),
    "as Windows text": json.dumps(release(), ensure_ascii=False).encode("cp1252"),
    "with a format from the future": SOUND.replace('"nbformat": 4', '"nbformat": 9').encode(),
    "with an older minor format": SOUND.replace('"nbformat_minor": 5', '"nbformat_minor": 0').encode(),
    "without outputs": SOUND.replace(', "outputs": [], "execution_count": null', "").encode(),
    "with a count that is none": SOUND.replace('"execution_count": null', '"execution_count": "5"').encode(),
    "with a broken output": SOUND.replace('"outputs": []', '"outputs": [{"output_type": "error"}]').encode(),
    "without settings": SOUND.replace('"metadata": {}', '"metadata": null').encode(),
    "with broken settings": SOUND.replace('"metadata": {}', '"metadata": {"tags": 7, "name": ""}').encode(),
    "without ids": SOUND.replace('"id": ', '"colab_id": ').encode(),
    "with the same id twice": SOUND.replace('"id": "half"', '"id": "title"').encode(),
    "with an id that is none": SOUND.replace('"id": "half"', '"id": "æ ø å"').encode(),
    "with half a character": SOUND.replace("# Tall", "# \\ud83d Tall").encode(),
    "with widgets of Colab's": SOUND.replace(
        '"metadata": {}, "nbformat"', '"metadata": {"kernelspec": 5, "widgets": {"a": {}}}, "nbformat"'
    ).encode(),
    "with settings within settings": SOUND.replace("{}", '{"a": ' * 90 + "1" + "}" * 90).encode(),
}


@pytest.mark.parametrize("data", SAVED.values(), ids=SAVED.keys())
def test_what_editors_and_systems_do_to_a_file_does_not_keep_it_from_being_read(
    tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "treatment.ipynb").write_bytes(data)
    notebook = read_notebook(tmp_path / "treatment.ipynb")
    nbformat.validate(notebook)
    assert len({one.id for one in notebook.cells}) == len(release()["cells"])
    assert "widgets" not in notebook.metadata
    assert [] == mend(notebook)[1]


def test_a_notebook_of_the_third_format_is_read(tmp_path: Path) -> None:
    cells = [{"cell_type": "code", "input": "x = 1", "outputs": [], "metadata": {}, "language": "python"}]
    old = {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {},
        "worksheets": [{"cells": cells, "metadata": {}}],
    }
    (tmp_path / "old.ipynb").write_text(json.dumps(old))
    assert ["x = 1"] == [one.source for one in read_notebook(tmp_path / "old.ipynb").cells]


BROKEN = "its JSON is broken, so it was probably cut off or edited by hand"
REFUSED = {
    "nothing": (b"", "it is empty"),
    "white space": (b"\xef\xbb\xbf \n", "it is empty"),
    "a PDF": (b"%PDF-1.7 ...", "it is a PDF"),
    "an archive": (b"PK\x03\x04....", "it is a zip archive or an Office document"),
    "a page": (b"<!DOCTYPE html><html>", "it is a web page"),
    "half of it": (SOUND[:500].encode(), BROKEN),
    "a conflict": (b"<<<<<<< HEAD\n" + SOUND.encode(), BROKEN),
    "a list": (b"[]", "it is JSON, but no notebook: it has no cells"),
    "a number of cells": (b'{"cells": 4}', "it is JSON, but no notebook: it has no cells"),
    "an abyss": (b"[" * 100_000, "its content is nested too deep"),
}


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_is_refused_with_the_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "treatment.ipynb").write_bytes(data)
    with pytest.raises(UnreadableNotebookError, match=f"^{reason}$"):
        read_notebook(tmp_path / "treatment.ipynb")


@pytest.mark.parametrize(
    "name",
    [
        "treatment.ipynb",
        "treatment (1).ipynb",
        "treatment-2.ipynb",
        "treatment-1-1.ipynb",
        "treatment_kari.ipynb",
        "Treatment.IPYNB",
        "Copy of treatment.ipynb",
        "Kopi av treatment (2) – kopi.ipynb",
        "treatment.ipynb.txt",
        "treatment",
    ],
)
def test_a_renamed_file_is_recognised_by_its_name_even_if_it_cannot_be_read(name: str) -> None:
    assert "treatment" == recognised(name, None, {"treatment": frozenset(), "pain": frozenset()})


def test_the_cells_tell_which_notebook_it_is_before_the_name_does(tmp_path: Path) -> None:
    (tmp_path / "numbers.ipynb").write_text(SOUND)
    known = {**known_notebooks(tmp_path), "pain": frozenset({"pain-check"})}
    notebook = read_notebook(tmp_path / "numbers.ipynb")
    assert "numbers" == recognised("Untitled7.ipynb", notebook, known)
    assert "numbers" == recognised("pain.ipynb", notebook, known)
    assert recognised("pain.ipynb", notebook, {"pain": frozenset({"pain-check"})}) is None
    assert recognised("essay.ipynb", None, known) is None


def test_of_a_student_s_files_the_best_is_the_one_that_can_be_read_and_has_answers(tmp_path: Path) -> None:
    known = {"numbers": frozenset(one.grade_id for one in source_cells() if one.grade_id)}
    for name, data in {
        "numbers.ipynb": SOUND,
        "numbers (1).ipynb": json.dumps(handed_in()),
        "numbers-2.ipynb": "",
        "Untitled.ipynb.txt": json.dumps(handed_in(half="")),
        "data.csv": "1;2",
    }.items():
        (tmp_path / name).write_text(data)
    (tmp_path / "linked.ipynb").symlink_to(tmp_path / "numbers.ipynb")
    assert ["Untitled.ipynb.txt", "numbers (1).ipynb", "numbers.ipynb", "numbers-2.ipynb"] == [
        path.name for path in found_in(tmp_path, "numbers", known)
    ]


# On the way into nbgrader.


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course folder with one source, and nothing handed in."""
    (tmp_path / "source" / "numbers").mkdir(parents=True)
    (tmp_path / "source" / "numbers" / "numbers.ipynb").write_text(SOUND)
    return tmp_path


def submitted(course: Path, student: str, **files: str) -> Path:
    folder = course / "submitted" / student / "numbers"
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_text(content)
    return folder


def read(course: Path, path: Path) -> tuple[Any, dict[str, Any]]:
    """Read a file as nbgrader's converter does, without any further step."""
    converter = Autograde(coursedir=CourseDirectory(root=str(course)))
    about = {"student": "kari", "assignment": "numbers", "notebook": "numbers"}
    output, resources = PatientReader(parent=converter).from_filename(
        str(path), resources={"nbgrader": about}
    )
    return nbformat.reads(output, as_version=4), resources["nbgrader"]


def test_a_file_that_cannot_be_read_gives_way_to_one_beside_it_that_can(course: Path) -> None:
    work = json.dumps(handed_in())
    folder = submitted(
        course, "kari", **{"numbers.ipynb": "", "numbers (1).ipynb": work, "numbers-2.ipynb": "{"}
    )
    result, about = read(course, folder / "numbers.ipynb")
    assert [one["source"] for one in handed_in()["cells"]] == [one.source for one in result.cells]
    assert "numbers (1).ipynb" == about["file"]
    assert "" == (folder / "numbers.ipynb").read_text()


def test_a_file_that_nobody_can_read_is_refused_with_student_reason_and_what_to_do(course: Path) -> None:
    folder = submitted(course, "kari", **{"numbers.ipynb": "{"})
    with pytest.raises(UnreadableNotebookError) as refusal:
        read(course, folder / "numbers.ipynb")
    assert (
        f"numbers.ipynb from kari (numbers) cannot be read: {BROKEN}. Ask for a new one, "
        f"put it in {folder} and run nbgrader autograde again. The others are not affected."
        == str(refusal.value)
    )


def test_a_link_to_another_s_work_is_not_read(course: Path) -> None:
    other = submitted(course, "ola", **{"numbers.ipynb": json.dumps(handed_in())})
    folder = submitted(course, "kari")
    (folder / "numbers.ipynb").symlink_to(other / "numbers.ipynb")
    with pytest.raises(UnreadableNotebookError, match="it is a link to another file"):
        read(course, folder / "numbers.ipynb")


def test_a_renamed_notebook_is_copied_to_the_name_nbgrader_wants_for_the_whole_class(course: Path) -> None:
    work = json.dumps(handed_in())
    kari = submitted(course, "kari", **{"numbers (1).ipynb": work})
    ola = submitted(course, "ola", **{"Numbers.IPYNB": work})
    eva = submitted(course, "eva", **{"numbers.ipynb": SOUND, "numbers (1).ipynb": work})
    per = submitted(course, "per", **{"pain.ipynb": '{"cells": []}'})
    found = [str(kari / "numbers (1).ipynb")]
    put_in_place(assignment="numbers", student="*", notebooks=found)
    assert [str(kari / "numbers (1).ipynb"), str(kari / "numbers.ipynb")] == found
    assert [work, work, SOUND] == [(folder / "numbers.ipynb").read_text() for folder in (kari, ola, eva)]
    assert {"numbers.ipynb", "Numbers.IPYNB"} == {path.name for path in ola.iterdir()}
    assert ["pain.ipynb"] == [path.name for path in per.iterdir()]


class Compared:
    """A stand-in for the comparison of two texts that notes how long they are, and finds them different."""

    letters: ClassVar[list[int]] = []

    def __init__(self, junk: None, one: str, other: str) -> None:
        self.letters.append(max(len(one), len(other)))

    def quick_ratio(self) -> float:
        return 0.0


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How long the texts are that were compared."""
    monkeypatch.setattr(mending, "SequenceMatcher", Compared)
    monkeypatch.setattr(Compared, "letters", [])
    return Compared.letters


def longest_handed_out() -> int:
    return max(len(one["source"]) for one in release()["cells"])


def test_a_picture_that_was_pasted_into_a_text_is_compared_with_nothing(compared: list[int]) -> None:
    picture = "Se bildet: ![](data:image/png;base64," + "iVBORw0KGgo" * 100_000 + ")"
    notebook = without(handed_in(), "friend")
    notebook["cells"].insert(at(notebook, "part-4"), cell("markdown", "own", picture))
    result, sentences = mend(notebook)
    assert picture == text(result, "friend")
    assert sentences
    assert all(length < 4 * longest_handed_out() for length in compared)


def test_a_text_that_stands_there_a_thousand_times_is_compared_as_often_as_once(compared: list[int]) -> None:
    def comparisons(times: int) -> int:
        compared.clear()
        notebook = without(without(handed_in(), "friend"), "benefit")
        notebook["cells"] += [
            cell("markdown", f"own-{number}", "Hva er dette for noe?") for number in range(times)
        ]
        mend(notebook)
        return len(compared)

    assert comparisons(1000) == comparisons(1) > 0


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
KNOWN = ("name", "tags", "jupyter", "collapsed", "scrolled", "execution", "format", "title", "authors")
METADATA = st.dictionaries(
    st.sampled_from([*KNOWN, "kernelspec", "language_info", "orig_nbformat", "own"]), ANYTHING
)


@given(METADATA, st.sampled_from(["code", "markdown", "raw"]), METADATA, ANYTHING, ANYTHING)
def test_whatever_surrounds_a_text_the_notebook_is_as_the_format_asks_without_asking_its_schema(
    of_notebook: dict[str, Any], kind: str, of_cell: dict[str, Any], outputs: Any, attachments: Any
) -> None:
    broken = {
        "cell_type": kind,
        "source": "x",
        "metadata": of_cell,
        "outputs": outputs,
        "attachments": attachments,
    }
    read = whole({"cells": [broken], "metadata": of_notebook, "nbformat": 4, "nbformat_minor": 5})
    nbformat.validate(read)
    right = nbformat.from_dict({"cells": [], "metadata": of_notebook, "nbformat": 4, "nbformat_minor": 5})
    if isvalid(right) and not {"widgets", "orig_nbformat"} & of_notebook.keys():
        assert of_notebook == read.metadata, "what the format allows is kept"


def test_outputs_are_left_out_however_broken_they_are_and_nothing_else_is_lost() -> None:
    notebook = handed_in()
    expected = whole(notebook)
    for one in notebook["cells"]:
        if one["cell_type"] == "code":
            one["outputs"] = [{}] * 30_000
    assert expected == whole(notebook)
