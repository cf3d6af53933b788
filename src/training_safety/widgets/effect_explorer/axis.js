// A line of differences between groups, in points of 100: where a value lies on it, and the numbers below it.
import { intervalText, numberText } from "../../models/numbers.js";
import { make } from "../shared/dom.js";

/** How far along an axis a value is, in hundredths of its length. */
export const along = ({ from, to }, value) => Math.round((10_000 * (value - from)) / (to - from)) / 100;

/** The numbers that stand below an axis: round ones, a few of them. */
export function ticksOf({ from, to }) {
  const step = [1, 2, 5, 10, 20, 50].find((size) => to - from <= 6 * size) ?? 50;
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, index) => (first + index) * step);
}

/** Numbers at their places along an axis, for the eye. */
export const scale = (axis, values, lang, name = "") =>
  make("div", { class: `ts-effects-scale ${name}`.trim(), "aria-hidden": "true" },
    values.map(({ at, words }) => make("span", { style: `left: ${along(axis, at)}%` }, words ?? numberText(at, lang))));

/** A difference in points. */
export const points = (value, lang) => numberText(value, lang, { decimals: 1 });

/** A difference with its interval, which does not break over two lines. */
export const withInterval = (value, low, high, lang) => `${points(value, lang)} (${intervalText(low, high, lang, 1)})`.replaceAll(" ", "\u00a0");
