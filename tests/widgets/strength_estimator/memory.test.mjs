import assert from "node:assert/strict";
import { test } from "node:test";

import { STRENGTHS } from "../../../src/training_safety/widgets/strength_estimator/memory.js";

test("a record has what was typed as texts and whether the reader is careful, and nothing else counts as one", () => {
  const good = { typed: { reps: "5x" }, careful: true };
  assert.deepEqual(STRENGTHS.sound(good), good);
  for (const bad of [null, [], { typed: {} }, { typed: { reps: 5 }, careful: true }, { typed: {}, careful: "yes" }]) assert.equal(STRENGTHS.sound(bad), null);
});
