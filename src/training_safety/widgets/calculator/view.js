// A small calculator: fields, who gets no number, and the answer as rows with bars and in sentences.
import { numberText, typedNumber } from "../../models/numbers.js";
import { reasonSentence } from "../../models/reasons.js";
import { make, needsScript, placed, renderer, setText, uniqueId } from "../shared/dom.js";
import { sourceLine } from "../shared/feedback.js";
import { numberField } from "../shared/fields.js";
import { language, translator } from "../shared/language.js";
import { symptomCheck } from "../shared/symptom_check.js";
import { numberSentence } from "../shared/typed_number.js";
import { CALCULATORS } from "./calculators.js";
import { readFields } from "./read.js";
import WORDS from "./words.json" with { type: "json" };

function view(model) {
  const lang = language(model);
  const t = translator(WORDS, lang);
  const entry = model.get("activity");
  const { fields: takes, signs, answer } = CALCULATORS[entry.calculator];
  const typed = Object.fromEntries(Object.entries(takes).map(([name, { decimals }]) => [name, numberText(entry.start[name], lang, { decimals, asTyped: true })]));
  const live = make("p", { class: "ts-only-heard", role: "status" });
  const rows = make("ul", { class: "ts-calculator-rows" });
  const said = make("div");
  const stop = make("p", { class: "ts-said" });
  const number = (value, decimals = 0) => numberText(value, lang, { decimals });
  const filled = (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, number(value, 2)]));
  /** Small numbers with a decimal, large ones without. */
  const amount = (value) => number(value, Math.abs(value) < 10 ? 1 : 0);

  const fields = Object.fromEntries(Object.entries(takes).map(([name, { step, least, most, units, decimals }]) => [name, numberField({
    lang, label: t(name),
    changed(text) {
      typed[name] = text;
      setText(live, show());
    },
    step(way) {
      const { value = entry.start[name] } = typedNumber(typed[name], lang, units);
      typed[name] = numberText(Math.min(most, Math.max(least, value + way * step)), lang, { decimals, asTyped: true });
      fields[name].fill(typed[name]);
      setText(live, show());
    },
  })]));
  const ticks = signs.map((sign) => {
    const box = make("input", { type: "checkbox", id: uniqueId("sign"), onchange: () => setText(live, show()) });
    return { sign, box, element: make("div", { class: "ts-calculator-sign" }, box, make("label", { for: box.id }, t(`sign_${sign}`))) };
  });

  function problemText({ problem, choices, least, most }, name) {
    if (problem === "ask" || problem === "unit") return numberSentence({ problem, choices }, lang, takes[name].units[lang === "en" ? 1 : 0] ?? "");
    return problem === "range" ? t("problem_range", { least: number(least, 1), most: number(most, 1) }) : t("problem_number");
  }

  /** Shows the answer, or what stands in its way, and returns it in words. */
  function show() {
    const { values, problems } = readFields(takes, typed, lang);
    for (const [name, each] of Object.entries(fields)) {
      if (each.control.value !== typed[name]) each.fill(typed[name]);
      each.show({ error: problems[name] ? problemText(problems[name], name) : "", choices: problems[name]?.choices });
    }
    const chosen = ticks.filter(({ box }) => box.checked).map(({ sign }) => sign);
    const found = values && answer(values, chosen);
    const words = values === null ? t("mend_first") : found.reason ? reasonSentence(found.reason, lang) : "";
    stop.hidden = words === "";
    setText(stop, words);
    rows.hidden = said.hidden = words !== "";
    if (words) {
      // What was reckoned before is not to be read below a sentence that says not to.
      rows.replaceChildren();
      said.replaceChildren();
      return values === null ? Object.entries(problems).map(([name, problem]) => `${t(name)}: ${problemText(problem, name)}`).join(" ") : words;
    }
    const most = Math.max(...found.rows.map(({ value, off = 0 }) => value + off), 1e-9);
    const told = found.rows.map(({ key, values: named = {}, value, off, unit }) => ({
      name: t(key, filled(named)), share: (100 * value) / most, text: t(unit, { value: amount(value) }) + (off ? ` ± ${number(off)}` : ""),
    }));
    rows.replaceChildren(...told.map(({ name, share, text }) => make("li", {}, make("span", {}, name),
      make("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" }, make("path", { class: "ts-calculator-bar", d: `M0 0H${Math.round(10 * share) / 10}V10H0z` })),
      make("strong", {}, text))));
    const sentences = found.said.map(({ key, values: named }) => t(key, Object.fromEntries(Object.entries(named).map(([name, value]) => [name, amount(value)]))));
    said.replaceChildren(...sentences.map((sentence) => make("p", {}, sentence)));
    return [...told.map(({ name, text }) => `${name}: ${text}.`), ...sentences].join(" ");
  }
  show();

  const title = uniqueId("calculator");
  return make("section", { class: "ts-widget ts-calculator", lang, "aria-labelledby": title },
    make("p", { class: "ts-title", id: title }, entry.title[lang]),
    entry.symptom_check && symptomCheck(t("check")),
    make("div", { class: "ts-calculator-form" },
      make("div", { class: "ts-calculator-fields" }, Object.values(fields).map(({ element }) => element)),
      ticks.length > 0 && make("fieldset", {}, make("legend", { class: "ts-legend" }, t("any_of_these")), make("div", { class: "ts-calculator-signs" }, ticks.map(({ element }) => element))),
      ticks.length > 0 && make("p", { class: "ts-note" }, t("not_kept"))),
    stop, rows, said,
    entry.caption && make("p", { class: "ts-note" }, entry.caption[lang]),
    sourceLine(entry.refs ?? [], { references: model.get("references") ?? {}, lang }),
    live);
}

/** The calculator before scripts run: the answer of its example, with the numbers that it is worked out from. */
export function still(model, lang) {
  const root = view(model);
  const t = translator(WORDS, lang);
  const start = Object.entries(model.get("activity").start).map(([name, value]) => `${t(name)}: ${numberText(value, lang, { decimals: 1 })}`).join(" · ");
  root.querySelector(".ts-calculator-form").after(make("p", { class: "ts-unscripted" }, start));
  return needsScript(root, ".ts-calculator-form");
}

export default {
  render: renderer(["activity", "lang", "references"], (model, el) => placed(el, view(model))),
};
