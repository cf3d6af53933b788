import assert from "node:assert/strict";
import test from "node:test";

import { language, translator } from "../../../src/training_safety/widgets/shared/language.js";

test("a sentence takes its values and keeps the places it was given none for", () => {
  const t = translator({ a: { nb: "{x} av {y}", en: "{x} of {y}" } }, "nb");
  assert.equal(t("a", { x: 0, y: 3 }), "0 av 3");
  assert.equal(t("a", { x: 1 }), "1 av {y}");
  assert.throws(() => t("unknown"), /unknown/);
});

test("outside the book the widget's own language counts, and Bokmål is the default", () => {
  assert.equal(language({ get: () => "en" }), "en");
  assert.equal(language({ get: () => "nb" }), "nb");
  assert.equal(language({ get: () => undefined }), "nb");
});
