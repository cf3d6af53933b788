// A calendar file (RFC 5545) that a phone or a computer takes in, and what stands in it.
import { isoDay } from "./days.js";

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

/**
 * One event of whole days, up to but not with `end`: a later file with the same `uid` and a higher `sequence` takes
 * its place. `lines` are what it says beside, such as `SUMMARY:…`.
 */
export function calendarEvent({ uid, sequence, status, start, end, now }, ...lines) {
  const date = (day) => isoDay(day).replaceAll("-", "");
  return [
    "BEGIN:VEVENT",
    `UID:${uid}@trygg-trening`,
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `SEQUENCE:${sequence}`,
    `STATUS:${status}`,
    `DTSTART;VALUE=DATE:${date(start)}`,
    `DTEND;VALUE=DATE:${date(end)}`,
    ...lines,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** The file with the lines of these events; `maker` is the widget that made it. */
export function calendarFile(maker, lang, events) {
  const name = `PRODID:-//Trygg trening//${maker}//${lang.toUpperCase()}`;
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", name, "CALSCALE:GREGORIAN", ...events, "END:VCALENDAR"];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}
