// The symptom check on a page: its screens from the most urgent down, whom to call as soon as that strikes, and the result.

import { DATA, triage } from "../../models/triage/decision.js";
import { button, make, setText, uniqueId } from "../shared/dom.js";
import { translator } from "../shared/language.js";
import { withPhones, written } from "../shared/phone_links.js";
import { printPart } from "../shared/printing.js";
import { openRecord, storageSentence } from "../shared/storage.js";
import { AGE, CHOICES, firstOpen, has, isMilder, screensFor, withNoToTheRest } from "./answers.js";
import { CHECKS, dialled, MATERNITY, NAME } from "./memory.js";
import { ageText, asksForHelp, byLevel, callOf, deciding, isStale, isUrgent, momentText, statusText, summary, told } from "./sayings.js";
import WORDS from "./words.json" with { type: "json" };

const START = "start";
const RESULT = "result";
const QUIET = { class: "ts-button ts-button--quiet" };
const LOOK_EVERY_MS = 60_000;

const text = (words, attributes) => make("p", attributes, withPhones(words));
const heading = (words) => make("p", { class: "ts-check-heading", role: "heading", "aria-level": "3", tabindex: "-1" }, words);
const phone = (number, words, main) => make("a", { class: `ts-button${main ? " ts-button--main" : ""} ts-check-phone`, href: `tel:${number}` }, words);

/** The mark of what a clinician must still decide. */
const draftMark = (t) => [" ", make("small", { class: "ts-draft" }, t("draft"))];

/** All questions by how urgent they are: for paper, and where no script runs. */
function lists(t, lang) {
  const row = ({ text: words, note, draft }) => make("li", {}, withPhones(words[lang]), draft && draftMark(t), note && text(note[lang]));
  return make("div", { class: "ts-check-paper" },
    byLevel().map(({ level, groups, notes }) => [
      make("p", { class: "ts-check-heading" }, level.title[lang]),
      level.sentences.map((sentence) => text(sentence[lang])),
      groups.filter(({ items }) => items.length > 0).map(({ call, items }) => [
        call && make("p", { class: "ts-legend" }, level.title_for[call][lang]),
        call && level[call] && text(level[call][lang]),
        make("ul", {}, items.map(row)),
      ].flat()),
      notes.length > 0 && [make("p", { class: "ts-legend" }, t("notes")), make("ul", {}, notes.map((parts) => row({ text: { [lang]: parts.map((part) => part[lang]).join(" ") } })))],
      level.check && text(`${level.check[lang]} ${DATA.always[lang]}`),
    ].flat(Infinity)).flat());
}

/**
 * The symptom check, drawn: `{ root, close }`. With `begun` its first screen is there at once, with `listed` it holds its
 * questions as lists for paper. `onResult(result, answers)` is told when a result stands, and with null when it does no more.
 */
export function symptomCheckView({ lang, begun = false, listed = false, now = () => new Date(), onResult = () => {} }) {
  const t = translator(WORDS, lang);
  const checks = openRecord(CHECKS, NAME);
  const ward = openRecord(MATERNITY, NAME);
  const choiceWord = (question, value) => (value === null && question.unknown_label?.[lang]) || t(Object.keys(CHOICES).find((name) => CHOICES[name] === value));

  let answers = {};
  let changed = new Set(); // the keys of answers that were made milder
  let at = begun ? DATA.screens[0].id : START; // a screen's id, or one of the two above
  let answeredAt = null; // when the result came to stand
  let adviceBefore = null; // what the result was before the check was begun anew
  let number = null; // the maternity ward's, while the page is open
  let typed = "";
  let rows = [];

  const stage = make("div", { class: "ts-check-stage" });
  const status = make("p", { class: "ts-only-heard", role: "status" });
  const say = (words) => status.replaceChildren(make("span", {}, words)); // a node of its own, so that the same words are heard again
  const callBox = make("div", { class: "ts-check-call" });
  const kept = make("div", { class: "ts-check-kept" });

  // ---------------------------------------------------------------- whom to call

  /** The buttons to call with, the first to be called first, and what has no number of its own in words. */
  function callButtons(calls, redraw) {
    const wantsWard = calls.some(({ id }) => id === "maternity");
    const own = number ?? ward.read()?.number ?? null;
    const numbered = calls.map((call) => ({ ...call, number: call.id === "maternity" ? own : call.number })).filter((call) => call.number !== null);
    if (wantsWard && own === null && !numbered.some(({ id }) => id === "116117")) numbered.push(callOf("116117"));
    const link = ({ id, number: dial, who }, index) => [
      phone(dialled(dial) ?? dial, id === "maternity" ? t("ward", { number: dial }) : t("call", { number: written(dial) }), index === 0),
      id !== "maternity" && make("span", { class: "ts-note" }, who[lang]),
    ];
    return [
      numbered.length > 0 && make("div", { class: "ts-check-calls" }, numbered.map((call, index) => make("p", {}, link(call, index)))),
      wantsWard && (own === null ? [text(t("no_number")), wardForm(redraw)] : button(t("number_delete"), () => forgetWard(redraw), QUIET)),
    ].flat();
  }

  function wardForm(redraw) {
    const field = make("input", { type: "tel", class: "ts-input", autocomplete: "off", value: typed, oninput: () => (typed = field.value) });
    const keep = make("input", { type: "checkbox", autocomplete: "off" });
    const error = make("p", { class: "ts-error", role: "alert", hidden: true });
    const use = (event) => {
      event.preventDefault();
      error.hidden = dialled(field.value) !== null;
      if (!error.hidden) {
        error.replaceChildren(...withPhones(t("number_wrong")));
        return void field.focus();
      }
      number = field.value.trim();
      if (keep.checked) ward.write({ number });
      redraw();
    };
    return make("form", { class: "ts-check-ward", onsubmit: use },
      make("label", { class: "ts-field" }, make("span", {}, t("number")), field),
      make("label", { class: "ts-check-option" }, keep, make("span", {}, t("number_keep"))),
      error,
      make("button", { class: "ts-button" }, t("number_use")));
  }

  function forgetWard(redraw) {
    [number, typed] = [null, ""];
    ward.remove();
    redraw();
    say(t("deleted"));
  }

  /** What a result says, in order. */
  function resultParts(result, redraw, standing = false) {
    const { title, calls, sentences, after } = told(result, lang, answers);
    return [
      standing ? make("p", { class: "ts-check-title" }, title) : heading(title),
      callButtons(calls, redraw),
      sentences.map((sentence) => text(sentence)),
      standing ? text(t("first_call"), { class: "ts-note" }) : after.map((sentence) => text(sentence)),
    ].flat(2).filter(Boolean);
  }

  // ---------------------------------------------------------------- the call that stands while the rest is asked

  let standing = null; // what the box says, to tell when that is another
  let callPlace = null; // where on the screen it stands
  /**
   * Shows whom to call now, if the answers so far say so: right below the row that was answered, else where it stands on
   * this screen, else on top. Returns what is heard of it: when it says something new, and at each yes.
   */
  function showCall(row = null) {
    const result = triage(answers);
    const urgent = isUrgent(result.level);
    const says = urgent ? JSON.stringify(told(result, lang, answers)) : null;
    const isNew = says !== standing;
    standing = says;
    callBox.hidden = !urgent;
    if (!urgent) return "";
    if (row !== null) callPlace = row.below;
    else if (!rows.some(({ below }) => below === callPlace)) callPlace = rows[0].above;
    callPlace.append(callBox);
    if (isNew) callBox.replaceChildren(...resultParts(result, redrawCall, true));
    if (row !== null) callBox.scrollIntoView?.({ block: "nearest" });
    return isNew || row !== null ? t("heard_call", { title: told(result, lang, answers).title }) : "";
  }
  /** Draws the box anew where it stands, as when a number was given. */
  function redrawCall() {
    standing = null;
    showCall();
    callBox.querySelector(".ts-check-phone").focus();
  }

  // ---------------------------------------------------------------- a screen

  /** A question with its choices. `choices` are pairs of a value and its words. */
  function choiceRow(key, asked, choices, extra) {
    const [group, label] = [uniqueId("answer"), uniqueId("asked")];
    const [above, below] = [make("div"), make("div", { class: "ts-check-below" })];
    const again = make("div", { class: "ts-check-again", hidden: true });
    const advice = make("div", { class: "ts-said ts-check-advice", hidden: true });
    const wordOf = (value) => choices.find(([each]) => each === value)[1];
    const inputs = choices.map(([value, words]) => {
      const input = make("input", { type: "radio", name: group, autocomplete: "off", onchange: () => choose(value) });
      return { value, input, element: make("label", { class: "ts-check-option" }, input, make("span", {}, words)) };
    });
    const mark = () => inputs.forEach(({ value, input }) => (input.checked = has(answers, key) && answers[key] === value));
    const focus = () => (inputs.find(({ input }) => input.checked) ?? inputs[0]).input.focus();

    function choose(value) {
      const before = answers[key];
      if (has(answers, key) && isMilder(key, before, value)) {
        mark();
        return ask(before, value);
      }
      again.hidden = true;
      return put(value);
    }
    /** A milder answer than the one that was given is asked for once more; until then the one that was given stands. */
    function ask(before, value) {
      const [from, to] = [wordOf(before), wordOf(value)];
      const question = make("p", { tabindex: "-1" }, t("again", { from, to }));
      const close = (said) => {
        again.hidden = true;
        focus();
        say(said);
      };
      again.replaceChildren(question, make("div", { class: "ts-check-actions" },
        button(t("keep_answer", { from }), () => close(t("left_standing", { from }))),
        button(t("change_answer", { to }), () => {
          changed.add(key);
          close([t("changed_to", { to }), put(value)].join(" "));
        })));
      again.hidden = false;
      question.focus();
    }
    function put(value) {
      answers = { ...answers, [key]: value };
      mark();
      advise();
      const heard = showCall(value === false || key === AGE ? null : row);
      refreshScreen();
      say(heard || advice.textContent);
      return heard;
    }
    /** «Don't know» to an alarm question is not a no: what to do about it stands below it at once. */
    function advise() {
      const unknown = extra.open && answers[key] === null && has(answers, key);
      advice.hidden = !unknown;
      if (!unknown) return advice.replaceChildren();
      const level = DATA.levels.find(({ id }) => id === extra.open);
      return advice.replaceChildren(make("p", { class: "ts-verdict" }, withPhones(level.title[lang])), ...level.sentences.slice(1).map((each) => text(each[lang])));
    }
    const why = extra.why && make("details", { class: "ts-check-why" }, make("summary", {}, t("why")), text(extra.why));
    const element = make("div", { class: "ts-check-row", "data-key": key },
      above,
      make("p", { class: "ts-check-asked", id: label }, withPhones(asked), extra.draft && draftMark(t)),
      make("div", { class: "ts-check-options", role: "radiogroup", "aria-labelledby": label }, inputs.map((each) => each.element)),
      again, advice, below, why);
    const row = { key, element, above, below, focus, mark };
    mark();
    advise();
    return row;
  }

  let refreshScreen = () => {};
  function drawScreen({ screen, questions }, index) {
    const open = screen.open;
    // What depends on an answer of this same screen is drawn, and hidden while it is not asked.
    rows = [
      ...(screen.asks_age ? [choiceRow(AGE, screen.asks_age[lang], [...DATA.ages.map(({ id, label }) => [id, label[lang]]), [null, t("no_age")]], {})] : []),
      ...(screen.asks_age ? screen.questions : questions).map((question) =>
        choiceRow(question.key, question.ask[lang], Object.values(CHOICES).map((value) => [value, choiceWord(question, value)]), { open, why: question.why[lang], draft: question.draft })),
    ];
    const error = make("p", { class: "ts-error", role: "alert", hidden: true });
    const forward = button("", () => advance(), { class: "ts-button ts-button--main ts-check-forward" });
    const nowOn = () => screensFor(answers).find((each) => each.screen.id === screen.id);

    function advance() {
      const here = nowOn();
      const missing = here.left.includes(AGE) || screen.all_no === null ? here.left[0] : undefined;
      error.hidden = missing === undefined;
      if (missing !== undefined) {
        setText(error, t(missing === AGE ? "left_age" : "left"));
        return rows.find(({ key }) => key === missing).focus();
      }
      answers = withNoToTheRest(answers, here);
      const all = screensFor(answers);
      const next = all[all.findIndex((each) => each.screen.id === screen.id) + 1];
      return go(next?.screen.id ?? firstOpen(answers)?.screen.id ?? RESULT);
    }
    refreshScreen = () => {
      const here = nowOn();
      for (const { key, element } of rows) element.hidden = key !== AGE && !here.questions.some((question) => question.key === key);
      const none = here.questions.every(({ key }) => !has(answers, key) || answers[key] === false);
      const all = here.left.every((key) => key === AGE);
      const last = screensFor(answers).at(-1).screen.id === screen.id;
      setText(forward, all || screen.all_no === null ? t(last ? "to_result" : "next") : none ? screen.all_no[lang] : t("rest_no"));
    };
    const before = index === 0 ? null : screensFor(answers)[index - 1].screen.id;
    const title = heading(screen.title[lang]);
    stage.replaceChildren(...[
      adviceBefore && text(t("before", { title: adviceBefore }), { class: "ts-check-before" }),
      title,
      screen.intro && text(screen.intro[lang]),
      ...rows.map(({ element }) => element),
      error,
      make("div", { class: "ts-check-actions" }, forward, before && button(t("back"), () => go(before)), button(t("stop"), () => go(RESULT), QUIET)),
    ].filter(Boolean));
    refreshScreen();
    showCall();
    return title;
  }

  // ---------------------------------------------------------------- the result

  function drawResult() {
    const result = triage(answers);
    const open = firstOpen(answers);
    answeredAt = now();
    const milder = [...changed].filter((key) => key !== AGE);
    const record = { answers, result, at: answeredAt, changed: milder };
    const stale = make("p", { class: "ts-error ts-check-stale", hidden: true });
    const parts = make("div", { class: "ts-check-result" });
    const redraw = () => {
      parts.replaceChildren(...resultParts(result, redraw));
      parts.querySelector(".ts-check-phone")?.focus();
    };
    parts.replaceChildren(...resultParts(result, redraw));
    const reasons = result.rules.length <= 12 ? deciding(result, lang) : [];
    const screens = screensFor(answers);
    const until = open ? screens.findIndex(({ screen }) => screen.id === open.screen.id) + 1 : screens.length;
    stage.replaceChildren(...[
      adviceBefore && open && text(t("before", { title: adviceBefore }), { class: "ts-check-before" }),
      stale,
      parts,
      text(t("answered", { when: momentText(answeredAt, lang) }), { class: "ts-note" }),
      milder.length > 0 && text(t("some_changed"), { class: "ts-check-before" }),
      open && button(t("answer_rest"), () => go(open.screen.id), { class: "ts-button ts-button--main" }),
      reasons.length > 0 && make("details", {}, make("summary", {}, t("decided")), make("ul", {}, reasons.map((reason) => make("li", {}, reason)))),
      doctorsPart(record),
      make("details", {}, make("summary", {}, t("see_answers")),
        make("div", { class: "ts-check-actions" }, screens.slice(0, until).map(({ screen }) => button(t("go_to", { title: screen.title[lang] }), () => go(screen.id))))),
      make("div", { class: "ts-check-actions" }, button(t("anew"), anew)),
    ].filter(Boolean));
    if (!open) adviceBefore = null;
    onResult(result, answers);
    lookAtAge = () => {
      if (!isStale(answeredAt, now())) return;
      setText(stale, t("stale", { age: ageText(answeredAt, now(), t) }));
      if (stale.hidden) onResult(null, answers);
      stale.hidden = false;
    };
    return parts.children[0];
  }
  let lookAtAge = () => {};

  function doctorsPart(record) {
    const words = summary(record, t, lang);
    const sheet = make("div", { class: "ts-check-sheet", tabindex: "0" }, words);
    const note = make("p", { class: "ts-note", role: "status" });
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(words);
        setText(note, t("copied"));
      } catch {
        globalThis.getSelection?.()?.selectAllChildren(sheet);
        setText(note, t("copy_yourself"));
      }
    };
    const keep = () => {
      checks.write({ at: record.at.toISOString(), text: words });
      showKept();
      setText(note, storageSentence(checks.problem, lang) || t("kept"));
    };
    return make("details", { class: "ts-check-doctor" }, make("summary", {}, t("for_doctor")), sheet,
      make("div", { class: "ts-check-actions" }, button(t("copy"), copy), button(t("print"), () => printPart(sheet)), button(t("keep"), keep)), note);
  }

  /** An answer that was kept: in a fold that says how old it is, and never in the place of one that is given now. */
  function showKept() {
    const data = checks.read();
    kept.replaceChildren();
    if (data === null) return;
    const from = new Date(data.at);
    const sheet = make("div", { class: "ts-check-sheet", tabindex: "0" }, data.text);
    kept.append(make("details", {}, make("summary", {}, t("kept_answer", { when: momentText(from, lang), age: ageText(from, now(), t) })),
      text(t("kept_old"), { class: "ts-check-before" }), sheet,
      make("div", { class: "ts-check-actions" }, button(t("print"), () => printPart(sheet)),
        button(t("delete"), () => {
          checks.remove();
          showKept();
          say(t("deleted"));
        }))));
  }

  // ---------------------------------------------------------------- from one to the other

  function anew() {
    const result = triage(answers);
    adviceBefore ??= asksForHelp(result.level) ? told(result, lang, answers).title : null;
    [answers, changed] = [{}, new Set()];
    go(DATA.screens[0].id);
  }

  function draw() {
    if (at === RESULT) return drawResult();
    lookAtAge = () => {};
    if (at === START) {
      const start = button(t("begin"), () => go(DATA.screens[0].id), { class: "ts-button ts-button--main" });
      stage.replaceChildren(start);
      return start;
    }
    const all = screensFor(answers);
    const index = all.findIndex(({ screen }) => screen.id === at);
    return drawScreen(all[index], index);
  }
  function go(to) {
    if (at === RESULT) onResult(null, answers);
    at = to;
    const first = draw();
    first.focus();
    first.scrollIntoView?.({ block: "start" });
    say("");
  }
  draw();
  showKept();

  const titleId = uniqueId("check");
  const numbers = ["113", "116117"].map(callOf);
  const root = make("section", { class: "ts-widget ts-check", lang, "aria-labelledby": titleId },
    make("p", { class: "ts-title", id: titleId }, t("title")),
    text(t("purpose"), { class: "ts-purpose" }),
    make("div", { class: "ts-check-phones", role: "group", "aria-label": t("phones") }, numbers.map((call) => phone(call.number, t("call", { number: written(call.number) })))),
    stage,
    kept,
    text(`${statusText(t, lang)} ${t("private")}`, { class: "ts-note ts-check-status" }),
    status,
    listed && lists(t, lang));

  const leaving = new AbortController();
  const look = () => {
    lookAtAge();
    showKept();
  };
  globalThis.addEventListener?.("pageshow", () => lookAtAge(), { signal: leaving.signal });
  globalThis.document?.addEventListener?.("visibilitychange", () => lookAtAge(), { signal: leaving.signal });
  const clock = globalThis.setInterval?.(() => lookAtAge(), LOOK_EVERY_MS);
  clock?.unref?.();
  const stop = checks.follow(look);
  return {
    root,
    close() {
      leaving.abort();
      clearInterval(clock);
      stop();
    },
  };
}
