// How an answer to a question went.

import { numberText } from "../../models/numbers.js";
import { make } from "../shared/dom.js";
import { icon } from "../shared/feedback.js";
import { outcome, scoreItem } from "./questions.js";

/** The line that says how it went, and takes the focus. */
export function resultLine(item, answer, { lang, t }) {
  const points = scoreItem(item, answer);
  const kind = outcome(points);
  const partly = kind === "partly" ? [" – ", t("partPoints", { points: numberText(points, lang, { decimals: 1 }) })] : [];
  return make("p", { class: "ts-verdict ts-quiz-result", tabindex: "-1" }, icon(kind), make("span", {}, t(kind), ...partly));
}
