import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training_safety.course_data import course_file
from training_safety.models.warm_up.warm_up import breathing_plan, hold_plan, ramp_plan, ramp_up_sets
from vector_files import vectors_of

VECTORS = vectors_of("warm_up")


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


def test_the_phases_have_the_names_that_the_clock_shows_and_says():
    assert [
        ("Øk pulsen", "Raise the pulse"),
        ("Aktiver og mobiliser", "Activate and mobilise"),
        ("Trapp opp mot økta", "Build up to the session"),
    ] == [(phase.name.nb, phase.name.en) for phase in ramp_plan().phases]


def test_the_chapter_s_drawing_has_a_step_for_each_phase_of_the_plan_with_its_minutes():
    drawing = course_file("assets/warm_up_steps.svg").read_text(encoding="utf-8")
    steps = re.findall(r"<text[^>]*>(\d+) min</text>", drawing)

    assert steps == [f"{phase.seconds / 60:g}" for phase in ramp_plan().phases]


def test_only_the_second_phase_offers_exercises_beyond_those_it_has():
    offered = [[exercise.key for exercise in phase.more] for phase in ramp_plan().phases]

    assert [[], ["leg_swings", "seated_rotation"], []] == offered


def test_a_plan_knows_whether_it_is_a_warm_up_holds_or_breathing():
    assert ["ramp", "hold", "breathing"] == [p.kind for p in (ramp_plan(), hold_plan(), breathing_plan())]


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


def test_a_breathing_plan_is_three_calm_minutes_with_a_longer_breath_out_by_default():
    assert breathing_plan(3, 4, 6) == breathing_plan()
    assert {"minutes": 3, "in_s": 4, "out_s": 6} == dict(breathing_plan().settings)


def test_a_breathing_plan_says_what_it_is_and_what_to_do_in_each_part_of_a_breath():
    (phase,) = breathing_plan().phases

    assert ("breathing", "Rolig pust", "Calm breathing") == (phase.key, phase.name.nb, phase.name.en)
    assert ["breathing"] == [exercise.key for exercise in phase.exercises]
    assert [("Pust inn", "Breathe in"), ("Pust ut", "Breathe out")] == [
        (beat.name.nb, beat.name.en) for beat in phase.rhythm
    ]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"minutes": 0.9}, "minutes is 0.9; give 1 to 10 min."),
        ({"in_s": 1}, "in_s is 1; give a whole number, 2 to 10 s."),
        ({"in_s": 4.0}, "in_s is 4.0; give a whole number, 2 to 10 s."),
        ({"out_s": 11}, "out_s is 11; give a whole number, 2 to 10 s."),
        ({"out_s": 6.0}, "out_s is 6.0; give a whole number, 2 to 10 s."),
    ],
    ids=str,
)
def test_a_breathing_plan_is_refused_with_what_was_given_the_limits_and_the_unit(wrong, sentence):
    with pytest.raises(ValueError, match=r"; give ") as refusal:
        breathing_plan(**wrong)
    assert sentence == str(refusal.value)


@given(st.integers(1, 10), st.integers(5, 60), st.integers(0, 120), st.booleans(), st.integers(0, 30))
def test_a_hold_plan_lasts_its_holds_and_the_rests_between(holds, hold_s, rest_s, sides, ready_s):
    plan = hold_plan(holds, hold_s, rest_s, sides, ready_s=ready_s)
    count = holds * (2 if sides else 1)

    assert ready_s + count * hold_s + (count - 1) * rest_s == plan.total_s
    assert plan.phases[-1].key.startswith("hold-")


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
