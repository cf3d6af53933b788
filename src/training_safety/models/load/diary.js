// The days of a training diary: twin of diary.py, tested by the same vectors. A day that was not logged is null, and
// so is one with a session whose effort or length is not known: what is missing is not zero.
import FORMAT from "./diary.json" with { type: "json" };
import { sessionLoad } from "./training_load.js";

/** What a rest day is: logged, and 0. */
export const REST = "rest";
/** What the diary takes of each number, such as `rpe: [0, 10]`. */
export const LIMITS = FORMAT.limits;
export const KINDS = Object.keys(FORMAT.kinds);

const isKnown = (value) => value !== null && value !== undefined;

/** The training load of one session in AU, or null where its effort or its length is not known. */
export function loadOf({ kind, minutes, rpe }) {
  if (kind === REST) return 0;
  return isKnown(minutes) && isKnown(rpe) ? sessionLoad(rpe, minutes) : null;
}

const minutesOf = ({ kind, minutes }) => (kind === REST ? 0 : (minutes ?? null));

function sum(sessions, of) {
  if (sessions.length === 0) return null;
  const values = sessions.map(of);
  return values.includes(null) ? null : values.reduce((total, value) => total + value, 0);
}

/** The sessions by date. */
export function byDate(sessions) {
  const found = new Map();
  for (const session of sessions) {
    if (!found.has(session.date)) found.set(session.date, []);
    found.get(session.date).push(session);
  }
  return found;
}

/** The load in AU and the minutes of each date, null where it is not known. `days` is what `byDate` gives. */
export function dailyTotals(days, dates) {
  const on = (date) => days.get(date) ?? [];
  return { loads: dates.map((date) => sum(on(date), loadOf)), minutes: dates.map((date) => sum(on(date), minutesOf)) };
}
