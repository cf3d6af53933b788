import assert from "node:assert/strict";
import test from "node:test";

import { boxAfter, dueDay, dueItems, INTERVAL_DAYS, LEARNED, ROUND, schedule } from "../../src/training_safety/models/quiz/repetition.js";
import { vectors } from "./domain_vectors.mjs";

const VECTORS = vectors("repetition");

test("boxes, days, what is asked and the schedule are those of the shared vectors", () => {
  assert.deepEqual([INTERVAL_DAYS, LEARNED, ROUND], [VECTORS.interval_days, VECTORS.learned, VECTORS.round]);
  for (const { box, score, then } of VECTORS.after) assert.equal(boxAfter(box, score), then);
  for (const { box, day, due } of VECTORS.due) assert.equal(dueDay(box, day), due);
  for (const { today, most, ids } of VECTORS.asked) assert.deepEqual(dueItems(VECTORS.items, today, most), ids);
  for (const { today, counts } of VECTORS.schedules) assert.deepEqual(schedule(VECTORS.items, today), counts);
});

test("what cannot be is refused with the limit", () => {
  for (const given of VECTORS.refused.after) assert.throws(() => boxAfter(...given), RangeError);
  for (const given of VECTORS.refused.due) assert.throws(() => dueDay(...given), RangeError);
});
