import assert from "node:assert/strict";
import test from "node:test";

import { FORGOTTEN_MS, TIMERS, editsFrom, lastFrom, lastOf, runFrom, switchesFrom, timing } from "../../../src/training_safety/widgets/warm_up_timer/memory.js";
import { READY, elapsed, lengthened, observed, paused, present, started } from "../../../src/training_safety/widgets/warm_up_timer/plan.js";
import { MINUTE, NOON, edits, planOf, rampPlan } from "./plans.mjs";

const plan = rampPlan();
const stored = (run) => JSON.parse(JSON.stringify(run));
const back = (run, now, like = plan) => runFrom(stored(run), plan, timing(like), now);

test("a reload in mid-run comes back right", () => {
  const run = back(lengthened(plan, started(plan, READY, NOON), NOON + 1000), NOON + 5 * MINUTE);
  assert.equal(elapsed(run, NOON + 5 * MINUTE), 300);
  const { phase, phaseElapsed } = present(plan, run, NOON + 5 * MINUTE);
  assert.deepEqual([phase, phaseElapsed], [1, 30]);
});

test("a run that ended while the page was closed is shown as ended, and after two hours forgotten", () => {
  const run = started(plan, READY, NOON);
  assert.ok(present(plan, back(run, NOON + 20 * MINUTE), NOON).finished);
  assert.deepEqual(back(run, NOON + 13 * MINUTE + FORGOTTEN_MS + 1), READY);
});

test("a run left on pause is there again, and after two hours forgotten", () => {
  const run = paused(plan, started(plan, READY, NOON), NOON + 60_000);
  assert.equal(back(run, NOON + 60_000 + FORGOTTEN_MS).kept, 60);
  assert.deepEqual(back(run, NOON + 60_000 + FORGOTTEN_MS + 1), READY);
});

test("a run of another plan than this one is begun anew", () => {
  const other = rampPlan();
  other.phases[0].seconds = 300;
  assert.deepEqual(back(started(plan, READY, NOON), NOON, other), READY);
});

test("a clock that was set back before the reload does not hurt", () => {
  const run = back(observed(plan, started(plan, READY, NOON), NOON + 2 * MINUTE), NOON - 3600e3);
  assert.equal(elapsed(run, NOON - 3600e3), 120);
});

test("what does not make sense as a run is never taken for one", () => {
  const good = stored(started(plan, READY, NOON));
  const bad = [null, 7, "running", [], {}, { ...good, kept: -1 }, { ...good, kept: "3" }, { ...good, kept: null }, { ...good, seen: 0 }, { ...good, seen: 1e308 }];
  for (const raw of bad) assert.deepEqual(runFrom(raw, plan, timing(plan), NOON), READY, JSON.stringify(raw));
  const extra = JSON.parse('{"raise/raise-0": 1e9, "nowhere/at-all": 30, "__proto__": {"x": 3}}');
  assert.deepEqual(runFrom({ ...good, extra }, plan, timing(plan), NOON).extra, {});
  for (const since of ["now", -5, {}]) assert.equal(runFrom({ ...good, since }, plan, timing(plan), NOON).since, null);
});

test("choices and switches of any shape become whole", () => {
  for (const raw of [undefined, 7, "x", [], {}, { minutes: 3, switched: {}, own: [], gentler: 3, settings: [] }]) assert.deepEqual(editsFrom(raw), edits());
  assert.deepEqual(editsFrom({ switched: ["a/b", 3, null], minutes: { raise: 4 } }), edits({ switched: ["a/b"], minutes: { raise: 4 } }));
  for (const raw of [undefined, [], { sound: 0, vibration: "no", speech: 1 }]) {
    assert.deepEqual(switchesFrom(raw), { sound: true, vibration: true, speech: false });
  }
  assert.deepEqual(switchesFrom({ sound: false, vibration: false, speech: true }), { sound: false, vibration: false, speech: true });
});

test("a record has choices, switches and a run; anything else is none", () => {
  const data = { edits: {}, switches: {}, run: {}, timing: "" };
  assert.equal(TIMERS.sound(data), data);
  for (const bad of [null, [], {}, { ...data, edits: 3 }, { ...data, switches: [] }, { ...data, run: undefined }]) assert.equal(TIMERS.sound(bad), null);
});

test("plans of the same timing are taken for the same, however they are told", () => {
  const phases = [["walk", 90, 0, []]];
  assert.equal(timing(planOf({ phases }, "own")), timing(planOf({ phases }, "ramp")));
  assert.notEqual(timing(planOf({ phases })), timing(planOf({ phases: [["walk", 91, 0, []]] })));
});

test("what was done is remembered with its day, and what hardly began or makes no sense is not", () => {
  const run = started(plan, READY, NOON);
  assert.equal(lastOf(plan, run, NOON + 59_000, null), null);
  const last = lastOf(plan, run, NOON + 5 * MINUTE, null);
  assert.deepEqual(last, { at: NOON + 5 * MINUTE, seconds: 300, of: 780 });
  assert.deepEqual(lastFrom(stored(last)), last);
  assert.equal(lastOf(plan, READY, NOON + 6 * MINUTE, last), last);
  for (const raw of [null, 7, {}, { ...last, at: "today" }, { ...last, at: 1e16 }, { ...last, seconds: 3 }, { ...last, of: null }]) assert.equal(lastFrom(raw), null);
});
