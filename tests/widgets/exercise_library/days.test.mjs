import assert from "node:assert/strict";
import test from "node:test";

import { daysOf, daysOnPaper, itemText } from "../../../src/training_safety/widgets/exercise_library/days.js";
import { emptyProgramme, withExercise } from "../../../src/training_safety/widgets/exercise_library/programme.js";
import { every } from "../tiny_page.mjs";
import { browser, buttons, EXERCISES, press } from "./exercises.mjs";

const [squat, deadlift, , plank] = EXERCISES;
const t = (key, values) => `${key} ${Object.values(values ?? {}).join(" ")}`.trim();

function days(...exercises) {
  const place = browser();
  const said = [];
  let programme = exercises.reduce((all, one) => withExercise(all, 0, one), emptyProgramme());
  const made = daysOf({
    lang: "nb", t, nameOf: (id) => id, present: (id) => id !== "plank", open: (id) => said.push(`open ${id}`), programme: () => programme,
    change(next, words, focus) {
      programme = next;
      said.push(words);
      made.show(focus);
    },
    announce: (words) => said.push(words), canUndo: () => false, exists: () => true, trouble: () => "", undo() {}, remove() {}, told() {},
  });
  place.append(made.element);
  made.show();
  return { place, said, programme: () => programme };
}
const ids = ({ days: [first] }) => first.items.map(({ id }) => id);

test("an item says how much of it, and of which side", () => {
  assert.equal(itemText({ sets: 2, amount: 8, unit: "reps", sides: false }, t), "item_reps 2 8");
  assert.equal(itemText({ sets: 3, amount: 20, unit: "s", sides: true }, t), "item_s 3 20, each_side");
});

test("an item is moved with its arrow under the finger, and at the edge it is said that it cannot", () => {
  const { place, said, programme } = days(squat, deadlift);
  const down = buttons(place, "down squat")[0];
  down.focus();
  down.tell("click");
  assert.deepEqual(ids(programme()), ["deadlift", "squat"]);
  assert.equal(said.at(-1), "moved squat 2 2");
  assert.equal(document.activeElement.getAttribute("aria-label"), "down squat");
  press(place, "down squat");
  assert.equal(said.at(-1), "at_edge squat");
});

test("what is taken out leaves the focus at its day, and what has no card here is no button", () => {
  const { place, said, programme } = days(squat, plank);
  assert.equal(buttons(place, "plank").length, 0);
  press(place, "take_out squat");
  assert.deepEqual(ids(programme()), ["plank"]);
  assert.equal(said.at(-1), "taken_out squat 1");
  assert.equal(document.activeElement.textContent, "day 1");
});

test("sets, amount and weekday are chosen, and said", () => {
  const { place, said, programme } = days(squat);
  const choose = (label, value) => {
    const select = every(place, (it) => it.tag === "select" && it.getAttribute("aria-label") === label)[0];
    select.value = value;
    select.tell("change");
  };
  choose("sets_of squat", "4");
  choose("amount_of squat", "10");
  assert.equal(said.at(-1), "set_to squat item_reps 4 10");
  choose("weekday_of 2", "1");
  assert.deepEqual(programme().days.map(({ weekday }) => weekday), [1, 1]);
  assert.ok(place.textContent.includes("same_day"));
});

test("on paper there are the days that have exercises, each with how much", () => {
  const { programme } = days(squat, plank);
  const sheets = daysOnPaper({ programme, t, nameOf: (id) => id, figureOf: () => null });
  assert.equal(sheets.length, 1);
  assert.equal(sheets[0].textContent, "day_on 1 weekday_1squat: item_reps 2 8plank: item_s 2 15, each_side");
});
