// Estimated one-repetition maximum and repetitions in reserve: twin of strength.py.
import { within } from "../limits.js";

export const MOST_REPETITIONS = 12;
export const MOST_VALID_REPETITIONS = 10;
export const SPREAD_ABOVE_REPETITIONS = 6;
export const HEAVIEST_LOAD_KG = 1000;
export const MOST_RIR = 10;

/** 1RM / weight after r repetitions to failure; at 1 it is 1, whatever these say. */
const CURVES = {
  epley: (r) => 1 + r / 30,
  brzycki: (r) => 36 / (37 - r),
  lombardi: (r) => r ** 0.1,
  oconner: (r) => 1 + 0.025 * r,
  mayhew: (r) => 100 / (52.2 + 41.9 * Math.exp(-0.055 * r)),
  lander: (r) => 100 / (101.3 - 2.67123 * r),
  wathan: (r) => 100 / (48.8 + 53.8 * Math.exp(-0.075 * r)),
};

const growth = (name, reps) => (reps === 1 ? 1 : CURVES[name](reps));

function estimate(name, loadKg, reps) {
  within("load_kg", loadKg, [0, HEAVIEST_LOAD_KG], { above: true });
  within("reps", reps, [1, MOST_REPETITIONS], { whole: true });
  return loadKg * growth(name, reps);
}

export const oneRepMaxEpley = (loadKg, reps) => estimate("epley", loadKg, reps);
export const oneRepMaxBrzycki = (loadKg, reps) => estimate("brzycki", loadKg, reps);
export const oneRepMaxLombardi = (loadKg, reps) => estimate("lombardi", loadKg, reps);
export const oneRepMaxOconner = (loadKg, reps) => estimate("oconner", loadKg, reps);
export const oneRepMaxMayhew = (loadKg, reps) => estimate("mayhew", loadKg, reps);
export const oneRepMaxLander = (loadKg, reps) => estimate("lander", loadKg, reps);
export const oneRepMaxWathan = (loadKg, reps) => estimate("wathan", loadKg, reps);

/** All seven, and how far apart they are. */
export function oneRepMax(loadKg, reps, rir = 0) {
  within("load_kg", loadKg, [0, HEAVIEST_LOAD_KG], { above: true });
  const repetitions = repetitionsToFailure(reps, rir);
  const estimatesKg = Object.fromEntries(
    Object.keys(CURVES).map((name) => [name, estimate(name, loadKg, repetitions)]),
  );
  const lowestKg = Math.min(...Object.values(estimatesKg));
  const highestKg = Math.max(...Object.values(estimatesKg));
  return {
    repetitions,
    estimatesKg,
    lowestKg,
    highestKg,
    spreadKg: highestKg - lowestKg,
    needsSpread: repetitions > SPREAD_ABOVE_REPETITIONS,
    beyondValidity: repetitions > MOST_VALID_REPETITIONS,
  };
}

/** 10 is to failure. */
export function rpeFromRir(rir) {
  within("rir", rir, [0, MOST_RIR]);
  return 10 - rir;
}

export function repetitionsToFailure(reps, rir) {
  within("reps", reps, [1, MOST_REPETITIONS], { whole: true });
  within("rir", rir, [0, MOST_RIR], { whole: true });
  within("reps + rir", reps + rir, [1, MOST_REPETITIONS], { whole: true });
  return reps + rir;
}

export const percentOfOneRepMaxEpley = (reps, rir = 0) => 100 / growth("epley", repetitionsToFailure(reps, rir));
export const percentOfOneRepMaxBrzycki = (reps, rir = 0) => 100 / growth("brzycki", repetitionsToFailure(reps, rir));
