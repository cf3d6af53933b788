// The diary as files: a table for a spreadsheet, and the whole of it for another browser or for Python (read_diary).
import { loadOf } from "../../models/load/diary.js";
import FORMAT from "../../models/load/diary.json" with { type: "json" };
import { numberText } from "../../models/numbers.js";
import { NUMBERS } from "./sessions.js";

/** A cell between quotes where it must be. What a spreadsheet would take for a formula is none. */
function cell(text, separator) {
  const plain = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return plain.includes(separator) || /["\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** In Bokmål with semicolons, decimal commas and a byte-order mark, as Excel wants it there. */
export function csvOf(sessions, lang) {
  const [mark, separator] = lang === "en" ? ["", ","] : ["\ufeff", ";"];
  const number = (value) => (value === undefined || value === null ? "" : numberText(value, lang, { decimals: 2, asTyped: true }));
  const value = (session, column) => {
    if (column === "kind") return FORMAT.kinds[session.kind][lang];
    if (column === "load") return number(loadOf(session));
    return NUMBERS.includes(column) ? number(session[column]) : (session[column] ?? "");
  };
  const columns = Object.keys(FORMAT.columns);
  const lines = [columns.map((column) => FORMAT.columns[column][lang]), ...sessions.map((session) => columns.map((column) => value(session, column)))];
  return mark + lines.map((line) => `${line.map((text) => cell(text, separator)).join(separator)}\r\n`).join("");
}

export function jsonOf(sessions, now = new Date()) {
  return `${JSON.stringify({ ...FORMAT.file, exported: now.toISOString(), sessions }, null, 1)}\n`;
}
