import assert from "node:assert/strict";
import { test } from "node:test";

import { editedPlan } from "../../../src/training_safety/widgets/warm_up_timer/choices.js";
import {
  READY, cues, elapsed, fullness, lengthened, observed, paused, position, present, refitted, shortened, skipped, slots, spans, spent,
  started, totalSeconds, wentBack,
} from "../../../src/training_safety/widgets/warm_up_timer/plan.js";
import { MINUTE, NOON, VECTORS, breathingPlan, edits, holdPlan, planOf, rampPlan } from "./plans.mjs";

/** A run some time after noon, as the reader finds it before doing something. */
const at = (plan, run, seconds) => observed(plan, run, NOON + seconds * 1000);
const begun = (plan) => started(plan, READY, NOON);

// ---- The plan: the same as in Python ----

test("the position agrees with the shared vectors", () => {
  for (const { plan, elapsed_s: seconds, remaining_s: _, ...expected } of VECTORS.positions) {
    const found = position(planOf(VECTORS.plans[plan]), seconds);
    assert.deepEqual(
      {
        phase: found.phase,
        exercise: found.exercise,
        phase_elapsed_s: found.phaseElapsed,
        phase_remaining_s: found.phaseRemaining,
        exercise_remaining_s: found.exerciseRemaining,
        beat: found.beat,
        beat_remaining_s: found.beatRemaining,
        finished: found.finished,
      },
      expected,
      `${plan} at ${seconds}`,
    );
  }
});

test("slots and totals agree with the shared vectors", () => {
  for (const plan of Object.values(VECTORS.plans)) assert.equal(totalSeconds(planOf(plan)), plan.total_s);
  for (const [name, expected] of Object.entries(VECTORS.slots)) {
    const found = slots(planOf(VECTORS.plans[name])).map((slot) => [slot.phase, slot.exercise, slot.start, slot.end]);
    assert.deepEqual(found, expected);
  }
});

test("time added in a run goes to what is being done, and moves what comes after", () => {
  const plan = planOf(VECTORS.plans.ramp);
  const extra = { "raise/raise-1": 30 };
  assert.deepEqual(slots(plan, extra).slice(0, 4).map(({ start, end }) => [start, end]), [[0, 80], [80, 190], [190, 270], [270, 330]]);
  assert.deepEqual(spans(plan, extra), [{ start: 0, end: 270 }, { start: 270, end: 570 }, { start: 570, end: 810 }]);
  assert.equal(position(plan, 100, extra).phaseRemaining, 170);
  assert.equal(position(plan, 269.9, extra).phase, 0);
  assert.equal(position(plan, 270, extra).phase, 1);
});

test("sounds are laid ahead at every change, and the last one ends the plan", () => {
  const plan = planOf(VECTORS.plans.ramp);
  const found = cues(plan, {}, 100);
  assert.deepEqual(found[0], { in: 60, kind: "exercise" });
  assert.deepEqual(found[1], { in: 140, kind: "phase" });
  assert.deepEqual(found.at(-1), { in: 680, kind: "finish" });
  assert.equal(found.length, 9);
  assert.equal(cues(plan, { "raise/raise-1": 30 }, 100)[0].in, 90);
  assert.deepEqual(cues(plan, {}, 780), []);
});

test("the breathing shape fills and empties without a leap", () => {
  const [inward, outward] = breathingPlan().phases[0].rhythm;
  const found = [fullness(inward, 4), fullness(inward, 2), fullness(inward, 0), fullness(outward, 6), fullness(outward, 0)];
  assert.deepEqual(found.map((share) => Math.round(share * 1e6) / 1e6), [0, 0.5, 1, 1, 0]);
});

// ---- The run, with a clock that we hold ----

test("elapsed time comes from the clock and not from how often anybody looks", () => {
  const plan = rampPlan();
  assert.equal(elapsed(begun(plan), NOON + 4 * MINUTE), 240);
  let looked = begun(plan);
  for (let now = NOON; now <= NOON + 4 * MINUTE; now += 250) looked = observed(plan, looked, now);
  assert.equal(elapsed(looked, NOON + 4 * MINUTE), 240);
});

test("a pause keeps what is behind, however long it is", () => {
  const plan = rampPlan();
  const run = paused(plan, at(plan, begun(plan), 90), NOON + 90_000);
  assert.deepEqual([run.since, elapsed(run, NOON + 60 * MINUTE)], [null, 90]);
  assert.equal(elapsed(started(plan, run, NOON + 60 * MINUTE), NOON + 61 * MINUTE), 150);
});

test("twenty minutes in a hidden tab past the end is finished, once and at the right time", () => {
  const plan = rampPlan();
  const run = observed(plan, begun(plan), NOON + 33 * MINUTE);
  assert.deepEqual([run.since, run.kept, run.seen], [null, 780, NOON + 13 * MINUTE]);
  assert.equal(observed(plan, run, NOON + 50 * MINUTE), run);
  assert.ok(present(plan, run, NOON + 50 * MINUTE).finished);
});

test("a clock set back never gives negative time, nor takes away what was seen", () => {
  const plan = rampPlan();
  assert.equal(elapsed(begun(plan), NOON - 3600e3), 0);
  const run = observed(plan, at(plan, begun(plan), 100), NOON - 3600e3);
  assert.equal(elapsed(run, NOON - 3600e3), 100);
  assert.equal(elapsed(run, NOON - 3600e3 + 5000), 105);
});

test("what is finished starts from the beginning, without what was added", () => {
  const plan = rampPlan();
  const finished = at(plan, lengthened(plan, begun(plan), NOON), 1000);
  assert.deepEqual([finished.kept, finished.extra], [810, { "raise/raise-0": 30 }]);
  assert.deepEqual(started(plan, finished, NOON), { ...READY, since: NOON, seen: NOON });
});

test("skipping goes on by one exercise, and from the last one to the end", () => {
  const plan = rampPlan();
  const starts = slots(plan).map(({ start }) => start);
  assert.deepEqual(starts.slice(0, 4), [0, 80, 160, 240]);
  let run = skipped(plan, at(plan, begun(plan), 50), NOON + 50_000);
  assert.deepEqual([run.since, run.kept], [NOON + 50_000, 80]);
  for (const start of starts.slice(2)) {
    run = skipped(plan, run, NOON + 60_000);
    assert.equal(elapsed(run, NOON + 60_000), start);
  }
  run = skipped(plan, run, NOON + 61_000);
  assert.deepEqual([run.since, run.kept], [null, 780]);
});

test("skipping before the start waits at the next exercise", () => {
  const run = skipped(rampPlan(), READY, NOON);
  assert.deepEqual([run.since, run.kept], [null, 80]);
});

test("back goes to the start of the exercise, or to the one before when it has hardly begun", () => {
  const plan = rampPlan();
  const inSecond = skipped(plan, begun(plan), NOON);
  const back = (run, seconds) => wentBack(plan, at(plan, run, seconds), NOON + seconds * 1000).kept;
  assert.equal(back(inSecond, 10), 80);
  assert.equal(back(inSecond, 2), 0);
  assert.equal(back(inSecond, 3), 80); // just 3 s in
  assert.equal(back(begun(plan), 1), 0);
  assert.equal(back(READY, 0), 0);
});

test("back at the start of a phase comes to the last exercise of the one before", () => {
  const plan = rampPlan();
  const run = at(plan, begun(plan), 241);
  assert.equal(wentBack(plan, run, NOON + 241_000).kept, 160);
});

test("back from the end waits at the start of the last exercise", () => {
  const plan = rampPlan();
  const run = wentBack(plan, at(plan, begun(plan), 1200), NOON + 20 * MINUTE);
  assert.deepEqual([run.since, run.kept], [null, slots(plan).at(-1).start]);
});

test("thirty seconds more lengthen this phase of this run only", () => {
  const plan = rampPlan();
  let run = lengthened(plan, at(plan, begun(plan), 100), NOON + 100_000);
  run = lengthened(plan, at(plan, run, 101), NOON + 101_000);
  assert.deepEqual(run.extra, { "raise/raise-1": 60 });
  assert.equal(present(plan, run, NOON + 101_000).phaseRemaining, 199);
  assert.equal(at(plan, run, 13 * 60).since, NOON);
  assert.equal(at(plan, run, 14 * 60).kept, 840);
  for (let i = 0; i < 200; i += 1) run = lengthened(plan, run, NOON + 101_000);
  assert.equal(run.extra["raise/raise-1"], 3600);
});

test("a plan changed in mid-run keeps the phase and the place in it", () => {
  const before = rampPlan();
  const run = { ...begun(before), kept: 240 };
  const longer = editedPlan(before, edits({ minutes: { raise: 6, activate: 8 } }));
  assert.equal(refitted(before, longer, at(before, run, 20), NOON + 20_000).kept, 380);
  const shorter = editedPlan(before, edits({ minutes: { activate: 3 } }));
  assert.equal(refitted(before, shorter, at(before, run, 240), NOON + 4 * MINUTE).kept, 420); // on to the next
  assert.deepEqual(refitted(before, longer, READY, NOON), { ...READY, seen: NOON });
  assert.deepEqual(refitted(before, longer, at(before, run, 3600), NOON + 60 * MINUTE), READY);
});

test("a plan with fewer phases than the run had come to does not lose its footing", () => {
  const [before, after] = [holdPlan(), holdPlan({ holds: 1, sides: 0 })];
  let run = begun(before);
  for (let i = 0; i < 10; i += 1) run = skipped(before, run, NOON);
  const found = refitted(before, after, run, NOON);
  assert.ok(elapsed(found, NOON) < totalSeconds(after));
  assert.equal(present(after, found, NOON).phase, after.phases.length - 1);
});

test("less time is taken from what is being done, and never more than is left of it", () => {
  const plan = rampPlan();
  const run = shortened(plan, started(plan, READY, NOON), NOON + 10_000);
  assert.deepEqual([run.extra, present(plan, run, NOON + 10_000).exerciseRemaining], [{ "raise/raise-0": -30 }, 40]);
  assert.equal(shortened(plan, run, NOON + 20_000), run); // 30 s left
  assert.ok(slots(plan, { "raise/raise-0": -3600 }).every(({ start, end }) => end > start));
});

test("the last three seconds before each change are counted where that is asked for, and none that are past", () => {
  const counted = cues(rampPlan(), {}, 78.5, true).filter(({ kind }) => kind === "count").map((cue) => cue.in);
  assert.deepEqual(counted.slice(0, 4), [0.5, 78.5, 79.5, 80.5]);
});

test("what is skipped was not spent, and what is done again was", () => {
  const plan = rampPlan();
  const run = skipped(plan, started(plan, READY, NOON), NOON + 20_000);
  assert.equal(spent(run, NOON + 30_000), 30);
  assert.equal(spent(wentBack(plan, run, NOON + 30_000), NOON + 35_000), 35);
});
