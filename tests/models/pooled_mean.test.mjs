import assert from "node:assert/strict";
import test from "node:test";

import {
  drawnTrial, fixedEffectMean, intervalAround, plainMean, randomEffectsMean, standardErrorOfDifference,
} from "../../src/training_safety/models/evidence/pooled_mean.js";
import { assertClose, vectors } from "./domain_vectors.mjs";

const VECTORS = vectors("pooled_mean");
const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
const trialsOf = (pairs) => pairs.map(([difference, standardError]) => ({ difference, standardError }));

test("trials are put together as the shared vectors say", () => {
  for (const { note, trials, plain, fixed, random } of VECTORS.pooled) {
    const given = trialsOf(trials);
    assertClose(plainMean(given), plain, note);
    for (const [pooled, expected] of [[fixedEffectMean(given), fixed], [randomEffectsMean(given), random]]) {
      assertClose(pooled.value, expected.value, note);
      assertClose(pooled.standardError, expected.standard_error, note);
      assertClose(pooled.betweenTrials, expected.between_trials ?? 0, note);
      pooled.shares.forEach((share, index) => assertClose(share, expected.shares[index], note));
    }
  }
});

test("the same seed and number draw the same trial as in Python", () => {
  for (const { given, difference, standard_error: standardError } of VECTORS.drawn) {
    const trial = drawnTrial(...given);
    assertClose(trial.difference, difference, JSON.stringify(given));
    assertClose(trial.standardError, standardError, JSON.stringify(given));
  }
});

test("what is no trial and no number is refused by name", () => {
  for (const { argument, given } of VECTORS.refused_draws) {
    assert.throws(() => drawnTrial(...given), { name: "RangeError", message: new RegExp(`^${camel(argument)} is .*; give`) }, JSON.stringify(given));
  }
  for (const { argument, trials } of VECTORS.refused_trials) {
    for (const mean of [plainMean, fixedEffectMean, randomEffectsMean]) {
      assert.throws(() => mean(trialsOf(trials)), { name: "RangeError", message: new RegExp(`^${camel(argument)} is .*; give`) }, JSON.stringify(trials));
    }
  }
  assert.throws(() => plainMean(undefined), RangeError);
});

test("four times as many people halve the uncertainty, and 95 of 100 intervals hold what was looked for", () => {
  assert.equal(standardErrorOfDifference(400, 20), standardErrorOfDifference(100, 20) / 2);
  const held = Array.from({ length: 2000 }, (_, number) => drawnTrial(2026, number, -8, 40, 20))
    .filter(({ difference, standardError }) => {
      const [low, high] = intervalAround(difference, standardError);
      return low <= -8 && -8 <= high;
    });
  assert.ok(held.length > 1860 && held.length < 1940, `${held.length} of 2000`);
});
