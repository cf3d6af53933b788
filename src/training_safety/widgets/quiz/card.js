// One question on the page, and everything that can be done with it.

import { make, uniqueId } from "../shared/dom.js";
import { fieldFor } from "./kinds.js";
import { rightAnswer } from "./questions.js";
import { choiceRow } from "../shared/typed_number.js";

/** The field of a question with the right answer in it, and why it is. */
export function solvedField(item, context) {
  const field = fieldFor(item, context);
  field.show(rightAnswer(item), item.kind === "number"); // whose answer on paper is no field
  return field.element;
}

/** One question: what is asked, the field to answer in, the explanation, and the way on. */
export function questionCard(item, number, count, context, { onAnswer, onRetry, onTurn }) {
  const { lang, t } = context;
  const ids = { how: uniqueId("how"), error: uniqueId("error"), tip: uniqueId("tip") };
  const field = fieldFor(item, context);
  const legend = make(
    "legend",
    { tabindex: "-1" },
    make("span", { class: "ts-quiz-count" }, t("place", { number, count })),
    " ",
    make("span", { class: "ts-quiz-stem" }, item.stem[lang]),
  );
  const error = make("p", { class: "ts-error", id: ids.error, hidden: true });
  const meant = choiceRow((choice) => {
    field.input.value = choice;
    check();
  });
  const tip = item.hint && make("p", { class: "ts-quiz-tip", id: ids.tip, hidden: true }, item.hint[lang]);
  const tipButton =
    item.hint && make("button", { type: "button", class: "ts-button", "aria-expanded": "false", "aria-controls": ids.tip, onclick: () => showTip(tip.hidden) }, t("tip"));
  const before = [make("button", { type: "submit", class: "ts-button ts-button--main" }, t("check")), tipButton].filter(Boolean);
  const retry = make("button", { type: "button", class: "ts-button", onclick: onRetry }, t("retry"));
  const reveal = make("button", { type: "button", class: "ts-button", onclick: () => showKey() }, t("reveal"));
  const last = number === count;
  const turnButton = (words, place, away, look = "") =>
    make("button", { type: "button", class: `ts-button${look}${away ? " is-away" : ""}`, onclick: () => onTurn(place) }, words);
  const onward = turnButton(t(last ? "toResult" : "next"), number, false);
  const fieldset = make("fieldset", { "aria-describedby": ids.how }, legend, make("p", { class: "ts-quiz-how", id: ids.how }, t(item.kind)), field.element);
  const root = make(
    "form",
    { class: "ts-quiz-card", novalidate: true, onsubmit: check },
    fieldset,
    error,
    meant.element,
    tip,
    make("div", { class: "ts-quiz-actions" }, ...before, retry, reveal),
    make(
      "div",
      { class: "ts-quiz-turn" },
      turnButton(t("previous"), number - 2, number === 1),
      !last && turnButton(t("result"), count, false, " ts-button--quiet"),
      onward,
    ),
  );
  let revealed = false;
  let answer;
  let shown;

  function showTip(open) {
    tip.hidden = !open;
    tipButton.setAttribute("aria-expanded", String(open));
  }

  function complain(sentence, at, choices) {
    error.textContent = sentence;
    error.hidden = sentence === "";
    meant.show(choices);
    fieldset.setAttribute("aria-describedby", sentence === "" ? ids.how : `${ids.error} ${ids.how}`);
    if (field.input) {
      field.input.setAttribute("aria-invalid", String(sentence !== ""));
      const described = [sentence && ids.error, field.unitId].filter(Boolean).join(" ");
      if (described) field.input.setAttribute("aria-describedby", described);
      else field.input.removeAttribute("aria-describedby");
    }
    at?.focus();
  }

  function check(event) {
    event?.preventDefault();
    if (answer !== undefined) return;
    const given = field.read();
    complain(given.error ?? "", given.at, given.choices);
    if (given.error === undefined) onAnswer(given.answer);
  }

  function showKey() {
    revealed = true;
    show(answer);
    focusResult();
  }

  function focusResult() {
    root.querySelector(".ts-quiz-result")?.focus();
  }

  function show(next) {
    // What is shown already keeps its elements, and with them the focus.
    const state = JSON.stringify([next ?? null, revealed]);
    if (state === shown) return;
    if (next === undefined) revealed = false;
    answer = next;
    shown = JSON.stringify([next ?? null, revealed]);
    const answered = next !== undefined;
    field.show(next, revealed);
    complain("");
    if (tip && answered) showTip(false);
    for (const button of before) button.hidden = answered;
    retry.hidden = !answered;
    reveal.hidden = !answered || revealed || !field.canReveal(next);
    onward.classList.toggle("ts-button--main", answered);
  }

  show(undefined);
  return {
    root,
    item,
    show,
    focusResult,
    heard: field.heard,
    focusStart: () => legend.focus(),
    clear() {
      field.clear();
      if (tip) showTip(false);
      complain("");
    },
  };
}
