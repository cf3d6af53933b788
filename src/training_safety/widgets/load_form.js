// The form of the plan: four groups of fields, and help to find the first number.
import { make, parseNumber } from "./host.js";
import { BASE, fieldMaker, group, NUMBER, pair } from "./load_fields.js";
import { LARGEST, limitsOf, textsOf } from "./load_plan.js";
import { doublingTime, sessionLoad, volumeLoad } from "./load_progression.js";

const SLOW_WEEKS = 520; // ten years: beyond that the number of weeks says nothing

/** A step that suits the size of the number: 1 below 100, 10 below 1000 … */
export const niceStep = (value) => Math.max(1, 10 ** (Math.floor(Math.log10(value)) - 1));

/** The number one step up or down from what is typed, or from the last good one, within its limits. */
export function nudged(name, way, typed, settings) {
  const start = niceStep(settings.start_load);
  const step = { start_load: start, step: start / 2, deload_share: 5 }[name] ?? 1;
  const from = [typed, textsOf(settings, String)[name]].map(parseNumber).find(Number.isFinite);
  const [low, high] = limitsOf(settings)[name];
  return Math.min(Math.max(from + way * step, low), high);
}

/** How long a geometric growth takes to double the load. */
export function doublingText(rate, words) {
  const weeks = doublingTime(rate);
  if (weeks === null) return words("hint_level");
  return weeks > SLOW_WEEKS ? words("hint_rate_slow", { weeks: SLOW_WEEKS }) : words("hint_rate", { weeks: words.number(weeks, 1) });
}

/** The lines below the fields. */
export function hintsOf({ settings, monday, lastDay, weeks, rows: [{ each }] }, words) {
  const { unit, start_load: start, step, rate } = settings;
  return {
    start_load: words(`hint_${unit}`),
    unit: "",
    sessions_per_week: words("hint_sessions", { each: words.number(each, each < 100 ? 1 : 0), unit }),
    rate: doublingText(rate / 100, words),
    step: step > 0 ? words("hint_step", { percent: words.percent((100 * step) / start) }) : words("hint_level"),
    deload_every: words("hint_deload"),
    deload_share: words("hint_share"),
    ceiling: words("hint_ceiling"),
    start_date: words("hint_start", { date: words.day(monday, true) }),
    weeks: words("hint_weeks", { date: words.day(lastDay, true) }),
    target_date: words("hint_target", { week: weeks }),
  };
}

/** The parts that a session is made of in each unit, and its load. Minutes alone are a session at effort 1. */
const SESSION = {
  min: [["minutes"], (minutes) => sessionLoad(1, minutes)],
  AU: [["rpe", "minutes"], sessionLoad],
  kg: [["sets", "reps", "kg"], volumeLoad],
};

function helper({ id, words, say, use }) {
  const held = { minutes: "40", rpe: "5", sets: "3", reps: "8", kg: "40" };
  const box = make("div", { class: `${BASE}__helper` });
  const result = make("p", { class: "ts-hint" });
  const button = make("button", { class: "ts-button", type: "button", onclick: () => use(value) }, words("helper_use"));
  let settings = {};
  let value;
  const field = (part) => {
    const oninput = ({ target }) => {
      held[part] = target.value;
      sum();
      say(result.textContent);
    };
    const input = make("input", { ...NUMBER, id: `${id}-helper-${part}`, value: held[part], oninput });
    return make("div", { class: "ts-field" }, make("label", { for: input.id }, words(`helper_${part}`)), input);
  };
  function sum() {
    const { unit, sessions_per_week: sessions } = settings;
    const [parts, load] = SESSION[unit];
    const each = load(...parts.map((part) => parseNumber(held[part])));
    value = sessions * each;
    button.disabled = !(value >= 1);
    const values = { sessions, unit, each: words.number(each, 1), value: words.number(value, 1) };
    result.textContent = words(button.disabled ? "helper_wrong" : "helper_result", values);
  }
  return {
    element: make("details", { class: `${BASE}__help` }, make("summary", {}, words("helper")), box),
    show(current) {
      const before = settings.unit;
      settings = current;
      if (settings.unit !== before) box.replaceChildren(...SESSION[settings.unit][0].map(field), result, button);
      sum();
    },
  };
}

/** `typed(name, text)` hears of every change. `fill` puts texts into the fields, `show` what goes around them. */
export function formView({ id, words, typed, textOf, say, settings }) {
  const step = (name, way) => put(name, nudged(name, way, textOf(name), current));
  const { fields, plain, number, date, select, radios } = fieldMaker({ id, words, typed, nudged: step });
  const help = helper({ id, words, say, use: (value) => put("start_load", value) });
  let current = settings;
  function put(name, value) {
    fields[name].fill(words.plain(value));
    typed(name, words.plain(value));
  }
  const intervals = [...new Set([0, 2, 3, 4, 5, 6, 8, settings.deload_every])].sort((a, b) => a - b);
  return {
    element: make(
      "div",
      { class: `${BASE}__form` },
      group(
        words("now"),
        number("start_load"),
        select("unit", Object.keys(LARGEST).map((unit) => [unit, words(`unit_${unit}`)])),
        help.element,
      ),
      group(words("growing"), make("div", {}, radios("growth", ["geometric", "linear"], true)), number("rate"), number("step")),
      group(
        words("easing"),
        pair(
          select("deload_every", intervals.map((n) => [n, words(n === 0 ? "deload_none" : "deload_option", { n })])),
          number("deload_share"),
        ),
        plain("ceiling"),
      ),
      group(
        words("time"),
        date("start_date"),
        pair(...radios("length", ["by_weeks", "by_date"])),
        pair(number("weeks"), date("target_date"), number("sessions_per_week")),
      ),
    ),
    fill(texts) {
      for (const [name, field] of Object.entries(fields)) field.fill(texts[name]);
    },
    titleOf: (name) => words(name, { unit: words(`long_${textOf("unit")}`) }),
    /** The plan is the last good one; the texts may hold problems. */
    show(plan, problems) {
      current = plan.settings;
      for (const [name, hint] of Object.entries(hintsOf(plan, words))) {
        fields[name].show(this.titleOf(name), name === "start_load" ? words(`hint_${textOf("unit")}`) : hint, problems[name]);
      }
      const linear = textOf("growth") === "linear";
      const byDate = textOf("length") === "by_date";
      const shown = { rate: !linear, step: linear, weeks: !byDate, target_date: byDate };
      for (const [name, on] of Object.entries(shown)) fields[name].element.hidden = !on;
      fields.deload_share.enable(textOf("deload_every") !== "0");
      help.show(current);
    },
  };
}
