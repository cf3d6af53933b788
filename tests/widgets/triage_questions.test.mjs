import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { QUESTIONS, SCREENS } from "../../src/training_safety/widgets/triage_questions.js";

// That the words are Python's is tested in tests/test_triage.py.
const VECTORS = JSON.parse(readFileSync(new URL("../vectors/triage.json", import.meta.url), "utf8"));

test("the questions stand on the screens and lead to the levels of the shared vectors, in order", () => {
  assert.deepEqual(QUESTIONS.map(({ key, screen, urgency }) => ({ key, screen, urgency })), VECTORS.questions);
});

test("every screen has questions, and every question words in both languages", () => {
  assert.deepEqual(SCREENS.map(({ key }) => key), [...new Set(QUESTIONS.map(({ screen }) => screen))]);
  for (const { nb, en, why_nb, why_en, note_nb, note_en } of QUESTIONS) {
    assert.ok(nb && en && why_nb && why_en);
    assert.equal(Boolean(note_nb), Boolean(note_en));
  }
});
