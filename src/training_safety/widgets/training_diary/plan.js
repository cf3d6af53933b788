// A week that is planned ahead: what is meant for which weekday, week after week. It counts for nothing until it is done.
import { KINDS, LIMITS, REST } from "../../models/load/diary.js";
import { calendarEvent, calendarFile, calendarText } from "../shared/calendar_file.js";
import { isoDay, mondayOf, nextWeekday } from "../shared/days.js";
import { isRecord, recordKind } from "../shared/storage.js";

/** For how long a calendar is told of the plan [weeks]. */
export const WEEKS = 4;
/** What can be planned: a rest day is one where nothing is. */
export const PLANNED_KINDS = KINDS.filter((kind) => kind !== REST);
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]; // 1 is Monday
const MOST = 21; // sessions a week

const isId = (id) => typeof id === "string" && /^[a-z0-9]{1,20}$/.test(id);
const isSession = (value) =>
  isRecord(value) && isId(value.id) && WEEKDAYS.includes(value.weekday) && PLANNED_KINDS.includes(value.kind) &&
  Number.isFinite(value.minutes) && value.minutes > 0 && value.minutes <= LIMITS.minutes[1];
const isExport = (exported) =>
  exported === null || (isRecord(exported) && Number.isInteger(exported.sequence) && isRecord(exported.sessions) &&
    Object.entries(exported.sessions).every(([id, weekday]) => isId(id) && WEEKDAYS.includes(weekday)));

/** `sessions` of `{ id, weekday, kind, minutes }`, and `exported`: what calendars have been told of them. */
export const WEEK_PLANS = recordKind({
  kind: "week-plan",
  version: 1,
  title: { nb: "Ukeplan", en: "Week plan" },
  sound: (data) => (isRecord(data) && Array.isArray(data.sessions) && data.sessions.length <= MOST && data.sessions.every(isSession) && isExport(data.exported) ? data : null),
});

export const emptyPlan = () => ({ sessions: [], exported: null });
export const isFull = ({ sessions }) => sessions.length >= MOST;

/** The plan with a session more, in the order of the week. */
export function withSession(plan, session) {
  const sessions = [...plan.sessions, session].map((each, place) => [each, place]);
  sessions.sort(([one, a], [other, b]) => one.weekday - other.weekday || a - b);
  return { ...plan, sessions: sessions.map(([each]) => each) };
}

export const withoutSession = (plan, id) => ({ ...plan, sessions: plan.sessions.filter((each) => each.id !== id) });

/**
 * The plan laid on the week of today: each session with its `date` and whether it is `done` – a session of its kind
 * stands in the diary on that day, each counted once – or still `ahead`.
 */
export function plannedWeek({ sessions }, logged, today) {
  const counted = new Set();
  return sessions.map((session) => {
    const day = mondayOf(today) + session.weekday - 1;
    const date = isoDay(day);
    const match = logged.find((each) => each.date === date && each.kind === session.kind && !counted.has(each.id));
    if (match) counted.add(match.id);
    return { ...session, date, done: match !== undefined, ahead: match === undefined && day > today };
  });
}

/** What calendars have been told once a file of this plan is theirs. */
export function exportedWith({ sessions, exported }) {
  const present = Object.fromEntries(sessions.map(({ id, weekday }) => [id, weekday]));
  return { sequence: (exported?.sequence ?? 0) + 1, sessions: { ...exported?.sessions, ...present } };
}

/**
 * The file of a plan that has been told with `exported`: each session once a week for four weeks. A later file takes the
 * place of an earlier one, and cancels what is no more planned.
 */
export function ics({ sessions }, words, exported, today, now = new Date()) {
  const events = Object.entries(exported.sessions).flatMap(([id, weekday]) => {
    const session = sessions.find((each) => each.id === id);
    const start = nextWeekday(today, weekday);
    const event = (status, ...lines) => calendarEvent({ uid: `${id}-week-plan`, sequence: exported.sequence, status, start, end: start + 1, now }, ...lines);
    if (!session) return event("CANCELLED", `SUMMARY:${calendarText(words("ics_cancelled"))}`);
    return event("CONFIRMED", `RRULE:FREQ=WEEKLY;COUNT=${WEEKS}`, `SUMMARY:${calendarText(words.planned(session))}`, `DESCRIPTION:${calendarText(words("ics_note"))}`);
  });
  return calendarFile("TrainingDiary", words.lang, events);
}
