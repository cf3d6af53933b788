import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { BELIEFS, answersFromJson, changes, jsonFromAnswers, summary, validAnswers } from "../../../src/training_safety/widgets/belief_survey/answers.js";

const vectors = JSON.parse(readFileSync(new URL("../../vectors/beliefs.json", import.meta.url), "utf8"));
const ids = vectors.statements.map(({ id }) => id);
const none = { before: {}, after: {} };
const some = { before: { "a-agree": 0 }, after: { "b-disagree": 10 } };

for (const { why, answers, steps, towards, summary: counts } of vectors.changes) {
  test(`changes: ${why}`, () => {
    const compared = changes(vectors.statements, answers);
    assert.deepEqual(compared.map((change) => change.steps), steps);
    assert.deepEqual(compared.map((change) => change.towards), towards);
    assert.deepEqual(summary(compared), counts);
  });
}

for (const { why, text, ...expected } of vectors.files) {
  test(`a file: ${why}`, () => assert.deepEqual(answersFromJson(text, ids, "beliefs"), expected));
}

test("a file that is far too long is refused unread", () => {
  assert.deepEqual(answersFromJson(`${jsonFromAnswers(some, "beliefs")}${" ".repeat(100_000)}`, ids, "beliefs"), { problem: "not_ours" });
});

test("the file a reader downloads can be brought in again, by the same survey only", () => {
  const file = jsonFromAnswers(some, "beliefs");
  assert.deepEqual(answersFromJson(file, ids, "beliefs"), { answers: some });
  assert.deepEqual(answersFromJson(file, ids, "sleep"), { problem: "not_ours" });
});

for (const raw of [undefined, null, 7, "text", [], [some], { before: null, after: 3 }, { before: [1, 2] }, { before: { "a-agree": "7" } }]) {
  test(`what is kept may be ${JSON.stringify(raw)}, and gives no answers`, () => assert.deepEqual(validAnswers(raw, ids), none));
}

test("of what is kept, the valid answers to known statements survive", () => {
  const raw = { before: { "a-agree": 0, "b-disagree": 11, "c-agree": 2.5, gone: 3, constructor: 4 }, after: { "d-disagree": 10, "a-agree": true }, more: 1 };
  assert.deepEqual(validAnswers(raw, [...ids, "constructor"]), { before: { "a-agree": 0, constructor: 4 }, after: { "d-disagree": 10 } });
  assert.deepEqual(validAnswers({ before: {} }, ["constructor", "toString"]), none);
});

test("a record is two rounds of whole numbers from 0 to 10, also to statements of another edition", () => {
  const data = { before: { gone: 3 }, after: {} };
  assert.equal(BELIEFS.sound(data), data);
  for (const bad of [null, [], {}, { before: {} }, { before: {}, after: [] }, { before: { a: 11 }, after: {} }, { before: {}, after: { a: "3" } }]) {
    assert.equal(BELIEFS.sound(bad), null, JSON.stringify(bad));
  }
});

test("of two records the later answer to a statement counts, and none is lost", () => {
  const merged = BELIEFS.merge({ before: { a: 1, b: 2 }, after: {} }, { before: { b: 3 }, after: { c: 4 } });
  assert.deepEqual(merged, { before: { a: 1, b: 3 }, after: { c: 4 } });
});
