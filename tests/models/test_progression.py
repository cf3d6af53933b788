from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training_safety.models.load import progression
from training_safety.models.load.progression import (
    ceiling_week,
    deload_weeks,
    doubling_time,
    geometric_progression,
    linear_progression,
    volume_load,
)
from training_safety.models.reasons import Reason
from vector_files import vectors_of

VECTORS = vectors_of("progression")
PLAN = ("deload_every", "deload_share", "ceiling")


def close(values):
    return pytest.approx(values, rel=1e-9)


@pytest.mark.parametrize("case", VECTORS["linear"])
def test_linear_progression_gives_the_worked_numbers(case):
    loads = linear_progression(case["start"], case["step"], case["weeks"], *(case[name] for name in PLAN))

    assert close(case["loads"]) == loads
    assert case["deload_weeks"] == deload_weeks(case["weeks"], case["deload_every"])
    assert case["ceiling_week"] == ceiling_week(loads, case["ceiling"])


@pytest.mark.parametrize("case", VECTORS["geometric"])
def test_geometric_progression_gives_the_worked_numbers(case):
    loads = geometric_progression(case["start"], case["rate"], case["weeks"], *(case[name] for name in PLAN))

    assert close(case["loads"]) == loads
    assert case["deload_weeks"] == deload_weeks(case["weeks"], case["deload_every"])
    assert case["ceiling_week"] == ceiling_week(loads, case["ceiling"])


def test_the_printed_list_of_the_formula_page_comes_out_as_it_stands_there():
    loads = geometric_progression(1000, 0.05, 12, deload_every=4, deload_share=0.6)

    printed = [1000, 1050, 1102.5, 661.5, 1157.6, 1215.5, 1276.3, 765.8, 1340.1, 1407.1, 1477.5, 886.5]
    assert printed == [round(load, 1) for load in loads]


@pytest.mark.parametrize("case", VECTORS["doubling_time"])
def test_doubling_time_is_undefined_without_growth_and_exact_with_it(case):
    expected = None if case["weeks"] is None else pytest.approx(case["weeks"], rel=1e-12)
    assert expected == doubling_time(case["rate"]).weeks
    assert doubling_time(case["rate"]).reason is (Reason.NO_GROWTH if expected is None else None)


@pytest.mark.parametrize("case", VECTORS["volume_load"])
def test_volume_load_is_sets_times_repetitions_times_load(case):
    assert close(case["kg"]) == volume_load(case["sets"], case["reps"], case["load_kg"])


@pytest.mark.parametrize("case", VECTORS["refused"] + VECTORS["refused_types"], ids=str)
def test_an_argument_out_of_range_is_refused_with_what_was_given_and_what_to_do(case):
    accepted = VECTORS["accepted_beside_the_refused"][case["function"]]
    function = getattr(progression, case["function"])
    function(**accepted)  # the rest of the call is in order

    with pytest.raises(ValueError, match=f"^{case['argument']} is ") as refusal:
        function(**(accepted | case["given"]))
    sentence = str(refusal.value)
    arguments = accepted | case["given"]
    assert f"{case['argument']} is {arguments[case['argument']]!r}" in sentence
    assert "give" in sentence or "Set a ceiling" in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("function", "arguments", "sentence"),
    [
        (
            linear_progression,
            (200, -1, 12),
            "step is -1; give a number from 0 to 100, half of the start load. "
            "To go down, plan from a lower start.",
        ),
        (
            geometric_progression,
            (200, -0.1, 12),
            "rate is -0.1; give a share from 0 to 0.5 a week, such as 0.05 for 5 %. "
            "To go down, plan from a lower start.",
        ),
        (
            geometric_progression,
            (200, 0.1, 12, 1),
            "deload_every is 1; give a whole number from 2 to 52, or None for no deload weeks.",
        ),
        (
            geometric_progression,
            (200, 0.1, 12, None, 0.6, 199),
            "ceiling is 199; give a number from the start load (200) to 1,000,000, or None for no ceiling.",
        ),
        (
            volume_load,
            (3, 8, 0),
            "load_kg is 0; give the weight in kg, above 0 and at most 1000. "
            "Body-weight work has no volume load: count its repetitions instead.",
        ),
    ],
    ids=["step", "rate", "deload_every", "ceiling", "load_kg"],
)
def test_a_refusal_says_what_was_given_the_limits_and_what_to_do_instead(function, arguments, sentence):
    with pytest.raises(ValueError, match="give") as refusal:
        function(*arguments)
    assert sentence == str(refusal.value)


def test_a_deload_week_after_the_end_of_the_plan_is_none_of_its_weeks():
    assert [4] == deload_weeks(7, 4)
    assert [4, 8] == deload_weeks(8, 4)
    assert [] == deload_weeks(3, 4)


def test_a_plan_may_grow_to_the_largest_load_and_no_further():
    assert [500_000, 750_000, progression.LARGEST_LOAD] == linear_progression(500_000, 250_000, 3)
    with pytest.raises(
        ValueError, match=r"^weeks is 4, but week 4 would already be 1,250,000, above 1,000,000"
    ):
        linear_progression(500_000, 250_000, 4)


@pytest.mark.parametrize("nonsense", [float("nan"), float("inf"), float("-inf")])
def test_what_is_not_a_finite_number_is_refused(nonsense):
    with pytest.raises(ValueError, match="start is"):
        geometric_progression(nonsense, 0.05, 12)
    with pytest.raises(ValueError, match="rate is"):
        geometric_progression(100, nonsense, 12)
    with pytest.raises(ValueError, match="step is"):
        linear_progression(100, nonsense, 12)
    with pytest.raises(ValueError, match="ceiling is"):
        linear_progression(100, 5, 12, ceiling=nonsense)


def test_the_limits_are_the_ones_the_browser_uses():
    assert VECTORS["limits"] == {
        "most_growth": progression.MOST_GROWTH,
        "most_weeks": progression.MOST_WEEKS,
        "largest_load": progression.LARGEST_LOAD,
    }


starts = st.floats(1, 1000)
rates = st.floats(0, 0.12)
weeks = st.integers(1, 52)
intervals = st.none() | st.integers(2, 52)
shares = st.floats(0.01, 1)


@given(starts, rates, weeks, intervals, shares, st.floats(0.1, 10))
def test_a_start_twice_as_large_gives_a_plan_twice_as_large(start, rate, length, every, share, scale):
    plan = geometric_progression(start, rate, length, every, share)
    scaled = geometric_progression(scale * start, rate, length, every, share)

    assert close([scale * load for load in plan]) == scaled


@given(starts, rates, weeks)
def test_without_deload_weeks_the_load_never_falls(start, rate, length):
    for loads in (
        geometric_progression(start, rate, length),
        linear_progression(start, rate * start, length),
    ):
        assert length == len(loads)
        assert all(before <= after for before, after in pairwise(loads))


@given(starts, rates, weeks, intervals, shares, st.floats(1, 5))
def test_the_ceiling_is_never_exceeded_and_once_reached_it_holds(start, rate, length, every, share, room):
    ceiling = start * room
    loads = geometric_progression(start, rate, length, every, share, ceiling)

    assert max(loads) <= ceiling
    reached = ceiling_week(loads, ceiling)
    if reached is not None:
        ordinary = set(range(reached, length + 1)) - set(deload_weeks(length, every))
        assert {ceiling} == {loads[week - 1] for week in ordinary}


@given(starts, st.floats(0.001, 0.12), weeks, st.integers(2, 52), st.floats(0.01, 0.99))
def test_exactly_every_kth_week_is_a_deload_week_and_it_does_not_advance_the_plan(
    start, rate, length, every, share
):
    loads = geometric_progression(start, rate, length, every, share)
    ordinary = [load for week, load in enumerate(loads, start=1) if week % every]

    for week, load in enumerate(loads, start=1):
        if week % every == 0:
            assert close(share * loads[week - 2]) == load
    assert close(geometric_progression(start, rate, len(ordinary))) == ordinary


@given(st.floats(0.001, 0.5))
def test_after_the_doubling_time_the_load_has_doubled(rate):
    assert close(2) == (1 + rate) ** doubling_time(rate).weeks
