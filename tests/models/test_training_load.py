import math
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training_safety.models.load import training_load
from training_safety.models.load.training_load import (
    SPIKE_BANDS,
    percent_change,
    session_load,
    session_spike,
    weekly_load,
)
from training_safety.models.reasons import Reason
from vector_files import vectors_of

VECTORS = vectors_of("training_load")


def close(value):
    return None if value is None else pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize("case", VECTORS["session_load"])
def test_session_load_is_effort_times_minutes(case):
    assert close(case["au"]) == session_load(case["rpe"], case["duration_min"])


@pytest.mark.parametrize("case", VECTORS["weekly_load"])
def test_a_week_with_a_day_missing_has_no_total_but_keeps_what_was_logged(case):
    week = weekly_load(case["daily_loads"])

    assert close(case["total"]) == week.total
    assert close(case["mean"]) == week.mean
    assert close(case["logged"]) == week.logged
    assert tuple(case["missing_days"]) == week.missing_days
    assert case["reason"] == (week.reason and week.reason.key)


def test_a_rest_day_is_not_a_missing_day():
    assert weekly_load([0] * 7).total == 0
    assert weekly_load([0] * 7).reason is None
    assert weekly_load([0] * 6 + [None]).total is None
    assert Reason.DAY_NOT_LOGGED is weekly_load([0] * 6 + [None]).reason


@pytest.mark.parametrize("case", VECTORS["percent_change"])
def test_percent_change_is_undefined_after_nothing_and_beside_a_gap(case):
    change = percent_change(case["previous"], case["current"])

    assert (case["previous"], case["current"]) == (change.previous, change.current)
    assert close(case["percent"]) == change.percent
    assert case["reason"] == (change.reason and change.reason.key)


@pytest.mark.parametrize("case", VECTORS["session_spike"])
def test_a_session_is_compared_with_the_longest_of_the_last_30_days(case):
    spike = session_spike(case["session"], case["last_30_days"])

    assert close(case["ratio"]) == spike.ratio
    assert close(case["percent_over"]) == spike.percent_over
    assert case["hazard_rate_ratio"] == (spike.band and spike.band.hazard_rate_ratio)
    assert case["reason"] == (spike.reason and spike.reason.key)


def test_the_bands_are_the_ones_of_the_cohort_and_follow_one_another():
    assert VECTORS["spike_bands"] == [vars(band) for band in SPIKE_BANDS]
    assert [band.up_to for band in SPIKE_BANDS] == [*(band.above for band in SPIKE_BANDS[1:]), None]
    assert all(band.low < band.hazard_rate_ratio < band.high for band in SPIKE_BANDS)


@pytest.mark.parametrize("case", VECTORS["refused"], ids=str)
def test_an_argument_out_of_range_or_of_another_kind_is_refused_by_name(case):
    with pytest.raises(ValueError, match=f"^{case['argument']} ") as refusal:
        getattr(training_load, case["function"])(*case["given"])
    assert "; give" in str(refusal.value)


@pytest.mark.parametrize("nonsense", [float("nan"), float("inf")])
def test_what_is_not_a_finite_load_is_refused(nonsense):
    with pytest.raises(ValueError, match="current holds"):
        percent_change(100, nonsense)
    with pytest.raises(ValueError, match="rpe is"):
        session_load(nonsense, 30)
    with pytest.raises(ValueError, match="daily_loads holds"):
        weekly_load([0, 0, 0, nonsense, 0, 0, 0])


def test_the_limits_themselves_are_accepted_and_named_when_they_are_passed():
    assert session_load(10, 600) == 6000
    assert percent_change(1_000_000, 1_000_000).percent == 0
    assert session_spike(1_000_000, [1_000_000]).ratio == 1
    for call, sentence in (
        (lambda: session_load(11, 60), "rpe is 11; give 0 to 10. 0 is rest, 10 is as hard as possible."),
        (
            lambda: session_load(5, 601),
            "duration_min is 601; give 0 to 600 min. Give the length of one session.",
        ),
        (lambda: session_spike(-1, [5]), "session is -1; give 0 to 1,000,000."),
        (
            lambda: weekly_load([1, 2, 3]),
            "daily_loads has 3 days; give 7, Monday to Sunday, "
            "with 0 for a rest day and None for a day that was not logged.",
        ),
    ):
        with pytest.raises(ValueError, match="; give") as refusal:
            call()
        assert sentence == str(refusal.value)


@given(st.floats(0, 1_000_000), st.floats(0, 1_000_000))
def test_a_change_and_a_spike_are_finite_or_have_a_reason(previous, current):
    change, spike = percent_change(previous, current), session_spike(current, [previous])

    assert (change.percent is None) == (change.reason is not None)
    assert (spike.ratio is None) == (spike.reason is not None) == (change.percent is None)
    assert change.percent is None or math.isfinite(change.percent)
    assert spike.ratio is None or math.isfinite(spike.ratio)


@pytest.mark.parametrize(
    "made", [weekly_load([1] * 7), percent_change(1, 2), session_spike(1, [1]), SPIKE_BANDS[0]], ids=str
)
def test_a_result_cannot_be_changed(made):
    with pytest.raises(FrozenInstanceError):
        setattr(made, next(iter(vars(made))), 1)


loads = st.floats(0.1, 10_000)


@given(loads, loads, st.floats(0.1, 100))
def test_change_and_spike_do_not_depend_on_the_unit(before, after, scale):
    change, scaled = percent_change(before, after), percent_change(scale * before, scale * after)
    assert pytest.approx(change.percent, rel=1e-6, abs=1e-9) == scaled.percent
    assert close(session_spike(after, [before]).ratio) == session_spike(scale * after, [scale * before]).ratio


@given(st.lists(st.none() | loads, max_size=40), loads)
def test_only_the_largest_logged_session_counts_in_a_spike(sessions, session):
    spike = session_spike(session, sessions)

    logged = [load for load in sessions if load is not None]
    assert (max(logged) if logged else None) == spike.longest
    assert spike == session_spike(session, sorted(logged))


@given(st.lists(st.none() | st.floats(0, 2000), min_size=7, max_size=7))
def test_a_total_is_given_only_when_every_day_was_logged(days):
    week = weekly_load(days)

    assert (None in days) == (week.total is None)
    assert close(sum(load for load in days if load is not None)) == week.logged
