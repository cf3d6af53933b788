import assert from "node:assert/strict";
import test from "node:test";

import {
  asymmetryMultiplier, couplingMultiplier, COUPLINGS, DURATIONS, frequencyMultiplier, horizontalMultiplier, liftingTask,
  travelMultiplier, verticalMultiplier,
} from "../../src/training_safety/models/lifting/lifting_equation.js";
import { assertAllClose, assertClose, assertRefusals, camel, vectors } from "./domain_vectors.mjs";

const VECTORS = vectors("lifting_equation");
const SINGLE = {
  horizontal_multiplier: ({ horizontal_cm: cm }) => horizontalMultiplier(cm),
  vertical_multiplier: ({ vertical_cm: cm }) => verticalMultiplier(cm),
  travel_multiplier: ({ travel_cm: cm }) => travelMultiplier(cm),
  asymmetry_multiplier: ({ asymmetry_deg: degrees }) => asymmetryMultiplier(degrees),
  frequency_multiplier: ({ lifts_per_min: lifts, duration, vertical_cm: cm }) => frequencyMultiplier(lifts, duration, cm),
  coupling_multiplier: ({ coupling, vertical_cm: cm }) => couplingMultiplier(coupling, cm),
};

test("every cell of the frequency table is the published one", () => {
  assert.equal(VECTORS.frequency_table.length, 18);
  for (const row of VECTORS.frequency_table) {
    for (const duration of DURATIONS) {
      assert.equal(frequencyMultiplier(row.lifts_per_min, duration, 74.9), row[duration].below_75, `${row.row} ${duration}`);
      assert.equal(frequencyMultiplier(row.lifts_per_min, duration, 75), row[duration].from_75, `${row.row} ${duration}`);
    }
  }
});

for (const [name, multiplier] of Object.entries(SINGLE)) {
  test(`the ${name.replace("_", " ")} gives the worked numbers`, () => {
    for (const item of VECTORS[name]) assertClose(multiplier(item), item.multiplier, JSON.stringify(item));
  });
}

test("a lift gives the worked numbers", () => {
  for (const item of VECTORS.lifting_task) {
    const task = liftingTask(camel(item.given));
    assertAllClose(task.multipliers, item.multipliers, item.note);
    assertClose(task.recommendedWeightKg, item.recommended_weight_kg, item.note);
    assertClose(task.liftingIndex, item.lifting_index, item.note);
    assert.equal(task.reason, item.reason, item.note);
    assert.deepEqual(task.shrinksMost, item.shrinks_most, item.note);
  }
});

test("durations and couplings are the keys Python uses", () => {
  const used = (key) => [...new Set(VECTORS.lifting_task.map(({ given }) => given[key]))].sort();
  assert.deepEqual([...DURATIONS].sort(), used("duration"));
  assert.deepEqual([...COUPLINGS].sort(), used("coupling"));
});

test("what Python refuses is refused here", () => {
  assertRefusals(VECTORS, { ...SINGLE, lifting_task: (given) => liftingTask(camel(given)) });
});
