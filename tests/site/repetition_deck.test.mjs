import assert from "node:assert/strict";
import test from "node:test";

import { answered, deck, REPETITIONS } from "../../src/training_safety/site/static/repetition_deck.js";

const COURSE = { sections: [{ stem: "warm_up", tools: [], quiz: { name: "warm_up", ids: ["a", "b", "again"], own: ["a", "b"] } }] };
const quiz = (...ids) => new Map([["quiz:warm_up", { saved: "2026-11-01T12:00:00.000Z", data: { items: Object.fromEntries(ids.map((id) => [id, {}])) } }]]);
const DAY = Date.UTC(2026, 10, 1) / 86_400_000;

test("the questions of a section come back once it is done, and those that return to another section stay there", () => {
  assert.deepEqual(deck(COURSE, quiz("a", "b"), null, DAY + 5), {});
  assert.deepEqual(deck(COURSE, quiz("a", "b", "again"), null, DAY + 5), { "warm_up.a": [0, DAY], "warm_up.b": [0, DAY] });
});

test("a question that has come back stays in its box, also when its section is no more done; one that is gone comes no more", () => {
  const kept = { items: { "warm_up.a": { box: 2, day: DAY + 3 }, "warm_up.gone": { box: 0, day: DAY } } };
  assert.deepEqual(deck(COURSE, quiz(), kept, DAY + 5), { "warm_up.a": [2, DAY + 3] });
});

test("a clock that was wrong hides no question for ever", () => {
  const kept = { items: { "warm_up.a": { box: 0, day: DAY + 900 } } };
  assert.deepEqual(deck(COURSE, quiz(), kept, DAY), { "warm_up.a": [0, DAY] });
});

test("an answer moves a question to its next box on that day", () => {
  assert.deepEqual(answered(null, "warm_up.a", 1, 1, DAY), { items: { "warm_up.a": { box: 2, day: DAY } } });
  assert.deepEqual(answered({ items: { x: { box: 1, day: 3 } } }, "warm_up.a", 3, 0.5, DAY).items, { x: { box: 1, day: 3 }, "warm_up.a": { box: 0, day: DAY } });
});

test("of two devices the later answer to a question counts, and of two on one day the more careful", () => {
  const mine = { items: { a: { box: 1, day: 5 }, b: { box: 3, day: 5 }, c: { box: 2, day: 1 } } };
  const theirs = { items: { a: { box: 0, day: 4 }, b: { box: 0, day: 5 }, d: { box: 1, day: 1 } } };
  const both = { items: { a: { box: 1, day: 5 }, b: { box: 0, day: 5 }, c: { box: 2, day: 1 }, d: { box: 1, day: 1 } } };
  assert.deepEqual(REPETITIONS.merge(mine, theirs), both);
  assert.deepEqual(REPETITIONS.merge(theirs, mine), both);
});

for (const data of [{ items: { a: { box: 5, day: 1 } } }, { items: { a: { box: 0, day: 1.5 } } }, { items: [] }, {}]) {
  test(`${JSON.stringify(data)} is no record of repetition`, () => assert.equal(REPETITIONS.sound(data), null));
}
