// Questions with an explanation and a source for every answer: one at a time, in any order, with
// the result at the end.

import { numberText } from "../../models/numbers.js";
import { make, needsScript, uniqueId, unscripted } from "../shared/dom.js";
import { icon } from "../shared/feedback.js";
import { language, translator } from "../shared/language.js";
import { questionCard, solvedField } from "./card.js";
import { quizMemory } from "./memory.js";
import { outcome, scoreBank, scoreItem } from "./questions.js";
import { resultCard } from "./result.js";
import { storageSentence } from "../shared/storage.js";
import WORDS from "./words.json" with { type: "json" };

const anchor = (model, { id }, lang) => `quiz-${model.get("name") || "own"}-${id}-${lang}`;

function drawQuiz(model, el) {
  const lang = language(model);
  const t = translator(WORDS, lang);
  const bank = model.get("bank");
  const { items } = bank;
  const live = make("p", { class: "ts-only-heard", role: "status" });
  const announce = (sentence) => {
    // The same sentence twice is heard twice only when the text changes.
    live.textContent = sentence !== "" && sentence === live.textContent ? `${sentence}\u00a0` : sentence;
  };
  const context = { lang, t, announce, references: model.get("references") ?? {}, shuffle: model.get("shuffle") !== false };
  const memory = quizMemory(model, update);

  // What happens

  function onAnswer(card, answer) {
    memory.change({ ...memory.answers, [card.item.id]: answer });
    card.focusResult();
    announce(`${t(outcome(scoreItem(card.item, answer)))}. ${card.heard(answer)}`);
  }

  function onRetry(ids) {
    memory.without(ids);
    goTo(items.findIndex(({ id }) => id === ids[0]));
  }

  function forget() {
    memory.forget();
    for (const card of cards) card.clear();
    ask(false);
    goTo(0);
    announce(t("forgotten"));
  }

  function place(index) {
    views.forEach(({ root }, other) => root.classList.toggle("is-current", other === index));
    steps.forEach((step, other) => {
      if (other === index) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    });
  }

  function goTo(index) {
    announce("");
    place(index);
    views[index].focusStart();
  }

  // The parts

  const cards = items.map((item, index) => {
    const card = questionCard(item, index + 1, items.length, context, {
      onAnswer: (answer) => onAnswer(card, answer),
      onRetry: () => onRetry([item.id]),
      onTurn: goTo,
    });
    return card;
  });
  const result = resultCard(bank, context, { onRetry, onTurn: goTo });
  const views = [...cards, result];
  const steps = items.map((_, index) => make("button", { type: "button", class: "ts-quiz-step", onclick: () => goTo(index) }));
  const progress = make("p", { class: "ts-quiz-progress" });
  const trouble = make("p", { class: "ts-note", hidden: true });
  const forgetButton = make("button", { type: "button", class: "ts-button ts-button--quiet", onclick: () => ask(true) }, t("forget"));
  const keepButton = make("button", { type: "button", class: "ts-button", onclick: () => ask(false) }, t("forgetNo"));
  const sure = make(
    "div",
    { class: "ts-quiz-sure", role: "group", "aria-label": t("forgetSure"), hidden: true },
    make("span", {}, t("forgetSure")),
    make("button", { type: "button", class: "ts-button", onclick: forget }, t("forgetYes")),
    keepButton,
  );
  const calm = make("div", { class: "ts-quiz-calm" }, make("div", {}, progress, make("p", { class: "ts-note" }, t("kept"))), forgetButton);

  function ask(open) {
    sure.hidden = !open;
    calm.hidden = open;
    (open ? keepButton : forgetButton).focus();
  }

  function goneSentence() {
    if (memory.gone === 0) return "";
    return memory.gone === 1 ? t("goneOne") : t("goneMany", { count: memory.gone });
  }

  function droppedSentence() {
    const numbers = memory.dropped.map((id) => items.findIndex((item) => item.id === id) + 1);
    if (numbers.length < 2) return numbers.length === 0 ? "" : t("changedOne", { number: numbers[0] });
    return t("changedMany", { numbers: numbers.slice(0, -1).join(", "), last: numbers.at(-1) });
  }

  function update() {
    const { answers } = memory;
    const score = scoreBank(bank, answers);
    for (const card of cards) card.show(answers[card.item.id]);
    result.show(answers);
    items.forEach((item, index) => {
      const kind = outcome(scoreItem(item, answers[item.id]));
      steps[index].setAttribute("aria-label", t("step", { number: index + 1, state: t(kind).toLowerCase() }));
      steps[index].replaceChildren(make("span", {}, String(index + 1)), ...(kind === "open" ? [] : [icon(kind)]));
    });
    const points = numberText(score.points, lang, { decimals: 1 });
    progress.textContent = t(score.answered > 0 ? "progressPoints" : "progress", { answered: score.answered, count: items.length, points });
    forgetButton.classList.toggle("is-away", !memory.exists());
    trouble.textContent = [storageSentence(memory.problem, lang), droppedSentence(), goneSentence()].filter(Boolean).join(" ");
    trouble.hidden = trouble.textContent === "";
  }

  // Put together

  const titleId = uniqueId("quiz");
  const root = make(
    "section",
    // JupyterLab would take arrow keys on radio buttons as its own shortcuts.
    { class: "ts-widget ts-quiz", lang, "aria-labelledby": titleId, "data-lm-suppress-shortcuts": "true" },
    make("p", { class: "ts-title", id: titleId }, bank.title[lang]),
    make("p", { class: "ts-purpose" }, items.length === 1 ? t("purposeOne") : t("purpose", { count: items.length })),
    make("ol", { class: "ts-quiz-steps", "aria-label": t("steps") }, ...steps.map((step) => make("li", {}, step))),
    make("div", { class: "ts-quiz-stack" }, ...views.map((view) => view.root)),
    make("div", { class: "ts-quiz-foot" }, calm, sure),
    trouble,
    live,
  );

  update();
  // Links from elsewhere lead to one question.
  const isAsked = (item) => globalThis.location?.hash === `#${encodeURIComponent(anchor(model, item, lang))}`;
  const isOpen = ({ id }) => !Object.hasOwn(memory.answers, id);
  place([items.findIndex(isAsked), items.findIndex(isOpen), items.length].find((index) => index >= 0));
  el.append(root);
  return () => {
    memory.close();
    root.remove();
  };
}

/** The quiz before scripts run. Without them every question is there, with its answer to unfold. */
export function still(model, lang) {
  const el = make("div");
  drawQuiz(model, el);
  const [root] = el.children;
  const t = translator(WORDS, lang);
  const context = { lang, t, announce: () => {}, references: model.get("references") ?? {}, shuffle: model.get("shuffle") !== false };
  const folded = (title, ...content) =>
    unscripted("details", { class: "ts-quiz-folded", "data-solution": true }, make("summary", { class: "ts-button" }, title), ...content);
  const cards = root.querySelectorAll(".ts-quiz-card"); // the result is the last
  model.get("bank").items.forEach((item, index) => {
    cards[index].setAttribute("id", anchor(model, item, lang));
    if (item.hint) cards[index].append(folded(t("tip"), make("p", {}, item.hint[lang])));
    cards[index].append(folded(t("show"), solvedField(item, context)));
  });
  return needsScript(root, ".ts-quiz-steps", ".ts-quiz-actions", ".ts-quiz-turn", ".ts-order-moves", ".ts-quiz-summary", ".ts-quiz-foot");
}

export default {
  render({ model, el }) {
    const changes = ["change:bank", "change:lang", "change:name", "change:references", "change:shuffle"];
    let remove = drawQuiz(model, el);
    const redraw = () => {
      remove();
      remove = drawQuiz(model, el);
    };
    for (const change of changes) model.on(change, redraw);
    return () => {
      for (const change of changes) model.off(change, redraw);
      remove();
    };
  },
};
