import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { LARGEST } from "../../../src/training_safety/widgets/load_planner/plan.js";
import WORDS from "../../../src/training_safety/widgets/load_planner/words.json" with { type: "json" };

const said = (lang) => Object.entries(WORDS).filter(([key]) => key !== "always").map(([, words]) => words[lang]);

test("every unit has its words", () => {
  for (const unit of Object.keys(LARGEST)) for (const key of ["hint", "unit", "long"]) assert.ok(`${key}_${unit}` in WORDS, `${key}_${unit}`);
});

test("nothing is called safe or dangerous, and no colour is red or green", () => {
  for (const text of said("nb")) assert.doesNotMatch(text, /\b(trygge?r?e?|farlige?|risikosone|trygg sone|skånsom)\b/i);
  for (const text of said("en")) assert.doesNotMatch(text, /\b(safe|safer|dangerous|danger|risky|zone)\b/i);
  const styles = readFileSync(new URL("../../../src/training_safety/widgets/load_planner/style.css", import.meta.url), "utf8");
  assert.doesNotMatch(styles.replace(/--ts-[\w-]+/g, ""), /#[0-9a-f]{3,8}\b|rgb|hsl|\b(red|green)\b/i);
});

test("a lighter week has one name", () => {
  for (const text of said("nb")) assert.doesNotMatch(text, /\brolige?\b/i);
});
