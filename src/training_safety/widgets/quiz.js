// Questions with an explanation and a source for every answer: one at a time, in any order, with
// the result at the end. What answers score stands in quiz_questions.js.

import { formatNumber, language, make, storage, storageSentence, translator, uniqueId } from "./host.js";
import { anchor, choices, fits, keptRecord, nearMiss, orderedPairs, outcome, scoreBank, scoreItem, shifted, shownOrder, siftedAnswers, siftedRecord, solution, typedNumber } from "./quiz_questions.js";

export const WORDS = {
  nb: {
    purpose: "{count} spørsmål. Du får en forklaring og en kilde til hvert svar.",
    purposeOne: "Ett spørsmål. Du får en forklaring og en kilde til svaret.",
    steps: "Spørsmålene",
    place: "Spørsmål {number} av {count}",
    single: "Velg ett svar.",
    several: "Velg alle som passer.",
    number: "Skriv et tall.",
    ordering: "Sett i riktig rekkefølge.",
    matching: "Velg det som hører til hver linje.",
    check: "Sjekk svaret",
    tip: "Tips",
    right: "Riktig",
    partly: "Delvis riktig",
    wrong: "Ikke helt",
    open: "ikke besvart",
    partPoints: "{points} av 1 poeng",
    retry: "Prøv igjen",
    reveal: "Vis fasit",
    previous: "Forrige",
    next: "Neste",
    toResult: "Se resultatet",
    result: "Resultat",
    needOne: "Velg et svar først.",
    needSome: "Velg minst ett svar først.",
    needNumber: "Skriv et tall, for eksempel 12,5.",
    needUnit: "Skriv svaret i {unit}, eller skriv bare tallet.",
    needAll: "Velg noe på hver linje. Det mangler på {missing} av {count}.",
    yourAnswer: "Svaret ditt",
    rightAnswer: "Riktig svar: {answer}",
    rightOption: "Riktig svar",
    tickedRight: "Riktig, hører med",
    tickedWrong: "Hører ikke med",
    missed: "Hører også med",
    leftOut: "Riktig, hører ikke med",
    eachExplained: "Forklaringen står under hvert alternativ.",
    choose: "Velg …",
    moveUp: "Flytt opp: {step}",
    moveDown: "Flytt ned: {step}",
    moved: "«{step}» er nå nummer {place} av {count}.",
    atTop: "«{step}» står allerede øverst.",
    atBottom: "«{step}» står allerede nederst.",
    orderPairs: "{right} av {all} par av steg står i riktig rekkefølge.",
    rightOrder: "Riktig rekkefølge",
    matchPairs: "{right} av {all} linjer er riktige.",
    source: "Kilde:",
    sources: "Kilder:",
    step: "Spørsmål {number}: {state}",
    progress: "{answered} av {count} besvart",
    progressPoints: "{answered} av {count} besvart, {points} poeng",
    total: "Du har {points} av {possible} poeng.",
    allRight: "Alt er riktig.",
    openOne: "Ett spørsmål er ikke besvart.",
    openMany: "{count} spørsmål er ikke besvart.",
    again: "Verdt å se på igjen",
    notYet: "Ikke besvart",
    done: "Riktig besvart",
    go: "Gå til spørsmålet",
    look: "Se på svaret",
    againThese: "Prøv disse på nytt",
    againAll: "Prøv alle på nytt",
    kept: "Svarene blir i denne nettleseren.",
    forget: "Slett svarene",
    forgetSure: "Slette alle svarene her?",
    forgetYes: "Slett",
    forgetNo: "Behold",
    forgotten: "Svarene er slettet.",
  },
  en: {
    purpose: "{count} questions. Every answer comes with an explanation and a source.",
    purposeOne: "One question. The answer comes with an explanation and a source.",
    steps: "The questions",
    place: "Question {number} of {count}",
    single: "Choose one answer.",
    several: "Choose all that apply.",
    number: "Write a number.",
    ordering: "Put in the right order.",
    matching: "Choose what belongs to each line.",
    check: "Check the answer",
    tip: "Hint",
    right: "Right",
    partly: "Partly right",
    wrong: "Not quite",
    open: "not answered",
    partPoints: "{points} of 1 point",
    retry: "Try again",
    reveal: "Show the answer",
    previous: "Previous",
    next: "Next",
    toResult: "See the result",
    result: "Result",
    needOne: "Choose an answer first.",
    needSome: "Choose at least one answer first.",
    needNumber: "Write a number, such as 12.5.",
    needUnit: "Write the answer in {unit}, or the number alone.",
    needAll: "Choose something on every line. {missing} of {count} are missing.",
    yourAnswer: "Your answer",
    rightAnswer: "Right answer: {answer}",
    rightOption: "Right answer",
    tickedRight: "Right, this applies",
    tickedWrong: "Does not apply",
    missed: "This applies too",
    leftOut: "Right, does not apply",
    eachExplained: "The explanation is below each option.",
    choose: "Choose …",
    moveUp: "Move up: {step}",
    moveDown: "Move down: {step}",
    moved: "“{step}” is now number {place} of {count}.",
    atTop: "“{step}” is at the top already.",
    atBottom: "“{step}” is at the bottom already.",
    orderPairs: "{right} of {all} pairs of steps are in the right order.",
    rightOrder: "The right order",
    matchPairs: "{right} of {all} lines are right.",
    source: "Source:",
    sources: "Sources:",
    step: "Question {number}: {state}",
    progress: "{answered} of {count} answered",
    progressPoints: "{answered} of {count} answered, points: {points}",
    total: "Your points: {points} of {possible}.",
    allRight: "Everything is right.",
    openOne: "One question is not answered.",
    openMany: "{count} questions are not answered.",
    again: "Worth another look",
    notYet: "Not answered",
    done: "Answered right",
    go: "Go to the question",
    look: "Look at the answer",
    againThese: "Try these again",
    againAll: "Try all again",
    kept: "Your answers stay in this browser.",
    forget: "Delete the answers",
    forgetSure: "Delete all the answers here?",
    forgetYes: "Delete",
    forgetNo: "Keep",
    forgotten: "The answers are deleted.",
  },
};

function icon(kind) {
  const shapes = {
    right: [make("circle", { cx: 12, cy: 12, r: 10, class: "is-filled" }), make("path", { d: "M7.5 12.5l3 3 6-7", class: "is-cut" })],
    partly: [make("circle", { cx: 12, cy: 12, r: 9 }), make("path", { d: "M12 3a9 9 0 0 0 0 18z", class: "is-filled" })],
    wrong: [make("circle", { cx: 12, cy: 12, r: 9 }), make("path", { d: "M7.5 12h9" })],
    up: [make("path", { d: "M12 19V5M6 11l6-6 6 6" })],
    down: [make("path", { d: "M12 5v14M6 13l6 6 6-6" })],
  };
  const picture = make("svg", { class: `ts-quiz-icon ts-quiz-icon--${kind}`, viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" });
  picture.append(...shapes[kind]);
  return picture;
}

function sourceLine(refs, { references, lang, t }) {
  const known = refs.filter((key) => Object.hasOwn(references, key)).map((key) => references[key]);
  if (known.length === 0) return null;
  const links = known.map(({ label, title, url }) =>
    /^https?:\/\//.test(url ?? "")
      ? make("a", { href: url, title, rel: "noreferrer" }, label[lang])
      : make("span", { title }, label[lang]),
  );
  const separated = links.flatMap((link, index) => (index > 0 ? [" · ", link] : [link]));
  return make("p", { class: "ts-quiz-source" }, t(links.length > 1 ? "sources" : "source"), " ", ...separated);
}

function said(...content) {
  return make("div", { class: "ts-quiz-said" }, ...content);
}

function verdict(kind, words) {
  return make("p", { class: "ts-quiz-verdict" }, icon(kind), make("span", {}, words));
}

/** The line that says how it went, and takes the focus. */
function resultLine(item, answer, { lang, t }) {
  const points = scoreItem(item, answer);
  const kind = outcome(points);
  const partly = kind === "partly" ? [" – ", t("partPoints", { points: formatNumber(points, lang, { decimals: 1 }) })] : [];
  return make("p", { class: "ts-quiz-verdict ts-quiz-result", tabindex: "-1" }, icon(kind), make("span", {}, t(kind), ...partly));
}

/** A number as text with the decimals it has. */
function plainNumber(value, lang) {
  return formatNumber(value, lang, { decimals: 6 });
}

function choiceField(item, context) {
  const { lang, t, shuffle } = context;
  const several = item.kind === "several";
  const name = uniqueId("choice");
  const top = make("div");
  const rows = shownOrder(item, shuffle).map((index) => {
    const input = make("input", { type: several ? "checkbox" : "radio", name, value: String(index) });
    const slot = make("div");
    const label = make("label", { class: "ts-quiz-option" }, input, make("span", {}, item.options[index].text[lang]));
    return { index, input, label, slot, element: make("div", { class: "ts-quiz-row" }, label, slot) };
  });
  const chosen = () => rows.filter((row) => row.input.checked).map((row) => row.index).sort((one, other) => one - other);

  function explained(row, answer, revealed) {
    const option = item.options[row.index];
    const ticked = several ? answer.includes(row.index) : answer === row.index;
    const right = scoreItem(item, answer) === 1;
    if (!(several || ticked || right || revealed)) return [];
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
        row.label.classList.toggle("is-chosen", answered && row.input.checked);
        row.slot.replaceChildren(...(answered ? explained(row, answer, revealed) : []));
      }
      top.replaceChildren(...(answered && several ? [said(resultLine(item, answer, context), make("p", {}, t("eachExplained")))] : []));
    },
    clear() {
      for (const row of rows) row.input.checked = false;
    },
    heard: (answer) => (several ? t("eachExplained") : item.options[answer].feedback[lang]),
    canReveal: (answer) => !several && scoreItem(item, answer) < 1,
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
    const right = scoreItem(item, answer) === 1;
    return { text: miss?.feedback ?? item.feedback[right ? "correct" : "wrong"], refs: miss?.refs ?? item.refs };
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
    canReveal: (answer) => scoreItem(item, answer) < 1,
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
      const right = scoreItem(item, answer) === 1;
      slot.replaceChildren(
        said(
          resultLine(item, answer, context),
          !right && make("p", {}, t("orderPairs", orderedPairs(answer))),
          make("p", {}, item.feedback[right ? "correct" : "wrong"][lang]),
          revealed && make("p", { class: "ts-quiz-key" }, t("rightOrder")),
          revealed && make("ol", { class: "ts-quiz-solution" }, ...item.steps.map((step) => make("li", {}, step[lang]))),
          sourceLine(item.refs, context),
        ),
      );
    },
    clear() {
      arrange(shownOrder(item));
    },
    heard: (answer) => item.feedback[scoreItem(item, answer) === 1 ? "correct" : "wrong"][lang],
    canReveal: (answer) => scoreItem(item, answer) < 1,
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
          make("p", {}, item.feedback[right === all ? "correct" : "wrong"][lang]),
          sourceLine(item.refs, context),
        ),
      );
    },
    clear() {
      for (const { select } of rows) select.value = "";
    },
    heard: (answer) => item.feedback[scoreItem(item, answer) === 1 ? "correct" : "wrong"][lang],
    canReveal: (answer) => scoreItem(item, answer) < 1,
  };
}

const FIELDS = { single: choiceField, several: choiceField, number: numberField, ordering: orderingField, matching: matchingField };

/** One question: what is asked, the field to answer in, the explanation, and the way on. */
function questionCard(item, number, count, context, { onAnswer, onRetry, onTurn }) {
  const { lang, t } = context;
  const ids = { how: uniqueId("how"), error: uniqueId("error"), tip: uniqueId("tip") };
  const field = FIELDS[item.kind](item, context);
  const legend = make(
    "legend",
    { class: "ts-quiz-legend", tabindex: "-1" },
    make("span", { class: "ts-quiz-count" }, t("place", { number, count })),
    " ",
    make("span", { class: "ts-quiz-stem" }, item.stem[lang]),
  );
  const error = make("p", { class: "ts-error", id: ids.error, hidden: true });
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

  function complain(sentence, at) {
    error.textContent = sentence;
    error.hidden = sentence === "";
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
    event.preventDefault();
    if (answer !== undefined) return;
    const given = field.read();
    complain(given.error ?? "", given.at);
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

function drawQuiz(model, el) {
  const lang = language(model);
  const t = translator(WORDS, lang);
  const bank = model.get("bank");
  const name = model.get("name");
  const { items } = bank;
  const kept = storage(`quiz:${name}`);
  const live = make("p", { class: "ts-only-heard", role: "status" });
  const announce = (sentence) => {
    // The same sentence twice is heard twice only when the text changes.
    live.textContent = sentence !== "" && sentence === live.textContent ? `${sentence}\u00a0` : sentence;
  };
  const context = { lang, t, announce, references: model.get("references") ?? {}, shuffle: model.get("shuffle") !== false };
  let answers = {};
  let current = -1;
  let keptProblem = null;

  // Answers: in the model, and kept in the browser

  function keep(changed) {
    const before = siftedRecord(bank, kept.read()).answers;
    for (const id of changed) {
      if (Object.hasOwn(answers, id)) before[id] = answers[id];
      else delete before[id];
    }
    const record = keptRecord(bank, before);
    if (record === null) kept.remove();
    else kept.write(record);
    keptProblem = kept.problem;
  }

  function follow() {
    const next = siftedAnswers(bank, model.get("answers"));
    const changed = items.map(({ id }) => id).filter((id) => JSON.stringify(next[id]) !== JSON.stringify(answers[id]));
    answers = next;
    if (changed.length > 0) keep(changed);
    update();
  }

  function change(next) {
    model.set("answers", next);
    model.save_changes();
    follow();
  }

  const without = (ids) => Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)));

  // What happens

  function onAnswer(card, answer) {
    change({ ...answers, [card.item.id]: answer });
    card.focusResult();
    const points = scoreItem(card.item, answer);
    announce(`${t(outcome(points))}. ${card.heard(answer)}`);
  }

  function retry(ids) {
    announce("");
    change(without(ids));
    goTo(items.findIndex(({ id }) => id === ids[0]));
  }

  function forget() {
    change({});
    kept.remove();
    for (const card of cards) card.clear();
    ask(false);
    goTo(0);
    announce(t("forgotten"));
  }

  function goTo(index, { focus = true } = {}) {
    current = index;
    [...cards.map((card) => card.root), summary].forEach((card, place) => {
      card.classList.toggle("is-current", place === index);
    });
    steps.forEach((step, place) => {
      if (place === index) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    });
    if (!focus) return;
    if (index < cards.length) cards[index].focusStart();
    else summary.querySelector("[tabindex]").focus();
  }

  // The parts

  const cards = items.map((item, index) => {
    const card = questionCard(item, index + 1, items.length, context, {
      onAnswer: (answer) => onAnswer(card, answer),
      onRetry: () => retry([item.id]),
      onTurn: (place) => {
        announce("");
        goTo(place);
      },
    });
    return card;
  });
  const summary = make("div", { class: "ts-quiz-card ts-quiz-summary" });
  const steps = items.map((_, index) => make("button", { type: "button", class: "ts-quiz-step", onclick: () => goTo(index) }));
  const progress = make("p", { class: "ts-quiz-progress" });
  const trouble = make("p", { class: "ts-note", hidden: true });
  const forgetButton = make("button", { type: "button", class: "ts-button ts-button--quiet", onclick: () => ask(true) }, t("forget"));
  const sure = make(
    "div",
    { class: "ts-quiz-sure", role: "group", "aria-label": t("forgetSure"), hidden: true },
    make("span", {}, t("forgetSure")),
    make("button", { type: "button", class: "ts-button", onclick: forget }, t("forgetYes")),
    make("button", { type: "button", class: "ts-button", onclick: () => ask(false) }, t("forgetNo")),
  );
  const calm = make("div", { class: "ts-quiz-calm" }, make("div", {}, progress, make("p", { class: "ts-note" }, t("kept"))), forgetButton);

  function ask(open) {
    sure.hidden = !open;
    calm.hidden = open;
    (open ? sure.querySelector("button:last-child") : forgetButton).focus();
  }

  function summaryList(title, entries, action, act) {
    if (entries.length === 0) return [];
    const rows = entries.map(({ item, number, points }) => {
      const kind = outcome(points);
      const row = make(
        "button",
        { type: "button", class: "ts-quiz-summary-row", onclick: () => act(item, number) },
        kind === "open" ? make("span", { class: "ts-quiz-icon" }) : icon(kind),
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

  function drawSummary(score) {
    const entries = items.map((item, index) => ({ item, number: index + 1, points: scoreItem(item, answers[item.id]) }));
    const of = (...kinds) => entries.filter(({ points }) => kinds.includes(outcome(points)));
    const again = of("wrong", "partly");
    const open = of("open");
    const shown = { points: formatNumber(score.points, lang, { decimals: 1 }), possible: score.possible };
    const look = (item, number) => goTo(number - 1);
    const lines = [
      score.points >= score.possible && t("allRight"),
      open.length > 0 && (open.length === 1 ? t("openOne") : t("openMany", { count: open.length })),
    ].filter(Boolean);
    const parts = [
      make("p", { class: "ts-quiz-count" }, t("result")),
      make("p", { class: "ts-quiz-total", tabindex: "-1" }, t("total", shown)),
      lines.length > 0 && make("p", { class: "ts-quiz-how" }, lines.join(" ")),
      ...summaryList(t("again"), again, t("retry"), (item) => retry([item.id])),
      ...summaryList(t("notYet"), open, t("go"), look),
      ...summaryList(t("done"), of("right"), t("look"), look),
      make(
        "div",
        { class: "ts-quiz-actions" },
        again.length > 1 && again.length < items.length && make("button", { type: "button", class: "ts-button", onclick: () => retry(again.map(({ item }) => item.id)) }, t("againThese")),
        score.answered > 0 && make("button", { type: "button", class: "ts-button", onclick: () => retry(items.map(({ id }) => id)) }, t("againAll")),
      ),
      make("div", { class: "ts-quiz-turn" }, make("button", { type: "button", class: "ts-button", onclick: () => goTo(items.length - 1) }, t("previous"))),
    ];
    summary.replaceChildren(...parts.filter(Boolean));
  }

  function update() {
    const score = scoreBank(bank, answers);
    for (const card of cards) card.show(answers[card.item.id]);
    items.forEach((item, index) => {
      const kind = outcome(scoreItem(item, answers[item.id]));
      steps[index].setAttribute("aria-label", t("step", { number: index + 1, state: t(kind).toLowerCase() }));
      steps[index].replaceChildren(make("span", {}, String(index + 1)), ...(kind === "open" ? [] : [icon(kind)]));
    });
    const points = formatNumber(score.points, lang, { decimals: 1 });
    progress.textContent = t(score.answered > 0 ? "progressPoints" : "progress", { answered: score.answered, count: items.length, points });
    forgetButton.classList.toggle("is-away", score.answered === 0);
    trouble.textContent = storageSentence(keptProblem, lang);
    trouble.hidden = keptProblem === null;
    drawSummary(score);
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
    make("div", { class: "ts-quiz-stack" }, ...cards.map((card) => card.root), summary),
    make("div", { class: "ts-quiz-foot" }, calm, sure),
    trouble,
    live,
  );

  const record = siftedRecord(bank, kept.read());
  keptProblem = record.readable ? kept.problem : "corrupt";
  const given = siftedAnswers(bank, model.get("answers"));
  answers = { ...record.answers, ...given };
  if (record.stale && record.readable) keep(Object.keys(answers));
  if (JSON.stringify(answers) !== JSON.stringify(given)) {
    model.set("answers", answers);
    model.save_changes();
  }
  update();
  const asked = items.findIndex(({ id }) => globalThis.location?.hash === `#${encodeURIComponent(anchor(name, id, lang))}`);
  const open = items.findIndex(({ id }) => !Object.hasOwn(answers, id));
  goTo(asked >= 0 ? asked : open >= 0 ? open : items.length, { focus: false });

  model.on("change:answers", follow);
  el.append(root);
  return () => {
    model.off("change:answers", follow);
    root.remove();
  };
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
