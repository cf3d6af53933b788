// What somebody can lift once, by seven formulas side by side, from a set with some repetitions left in reserve.
import { numberText, typedNumber } from "../../models/numbers.js";
import { button, make, needsScript, placed, renderer, setText, uniqueId } from "../shared/dom.js";
import { sourceLine } from "../shared/feedback.js";
import { numberField } from "../shared/fields.js";
import { language, translator } from "../shared/language.js";
import { openRecord, recordName, storageSentence } from "../shared/storage.js";
import { numberSentence } from "../shared/typed_number.js";
import { estimateOf, FIELDS, LEAST_RESERVE, readSet } from "./estimate.js";
import { STRENGTHS } from "./memory.js";
import { plates } from "./plates.js";
import WORDS from "./words.json" with { type: "json" };

const NAMES = { epley: "Epley", brzycki: "Brzycki", lombardi: "Lombardi", oconner: "O'Conner", mayhew: "Mayhew", lander: "Lander", wathan: "Wathan" };

/** The seven estimates as rows along one scale, the lowest first: `{ element, show(estimate, loadKg) }`. */
function rows(lang) {
  const lanes = Object.keys(NAMES).map(() => {
    const [name, number] = [make("span"), make("strong")];
    const [reach, point] = ["reach", "point"].map((kind) => make("path", { class: `ts-strength-${kind}` }));
    const drawing = make("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none", "aria-hidden": "true" }, make("path", { class: "ts-strength-line", d: "M0 50H100" }), reach, point);
    return { name, number, reach, point, element: make("li", {}, name, make("div", {}, drawing), number) };
  });
  return {
    element: make("ul", { class: "ts-strength-rows" }, lanes.map(({ element }) => element)),
    show({ estimates, lowestKg, highestKg }, loadKg) {
      const span = Math.max(highestKg - loadKg, loadKg * 0.02);
      const along = (kg) => Math.round((9400 * (kg - loadKg)) / span) / 100;
      estimates.forEach(([key, kg], index) => {
        const lane = lanes[index];
        setText(lane.name, NAMES[key]);
        setText(lane.number, `${numberText(kg, lang, { decimals: 1 })}\u00a0kg`);
        lane.reach.setAttribute("d", `M${along(lowestKg)} 50H${along(highestKg)}`);
        lane.point.setAttribute("d", `M${along(kg)} 50h0`);
      });
    },
  };
}

function view(model) {
  const lang = language(model);
  const t = translator(WORDS, lang);
  const entry = model.get("activity");
  const record = openRecord(STRENGTHS, recordName(model, "strength"));
  const example = Object.fromEntries(Object.keys(FIELDS).map((name) => [name, numberText(entry.start[name], lang, { decimals: 2, asTyped: true })]));
  const state = () => ({ careful: false, ...record.read(), typed: { ...example, ...record.read()?.typed } });
  const live = make("p", { class: "ts-only-heard", role: "status" });
  const problem = make("p", { class: "ts-note", hidden: true });
  const list = rows(lang);
  const bar = plates({ lang, t });
  const [span, share, note, barWords] = ["ts-strength-span", "", "ts-note", "ts-note"].map((name) => make("p", { class: name }));
  const answer = make("div", { class: "ts-strength-answer" }, span, list.element, note, share, bar.element, barWords);
  const mend = make("p", { class: "ts-note" }, t("mend_first"));
  let spoken = "";

  function keep(data) {
    record.write(data);
    refresh();
    setText(live, spoken);
  }
  const change = (name, text) => keep({ careful: state().careful, typed: { ...record.read()?.typed, [name]: text } });
  const fields = Object.fromEntries(Object.entries(FIELDS).map(([name, { step, least, most, units }]) => [name, numberField({
    lang, label: t(name),
    changed: (text) => change(name, text),
    step(way) {
      const { value = Number(entry.start[name]) } = typedNumber(state().typed[name], lang, units);
      const next = numberText(Math.min(most, Math.max(least || (name === "load_kg" ? step : 0), value + way * step)), lang, { decimals: 2, asTyped: true });
      fields[name].fill(next);
      change(name, next);
    },
  })]));
  const careful = make("input", { type: "checkbox", id: uniqueId("careful"), onchange: () => keep({ ...state(), typed: record.read()?.typed ?? {}, careful: careful.checked }) });
  const again = button(t("again"), () => {
    record.write(null);
    refresh();
    setText(live, spoken);
  }, { class: "ts-button ts-button--quiet ts-strength-again" });

  function problemText(found, name) {
    const { problem: kind, choices, least, most } = found;
    if (kind === "ask" || kind === "unit") return numberSentence({ problem: kind, choices }, lang, FIELDS[name].units[lang === "en" ? 1 : 0]);
    const number = (value) => numberText(value, lang);
    return t(`problem_${kind}`, { least: number(least), most: number(most ?? FIELDS.reps.most), reserve: number(LEAST_RESERVE) });
  }
  function refresh() {
    const now = state();
    careful.checked = now.careful;
    const { set, problems } = readSet(now.typed, now.careful, lang);
    for (const [name, each] of Object.entries(fields)) {
      if (each.control.value !== now.typed[name]) each.fill(now.typed[name]);
      each.show({ help: name === "rir" ? t("rir_help") : "", error: problems[name] ? problemText(problems[name], name) : "", choices: problems[name]?.choices });
    }
    answer.hidden = !set;
    mend.hidden = Boolean(set);
    problem.hidden = record.problem === null;
    setText(problem, storageSentence(record.problem, lang));
    if (!set) {
      spoken = Object.entries(problems).map(([name, found]) => problemText(found, name)).join(" ");
      return;
    }
    const found = estimateOf(set);
    const kg = (value) => numberText(value, lang, { decimals: 1 });
    const percent = (value) => numberText(value, lang, { decimals: 0 });
    list.show(found, set.load_kg);
    const whole = found.repetitions === 1 ? t("once", { low: kg(found.lowestKg) }) : t("between", { low: kg(found.lowestKg), high: kg(found.highestKg), spread: kg(found.spreadKg) });
    setText(span, whole);
    setText(note, found.beyondValidity ? t("beyond") : found.needsSpread ? t("spreads") : "");
    const [low, high] = found.shares.map(percent);
    setText(share, low === high ? t("share_one", { share: low }) : t("share", { low, high }));
    setText(barWords, bar.show(set.load_kg));
    spoken = [whole, note.textContent, share.textContent].filter(Boolean).join(" ");
  }
  refresh();

  const title = uniqueId("strength");
  const root = make("section", { class: "ts-widget ts-strength", lang, "aria-labelledby": title },
    make("p", { class: "ts-title", id: title }, entry.title[lang]),
    make("div", { class: "ts-strength-form" },
      make("div", { class: "ts-strength-fields" }, Object.values(fields).map(({ element }) => element)),
      make("div", { class: "ts-strength-careful" }, careful, make("label", { for: careful.id }, t("careful")))),
    mend, answer, again,
    entry.caption && make("p", { class: "ts-note" }, entry.caption[lang]),
    problem,
    sourceLine(entry.refs ?? [], { references: model.get("references") ?? {}, lang }),
    live);
  return { root, stop: record.follow(refresh) };
}

/** The estimator before scripts run: the example's own answer, and the set it is worked out from. */
export function still(model, lang) {
  const { root } = view(model);
  const { load_kg: loadKg, reps, rir } = model.get("activity").start;
  const set = translator(WORDS, lang)("example", { load: numberText(loadKg, lang, { decimals: 2 }), reps: numberText(reps, lang), rir: numberText(rir, lang) });
  root.querySelector(".ts-strength-form").after(make("p", { class: "ts-unscripted" }, set));
  return needsScript(root, ".ts-strength-form", ".ts-strength-again");
}

export default {
  render: renderer(["activity", "lang", "name", "references"], (model, el) => {
    const { root, stop } = view(model);
    return placed(el, root, stop);
  }),
};
