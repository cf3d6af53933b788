// The load planner: a form, and what its plan comes to as a sentence, a chart, tables and files.
import { make, needsScript, uniqueId, unscripted } from "../shared/dom.js";
import { language } from "../shared/language.js";
import { BASE, button } from "./fields.js";
import { firstTexts, fold, formView, settingsOf, textsOf, typedProblems } from "./form.js";
import { IN_UNIT, memoryOf } from "./memory.js";
import { isoDay, today } from "../shared/days.js";
import { madePlan, same, SETTINGS } from "./plan.js";
import { resultsView } from "./results.js";
import { hintsOf, summary, wordsIn } from "./sentences.js";
import { spikeView } from "./spike.js";
import { pageName, recordName, storageSentence } from "../shared/storage.js";

/** Says a text once, when the typing stops. */
function speaker() {
  const element = make("p", { class: "ts-only-heard", role: "status" });
  let waiting;
  const stop = () => clearTimeout(waiting);
  const say = (text) => {
    stop();
    waiting = setTimeout(() => (element.textContent = text), 800);
  };
  return { element, say, stop };
}

function painView(words) {
  const phone = (number) => make("a", { href: `tel:${number}`, class: `${BASE}-phone` }, number.replace("116", "116\u00a0"));
  const alarm = words("alarm").split(/\{(\d+)\}/).map((part, index) => (index % 2 === 1 ? phone(part) : part));
  const title = make("p", { class: "ts-legend" }, words("pain"));
  return make("div", { class: `${BASE}-pain` }, title, make("p", {}, words("pain_rule")), make("p", {}, alarm));
}

function frame({ id, words, body, spike, memory, heard }) {
  return make(
    "section",
    { class: `ts-widget ${BASE}`, "aria-labelledby": `${id}-title`, lang: words.lang },
    make("p", { class: "ts-title", id: `${id}-title` }, words("title")),
    make("p", { class: "ts-purpose" }, words("purpose")),
    make("div", { class: `${BASE}-body` }, body),
    spike,
    painView(words),
    make("div", { class: `${BASE}-foot` }, memory),
    heard,
  );
}

/** The author's plan, as the first view of a model met it. */
const authors = new WeakMap();

function opened(model, el, words = wordsIn(language(model))) {
  const id = uniqueId("load-planner");
  const ofModel = () => Object.fromEntries(SETTINGS.map((name) => [name, name === "ceiling" ? model.get(name) || null : model.get(name)]));
  if (!authors.has(model)) authors.set(model, ofModel());
  const author = authors.get(model);
  const page = pageName(); // in a notebook there is none, and the plan is Python's
  const memory = memoryOf(page === "" ? null : recordName(model), author);
  const present = () => (page === "" ? ofModel() : (memory.kept.settings ?? author));
  const keeping = page === "" ? "kept_python" : "kept";
  let settings = present(); // the last good ones
  let plan = null;
  const texts = textsOf(settings, words.plain); // what stands in the fields
  let units = {}; // and what stood there in other units

  const { element: heard, say, stop } = speaker();
  const form = formView({ id, words, texts, settings, typed, say });
  const results = resultsView({ model, words, say, toCalendar: { known: () => memory.kept, keep: keepExported } });
  const spike = spikeView({ id, words, texts, typed: typedSession });
  spike.element.querySelector(".ts-legend").className = "ts-only-heard"; // the fold shows its words
  const check = fold(words("spike"), "check", spike.element);
  const stale = make("p", { class: `ts-error ${BASE}-stale` }, words("stale"));
  const sentence = make("p", { class: `${BASE}-sentence` });
  const memoryLine = make("p", { class: "ts-note" });
  const quiet = "ts-button ts-button--quiet";
  const buttons = [button(words("reset"), reset, quiet), page !== "" && button(words("forget"), forget, quiet)];
  const root = frame({
    id,
    words,
    body: [form.element, make("div", { class: `${BASE}-summary` }, stale, sentence), results.element],
    spike: check,
    memory: [memoryLine, make("div", { class: `${BASE}-buttons` }, buttons)],
    heard,
  });

  function typed(name, text) {
    if (name === "unit") {
      measureIn(text);
      form.fill();
      spike.fill();
    } else texts[name] = text;
    if (name === "length" && text === "by_date" && texts.target_date === "") {
      texts.target_date = isoDay(plan.lastDay);
      form.fill();
    }
    if (refresh()) remember();
    say(said());
  }
  /** Each unit has numbers of its own: 90 minutes are not 90 kilos. */
  function measureIn(unit) {
    if (unit === texts.unit) return;
    units[texts.unit] = Object.fromEntries(IN_UNIT.map((name) => [name, texts[name].slice(0, 20)]));
    Object.assign(texts, units[unit] ?? firstTexts(unit, author, settings.sessions_per_week, words.plain), { unit });
    delete units[unit];
  }
  /** Whether the reader has had numbers of their own in another unit, and has none in this one. */
  function isExample() {
    const first = firstTexts(texts.unit, author, settings.sessions_per_week, words.plain);
    return Object.keys(units).length > 0 && texts.unit !== author.unit && texts.start_load === first.start_load;
  }
  function typedSession(name, text) {
    texts[name] = text.slice(0, 20);
    remember();
    say(spike.show(settings.unit));
  }

  let problems = {};
  /** Shows what stands in the fields, and returns whether it makes another plan than before. */
  function refresh() {
    const read = settingsOf(texts, settings, words.lang);
    problems = typedProblems(texts, read, today(), words.lang);
    const sound = Object.keys(problems).length === 0;
    const news = sound && !same(read, settings);
    if (sound) {
      settings = read;
      plan = madePlan(settings, today());
      push();
    }
    plan ??= madePlan({ ...settings, target_date: "" }, today()); // the author's target date has passed
    stale.hidden = sound;
    root.classList.toggle(`${BASE}--stale`, !sound);
    sentence.textContent = summary(plan, words);
    const unit = isExample() ? words("unit_example", { unit: words(`long_${texts.unit}`) }) : "";
    form.show(settings, { ...hintsOf(plan, words), unit }, problems);
    results.show(plan, sentence.textContent);
    spike.show(settings.unit);
    return news;
  }
  function said() {
    const [wrong] = Object.keys(problems);
    return wrong === undefined ? sentence.textContent : `${form.titleOf(wrong)}: ${words.problem(problems[wrong])}`;
  }

  function push() {
    const before = ofModel();
    const changed = SETTINGS.filter((name) => before[name] !== settings[name]);
    for (const name of changed) model.set(name, settings[name] ?? 0);
    if (changed.length > 0) model.save_changes();
  }
  /** From Python or another view. They come one by one, and are looked at when all are there. */
  function follow() {
    queueMicrotask(() => {
      if (same(ofModel(), settings)) return;
      put(ofModel());
      show();
    });
  }
  function put(other) {
    measureIn(other.unit);
    settings = other;
    Object.assign(texts, textsOf(settings, words.plain));
  }
  function show() {
    form.fill();
    spike.fill();
    refresh();
  }
  /** What is kept, of this view's or another's doing. */
  function recall() {
    const { units: others, session, longest } = memory.kept;
    put(present());
    units = { ...others };
    Object.assign(texts, { session, longest });
    if (session || longest) check.open = true;
    show();
  }

  function tell(key) {
    memoryLine.textContent = storageSentence(memory.problem(), words.lang) || words(key);
  }
  function remember() {
    memory.write(settings, texts, units);
    tell(keeping);
  }
  function keepExported(exported) {
    memory.kept.exported = exported; // so that the next file replaces these weeks
    remember();
  }
  function reset() {
    put(author);
    units = {};
    Object.assign(texts, { session: "", longest: "" });
    show();
    remember();
    tell("reset_done");
    say(memoryLine.textContent);
  }
  function forget() {
    memory.remove();
    tell("forgotten");
    say(memoryLine.textContent);
  }

  recall();
  tell(keeping);
  el.replaceChildren(root);
  const unwatch = results.watch();
  const unfollow = memory.follow(recall);
  for (const name of SETTINGS) model.on(`change:${name}`, follow);
  return () => {
    for (const name of SETTINGS) model.off(`change:${name}`, follow);
    stop();
    unwatch();
    unfollow();
    root.remove();
  };
}

/** The plan before scripts run, and without them: the form as it is set, the sentence and the tables. */
export function still(model, lang) {
  const words = wordsIn(lang, { undated: model.get("start_date") === "" });
  const el = make("div");
  opened(model, el, words);
  const [root] = el.children;
  root.querySelector(".ts-purpose").after(unscripted("p", { class: "ts-note" }, words("no_script")));
  return needsScript(root, ".ts-planner-chart", ".ts-planner-help", ".ts-planner-take", ".ts-planner-check", ".ts-planner-foot");
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
