import assert from "node:assert/strict";
import test from "node:test";

import { choiceField, dateField, numberField } from "../../../src/training_safety/widgets/shared/fields.js";
import { every, one, page } from "../tiny_page.mjs";

page();

function number(options = {}) {
  const heard = [];
  const made = numberField({ changed: (text) => heard.push(text), step: (way) => heard.push(way), label: "Vekt", ...options });
  return { heard, made, input: one(made.element, "input") };
}

test("a label is its control's, and help and what to mend are its description", () => {
  const { made, input } = number();
  made.show({ help: "I kg" });
  const [label, line] = [one(made.element, "label"), one(made.element, "p")];
  assert.deepEqual([label.textContent, label.getAttribute("for")], ["Vekt", input.id]);
  assert.deepEqual([line.id, line.textContent], [input.getAttribute("aria-describedby"), "I kg"]);
  made.show({ help: "I kg", error: "Skriv et tall fra 0 til 300." });
  assert.deepEqual([line.textContent, line.className, input.getAttribute("aria-invalid")], ["Skriv et tall fra 0 til 300.", "ts-error", "true"]);
  made.show({ help: "I kg" });
  assert.deepEqual([line.textContent, input.getAttribute("aria-invalid")], ["I kg", "false"]);
});

test("the buttons and the arrow keys step, and say what they step in the page's language", () => {
  const { made, heard, input } = number({ lang: "en", label: "Load" });
  const [less, more] = every(made.element, ({ tag }) => tag === "button");
  assert.deepEqual([less, more].map((button) => button.children[1].textContent), ["Less: Load", "More: Load"]);
  less.tell("click");
  more.tell("click");
  let stopped = 0;
  const press = (key) => input.tell("keydown", { key, preventDefault: () => (stopped += 1) });
  ["ArrowUp", "ArrowDown", "ArrowLeft", "7"].forEach(press);
  assert.deepEqual([heard, stopped], [[-1, 1, 1, -1], 2]);
});

test("a number without steps has no buttons, and what may be meant in two ways is chosen between", () => {
  const { made, heard, input } = number({ step: null });
  assert.equal(0, every(made.element, ({ tag }) => tag === "button").length);
  made.show({ error: "Mente du 250 eller 2,5?", choices: ["250", "2,5"] });
  one(made.element, "button", "2,5").tell("click");
  assert.deepEqual([heard, input.value, document.activeElement], [["2,5"], "2,5", input]);
});

test("a choice and a day tell what is chosen, and a day that is half typed is none", () => {
  const heard = [];
  const options = { changed: (text) => heard.push(text), label: "x" };
  const select = one(choiceField([["kg", "Kilo"], ["min", "Minutter"]], options).element, "select");
  select.value = "min";
  select.tell("input");
  const date = one(dateField(options).element, "input");
  date.validity = { badInput: true };
  date.tell("input");
  assert.deepEqual([heard, select.children.length], [["min", "none"], 2]);
});

test("a field that is out of use is so with its buttons", () => {
  const { made, input } = number();
  made.enable(false);
  assert.ok([input, ...every(made.element, ({ tag }) => tag === "button")].every(({ disabled }) => disabled));
});
