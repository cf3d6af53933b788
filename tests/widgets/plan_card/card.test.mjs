import assert from "node:assert/strict";
import { test } from "node:test";

import { calendarAfter, cardRows, cardText, eventsOf, ics, isBlank, isFor, isOver, PLAN_CARDS, problemsOf, valueOf } from "../../../src/training_safety/widgets/plan_card/card.js";

const both = (text) => ({ nb: text, en: text });
const ENTRY = {
  kind: "plan_card", title: both("Kort"), purpose: both("Til noe"), lasts_hours: 72, always: [both("Alltid dette.")],
  fields: [
    { id: "goal", kind: "text", required: true, ...both("Mål") },
    { id: "notes", kind: "lines", ...both("Notater") },
    { id: "day", kind: "date", ...both("Dag"), event: both("Timen"), days: [0, 3] },
    { id: "ways", kind: "checks", ...both("Måter"), options: [{ id: "walk", ...both("Gå") }, { id: "rest", ...both("Hvile") }] },
    { id: "plan", kind: "if_then", ...both("Plan"), start: { if: both("det regner"), then: both("går jeg likevel") } },
  ],
};
const BLANK = Object.fromEntries(ENTRY.fields.map((field) => [field.id, valueOf(field, {}, "nb")]));
const FULL = { goal: "Bære", notes: "en\n\n to ", day: "2026-12-01", ways: ["walk"], plan: { if: "det snør", then: "går jeg inn." } };
const t = (key, values = {}) => `${key}${values.if ? ` ${values.if}/${values.then}` : ""}`;
const context = { lang: "nb", t };

test("a card is blank until something is written, and says for each field what is to be mended", () => {
  assert.ok(isBlank(ENTRY, BLANK, "nb") && !isBlank(ENTRY, { ...BLANK, goal: "x" }, "nb"));
  assert.deepEqual(problemsOf(ENTRY, BLANK), { goal: "empty" });
  assert.deepEqual(problemsOf(ENTRY, { ...FULL, day: "2026-02-30", plan: { if: "x", then: " " }, notes: "x".repeat(2001) }), { notes: "long", day: "date", plan: "half" });
  assert.deepEqual(problemsOf(ENTRY, FULL), {});
});

test("the card has a row for what was filled in, and the text the same with the symptom check first", () => {
  const rows = cardRows(ENTRY, { ...FULL, ways: [] }, context);
  assert.deepEqual(rows.map(({ label }) => label), ["Mål", "Notater", "Dag", "Plan"]);
  assert.deepEqual(rows[1].lines, ["en", "to"]);
  assert.deepEqual(rows[3].lines, ["plan det snør/går jeg inn"]);
  const lines = cardText(ENTRY, { made: "2026-11-30T10:00:00Z", values: FULL }, context).split("\n");
  assert.deepEqual([lines[0], lines[2], lines.at(-2)], ["Kort", "check_first", "Alltid dette."]);
});

test("what is kept is read as the fields of today, and what cannot be is refused", () => {
  const data = { made: "2026-11-30T10:00:00Z", values: FULL, calendar: null };
  assert.deepEqual(PLAN_CARDS.sound(data), data);
  for (const wrong of [{ ...data, made: "" }, { ...data, values: { goal: 3 } }, { ...data, calendar: { id: "x" } }]) assert.equal(PLAN_CARDS.sound(wrong), null);
  assert.deepEqual(valueOf(ENTRY.fields[3], { ways: ["walk", "gone"] }, "nb"), ["walk"]);
  assert.equal(valueOf(ENTRY.fields[0], { goal: ["a list once"] }, "nb"), "");
});

test("a calendar gets each day, moves it with the next file, and cancels what is no more", () => {
  const events = eventsOf(ENTRY, FULL, "nb");
  assert.deepEqual(events.map(({ id }) => id), ["day-0", "day-3"]);
  const first = calendarAfter(events, null);
  assert.deepEqual(first.days, { "day-0": "2026-12-01", "day-3": "2026-12-04" });
  const next = calendarAfter([], first);
  assert.deepEqual([next.sequence, next.id], [2, first.id]);
  const file = ics(ENTRY, [], next, context, new Date("2026-11-30T10:00:00Z"));
  assert.equal(file.match(/STATUS:CANCELLED/g).length, 2);
  assert.match(ics(ENTRY, events, first, context), /SUMMARY:Timen\r\n/);
});

test("a plan opens only for a whole symptom check, with a result and an age that it is for, and is over in time", () => {
  const gate = { levels: ["1", "2"], ages: ["18-54"] };
  assert.ok(isFor(gate, { level: "2" }, { age: "18-54" }, true));
  for (const [level, age, whole] of [["3a", "18-54", true], ["2", "10-17", true], ["2", null, true], ["2", "18-54", false], ["5", "18-54", true]]) assert.ok(!isFor(gate, { level }, { age }, whole));
  const made = "2026-11-30T10:00:00Z";
  assert.deepEqual(["2026-12-03T09:00:00Z", "2026-12-03T11:00:00Z"].map((now) => isOver(ENTRY, made, new Date(now))), [false, true]);
});
