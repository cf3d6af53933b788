import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { translator } from "../../../src/training_safety/widgets/shared/language.js";
import { resultCard } from "../../../src/training_safety/widgets/quiz/result.js";
import WORDS from "../../../src/training_safety/widgets/quiz/words.json" with { type: "json" };
import { every, one, page } from "../tiny_page.mjs";

const BANK = JSON.parse(readFileSync(new URL("sample.json", import.meta.url), "utf8"));
const RIGHT = { one: 0, several: [0, 1], growth: "2,85", ramp: [0, 1, 2, 3], pairs: [0, 1, 2] };

/** The result of these answers, and what its buttons have told. */
function result(answers, { bank = BANK, lang = "nb" } = {}) {
  page();
  const told = [];
  const made = resultCard(bank, { lang, t: translator(WORDS, lang) }, { onRetry: (ids) => told.push(ids), onTurn: (place) => told.push(place) });
  made.show(answers);
  const rows = every(made.root, ({ classList }) => classList.contains("ts-quiz-summary-row"));
  const buttons = every(made.root, ({ tag, classList }) => tag === "button" && classList.contains("ts-button")).map(({ textContent }) => textContent);
  return { ...made, told, rows, buttons, text: made.root.textContent };
}

test("with nothing answered, every question is one to go to, and there is nothing to try again", () => {
  const { text, rows, buttons, told } = result({});
  assert.match(text, /^ResultatDu har 0 av 5 poeng\.5 spørsmål er ikke besvart\.Ikke besvart/);
  assert.deepEqual(buttons, ["Forrige"]);
  rows[3].tell("click");
  assert.deepEqual(told, [3]);
});

test("with everything right, it says so, and offers a look at each and another round", () => {
  const { root, text, rows, told } = result(RIGHT);
  assert.match(text, /Du har 5 av 5 poeng\.Alt er riktig\.Riktig besvart/);
  assert.ok(rows.every(({ textContent }) => textContent.endsWith("Se på svaret")));
  one(root, "button", "Prøv alle på nytt").tell("click");
  assert.deepEqual(told, [BANK.items.map(({ id }) => id)]);
});

test("what was wrong or partly right comes first, each to be tried again, or all of them", () => {
  const { root, text, rows, told } = result({ ...RIGHT, growth: "2,1", pairs: [0, 1, 0] });
  assert.match(text, /Du har 3,7 av 5 poeng\.Verdt å se på igjenSpørsmål 3: ikke helt .* Prøv igjenSpørsmål 5: delvis riktig/);
  rows[0].tell("click");
  one(root, "button", "Prøv disse på nytt").tell("click");
  assert.deepEqual(told, [["growth"], ["growth", "pairs"]]);
});

test("one question that is left is told as one, in the reader's language", () => {
  const { one: _, ...rest } = RIGHT;
  assert.match(result(rest, { lang: "en" }).text, /Your points: 4 of 5\.One question is not answered\./);
});

test("with all of them wrong, there is one button for all, not two", () => {
  const wrong = { one: 1, several: [2], growth: "1", ramp: [3, 2, 1, 0], pairs: [1, 2, 0] };
  assert.deepEqual(result(wrong).buttons, ["Prøv alle på nytt", "Forrige"]);
});

test("the points take the focus, and keep it when the answers change", () => {
  const made = result({});
  made.focusStart();
  const { activeElement } = document;
  assert.equal(activeElement.textContent, "Du har 0 av 5 poeng.");
  made.show(RIGHT);
  assert.equal(activeElement.textContent, "Du har 5 av 5 poeng.");
  assert.ok(every(made.root, (element) => element === activeElement).length === 1);
});
