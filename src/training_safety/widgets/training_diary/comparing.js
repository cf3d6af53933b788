// What rows that were read would do to a diary: which are new, which are there already, and which add what is missing.
import { newId, NUMBERS, soundSession } from "./sessions.js";

const NEAR_MIN = 10; // starts that are no further apart are one session
const NEAR_SHARE = 0.1;

const provider = (source) => source?.split(":")[0];
const minutesInto = (start) => 60 * Number(start.slice(11, 13)) + Number(start.slice(14, 16));

/** Whether two sessions of one day are the same one, told by two programs or by hand. */
export function isSame(one, other) {
  if (one.source && other.source && provider(one.source) === provider(other.source)) return one.source === other.source;
  if (one.start && other.start) return Math.abs(minutesInto(one.start) - minutesInto(other.start)) <= NEAR_MIN;
  if (one.kind !== other.kind) return false;
  const [shorter, longer] = [one.minutes ?? 0, other.minutes ?? 0].sort((a, b) => a - b);
  return longer - shorter <= Math.max(5, NEAR_SHARE * longer);
}

/** What one session has and the other has not. */
function missing(session, other) {
  const names = [...NUMBERS, "start", "source"].filter((name) => session[name] === undefined && other[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, other[name]]));
}

const plain = (session) => JSON.stringify(Object.entries(soundSession(session)).sort());

/**
 * For each row its `what`: "new", "fills" (adds what a session of yours lacks), "later" (a later edition of one of yours),
 * "same" (you have it), "older" (you have a later edition), "twice" (it stands in the files before) or its "problem"; and
 * the `entries` that bringing them in would write.
 */
export function comparedRows(rows, sessions) {
  const byId = new Map(sessions.map((session) => [session.id, session]));
  const byDate = new Map();
  for (const session of sessions) byDate.set(session.date, [...(byDate.get(session.date) ?? []), session]);
  const entries = {};
  const brought = new Set(); // ids that a row has been met with already
  function put(id, session) {
    entries[id] = soundSession(session);
    const entry = { ...entries[id], id };
    byId.set(id, entry);
    const day = byDate.get(entry.date) ?? [];
    const at = day.findIndex((other) => other.id === id);
    if (at < 0) day.push(entry);
    else day[at] = entry;
    byDate.set(entry.date, day);
  }
  function whatOf({ session, problem, id, changed }) {
    if (problem) return "problem";
    const own = id ? byId.get(id) : undefined;
    const twice = id ? brought.has(id) : false;
    if (id) brought.add(id);
    if (own) {
      if (plain(own) === plain(session)) return twice ? "twice" : "same";
      if (twice || !(changed > (own.changed ?? ""))) return twice ? "twice" : "older";
      put(id, session);
      return "later";
    }
    if (id) {
      put(id, session);
      return "new";
    }
    const there = (byDate.get(session.date) ?? []).find((other) => isSame(other, session));
    if (there === undefined) {
      const made = newId();
      brought.add(made);
      put(made, session);
      return "new";
    }
    const more = missing(there, session);
    if (Object.keys(more).some((name) => NUMBERS.includes(name)) || (more.start && !brought.has(there.id))) {
      put(there.id, { ...there, ...more });
      return "fills";
    }
    return brought.has(there.id) ? "twice" : "same";
  }
  return { rows: rows.map((row) => ({ ...row, what: whatOf(row) })), entries };
}
