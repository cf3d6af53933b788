import assert from "node:assert/strict";
import { test } from "node:test";

import widget, { WORDS } from "../../src/training_safety/widgets/quiz.js";

const places = (sentence) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test("every sentence is there in both languages, with the same places to fill", () => {
  assert.deepEqual(Object.keys(WORDS.nb), Object.keys(WORDS.en));
  for (const key of Object.keys(WORDS.nb)) {
    assert.notEqual(WORDS.nb[key].trim(), "", key);
    assert.notEqual(WORDS.en[key].trim(), "", key);
    assert.deepEqual(places(WORDS.nb[key]), places(WORDS.en[key]), key);
  }
});

test("every sentence is used", async () => {
  const { readFile } = await import("node:fs/promises");
  const source = await readFile(new URL("../../src/training_safety/widgets/quiz.js", import.meta.url), "utf8");
  const code = source.slice(source.indexOf("};\n", source.indexOf("WORDS")));
  // These are looked up by the kind of a question, and by how its answer went.
  const computed = ["single", "several", "number", "ordering", "matching", "right", "partly", "wrong", "open"];
  for (const key of Object.keys(WORDS.nb)) {
    assert.ok(computed.includes(key) || code.includes(`"${key}"`), `${key} is written and never said`);
  }
});

test("the module is a widget", () => {
  assert.equal(typeof widget.render, "function");
});
