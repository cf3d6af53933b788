import assert from "node:assert/strict";
import { test } from "node:test";

import { isoDay } from "../../../src/training_safety/widgets/shared/days.js";
import { emptyPlan, exportedWith, ics, plannedWeek, WEEK_PLANS, withoutSession, withSession } from "../../../src/training_safety/widgets/training_diary/plan.js";
import { wordsIn } from "../../../src/training_safety/widgets/training_diary/view.js";
import { MONDAY } from "./diaries.mjs";

const [WALK, STRENGTH] = [
  { id: "walk", weekday: 2, kind: "walking", minutes: 20 },
  { id: "strong", weekday: 4, kind: "strength", minutes: 45 },
];
const PLAN = [STRENGTH, WALK].reduce(withSession, emptyPlan());
const logged = (offset, kind, id) => ({ id, date: isoDay(MONDAY + offset), kind });

test("sessions of a plan stand in the order of the week, and one that is removed is gone", () => {
  assert.deepEqual(PLAN.sessions.map(({ id }) => id), ["walk", "strong"]);
  assert.deepEqual(withoutSession(PLAN, "walk").sessions, [STRENGTH]);
});

test("a planned session is done when one of its kind stands in the diary on its day, and each counts once", () => {
  const twice = withSession(PLAN, { ...WALK, id: "again" });
  const states = (diary) => plannedWeek(twice, diary, MONDAY + 3).map(({ done, ahead }) => (done ? "done" : ahead ? "ahead" : "open"));
  assert.deepEqual(states([]), ["open", "open", "open"]);
  assert.deepEqual(states([logged(1, "walking", "a")]), ["done", "open", "open"]);
  assert.deepEqual(states([logged(1, "running", "a"), logged(3, "strength", "b")]), ["open", "open", "done"]);
  assert.deepEqual(plannedWeek(twice, [], MONDAY).map(({ ahead }) => ahead), [true, true, true]);
});

test("a calendar is told each session for four weeks, and later that one is out of the plan", () => {
  const words = wordsIn("nb");
  const first = exportedWith(PLAN);
  const file = ics(PLAN, words, first, MONDAY, new Date(0));
  assert.equal(file.match(/RRULE:FREQ=WEEKLY;COUNT=4/g).length, 2);
  assert.match(file, /SUMMARY:gåtur\\, 20 min/);
  assert.match(file, new RegExp(`DTSTART;VALUE=DATE:${isoDay(MONDAY + 1).replaceAll("-", "")}`));
  const less = { ...withoutSession(PLAN, "walk"), exported: first };
  const second = exportedWith(less);
  assert.equal(second.sequence, 2);
  assert.match(ics(less, words, second, MONDAY), /UID:walk-week-plan@trygg-trening[\s\S]*?STATUS:CANCELLED/);
});

test("what is no plan is not taken for one", () => {
  assert.equal(WEEK_PLANS.sound(PLAN), PLAN);
  for (const wrong of [{ weekday: 0 }, { kind: "rest" }, { minutes: 0 }, { minutes: 601 }, { id: "<b>" }]) {
    assert.equal(WEEK_PLANS.sound({ sessions: [{ ...WALK, ...wrong }], exported: null }), null, JSON.stringify(wrong));
  }
});
