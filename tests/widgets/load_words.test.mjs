import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";

import { LARGEST } from "../../src/training_safety/widgets/load_plan.js";
import { WORDS } from "../../src/training_safety/widgets/load_words.js";

test("both languages have the same words with the same places, and none is empty", () => {
  assert.deepEqual(Object.keys(WORDS.nb), Object.keys(WORDS.en));
  const places = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([place]) => place).sort();
  for (const key of Object.keys(WORDS.nb)) {
    assert.deepEqual(places(WORDS.nb[key]), places(WORDS.en[key]), key);
    assert.ok(WORDS.nb[key].trim() && WORDS.en[key].trim(), key);
  }
});

test("every word is used", () => {
  const folder = new URL("../../src/training_safety/widgets/", import.meta.url);
  const files = readdirSync(folder).filter((file) => /^load_(?!words)\w+\.js$/.test(file));
  const source = files.map((file) => readFileSync(new URL(file, folder), "utf8")).join("\n");
  // A key is written out, or put together from a fixed part and a name: `col_${name}`.
  const families = [...source.matchAll(/`(\w*)\$\{[\w.]+\}(\w*)`/g)].filter(([, before, after]) => (before + after).length > 3);
  const written = (key) => new RegExp(`"${key}"`).test(source);
  const composed = (key) => families.some(([, before, after]) => key.startsWith(before) && key.endsWith(after));
  assert.deepEqual(Object.keys(WORDS.nb).filter((key) => !written(key) && !composed(key)), []);
});

test("every unit has its words", () => {
  for (const unit of Object.keys(LARGEST)) for (const key of ["hint", "unit", "long"]) assert.ok(`${key}_${unit}` in WORDS.nb, `${key}_${unit}`);
});

test("nothing is called safe or dangerous, and no colour is red or green", () => {
  for (const text of Object.values({ ...WORDS.nb, always: "" })) assert.doesNotMatch(text, /\b(trygge?r?e?|farlige?|risikosone|trygg sone|skånsom)\b/i);
  for (const text of Object.values({ ...WORDS.en, always: "" })) assert.doesNotMatch(text, /\b(safe|safer|dangerous|danger|risky|zone)\b/i);
  const styles = readFileSync(new URL("../../src/training_safety/widgets/load_planner.css", import.meta.url), "utf8");
  assert.doesNotMatch(styles.replace(/--ts-[\w-]+/g, ""), /#[0-9a-f]{3,8}\b|rgb|hsl|\b(red|green)\b/i);
});

test("a lighter week has one name", () => {
  for (const text of Object.values(WORDS.nb)) assert.doesNotMatch(text, /\brolige?\b/i);
});
