import assert from "node:assert/strict";
import test from "node:test";

import {
  MEAL_HIGH_FACTOR, MEAL_LOW_FACTOR, PLATEAU_FACTOR, PLATEAU_HIGH_FACTOR, PLATEAU_LOW_FACTOR, proteinIntake, REFERENCE_FACTOR,
  STOP_SIGNS, TRAINING_FACTOR,
} from "../../src/training_safety/models/body/nutrition.js";
import { assertAllClose, assertRefusals, camel, vectors } from "./domain_vectors.mjs";

const VECTORS = vectors("nutrition");

test("there are grams or a reason and never both", () => {
  for (const { given, expected, reason } of VECTORS.protein_intake) {
    const protein = proteinIntake(camel(given));
    assertAllClose(protein, camel(expected), JSON.stringify(given));
    assert.equal(protein.reason, reason);
  }
});

test("the plateau is the factor and there are no stop signs unless others are given", () => {
  assert.deepEqual(proteinIntake({ bodyMassKg: 75 }), proteinIntake({ bodyMassKg: 75, factorGPerKg: 1.6, stopSigns: [] }));
});

test("the constants and stop signs are the ones Python uses", () => {
  assert.deepEqual(VECTORS.constants, {
    reference_factor: REFERENCE_FACTOR,
    training_factor: TRAINING_FACTOR,
    plateau_factor: PLATEAU_FACTOR,
    plateau_low_factor: PLATEAU_LOW_FACTOR,
    plateau_high_factor: PLATEAU_HIGH_FACTOR,
    meal_low_factor: MEAL_LOW_FACTOR,
    meal_high_factor: MEAL_HIGH_FACTOR,
  });
  const shown = new Set(VECTORS.protein_intake.map(({ reason }) => reason));
  for (const reason of Object.values(STOP_SIGNS)) assert.ok(shown.has(reason), reason);
});

test("what Python refuses is refused here", () => {
  assertRefusals(VECTORS, { protein_intake: (given) => proteinIntake(camel(given)) });
});
