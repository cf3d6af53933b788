import assert from "node:assert/strict";
import test from "node:test";

globalThis.document = { documentElement: { lang: "nb" } };
const { MODELS, answer, asked, drawn, told } = await import("../../src/training_safety/site/static/own_numbers.js");

const TASK = {
  ask: "Før er den {pre_test}. Forholdet er {likelihood_ratio}.",
  model: "post_test_probability",
  numbers: [
    { name: "pre_test", low: 0.005, high: 0.05, whole: false, perCent: true },
    { name: "likelihood_ratio", low: 2, high: 20, whole: true, perCent: false },
  ],
  perCent: true,
  tolerance: 0.5,
  decimals: 1,
  unit: "",
};

test("a number is drawn between its ends, whole where they are, else of two figures", () => {
  assert.equal(drawn(TASK.numbers[0], 0), 0.005);
  assert.equal(drawn(TASK.numbers[0], 1), 0.05);
  assert.equal(drawn(TASK.numbers[0], 0.5), 0.028);
  assert.equal(drawn(TASK.numbers[1], 0.51), 11);
});

test("shares are asked for and told in per cent, in the page's language", () => {
  const values = { pre_test: 0.028, likelihood_ratio: 11 };
  assert.equal(asked(TASK, values, "nb"), "Før er den 2,8\u00a0%. Forholdet er 11.");
  assert.equal(told(TASK, values, "nb"), "24,1\u00a0%");
  assert.equal(told(TASK, values, "en"), "24.1%");
});

test("an answer is the formula's, whatever order the task names its numbers in", () => {
  const values = { likelihood_ratio: 10, pre_test: 0.01 };
  assert.ok(Math.abs(answer({ ...TASK, numbers: [...TASK.numbers].reverse() }, values) - 9.174) < 0.001);
});

test("each formula is a function of as many numbers as it names", () => {
  for (const [formula, ...names] of Object.values(MODELS)) assert.ok(formula.length <= names.length && names.length > 0);
});
