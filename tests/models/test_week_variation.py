import math
import re
import statistics
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training_safety.models.load import week_variation as module
from training_safety.models.load.week_variation import week_variation
from training_safety.models.reasons import Reason
from vector_files import vectors_of

VECTORS = vectors_of("week_variation")
QUANTITIES = ("sd", "monotony", "strain")


def close(value):
    return None if value is None else pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize("case", VECTORS["weeks"], ids=lambda case: str(case["daily_loads"]))
def test_the_worked_weeks_come_out_with_their_numbers_or_their_reason(case):
    variation = week_variation(case["daily_loads"])

    assert close(case["total"]) == variation.week.total
    assert close(case["mean"]) == variation.week.mean
    for name in QUANTITIES:
        assert close(case[name]) == getattr(variation, name), name
    assert case["reason"] == (variation.reason and variation.reason.key)


def test_the_numbers_of_the_formula_page_come_out_as_printed():
    week = week_variation([420, 0, 300, 0, 480, 180, 0])
    assert [207.0196678, 0.9522905, 1314.1609] == [
        round(week.sd, 7),
        round(week.monotony, 7),
        round(week.strain, 4),
    ]
    near = week_variation([200, 200, 200, 200, 200, 200, 180])
    assert [26.08, 35990] == [round(near.monotony, 2), round(near.strain)]


def test_the_spread_is_the_samples_not_the_populations():
    loads = [420, 0, 300, 0, 480, 180, 0]
    population = statistics.mean(loads) / statistics.pstdev(loads)

    assert close(math.sqrt(7 / 6)) == population / week_variation(loads).monotony


def test_a_gap_rest_days_only_and_equal_days_each_have_their_own_reason():
    assert Reason.DAY_NOT_LOGGED is week_variation([0] * 6 + [None]).reason
    assert Reason.NO_LOAD is week_variation([0] * 7).reason
    assert Reason.ALL_DAYS_EQUAL is week_variation([200] * 7).reason
    assert week_variation([200] * 6 + [0]).reason is None
    assert week_variation([200] * 7).sd == 0


def test_a_spread_too_small_for_the_machine_is_no_spread():
    week = week_variation([0, 0, 0, 0, 0, 0, 5e-324])

    assert (0, None, None, Reason.ALL_DAYS_EQUAL) == (week.sd, week.monotony, week.strain, week.reason)


@pytest.mark.parametrize("case", VECTORS["refused"], ids=str)
def test_an_argument_out_of_range_or_of_another_kind_is_refused_by_name(case):
    with pytest.raises(ValueError, match=f"^{re.escape(case['argument'])} ") as refusal:
        getattr(module, case["function"])(*case["given"])
    assert "; give " in str(refusal.value)


def test_a_result_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        week_variation([1] * 7).week = 1


weeks = st.lists(st.floats(0, 1_000_000), min_size=7, max_size=7)
plain_weeks = st.lists(st.integers(0, 2000), min_size=7, max_size=7).filter(lambda days: len(set(days)) > 1)


@given(weeks)
def test_the_spread_is_the_standard_librarys(days):
    assert pytest.approx(statistics.stdev(days), rel=1e-9, abs=1e-150) == week_variation(days).sd


@given(weeks)
def test_what_is_defined_is_finite_and_what_is_not_has_a_reason(days):
    week = week_variation(days)

    assert (week.monotony is None) == (week.strain is None) == (week.reason is not None)
    if week.reason is None:
        assert 0 <= week.monotony < math.inf
        assert 0 <= week.strain < math.inf


@given(plain_weeks, st.floats(0.01, 100))
def test_monotony_has_no_unit_and_strain_has_that_of_the_load(days, scale):
    week, scaled = week_variation(days), week_variation([scale * load for load in days])

    assert pytest.approx(week.monotony, rel=1e-9) == scaled.monotony
    assert pytest.approx(scale * week.strain, rel=1e-9) == scaled.strain


@given(plain_weeks, st.randoms())
def test_the_order_of_the_days_does_not_matter(days, random):
    shuffled = random.sample(days, 7)

    assert pytest.approx(week_variation(days).strain, rel=1e-9) == week_variation(shuffled).strain


@given(plain_weeks, st.integers(1, 1000))
def test_the_same_added_to_every_day_raises_monotony_and_leaves_the_spread(days, more):
    week, higher = week_variation(days), week_variation([load + more for load in days])

    assert pytest.approx(week.sd, rel=1e-9) == higher.sd
    assert week.monotony < higher.monotony


@given(st.lists(st.none() | st.floats(0, 2000), min_size=7, max_size=7).filter(lambda days: None in days))
def test_with_a_day_missing_nothing_is_said_about_the_week(days):
    week = week_variation(days)

    assert [None, None, None, Reason.DAY_NOT_LOGGED] == [week.sd, week.monotony, week.strain, week.reason]
