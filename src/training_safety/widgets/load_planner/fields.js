// The planner's form fields: each has a label, and a line below for a hint or for what to mend.
import { typedNumber } from "../../models/numbers.js";
import { make } from "../shared/dom.js";
import { choiceRow } from "../shared/typed_number.js";

export const BASE = "ts-planner";
export const NUMBER = { class: "ts-input", type: "text", inputmode: "decimal", autocomplete: "off", enterkeyhint: "done" };

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

export function fieldMaker({ id, words, typed, step }) {
  const fields = {};

  function field(name, control, steppers = []) {
    const hint = make("p", { class: "ts-hint", id: `${id}-${name}-hint` });
    const label = make("label", { for: `${id}-${name}` });
    control.setAttribute("id", `${id}-${name}`);
    control.setAttribute("aria-describedby", `${id}-${name}-hint`);
    // A date that is half typed is not an empty one.
    control.addEventListener("input", () => typed(name, control.validity?.badInput ? "none" : control.value));
    const meant = choiceRow((choice) => {
      control.value = choice;
      typed(name, choice);
      control.focus();
    });
    const [less, more] = steppers.map(({ button }) => button);
    const box = less ? make("div", { class: `${BASE}-stepper` }, less, control, more) : control;
    fields[name] = {
      element: make("div", { class: "ts-field" }, label, box, hint, meant.element),
      fill(text) {
        control.value = text;
      },
      enable(on) {
        for (const part of [control, less, more]) part.disabled = !on;
      },
      show(title, text, problem) {
        label.textContent = title;
        for (const { heard, key } of steppers) heard.textContent = words(key, { label: title });
        hint.textContent = problem ? words.problem(problem) : text;
        meant.show(problem?.reading?.choices);
        hint.className = problem ? "ts-error" : "ts-hint";
        control.setAttribute("aria-invalid", Boolean(problem));
      },
    };
    return fields[name].element;
  }

  return {
    fields,
    plain: (name) => field(name, make("input", NUMBER)),
    date: (name) => field(name, make("input", { class: "ts-input", type: "date", min: "2000-01-01", max: "2099-12-31" })),
    select: (name, options) =>
      field(name, make("select", { class: "ts-input" }, options.map(([value, text]) => make("option", { value }, text)))),
    number(name) {
      const onkeydown = (event) => {
        const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
        if (way === undefined) return;
        event.preventDefault();
        step(name, way);
      };
      const stepper = (way, key, sign) => {
        const heard = make("span", { class: "ts-only-heard" });
        const about = { class: `ts-button ${BASE}-step`, type: "button", tabindex: -1, onclick: () => step(name, way) };
        return { key, heard, button: make("button", about, make("span", { "aria-hidden": "true" }, sign), heard) };
      };
      return field(name, make("input", { ...NUMBER, onkeydown }), [stepper(-1, "less", "−"), stepper(1, "more", "+")]);
    },
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
