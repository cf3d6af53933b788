import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { MOST_SETS, sessionLengthMin } from "../../src/training_safety/models/training_plan/session_length.js";

const VECTORS = JSON.parse(readFileSync(new URL("../vectors/session_length.json", import.meta.url), "utf8"));

test("the length is that of the shared vectors, and what is no number of sets is refused", () => {
  for (const { sets, minutes } of VECTORS.sessions) assert.equal(sessionLengthMin(sets), minutes);
  for (const sets of [...VECTORS.refused, "8", null, NaN]) assert.throws(() => sessionLengthMin(sets), RangeError);
  assert.equal(MOST_SETS, 100);
});
