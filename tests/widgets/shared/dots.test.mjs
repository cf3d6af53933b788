import assert from "node:assert/strict";
import { test } from "node:test";

import { dotsPath } from "../../../src/training_safety/widgets/shared/dots.js";

const count = (path) => path.split("M").length - 1;

test("people are dots, ten in a row, and half a person is one", () => {
  assert.equal(dotsPath(0, 2), "M5 5h0M15 5h0");
  assert.equal(dotsPath(10, 11), "M5 15h0");
  assert.deepEqual([dotsPath(0, 5.5), dotsPath(5.5, 100), dotsPath(40, 22), dotsPath(-3, 120)].map(count), [6, 94, 0, 100]);
});
