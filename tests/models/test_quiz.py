import copy
import itertools
import json
import locale
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_items import authored
from training_safety.course_data import course_file
from training_safety.models.quiz.quiz import (
    Matching,
    Ordering,
    QuizBankError,
    QuizScore,
    bank_data,
    bank_from_mapping,
    bank_problems,
    banks_beside,
)
from training_safety.models.quiz.quiz_questions import hash32
from training_safety.site import schema_sentences
from training_safety.site.quizzes import check_banks, load_bank
from vector_files import vectors_of

VECTORS = vectors_of("quiz_scoring")


def text(words: str) -> dict[str, str]:
    return {"nb": f"{words} nb", "en": f"{words} en"}


FEEDBACK = {"correct": text("correct"), "wrong": text("wrong")}


def whole(item: dict) -> dict:
    """The item of a vector with the words that the vector leaves out."""
    full = {"id": "item", "stem": text("stem"), "refs": ["a2000b"], **item}
    if "options" in item:
        full["options"] = [
            {"text": text(f"option {index}"), "feedback": text("why"), **option}
            for index, option in enumerate(item["options"])
        ]
        return authored(full)
    full |= {"feedback": FEEDBACK}
    if "steps" in item:
        full["steps"] = [text(f"step {index}") for index in range(len(item["steps"]))]
    if "pairs" in item:
        full["pairs"] = [
            {"left": text(f"left {index}"), "right": text(pair["right"])}
            for index, pair in enumerate(item["pairs"])
        ]
    return authored(full)


def bank_of(*items: dict) -> dict:
    return {"title": text("title"), "items": [whole(item) for item in items]}


def question(item: dict):
    return bank_from_mapping(bank_of(item)).items[0]


SINGLE = {
    "id": "single_one",
    "options": [{"correct": True}, {"misconception": "M01", "refs": ["c2001d"]}, {}],
}
SEVERAL = {"id": "several_one", "kind": "several", "options": [{"correct": True}, {"correct": True}, {}]}
NUMBER = {
    "id": "number_one",
    "kind": "number",
    "answer": 2.85,
    "tolerance": 0.05,
    "unit": text("ganger"),
    "hint": text("hint"),
    "near": [
        {
            "value": 2.1,
            "tolerance": 0.05,
            "feedback": text("linear"),
            "misconception": ["M23"],
            "refs": ["c2001d"],
        },
        {"value": 2, "tolerance": 0.5, "feedback": text("far")},
    ],
}
ORDERING = {"id": "ordering_one", "kind": "ordering", "steps": [{}, {}, {}, {}]}
MATCHING = {
    "id": "matching_one",
    "kind": "matching",
    "pairs": [{"right": "a"}, {"right": "b"}, {"right": "a"}],
}
GOOD = bank_of(SINGLE, SEVERAL, NUMBER, ORDERING, MATCHING)


# Scoring


@pytest.mark.parametrize(
    ("item", "case"),
    [
        pytest.param(group["item"], case, id=f"{group['why'].split(':')[0]}-{case['answer']}")
        for group in VECTORS["scoring"]
        for case in group["cases"]
    ],
)
def test_an_answer_scores_what_the_shared_vectors_say(item, case):
    score = question(item).score(case["answer"])

    assert score is None if case["score"] is None else case["score"] == pytest.approx(score)


@pytest.mark.parametrize(
    ("items", "case"), [(bank["items"], case) for bank in VECTORS["banks"] for case in bank["cases"]]
)
def test_a_bank_scores_what_the_shared_vectors_say(items, case):
    bank = bank_from_mapping(bank_of(*items))

    assert QuizScore(case["points"], len(items), case["answered"]) == bank.score(case["answers"])


@pytest.mark.parametrize("case", VECTORS["hashes"], ids=lambda case: case["text"] or "empty")
def test_the_hash_is_the_one_of_the_shared_vectors(case):
    assert case["hash"] == hash32(case["text"])


@pytest.mark.parametrize("case", VECTORS["orders"], ids=lambda case: case["why"])
def test_the_order_on_the_page_is_the_one_of_the_shared_vectors(case):
    assert tuple(case["order"]) == question(case["item"]).shown_order(case["shuffle"])


def test_points_are_a_decimal_number_before_anything_is_answered_too():
    score = bank_from_mapping(GOOD).score({})

    assert (0, 5, 0) == (score.points, score.possible, score.answered)
    assert isinstance(score.points, float)


def test_the_share_of_a_score_counts_what_is_not_answered_as_no_points():
    assert 0.25 == QuizScore(1.0, 4, 2).share


ANSWERS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.integers(-1, 6),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(), inner, max_size=2),
)


@settings(deadline=None)  # cores may be shared
@given(ANSWERS, st.sampled_from([SINGLE, SEVERAL, NUMBER, ORDERING, MATCHING]))
def test_whatever_the_answer_is_it_scores_from_0_to_1_or_is_no_answer(answer, item):
    score = question(item).score(answer)

    assert score is None or 0 <= score <= 1


@settings(deadline=None)  # cores may be shared
@given(st.permutations(range(5)))
def test_an_order_scores_as_its_mirror_would_lose_and_1_only_when_it_is_right(order):
    item = question({"kind": "ordering", "steps": [{}] * 5})
    pairs = list(itertools.combinations(order, 2))
    concordant = sum(first < second for first, second in pairs)

    assert max(0.0, 2 * concordant / len(pairs) - 1) == pytest.approx(item.score(order))
    assert (item.score(order) == 1) == (list(order) == sorted(order))
    assert min(item.score(order), item.score(order[::-1])) == 0


@settings(deadline=None)  # cores may be shared
@given(st.sets(st.integers(0, 4), min_size=1))
def test_ticks_score_the_same_in_any_order_and_all_right_ticks_score_1(ticked):
    item = question({"kind": "several", "options": [{"correct": index < 3} for index in range(5)]})

    assert item.score(sorted(ticked)) == item.score(sorted(ticked, reverse=True))
    assert (item.score(list(ticked)) == 1) == (ticked == {0, 1, 2})


@settings(deadline=None)  # cores may be shared
@given(st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True), st.integers(3, 8))
def test_steps_are_shown_in_some_order_that_is_not_the_right_one(key, size):
    order = question({"id": key, "kind": "ordering", "steps": [{}] * size}).shown_order()

    assert list(range(size)) == sorted(order)
    assert tuple(range(size)) != order


def test_the_right_option_has_no_favourite_place():
    places = [
        question({"id": f"item_{n}", "kind": "single", "options": [{"correct": True}, {}, {}]})
        .shown_order()
        .index(0)
        for n in range(900)
    ]

    assert all(240 < places.count(place) < 360 for place in range(3))


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("2,1", "linear nb"),
        ("2,06", "linear nb"),
        ("1,6", "far nb"),
        ("2,85", None),
        ("2,8", None),
        ("9", None),
        ("?", None),
    ],
)
def test_a_typical_wrong_number_is_told_from_a_right_one_and_from_others(answer, says):
    miss = question(NUMBER).near_miss(answer)

    assert says == (miss and miss.feedback["nb"])


def test_a_right_number_is_no_typical_wrong_one_though_it_lies_within_reach_of_it():
    item = question({**NUMBER, "near": [{"value": 2.7, "tolerance": 0.15, "feedback": text("close")}]})

    assert 1 == item.score("2,82")
    assert item.near_miss("2,82") is None
    assert "close nb" == item.near_miss("2,78").feedback["nb"]


def test_choices_that_say_the_same_are_one_choice():
    item = question(MATCHING)

    assert isinstance(item, Matching)
    assert ["a nb", "b nb"] == [choice["nb"] for choice in item.choices]
    assert (0, 1, 0) == item.solution


# Reading a bank


def test_a_whole_bank_is_read_with_all_its_parts():
    bank = bank_from_mapping(GOOD, "good.yml", {"a2000b", "c2001d"})

    assert ["single", "several", "number", "ordering", "matching"] == [item.kind for item in bank.items]
    assert "title en" == bank.title["en"]
    assert ("M01",) == bank.items[0].options[1].misconceptions
    assert ("M23",) == bank.items[2].near[0].misconceptions
    assert "hint nb" == bank.items[2].hint["nb"]
    assert isinstance(bank.items[3], Ordering)
    assert "step 2 en" == bank.items[3].steps[2]["en"]


def with_change(path: str, value=...) -> dict:
    """GOOD with one place changed, or taken out."""
    data = copy.deepcopy(GOOD)
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    place = data
    for step in way:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return data


WRONG = [
    ("title/en", ..., "x.yml, field title.en: is missing."),
    ("title", "Tittel", "x.yml, field title: must be a mapping with nb, en, not 'Tittel'."),
    ("items", [], "x.yml, field items: has 0 and must have at least 1."),
    ("items", {}, "x.yml, field items: must be a list of at least 1, each line beginning with a hyphen, not {}."),
    ("items/1", "tekst", "x.yml, item number 2: must be a mapping with id, stem and more, not 'tekst'."),
    ("items/0/id", ..., "x.yml, item number 1, field id: is missing."),
    ("items/0/id", "Én ting", "x.yml, item Én ting, field id: must be small letters, digits and underscores, such as ramp_order, not 'Én ting'."),
    ("items/1/id", "single_one", "x.yml, item single_one, field id: is used twice in this bank; give each item an id of its own."),
    ("items/0/kind", None, "x.yml, item single_one, field kind: is None; leave it out, or write several where more than one option is right."),
    ("items/0/kind", "single", "x.yml, item single_one, field kind: is 'single'; leave it out, or write several where more than one option is right."),
    ("items/3/kind", "several", "x.yml, item ordering_one, field kind: is 'several'; leave it out, or write several where more than one option is right."),
    ("items/0", {"id": "first", "stem": text("stem"), "refs": ["a2000b"]}, "x.yml, item first: is no question yet; write one of options, pairs, steps, answer."),
    ("items/0/objective", "2.5b", "x.yml, item single_one, field objective: must be the id of an objective in objectives.yml, such as 2.5-b, not '2.5b'."),
    ("items/0/objective", 2.5, "x.yml, item single_one, field objective: must be the id of an objective in objectives.yml, such as 2.5-b, not 2.5."),
    ("items/0/from", True, "x.yml, item single_one, field from: must be the name of an earlier page, such as what_is_it, not True."),
    ("items/0/retrieval", ["what_is_it.peak"], "x.yml, item number 1, field id: is not known; the fields here are retrieval."),
    ("items/0", {"retrieval": []}, "x.yml, item number 1, field retrieval: has 0 and must have at least 1."),
    ("items/0", {"retrieval": ["peak"]}, "x.yml, item number 1, field retrieval[0]: must be bank.item_id, such as what_is_it.peak_of_soreness, not 'peak'."),
    ("items/0", {"retrieval": ["../a.peak"]}, "x.yml, item number 1, field retrieval[0]: must be bank.item_id, such as what_is_it.peak_of_soreness, not '../a.peak'."),
    ("items/0", {"retrieval": ["what_is_it.peak"]}, "x.yml, item number 1, field retrieval[0]: names what_is_it.peak, and this quiz is no file beside other banks; write the question here."),
    ("items/0/refs", ["zzz"], "x.yml, item single_one, field refs[0]: references.bib has no zzz; add it there or take it out."),
    ("items/0/refs", ..., "x.yml, item single_one, field refs: is missing."),
    ("items/0/stem/nb", "  ", "x.yml, item single_one, field stem.nb: is empty; write the text in both languages."),
    ("items/0/stem/nb", None, "x.yml, item single_one, field stem.nb: is empty; write the text in both languages."),
    ("items/0/stem/en", False, "x.yml, item single_one, field stem.en: must be text, not False; put it in quotes."),
    ("items/0/stem/de", "Wort", "x.yml, item single_one, field stem.de: is not known; the fields here are nb, en."),
    ("items/0/hnit", text("x"), "x.yml, item single_one, field hnit: is not known; did you mean hint?"),
    ("items/0/options", ..., "x.yml, item single_one: is no question yet; write one of options, pairs, steps, answer."),
    ("items/0/options/0", {"wrong": text("c"), "feedback": text("why")}, "x.yml, item single_one, field options: has 0 that are correct and must have exactly one."),
    ("items/0/options/2", {"correct": text("c"), "feedback": text("why")}, "x.yml, item single_one, field options: has 2 that are correct and must have exactly one."),
    ("items/0/options/2/correct", text("c"), "x.yml, item single_one, field options[2]: has wrong and correct; write its words once, under correct, wrong or a code such as M12."),
    ("items/0/options/2", {"text": text("c"), "correct": True, "feedback": text("why")}, "x.yml, item single_one, field options[2].text: is not known; the fields here are correct, feedback, refs."),
    ("items/0/options/2", {"text": text("c"), "feedback": text("why")}, "x.yml, item single_one, field options[2]: is neither right nor wrong; write its words once, under correct, wrong or a code such as M12."),
    ("items/0/options/1/feedback/en", ..., "x.yml, item single_one, field options[1].feedback.en: is missing."),
    ("items/0/options/1/refs", [], "x.yml, item single_one, field options[1].refs: has 0 and must have at least 1."),
    ("items/0/options/1/refs", "a2000b", "x.yml, item single_one, field options[1].refs: must be a list of at least 1, each line beginning with a hyphen, not 'a2000b'."),
    ("items/0/options/1/refs", ["a2000b", "a2000b"], "x.yml, item single_one, field options[1].refs[1]: names a2000b a second time; take one out."),
    ("items/0/options/1/refs", ["a2000c"], "x.yml, item single_one, field options[1].refs[0]: references.bib has no a2000c; did you mean a2000b?"),
    ("items/0/options/1/refs", ["zzz"], "x.yml, item single_one, field options[1].refs[0]: references.bib has no zzz; add it there or take it out."),
    ("items/0/options/1/refs", [7], "x.yml, item single_one, field options[1].refs[0]: must be a key of references.bib, not 7."),
    ("items/0/options/2", {"M28": text("c"), "feedback": text("why")}, "x.yml, item single_one, field options[2].M28: must be a code from M01 to M27, not 'M28'."),
    ("items/0/options/2", {"M1": text("c"), "feedback": text("why")}, "x.yml, item single_one, field options[2].M1: must be a code from M01 to M27, not 'M1'."),
    ("items/0/options/2/misconception", "M01", "x.yml, item single_one, field options[2].misconception: is not known; the fields here are wrong, feedback, refs."),
    ("items/0/options/1/M01", text("option 0"), "x.yml, item single_one, field options[1].M01.nb: says the same as options[0].correct.nb; change one."),
    ("items/1/options/0", 3, "x.yml, item several_one, field options[0]: must be a mapping with correct, wrong or M12, feedback, refs, not 3."),
    ("items/2/answer", "2,85", "x.yml, item number_one, field answer: must be a number written with a point, such as 2.85, not '2,85'."),
    ("items/2/answer", True, "x.yml, item number_one, field answer: must be a number written with a point, such as 2.85, not True."),
    ("items/2/answer", float("inf"), "x.yml, item number_one, field answer: must be a number written with a point, such as 2.85, not inf."),
    ("items/2/tolerance", -0.1, "x.yml, item number_one, field tolerance: is -0.1 and must be 0 or more."),
    ("items/2/near/0/value", 2.8, "x.yml, item number_one, field near[0].value: is 2.8, which counts as right; mend one of them."),
    ("items/2/feedback/wrong", ..., "x.yml, item number_one, field feedback.wrong: is missing."),
    ("items/3/steps/2/en", ..., "x.yml, item ordering_one, field steps[2].en: is missing."),
    ("items/3/steps", [text("a"), text("b")], "x.yml, item ordering_one, field steps: has 2 and must have 3 to 8."),
    ("items/3/steps/3", text("step 1"), "x.yml, item ordering_one, field steps[3].nb: says the same as steps[1].nb; change one."),
    ("items/4/pairs/1/right/en", "", "x.yml, item matching_one, field pairs[1].right.en: is empty; write the text in both languages."),
    ("items/4/pairs/1/right", text("a"), "x.yml, item matching_one, field pairs: has the same right side everywhere; there must be two or more to choose from."),
    ("items/4/refs", ..., "x.yml, item matching_one, field refs: is missing."),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "sentence"), WRONG, ids=[f"{w[0]}={w[1]}" for w in WRONG])
def test_what_is_wrong_is_said_with_file_item_and_field(path, value, sentence):
    with pytest.raises(QuizBankError) as raised:
        bank_from_mapping(with_change(path, value), "x.yml", {"a2000b", "c2001d"})

    assert sentence == str(raised.value)


@pytest.mark.parametrize("data", [None, [], "tekst", 3], ids=str)
def test_a_bank_that_is_no_mapping_is_refused(data):
    with pytest.raises(QuizBankError, match=r"^x\.yml: must be a mapping with title, items"):
        bank_from_mapping(data, "x.yml")


SHORT = """
title: {nb: t, en: t}
items:
- id: choose
  objective: 2.5-b
  refs: [a2000b]
  stem: {nb: s, en: s}
  options:
  - correct: {nb: a, en: a}
    feedback: {nb: f, en: f}
  - M26 M27: {nb: b, en: b}
    feedback: {nb: f, en: f}
    refs: [c2001d]
  - wrong: {nb: c, en: c}
    feedback: {nb: f, en: f}
- id: match
  from: what_is_it
  refs: [a2000b]
  stem: {nb: s, en: s}
  pairs:
  - {left: {nb: a, en: a}, right: {nb: x, en: x}}
  - {left: {nb: b, en: b}, right: {nb: y, en: y}}
  feedback: {correct: {nb: f, en: f}, wrong: {nb: f, en: f}}
- id: exactly
  refs: [a2000b]
  stem: {nb: s, en: s}
  answer: 3
  feedback: {correct: {nb: f, en: f}, wrong: {nb: f, en: f}}
"""


def test_an_author_writes_only_what_is_the_question_s_own():
    data = yaml.safe_load(SHORT)
    bank = bank_from_mapping(data, "short.yml", {"a2000b", "c2001d"})
    choose, match, exactly = bank.items

    assert ["single", "matching", "number"] == [item.kind for item in bank.items]
    assert [True, False, False] == [option.correct for option in choose.options]
    assert [("a2000b",), ("c2001d",), ("a2000b",)] == [option.refs for option in choose.options]
    assert [(), ("M26", "M27"), ()] == [option.misconceptions for option in choose.options]
    assert ("2.5-b", None) == (choose.objective, choose.returns_to)
    assert (None, "what_is_it") == (match.objective, match.returns_to)
    assert 0 == exactly.tolerance
    assert [] == schema_problems(data)


def test_a_page_gets_a_bank_written_out_and_it_is_the_same_bank():
    for written in (yaml.safe_load(SHORT), GOOD):
        bank = bank_from_mapping(written)
        data = bank.data()
        again = {**data, "items": [authored(item) for item in data["items"]]}

        assert bank == bank_from_mapping(again)
    short = bank_from_mapping(yaml.safe_load(SHORT)).data()["items"]
    assert ["single", "matching", "number"] == [item["kind"] for item in short]
    assert [["a2000b"], ["c2001d"], ["a2000b"]] == [option["refs"] for option in short[0]["options"]]
    assert {"correct": True, "text": text_of("a"), "feedback": text_of("f"), "refs": ["a2000b"]} == short[0][
        "options"
    ][0]
    assert (True, "what_is_it") == (short[1]["retrieval"], short[1]["from"])


def text_of(words: str) -> dict[str, str]:
    return {"nb": words, "en": words}


def test_a_question_from_an_earlier_chapter_keeps_its_id_and_its_words(tmp_path):
    write(tmp_path, "what_is_it.yml", GOOD)
    path = write(
        tmp_path,
        "causes.yml",
        {"title": text("t"), "items": [{"retrieval": ["what_is_it.number_one", "what_is_it.single_one"]}]},
    )
    others = banks_beside(path, yaml.safe_load)
    data = bank_data(path, yaml.safe_load)
    bank = bank_from_mapping(data, "causes.yml", other_bank=others)
    earlier = {item.id: item for item in bank_from_mapping(GOOD).items}

    assert ["number_one", "single_one"] == [item.id for item in bank.items]
    assert {"what_is_it"} == {item.returns_to for item in bank.items}
    assert earlier["number_one"].stem == bank.items[0].stem
    assert [] == schema_problems(data)
    assert bank == load_bank(path)


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["nowhere.peak"], "retrieval[0]: there is no bank nowhere.yml; mend the name, or write the bank first."),
        (["first.single_on"], "retrieval[0]: first.yml has no item single_on; did you mean first.single_one?"),
        (["first.peak"], "retrieval[0]: first.yml has no item peak; mend the name."),
        (["first.single_one", "first.single_one"], "retrieval[1]: this bank has an item single_one already; give the other one another id."),
        (["first.returning"], "retrieval[0]: names first.returning, which is itself from an earlier chapter; name the first one."),
        (["first.number_one"], "retrieval[0]: the item it names is not whole; mend it first: first.yml, item number_one, field stem.en: is missing."),
        (["broken.peak"], "retrieval[0]: names broken.peak, whose bank cannot be read: broken.yml: is not UTF-8 text (byte 12); save it as UTF-8."),
    ],
    ids=["bank", "slip", "item", "twice", "chain", "broken-item", "broken-bank"],
)  # fmt: skip
def test_a_question_that_cannot_be_fetched_is_told_by_what_it_names(tmp_path, names, sentence):
    first = with_change("items/2/stem/en")
    first["items"].append({**whole({**SINGLE, "id": "returning"}), "from": "before"})
    write(tmp_path, "first.yml", first)
    (tmp_path / "broken.yml").write_bytes(b"title: {nb: \xe5}")
    path = write(tmp_path, "later.yml", {"title": text("t"), "items": [{"retrieval": names}]})

    with pytest.raises(QuizBankError) as raised:
        load_bank(path)
    assert f"later.yml, item number 1, field {sentence}" == str(raised.value)


def test_all_problems_are_told_at_once_and_none_twice():
    data = with_change("items/0/stem/en")
    data["items"][3]["steps"][0]["nb"] = ""
    data["items"][4]["pairs"] = 3

    assert ["stem.en", "steps[0].nb", "pairs"] == [problem.field for problem in bank_problems(data)]


# The schema says the same as the reading does


def schema_problems(data) -> list:
    return schema_sentences.schema_problems(data, course_file("quizzes/schema.json"))


def places(value, path=()):
    yield path
    entries = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, part in entries:
        yield from places(part, (*path, key))


@settings(deadline=None)  # cores may be shared
@given(
    st.sampled_from([path for path in places(GOOD) if path]),
    st.sampled_from(
        [
            ...,
            None,
            "",
            " ",
            "tekst",
            0,
            -1,
            2.5,
            True,
            False,
            [],
            ["x"],
            {},
            {"nb": "a"},
            {"nb": "a", "en": "b"},
        ]
    ),
)
def test_what_the_schema_refuses_the_reading_refuses_too(path, value):
    data = with_change("/".join(map(str, path)), value)

    if schema_problems(data):
        assert bank_problems(data)


# What a schema cannot say, or cannot know.
BEYOND_SCHEMA = {
    "says the same",
    "is used twice",
    "counts as right",
    "references.bib has no",
    "no file beside other banks",
    "'M28'",  # the catalogue stands in Python
    "the same right side",
    "not inf",
}


@pytest.mark.parametrize(("path", "value", "sentence"), WRONG, ids=[f"{w[0]}={w[1]}" for w in WRONG])
def test_an_editor_with_the_schema_marks_the_same_mistakes(path, value, sentence):
    if not any(words in sentence for words in BEYOND_SCHEMA):
        assert schema_problems(with_change(path, value))


def test_the_schema_accepts_a_good_bank():
    assert [] == schema_problems(GOOD)


# Files


def write(folder: Path, name: str, data) -> Path:
    path = folder / name
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return path


def test_all_banks_of_a_folder_are_checked_and_all_their_problems_told(tmp_path):
    write(tmp_path, "a.yml", GOOD)
    write(tmp_path, "b.yml", with_change("items/3/steps/2/en"))
    write(tmp_path, "c.yaml", with_change("items/0/options/1/refs", ["zzz"]))
    (tmp_path / "d.yml").write_text("title: {nb: x\nitems: [", encoding="utf-8")
    (tmp_path / "e.yml").write_bytes(b"title: {nb: \xe5}")
    (tmp_path / "notes.txt").write_text("not a bank")

    told = check_banks(tmp_path, {"a2000b", "c2001d"})

    assert "b.yml, item ordering_one, field steps[2].en: is missing." == told[0]
    assert (
        "c.yaml, item single_one, field options[1].refs[0]: references.bib has no zzz; add it there or take it out."
        == told[1]
    )
    assert told[2].startswith("d.yml, line 2, column 6: cannot be read: ")
    assert "e.yml: is not UTF-8 text (byte 12); save it as UTF-8." == told[3]
    assert 4 == len(told)


def test_a_fresh_folder_has_nothing_to_complain_of(tmp_path):
    assert [] == check_banks(tmp_path)


def test_a_bank_is_loaded_from_its_file(tmp_path):
    assert 5 == len(load_bank(write(tmp_path, "a.yml", GOOD), {"a2000b", "c2001d"}).items)
    with pytest.raises(QuizBankError, match=r"^b\.yml, item matching_one, field refs: is missing\.$"):
        load_bank(write(tmp_path, "b.yml", with_change("items/4/refs")))


def test_a_reader_of_another_format_may_be_brought_along(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps(GOOD), encoding="utf-8")
    assert GOOD == bank_data(path, json.loads)
    path.write_text("{", encoding="utf-8")
    with pytest.raises(QuizBankError, match=r"^a\.json: cannot be read: "):
        bank_data(path, json.loads)


class UnreadableError(Exception):
    """What the reader of some format raises; ``problem`` is its own word for what is wrong."""

    problem = None


@pytest.mark.parametrize(("problem", "told"), [(None, "a whole page of trouble"), ("a tab", "a tab")])
def test_a_file_that_cannot_be_read_gets_the_reader_s_own_words_and_where_to_look(tmp_path, problem, told):
    def parse(_):
        error = UnreadableError("a whole page of trouble")
        error.problem = problem
        raise error

    path = tmp_path / "a.txt"
    path.write_text("-", encoding="utf-8")
    with pytest.raises(QuizBankError) as raised:
        bank_data(path, parse)
    assert f"a.txt: cannot be read: {told}. Look at the indentation, the quotes and the colons." == str(
        raised.value
    )


def test_a_bank_is_utf_8_on_a_machine_with_another_encoding_too(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{"title": "Økt på nytt"}', encoding="utf-8")
    own = locale.setlocale(locale.LC_CTYPE)
    locale.setlocale(locale.LC_CTYPE, "C")
    try:
        data = bank_data(path, json.loads)
    finally:
        locale.setlocale(locale.LC_CTYPE, own)

    assert {"title": "Økt på nytt"} == data


def test_the_courses_own_banks_have_no_problem():
    folder = course_file("quizzes/schema.json").parent

    assert [] == check_banks(folder)
    assert list(folder.glob("*.yml"))


def test_the_courses_own_banks_can_be_read_without_scrolling_sideways():
    banks = course_file("quizzes/schema.json").parent.glob("*.yml")
    long = [
        f"{path.name}:{number}"
        for path in banks
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > 120
    ]

    assert [] == long
