import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { IN_UNIT, memoryOf, PLANS, soundMemory, soundSettings } from "../../../src/training_safety/widgets/load_planner/memory.js";
import { problemsOf } from "../../../src/training_safety/widgets/load_planner/plan.js";
import { SETTING, SUNDAY } from "./plans.mjs";
import { shelf } from "../tiny_page.mjs";

const KEY = "trygg-trening:load-planner:chapter";
const OWN = { ...SETTING, rate: 8 };
const TEXTS = { session: "50", longest: "40" };
const KILOS = Object.fromEntries(IN_UNIT.map((name) => [name, "2500"]));
const MEMORY = {
  settings: OWN, units: { kg: KILOS }, planId: "abc123def456",
  exported: { sequence: 2, weeks: { 1: "2026-11-23", 12: "2027-02-08" } }, ...TEXTS,
};

beforeEach(() => {
  globalThis.localStorage = shelf();
});
afterEach(() => globalThis[Symbol.for("trygg-trening:unsaved")].clear());
const items = () => globalThis.localStorage.items;
const stored = () => JSON.parse(items().get(KEY)).data;

test("a memory that the form could not have made is none", () => {
  for (const good of [MEMORY, { ...MEMORY, settings: null, exported: null, units: {} }]) assert.deepEqual(soundMemory(good, SUNDAY), good);
  for (const spoilt of [
    undefined, null, 7, "plan", [], {}, { ...MEMORY, planId: "<script>" }, { ...MEMORY, planId: undefined }, { ...MEMORY, settings: "x" },
    { ...MEMORY, session: { x: 1 } }, { ...MEMORY, longest: "9".repeat(21) }, { ...MEMORY, units: null }, { ...MEMORY, units: { km: KILOS } },
    { ...MEMORY, units: { kg: { ...KILOS, step: 3 } } }, { ...MEMORY, exported: 3 }, { ...MEMORY, exported: { sequence: 0, weeks: {} } },
    { ...MEMORY, exported: { sequence: 1, weeks: { 99: "2026-11-23" } } }, { ...MEMORY, exported: { sequence: 1, weeks: { 1: "soon" } } },
  ]) assert.equal(soundMemory(spoilt, SUNDAY), null, JSON.stringify(spoilt));
  for (const changes of [
    { start_load: "120" }, { start_load: -1 }, { start_load: 1e12 }, { unit: "toString" }, { unit: "km" }, { growth: "wild" }, { step: -3 }, { step: "3" },
    { rate: 51 }, { rate: "5" }, { growth: "linear", rate: "5" }, { deload_every: 1 }, { deload_every: 2.5 }, { deload_share: 0 }, { deload_share: "0.6" },
    { ceiling: "900" }, { ceiling: 5 }, { weeks: 0 }, { weeks: 999 }, { weeks: "12" }, { start_date: 5 }, { start_date: "2026-02-31" },
    { target_date: "soon" }, { target_date: null }, { sessions_per_week: 99 }, { sessions_per_week: undefined },
  ]) assert.equal(soundSettings({ ...SETTING, ...changes }, SUNDAY), null, JSON.stringify(changes));
  assert.deepEqual(soundSettings({ ...SETTING, extra: 1 }, SUNDAY), SETTING);
});

test("a target date that has passed since is kept, for the reader to mend", () => {
  assert.notEqual(soundSettings({ ...SETTING, target_date: "2026-11-01" }, SUNDAY), null);
  assert.deepEqual(Object.keys(problemsOf({ ...SETTING, target_date: "2026-11-01" }, SUNDAY)), ["target_date"]);
});

test("a plan is kept for the next visit with all that stands beside it", () => {
  const memory = memoryOf("chapter", SETTING);
  memory.write(OWN, TEXTS, { kg: KILOS });
  const next = memoryOf("chapter", SETTING);
  assert.deepEqual(next.kept, { settings: OWN, units: { kg: KILOS }, planId: memory.kept.planId, exported: null, ...TEXTS });
  assert.deepEqual([next.problem(), memoryOf("another", SETTING).kept.settings], [null, null]);
});

test("a kept plan counts, whatever the author's has become since", () => {
  memoryOf("chapter", SETTING).write(OWN, TEXTS, {});
  const memory = memoryOf("chapter", { ...SETTING, start_load: 200, weeks: 6 });
  assert.deepEqual(memory.kept.settings, OWN);
  memory.write({ ...OWN, sessions_per_week: 4 }, TEXTS, {});
  assert.deepEqual(stored().settings, { ...OWN, sessions_per_week: 4 });
});

test("who has the author's plan gets the author's next one too, unless calendars know the old one", () => {
  const memory = memoryOf("chapter", SETTING);
  memory.write(SETTING, TEXTS, {});
  assert.deepEqual([stored().settings, stored().session], [null, "50"]);
  memory.kept.exported = { sequence: 1, weeks: { 1: "2026-11-23" } };
  memory.write(SETTING, TEXTS, {});
  assert.deepEqual(stored().settings, SETTING);
});

test("plans kept without a version and under one name for all are taken up; one that is the author's is nobody's own", () => {
  const old = { first: SETTING, settings: OWN, planId: "abc123def456", ...TEXTS };
  const common = "trygg-trening:load-planner:plan";
  items().set(common, JSON.stringify(old));
  const memory = memoryOf("chapter", { ...SETTING, start_load: 200 });
  assert.deepEqual(memory.kept, { settings: OWN, units: {}, planId: "abc123def456", exported: null, ...TEXTS });
  memory.write(OWN, TEXTS, {});
  assert.deepEqual([...items().keys()], [KEY]);
  assert.equal(PLANS.migrate[0]({ ...old, settings: { ...SETTING } }).settings, null);
});

test("a second tab of a plan knows calendars by what the first has told them", () => {
  const [one, two] = [memoryOf("chapter", SETTING), memoryOf("chapter", SETTING)];
  one.kept.exported = { sequence: 1, weeks: { 1: "2026-11-23" } };
  one.write(OWN, TEXTS, {});
  two.write({ ...SETTING, rate: 9 }, TEXTS, {});
  assert.deepEqual([two.kept.planId, stored().exported, stored().settings.rate], [one.kept.planId, one.kept.exported, 9]);
});

test("another view's plan is taken over when it is written, and what is deleted there leaves this one standing", () => {
  const events = new EventTarget();
  for (const name of ["addEventListener", "dispatchEvent"]) globalThis[name] = events[name].bind(events);
  const [one, two] = [memoryOf("chapter", SETTING), memoryOf("chapter", SETTING)];
  let told = 0;
  const stop = two.follow(() => (told += 1));
  one.write(OWN, TEXTS, {});
  assert.deepEqual([told, two.kept], [1, one.kept]);
  const { planId } = two.kept;
  one.remove();
  assert.deepEqual([told, two.kept.settings], [1, OWN]);
  assert.notEqual(two.kept.planId, planId);
  stop();
  for (const name of ["addEventListener", "dispatchEvent"]) delete globalThis[name];
});

test("what is deleted is gone, and what comes after is another plan to a calendar", () => {
  const memory = memoryOf("chapter", SETTING);
  memory.write(OWN, TEXTS, {});
  const { planId } = memory.kept;
  memory.remove();
  assert.equal(items().size, 0);
  memory.write(OWN, TEXTS, {});
  assert.notEqual(memory.kept.planId, planId);
});

test("without a name, as in a notebook, nothing is read and nothing kept", () => {
  memoryOf("plan", SETTING).write(OWN, TEXTS, {});
  const before = [...items()];
  const memory = memoryOf(null, SETTING);
  memory.write({ ...SETTING, rate: 9 }, TEXTS, {});
  memory.follow(() => {})();
  memory.remove();
  assert.deepEqual([memory.kept.settings, memory.problem(), [...items()]], [null, null, before]);
});

for (const problem of ["barred", "full"]) {
  test(`storage that is ${problem} is told of, and the plan goes on`, () => {
    globalThis.localStorage = shelf({ [problem]: true });
    const memory = memoryOf("chapter", SETTING);
    memory.write(OWN, TEXTS, {});
    assert.deepEqual([memory.problem(), memory.kept.settings, memoryOf("chapter", SETTING).kept.settings], [problem, OWN, OWN]);
  });
}

test("what cannot be read is set aside and told of", () => {
  for (const text of ["{", '{"first": 1}', '{"kind": "load-planner", "name": "chapter", "version": 1, "data": {"settings": {}}}']) {
    items().clear();
    items().set(KEY, text);
    const memory = memoryOf("chapter", SETTING);
    assert.deepEqual([memory.problem(), memory.kept.settings], ["corrupt", null], text);
    memory.write(OWN, TEXTS, {});
    assert.deepEqual([memory.problem(), [...items().values()].includes(text)], [null, true]);
  }
});
