import assert from "node:assert/strict";
import test from "node:test";

import { isoDay } from "../../../src/training_safety/widgets/shared/days.js";
import { firstDay, ratiosOf, weekOf, WEEKS_SHOWN } from "../../../src/training_safety/widgets/training_diary/week.js";
import { MONDAY, WEEK } from "./diaries.mjs";

const close = (one, other) => assert.ok(Math.abs(one - other) < 1e-6, `${one} for ${other}`);

test("a week has the numbers of the curriculum's worked week", () => {
  const week = weekOf(WEEK, MONDAY + 3, MONDAY + 10);
  assert.equal(week.load.total, 1380);
  assert.equal(week.time.total, 270);
  close(week.variation.monotony, 0.9522905);
  assert.deepEqual(week.change, { percent: null, reason: "day_not_logged" });
  assert.equal(week.weeks.length, WEEKS_SHOWN);
  assert.equal(week.weeks.at(-1).load.total, 1380);
});

test("a forgotten day leaves the week without a total, and days to come are no gaps to fill", () => {
  const week = weekOf(WEEK.slice(0, 4), MONDAY, MONDAY + 4);
  assert.equal(week.load.total, null);
  assert.equal(week.load.logged, 720);
  assert.deepEqual(week.days.map(({ load }) => load), [420, 0, 300, 0, null, null, null]);
  assert.deepEqual(week.days.map(({ future }) => future), [false, false, false, false, false, true, true]);
});

test("two weeks that are whole have a change", () => {
  const before = WEEK.map((session, index) => ({ ...session, date: isoDay(MONDAY - 7 + index), rpe: session.rpe && session.rpe / 2 }));
  assert.equal(weekOf([...before, ...WEEK], MONDAY, MONDAY + 7).change.percent, 100);
});

test("the ratio has both averages beside it, and none where a day of the window is a gap", () => {
  const daily = (count, load) => Array.from({ length: count }, (_, index) => ({ date: isoDay(MONDAY + index), kind: "running", minutes: load(index), rpe: 1 }));
  const steady = daily(28, (index) => (index < 21 ? 200 : 300));
  const { coupled, uncoupled, ewma } = ratiosOf(steady);
  close(coupled.ratio, 4 / 3);
  assert.equal(coupled.acute, 300);
  close(uncoupled.ratio, 1.5);
  assert.equal(ewma.reason, "too_few_days");
  assert.equal(ratiosOf(steady.filter((_, index) => index !== 10)).coupled.reason, "day_not_logged");
  assert.equal(ratiosOf([]), null);
});

test("an average that forgets is the same whether it begins where the diary does or a year before the last day", () => {
  const daily = (count) => Array.from({ length: count }, (_, index) => ({ date: isoDay(MONDAY + index - count), kind: "running", minutes: 20 + ((index - count) % 5), rpe: 2 }));
  close(ratiosOf(daily(500)).ewma.ratio, ratiosOf(daily(400)).ewma.ratio);
  assert.equal(firstDay(daily(3)), MONDAY - 3);
});
