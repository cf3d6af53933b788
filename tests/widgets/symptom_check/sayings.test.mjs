import assert from "node:assert/strict";
import { test } from "node:test";

import { DATA, triage } from "../../../src/training_safety/models/triage/decision.js";
import { ageText, byLevel, isStale, told } from "../../../src/training_safety/widgets/symptom_check/sayings.js";

const allNo = { age: "18-54", ...Object.fromEntries(DATA.screens.flatMap(({ questions }) => questions.map(({ key }) => [key, false]))) };
const sayings = (answers, lang = "nb") => told(triage({ ...allNo, ...answers }), lang, { ...allNo, ...answers });
const level = (id) => DATA.levels.find((each) => each.id === id);

test("the one question that decided alone gives its headline, and another beside it the level's title", () => {
  assert.equal(sayings({ suicide_thoughts: true }).title, "Snakk med noen nå");
  assert.equal(sayings({ suicide_thoughts: true, saddle: true }).title, level("4").title.nb);
  assert.equal(sayings({ preg_bleed: true, pregnant: true }).title, "Ring fødeavdelingen nå");
});

test("a result says its sentences, the maternity ward's, the GP's, the notes and when to check again, in that order", () => {
  const ward = sayings({ pregnant: true, preg_bleed: true }).sentences;
  assert.deepEqual(ward.slice(0, 2), [level("4").sentences[0].nb, level("4").maternity.nb]);
  assert.ok(ward.some((words) => words.startsWith("Er du gravid")));
  assert.ok(sayings({ one_leg_swollen: true }).sentences.includes(level("4").gp_instead.nb));
  assert.deepEqual(sayings({}).after, [DATA.below_4[0].nb, level("2").check.nb, DATA.always.nb]);
  assert.deepEqual(sayings({ saddle: true }).after, [DATA.always.nb]);
});

test("no result names a disease, a score or a share", () => {
  for (const lang of ["nb", "en"]) {
    for (const { level: one } of byLevel()) assert.ok(!/%|poeng|score|diagnos/i.test(JSON.stringify([one.title[lang], one.sentences.map((each) => each[lang])])));
  }
});

test("each question and rule with a level stands in the lists once, but what the pregnant call another for, which stands there too", () => {
  const listed = byLevel().flatMap(({ groups }) => groups.flatMap(({ items }) => items.map(({ key, id }) => key ?? id)));
  const asks = [...DATA.screens.flatMap(({ questions }) => questions), ...DATA.rules].filter((item) => item.level !== null);
  assert.deepEqual([...new Set(listed)].sort(), asks.map(({ key, id }) => key ?? id).sort());
  const twice = listed.filter((name, place) => listed.indexOf(name) < place);
  assert.deepEqual(twice.sort(), asks.filter((item) => item.call_pregnant).map(({ key }) => key).sort());
});

test("every note of the data is in the lists", () => {
  const texts = JSON.stringify(byLevel());
  for (const { text } of DATA.notes) assert.ok(texts.includes(JSON.stringify(text)));
});

test("an answer is old when some hours or a midnight have passed, or the clock was put back", () => {
  const at = new Date("2026-11-30T22:30:00");
  const after = (minutes) => new Date(at.getTime() + minutes * 60_000);
  assert.deepEqual([1, 80, 120, 240, -5].map((minutes) => isStale(at, after(minutes))), [false, false, true, true, true]);
  const t = (key, { count }) => `${count} ${key}`;
  assert.deepEqual([1, 59, 61, 130, 3000].map((minutes) => ageText(at, after(minutes), t)), ["1 minute", "59 minutes", "1 hour", "2 hours", "2 days"]);
});
