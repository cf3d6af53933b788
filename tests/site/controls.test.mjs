import assert from "node:assert/strict";
import test from "node:test";

import { bounded, logPosition } from "../../src/training_safety/site/static/controls.js";

test("a logarithmic slider stands at the exponent of its value", () => {
  assert.ok(Math.abs(logPosition(1000, 10) - 3) < 1e-12);
  assert.equal(logPosition(8, 2), 3);
});

test("a number is held between its limits, and made whole where the control is", () => {
  assert.equal(bounded(12, { min: 0, max: 10 }), 10);
  assert.equal(bounded(-1, { min: 0, max: 10 }), 0);
  assert.equal(bounded(2.6, { whole: true }), 3);
  assert.equal(bounded(2.6, {}), 2.6);
});
