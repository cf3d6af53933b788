import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import {
  OSTRC_ANSWERS, ostrcSeverity, OSWESTRY_BANDS, OSWESTRY_HIGHEST_ANSWER, OSWESTRY_ITEMS, oswestryIndex,
} from "../../src/training_safety/models/body/questionnaires.js";

const VECTORS = JSON.parse(readFileSync(new URL("../vectors/questionnaires.json", import.meta.url), "utf8"));
const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

test("the Oswestry index is the share of the points that could be given", () => {
  for (const { note, answers, percent, ...expected } of VECTORS.oswestry) {
    const { percent: actual, ...rest } = oswestryIndex(answers);
    assert.deepEqual(rest, expected, note ?? JSON.stringify(answers));
    if (percent === null) assert.equal(actual, null);
    else assert.ok(Math.abs(actual - percent) <= 1e-12 * percent, `${actual} for ${percent}`);
  }
});

test("the OSTRC severity follows the rules of the form", () => {
  for (const { answers, ...expected } of VECTORS.ostrc) assert.deepEqual(ostrcSeverity(...answers), expected, JSON.stringify(answers));
  assert.equal(ostrcSeverity(0).severity, 0);
  assert.equal(ostrcSeverity(25).severity, 100);
  assert.equal(ostrcSeverity(8).reason, "question_not_answered");
});

test("what is no answer is refused by name", () => {
  const functions = { oswestry_index: oswestryIndex, ostrc_severity: ostrcSeverity };
  for (const { function: name, argument, given } of VECTORS.refused) {
    const message = new RegExp(`^${camel(argument)} is .*; give`);
    assert.throws(() => functions[name](...given), { name: "RangeError", message }, `${name} ${JSON.stringify(given)}`);
  }
  for (const nonsense of [NaN, Infinity, undefined]) {
    assert.throws(() => oswestryIndex([...Array(9).fill(2), nonsense]), RangeError);
    assert.throws(() => ostrcSeverity(nonsense), RangeError);
  }
});

test("the numbers of the forms are the ones Python uses", () => {
  assert.deepEqual({
    oswestry_items: OSWESTRY_ITEMS, oswestry_highest_answer: OSWESTRY_HIGHEST_ANSWER,
    oswestry_bands: OSWESTRY_BANDS, ostrc_answers: OSTRC_ANSWERS,
  }, VECTORS.limits);
});
