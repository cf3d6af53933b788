// Telephone numbers that can be pressed.

import { make } from "./dom.js";

const NUMBERS = /(?<!\d[ \u00a0,.]?)(?:113|116[ \u00a0]?1(?:17|11|23)|\d{2}(?:[ \u00a0]\d{2}){3})(?![,.]?\d)/g;

/** A number as it is written: "116 117" with a hard space. */
export const written = (number) => number.replace(/^(\d{3})[ \u00a0]?(\d{3})$/, "$1\u00a0$2").replaceAll(" ", "\u00a0");

/** A text with the emergency and help lines in it as links. */
export function withPhones(text) {
  let end = 0;
  const parts = [];
  for (const { 0: found, index } of text.matchAll(NUMBERS)) {
    parts.push(text.slice(end, index), make("a", { href: `tel:${found.replace(/\D/g, "")}` }, written(found)));
    end = index + found.length;
  }
  return [...parts, text.slice(end)].filter((part) => part !== "");
}
