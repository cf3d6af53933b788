import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { isAlarm, triage, triagePhoneNumbers, triageSentences, triageTitle } from "../../src/training_safety/widgets/triage.js";
import { QUESTIONS } from "../../src/training_safety/widgets/triage_questions.js";
import { URGENCIES } from "../../src/training_safety/widgets/triage_urgency.js";

const VECTORS = JSON.parse(readFileSync(new URL("../vectors/triage.json", import.meta.url), "utf8"));
const KEYS = QUESTIONS.map(({ key }) => key);
const all = (keys, answer) => Object.fromEntries(keys.map((key) => [key, answer]));
const ALL_NO = all(KEYS, false);
const rank = (key) => VECTORS.urgencies.indexOf(key);
const answersOf = ({ yes, unknown, blank }) =>
  blank === "all" ? {} : { ...all(KEYS.filter((key) => !blank.includes(key)), false), ...all(unknown, null), ...all(yes, true) };

for (const item of [...VECTORS.vignettes, ...VECTORS.edge_cases]) {
  test(`vignette: ${item.note}`, () => {
    const result = triage(answersOf(item));
    assert.equal(result.urgency, item.urgency);
    assert.deepEqual(result.ledTo, item.led_to);
    assert.deepEqual(result.openAlarms, item.open_alarms);
    assert.deepEqual([...result.yes].sort(), [...item.yes].sort());
    assert.deepEqual(triageSentences(result, "nb"), item.told);
    assert.deepEqual(triagePhoneNumbers(result).map(({ dialled }) => dialled), item.numbers);
    assert.equal(triageTitle(result, "en"), URGENCIES[rank(item.urgency)].title.en);
  });
}

test("all sixteen vignettes are there", () => assert.equal(VECTORS.vignettes.length, 16));

test("over every combination of a few questions a yes or no answer never lowers the level", () => {
  const keys = ["faint_pale", "saddle", "night_pain", "recent_back_surgery", "under_18", "fear", "doms_pattern"];
  const values = [false, null, true];
  for (let code = 0; code < values.length ** keys.length; code += 1) {
    const answers = { ...ALL_NO };
    keys.forEach((key, index) => (answers[key] = values[Math.floor(code / 3 ** index) % 3]));
    const level = rank(triage(answers).urgency);
    for (const key of keys.slice(0, -1)) {
      assert.ok(rank(triage({ ...answers, [key]: false }).urgency) <= level);
    }
    if (level < rank("advice")) assert.ok(answers.faint_pale === false && answers.saddle === false);
    if (level <= rank("adjust")) assert.ok(keys.slice(0, -1).every((key) => answers[key] === false));
  }
});

test("an alarm question left out, or answered don't know, is a call for advice", () => {
  for (const question of QUESTIONS.filter(isAlarm)) {
    const { [question.key]: _, ...blank } = ALL_NO;
    for (const answers of [blank, { ...ALL_NO, [question.key]: null }]) {
      assert.equal(triage({ ...answers, doms_pattern: true }).urgency, "advice");
    }
  }
});

test("what is no answer is refused in a sentence", () => {
  for (const { given } of VECTORS.refused) assert.throws(() => triage(given), RangeError);
  for (const given of [undefined, { saddle: undefined }, { constructor: true }]) assert.throws(() => triage(given), RangeError);
});

test("an answer that an object inherits is no answer", () => {
  const inherited = Object.create(ALL_NO);
  assert.equal(triage(inherited).urgency, "advice");
});

test("a result cannot be changed", () => {
  const result = triage({});
  assert.throws(() => { result.urgency = "soreness"; }, TypeError);
  assert.throws(() => { result.ledTo.length = 0; }, TypeError);
});
