import assert from "node:assert/strict";
import { test } from "node:test";

import { CHECKS, dialled, MATERNITY } from "../../../src/training_safety/widgets/symptom_check/memory.js";

test("a number is dialled as people write it, and what is none is refused", () => {
  assert.deepEqual(["22 12 34 56", "22123456", "+47 22 12 34 56", "0047 22123456"].map(dialled), ["22123456", "22123456", "+4722123456", "004722123456"]);
  assert.deepEqual(["", "113", "2212345", "221234567", "ring meg", "22 12 34 5x"].map(dialled), [null, null, null, null, null, null]);
});

test("what is kept is a text with its time, and a number that can be dialled", () => {
  const answer = { at: "2026-11-30T10:00:00.000Z", text: "Svart …" };
  assert.deepEqual(CHECKS.sound(answer), answer);
  for (const wrong of [{ ...answer, at: "i går" }, { at: answer.at }, null]) assert.equal(CHECKS.sound(wrong), null);
  assert.deepEqual(MATERNITY.sound({ number: "22 12 34 56" }), { number: "22 12 34 56" });
  assert.equal(MATERNITY.sound({ number: "javascript:1" }), null);
});
