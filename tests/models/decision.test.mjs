import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { askedKeys, DATA, triage } from "../../src/training_safety/models/triage/decision.js";

const VECTORS = new URL("../vectors/triage.json", import.meta.url);
const { vectors, more, single } = JSON.parse(readFileSync(VECTORS, "utf8"));
const KEYS = DATA.screens.flatMap((screen) => screen.questions.map(({ key }) => key));
const all = (keys, answer) => Object.fromEntries(keys.map((key) => [key, answer]));
const PREGNANT = { no: false, maybe: null, yes: true };

function answersOf({ age, pregnant, yes, unknown, unanswered }) {
  if (unanswered[0] === "*") return { age };
  const no = { ...all(KEYS, false), pregnant: PREGNANT[pregnant] };
  const answers = { ...no, ...all(unknown, null), ...all(yes, true), age };
  for (const key of [...unanswered, ...(pregnant === "open" ? ["pregnant"] : [])]) delete answers[key];
  return answers;
}

for (const { id, level, call, also, gp_instead, rules, notes, ...given } of [...vectors, ...more]) {
  test(`case ${id}: ${given.case}`, () => {
    const expected = { level, call, also, gpInstead: gp_instead, rules, notes };
    assert.deepEqual(triage(answersOf(given)), expected);
  });
}

test("one question alone comes out as it is written down", () => {
  for (const { key, state, age, pregnant, level, call, gp_instead } of single) {
    const lists = { yes: [], unknown: [], unanswered: [] };
    lists[state] = [key];
    const given = { age, pregnant: key === "pregnant" ? "no" : pregnant, ...lists };
    const result = triage(answersOf(given));
    assert.deepEqual([result.level, result.call, result.gpInstead], [level, call, gp_instead], `${key} ${state}`);
  }
});

test("what is no answer is refused in a sentence that says what to give", () => {
  const keys = [{ sadle: true }, { constructor: true }];
  const values = [{ saddle: undefined }, { saddle: 1 }, { age: 16 }];
  const saysWhatToGive = (error) => error instanceof RangeError && /give/.test(error.message);
  for (const given of [undefined, null, [], ...keys, ...values]) {
    assert.throws(() => triage(given), saysWhatToGive);
  }
});

test("a result cannot be changed", () => {
  const result = triage({});
  assert.ok(Object.isFrozen(result) && Object.isFrozen(result.rules) && Object.isFrozen(result.notes));
});

test("who is asked what follows from the age and from who is pregnant", () => {
  const young = (answers) => askedKeys(answers).includes("youth_night");
  const pregnant = (answers) => askedKeys(answers).includes("preg_bleed");
  assert.deepEqual([{}, { age: "10-17" }, { age: "o70" }].map(young), [true, true, false]);
  assert.deepEqual([{}, { pregnant: null }, { pregnant: false }, { age: "u10" }].map(pregnant), [true, true, false, false]);
});
