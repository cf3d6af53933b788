// The loads of days and weeks as rows: a bar, and its number as text, in a table that is read as it stands.
import { make } from "../shared/dom.js";

const bar = (...parts) => make("svg", { class: "ts-diary-bar", viewBox: "0 0 100 20", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" }, ...parts);
const path = (name, d) => make("path", { class: `ts-diary-${name}`, d });

/** How long a bar is, in hundredths of the longest. */
export const shareOf = (value, longest) => (longest > 0 ? Math.round((1000 * value) / longest) / 10 : 0);

/** A bar; `part` is for a week of which days are missing: it ends open. */
export function loadBar(load, longest, { part = false } = {}) {
  const share = shareOf(load, longest);
  const zero = path("zero", "M0 1V19");
  if (share === 0) return bar(zero);
  return bar(zero, path(part ? "part" : "load", part ? `M${share} 2H0V18H${share}` : `M0 2H${share}V18H0Z`));
}

/** In the place of a bar: nothing is known of the day. */
export const gapBar = () => bar(path("gap", "M0 10H100"));

/**
 * A table of rows `{ name, drawn, load, minutes, below }`; `below` stands behind the number, such as a button. The heads are
 * those of the name, the load and the minutes, and the unit that stands behind these where there is no room for heads.
 */
export function barTable(caption, heads, rows) {
  const [name, load, minutes, unit] = heads;
  const head = (words) => make("th", { scope: "col" }, words);
  const row = (each) =>
    make("tr", {},
      make("th", { scope: "row" }, each.name),
      make("td", { class: "ts-diary-cell" }, each.drawn, make("span", {}, each.load), each.below),
      make("td", {}, each.minutes, make("span", { class: "ts-diary-unit", "aria-hidden": "true" }, unit)));
  return make("table", { class: "ts-diary-table" }, make("caption", {}, caption),
    make("thead", {}, make("tr", {}, head(name), head(load), head(minutes))), make("tbody", {}, rows.map(row)));
}
