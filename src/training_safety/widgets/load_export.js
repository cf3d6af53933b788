// The plan as files for other programs: a table for a spreadsheet, and a calendar.
import { isoDay } from "./load_plan.js";

/** In Bokmål with semicolons, decimal commas and a byte-order mark, as Excel wants it there. */
export function csv({ rows, settings: { unit } }, words) {
  const english = words.lang === "en";
  const heads = ["week", "start", "load", "change", "deload"].map((column) => words(`csv_${column}`, { unit }));
  const lines = rows.map(({ week, start, load, change, deload }) => [
    week,
    isoDay(start),
    words.plain(load, 2),
    change === null ? "" : words.plain(change, 2),
    words(deload ? "yes" : "no"),
  ]);
  return (english ? "" : "\ufeff") + [heads, ...lines].map((line) => `${line.join(english ? "," : ";")}\r\n`).join("");
}

/** A calendar text value: backslash, semicolon, comma and line break are escaped (RFC 5545, 3.3.11). */
export const calendarText = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

/** Lines of at most 75 octets, broken between characters (RFC 5545, 3.1). */
export function folded(line) {
  const octets = (text) => new TextEncoder().encode(text).length;
  const lines = [""];
  for (const character of line) {
    if (octets(lines.at(-1) + character) > 75) lines.push(" ");
    lines[lines.length - 1] += character;
  }
  return lines.join("\r\n");
}

/**
 * One all-day event a week, Monday to Sunday. `planId` belongs to the plan, so that a new file replaces
 * the same weeks instead of doubling them.
 */
export function ics({ rows, weeks, decimals, settings }, words, planId, now = new Date()) {
  const { unit, sessions_per_week: sessions } = settings;
  const date = (day) => isoDay(day).replaceAll("-", "");
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const events = rows.flatMap(({ week, start, load, each, deload }) => {
    const values = { week, weeks, load: words.number(load, decimals), unit, sessions, each: words.number(each, decimals) };
    const note = `${words(sessions === 1 ? "ics_note_one" : "ics_note", values)}\n${words("always")}`;
    return [
      "BEGIN:VEVENT",
      `UID:${planId}-week-${week}@trygg-trening`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${date(start)}`,
      `DTEND;VALUE=DATE:${date(start + 7)}`,
      `SUMMARY:${calendarText(words(deload ? "ics_summary_deload" : "ics_summary", values))}`,
      `DESCRIPTION:${calendarText(note)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  });
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//Trygg trening//LoadPlanner//${words.lang.toUpperCase()}`];
  return [...head, "CALSCALE:GREGORIAN", ...events, "END:VCALENDAR"].map((line) => `${folded(line)}\r\n`).join("");
}
