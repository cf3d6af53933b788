import assert from "node:assert/strict";
import { test } from "node:test";

import { estimateOf, readSet } from "../../../src/training_safety/widgets/strength_estimator/estimate.js";

const typed = (load_kg, reps, rir) => ({ load_kg, reps, rir });
const problems = (...given) => Object.fromEntries(Object.entries(readSet(...given).problems).map(([name, { problem }]) => [name, problem]));

test("a set is read as people type it, and what is none is told by field", () => {
  assert.deepEqual(readSet(typed("82,5 kg", "6 ganger", "2"), false, "nb").set, typed(82.5, 6, 2));
  assert.deepEqual(problems(typed("0", "", "x"), false, "nb"), { load_kg: "weight", reps: "number", rir: "number" });
  assert.deepEqual(problems(typed("80 pund", "2,5", "-1"), false, "nb"), { load_kg: "unit", reps: "whole", rir: "range" });
  assert.deepEqual(problems(typed("80", "8", "6"), false, "nb"), { rir: "together" });
  assert.deepEqual(problems(typed("1.000", "13", "0"), false, "nb"), { load_kg: "ask", reps: "range" });
});

test("somebody who should not test to failure gets no number for a set that went there", () => {
  for (const rir of ["0", "1"]) assert.deepEqual(problems(typed("80", "6", rir), true, "nb"), { rir: "reserve" });
  assert.deepEqual(readSet(typed("80", "6", "2"), true, "nb").set, typed(80, 6, 2));
});

test("the formulas come from the lowest to the highest, with the shares of the two (F6, F7)", () => {
  const five = estimateOf(typed(100, 5, 0));
  assert.deepEqual([five.estimates[0][1], five.estimates.at(-1)[0], five.highestKg.toFixed(1)], [112.5, "mayhew", "119.0"]);
  assert.deepEqual(estimateOf(typed(50, 5, 2)).shares.map((share) => share.toFixed(1)), ["81.1", "83.3"]);
  assert.deepEqual(estimateOf(typed(90, 1, 0)).estimates.map(([, kg]) => kg), Array(7).fill(90));
});
