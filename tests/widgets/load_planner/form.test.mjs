import assert from "node:assert/strict";
import test from "node:test";

import { firstTexts, niceStep, nudged, settingsOf, textsOf, typedProblems } from "../../../src/training_safety/widgets/load_planner/form.js";
import { problemsOf } from "../../../src/training_safety/widgets/load_planner/plan.js";
import { EN, NB, SETTING, SUNDAY } from "./plans.mjs";

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

test("a unit may follow, and what is in another unit or has two meanings is told in the field's own sentence", () => {
  const problems = (changes, { plain, lang, problem } = NB) => {
    const texts = { ...textsOf(SETTING, plain), ...changes };
    const found = typedProblems(texts, settingsOf(texts, SETTING, lang), SUNDAY, lang);
    return Object.fromEntries(Object.entries(found).map(([name, one]) => [name, problem(one)]));
  };
  assert.deepEqual(problems({ start_load: "120 min", rate: "2,5 %", weeks: "12 uker", sessions_per_week: "3 økter", ceiling: "150 minutter" }), {});
  assert.deepEqual(problems({ start_load: "90 kg" }), { start_load: "Skriv tallet i minutter, eller skriv bare tallet." });
  assert.deepEqual(problems({ start_load: "1.000" }), { start_load: "Mente du 1000 eller 1,0?" });
  assert.deepEqual(problems({ start_load: "1,000" }, EN), { start_load: "Did you mean 1000 or 1.0?" });
  assert.deepEqual(problems({ deload_share: "6 0", ceiling: "2 50" }), { deload_share: "Mente du 60 eller 6,0?", ceiling: "Mente du 250 eller 2,5?" });
  assert.deepEqual(problems({ start_load: "mange" }), { start_load: "Skriv et tall fra 1 til 5\u202f040." });
  assert.deepEqual(problems({ start_load: "10000" }), { start_load: "Skriv et tall fra 1 til 5\u202f040." });
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

test("a unit has the author's numbers if it is the author's, and else an example of its own size", () => {
  const author = { ...SETTING, ceiling: 150.5 };
  assert.deepEqual(firstTexts("min", author, 3, NB.plain), { start_load: "120", step: "10", ceiling: "150,5", session: "", longest: "" });
  assert.deepEqual(firstTexts("AU", author, 3, NB.plain), { start_load: "600", step: "50", ceiling: "", session: "", longest: "" });
  assert.deepEqual(firstTexts("kg", author, 3, NB.plain), { start_load: "2880", step: "240", ceiling: "", session: "", longest: "" });
  for (const unit of ["min", "AU", "kg"]) {
    for (const sessions of [1, 14]) {
      const texts = { ...textsOf(author, EN.plain), ...firstTexts(unit, author, sessions, EN.plain), unit };
      for (const growth of ["linear", "geometric"]) assert.deepEqual(problemsOf(settingsOf({ ...texts, growth }, author), SUNDAY), {});
    }
  }
});
