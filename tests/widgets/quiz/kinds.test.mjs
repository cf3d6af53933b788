import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { translator } from "../../../src/training_safety/widgets/shared/language.js";
import { fieldFor } from "../../../src/training_safety/widgets/quiz/kinds.js";
import { choices, shownOrder } from "../../../src/training_safety/widgets/quiz/questions.js";
import WORDS from "../../../src/training_safety/widgets/quiz/words.json" with { type: "json" };
import { every, one, page } from "../tiny_page.mjs";

const { items } = JSON.parse(readFileSync(new URL("sample.json", import.meta.url), "utf8"));
const [SINGLE, SEVERAL, NUMBER, ORDERING, MATCHING] = items;
const label = { nb: "Kilde 2020", en: "Source 2020" };
const references = Object.fromEntries(
  ["fradkin2010warmup", "helsenorge_rygg", "soligard2016ioc", "bieringsorensen1984physical", "behm2016stretch"].map((key) => [key, { label, title: key, url: "" }]),
);

/** A field of a question, what it announces, and its parts. */
function field(item, { lang = "nb", shuffle = true } = {}) {
  page();
  const said = [];
  const announce = (sentence) => said.push(sentence);
  const made = fieldFor(item, { lang, t: translator(WORDS, lang), announce, references, shuffle });
  const tags = (tag) => every(made.element, (element) => element.tag === tag);
  const withClass = (name) => every(made.element, (element) => element.classList.contains(name));
  return { ...made, said, tags, explained: () => withClass("ts-said").map(({ textContent }) => textContent) };
}

const option = (made, words) => {
  const label = every(made.element, ({ tag, textContent }) => tag === "label" && textContent === words)[0];
  return every(label, ({ tag }) => tag === "input")[0];
};

test("a single choice asks for one, reads it, and explains a wrong one without giving the right one away", () => {
  const made = field(SINGLE);
  assert.equal(made.read().error, "Velg et svar først.");
  assert.equal(made.read().at, made.tags("input")[0]);
  option(made, "Skader").checked = true;
  assert.deepEqual(made.read(), { answer: 1 });
  made.show(1, false);
  assert.deepEqual(made.explained(), ["Ikke heltOm skaderKilde: Kilde 2020"]);
  assert.ok(made.tags("input").every(({ disabled }) => disabled));
  assert.equal(made.canReveal(1), true);
  made.show(1, true);
  assert.equal(made.explained().length, 3);
  assert.ok(made.explained().includes("Riktig svarOm prestasjonKilde: Kilde 2020"));
  assert.equal(made.heard(1), "Om skader");
});

test("a right single choice explains every option, and has nothing more to reveal", () => {
  const made = field(SINGLE, { lang: "en" });
  made.show(0, false);
  assert.equal(made.explained().length, 3);
  assert.ok(made.explained().includes("RightAbout performanceSource: Source 2020"));
  assert.equal(made.canReveal(0), false);
});

test("trying a single choice again begins with nothing chosen", () => {
  const made = field(SINGLE);
  made.show(1, false);
  made.show(undefined, false);
  assert.deepEqual(made.explained(), []);
  assert.ok(made.tags("input").every(({ checked, disabled }) => !checked && !disabled));
});

test("options come in a mixed order that is the same every time, or in the bank's", () => {
  const shown = (made) => made.tags("label").map(({ textContent }) => textContent);
  const words = SEVERAL.options.map(({ text }) => text.nb);
  assert.deepEqual(shown(field(SEVERAL)), shownOrder(SEVERAL).map((index) => words[index]));
  assert.deepEqual(shown(field(SEVERAL, { shuffle: false })), words);
});

test("several choices: those that were ticked are explained at once, the others when the answer is asked for", () => {
  const made = field(SEVERAL);
  assert.equal(made.read().error, "Velg minst ett svar først.");
  for (const words of ["Hvil", "Løp"]) option(made, words).checked = true;
  assert.deepEqual(made.read(), { answer: [0, 2] });
  made.show([0, 2], false);
  const told = [
    "Ikke heltForklaringen står under hvert alternativ du valgte.",
    "Riktig, hører medOm løpKilde: Kilde 2020",
    "Hører ikke medOm hvilKilde: Kilde 2020",
  ];
  assert.deepEqual(made.explained().toSorted(), told.toSorted());
  assert.equal(made.canReveal([0, 2]), true);
  made.show([0, 2], true);
  const said = made.explained();
  assert.equal(said[0], "Ikke heltForklaringen står under hvert alternativ.");
  assert.ok(said.includes("Hører også medOm hoppKilde: Kilde 2020"));
});

test("several choices that all apply, and are not all, say that something is missing and not what", () => {
  const made = field(SEVERAL);
  made.show([0], false);
  assert.match(made.explained()[0], /Det du valgte, hører med, men noe mangler\.$/);
  assert.equal(made.explained().length, 2);
  assert.equal(made.heard([0]), "Det du valgte, hører med, men noe mangler.");
});

test("several choices keep their ticks when tried again, and lose them when emptied", () => {
  const made = field(SEVERAL);
  made.show([0], false);
  made.show(undefined, false);
  assert.equal(option(made, "Løp").checked, true);
  made.clear();
  assert.equal(option(made, "Løp").checked, false);
});

test("a number is read with comma and unit; what is no number gets a sentence and stays", () => {
  const made = field(NUMBER);
  const [input] = made.tags("input");
  for (const [typed, error] of [["", "Skriv et tall, for eksempel 12,5."], ["mange", "Skriv et tall, for eksempel 12,5."], ["2 kg", "Skriv tallet i ganger, eller skriv bare tallet."]]) {
    input.value = typed;
    assert.deepEqual(made.read(), { error, at: input, choices: undefined });
    assert.equal(input.value, typed);
  }
  input.value = " 2,85 ganger ";
  assert.deepEqual(made.read(), { answer: 2.85 });
  input.value = "1.000";
  assert.deepEqual(made.read(), { error: "Mente du 1000 eller 1,0?", at: input, choices: ["1000", "1,0"] });
});

test("a typical wrong number has its own explanation and source, and the key on request", () => {
  const made = field(NUMBER);
  made.show("2,1", false);
  assert.deepEqual(made.explained(), ["Ikke heltDet er lineærtKilde: Kilde 2020"]);
  assert.equal(made.heard("2,1"), "Det er lineært");
  assert.equal(made.tags("input")[0].readOnly, true);
  made.show("2,1", true);
  assert.match(made.explained()[0], /Riktig svar: 2,85 ganger/);
  made.show("9", false);
  assert.deepEqual(made.explained(), ["Ikke heltTenk en gang tilKilder: Kilde 2020 · Kilde 2020"]);
  assert.equal(made.canReveal("2,85"), false);
});

test("a number that came from Python is shown as the language writes it", () => {
  const made = field(NUMBER);
  made.show(2.5, false);
  assert.equal(made.tags("input")[0].value, "2,5");
});

const placed = (made) => every(made.element, ({ classList }) => classList.contains("ts-order-words")).map(({ textContent }) => textContent);

test("steps never begin in the right order, and move with their buttons, which say where they are", () => {
  const made = field(ORDERING);
  const begin = placed(made);
  assert.notDeepEqual(begin, ["Hev", "Aktiver", "Mobiliser", "Forbered"]);
  const [first, second] = begin;
  const down = one(made.element, "button", `Flytt ned: ${first}`);
  down.tell("click");
  assert.deepEqual(placed(made), [second, first, ...begin.slice(2)]);
  assert.deepEqual(made.said, [`«${first}» er nå nummer 2 av 4.`]);
  assert.deepEqual(made.read().answer.map((index) => ORDERING.steps[index].nb), placed(made));
  one(made.element, "button", `Flytt opp: ${second}`).tell("click");
  assert.equal(made.said.at(-1), `«${second}» står allerede øverst.`);
  made.clear();
  assert.deepEqual(placed(made), begin);
});

test("an order shows as it was given, says how many pairs are right, and the right order on request", () => {
  const made = field(ORDERING);
  made.show([1, 0, 2, 3], false);
  assert.deepEqual(placed(made), ["Aktiver", "Hev", "Mobiliser", "Forbered"]);
  assert.match(made.explained()[0], /^Delvis riktig – 0,7 av 1 poeng5 av 6 par av steg står i riktig rekkefølge\.Tenk en gang til/);
  made.show([1, 0, 2, 3], true);
  assert.match(made.explained()[0], /Riktig rekkefølgeHevAktiverMobiliserForbered/);
  made.show([0, 1, 2, 3], false);
  assert.deepEqual(made.explained(), ["RiktigHelt rettKilde: Kilde 2020"]);
  assert.equal(made.heard([0, 1, 2, 3]), "Helt rett");
  assert.equal(made.canReveal([0, 1, 2, 3]), false);
});

test("pairs are asked for on every line, marked line by line, and the key names letter and words", () => {
  const made = field(MATCHING);
  const selects = made.tags("select");
  selects[1].value = "0";
  assert.deepEqual(made.read(), { error: "Velg noe på hver linje. Det mangler på 2 av 3.", at: selects[0] });
  [0, 0, 2].forEach((choice, index) => (selects[index].value = String(choice)));
  assert.deepEqual(made.read(), { answer: [0, 0, 2] });
  made.show([0, 0, 2], false);
  assert.deepEqual(made.explained().slice(0, 3), ["Riktig", "Ikke helt", "Riktig"]);
  assert.match(made.explained()[3], /2 av 3 linjer er riktige\./);
  made.show([0, 0, 2], true);
  const letter = "ABC"[shownOrder(MATCHING).indexOf(1)];
  assert.equal(made.explained()[1], `Ikke heltRiktig svar: ${letter}: Færre skader`);
  made.show([0, 1, 2], false);
  assert.deepEqual(made.explained(), ["Riktig", "Riktig", "Riktig", "RiktigHelt rettKilde: Kilde 2020"]);
  made.clear();
  assert.ok(selects.every(({ value }) => value === ""));
});

test("every line has all choices, lettered in the order they are listed in above", () => {
  const made = field(MATCHING);
  const listed = every(made.element, ({ tag, parent }) => tag === "li" && parent.classList.contains("ts-quiz-letters")).map(({ textContent }) => textContent);
  assert.equal(listed.length, choices(MATCHING).length);
  for (const select of made.tags("select")) {
    assert.deepEqual(select.children.map(({ textContent }) => textContent.replace(":", "")), ["Velg …", ...listed]);
  }
});
