import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { calendar, comparison, LARGEST, madePlan, problemsOf, SETTINGS } from "../../../src/training_safety/widgets/load_planner/plan.js";
import { isoDay, parseDay } from "../../../src/training_safety/widgets/shared/days.js";
import { EN, NB, planOf, SETTING, SUNDAY } from "./plans.mjs";

const PROGRESSION = JSON.parse(readFileSync(new URL("../../vectors/progression.json", import.meta.url), "utf8"));
const problem = (changes) => problemsOf({ ...SETTING, ...changes }, SUNDAY);

test("the settings of the tests are all the settings there are", () => {
  assert.deepEqual(Object.keys(SETTING).sort(), [...SETTINGS].sort());
});

test("the largest load of a week is the one Python uses", () => {
  assert.equal(Math.max(...Object.values(LARGEST)), PROGRESSION.limits.largest_load);
});

// --- Weeks

test("the target date decides the number of weeks as it does in Python", () => {
  for (const item of PROGRESSION.calendar) {
    const { monday, weeks } = calendar(item, parseDay(item.today));
    assert.equal(isoDay(monday), item.monday);
    assert.equal(weeks, item.plan_weeks);
  }
});

// --- Problems

test("a sound plan has no problem, up to the very limits", () => {
  for (const changes of [
    {}, { start_load: 1 }, { start_load: 5040, rate: 0 }, { rate: 0 }, { growth: "linear", step: 60, weeks: 30 }, { weeks: 1 }, { weeks: 52, rate: 2 },
    { rate: 50, ceiling: 5040, weeks: 52 }, { ceiling: 120 }, { deload_share: 1 }, { deload_share: 0.01 }, { deload_share: 0.57 }, { deload_every: 0 },
    { sessions_per_week: 14 }, { target_date: "2026-11-23" }, { target_date: "2027-11-21", rate: 1 }, { start_date: "2026-01-01" },
    { growth: "linear", rate: NaN }, { step: NaN },
  ]) assert.deepEqual(problem(changes), {}, JSON.stringify(changes));
});

test("zero, negative and absurd input is refused at its field with a sentence that says what to enter", () => {
  const refused = [
    ["start_load", { start_load: 0 }, /fra 1 til 5\u202f040/], ["start_load", { start_load: -20 }, /fra 1/],
    ["start_load", { start_load: NaN }, /Skriv et tall/], ["start_load", { start_load: 5041 }, /fra 1 til 5\u202f040/],
    ["start_load", { unit: "AU", start_load: 50401 }, /50\u202f400/], ["start_load", { unit: "kg", start_load: 1e9 }, /1\u202f000\u202f000/],
    ["start_load", { start_load: Infinity }, /fra 1/],
    ["rate", { rate: -1 }, /fra 0 til 50\. Vil du ned/], ["rate", { rate: 50.1 }, /fra 0 til 50/], ["rate", { rate: NaN }, /tall/],
    ["step", { growth: "linear", step: -1 }, /fra 0 til 60\. Vil du ned/], ["step", { growth: "linear", step: 61 }, /fra 0 til 60/],
    ["step", { growth: "linear", step: NaN }, /tall/],
    ["deload_share", { deload_share: 0 }, /fra 1 til 100/], ["deload_share", { deload_share: 1.2 }, /fra 1 til 100/],
    ["deload_share", { deload_share: NaN }, /tall/],
    ["ceiling", { ceiling: 119 }, /fra 120/], ["ceiling", { ceiling: NaN }, /tomt/], ["ceiling", { ceiling: 6000 }, /5\u202f040/],
    ["weeks", { weeks: 0 }, /helt tall fra 1 til 52/], ["weeks", { weeks: 53 }, /fra 1 til 52/], ["weeks", { weeks: 2.5 }, /helt tall/],
    ["weeks", { weeks: NaN }, /helt tall/],
    ["sessions_per_week", { sessions_per_week: 0 }, /fra 1 til 14/], ["sessions_per_week", { sessions_per_week: 15 }, /fra 1 til 14/],
    ["start_date", { start_date: "2027-02-30" }, /dato som finnes/], ["target_date", { target_date: "none" }, /dato fra 23\. nov\. 2026/],
    ["start_date", { start_date: "none", target_date: "2027-01-10" }, /dato som finnes/],
    ["target_date", { target_date: "2026-11-22" }, /23\. nov\. 2026/], ["target_date", { target_date: "2027-11-22" }, /til 21\. nov\. 2027/],
    ["rate", { rate: 40, weeks: 52 }, /Uke 17 .*5\u202f040.*tak/], ["step", { growth: "linear", start_load: 4000, step: 500 }, /Uke 5 .*tak/],
  ];
  for (const [field, changes, sentence] of refused) {
    const found = problem(changes);
    assert.deepEqual(Object.keys(found), [field], JSON.stringify(changes));
    assert.match(NB.problem(found[field]), sentence);
    for (const words of [NB, EN]) {
      const text = words.problem(found[field]);
      assert.doesNotMatch(text, /[{}]|NaN|undefined/, text);
      assert.match(text, /\.$/);
    }
  }
});

test("what Python refuses of a progression is a problem at the same setting here", () => {
  const fields = { start: "start_load", step: "step", rate: "rate", weeks: "weeks", deload_share: "deload_share", ceiling: "ceiling" };
  const refused = PROGRESSION.refused.filter((item) => item.function.endsWith("_progression") && item.argument in fields);
  for (const { function: name, argument, given } of refused) {
    const { start, step = 0, rate = 0, weeks, deload_share = 0.6, ceiling = null } = {
      ...PROGRESSION.accepted_beside_the_refused[name],
      ...given,
    };
    const settings = { ...SETTING, unit: "kg", growth: name.split("_")[0], start_load: start, step, rate: 100 * rate, weeks, deload_share, ceiling };
    const wrong = Object.entries(problemsOf(settings, SUNDAY));
    assert.ok(wrong.length > 0, JSON.stringify(given));
    // Python blames the weeks for a load that grows too large, the form blames the growth.
    if (wrong[0][1].key !== "p_too_large") assert.equal(wrong[0][0], fields[argument], JSON.stringify(given));
  }
  assert.ok(refused.length >= 8);
});

test("several problems are all reported, each at its own field", () => {
  const found = problem({ start_load: 0, rate: 99, ceiling: NaN, weeks: 0, sessions_per_week: 0.5 });
  assert.deepEqual(Object.keys(found).sort(), ["rate", "sessions_per_week", "start_load", "weeks"]);
});

// --- The plan

test("a plan knows its weeks, its Mondays, its changes and when it meets the ceiling", () => {
  const plan = planOf({ ceiling: 140 });
  assert.deepEqual(plan.deloads, [4, 8, 12]);
  assert.equal(isoDay(plan.rows[3].start), "2026-12-14");
  assert.equal(isoDay(plan.lastDay), "2027-02-14");
  assert.equal(plan.lastOrdinary.week, 11);
  assert.ok(Math.abs(plan.rows[3].change + 40) < 1e-9);
  assert.equal(plan.rows[0].change, null);
  assert.equal(plan.rows[2].each, plan.rows[2].load / 3);
  for (const item of [...PROGRESSION.linear, ...PROGRESSION.geometric].filter(({ start }) => start >= 1)) {
    const { start, step = 0, rate = 0, weeks, deload_every, deload_share, ceiling } = item;
    const growth = "step" in item ? "linear" : "geometric";
    const settings = { ...SETTING, growth, start_load: start, step, rate: 100 * rate, weeks, deload_every: deload_every ?? 0, deload_share, ceiling };
    assert.equal(madePlan(settings, SUNDAY).ceilingWeek, item.ceiling_week);
  }
});

test("the comparison is over 12 weeks, however long the plan is", () => {
  for (const weeks of [4, 12, 30]) {
    const [yours, ten, none] = comparison(planOf({ start_load: 1000, unit: "AU", weeks }));
    assert.ok(Math.abs(yours.highest - 1000 * 1.05 ** 8) < 1e-9, "nine ordinary weeks");
    assert.ok(Math.abs(ten.factor - 1.1 ** 11) < 1e-12, "eleven steps");
    assert.equal(none.total, 12_000);
  }
  assert.deepEqual(comparison(planOf({ start_load: 4000, rate: 20, weeks: 2 })).map((plan) => plan === null), [true, true, false]);
});
