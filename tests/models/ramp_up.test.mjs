import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import * as twins from "../../src/training_safety/models/warm_up/ramp_up.js";

const VECTORS = JSON.parse(readFileSync(new URL("../vectors/ramp_up.json", import.meta.url), "utf8"));

test("ramp-up sets in even steps are Python's", () => {
  for (const { work_weight_kg, plate_kg, weights_kg } of VECTORS.ramp_up_sets) {
    const sets = twins.rampUpSets(work_weight_kg, plate_kg);
    assert.deepEqual(sets.map(({ weightKg }) => weightKg), weights_kg);
    assert.deepEqual(sets.map(({ repetitions, percent }) => [repetitions, percent]), twins.RAMP_UP_STEPS);
  }
  assert.deepEqual(twins.rampUpSets(62.5), twins.rampUpSets(62.5, 2.5));
});

test("sets on a bar are as near as its plates come, and say which plates", () => {
  const close = (a, b) => (a === null || b === null ? a === b : Math.abs(a - b) < 1e-9);
  for (const { work_weight_kg, bar_kg, plate_pairs_kg, sets } of VECTORS.loaded_ramp_up_sets) {
    const made = twins.loadedRampUpSets(work_weight_kg, bar_kg, plate_pairs_kg);
    made.forEach((set, index) => {
      const [repetitions, percent, target, weight, plates, reason] = sets[index];
      const where = JSON.stringify([work_weight_kg, bar_kg, plate_pairs_kg, percent]);
      assert.deepEqual([set.repetitions, set.percent, set.platesKg, set.reason], [repetitions, percent, plates, reason], where);
      assert.ok(close(set.targetKg, target) && close(set.weightKg, weight), where);
    });
  }
  assert.deepEqual(twins.loadedRampUpSets(85), twins.loadedRampUpSets(85, 20, [25, 20, 15, 10, 5, 2.5, 1.25]));
});

test("a bar is as near a weight as its plates come, and never above it", () => {
  for (const { given, weight_kg: weightKg, plates_kg: platesKg, reason } of VECTORS.loaded_bar) {
    assert.deepEqual(twins.loadedBar(...given), { weightKg, platesKg, reason }, JSON.stringify(given));
  }
});

test("the list of plates that was given stays as it was", () => {
  const pairs = [1.25, 20, 5];
  twins.loadedRampUpSets(80, 20, pairs);
  assert.deepEqual(pairs, [1.25, 20, 5]);
});

test("what Python refuses is refused here, with the argument and what was given", () => {
  for (const { function: name, argument, given } of VECTORS.refused) {
    const call = () => twins[name.replace(/_(.)/g, (_, letter) => letter.toUpperCase())](...given);
    assert.throws(call, (error) => error instanceof RangeError && error.message.startsWith(argument), JSON.stringify({ name, given }));
  }
});
