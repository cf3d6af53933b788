// The form of the plan: what its fields hold, and how they are grouped.
import { make, parseNumber } from "./host.js";
import { BASE, fieldMaker, group, NUMBER, pair } from "./load_fields.js";
import { LARGEST, limitsOf, SETTINGS } from "./load_plan.js";
import { sessionLoad, volumeLoad } from "./load_progression.js";

// --- Texts and settings

export function textsOf(settings, plain) {
  const shown = { ...settings, deload_share: 100 * settings.deload_share };
  const texts = SETTINGS.map((name) => [name, typeof shown[name] === "number" ? plain(shown[name]) : (shown[name] ?? "")]);
  return { ...Object.fromEntries(texts), length: settings.target_date === "" ? "by_weeks" : "by_date" };
}

/** NaN where there is no number. A field that is out of use keeps its last good value. */
export function settingsOf(texts, last) {
  const number = (name) => parseNumber(texts[name]);
  const numberIfUsed = (name, used) => (used || number(name) >= 0 ? number(name) : last[name]);
  const byDate = texts.length === "by_date";
  return {
    start_load: number("start_load"),
    unit: texts.unit,
    growth: texts.growth,
    step: numberIfUsed("step", texts.growth === "linear"),
    rate: numberIfUsed("rate", texts.growth !== "linear"),
    deload_every: number("deload_every"),
    deload_share: number("deload_share") / 100,
    ceiling: texts.ceiling.trim() === "" ? null : number("ceiling"),
    weeks: byDate ? last.weeks : number("weeks"),
    start_date: texts.start_date,
    target_date: byDate ? texts.target_date || "none" : "",
    sessions_per_week: number("sessions_per_week"),
  };
}

/** 1 below 100, 10 below 1000 … */
export const niceStep = (value) => Math.max(1, 10 ** (Math.floor(Math.log10(value)) - 1));

/** One step up or down from what is typed, or from the last good number. */
export function nudged(name, way, typed, settings) {
  const start = niceStep(settings.start_load);
  const step = { start_load: start, step: start / 2, deload_share: 5 }[name] ?? 1;
  const from = [typed, textsOf(settings, String)[name]].map(parseNumber).find(Number.isFinite);
  // What is in use in the form need not be so in the last good settings.
  const growth = name === "step" ? "linear" : "geometric";
  const [low, high] = limitsOf({ ...settings, growth, target_date: "" })[name];
  return Math.min(Math.max(from + way * step, low), high);
}

// --- Help to find the load of a week

// Minutes alone are a session at effort 1.
const SESSION = {
  min: [["minutes"], (minutes) => sessionLoad(1, minutes)],
  AU: [["rpe", "minutes"], sessionLoad],
  kg: [["sets", "reps", "kg"], volumeLoad],
};

function helpView({ id, words, say, use }) {
  const held = { minutes: "40", rpe: "5", sets: "3", reps: "8", kg: "40" };
  const box = make("div", { class: `${BASE}__helper` });
  const result = make("p", { class: "ts-hint" });
  const button = make("button", { class: "ts-button", type: "button", onclick: () => use(value) }, words("helper_use"));
  let settings = {};
  let value;
  function sum() {
    const { unit, sessions_per_week: sessions } = settings;
    const [parts, load] = SESSION[unit];
    const each = load(...parts.map((part) => parseNumber(held[part])));
    value = sessions * each;
    button.disabled = !(value >= 1);
    const values = { sessions, unit, each: words.number(each, 1), value: words.number(value, 1) };
    result.textContent = words(button.disabled ? "helper_wrong" : "helper_result", values);
  }
  function field(part) {
    const oninput = ({ target }) => {
      held[part] = target.value;
      sum();
      say(result.textContent);
    };
    const input = make("input", { ...NUMBER, id: `${id}-helper-${part}`, value: held[part], oninput });
    return make("div", { class: "ts-field" }, make("label", { for: input.id }, words(`helper_${part}`)), input);
  }
  return {
    element: make("details", { class: `${BASE}__help` }, make("summary", {}, words("helper")), box),
    show(current) {
      const same = current.unit === settings.unit;
      settings = current;
      if (!same) box.replaceChildren(...SESSION[settings.unit][0].map(field), result, button);
      sum();
    },
  };
}

// --- The form

/** `texts` is what stands in the fields; `typed(name, text)` hears of every change and keeps it up to date. */
export function formView({ id, words, texts, settings, typed, say }) {
  const put = (name, value) => {
    fields[name].fill(words.plain(value));
    typed(name, words.plain(value));
  };
  const step = (name, way) => put(name, nudged(name, way, texts[name], { ...settings, unit: texts.unit }));
  const { fields, plain, number, date, select, radios } = fieldMaker({ id, words, typed, step });
  const help = helpView({ id, words, say, use: (value) => put("start_load", value) });
  const titleOf = (name) => words(name, { unit: words(`long_${texts.unit}`) });
  const units = Object.keys(LARGEST).map((unit) => [unit, words(`unit_${unit}`)]);
  const intervals = [...new Set([0, 2, 3, 4, 5, 6, 8, settings.deload_every])].sort((a, b) => a - b);
  const deloads = intervals.map((n) => [n, words(n === 0 ? "deload_none" : "deload_option", { n })]);
  return {
    titleOf,
    element: make(
      "div",
      { class: `${BASE}__form` },
      group(words("now"), number("start_load"), select("unit", units), help.element),
      group(words("growing"), make("div", {}, radios("growth", ["geometric", "linear"], true)), number("rate"), number("step")),
      group(words("easing"), pair(select("deload_every", deloads), number("deload_share")), plain("ceiling")),
      group(
        words("time"),
        date("start_date"),
        pair(...radios("length", ["by_weeks", "by_date"])),
        pair(number("weeks"), date("target_date"), number("sessions_per_week")),
      ),
    ),
    fill() {
      for (const [name, field] of Object.entries(fields)) field.fill(texts[name]);
    },
    /** `hints` are of the last good plan; the texts may hold problems. */
    show(current, hints, problems) {
      settings = current;
      for (const [name, hint] of Object.entries(hints)) fields[name].show(titleOf(name), hint, problems[name]);
      const linear = texts.growth === "linear";
      const byDate = texts.length === "by_date";
      const inUse = { rate: !linear, step: linear, weeks: !byDate, target_date: byDate };
      for (const [name, used] of Object.entries(inUse)) fields[name].element.hidden = !used;
      fields.deload_share.enable(texts.deload_every !== "0");
      help.show(settings);
    },
  };
}
