import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import widget from "../../../src/training_safety/widgets/calculator/view.js";
import { every, modelOf, page, shelf } from "../tiny_page.mjs";

const both = (text) => ({ nb: text, en: text });
const PROTEIN = { kind: "calculator", calculator: "protein", title: both("Gram"), start: { body_mass_kg: 75 } };
const SIGN = { kind: "calculator", calculator: "post_test", title: both("Tegn"), symptom_check: true, start: { pre_test: 1, sensitivity: 50, specificity: 95 } };

beforeEach(() => {
  globalThis.localStorage = shelf();
});

function opened(activity, lang = "nb") {
  const place = page();
  widget.render({ model: modelOf({ activity, references: {}, lang }), el: place });
  return place;
}
const named = (place, name) => every(place, (it) => it.classList?.contains(name))[0];
const heard = (place) => every(place, (it) => it.getAttribute?.("role") === "status")[0].textContent;
const inputs = (place) => every(place, (it) => it.tag === "input");
const type = (place, at, text) => {
  inputs(place)[at].value = text;
  inputs(place)[at].tell("input");
};

test("a number is typed and answered, and what is wrong is told where it is", () => {
  const place = opened(PROTEIN);
  type(place, 0, "60");
  assert.match(heard(place), /^Nedre ende \(1,03\): 62 g\. Anslaget \(1,6\): 96 g\. Øvre ende \(2,2\): 132 g\. I ett måltid/);
  type(place, 0, "tung");
  assert.equal(heard(place), "Kroppsvekt, kg: Skriv et tall.");
  assert.equal(named(place, "ts-calculator-rows").hidden, true);
  type(place, 0, "20");
  assert.match(place.textContent, /Skriv et tall fra 30 til 250\./);
});

test("a tick for who should not calculate takes every number away, and nothing of it is kept", () => {
  const place = opened(PROTEIN);
  inputs(place)[1].checked = true;
  inputs(place)[1].tell("change");
  assert.equal(named(place, "ts-calculator-rows").textContent, "");
  assert.equal(named(place, "ts-said").hidden, false);
  assert.equal(heard(place), named(place, "ts-said").textContent);
  assert.equal(localStorage.items.size, 0);
});

test("the arrow keys step within the limits", () => {
  const place = opened({ ...PROTEIN, start: { body_mass_kg: 249.5 } });
  for (let press = 0; press < 2; press += 1) inputs(place)[0].tell("keydown", { key: "ArrowUp", preventDefault() {} });
  assert.equal(inputs(place)[0].value, "250");
});

test("where nobody is to reckon about themselves, the way to the symptom check stands first", () => {
  const place = opened(SIGN, "en");
  assert.match(place.textContent, /^TegnThe sign is imagined\. If it is about you: go to the symptom check/);
  type(place, 0, "0.9");
  assert.match(heard(place), /^Before the sign: 0\.9%\. The sign is there: 8\.3%\./);
});
