// The register of claims made alive: found by word, by assessment and by chapter, and put in order.
// The list is whole without it.
import { make, setText } from "../../widgets/shared/dom.js";

/** The assessments from best supported to contradicted; practice points stand last, as there is little research. */
const BY_SUPPORT = ["supported", "partly", "weak", "outdated", "contradicted", "practice"];

/** A text without case and accents, for comparing; æ, ø and å stay letters of their own. */
export const plain = (text) => text.toLocaleLowerCase("nb").replace(/[\u00a0\u202f]/g, " ").trim();

/** Whether a row `{ text, verdict, chapter }` fits what is asked: every word in it, and the choices that are made. */
export function fits(row, { words = "", verdict = "", chapter = "" }) {
  const asked = plain(words).split(/\s+/).filter(Boolean);
  return asked.every((word) => plain(row.text).includes(word)) && ["", row.verdict].includes(verdict) && ["", row.chapter].includes(chapter);
}

/** The rows in the article's order, or the best supported first and otherwise in the article's order. */
export const ordered = (rows, order) => (order === "support" ? [...rows].sort((a, b) => BY_SUPPORT.indexOf(a.verdict) - BY_SUPPORT.indexOf(b.verdict)) : rows);

export function enliven(root) {
  const list = root.querySelector('[data-part="register"]');
  const words = JSON.parse(root.querySelector("#section-words").textContent);
  const rows = [...list.children].map((element) => ({ element, text: element.textContent, ...element.dataset }));
  const verdicts = BY_SUPPORT.filter((verdict) => rows.some((row) => row.verdict === verdict));
  const chapters = [...new Set(rows.map((row) => row.chapter))];
  const choice = (options) => make("select", { class: "ts-input", onchange: () => show() }, options.map(([value, text]) => make("option", { value }, text)));
  const find = make("input", { class: "ts-input", type: "search", autocomplete: "off", oninput: () => show() });
  const verdict = choice([["", words.register_all], ...verdicts.map((each) => [each, words[`verdict_${each}`]])]);
  const chapter = choice([["", words.register_all], ...chapters.map((each) => [each, each])]);
  const order = choice([["", words.register_by_article], ["support", words.register_by_support]]);
  const status = make("p", { role: "status", class: "ts-note" });
  const field = (label, control) => make("label", { class: "ts-field" }, label, control);
  const show = () => {
    const asked = { words: find.value, verdict: verdict.value, chapter: chapter.value };
    for (const row of rows) row.element.hidden = !fits(row, asked);
    const shown = rows.filter((row) => !row.element.hidden).length;
    const said = { "{shown}": shown, "{all}": rows.length };
    setText(status, shown === 0 ? words.register_none : words.register_shown.replace(/\{\w+\}/g, (place) => said[place]));
  };
  order.addEventListener("change", () => list.append(...ordered(rows, order.value).map((row) => row.element)));
  list.before(make("div", { class: "ts-register-fields", role: "search" },
    field(words.register_find, find), field(words.register_verdict, verdict), field(words.register_chapter, chapter), field(words.register_order, order)), status);
  // An address that names a claim shows it, whatever is chosen.
  addEventListener("hashchange", () => {
    if (!rows.some((row) => `#${row.element.id}` === location.hash && row.element.hidden)) return;
    for (const control of [find, verdict, chapter]) control.value = "";
    show();
    root.getElementById(location.hash.slice(1)).scrollIntoView();
  });
  show();
}
