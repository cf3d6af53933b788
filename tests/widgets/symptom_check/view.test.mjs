import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import widget from "../../../src/training_safety/widgets/symptom_check/view.js";
import { every, modelOf, one, page, shelf } from "../tiny_page.mjs";

beforeEach(() => (globalThis.localStorage = shelf()));

const rows = (place) => every(place, (it) => it.classList.contains("ts-check-row"));

test("in a section it waits for a press with the emergency numbers there, and the focus goes to the first screen", () => {
  const place = page();
  const model = modelOf({ lang: "nb", own_page: false });
  const close = widget.render({ model, el: place });
  assert.equal(rows(place).length, 0);
  assert.ok(one(place, "a", "Ring 113"));
  one(place, "button", "Begynn symptomsjekken").tell("click");
  assert.equal(rows(place).length, 10);
  assert.equal(globalThis.document.activeElement.textContent, "Er det en nødsituasjon?");
  close();
  assert.equal(model.listening(), 0);
});

test("on its own page it begins open, without lists, and in the model's language", () => {
  const place = page();
  const close = widget.render({ model: modelOf({ lang: "en", own_page: true }), el: place });
  assert.equal(rows(place).length, 10);
  assert.ok(one(place, "button", "I have read them all – no to all"));
  assert.equal(every(place, (it) => it.classList.contains("ts-check-paper")).length, 0);
  close();
});
