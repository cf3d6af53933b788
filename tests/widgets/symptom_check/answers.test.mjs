import assert from "node:assert/strict";
import { test } from "node:test";

import { DATA, triage } from "../../../src/training_safety/models/triage/decision.js";
import { firstOpen, isMilder, screensFor, withNoToTheRest } from "../../../src/training_safety/widgets/symptom_check/answers.js";

const QUESTIONS = DATA.screens.flatMap(({ questions }) => questions);
const allNo = { age: "18-54", ...Object.fromEntries(QUESTIONS.map(({ key }) => [key, false])) };

test("every screen is there from the most urgent down, and what depends on an answer is asked until that is known", () => {
  assert.deepEqual(screensFor({}).map(({ screen }) => screen.id), DATA.screens.map(({ id }) => id));
  assert.ok(!screensFor({ pregnant: false }).some(({ screen }) => screen.id === "pregnancy"));
  assert.ok(!screensFor({ age: "u10" }).some(({ screen }) => screen.id === "pregnancy"));
});

test("no to the rest leaves what is answered, and the age to be chosen", () => {
  const person = screensFor({ steroids: true, injects: null }).find(({ screen }) => screen.id === "person");
  const answers = withNoToTheRest({ steroids: true, injects: null }, person);
  assert.deepEqual([answers.steroids, answers.injects, answers.brittle, Object.hasOwn(answers, "age")], [true, null, false, false]);
  assert.deepEqual(screensFor(answers).find(({ screen }) => screen.id === "person").left, ["age"]);
});

test("all is answered when no screen has anything left", () => {
  assert.equal(firstOpen(allNo), undefined);
  assert.equal(firstOpen({ ...allNo, age: "10-17" }), undefined);
  assert.equal(firstOpen({}).screen.id, "emergency");
});

test("a change that could make it less urgent is never called anything but milder, for each question and in each direction", () => {
  const order = DATA.levels.map(({ id }) => id);
  const level = (answers) => order.indexOf(triage(answers).level);
  const states = [true, false, null];
  const contexts = [allNo, { ...allNo, strong: true, age: "o70" }, { ...allNo, pregnant: true, brittle: true, growing: null }, { ...allNo, doms_pattern: true }];
  for (const context of contexts) {
    for (const { key } of QUESTIONS) {
      for (const before of states) {
        for (const after of states) {
          const falls = level({ ...context, [key]: after }) < level({ ...context, [key]: before });
          if (falls) assert.ok(isMilder(key, before, after), `${key}: ${before} → ${after}`);
        }
      }
    }
  }
  assert.ok(isMilder("age", "o70", "18-54") && isMilder("age", null, "18-54") && !isMilder("age", "o70", "o70"));
});
