import pytest
from hypothesis import given
from hypothesis import strategies as st

from training_safety.models.evidence.evidence import (
    NO_DIFFERENCE_BELOW,
    Direction,
    NumberNeeded,
    absolute_risk_reduction,
    benefit_at_baseline,
    number_needed_to_treat,
    odds_ratio,
    relative_risk,
)
from training_safety.models.evidence.two_by_two import Estimate, IntervalMethod, TwoByTwo
from training_safety.models.reasons import Reason
from vector_files import vectors_of

VECTORS = vectors_of("evidence")
COUNTS = ("events_treated", "treated", "events_control", "control")
QUANTITIES = {
    "relative_risk": relative_risk,
    "odds_ratio": odds_ratio,
    "absolute_risk_reduction": absolute_risk_reduction,
}


def close(value, rel=1e-12):
    return None if value is None else pytest.approx(value, rel=rel, abs=1e-15)


def table_of(case):
    return TwoByTwo(*(case[name] for name in COUNTS))


def reason_of(case):
    return case["reason"] and Reason[case["reason"].upper()]


def assert_estimate(case, estimate):
    assert close(case["value"]) == estimate.value
    assert (close(case["low"]), close(case["high"])) == (estimate.low, estimate.high)
    assert (case["method"] and IntervalMethod(case["method"])) == estimate.method
    assert reason_of(case) == estimate.reason


def assert_number_needed(case, number):
    limits = [close(case[name], rel=1e-9) for name in ("value", "low", "high")]
    assert limits == [number.value, number.low, number.high]
    whole = [case["rounded_up"], case["low_rounded_up"], case["high_rounded_up"]]
    assert whole == [number.rounded_up, number.low_rounded_up, number.high_rounded_up]
    assert (case["direction"] and Direction(case["direction"])) == number.direction
    assert reason_of(case) == number.reason


@pytest.mark.parametrize("case", VECTORS["tables"], ids=lambda case: case["note"])
@pytest.mark.parametrize("name", QUANTITIES)
def test_a_table_gives_the_worked_estimate_or_the_reason_why_not(name, case):
    assert case["small_counts"] == table_of(case).small_counts
    assert_estimate(case[name], QUANTITIES[name](table_of(case)))


@pytest.mark.parametrize("case", VECTORS["tables"], ids=lambda case: case["note"])
def test_a_table_gives_the_worked_number_needed_or_the_reason_why_not(case):
    number = number_needed_to_treat(absolute_risk_reduction(table_of(case)))

    assert_number_needed(case["number_needed"], number)


def test_the_printed_example_of_the_formula_page_comes_out_as_it_stands_there():
    table = TwoByTwo(22, 100, 40, 100)
    ratio, reduction = relative_risk(table), absolute_risk_reduction(table)
    number = number_needed_to_treat(reduction)

    assert (0.55, 0.354, 0.854) == tuple(round(x, 3) for x in (ratio.value, ratio.low, ratio.high))
    assert (0.18, 0.054, 0.306) == tuple(
        round(x, 3) for x in (reduction.value, reduction.low, reduction.high)
    )
    assert (6, 4, 19) == (number.rounded_up, number.low_rounded_up, number.high_rounded_up)
    assert 0.423 == round(odds_ratio(table).value, 3)


@pytest.mark.parametrize("case", VECTORS["number_needed"], ids=str)
def test_a_risk_difference_gives_the_worked_number_needed(case):
    assert_number_needed(case, number_needed_to_treat(Estimate(*case["reduction"])))


def test_people_are_rounded_up_but_not_for_a_hair_of_binary_arithmetic():
    assert [5, 6, 6, 1, None] == [
        NumberNeeded(x).rounded_up for x in (5.000000000000001, 5.000001, 6.0, 0.2, None)
    ]
    assert 5 == number_needed_to_treat(absolute_risk_reduction(TwoByTwo(100, 1000, 300, 1000))).rounded_up


def test_a_hair_is_less_than_half_a_billionth_of_a_person():
    assert [5, 6] == [NumberNeeded(people).rounded_up for people in (5 + 4e-10, 5 + 6e-10)]


def test_an_undefined_difference_hands_its_reason_on():
    nothing = Estimate(reason=Reason.NO_EVENTS)

    assert NumberNeeded(reason=Reason.NO_EVENTS) == number_needed_to_treat(nothing)
    benefit = benefit_at_baseline(nothing, 0.4)
    assert (nothing, nothing) == (benefit.risk, benefit.reduction)
    assert NumberNeeded(reason=Reason.NO_EVENTS) == benefit.number_needed


@pytest.mark.parametrize(
    "case", VECTORS["benefit"], ids=lambda case: f"{case['note']} {case['baseline_risk']}"
)
def test_a_relative_risk_gives_the_worked_benefit_at_a_baseline_risk(case):
    benefit = benefit_at_baseline(Estimate(*case["relative"]), case["baseline_risk"])

    assert case["baseline_risk"] == benefit.baseline_risk
    assert_estimate(case["risk"], benefit.risk)
    assert_estimate(case["reduction"], benefit.reduction)
    assert_number_needed(case["number_needed"], benefit.number_needed)


def test_the_same_relative_risk_is_a_different_benefit_at_each_baseline_risk():
    numbers = [
        benefit_at_baseline(Estimate(0.55, 0.41, 0.74), risk).number_needed for risk in (0.1, 0.2, 0.4, 0.6)
    ]

    assert [22.2, 11.1, 5.6, 3.7] == [round(number.value, 1) for number in numbers]
    assert (4.2, 9.6) == (round(numbers[2].low, 1), round(numbers[2].high, 1))


def test_the_way_the_interval_was_made_travels_with_it():
    ratio = Estimate(0.55, 0.41, 0.74, IntervalMethod.SCORE)
    benefit = benefit_at_baseline(ratio, 0.4)

    assert IntervalMethod.SCORE == benefit.risk.method
    assert IntervalMethod.SCORE == benefit.reduction.method


@pytest.mark.parametrize("case", VECTORS["refused"], ids=str)
def test_an_argument_out_of_range_is_refused_with_what_was_given_and_the_limit(case):
    first, *rest = case["given"]
    functions = {f.__name__: f for f in (number_needed_to_treat, benefit_at_baseline)}

    with pytest.raises(ValueError, match=f"^{case['argument']} (is|holds) ") as refusal:
        functions[case["function"]](Estimate(*first), *rest)
    sentence = str(refusal.value)
    if case["argument"] == "baseline_risk":
        assert f"baseline_risk is {rest[0]!r}; give 0 to 1. It is a share: 0.4 for 40 %." == sentence
    elif case["argument"] == "reduction":
        out = next(number for number in first if number is not None and abs(number) > 1)
        assert (
            f"reduction holds {out!r}; give risk differences from -1 to 1, such as 0.18 for 18 %." == sentence
        )
    else:
        out = next(number for number in first if number < 0)
        assert f"relative holds {out!r}; give a relative risk of 0 or more, such as 0.55." == sentence


@pytest.mark.parametrize("nonsense", [float("nan"), float("inf"), float("-inf"), 10**400])
def test_a_baseline_risk_is_a_finite_share(nonsense):
    with pytest.raises(ValueError, match="baseline_risk is"):
        benefit_at_baseline(Estimate(0.5), nonsense)


def test_a_difference_counts_as_none_only_below_the_smallest_two_groups_can_have():
    assert 1e-12 == NO_DIFFERENCE_BELOW
    number = number_needed_to_treat(Estimate(-NO_DIFFERENCE_BELOW))
    assert (Direction.MORE, None) == (number.direction, number.reason)
    assert Reason.INTERVAL_INCLUDES_ZERO == number_needed_to_treat(Estimate(0.5, 9e-13, 1)).reason
    assert Reason.INTERVAL_INCLUDES_ZERO == number_needed_to_treat(Estimate(-0.5, -1, -9e-13)).reason
    assert {"fewer", "more"} == {direction.value for direction in Direction}


@st.composite
def tables(draw, least=0):
    treated, control = draw(st.integers(2 * least + 1, 200)), draw(st.integers(2 * least + 1, 200))
    return TwoByTwo(
        draw(st.integers(least, treated - least)),
        treated,
        draw(st.integers(least, control - least)),
        control,
    )


@given(tables())
def test_every_quantity_has_a_value_in_its_interval_or_a_reason(table):
    for quantity in QUANTITIES.values():
        estimate = quantity(table)
        assert (estimate.value is None) == (estimate.reason is not None)
        if estimate.value is not None:
            assert estimate.low <= estimate.value <= estimate.high
            expected = IntervalMethod.SCORE if table.small_counts else IntervalMethod.SIMPLE
            assert expected == estimate.method


@given(tables(least=5))
def test_changing_the_groups_about_inverts_the_ratios_and_the_sign(table):
    turned = TwoByTwo(table.events_control, table.control, table.events_treated, table.treated)

    for ratio in (relative_risk, odds_ratio):
        one, other = ratio(table), ratio(turned)
        assert close(1 / one.value, rel=1e-9) == other.value
        assert close(1 / one.high, rel=1e-9) == other.low
    one, other = absolute_risk_reduction(table), absolute_risk_reduction(turned)
    assert (-one.value, -one.high, -one.low) == (other.value, close(other.low), close(other.high))


@given(tables(least=1))
def test_the_odds_ratio_lies_further_from_1_than_the_relative_risk(table):
    ratio, odds = relative_risk(table).value, odds_ratio(table).value

    assert (odds <= ratio <= 1) or (odds >= ratio >= 1)


@given(tables())
def test_a_number_needed_exists_exactly_when_the_interval_leaves_out_0(table):
    reduction = absolute_risk_reduction(table)
    number = number_needed_to_treat(reduction)

    assert (reduction.low > 0 or reduction.high < 0) == (number.value is not None)
    if number.value is not None:
        assert 1 <= number.low <= number.value <= number.high
        assert number.value <= number.rounded_up + 1e-9 < number.value + 1 + 1e-8
        assert (Direction.FEWER if reduction.value > 0 else Direction.MORE) == number.direction


@given(st.floats(0, 0.99), st.floats(0.01, 1))
def test_a_higher_baseline_risk_makes_the_number_needed_smaller(ratio, baseline):
    half = benefit_at_baseline(Estimate(ratio), baseline / 2)
    whole = benefit_at_baseline(Estimate(ratio), baseline)

    assert close(2 * whole.number_needed.value, rel=1e-9) == half.number_needed.value
    assert close(baseline, rel=1e-9) == whole.risk.value + whole.reduction.value
