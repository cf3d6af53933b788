import assert from "node:assert/strict";
import { test } from "node:test";

import { LONGEST_OWN, breathingPhases, choiceId, editedPlan, holdPhases, namesIn, phaseLimits } from "../../../src/training_safety/widgets/warm_up_timer/choices.js";
import { totalSeconds } from "../../../src/training_safety/widgets/warm_up_timer/plan.js";
import { VECTORS, breathingPlan, edits, holdPlan, rampPlan } from "./plans.mjs";

const keys = (exercises) => exercises.map(({ key }) => key);

test("a hold plan made here is the one that Python makes", () => {
  for (const { settings, total_s: total, phases } of VECTORS.holds) {
    const found = holdPhases(settings, []);
    assert.equal(totalSeconds({ phases: found }), total);
    if (phases) assert.deepEqual(found.map(({ key, seconds, name }) => [key, seconds, name.nb, name.en]), phases);
  }
});

test("a breathing plan made here lasts as long as the one that Python makes", () => {
  const [phase] = breathingPlan().phases;
  for (const { settings, total_s: total } of VECTORS.breathing) assert.equal(breathingPhases(settings, phase)[0].seconds, total);
});

test("what is chosen is in the plan, and the suggestion stays as it was", () => {
  const base = rampPlan();
  const before = structuredClone(base);
  const plan = editedPlan(base, edits({
    minutes: { raise: 4.5 }, switched: ["raise/raise-1", "activate/swings"], own: { raise: "Hoppe tau, Ro" },
  }));
  assert.equal(totalSeconds(plan), 810);
  assert.deepEqual(keys(plan.phases[0].exercises), ["raise-0", "raise-2", "own-1", "own-2"]);
  assert.equal(plan.phases[0].exercises.at(-1).name.en, "Ro");
  assert.deepEqual(keys(plan.phases[0].more), ["raise-1"]);
  assert.equal(plan.phases[1].exercises.at(-1).key, "swings");
  assert.deepEqual(keys(plan.phases[1].more), ["turns"]);
  assert.deepEqual(base, before);
  assert.deepEqual(editedPlan(base, edits()), before);
});

test("choices of another plan, another time or another hand count for nothing", () => {
  const base = rampPlan();
  const hostile = [
    { minutes: { raise: 2.9, activate: 21, potentiate: "5", elsewhere: 4 } },
    { minutes: { raise: NaN, activate: null, potentiate: {} } },
    { switched: ["nowhere/at-all", "raise/", "__proto__"] },
    { own: { elsewhere: "x", raise: { name: "x" }, activate: 7, potentiate: " ,\u200b, " } },
    { settings: { holds: 3, minutes: 2 } },
  ];
  for (const raw of hostile) assert.deepEqual(editedPlan(base, edits(raw)), base, JSON.stringify(raw));
});

test("a phase is never left with nothing to do", () => {
  const base = rampPlan();
  const switched = base.phases[0].exercises.map((exercise) => choiceId(base.phases[0], exercise));
  const done = (own) => keys(editedPlan(base, edits({ switched, own })).phases[0].exercises);
  assert.deepEqual(done({}), ["raise-0", "raise-1", "raise-2"]);
  assert.deepEqual(done({ raise: "Sykle" }), ["own-1"]);
});

test("names of one's own are made plain, cut to size and kept to what there is time for", () => {
  assert.deepEqual(namesIn(" Hoppe\u202e\u0000 <b>tau</b>\n\t, ,A\u030a"), ["Hoppe <b>tau</b>", "Å"]);
  assert.equal(namesIn("x".repeat(1000))[0].length, LONGEST_OWN);
  const own = { raise: "a,".repeat(80) };
  assert.equal(editedPlan(rampPlan(), edits({ own })).phases[0].exercises.length, 20);
  const short = rampPlan();
  short.phases[0].seconds = 5;
  assert.equal(editedPlan(short, edits({ own })).phases[0].exercises.length, 5);
});

test("a phase may be as short as the course's own minimum, and as long as the cap or as it is suggested", () => {
  assert.deepEqual(phaseLimits({ seconds: 240, suggested_min: [3, 6] }), [3, 20]);
  assert.deepEqual(phaseLimits({ seconds: 90, suggested_min: null }), [0.5, 20]);
  assert.deepEqual(phaseLimits({ seconds: 12, suggested_min: null }), [0.2, 20]);
  assert.deepEqual(phaseLimits({ seconds: 3600, suggested_min: null }), [0.5, 60]);
});

test("hold and breathing settings are taken within their ranges only", () => {
  const hold = holdPlan();
  const chosen = (settings) => editedPlan(hold, edits({ settings })).settings;
  assert.deepEqual(chosen({ holds: 4, hold_s: 61, rest_s: 2.5, sides: true, minutes: 3, ready_s: 9 }), { ...hold.settings, holds: 4 });
  assert.equal(totalSeconds(editedPlan(hold, edits({ settings: { holds: 2, sides: 0, hold_s: 20 } }))), 5 + 20 + 15 + 20);
  const slow = editedPlan(breathingPlan(), edits({ settings: { minutes: 1.5, out_s: 7, in_s: 4.5 } }));
  assert.deepEqual(slow.phases[0].rhythm.map(({ seconds }) => seconds), [4, 7]);
  assert.equal(slow.phases[0].seconds, 99);
});

test("a hold plan made by hand, without settings, is left as it is", () => {
  const made = { ...holdPlan(), settings: {} };
  assert.deepEqual(editedPlan(made, edits({ settings: { holds: 1 } })).phases, made.phases);
});
