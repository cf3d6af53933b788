import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { translator } from "../../../src/training_safety/widgets/shared/language.js";
import { position } from "../../../src/training_safety/widgets/warm_up_timer/plan.js";
import { clockText, lastText, lengthText, rhythmText, shown, spokenTime, told } from "../../../src/training_safety/widgets/warm_up_timer/sentences.js";
import WORDS from "../../../src/training_safety/widgets/warm_up_timer/words.json" with { type: "json" };
import { breathingPlan, edits, holdPlan, planOf, rampPlan } from "./plans.mjs";

const context = { lang: "nb", t: translator(WORDS, "nb"), its: { done: "Bra!" } };

test("the clock shows a second as long as it lasts", () => {
  assert.deepEqual([240, 239.9, 239, 60, 59.01, 0.4, 0, -3, 1200].map(clockText), ["4:00", "4:00", "3:59", "1:00", "1:00", "0:01", "0:00", "0:00", "20:00"]);
});

test("a length is written in minutes and seconds, without those that are none", () => {
  assert.deepEqual([240, 45, 80, 3600].map(lengthText), ["4 min", "45 s", "1 min 20 s", "60 min"]);
});

test("time in words has its plurals", () => {
  assert.deepEqual([1, 59, 60, 61, 200, 0].map((seconds) => spokenTime(seconds, "nb")), [
    "1 sekund", "59 sekunder", "1 minutt", "1 minutt og 1 sekund", "3 minutter og 20 sekunder", "0 sekunder",
  ]);
  assert.equal(spokenTime(61, "en"), "1 minute and 1 second");
});

test("the gentler way is shown where it is chosen, and without the rhythm", () => {
  const plan = rampPlan();
  const slot = { phase: 0, exercise: 0 };
  assert.equal(shown(plan, slot, [], context).name, "name of raise-0");
  assert.deepEqual(shown(plan, slot, ["raise-0"], context), {
    name: "gentler raise-0", how: "gently raise-0", figure: "soft_raise-0", gentler: "raise-0", rhythm: [],
  });
  const breathing = breathingPlan();
  assert.equal(shown(breathing, slot, [], context).how, "in 4 s. out 6 s. how to breathing-0");
  assert.equal(shown(breathing, slot, ["breathing-0"], context).how, "gently breathing-0");
});

test("before and between holds the drawing is of what is held", () => {
  const plan = holdPlan({ sides: 0 });
  const ready = shown(plan, { phase: 0, exercise: null }, [], context);
  const rest = shown(plan, { phase: 2, exercise: null }, [], context);
  assert.deepEqual([ready.name, ready.figure], ["name of side_plank", "side_plank"]);
  assert.deepEqual([rest.name, rest.how, rest.figure], ["Hvil", WORDS.rest_how.nb, "side_plank"]);
});

test("a phase without exercises is told by its name alone", () => {
  const plan = planOf({ phases: [["walk", 90, 0, []]] });
  assert.deepEqual(shown(plan, { phase: 0, exercise: null }, [], context), { name: "walk", how: "", figure: "", gentler: null, rhythm: [] });
});

test("a rhythm is told by its own names", () => {
  assert.equal(rhythmText([{ name: { nb: "Opp" }, seconds: 2 }, { name: { nb: "Ned" }, seconds: 3 }], "nb"), "Opp 2 s. Ned 3 s.");
});

test("a new phase is told with its time and exercise, an exercise by its name, and what the reader did by its word", () => {
  const plan = rampPlan();
  const at = (seconds) => ({ plan, at: position(plan, seconds), edits: edits({ gentler: ["raise-1"] }) });
  assert.equal(told("phase", at(0), context), "raise, 4 minutter. name of raise-0.");
  assert.equal(told("exercise", at(80), context), "gentler raise-1.");
  assert.equal(told("pause", at(90), context), "Pause. 2 minutter og 30 sekunder igjen av: raise");
  assert.equal(told("phase", at(780), context), "Ferdig. Bra!");
});

test("a phase that is called as its exercise is told once", () => {
  const plan = planOf({ phases: [["walk", 90, 0, []]] });
  assert.equal(told("phase", { plan, at: position(plan, 0), edits: edits() }, context), "walk, 1 minutt og 30 sekunder.");
});

test("whoever comes back is told the day, and how much of the plan was done", () => {
  const at = new Date(2026, 10, 22, 12).getTime();
  assert.equal(lastText({ at, seconds: 780, of: 780 }, at, context), "Sist du brukte klokka: søndag 22. november, 13 min.");
  assert.equal(lastText({ at, seconds: 290, of: 780 }, at, context), "Sist du brukte klokka: søndag 22. november, 5 min av 13 min.");
  assert.match(lastText({ at, seconds: 290, of: 780 }, new Date(2027, 1, 1).getTime(), context), /2026/);
});
