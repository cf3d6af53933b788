// The numbers that were typed in a calculator's fields, or what stands in the way of each.
import { typedNumber } from "../../models/numbers.js";

/** `{ values }` where all are numbers within their limits, and `problems` by field: what typedNumber found, or "range". */
export function readFields(fields, typed, lang) {
  const values = {};
  const problems = {};
  for (const [name, { units, least, most }] of Object.entries(fields)) {
    const reading = typedNumber(typed[name], lang, units);
    if (reading.problem) problems[name] = reading;
    else if (reading.value < least || reading.value > most) problems[name] = { problem: "range", least, most };
    else values[name] = reading.value;
  }
  return { values: Object.keys(problems).length === 0 ? values : null, problems };
}
