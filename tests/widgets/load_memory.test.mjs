import assert from "node:assert/strict";
import test from "node:test";

import { memoryOf, soundMemory, soundSettings } from "../../src/training_safety/widgets/load_memory.js";
import { problemsOf } from "../../src/training_safety/widgets/load_plan.js";
import { SETTING, SUNDAY } from "./load_plans.mjs";
import { shelf } from "./tiny_page.mjs";

test("a memory that the form could not have made is set aside", () => {
  const memory = { first: SETTING, settings: { ...SETTING, rate: 8 }, planId: "abc123def456", session: "50", longest: "40" };
  assert.deepEqual(soundMemory(memory, SUNDAY), memory);
  for (const spoilt of [
    undefined, null, 7, "plan", [], {}, { ...memory, planId: "<script>" }, { ...memory, planId: undefined },
    { ...memory, settings: null }, { ...memory, first: "x" },
  ]) assert.equal(soundMemory(spoilt, SUNDAY), null, JSON.stringify(spoilt));
  for (const changes of [
    { start_load: "120" }, { start_load: -1 }, { start_load: 1e12 }, { unit: "toString" }, { unit: "km" }, { growth: "wild" }, { step: -3 }, { step: "3" },
    { rate: 51 }, { rate: "5" }, { growth: "linear", rate: "5" }, { deload_every: 1 }, { deload_every: 2.5 }, { deload_share: 0 }, { deload_share: "0.6" },
    { ceiling: "900" }, { ceiling: 5 }, { weeks: 0 }, { weeks: 999 }, { weeks: "12" }, { start_date: 5 }, { start_date: "2026-02-31" },
    { target_date: "soon" }, { target_date: null }, { sessions_per_week: 99 }, { sessions_per_week: undefined },
  ]) assert.equal(soundSettings({ ...SETTING, ...changes }, SUNDAY), null, JSON.stringify(changes));
  assert.deepEqual(soundSettings({ ...SETTING, extra: 1 }, SUNDAY), SETTING);
  assert.equal(soundMemory({ ...memory, session: { x: 1 } }, SUNDAY).session, "");
  assert.equal(soundMemory({ ...memory, longest: "9".repeat(21) }, SUNDAY).longest, "");
});

test("a target date that has passed since is kept, for the reader to mend", () => {
  assert.notEqual(soundSettings({ ...SETTING, target_date: "2026-11-01" }, SUNDAY), null);
  assert.deepEqual(Object.keys(problemsOf({ ...SETTING, target_date: "2026-11-01" }, SUNDAY)), ["target_date"]);
});

const NOTHING = { session: "", longest: "" };

test("a plan is kept for the next visit with the identity that calendars know it by", () => {
  globalThis.localStorage = shelf();
  const memory = memoryOf("plan", SETTING);
  memory.write({ ...SETTING, rate: 8 }, { session: "50", longest: "40" });
  const next = memoryOf("plan", { ...SETTING });
  assert.deepEqual(next.kept, { ...memory.kept, first: SETTING, settings: { ...SETTING, rate: 8 }, session: "50", longest: "40" });
  assert.equal(next.problem(), null);
  assert.equal(memoryOf("another", SETTING).kept.settings, SETTING);
});

test("a plan that the author has changed since is begun anew", () => {
  globalThis.localStorage = shelf();
  memoryOf("plan", SETTING).write({ ...SETTING, rate: 8 }, NOTHING);
  const changed = { ...SETTING, start_load: 200 };
  assert.equal(memoryOf("plan", changed).kept.settings, changed);
});

test("a second view of a plan takes up its first settings and its identity", () => {
  globalThis.localStorage = shelf();
  const one = memoryOf("plan", SETTING);
  const two = memoryOf("plan", SETTING);
  one.write({ ...SETTING, rate: 8 }, NOTHING);
  two.write({ ...SETTING, rate: 9 }, NOTHING);
  assert.equal(one.kept.planId, two.kept.planId);
  const three = memoryOf("plan", { ...SETTING, rate: 9 });
  assert.deepEqual([three.kept.first, three.kept.planId], [SETTING, one.kept.planId]);
});

test("what is deleted is gone, and what comes after is another plan to a calendar", () => {
  globalThis.localStorage = shelf();
  const memory = memoryOf("plan", SETTING);
  memory.write(SETTING, NOTHING);
  const { planId } = memory.kept;
  memory.remove();
  assert.equal(globalThis.localStorage.items.size, 0);
  memory.write(SETTING, NOTHING);
  assert.notEqual(memory.kept.planId, planId);
});

test("storage that is barred, full or spoilt is told of, and the plan goes on", () => {
  for (const [items, problem] of [[shelf({ barred: true }), "barred"], [shelf({ full: true }), "full"]]) {
    globalThis.localStorage = items;
    const memory = memoryOf("plan", SETTING);
    memory.write({ ...SETTING, rate: 8 }, NOTHING);
    assert.deepEqual([memory.problem(), memory.kept.settings.rate], [problem, 8]);
  }
  globalThis.localStorage = shelf();
  globalThis.localStorage.items.set("trygg-trening:load-planner:plan", '{"first": 1}');
  const memory = memoryOf("plan", SETTING);
  assert.deepEqual([memory.problem(), memory.kept.settings], ["corrupt", SETTING]);
  memory.write(SETTING, NOTHING);
  assert.equal(memory.problem(), null);
});
