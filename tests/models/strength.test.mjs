import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import * as twins from "../../src/training_safety/models/strength/strength.js";

const VECTORS = JSON.parse(readFileSync(new URL("../vectors/strength.json", import.meta.url), "utf8"));

function assertClose(actual, expected, message) {
  if (expected === null || actual === null) assert.equal(actual, expected, message);
  else assert.ok(Math.abs(actual - expected) <= 1e-12 * Math.max(1e-300, Math.abs(expected)), `${message}: ${actual} for ${expected}`);
}

const twinOf = (name) => twins[`oneRepMax${name[0].toUpperCase()}${name.slice(1)}`];

test("each formula, the lowest, the highest and the spread are Python's", () => {
  for (const item of VECTORS.one_rep_max) {
    const made = twins.oneRepMax(item.load_kg, item.reps, item.rir);
    const where = JSON.stringify([item.load_kg, item.reps, item.rir]);
    assert.deepEqual(Object.keys(made.estimatesKg), Object.keys(item.estimates_kg));
    for (const [name, expected] of Object.entries(item.estimates_kg)) {
      assertClose(made.estimatesKg[name], expected, `${name} of ${where}`);
      assert.equal(twinOf(name)(item.load_kg, item.repetitions), made.estimatesKg[name]);
    }
    assertClose(made.lowestKg, item.lowest_kg, where);
    assertClose(made.highestKg, item.highest_kg, where);
    assert.equal(made.spreadKg, made.highestKg - made.lowestKg);
    assert.deepEqual([made.repetitions, made.needsSpread, made.beyondValidity], [item.repetitions, item.needs_spread, item.beyond_validity], where);
  }
});

test("the share of the maximum, the repetitions to failure and the effort are Python's", () => {
  for (const { reps, rir, repetitions, epley, brzycki } of VECTORS.percent_of_one_rep_max) {
    assert.equal(twins.repetitionsToFailure(reps, rir), repetitions);
    assertClose(twins.percentOfOneRepMaxEpley(reps, rir), epley, `${reps} + ${rir}`);
    assertClose(twins.percentOfOneRepMaxBrzycki(reps, rir), brzycki, `${reps} + ${rir}`);
  }
  for (const { rir, rpe } of VECTORS.rpe) assert.equal(twins.rpeFromRir(rir), rpe);
});

test("without repetitions in reserve a set is to failure, and the limits are Python's", () => {
  assert.deepEqual(twins.oneRepMax(100, 5), twins.oneRepMax(100, 5, 0));
  assert.equal(twins.percentOfOneRepMaxEpley(10), twins.percentOfOneRepMaxEpley(10, 0));
  assert.equal(twins.percentOfOneRepMaxBrzycki(10), twins.percentOfOneRepMaxBrzycki(10, 0));
  for (const [name, limit] of Object.entries(VECTORS.limits)) assert.equal(twins[name.toUpperCase()], limit);
});

test("what Python refuses is refused here, with the argument and what was given", () => {
  for (const { function: name, argument, given } of VECTORS.refused) {
    const call = () => twins[name.replace(/_(.)/g, (_, letter) => letter.toUpperCase())](...given);
    assert.throws(call, (error) => error instanceof RangeError && error.message.startsWith(argument), JSON.stringify({ name, given }));
  }
});
