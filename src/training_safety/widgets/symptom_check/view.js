// The symptom check as a widget: the triage's questions, and what they come to.

import { make, needsScript, placed, renderer, unscripted } from "../shared/dom.js";
import { language, translator } from "../shared/language.js";
import { symptomCheckView } from "./check.js";
import WORDS from "./words.json" with { type: "json" };

const optionsOf = (model) => ({ lang: language(model), begun: model.get("own_page"), listed: !model.get("own_page") });

/** The symptom check before scripts run. Without them its questions are lists: here, or on the page that is its own. */
export function still(model) {
  const { root, close } = symptomCheckView(optionsOf(model));
  close();
  const paper = root.querySelector(".ts-check-paper");
  if (paper === null) {
    const below = unscripted("p", {}, translator(WORDS, language(model))("lists_below"));
    return needsScript(make("div", {}, root, below), ".ts-check");
  }
  paper.className = "ts-unscripted ts-check-paper is-read";
  return needsScript(root, ".ts-purpose", ".ts-check-stage", ".ts-check-kept");
}

export default {
  render: renderer(["lang", "own_page"], (model, el) => {
    const { root, close } = symptomCheckView(optionsOf(model));
    return placed(el, root, close);
  }),
};
