import math
import random
import re
import statistics
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training_safety.models.load import workload_ratio as module
from training_safety.models.load.workload_ratio import (
    WorkloadRatio,
    coupled_from_uncoupled,
    coupled_ratios,
    coupling_correlation,
    ewma_half_life,
    ewma_ratios,
    ewma_weight,
    uncoupled_ratios,
)
from training_safety.models.reasons import Reason
from vector_files import vectors_of

VECTORS = vectors_of("workload_ratio")
FORMS = {"coupled": coupled_ratios, "uncoupled": uncoupled_ratios, "ewma": ewma_ratios}


def close(value):
    return None if value is None else pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", VECTORS["series"], ids=lambda case: case["name"])
def test_each_day_has_its_load_and_both_averages_beside_the_ratio_or_a_reason(case, form):
    rows = FORMS[form](case["daily_loads"])

    assert isinstance(rows, tuple)
    assert case["daily_loads"] == [row.load for row in rows]
    assert [row[0] for row in case[form]] == [row.day for row in rows]
    for row, (day, acute, chronic, ratio, reason) in zip(rows, case[form], strict=True):
        assert (close(acute), close(chronic), close(ratio)) == (row.acute, row.chronic, row.ratio), day
        assert reason == (row.reason and row.reason.key), day


def test_the_numbers_of_the_formula_page_come_out_as_printed():
    weeks = [1000 / 7] * 21 + [1500 / 7] * 7
    assert [1.3333333, 1.5] == [round(FORMS[form](weeks)[-1].ratio, 7) for form in ("coupled", "uncoupled")]
    rows = ewma_ratios([200] * 28 + [600] + [200] * 6)
    assert (300, 227.5862069, 1.3181818) == (
        rows[28].acute,
        round(rows[28].chronic, 7),
        round(rows[28].ratio, 7),
    )
    assert (217.8, 218.0, 0.999) == (
        round(rows[34].acute, 1),
        round(rows[34].chronic, 1),
        round(rows[34].ratio, 3),
    )


def test_the_first_rolling_ratio_is_on_day_28_and_the_first_exponential_one_on_day_29():
    loads = [100] * 29
    for form, first in (("coupled", 28), ("uncoupled", 28), ("ewma", 29)):
        rows = FORMS[form](loads)
        assert {Reason.TOO_FEW_DAYS} == {row.reason for row in rows[: first - 1]}
        assert [1.0] * (30 - first) == [row.ratio for row in rows[first - 1 :]]


def test_the_acute_average_of_a_rolling_row_is_shown_from_the_seventh_day():
    rows = coupled_ratios([70] * 8)

    assert [None] * 6 + [70.0, 70.0] == [row.acute for row in rows]
    assert [None] * 8 == [row.chronic for row in rows]


@pytest.mark.parametrize("form", FORMS)
def test_a_day_that_was_not_logged_hides_the_ratio_for_28_days_and_a_rest_day_does_not(form):
    logged = [120, 0, 90, 0, 150, 60, 0] * 12
    gap = 40
    with_gap = [None if day == gap else load for day, load in enumerate(logged, start=1)]

    hidden = {row.day for row in FORMS[form](with_gap) if row.day > 28 and row.ratio is None}
    assert set(range(gap, gap + 28)) == hidden
    assert all(row.ratio is not None for row in FORMS[form](logged)[28:])
    assert {Reason.DAY_NOT_LOGGED} == {FORMS[form](with_gap)[day - 1].reason for day in hidden}


def test_a_gap_leaves_each_rolling_average_that_does_not_hold_it():
    loads = [120, 0, 90, 0, 150, 60, 0] * 12
    loads[39] = None  # day 40
    coupled, uncoupled = coupled_ratios(loads), uncoupled_ratios(loads)

    assert {day for day in range(28, 85) if coupled[day - 1].acute is None} == set(range(40, 47))
    assert {day for day in range(28, 85) if coupled[day - 1].chronic is None} == set(range(40, 68))
    assert {day for day in range(28, 85) if uncoupled[day - 1].chronic is None} == set(range(47, 68))


def test_a_gap_changes_nothing_inside_the_exponential_averages():
    before, after = [120, 0, 90, 0, 150, 60, 0] * 3, [80, 0, 40, 160] * 8

    with_gap = ewma_ratios([*before, None, *after])[-1]
    without = ewma_ratios(before + after)[-1]
    assert (without.acute, without.chronic) == (with_gap.acute, with_gap.chronic)


def test_the_exponential_averages_start_on_the_mean_of_the_first_seven_logged_days():
    first = [700, 0, 0, 0, 0, 0, 0]
    row = ewma_ratios(first + [0] * 22)[-1]

    assert close(100 * 0.75**22) == row.acute
    assert close(100 * (27 / 29) ** 22) == row.chronic


@pytest.mark.parametrize("form", ["coupled", "uncoupled"])
def test_a_chronic_load_next_to_nothing_gives_no_infinity(form):
    last = FORMS[form]([0] * 20 + [5e-323] + [0] * 7)[-1]
    assert (last.ratio, last.reason) in [(0, None), (None, Reason.NEW_START)]
    last = uncoupled_ratios([0] * 20 + [5e-323] + [1000] * 7)[-1]
    assert (None, Reason.NEW_START) == (last.ratio, last.reason)


@pytest.mark.parametrize("case", VECTORS["coupled_from_uncoupled"], ids=str)
def test_the_coupled_ratio_follows_from_the_uncoupled_one(case):
    assert close(case["coupled"]) == coupled_from_uncoupled(case["uncoupled"])


@pytest.mark.parametrize("case", VECTORS["ewma"], ids=str)
def test_an_exponential_average_has_its_weight_and_its_half_life(case):
    assert close(case["weight"]) == ewma_weight(case["days"])
    if case["half_life"] is not None:
        assert close(case["half_life"]) == ewma_half_life(case["days"])
        assert close(0.5) == (1 - ewma_weight(case["days"])) ** ewma_half_life(case["days"])


@pytest.mark.parametrize("case", VECTORS["coupling_correlation"], ids=str)
def test_the_built_in_correlation_is_one_over_the_root_of_the_weeks(case):
    assert close(case["r"]) == coupling_correlation(case["weeks"])
    assert coupling_correlation() == 0.5


def test_weeks_drawn_by_lot_correlate_by_half_when_coupled_and_not_when_uncoupled():
    lot = random.Random(2026)
    weeks = [[lot.gauss(1000, 200) for _ in range(4)] for _ in range(20_000)]
    acute = [four[-1] for four in weeks]

    coupled = statistics.correlation(acute, [statistics.fmean(four) for four in weeks])
    uncoupled = statistics.correlation(acute, [statistics.fmean(four[:3]) for four in weeks])
    assert pytest.approx(coupling_correlation(4), abs=0.02) == coupled
    assert pytest.approx(0, abs=0.02) == uncoupled


@pytest.mark.parametrize("case", VECTORS["refused"], ids=str)
def test_an_argument_out_of_range_or_of_another_kind_is_refused_by_name(case):
    with pytest.raises(ValueError, match=f"^{re.escape(case['argument'])} ") as refusal:
        getattr(module, case["function"])(*case["given"])
    assert "; give " in str(refusal.value)


@pytest.mark.parametrize("days", [1, 366, 7.0, 7.5])
def test_a_half_life_needs_two_whole_days_or_more(days):
    with pytest.raises(ValueError, match="days") as refusal:
        ewma_half_life(days)
    assert f"days is {days!r}; give a whole number, 2 to 365." == str(refusal.value)


def test_a_row_with_all_its_days_has_no_gap():
    assert WorkloadRatio(28, 200, 200.0, 200.0, gap=None) == coupled_ratios([200] * 28)[-1]


def test_a_result_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        coupled_ratios([1])[0].load = 1


months = st.lists(st.integers(0, 2000), min_size=28, max_size=60)


@given(months)
def test_the_two_rolling_forms_agree_with_their_relation(loads):
    for coupled, uncoupled in zip(coupled_ratios(loads), uncoupled_ratios(loads), strict=True):
        assert coupled.acute == uncoupled.acute
        if uncoupled.ratio is not None:
            assert pytest.approx(coupled_from_uncoupled(uncoupled.ratio), rel=1e-9) == coupled.ratio


@given(months)
def test_a_coupled_ratio_lies_between_0_and_4(loads):
    ratios = [row.ratio for row in coupled_ratios(loads) if row.ratio is not None]
    assert all(0 <= ratio <= 4 + 1e-12 for ratio in ratios)


@given(months, st.floats(0.01, 100), st.sampled_from(sorted(FORMS)))
def test_the_ratio_forgets_how_large_the_load_was_and_the_averages_do_not(loads, scale, form):
    for row, scaled in zip(FORMS[form](loads), FORMS[form]([scale * x for x in loads]), strict=True):
        assert (row.ratio is None) == (scaled.ratio is None)
        if row.ratio is not None:
            assert pytest.approx(row.ratio, rel=1e-9) == scaled.ratio
            assert pytest.approx(scale * row.chronic, rel=1e-9) == scaled.chronic


@given(st.lists(st.none() | st.floats(0, 1_000_000), max_size=70), st.sampled_from(sorted(FORMS)))
def test_every_day_has_a_finite_ratio_or_a_reason(loads, form):
    rows = FORMS[form](loads)

    assert list(range(1, len(loads) + 1)) == [row.day for row in rows]
    for row in rows:
        assert (row.ratio is None) == (row.reason is not None)
        assert row.ratio is None or 0 <= row.ratio < math.inf
        assert row.ratio is None or None not in (row.acute, row.chronic)


@given(st.lists(st.floats(0, 1000), min_size=29, max_size=60))
def test_an_exponential_average_stays_between_the_smallest_and_the_largest_day(loads):
    last = ewma_ratios(loads)[-1]
    for average in (last.acute, last.chronic):
        assert min(loads) - 1e-9 <= average <= max(loads) + 1e-9
