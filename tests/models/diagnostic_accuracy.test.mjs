import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import * as accuracy from "../../src/training_safety/models/evidence/diagnostic_accuracy.js";

const {
  A_THOUSAND, impliedLikelihoodRatio, MOST_PEOPLE, naturalFrequencies, negativeLikelihoodRatio, positiveLikelihoodRatio, postTestProbability,
} = accuracy;
const VECTORS = JSON.parse(readFileSync(new URL("../vectors/diagnostic_accuracy.json", import.meta.url), "utf8"));
const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

function assertClose(actual, expected, message) {
  if (expected === null) assert.equal(actual, null, message);
  else assert.ok(Math.abs(actual - expected) <= 1e-12 * Math.abs(expected), `${message}: ${actual} for ${expected}`);
}
function assertSame(actual, { value, reason }, message) {
  assertClose(actual.value, value, message);
  assert.equal(actual.reason, reason, message);
}

test("likelihood ratios have the worked value or a reason", () => {
  for (const { sensitivity, specificity, positive, negative } of VECTORS.likelihood_ratios) {
    assertSame(positiveLikelihoodRatio(sensitivity, specificity), positive, `LR+ ${sensitivity} ${specificity}`);
    assertSame(negativeLikelihoodRatio(sensitivity, specificity), negative, `LR− ${sensitivity} ${specificity}`);
  }
});

test("an answer gives the worked probability or a reason", () => {
  for (const row of VECTORS.post_test) {
    const ratioOf = row.negative ? negativeLikelihoodRatio : positiveLikelihoodRatio;
    const ratio = row.likelihood_ratio ?? ratioOf(row.sensitivity, row.specificity).value;
    assertSame(postTestProbability(row.pre_test, ratio), row, JSON.stringify(row));
  }
});

test("two probabilities imply the worked ratio or a reason", () => {
  for (const row of VECTORS.implied) assertSame(impliedLikelihoodRatio(row.pre_test, row.post_test), row, JSON.stringify(row));
});

test("a crowd divides as worked", () => {
  for (const row of VECTORS.natural_frequencies) {
    const crowd = naturalFrequencies(row.prevalence, row.sensitivity, row.specificity, row.people);
    for (const name of ["ill", "found", "missed", "false_alarms", "cleared", "positive"]) assertClose(crowd[camel(name)], row[name], name);
    assertSame(crowd.positivePredictiveValue, row.positive_predictive_value, JSON.stringify(row));
    assertSame(crowd.negativePredictiveValue, row.negative_predictive_value, JSON.stringify(row));
  }
  assert.deepEqual(naturalFrequencies(0.2, 0.5, 0.5), naturalFrequencies(0.2, 0.5, 0.5, 1000));
});

test("a ratio next to infinity is undefined and never infinite", () => {
  assert.deepEqual(negativeLikelihoodRatio(0.5, 5e-324), { value: null, reason: "nobody_cleared" });
  assert.deepEqual(impliedLikelihoodRatio(5e-324, 0.5), { value: null, reason: "certain_before" });
  assert.deepEqual(postTestProbability(0.5, 1.7e308), { value: 1, reason: null });
});

test("an argument out of range is refused by name", () => {
  for (const { function: name, argument, given } of VECTORS.refused) {
    const message = new RegExp(`^${camel(argument)} is .*; give`);
    assert.throws(() => accuracy[camel(name)](...given), { name: "RangeError", message }, `${name} ${JSON.stringify(given)}`);
  }
  for (const nonsense of [NaN, Infinity, undefined]) assert.throws(() => postTestProbability(0.5, nonsense), RangeError);
});

test("the limits are the ones Python uses", () => {
  assert.deepEqual({ a_thousand: A_THOUSAND, most_people: MOST_PEOPLE }, VECTORS.limits);
});
