// The revised NIOSH lifting equation: twin of lifting_equation.py and lifting_frequency.py, tested by the same vectors.

import { within } from "../limits.js";

const FREQUENCIES = [0.2, 0.5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
/** Below a hand height of 75 cm, and from there; a column ends at its most lifts a minute (niosh2021manual). */
const FREQUENCY_MULTIPLIERS = {
  up_to_1_h: [
    [1, 0.97, 0.94, 0.91, 0.88, 0.84, 0.8, 0.75, 0.7, 0.6, 0.52, 0.45, 0.41, 0.37],
    [1, 0.97, 0.94, 0.91, 0.88, 0.84, 0.8, 0.75, 0.7, 0.6, 0.52, 0.45, 0.41, 0.37, 0.34, 0.31, 0.28],
  ],
  up_to_2_h: [
    [0.95, 0.92, 0.88, 0.84, 0.79, 0.72, 0.6, 0.5, 0.42, 0.35, 0.3, 0.26],
    [0.95, 0.92, 0.88, 0.84, 0.79, 0.72, 0.6, 0.5, 0.42, 0.35, 0.3, 0.26, 0.23, 0.21],
  ],
  up_to_8_h: [
    [0.85, 0.81, 0.75, 0.65, 0.55, 0.45, 0.35, 0.27, 0.22, 0.18],
    [0.85, 0.81, 0.75, 0.65, 0.55, 0.45, 0.35, 0.27, 0.22, 0.18, 0.15, 0.13],
  ],
};
const COUPLING_MULTIPLIERS = { good: [1, 1], fair: [0.95, 1], poor: [0.9, 0.9] };
export const DURATIONS = Object.keys(FREQUENCY_MULTIPLIERS);
export const COUPLINGS = Object.keys(COUPLING_MULTIPLIERS);

function checkChoice(name, value, choices) {
  if (!choices.includes(value)) throw new RangeError(`${name} is ${value}; give one of ${choices.join(", ")}.`);
}

const column = (verticalCm) => (verticalCm < 75 ? 0 : 1);

export function horizontalMultiplier(horizontalCm) {
  within("horizontalCm", horizontalCm, [0, 250]);
  return horizontalCm > 63 ? 0 : 25 / Math.max(horizontalCm, 25);
}

export function verticalMultiplier(verticalCm) {
  within("verticalCm", verticalCm, [0, 250]);
  return verticalCm > 175 ? 0 : 1 - 0.003 * Math.abs(verticalCm - 75);
}

export function travelMultiplier(travelCm) {
  within("travelCm", travelCm, [0, 250]);
  return travelCm > 175 ? 0 : 0.82 + 4.5 / Math.max(travelCm, 25);
}

export function asymmetryMultiplier(asymmetryDeg) {
  within("asymmetryDeg", asymmetryDeg, [0, 180]);
  return asymmetryDeg > 135 ? 0 : 1 - 0.0032 * asymmetryDeg;
}

/** Linear between two rows, as in the manual; 0 above the most lifts of the column. */
export function frequencyMultiplier(liftsPerMin, duration, verticalCm) {
  within("liftsPerMin", liftsPerMin, [0, 60]);
  checkChoice("duration", duration, DURATIONS);
  within("verticalCm", verticalCm, [0, 250]);
  const multipliers = FREQUENCY_MULTIPLIERS[duration][column(verticalCm)];
  const row = FREQUENCIES.findIndex((frequency) => frequency >= liftsPerMin);
  if (row === -1 || row >= multipliers.length) return 0;
  if (row === 0 || FREQUENCIES[row] === liftsPerMin) return multipliers[row];
  const along = (liftsPerMin - FREQUENCIES[row - 1]) / (FREQUENCIES[row] - FREQUENCIES[row - 1]);
  return multipliers[row - 1] + along * (multipliers[row] - multipliers[row - 1]);
}

export function couplingMultiplier(coupling, verticalCm) {
  checkChoice("coupling", coupling, COUPLINGS);
  within("verticalCm", verticalCm, [0, 250]);
  return COUPLING_MULTIPLIERS[coupling][column(verticalCm)];
}

/** Multipliers, recommended weight in kg, lifting index (null with a reason if that weight is 0), and what takes most. */
export function liftingTask({ loadKg, horizontalCm, verticalCm, travelCm, asymmetryDeg, liftsPerMin, duration, coupling }) {
  within("loadKg", loadKg, [0, 300]);
  const multipliers = {
    horizontal: horizontalMultiplier(horizontalCm),
    vertical: verticalMultiplier(verticalCm),
    travel: travelMultiplier(travelCm),
    asymmetry: asymmetryMultiplier(asymmetryDeg),
    frequency: frequencyMultiplier(liftsPerMin, duration, verticalCm),
    coupling: couplingMultiplier(coupling, verticalCm),
  };
  const values = Object.values(multipliers);
  const recommendedWeightKg = 23 * values.reduce((product, value) => product * value);
  const smallest = Math.min(...values);
  return {
    multipliers,
    recommendedWeightKg,
    liftingIndex: recommendedWeightKg === 0 ? null : loadKg / recommendedWeightKg,
    reason: recommendedWeightKg === 0 ? "recommended_weight_zero" : null,
    shrinksMost: smallest === 1 ? [] : Object.keys(multipliers).filter((name) => multipliers[name] === smallest),
  };
}
