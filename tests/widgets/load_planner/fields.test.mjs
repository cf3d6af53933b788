import assert from "node:assert/strict";
import test from "node:test";

import { fieldMaker, readingProblem } from "../../../src/training_safety/widgets/load_planner/fields.js";
import { NB } from "./plans.mjs";
import { every, one, page } from "../tiny_page.mjs";

function made() {
  page();
  const heard = [];
  const maker = fieldMaker({ id: "x", words: NB, typed: (...typed) => heard.push(typed), step: (...step) => heard.push(step) });
  return { heard, ...maker };
}

test("a field tells what is typed, and shows its label and its hint or problem", () => {
  const { heard, fields, plain } = made();
  const element = plain("ceiling");
  const input = one(element, "input");
  input.value = "150";
  input.tell("input");
  assert.deepEqual(heard, [["ceiling", "150"]]);

  fields.ceiling.show("Tak", "Det meste", undefined);
  const [label, hint] = [one(element, "label"), one(element, "p")];
  assert.deepEqual([label.textContent, hint.textContent, hint.className], ["Tak", "Det meste", "ts-hint"]);
  assert.deepEqual([label.getAttribute("for"), input.getAttribute("aria-describedby")], [input.id, hint.id]);
  fields.ceiling.show("Tak", "Det meste", { key: "p_range", low: 1, high: 5 });
  assert.deepEqual([hint.textContent, hint.className], ["Skriv et tall fra 1 til 5.", "ts-error"]);
  assert.equal(input.getAttribute("aria-invalid"), "true");
});

test("of the ways a text may be meant, the chosen one is filled in and told", () => {
  const { heard, fields, plain } = made();
  const element = plain("ceiling");
  fields.ceiling.show("Tak", "", readingProblem("2 50", "min", "nb"));
  assert.deepEqual(every(element, ({ tag }) => tag === "button").map(({ textContent }) => textContent), ["250", "2,5"]);
  one(element, "button", "250").tell("click");
  assert.deepEqual([heard, one(element, "input").value], [[["ceiling", "250"]], "250"]);
  fields.ceiling.show("Tak", "", undefined);
  assert.deepEqual(every(element, ({ tag }) => tag === "button"), []);
});

test("a date that is half typed is not taken for an empty one", () => {
  const { heard, date } = made();
  const input = one(date("start_date"), "input");
  input.validity = { badInput: true };
  input.tell("input");
  assert.deepEqual(heard, [["start_date", "none"]]);
});

test("buttons and arrow keys step a number, and other keys are left alone", () => {
  const { heard, fields, number } = made();
  const element = number("rate");
  fields.rate.show("Økning", "", null);
  one(element, "button", "−Mindre: Økning").tell("click");
  one(element, "button", "+Mer: Økning").tell("click");
  let prevented = 0;
  for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "5"]) {
    one(element, "input").tell("keydown", { key, preventDefault: () => (prevented += 1) });
  }
  assert.deepEqual(heard, [["rate", -1], ["rate", 1], ["rate", 1], ["rate", -1]]);
  assert.equal(prevented, 2);
  fields.rate.enable(false);
  assert.ok(every(element, ({ tag }) => tag === "input" || tag === "button").every(({ disabled }) => disabled));
});

test("of radio buttons the one that is filled in is checked, and the one that is chosen is told", () => {
  const { heard, fields, radios } = made();
  const inputs = radios("growth", ["geometric", "linear"], true).map((choice) => one(choice, "input"));
  fields.growth.fill("linear");
  assert.deepEqual(inputs.map(({ checked }) => checked), [false, true]);
  inputs[0].tell("change");
  assert.deepEqual(heard, [["growth", "geometric"]]);
});
