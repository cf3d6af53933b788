import assert from "node:assert/strict";
import test from "node:test";

import { doseText, matching, steps } from "../../../src/training_safety/widgets/exercise_library/library.js";
import { EXERCISES } from "./exercises.mjs";

const ids = (list) => list.map(({ id }) => id);
const t = (key, values) => `${key} ${Object.values(values ?? {}).join(" ")}`.trim();

test("the exercises that fit every choice are left, and no choice leaves all", () => {
  assert.deepEqual(ids(matching(EXERCISES, {})), ["squat", "deadlift", "bridge", "plank"]);
  assert.deepEqual(ids(matching(EXERCISES, { aim: "hips" })), ["deadlift", "bridge"]);
  assert.deepEqual(ids(matching(EXERCISES, { aim: "hips", equipment: "none", place: "home" })), ["bridge"]);
  assert.deepEqual(matching(EXERCISES, { aim: "back", place: "home" }), []);
});

test("an exercise leads to what is here, and to nothing that is not", () => {
  const { easier, harder, swap } = steps(EXERCISES[1], EXERCISES);
  assert.equal(easier.id, "squat");
  assert.equal(harder, null);
  assert.deepEqual(ids(swap), ["bridge"]);
});

test("a dose is said with its reserve or its seconds, and whether it is of each side", () => {
  assert.equal(doseText(EXERCISES[0].dose, t), "dose_reps 2–3 8–12 2–3");
  assert.equal(doseText(EXERCISES[3].dose, t), "dose_hold 2–3 15–30, each_side");
  assert.equal(doseText({ sets: [2, 2], hold_s: [20, 20] }, t), "dose_hold 2 20");
});
