import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import {
  effectToMinimalChange, importantChange, RELATIVE_CRITERION_PERCENT, SCALES,
} from "../../src/training_safety/models/evidence/important_change.js";

const VECTORS = JSON.parse(readFileSync(new URL("../vectors/important_change.json", import.meta.url), "utf8"));
const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

function assertClose(actual, expected, message) {
  if (expected === null) assert.equal(actual, null, message);
  else assert.ok(Math.abs(actual - expected) <= 1e-12 * Math.abs(expected), `${message}: ${actual} for ${expected}`);
}

test("a change is laid beside both criteria", () => {
  for (const row of VECTORS.change) {
    const change = importantChange(row.scale, row.baseline, row.later);
    assertClose(change.change, row.change, JSON.stringify(row));
    assertClose(change.percent, row.percent, JSON.stringify(row));
    for (const name of ["meets_absolute", "meets_relative", "agree", "absolute_in_reach", "direction", "reason"]) {
      assert.equal(change[camel(name)], row[name], `${name} ${JSON.stringify(row)}`);
    }
  }
});

test("a baseline next to nothing counts as 0 and never gives infinity", () => {
  for (const baseline of [5e-324, 1e-10]) assert.equal(importantChange("vas", baseline, 100).reason, "baseline_zero");
  assert.equal(importantChange("vas", 1e-9, 0).reason, null);
});

test("an effect is a multiple of the minimal important change", () => {
  for (const { scale, effect, multiple } of VECTORS.effect) assertClose(effectToMinimalChange(scale, effect), multiple, `${scale} ${effect}`);
  assert.ok(Object.is(effectToMinimalChange("vas", 0), 0));
});

test("an argument out of range is refused by name", () => {
  const functions = { important_change: importantChange, effect_to_minimal_change: effectToMinimalChange };
  for (const { function: name, argument, given } of VECTORS.refused) {
    const message = new RegExp(`^${argument} is .*; give`);
    assert.throws(() => functions[name](...given), { name: "RangeError", message }, `${name} ${JSON.stringify(given)}`);
  }
  for (const nonsense of [NaN, Infinity, undefined]) assert.throws(() => importantChange("vas", 50, nonsense), RangeError);
  assert.throws(() => importantChange("toString", 50, 40), { message: "scale is toString; give one of vas, nrs, rmdq, odi, qbpds." });
});

test("the scales and the relative criterion are the ones Python uses", () => {
  assert.equal(RELATIVE_CRITERION_PERCENT, VECTORS.relative_criterion_percent);
  const scales = Object.entries(SCALES).map(([scale, { minimalImportantChange, highest }]) => (
    { scale, minimal_important_change: minimalImportantChange, highest }
  ));
  assert.deepEqual(scales, VECTORS.scales);
});
