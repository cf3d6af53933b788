// The plan as files for other programs: a table for a spreadsheet, and a calendar.
import { calendarEvent, calendarFile, calendarText } from "../shared/calendar_file.js";
import { isoDay, parseDay } from "../shared/days.js";

/** In Bokmål with semicolons, decimal commas and a byte-order mark, as Excel wants it there. */
export function csv({ rows, settings: { unit } }, words) {
  const [mark, separator] = words.lang === "en" ? ["", ","] : ["\ufeff", ";"];
  const heads = [words("col_week"), words("col_from"), words("col_load", { unit }), `${words("col_change")} (%)`, words("deload_every")];
  const lines = rows.map(({ week, start, load, change, deload }) => [
    week,
    isoDay(start),
    words.plain(load, 2),
    change === null ? "" : words.plain(change, 2),
    words(deload ? "yes" : "no"),
  ]);
  return mark + [heads, ...lines].map((line) => `${line.join(separator)}\r\n`).join("");
}

/**
 * What calendars have been told of a plan once this file is theirs: `sequence` counts the files, and `weeks` has the
 * first day of every week that ever was in one. `before` is the same of the file before, or null.
 */
export function exportedWith({ rows }, before) {
  const weeks = Object.fromEntries(rows.map(({ week, start }) => [week, isoDay(start)]));
  return { sequence: (before?.sequence ?? 0) + 1, weeks: { ...before?.weeks, ...weeks } };
}

/** The weeks that were in a file before, and are no more in the plan. */
export const cancelledWeeks = ({ weeks }, exported) => Object.keys(exported.weeks).map(Number).filter((week) => week > weeks);

/**
 * One all-day event a week, Monday to Sunday. With the same `planId`, a new file replaces the same weeks (RFC 5545,
 * 3.8.4.7 and 3.8.7.4) and cancels those that fell out of the plan (3.8.1.11), by their name too where a calendar
 * does not know what cancelled is.
 */
export function ics(plan, words, planId, exported, now = new Date()) {
  const { rows, weeks, decimals, settings } = plan;
  const { unit, sessions_per_week: sessions } = settings;
  const event = (week, start, status, ...lines) =>
    calendarEvent({ uid: `${planId}-week-${week}`, sequence: exported.sequence, status, start, end: start + 7, now }, ...lines);
  const present = rows.flatMap(({ week, start, load, each, deload }) => {
    const values = { week, weeks, load: words.number(load, decimals), unit, sessions, each: words.number(each, decimals) };
    return event(
      week, start, "CONFIRMED",
      `SUMMARY:${calendarText(words(deload ? "ics_summary_deload" : "ics_summary", values))}`,
      `DESCRIPTION:${calendarText(`${words("ics_note", values)}\n${words("always")}`)}`,
    );
  });
  const cancelled = cancelledWeeks(plan, exported).flatMap((week) =>
    event(week, parseDay(exported.weeks[week]), "CANCELLED", `SUMMARY:${calendarText(words("ics_cancelled", { week }))}`),
  );
  return calendarFile("LoadPlanner", words.lang, [...present, ...cancelled]);
}
