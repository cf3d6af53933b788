// An effect in people of a hundred: the same relative risk at each baseline, or shares that a trial has counted.
import { benefitAtBaseline, numberNeededToTreat } from "../../models/evidence/evidence.js";
import { intervalText, numberText } from "../../models/numbers.js";
import { reasonSentence } from "../../models/reasons.js";
import { button, make, setText } from "../shared/dom.js";
import { hundreds, results } from "./hundreds.js";

const percent = (part) => 100 * part;

/** What happens to a hundred people: the first group, the other one with its interval, and what lies between them. */
export function outcomeOf(entry, baseline, chosen = 1) {
  if (!entry.effect) {
    const [without, other] = [entry.groups[0].value, entry.groups[chosen].value];
    const reduction = { value: (without - other) / 100, low: null, high: null };
    return { without, other: { value: other, low: null, high: null }, reduction, needed: numberNeededToTreat(reduction) };
  }
  const { risk, reduction, numberNeeded } = benefitAtBaseline(entry.effect, baseline / 100);
  return { without: baseline, other: { value: percent(risk.value), low: percent(risk.low), high: percent(risk.high) }, reduction, needed: numberNeeded };
}

/** Which sentence goes with an interval of a ratio: it lies below 1, above it, or crosses it. */
export const besideOne = ({ low, high }) => (high < 1 ? "below_one" : low > 1 ? "above_one" : "crosses_one");

/** An interval in brackets, after a space that does not break; "" where there is none. */
const bracketed = (low, high, lang, decimals) => (low === null ? "" : `\u00a0(${intervalText(low, high, lang, decimals).replaceAll(" ", "\u00a0")})`);

/** The interval of a difference in people: both ends fewer or both more, or from fewer to more. */
function differenceEnds({ low, high }, { lang, t }) {
  if (low === null) return "";
  if (low >= 0) return bracketed(percent(low), percent(high), lang, 1);
  if (high <= 0) return bracketed(percent(-high), percent(-low), lang, 1);
  const people = (part) => numberText(percent(part), lang, { decimals: 1 });
  return ` (${t("fewer_to_more", { fewer: people(high), more: people(-low) })})`;
}

/** The results in words, by the name of what they are. */
export function told({ without, other, reduction, needed }, { lang, t }) {
  const people = (value) => numberText(value, lang, { decimals: 1 });
  const whole = (low, high) => bracketed(low, high, lang, 0);
  const size = Math.abs(reduction.value);
  const way = size < 1e-9 ? "none" : reduction.value > 0 ? "fewer" : "more";
  const difference = way === "none" ? t("difference_none") : t(`difference_${way}`, { people: people(percent(size)) }) + differenceEnds(reduction, { lang, t });
  const number = needed.roundedUp === null
    ? reasonSentence(needed.reason, lang)
    : t(`needed_${way}`, { number: numberText(needed.roundedUp, lang) + whole(needed.lowRoundedUp, needed.highRoundedUp) });
  return {
    without: t("of_hundred", { people: people(without) }),
    other: t("of_hundred", { people: people(other.value) }) + bracketed(other.low, other.high, lang, 1),
    difference,
    number,
  };
}

/** A ratio with its interval and where that lies beside 1, or why there is none. */
export function ratioText({ value, low, high, reason = null }, { lang, t }) {
  if (value === null) return reasonSentence(reason, lang);
  return `${numberText(value, lang, { decimals: 2 })}${bracketed(low, high, lang, 2)}. ${t(besideOne({ low, high }))}`;
}

/** The part of the explorer that shows people. */
export function people(entry, { lang, t, say }) {
  const dots = hundreds();
  const list = results(entry.effect ? ["ratio", "difference", "number"] : ["difference", "number"], t);
  let [baseline, chosen] = [entry.baseline?.start, 1];

  function show() {
    const outcome = outcomeOf(entry, baseline, chosen);
    const words = told(outcome, { lang, t });
    const [first, other] = [entry.groups[0][lang], entry.groups[chosen][lang]];
    dots.show([{ name: first, people: outcome.without, words: words.without }, { name: other, people: outcome.other.value, words: words.other }]);
    list.show({ ...words, ratio: entry.effect && ratioText(entry.effect, { lang, t }) });
    return `${first}: ${words.without}. ${other}: ${words.other}. ${words.difference}. ${words.number}`;
  }

  const parts = [make("p", { class: "ts-purpose" }, t("hundred_like_you", { outcome: entry.outcome[lang] }))];
  if (entry.effect) {
    const { from, to, step, start } = entry.baseline;
    const label = t("baseline", { outcome: entry.outcome[lang] });
    const now = make("strong");
    const gone = make("path", { class: "ts-effects-gone" });
    const slider = make("input", { type: "range", class: "ts-slider", min: from, max: to, step, value: start, autocomplete: "off", "aria-label": label });
    const follow = () => {
      baseline = Number(slider.value);
      const words = t("of_hundred", { people: numberText(baseline, lang) });
      setText(now, words);
      slider.setAttribute("aria-valuetext", words);
      gone.setAttribute("d", `M0 50H${(100 * (baseline - from)) / (to - from)}`);
      return show();
    };
    slider.addEventListener("input", follow);
    slider.addEventListener("change", () => say(follow()));
    follow();
    const track = make("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none", "aria-hidden": "true" }, make("path", { class: "ts-effects-line", d: "M0 50H100" }), gone);
    parts.push(make("p", { class: "ts-effects-asks", "aria-hidden": "true" }, label, ": ", now), make("div", { class: "ts-effects-hand" }, track, slider));
  } else if (entry.groups.length > 2) {
    const choose = (index) => {
      chosen = index;
      choices.mark(index - 1);
      say(show());
    };
    const choices = choiceButtons(entry.groups.slice(1).map((group) => group[lang]), (index) => choose(index + 1), t("compare", { group: entry.groups[0][lang] }));
    parts.push(choices.element);
  }
  show();
  return [...parts, dots.element, list.element];
}

/** Buttons of which one is chosen: `{ element, mark(index) }`. */
export function choiceButtons(names, choose, label) {
  const buttons = names.map((name, index) => button(name, () => choose(index), { "aria-pressed": String(index === 0) }));
  return {
    element: make("div", { class: `ts-effects-choices${names.every(({ length }) => length < 6) ? " is-short" : ""}`, role: "group", "aria-label": label }, buttons),
    mark: (chosen) => buttons.forEach((each, index) => each.setAttribute("aria-pressed", String(index === chosen))),
  };
}

/** The table of an entry: what the groups come to at each baseline, or what was counted. */
export function peopleTable(entry, { lang, t }) {
  const cells = (outcome) => {
    const { without, other, difference, number } = told(outcome, { lang, t });
    return [without, other, difference, number].map((text) => make("td", {}, text));
  };
  const head = (...names) => make("thead", {}, make("tr", {}, names.map((name) => make("th", { scope: "col" }, name))));
  const row = (name, outcome) => make("tr", {}, make("th", { scope: "row" }, name), cells(outcome));
  if (!entry.effect) {
    const rest = entry.groups.slice(1);
    return make("table", {}, head(t("group"), entry.groups[0][lang], t("this_group"), t("difference"), t("number")),
      make("tbody", {}, rest.map((group, index) => row(group[lang], outcomeOf(entry, undefined, index + 1)))));
  }
  const { from, to, step } = entry.baseline;
  const places = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step);
  return make("table", {}, head(t("baseline", { outcome: entry.outcome[lang] }), entry.groups[0][lang], entry.groups[1][lang], t("difference"), t("number")),
    make("tbody", {}, places.map((place) => row(t("of_hundred", { people: numberText(place, lang) }), outcomeOf(entry, place)))));
}
