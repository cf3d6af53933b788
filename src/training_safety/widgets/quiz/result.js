// The result: the points, and a way back to each question.

import { numberText } from "../../models/numbers.js";
import { make } from "../shared/dom.js";
import { icon } from "../shared/feedback.js";
import { outcome, scoreBank, scoreItem } from "./questions.js";

/** The last card of a quiz: `onRetry(ids)` answers these anew, `onTurn(place)` shows a question. */
export function resultCard(bank, { lang, t }, { onRetry, onTurn }) {
  const { items } = bank;
  const root = make("div", { class: "ts-quiz-card ts-quiz-summary" });
  const total = make("p", { class: "ts-quiz-total", tabindex: "-1" });
  const button = (words, onclick) => make("button", { type: "button", class: "ts-button", onclick }, words);

  function list(title, entries, action, act) {
    if (entries.length === 0) return [];
    const rows = entries.map(({ item, number, kind }) => {
      const row = make(
        "button",
        { type: "button", class: "ts-quiz-summary-row", onclick: () => act({ item, number }) },
        kind === "open" ? make("span", { class: "ts-icon" }) : icon(kind),
        make(
          "span",
          { class: "ts-quiz-words" },
          make("span", { class: "ts-quiz-count" }, t("step", { number, state: t(kind).toLowerCase() })),
          " ",
          make("span", {}, item.stem[lang]),
          " ",
          make("span", { class: "ts-quiz-action" }, action),
        ),
      );
      return make("li", {}, row);
    });
    return [make("p", { class: "ts-legend" }, title), make("ul", { class: "ts-quiz-list" }, ...rows)];
  }

  function show(answers) {
    const entries = items.map((item, index) => ({ item, number: index + 1, kind: outcome(scoreItem(item, answers[item.id])) }));
    const of = (...kinds) => entries.filter(({ kind }) => kinds.includes(kind));
    const [again, open] = [of("wrong", "partly"), of("open")];
    const { points, possible, answered } = scoreBank(bank, answers);
    const look = ({ number }) => onTurn(number - 1);
    const retryAll = (entries) => () => onRetry(entries.map(({ item }) => item.id));
    const lines = [
      points >= possible && t("allRight"),
      open.length > 0 && (open.length === 1 ? t("openOne") : t("openMany", { count: open.length })),
    ].filter(Boolean);
    total.textContent = t("total", { points: numberText(points, lang, { decimals: 1 }), possible });
    const parts = [
      make("p", { class: "ts-quiz-count" }, t("result")),
      total,
      lines.length > 0 && make("p", { class: "ts-quiz-how" }, lines.join(" ")),
      ...list(t("again"), again, t("retry"), ({ item }) => onRetry([item.id])),
      ...list(t("notYet"), open, t("go"), look),
      ...list(t("done"), of("right"), t("look"), look),
      make(
        "div",
        { class: "ts-quiz-actions" },
        again.length > 1 && again.length < items.length && button(t("againThese"), retryAll(again)),
        answered > 0 && button(t("againAll"), retryAll(entries)),
      ),
      make("div", { class: "ts-quiz-turn" }, button(t("previous"), () => onTurn(items.length - 1))),
    ];
    root.replaceChildren(...parts.filter(Boolean));
  }

  return { root, show, focusStart: () => total.focus() };
}
