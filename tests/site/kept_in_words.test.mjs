import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { linesOf, PRIVATE } from "../../src/training_safety/site/static/kept_in_words.js";
import { KINDS } from "../../src/training_safety/site/static/kept_kinds.js";
import { translator } from "../../src/training_safety/widgets/shared/language.js";

const words = (name) => JSON.parse(readFileSync(new URL(`../../src/training_safety/site/static/${name}.json`, import.meta.url), "utf8"));
const t = translator(words("my_page_words"), "nb");

for (const [kind, data, lines] of [
  ["guesses", { "a.b": "Om lag halvparten" }, ["Om lag halvparten"]],
  ["claims", { C22: "partly" }, ["C22: delvis"]],
  ["plans", { "a.b": { if: "jeg er trøtt", then: "går jeg en tur." } }, ["Hvis jeg er trøtt, så går jeg en tur."]],
  ["follow-ups", { "a.b": { did: "some", day: 1 } }, ["litt"]],
  ["quiz", { items: { a: {} } }, ["Ett svar"]],
  ["repetition", { items: { a: {}, b: {} } }, ["2 svar"]],
  ["maternity-ward", { number: "22334455" }, ["22334455"]],
  ["symptom-check", { at: "2026-11-01", text: "Ring nå.\n\n113" }, ["Ring nå.", "113"]],
  ["plan-card", { values: { goal: "Gå", if: { if: "", then: "" }, plan: { if: "a", then: "b" }, days: ["x", "y"] } }, ["Gå", "Hvis a, så b.", "x", "y"]],
  ["training-diary", { sessions: { a: {}, b: { deleted: true } } }, ["Dager som er ført: 1"]],
  ["timer", {}, []],
]) {
  test(`what is kept of ${kind} is read in words`, () => assert.deepEqual(linesOf({ kind, data }, t), lines));
}

test("data of another shape have no words, and stop nothing", () => assert.deepEqual(linesOf({ kind: "quiz", data: { items: null } }, t), []));

test("what a shared computer should not keep are kinds that there are", () => {
  for (const kind of PRIVATE) assert.ok(KINDS.some((known) => known.kind === kind), kind);
});

test("every sentence of those who return, of the review and of my page is there in both languages", () => {
  for (const name of ["returning_words", "review_words", "my_page_words"]) {
    for (const [key, { nb, en }] of Object.entries(words(name))) {
      assert.ok(nb && en, `${name} ${key}`);
      assert.deepEqual(nb.match(/\{\w+\}/g)?.sort(), en.match(/\{\w+\}/g)?.sort(), `${name} ${key}`);
    }
  }
});
