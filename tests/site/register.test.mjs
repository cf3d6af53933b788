import assert from "node:assert/strict";
import test from "node:test";

import { fits, ordered, plain } from "../../src/training_safety/site/static/register.js";

const row = (text, verdict = "weak", chapter = "3 Forebygging") => ({ text, verdict, chapter });

test("a claim is found by all the words that are typed, in any order and case", () => {
  assert.ok(fits(row("«Tøyning gjør ryggen friskere.»"), { words: "RYGGEN tøyning" }));
  assert.ok(!fits(row("«Tøyning gjør ryggen friskere.»"), { words: "ryggen hvile" }));
});

test("what is chosen narrows the list, and an empty choice leaves it", () => {
  assert.ok(fits(row("x"), { words: "  ", verdict: "weak", chapter: "" }));
  assert.ok(!fits(row("x"), { verdict: "supported" }));
  assert.ok(!fits(row("x"), { chapter: "4 Behandling" }));
});

test("a hard space is found by an ordinary one", () => {
  assert.equal(plain("10\u00a0 Minutter"), plain("10  minutter"));
});

test("the assessments stand in the order that is asked for, otherwise as in the article", () => {
  const rows = [row("a", "practice"), row("b", "contradicted"), row("c", "supported"), row("d", "contradicted")];
  assert.deepEqual(["c", "b", "d", "a"], ordered(rows, ["supported", "contradicted", "practice"]).map((each) => each.text));
  assert.deepEqual(rows, ordered(rows, []));
});
