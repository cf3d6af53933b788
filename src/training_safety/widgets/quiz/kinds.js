// What a question is answered in, for each of the five kinds. A field is an object with its `element`,
// what it reads (`read`: an answer, or an error where it is, and what may be meant), how it shows an answer and what is
// said to it (`show`), what is heard then (`heard`), whether there is more to reveal (`canReveal`),
// and how it is emptied (`clear`).

import { numberText } from "../../models/numbers.js";
import { make, uniqueId } from "../shared/dom.js";
import { said, sourceLine, verdict } from "../shared/feedback.js";
import { orderedRows } from "../shared/ordering.js";
import { resultLine } from "./feedback.js";
import { choices, fits, nearMiss, orderedPairs, reading, scoreItem, shownOrder, solution } from "./questions.js";
import { numberSentence } from "../shared/typed_number.js";

const isRight = (item, answer) => scoreItem(item, answer) === 1;
const closing = (item, answer) => item.feedback[isRight(item, answer) ? "correct" : "wrong"];

function choiceField(item, context) {
  const { lang, t, shuffle } = context;
  const several = item.kind === "several";
  const name = uniqueId("choice");
  const top = make("div");
  const rows = shownOrder(item, shuffle).map((index) => {
    const input = make("input", { type: several ? "checkbox" : "radio", name, value: String(index) });
    const slot = make("div");
    const label = make("label", { class: "ts-quiz-option" }, input, make("span", {}, item.options[index].text[lang]));
    return { index, input, slot, element: make("div", { class: "ts-quiz-row" }, label, slot) };
  });
  const chosen = () => rows.filter((row) => row.input.checked).map((row) => row.index).sort((one, other) => one - other);

  const allOfIt = (answer, revealed) => revealed || isRight(item, answer);

  function explained(row, answer, revealed) {
    const option = item.options[row.index];
    const ticked = several ? answer.includes(row.index) : answer === row.index;
    if (!(ticked || allOfIt(answer, revealed))) return []; // the reason for what was chosen comes first, the key on request
    const feedback = [make("p", {}, option.feedback[lang]), sourceLine(option.refs, context)];
    if (several) {
      const key = option.correct ? (ticked ? "tickedRight" : "missed") : ticked ? "tickedWrong" : "leftOut";
      return [said(verdict(ticked === Boolean(option.correct) ? "right" : "wrong", t(key)), ...feedback)];
    }
    if (ticked) return [said(resultLine(item, answer, context), ...feedback)];
    return [said(option.correct && verdict("right", t("rightOption")), ...feedback)];
  }

  const whereExplained = (answer, revealed) => {
    if (allOfIt(answer, revealed)) return t("eachExplained");
    return t(answer.every((index) => item.options[index].correct) ? "someMissing" : "chosenExplained");
  };

  return {
    element: make("div", { class: "ts-quiz-answers" }, top, ...rows.map((row) => row.element)),
    read() {
      const answer = several ? chosen() : chosen()[0];
      if (fits(item, answer)) return { answer };
      return { error: t(several ? "needSome" : "needOne"), at: rows[0].input };
    },
    show(answer, revealed) {
      const answered = answer !== undefined;
      for (const row of rows) {
        if (answered) row.input.checked = several ? answer.includes(row.index) : answer === row.index;
        else if (!several) row.input.checked = false;
        row.input.disabled = answered;
        row.slot.replaceChildren(...(answered ? explained(row, answer, revealed) : []));
      }
      top.replaceChildren(...(answered && several ? [said(resultLine(item, answer, context), make("p", {}, whereExplained(answer, revealed)))] : []));
    },
    clear() {
      for (const row of rows) row.input.checked = false;
    },
    heard: (answer) => (several ? whereExplained(answer, false) : item.options[answer].feedback[lang]),
    canReveal: (answer) => !isRight(item, answer),
  };
}

function numberField(item, context) {
  const { lang, t } = context;
  const id = uniqueId("number");
  const unit = item.unit?.[lang];
  const unitName = unit && make("span", { id: uniqueId("unit") }, unit);
  const input = make("input", {
    class: "ts-input ts-quiz-number",
    id,
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    maxlength: 40,
  });
  const slot = make("div");
  const plain = (value, asTyped = false) => numberText(value, lang, { decimals: 12, asTyped });
  const explanation = (answer) => {
    const miss = nearMiss(item, answer);
    return { text: miss?.feedback ?? closing(item, answer), refs: miss?.refs ?? item.refs };
  };
  return {
    element: make("div", { class: "ts-quiz-answers" }, make("div", { class: "ts-field" }, make("label", { for: id }, t("yourAnswer")), make("div", { class: "ts-quiz-typed" }, input, unitName)), slot),
    input,
    unitId: unitName?.id,
    read() {
      const read = reading(item, input.value, lang);
      if (read.problem === undefined) return { answer: read.value };
      return { error: numberSentence(read, lang, unit) || t("needNumber"), at: input, choices: read.choices };
    },
    show(answer, revealed) {
      const answered = answer !== undefined;
      if (answered) input.value = typeof answer === "number" ? plain(answer, true) : answer;
      input.readOnly = answered;
      unitName?.classList.toggle("is-away", answered && /[^\d\s.,+\-\u2212]/.test(input.value)); // typed along with the number
      if (!answered) return slot.replaceChildren();
      const { text, refs } = explanation(answer);
      const shown = revealed && t("rightAnswer", { answer: [plain(item.answer), unit].filter(Boolean).join(" ") });
      slot.replaceChildren(
        said(resultLine(item, answer, context), make("p", {}, text[lang]), shown && make("p", { class: "ts-quiz-key" }, shown), sourceLine(refs, context)),
      );
    },
    clear() {
      input.value = "";
    },
    heard: (answer) => explanation(answer).text[lang],
    canReveal: (answer) => !isRight(item, answer),
  };
}

function orderingField(item, context) {
  const { lang, t, announce } = context;
  const slot = make("div");
  const rows = orderedRows(item.steps.map((step) => step[lang]), lang, announce);
  rows.arrange(shownOrder(item));
  return {
    element: make("div", { class: "ts-quiz-answers" }, rows.element, slot),
    read: () => ({ answer: rows.order() }),
    show(answer, revealed) {
      const answered = answer !== undefined;
      if (answered) rows.arrange(answer);
      rows.fix(answered ? answer : []);
      if (!answered) return slot.replaceChildren();
      slot.replaceChildren(
        said(
          resultLine(item, answer, context),
          !isRight(item, answer) && make("p", {}, t("orderPairs", orderedPairs(answer))),
          make("p", {}, closing(item, answer)[lang]),
          revealed && make("p", { class: "ts-quiz-key" }, t("rightOrder")),
          revealed && make("ol", { class: "ts-quiz-solution" }, ...item.steps.map((step) => make("li", {}, step[lang]))),
          sourceLine(item.refs, context),
        ),
      );
    },
    clear() {
      rows.arrange(shownOrder(item));
    },
    heard: (answer) => closing(item, answer)[lang],
    canReveal: (answer) => !isRight(item, answer),
  };
}

function matchingField(item, context) {
  const { lang, t } = context;
  const own = solution(item);
  const order = shownOrder(item);
  const texts = choices(item).map((text) => text[lang]);
  // The closed list shows one line: with a letter, a long choice can be read in full above.
  const letter = (choice) => String.fromCharCode(65 + order.indexOf(choice));
  const letters = make("ul", { class: "ts-quiz-letters" }, ...order.map((choice) => make("li", {}, make("b", {}, letter(choice)), " ", make("span", {}, texts[choice]))));
  const slot = make("div");
  const rows = item.pairs.map((pair) => {
    const id = uniqueId("match");
    const select = make(
      "select",
      { class: "ts-input", id },
      make("option", { value: "" }, t("choose")),
      ...order.map((choice) => make("option", { value: String(choice) }, `${letter(choice)}: ${texts[choice]}`)),
    );
    const mark = make("div", { class: "ts-quiz-mark" });
    return { select, mark, element: make("div", { class: "ts-quiz-pair" }, make("label", { for: id }, pair.left[lang]), select, mark) };
  });
  const chosen = () => rows.map(({ select }) => (select.value === "" ? null : Number(select.value)));
  return {
    element: make("div", { class: "ts-quiz-answers" }, letters, ...rows.map((row) => row.element), slot),
    read() {
      const answer = chosen();
      const missing = answer.filter((choice) => choice === null).length;
      if (missing === 0) return { answer };
      return { error: t("needAll", { missing, count: rows.length }), at: rows[answer.indexOf(null)].select };
    },
    show(answer, revealed) {
      const answered = answer !== undefined;
      rows.forEach(({ select, mark }, index) => {
        if (answered) select.value = answer[index] === null ? "" : String(answer[index]);
        select.disabled = answered;
        if (!answered) return mark.replaceChildren();
        const right = answer[index] === own[index];
        mark.replaceChildren(
          said(
            verdict(right ? "right" : "wrong", t(right ? "right" : "wrong")),
            revealed && !right && make("p", { class: "ts-quiz-key" }, t("rightAnswer", { answer: `${letter(own[index])}: ${texts[own[index]]}` })),
          ),
        );
      });
      if (!answered) return slot.replaceChildren();
      const all = rows.length;
      const right = answer.filter((choice, index) => choice === own[index]).length;
      slot.replaceChildren(
        said(
          resultLine(item, answer, context),
          right < all && make("p", {}, t("matchPairs", { right, all })),
          make("p", {}, closing(item, answer)[lang]),
          sourceLine(item.refs, context),
        ),
      );
    },
    clear() {
      for (const { select } of rows) select.value = "";
    },
    heard: (answer) => closing(item, answer)[lang],
    canReveal: (answer) => !isRight(item, answer),
  };
}

const FIELDS = { single: choiceField, several: choiceField, number: numberField, ordering: orderingField, matching: matchingField };

/** The field that a question is answered in. */
export function fieldFor(item, context) {
  return FIELDS[item.kind](item, context);
}
