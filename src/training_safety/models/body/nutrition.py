"""Protein: grams a day from body mass and a factor, for healthy adults only.

The factors come from studies of lean mass, not of back pain. With a stop sign there is no number, only
the reason. There is no weight goal anywhere.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from training_safety.models.limits import within
from training_safety.models.reasons import Reason

REFERENCE_FACTOR = 0.83
"""The general reference intake of adults [g/kg a day]. Practice value without a study of its own here."""
TRAINING_FACTOR = 1.2
"""The lower end that is used when training or older [g/kg a day]. Practice value as well."""
PLATEAU_FACTOR = 1.6
"""Where more protein stopped adding lean mass, estimated [g/kg a day] (``morton2018protein``)."""
PLATEAU_LOW_FACTOR = 1.03
"""The lower end of that estimate's 95 % confidence interval [g/kg a day] (``morton2018protein``)."""
PLATEAU_HIGH_FACTOR = 2.2
"""The upper end of the interval [g/kg a day], not a target (``morton2018protein``)."""
MEAL_LOW_FACTOR = 0.25
"""The lower end of a usual share of one meal [g/kg]; expert opinion."""
MEAL_HIGH_FACTOR = 0.40
"""The upper end of a usual share of one meal [g/kg]; expert opinion."""

# The limits below are the calculator's own: they stop typing errors and say nothing about a body.
BODY_MASS_RANGE_KG = (30, 250)
FACTOR_RANGE_G_PER_KG = (REFERENCE_FACTOR, PLATEAU_HIGH_FACTOR)


class StopSign(Enum):
    """A sign that no number should be worked out here; its value is the reason to show.

    >>> StopSign.PREGNANCY.value.key
    'protein_pregnancy'
    """

    KIDNEY_DISEASE = Reason.PROTEIN_KIDNEY_DISEASE
    EATING_DISORDER = Reason.PROTEIN_EATING_DISORDER
    UNDER_18 = Reason.PROTEIN_UNDER_18
    PREGNANCY = Reason.PROTEIN_PREGNANCY


@dataclass(frozen=True)
class ProteinIntake:
    """Grams of protein a day and in a meal, or the reason that there is no number.

    Symbol: P [g/day] (F16)

    >>> ProteinIntake(60, 1.6, frozenset()).grams_per_day
    96.0
    """

    body_mass_kg: float
    factor_g_per_kg: float
    stop_signs: frozenset[StopSign]

    @property
    def reason(self) -> Reason | None:
        """Why there is no number, the first reason if there are several, or None if there is one."""
        return next((sign.value for sign in StopSign if sign in self.stop_signs), None)

    @property
    def grams_per_day(self) -> float | None:
        """Protein of a whole day [g], or None for a reason."""
        return self._grams(self.factor_g_per_kg)

    @property
    def meal_low_g(self) -> float | None:
        """The lower end of a usual share of one meal [g], 0.25 g/kg, or None for a reason."""
        return self._grams(MEAL_LOW_FACTOR)

    @property
    def meal_high_g(self) -> float | None:
        """The upper end of a usual share of one meal [g], 0.40 g/kg, or None for a reason."""
        return self._grams(MEAL_HIGH_FACTOR)

    def _grams(self, factor: float) -> float | None:
        return None if self.reason else factor * self.body_mass_kg


def protein_intake(
    body_mass_kg: float,
    factor_g_per_kg: float = PLATEAU_FACTOR,
    stop_signs: Collection[StopSign] = (),
) -> ProteinIntake:
    """Return the protein of a day, factor × body mass [g a day], and what is usual in a meal.

    Symbol: P [g/day] (F16)

    Parameters
    ----------
    body_mass_kg : body mass [kg], 30 to 250
    factor_g_per_kg : protein a day for each kg of body mass [g/kg], 0.83 to 2.2
    stop_signs : what speaks against a number; with any of them there is none, but a reason

    Raises
    ------
    ValueError : if an argument is outside its range

    Source: ``morton2018protein``. Limits: the plateau at 1.6 is uncertain (1.03 to 2.20, p = 0.079) and
    is about lean mass in supplement studies of healthy adults; no study links protein to less back pain.

    >>> protein_intake(75, 1.6).grams_per_day
    120.0
    >>> protein_intake(75, 1.6, {StopSign.KIDNEY_DISEASE}).reason.key
    'protein_kidney_disease'
    """
    within("body_mass_kg", body_mass_kg, BODY_MASS_RANGE_KG, "kg")
    within("factor_g_per_kg", factor_g_per_kg, FACTOR_RANGE_G_PER_KG, "g/kg", "It is for a whole day.")
    if not isinstance(stop_signs, Collection) or not all(sign in list(StopSign) for sign in stop_signs):
        raise ValueError(f"stop_signs is {stop_signs!r}; give a collection of StopSign, empty for none.")
    return ProteinIntake(body_mass_kg, factor_g_per_kg, frozenset(stop_signs))
