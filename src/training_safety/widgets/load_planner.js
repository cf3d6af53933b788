// The load planner: a form, and what its plan comes to as a sentence, a chart, tables and files.
import { download, language, make, storage, storageSentence, uniqueId } from "./host.js";
import { chartView } from "./load_chart.js";
import { csv, ics } from "./load_export.js";
import { formView, group, settingsOf, spikeView, textsOf } from "./load_form.js";
import { comparison, isoDay, LARGEST, madePlan, problemsOf, same, SETTINGS, soundMemory, today } from "./load_plan.js";
import { hintsOf, spikeSentences, summary, wordsIn } from "./load_sentences.js";

const BASE = "ts-load-planner";
const button = (kind, onclick, text) => make("button", { class: `ts-button ${kind}`, type: "button", onclick }, text);

// --- Tables

export function tableRows({ rows, decimals }, words) {
  return rows.map(({ week, start, load, change, each }) => [
    String(week),
    words.day(start),
    words.number(load, decimals),
    change === null ? words("first") : words.percent(change, true),
    words.number(each, decimals),
  ]);
}

export function comparisonRows(plan, words) {
  const plans = comparison(plan);
  const beyond = words("beyond", { largest: words.number(LARGEST[plan.settings.unit]) });
  return [
    plans.map((each) => (each === null ? beyond : words.number(each.highest, plan.decimals))),
    plans.map((each) => (each === null ? "–" : `×\u00a0${words.number(each.factor, 2)}`)),
    plans.map((each) => (each === null ? "–" : words.number(each.total, plan.decimals))),
  ];
}

const row = (kind, head, cells) => make("tr", { class: kind }, head, cells.map((cell) => make("td", {}, cell)));
const table = (caption, corner, heads, rows) =>
  make(
    "table",
    { class: `${BASE}__table` },
    make("caption", {}, caption),
    make("thead", {}, make("tr", {}, corner, heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, rows),
  );

function planTable(plan, words) {
  const heads = ["week", "from", "load", "change", "each"].map((name) => words(`col_${name}`, { unit: plan.settings.unit }));
  const rows = tableRows(plan, words).map(([week, ...cells], index) => {
    const { deload } = plan.rows[index];
    const tag = deload && make("span", { class: `${BASE}__tag` }, ` ${words("deload_tag")}`);
    return row(deload && `${BASE}__deload`, make("th", { scope: "row", class: `${BASE}__week` }, week, tag), cells);
  });
  return table(words("table"), null, heads, rows);
}

function comparisonTable(plan, words) {
  const heads = ["col_yours", "col_ten", "col_none"].map((key) => words(key));
  const titles = ["row_highest", "row_factor", "row_total"].map((key) => words(key, { unit: plan.settings.unit }));
  const rows = comparisonRows(plan, words).map((cells, index) => row(null, make("th", { scope: "row" }, titles[index]), cells));
  return table(words("comparison"), make("td"), heads, rows);
}

/** `planId()` is what calendars know the plan by. */
function resultsView({ model, words, say, planId }) {
  const chart = chartView({ model, words });
  const planBox = make("div", { class: `${BASE}__scroll`, role: "region", tabindex: 0, "aria-label": words("table") });
  const comparisonBox = make("div", { class: `${BASE}__scroll` });
  const changeNote = make("p", { class: "ts-note" });
  const taken = make("p", { class: "ts-note" });
  let plan;
  const save = (ending, type, text) => {
    const file = `${words("file")}-${isoDay(plan.monday)}.${ending}`;
    download(file, `${type};charset=utf-8`, text);
    taken.textContent = words("taken", { file });
    say(taken.textContent);
  };
  const saveTable = () => save("csv", "text/csv", csv(plan, words));
  const saveCalendar = () => save("ics", "text/calendar", ics(plan, words, planId()));
  const files = make("div", { class: `${BASE}__buttons` }, button("", saveTable, words("csv")), button("", saveCalendar, words("ics")));
  const note = (key) => make("p", { class: "ts-note" }, words(key));
  return {
    element: make(
      "div",
      { class: `${BASE}__results` },
      make("p", { class: `${BASE}__always` }, words("always")),
      chart.element,
      planBox,
      changeNote,
      comparisonBox,
      note("habit"),
      group(words("take"), files, note("take_note"), taken),
    ),
    watch: chart.watch,
    show(shown, told) {
      plan = shown;
      planBox.replaceChildren(planTable(plan, words));
      changeNote.textContent = words("change_note") + (plan.deloads.length > 0 ? ` ${words("after_easy")}` : "");
      comparisonBox.replaceChildren(comparisonTable(plan, words));
      chart.show(plan, told);
    },
  };
}

// --- What is kept

/** `given` is the author's plan, or what another view has made of it. */
function memoryOf(name, given) {
  const store = storage(`load-planner:${name}`);
  const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => (byte % 36).toString(36)).join("");
  const read = () => {
    const value = store.read();
    const sound = value === undefined ? null : soundMemory(value, today());
    if (value !== undefined && sound === null) store.problem = "corrupt";
    return sound;
  };
  const before = read();
  const ours = before !== null && (same(given, before.settings) || same(given, before.first));
  const kept = ours ? before : { first: given, settings: given, planId: newId(), session: "", longest: "" };
  return {
    kept,
    problem: () => store.problem,
    write(settings, { session, longest }) {
      const other = read(); // a second view of this plan may have named it first
      if (other !== null && same(other.first, kept.first)) kept.planId = other.planId;
      store.write(Object.assign(kept, { settings, session, longest }));
    },
    remove() {
      store.remove();
      kept.planId = newId();
    },
  };
}

// --- The view

function painView(words) {
  const phone = (number) => make("a", { href: `tel:${number}`, class: `${BASE}__phone` }, number.replace("116", "116\u00a0"));
  const alarm = words("alarm").split(/\{(\d+)\}/).map((part, index) => (index % 2 ? phone(part) : part));
  const title = make("p", { class: "ts-legend" }, words("pain"));
  return make("div", { class: `${BASE}__pain` }, title, make("p", {}, words("pain_rule")), make("p", {}, alarm));
}

function opened(model, el) {
  const words = wordsIn(language(model));
  const id = uniqueId("load-planner");
  const ofModel = () => Object.fromEntries(SETTINGS.map((name) => [name, model.get(name)]));
  const memory = memoryOf(model.get("name"), ofModel());
  const { session, longest } = memory.kept;
  const texts = { ...textsOf(memory.kept.settings, words.plain), session, longest };
  let { settings } = memory.kept;
  let plan = null;
  let speaking;

  const heard = make("p", { class: "ts-only-heard", role: "status" });
  function say(text) {
    clearTimeout(speaking); // once, when the typing stops
    speaking = setTimeout(() => (heard.textContent = text), 800);
  }
  const memoryLine = make("p", { class: "ts-note" });
  function tell(key) {
    memoryLine.textContent = storageSentence(memory.problem(), words.lang) || words(key);
  }
  function remember() {
    memory.write(settings, texts);
    tell("kept");
  }

  const form = formView({ id, words, texts, settings, say, typed });
  const results = resultsView({
    model,
    words,
    say,
    planId() {
      remember(); // so that the next file replaces these weeks
      return memory.kept.planId;
    },
  });
  const describe = (...numbers) => spikeSentences(...numbers, words);
  const spike = spikeView({ id, words, texts, describe, typed: spikeTyped });
  const stale = make("p", { class: `ts-error ${BASE}__stale` }, words("stale"));
  const sentence = make("p", { class: `${BASE}__sentence` });
  const quiet = "ts-button--quiet";
  const root = make(
    "section",
    { class: `ts-widget ${BASE}`, "aria-labelledby": `${id}-title`, lang: words.lang },
    make("p", { class: "ts-title", id: `${id}-title` }, words("title")),
    make("p", { class: "ts-purpose" }, words("purpose")),
    make("div", { class: `${BASE}__body` }, form.element, make("div", { class: `${BASE}__summary` }, stale, sentence), results.element),
    spike.element,
    painView(words),
    make(
      "div",
      { class: `${BASE}__foot` },
      memoryLine,
      make("div", { class: `${BASE}__buttons` }, button(quiet, reset, words("reset")), button(quiet, forget, words("forget"))),
    ),
    heard,
  );

  function typed(name, text) {
    texts[name] = text;
    if (texts.length === "by_date" && texts.target_date === "" && name === "length") {
      texts.target_date = isoDay(plan.lastDay);
      form.fill();
    }
    refresh();
  }
  function spikeTyped(name, text) {
    texts[name] = text.slice(0, 20);
    remember();
    say(spike.show(settings.unit));
  }

  function refresh({ quiet = false } = {}) {
    const read = settingsOf(texts, settings);
    const problems = problemsOf(read, today());
    const [wrong] = Object.keys(problems);
    const news = !same(read, settings);
    if (wrong === undefined) {
      settings = read;
      plan = madePlan(settings, today());
      push();
      if (news && !quiet) remember();
    }
    plan ??= madePlan({ ...settings, target_date: "" }, today());
    stale.hidden = wrong === undefined;
    root.classList.toggle(`${BASE}--stale`, wrong !== undefined);
    sentence.textContent = summary(plan, words);
    form.show(settings, hintsOf(plan, words), problems);
    results.show(plan, sentence.textContent);
    spike.show(settings.unit);
    if (!quiet) say(wrong === undefined ? sentence.textContent : `${form.titleOf(wrong)}: ${words.problem(problems[wrong])}`);
  }

  function push() {
    const changed = SETTINGS.filter((name) => model.get(name) !== settings[name]);
    for (const name of changed) model.set(name, settings[name]);
    if (changed.length > 0) model.save_changes();
  }
  /** Settings come one by one from Python or another view: they are looked at when all are there. */
  function follow() {
    queueMicrotask(() => {
      if (!same(ofModel(), settings)) take(ofModel());
    });
  }
  function take(other) {
    settings = other;
    Object.assign(texts, textsOf(settings, words.plain));
    form.fill();
    spike.fill();
    refresh();
  }
  function reset() {
    Object.assign(texts, { session: "", longest: "" });
    take(memory.kept.first);
    remember();
    tell("reset_done");
    say(memoryLine.textContent);
  }
  function forget() {
    memory.remove();
    tell("forgotten");
    say(memoryLine.textContent);
  }

  form.fill();
  spike.fill();
  refresh({ quiet: true });
  tell("kept");
  el.replaceChildren(root);
  const unwatch = results.watch();
  for (const name of SETTINGS) model.on(`change:${name}`, follow);
  return () => {
    for (const name of SETTINGS) model.off(`change:${name}`, follow);
    clearTimeout(speaking);
    unwatch();
    root.remove();
  };
}

export default {
  render({ model, el }) {
    let close = opened(model, el);
    const again = () => {
      close();
      close = opened(model, el);
    };
    model.on("change:lang", again);
    return () => {
      model.off("change:lang", again);
      close();
    };
  },
};
