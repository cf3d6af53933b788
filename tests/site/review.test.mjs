import assert from "node:assert/strict";
import test from "node:test";

import { comesBack } from "../../src/training_safety/site/static/review.js";

test("an answer is followed by when its question comes back", () => {
  assert.deepEqual(comesBack(0, 100, 100), ["tomorrow"]);
  assert.deepEqual(comesBack(1, 100, 100), ["in_days", { days: 3 }]);
  assert.deepEqual(comesBack(3, 100, 100), ["in_days", { days: 21 }]);
  assert.deepEqual(comesBack(4, 100, 100), ["learned"]);
});
