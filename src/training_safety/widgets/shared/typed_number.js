// What is said to a number that cannot be taken as it was typed, and the ways in which it may be meant, to choose from.
import { button, make } from "./dom.js";

const WORDS = {
  nb: { ask: "Mente du {choices}?", or: " eller ", unit: "Skriv tallet i {unit}, eller skriv bare tallet." },
  en: { ask: "Did you mean {choices}?", or: " or ", unit: "Write the number in {unit}, or the number alone." },
};

/** The sentence for a reading of `typedNumber`; "" where it is a number, or none and the field knows what to say. */
export function numberSentence({ problem, choices }, lang, unit) {
  const words = WORDS[lang];
  if (problem === "ask") return words.ask.replace("{choices}", choices.join(words.or));
  return problem === "unit" ? words.unit.replace("{unit}", unit) : "";
}

/** A row of buttons below a field, with the ways in which what stands in it may be meant. */
export function choiceRow(choose) {
  const element = make("div", { class: "ts-choices", hidden: true });
  return {
    element,
    show(choices = []) {
      element.replaceChildren(...choices.map((choice) => button(choice, () => choose(choice))));
      element.hidden = choices.length === 0;
    },
  };
}
