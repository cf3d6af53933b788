// The programme as a calendar file: each day once a week, for eight weeks.
import { calendarEvent, calendarFile, calendarText } from "../shared/calendar_file.js";
import { nextWeekday } from "../shared/days.js";
import { minutesOf } from "./programme.js";

export const WEEKS = 8;

/** What calendars have been told of a programme once this file is theirs. */
export function exportedWith({ days, exported }) {
  const present = days.flatMap(({ items }, index) => (items.length ? [index] : []));
  return { sequence: (exported?.sequence ?? 0) + 1, days: [...new Set([...(exported?.days ?? []), ...present])].sort() };
}

/**
 * The file of a programme that has been told with `exported`: a later one takes the place of the days of an earlier, and
 * cancels a day that is empty now. `lineOf(item)` is an exercise in words.
 */
export function ics({ days, planId }, { t, lang, lineOf }, exported, day, now = new Date()) {
  const event = (index, status, ...lines) => {
    const start = nextWeekday(day, days[index].weekday);
    return calendarEvent({ uid: `${planId}-day-${index}`, sequence: exported.sequence, status, start, end: start + 1, now }, ...lines);
  };
  const events = exported.days.flatMap((index) => {
    const { items } = days[index];
    const number = index + 1;
    if (items.length === 0) return event(index, "CANCELLED", `SUMMARY:${calendarText(t("ics_cancelled", { number }))}`);
    const words = [...items.map(lineOf), t("ics_minutes", { minutes: Math.round(minutesOf(days[index])) }), t("ics_always")].join("\n");
    return event(
      index, "CONFIRMED",
      `RRULE:FREQ=WEEKLY;COUNT=${WEEKS}`,
      `SUMMARY:${calendarText(t("ics_summary", { number }))}`,
      `DESCRIPTION:${calendarText(words)}`,
    );
  });
  return calendarFile("ExerciseLibrary", lang, events);
}
