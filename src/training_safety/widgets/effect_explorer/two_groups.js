// A trial of one's own: how many in each of two groups it happened to, and what that comes to.
import { absoluteRiskReduction, numberNeededToTreat, oddsRatio, relativeRisk } from "../../models/evidence/evidence.js";
import { LARGEST_GROUP, smallCounts } from "../../models/evidence/two_by_two.js";
import { numberText, typedNumber } from "../../models/numbers.js";
import { button, make } from "../shared/dom.js";
import { numberField } from "../shared/fields.js";
import { numberSentence } from "../shared/typed_number.js";
import { hundreds, results } from "./hundreds.js";
import { ratioText, told } from "./people.js";

/** The fields of the table, by group: how many it happened to, and how many there were. */
export const FIELDS = { eventsTreated: "treated", treated: null, eventsControl: "control", control: null };

/** A field as the entry has it. */
const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * What was typed, read: `{ counts }` where all of it is, and `problems` by field: what typedNumber found, "whole"
 * for what is no whole number, "people" for a group without any, "many" beyond the calculator's limit, or "beyond" for more than the group.
 */
export function readCounts(typed, lang) {
  const counts = {};
  const problems = {};
  for (const name of ["treated", "control", "eventsTreated", "eventsControl"]) {
    const reading = typedNumber(typed[name], lang);
    const whole = FIELDS[name];
    if (reading.problem) problems[name] = reading;
    else if (!Number.isInteger(reading.value) || reading.value < 0) problems[name] = { problem: "whole" };
    else if (reading.value > LARGEST_GROUP) problems[name] = { problem: "many" };
    else if (whole === null && reading.value === 0) problems[name] = { problem: "people" };
    else if (whole !== null && counts[whole] !== undefined && reading.value > counts[whole]) problems[name] = { problem: "beyond", size: counts[whole] };
    else counts[name] = reading.value;
  }
  return { counts: Object.keys(problems).length === 0 ? counts : null, problems };
}

/** What a table comes to: the shares of a hundred, the ratios, the difference and the number needed. */
export function outcomeOfCounts(counts) {
  const reduction = absoluteRiskReduction(counts);
  return {
    without: (100 * counts.eventsControl) / counts.control,
    other: { value: (100 * counts.eventsTreated) / counts.treated, low: null, high: null },
    reduction, needed: numberNeededToTreat(reduction), ratio: relativeRisk(counts), odds: oddsRatio(counts), small: smallCounts(counts),
  };
}

/** The part of the explorer that is a table of two groups: its element, and `refresh` for when the record has changed. */
export function twoGroups(entry, { lang, t, say, record, keep }) {
  const example = Object.fromEntries(Object.keys(FIELDS).map((name) => [name, numberText(entry.table[snake(name)], lang, { asTyped: true })]));
  const typed = () => ({ ...example, ...record.read()?.typed });
  const dots = hundreds();
  const list = results(["ratio", "odds", "difference", "number"], t);
  const small = make("p", { class: "ts-note" });
  const mend = make("p", { class: "ts-note" }, t("mend_first"));
  const outcome = make("div", { class: "ts-effects-outcome" }, dots.element, list.element, small);
  let spoken = "";

  function change(name, text) {
    keep("typed", { ...record.read()?.typed, [name]: text });
    refresh();
    say(spoken);
  }
  const fields = Object.fromEntries(Object.keys(FIELDS).map((name) => {
    const step = (way) => {
      const { value } = typedNumber(typed()[name], lang);
      const least = FIELDS[name] === null ? 1 : 0;
      const next = Math.min(LARGEST_GROUP, Math.max(least, Math.round(value ?? 0) + way));
      fields[name].fill(numberText(next, lang, { asTyped: true }));
      change(name, numberText(next, lang, { asTyped: true }));
    };
    return [name, numberField({ lang, label: t(name, { group: entry.groups[name.endsWith("reated") ? 1 : 0][lang] }), changed: (text) => change(name, text), step })];
  }));
  const again = button(t("example_again"), () => {
    keep("typed", null);
    for (const [name, each] of Object.entries(fields)) each.fill(example[name]);
    refresh();
    say(spoken);
  }, { class: "ts-button ts-button--quiet" });

  function problemText({ problem, size, choices }) {
    if (problem === "ask") return numberSentence({ problem, choices }, lang);
    if (problem === "beyond") return t("problem_beyond", { size: numberText(size, lang) });
    return t(`problem_${problem}`, { most: numberText(LARGEST_GROUP, lang) });
  }
  function refresh() {
    const texts = typed();
    const { counts, problems } = readCounts(texts, lang);
    for (const [name, each] of Object.entries(fields)) {
      if (each.control.value !== texts[name]) each.fill(texts[name]);
      each.show({ error: problems[name] ? problemText(problems[name]) : "", choices: problems[name]?.choices });
    }
    outcome.hidden = counts === null;
    mend.hidden = counts !== null;
    if (counts === null) {
      spoken = t("mend_first");
      return;
    }
    const found = outcomeOfCounts(counts);
    const words = told(found, { lang, t });
    const [first, other] = entry.groups.map((group) => group[lang]);
    dots.show([{ name: first, people: found.without, words: words.without }, { name: other, people: found.other.value, words: words.other }]);
    const ratio = ratioText(found.ratio, { lang, t });
    list.show({ ...words, ratio, odds: ratioText(found.odds, { lang, t }) });
    small.textContent = found.small ? t("small_counts") : "";
    spoken = `${t("ratio")}: ${ratio} ${words.difference}. ${words.number}`;
  }
  refresh();
  const row = (index, ...names) => make("fieldset", {}, make("legend", { class: "ts-legend" }, entry.groups[index][lang]), make("div", { class: "ts-effects-pair" }, names.map((name) => fields[name].element)));
  return {
    refresh,
    parts: [row(0, "eventsControl", "control"), row(1, "eventsTreated", "treated"), mend, outcome, again],
  };
}
