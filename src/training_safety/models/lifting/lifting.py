"""A lift as a physics problem: moments, muscle force, compression and shear at L5/S1, standing still.

A static teaching model in two dimensions: one muscle, a stiff trunk, no abdominal pressure and no
movement. It shows how lever arms work. Compression is not pain, loaded tissue adapts, and the numbers
say nothing about one reader's back.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

from training_safety.models.limits import within

GRAVITY_M_PER_S2 = 9.81
"""The acceleration of gravity [m/s²]."""

TRUNK_MASS_SHARE = 0.355
"""Thorax and abdomen, as a share of body mass [–] (``winter2009biomechanics``, Table 4.1)."""
HEAD_AND_NECK_MASS_SHARE = 0.081
"""Head and neck, as a share of body mass [–] (``winter2009biomechanics``, Table 4.1)."""
ARM_MASS_SHARE = 0.050
"""One whole arm, as a share of body mass [–] (``winter2009biomechanics``, Table 4.1)."""
SHOULDER_HEIGHT_SHARE = 0.818
"""The height of the shoulder, as a share of body height [–] (``winter2009biomechanics``)."""
L5S1_HEIGHT_SHARE = 0.585
"""The height of L5/S1, as a share of body height [–]; an assumption of this model."""
TRUNK_CENTRE_SHARE = 0.15
"""From L5/S1 to the centre of mass of trunk, head and neck, as a share of body height [–]. Derived from
``winter2009biomechanics`` (0.149) and rounded; an assumption of this model."""

MUSCLE_LEVER_ARM_M = 0.06
"""The lever arm of the back extensors [m] used unless another is given; this model's choice."""
SHORTEST_MUSCLE_LEVER_ARM_M = 0.05
"""The classical, shorter lever arm of the back extensors [m] (``chaffin1999occupational``)."""

DESIGN_COMPRESSION_N = 3400
"""NIOSH's design value for work [N] (``waters1993niosh``): a value for an occupational population, set by
weighing several kinds of evidence, not a limit for one person."""
UPPER_COMPRESSION_1981_N = 6400
"""NIOSH's upper value of 1981 [N] (``chaffin1999occupational``): for an occupational population as well."""
ELITE_LIFTER_COMPRESSION_N = 17_000
"""About what elite lifters reach [N], estimated with another model (``cholewicki1991loads``)."""

# The limits below are the calculator's own: they stop typing errors and say nothing about a body.
BODY_MASS_RANGE_KG = (30, 250)
BODY_HEIGHT_RANGE_M = (1.2, 2.3)
INCLINATION_RANGE_DEG = (0, 90)
LOAD_RANGE_KG = (0, 300)
REACH_RANGE_M = (0, 1)
MUSCLE_LEVER_ARM_RANGE_M = (SHORTEST_MUSCLE_LEVER_ARM_M, MUSCLE_LEVER_ARM_M)


@dataclass(frozen=True)
class LumbarLoad:
    """What a held posture asks of the low back in the model; made by ``lumbar_load``.

    The three parts of the moment are those of trunk with head and neck, both arms, and the load in
    the hands [N·m]. The lever arms are horizontal distances from L5/S1 [m].

    Symbol: M_ext [N·m] (F11)

    >>> LumbarLoad(60.0, 30.0, 80.0, 0.2, 0.3, 900.0, 0.0, 0.05).compression_n
    4300.0
    """

    trunk_moment_nm: float
    arm_moment_nm: float
    load_moment_nm: float
    trunk_lever_arm_m: float
    shoulder_lever_arm_m: float
    weight_above_n: float
    inclination_deg: float
    muscle_lever_arm_m: float

    @property
    def external_moment_nm(self) -> float:
        """The moment of all weights about L5/S1 [N·m], the sum of its three parts.

        Symbol: M_ext [N·m] (F11)
        """
        return self.trunk_moment_nm + self.arm_moment_nm + self.load_moment_nm

    @property
    def muscle_force_n(self) -> float:
        """The force of the back extensors that balances the moment [N].

        Symbol: F_m [N] (F11)
        """
        return self.external_moment_nm / self.muscle_lever_arm_m

    @property
    def compression_n(self) -> float:
        """The force along the trunk at L5/S1 [N]: muscle force and the weights' share along the trunk.

        Symbol: C [N] (F11)
        """
        return self.muscle_force_n + self.weight_above_n * cos(radians(self.inclination_deg))

    @property
    def shear_n(self) -> float:
        """The force across the trunk at L5/S1 [N], from the weights alone.

        Symbol: S [N] (F11)
        """
        return self.weight_above_n * sin(radians(self.inclination_deg))


def lumbar_load(
    body_mass_kg: float,
    body_height_m: float,
    inclination_deg: float,
    load_kg: float,
    reach_m: float,
    muscle_lever_arm_m: float = MUSCLE_LEVER_ARM_M,
) -> LumbarLoad:
    """Return moment, muscle force, compression and shear at L5/S1 when a load is held still.

    M_ext = g · [m_t · d_t · sin θ + m_a · (d_s · sin θ + r/2) + m_L · (d_s · sin θ + r)],
    F_m = M_ext / L_m, C = F_m + g · (m_t + m_a + m_L) · cos θ, S = g · (m_t + m_a + m_L) · sin θ.

    Symbol: M_ext [N·m] (F11)

    Parameters
    ----------
    body_mass_kg : M [kg], 30 to 250
    body_height_m : H [m], 1.2 to 2.3
    inclination_deg : θ, how far the trunk leans from upright [°], 0 to 90
    load_kg : m_L, what both hands hold [kg], 0 to 300
    reach_m : r, horizontal distance from shoulder to hands [m], 0 to 1
    muscle_lever_arm_m : L_m, lever arm of the back extensors [m], 0.05 to 0.06

    Raises
    ------
    ValueError : if an argument is no number in its range

    Source: ``chaffin1969model``, ``chaffin1999occupational``, segments ``winter2009biomechanics``.
    Limits: static, so a quick lift has clearly higher peaks; one muscle, no co-contraction, no abdominal
    pressure; a round and a straight back come out the same. A physics model, not a risk calculator.

    >>> lift = lumbar_load(80, 1.80, 45, 20, 0.10)
    >>> round(lift.external_moment_nm, 2), round(lift.compression_n, 2), round(lift.shear_n, 2)
    (170.33, 3275.02, 436.18)
    """
    within("body_mass_kg", body_mass_kg, BODY_MASS_RANGE_KG, "kg")
    within("body_height_m", body_height_m, BODY_HEIGHT_RANGE_M, "m", "175 cm is 1.75 m.")
    within("inclination_deg", inclination_deg, INCLINATION_RANGE_DEG, "°", "0 is upright, 90 is level.")
    within("load_kg", load_kg, LOAD_RANGE_KG, "kg", "0 is empty hands.")
    within("reach_m", reach_m, REACH_RANGE_M, "m", "0 is straight below the shoulder.")
    within("muscle_lever_arm_m", muscle_lever_arm_m, MUSCLE_LEVER_ARM_RANGE_M, "m", "5 cm is 0.05 m.")
    leaning = sin(radians(inclination_deg))
    trunk_kg = (TRUNK_MASS_SHARE + HEAD_AND_NECK_MASS_SHARE) * body_mass_kg
    arms_kg = 2 * ARM_MASS_SHARE * body_mass_kg
    trunk_arm = TRUNK_CENTRE_SHARE * body_height_m * leaning
    shoulder_arm = (SHOULDER_HEIGHT_SHARE - L5S1_HEIGHT_SHARE) * body_height_m * leaning
    return LumbarLoad(
        trunk_moment_nm=GRAVITY_M_PER_S2 * trunk_kg * trunk_arm,
        arm_moment_nm=GRAVITY_M_PER_S2 * arms_kg * (shoulder_arm + reach_m / 2),
        load_moment_nm=GRAVITY_M_PER_S2 * load_kg * (shoulder_arm + reach_m),
        trunk_lever_arm_m=trunk_arm,
        shoulder_lever_arm_m=shoulder_arm,
        weight_above_n=GRAVITY_M_PER_S2 * (trunk_kg + arms_kg + load_kg),
        inclination_deg=inclination_deg,
        muscle_lever_arm_m=muscle_lever_arm_m,
    )
