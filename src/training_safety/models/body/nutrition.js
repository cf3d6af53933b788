// Protein a day for healthy adults: twin of nutrition.py, tested by the same vectors. The sources are there.

import { within } from "../limits.js";

/** g/kg a day: reference, lower end in training, plateau with its 95 % interval; and g/kg in one meal. */
export const REFERENCE_FACTOR = 0.83;
export const TRAINING_FACTOR = 1.2;
export const PLATEAU_FACTOR = 1.6;
export const PLATEAU_LOW_FACTOR = 1.03;
export const PLATEAU_HIGH_FACTOR = 2.2;
export const MEAL_LOW_FACTOR = 0.25;
export const MEAL_HIGH_FACTOR = 0.4;
/** What speaks against a number, and the reason to show; the first that applies is shown. */
export const STOP_SIGNS = {
  kidney_disease: "protein_kidney_disease",
  eating_disorder: "protein_eating_disorder",
  under_18: "protein_under_18",
  pregnancy: "protein_pregnancy",
};

/** Grams, or null and the key of the reason. `stopSigns` are keys of STOP_SIGNS. */
export function proteinIntake({ bodyMassKg, factorGPerKg = PLATEAU_FACTOR, stopSigns = [] }) {
  within("bodyMassKg", bodyMassKg, [30, 250]);
  within("factorGPerKg", factorGPerKg, [REFERENCE_FACTOR, PLATEAU_HIGH_FACTOR]);
  const known = Object.keys(STOP_SIGNS);
  if (!Array.isArray(stopSigns) || !stopSigns.every((sign) => known.includes(sign))) {
    throw new RangeError(`stopSigns is ${stopSigns}; give a list of ${known.join(", ")}.`);
  }
  const reason = STOP_SIGNS[known.find((sign) => stopSigns.includes(sign))] ?? null;
  const grams = (factor) => (reason ? null : factor * bodyMassKg);
  return { gramsPerDay: grams(factorGPerKg), mealLowG: grams(MEAL_LOW_FACTOR), mealHighG: grams(MEAL_HIGH_FACTOR), reason };
}
