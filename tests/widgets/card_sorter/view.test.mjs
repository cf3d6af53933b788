import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { inOrder } from "../../../src/training_safety/widgets/card_sorter/deck.js";
import widget from "../../../src/training_safety/widgets/card_sorter/view.js";
import { every, modelOf, one, page, shelf } from "../tiny_page.mjs";
import { ORDER, SORT } from "./decks.mjs";

beforeEach(() => {
  globalThis.localStorage = shelf();
});
afterEach(() => globalThis[Symbol.for("trygg-trening:unsaved")].clear());

function opened(activity) {
  const el = page();
  const close = widget.render({ model: modelOf({ activity, references: {}, name: "page.key", lang: "nb" }), el });
  const part = (name) => el.querySelector(`.ts-cards-${name}`);
  const press = (words) => one(el, "button", words).tell("click");
  const put = (id) => part("choice").children[1].children[activity.places.findIndex((spot) => spot.id === id)].tell("click");
  return { el, close, part, press, put };
}
const kept = () => JSON.parse(localStorage.items.get("trygg-trening:cards:page.key")).data;

test("only the cards that went wrong are dealt again, and the score is of all", () => {
  const made = opened(SORT);
  for (const _ of SORT.cards) {
    made.put("self");
    made.part("answer").querySelector(".ts-cards-actions").children[0].tell("click");
  }
  assert.match(made.part("result").textContent, /2 av 5 kort ligger der de hører hjemme/);
  made.press("En gang til med dem som ble feil");
  assert.deepEqual(kept(), { placed: { sore: "self", stiff: "self" } });
  assert.equal(made.part("left").textContent, "3 kort igjen");
  made.close();
  assert.equal(opened(SORT).part("left").textContent, "3 kort igjen");
});

for (const trouble of ["barred", "full"]) {
  test(`cards can be laid when storage is ${trouble}, and the reader is told`, () => {
    globalThis.localStorage = shelf({ [trouble]: true });
    const made = opened(SORT);
    made.put("self");
    assert.match(made.el.textContent, /Alt virker/);
    assert.equal(made.part("left").textContent, "4 kort igjen");
  });
}

test("a move of a row is kept, and what stands rightly cannot be moved the second time", () => {
  const made = opened(ORDER);
  const rows = () => every(made.el, ({ classList }) => classList.contains("ts-order-words")).map(({ textContent }) => textContent.at(-1));
  const before = rows();
  made.press(`Flytt ned: Kort ${before[0]}`);
  assert.deepEqual(kept(), { order: [before[1], before[0], ...before.slice(2)], checked: false });
  made.press("Sjekk rekkefølgen");
  made.press("En gang til med dem som ble feil");
  const fixed = every(made.el, ({ classList }) => classList.contains("is-fixed")).map(({ textContent }) => textContent.at(-1));
  assert.deepEqual(fixed, inOrder(ORDER, kept().order));
});
