import json
import subprocess
from pathlib import Path

import pytest
import traitlets
import yaml

from quiz_items import authored
from training_safety.models.course.renames import Renames
from training_safety.models.quiz.quiz import QuizBankError, QuizScore
from training_safety.widgets.quiz.widget import Quiz
from widget_stills import still

PAGE_BANK = json.loads(Path(__file__).with_name("sample.json").read_text(encoding="utf-8"))
BANK = {**PAGE_BANK, "items": [authored(item) for item in PAGE_BANK["items"]]}
ITEMS, TITLE = BANK["items"], BANK["title"]
RIGHT = {"one": 0, "several": [0, 1], "growth": "2,85", "ramp": [0, 1, 2, 3], "pairs": [0, 1, 2]}


def text(words: str) -> dict[str, str]:
    return {"nb": words, "en": f"{words} (en)"}


def option(words: str, name: str = "wrong", **more) -> dict:
    return {name: text(words), "feedback": text(f"Om {words}"), **more}


def quiz(**traits) -> Quiz:
    return Quiz(bank=BANK, name="prøve", **traits)


def test_a_bank_of_the_course_is_shown_by_its_name():
    shown = Quiz.from_bank("warm_up")

    assert "warm_up" == shown.name
    assert QuizScore(0.0, len(shown.bank["items"]), 0) == shown.score
    assert shown.references


def test_a_bank_of_ones_own_is_shown_by_its_path(tmp_path):
    path = tmp_path / "min quiz.yml"
    path.write_text(yaml.safe_dump({"title": TITLE, "items": ITEMS}, allow_unicode=True), encoding="utf-8")

    assert "min_quiz" == Quiz.from_bank(path).name
    assert "another" == Quiz.from_bank(str(path), name="another").name


def test_an_unknown_bank_names_those_that_exist():
    with pytest.raises(FileNotFoundError, match=r"no file 'quizzes/warmup.yml'.*warm_up\.yml"):
        Quiz.from_bank("warmup")


def test_a_broken_file_is_told_with_its_name_and_the_line(tmp_path):
    path = tmp_path / "broken.yml"
    path.write_text("title:\n  nb: [\n", encoding="utf-8")
    with pytest.raises(QuizBankError, match=r"^broken\.yml, line 3, column 1: cannot be read: "):
        Quiz.from_bank(path)


def test_a_reference_that_the_bibliography_does_not_hold_is_told(tmp_path):
    path = tmp_path / "mine.yml"
    item = {**ITEMS[0], "options": [option("a", "correct"), option("b", refs=["fradkin2010warmap"])]}
    path.write_text(yaml.safe_dump({"title": TITLE, "items": [item]}), encoding="utf-8")
    with pytest.raises(
        QuizBankError,
        match=r"^mine\.yml, item one, field options\[1\]\.refs\[0\]: .* did you mean fradkin2010warmup\?$",
    ):
        Quiz.from_bank(path)


def test_ones_own_references_may_be_given_ready_made_or_as_a_bibliography(tmp_path):
    item = {**ITEMS[0], "refs": ["own2020"], "options": [option("a", "correct"), option("b")]}
    ready = {"own2020": {"label": text("Min 2020"), "title": "Mitt", "url": ""}}
    assert ready == Quiz(items=[item], references=ready).references

    bib = tmp_path / "own.bib"
    bib.write_text("@book{own2020, author={Moe, Ola}, title={Mitt}, year={2020}}", encoding="utf-8")
    own = Quiz(items=[item], bibliography_file=bib)
    assert {
        "own2020": {"label": {"nb": "Moe 2020", "en": "Moe 2020"}, "title": "Mitt", "url": ""}
    } == own.references


@pytest.mark.parametrize(
    "entry",
    [
        "Min 2020",
        {},
        {"label": "Min 2020", "title": "", "url": ""},
        {"label": text("Min 2020"), "title": "", "url": None},
    ],
    ids=str,
)
def test_a_reference_that_lacks_a_part_is_refused_with_what_it_must_have(entry):
    item = {**ITEMS[0], "refs": ["own2020"], "options": [option("a", "correct"), option("b")]}
    with pytest.raises(traitlets.TraitError, match=r"^The reference own2020 is .* must be text throughout"):
        Quiz(items=[item], references={"own2020": entry})


def test_only_the_references_in_use_travel_with_the_widget():
    assert {
        "fradkin2010warmup", "soligard2016ioc", "bieringsorensen1984physical", "helsenorge_rygg", "behm2016stretch"
    } == set(quiz().references)  # fmt: skip


def test_the_score_is_that_of_the_answers_that_came_back():
    shown = quiz(answers={"one": 0, "several": [0], "growth": "2,1"})
    assert QuizScore(1.5, 5, 3) == shown.score
    shown.answers = RIGHT
    assert 1 == shown.score.share


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"two": 1}, "There is no item 'two' in this quiz to answer; the items are one, several"),
        (
            {"one": 3},
            "3 cannot be an answer to one, which is of the kind single: give the number of the option",
        ),
        ({"several": []}, "several: give a list of the options' numbers"),
        ({"growth": "mange"}, "number: give a number"),
        ({"ramp": [0, 1]}, "ordering: give a list with the number of every step once"),
        ({"pairs": [None, None, None]}, "matching: give a list with the number of a choice"),
    ],
)
def test_an_answer_that_cannot_be_one_is_refused_with_what_to_give(answers, says):
    shown = quiz()
    with pytest.raises(traitlets.TraitError) as raised:
        shown.answers = answers
    assert says in str(raised.value)
    assert {} == shown.answers


def test_a_new_bank_brings_its_references_and_drops_the_answers_it_has_no_place_for():
    shown = quiz(answers={"one": 2, "growth": "2"})
    shorter = {**ITEMS[0], "options": [option("a", "correct", refs=["helsenorge_rygg"]), option("b")]}
    shown.bank = {"title": TITLE, "items": [shorter, ITEMS[2]]}

    assert {"growth": "2"} == shown.answers
    assert "helsenorge_rygg" in shown.references
    with pytest.raises(traitlets.TraitError, match="prøve, field items: has 0 and must have at least 1"):
        shown.bank = {"title": TITLE, "items": []}


@pytest.mark.parametrize(
    "traits", [{}, {"items": ITEMS, "bank": {"title": TITLE, "items": ITEMS}}], ids=["neither", "both"]
)
def test_a_quiz_is_made_of_items_or_of_a_bank(traits):
    with pytest.raises(ValueError, match="made of items or of a bank, one of the two"):
        Quiz(**traits)


def test_a_bank_keeps_its_own_title():
    with pytest.raises(ValueError, match="A bank has its own title"):
        Quiz(bank={"title": TITLE, "items": ITEMS}, title=TITLE)


def test_a_bank_of_the_course_knows_what_it_and_its_questions_were_called_before(monkeypatch):
    listed = Renames(
        {"heating": "warm_up"}, {"warm_up.order": "warm_up.ramp_order", "warm_up.odd": None}, {}, {}
    )
    monkeypatch.setattr("training_safety.widgets.quiz.widget.renames", lambda: listed)
    assert {"names": ["heating"], "items": {"order": "ramp_order", "odd": None}} == Quiz.from_bank(
        "warm_up"
    ).former
    assert {} == Quiz.from_bank("gradual_progression").former
    assert {} == Quiz(items=ITEMS).former


def test_a_quiz_without_a_name_has_links_to_its_questions_all_the_same():
    assert f'id="quiz-own-{ITEMS[0]["id"]}-nb"' in still(Quiz(items=ITEMS))


def test_the_text_that_a_notebook_gets_is_one_module_without_imports(node, tmp_path):
    module = tmp_path / "quiz.mjs"
    module.write_text(Quiz._esm, encoding="utf-8")
    assert "\nimport " not in module.read_text(encoding="utf-8")
    code = f"const {{ default: widget }} = await import({json.dumps(module.as_uri())}); console.log(typeof widget.render)"
    run = subprocess.run(
        [node, "--input-type=module", "-e", code], capture_output=True, text=True, check=True
    )
    assert "function" == run.stdout.strip()


def test_a_question_written_shortly_reaches_the_page_written_out(tmp_path):
    earlier = {"title": TITLE, "items": [{**ITEMS[0], "id": "first_one"}]}
    short = {
        "id": "short_one",
        "stem": text("Hva?"),
        "refs": ["fradkin2010warmup"],
        "options": [
            {"correct": text("a"), "feedback": text("ja")},
            {"wrong": text("b"), "feedback": text("nei")},
        ],
    }
    later = {"title": TITLE, "items": [short, {"retrieval": ["earlier.first_one"]}]}
    for name, bank in (("earlier", earlier), ("later", later)):
        (tmp_path / f"{name}.yml").write_text(yaml.safe_dump(bank, allow_unicode=True), encoding="utf-8")

    shown = Quiz.from_bank(tmp_path / "later.yml")
    first, second = shown.bank["items"]

    assert ("single", ["fradkin2010warmup"]) == (first["kind"], first["options"][1]["refs"])
    assert ("first_one", "earlier", ITEMS[0]["stem"]) == (second["id"], second["from"], second["stem"])
    assert "fradkin2010warmup" in shown.references
    shown.answers = {"short_one": 0, "first_one": 0}
    assert 2 == shown.score.answered
    assert text("Hva?")["nb"] in still(shown)


def test_a_bank_given_later_is_written_out_too():
    shown = quiz()
    shown.bank = {"title": TITLE, "items": ITEMS[:1]}

    assert PAGE_BANK["items"][0]["kind"] == shown.bank["items"][0]["kind"]
    assert [item.id for item in shown.questions.items] == [ITEMS[0]["id"]]
