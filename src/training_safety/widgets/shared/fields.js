// Form fields: each has a label, a line of help below, and in its place the sentence for what is to be mended. Help and
// sentence are the control's description, and each control and button is a target that a thumb finds.

import { make, setText, uniqueId } from "./dom.js";
import { choiceRow } from "./typed_number.js";

const WORDS = {
  less: { nb: "Mindre: {label}", en: "Less: {label}" },
  more: { nb: "Mer: {label}", en: "More: {label}" },
};
const said = (key, lang, label) => WORDS[key][lang].replace("{label}", label);

/** What a control is in which a number is typed: as text, so that a decimal comma is as good as a point. */
export const NUMBER = { class: "ts-input", type: "text", inputmode: "decimal", autocomplete: "off", enterkeyhint: "done" };

/**
 * A field around a control: `{ element, control, fill(text), enable(on), show({ label, help, error, choices }) }`.
 * `changed(text)` hears of all that is typed or chosen; a date that is half typed is "none", as it is not an empty one.
 * `choices` are the ways in which a text may be meant, to choose from.
 */
export function field(control, { id = uniqueId("field"), changed, lang = "nb", step = null, label = "" }) {
  const line = make("p", { class: "ts-hint", id: `${id}-hint` });
  const title = make("label", { for: id }, label);
  control.setAttribute("id", id);
  control.setAttribute("aria-describedby", line.id);
  control.addEventListener("input", () => changed(control.validity?.badInput ? "none" : control.value));
  const meant = choiceRow((choice) => {
    control.value = choice;
    changed(choice);
    control.focus();
  });
  const steppers = step === null ? [] : [["less", -1, "−"], ["more", 1, "+"]].map(([key, way, sign]) => {
    const heard = make("span", { class: "ts-only-heard" }, label && said(key, lang, label));
    // Out of the way of the Tab key: the arrow keys do the same in the field itself.
    const about = { class: "ts-button ts-step", type: "button", tabindex: -1, onclick: () => step(way) };
    return { key, heard, button: make("button", about, make("span", { "aria-hidden": "true" }, sign), heard) };
  });
  const [less, more] = steppers.map(({ button }) => button);
  return {
    element: make("div", { class: "ts-field" }, title, less ? make("div", { class: "ts-stepper" }, less, control, more) : control, line, meant.element),
    control,
    fill(text) {
      control.value = text;
    },
    enable(on) {
      for (const part of [control, less, more]) if (part) part.disabled = !on;
    },
    show({ label: words = null, help = "", error = "", choices = [] }) {
      if (words !== null) {
        setText(title, words);
        for (const { heard, key } of steppers) setText(heard, said(key, lang, words));
      }
      setText(line, error || help);
      line.className = error ? "ts-error" : "ts-hint";
      control.setAttribute("aria-invalid", Boolean(error));
      meant.show(choices);
    },
  };
}

/** A field for a number that is typed, or stepped with its buttons and with the arrow keys: `step(1)` is one up. */
export function numberField(options) {
  const onkeydown = (event) => {
    const way = options.step && { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    options.step(way);
  };
  return field(make("input", { ...NUMBER, onkeydown }), options);
}

/** A field to choose in: `choices` are pairs of a value and its words. */
export const choiceField = (choices, options) =>
  field(make("select", { class: "ts-input" }, choices.map(([value, words]) => make("option", { value }, words))), options);

/** A field for a day, as `2026-11-30`. */
export const dateField = (options) => field(make("input", { class: "ts-input", type: "date", min: "2000-01-01", max: "2099-12-31" }), options);
