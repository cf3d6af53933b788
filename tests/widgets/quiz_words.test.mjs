import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { WORDS } from "../../src/training_safety/widgets/quiz_words.js";

const places = (sentence) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test("every sentence is there in both languages, with the same places to fill", () => {
  assert.deepEqual(Object.keys(WORDS.nb), Object.keys(WORDS.en));
  for (const key of Object.keys(WORDS.nb)) {
    assert.notEqual(WORDS.nb[key].trim(), "", key);
    assert.notEqual(WORDS.en[key].trim(), "", key);
    assert.deepEqual(places(WORDS.nb[key]), places(WORDS.en[key]), key);
  }
});

test("every sentence is used", () => {
  const folder = new URL("../../src/training_safety/widgets/", import.meta.url);
  const files = readdirSync(folder).filter((name) => /^quiz.*\.js$/.test(name) && name !== "quiz_words.js");
  const code = files.map((name) => readFileSync(new URL(name, folder), "utf8")).join("");
  // These are looked up by the kind of a question, and by how its answer went.
  const computed = ["single", "several", "number", "ordering", "matching", "right", "partly", "wrong", "open"];
  for (const key of Object.keys(WORDS.nb)) {
    assert.ok(computed.includes(key) || code.includes(`"${key}"`), `${key} is written and never said`);
  }
});
