import assert from "node:assert/strict";
import test from "node:test";

import { checkLoads, LARGEST_LOAD, within } from "../../src/training_safety/models/limits.js";

const refusal = (...given) => {
  try {
    within(...given);
  } catch (error) {
    assert.ok(error instanceof RangeError);
    return error.message;
  }
  return null;
};

test("both limits are within, unless it must be above the lower one", () => {
  assert.equal(refusal("x", 0, [0, 10]), null);
  assert.equal(refusal("x", 10, [0, 10]), null);
  assert.equal(refusal("x", 0.1, [0, 10], { above: true }), null);
  assert.equal(refusal("x", 10, [0, 10], { whole: true }), null);
});

test("what is outside is refused with what was given and the limits", () => {
  assert.equal(refusal("x", -0.1, [0, 10]), "x is -0.1; give 0 to 10.");
  assert.equal(refusal("x", 10.1, [0, 10]), "x is 10.1; give 0 to 10.");
  assert.equal(refusal("x", 0, [0, 10], { above: true }), "x is 0; give above 0 to 10.");
  assert.equal(refusal("x", 2.5, [0, 10], { whole: true }), "x is 2.5; give a whole number, 0 to 10.");
});

test("a text, a yes, nothing and what is not finite are no numbers", () => {
  for (const nonsense of ["5", true, null, undefined, NaN, Infinity, [5]]) assert.match(refusal("x", nonsense, [0, 10]), /^x is .*; give 0 to 10/);
});

test("a list of loads may have gaps, and nothing else that is no load", () => {
  checkLoads("loads", [0, null, LARGEST_LOAD]);
  checkLoads("loads", []);
  for (const wrong of [-1, LARGEST_LOAD + 1, "5", undefined, NaN, true]) assert.throws(() => checkLoads("loads", [1, wrong]), RangeError);
  for (const wrong of ["12", null, undefined, 5]) assert.throws(() => checkLoads("loads", wrong), /^RangeError: loads is .*; give a list/);
});
