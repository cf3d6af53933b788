import assert from "node:assert/strict";
import test from "node:test";

import { typedNumber } from "../../../src/training_safety/models/numbers.js";
import { choiceRow, numberSentence } from "../../../src/training_safety/widgets/shared/typed_number.js";
import { every, one, page } from "../tiny_page.mjs";

const said = (typed, lang, unit) => numberSentence(typedNumber(typed, lang, [unit]), lang, unit);

test("a number that cannot be taken gets a sentence, in the page's language", () => {
  assert.equal(said("1.000", "nb", "minutter"), "Mente du 1000 eller 1,0?");
  assert.equal(said("2 85,5", "en", "times"), "Did you mean 285.5?");
  assert.equal(said("90 kg", "nb", "minutter"), "Skriv tallet i minutter, eller skriv bare tallet.");
  assert.equal(said("90 kg", "en", "minutes"), "Write the number in minutes, or the number alone.");
  assert.deepEqual([said("90", "nb", "minutter"), said("mange", "nb", "minutter")], ["", ""]);
});

test("each way in which it may be meant is a button, and there is no room taken for none", () => {
  page();
  const chosen = [];
  const row = choiceRow((choice) => chosen.push(choice));
  assert.equal(row.element.hidden, true);
  row.show(["1000", "1,0"]);
  assert.deepEqual([row.element.hidden, every(row.element, ({ tag }) => tag === "button").length], [false, 2]);
  one(row.element, "button", "1,0").tell("click");
  row.show();
  assert.deepEqual([chosen, row.element.hidden, row.element.children], [["1,0"], true, []]);
});
