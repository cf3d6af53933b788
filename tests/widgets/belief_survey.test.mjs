import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";

import {
  WORDS,
  answersFromJson,
  changes,
  jsonFromAnswers,
  keeper,
  summary,
  validAnswers,
} from "../../src/training_safety/widgets/belief_survey.js";
import { shelf } from "./tiny_page.mjs";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const vectors = JSON.parse(read("../vectors/beliefs.json"));
const ids = vectors.statements.map(({ id }) => id);
const none = { before: {}, after: {} };
const some = { before: { "a-agree": 0 }, after: { "b-disagree": 10 } };
const KEY = "trygg-trening:beliefs:beliefs";

beforeEach(() => {
  globalThis.localStorage = shelf();
});

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

test("every refusal has its sentence in both languages", () => {
  const problems = new Set(vectors.files.map(({ problem }) => problem).filter(Boolean));
  assert.deepEqual([...problems].sort(), ["bad_answer", "not_json", "not_ours", "other_version"]);
  for (const problem of problems) for (const words of Object.values(WORDS)) assert.match(words[problem], /\w+.*\.$/);
});

for (const raw of [undefined, null, 7, "text", [], [some], { before: null, after: 3 }, { before: [1, 2] }, { before: { "a-agree": "7" } }]) {
  test(`what is kept may be ${JSON.stringify(raw)}, and gives no answers`, () => assert.deepEqual(validAnswers(raw, ids), none));
}

test("of what is kept, the valid answers to known statements survive", () => {
  const raw = { before: { "a-agree": 0, "b-disagree": 11, "c-agree": 2.5, gone: 3, constructor: 4 }, after: { "d-disagree": 10, "a-agree": true }, more: 1 };
  assert.deepEqual(validAnswers(raw, [...ids, "constructor"]), { before: { "a-agree": 0, constructor: 4 }, after: { "d-disagree": 10 } });
  assert.deepEqual(validAnswers({ before: {} }, ["constructor", "toString"]), none);
});

test("answers are kept in the browser, and gone when they are removed", () => {
  keeper("beliefs").write(some);
  assert.deepEqual(keeper("beliefs").read(ids), some);
  assert.deepEqual(keeper("other").read(ids), none);
  assert.deepEqual([...localStorage.items.keys()], [KEY]);

  keeper("beliefs").remove();
  assert.equal(localStorage.items.size, 0);
  assert.deepEqual(keeper("beliefs").read(ids), none);
});

test("what another tab has answered is read", () => {
  const mine = keeper("beliefs");
  assert.deepEqual(mine.read(ids), none);
  keeper("beliefs").write(some);
  assert.deepEqual(mine.read(ids), some);
});

for (const trouble of ["barred", "full"]) {
  test(`answers are remembered until the page closes when storage is ${trouble}`, () => {
    globalThis.localStorage = shelf({ [trouble]: true });
    const kept = keeper("beliefs");
    kept.write(some);
    assert.equal(kept.problem(), trouble);
    assert.deepEqual(kept.read(ids), some);
    kept.remove();
    assert.deepEqual(kept.read(ids), none);
  });
}

test("corrupt data gives no answers, says so, and is replaced by the next answer", () => {
  localStorage.items.set(KEY, "{half");
  const kept = keeper("beliefs");
  assert.deepEqual(kept.read(ids), none);
  assert.equal(kept.problem(), "corrupt");
  kept.write(some);
  assert.equal(kept.problem(), null);
  assert.deepEqual(kept.read(ids), some);
});

test("both languages have the same words with the same places to fill", () => {
  const places = (sentence) => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort();
  assert.deepEqual(Object.keys(WORDS.nb), Object.keys(WORDS.en));
  for (const key of Object.keys(WORDS.nb)) assert.deepEqual(places(WORDS.nb[key]), places(WORDS.en[key]), key);
});

test("the still says the same as the live widget", () => {
  const python = read("../../src/training_safety/widgets/belief_survey.py");
  for (const [language, from, to] of [["nb", '    "nb": {', '    "en": {'], ["en", '    "en": {', "class BeliefSurvey"]]) {
    const table = python.slice(python.indexOf(from), python.indexOf(to));
    const said = [...table.matchAll(/^ {8}"(\w+)": "(.*)",$/gm)].filter(([, key]) => key !== "no_script");
    assert.ok(said.length > 15);
    for (const [, key, sentence] of said) assert.equal(sentence, WORDS[language][key], key);
  }
});
