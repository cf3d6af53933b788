import pytest
from hypothesis import given
from hypothesis import strategies as st

from training_safety.models.body import nutrition
from training_safety.models.body.nutrition import StopSign, protein_intake
from vector_files import vectors_of

VECTORS = vectors_of("nutrition")
NUMBERS = ("grams_per_day", "meal_low_g", "meal_high_g")
LIMITS = {
    "body_mass_kg": "30 to 250 kg.",
    "factor_g_per_kg": "0.83 to 2.2 g/kg. It is for a whole day.",
    "stop_signs": "a collection of StopSign, empty for none.",
}


def close(value):
    return None if value is None else pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize("case", VECTORS["protein_intake"])
def test_there_are_grams_or_a_reason_and_never_both(case):
    signs = [StopSign[sign.upper()] for sign in case["given"]["stop_signs"]]
    protein = protein_intake(**case["given"] | {"stop_signs": signs})

    assert {name: close(case["expected"][name]) for name in NUMBERS} == {
        name: getattr(protein, name) for name in NUMBERS
    }
    assert case["reason"] == (protein.reason and protein.reason.key)


def test_the_plateau_is_the_factor_unless_another_is_given():
    assert protein_intake(75, 1.6, ()) == protein_intake(75)


@pytest.mark.parametrize("sign", StopSign)
def test_each_stop_sign_says_that_no_number_is_worked_out_and_whom_to_ask(sign):
    reason = protein_intake(75, 1.2, [sign]).reason

    assert sign.value is reason
    assert f"protein_{sign.name.lower()}" == reason.key
    assert "regner vi ikke ut noe tall" in reason.sentence("nb")
    assert "no number is worked out here" in reason.sentence("en")
    assert "GP" in reason.sentence("en")


def test_an_intake_says_what_it_was_made_from_and_cannot_be_changed():
    protein = protein_intake(75, 1.2, [StopSign.UNDER_18])

    assert (75, 1.2, frozenset({StopSign.UNDER_18})) == tuple(vars(protein).values())
    with pytest.raises(AttributeError):
        protein.body_mass_kg = 60


def test_the_constants_are_the_ones_the_browser_uses():
    assert VECTORS["constants"] == {name: getattr(nutrition, name.upper()) for name in VECTORS["constants"]}


@pytest.mark.parametrize("case", VECTORS["refused"])
def test_an_argument_out_of_range_is_refused_with_what_was_given_and_the_limit(case):
    accepted = VECTORS["accepted_beside_the_refused"]["protein_intake"]
    protein_intake(**accepted)  # the rest of the call is in order

    with pytest.raises(ValueError, match=f"^{case['argument']} is ") as refusal:
        protein_intake(**(accepted | case["given"]))
    expected = f"{case['argument']} is {case['given'][case['argument']]!r}; give {LIMITS[case['argument']]}"
    assert expected == str(refusal.value)


@pytest.mark.parametrize("nonsense", [float("nan"), float("inf"), float("-inf"), 1j])
def test_what_is_no_finite_number_is_refused(nonsense):
    with pytest.raises(ValueError, match="body_mass_kg is "):
        protein_intake(nonsense)
    with pytest.raises(ValueError, match="factor_g_per_kg is "):
        protein_intake(75, nonsense)


masses = st.floats(30, 250)
factors = st.floats(0.83, 2.2)


@given(st.floats(30, 125), factors)
def test_twice_the_body_mass_is_twice_the_protein(mass, factor):
    one, two = protein_intake(mass, factor), protein_intake(2 * mass, factor)

    for name in NUMBERS:
        assert close(2 * getattr(one, name)) == getattr(two, name)


@given(masses, factors, factors)
def test_a_higher_factor_never_gives_less_and_leaves_the_meal_alone(mass, one, other):
    low, high = (protein_intake(mass, factor) for factor in sorted((one, other)))

    assert low.grams_per_day <= high.grams_per_day
    assert (low.meal_low_g, low.meal_high_g) == (high.meal_low_g, high.meal_high_g)


@given(masses, factors, st.sets(st.sampled_from(StopSign), min_size=1))
def test_with_any_stop_sign_no_number_is_given(mass, factor, signs):
    protein = protein_intake(mass, factor, signs)

    assert [None] * 3 == [getattr(protein, name) for name in NUMBERS]
    assert protein.reason in {sign.value for sign in signs}
