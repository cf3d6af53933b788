import pytest
from hypothesis import given
from hypothesis import strategies as st

from training_safety.models.body import heart_rate
from training_safety.models.body.heart_rate import (
    HeartRateSign,
    heart_rate_karvonen,
    heart_rate_zone,
    max_heart_rate_220,
    max_heart_rate_tanaka,
)
from training_safety.models.reasons import Reason
from vector_files import vectors_of

VECTORS = vectors_of("heart_rate")
NUMBERS = ("max_bpm", "low_bpm", "high_bpm", "low_spread_bpm", "high_spread_bpm")
LIMITS = {
    ("max_heart_rate_tanaka", "age_years"): "18 to 100 years. The formula is for adults.",
    ("max_heart_rate_220", "age_years"): "18 to 100 years. The formula is for adults.",
    ("heart_rate_karvonen", "share"): "0 to 1. 0.7 is 70 %.",
    ("heart_rate_karvonen", "resting_bpm"): "30 to 120 bpm. Count one minute at rest.",
    ("heart_rate_karvonen", "max_bpm"): "above 60 and up to 220 bpm. It is above resting_bpm.",
    ("heart_rate_zone", "age_years"): "0 to 100 years. There is a zone from 18 years.",
    ("heart_rate_zone", "resting_bpm"): "30 to 120 bpm. Count one minute at rest.",
    ("heart_rate_zone", "low_share"): "0 to 1. 0.4 is 40 %.",
    ("heart_rate_zone", "high_share"): "0.4 to 1. It is no lower than low_share.",
    ("heart_rate_zone", "signs"): "a collection of HeartRateSign, empty for none.",
}


def close(value):
    return None if value is None else pytest.approx(value, rel=1e-12)


def zone_of(given):
    return heart_rate_zone(**given | {"signs": [HeartRateSign[sign.upper()] for sign in given["signs"]]})


@pytest.mark.parametrize("case", VECTORS["max_heart_rate"])
def test_the_estimated_maximum_falls_by_seven_tenths_a_year_and_the_older_rule_by_one(case):
    assert close(case["tanaka_bpm"]) == max_heart_rate_tanaka(case["age_years"])
    assert close(case["rule_220_bpm"]) == max_heart_rate_220(case["age_years"])


@pytest.mark.parametrize("case", VECTORS["heart_rate_karvonen"])
def test_a_share_of_the_reserve_lies_between_rest_and_maximum(case):
    assert close(case["bpm"]) == heart_rate_karvonen(case["share"], case["resting_bpm"], case["max_bpm"])


@pytest.mark.parametrize("case", VECTORS["heart_rate_zone"])
def test_a_zone_has_numbers_or_a_reason_and_never_both(case):
    zone = zone_of(case["given"])

    assert {name: close(case["expected"][name]) for name in NUMBERS} == {
        name: getattr(zone, name) for name in NUMBERS
    }
    assert case["reason"] == (zone.reason and zone.reason.key)


@pytest.mark.parametrize("sign", HeartRateSign)
def test_each_sign_sends_to_the_talk_test_in_both_languages(sign):
    zone = heart_rate_zone(45, 60, 0.4, 0.6, {sign})

    assert sign.value is zone.reason
    assert f"zone_{sign.name.lower()}" == zone.reason.key
    assert "snakketesten" in zone.reason.sentence("nb")
    assert "talk test" in zone.reason.sentence("en")


def test_a_young_person_is_sent_to_the_talk_test_as_well():
    assert Reason.ZONE_UNDER_18 is heart_rate_zone(17.99, 60, 0.4, 0.6).reason
    assert heart_rate_zone(18, 60, 0.4, 0.6).reason is None
    assert "talk test" in Reason.ZONE_UNDER_18.sentence("en")


def test_a_zone_says_what_it_was_made_from_and_cannot_be_changed():
    zone = heart_rate_zone(45, 60, 0.4, 0.6, [HeartRateSign.PACEMAKER])

    assert (45, 60, 0.4, 0.6, frozenset({HeartRateSign.PACEMAKER})) == tuple(vars(zone).values())
    with pytest.raises(AttributeError):
        zone.age_years = 30


def test_the_constants_are_the_ones_the_browser_uses():
    assert VECTORS["constants"] == {
        "max_spread_bpm": heart_rate.MAX_SPREAD_BPM,
        "adult_years": heart_rate.ADULT_YEARS,
    }


@pytest.mark.parametrize("case", VECTORS["refused"])
def test_an_argument_out_of_range_is_refused_with_what_was_given_and_the_limit(case):
    accepted = VECTORS["accepted_beside_the_refused"][case["function"]]
    function = getattr(heart_rate, case["function"])
    function(**accepted)  # the rest of the call is in order

    with pytest.raises(ValueError, match=f"^{case['argument']} is ") as refusal:
        function(**(accepted | case["given"]))
    limit = LIMITS[case["function"], case["argument"]]
    assert f"{case['argument']} is {case['given'][case['argument']]!r}; give {limit}" == str(refusal.value)


@pytest.mark.parametrize("nonsense", [float("nan"), float("inf"), float("-inf"), 1j])
def test_what_is_no_finite_number_is_refused(nonsense):
    for function, accepted in VECTORS["accepted_beside_the_refused"].items():
        for name in set(accepted) - {"signs"}:
            with pytest.raises(ValueError, match=f"^{name} is "):
                getattr(heart_rate, function)(**accepted | {name: nonsense})


ages = st.floats(18, 100)
rests = st.floats(30, 120)
shares = st.floats(0, 1)


@given(ages, ages)
def test_the_older_never_have_the_higher_estimate(one, other):
    younger, older = sorted((one, other))

    assert max_heart_rate_tanaka(older) <= max_heart_rate_tanaka(younger)
    assert max_heart_rate_220(older) <= max_heart_rate_220(younger)


@given(ages)
def test_the_older_rule_is_above_tanaka_before_forty_and_below_it_after(age):
    difference = max_heart_rate_220(age) - max_heart_rate_tanaka(age)

    assert pytest.approx(0.3 * (40 - age), abs=1e-9) == difference


@given(ages, rests, shares, shares)
def test_the_zone_lies_in_order_between_rest_and_maximum(age, rest, one, other):
    low, high = sorted((one, other))
    zone = heart_rate_zone(age, rest, low, high)

    slack = 1e-9
    assert rest <= zone.low_bpm <= zone.high_bpm + slack <= zone.max_bpm + 2 * slack
    assert zone.low_spread_bpm <= zone.high_spread_bpm <= 20


@given(ages, rests, st.sets(st.sampled_from(HeartRateSign), min_size=1))
def test_with_any_sign_no_number_is_given(age, rest, signs):
    zone = heart_rate_zone(age, rest, 0.4, 0.6, signs)

    assert [None] * 5 == [getattr(zone, name) for name in NUMBERS]
    assert zone.reason in {sign.value for sign in signs}
