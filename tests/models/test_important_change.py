import pytest
from hypothesis import given
from hypothesis import strategies as st

from training_safety.models.evidence import important_change as module
from training_safety.models.evidence.important_change import (
    Change,
    ImportantChange,
    Scale,
    effect_to_minimal_change,
    important_change,
)
from training_safety.models.reasons import Reason
from vector_files import vectors_of

VECTORS = vectors_of("important_change")


def close(value):
    return None if value is None else pytest.approx(value, rel=1e-12, abs=1e-15)


def scale_of(key):
    return Scale[key.upper()]


@pytest.mark.parametrize("case", VECTORS["change"], ids=str)
def test_a_change_is_laid_beside_both_criteria(case):
    change = important_change(scale_of(case["scale"]), case["baseline"], case["later"])

    assert close(case["change"]) == change.change
    assert close(case["percent"]) == change.percent
    for name in ("meets_absolute", "meets_relative", "agree", "absolute_in_reach"):
        assert case[name] is getattr(change, name), name
    assert Change(case["direction"]) == change.direction
    assert (case["reason"] and Reason[case["reason"].upper()]) == change.reason


@pytest.mark.parametrize("case", VECTORS["effect"], ids=str)
def test_an_effect_is_a_multiple_of_the_minimal_important_change(case):
    assert close(case["multiple"]) == effect_to_minimal_change(scale_of(case["scale"]), case["effect"])


def test_the_scales_and_the_relative_criterion_are_the_ones_the_browser_uses():
    assert VECTORS["relative_criterion_percent"] == module.RELATIVE_CRITERION_PERCENT
    assert VECTORS["scales"] == [
        {
            "scale": scale.key,
            "minimal_important_change": scale.minimal_important_change,
            "highest": scale.highest,
        }
        for scale in Scale
    ]
    assert ["better", "same", "worse"] == [change.value for change in Change]


def test_the_change_remembers_what_it_was_made_of():
    assert ImportantChange(Scale.NRS, 6, 4) == important_change(Scale.NRS, 6, 4)


def test_the_criteria_are_met_at_their_limit_and_not_a_hair_below_it():
    assert important_change(Scale.VAS, 100, 85).meets_absolute is True
    assert important_change(Scale.VAS, 100, 85.000001).meets_absolute is False
    assert important_change(Scale.VAS, 100, 70).meets_relative is True
    assert important_change(Scale.VAS, 100, 70.000001).meets_relative is False


def test_a_baseline_next_to_nothing_counts_as_0_and_never_gives_infinity():
    for baseline in (5e-324, 1e-10):
        change = important_change(Scale.VAS, baseline, 100)
        assert (None, Reason.BASELINE_ZERO) == (change.percent, change.reason)
    assert important_change(Scale.VAS, 1e-8, 1e-8).percent == 0
    assert important_change(Scale.VAS, 1e-9, 0).reason is None


def test_no_effect_is_a_plain_zero():
    assert "0.0" == str(effect_to_minimal_change(Scale.VAS, 0))


PARAMETERS = {
    "important_change": ("scale", "baseline", "later"),
    "effect_to_minimal_change": ("scale", "effect"),
}


@pytest.mark.parametrize("case", VECTORS["refused"], ids=str)
def test_an_argument_out_of_range_is_refused_with_what_was_given_and_the_limit(case):
    key, *rest = case["given"]
    scale = Scale.__members__.get(key.upper(), key)

    with pytest.raises(ValueError, match="give") as refusal:
        getattr(module, case["function"])(scale, *rest)
    given = case["given"][PARAMETERS[case["function"]].index(case["argument"])]
    if case["argument"] == "scale":
        known = "Scale.VAS, Scale.NRS, Scale.RMDQ, Scale.ODI, Scale.QBPDS"
        expected = f"scale is {given!r}; give one of {known}."
    elif case["argument"] == "effect":
        top = scale.highest
        expected = f"effect is {given!r}; give -{top} to {top} on the {scale.name}. Negative is better."
    else:
        whole = "a whole number, " if scale is Scale.RMDQ else ""
        expected = f"{case['argument']} is {given!r}; give {whole}0 to {scale.highest} on the {scale.name}."
    assert expected == str(refusal.value)


@pytest.mark.parametrize("nonsense", [float("nan"), float("inf"), float("-inf"), 10**400])
def test_what_is_not_a_finite_number_is_refused(nonsense):
    with pytest.raises(ValueError, match="baseline is"):
        important_change(Scale.VAS, nonsense, 0)
    with pytest.raises(ValueError, match="later is"):
        important_change(Scale.VAS, 50, nonsense)
    with pytest.raises(ValueError, match="effect is"):
        effect_to_minimal_change(Scale.VAS, nonsense)


scales = st.sampled_from([scale for scale in Scale if scale is not Scale.RMDQ])
shares = st.floats(0, 1)


@given(scales, shares, shares)
def test_the_two_criteria_agree_unless_only_one_is_met(scale, before, after):
    change = important_change(scale, before * scale.highest, after * scale.highest)

    if change.reason is None:
        assert (change.meets_absolute is change.meets_relative) == change.agree
    if change.direction is not Change.BETTER:
        assert change.meets_absolute is False
        assert change.meets_relative in (False, None)
    if change.meets_absolute:
        assert change.absolute_in_reach


@given(scales, shares, shares)
def test_going_there_and_back_is_the_same_distance(scale, before, after):
    there = important_change(scale, before * scale.highest, after * scale.highest)
    back = important_change(scale, after * scale.highest, before * scale.highest)

    assert there.change == -back.change
    assert abs(there.change) <= scale.highest


@given(scales, st.floats(-1, 1))
def test_a_fall_is_a_positive_multiple_and_one_minimal_change_is_1(scale, share):
    effect = share * scale.highest

    assert effect_to_minimal_change(scale, effect) == -effect_to_minimal_change(scale, -effect)
    assert (effect < 0) == (effect_to_minimal_change(scale, effect) > 0) or abs(effect) < 1e-300
    assert 1 == effect_to_minimal_change(scale, -scale.minimal_important_change)
