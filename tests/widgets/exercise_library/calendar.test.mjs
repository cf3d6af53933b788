import assert from "node:assert/strict";
import test from "node:test";

import { exportedWith, ics } from "../../../src/training_safety/widgets/exercise_library/calendar.js";
import { nextWeekday } from "../../../src/training_safety/widgets/shared/days.js";
import { emptyProgramme, withExercise, withoutItem } from "../../../src/training_safety/widgets/exercise_library/programme.js";
import { isoDay, parseDay } from "../../../src/training_safety/widgets/shared/days.js";
import { EXERCISES } from "./exercises.mjs";

const SUNDAY = parseDay("2026-11-22");
const NOW = new Date("2026-11-22T12:34:56.789Z");
const t = (key, values) => `${key} ${Object.values(values ?? {}).join(" ")}`.trim();
const words = { t, lang: "nb", lineOf: ({ id }) => `${id}: 2, 8` };
const file = (programme, exported) => ics(programme, words, exported, SUNDAY, NOW).replaceAll("\r\n ", "");

test("a weekday is today or the first after it", () => {
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const day = nextWeekday(SUNDAY, weekday);
    assert.equal(new Date(`${isoDay(day)}T00:00:00Z`).getUTCDay(), weekday % 7);
    assert.ok(day >= SUNDAY && day < SUNDAY + 7);
  }
});

test("a day with exercises is there once a week for eight weeks, and an empty day is not", () => {
  const programme = withExercise(emptyProgramme(), 0, EXERCISES[0]);
  const text = file(programme, exportedWith(programme));
  assert.equal(text.match(/BEGIN:VEVENT/g).length, 1);
  for (const line of ["DTSTART;VALUE=DATE:20261123", "RRULE:FREQ=WEEKLY;COUNT=8", `UID:${programme.planId}-day-0@trygg-trening`, "SEQUENCE:1", "STATUS:CONFIRMED"]) {
    assert.ok(text.includes(`${line}\r\n`), line);
  }
  assert.ok(text.includes("DESCRIPTION:squat: 2\\, 8\\nics_minutes 10\\nics_always"));
});

test("a day that has been emptied since is cancelled in the next file", () => {
  const programme = withExercise(emptyProgramme(), 1, EXERCISES[0]);
  const exported = exportedWith(programme);
  const emptied = { ...withoutItem(programme, 1, "squat"), exported };
  const again = exportedWith(emptied);
  assert.deepEqual(again, { sequence: 2, days: [1] });
  const text = file(emptied, again);
  assert.ok(text.includes("STATUS:CANCELLED") && text.includes("SEQUENCE:2") && text.includes("SUMMARY:ics_cancelled 2") && !text.includes("RRULE"));
});
