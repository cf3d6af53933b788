import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import * as twins from "../../src/training_safety/models/load/week_variation.js";

const VECTORS = JSON.parse(readFileSync(new URL("../vectors/week_variation.json", import.meta.url), "utf8"));

function assertClose(actual, expected, message) {
  if (expected === null || actual === null) assert.equal(actual, expected, message);
  else assert.ok(Math.abs(actual - expected) <= 1e-12 * Math.max(1e-300, Math.abs(expected)), `${message}: ${actual} for ${expected}`);
}

test("monotony and strain use the sample spread, and are undefined with a reason", () => {
  for (const { daily_loads, reason, ...numbers } of VECTORS.weeks) {
    const week = twins.weekVariation(daily_loads);
    assert.equal(week.reason, reason, JSON.stringify(daily_loads));
    for (const [name, expected] of Object.entries(numbers)) assertClose(week[name], expected, `${name} of ${daily_loads}`);
    assert.deepEqual(week.missingDays, daily_loads.flatMap((load, index) => (load === null ? [index + 1] : [])));
  }
});

test("what Python refuses is refused here, with the argument and what was given", () => {
  for (const { function: name, argument, given } of VECTORS.refused) {
    const call = () => twins[name.replace(/_(.)/g, (_, letter) => letter.toUpperCase())](...given);
    assert.throws(call, (error) => error instanceof RangeError && error.message.startsWith(argument), JSON.stringify({ name, given }));
  }
});
