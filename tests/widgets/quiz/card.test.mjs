import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { translator } from "../../../src/training_safety/widgets/shared/language.js";
import { questionCard } from "../../../src/training_safety/widgets/quiz/card.js";
import WORDS from "../../../src/training_safety/widgets/quiz/words.json" with { type: "json" };
import { every, one, page } from "../tiny_page.mjs";

const { items } = JSON.parse(readFileSync(new URL("sample.json", import.meta.url), "utf8"));

/** The card of the question with this number, and what it has told. */
function card(number, count = items.length) {
  page();
  const told = [];
  const tell = (what) => (value) => told.push([what, value]);
  const context = { lang: "nb", t: translator(WORDS, "nb"), announce: () => {}, references: {}, shuffle: true };
  const made = questionCard(items[number - 1], number, count, context, { onAnswer: tell("answer"), onRetry: tell("retry"), onTurn: tell("turn") });
  const fieldset = every(made.root, ({ tag }) => tag === "fieldset")[0];
  const shown = () => every(made.root, ({ tag, hidden, classList }) => tag === "button" && !hidden && !classList.contains("is-away")).map(({ textContent }) => textContent);
  return { ...made, told, fieldset, shown, error: made.root.querySelector(".ts-error") };
}

test("an answer that is missing is asked for beside the field, and not told on", () => {
  const { root, told, error, fieldset } = card(1);
  root.tell("submit");
  assert.deepEqual([error.hidden, error.textContent, told], [false, "Velg et svar først.", []]);
  assert.ok(fieldset.getAttribute("aria-describedby").startsWith(error.getAttribute("id")));
  assert.equal(document.activeElement.tag, "input");
});

test("a field for typing is marked as invalid, described by the sentence, and well again once answered", () => {
  const { root, told, error, show } = card(3);
  const input = one(root, "input");
  const unit = input.getAttribute("aria-describedby");
  input.value = "mange";
  root.tell("submit");
  assert.equal(input.getAttribute("aria-invalid"), "true");
  assert.equal(input.getAttribute("aria-describedby"), `${error.getAttribute("id")} ${unit}`);
  input.value = "2,85";
  root.tell("submit");
  assert.deepEqual(told, [["answer", 2.85]]);
  show(2.85);
  assert.deepEqual([error.hidden, input.getAttribute("aria-invalid"), input.getAttribute("aria-describedby")], [true, "false", unit]);
});

test("a number that may be meant in two ways is asked about, and what is chosen is the answer", () => {
  const { root, told, error } = card(3);
  const input = one(root, "input");
  input.value = "2 85";
  root.tell("submit");
  assert.deepEqual([told, error.textContent, input.value], [[], "Mente du 285 eller 2,85?", "2 85"]);
  one(root, "button", "2,85").tell("click");
  assert.deepEqual([told, input.value], [[["answer", 2.85]], "2,85"]);
});

test("an answered card offers another try and the key in place of checking, and tells no answer twice", () => {
  const { root, show, shown, told } = card(3);
  assert.deepEqual(shown(), ["Sjekk svaret", "Forrige", "Resultat", "Neste"]);
  show("2");
  assert.deepEqual(shown(), ["Prøv igjen", "Vis fasit", "Forrige", "Resultat", "Neste"]);
  root.tell("submit");
  assert.deepEqual(told, []);
  one(root, "button", "Vis fasit").tell("click");
  assert.deepEqual(shown(), ["Prøv igjen", "Forrige", "Resultat", "Neste"]);
  assert.ok(document.activeElement.classList.contains("ts-quiz-result"));
  one(root, "button", "Prøv igjen").tell("click");
  assert.equal(told[0][0], "retry");
});

test("a key that was shown is hidden again when the question is tried anew", () => {
  const { root, show, shown } = card(3);
  show("2");
  one(root, "button", "Vis fasit").tell("click");
  show(undefined);
  show("3");
  assert.ok(shown().includes("Vis fasit"));
});

test("a right answer has no key to show", () => {
  const { show, shown } = card(3);
  show("2,85");
  assert.ok(!shown().includes("Vis fasit"));
});

test("a hint opens and closes, and closes when the question is answered", () => {
  const { root, show } = card(1);
  const button = one(root, "button", "Tips");
  const tip = root.querySelector(".ts-quiz-tip");
  const state = () => [tip.hidden, button.getAttribute("aria-expanded")];
  assert.deepEqual(state(), [true, "false"]);
  button.tell("click");
  assert.deepEqual(state(), [false, "true"]);
  show(0);
  assert.deepEqual(state(), [true, "false"]);
});

test("what is shown already keeps its elements, and with them the focus", () => {
  const { root, show } = card(1);
  show(1);
  const result = root.querySelector(".ts-quiz-result");
  show(1);
  assert.equal(root.querySelector(".ts-quiz-result"), result);
  show(2);
  assert.notEqual(root.querySelector(".ts-quiz-result"), result);
});

test("the turns lead to the neighbours and to the result, and the last question leads to the result alone", () => {
  const middle = card(3);
  for (const words of ["Forrige", "Neste", "Resultat"]) one(middle.root, "button", words).tell("click");
  assert.deepEqual(middle.told, [["turn", 1], ["turn", 3], ["turn", 5]]);
  assert.ok(!card(1).shown().includes("Forrige"));
  const last = card(5);
  assert.ok(!last.shown().includes("Resultat"));
  one(last.root, "button", "Se resultatet").tell("click");
  assert.deepEqual(last.told, [["turn", 5]]);
});

test("a card that is emptied has no answer, no hint and no sentence left", () => {
  const { root, clear, error } = card(1);
  one(root, "button", "Tips").tell("click");
  root.tell("submit");
  every(root, ({ tag }) => tag === "input")[0].checked = true;
  clear();
  assert.deepEqual([error.hidden, root.querySelector(".ts-quiz-tip").hidden], [true, true]);
  assert.ok(every(root, ({ tag }) => tag === "input").every(({ checked }) => !checked));
});
