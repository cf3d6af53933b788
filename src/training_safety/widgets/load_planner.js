// The load planner: a form, and what its plan comes to as a sentence, a chart, tables and files.
import { language, make, storageSentence, uniqueId } from "./host.js";
import { BASE, button } from "./load_fields.js";
import { formView, settingsOf, textsOf } from "./load_form.js";
import { memoryOf } from "./load_memory.js";
import { isoDay, madePlan, problemsOf, same, SETTINGS, today } from "./load_plan.js";
import { resultsView } from "./load_results.js";
import { hintsOf, summary, wordsIn } from "./load_sentences.js";
import { spikeView } from "./load_spike.js";

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
  const phone = (number) => make("a", { href: `tel:${number}`, class: `${BASE}__phone` }, number.replace("116", "116\u00a0"));
  const alarm = words("alarm").split(/\{(\d+)\}/).map((part, index) => (index % 2 === 1 ? phone(part) : part));
  const title = make("p", { class: "ts-legend" }, words("pain"));
  return make("div", { class: `${BASE}__pain` }, title, make("p", {}, words("pain_rule")), make("p", {}, alarm));
}

function frame({ id, words, body, spike, memory, heard }) {
  return make(
    "section",
    { class: `ts-widget ${BASE}`, "aria-labelledby": `${id}-title`, lang: words.lang },
    make("p", { class: "ts-title", id: `${id}-title` }, words("title")),
    make("p", { class: "ts-purpose" }, words("purpose")),
    make("div", { class: `${BASE}__body` }, body),
    spike,
    painView(words),
    make("div", { class: `${BASE}__foot` }, memory),
    heard,
  );
}

function opened(model, el) {
  const words = wordsIn(language(model));
  const id = uniqueId("load-planner");
  const ofModel = () => Object.fromEntries(SETTINGS.map((name) => [name, name === "ceiling" ? model.get(name) || null : model.get(name)]));
  const memory = memoryOf(model.get("name"), ofModel());
  const { session, longest } = memory.kept;
  let { settings } = memory.kept; // the last good ones
  let plan = null;
  const texts = { ...textsOf(settings, words.plain), session, longest }; // what stands in the fields

  const { element: heard, say, stop } = speaker();
  const form = formView({ id, words, texts, settings, typed, say });
  const results = resultsView({ model, words, say, planId });
  const spike = spikeView({ id, words, texts, typed: typedSession });
  const stale = make("p", { class: `ts-error ${BASE}__stale` }, words("stale"));
  const sentence = make("p", { class: `${BASE}__sentence` });
  const memoryLine = make("p", { class: "ts-note" });
  const quiet = "ts-button ts-button--quiet";
  const buttons = [button(words("reset"), reset, quiet), button(words("forget"), forget, quiet)];
  const root = frame({
    id,
    words,
    body: [form.element, make("div", { class: `${BASE}__summary` }, stale, sentence), results.element],
    spike: spike.element,
    memory: [memoryLine, make("div", { class: `${BASE}__buttons` }, buttons)],
    heard,
  });

  function typed(name, text) {
    texts[name] = text;
    if (name === "length" && text === "by_date" && texts.target_date === "") {
      texts.target_date = isoDay(plan.lastDay);
      form.fill();
    }
    refresh();
    say(said());
  }
  function typedSession(name, text) {
    texts[name] = text.slice(0, 20);
    remember();
    say(spike.show(settings.unit));
  }

  let problems = {};
  function refresh() {
    const read = settingsOf(texts, settings);
    problems = problemsOf(read, today());
    const sound = Object.keys(problems).length === 0;
    if (sound) {
      const news = !same(read, settings);
      settings = read;
      plan = madePlan(settings, today());
      push();
      if (news) remember();
    }
    plan ??= madePlan({ ...settings, target_date: "" }, today()); // the author's target date has passed
    stale.hidden = sound;
    root.classList.toggle(`${BASE}--stale`, !sound);
    sentence.textContent = summary(plan, words);
    form.show(settings, hintsOf(plan, words), problems);
    results.show(plan, sentence.textContent);
    spike.show(settings.unit);
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

  function tell(key) {
    memoryLine.textContent = storageSentence(memory.problem(), words.lang) || words(key);
  }
  function remember() {
    memory.write(settings, texts);
    tell("kept");
  }
  function planId() {
    remember(); // so that the next file replaces these weeks
    return memory.kept.planId;
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
  refresh();
  tell("kept");
  el.replaceChildren(root);
  const unwatch = results.watch();
  for (const name of SETTINGS) model.on(`change:${name}`, follow);
  return () => {
    for (const name of SETTINGS) model.off(`change:${name}`, follow);
    stop();
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
