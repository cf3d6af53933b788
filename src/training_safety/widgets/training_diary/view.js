// A training diary: sessions typed in ten seconds, the week they make, and files to take away.
import { loadOf, REST } from "../../models/load/diary.js";
import FORMAT from "../../models/load/diary.json" with { type: "json" };
import { numberText, percentText } from "../../models/numbers.js";
import { isoDay, parseDay, today, weekNumber } from "../shared/days.js";
import { button, download, make, needsScript, renderer, setText, uniqueId, unscripted } from "../shared/dom.js";
import { sourceLine } from "../shared/feedback.js";
import { language, translator } from "../shared/language.js";
import { loadProgram } from "../shared/programs.js";
import { openRecord, storageSentence } from "../shared/storage.js";
import { symptomCheck } from "../shared/symptom_check.js";
import { barTable, gapBar, loadBar } from "./chart.js";
import { csvOf, jsonOf } from "./export.js";
import { sessionForm } from "./form.js";
import { planPanel } from "./plan_panel.js";
import { changedDiary, DIARY, newId, PAIN, sessionsOf } from "./sessions.js";
import { firstDay, ratiosOf, weekOf } from "./week.js";
import WORDS from "./words.json" with { type: "json" };

const FIRST_KIND = "strength";
const RATIO_REFS = ["impellizzeri2020acwr", "lolli2019coupling"];

/** The same diary on every page: the name of a page's entry is none of its own. */
const diaryName = (name) => (!name || name.includes(".") ? "mine" : name);

/** The diary's words, numbers and days. `undated` is for a page that is read on another day than it was made. */
export function wordsIn(lang, { undated = false } = {}) {
  const words = translator(WORDS, lang);
  const weekdays = words("weekdays_short").split(" ");
  const months = words("months").split(" ");
  /** `form` is "day", "day_year" or "day_only". */
  function plainDay(date, form) {
    const at = new Date(`${date}T00:00:00Z`);
    return words(form, { day: at.getUTCDate(), month: months[at.getUTCMonth()], year: at.getUTCFullYear() });
  }
  const weekday = (number) => words("weekdays").split(" ")[number - 1];
  const day = (date) => [weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7], plainDay(date, "day")].join(" ");
  const weekTitle = (monday) => {
    const [from, to] = [monday, monday + 6].map(isoDay);
    const form = from.slice(0, 7) === to.slice(0, 7) ? "day_only" : "day";
    return words("week", { number: weekNumber(monday), from: plainDay(from, form), to: plainDay(to, "day_year") });
  };
  return Object.assign(words, {
    lang, undated, day, weekday, weekTitle,
    number: (value, decimals = 0) => numberText(value, lang, { decimals }),
    kind: (kind) => FORMAT.kinds[kind][lang],
    low: (kind) => FORMAT.kinds[kind][lang].toLowerCase(),
    planned: ({ kind, minutes }) => words("session_line", { what: words.low(kind), minutes: words.number(minutes, 1) }),
  });
}

// ---------------------------------------------------------------- what a week comes to

/** Whether anything is known of some days: nothing is not zero. */
const isKnown = (days) => days.some((value) => value !== null);

/** The numbers of a week, `{ name, text, reason }`, the load first; a reason says why there is none. */
export function weekNumbers({ load, loads, time, minutes, sessions, change, variation }, words) {
  const au = (value) => words("au", { load: words.number(value) });
  const sum = ({ total, logged }, written) => (total === null ? words("so_far", { load: written(logged) }) : written(total));
  const whole = (week, days, written) => (isKnown(days) ? sum(week, written) : words("not_known"));
  const trained = sessions.filter(({ kind }) => kind !== REST).length;
  const { percent } = change;
  return [
    ["load", whole(load, loads, au)],
    ["minutes", whole(time, minutes, (value) => words.number(value))],
    ["sessions", String(trained)],
    ["change", percent === null ? "–" : percentText(percent, words.lang, { decimals: 0, sign: true }), change.reason],
    ["monotony", words.number(variation.monotony, 2), variation.reason],
    ["strain", variation.strain === null ? "–" : au(variation.strain), variation.reason],
  ].map(([name, text, reason = null]) => ({ name: words(`number_${name}`), text, reason }));
}

/** Why numbers are missing, each reason once, with the names of what it is the reason for. */
export function missingNumbers(numbers, words) {
  const reasons = [...new Set(numbers.map(({ reason }) => reason).filter((reason) => reason !== null))];
  return reasons.map((reason) => {
    const names = numbers.filter((each) => each.reason === reason).map(({ name }, index) => (index > 0 ? name[0].toLowerCase() + name.slice(1) : name));
    return words("no_number", { names: names.join(", "), reason: words(`reason_${reason}`) });
  });
}

/** A session in one line: what it was, how long, how hard, and what was written of back and sleep. */
export function sessionLine(session, words) {
  const { kind, minutes, rpe, sleep_h: sleep } = session;
  const sleepPart = sleep === undefined ? [] : [words("session_sleep", { hours: words.number(sleep, 1) })];
  const pain = PAIN.map((name) => (session[name] === undefined ? "–" : words.number(session[name], 1)));
  const painPart = pain.every((part) => part === "–") ? [] : [words("session_pain", { before: pain[0], during: pain[1], after: pain[2] })];
  if (kind === REST) return [words.kind(kind), ...painPart, ...sleepPart].join(" · ");
  const load = loadOf(session);
  const effort = load === null ? words("session_open") : words("session_rpe", { rpe: words.number(rpe, 1), load: words.number(load) });
  return [words("session_line", { what: words.kind(kind), minutes: words.number(minutes ?? NaN) }), effort, ...painPart, ...sleepPart].join(" · ");
}

function weekTables({ days, weeks }, words, setRest) {
  const longest = Math.max(...days.map(({ load }) => load ?? 0));
  const dayRow = ({ date, load, minutes, sessions }) => {
    const name = words.day(date);
    const known = load !== null;
    const rest = sessions.length === 0 && button(words("set_rest"), () => setRest(date), { class: "ts-button ts-button--quiet ts-diary-small", "aria-label": words("set_rest_day", { day: name }) });
    const told = sessions.length === 0 ? words("not_logged") : words("not_known");
    return { name, drawn: known ? loadBar(load, longest) : gapBar(), load: known ? words.number(load) : told, minutes: minutes === null ? "–" : words.number(minutes), below: rest };
  };
  const all = weeks.filter(({ load, time }) => load.logged > 0 || time.logged > 0 || load.total !== null);
  const highest = Math.max(...all.map(({ load }) => load.logged));
  const weekRow = ({ monday, load, loads, time, minutes }) => {
    const part = load.total === null;
    const told = part ? words("part", { load: words.number(load.logged) }) : words.number(load.total);
    return {
      name: words("week_short", { number: weekNumber(monday) }),
      drawn: isKnown(loads) ? loadBar(load.logged, highest, { part }) : gapBar(),
      load: isKnown(loads) ? told : words("not_known"),
      minutes: isKnown(minutes) ? words.number(time.logged) : "–",
    };
  };
  const heads = (first) => [words(first), words("col_load"), words("col_minutes"), words("unit_min")];
  return [
    barTable(words("days_table"), heads("col_day"), days.filter(({ future }) => !future).map(dayRow)),
    all.length > 1 && barTable(words("weeks_table"), heads("col_week"), all.map(weekRow)),
  ];
}

/** The contested ratio in its three forms, with both averages beside it and what is wrong with it. */
function ratioFold(sessions, words, references) {
  const { date, ...ways } = ratiosOf(sessions);
  const numbers = Object.entries(ways).map(([way, found]) => ({ name: words(`ratio_${way}`), ...found }));
  const line = ({ name, acute, chronic, ratio }) =>
    make("li", {}, make("strong", {}, name), " ", words("ratio_line", { acute: words.number(acute), chronic: words.number(chronic), ratio: words.number(ratio, 2) }));
  return [
    make("p", {}, words("ratio_about", { day: words.day(date) })),
    make("ul", {}, numbers.map(line)),
    ...missingNumbers(numbers, words).map((sentence) => make("p", { class: "ts-note" }, sentence)),
    make("ul", {}, ["ratio_coupling", "ratio_lost", "ratio_few", "ratio_cause"].map((key) => make("li", {}, words(key)))),
    sourceLine(RATIO_REFS, { references, lang: words.lang }),
  ].filter(Boolean);
}

// ---------------------------------------------------------------- the widget

function view(model, words) {
  const { lang } = words;
  const record = openRecord(DIARY, diaryName(model.get("name")));
  const id = uniqueId("diary");
  const live = make("p", { class: "ts-only-heard", role: "status" });
  // The same sentence twice is heard twice only when the text changes.
  const say = (sentence) => setText(live, sentence !== "" && sentence === live.textContent ? `${sentence}\u00a0` : sentence);
  let sessions = [];
  let shown = today(); // a day of the week that is shown
  let editing = null; // the id of the session in the form
  let back = null; // what takes the last change back

  const form = sessionForm({ id, lang, words, today, say, save, cancel: () => leaveEdit(words("gave_up")) });
  const plan = planPanel({ name: diaryName(model.get("name")), words, tell, log: (planned) => {
    editing = null;
    form.begin(planned);
  } });
  const message = make("p", { class: "ts-diary-message" });
  const undo = button(words("undo"), takeBack);
  const told = make("div", { class: "ts-diary-told", hidden: true }, message, undo);
  const trouble = make("p", { class: "ts-note", hidden: true });
  const weekTitle = make("p", { class: "ts-diary-heading", tabindex: "-1" });
  const earlier = button("←", () => goTo(shown - 7), { "aria-label": words("earlier") });
  const later = button("→", () => goTo(shown + 7), { "aria-label": words("later") });
  const weekBox = make("div", { class: "ts-diary-week" });
  const week = make("div", { class: "ts-diary-weeks", hidden: true }, make("div", { class: "ts-diary-head" }, earlier, weekTitle, later), weekBox);
  const empty = make("p", { class: "ts-note" }, words("empty"));
  const paper = make("div", { class: "ts-diary-paper" }, paperWeek(words)); // where no script runs, and to print
  const ratioBox = make("div", {});
  const ratio = model.get("activity")?.ratio && make("details", { class: "ts-diary-fold" }, make("summary", {}, words("ratio")), ratioBox);

  function tell(sentence, undoing = null) {
    back = undoing;
    setText(message, sentence);
    told.hidden = false;
    undo.hidden = back === null;
    say(sentence);
  }
  /** Writes entries beside what another tab has written meanwhile. Returns what takes them back. */
  function write(entries) {
    let undoing = null;
    record.change((data) => {
      const changed = changedDiary(data, entries);
      undoing = changed.back;
      return changed.data;
    });
    draw();
    return () => write(undoing);
  }
  const change = (entries, sentence) => tell(sentence, write(entries));

  function save(session) {
    const load = loadOf(session);
    const key = session.kind === REST ? "saved" : load === null ? "saved_open" : "saved_load";
    const sentence = words(key, { what: words.low(session.kind), day: words.day(session.date), load: words.number(load) });
    shown = parseDay(session.date);
    const before = sessions.find((each) => each.id === editing);
    change({ [editing ?? newId()]: { ...before && { start: before.date === session.date ? before.start : undefined, source: before.source }, ...session } }, sentence);
    if (editing !== null) leaveEdit(null);
    else form.clear(session.kind);
  }
  function edit(session) {
    editing = session.id;
    form.edit(session);
  }
  function leaveEdit(sentence) {
    editing = null;
    form.clear(lastKind());
    if (sentence !== null) say(sentence);
    weekTitle.focus();
  }
  function remove({ id: gone, kind, date }) {
    if (editing === gone) leaveEdit(null);
    change({ [gone]: null }, words("deleted", { what: words.low(kind), day: words.day(date) }));
    undo.focus();
  }
  function setRest(date) {
    change({ [newId()]: { date, kind: REST } }, words("saved", { what: words.low(REST), day: words.day(date) }));
    weekTitle.focus();
  }
  function takeBack() {
    back();
    tell(words("undone"));
    (week.hidden ? plan : weekTitle).focus();
  }
  function goTo(day) {
    shown = day;
    draw();
    say(weekTitle.textContent);
  }

  /** The kind of the session that was written last: what is most likely to be done again. */
  function lastKind() {
    const latest = sessions.filter(({ kind }) => kind !== REST).reduce((one, other) => (one !== null && one.changed >= other.changed ? one : other), null);
    return latest?.kind ?? FIRST_KIND;
  }

  function sessionRow(session) {
    const values = { what: words.low(session.kind), day: words.day(session.date) };
    const act = (key, onclick) => button(words(key), onclick, { "aria-label": words(`${key}_one`, values), class: "ts-button ts-button--quiet ts-diary-small" });
    return make("li", {}, make("span", {}, make("strong", {}, words.day(session.date)), ` ${sessionLine(session, words)}`),
      make("span", { class: "ts-diary-acts" }, act("edit", () => edit(session)), act("delete", () => remove(session))));
  }

  function weekParts() {
    const now = today();
    const made = weekOf(sessions, shown, now);
    const missing = made.days.filter(({ sessions: some, future }) => some.length === 0 && !future).length;
    const open = made.sessions.filter((session) => loadOf(session) === null).length;
    setText(weekTitle, words.weekTitle(made.monday));
    later.disabled = made.monday + 7 > now;
    earlier.disabled = made.monday <= firstDay(sessions);
    const gaps = missing === 0 ? null : words(missing === 1 ? "missing_one" : "missing_more", { count: missing });
    const numbers = weekNumbers(made, words);
    const pairs = numbers.map(({ name, text }, index) => make("div", { class: index < 2 ? "ts-diary-large" : null }, make("dt", {}, name), make("dd", {}, text)));
    return [
      make("dl", { class: "ts-diary-numbers" }, pairs),
      [gaps, open > 0 && words("no_effort", { count: open }), ...missingNumbers(numbers, words)].filter(Boolean).map((sentence) => make("p", { class: "ts-note" }, sentence)),
      weekTables(made, words, setRest),
      made.sessions.length > 0 && [make("p", { class: "ts-legend" }, words("sessions")), make("ul", { class: "ts-diary-list" }, made.sessions.map(sessionRow))],
      make("p", { class: "ts-note" }, words("meaning")),
    ].flat(2).filter(Boolean);
  }

  function draw() {
    sessions = sessionsOf(record.read());
    const any = sessions.length > 0;
    plan.show(sessions);
    empty.hidden = any;
    paper.hidden = any;
    week.hidden = !any;
    weekBox.replaceChildren(...(any ? weekParts() : []));
    if (ratio) {
      ratio.hidden = !any;
      ratioBox.replaceChildren(...(any ? ratioFold(sessions, words, model.get("references") ?? {}) : []));
    }
    for (const part of [csv, json]) part.disabled = !any && !record.exists();
    erase.disabled = csv.disabled && !plan.exists();
    const problem = record.problem ?? plan.problem();
    setText(trouble, storageSentence(problem, lang));
    trouble.hidden = problem === null;
  }

  // ---------------------------------------------------------------- files, and the end of it

  const take = (ending, type, text) => {
    const file = `${words("file")}-${isoDay(today())}.${ending}`;
    download(file, `${type};charset=utf-8`, text);
    tell(words("taken", { file }));
  };
  const csv = button(words("csv"), () => take("csv", "text/csv", csvOf(sessions, lang)));
  const json = button(words("json"), () => take("json", "application/json", jsonOf(sessions)));
  const question = make("p", { tabindex: "-1" });
  const confirm = make("div", { class: "ts-diary-confirm", role: "group", "aria-labelledby": `${id}-question`, hidden: true }, question,
    make("div", { class: "ts-diary-chips" }, button(words("delete_yes"), eraseAll), button(words("delete_no"), () => closeQuestion(words("kept_all")))));
  question.setAttribute("id", `${id}-question`);
  const erase = button(words("delete_all"), () => {
    setText(question, words("delete_ask", { count: sessions.length }));
    confirm.hidden = false;
    question.focus();
  });
  function closeQuestion(sentence) {
    confirm.hidden = true;
    tell(sentence);
    erase.focus();
  }
  function eraseAll() {
    record.remove();
    plan.remove();
    editing = null;
    form.clear(FIRST_KIND);
    draw();
    closeQuestion(words("deleted_all"));
    data.querySelector(".ts-diary-summary").focus();
  }
  // What reads files of watches and apps is a program of its own: most readers never need it.
  const importBox = make("div", {}, make("p", { class: "ts-note" }, words("import_wait")));
  const bring = make("details", { class: "ts-diary-fold", ontoggle: openImport }, make("summary", {}, words("import")), importBox);
  let opening = null;
  function openImport() {
    if (!bring.open || opening !== null) return;
    opening = loadProgram(model, "diary_import", () => globalThis[Symbol.for("trygg-trening:diary-import")]).then(
      ({ importPanel }) => importBox.replaceChildren(importPanel({ words, diary: { sessions: () => sessionsOf(record.read()), add: bringIn, say } }).element),
      () => {
        opening = null;
        const failed = make("p", { class: "ts-error" }, words("import_failed"));
        importBox.replaceChildren(failed, button(words("import_again"), openImport));
        say(failed.textContent);
      },
    );
  }
  function bringIn(entries, sentence) {
    const dates = Object.values(entries).map(({ date }) => date).sort();
    if (dates.length > 0) shown = Math.min(today(), parseDay(dates.at(-1)));
    change(entries, sentence);
    undo.focus();
  }
  const data = make("details", { class: "ts-diary-fold" }, make("summary", { class: "ts-diary-summary" }, words("data")),
    make("p", { class: "ts-note" }, words("data_note")), make("div", { class: "ts-diary-chips" }, csv, json, erase), confirm, bring);

  const title = `${id}-title`;
  const root = make("section", { class: "ts-widget ts-diary", lang, "aria-labelledby": title },
    make("p", { class: "ts-title", id: title }, words("title")),
    make("p", { class: "ts-purpose" }, words("purpose")),
    symptomCheck(words("check")),
    form.element, told, trouble, plan.fold, plan.box, empty, paper, week, ratio, data, live);
  draw();
  form.clear(lastKind());
  function follow() {
    draw();
    if (!form.isDirty() && editing === null) form.clear(lastKind());
  }
  const unfollow = record.follow(follow);
  return {
    root,
    close() {
      unfollow();
      plan.close();
    },
  };
}

/** Before scripts run, the form as it is set; where none does, and on paper, a week to fill in. */
export function still(model, lang) {
  const words = wordsIn(lang, { undated: true });
  const { root } = view(model, words);
  root.querySelector(".ts-purpose").after(unscripted("p", { class: "ts-note" }, words("no_script")));
  return needsScript(root, ".ts-diary-form", ".ts-diary-fold");
}

function paperWeek(words) {
  const heads = ["label_kind", "label_minutes", "label_rpe", "paper_pain"].map((key) => make("th", { scope: "col" }, words(key)));
  const row = (day) => make("tr", {}, make("th", { scope: "row" }, day), heads.map(() => make("td", {}, "")));
  return make("table", { class: "ts-diary-table" }, make("caption", {}, words("paper")),
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, words("col_day")), heads)), make("tbody", {}, words("weekdays").split(" ").map(row)));
}

export default {
  render: renderer(["activity", "lang", "name", "references"], (model, el) => {
    const { root, close } = view(model, wordsIn(language(model)));
    el.replaceChildren(root);
    return () => {
      close();
      root.remove();
    };
  }),
};
