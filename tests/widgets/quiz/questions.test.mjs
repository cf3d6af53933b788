import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import * as quiz from "../../../src/training_safety/widgets/quiz/questions.js";

const VECTORS = JSON.parse(readFileSync(new URL("../../vectors/quiz_scoring.json", import.meta.url), "utf8"));

const text = (words) => ({ nb: `${words} nb`, en: `${words} en` });

/** The item of a vector with the words that scoring refers to. */
const whole = (item) => ({
  id: "item",
  ...item,
  ...(item.pairs && { pairs: item.pairs.map(({ right }, index) => ({ left: text(`left ${index}`), right: text(right) })) }),
});

const near = (expected, actual) => (expected === null ? actual === null : Math.abs(expected - actual) < 1e-9);

for (const { why, item, cases } of VECTORS.scoring) {
  test(`an answer scores what the shared vectors say: ${why}`, () => {
    for (const { answer, score } of cases) {
      const actual = quiz.scoreItem(whole(item), answer);
      assert.ok(near(score, actual), `${JSON.stringify(answer)} scores ${actual}, and must score ${score}`);
    }
  });
}

test("a number may be followed by the question's unit in either language", () => {
  const item = { unit: { nb: "ganger", en: "times" } };
  assert.deepEqual(["2 ganger", "2 times", "2"].map((typed) => quiz.reading(item, typed, "nb").value), [2, 2, 2]);
  assert.deepEqual(quiz.reading(item, "2 kg", "nb"), { problem: "unit" });
  assert.deepEqual(quiz.reading({}, "2 kg", "nb"), { value: 2 });
});

test("a bank scores what the shared vectors say", () => {
  for (const { items, cases } of VECTORS.banks) {
    for (const { answers, points, answered } of cases) {
      assert.deepEqual(quiz.scoreBank({ items }, answers), { points, possible: items.length, answered });
    }
  }
});

test("the order on the page is that of the shared vectors", () => {
  for (const { why, item, shuffle, order } of VECTORS.orders) assert.deepEqual(quiz.shownOrder(whole(item), shuffle), order, why);
});

test("an outcome is right, partly right, wrong or open", () => {
  assert.deepEqual([1, 0.5, 0, null].map(quiz.outcome), ["right", "partly", "wrong", "open"]);
});

test("a typical wrong number has its own explanation, and a right one has none", () => {
  const item = { id: "n", kind: "number", answer: 2.85, tolerance: 0.05, near: [{ value: 2.1, tolerance: 0.05 }, { value: 2, tolerance: 0.9 }] };
  assert.equal(quiz.nearMiss(item, "2,1"), item.near[0]);
  assert.equal(quiz.nearMiss(item, "2,5"), item.near[1]);
  assert.equal(quiz.nearMiss(item, "2,8"), undefined);
  assert.equal(quiz.nearMiss(item, "9"), undefined);
  assert.equal(quiz.nearMiss({ ...item, near: undefined }, "9"), undefined);
});

test("an item that is called as a part of every object is an item like others", () => {
  const items = [{ id: "constructor", kind: "number", answer: 3, tolerance: 0 }];
  assert.equal(quiz.scoreBank({ items }, {}).answered, 0);
  assert.equal(quiz.scoreBank({ items }, { constructor: "3" }).answered, 1);
});
