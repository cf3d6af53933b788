// Arguments that must be numbers within limits: the twin of limits.py.

export const LARGEST_LOAD = 1_000_000;

const isNumber = (value, { whole = false }) => (whole ? Number.isInteger(value) : Number.isFinite(value));

/** Throws a RangeError with what was given and the limits, unless they hold. */
export function within(what, value, [low, high], options = {}) {
  const reached = options.above ? value > low : value >= low;
  if (isNumber(value, options) && reached && value <= high) return;
  const number = options.whole ? "a whole number, " : "";
  throw new RangeError(`${what} is ${value}; give ${number}${options.above ? "above " : ""}${low} to ${high}.`);
}

/** Throws a RangeError unless each load is null, for what was not logged, or a number. */
export function checkLoads(name, loads) {
  if (!Array.isArray(loads)) throw new RangeError(`${name} is ${loads}; give a list of loads.`);
  for (const load of loads) if (load !== null) within(`${name} has a load that`, load, [0, LARGEST_LOAD]);
}
