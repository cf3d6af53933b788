// The planner's form fields: each has a label, and a line below for a hint or for what to mend.
import { typedNumber } from "../../models/numbers.js";
import { make } from "../shared/dom.js";
import { choiceField, dateField, NUMBER as TYPED, numberField } from "../shared/fields.js";

export const BASE = "ts-planner";
export const NUMBER = TYPED;

export const button = (text, onclick, kind = "ts-button") => make("button", { class: kind, type: "button", onclick }, text);
export const group = (legend, kind, ...children) =>
  make("fieldset", { class: `${BASE}-group ${BASE}-${kind}` }, make("legend", { class: "ts-legend" }, legend), ...children);
export const pair = (...parts) => make("div", { class: `${BASE}-pair` }, ...parts);

// What may be written after a number, by the unit of its field: in Bokmål, in English, and what else is meant by it.
const MINUTES = ["minutter", "minutes"];
const UNITS = {
  min: MINUTES, AU: ["AU", "AU"], kg: ["kilo", "kilos"], percent: ["prosent", "per cent"], weeks: ["uker", "weeks"],
  sessions: ["økter", "sessions", "ganger", "times"], minutes: MINUTES, rpe: [], sets: ["sett", "sets"], reps: ["repetisjoner", "repetitions"],
};

/** The number in a field of that unit, or NaN. */
export const numberIn = (text, unit, lang) => typedNumber(text, lang, UNITS[unit]).value ?? NaN;

/** What is to be said to a text that is in another unit or may be meant in two ways, for `words.problem`; or null. */
export function readingProblem(text, unit, lang) {
  const reading = typedNumber(text, lang, UNITS[unit]);
  return ["ask", "unit"].includes(reading.problem) ? { reading, unit: UNITS[unit][lang === "en" ? 1 : 0] } : null;
}

/** The fields of a form by name, with the planner's words: `show(title, hint, problem)`. */
export function fieldMaker({ id, words, typed, step }) {
  const fields = {};

  const options = (name) => ({ id: `${id}-${name}`, lang: words.lang, changed: (text) => typed(name, text) });
  function keep(name, made) {
    const error = (problem) => ({ error: words.problem(problem), choices: problem.reading?.choices });
    fields[name] = { ...made, show: (label, help, problem) => made.show({ label, help, ...(problem && error(problem)) }) };
    return made.element;
  }

  return {
    fields,
    plain: (name) => keep(name, numberField(options(name))),
    date: (name) => keep(name, dateField(options(name))),
    select: (name, choices) => keep(name, choiceField(choices, options(name))),
    number: (name) => keep(name, numberField({ ...options(name), step: (way) => step(name, way) })),
    radios(name, kinds, means = false) {
      const inputs = kinds.map((value) => {
        const about = { id: `${id}-${value}`, "aria-describedby": means && `${id}-${value}-means` };
        return make("input", { type: "radio", name: `${id}-${name}`, value, onchange: () => typed(name, value), ...about });
      });
      fields[name] = { fill: (text) => inputs.forEach((input) => (input.checked = input.value === text)) };
      return inputs.map((input) => {
        const meaning = means && make("p", { class: "ts-hint", id: `${input.id}-means` }, words(`${input.value}_means`));
        return make("div", { class: `${BASE}-choice` }, input, make("label", { for: input.id }, words(input.value)), meaning);
      });
    },
  };
}
