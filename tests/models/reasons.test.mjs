import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { reasonSentence } from "../../src/training_safety/models/reasons.js";
import { vectors } from "./domain_vectors.mjs";

test("every reason that a twin is to give has its sentence in both languages", () => {
  const given = new Set();
  const gather = (part) => {
    if (part === null || typeof part !== "object") return;
    if (typeof part.reason === "string") given.add(part.reason);
    Object.values(part).forEach(gather);
  };
  for (const file of readdirSync(new URL("../vectors/", import.meta.url))) gather(vectors(file.replace(".json", "")));
  assert.ok(given.has("no_difference"));
  for (const key of given) for (const lang of ["nb", "en"]) assert.match(reasonSentence(key, lang), /\.$/, key);
});

test("a reason is told in Norwegian unless another language is asked for, and an unknown one is refused", () => {
  assert.equal(reasonSentence("no_growth"), "Belastningen øker ikke, så den blir aldri dobbelt så stor.");
  assert.throws(() => reasonSentence("toString"), RangeError);
});
