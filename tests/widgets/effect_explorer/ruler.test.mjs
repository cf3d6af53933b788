import assert from "node:assert/strict";
import { test } from "node:test";

import { guessText, meaningOf } from "../../../src/training_safety/widgets/effect_explorer/ruler.js";
import { translator } from "../../../src/training_safety/widgets/shared/language.js";
import WORDS from "../../../src/training_safety/widgets/effect_explorer/words.json" with { type: "json" };

const nb = { lang: "nb", t: translator(WORDS, "nb") };
const en = { lang: "en", t: translator(WORDS, "en") };

test("a guess is so many points less or more", () => {
  assert.deepEqual([-15, 0, 3].map((guess) => guessText(guess, nb)), ["15 poeng mindre", "ingen forskjell", "3 poeng mer"]);
});

test("what is certain and what is large are said apart", () => {
  const said = (value, low, high, words = nb) => meaningOf({ value, low, high }, words);
  assert.equal(said(-1, -6.9, 4.8), "Intervallet krysser 0: Det kan være litt mindre, litt mer eller ingenting. Punktet når ingen av strekene.");
  assert.equal(said(-3.8, -5.2, -2.4), "Hele intervallet er på samme side av 0. Punktet når ingen av strekene.");
  assert.equal(said(-8.8, -11.4, -5.6), "Hele intervallet er på samme side av 0. Punktet når ingen av strekene. Intervallet dekker 10.");
  assert.equal(said(-12, -16, -9), "Hele intervallet er på samme side av 0. Punktet når 10, men ikke 15. Intervallet dekker 10 og 15.");
  assert.equal(said(-15.2, -18.3, -12.2, en), "The whole interval is on one side of 0. The point reaches both lines. The interval covers 15.");
});
