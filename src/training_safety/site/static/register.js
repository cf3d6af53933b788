// The register of claims made alive: found by word, by assessment and by chapter, and put in order.
// The list is whole without it.
import { setText } from "../../widgets/shared/dom.js";

/** A text without case and accents, for comparing; æ, ø and å stay letters of their own. */
export const plain = (text) => text.toLocaleLowerCase("nb").replace(/[\u00a0\u202f]/g, " ").trim();

/** Whether a row `{ text, verdict, chapter }` fits what is asked: every word in it, and the choices that are made. */
export function fits(row, { words = "", verdict = "", chapter = "" }) {
  const asked = plain(words).split(/\s+/).filter(Boolean);
  return asked.every((word) => plain(row.text).includes(word)) && ["", row.verdict].includes(verdict) && ["", row.chapter].includes(chapter);
}

/** The rows with the assessments in the order given, otherwise as in the article. */
export const ordered = (rows, verdicts) => [...rows].sort((a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict));

export function enliven(root) {
  const list = root.querySelector('[data-part="register"]');
  const words = JSON.parse(root.querySelector("#section-words").textContent);
  const rows = [...list.children].map((element) => ({ element, text: element.textContent, ...element.dataset }));
  const [find, verdict, chapter, order] = ["words", "verdict", "chapter", "order"].map((name) => root.querySelector(`[data-asked="${name}"]`));
  const status = root.querySelector(".ts-register-status");
  const show = () => {
    const asked = { words: find.value, verdict: verdict.value, chapter: chapter.value };
    for (const row of rows) row.element.hidden = !fits(row, asked);
    const shown = rows.filter((row) => !row.element.hidden).length;
    const said = { "{shown}": shown, "{all}": rows.length };
    setText(status, shown === 0 ? words.register_none : words.register_shown.replace(/\{\w+\}/g, (place) => said[place]));
  };
  find.addEventListener("input", show);
  for (const select of [verdict, chapter]) select.addEventListener("change", show);
  const bySupport = [...verdict.options].map((option) => option.value); // the best supported first
  order.addEventListener("change", () => list.append(...ordered(rows, order.value === "" ? [] : bySupport).map((row) => row.element)));
  // An address that names a claim shows it, whatever is chosen.
  addEventListener("hashchange", () => {
    if (!rows.some((row) => `#${row.element.id}` === location.hash && row.element.hidden)) return;
    for (const control of [find, verdict, chapter]) control.value = "";
    show();
    root.getElementById(location.hash.slice(1)).scrollIntoView();
  });
  show(); // the browser may have kept what was chosen before
  if (order.value !== "") order.dispatchEvent(new Event("change"));
}
