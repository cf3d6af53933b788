import pytest
from hypothesis import given
from hypothesis import strategies as st

from training_safety.models.lifting import lifting_equation
from training_safety.models.lifting.lifting_equation import (
    Coupling,
    LiftingTask,
    asymmetry_multiplier,
    coupling_multiplier,
    horizontal_multiplier,
    lifting_task,
    travel_multiplier,
    vertical_multiplier,
)
from training_safety.models.lifting.lifting_frequency import Duration, frequency_multiplier
from training_safety.models.reasons import Reason
from vector_files import vectors_of

VECTORS = vectors_of("lifting_equation")
CM = "0 to 250 cm."
LIMITS = {
    "load_kg": "0 to 300 kg.",
    "horizontal_cm": CM,
    "vertical_cm": CM,
    "travel_cm": CM,
    "asymmetry_deg": "0 to 180 °. 0 is straight ahead.",
    "lifts_per_min": "0 to 60 lifts/min.",
    "duration": "one of Duration.UP_TO_1_H, Duration.UP_TO_2_H, Duration.UP_TO_8_H.",
    "coupling": "Coupling.GOOD, Coupling.FAIR or Coupling.POOR.",
}
IDEAL = LiftingTask(20, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)


def close(value):
    return None if value is None else pytest.approx(value, rel=1e-12)


def arguments_of(given):
    """Return the arguments with the keys of JSON turned into members; what is no key stays as it is."""
    kinds = {
        "duration": {duration.value: duration for duration in Duration},
        "coupling": {coupling.value: coupling for coupling in Coupling},
    }
    return {name: kinds[name].get(value, value) if name in kinds else value for name, value in given.items()}


@pytest.mark.parametrize("column", ["below_75", "from_75"])
@pytest.mark.parametrize("duration", Duration)
@pytest.mark.parametrize("row", VECTORS["frequency_table"], ids=lambda row: row["row"])
def test_every_cell_of_the_frequency_table_is_the_published_one(row, duration, column):
    hands_cm = 74.9 if column == "below_75" else 75

    assert row[duration.value][column] == frequency_multiplier(row["lifts_per_min"], duration, hands_cm)


def test_the_frequency_table_of_the_vectors_is_whole():
    assert ["≤ 0.2", "0.5", *(str(lifts) for lifts in range(1, 16)), "> 15"] == [
        row["row"] for row in VECTORS["frequency_table"]
    ]


@pytest.mark.parametrize("case", VECTORS["frequency_multiplier"])
def test_between_two_rows_the_multiplier_is_linear_and_above_the_last_it_is_0(case):
    expected = close(case["multiplier"])
    assert expected == frequency_multiplier(
        case["lifts_per_min"], Duration(case["duration"]), case["vertical_cm"]
    )


@pytest.mark.parametrize(
    ("function", "argument"),
    [
        (horizontal_multiplier, "horizontal_cm"),
        (vertical_multiplier, "vertical_cm"),
        (travel_multiplier, "travel_cm"),
        (asymmetry_multiplier, "asymmetry_deg"),
    ],
)
def test_each_multiplier_is_full_where_nothing_is_taken_and_0_beyond_its_limit(function, argument):
    cases = VECTORS[function.__name__]

    assert close([case["multiplier"] for case in cases]) == [function(case[argument]) for case in cases]


@pytest.mark.parametrize("case", VECTORS["coupling_multiplier"])
def test_the_grip_counts_differently_below_and_from_75_cm(case):
    assert case["multiplier"] == coupling_multiplier(Coupling(case["coupling"]), case["vertical_cm"])


@pytest.mark.parametrize("case", VECTORS["lifting_task"], ids=lambda case: case["note"])
def test_a_lift_gives_the_worked_numbers(case):
    task = lifting_task(**arguments_of(case["given"]))

    assert close(case["multipliers"]) == task.multipliers
    assert close(case["recommended_weight_kg"]) == task.recommended_weight_kg
    assert close(case["lifting_index"]) == task.lifting_index
    assert case["reason"] == (task.reason and task.reason.key)
    assert tuple(case["shrinks_most"]) == task.shrinks_most


def test_the_index_is_undefined_with_a_reason_where_the_recommended_weight_is_0():
    task = lifting_task(20, 64, 75, 25, 0, 1, Duration.UP_TO_1_H, Coupling.GOOD)

    assert (0, None, Reason.RECOMMENDED_WEIGHT_ZERO) == (
        task.recommended_weight_kg,
        task.lifting_index,
        task.reason,
    )
    assert "0 kg" in task.reason.sentence("nb")
    assert "0 kg" in task.reason.sentence("en")


def test_in_the_ideal_lift_no_factor_takes_anything():
    assert (23, 20 / 23, ()) == (IDEAL.recommended_weight_kg, IDEAL.lifting_index, IDEAL.shrinks_most)


def test_the_multipliers_are_named_in_the_order_of_the_equation():
    task = LiftingTask(20, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)

    names = ["horizontal", "vertical", "travel", "asymmetry", "frequency", "coupling"]
    assert names == list(task.multipliers)
    assert [0.9, 0.8, 0.7, 0.6, 0.5, 0.4] == list(task.multipliers.values())
    assert ("coupling",) == task.shrinks_most


def test_a_lift_keeps_its_load_and_cannot_be_changed():
    assert 20 == IDEAL.load_kg
    with pytest.raises(AttributeError):
        IDEAL.load_kg = 10


@pytest.mark.parametrize("case", VECTORS["refused"])
def test_an_argument_out_of_range_is_refused_with_what_was_given_and_the_limit(case):
    accepted = VECTORS["accepted_beside_the_refused"][case["function"]]
    function = getattr(lifting_equation, case["function"])
    function(**arguments_of(accepted))  # the rest of the call is in order

    with pytest.raises(ValueError, match=f"^{case['argument']} is ") as refusal:
        function(**arguments_of(accepted | case["given"]))
    expected = f"{case['argument']} is {case['given'][case['argument']]!r}; give {LIMITS[case['argument']]}"
    assert expected == str(refusal.value)


@pytest.mark.parametrize("nonsense", [float("nan"), float("inf"), float("-inf"), 1j])
def test_what_is_no_finite_number_is_refused(nonsense):
    accepted = arguments_of(VECTORS["accepted_beside_the_refused"]["lifting_task"])
    for name in accepted:
        with pytest.raises(ValueError, match=f"^{name} is "):
            lifting_task(**accepted | {name: nonsense})


distances = st.floats(0, 250)
lifts = st.floats(0, 60)
durations = st.sampled_from(Duration)
couplings = st.sampled_from(Coupling)


@given(distances, distances)
def test_reaching_or_moving_farther_never_leaves_more(one, other):
    near, far = sorted((one, other))

    assert horizontal_multiplier(far) <= horizontal_multiplier(near)
    assert travel_multiplier(far) <= travel_multiplier(near)


@given(st.floats(0, 75))
def test_as_far_above_75_cm_as_below_takes_the_same(offset):
    assert pytest.approx(vertical_multiplier(75 - offset), rel=1e-9) == vertical_multiplier(75 + offset)


@given(st.floats(0, 180), st.floats(0, 180))
def test_more_twist_never_leaves_more(one, other):
    little, much = sorted((one, other))

    assert asymmetry_multiplier(much) <= asymmetry_multiplier(little)


@given(lifts, lifts, durations, distances)
def test_more_lifts_never_leave_more(one, other, duration, hands_cm):
    few, many = sorted((one, other))

    assert (
        frequency_multiplier(many, duration, hands_cm)
        <= frequency_multiplier(few, duration, hands_cm) + 1e-12
    )


@given(lifts, distances)
def test_longer_work_never_leaves_more(lifts_per_min, hands_cm):
    short, middle, long = (frequency_multiplier(lifts_per_min, duration, hands_cm) for duration in Duration)

    assert long <= middle <= short


@given(st.floats(0, 150), distances, distances, distances, st.floats(0, 180), lifts, durations, couplings)
def test_every_factor_leaves_from_0_to_all_and_the_index_grows_with_the_load(
    load, reach, hands, travel, twist, frequency, duration, coupling
):
    task = lifting_task(load, reach, hands, travel, twist, frequency, duration, coupling)
    twice = lifting_task(2 * load, reach, hands, travel, twist, frequency, duration, coupling)

    assert all(0 <= left <= 1 for left in task.multipliers.values())
    assert 0 <= task.recommended_weight_kg <= 23
    assert task.recommended_weight_kg == twice.recommended_weight_kg
    assert (task.lifting_index is None) == (task.recommended_weight_kg == 0) == (task.reason is not None)
    if task.lifting_index is not None:
        assert close(2 * task.lifting_index) == twice.lifting_index
