import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import widget, { missingNumbers, sessionLine, weekNumbers, wordsIn } from "../../../src/training_safety/widgets/training_diary/view.js";
import { weekOf } from "../../../src/training_safety/widgets/training_diary/week.js";
import { isoDay, today } from "../../../src/training_safety/widgets/shared/days.js";
import { every, modelOf, one, page, shelf } from "../tiny_page.mjs";
import { diaryOf, MONDAY, WEEK } from "./diaries.mjs";

const KEY = "trygg-trening:training-diary:mine";
beforeEach(() => {
  globalThis.localStorage = shelf();
});
afterEach(() => globalThis[Symbol.for("trygg-trening:unsaved")].clear());

const stored = (data, version = 1) => JSON.stringify({ kind: "training-diary", name: "mine", version, saved: "", data });
const kept = () => Object.values(JSON.parse(localStorage.items.get(KEY)).data.sessions);
function opened(state = {}) {
  const el = page();
  const close = widget.render({ model: modelOf({ activity: { kind: "diary" }, references: {}, name: "recovery.diary", lang: "nb", ...state }), el });
  const press = (name) => one(el, "button", name).tell("click");
  function log(minutes, rpe) {
    press(`${minutes} minutter`);
    every(el, ({ tag, attributes }) => tag === "input" && attributes.type === "radio").find(({ value }) => value === rpe).tell("change");
    every(el, ({ tag }) => tag === "form")[0].tell("submit");
  }
  return { el, close, press, log };
}

test("a session is kept at once under the one name of the diary, and the last change is undone", () => {
  const { el, press, log } = opened();
  log(45, "6");
  assert.deepEqual(kept().map(({ date, kind, minutes, rpe }) => [date, kind, minutes, rpe]), [[isoDay(today()), "strength", 45, 6]]);
  assert.match(el.textContent, /Lagret: styrke, .*, 270 AU\./);
  press("Angre");
  assert.deepEqual(kept(), []);
  assert.match(el.textContent, /Det siste er angret\./);
});

test("what another tab has written meanwhile is not lost", () => {
  const { log } = opened();
  localStorage.items.set(KEY, stored(diaryOf(WEEK)));
  log(30, "4");
  assert.equal(kept().length, WEEK.length + 1);
});

test("a day is set to rest, and a session is deleted and comes back", () => {
  const { el, press } = opened();
  const [first] = every(el, ({ classList }) => classList.contains("ts-diary-small"));
  assert.equal(first, undefined);
  localStorage.items.set(KEY, stored(diaryOf([{ date: isoDay(today()), kind: "running", minutes: 30, rpe: 5 }])));
  const again = opened();
  const name = every(again.el, ({ tag, attributes }) => tag === "button" && /^Slett løping/.test(attributes["aria-label"] ?? ""))[0].getAttribute("aria-label");
  again.press(name);
  assert.equal(kept().filter(({ deleted }) => !deleted).length, 0);
  again.press("Angre");
  assert.equal(kept().filter(({ deleted }) => !deleted).length, 1);
  void press;
});

test("all of it is deleted only after a second press", () => {
  localStorage.items.set(KEY, stored(diaryOf(WEEK)));
  const { el, press } = opened();
  press("Slett alt …");
  assert.ok(localStorage.items.has(KEY));
  press("Nei, behold dem");
  assert.ok(localStorage.items.has(KEY));
  press("Slett alt …");
  press("Ja, slett alt");
  assert.ok(!localStorage.items.has(KEY));
  assert.match(el.textContent, /Hele dagboka er slettet/);
});

for (const trouble of ["barred", "full"]) {
  test(`a session can be logged when storage is ${trouble}, and the reader is told`, () => {
    globalThis.localStorage = shelf({ [trouble]: true });
    const { el, log } = opened();
    log(45, "6");
    assert.match(el.textContent, /Alt virker/);
    assert.match(el.textContent, /270 AU/);
  });
}

test("a diary that cannot be read is set aside before anything is written", () => {
  localStorage.items.set(KEY, "not a diary");
  const { el, log } = opened();
  assert.match(el.textContent, /lagt til side/);
  log(45, "6");
  assert.equal(kept().length, 1);
  assert.ok([...localStorage.items.values()].includes("not a diary"));
});

test("the contested ratio is only where a page takes it apart", () => {
  localStorage.items.set(KEY, stored(diaryOf(WEEK)));
  assert.doesNotMatch(opened().el.textContent, /kronisk/);
  const { el } = opened({ activity: { kind: "diary", ratio: true } });
  assert.match(el.textContent, /henger de to|henger de sammen av seg selv/);
});

test("a number that there is no way to work out has its reason once, with all it is the reason for", () => {
  const words = wordsIn("nb");
  const numbers = weekNumbers(weekOf(WEEK.slice(0, 3), MONDAY, MONDAY + 7), words);
  assert.equal(numbers[0].text, "720 AU ført");
  assert.deepEqual(missingNumbers(numbers, words), ["Endring fra uka før, monotoni, samlet påkjenning (strain): En dag er ikke ført. En hviledag er 0, men en dag uten føring er ukjent."]);
  const whole = weekNumbers(weekOf(WEEK, MONDAY, MONDAY + 7), words);
  assert.deepEqual(whole.map(({ text }) => text), ["1\u202f380 AU", "270", "4", "–", "0,95", "1\u202f314 AU"]);
});

test("a week of which no load is known has none, and not zero", () => {
  const words = wordsIn("nb");
  const silent = [{ date: "2026-11-23", kind: "running", minutes: 40 }];
  assert.deepEqual(weekNumbers(weekOf(silent, MONDAY, MONDAY), words).slice(0, 2).map(({ text }) => text), ["ikke kjent", "40 ført"]);
});

test("a session is told in a line, with what was written of back and sleep", () => {
  const line = sessionLine({ kind: "running", minutes: 30, rpe: 5, pain_before: 2, pain_next_day: 0, sleep_h: 7.5 }, wordsIn("en"));
  assert.equal(line, "Running, 30 min · 5 out of 10, 150 AU · back before 2, during –, next day 0 · sleep 7.5 h");
  assert.equal(sessionLine({ kind: "rest" }, wordsIn("nb")), "Hviledag");
  assert.match(sessionLine({ kind: "other", minutes: 30 }, wordsIn("nb")), /uten tall for hvor hard/);
});
