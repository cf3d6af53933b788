import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { holdOf, holdPlan } from "../../../src/training_safety/widgets/exercise_library/hold.js";
import { browser, EXERCISES, named } from "./exercises.mjs";

const plank = EXERCISES[3];
const t = (key) => key;
let said;
let hold = null;
const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");

beforeEach(() => {
  said = [];
  const place = browser();
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
  mock.timers.enable({ apis: ["setInterval", "Date"], now: 1e12 });
  hold = holdOf(plank, { lang: "nb", t, say: (words) => said.push(words) });
  place.append(hold.element);
});
afterEach(() => {
  hold.close();
  mock.timers.reset();
  if (before) Object.defineProperty(globalThis, "navigator", before);
});
const wait = (seconds) => {
  for (let passed = 0; passed < seconds; passed += 1) mock.timers.tick(1000);
};

test("the plan is of the least dose: time to get ready, then each hold of each side, with rests between", () => {
  assert.deepEqual(holdPlan(plank).phases.map(({ key, seconds }) => [key, seconds]), [
    ["ready", 5], ["hold-1-left", 15], ["change-1", 30], ["hold-1-right", 15], ["rest-1", 30], ["hold-2-left", 15], ["change-2", 30], ["hold-2-right", 15],
  ]);
});

test("the clock tells each phase once, can be paused and taken again, and says when it is done", () => {
  const main = named(hold.element, "ts-button--main");
  assert.equal(main.textContent, "start");
  main.tell("click");
  assert.equal(main.textContent, "pause");
  wait(6);
  assert.equal(named(hold.element, "ts-exercises-phase").textContent, "Hold 1 av 2 – venstre");
  assert.ok(said.at(-1).startsWith("Hold 1 av 2 – venstre"));
  main.tell("click");
  assert.equal(main.textContent, "resume");
  const shown = named(hold.element, "ts-exercises-digits").textContent;
  wait(60);
  assert.equal(named(hold.element, "ts-exercises-digits").textContent, shown);
  main.tell("click");
  wait(180);
  assert.equal(main.textContent, "again");
  assert.equal(said.at(-1), "hold_done");
});
