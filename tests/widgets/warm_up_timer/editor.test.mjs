import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { translator } from "../../../src/training_safety/widgets/shared/language.js";
import { editedPlan } from "../../../src/training_safety/widgets/warm_up_timer/choices.js";
import { editor, stepped } from "../../../src/training_safety/widgets/warm_up_timer/editor.js";
import WORDS from "../../../src/training_safety/widgets/warm_up_timer/words.json" with { type: "json" };
import { makePage } from "./page.mjs";
import { breathingPlan, edits, holdPlan, rampPlan } from "./plans.mjs";

let page;
before(() => (page = makePage()));
after(() => page.leave());

/** An editor with a clock that does nothing but edit the plan. */
function open(base) {
  let chosen = edits();
  const state = () => ({ plan: editedPlan(base, chosen), edits: chosen });
  const choose = (changes) => {
    chosen = { ...chosen, ...changes };
    made.renew(state());
  };
  const clock = {
    base, state, choose,
    chooseGentler: (key, on) => choose({ gentler: on ? [...chosen.gentler, key] : chosen.gentler.filter((one) => one !== key) }),
    forget: () => choose(edits()),
  };
  const t = translator(WORDS, "nb");
  const made = editor({ clock, lang: "nb", t, totalText: ({ phases }) => `${phases.length} deler` });
  made.renew(state());
  made.element.all("summary")[0].click();
  const labelled = (tag, words) => made.element.all(tag, words)[0].all("input")[0];
  return { element: made.element, edits: () => chosen, plan: () => state().plan, tick: (words) => labelled("label", words), button: (words) => made.element.all("button", words)[0] };
}
const errors = (element) => element.all("p").filter(({ className }) => className === "ts-error").map(({ textContent }) => textContent).filter(Boolean);
const numbers = (element) => element.all("input").filter(({ className }) => className.includes("number"));

test("the fields are made when it is unfolded for the first time, and show the plan as it is then", () => {
  const base = rampPlan();
  const clock = { base, state: () => ({ plan: base, edits: edits() }) };
  const { element, renew } = editor({ clock, lang: "nb", t: translator(WORDS, "nb"), totalText: ({ phases }) => `${phases.length} deler` });
  renew(clock.state());
  assert.deepEqual([element.all("input").length, element.all("output").length], [0, 0]);
  element.all("summary")[0].click();
  const made = element.all("input").length;
  assert.ok(made > 10);
  assert.equal(element.all("output")[0].textContent, "3 deler");
  element.listeners.toggle(); // the browser says it once more, and each time it is folded
  assert.equal(element.all("input").length, made);
});

test("a step goes to the next whole one, and not out of the range", () => {
  const step = (value, way) => stepped(value, way, [0.5, 20], 0.5);
  assert.deepEqual([step(4, 1), step(4, -1), step(0.75, 1), step(0.75, -1), step(20, 1), step(0.5, -1)], [4.5, 3.5, 1, 0.5, 20, 0.5]);
  assert.deepEqual([stepped(7, 1, [5, 60], 5), stepped(30, -1, [5, 60], 5)], [10, 25]);
});

test("minutes that fit are taken; others stay with a sentence, and the plan is as it was", () => {
  const { element, plan } = open(rampPlan());
  const [minutes] = numbers(element);
  minutes.type("4,5");
  assert.deepEqual([plan().phases[0].seconds, errors(element)], [270, []]);
  minutes.type("ti");
  assert.deepEqual([minutes.value, minutes.attributes["aria-invalid"]], ["ti", "true"]);
  assert.deepEqual(errors(element), ["Skriv et tall fra 3 til 20. Planen bruker fortsatt 4,5 min."]);
  const more = element.all("button", "+")[1]; // of another phase: what is still to mend is left alone
  more.click();
  assert.deepEqual([minutes.value, plan().phases[1].seconds], ["ti", 330]);
  element.all("button", "−")[0].click();
  assert.deepEqual([minutes.value, errors(element), plan().phases[0].seconds], ["4", [], 240]);
});

test("a number is taken within its range only, with its unit or without, and what has two meanings is asked about", () => {
  const { element, plan } = open(rampPlan());
  const [minutes] = numbers(element);
  const seconds = () => plan().phases[0].seconds;
  for (const [typed, taken] of [["3", 180], [" 4.5 min ", 270], ["20 minutter", 1200], ["4\u200b", 240]]) {
    minutes.type(typed);
    assert.deepEqual([seconds(), errors(element)], [taken, []], typed);
  }
  for (const typed of ["", "4,5,6", "--3", "2,9", "20,1", "-4", "1:30"]) {
    minutes.type(typed);
    assert.deepEqual([seconds(), errors(element).length], [240, 1], typed);
  }
  minutes.type("90 s");
  assert.deepEqual(errors(element), ["Skriv tallet i minutter, eller skriv bare tallet."]);
  minutes.type("4 5");
  assert.deepEqual([seconds(), errors(element)], [240, ["Mente du 45 eller 4,5?"]]);
  element.all("button", "4,5")[0].click();
  assert.deepEqual([seconds(), minutes.value, errors(element)], [270, "4,5", []]);
});

test("exercises are taken out and in, but never the last one", () => {
  const { element, plan, tick } = open(rampPlan());
  tick("name of swings").click();
  tick("name of potentiate-0").click();
  assert.equal(plan().phases[1].exercises.at(-1).key, "swings");
  tick("name of potentiate-1").click();
  assert.deepEqual([tick("name of potentiate-1").checked, errors(element)], [true, [WORDS.bad_last.nb]]);
  tick("name of potentiate-0").click();
  assert.deepEqual([plan().phases[2].exercises.length, errors(element)], [2, []]);
});

test("an exercise without a gentler way offers none", () => {
  const { edits: chosen, tick, element } = open(rampPlan());
  tick("Roligere variant (name of raise-0)").click();
  assert.deepEqual(chosen().gentler, ["raise-0"]);
  assert.deepEqual(element.all("label", "Roligere variant (name of turns)"), []);
});

test("one's own exercises are a line of names, and the suggested ones come back when it is emptied", () => {
  const { plan, tick, edits: chosen } = open(rampPlan());
  const { element } = open(rampPlan());
  assert.equal(element.all("label", "Egne øvelser, med komma mellom (raise)").length, 1);
  const editorOf = open(rampPlan());
  const own = editorOf.element.all("fieldset")[0].all("input").at(-1);
  own.type(" Hoppe tau ,, Ro");
  assert.deepEqual([own.value, editorOf.plan().phases[0].exercises.length], ["Hoppe tau, Ro", 5]);
  for (const key of ["raise-0", "raise-1", "raise-2"]) editorOf.tick(`name of ${key}`).click();
  assert.deepEqual(editorOf.plan().phases[0].exercises.map(({ key }) => key), ["own-1", "own-2"]);
  own.type("");
  assert.equal(editorOf.tick("name of raise-0").checked, true);
  editorOf.tick("name of raise-0").click();
  assert.deepEqual(editorOf.plan().phases[0].exercises.map(({ key }) => key), ["raise-1", "raise-2"]);
  assert.deepEqual([plan().phases.length, tick("name of raise-0").checked, chosen()], [3, true, edits()]);
});

test("a hold plan asks for holds, seconds and sides, in whole numbers", () => {
  const { element, plan, tick } = open(holdPlan());
  const [holds, seconds] = numbers(element);
  holds.type("2,5");
  assert.deepEqual(errors(element), ["Skriv et helt tall fra 1 til 10. Planen bruker fortsatt 3."]);
  holds.type("2");
  seconds.type("20");
  tick(WORDS.sides.nb).click();
  assert.deepEqual(plan().phases.map(({ seconds: lasts }) => lasts), [5, 20, 15, 20]);
});

test("a breathing plan asks for minutes and seconds in and out", () => {
  const { element, plan } = open(breathingPlan());
  const [minutes, , outward] = numbers(element);
  minutes.type("1,5");
  outward.type("7");
  assert.equal(plan().phases[0].seconds, 99);
});

test("deleting asks first, and keeps the focus", () => {
  const { button, plan, element } = open(rampPlan());
  numbers(element)[0].type("6");
  button(WORDS.forget.nb).click();
  assert.equal(document.activeElement, button(WORDS.forget_no.nb));
  button(WORDS.forget_no.nb).click();
  assert.deepEqual([document.activeElement, plan().phases[0].seconds], [button(WORDS.forget.nb), 360]);
  button(WORDS.forget.nb).click();
  button(WORDS.forget_yes.nb).click();
  assert.deepEqual([plan().phases[0].seconds, numbers(element)[0].value], [240, "4"]);
  assert.ok(element.textContent.includes(WORDS.forgotten.nb));
});
