// The form of the plan: what its fields hold, and how they are grouped.
import { make } from "../shared/dom.js";
import { BASE, fieldMaker, group, NUMBER, numberIn, pair, readingProblem } from "./fields.js";
import { LARGEST, limitsOf, problemsOf, SETTINGS } from "./plan.js";
import { sessionLoad, volumeLoad } from "../../models/load/progression.js";
import { choiceRow } from "../shared/typed_number.js";

// --- Texts and settings

export function textsOf(settings, plain) {
  const shown = { ...settings, deload_share: 100 * settings.deload_share };
  const texts = SETTINGS.map((name) => [name, typeof shown[name] === "number" ? plain(shown[name]) : (shown[name] ?? "")]);
  return { ...Object.fromEntries(texts), length: settings.target_date === "" ? "by_weeks" : "by_date" };
}

const UNITS = { rate: "percent", deload_share: "percent", weeks: "weeks", sessions_per_week: "sessions" };
const unitOf = (name, unit) => UNITS[name] ?? unit;

/** NaN where there is no number. A field that is out of use keeps its last good value. */
export function settingsOf(texts, last, lang = "nb") {
  const number = (name) => numberIn(texts[name], unitOf(name, texts.unit), lang);
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

/** What has to be mended in the form: that of the settings that were read, or what the text itself asks for. */
export function typedProblems(texts, read, day, lang) {
  const ofText = (name) => Number.isNaN(read[name]) && readingProblem(texts[name], unitOf(name, texts.unit), lang);
  return Object.fromEntries(Object.entries(problemsOf(read, day)).map(([name, problem]) => [name, ofText(name) || problem]));
}

/** 1 below 100, 10 below 1000 … */
export const niceStep = (value) => Math.max(1, 10 ** (Math.floor(Math.log10(value)) - 1));

/** One step up or down from what is typed, or from the last good number. */
export function nudged(name, way, typed, settings, lang = "nb") {
  const start = niceStep(settings.start_load);
  const step = { start_load: start, step: start / 2, deload_share: 5 }[name] ?? 1;
  const last = name === "deload_share" ? 100 * settings.deload_share : settings[name];
  const from = [numberIn(typed, unitOf(name, settings.unit), lang), last].find(Number.isFinite);
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

const EXAMPLE = { minutes: "40", rpe: "5", sets: "3", reps: "8", kg: "40" };

/** What a week comes to whose sessions have these numbers; without any, those of an example. */
function weekOf(unit, sessions, numberOf = (part) => Number(EXAMPLE[part])) {
  const [parts, load] = SESSION[unit];
  const each = load(...parts.map(numberOf));
  return { each, value: sessions * each };
}

/** What stands in the fields that are in a unit, as long as the reader has no numbers in it: the author's, or an example. */
export function firstTexts(unit, author, sessions, plain) {
  const { value } = weekOf(unit, sessions);
  const numbers = unit === author.unit ? author : { start_load: value, step: value / 12, ceiling: null };
  const { start_load, step, ceiling } = textsOf({ ...author, ...numbers }, plain);
  return { start_load, step, ceiling, session: "", longest: "" };
}

function helpView({ id, words, say, use }) {
  const held = { ...EXAMPLE };
  const box = make("div", { class: `${BASE}-helper` });
  const result = make("p", { class: "ts-hint" });
  const inputs = {};
  let asked; // whose text may be meant in two ways
  const meant = choiceRow((choice) => {
    const input = inputs[asked];
    input.value = choice;
    take(asked, choice);
    input.focus();
  });
  const button = make("button", { class: "ts-button", type: "button", onclick: () => use(value) }, words("helper_use"));
  let settings = {};
  let value;
  function sum() {
    const { unit, sessions_per_week: sessions } = settings;
    const week = weekOf(unit, sessions, (part) => numberIn(held[part], part, words.lang));
    value = week.value;
    button.disabled = !(value >= 1);
    const values = { sessions, unit, each: words.number(week.each, 1), value: words.number(value, 1) };
    const problemOf = (part) => readingProblem(held[part], part, words.lang);
    asked = SESSION[unit][0].find(problemOf);
    meant.show(asked && problemOf(asked).reading.choices);
    result.textContent = asked ? words.problem(problemOf(asked)) : words(button.disabled ? "helper_wrong" : "helper_result", values);
  }
  function take(part, text) {
    held[part] = text;
    sum();
    say(result.textContent);
  }
  function field(part) {
    const oninput = ({ target }) => take(part, target.value);
    inputs[part] = make("input", { ...NUMBER, id: `${id}-helper-${part}`, value: held[part], oninput });
    return make("div", { class: "ts-field" }, make("label", { for: inputs[part].id }, words(`helper_${part}`)), inputs[part]);
  }
  return {
    element: make("details", { class: `${BASE}-help` }, make("summary", {}, words("helper")), box),
    show(current) {
      const same = current.unit === settings.unit;
      settings = current;
      if (!same) box.replaceChildren(...SESSION[settings.unit][0].map(field), result, meant.element, button);
      sum();
    },
  };
}

// --- The form

/** What is there when it is asked for: the first screen of a phone has the plan's three numbers and the answer. */
export const fold = (title, kind, ...content) =>
  make("details", { class: `${BASE}-fold ${BASE}-${kind}` }, make("summary", {}, title), make("div", {}, content));

/** `texts` is what stands in the fields; `typed(name, text)` hears of every change and keeps it up to date. */
export function formView({ id, words, texts, settings, typed, say }) {
  const put = (name, value) => {
    fields[name].fill(words.plain(value));
    typed(name, words.plain(value));
  };
  const step = (name, way) => put(name, nudged(name, way, texts[name], { ...settings, unit: texts.unit }, words.lang));
  const { fields, plain, number, date, select, radios } = fieldMaker({ id, words, typed, step });
  const help = helpView({ id, words, say, use: (value) => put("start_load", value) });
  const titleOf = (name) => words(name, { unit: words(`long_${texts.unit}`) });
  const units = Object.keys(LARGEST).map((unit) => [unit, words(`unit_${unit}`)]);
  const intervals = [...new Set([0, 2, 3, 4, 5, 6, 8, settings.deload_every])].sort((a, b) => a - b);
  const deloads = intervals.map((n) => [n, words(n === 0 ? "deload_none" : "deload_option", { n })]);
  const short = make("div", { class: `${BASE}-short` }, number("start_load"), number("rate"), number("step"), number("weeks"), date("target_date"));
  const inShort = new Set(Object.keys(fields));
  const more = fold(
    words("more_choices"),
    "more",
    group(words("now"), "now", select("unit", units), help.element, number("sessions_per_week")),
    group(words("growing"), "growing", make("div", {}, radios("growth", ["geometric", "linear"], true))),
    group(words("easing"), "easing", pair(select("deload_every", deloads), number("deload_share")), plain("ceiling")),
    group(words("time"), "time", date("start_date"), pair(...radios("length", ["by_weeks", "by_date"]))),
  );
  return {
    titleOf,
    element: make("div", { class: `${BASE}-form` }, short, more),
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
      if (Object.keys(problems).some((name) => !inShort.has(name))) more.open = true; // what has to be mended is in sight
      help.show(settings);
    },
  };
}
