import re
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training_safety.models.strength import strength
from training_safety.models.strength.strength import (
    FORMULAS,
    OneRepMax,
    one_rep_max,
    percent_of_one_rep_max_brzycki,
    percent_of_one_rep_max_epley,
    repetitions_to_failure,
    rpe_from_rir,
)
from vector_files import vectors_of

VECTORS = vectors_of("strength")


def close(value):
    return pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize("case", VECTORS["one_rep_max"], ids=lambda case: str(list(case.values())[:3]))
def test_the_seven_formulas_give_the_worked_numbers_and_their_spread(case):
    made = one_rep_max(case["load_kg"], case["reps"], case["rir"])

    assert list(case["estimates_kg"]) == list(made.estimates_kg)
    assert close(case["estimates_kg"]) == made.estimates_kg
    assert case["repetitions"] == made.repetitions
    assert (close(case["lowest_kg"]), close(case["highest_kg"])) == (made.lowest_kg, made.highest_kg)
    assert made.spread_kg == made.highest_kg - made.lowest_kg
    assert (case["needs_spread"], case["beyond_validity"]) == (made.needs_spread, made.beyond_validity)


@pytest.mark.parametrize("name", FORMULAS)
def test_each_formula_has_a_function_of_its_own_and_gives_the_weight_for_one_repetition(name):
    formula = getattr(strength, f"one_rep_max_{name}")

    assert formula is FORMULAS[name]
    assert formula(87.5, 1) == 87.5
    for case in VECTORS["one_rep_max"]:
        assert close(case["estimates_kg"][name]) == formula(case["load_kg"], case["repetitions"])


def test_the_numbers_of_the_formula_page_come_out_as_printed():
    printed = {
        "epley": 116.6666667,
        "brzycki": 112.5,
        "lombardi": 117.4618943,
        "oconner": 112.5,
        "mayhew": 119.0106805,
        "lander": 113.7089177,
        "wathan": 116.5825053,
    }
    assert printed == {name: round(kg, 7) for name, kg in one_rep_max(100, 5).estimates_kg.items()}
    three = one_rep_max(100, 3)
    assert (105.9, 114.0) == (round(three.lowest_kg, 1), round(three.highest_kg, 1))


def test_the_spread_is_asked_for_above_6_and_the_formulas_end_at_10_repetitions():
    flags = {
        reps: (one_rep_max(100, reps).needs_spread, one_rep_max(100, reps).beyond_validity)
        for reps in range(1, 13)
    }

    assert {reps for reps, (spread, _) in flags.items() if spread} == set(range(7, 13))
    assert {reps for reps, (_, beyond) in flags.items() if beyond} == {11, 12}


@pytest.mark.parametrize("case", VECTORS["percent_of_one_rep_max"], ids=str)
def test_the_share_of_the_maximum_follows_from_the_repetitions_to_failure(case):
    reps, rir = case["reps"], case["rir"]

    assert case["repetitions"] == repetitions_to_failure(reps, rir)
    assert close(case["epley"]) == percent_of_one_rep_max_epley(reps, rir)
    assert close(case["brzycki"]) == percent_of_one_rep_max_brzycki(reps, rir)


def test_without_repetitions_in_reserve_a_set_is_to_failure():
    assert OneRepMax(100, 10) == one_rep_max(100, 10)
    assert 75 == percent_of_one_rep_max_epley(10) == percent_of_one_rep_max_brzycki(10)


@pytest.mark.parametrize("case", VECTORS["rpe"], ids=str)
def test_effort_is_ten_less_the_repetitions_in_reserve(case):
    assert case["rpe"] == rpe_from_rir(case["rir"])


def test_the_limits_are_the_ones_the_browser_uses():
    assert VECTORS["limits"] == {name: getattr(strength, name.upper()) for name in VECTORS["limits"]}


def test_a_set_that_is_too_long_gets_the_limit_and_the_advice_to_lift_heavier():
    with pytest.raises(ValueError, match=r"^reps is 13; give a whole number, 1 to 12. ") as refusal:
        strength.one_rep_max_epley(100, 13)
    assert str(refusal.value).endswith(
        "For longer sets there is no estimate: use a heavier weight and fewer repetitions."
    )
    with pytest.raises(
        ValueError, match=r"^reps \+ rir is 13; give a whole number, 1 to 12. For longer sets"
    ):
        one_rep_max(100, 8, 5)
    with pytest.raises(ValueError, match=r"^load_kg is 0; give above 0 and up to 1,000 kg.$"):
        one_rep_max(0, 8)
    with pytest.raises(ValueError, match=r"^load_kg is 1001; give above 0 and up to 1,000 kg.$"):
        strength.one_rep_max_epley(1001, 8)
    with pytest.raises(ValueError, match=r"^rir is 11; give a whole number, 0 to 10.$"):
        repetitions_to_failure(1, 11)


@pytest.mark.parametrize("reps", [0, 13, 5.0, 5.5])
def test_repetitions_to_failure_are_counted_from_a_whole_number_that_has_an_estimate(reps):
    with pytest.raises(ValueError, match="reps") as refusal:
        repetitions_to_failure(reps, 0)
    assert str(refusal.value) == (
        f"reps is {reps!r}; give a whole number, 1 to 12. "
        "For longer sets there is no estimate: use a heavier weight and fewer repetitions."
    )


@pytest.mark.parametrize("case", VECTORS["refused"], ids=str)
def test_an_argument_out_of_range_or_of_another_kind_is_refused_by_name(case):
    with pytest.raises(ValueError, match=f"^{re.escape(case['argument'])} ") as refusal:
        getattr(strength, case["function"])(*case["given"])
    assert "; give " in str(refusal.value)


def test_a_result_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        one_rep_max(100, 5).load_kg = 1


weights = st.floats(0.5, 1000)
repetitions = st.integers(1, 12)


@given(weights, repetitions, st.sampled_from(sorted(FORMULAS)))
def test_an_estimate_is_never_below_the_weight_and_grows_with_it(load_kg, reps, name):
    formula = FORMULAS[name]

    assert load_kg <= formula(load_kg, reps)
    assert close(2 * formula(load_kg / 2, reps)) == formula(load_kg, reps)


@given(weights, st.integers(1, 11), st.sampled_from(sorted(FORMULAS)))
def test_one_repetition_more_with_the_same_weight_is_a_higher_estimate(load_kg, reps, name):
    assert FORMULAS[name](load_kg, reps) < FORMULAS[name](load_kg, reps + 1)


@given(weights, st.integers(1, 12), st.integers(0, 10))
def test_repetitions_in_reserve_count_like_repetitions_done(load_kg, reps, rir):
    if reps + rir > 12:
        with pytest.raises(ValueError, match=rf"^reps \+ rir is {reps + rir}"):
            one_rep_max(load_kg, reps, rir)
    else:
        assert one_rep_max(load_kg, reps + rir) == one_rep_max(load_kg, reps, rir)


@given(weights, repetitions)
def test_every_estimate_lies_between_the_lowest_and_the_highest(load_kg, reps):
    made = one_rep_max(load_kg, reps)

    assert all(made.lowest_kg <= kg <= made.highest_kg for kg in made.estimates_kg.values())
    assert (reps > 1) == (made.spread_kg > 0)


@given(weights, repetitions)
def test_the_share_of_the_maximum_takes_the_estimate_back_to_the_weight(load_kg, reps):
    made = one_rep_max(load_kg, reps).estimates_kg

    assert close(load_kg) == made["epley"] * percent_of_one_rep_max_epley(reps) / 100
    assert close(load_kg) == made["brzycki"] * percent_of_one_rep_max_brzycki(reps) / 100
