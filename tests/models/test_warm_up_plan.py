import json
import math
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training_safety.models.warm_up.warm_up import breathing_plan, hold_plan, ramp_plan
from training_safety.models.warm_up.warm_up_exercises import Exercise, Text
from training_safety.models.warm_up.warm_up_plan import Beat, Phase, WarmUpPlan, position
from vector_files import vectors_of

VECTORS = vectors_of("warm_up")
NAME = Text("Navn", "Name")


def plan_of(compact):
    """Build the plan that a vector gives as [key, seconds, number of exercises, rhythm]."""
    return WarmUpPlan(
        tuple(
            Phase(
                key,
                NAME,
                seconds,
                tuple(Exercise(f"e{i}", NAME, NAME) for i in range(count)),
                rhythm=tuple(Beat(f"b{i}", NAME, lasts) for i, lasts in enumerate(rhythm)),
            )
            for key, seconds, count, rhythm in compact["phases"]
        )
    )


@st.composite
def plans(draw):
    lengths = draw(st.lists(st.integers(20, 900), min_size=1, max_size=8))
    return WarmUpPlan(
        tuple(
            Phase(
                f"phase-{i}",
                NAME,
                seconds,
                tuple(Exercise(f"e{n}", NAME, NAME) for n in range(draw(st.integers(0, 12)))),
                rhythm=tuple(
                    Beat(f"b{n}", NAME, draw(st.integers(1, 9))) for n in range(draw(st.integers(0, 3)))
                ),
            )
            for i, seconds in enumerate(lengths)
        )
    )


# ---- where one is ----


@pytest.mark.parametrize("case", VECTORS["positions"], ids=lambda c: f"{c['plan']} at {c['elapsed_s']}")
def test_the_position_agrees_with_the_shared_vectors(case):
    expected = {key: value for key, value in case.items() if key not in ("plan", "elapsed_s")}
    found = asdict(position(plan_of(VECTORS["plans"][case["plan"]]), case["elapsed_s"]))

    assert expected == pytest.approx(found)


@pytest.mark.parametrize("name", VECTORS["slots"])
def test_a_phase_is_shared_out_among_its_exercises_in_whole_seconds(name):
    slots = plan_of(VECTORS["plans"][name]).slots

    assert VECTORS["slots"][name] == [[s.phase, s.exercise, s.start_s, s.end_s] for s in slots]


@given(plans())
def test_phases_and_slots_sum_to_the_total(plan):
    assert sum(phase.seconds for phase in plan.phases) == plan.total_s
    assert sum(slot.end_s - slot.start_s for slot in plan.slots) == plan.total_s
    assert all(a.end_s == b.start_s for a, b in zip(plan.slots, plan.slots[1:], strict=False))
    assert all(slot.end_s > slot.start_s for slot in plan.slots)


@given(plans(), st.floats(-100, 10_000), st.floats(0, 5_000))
def test_the_position_only_goes_forward(plan, elapsed_s, later_s):
    before, after = position(plan, elapsed_s), position(plan, elapsed_s + later_s)

    def order(at):
        return (at.phase, -1 if at.exercise is None else at.exercise)

    assert order(before) <= order(after)
    assert before.remaining_s >= after.remaining_s
    assert before.finished <= after.finished


@given(plans(), st.floats(-100, 10_000))
def test_what_remains_is_never_negative_and_adds_up(plan, elapsed_s):
    at = position(plan, elapsed_s)

    assert min(at.phase_elapsed_s, at.phase_remaining_s, at.exercise_remaining_s, at.remaining_s) >= 0
    assert plan.phases[at.phase].seconds == pytest.approx(at.phase_elapsed_s + at.phase_remaining_s)
    assert at.exercise_remaining_s <= at.phase_remaining_s + 1e-9 <= at.remaining_s + 2e-9
    assert at.finished == (at.remaining_s == 0)
    if at.beat is not None:
        assert 0 < at.beat_remaining_s <= plan.phases[at.phase].rhythm[at.beat].seconds


@pytest.mark.parametrize("elapsed_s", [math.nan, math.inf, -math.inf])
def test_a_time_that_is_no_number_is_refused(elapsed_s):
    with pytest.raises(ValueError, match="give the seconds since the start"):
        position(ramp_plan(), elapsed_s)


def test_a_rhythm_begins_anew_with_its_phase_wherever_the_phase_begins():
    rhythm = (Beat("in", NAME, 4), Beat("out", NAME, 6))
    plan = WarmUpPlan((Phase("ready", NAME, 3), Phase("breathing", NAME, 20, rhythm=rhythm)))

    assert [(None, None), (0, 4), (0, 0.5), (1, 6), (0, 4)] == [
        (at.beat, at.beat_remaining_s) for at in (position(plan, s) for s in (2.5, 3, 6.5, 7, 13))
    ]


# ---- plans of one's own, and back from JSON ----


def test_a_plan_is_written_as_the_dicts_and_lists_that_json_gives_back():
    written = ramp_plan().as_dict()

    assert written == json.loads(json.dumps(written))
    assert [3, 6] == written["phases"][0]["suggested_min"]


@pytest.mark.parametrize("plan", [ramp_plan(), hold_plan(), breathing_plan(2.5, 5, 5)], ids=lambda p: p.kind)
def test_a_plan_comes_back_whole_from_json(plan):
    assert plan == WarmUpPlan.from_dict(json.loads(json.dumps(plan.as_dict())))


@given(plans())
def test_any_plan_comes_back_whole_from_json(plan):
    assert plan == WarmUpPlan.from_dict(json.loads(json.dumps(plan.as_dict())))


@pytest.mark.parametrize(
    "plain", [{}, {"phases": 3}, {"phases": [{}], "kind": "own", "settings": {}}, None, []]
)
def test_what_is_not_a_plan_is_refused(plain):
    with pytest.raises(ValueError, match="This is not a plan"):
        WarmUpPlan.from_dict(plain)


def test_what_is_not_a_plan_is_refused_with_the_functions_that_make_one():
    with pytest.raises(ValueError, match="not a plan") as refusal:
        WarmUpPlan.from_dict({})
    assert str(refusal.value) == (
        "This is not a plan (KeyError('phases')); make one with ramp_plan(), hold_plan(), breathing_plan() "
        "or WarmUpPlan(phases)."
    )


@pytest.mark.parametrize("seconds", [0, 61, 4.0, True], ids=str)
def test_a_beat_lasts_whole_seconds_from_1_to_60(seconds):
    assert [1, 60] == [Beat("in", NAME, lasts).seconds for lasts in (1, 60)]
    with pytest.raises(ValueError, match="beat") as refusal:
        Beat("in", NAME, seconds)
    assert f"beat 'in' is {seconds!r}; give a whole number, 1 to 60 s." == str(refusal.value)


def test_plans_that_cannot_be_followed_are_refused_with_what_to_do():
    phase = Phase("a", NAME, 10)
    with pytest.raises(ValueError, match="give 1 to 60"):
        WarmUpPlan(())
    with pytest.raises(ValueError, match="give each a key of its own"):
        WarmUpPlan((phase, phase))
    with pytest.raises(ValueError, match="kind is 'sprint'"):
        WarmUpPlan((phase,), "sprint")
    with pytest.raises(ValueError, match="the plan is 16200; give 1 to 10,800 s"):
        WarmUpPlan(tuple(Phase(k, NAME, 5400) for k in "abc"))
    with pytest.raises(ValueError, match="phase 'a' is 0; give a whole number, 1 to 10,800 s"):
        Phase("a", NAME, 0)
    with pytest.raises(ValueError, match="Split the phase or leave some out"):
        Phase("a", NAME, 2, tuple(Exercise(k, NAME, NAME) for k in "abc"))
    with pytest.raises(ValueError, match="exercises of phase 'a'"):
        Phase("a", NAME, 20, (Exercise("x", NAME, NAME),), (Exercise("x", NAME, NAME),))
    with pytest.raises(ValueError, match="beat 'in' is 0"):
        Beat("in", NAME, 0)


def without_nothing(plain):
    """What is left where the way to the browser drops the keys that hold None, as in JupyterLite."""
    if isinstance(plain, dict):
        return {key: without_nothing(value) for key, value in plain.items() if value is not None}
    return [without_nothing(value) for value in plain] if isinstance(plain, list | tuple) else plain


@pytest.mark.parametrize(
    "plan", [ramp_plan(), hold_plan(), breathing_plan()], ids=["ramp", "hold", "breathing"]
)
def test_a_plan_comes_back_whole_where_what_is_empty_was_left_out(plan):
    assert plan.as_dict() != without_nothing(plan.as_dict())
    assert plan == WarmUpPlan.from_dict(without_nothing(plan.as_dict()))


@pytest.mark.parametrize("name", [Text("", ""), Text("Pust inn", " ")])
def test_a_beat_without_a_name_in_both_languages_is_refused(name: Text) -> None:
    with pytest.raises(ValueError, match=r"Beat .in. is called .*; give its name in nb and en"):
        Beat("in", name, 4)
