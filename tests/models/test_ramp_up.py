import re
from dataclasses import FrozenInstanceError
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training_safety.models.reasons import Reason
from training_safety.models.warm_up import ramp_up, warm_up
from training_safety.models.warm_up.ramp_up import (
    BAR_KG,
    PLATE_PAIRS_KG,
    loaded_bar,
    loaded_ramp_up_sets,
    ramp_up_sets,
)
from vector_files import vectors_of

VECTORS = vectors_of("ramp_up")
STEPS = [(8, 40), (5, 60), (3, 75), (1, 90)]


def close(value):
    return None if value is None else pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize("case", VECTORS["ramp_up_sets"], ids=str)
def test_each_set_is_its_share_rounded_to_the_nearest_step(case):
    sets = ramp_up_sets(case["work_weight_kg"], case["plate_kg"])

    assert STEPS == [(ramp.repetitions, ramp.percent) for ramp in sets]
    assert case["weights_kg"] == [ramp.weight_kg for ramp in sets]


@pytest.mark.parametrize(
    "case", VECTORS["loaded_ramp_up_sets"], ids=lambda case: str(list(case.values())[:3])
)
def test_each_set_on_a_bar_is_as_near_as_its_plates_come(case):
    sets = loaded_ramp_up_sets(case["work_weight_kg"], case["bar_kg"], case["plate_pairs_kg"])

    for ramp, (reps, percent, target, weight, plates, reason) in zip(sets, case["sets"], strict=True):
        assert (reps, percent, close(target)) == (ramp.repetitions, ramp.percent, ramp.target_kg)
        assert close(weight) == ramp.weight_kg
        assert tuple(plates) == ramp.plates_kg
        assert reason == (ramp.reason and ramp.reason.key)


@pytest.mark.parametrize("case", VECTORS["loaded_bar"], ids=lambda case: str(case["given"]))
def test_a_bar_is_as_near_a_weight_as_its_plates_come_and_never_above_it(case):
    bar = loaded_bar(*case["given"])

    assert (close(case["weight_kg"]), tuple(case["plates_kg"])) == (bar.weight_kg, bar.plates_kg)
    assert case["reason"] == (bar.reason and bar.reason.key)


def test_by_default_there_is_an_olympic_bar_one_pair_of_each_plate_and_a_step_of_two_and_a_half():
    assert loaded_ramp_up_sets(85, 20, (25, 20, 15, 10, 5, 2.5, 1.25)) == loaded_ramp_up_sets(85)
    assert (20, (25, 20, 15, 10, 5, 2.5, 1.25)) == (BAR_KG, PLATE_PAIRS_KG)
    assert ramp_up_sets(62.5, 2.5) == ramp_up_sets(62.5)


def test_a_bar_heavier_than_the_work_weight_has_no_sets_and_says_so():
    assert [Reason.BAR_TOO_HEAVY] * 4 == [ramp.reason for ramp in loaded_ramp_up_sets(19.9, 20)]
    assert [(20, None)] * 4 == [(ramp.weight_kg, ramp.reason) for ramp in loaded_ramp_up_sets(20, 20)]


def test_the_timers_sets_are_these():
    assert warm_up.ramp_up_sets is ramp_up_sets
    assert warm_up.RampUpSet is ramp_up.RampUpSet


def test_too_many_plates_and_plates_of_odd_weights_get_a_sentence():
    loaded_ramp_up_sets(100, 20, [1.25] * 20)
    with pytest.raises(ValueError, match=r"^plate_pairs_kg has 21 pairs; give at most 20.$"):
        loaded_ramp_up_sets(100, 20, [1.25] * 21)
    with pytest.raises(ValueError, match=r"^a plate of plate_pairs_kg is 1.3; give whole quarters of a kg.$"):
        loaded_ramp_up_sets(100, 20, [1.3])
    with pytest.raises(
        ValueError, match=r"^plate_pairs_kg is '20'; give a list of plates, one of each pair.$"
    ):
        loaded_ramp_up_sets(100, 20, "20")
    with pytest.raises(ValueError, match=r"^work_weight_kg is 0; give above 0 and up to 500 kg.$"):
        loaded_ramp_up_sets(0)
    with pytest.raises(ValueError, match=r"^work_weight_kg is 0; give above 0 and up to 500 kg.$"):
        ramp_up_sets(0)
    with pytest.raises(ValueError, match=r"^plate_kg is 0; give 0.25 to 25 kg.$"):
        ramp_up_sets(100, 0)
    with pytest.raises(ValueError, match=r"^bar_kg is 51; give 0 to 50 kg.$"):
        loaded_ramp_up_sets(100, 51)
    with pytest.raises(ValueError, match=r"^a plate of plate_pairs_kg is 51; give 0.25 to 50 kg.$"):
        loaded_ramp_up_sets(100, 20, [51])


@pytest.mark.parametrize(
    ("function", "accepted"),
    [
        (ramp_up_sets, [(500,), (0.01,), (100, 0.25), (100, 25)]),
        (loaded_ramp_up_sets, [(500,), (0.01, 0), (100, 50), (100, 20, [0.25, 50])]),
    ],
)
def test_the_limits_themselves_are_accepted(function, accepted):
    assert all(len(function(*given)) == 4 for given in accepted)


@pytest.mark.parametrize("case", VECTORS["refused"], ids=str)
def test_an_argument_out_of_range_or_of_another_kind_is_refused_by_name(case):
    with pytest.raises(ValueError, match=f"^{re.escape(case['argument'])} ") as refusal:
        getattr(ramp_up, case["function"])(*case["given"])
    assert "; give " in str(refusal.value)


@pytest.mark.parametrize("made", [ramp_up_sets(100), loaded_ramp_up_sets(100)])
def test_a_set_cannot_be_changed(made):
    with pytest.raises(FrozenInstanceError):
        made[0].weight_kg = 1


plates = st.lists(st.sampled_from([0.25, 0.5, 1.25, 2.5, 5, 10, 15, 20, 25]), max_size=7)
works = st.integers(1, 1000).map(lambda halves: halves / 2)


@given(works, st.sampled_from([0, 10, 15, 20, 20.5]), plates)
def test_no_other_choice_of_plates_comes_nearer_or_uses_fewer(work_weight_kg, bar_kg, pairs):
    possible = {}
    for count in range(len(pairs) + 1):
        for chosen in combinations(pairs, count):
            possible.setdefault(bar_kg + 2 * sum(chosen), count)
    allowed = [kg for kg in possible if kg <= work_weight_kg]

    for ramp in loaded_ramp_up_sets(work_weight_kg, bar_kg, pairs):
        if not allowed:
            assert (None, ()) == (ramp.weight_kg, ramp.plates_kg)
            continue
        assert min(abs(kg - ramp.target_kg) for kg in allowed) == pytest.approx(
            abs(ramp.weight_kg - ramp.target_kg), abs=1e-9
        )
        assert ramp.weight_kg == bar_kg + 2 * sum(ramp.plates_kg)
        assert possible[ramp.weight_kg] == len(ramp.plates_kg)
        assert list(ramp.plates_kg) == sorted(ramp.plates_kg, reverse=True)
        assert all(ramp.plates_kg.count(plate) <= pairs.count(plate) for plate in ramp.plates_kg)


@given(works, plates)
def test_the_sets_never_go_down_or_above_the_work_weight(work_weight_kg, pairs):
    weights = [ramp.weight_kg for ramp in loaded_ramp_up_sets(work_weight_kg, 0, pairs)]

    assert sorted(weights) == weights
    assert weights[-1] <= work_weight_kg
