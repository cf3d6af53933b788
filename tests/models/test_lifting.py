import pytest
from hypothesis import given
from hypothesis import strategies as st

from training_safety.models.lifting import lifting
from training_safety.models.lifting.lifting import lumbar_load
from vector_files import vectors_of

VECTORS = vectors_of("lifting")
LIMITS = {
    "body_mass_kg": "30 to 250 kg.",
    "body_height_m": "1.2 to 2.3 m. 175 cm is 1.75 m.",
    "inclination_deg": "0 to 90 °. 0 is upright, 90 is level.",
    "load_kg": "0 to 300 kg. 0 is empty hands.",
    "reach_m": "0 to 1 m. 0 is straight below the shoulder.",
    "muscle_lever_arm_m": "0.05 to 0.06 m. 5 cm is 0.05 m.",
}


def close(value):
    return pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize("case", VECTORS["lumbar_load"])
def test_the_model_gives_the_worked_numbers(case):
    load = lumbar_load(**case["given"])

    assert close(case["expected"]) == {name: getattr(load, name) for name in case["expected"]}


def test_six_centimetres_is_the_lever_arm_unless_another_is_given():
    assert lumbar_load(80, 1.8, 45, 20, 0.1, 0.06) == lumbar_load(80, 1.8, 45, 20, 0.1)


def test_reach_adds_two_fifths_and_an_empty_bend_is_half_of_a_lift():
    near, far = (lumbar_load(80, 1.8, 45, 20, reach).compression_n for reach in (0, 0.3))
    lift, bend = lumbar_load(80, 1.8, 45, 20, 0.1).compression_n, lumbar_load(80, 1.8, 45, 0, 0).compression_n

    assert close(VECTORS["reading"]["reach_adds_percent"]) == 100 * (far - near) / near
    assert close(VECTORS["reading"]["empty_bend_percent"]) == 100 * bend / lift


def test_the_constants_are_the_ones_the_browser_uses():
    assert VECTORS["constants"] == {name: getattr(lifting, name.upper()) for name in VECTORS["constants"]}


def test_a_result_keeps_the_posture_it_is_for_and_cannot_be_changed():
    load = lumbar_load(80, 1.8, 45, 20, 0.1, 0.05)

    assert (45, 0.05) == (load.inclination_deg, load.muscle_lever_arm_m)
    with pytest.raises(AttributeError):
        load.load_moment_nm = 0


@pytest.mark.parametrize("case", VECTORS["refused"])
def test_an_argument_out_of_range_is_refused_with_what_was_given_and_the_limit(case):
    accepted = VECTORS["accepted_beside_the_refused"]["lumbar_load"]
    lumbar_load(**accepted)  # the rest of the call is in order

    with pytest.raises(ValueError, match=f"^{case['argument']} is ") as refusal:
        lumbar_load(**(accepted | case["given"]))
    expected = f"{case['argument']} is {case['given'][case['argument']]!r}; give {LIMITS[case['argument']]}"
    assert expected.rstrip() == str(refusal.value)


@pytest.mark.parametrize("nonsense", [float("nan"), float("inf"), float("-inf"), 1j])
@pytest.mark.parametrize("name", LIMITS)
def test_what_is_no_finite_number_is_refused(name, nonsense):
    with pytest.raises(ValueError, match=f"^{name} is "):
        lumbar_load(**VECTORS["accepted_beside_the_refused"]["lumbar_load"] | {name: nonsense})


masses = st.floats(30, 120)
heights = st.floats(1.2, 2.3)
angles = st.floats(0, 90)
loads = st.floats(0, 300)
reaches = st.floats(0, 1)


@given(masses, heights, angles, loads, reaches)
def test_body_and_load_twice_as_heavy_double_every_force(mass, height, angle, load, reach):
    load = min(load, 150)
    one, two = (
        lumbar_load(mass, height, angle, load, reach),
        lumbar_load(2 * mass, height, angle, 2 * load, reach),
    )

    for name in ("external_moment_nm", "muscle_force_n", "compression_n", "shear_n"):
        assert pytest.approx(2 * getattr(one, name), rel=1e-9) == getattr(two, name)


@given(masses, heights, angles, loads, reaches, reaches)
def test_holding_the_load_farther_out_never_eases_the_back(mass, height, angle, load, one, other):
    near, far = (lumbar_load(mass, height, angle, load, reach) for reach in sorted((one, other)))

    assert near.external_moment_nm <= far.external_moment_nm
    assert near.compression_n <= far.compression_n
    assert near.shear_n == far.shear_n


@given(masses, heights, angles, loads, loads, reaches)
def test_a_heavier_load_never_eases_the_back(mass, height, angle, one, other, reach):
    light, heavy = (lumbar_load(mass, height, angle, load, reach) for load in sorted((one, other)))

    assert light.compression_n <= heavy.compression_n
    assert light.shear_n <= heavy.shear_n


@given(masses, heights, angles, loads, reaches, st.floats(0.05, 0.06))
def test_the_muscle_balances_the_sum_of_the_three_moments(mass, height, angle, load, reach, arm):
    result = lumbar_load(mass, height, angle, load, reach, arm)

    parts = result.trunk_moment_nm + result.arm_moment_nm + result.load_moment_nm
    assert close(parts) == result.external_moment_nm
    assert close(parts) == result.muscle_force_n * arm
    across = result.compression_n - result.muscle_force_n
    weight = (result.shear_n**2 + across**2) ** 0.5
    assert pytest.approx(9.81 * (0.536 * mass + load), rel=1e-6) == weight


@given(masses, heights, loads)
def test_upright_with_the_load_at_the_shoulder_nothing_turns_and_nothing_shears(mass, height, load):
    result = lumbar_load(mass, height, 0, load, 0)

    assert (0, 0) == (result.external_moment_nm, result.shear_n)
    assert close(9.81 * (0.536 * mass + load)) == result.compression_n
