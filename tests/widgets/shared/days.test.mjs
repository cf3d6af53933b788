import assert from "node:assert/strict";
import test from "node:test";

import { isoDay, mondayFrom, mondayOf, parseDay, today, weekNumber } from "../../../src/training_safety/widgets/shared/days.js";

const SUNDAY = parseDay("2026-11-22");

test("a day is a date that exists, from 2000 to 2099", () => {
  assert.equal(isoDay(parseDay("2028-02-29")), "2028-02-29");
  for (const text of ["2027-02-29", "2026-13-01", "1999-12-31", "2100-01-01", "20260101", "", "none", null, undefined, 5, {}]) {
    assert.equal(parseDay(text), null, String(text));
  }
});

test("week 1 begins on a Monday, at most six days after the day asked for", () => {
  for (let day = SUNDAY - 400; day < SUNDAY + 400; day += 1) {
    const monday = mondayFrom(day);
    assert.equal(new Date(monday * 86_400_000).getUTCDay(), 1);
    assert.ok(monday >= day && monday - day < 7);
  }
});

test("today is the reader's own date, whatever the hour", () => {
  assert.equal(isoDay(today(new Date(2026, 10, 22, 0, 1))), "2026-11-22");
  assert.equal(isoDay(today(new Date(2026, 10, 22, 23, 59))), "2026-11-22");
});

test("a week has the number that Norwegian calendars give it, also around New Year", () => {
  for (const [date, monday, number] of [
    ["2026-11-22", "2026-11-16", 47], ["2026-11-23", "2026-11-23", 48], ["2026-12-31", "2026-12-28", 53],
    ["2027-01-03", "2026-12-28", 53], ["2027-01-04", "2027-01-04", 1], ["2024-12-30", "2024-12-30", 1],
  ]) {
    assert.equal(isoDay(mondayOf(parseDay(date))), monday);
    assert.equal(weekNumber(parseDay(date)), number, date);
  }
});
