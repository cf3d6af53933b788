// What the tests of the diary's modules share: a week of sessions, and the words of a language.
import { parseDay } from "../../../src/training_safety/widgets/shared/days.js";

export const MONDAY = parseDay("2026-11-23");
/** The week of the curriculum: 420, 0, 300, 0, 480, 180, 0. */
export const WEEK = [
  { date: "2026-11-23", kind: "strength", minutes: 60, rpe: 7 },
  { date: "2026-11-24", kind: "rest" },
  { date: "2026-11-25", kind: "running", minutes: 60, rpe: 5 },
  { date: "2026-11-26", kind: "rest" },
  { date: "2026-11-27", kind: "strength", minutes: 60, rpe: 8 },
  { date: "2026-11-28", kind: "walking", minutes: 90, rpe: 2 },
  { date: "2026-11-29", kind: "rest" },
];
export const diaryOf = (sessions) => ({
  sessions: Object.fromEntries(sessions.map((session, index) => [`s${index}`, { ...session, changed: `2026-11-30T10:00:${String(index).padStart(2, "0")}.000Z` }])),
});
