from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training_safety.models.reasons import Reason
from training_safety.models.strength import trunk_endurance
from training_safety.models.strength.trunk_endurance import (
    PUBLISHED_TIMES,
    EnduranceRatio,
    endurance_ratio,
    mean_of_ratios,
    ratio_of_means,
    side_difference,
)
from vector_files import vectors_of

VECTORS = vectors_of("trunk_endurance")
A_TIME = "0 to 3,600 s. None is a test that was not done."


def close(value):
    return None if value is None else pytest.approx(value, rel=1e-12)


def key(ratio):
    return ratio.reason and ratio.reason.key


@pytest.mark.parametrize("case", VECTORS["endurance_ratio"])
def test_a_ratio_of_two_times_is_undefined_without_a_time_to_divide_by(case):
    ratio = endurance_ratio(**case["given"])

    assert (close(case["value"]), case["reason"]) == (ratio.value, key(ratio))


@pytest.mark.parametrize("case", VECTORS["side_difference"])
def test_the_difference_between_sides_is_a_share_of_the_longer_time(case):
    ratio = side_difference(**case["given"])

    assert (close(case["value"]), case["reason"]) == (ratio.value, key(ratio))


@pytest.mark.parametrize("case", VECTORS["averages"], ids=lambda case: case["note"])
def test_the_two_averages_of_a_group_give_the_worked_numbers(case):
    mean = mean_of_ratios(case["times_s"], case["references_s"])
    means = ratio_of_means(case["times_s"], case["references_s"])

    assert (close(case["mean_of_ratios"]), case["mean_reason"]) == (mean.value, key(mean))
    assert (close(case["ratio_of_means"]), case["means_reason"]) == (means.value, key(means))


def test_what_the_abstract_calls_side_to_flexor_is_flexor_to_extensor_of_its_own_times():
    for times in PUBLISHED_TIMES.values():
        assert times.side_to_flexor == round(endurance_ratio(times.flexor_s, times.extensor_s).value, 2)
        assert times.side_to_flexor > endurance_ratio(times.left_side_s, times.flexor_s).value + 0.2


def test_the_published_table_and_the_constants_are_the_ones_the_browser_uses():
    assert VECTORS["published_times"] == {group: vars(times) for group, times in PUBLISHED_TIMES.items()}
    assert VECTORS["constants"] == {
        name: getattr(trunk_endurance, name.upper()) for name in VECTORS["constants"]
    }


def test_a_test_that_was_not_done_is_not_a_test_of_0_seconds():
    assert EnduranceRatio(0.0) == endurance_ratio(0, 146)
    assert EnduranceRatio(None, Reason.ENDURANCE_TIME_MISSING) == endurance_ratio(None, 146)
    assert EnduranceRatio(None, Reason.ENDURANCE_TIME_ZERO) == endurance_ratio(146, 0)


def test_a_ratio_and_the_published_table_cannot_be_changed():
    with pytest.raises(AttributeError):
        EnduranceRatio(0.5).value = 1
    with pytest.raises(AttributeError):
        PUBLISHED_TIMES["men"].persons = 75


def test_the_reasons_say_which_time_is_the_trouble():
    assert "not done" in Reason.ENDURANCE_TIME_MISSING.sentence("en")
    assert "divide by" in Reason.ENDURANCE_TIME_ZERO.sentence("en")


def test_a_group_may_come_as_any_iterable():
    assert EnduranceRatio(0.75) == mean_of_ratios(iter([60, 90]), (60, 180))
    assert EnduranceRatio(0.625) == ratio_of_means(range(60, 91, 30), iter([60, 180]))


@pytest.mark.parametrize("case", VECTORS["refused"])
def test_a_time_out_of_range_is_refused_by_name(case):
    accepted = VECTORS["accepted_beside_the_refused"][case["function"]]
    function = getattr(trunk_endurance, case["function"])
    function(**accepted)  # the rest of the call is in order

    with pytest.raises(ValueError, match=f"^{case['argument']} (is|has) ") as refusal:
        function(**(accepted | case["given"]))
    assert "; give " in str(refusal.value)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    ("function", "arguments", "sentence"),
    [
        (endurance_ratio, (3601, 1), f"time_s is 3601; give {A_TIME}"),
        (endurance_ratio, (1, -1), f"reference_s is -1; give {A_TIME}"),
        (side_difference, (True, 1), f"right_s is True; give {A_TIME}"),
        (side_difference, (1, "1"), f"left_s is '1'; give {A_TIME}"),
        (mean_of_ratios, ([1, 3601], [1, 1]), f"times_s is 3601; give {A_TIME}"),
        (ratio_of_means, ([1, 1], [1, -1]), f"references_s is -1; give {A_TIME}"),
        (mean_of_ratios, ([], [1]), "times_s is empty; give the time of at least one person."),
        (mean_of_ratios, ([1], []), "references_s is empty; give the time of at least one person."),
        (
            ratio_of_means,
            ([1, 2, 3], [1, 2]),
            "times_s has 3 and references_s 2 times; give one of each for a person.",
        ),
        (ratio_of_means, (7, [1]), "times_s is 7; give a list of times in seconds, one for each person."),
        (
            mean_of_ratios,
            ([1], "12"),
            "references_s is '12'; give a list of times in seconds, one for each person.",
        ),
    ],
)
def test_a_refusal_says_what_was_given_the_limit_and_what_to_do(function, arguments, sentence):
    with pytest.raises(ValueError, match="give") as refusal:
        function(*arguments)
    assert sentence == str(refusal.value)


@pytest.mark.parametrize("nonsense", [float("nan"), float("inf"), float("-inf"), 1j])
def test_what_is_no_finite_number_is_refused(nonsense):
    for function in (endurance_ratio, side_difference):
        for arguments in ((nonsense, 1), (1, nonsense)):
            with pytest.raises(ValueError, match="give"):
                function(*arguments)
    for function in (mean_of_ratios, ratio_of_means):
        for groups in (([nonsense], [1]), ([1], [nonsense])):
            with pytest.raises(ValueError, match="give"):
                function(*groups)


times = st.floats(1, 1800)
groups = st.lists(st.tuples(times, times), min_size=1, max_size=20)


@given(times, times, st.floats(0.1, 2))
def test_a_ratio_does_not_depend_on_the_unit(one, other, scale):
    for function in (endurance_ratio, side_difference):
        value = function(one, other).value
        assert pytest.approx(value, rel=1e-9, abs=1e-9) == function(scale * one, scale * other).value


@given(st.floats(0, 3600), st.floats(0, 3600))
def test_the_difference_between_sides_is_the_same_both_ways_and_never_above_1(right, left):
    difference = side_difference(right, left)

    assert side_difference(left, right) == difference
    assert difference.value is None or 0 <= difference.value <= 1


@given(groups)
def test_both_averages_lie_between_the_smallest_and_the_largest_ratio(group):
    tops, references = zip(*group, strict=True)
    ratios = [top / reference for top, reference in group]

    for average in (mean_of_ratios(tops, references), ratio_of_means(tops, references)):
        assert min(ratios) * (1 - 1e-9) <= average.value <= max(ratios) * (1 + 1e-9)


@given(groups, times)
def test_the_averages_agree_when_all_have_the_same_time_to_divide_by(group, reference):
    tops = [top for top, _ in group]
    references = [reference] * len(tops)

    assert (
        pytest.approx(fmean(tops) / reference, rel=1e-9)
        == mean_of_ratios(tops, references).value
        == pytest.approx(ratio_of_means(tops, references).value, rel=1e-9)
    )


@given(st.lists(st.tuples(st.none() | st.floats(0, 3600), st.none() | st.floats(0, 3600)), min_size=1))
def test_there_is_a_number_or_a_reason_and_a_missing_time_gives_no_number(group):
    tops, references = zip(*group, strict=True)

    for average in (mean_of_ratios(tops, references), ratio_of_means(tops, references)):
        assert (average.value is None) == (average.reason is not None)
        if None in tops or None in references:
            assert average.value is None
