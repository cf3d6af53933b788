import math
from fractions import Fraction

import pytest

from training_safety.models.limits import LARGEST_LOAD, holds, logged_loads, within


@pytest.mark.parametrize("value", [0, 10, 0.0, 2.5, Fraction(1, 3)])
def test_both_limits_are_within(value):
    assert holds(value, 0, 10)
    within("x", value, (0, 10))


@pytest.mark.parametrize(
    "value", [-0.001, 10.001, math.nan, math.inf, -math.inf, True, False, "5", None, [5], 10**400]
)
def test_what_is_outside_or_no_number_is_refused(value):
    assert not holds(value, 0, 10)
    with pytest.raises(ValueError, match=r"^x is "):
        within("x", value, (0, 10))


def test_above_leaves_the_lower_limit_out():
    assert not holds(0, 0, 10, above=True)
    assert holds(1e-300, 0, 10, above=True)
    assert holds(10, 0, 10, above=True)
    assert not holds(10.1, 0, 10, above=True)


def test_a_whole_number_has_no_decimals_and_is_no_bool():
    assert holds(3, 1, 10, whole=True)
    assert not holds(3.0, 1, 10, whole=True)
    assert not holds(True, 0, 10, whole=True)
    assert not holds("3", 0, 10, whole=True)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({}, "x is '7'; give 0 to 5."),
        ({"unit": "kg"}, "x is '7'; give 0 to 5 kg."),
        ({"unit": "kg", "advice": "Take less."}, "x is '7'; give 0 to 5 kg. Take less."),
        ({"above": True}, "x is '7'; give above 0 and up to 5."),
        ({"whole": True}, "x is '7'; give a whole number, 0 to 5."),
        ({"limits": (0.25, 1_000_000)}, "x is '7'; give 0.25 to 1,000,000."),
    ],
)
def test_the_sentence_has_what_was_given_the_limits_and_what_to_do(settings, sentence):
    with pytest.raises(ValueError, match=r"^x") as refusal:
        within("x", "7", **({"limits": (0, 5)} | settings))
    assert sentence == str(refusal.value)


def test_a_list_of_loads_may_have_gaps_and_reach_the_largest_load():
    assert LARGEST_LOAD == 1_000_000
    assert (0, None, LARGEST_LOAD) == logged_loads("loads", [0, None, LARGEST_LOAD])
    assert () == logged_loads("loads", iter([]))


@pytest.mark.parametrize("wrong", [-0.1, 1_000_000.1, "5", True, math.nan])
def test_a_load_that_is_none_is_refused_by_the_name_of_its_list(wrong):
    with pytest.raises(ValueError, match=r"^loads holds ") as refusal:
        logged_loads("loads", [1, wrong])
    assert str(refusal.value) == (
        f"loads holds {wrong!r}; give loads from 0 to 1,000,000, or None for what was not logged."
    )


@pytest.mark.parametrize("wrong", ["12", 5, None])
def test_what_is_no_list_of_loads_is_refused(wrong):
    with pytest.raises(ValueError, match=r"^loads is ") as refusal:
        logged_loads("loads", wrong)
    assert (
        str(refusal.value) == f"loads is {wrong!r}; give a list of loads, with None for what was not logged."
    )
