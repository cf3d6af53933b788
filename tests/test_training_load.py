import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training_safety import training_load
from training_safety.training_load import (
    SPIKE_BANDS,
    percent_change,
    session_load,
    session_spike,
    weekly_load,
)

VECTORS = json.loads((Path(__file__).parent / "vectors/training_load.json").read_text(encoding="utf-8"))


def close(value):
    return None if value is None else pytest.approx(value, rel=1e-9)


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


def test_a_rest_day_is_not_a_missing_day():
    assert weekly_load([0] * 7).total == 0
    assert weekly_load([0] * 7).reason is None
    assert weekly_load([0] * 6 + [None]).total is None
    assert "Day 7" in weekly_load([0] * 6 + [None]).reason


@pytest.mark.parametrize("case", VECTORS["percent_change"])
def test_percent_change_is_undefined_after_nothing_and_beside_a_gap(case):
    assert close(case["percent"]) == percent_change(case["previous"], case["current"])


@pytest.mark.parametrize("case", VECTORS["session_spike"])
def test_a_session_is_compared_with_the_longest_of_the_last_30_days(case):
    spike = session_spike(case["session"], case["last_30_days"])

    assert close(case["ratio"]) == spike.ratio
    assert close(case["percent_over"]) == spike.percent_over
    assert case["hazard_rate_ratio"] == (spike.band and spike.band.hazard_rate_ratio)
    assert (case["ratio"] is None) == (spike.reason is not None)


def test_the_bands_are_the_ones_of_the_cohort_and_follow_one_another():
    assert VECTORS["spike_bands"] == [vars(band) for band in SPIKE_BANDS]
    assert [band.up_to for band in SPIKE_BANDS] == [*(band.above for band in SPIKE_BANDS[1:]), None]
    assert all(band.low < band.hazard_rate_ratio < band.high for band in SPIKE_BANDS)


@pytest.mark.parametrize("case", VECTORS["refused"])
def test_a_negative_or_absurd_argument_is_refused_by_name(case):
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


loads = st.floats(0.1, 10_000)


@given(loads, loads, st.floats(0.1, 100))
def test_change_and_spike_do_not_depend_on_the_unit(before, after, scale):
    assert pytest.approx(percent_change(before, after), rel=1e-6, abs=1e-9) == percent_change(
        scale * before, scale * after
    )
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
