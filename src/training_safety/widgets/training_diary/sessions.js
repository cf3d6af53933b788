// What is kept of a diary, how it changes, and what stands in the way of a session that was typed.
import { KINDS, LIMITS, REST } from "../../models/load/diary.js";
import { typedNumber } from "../../models/numbers.js";
import { isoDay, parseDay } from "../shared/days.js";
import { isRecord, recordKind } from "../shared/storage.js";

export const NUMBERS = Object.keys(LIMITS);
export const PAIN = ["pain_before", "pain_during", "pain_next_day"];
const LONGEST_TEXT = 60; // characters
const START = /^20\d\d-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/;

const isMissing = (value) => value === undefined || value === null || value === "";
const isNumber = (value, [low, high]) => Number.isFinite(value) && value >= low && value <= high;
const isText = (value) => typeof value === "string" && value.length <= LONGEST_TEXT;

/**
 * A session as it is kept, without what was not written down – `{ date, kind, minutes, rpe, pain_before, pain_during,
 * pain_next_day, sleep_h, start, source }` – or null for what is none.
 */
export function soundSession(value) {
  if (!isRecord(value) || typeof value.date !== "string" || parseDay(value.date) === null || !KINDS.includes(value.kind)) return null;
  const session = { date: value.date, kind: value.kind };
  for (const name of NUMBERS) {
    if (isMissing(value[name])) continue;
    if (!isNumber(value[name], LIMITS[name])) return null;
    session[name] = value[name];
  }
  for (const name of ["start", "source"]) {
    if (isMissing(value[name])) continue;
    if (!isText(value[name])) return null;
    if (name === "source" || START.test(value.start)) session[name] = value[name];
  }
  if (session.kind === REST) for (const name of ["minutes", "rpe"]) delete session[name];
  return session;
}

/** An entry is a session, or what is left of one that was deleted: when. */
function soundEntry(entry) {
  if (!isRecord(entry) || !isText(entry.changed)) return null;
  if (entry.deleted === true) return { deleted: true, changed: entry.changed };
  const session = soundSession(entry);
  return session && { ...session, changed: entry.changed };
}

function soundDiary(data) {
  if (!isRecord(data) || !isRecord(data.sessions)) return null;
  const entries = Object.entries(data.sessions).map(([id, entry]) => [id, soundEntry(entry)]);
  return entries.every(([id, entry]) => isText(id) && entry !== null) ? { sessions: Object.fromEntries(entries) } : null;
}

/** Of a session that both have, the later edition counts; one that was deleted since stays deleted. */
function merged(mine, theirs) {
  const sessions = { ...mine.sessions };
  for (const [id, entry] of Object.entries(theirs.sessions)) {
    if (sessions[id] === undefined || sessions[id].changed < entry.changed) sessions[id] = entry;
  }
  return { sessions };
}

export const DIARY = recordKind({
  kind: "training-diary",
  version: 1,
  title: { nb: "Treningsdagbok", en: "Training diary" },
  sound: soundDiary,
  merge: merged,
});

/** The sessions of a diary with their ids, in the order of their days. */
export function sessionsOf(data) {
  const all = Object.entries(data?.sessions ?? {}).filter(([, { deleted }]) => !deleted).map(([id, session]) => ({ id, ...session }));
  const when = ({ date, start, changed }) => `${start ?? `${date}T~`} ${changed}`;
  return all.map((session) => [when(session), session]).sort(([one], [other]) => (one < other ? -1 : 1)).map(([, session]) => session);
}

/**
 * The diary with these entries by id – a session, null for one to delete, undefined for one that never was – and in
 * `back` the entries that take it back.
 */
export function changedDiary(data, entries, now = new Date()) {
  const sessions = { ...data?.sessions };
  const back = {};
  for (const [id, session] of Object.entries(entries)) {
    const before = sessions[id];
    back[id] = before?.deleted ? null : before;
    if (session === undefined) delete sessions[id];
    else sessions[id] = session === null ? { deleted: true, changed: now.toISOString() } : { ...soundSession(session), changed: now.toISOString() };
  }
  return { data: { sessions }, back };
}

export const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => (byte % 36).toString(36)).join("");

/**
 * What was typed into the form, as `{ session, problems }`: of each field that cannot be taken `{ key, … }`, the
 * words that say so. `day` is today.
 */
export function typedSession(texts, day, lang) {
  const problems = {};
  const date = parseDay(texts.date);
  if (date === null) problems.date = { key: "wrong_date" };
  else if (date > day) problems.date = { key: "wrong_future", date: isoDay(day) };
  const session = { date: texts.date, kind: texts.kind };
  for (const name of NUMBERS) {
    const text = String(texts[name] ?? "").trim();
    if (text === "" || (texts.kind === REST && ["minutes", "rpe"].includes(name))) continue;
    const reading = typedNumber(text, lang, name === "minutes" ? ["minutter", "minutes"] : name === "sleep_h" ? ["timer", "hours"] : []);
    const [low, high] = LIMITS[name];
    const key = { minutes: "wrong_minutes", sleep_h: "wrong_sleep_h" }[name] ?? "wrong_scale";
    if (reading.problem) problems[name] = { key, reading };
    else if (!isNumber(reading.value, [low, high])) problems[name] = { key };
    else session[name] = reading.value;
  }
  if (texts.kind !== REST && !problems.minutes && !(session.minutes > 0)) problems.minutes = { key: "wrong_minutes" };
  return { session, problems };
}
