import json
import math
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training_safety.warm_up import (
    ACTIVATE_MORE,
    HOLD_EXERCISES,
    Beat,
    Exercise,
    Phase,
    Text,
    WarmUpPlan,
    breathing_plan,
    hold_plan,
    position,
    ramp_plan,
    ramp_up_sets,
)

VECTORS = json.loads((Path(__file__).parent / "vectors" / "warm_up.json").read_text(encoding="utf-8"))
FIGURES = (Path(__file__).parents[1] / "src/training_safety/widgets/exercise_figures.js").read_text("utf-8")
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


# ---- the plans ----


def test_the_default_is_ramp_of_four_five_and_four_minutes():
    plan = ramp_plan()

    assert [phase.key for phase in plan.phases] == ["raise", "activate", "potentiate"]
    assert [phase.seconds for phase in plan.phases] == [240, 300, 240]
    assert (plan.total_s, plan.total_min) == (780, 13.0)
    assert [phase.suggested_min for phase in plan.phases] == [(3, 6), (3, 8), (3, 6)]


def test_the_default_plan_has_the_shape_that_the_vectors_use():
    plan = ramp_plan()
    compact = [[p.key, p.seconds, len(p.exercises), []] for p in plan.phases]

    assert VECTORS["plans"]["ramp"]["phases"] == compact


def test_ramp_has_the_exercises_of_each_phase_in_order():
    keys = [[exercise.key for exercise in phase.exercises] for phase in ramp_plan().phases]

    assert keys[0] == ["march", "step_touch", "arm_swings"]
    assert {"hip_hinge", "squat", "lunge_rotation", "cat_camel", "bird_dog"} == set(keys[1])
    assert keys[2] == ["quick_steps", "ramp_up_sets"]


def test_longer_than_suggested_is_allowed_up_to_the_cap():
    assert ramp_plan(20, 20, 20).total_min == 60.0
    assert ramp_plan(3, 3, 3).total_min == 9.0
    assert ramp_plan(raise_min=4.5).phases[0].seconds == 270


@pytest.mark.parametrize("minutes", [2.9, 20.5, 0, -1, math.nan, math.inf, True, "4", None])
@pytest.mark.parametrize("which", ["raise_min", "activate_min", "potentiate_min"])
def test_a_phase_out_of_range_is_refused_with_what_was_given_and_the_limits(which, minutes):
    with pytest.raises(ValueError, match=f"{which} is .*; give 3 to 20 min. The course suggests"):
        ramp_plan(**{which: minutes})


@pytest.mark.parametrize("case", VECTORS["holds"], ids=str)
def test_a_hold_plan_has_its_holds_rests_and_sides(case):
    settings = case["settings"]
    plan = hold_plan(**{**settings, "sides": bool(settings["sides"])})

    assert case["total_s"] == plan.total_s
    assert settings == dict(plan.settings)
    if case["phases"]:
        assert case["phases"] == [[p.key, p.seconds, p.name.nb, p.name.en] for p in plan.phases]


def test_a_hold_is_the_side_plank_with_sides_and_the_plank_without_unless_chosen():
    def held(plan):
        return {exercise.key for phase in plan.phases for exercise in phase.exercises}

    assert {"side_plank"} == held(hold_plan())
    assert {"plank"} == held(hold_plan(sides=False))
    assert {"dead_bug"} == held(hold_plan(exercise="dead_bug"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"holds": 0},
        {"holds": 11},
        {"holds": 2.5},
        {"hold_s": 4},
        {"hold_s": 61},
        {"hold_s": 30.0},
        {"rest_s": -1},
        {"rest_s": 121},
        {"ready_s": 31},
        {"holds": True},
    ],
    ids=str,
)
def test_a_hold_plan_out_of_range_is_refused_and_names_the_argument(wrong):
    with pytest.raises(ValueError, match=f"{next(iter(wrong))} is .*; give a whole number, "):
        hold_plan(**wrong)


def test_an_unknown_hold_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match=r"'handstand'; give one of plank, side_plank, dead_bug, own_hold"):
        hold_plan(exercise="handstand")


@pytest.mark.parametrize("case", VECTORS["breathing"], ids=str)
def test_a_breathing_plan_lasts_whole_breaths(case):
    plan = breathing_plan(**case["settings"])

    assert case["total_s"] == plan.total_s
    assert case["settings"] == dict(plan.settings)
    assert [("in", case["settings"]["in_s"]), ("out", case["settings"]["out_s"])] == [
        (beat.key, beat.seconds) for beat in plan.phases[0].rhythm
    ]


@pytest.mark.parametrize(
    "wrong", [{"minutes": 0.5}, {"minutes": 11}, {"in_s": 1}, {"out_s": 11}, {"in_s": 4.5}]
)
def test_a_breathing_plan_out_of_range_is_refused(wrong):
    with pytest.raises(ValueError, match=f"{next(iter(wrong))} is "):
        breathing_plan(**wrong)


@given(st.integers(1, 10), st.integers(5, 60), st.integers(0, 120), st.booleans(), st.integers(0, 30))
def test_a_hold_plan_lasts_its_holds_and_the_rests_between(holds, hold_s, rest_s, sides, ready_s):
    plan = hold_plan(holds, hold_s, rest_s, sides, ready_s=ready_s)
    count = holds * (2 if sides else 1)

    assert ready_s + count * hold_s + (count - 1) * rest_s == plan.total_s
    assert plan.phases[-1].key.startswith("hold-")


# ---- the exercises ----


def all_exercises():
    in_plans = [e for p in ramp_plan().phases for e in (*p.exercises, *p.more)]
    return [*in_plans, *HOLD_EXERCISES.values(), *breathing_plan().phases[0].exercises]


@pytest.mark.parametrize("exercise", all_exercises(), ids=lambda exercise: exercise.key)
def test_every_exercise_is_told_in_both_languages_and_has_a_gentler_way(exercise):
    # What is done sitting with nothing to hold is as gentle as it gets.
    ways = [exercise] if exercise == ACTIVATE_MORE["seated_rotation"] else [exercise, exercise.gentler]
    for way in ways:
        assert all((way.name.nb, way.name.en, way.how.nb, way.how.en))
        assert len(way.how.nb) <= 110
        assert len(way.how.en) <= 110
        assert way.figure == "" or f"  {way.figure}: [" in FIGURES or f"  {way.figure}: (" in FIGURES


def test_percent_signs_and_times_signs_stay_with_their_numbers():
    how = ramp_plan().phases[2].exercises[1].how

    assert "8\u00a0×\u00a040\u00a0%" in how.nb
    assert "8\u00a0×\u00a040%" in how.en


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


# ---- ramp-up sets ----


@pytest.mark.parametrize("case", VECTORS["ramp_up_sets"], ids=str)
def test_ramp_up_sets_agree_with_the_shared_vectors(case):
    sets = ramp_up_sets(case["work_weight_kg"], case["plate_kg"])

    assert [(s.repetitions, s.percent) for s in sets] == [(8, 40), (5, 60), (3, 75), (1, 90)]
    assert case["weights_kg"] == [s.weight_kg for s in sets]


@given(st.floats(0.1, 500), st.sampled_from([0.5, 1, 1.25, 2, 2.5, 5, 10, 20]))
def test_ramp_up_sets_rise_in_steps_of_the_plates_and_stay_near_their_share(weight_kg, plate_kg):
    weights = [s.weight_kg for s in ramp_up_sets(weight_kg, plate_kg)]

    assert sorted(weights) == weights
    assert all(w / plate_kg == pytest.approx(round(w / plate_kg)) for w in weights)
    shares = (40, 60, 75, 90)
    assert all(
        abs(w - weight_kg * p / 100) <= plate_kg / 2 + 1e-9 for w, p in zip(weights, shares, strict=True)
    )


@pytest.mark.parametrize(
    ("weight", "plate"), [(0, 2.5), (-5, 2.5), (501, 2.5), (100, 0), (100, 30), (math.nan, 1)]
)
def test_an_impossible_weight_or_plate_is_refused(weight, plate):
    with pytest.raises(ValueError, match=r"(work_weight_kg|plate_kg) is .*; give"):
        ramp_up_sets(weight, plate)


# ---- plans of one's own, and back from JSON ----


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


def test_plans_that_cannot_be_followed_are_refused_with_what_to_do():
    phase = Phase("a", NAME, 10)
    with pytest.raises(ValueError, match="give 1 to 60"):
        WarmUpPlan(())
    with pytest.raises(ValueError, match="give each a key of its own"):
        WarmUpPlan((phase, phase))
    with pytest.raises(ValueError, match="kind is 'sprint'"):
        WarmUpPlan((phase,), "sprint")
    with pytest.raises(ValueError, match="the plan is 16200; give 1 to 10800 s"):
        WarmUpPlan(tuple(Phase(k, NAME, 5400) for k in "abc"))
    with pytest.raises(ValueError, match="phase 'a' is 0; give a whole number, 1 to 10800 s"):
        Phase("a", NAME, 0)
    with pytest.raises(ValueError, match="Split the phase or leave some out"):
        Phase("a", NAME, 2, tuple(Exercise(k, NAME, NAME) for k in "abc"))
    with pytest.raises(ValueError, match="exercises of phase 'a'"):
        Phase("a", NAME, 20, (Exercise("x", NAME, NAME),), (Exercise("x", NAME, NAME),))
    with pytest.raises(ValueError, match="give its name in nb and en"):
        Exercise("x", Text("Navn", " "), NAME)
    with pytest.raises(ValueError, match="beat 'in' is 0"):
        Beat("in", NAME, 0)
