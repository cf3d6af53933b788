// The plan as files for other programs: a table for a spreadsheet, and a calendar.
import { isoDay } from "./load_plan.js";

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

/** RFC 5545, 3.3.11. */
export const calendarText = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

/** Lines of at most 75 octets, broken between characters (RFC 5545, 3.1). */
export function folded(line) {
  const lines = [""];
  for (const character of line) {
    if (new TextEncoder().encode(lines.at(-1) + character).length > 75) lines.push(" ");
    lines.push(lines.pop() + character);
  }
  return lines.join("\r\n");
}

/** One all-day event a week, Monday to Sunday. With the same `planId`, a new file replaces the same weeks. */
export function ics({ rows, weeks, decimals, settings }, words, planId, now = new Date()) {
  const { unit, sessions_per_week: sessions } = settings;
  const date = (day) => isoDay(day).replaceAll("-", "");
  const events = rows.flatMap(({ week, start, load, each, deload }) => {
    const values = { week, weeks, load: words.number(load, decimals), unit, sessions, each: words.number(each, decimals) };
    return [
      "BEGIN:VEVENT",
      `UID:${planId}-week-${week}@trygg-trening`,
      `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, "")}`,
      `DTSTART;VALUE=DATE:${date(start)}`,
      `DTEND;VALUE=DATE:${date(start + 7)}`,
      `SUMMARY:${calendarText(words(deload ? "ics_summary_deload" : "ics_summary", values))}`,
      `DESCRIPTION:${calendarText(`${words("ics_note", values)}\n${words("always")}`)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  });
  const name = `PRODID:-//Trygg trening//LoadPlanner//${words.lang.toUpperCase()}`;
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", name, "CALSCALE:GREGORIAN", ...events, "END:VCALENDAR"];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}
