// What a plan card knows without a page: what is kept of it, what is missing, how it reads, and its days in a calendar.

import { calendarEvent, calendarFile, calendarText } from "../shared/calendar_file.js";
import { isoDay, parseDay } from "../shared/days.js";
import { isRecord, recordKind } from "../shared/storage.js";

const LONGEST = 2000; // characters in a field
const isText = (value) => typeof value === "string" && value.length <= LONGEST;
const isPlan = (value) => isRecord(value) && isText(value.if) && isText(value.then);
const isValue = (value) => isText(value) || isPlan(value) || (Array.isArray(value) && value.every(isText));
const isTime = (value) => typeof value === "string" && !Number.isNaN(Date.parse(value));
const isCalendar = (value) =>
  value === null ||
  (isRecord(value) && /^[a-z0-9]{12}$/.test(value.id) && Number.isInteger(value.sequence) && isRecord(value.days) && Object.values(value.days).every((day) => parseDay(day) !== null));

/**
 * `{ made, values, calendar }`: when the card was last written, what stands in each field by its id – a text, the ids of
 * what was chosen, or `{ if, then }` – and what calendars have been told, or null.
 */
export const PLAN_CARDS = recordKind({
  kind: "plan-card",
  version: 1,
  title: { nb: "Plankort", en: "Plan cards" },
  sound: (data) => (isRecord(data) && isTime(data.made) && isRecord(data.values) && Object.values(data.values).every(isValue) && isCalendar(data.calendar) ? data : null),
});

/** What a field holds before anything is written. */
export function emptyValue({ kind, start }, lang) {
  if (kind === "checks") return [];
  if (kind === "if_then") return { if: start?.if[lang] ?? "", then: start?.then[lang] ?? "" };
  return "";
}

/** Of what was kept, what fits the field of today; else what it begins with. */
export function valueOf(field, values, lang) {
  const value = values?.[field.id];
  if (field.kind === "checks") return Array.isArray(value) ? value.filter((id) => field.options.some((option) => option.id === id)) : emptyValue(field, lang);
  if (field.kind === "if_then") return isPlan(value) ? value : emptyValue(field, lang);
  return isText(value) ? value : emptyValue(field, lang);
}

/** What is to be mended before there is a card, by field: "empty", "half" (an if without a then), "date" or "long". */
export function problemsOf(entry, values) {
  const problem = (field) => {
    const value = values[field.id];
    if (field.kind === "if_then") return Boolean(value.if.trim()) === Boolean(value.then.trim()) ? (Math.max(value.if.length, value.then.length) > LONGEST ? "long" : null) : "half";
    if (field.kind === "checks") return field.required && value.length === 0 ? "empty" : null;
    if (value.length > LONGEST) return "long";
    if (value.trim() === "") return field.required ? "empty" : null;
    return field.kind === "date" && parseDay(value) === null ? "date" : null;
  };
  return Object.fromEntries(entry.fields.map((field) => [field.id, problem(field)]).filter(([, is]) => is !== null));
}

/** Whether nothing at all has been written or chosen. */
export function isBlank(entry, values, lang) {
  return entry.fields.every((field) => JSON.stringify(values[field.id]) === JSON.stringify(emptyValue(field, lang)));
}

const dayText = (text, lang) => new Intl.DateTimeFormat(lang === "en" ? "en-GB" : "nb-NO", { dateStyle: "full", timeZone: "UTC" }).format(new Date(text));

/** What stands on the card: `{ label, lines }` for each field that holds something. */
export function cardRows(entry, values, { lang, t }) {
  const lines = (field) => {
    const value = valueOf(field, values, lang);
    if (field.kind === "checks") return field.options.filter(({ id }) => value.includes(id)).map((option) => option[lang]);
    if (field.kind === "if_then") return value.if.trim() ? [t("plan", { if: value.if.trim(), then: value.then.trim().replace(/\.$/, "") })] : [];
    if (field.kind === "date") return parseDay(value) === null ? [] : [dayText(value, lang)];
    return value.split("\n").map((each) => each.trim()).filter(Boolean);
  };
  return entry.fields.map((field) => ({ label: field[lang], lines: lines(field) })).filter(({ lines: all }) => all.length > 0);
}

/** The card as a text, to copy or to take along. */
export function cardText(entry, { made, values }, { lang, t }) {
  const rows = cardRows(entry, values, { lang, t }).flatMap(({ label, lines }) => ["", label, ...lines.map((line) => `– ${line}`)]);
  return [entry.title[lang], t("made", { when: dayText(made, lang) }), t("check_first"), ...rows, "", ...(entry.always ?? []).map((text) => text[lang]), ""].join("\n");
}

/** The days of the card: `{ id, day, words }`; a field may have several, so many days after the one that is chosen. */
export function eventsOf(entry, values, lang) {
  return entry.fields.flatMap((field) => {
    const day = field.kind === "date" ? parseDay(values[field.id] ?? "") : null;
    if (day === null || !field.event) return [];
    return (field.days ?? [0]).map((after) => ({ id: `${field.id}-${after}`, day: day + after, words: field.event[lang] }));
  });
}

const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => (byte % 36).toString(36)).join("");

/** What calendars have been told once the next file is theirs: the card's id for them, how many files, and each event's day. */
export function calendarAfter(events, before) {
  const days = Object.fromEntries(events.map(({ id, day }) => [id, isoDay(day)]));
  return { id: before?.id ?? newId(), sequence: (before?.sequence ?? 0) + 1, days: { ...before?.days, ...days } };
}

/** A calendar file of whole days: a later one moves them, and cancels those that are no more on the card. */
export function ics(entry, events, calendar, { lang, t }, now = new Date()) {
  const event = (id, day, status, words) =>
    calendarEvent({ uid: `${calendar.id}-${id}`, sequence: calendar.sequence, status, start: day, end: day + 1, now }, `SUMMARY:${calendarText(words)}`, `DESCRIPTION:${calendarText(`${entry.title[lang]}\n${t("check_first")}`)}`);
  const gone = Object.entries(calendar.days).filter(([id]) => !events.some((each) => each.id === id));
  return calendarFile("PlanCard", lang, [
    ...events.flatMap(({ id, day, words }) => event(id, day, "CONFIRMED", words)),
    ...gone.flatMap(([id, day]) => event(id, parseDay(day), "CANCELLED", t("cancelled"))),
  ]);
}

/** Whether the symptom check lets the plan be made: all is answered, and its result and the age are among those it is for. */
export const isFor = ({ levels, ages }, result, answers, isWhole) => isWhole && levels.includes(result.level) && ages.includes(answers.age);

/** Whether a card is for some hours only, and they are over. */
export const isOver = ({ lasts_hours: hours }, made, now) => hours !== undefined && now - new Date(made) > hours * 3_600_000;
