import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { translator } from "../../../src/training_safety/widgets/shared/language.js";
import { resultLine } from "../../../src/training_safety/widgets/quiz/feedback.js";
import WORDS from "../../../src/training_safety/widgets/quiz/words.json" with { type: "json" };
import { page } from "../tiny_page.mjs";

const { items } = JSON.parse(readFileSync(new URL("sample.json", import.meta.url), "utf8"));
const context = (lang = "nb") => ({ lang, t: translator(WORDS, lang) });

test("the result is said in words, and partly right with its points", () => {
  page();
  const [one, several, growth, , pairs] = items;
  assert.equal(resultLine(one, 0, context()).textContent, "Riktig");
  assert.equal(resultLine(growth, "2", context()).textContent, "Ikke helt");
  assert.equal(resultLine(several, [0], context()).textContent, "Delvis riktig – 0,5 av 1 poeng");
  assert.equal(resultLine(pairs, [0, 1, 0], context("en")).textContent, "Partly right – 0.7 of 1 point");
  assert.equal(resultLine(one, 0, context()).getAttribute("tabindex"), "-1");
});
