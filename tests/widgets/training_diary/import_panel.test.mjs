import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { comparedRows } from "../../../src/training_safety/widgets/training_diary/comparing.js";
import { importPanel, rowWords } from "../../../src/training_safety/widgets/training_diary/import_panel.js";
import { wordsIn } from "../../../src/training_safety/widgets/training_diary/view.js";
import { translator } from "../../../src/training_safety/widgets/shared/language.js";
import { every, one, page } from "../tiny_page.mjs";

const FOLDER = new URL("../../../src/training_safety/widgets/training_diary/", import.meta.url);
const source = (name) => readFileSync(new URL(name, FOLDER), "utf8");
const WORDS = JSON.parse(source("import_words.json"));
const run = (index, more = {}) => ({ file: "a.csv", line: index + 2, name: `Tur ${index}`, session: { date: `2026-11-${String(1 + (index % 28)).padStart(2, "0")}`, kind: "running", minutes: 30, source: `garmin:${index}`, ...more } });

function opened(sessions = []) {
  page();
  const heard = [];
  const added = [];
  const panel = importPanel({ words: wordsIn("nb"), diary: { sessions: () => sessions, add: (entries, sentence) => added.push([entries, sentence]), say: (sentence) => heard.push(sentence) } });
  return { ...panel, heard, added };
}

test("every sentence of the import is there in both languages with the same places, and is used", () => {
  const places = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  const code = source("import_panel.js");
  for (const [key, { nb, en }] of Object.entries(WORDS)) {
    assert.deepEqual(places(nb), places(en), key);
    const problem = key.startsWith("problem_") && (source("reading.js") + source("fit.js") + source("tracks.js")).includes(`"${key.slice(8)}"`);
    const what = key.startsWith("what_") && code.includes(`"${key.slice(5)}"`);
    assert.ok(problem || what || code.includes(`"${key}"`), key);
  }
});

test("all is looked at before anything is added, and what is left is named after it", () => {
  const { element, show, heard, added } = opened();
  show([run(0, { rpe: 5 }), run(1), { file: "a.csv", line: 4, name: "Rot", problem: "date" }]);
  assert.deepEqual(added, []);
  assert.match(element.textContent, /Nye: 2/);
  assert.match(element.textContent, /a\.csv, linje 4 «Rot»: datoen kan ikke leses/);
  assert.match(element.textContent, /1 av dem sier ikke hvor hard økta var/);
  assert.equal(heard.at(-1), "3 rader er lest. Ingenting er lagt til ennå.");
  one(element, "button", "Legg til 2 økter").tell("click");
  assert.equal(Object.keys(added[0][0]).length, 2);
  assert.match(added[0][1], /2 økter er lagt til\. 1 rad er ikke lagt til/);
  assert.match(element.textContent, /«Rot»/);
});

test("what is there already is told, and there is nothing to press", () => {
  const mine = { id: "x", ...run(0).session };
  const { element, show } = opened([mine]);
  show([run(0)]);
  assert.match(element.textContent, /Har du fra før: 1/);
  assert.match(element.textContent, /Det er ingenting å legge til/);
  assert.deepEqual(every(element, ({ tag, hidden }) => tag === "button" && !hidden).map(({ textContent }) => textContent), ["Avbryt"]);
});

test("of ten thousand rows some are shown at a time, and all can be", () => {
  const { element, show } = opened();
  show(Array.from({ length: 10_000 }, (_, index) => run(index)));
  const items = () => every(element, ({ tag }) => tag === "li").length;
  assert.equal(items(), 50);
  one(element, "button", "Vis 50 til").tell("click");
  assert.equal(items(), 100);
});

test("giving up adds nothing", () => {
  const { element, show, heard, added } = opened();
  show([run(0)]);
  one(element, "button", "Avbryt").tell("click");
  assert.deepEqual(added, []);
  assert.equal(heard.at(-1), "Ingenting er lagt til.");
});

test("a row is told with its file, its line and what it is", () => {
  const [t, words] = [translator(WORDS, "en"), wordsIn("en")];
  const [row] = comparedRows([{ ...run(0), within: "activities.csv" }], []).rows;
  assert.equal(rowWords(row, t, words), "a.csv › activities.csv, line 2 «Tur 0»: Su 1 Nov: running, 30 min.");
});
