// Ways from a widget into the book. Every page of it has a strip with the way to the symptom check, whose address
// tells where the book lies.
import { make } from "./dom.js";

const addressOfTheCheck = () => globalThis.document?.querySelector('.ts-alarm a[href*="alarm_signs"]')?.href;

/** The address of a page such as "chapters/prevention/warm_up"; `undefined` where there is no book, as in a notebook. */
export function pageOfTheBook(page) {
  const check = addressOfTheCheck();
  return check && new URL(check.replace(/alarm_signs.*$/, `${page}.html`)).href;
}

/** A link to the symptom check; where there is no such page, as in a notebook or before scripts run, its words alone. */
export function symptomCheck(words) {
  const href = addressOfTheCheck();
  return make("p", { class: "ts-to-check" }, href ? make("a", { href }, words) : words);
}
