import assert from "node:assert/strict";
import test from "node:test";

import { symptomCheck } from "../../../src/training_safety/widgets/shared/symptom_check.js";
import { one, page } from "../tiny_page.mjs";

test("the symptom check is a link where the page's strip leads there, and words alone elsewhere", () => {
  page();
  assert.equal(symptomCheck("Sjekken").textContent, "Sjekken");
  assert.throws(() => one(symptomCheck("Sjekken"), "a"));
  globalThis.document.querySelector = (selector) => (selector.startsWith(".ts-alarm a") ? { href: "https://book/alarm_signs.html" } : null);
  assert.equal(one(symptomCheck("Sjekken"), "a", "Sjekken").attributes.href, "https://book/alarm_signs.html");
});
