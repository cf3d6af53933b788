import assert from "node:assert/strict";
import test from "node:test";

import { groupEffect, LIMITS } from "../../src/training_safety/models/evidence/group_effect.js";
import { vectors } from "./domain_vectors.mjs";

const VECTORS = vectors("group_effect");

test("a difference is laid beside 0 and both limits as the shared vectors say", () => {
  for (const { note, given, includes_zero: includesZero, limits } of VECTORS.effects) {
    const effect = groupEffect(...given);
    assert.equal(effect.includesZero, includesZero, note);
    assert.deepEqual(effect.limits.map(({ limit, estimate, interval }) => [limit, estimate, interval]), limits, note);
  }
});

test("an argument out of range is refused by name", () => {
  for (const { argument, given } of VECTORS.refused) {
    assert.throws(() => groupEffect(...given), { name: "RangeError", message: new RegExp(`^${argument} is .*; give`) }, JSON.stringify(given));
  }
  assert.throws(() => groupEffect(NaN, 0, 0), RangeError);
});

test("the limits are the ones Python uses", () => assert.deepEqual(LIMITS, VECTORS.limits));
