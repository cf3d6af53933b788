// Whole sentences of safety.yml, as a widget shows them: no word is left out.
import { make } from "./dom.js";
import { withPhones } from "./phone_links.js";
import { symptomCheck } from "./symptom_check.js";

/** A line with its **strong** words and its telephone numbers. */
const line = (text) => text.split("**").map((part, index) => (index % 2 ? make("strong", {}, withPhones(part)) : make("span", {}, withPhones(part))));

const paragraphs = (text) => text.trim().split(/\n\s*\n/).map((part) => make("p", {}, line(part.replace(/\s+/g, " "))));

/** An entry of safety.yml as elements: title, for whom not, text or rows, what comes after, and the way to the rest. */
export function safetyNote({ kind, title, not_for: notFor, text, rows, after, rest }, lang) {
  return make("div", { class: `ts-safety-note ts-safety-note--${kind === "alarm" ? "alarm" : "rule"}` },
    title && make("p", { class: "ts-legend" }, title[lang]),
    notFor && paragraphs(notFor[lang]),
    text && paragraphs(text[lang]),
    rows && make("ul", {}, rows.map((row) => make("li", {}, make("strong", {}, row.when[lang], ". "), withPhones(row.do[lang])))),
    after && paragraphs(after[lang]),
    rest && symptomCheck(rest[lang]));
}
