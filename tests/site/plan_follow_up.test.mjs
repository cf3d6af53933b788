import assert from "node:assert/strict";
import test from "node:test";

import { FOLLOW_UPS, plansMade, plansToAsk } from "../../src/training_safety/site/static/plan_follow_up.js";

const DAY = Date.UTC(2026, 10, 1) / 86_400_000;
const plans = (saved = "2026-11-01T12:00:00.000Z") => new Map([
  ["plans:warm_up", { saved, data: { "warm_up.bag_down": { if: "a", then: "b" }, broken: { if: 1 } } }],
  ["quiz:warm_up", { saved, data: {} }],
]);

test("a plan is asked about from the day after it was made, and again a week after each answer", () => {
  const asked = (answers, day) => plansToAsk(plans(), answers, day).map(({ key }) => key);
  assert.deepEqual(asked(null, DAY), []);
  assert.deepEqual(asked(null, DAY + 1), ["warm_up.bag_down"]);
  assert.deepEqual(asked({ "warm_up.bag_down": { did: "no", day: DAY + 1 } }, DAY + 7), []);
  assert.deepEqual(asked({ "warm_up.bag_down": { did: "no", day: DAY + 1 } }, DAY + 8), ["warm_up.bag_down"]);
});

test("what is no plan is not asked about", () => assert.deepEqual(plansMade(plans()).map(({ plan }) => plan), [{ if: "a", then: "b" }]));

test("of two devices the later answer counts", () => {
  const [early, late] = [{ a: { did: "no", day: 1 } }, { a: { did: "yes", day: 2 }, b: { did: "some", day: 1 } }];
  assert.deepEqual(FOLLOW_UPS.merge(early, late), late);
  assert.deepEqual(FOLLOW_UPS.merge(late, early), late);
  assert.equal(FOLLOW_UPS.sound({ a: { did: "well", day: 1 } }), null);
});
