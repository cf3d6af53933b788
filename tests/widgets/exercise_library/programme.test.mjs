import assert from "node:assert/strict";
import test from "node:test";

import {
  amountsOf, changed, countOf, emptyProgramme, has, isEmpty, isFull, itemOf, minutesOf, MOST_IN_A_DAY, moved, PROGRAMMES, withExercise, withoutItem, withWeekday,
} from "../../../src/training_safety/widgets/exercise_library/programme.js";
import { EXERCISES } from "./exercises.mjs";

const [squat, deadlift, , plank] = EXERCISES;
const ids = ({ days }, index = 0) => days[index].items.map(({ id }) => id);
const filled = () => [squat, deadlift, plank].reduce((all, one) => withExercise(all, 0, one), emptyProgramme());

test("an exercise comes into a day with the least of its dose, once, while there is room", () => {
  const programme = filled();
  assert.deepEqual(programme.days[0].items[0], { id: "squat", sets: 2, amount: 8, unit: "reps", sides: false });
  assert.deepEqual(itemOf(plank), { id: "plank", sets: 2, amount: 15, unit: "s", sides: true });
  assert.equal(withExercise(programme, 0, squat), programme);
  assert.ok(has(programme, 0, "squat") && !has(programme, 1, "squat"));
  let full = emptyProgramme();
  for (let number = 0; number < MOST_IN_A_DAY + 2; number += 1) full = withExercise(full, 1, { ...squat, id: `squat_${"abcdefghijkl"[number]}` });
  assert.equal(countOf(full), MOST_IN_A_DAY);
  assert.ok(isFull(full, 1) && !isFull(full, 0));
});

test("an item is moved, changed and taken out, and nothing else changes", () => {
  const programme = filled();
  assert.deepEqual(ids(moved(programme, 0, "plank", -1)), ["squat", "plank", "deadlift"]);
  assert.equal(moved(programme, 0, "squat", -1), programme);
  assert.equal(moved(programme, 0, "plank", 1), programme);
  assert.equal(changed(programme, 0, "squat", { sets: 4 }).days[0].items[0].sets, 4);
  assert.deepEqual(ids(withoutItem(programme, 0, "deadlift")), ["squat", "plank"]);
  assert.equal(withWeekday(programme, 1, 6).days[1].weekday, 6);
  assert.deepEqual(ids(programme), ["squat", "deadlift", "plank"]);
  assert.ok(isEmpty(emptyProgramme()) && !isEmpty(programme));
});

test("a day lasts as long as its sets, those of each side twice, and an empty one no time", () => {
  const { days } = filled();
  assert.equal(minutesOf(days[0]), 5 + (2 + 2 + 4) * 2.5);
  assert.equal(minutesOf(days[1]), 0);
});

test("what is kept is taken back as it was, and what nobody could have made is not", () => {
  const programme = filled();
  const parsed = JSON.parse(JSON.stringify(programme));
  assert.deepEqual(PROGRAMMES.sound(parsed), programme);
  const item = programme.days[0].items[0];
  const withItems = (...items) => ({ ...parsed, days: [{ weekday: 1, items }, { weekday: 4, items: [] }] });
  assert.ok(PROGRAMMES.sound(withItems({ ...item, id: "of_another_edition" })));
  const wrong = [
    withItems({ ...item, sets: 99 }), withItems({ ...item, amount: 7.5 }), withItems({ ...item, unit: "miles" }), withItems({ ...item, unit: "toString" }), withItems({ ...item, id: "<b>" }),
    withItems(item, item), withItems(...Array(9).fill(item)), { ...parsed, days: parsed.days.slice(1) }, { ...parsed, planId: "x" }, { ...parsed, exported: { sequence: 0, days: [] } },
    { ...parsed, days: [{ weekday: 8, items: [] }, parsed.days[1]] }, { ...parsed, days: null },
  ];
  for (const data of wrong) assert.equal(PROGRAMMES.sound(data), null, JSON.stringify(data));
});

test("the amounts to choose among have every amount that a dose may have", () => {
  assert.deepEqual([amountsOf({ unit: "reps" })[0], amountsOf({ unit: "reps" }).at(-1)], [1, 15]);
  assert.deepEqual([amountsOf({ unit: "s" })[0], amountsOf({ unit: "s" }).at(-1)], [5, 60]);
});
