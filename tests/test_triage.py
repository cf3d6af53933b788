"""The triage: the vignettes, that it never errs towards waiting, its words, and its JavaScript twin."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from training_safety.triage import TriageResult, triage
from training_safety.triage_alarm_questions import Screen
from training_safety.triage_questions import QUESTIONS
from training_safety.triage_urgency import (
    ACTIONS,
    NO_GUARANTEE,
    OPEN_ALARMS,
    PHONE_NUMBERS,
    START_AGAIN,
    Urgency,
)

VECTORS = json.loads((Path(__file__).parent / "vectors/triage.json").read_text(encoding="utf-8"))
CASES = VECTORS["vignettes"] + VECTORS["edge_cases"]
KEYS = [question.key for question in QUESTIONS]
ALL_NO = dict.fromkeys(KEYS, False)
ALARMS = [q.key for q in QUESTIONS if q.urgency in (Urgency.URGENT, Urgency.EMERGENCY)]
RAISING = [key for key in KEYS if key != "doms_pattern"]
MODIFIERS = ["under_18", "pregnant", "recent_back_surgery"]
GP = [q.key for q in QUESTIONS if q.urgency is Urgency.GP_WITHIN_DAYS]


def answers_of(case):
    if case["blank"] == "all":
        return {}
    answers = {key: False for key in KEYS if key not in case["blank"]}
    return answers | dict.fromkeys(case["unknown"]) | dict.fromkeys(case["yes"], True)


def reference(a):
    """The decision function of the course plan as it is written there."""
    emergency = [q.key for q in QUESTIONS if q.screen is Screen.EMERGENCY]
    urgent = [q.key for q in QUESTIONS if q.screen is Screen.URGENT]
    planned = ["over_4_6_weeks", "limits_life", "recurrent", "fear", "pregnancy_plain"]
    if any(a.get(k) is True for k in emergency):
        return "5"
    if any(a.get(k) is True for k in urgent):
        return "4"
    if any(a.get(k) is not False for k in emergency + urgent):
        return "116117_advice"
    if any(a.get(k) is not False for k in GP):
        return "3a"
    if any(a.get(k) is True for k in planned):
        return "3b"
    return "1" if a.get("doms_pattern") is True else "2"


any_answers = st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, st.sampled_from([True, False, None])))
# Mostly no, so that the lower levels come up too.
mostly_no = st.dictionaries(st.sampled_from(KEYS), st.sampled_from([True, None]), max_size=3).map(
    lambda some: ALL_NO | some
)
answers_given = any_answers | mostly_no


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["note"])
def test_a_vignette_comes_out_as_the_course_plan_has_it(case):
    result = triage(answers_of(case))

    assert case["urgency"] == result.urgency.key
    assert case["led_to"] == list(result.led_to)
    assert case["open_alarms"] == list(result.open_alarms)
    assert sorted(case["yes"]) == sorted(result.yes)


def test_there_are_sixteen_vignettes():
    assert [str(n) for n in range(1, 17)] == [case["note"].split()[0] for case in VECTORS["vignettes"]]


def test_the_questions_stand_on_the_screens_and_lead_to_the_levels_of_the_course_plan():
    stand = [{"key": q.key, "screen": q.screen.key, "urgency": q.urgency.key} for q in QUESTIONS]
    assert VECTORS["questions"] == stand
    assert len(KEYS) == len(set(KEYS))
    assert ALARMS == [q.key for q in QUESTIONS if q.is_alarm]


def test_the_screens_come_in_order():
    order = list(Screen)
    assert sorted(order.index(q.screen) for q in QUESTIONS) == [order.index(q.screen) for q in QUESTIONS]


def test_the_levels_are_ordered():
    assert VECTORS["urgencies"] == [urgency.key for urgency in sorted(Urgency)]
    assert VECTORS["levels"] == [urgency.value for urgency in sorted(Urgency)]
    assert not Urgency.URGENT < Urgency.URGENT
    assert Urgency.URGENT <= Urgency.URGENT < Urgency.EMERGENCY
    with pytest.raises(TypeError):
        _ = Urgency.URGENT < 7


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.key)
def test_one_yes_alone_leads_to_the_level_of_its_question(question):
    assert question.urgency is triage(ALL_NO | {question.key: True}).urgency


@pytest.mark.parametrize("key", ALARMS)
@pytest.mark.parametrize("blank", [True, False], ids=["left out", "don't know"])
def test_one_alarm_question_without_an_answer_is_a_call_for_advice(key, blank):
    answers = {k: v for k, v in ALL_NO.items() if k != key} | ({} if blank else {key: None})
    result = triage(answers | {"doms_pattern": True})

    assert Urgency.ADVICE is result.urgency
    assert (key,) == result.led_to == result.open_alarms


# Two questions of each kind, all the rest answered no: every combination of yes, no and unknown.
REDUCTION = ["faint_pale", "saddle", "fever_unwell", "night_pain", "recent_back_surgery", "under_18", "fear"]


def test_over_every_combination_of_a_few_questions_it_is_never_below_the_plan_and_never_errs_downwards():
    keys = [*REDUCTION, "doms_pattern"]
    levels = {}
    for values in itertools.product((False, None, True), repeat=len(keys)):
        answers = ALL_NO | dict(zip(keys, values, strict=True))
        levels[values] = triage(answers).urgency
        plan = Urgency(reference(answers))
        assert plan <= levels[values]
        if all(answers[key] is False for key in ("under_18", "fear")):
            assert plan is levels[values]
    for values, level in levels.items():
        for index, value in enumerate(values[:-1]):
            with_no = levels[(*values[:index], False, *values[index + 1 :])]
            assert with_no <= level, (keys[index], value)
        assert levels[(*values[:-1], True)] <= levels[(*values[:-1], None)] == levels[(*values[:-1], False)]


@given(answers_given, st.sampled_from(RAISING))
def test_a_yes_never_lowers_the_level_and_a_no_never_raises_it(answers, key):
    blank = {k: v for k, v in answers.items() if k != key}
    no, unknown, yes = (triage(answers | {key: value}).urgency for value in (False, None, True))

    assert no <= unknown <= yes
    assert unknown is triage(blank).urgency


@given(answers_given)
def test_it_is_never_below_the_decision_function_of_the_plan(answers):
    assert Urgency(reference(answers)) <= triage(answers).urgency


@given(answers_given)
def test_below_the_call_for_advice_every_alarm_question_is_answered_no(answers):
    result = triage(answers)
    if result.urgency < Urgency.ADVICE:
        assert all(answers.get(key) is False for key in ALARMS)
        assert () == result.open_alarms
    if result.urgency <= Urgency.ADJUST:
        assert all(answers.get(key) is False for key in RAISING)


@given(answers_given, st.sampled_from(MODIFIERS), st.sampled_from([True, None]))
def test_young_pregnant_or_newly_operated_can_only_raise_the_level(answers, key, value):
    assert triage(answers | {key: False}).urgency <= triage(answers | {key: value}).urgency


@given(answers_given)
def test_the_order_of_the_answers_is_nothing(answers):
    assert triage(answers) == triage(dict(reversed(answers.items())))


@given(answers_given)
def test_what_led_to_the_level_was_answered_yes_or_not_at_all_and_alone_leads_there(answers):
    result = triage(answers)
    assert result.led_to or result.urgency is Urgency.ADJUST
    for key in result.led_to:
        assert answers.get(key) is not False
        rest = {k: False for k in KEYS if k != key}
        assert result.urgency is triage(rest | {key: answers.get(key)}).urgency


@given(answers_given, st.sampled_from(["nb", "en"]))
def test_every_result_ends_with_starting_again_and_names_113_beside_116_117(answers, language):
    result = triage(answers)
    said = result.sentences(language)
    numbers = [number.written for number in result.phone_numbers]

    assert START_AGAIN[language] == said[-1]
    assert "113" in numbers or "116 117" not in numbers
    for number in PHONE_NUMBERS:
        assert (number.written in " ".join(said)) == (number.written in numbers)
    assert (NO_GUARANTEE[language] in said) == (result.urgency < Urgency.ADVICE)
    assert (OPEN_ALARMS[language] in said) == (
        result.urgency is Urgency.URGENT and any(answers.get(key) is None for key in ALARMS)
    )
    assert ACTIONS[result.urgency].title[language] == result.title(language)
    assert all(sentence[language] in said for sentence in ACTIONS[result.urgency].sentences)


@given(answers_given)
def test_from_the_call_for_advice_up_the_number_to_call_comes_first(answers):
    result = triage(answers)
    first = {Urgency.EMERGENCY: "113", Urgency.URGENT: "116 117", Urgency.ADVICE: "116 117"}
    if result.urgency in first:
        assert first[result.urgency] == result.phone_numbers[0].written
        assert first[result.urgency] in result.title()


def test_the_numbers_are_dialled_without_spaces():
    assert ["113", "116117", "116123"] == [number.dialled for number in PHONE_NUMBERS]
    assert [n.written.replace(" ", "") for n in PHONE_NUMBERS] == [n.dialled for n in PHONE_NUMBERS]


def note(key, result):
    return next(q for q in QUESTIONS if q.key == key).note_nb in result.sentences()


def test_a_note_is_said_with_its_yes_and_left_out_where_something_more_urgent_comes_first():
    assert note("accident_neuro", triage({"accident_neuro": True}))
    assert not note("accident_neuro", triage({"faint_pale": True}))
    assert note("pregnancy_alarm", triage({"pregnancy_alarm": True}))
    assert not note("pregnancy_alarm", triage({"pregnancy_alarm": True, "faint_pale": True}))
    assert note("pregnant", triage(ALL_NO | {"pregnant": True}))
    assert not note("pregnant", triage(ALL_NO | {"pregnant": True, "night_pain": True}))
    assert note("low_mood", triage(ALL_NO | {"low_mood": True, "saddle": True}))
    assert note("under_18", triage(ALL_NO | {"under_18": True, "saddle": True}))
    assert not note("under_18", triage(ALL_NO | {"under_18": True, "faint_pale": True}))
    assert not note("under_18", triage({"saddle": True}))


def test_no_level_names_a_disease_a_share_or_a_score():
    texts = [text for action in ACTIONS.values() for text in (action.title, *action.sentences)]
    words = [w for t in (*texts, OPEN_ALARMS, NO_GUARANTEE, START_AGAIN) for w in (t.nb, t.en)]
    words += [note for q in QUESTIONS for note in (q.note_nb, q.note_en)]
    named = re.compile(
        r"%|prosent|per ?cent|poeng|score|points|cauda|equina|kreft|cancer|tumor|metasta|prolaps|hernia|brudd|fracture"
        r"|infeksjon|infection|infarkt|aort|emboli|slag\b|stroke|rabdo|rhabdo|diagnos|osteopor|stenos|betennelse",
        re.IGNORECASE,
    )
    assert [] == [sentence for sentence in words if named.search(sentence)]


def test_every_question_has_words_in_both_languages_and_sources_that_exist():
    bibliography = (ROOT / "book/references.bib").read_text(encoding="utf-8")
    for q in QUESTIONS:
        assert q.nb.endswith(("?", "."))
        assert q.en.endswith(("?", "."))
        assert "?" in q.nb
        assert "?" in q.en
        assert q.why_nb.endswith(".")
        assert q.why_en.endswith(".")
        assert bool(q.note_nb) == bool(q.note_en)
        assert all(f"{{{key}," in bibliography for key in q.sources), q.key


# Under which heading of the page of alarm signs a question stands, and words that both use.
ON_THE_PAGE = {
    "Ring 113 nå": {
        "unresponsive": "puste",
        "faint_pale": "blek, klam",
        "chest_breath": "trykk i brystet",
        "accident_neuro": "sterke smerter midt i ryggen eller nakken",
        "sudden_paralysis": "ett eller begge bein",
    },
    "Ring legevakt 116 117 nå": {
        "saddle": "y nummenhet i skrittet",
        "bladder_bowel_sex": "svikt i seksuell funksjon eller følelse",
        "bilateral_or_gait": "nummenhet eller svakhet i begge bein",
        "weakness_new": "økende svakhet i en fot eller et bein",
        "fever_unwell": "nedsatt immunforsvar eller sprøytebruk",
        "trauma_or_fragile": "gjelder det også et lite fall eller et løft",
        "cancer_new_pain": "nye, sterke eller økende ryggsmerter",
        "dark_urine_swelling": "svært hoven, hard og svak etter hard trening",
        "pregnancy_alarm": "blødning, rier, feber eller vannavgang",
        "uncontrolled_pain": "ikke kan stå, sove eller røre deg, uansett stilling",
    },
    "Snakk med fastlegen innen få dager": {
        "weight_loss": "ned i vekt uten å vite hvorfor",
        "night_pain": "smerter hele natten som ingen stilling lindrer",
        "cancer_past_mild": "hatt kreft før",
        "leg_pain_stable": "nedover ett bein",
        "steroid_osteoporosis": "brukt kortison lenge",
        "daily_painkillers": "smertestillende hver dag i mer enn 1–2 uker",
        "low_mood": "svært langt nede",
        "recent_back_surgery": "nylig operert i ryggen",
        "inflammatory_pattern": "stiv i mer enn 30 minutter om morgenen",
        "under18_sport_pain": "mer enn 2–3 uker",
    },
    "Bestill time hos fysioterapeut": {
        "over_4_6_weeks": "4–6 uker",
        "limits_life": "jobb eller trening",
        "recurrent": "stadig tilbake",
        "fear": "redd for å bevege deg",
        "pregnancy_plain": "har vondt",
    },
    "Vanlig stølhet": {"doms_pattern": "6–24 timer etter ny eller hard trening"},
}


def plain(text):
    return re.sub(r"\[(\d[\d ]*)\]\([^)]*\)|\*\*", r"\1", text).replace("\u00ad", "").replace("\u00a0", " ")


def page():
    text = plain((ROOT / "book/alarm_signs.md").read_text(encoding="utf-8"))
    return {part.split("\n", 1)[0]: part for part in re.split(r"^## ", text, flags=re.MULTILINE)}


def test_every_question_stands_under_the_same_level_on_the_page_of_alarm_signs():
    sections, texts = page(), {q.key: q.nb for q in QUESTIONS}
    assert set(KEYS) - {"under_18", "pregnant"} == {k for keys in ON_THE_PAGE.values() for k in keys}
    for heading, words in ON_THE_PAGE.items():
        level = next(urgency for urgency, action in ACTIONS.items() if action.title.nb == heading)
        for key, phrase in words.items():
            assert phrase in texts[key], key
            assert phrase in sections[heading], (key, heading)
            assert level is next(q.urgency for q in QUESTIONS if q.key == key), key


def test_the_headings_and_numbers_are_those_of_the_page_of_alarm_signs():
    sections = page()
    for urgency, action in ACTIONS.items():
        heading = "Vet du ikke? Ring 116 117 og spør" if urgency is Urgency.ADVICE else action.title.nb
        assert heading in sections
    everything = " ".join(sections.values())
    assert all(number.written in everything for number in PHONE_NUMBERS)


@pytest.mark.parametrize("case", VECTORS["refused"], ids=lambda case: str(case["given"]))
def test_what_is_no_answer_is_refused_with_what_was_given(case):
    with pytest.raises(ValueError, match=r"^answers") as refusal:
        triage(case["given"])
    assert case["says"] in str(refusal.value)
    assert str(refusal.value).endswith(".")


def test_the_refusals_say_what_to_give():
    with pytest.raises(ValueError, match="'sadle', which is no question; the keys are: under_18, pregnant, "):
        triage({"sadle": True})
    with pytest.raises(
        ValueError,
        match=r"^answers\['saddle'\] is 1; give True \(yes\), False \(no\) or None \(don't know\)\.$",
    ):
        triage({"saddle": 1})
    with pytest.raises(
        ValueError, match=r"^answers is 5; give a mapping from question keys to True, False or None\.$"
    ):
        triage(5)


def test_a_result_cannot_be_changed():
    result = triage({})
    with pytest.raises(AttributeError):
        result.urgency = Urgency.SORENESS
    assert isinstance(result, TriageResult)


def test_the_words_are_the_same_in_python_and_in_javascript(node: str) -> None:
    folder = (ROOT / "src/training_safety/widgets").as_uri()
    code = (
        f"const q = await import('{folder}/triage_questions.js'); const u = await import('{folder}/triage_urgency.js');"
        "console.log(JSON.stringify({ ...q, ...u }))"
    )
    run = subprocess.run(
        [node, "--input-type=module", "-e", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )

    def question(q):
        said = {name: value for name, value in asdict(q).items() if value not in ("", False)}
        return said | {"screen": q.screen.key, "urgency": q.urgency.key, "sources": list(q.sources)}

    def level(urgency, action):
        call = {} if action.call is None else {"call": action.call}
        said = {"title": asdict(action.title), "sentences": [asdict(text) for text in action.sentences]}
        return {"key": urgency.key, "level": urgency.value, **said, **call}

    expected = {
        "SCREENS": [{"key": screen.key, "title": asdict(screen.title)} for screen in Screen],
        "QUESTIONS": [question(q) for q in QUESTIONS],
        "URGENCIES": [level(urgency, ACTIONS[urgency]) for urgency in sorted(Urgency)],
        "PHONE_NUMBERS": [asdict(number) for number in PHONE_NUMBERS],
        "OPEN_ALARMS": asdict(OPEN_ALARMS),
        "NO_GUARANTEE": asdict(NO_GUARANTEE),
        "START_AGAIN": asdict(START_AGAIN),
    }
    assert expected == json.loads(run.stdout)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["note"])
def test_what_a_vignette_is_told_is_written_down(case):
    """The node tests say the same of the same vignettes."""
    result = triage(answers_of(case))
    assert case["told"] == list(result.sentences("nb"))
    assert case["numbers"] == [number.dialled for number in result.phone_numbers]
