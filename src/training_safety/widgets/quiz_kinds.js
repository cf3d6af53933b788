// What a question is answered in, for each of the five kinds. A field is an object with its `element`,
// what it reads (`read`: an answer, or an error and where it is), how it shows an answer and what is
// said to it (`show`), what is heard then (`heard`), whether there is more to reveal (`canReveal`),
// and how it is emptied (`clear`).

import { make, uniqueId } from "./host.js";
import { icon, plainNumber, resultLine, said, sourceLine, verdict } from "./quiz_feedback.js";
import { choices, fits, nearMiss, orderedPairs, scoreItem, shifted, shownOrder, solution, typedNumber } from "./quiz_questions.js";

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

  function explained(row, answer, revealed) {
    const option = item.options[row.index];
    const ticked = several ? answer.includes(row.index) : answer === row.index;
    if (!(several || ticked || revealed || isRight(item, answer))) return [];
    const feedback = [make("p", {}, option.feedback[lang]), sourceLine(option.refs, context)];
    if (several) {
      const key = option.correct ? (ticked ? "tickedRight" : "missed") : ticked ? "tickedWrong" : "leftOut";
      return [said(verdict(ticked === Boolean(option.correct) ? "right" : "wrong", t(key)), ...feedback)];
    }
    if (ticked) return [said(resultLine(item, answer, context), ...feedback)];
    return [said(option.correct && verdict("right", t("rightOption")), ...feedback)];
  }

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
      top.replaceChildren(...(answered && several ? [said(resultLine(item, answer, context), make("p", {}, t("eachExplained")))] : []));
    },
    clear() {
      for (const row of rows) row.input.checked = false;
    },
    heard: (answer) => (several ? t("eachExplained") : item.options[answer].feedback[lang]),
    canReveal: (answer) => !several && !isRight(item, answer),
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
  const explanation = (answer) => {
    const miss = nearMiss(item, answer);
    return { text: miss?.feedback ?? closing(item, answer), refs: miss?.refs ?? item.refs };
  };
  return {
    element: make("div", { class: "ts-quiz-answers" }, make("div", { class: "ts-field" }, make("label", { for: id }, t("yourAnswer")), make("div", { class: "ts-quiz-typed" }, input, unitName)), slot),
    input,
    unitId: unitName?.id,
    read() {
      const answer = input.value.trim();
      const { problem } = typedNumber(answer, item.unit);
      if (problem === undefined) return { answer };
      return { error: problem === "unit" ? t("needUnit", { unit }) : t("needNumber"), at: input };
    },
    show(answer, revealed) {
      const answered = answer !== undefined;
      if (answered) input.value = typeof answer === "number" ? plainNumber(answer, lang) : answer;
      input.readOnly = answered;
      unitName?.classList.toggle("is-away", answered && /[^\d\s.,+\-\u2212]/.test(input.value)); // typed along with the number
      if (!answered) return slot.replaceChildren();
      const { text, refs } = explanation(answer);
      const shown = revealed && t("rightAnswer", { answer: [plainNumber(item.answer, lang), unit].filter(Boolean).join(" ") });
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
  let order = shownOrder(item);
  let locked = false;
  const slot = make("div");
  const list = make("ol", { class: "ts-quiz-order" });
  const rows = item.steps.map((step, index) => {
    const words = step[lang];
    const button = (by, kind, key) =>
      make("button", { type: "button", class: "ts-button ts-quiz-move", "aria-label": t(key, { step: words }), onclick: () => move(index, by) }, icon(kind));
    const [up, down] = [button(-1, "up", "moveUp"), button(1, "down", "moveDown")];
    const place = make("span", { class: "ts-quiz-place", "aria-hidden": "true" });
    const moves = make("span", { class: "ts-quiz-moves" }, up, down);
    return { element: make("li", { class: "ts-quiz-step-row" }, place, make("span", { class: "ts-quiz-words" }, words), moves), moves, place, up, down };
  });

  function number() {
    order.forEach((index, place) => {
      const row = rows[index];
      row.place.textContent = `${place + 1}.`;
      row.up.setAttribute("aria-disabled", String(place === 0));
      row.down.setAttribute("aria-disabled", String(place === order.length - 1));
      row.moves.classList.toggle("is-away", locked);
    });
  }

  function move(index, by) {
    const step = item.steps[index][lang];
    const place = order.indexOf(index);
    const next = shifted(order, place, by);
    if (next === order) return announce(t(by < 0 ? "atTop" : "atBottom", { step }));
    // The neighbour changes places in the page, so that the moved row keeps the focus.
    const neighbour = rows[order[place + by]].element;
    const own = rows[index].element;
    if (by < 0) own.after(neighbour);
    else own.before(neighbour);
    order = next;
    number();
    announce(t("moved", { step, place: place + by + 1, count: order.length }));
  }

  function arrange(wanted) {
    order = [...wanted];
    list.replaceChildren(...order.map((index) => rows[index].element));
    number();
  }

  arrange(order);
  return {
    element: make("div", { class: "ts-quiz-answers" }, list, slot),
    read: () => ({ answer: [...order] }),
    show(answer, revealed) {
      locked = answer !== undefined;
      if (locked) arrange(answer);
      number();
      if (!locked) return slot.replaceChildren();
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
      arrange(shownOrder(item));
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
