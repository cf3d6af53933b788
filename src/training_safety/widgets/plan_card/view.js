// A plan card: a short form that becomes a card to keep, print and take along. Where a plan has a gate, that is the symptom check.

import { button, download, make, needsScript, placed, renderer, setText, uniqueId } from "../shared/dom.js";
import { sourceLine } from "../shared/feedback.js";
import { field } from "../shared/fields.js";
import { language, translator } from "../shared/language.js";
import { withPhones } from "../shared/phone_links.js";
import { printPart } from "../shared/printing.js";
import { openRecord, recordName, storageSentence } from "../shared/storage.js";
import { symptomCheck } from "../shared/symptom_check.js";
import { firstOpen } from "../symptom_check/answers.js";
import { symptomCheckView } from "../symptom_check/check.js";
import { momentText } from "../symptom_check/sayings.js";
import { calendarAfter, cardRows, cardText, eventsOf, ics, isBlank, isFor, isOver, PLAN_CARDS, problemsOf, valueOf } from "./card.js";
import WORDS from "./words.json" with { type: "json" };

const MAIN = { class: "ts-button ts-button--main" };
const QUIET = { class: "ts-button ts-button--quiet" };
const actions = (...buttons) => make("div", { class: "ts-plancard-actions" }, buttons.filter(Boolean));
const text = (words, attributes) => make("p", attributes, withPhones(words));

/** The control of a field: `{ element, focus, show(problem) }`; `changed(value)` hears of all that is written or chosen. */
function control(entry, value, changed, { lang, t }) {
  const [label, hint] = [entry[lang], entry.hint?.[lang] ?? ""];
  if (entry.kind === "checks") return checks(entry, value, changed, { lang, t });
  if (entry.kind === "if_then") return ifThen(entry, value, changed, { lang, t });
  const input = {
    text: () => make("input", { type: "text", class: "ts-input", autocomplete: "off" }),
    lines: () => make("textarea", { class: "ts-input", rows: 3, autocomplete: "off" }),
    date: () => make("input", { type: "date", class: "ts-input", autocomplete: "off", min: "2000-01-01", max: "2099-12-31" }),
  }[entry.kind]();
  const own = field(input, { changed, lang, label });
  own.fill(value);
  own.show({ help: hint });
  return { element: own.element, focus: () => input.focus(), show: (problem) => own.show({ help: hint, error: problem ? t(problem) : "" }) };
}

function group(entry, { lang }, content) {
  const [label, line] = [uniqueId("label"), make("p", { class: "ts-hint" }, entry.hint?.[lang] ?? "")];
  const element = make("div", { class: "ts-plancard-group", role: "group", "aria-labelledby": label }, make("p", { class: "ts-legend", id: label }, entry[lang]), content, line);
  const show = (words) => {
    setText(line, words || (entry.hint?.[lang] ?? ""));
    line.className = words ? "ts-error" : "ts-hint";
  };
  return { element, show };
}

function checks(entry, value, changed, { lang, t }) {
  let chosen = value;
  const boxes = entry.options.map((option) => {
    const input = make("input", { type: "checkbox", autocomplete: "off", checked: chosen.includes(option.id), onchange: () => {
      chosen = entry.options.map(({ id }) => id).filter((id) => (id === option.id ? input.checked : chosen.includes(id)));
      changed(chosen);
    } });
    return { input, element: make("label", { class: "ts-plancard-option" }, input, make("span", {}, option[lang])) };
  });
  const { element, show } = group(entry, { lang }, make("div", { class: "ts-plancard-options" }, boxes.map((each) => each.element)));
  return { element, focus: () => boxes[0].input.focus(), show: (problem) => show(problem ? t(problem) : "") };
}

function ifThen(entry, value, changed, { lang, t }) {
  let now = value;
  const inputs = ["if", "then"].map((part) => {
    const input = make("input", { type: "text", class: "ts-input", autocomplete: "off", value: now[part], oninput: () => changed((now = { ...now, [part]: input.value })) });
    return input;
  });
  const { element, show } = group(entry, { lang }, inputs.map((input, index) => make("label", { class: "ts-field" }, make("span", {}, t(index === 0 ? "if" : "then")), input)));
  return { element, focus: () => (inputs.find((input) => input.value.trim() === "") ?? inputs[0]).focus(), show: (problem) => show(problem ? t(problem) : "") };
}

function view(model, now = () => new Date()) {
  const lang = language(model);
  const t = translator(WORDS, lang);
  const entry = model.get("activity");
  const references = model.get("references") ?? {};
  const record = openRecord(PLAN_CARDS, recordName(model, "plan-card"));
  const context = { lang, t };

  let open = !entry.gate;
  let editing = false;
  let draft = null; // what is being written, by field
  let removed = null; // what was deleted, until the page is closed

  const stage = make("div", { class: "ts-plancard-stage" });
  const status = make("p", { class: "ts-note", role: "status" });
  const problem = make("p", { class: "ts-note", hidden: true });
  const say = (words) => setText(status, words);

  const valuesOf = (data) => Object.fromEntries(entry.fields.map((each) => [each.id, valueOf(each, data?.values, lang)]));

  function form(data) {
    draft ??= valuesOf(data);
    const controls = entry.fields.map((each) => ({ id: each.id, ...control(each, draft[each.id], (value) => (draft = { ...draft, [each.id]: value }), context) }));
    const error = make("p", { class: "ts-error", role: "alert", hidden: true });
    const submit = (event) => {
      event.preventDefault();
      const problems = problemsOf(entry, draft);
      for (const { id, show } of controls) show(problems[id] ?? null);
      const first = controls.find(({ id }) => problems[id]);
      const blank = isBlank(entry, draft, lang);
      error.hidden = !first && !blank;
      setText(error, t(first ? "to_mend" : "nothing"));
      if (!error.hidden) return void (first ?? controls[0]).focus();
      // Fields that this edition does not know stay in the record.
      record.change((before) => ({ made: now().toISOString(), values: { ...before?.values, ...draft }, calendar: before?.calendar ?? null }));
      [draft, editing] = [null, false];
      draw();
      stage.children[0].focus();
      return say(t("ready"));
    };
    return make("form", { class: "ts-plancard-form", onsubmit: submit, novalidate: true }, controls.map(({ element }) => element), error,
      actions(make("button", { class: "ts-button ts-button--main" }, t("make")), button(t("cancel"), () => {
        [draft, editing] = [null, false];
        draw();
        stage.children[0].focus();
      }, QUIET)));
  }

  function card(data) {
    const over = isOver(entry, data.made, now());
    const sheet = make("div", { class: "ts-plancard-sheet", tabindex: "-1" },
      make("p", { class: "ts-plancard-title" }, entry.title[lang]),
      make("p", { class: "ts-note" }, t("made", { when: momentText(new Date(data.made), lang) })),
      over && make("p", { class: "ts-error" }, t("over")),
      symptomCheck(t("check_first")),
      make("dl", {}, cardRows(entry, data.values, context).map(({ label, lines }) => [make("dt", {}, label), lines.map((line) => make("dd", {}, line))]).flat(2)),
      (entry.always ?? []).map((each) => text(each[lang], { class: "ts-plancard-always" })));
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(cardText(entry, data, context));
        say(t("copied"));
      } catch {
        globalThis.getSelection?.()?.selectAllChildren(sheet);
        say(t("copy_yourself"));
      }
    };
    const name = (model.get("name") || "plan").replace(/[^\w-]+/g, "-");
    const days = eventsOf(entry, data.values, lang);
    const toCalendar = () => {
      const calendar = calendarAfter(days, record.read()?.calendar ?? data.calendar);
      record.change((before) => ({ ...(before ?? data), calendar }));
      download(`${name}.ics`, "text/calendar", ics(entry, days, calendar, context, now()));
    };
    return [sheet, actions(
      button(t("edit"), edit),
      button(t("print"), () => printPart(sheet)),
      button(t("copy"), copy),
      button(t("file"), () => download(`${name}.txt`, "text/plain", cardText(entry, data, context))),
      (days.length > 0 || data.calendar !== null) && button(t("calendar"), toCalendar),
      button(t("delete"), remove, QUIET))];
  }

  function edit() {
    editing = true;
    draw();
    stage.querySelector(".ts-input")?.focus();
    say("");
  }
  function remove() {
    removed = record.read();
    record.remove();
    draw();
    say(t("deleted"));
    undo.hidden = false;
    undo.focus();
  }
  const undo = button(t("undo"), () => {
    record.write(removed);
    removed = null;
    undo.hidden = true;
    draw();
    if (open) stage.children[0].focus();
    say(t("undone"));
  }, { ...QUIET, hidden: true });

  function draw() {
    const data = record.read();
    setText(problem, storageSentence(record.problem, lang));
    problem.hidden = problem.textContent === "";
    stage.hidden = !open;
    if (gate) drawGate(data);
    if (!open) return;
    if (editing || (gate && data === null)) stage.replaceChildren(form(data));
    else if (data !== null) stage.replaceChildren(...card(data));
    else stage.replaceChildren(button(t("begin"), edit, MAIN));
  }

  // ---------------------------------------------------------------- the gate

  let outcome = null; // "not_now" when the symptom check's result is another than the plan is for
  const gateNote = make("p", { class: "ts-plancard-gate" });
  const gateTools = make("div");
  function drawGate(data) {
    setText(gateNote, open ? t("opened") : outcome ? t(outcome) : data === null ? t("gate") : t("gate_kept", { when: momentText(new Date(data.made), lang) }));
    gateTools.replaceChildren(...(!open && data !== null ? [button(t("delete"), remove, QUIET)] : []));
  }
  const gate = entry.gate
    ? symptomCheckView({
        lang,
        now,
        onResult(result, answers) {
          open = result !== null && isFor(entry.gate, result, answers, firstOpen(answers) === undefined);
          outcome = result !== null && !open ? "not_now" : null;
          draw();
          say(result === null ? "" : gateNote.textContent);
        },
      })
    : null;
  draw();

  const title = uniqueId("plan");
  const blank = (each) => make("li", {}, make("strong", {}, each[lang]), each.options ? make("ul", {}, each.options.map((option) => make("li", {}, `☐ ${option[lang]}`))) : make("span", { class: "ts-plancard-line" }));
  const root = make("section", { class: "ts-widget ts-plancard", lang, "aria-labelledby": title },
    make("p", { class: "ts-title", id: title }, entry.title[lang]),
    make("p", { class: "ts-purpose" }, entry.purpose[lang]),
    !gate && symptomCheck(t("check_first")),
    gate && make("div", { class: "ts-plancard-check" }, gate.root, gateNote, gateTools),
    stage, status, undo, problem,
    make("p", { class: "ts-note ts-plancard-kept" }, t("kept")),
    make("div", { class: "ts-plancard-paper" }, gate && text(t("check_first")), make("ul", {}, entry.fields.map(blank)), (entry.always ?? []).map((each) => text(each[lang]))),
    sourceLine(entry.refs ?? [], { references, lang }));
  const stop = record.follow(() => {
    if (!editing) draw();
  });
  return {
    root,
    close() {
      stop();
      gate?.close();
    },
  };
}

/** The card before scripts run: without them, its fields with room to write by hand. */
export function still(model) {
  const { root, close } = view(model);
  close();
  root.querySelector(".ts-plancard-paper").className = "ts-unscripted ts-plancard-paper is-read";
  return needsScript(root, ".ts-plancard-check", ".ts-plancard-stage", ".ts-plancard-kept");
}

export default {
  render: renderer(["activity", "lang", "name", "references"], (model, el) => {
    const { root, close } = view(model);
    return placed(el, root, close);
  }),
};
