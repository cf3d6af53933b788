// Several trials of the same difference, put together: twin of pooled_mean.py, tested by the same vectors.
import { within } from "../limits.js";
import { LARGEST_GROUP, Z_95 } from "./two_by_two.js";

const LARGEST_DIFFERENCE = 1_000;
const LARGEST_SEED = 2 ** 32 - 1;

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

function checkTrials(trials) {
  if (!(trials?.length > 0)) throw new RangeError("trials is empty; give one trial at least.");
  for (const { difference, standardError } of trials) {
    within("difference", difference, [-LARGEST_DIFFERENCE, LARGEST_DIFFERENCE]);
    within("standardError", standardError, [0, LARGEST_DIFFERENCE], { above: true });
  }
}

/** The 95 % interval around a trial's difference or a mean. */
export const intervalAround = (value, standardError) => [value - Z_95 * standardError, value + Z_95 * standardError];

function pooled(trials, betweenTrials) {
  const weights = trials.map(({ standardError }) => 1 / (standardError ** 2 + betweenTrials));
  const whole = sum(weights);
  return {
    value: sum(trials.map(({ difference }, index) => weights[index] * difference)) / whole,
    standardError: 1 / Math.sqrt(whole),
    shares: weights.map((weight) => weight / whole),
    betweenTrials,
  };
}

/** Each trial counted by its precision. */
export function fixedEffectMean(trials) {
  checkTrials(trials);
  return pooled(trials, 0);
}

/** Trials whose true differences may differ (DerSimonian–Laird). */
export function randomEffectsMean(trials) {
  const fixed = fixedEffectMean(trials);
  const weights = trials.map(({ standardError }) => 1 / standardError ** 2);
  const whole = sum(weights);
  const spread = sum(trials.map(({ difference }, index) => weights[index] * (difference - fixed.value) ** 2));
  const scale = whole - sum(weights.map((weight) => weight ** 2)) / whole;
  const between = trials.length === 1 || scale <= 0 ? 0 : Math.max(0, (spread - (trials.length - 1)) / scale);
  return pooled(trials, between);
}

/** Each trial counted the same. */
export function plainMean(trials) {
  checkTrials(trials);
  return sum(trials.map(({ difference }) => difference)) / trials.length;
}

/** How uncertain a difference is between two halves of so many people. */
export function standardErrorOfDifference(people, spread) {
  within("people", people, [2, LARGEST_GROUP], { whole: true });
  if (people % 2) throw new RangeError(`people is ${people}; give an even number, so that both groups are as large.`);
  within("spread", spread, [0, LARGEST_DIFFERENCE], { above: true });
  return (2 * spread) / Math.sqrt(people);
}

/** Number `index` of the series of a seed, from 0 to below 1 (mulberry32). */
function uniform(seed, index) {
  const state = (seed + Math.imul(index + 1, 0x6d2b79f5)) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

/** A trial that chance has drawn; the same seed and number give the same one. */
export function drawnTrial(seed, number, trueDifference, people, spread) {
  within("seed", seed, [0, LARGEST_SEED], { whole: true });
  within("number", number, [0, LARGEST_GROUP], { whole: true });
  within("trueDifference", trueDifference, [-100, 100]);
  const standardError = standardErrorOfDifference(people, spread);
  const [first, second] = [uniform(seed, 2 * number), uniform(seed, 2 * number + 1)];
  const chance = Math.sqrt(-2 * Math.log(1 - first)) * Math.cos(2 * Math.PI * second);
  return { difference: trueDifference + standardError * chance, standardError };
}
