// A difference between groups beside the limits of what matters: twin of group_effect.py, tested by the same vectors.
import { within } from "../limits.js";
import { SCALES } from "./important_change.js";

export const SCALE_LENGTH = 100;
export const GROUP_LIMIT = 10;
export const PERSON_LIMIT = SCALES.vas.minimalImportantChange;
export const LIMITS = [GROUP_LIMIT, PERSON_LIMIT];

const reach = (least, most, limit) => (most < limit ? "none" : least >= limit ? "all" : "part");

/** Where a difference lies beside 0 and the limits; below 0 is less pain. */
export function groupEffect(value, low, high, limits = LIMITS) {
  for (const [name, number] of Object.entries({ value, low, high })) within(name, number, [-SCALE_LENGTH, SCALE_LENGTH]);
  if (low > value || value > high) throw new RangeError(`value is ${value} with the interval ${low} to ${high}; give limits around it.`);
  for (const limit of limits) within("limits", limit, [0, SCALE_LENGTH]);
  return {
    value, low, high,
    includesZero: low <= 0 && high >= 0,
    limits: limits.map((limit) => ({ limit, estimate: -value >= limit, interval: reach(-high, -low, limit) })),
  };
}
