// Trials that chance draws around a known difference, and what their mean comes to – of all of them, or of the striking ones only.
import { drawnTrial, fixedEffectMean, intervalAround, standardErrorOfDifference } from "../../models/evidence/pooled_mean.js";
import { numberText } from "../../models/numbers.js";
import { button, make, setText } from "../shared/dom.js";
import { along, points, scale, ticksOf, withInterval } from "./axis.js";
import { choiceButtons } from "./people.js";
import { results } from "./hundreds.js";

const SEED = 2026; // the same trials for everybody, so that a class can speak of them
const LANES = 12; // as many trials as are drawn; all of them count in the mean
const MOST = 500;

/** Whether a trial's whole interval lies on the side of less. */
export const isStriking = ({ difference, standardError }) => intervalAround(difference, standardError)[1] < 0;

/** The mean of the trials that count, or null: `{ value, standardError, low, high, counted }`. */
export function meanOf(trials, onlyStriking) {
  const counted = onlyStriking ? trials.filter(isStriking) : trials;
  if (counted.length === 0) return null;
  const { value, standardError } = fixedEffectMean(counted);
  const [low, high] = intervalAround(value, standardError);
  return { value, standardError, low, high, counted: counted.length };
}

/** A trial drawn as its interval and point, at a height. */
function lane(axis, { difference, standardError }, y) {
  const within = (value) => along(axis, Math.min(axis.to, Math.max(axis.from, value)));
  const [low, high] = intervalAround(difference, standardError);
  return { interval: `M${within(low)} ${y}H${within(high)}`, point: `M${within(difference)} ${y}h0` };
}

/** The part of the explorer that draws trials. */
export function trials(entry, { lang, t, say }) {
  const { axis, truth, spread, sizes } = entry;
  const paths = Object.fromEntries(["truth", "zero", "quiet", "interval", "points", "pooled", "mean"].map((kind) => [kind, make("path", { class: `ts-effects-${kind}` })]));
  paths.zero.setAttribute("d", `M${along(axis, 0)} 0V100`);
  paths.truth.setAttribute("d", `M${along(axis, truth)} 0V100`);
  const list = results(["last_trial", "pooled"], t);
  let [size, drawn, striking] = [sizes[0], [], false];

  const choices = choiceButtons(sizes.map((people) => numberText(people, lang)), (index) => {
    choices.mark(index);
    size = sizes[index];
    drawn = [];
    show();
    say(t("size_chosen", { people: numberText(size, lang) }));
  }, t("size"));
  const draw = (count) => {
    for (let left = Math.min(count, MOST - drawn.length); left > 0; left -= 1) drawn.push(drawnTrial(SEED, drawn.length, truth, size, spread));
    say(show());
  };
  const one = button(t("draw_one"), () => draw(1), { class: "ts-button ts-button--main" });
  const ten = button(t("draw_ten"), () => draw(10));
  const only = button(t("only_striking"), () => {
    striking = !striking;
    only.setAttribute("aria-pressed", String(striking));
    say(show());
  }, { "aria-pressed": "false" });

  /** Draws what there is, and returns it in words. */
  function show() {
    const shown = drawn.slice(-LANES).map((trial, index) => ({ ...lane(axis, trial, 4 + 7 * index), quiet: striking && !isStriking(trial) }));
    const loud = shown.filter(({ quiet }) => !quiet);
    paths.quiet.setAttribute("d", shown.filter(({ quiet }) => quiet).map(({ interval }) => interval).join(""));
    paths.interval.setAttribute("d", loud.map(({ interval }) => interval).join(""));
    paths.points.setAttribute("d", loud.map(({ point }) => point).join(""));
    const mean = meanOf(drawn, striking);
    const last = drawn.at(-1);
    const pooled = mean && lane(axis, { difference: mean.value, standardError: mean.standardError }, 95);
    paths.pooled.setAttribute("d", pooled?.interval ?? "");
    paths.mean.setAttribute("d", pooled?.point ?? "");
    const words = {
      last_trial: last ? withInterval(last.difference, ...intervalAround(last.difference, last.standardError), lang) : t("none_drawn"),
      pooled: mean ? t("pooled_of", { numbers: withInterval(mean.value, mean.low, mean.high, lang), counted: numberText(mean.counted, lang), drawn: numberText(drawn.length, lang) }) : t(last ? "none_striking" : "none_drawn"),
    };
    list.show(words);
    one.disabled = ten.disabled = drawn.length >= MOST;
    return `${t("last_trial")}: ${words.last_trial}. ${t("pooled")}: ${words.pooled}`;
  }
  show();
  return [
    make("p", { class: "ts-purpose" }, t("imagined", { truth: points(truth, lang) })),
    make("p", { "aria-hidden": "true" }, t("size")),
    choices.element,
    make("div", { class: "ts-effects-trials" }, make("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none", "aria-hidden": "true" }, Object.values(paths))),
    scale(axis, ticksOf(axis).map((at) => ({ at })), lang),
    make("div", { class: "ts-effects-tools" }, one, ten, only),
    list.element,
  ];
}

/** How long the interval of one trial is, by its size. */
export function trialsTable({ sizes, spread }, { lang, t }) {
  const half = (people) => intervalAround(0, standardErrorOfDifference(people, spread))[1];
  return make("table", {},
    make("thead", {}, make("tr", {}, [t("size"), t("either_way")].map((name) => make("th", { scope: "col" }, name)))),
    make("tbody", {}, sizes.map((people) => make("tr", {}, make("th", { scope: "row" }, numberText(people, lang)), make("td", {}, points(half(people), lang))))));
}
