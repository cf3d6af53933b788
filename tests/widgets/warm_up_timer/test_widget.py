import json
import re

import pytest
import traitlets

from training_safety.models.triage import DATA
from training_safety.models.warm_up.warm_up import (
    Beat,
    Exercise,
    Phase,
    Text,
    WarmUpPlan,
    breathing_plan,
    hold_plan,
    ramp_plan,
)
from training_safety.widgets.warm_up_timer.widget import WarmUpTimer
from widget_stills import parsed

OWN = WarmUpPlan((Phase("walk", Text("Gå", "Walk"), 90), Phase("rock", Text("Gynge", "Rock"), 45)))
PLANS = {"ramp": ramp_plan(), "hold": hold_plan(), "breathing": breathing_plan(), "own": OWN}


# ---- traits ----


def test_without_a_plan_it_is_the_ramp_warm_up():
    timer = WarmUpTimer()

    assert ramp_plan() == timer.plan == timer.plan_in_use
    assert (timer.lang, timer.name, timer.total_minutes) == ("nb", "", 13.0)


@pytest.mark.parametrize("kind", PLANS)
def test_any_plan_can_be_given_and_travels_as_json(kind):
    timer = WarmUpTimer(PLANS[kind])
    state = json.loads(json.dumps(timer.get_state(["plan", "plan_in_use"])))

    assert PLANS[kind].as_dict() == state["plan"] == state["plan_in_use"]
    assert PLANS[kind].total_min == timer.total_minutes


def test_a_new_plan_is_the_one_in_use():
    timer = WarmUpTimer()
    timer.plan = hold_plan(holds=1, sides=False, ready_s=0)

    assert timer.total_minutes == 0.5


def test_the_reader_s_changes_come_back_to_python_and_leave_the_suggestion_alone():
    timer = WarmUpTimer()
    timer.set_state({"plan_in_use": ramp_plan(raise_min=6).as_dict()})

    assert timer.total_minutes == 15.0
    assert ramp_plan() == timer.plan


def test_total_minutes_cannot_be_set():
    with pytest.raises(AttributeError):
        WarmUpTimer().total_minutes = 5


@pytest.mark.parametrize("plan", ["ramp", 13, {"phases": []}], ids=str)
def test_what_is_no_plan_is_refused(plan):
    with pytest.raises(traitlets.TraitError):
        WarmUpTimer(plan)


def test_an_unknown_language_is_refused():
    with pytest.raises(traitlets.TraitError):
        WarmUpTimer(lang="sv")


# ---- the still ----


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("kind", PLANS)
def test_the_still_has_every_phase_in_order_with_its_exercises_and_gentler_ways(kind, language):
    plan = PLANS[kind]
    still = parsed(WarmUpTimer(plan), language)
    heads = [head.get_text() for head in still.select("ol > li > p:first-child")]

    assert [getattr(phase.name, language) for phase in plan.phases] == [
        re.sub(r"(\d+ (min|s) ?)+$", "", head) for head in heads
    ]
    for exercise in (e for phase in plan.phases for e in phase.exercises):
        assert getattr(exercise.how, language) in still.get_text()
        assert getattr(exercise.gentler.how, language) in still.get_text()


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_still_writes_times_in_minutes_and_seconds(language):
    assert "Øk pulsen4 min 30 s" in parsed(WarmUpTimer(ramp_plan(raise_min=4.5))).get_text()
    assert "13 min" in parsed(WarmUpTimer(), language).get_text()
    assert "4 min 20 s" in parsed(WarmUpTimer(hold_plan(rest_s=15)), language).get_text()


def test_what_an_author_writes_is_text_and_never_markup():
    evil = Text('<img src=x onerror="alert(1)">', "<script>alert(1)</script>")
    plan = WarmUpPlan((Phase("x", evil, 60, (Exercise("x", evil, evil),)),))
    for language in ("nb", "en"):
        still = parsed(WarmUpTimer(plan), language)
        assert still.find(["img", "script"]) is None
        assert getattr(evil, language) in still.get_text()


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_still_says_when_to_stop_and_whom_to_call(language):
    still = parsed(WarmUpTimer(), language)
    links = [a["href"] for a in still.select("a")]

    assert links == ["tel:113", "tel:116117", "tel:113", "tel:116117"]
    lines = [line.get_text() for line in still.select(".ts-warmup-safety p")]
    urgent_from = next(place for place, line in enumerate(lines) if "116" in line)
    asked = {q["key"]: q["ask"][language] for screen in DATA["screens"] for q in screen["questions"]}
    for key in ("chest", "breath", "faint_pale", "sudden_paralysis"):
        assert f"– {asked[key]}" in lines[:urgent_from]
    for key in ("saddle", "bladder", "leak", "both_legs", "weak_leg"):
        assert f"– {asked[key]}" in lines[urgent_from:]


def test_what_stops_a_session_is_the_triage_s_and_cannot_be_set():
    timer = WarmUpTimer()
    asked = {q["key"]: q for screen in DATA["screens"] for q in screen["questions"]}
    expected = [(asked[key]["call"], asked[key]["ask"]) for key in ("chest", "saddle")]
    assert set(map(str, expected)) <= {str((alarm["call"], alarm["ask"])) for alarm in timer.alarms}
    with pytest.raises(traitlets.TraitError, match="read-only"):
        timer.alarms = []


def test_a_rhythm_is_told_by_the_names_of_its_parts():
    beats = (Beat("up", Text("Opp", "Up"), 2), Beat("down", Text("<Ned>", "<Down>"), 3))
    plan = WarmUpPlan((Phase("x", Text("Tempo", "Tempo"), 60, rhythm=beats),))

    assert "Opp 2 s. <Ned> 3 s." in parsed(WarmUpTimer(plan)).get_text()
    assert "Pust inn 4 s. Pust ut 6 s." in parsed(WarmUpTimer(breathing_plan())).get_text()
