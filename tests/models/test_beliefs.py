import json
import re

import pytest
import yaml
from pybtex.database import parse_file

from training_safety.course_data import course_file
from training_safety.models.quiz.beliefs import (
    LONGEST_FILE,
    Change,
    Direction,
    Statement,
    Summary,
    answers_from_json,
    changes,
    statements_from_data,
    summary,
)
from vector_files import vectors_of

VECTORS = vectors_of("beliefs")
STATEMENTS = [
    Statement(s["id"], "M01", Direction(s["direction"]), ("C01",), ("a2000b",), {}, {})
    for s in VECTORS["statements"]
]
# What the sentence says for each problem that the browser's side has a word for.
SENTENCES = {
    "not_json": "is not JSON",
    "not_ours": "not answers from the survey|holds answers to|no answers to the statements",
    "other_version": "has version .* reads 1",
    "bad_answer": "no whole number from 0 to 10",
}
WELL_FORMED = {
    "id": "stay-active",
    "misconception": "M02",
    "direction": "agree",
    "claims": ["C40"],
    "refs": ["dahm2010rest"],
    "text": {"nb": "Det er bra.", "en": "It is good."},
    "verdict": {"nb": "Ja.", "en": "Yes."},
}


@pytest.fixture(scope="module")
def course():
    path = course_file("beliefs.yml")
    return statements_from_data(yaml.safe_load(path.read_text(encoding="utf-8")), path.name)


@pytest.mark.parametrize("case", VECTORS["changes"], ids=lambda case: case["why"])
def test_changes_and_their_summary_follow_the_shared_vectors(case):
    compared = changes(STATEMENTS, case["answers"])

    assert case["steps"] == [change.steps for change in compared]
    assert case["towards"] == [change.towards_evidence for change in compared]
    assert Summary(**case["summary"]) == summary(compared)


@pytest.mark.parametrize("case", VECTORS["files"], ids=lambda case: case["why"])
def test_a_file_of_answers_is_read_or_refused_as_in_the_browser(case):
    if "answers" in case:
        read = answers_from_json(case["text"], STATEMENTS)
        assert case["answers"] == read
        assert {int} == {type(value) for given in read.values() for value in given.values()}
    else:
        with pytest.raises(ValueError, match=SENTENCES[case["problem"]]):
            answers_from_json(case["text"], STATEMENTS)


DOWNLOADED = {
    "kind": "trygg-trening/beliefs",
    "version": 1,
    "survey": "beliefs",
    "before": {"a-agree": 1},
    "after": {},
}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "The file is not JSON. Choose the file you downloaded from the survey."),
        ("[]", "The file is not answers from the survey. Choose the file you downloaded there."),
        ({"survey": "sleep"}, "The file holds answers to 'sleep'; this survey is 'beliefs'."),
        ({"version": 2}, "The file has version 2; this edition reads 1."),
        ({"after": {"a-agree": 11}}, "The file holds an answer that is no whole number from 0 to 10."),
        ({"before": {"gone": 1}}, "The file holds no answers to the statements in this survey."),
    ],
    ids=["half a file", "a list", "survey", "version", "answer", "statement"],
)
def test_a_refused_file_gets_a_sentence_that_says_what_it_holds_and_what_to_choose(text, sentence):
    given = text if isinstance(text, str) else json.dumps(DOWNLOADED | text)

    with pytest.raises(ValueError, match="file") as refusal:
        answers_from_json(given, STATEMENTS)
    assert sentence == str(refusal.value)
    assert {"before": {"a-agree": 1}, "after": {}} == answers_from_json(json.dumps(DOWNLOADED), STATEMENTS)


def test_a_file_that_is_far_too_long_or_deep_is_refused_with_a_sentence():
    with pytest.raises(ValueError, match="not answers from the survey"):
        answers_from_json(" " * (LONGEST_FILE + 1), STATEMENTS)
    with pytest.raises(ValueError, match="not JSON"):
        answers_from_json("[" * LONGEST_FILE, STATEMENTS)


@pytest.mark.parametrize("value", [-1, 11, 2.5, True, "7", None, float("nan")])
def test_an_answer_off_the_scale_is_refused_with_its_statement(value):
    with pytest.raises(ValueError, match=r"'a-agree' is .*whole number from 0 to 10"):
        changes(STATEMENTS, {"before": {"a-agree": value}, "after": {}})


def test_a_change_keeps_its_order_and_its_two_answers():
    first, *_ = changes(STATEMENTS, {"before": {"a-agree": 0}, "after": {"a-agree": 10}})

    assert Change("a-agree", Direction.AGREE, 0, 10) == first


def test_one_step_is_a_change_like_any_other():
    compared = changes(
        STATEMENTS,
        {"before": {"a-agree": 5, "b-disagree": 5, "c-agree": 5}, "after": {"a-agree": 6, "b-disagree": 6}},
    )

    assert Summary(both=2, towards=1, away=1, same=0) == summary(compared)


def test_a_round_that_was_not_taken_is_a_round_without_answers():
    only_before, only_after = (
        changes(STATEMENTS, {"before": {"a-agree": 3}}),
        changes(STATEMENTS, {"after": {}}),
    )

    assert (3, None) == (only_before[0].before, only_before[0].after)
    assert {(None, None)} == {(change.before, change.after) for change in only_after}


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("id", "Stay active", "small letters"),
        ("id", 7, "small letters"),
        ("misconception", "M28", "M01 to M27"),
        ("misconception", None, "M01 to M27"),
        ("direction", "partly", "agree or disagree"),
        ("claims", [], r"such as \[C01\]"),
        ("claims", "C01", r"such as \[C01\]"),
        ("claims", {"C01": "Ryggen tåler mye."}, r"such as \[C01\]"),
        ("claims", 7, r"such as \[C01\]"),
        ("refs", ["Dahm 2010"], "keys of references.bib"),
        ("text", {"nb": "Bare bokmål."}, "each language"),
        ("text", {"nb": "Ett.", "en": " "}, "each language"),
        ("verdict", "Ja.", "each language"),
        ("verdict", {"nb": "Ja.", "en": False}, "each language"),
        ("colour", "red", "no such field"),
    ],
)
def test_a_mistake_in_the_data_names_file_statement_and_field(field, value, sentence):
    broken = {**WELL_FORMED, field: value}

    with pytest.raises(ValueError, match=sentence) as refused:
        statements_from_data({"statements": [{**WELL_FORMED, "id": "first"}, broken]}, "mine.yml")

    assert f"mine.yml, statement 2 ({broken['id']}), field «{field}»" in str(refused.value)


ALL_FIELDS = "id, misconception, direction, claims, refs, text, verdict"


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        ("Trening", f"mine.yml, statement 1: found 'Trening'; write the fields {ALL_FIELDS}."),
        (
            {**WELL_FORMED, "direction": "partly"},
            "mine.yml, statement 1 (stay-active), field «direction»: found 'partly'; "
            "write agree or disagree, as the evidence does.",
        ),
        (
            {**WELL_FORMED, "colour": "red"},
            "mine.yml, statement 1 (stay-active), field «colour»: found 'red'; "
            f"there is no such field, use {ALL_FIELDS}.",
        ),
        (
            {field: value for field, value in WELL_FORMED.items() if field != "id"},
            "mine.yml, statement 1, field «id»: it is missing; "
            "use small letters, digits and hyphens, such as stay-active.",
        ),
    ],
    ids=["no mapping", "value", "unknown field", "no id"],
)
def test_a_mistake_in_the_data_is_told_with_its_place_what_stands_there_and_the_rule(item, sentence):
    with pytest.raises(ValueError, match="mine") as refusal:
        statements_from_data({"statements": [item]}, "mine.yml")
    assert sentence == str(refusal.value)


@pytest.mark.parametrize("field", WELL_FORMED)
def test_a_missing_field_is_named(field):
    less = {name: value for name, value in WELL_FORMED.items() if name != field}

    with pytest.raises(ValueError, match=rf"mine\.yml, statement 1.*, field «{field}»: it is missing"):
        statements_from_data({"statements": [less]}, "mine.yml")


def test_two_statements_may_not_share_an_id():
    with pytest.raises(ValueError, match=r"statement 2 \(stay-active\), field «id»: an earlier statement"):
        statements_from_data({"statements": [WELL_FORMED, WELL_FORMED]}, "mine.yml")


@pytest.mark.parametrize("data", [None, [], {}, {"statements": []}, {"statements": "none"}])
def test_a_file_without_statements_is_refused(data):
    with pytest.raises(ValueError, match=r"mine\.yml: give a list"):
        statements_from_data(data, "mine.yml")


def test_a_statement_that_is_no_mapping_is_refused():
    with pytest.raises(ValueError, match=r"mine\.yml, statement 1: found 'Trening'"):
        statements_from_data({"statements": ["Trening"]}, "mine.yml")


def test_the_course_has_twelve_statements_and_the_evidence_agrees_with_half(course):
    assert len(course) == 12
    assert sum(statement.direction is Direction.AGREE for statement in course) == 6


def test_the_direction_cannot_be_guessed_from_the_order(course):
    directions = [statement.direction for statement in course]
    runs = [len(run) for run in re.findall("A+|D+", "".join(d.name[0] for d in directions))]

    assert max(runs) <= 3
    assert set(runs) != {1}


def test_the_statements_cover_many_misconceptions_and_every_source_exists(course):
    entries = parse_file(course_file("references.bib")).entries

    assert len({statement.misconception for statement in course}) >= 10
    assert [ref for statement in course for ref in statement.refs if ref not in entries] == []


def test_the_statements_ask_nothing_about_the_readers_own_body_and_frighten_nobody(course):
    for statement in course:
        norwegian, english = statement.text["nb"].lower(), statement.text["en"].lower()
        assert not re.search(r"\b(min|mitt|mine|jeg|ryggen din|dine?)\b", norwegian), norwegian
        assert not re.search(r"\b(my|i|your)\b", english), english
        words = " ".join([norwegian, *statement.verdict.values()]).lower()
        assert not re.search(r"slitt|slitasje|ustabil|svak kjerne|feilstilling|farlig|dangerous", words), (
            words
        )


def test_a_statement_is_one_short_sentence_without_a_negation(course):
    for statement in course:
        for text in statement.text.values():
            assert len(re.findall(r"[.!?](?:\s|$)", text)) == 1
            assert len(text.split()) <= 16
            assert not re.search(r"\b(ikke|aldri|ingen|not|never)\b", text)
