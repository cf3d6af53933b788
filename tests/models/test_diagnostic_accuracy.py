import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from training_safety.models.evidence import diagnostic_accuracy
from training_safety.models.evidence.diagnostic_accuracy import (
    LikelihoodRatio,
    Probability,
    implied_likelihood_ratio,
    natural_frequencies,
    negative_likelihood_ratio,
    positive_likelihood_ratio,
    post_test_probability,
)
from training_safety.models.reasons import Reason
from vector_files import vectors_of

VECTORS = vectors_of("diagnostic_accuracy")


def close(value, rel=1e-12):
    return None if value is None else pytest.approx(value, rel=rel, abs=0)


def both(case):
    return close(case["value"]), case["reason"] and Reason[case["reason"].upper()]


@pytest.mark.parametrize("case", VECTORS["likelihood_ratios"], ids=str)
def test_likelihood_ratios_have_the_worked_value_or_a_reason(case):
    positive = positive_likelihood_ratio(case["sensitivity"], case["specificity"])
    negative = negative_likelihood_ratio(case["sensitivity"], case["specificity"])

    assert both(case["positive"]) == (positive.value, positive.reason)
    assert both(case["negative"]) == (negative.value, negative.reason)


@pytest.mark.parametrize("case", VECTORS["post_test"], ids=str)
def test_an_answer_gives_the_worked_probability_or_a_reason(case):
    ratio = case.get("likelihood_ratio")
    if ratio is None:
        function = negative_likelihood_ratio if case.get("negative") else positive_likelihood_ratio
        ratio = function(case["sensitivity"], case["specificity"]).value
    after = post_test_probability(case["pre_test"], ratio)

    assert both(case) == (after.value, after.reason)


@pytest.mark.parametrize("case", VECTORS["implied"], ids=str)
def test_two_probabilities_imply_the_worked_ratio_or_a_reason(case):
    ratio = implied_likelihood_ratio(case["pre_test"], case["post_test"])

    assert both(case) == (ratio.value, ratio.reason)


@pytest.mark.parametrize("case", VECTORS["natural_frequencies"], ids=str)
def test_a_crowd_divides_as_worked(case):
    crowd = natural_frequencies(case["prevalence"], case["sensitivity"], case["specificity"], case["people"])

    for name in ("ill", "found", "missed", "false_alarms", "cleared", "positive"):
        assert close(case[name]) == getattr(crowd, name)
    for name in ("positive_predictive_value", "negative_predictive_value"):
        predictive = getattr(crowd, name)
        assert both(case[name]) == (predictive.value, predictive.reason)


def test_the_printed_numbers_of_the_formula_page_come_out_as_they_stand_there():
    positive, negative = (
        positive_likelihood_ratio(0.5, 0.95).value,
        negative_likelihood_ratio(0.5, 0.95).value,
    )
    assert (10.0, 0.526) == (round(positive, 9), round(negative, 3))
    after = [post_test_probability(0.01, ratio).value for ratio in (positive, negative)]
    assert [0.0917431, 0.0052882] == [round(probability, 7) for probability in after]

    crowd = natural_frequencies(0.009, 0.5, 0.95)
    assert (9.0, 4.5, 49.55) == (crowd.ill, crowd.found, round(crowd.false_alarms, 2))
    assert 0.083 == round(crowd.positive_predictive_value.value, 3)

    weak = natural_frequencies(0.009, 0.25, 0.97)
    assert 0.070 == round(weak.positive_predictive_value.value, 3)
    assert 0.0070 == round(1 - weak.negative_predictive_value.value, 4)

    implied = [implied_likelihood_ratio(0.01, after).value for after in (0.09, 0.11, 0.33, 0.62, 0.90)]
    assert [9.8, 12.2, 48.8, 161.5, 891.0] == [round(ratio, 1) for ratio in implied]


def test_a_ratio_next_to_infinity_is_undefined_and_never_infinite():
    assert LikelihoodRatio(None, Reason.NOBODY_CLEARED) == negative_likelihood_ratio(0.5, 5e-324)
    assert LikelihoodRatio(None, Reason.CERTAIN_BEFORE) == implied_likelihood_ratio(5e-324, 0.5)
    assert Probability(1.0) == post_test_probability(0.5, 1.7e308)


@pytest.mark.parametrize("before", [0, 1])
def test_what_was_certain_beforehand_is_the_reason_whatever_the_answer_would_have_to_do(before):
    assert [LikelihoodRatio(None, Reason.CERTAIN_BEFORE)] * 3 == [
        implied_likelihood_ratio(before, after) for after in (0, 0.5, 1)
    ]


def test_the_usual_crowd_is_a_thousand_and_the_limits_are_the_ones_the_browser_uses():
    assert natural_frequencies(0.2, 0.5, 0.5, 1000) == natural_frequencies(0.2, 0.5, 0.5)
    assert VECTORS["limits"] == {
        "a_thousand": diagnostic_accuracy.A_THOUSAND,
        "most_people": diagnostic_accuracy.MOST_PEOPLE,
    }


PARAMETERS = {
    "positive_likelihood_ratio": ("sensitivity", "specificity"),
    "negative_likelihood_ratio": ("sensitivity", "specificity"),
    "post_test_probability": ("pre_test", "likelihood_ratio"),
    "implied_likelihood_ratio": ("pre_test", "post_test"),
    "natural_frequencies": ("prevalence", "sensitivity", "specificity", "people"),
}


def sentence(argument, given):
    if argument == "likelihood_ratio":
        return f"{argument} is {given!r}; give 0 to 1.79769313486e+308. A likelihood ratio is a finite number, 0 or more."
    if argument == "people":
        return f"people is {given!r}; give a whole number, 1 to 1,000,000 people."
    return f"{argument} is {given!r}; give 0 to 1. It is a share: 0.95 for 95 %."


@pytest.mark.parametrize("case", VECTORS["refused"], ids=str)
def test_an_argument_out_of_range_is_refused_with_what_was_given_and_the_limit(case):
    given = case["given"][PARAMETERS[case["function"]].index(case["argument"])]

    with pytest.raises(ValueError, match="give") as refusal:
        getattr(diagnostic_accuracy, case["function"])(*case["given"])
    assert sentence(case["argument"], given) == str(refusal.value)


@pytest.mark.parametrize("nonsense", [float("nan"), float("inf"), float("-inf"), 10**400])
def test_what_is_not_a_finite_number_is_refused(nonsense):
    for name, parameters in PARAMETERS.items():
        for at, parameter in enumerate(parameters):
            arguments = [0.5] * len(parameters)
            arguments[at] = nonsense
            with pytest.raises(ValueError, match=f"^{parameter} is "):
                getattr(diagnostic_accuracy, name)(*arguments)


def test_the_limits_themselves_are_taken():
    assert 1 == natural_frequencies(1, 1, 1, 1).found
    assert 1_000_000 == natural_frequencies(0, 0, 0, 1_000_000).false_alarms


shares = st.floats(0.001, 0.999)


@given(shares, shares, shares)
def test_odds_times_ratio_is_the_same_as_counting_people(prevalence, sensitivity, specificity):
    crowd = natural_frequencies(prevalence, sensitivity, specificity)
    positive = positive_likelihood_ratio(sensitivity, specificity).value
    negative = negative_likelihood_ratio(sensitivity, specificity).value

    after = post_test_probability(prevalence, positive).value
    assert close(crowd.positive_predictive_value.value, rel=1e-9) == after
    after = post_test_probability(prevalence, negative).value
    assert close(1 - crowd.negative_predictive_value.value, rel=1e-6) == after


@given(shares, st.floats(0.001, 1000))
def test_the_implied_ratio_leads_back_to_the_one_that_was_used(before, ratio):
    after = post_test_probability(before, ratio).value

    assert close(ratio, rel=1e-6) == implied_likelihood_ratio(before, after).value


@given(shares, st.floats(0, 1000), st.floats(0, 1000))
def test_a_larger_ratio_gives_a_larger_probability_and_1_changes_nothing(before, one, other):
    assume(one < other)

    assert post_test_probability(before, one).value <= post_test_probability(before, other).value <= 1
    assert close(before, rel=1e-9) == post_test_probability(before, 1).value


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.integers(1, 10_000))
def test_everybody_is_counted_once(prevalence, sensitivity, specificity, people):
    crowd = natural_frequencies(prevalence, sensitivity, specificity, people)

    assert close(people, rel=1e-9) == crowd.found + crowd.missed + crowd.false_alarms + crowd.cleared
    assert min(crowd.found, crowd.missed, crowd.false_alarms, crowd.cleared) >= 0
