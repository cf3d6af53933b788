import assert from "node:assert/strict";
import test from "node:test";

globalThis.document = { documentElement: { lang: "nb" } };
const { CLAIMS, GUESSES, PLANS, answerKey, filled } = await import("../../src/training_safety/site/static/section.js");

test("a guess at a claim is answered by how the support compares, without praise or blame", () => {
  assert.equal(answerKey("poor", "poor"), "claim_as_guessed");
  assert.equal(answerKey("good", "partly"), "claim_weaker");
  assert.equal(answerKey("good", "poor"), "claim_weaker");
  assert.equal(answerKey("poor", "good"), "claim_better");
  assert.equal(answerKey("partly", "good"), "claim_better");
});

test("a practice point has no right guess", () => {
  for (const guess of ["poor", "partly", "good"]) assert.equal(answerKey(guess, ""), "claim_little");
});

test("a sentence keeps a place that nothing fills", () => {
  assert.equal(filled("Hvis {if}, så {then}.", { if: "a" }), "Hvis a, så {then}.");
});

test("a record holds what the kind can be and nothing else", () => {
  assert.deepEqual(GUESSES.sound({ "page.key": "Ingen" }), { "page.key": "Ingen" });
  assert.equal(GUESSES.sound({ "page.key": 2 }), null);
  assert.equal(CLAIMS.sound({ C20: "perhaps" }), null);
  assert.deepEqual(CLAIMS.sound({ C20: "poor" }), { C20: "poor" });
  assert.equal(PLANS.sound({ "page.key": { if: "a" } }), null);
  assert.deepEqual(PLANS.sound({ "page.key": { if: "a", then: "b" } }), { "page.key": { if: "a", then: "b" } });
});

test("what two tabs guessed is put together, the later one last", () => {
  assert.deepEqual(GUESSES.merge({ a: "1", b: "1" }, { b: "2" }), { a: "1", b: "2" });
});
