import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import widget from "../../../src/training_safety/widgets/lifting_lab/view.js";
import { PERSON } from "../../../src/training_safety/widgets/lifting_lab/setups.js";
import { every, modelOf, one, page, shelf } from "../tiny_page.mjs";

const both = (text) => ({ nb: text, en: text });
const LIFT = { inclination_deg: 45, reach_cm: 10, load_kg: 20 };
const ONE = { kind: "lifting", title: both("Løft"), setups: [LIFT] };
const ASKED = { ...ONE, predict: { ...both("Hva blir momentet?"), to: { reach_cm: 30 } } };
const TWO = { ...ONE, setups: [{ ...LIFT, reach_cm: 30 }, { ...LIFT, inclination_deg: 60 }] };
const WHICH = { ...TWO, predict: both("Hvem får størst moment?") };
const KEY = "trygg-trening:lifting:side.loft";

beforeEach(() => {
  globalThis.localStorage = shelf();
});
afterEach(() => globalThis[Symbol.for("trygg-trening:unsaved")].clear());

/** A lab in the book, or in a notebook. */
function opened(activity = ONE, { lang = "nb", book = true } = {}) {
  const place = page();
  if (book) document.querySelector = (selector) => (selector.includes("training-safety") ? { content: "side", dataset: {} } : null);
  document.documentElement = { lang };
  const model = modelOf({ activity, references: {}, lang, name: "side.loft", setups: activity.setups, person: PERSON });
  return { place, model, close: widget.render({ model, el: place }) };
}
const text = (place, name) => every(place, (it) => it.classList.contains(name)).map((it) => it.textContent);
const moments = (place) => every(place, (it) => it.classList.contains("ts-lift-one") && !it.hidden).map((it) => text(it, "ts-lift-value--moment")[0]);
const sliders = (place) => every(place, ({ tag, attributes }) => tag === "input" && attributes.type === "range");
const heard = (place) => every(place, (it) => it.getAttribute("role") === "status")[0].textContent;
function set(slider, value) {
  slider.value = value;
  slider.tell("input");
  slider.tell("change");
}

test("a slider moves the lift, its numbers, and what is said when it rests", () => {
  const { place } = opened();
  assert.deepEqual(["Moment170\u00a0N·m"], moments(place));
  const reach = sliders(place)[1];
  reach.value = 30;
  reach.tell("input");
  assert.deepEqual(["Moment217\u00a0N·m"], moments(place));
  assert.equal("", heard(place));
  reach.tell("change");
  assert.equal("Moment 217 newtonmeter, trykkraft 4\u202f060 newton, skjærkraft 436 newton.", heard(place));
  assert.equal("30 cm", reach.getAttribute("aria-valuetext"));
});

test("what is set is kept, comes back, and goes with starting again", () => {
  const first = opened();
  set(sliders(first.place)[2], 50);
  first.close();
  const { place } = opened();
  assert.equal(50, sliders(place)[2].value);
  one(place, "button", "Begynn på nytt").tell("click");
  assert.equal(20, sliders(place)[2].value);
  assert.equal(null, localStorage.getItem(KEY));
});

test("a guess comes first, then the change and how it went; both are remembered", () => {
  const { place } = opened(ASKED);
  const guess = sliders(place).find((slider) => slider.getAttribute("max") === "600");
  set(guess, 400);
  one(place, "button", "Se svaret").tell("click");
  assert.deepEqual(["Moment217\u00a0N·m"], moments(place));
  assert.deepEqual(["Du tippet 400 N·m. I modellen blir det 217 N·m."], text(place, "ts-lift-guessed"));
  assert.match(heard(place), /^Du tippet 400 .* Moment 217 newtonmeter/);
  assert.deepEqual(["Du tippet 400 N·m. I modellen blir det 217 N·m."], text(opened(ASKED).place, "ts-lift-guessed"));
});

test("which of two lifts is larger is not told before the guess, and may be passed by", () => {
  const { place } = opened(WHICH);
  assert.deepEqual(["Momenttipp først", "Momenttipp først"], moments(place));
  one(place, "button", "B").tell("click");
  assert.deepEqual(["Moment217\u00a0N·m", "Moment203\u00a0N·m"], moments(place));
  assert.deepEqual(["Du tippet: B. I modellen: A."], text(place, "ts-lift-guessed"));
  one(place, "button", "Begynn på nytt").tell("click");
  one(place, "button", "Hopp over").tell("click");
  assert.deepEqual([["Moment217\u00a0N·m", "Moment203\u00a0N·m"], [""]], [moments(place), text(place, "ts-lift-guessed")]);
});

test("a second lift begins as the first, and the sliders are of the one that is chosen", () => {
  const { place } = opened();
  one(place, "button", "Legg til et løft").tell("click");
  assert.match(heard(place), /^Løft B er likt med løft A\. Endre det\. Løft B\. Moment 170/);
  set(sliders(place)[0], 60);
  assert.deepEqual(["Moment170\u00a0N·m", "Moment203\u00a0N·m"], moments(place));
  one(place, "button", "Løft A").tell("click");
  assert.equal(45, sliders(place)[0].value);
  one(place, "button", "Ta bort B").tell("click");
  assert.deepEqual(["Moment170\u00a0N·m"], moments(place));
});

test("a body that cannot be is said, and the last good one counts", () => {
  const { place } = opened();
  const mass = every(place, ({ tag, attributes }) => tag === "input" && attributes.inputmode === "decimal")[0];
  const type = (typed) => ((mass.value = typed), mass.tell("input"));
  type("tull");
  assert.equal("true", mass.getAttribute("aria-invalid"));
  assert.deepEqual(["Skriv et tall fra 30 til 250."], every(place, ({ className }) => className === "ts-error").map((it) => it.textContent));
  assert.deepEqual(["Moment170\u00a0N·m"], moments(place));
  type("60,5");
  assert.equal("false", mass.getAttribute("aria-invalid"));
  assert.notDeepEqual(["Moment170\u00a0N·m"], moments(place));
});

test("in a notebook the lifts are Python's, both ways, and nothing is kept", () => {
  const { place, model } = opened(ONE, { book: false });
  set(sliders(place)[1], 40);
  assert.deepEqual([[{ ...LIFT, reach_cm: 40 }], null], [model.get("setups"), localStorage.getItem(KEY)]);
  assert.ok(model.saved > 0);
});

test("a guess made in a notebook is not asked for again when Python changes the lift", async () => {
  const { place, model } = opened(ASKED, { book: false });
  one(place, "button", "Hopp over").tell("click");
  model.set("setups", [{ ...LIFT, load_kg: 0 }]);
  await Promise.resolve();
  assert.deepEqual(["Moment93\u00a0N·m"], moments(place));
  assert.equal(null, one(place, "button", "Begynn på nytt").parent.parent.getAttribute("data-away"));
});

test("what is kept and cannot be read is said and set aside", () => {
  localStorage.setItem(KEY, "{");
  const { place } = opened();
  assert.deepEqual(["Moment170\u00a0N·m"], moments(place));
  assert.ok(every(place, (it) => it.classList.contains("ts-note") && !it.hidden && it.textContent.includes("lagt til side")).length > 0);
});

test("a lab that is taken away listens to nothing more", () => {
  const { model, close } = opened();
  close();
  assert.equal(0, model.listening());
});
