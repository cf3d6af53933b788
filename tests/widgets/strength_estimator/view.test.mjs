import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import widget from "../../../src/training_safety/widgets/strength_estimator/view.js";
import { every, modelOf, page, shelf } from "../tiny_page.mjs";

const both = (text) => ({ nb: text, en: text });
const ACTIVITY = { kind: "strength", title: both("Maks"), start: { load_kg: 100, reps: 5, rir: 0 } };
const KEY = "trygg-trening:strengths:side.maks";

beforeEach(() => {
  globalThis.localStorage = shelf();
});
afterEach(() => globalThis[Symbol.for("trygg-trening:unsaved")].clear());

function opened(lang = "nb") {
  const place = page();
  return { place, close: widget.render({ model: modelOf({ activity: ACTIVITY, references: {}, lang, name: "side.maks" }), el: place }) };
}
const named = (place, name) => every(place, (it) => it.classList?.contains(name))[0];
const heard = (place) => every(place, (it) => it.getAttribute?.("role") === "status")[0].textContent;
const field = (place, at) => every(place, (it) => it.tag === "input")[at];
const type = (place, at, text) => {
  field(place, at).value = text;
  field(place, at).tell("input");
};

test("a set is typed, seven formulas answer, and it is there again until the example is asked for", () => {
  const { place, close } = opened();
  assert.match(named(place, "ts-strength-rows").textContent, /^(Brzycki|O'Conner)112,5\u00a0kg.*Mayhew119\u00a0kg$/);
  type(place, 0, "80");
  type(place, 1, "6");
  type(place, 2, "2");
  assert.match(heard(place), /^Mellom 9[0-9],?\d? og 10\d,?\d? kg\..*Over seks repetisjoner/);
  close();
  const again = opened().place;
  assert.deepEqual([0, 1, 2].map((at) => field(again, at).value), ["80", "6", "2"]);
  every(again, (it) => it.tag === "button" && it.textContent === "Vis eksempelet igjen")[0].tell("click");
  assert.equal(field(again, 0).value, "100");
  assert.equal(localStorage.items.has(KEY), false);
});

test("whoever should not test to failure gets no number before some are left in reserve", () => {
  const { place } = opened();
  const careful = field(place, 3);
  careful.checked = true;
  careful.tell("change");
  assert.equal(named(place, "ts-strength-answer").hidden, true);
  assert.match(heard(place), /^Da tester du ikke til du stopper/);
  type(place, 2, "2");
  assert.equal(named(place, "ts-strength-answer").hidden, false);
  assert.match(heard(place), /^Mellom/);
});

test("the arrow keys step each field within its limits, in English too", () => {
  const { place } = opened("en");
  field(place, 0).tell("keydown", { key: "ArrowUp", preventDefault() {} });
  assert.equal(field(place, 0).value, "102.5");
  field(place, 2).tell("keydown", { key: "ArrowDown", preventDefault() {} });
  assert.equal(field(place, 2).value, "0");
  type(place, 0, "");
  assert.match(place.textContent, /Write a number\./);
});
