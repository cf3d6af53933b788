import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, test } from "node:test";

import widget from "../../../src/training_safety/widgets/belief_survey/view.js";
import WORDS from "../../../src/training_safety/widgets/belief_survey/words.json" with { type: "json" };
import { every, modelOf, one, page, shelf } from "../tiny_page.mjs";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const vectors = JSON.parse(read("../../vectors/beliefs.json"));
const ids = vectors.statements.map(({ id }) => id);
const KEY = "trygg-trening:beliefs:beliefs";

beforeEach(() => {
  globalThis.localStorage = shelf();
});
afterEach(() => globalThis[Symbol.for("trygg-trening:unsaved")].clear());

const statements = ids.map((id) => ({ id, direction: "agree", text: { nb: id, en: id }, verdict: { nb: "v", en: "v" }, refs: [] }));
const modelWith = (changes = {}) => modelOf({ round: "before", lang: "nb", name: "beliefs", statements, sources: {}, ...changes });
function opened(model = modelWith()) {
  const place = page();
  return { place, close: widget.render({ model, el: place }) };
}
const slider = (place, index = 0) => every(place, ({ tag, attributes }) => tag === "input" && attributes.type === "range")[index];
function answer(place, index, value) {
  slider(place, index).value = value;
  slider(place, index).tell("input");
}
const says = (place, words) => place.textContent.includes(words);
const kept = () => JSON.parse(localStorage.items.get(KEY)).data;

test("an answer is kept in the browser and shown, and there again for who comes back", () => {
  const { place, close } = opened();
  answer(place, 0, 3);
  assert.deepEqual([kept(), says(place, "1 av")], [{ before: { [ids[0]]: 3 }, after: {} }, true]);
  close();
  assert.equal(slider(opened().place).value, 3);
});

test("answers that were kept before records had a version are taken up, with those to statements that are gone", () => {
  localStorage.items.set(KEY, JSON.stringify({ before: { [ids[0]]: 7, gone: 2 }, after: {} }));
  const { place } = opened();
  assert.equal(slider(place).value, 7);
  answer(place, 1, 4);
  assert.deepEqual(kept().before, { [ids[0]]: 7, gone: 2, [ids[1]]: 4 });
});

test("what another view or tab has answered is kept on", () => {
  const { place } = opened();
  const other = opened(modelWith({ round: "after" }));
  answer(other.place, 0, 9);
  answer(place, 0, 1);
  assert.deepEqual(kept(), { before: { [ids[0]]: 1 }, after: { [ids[0]]: 9 } });
});

for (const [trouble, told] of [["barred", "lar ikke siden lagre"], ["full", "lager er fullt"]]) {
  test(`answers are remembered until the page closes when storage is ${trouble}, and the reader is told`, () => {
    globalThis.localStorage = shelf({ [trouble]: true });
    const { place, close } = opened();
    answer(place, 0, 3);
    assert.ok(says(place, told));
    close();
    const again = opened();
    assert.deepEqual([slider(again.place).value, says(again.place, told)], [3, true]);
  });
}

test("what cannot be read is set aside, said, and deleted with the rest", () => {
  localStorage.items.set(KEY, "{half");
  const { place } = opened();
  assert.ok(says(place, "er lagt til side"));
  answer(place, 0, 3);
  assert.deepEqual([localStorage.items.size, says(place, "er lagt til side")], [2, false]);
  one(place, "button", WORDS.delete.nb).tell("click");
  one(place, "button", WORDS.yes.nb).tell("click");
  assert.equal(localStorage.items.size, 0);
});

test("every refusal has its sentence in both languages", () => {
  const problems = new Set(vectors.files.map(({ problem }) => problem).filter(Boolean));
  assert.deepEqual([...problems].sort(), ["bad_answer", "not_json", "not_ours", "other_version"]);
  for (const problem of problems) for (const words of Object.values(WORDS[problem])) assert.match(words, /\w+.*\.$/);
});

const places = Object.fromEntries(ids.map((id) => [id, { page: `part/${id}`, title: { nb: `Om ${id}`, en: `About ${id}` } }]));
const first = (place) => place.querySelector(".ts-beliefs-first");

test("when all is answered, the three statements farthest from the evidence are named, with where to read", () => {
  const { place } = opened(modelWith({ places }));
  ids.slice(1).forEach((_, index) => answer(place, index + 1, index % 4 === 0 ? 1 : 9));
  assert.equal(first(place).textContent, "");
  answer(place, 0, 0);
  const named = every(first(place), ({ tag }) => tag === "li").map(({ textContent }) => textContent);
  assert.equal(named[0], `«${ids[0]}»Les: Om ${ids[0]}`);
  assert.ok(named.length >= 2 && named.length <= 3);
  answer(place, 0, 10);
  assert.ok(!first(place).textContent.includes(`Om ${ids[0]}`));
});

test("answers near the evidence lead anywhere, and the round after the course names none", () => {
  const { place } = opened(modelWith({ places }));
  ids.forEach((_, index) => answer(place, index, 8));
  assert.equal(first(place).textContent, WORDS.first_near.nb);
  const other = opened(modelWith({ places, round: "after" }));
  ids.forEach((_, index) => answer(other.place, index, 0));
  assert.equal(first(other.place).textContent, "");
});
