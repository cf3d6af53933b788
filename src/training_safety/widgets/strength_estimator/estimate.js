// What somebody typed of a set, read, and what the formulas make of it.
import { typedNumber } from "../../models/numbers.js";
import {
  HEAVIEST_LOAD_KG, MOST_REPETITIONS, oneRepMax, percentOfOneRepMaxBrzycki, percentOfOneRepMaxEpley,
} from "../../models/strength/strength.js";

/** Whoever should not test to failure stops with this many left. */
export const LEAST_RESERVE = 2;
/** The fields: the units that may follow the number, how far a step goes, and its limits. */
export const FIELDS = {
  load_kg: { units: ["kilo", "kilos"], step: 2.5, least: 0, most: HEAVIEST_LOAD_KG },
  reps: { units: ["repetisjoner", "repetitions", "ganger", "times"], step: 1, least: 1, most: MOST_REPETITIONS },
  rir: { units: ["repetisjoner", "repetitions"], step: 1, least: 0, most: MOST_REPETITIONS - 1 },
};

/**
 * The set that was typed, or what stands in its way: `{ set }` or `{ problems }` by field, as typedNumber has them, or
 * "range" with `least` and `most`, "whole", "reserve" for a set to failure by somebody who should not, and "together" for too many.
 */
export function readSet(typed, careful, lang) {
  const set = {};
  const problems = {};
  for (const [name, { units, least, most }] of Object.entries(FIELDS)) {
    const reading = typedNumber(typed[name], lang, units);
    if (reading.problem) problems[name] = reading;
    else if (name !== "load_kg" && !Number.isInteger(reading.value)) problems[name] = { problem: "whole" };
    else if (reading.value > most || reading.value < least || (name === "load_kg" && reading.value === 0)) problems[name] = { problem: name === "load_kg" ? "weight" : "range", least, most };
    else set[name] = reading.value;
  }
  if (careful && set.rir < LEAST_RESERVE) problems.rir = { problem: "reserve" };
  else if (set.reps + set.rir > MOST_REPETITIONS) problems.rir = { problem: "together" };
  return Object.keys(problems).length > 0 ? { problems } : { set, problems };
}

/** What the formulas say of a set, from the lowest: `estimates` by name, and between which shares of the maximum it lay. */
export function estimateOf({ load_kg: loadKg, reps, rir }) {
  const all = oneRepMax(loadKg, reps, rir);
  const shares = [percentOfOneRepMaxEpley(reps, rir), percentOfOneRepMaxBrzycki(reps, rir)].sort((one, other) => one - other);
  const estimates = Object.entries(all.estimatesKg).sort(([, one], [, other]) => one - other);
  return { ...all, estimates, shares };
}
