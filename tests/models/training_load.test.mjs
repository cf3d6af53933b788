import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import * as twins from "../../src/training_safety/models/load/training_load.js";

const VECTORS = JSON.parse(readFileSync(new URL("../vectors/training_load.json", import.meta.url), "utf8"));

test("session load is effort times minutes", () => {
  for (const { rpe, duration_min, au } of VECTORS.session_load) assert.equal(twins.sessionLoad(rpe, duration_min), au);
});

test("a week with a day missing has no total but keeps what was logged, and says why", () => {
  for (const { daily_loads, total, mean, logged, missing_days: missingDays, reason } of VECTORS.weekly_load) {
    assert.deepEqual(twins.weeklyLoad(daily_loads), { missingDays, logged, total, mean, reason });
  }
});

test("what Python refuses is refused here, with the argument", () => {
  const own = VECTORS.refused.filter((item) => ["session_load", "weekly_load"].includes(item.function));
  assert.ok(own.length > 10);
  for (const { function: name, argument, given } of own) {
    const twin = { session_load: twins.sessionLoad, weekly_load: twins.weeklyLoad }[name];
    assert.throws(() => twin(...given), (error) => error instanceof RangeError && error.message.startsWith(argument), JSON.stringify({ name, given }));
  }
});
