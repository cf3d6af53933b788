import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";

import widget from "../../../src/training_safety/widgets/quiz/view.js";
import { every, modelOf, one, page, shelf } from "../tiny_page.mjs";

const BANK = JSON.parse(readFileSync(new URL("sample.json", import.meta.url), "utf8"));
const RIGHT = { one: 0, several: [0, 1], growth: "2,85", ramp: [0, 1, 2, 3], pairs: [0, 1, 2] };

let place;
beforeEach(() => {
  globalThis.localStorage = shelf();
  place = page();
});

const sample = (state = {}) => modelOf({ bank: BANK, references: {}, answers: {}, name: "sample", shuffle: true, lang: "nb", ...state });

/** The quiz of a model on the page, by its parts. */
function shown(model, el = place) {
  const clean = widget.render({ model, el });
  const withClass = (name) => every(el, ({ classList }) => classList.contains(name));
  return {
    clean,
    el,
    card: () => withClass("is-current")[0],
    heard: () => every(el, ({ attributes }) => attributes.role === "status")[0].textContent,
    progress: () => withClass("ts-quiz-progress")[0].textContent,
    steps: () => withClass("ts-quiz-step").map((step) => step.getAttribute("aria-label")),
    press: (words) => every(withClass("is-current")[0], ({ tag, hidden, textContent }) => tag === "button" && !hidden && textContent === words)[0].tell("click"),
  };
}

function answerThe(quiz, typed) {
  one(quiz.card(), "input").value = typed;
  quiz.card().tell("submit");
}

test("an answer is heard, shown, counted, and takes the focus to its result", () => {
  const model = sample();
  const quiz = shown(model);
  quiz.press("Neste");
  quiz.press("Neste");
  answerThe(quiz, "2,1 ganger");
  assert.equal(quiz.heard(), "Ikke helt. Det er lineært");
  assert.equal(document.activeElement.textContent, "Ikke helt");
  assert.equal(quiz.progress(), "1 av 5 besvart, 0 poeng");
  assert.equal(quiz.steps()[2], "Spørsmål 3: ikke helt");
  assert.deepEqual(model.get("answers"), { growth: 2.1 });
  assert.equal(one(quiz.card(), "input").value, "2,1");
});

test("another try takes the answer back, keeps what was typed, and says nothing old", () => {
  const model = sample({ answers: { one: 0, several: [0] } });
  const quiz = shown(model);
  answerThe(quiz, "2,1");
  quiz.press("Prøv igjen");
  assert.deepEqual(model.get("answers"), { one: 0, several: [0] });
  assert.equal(one(quiz.card(), "input").value, "2,1");
  assert.equal(quiz.heard(), "");
  answerThe(quiz, "2,85");
  assert.equal(quiz.heard(), "Riktig. Helt rett");
});

test("a reader meets the first question that is left, or the result", () => {
  assert.match(shown(sample()).card().textContent, /^Spørsmål 1 av 5/);
  assert.match(shown(sample({ answers: { one: 0, growth: "3" }, name: "other" }), page()).card().textContent, /^Spørsmål 2 av 5/);
  assert.match(shown(sample({ answers: RIGHT, name: "third" }), page()).card().textContent, /^ResultatDu har 5 av 5 poeng\./);
});

test("a link leads to its question", () => {
  globalThis.location = { hash: "#quiz-pr%C3%B8ve-ramp-nb" };
  try {
    assert.match(shown(sample({ name: "prøve" })).card().textContent, /^Spørsmål 4 av 5/);
  } finally {
    delete globalThis.location;
  }
});

test("what is forgotten is gone from the page, the model and the browser", () => {
  const model = sample();
  const quiz = shown(model);
  const isOffered = () => !one(place, "button", "Slett svarene").classList.contains("is-away");
  assert.equal(isOffered(), false);
  model.set("answers", RIGHT);
  assert.deepEqual([isOffered(), localStorage.items.size], [true, 1]);
  one(place, "button", "Slett svarene").tell("click");
  assert.equal(document.activeElement.textContent, "Behold");
  one(place, "button", "Slett").tell("click");
  assert.deepEqual(model.get("answers"), {});
  assert.equal(localStorage.items.size, 0);
  assert.equal(quiz.heard(), "Svarene er slettet.");
  assert.ok(every(place, ({ tag }) => tag === "input").every(({ checked }) => !checked));
  assert.equal(every(place, ({ classList }) => classList.contains("ts-quiz-number"))[0].value, "");
});

test("two views of one quiz stay in step, share no id, and leave nothing behind", () => {
  const model = sample();
  const second = document.createElement("div");
  const views = [shown(model), shown(model, second)];
  model.set("answers", { growth: "2,85" });
  for (const { progress } of views) assert.equal(progress(), "1 av 5 besvart, 1 poeng");
  const ids = [...place.all(), ...second.all()].map(({ attributes }) => attributes.id).filter(Boolean);
  assert.ok(ids.length > 20);
  assert.equal(ids.length, new Set(ids).size);
  for (const { clean } of views) clean();
  assert.deepEqual([place.children, second.children, model.listening()], [[], [], 0]);
});

test("a new language or a new bank is drawn at once, with the answers that still fit", () => {
  const model = sample({ answers: { one: 0, growth: "2,85" } });
  const quiz = shown(model);
  model.set("lang", "en");
  assert.equal(quiz.progress(), "2 of 5 answered, points: 2");
  model.set("bank", { ...BANK, items: BANK.items.slice(2) });
  assert.equal(quiz.progress(), "1 of 3 answered, points: 1");
  quiz.clean();
  assert.equal(model.listening(), 0);
});

test("a quiz of one question does not speak of many", () => {
  shown(sample({ bank: { ...BANK, items: BANK.items.slice(0, 1) } }));
  assert.match(place.textContent, /Ett spørsmål\. Du får en forklaring og en kilde til svaret\./);
});

test("a store that cannot be read is told, until something new is kept", () => {
  localStorage.items.set("trygg-trening:quiz:sample", "{");
  const quiz = shown(sample());
  const notes = () => every(place, ({ classList, hidden }) => classList.contains("ts-note") && !hidden).map(({ textContent }) => textContent);
  assert.match(notes()[1], /kunne ikke leses og er lagt til side/);
  one(place, "button", "Spørsmål 3: ikke besvart").tell("click");
  answerThe(quiz, "1");
  assert.deepEqual(notes(), ["Svarene blir i denne nettleseren."]);
});
