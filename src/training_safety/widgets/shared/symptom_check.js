// The way to the symptom check, which every page of the book has in its strip.
import { make } from "./dom.js";

/** A link to the symptom check; where there is no such page, as in a notebook or before scripts run, its words alone. */
export function symptomCheck(words) {
  const href = globalThis.document?.querySelector('.ts-alarm a[href*="alarm_signs"]')?.href;
  return make("p", { class: "ts-to-check" }, href ? make("a", { href }, words) : words);
}
