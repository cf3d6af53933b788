"""What an author is told of a slip in an activity: one of each kind, whole, and then one place of it changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from course_files import TEXT, changed, problems, text
from training_safety.models.course.exercises import exercise_entries

REFS = ["a2000b"]
MARKS = [{"at": 20, "value": 37}, {"at": 80, "value": 96}]
ROW = {"value": 2.24, "low": 1.21, "high": 4.15, **text("row")}
GOOD: dict[str, Any] = {
    "share": {"kind": "guess", "objectives": ["2.1-a"], "ask": TEXT, "options": [text("few"), text("many")], "answer": 1, "reveal": TEXT, "refs": REFS},
    "age": {
        "kind": "slider", "show": "hundred", "echo": "share", "title": TEXT, "slider": TEXT, "says": {"nb": "{at} år", "en": "aged {at}"},
        "series": [{"id": "one", **text("one"), "marks": MARKS}], "refs": REFS,
    },
    "hours": {
        "kind": "timeline", "title": TEXT, "unit": "hour", "curve": "soreness", "says": {"nb": "{value} etter {at}", "en": "{value} after {at}"},
        "marks": [{"at": 24, "value": 82, **TEXT}, {"at": 48, "value": 100, "symptom_check": True, **TEXT, "refs": REFS}],
    },
    "sort": {
        "kind": "cards", "title": TEXT, "places": [{"id": "sore", **text("sore")}, {"id": "ask", **text("ask")}],
        "cards": [{"id": "both", **text("both"), "place": "sore", "feedback": TEXT}, {"id": "one", **text("one"), "place": "ask", "feedback": TEXT, "refs": REFS}, {"id": "groin", "place": "ask", "triage": "saddle"}],
    },
    "rank": {"kind": "order", "title": TEXT, "first": TEXT, "last": TEXT, "cards": [{"id": name, **text(name), "feedback": TEXT} for name in ("a", "b", "c")]},
    "causes": {
        "kind": "map", "title": TEXT, "nodes": [{"id": name, **text(name)} for name in ("sleep", "load", "pain")],
        "links": [{"from": "sleep", "to": "pain", "verdict": "partly", **TEXT, "refs": REFS}, {"from": "pain", "to": "sleep", "verdict": "weak", **TEXT}],
    },
    "odds": {"kind": "chart", "chart": "forest", "title": TEXT, "alt": TEXT, "axis": TEXT, "measure": "odds_ratio", "ticks": [1, 3, 10], "numbers": "wear", "rows": [{"id": "wear", **ROW}], "refs": REFS},
    "people": {"kind": "chart", "chart": "hundred", "title": TEXT, "alt": TEXT, "rows": [{"id": "ill", **text("ill"), "value": 9, "low": 5, "high": 14}, {**text("well"), "value": 3}]},
    "ruler": {"kind": "chart", "chart": "ruler", "title": TEXT, "alt": TEXT, "axis": TEXT, "limits": [{"at": 10, **TEXT}], "rows": [{"id": "nsaid", **text("nsaid"), "value": -7.3, "low": -11, "high": -3.6}]},
    "curve": {"kind": "chart", "chart": "curve", "title": TEXT, "alt": TEXT, "axis": TEXT, "across": TEXT, "series": [{"id": "one", **text("one"), "marks": MARKS}]},
    "bars": {"kind": "chart", "chart": "bars", "title": TEXT, "alt": TEXT, "axis": TEXT, "rows": [{"id": "one", **text("one"), "value": 3}]},
    "heavy": {"kind": "plan", "if": TEXT, "then": TEXT},
    "numb": {"kind": "plan", "safety": "numb_groin"},
    "lifts": {"kind": "exercises", "title": TEXT, "show": ["squat", "bridge"], "start": "bridge", "opens": "swap", "programme": True},
    "post_test": {
        "kind": "example", "objectives": ["2.1-a"], "worked": TEXT, "ask": TEXT, "hints": [TEXT], "solution": TEXT,
        "own": {
            "ask": {"nb": "{pre_test} og {likelihood_ratio}?", "en": "{pre_test} and {likelihood_ratio}?"}, "model": "post_test_probability",
            "args": {"pre_test": [0.005, 0.05], "likelihood_ratio": [2, 20]}, "as": "per_cent", "tolerance": 0.5,
        },
    },
}  # fmt: skip
GOOD = {key: {**entry, "objectives": ["2.1-a"]} for key, entry in GOOD.items()}
SAFETY = {
    "numb_groin": {"kind": "plan", "triage": ["saddle"], "if": TEXT, "then": {"nb": "116 117", "en": "116 117"}, "refs": REFS},
    "other": {"kind": "note", "text": TEXT, "refs": []},
}  # fmt: skip


def told(folder: Path, activities: dict[str, Any]) -> list[str]:
    return problems(folder, {"activities/load.yml": activities, "safety.yml": SAFETY})


def test_every_kind_can_be_written(tmp_path: Path) -> None:
    assert [] == told(tmp_path, GOOD)


WRONG = [
    ("share/kind", ..., "share, field kind: is missing (what the entry is)."),
    ("share/kind", "gues", "share, field kind: is 'gues'; did you mean guess?"),
    ("share/ask", ..., "share, field ask: is missing (the question, about what the page will show)."),
    ("share/ask/en", "", "share, field ask.en: is empty."),
    ("share/options/0/en", False, "share, field options[0].en: must be text, not False; put it in quotes."),
    ("share/options/1", text("few"), "share, field options[1].nb: says the same as options[0].nb; change one."),
    ("share/answer", 2, "share, field answer: is 2, and the options are numbered 0 to 1."),
    ("share/answer", "many", "share, field answer: must be a whole number, not 'many'."),
    ("share/refs", ["a2000c"], "share, field refs[0]: references.bib has no a2000c; did you mean a2000b?"),
    ("heavy/objectives", ..., "heavy, field objectives: is missing; name what the reader practises: 2.1-a."),
    ("share/objectives", ["2.1-b"], "share, field objectives: 2.1-b: heading 2.1 has 2.1-a."),
    ("share/objectives", ["1-a"], "share, field objectives: 1-a belongs to another page; this one has 2.1-a."),
    ("share/objectives", ["2.1a"], "share, field objectives[0]: must be the id of an objective, such as 2.5-b, not '2.1a'."),
    ("share/title", TEXT, "share, field title: is not known here; it can be kind, objectives, ask, options, answer, reveal, refs."),
    ("Share", GOOD["heavy"], "Share: the name 'Share' cannot stand here; it must be small letters, digits and underscores, such as pain_free_share."),
    ("age/echo", "sharp", "age, field echo: this page has no guess sharp; did you mean share?"),
    ("age/echo", "sort", "age, field echo: this page has no guess sort; it can be share."),
    ("age/says/en", "years old", "age, field says.en: does not say {at}; write it where the number is to stand."),
    ("age/says/nb", "{at} og {age}", "age, field says.nb: has {age}, which nothing fills; it can be {at}."),
    ("age/series/0/marks/1/value", 137, "age, field series[0].marks[1].value: is 137, and there are 100 dots."),
    ("age/series/0/marks/1/at", 20, "age, field series[0].marks[1].at: is 20, and comes after 20; write them in order."),
    ("age/series/0/marks/0/verify", False, "age, field series[0].marks[0].verify: must be true, not False."),
    ("hours/unit", "timer", "hours, field unit: is 'timer'; it can be minute, hour, day, week, month, year."),
    ("hours/marks/1/at", 12, "hours, field marks[1].at: is 12, and comes after 24; write them in order."),
    ("hours/marks", GOOD["hours"]["marks"][:1], "hours, field marks: has 1 and must have at least 2."),
    ("hours/marks/0/value", 80, "hours, field marks[0].value: is 80, and the curve is at 82 there."),
    ("hours/marks/1/at", 200, "hours, field marks[1].at: is not within a week, which the sketch of soreness is about."),
    ("hours/curve", ..., "hours, field marks[0].value: has no curve that it lies on; name the curve, or leave the value out."),
    ("hours/unit", "year", "hours, field unit: is neither hour nor day, which the curve of soreness needs; give it one of them."),
    ("sort/cards/1/place", "aks", "sort, field cards[1].place: there is no aks here; did you mean ask?"),
    ("sort/cards/1/id", "both", "sort, field cards[1].id: says the same as cards[0].id; change one."),
    ("sort/cards/1/feedback", ..., "sort, field cards[1].feedback: is missing (the reason, for a card in a wrong place and in the right one)."),
    ("sort/cards/2/triage", "sadle", "sort, field cards[2].triage: triage.json has no question sadle with a level of its own; did you mean saddle?"),
    ("sort/cards/2/nb", "b", "sort, field cards[2].nb: cannot stand here: the words of this card stand in triage.json."),
    ("causes/links/0/to", "pian", "causes, field links[0].to: there is no pian here; did you mean pain?"),
    ("odds/rows/0/low", 3, "odds, field rows[0]: 2.24 does not lie from 3 to 4.15; mend one of them."),
    ("odds/rows/0/low", -1, "odds, field rows[0]: no odds ratio is 0 or less."),
    ("odds/rows/0/high", ..., "odds, field rows[0].high: is missing."),
    ("odds/measure", ..., "odds, field rows[0].measure: is missing; give the chart one measure, or each row its own."),
    ("odds/measure", "odds ratio", "odds, field measure: is 'odds ratio'; did you mean odds_ratio?"),
    ("odds/numbers", "tear", "odds, field numbers: no row tear is shown; did you mean wear?"),
    ("odds/rows/0/id", ..., "odds, field numbers: no row wear is shown; give the row that id."),
    ("odds/rows/0/verify", True, "odds: all its values wait to be verified, so that nothing is left to show; read one in its source."),
    ("odds/ticks", [1, 10, 3], "odds, field ticks[2]: is 3, and comes after 10; write them in order."),
    ("odds/alt", ..., "odds, field alt: is missing (the chart in a sentence, for those who do not see it)."),
    ("people/rows/1/value", 101, "people, field rows[1].value: is 101, and there are 100 people."),
    ("people/rows/0/high", 101, "people, field rows[0].high: is 101, and there are 100 people."),
    ("people/rows/0/high", ..., "people, field rows[0]: has one end of an interval; write both low and high, or none."),
    ("odds/rows", [GOOD["odds"]["rows"][0], {**GOOD["odds"]["rows"][0], "id": "b", **text("b"), "measure": "mean_difference"}], "odds, field rows: odds_ratio and mean_difference have no axis in common; give each a chart of its own."),
    ("people/axis", TEXT, "people, field axis: has no place in this kind of chart."),
    ("ruler/limits", ..., "ruler, field limits: is missing."),
    ("curve/across", ..., "curve, field across: is missing."),
    ("bars/chart", "bar", "bars, field chart: is 'bar'; did you mean bars?"),
    ("heavy/then", ..., "heavy, field then: is missing."),
    ("numb/if", TEXT, "numb, field if: cannot stand here: the words of this plan stand in safety.yml."),
    ("numb/safety", "numb_grion", "numb, field safety: safety.yml has no plan numb_grion; did you mean numb_groin?"),
    ("numb/safety", "other", "numb, field safety: safety.yml has no plan other; it can be numb_groin."),
    ("lifts/start", "brigde", "lifts, field start: is not among those that are shown; did you mean bridge?"),
    ("lifts/show", [], "lifts, field show: has 0 and must have at least 1."),
    ("post_test/hints", [], "post_test, field hints: has 0 and must have at least 1."),
    ("post_test/own/tolerance", 0, "post_test, field own.tolerance: is 0 and must be more than 0."),
    ("post_test/own/args/pre_test", [0.05], "post_test, field own.args.pre_test: has 1 and must have at least 2."),
    ("post_test/own/args/pre_test", [0.05, 0.005], "post_test, field own: args.pre_test is [0.05, 0.005]. Write the lowest and the highest value: [2, 20]."),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "sentence"), WRONG, ids=[f"{w[0]}={w[1]}"[:60] for w in WRONG])
def test_a_slip_is_told_once_with_file_entry_and_field(
    tmp_path: Path, path: str, value: Any, sentence: str
) -> None:
    assert [f"activities/load.yml, {sentence}"] == told(tmp_path, changed(GOOD, path, value))


def test_a_task_with_own_numbers_that_no_formula_answers_is_told(tmp_path: Path) -> None:
    (sentence,) = told(tmp_path, changed(GOOD, "post_test/own/model", "posttest"))

    assert sentence.startswith(
        "activities/load.yml, post_test, field own: 'posttest' is not a formula with a twin."
    )


def test_a_file_that_no_page_has_the_name_of_is_told(tmp_path: Path) -> None:
    assert [
        "activities/laod.yml: there is no page of this name in objectives.yml; did you mean load?"
    ] == problems(tmp_path, {"activities/laod.yml": {"heavy": GOOD["heavy"]}})


def test_an_opening_page_may_practise_what_its_sections_teach(tmp_path: Path) -> None:
    assert [] == problems(tmp_path, {"activities/causes.yml": {"share": GOOD["share"]}})


def test_safety_sentences_that_are_not_whole_are_told_once_and_not_for_each_plan(tmp_path: Path) -> None:
    files = {"activities/load.yml": GOOD, "safety.yml": {"numb_groin": {"kind": "plans", "refs": []}}}

    assert ["safety.yml, numb_groin, field kind: is 'plans'; did you mean plan?"] == problems(tmp_path, files)


def test_an_exercise_that_there_is_not_is_told_beside_the_course_s_exercises(tmp_path: Path) -> None:
    squat = exercise_entries()["squat"]
    alone = {key: squat[key] for key in squat if key not in ("easier", "harder", "cautions")}
    exercises = {"squat": {**alone, "swap": ["step_up"]}, "step_up": {**alone, "swap": ["squat"]}}
    files = {"activities/load.yml": {"lifts": GOOD["lifts"]}, "exercises.yml": exercises}
    told_of_it = (
        "activities/load.yml, lifts, field show[1]: there is no exercise bridge; it can be squat, step_up."
    )
    assert [told_of_it] == problems(tmp_path, files)
