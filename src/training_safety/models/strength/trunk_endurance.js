// Ratios of holding times: twin of trunk_endurance.py, tested by the same vectors. No norms, no pass or fail.

import { within } from "../limits.js";

/** The extensor test is normally stopped here: 240 s means 240 s or more (bieringsorensen1984physical). */
export const SORENSEN_STOP_S = 240;
export const LONGEST_TIME_S = 3600;
/** Less is 0 to a stopwatch: nothing is divided by it. */
export const SHORTEST_TIME_S = 0.01;
/**
 * Mean times in s, and two ratios as the abstract names them, of 75 healthy young students (mcgill1999endurance).
 * `sideToFlexor` is likely a slip there: it is flexor / extensor of the same times.
 */
export const PUBLISHED_TIMES = {
  men: { persons: 31, extensorS: 146, flexorS: 144, rightSideS: 94, leftSideS: 97, sideToExtensor: 0.65, sideToFlexor: 0.99 },
  women: { persons: 44, extensorS: 189, flexorS: 149, rightSideS: 72, leftSideS: 77, sideToExtensor: 0.39, sideToFlexor: 0.79 },
};

/** Null is a test that was not done. */
function check(name, time) {
  if (time !== null) within(name, time, [0, LONGEST_TIME_S]);
}

function checkPersons(times, references) {
  for (const [name, given] of Object.entries({ times, references })) {
    if (!Array.isArray(given) || given.length === 0) throw new RangeError(`${name} is ${given}; give a list of seconds.`);
    given.forEach((time) => check(name, time));
  }
  if (times.length !== references.length) throw new RangeError("times and references differ in length; give one of each for a person.");
}

function ratio(time, reference) {
  if (time === null || reference === null) return { value: null, reason: "endurance_time_missing" };
  if (reference < SHORTEST_TIME_S) return { value: null, reason: "endurance_time_zero" };
  return { value: time / reference, reason: null };
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** One time as a share of another; null is a test that was not done. */
export function enduranceRatio(timeS, referenceS) {
  check("timeS", timeS);
  check("referenceS", referenceS);
  return ratio(timeS, referenceS);
}

/** |right − left| as a share of the longer time. */
export function sideDifference(rightS, leftS) {
  check("rightS", rightS);
  check("leftS", leftS);
  if (rightS === null || leftS === null) return ratio(null, null);
  return ratio(Math.abs(rightS - leftS), Math.max(rightS, leftS));
}

/** Every person counts the same. */
export function meanOfRatios(times, references) {
  checkPersons(times, references);
  const ratios = times.map((time, person) => ratio(time, references[person]));
  return ratios.find(({ reason }) => reason) ?? { value: mean(ratios.map(({ value }) => value)), reason: null };
}

/** Long times count more. */
export function ratioOfMeans(times, references) {
  checkPersons(times, references);
  if ([...times, ...references].includes(null)) return ratio(null, null);
  return ratio(mean(times), mean(references));
}
