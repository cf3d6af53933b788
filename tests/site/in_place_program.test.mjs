import assert from "node:assert/strict";
import test from "node:test";

import { explain } from "../../src/training_safety/site/static/in_place.js";

test("the page finds what the program brings", async () => {
  await import("../../src/training_safety/site/static/in_place_program.js");
  assert.equal(globalThis.trainingSafetyExplain, explain);
});
