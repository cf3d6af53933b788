import assert from "node:assert/strict";
import test from "node:test";

import { byDate, dailyTotals, KINDS, loadOf, REST } from "../../src/training_safety/models/load/diary.js";
import { vectors } from "./domain_vectors.mjs";

test("the days of a diary add up as in Python, and what is missing is not zero", () => {
  for (const { why, sessions, dates, ...expected } of vectors("diary").days) {
    assert.deepEqual(dailyTotals(byDate(sessions), dates), expected, why);
  }
});

test("a rest day is one of the kinds, and a session out of range has no load", () => {
  assert.ok(KINDS.includes(REST));
  assert.throws(() => loadOf({ kind: "running", minutes: 30, rpe: 11 }), RangeError);
});
