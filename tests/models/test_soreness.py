import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training_safety.models.body import soreness
from training_safety.models.body.soreness import Window, soreness_sketch
from vector_files import vectors_of

VECTORS = vectors_of("soreness")
hours = st.floats(0, 168)
peaks = st.floats(0.01, 10)
tops = st.floats(24, 72)


@pytest.mark.parametrize("case", VECTORS["sketch"])
def test_the_sketch_gives_the_worked_numbers(case):
    sketch = soreness_sketch(case["hours"], case["peak"], case["peak_hour"])

    assert (None if case["level"] is None else pytest.approx(case["level"], rel=1e-12)) == sketch.level
    assert case["windows"] == [window.key for window in sketch.windows]
    assert case["reason"] == (None if sketch.reason is None else sketch.reason.key)


def test_without_more_the_sketch_is_a_share_of_its_top_at_48_hours():
    for hour, share in VECTORS["printed"]:
        assert share == round(soreness_sketch(hour).level, 2)


def test_the_windows_and_limits_are_the_ones_the_browser_uses():
    assert VECTORS["constants"] == {
        "onset": list(soreness.ONSET_H),
        "peak": list(soreness.PEAK_H),
        "gone": list(soreness.GONE_H),
        "sketch_peak": soreness.SKETCH_PEAK_H,
        "longest": soreness.LONGEST_H,
    }
    assert ["onset", "peak", "fading", "gone"] == [window.key for window in Window]


@pytest.mark.parametrize("case", VECTORS["refused"])
def test_what_is_out_of_range_or_no_number_is_refused_with_what_was_given_and_the_limits(case):
    limits = {"hours": "0 to 336 h", "peak": "above 0 and up to 10", "peak_hour": "24 to 72 h"}
    with pytest.raises(ValueError, match=f"^{case['argument']} is ") as refusal:
        soreness_sketch(**({"hours": 24} | case["given"]))
    assert f"is {case['given'][case['argument']]!r}; give {limits[case['argument']]}" in str(refusal.value)


def test_the_sentence_about_hours_says_from_when():
    with pytest.raises(ValueError, match=r"Count from the training\.$"):
        soreness_sketch(-1)


@pytest.mark.parametrize("nonsense", [float("nan"), float("inf"), float("-inf")])
def test_what_is_not_finite_is_refused(nonsense):
    for given_ in ({"hours": nonsense}, {"peak": nonsense}, {"peak_hour": nonsense}):
        with pytest.raises(ValueError, match=f"{next(iter(given_))} is"):
            soreness_sketch(**({"hours": 24} | given_))


@given(hours, peaks, tops)
def test_the_sketch_lies_between_nothing_and_its_top(hour, peak, top):
    assert 0 <= soreness_sketch(hour, peak, top).level <= peak * (1 + 1e-12)


@given(peaks, tops)
def test_the_top_is_at_its_hour(peak, top):
    assert pytest.approx(peak) == soreness_sketch(top, peak, top).level


@given(hours, hours, tops)
def test_the_sketch_rises_to_its_top_and_falls_after_it(one, other, top):
    first, last = sorted((one, other))
    levels = [soreness_sketch(hour, 1, top).level for hour in (first, last)]
    if last <= top:
        assert levels[0] <= levels[1] + 1e-12
    if first >= top:
        assert levels[0] + 1e-12 >= levels[1]


@given(hours, peaks, tops)
def test_a_top_twice_as_high_is_twice_as_high_everywhere(hour, peak, top):
    assert math.isclose(
        2 * soreness_sketch(hour, peak / 2, top).level, soreness_sketch(hour, peak, top).level, abs_tol=1e-300
    )


@given(st.floats(0, 336))
def test_every_hour_from_the_sixth_to_the_end_of_the_week_has_a_window_and_no_other_hour(hour):
    assert (6 <= hour <= 168) == bool(soreness_sketch(hour).windows)


def test_the_curve_is_labelled_a_sketch():
    assert soreness.SKETCH_LABEL.nb.startswith("Skisse")
    assert soreness.SKETCH_LABEL.en.startswith("A sketch")
