import assert from "node:assert/strict";
import test from "node:test";

import { niceStep, nudged, settingsOf, textsOf } from "../../src/training_safety/widgets/load_form.js";
import { problemsOf } from "../../src/training_safety/widgets/load_plan.js";
import { EN, NB, SETTING, SUNDAY } from "./load_plans.mjs";

test("settings survive the form in both languages", () => {
  for (const { plain } of [NB, EN]) {
    for (const changes of [
      {}, { start_load: 1000.5, unit: "AU" }, { deload_share: 0.57 }, { ceiling: 133.25 }, { growth: "linear", step: 7.5 },
      { target_date: "2027-03-14", start_date: "2026-12-02" },
    ]) {
      const settings = { ...SETTING, ...changes };
      assert.deepEqual(settingsOf(textsOf(settings, plain), settings), settings);
    }
  }
});

test("what people type is read with comma or point, and a field out of use cannot spoil the plan", () => {
  const texts = { ...textsOf(SETTING, NB.plain), start_load: "1 234,5", rate: "2.5", step: "tull", weeks: "" };
  const read = settingsOf({ ...texts, length: "by_date", target_date: "2027-01-10" }, SETTING);
  assert.equal(read.start_load, 1234.5);
  assert.equal(read.rate, 2.5);
  assert.equal(read.step, SETTING.step);
  assert.equal(read.weeks, SETTING.weeks);
  assert.deepEqual(problemsOf(read, SUNDAY), {});
  assert.ok("weeks" in problemsOf(settingsOf(texts, SETTING), SUNDAY));
  assert.ok("target_date" in problemsOf(settingsOf({ ...texts, length: "by_date", target_date: "" }, SETTING), SUNDAY));
});

test("the steps of a number suit its size", () => {
  assert.deepEqual([1, 9, 85, 120, 999, 1000, 45_000].map(niceStep), [1, 1, 1, 10, 10, 100, 1000]);
});

test("a step goes on from what is typed, or from the last good number, and stops at the limits", () => {
  const from = (name, way, typed, changes = {}) => nudged(name, way, typed, { ...SETTING, ...changes });
  assert.equal(from("start_load", 1, "120"), 130);
  assert.equal(from("start_load", -1, "tull"), 110);
  assert.equal(from("start_load", 1, "5035"), 5040);
  assert.equal(from("rate", 1, "2,5"), 3.5);
  assert.equal(from("rate", 1, "50"), 50);
  assert.equal(from("rate", -1, "0"), 0);
  assert.equal(from("step", 1, "10", { growth: "linear" }), 15);
  assert.equal(from("deload_share", 1, "98"), 100);
  assert.equal(from("weeks", -1, "1"), 1);
  assert.equal(from("sessions_per_week", 1, "3"), 4);
  // The form may have gone on to what the last good plan did not use.
  assert.equal(from("step", 1, "10"), 15);
  assert.equal(from("weeks", 1, "12", { target_date: "2027-01-10" }), 13);
  assert.equal(from("start_load", -1, "8000", { start_load: 8000 }), 5040);
  assert.equal(from("step", 1, "10", { start_load: 8000 }), 60);
});
