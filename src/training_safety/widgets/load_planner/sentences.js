// What the planner says: its words, numbers and days in one language, and the sentences made of them.
import { numberText, percentText } from "../../models/numbers.js";
import { translator } from "../shared/language.js";
import { doublingTime } from "../../models/load/progression.js";
import { numberSentence } from "../shared/typed_number.js";
import WORDS from "./words.json" with { type: "json" };

const SLOW_WEEKS = 520; // ten years: beyond that the number of weeks says nothing

/** `undated` is for a page that is read on another day than it was made: it names no day. */
export function wordsIn(lang, { undated = false } = {}) {
  const words = translator(WORDS, lang);
  const plain = (value, decimals = 6) => numberText(value, lang, { decimals, asTyped: true });
  const number = (value, decimals = 0, sign = false) => numberText(value, lang, { decimals, sign });
  const day = (days, withYear = false) => {
    if (undated) return "–";
    const date = new Date(days * 86_400_000);
    const month = words("months").split(" ")[date.getUTCMonth()];
    return words("day", { day: date.getUTCDate(), month }) + (withYear ? ` ${date.getUTCFullYear()}` : "");
  };
  return Object.assign(words, {
    lang,
    undated,
    plain, // as it is typed
    number,
    day,
    percent: (value, sign) => percentText(value, lang, { sign }),
    list: (items) => [items.slice(0, -1).join(", "), items.at(-1)].filter((part) => part !== "").join(` ${words("and")} `),
    problem({ key, ...values }) {
      if (values.reading) return numberSentence(values.reading, lang, values.unit);
      const write = (value) => (key === "p_target" ? day(value, true) : number(value, 2));
      const written = Object.entries(values).map(([name, value]) => [name, typeof value === "number" ? write(value) : value]);
      return words(key, Object.fromEntries(written));
    },
  });
}

export function summary({ settings, weeks, deloads, lastOrdinary, ceilingWeek, decimals }, words) {
  const { start_load: start, unit, deload_every: n, ceiling } = settings;
  const { week, load } = lastOrdinary;
  const times = load / start;
  const factor = Math.abs(times - 1) < 0.005 ? words("same") : words("times", { factor: words.number(times, times < 2 ? 2 : 1) });
  const after = weeks === 1 ? "after_one" : week === weeks ? "after" : "after_deload";
  const sentences = [words(after, { weeks, load: words.number(load, decimals), unit, factor, week })];
  if (n !== 0) {
    const key = { 0: "deloads_later", 1: "deloads_one" }[deloads.length] ?? (deloads.length > 6 ? "deloads_many" : "deloads_some");
    sentences.push(words(key, { n, list: words.list(deloads) }));
  }
  if (ceilingWeek !== null && ceilingWeek < weeks) {
    sentences.push(words("ceiling_reached", { ceiling: words.number(ceiling, decimals), unit, week: ceilingWeek }));
  }
  return sentences.join(" ");
}

function doublingText(rate, words) {
  const { weeks } = doublingTime(rate / 100);
  if (weeks === null) return words("hint_level");
  return weeks > SLOW_WEEKS ? words("hint_rate_slow", { weeks: SLOW_WEEKS }) : words("hint_rate", { weeks: words.number(weeks, 1) });
}

/** The lines below the fields of the form. */
export function hintsOf({ settings, monday, lastDay, weeks, rows: [{ each }] }, words) {
  const { unit, start_load: start, step, rate } = settings;
  return {
    start_load: words(`hint_${unit}`),
    unit: "",
    sessions_per_week: words("hint_sessions", { each: words.number(each, each < 100 ? 1 : 0), unit }),
    rate: doublingText(rate, words),
    step: step === 0 ? words("hint_level") : words("hint_step", { percent: words.percent((100 * step) / start) }),
    deload_every: words("hint_deload"),
    deload_share: words("hint_share"),
    ceiling: words("hint_ceiling"),
    start_date: words.undated ? words("hint_start_open") : words("hint_start", { date: words.day(monday, true) }),
    weeks: words.undated ? words("hint_weeks_open") : words("hint_weeks", { date: words.day(lastDay, true) }),
    target_date: words.undated ? words("hint_target_open") : words("hint_target", { week: weeks }),
  };
}
