// The language of the planner: its words, and numbers, days and plans written as the language writes them.
import { formatNumber, translator } from "./host.js";
import { WORDS } from "./load_words.js";

/** `words(key, values)` gives a sentence; `words.number`, `.percent`, `.plain`, `.day` and `.problem` write values. */
export function wordsIn(lang) {
  const words = translator(WORDS, lang);
  const number = (value, decimals = 0, sign = false) => formatNumber(value, lang, { decimals, sign });
  const day = (since1970, withYear = false) => {
    const date = new Date(since1970 * 86_400_000);
    const month = words("months").split(" ")[date.getUTCMonth()];
    return words("day", { day: date.getUTCDate(), month }) + (withYear ? ` ${date.getUTCFullYear()}` : "");
  };
  return Object.assign(words, {
    lang,
    number,
    day,
    percent: (value, sign) => number(value, 1, sign) + (lang === "en" ? "%" : "\u00a0%"),
    /** As it is typed: no spaces in thousands. */
    plain(value, decimals = 6) {
      const text = String(Number(value.toFixed(decimals)));
      return lang === "en" ? text : text.replace(".", ",");
    },
    /** What problemsOf found, as a sentence. */
    problem({ key, values }) {
      const shown = Object.entries(values).map(([name, value]) => {
        if (name === "day") return [name, day(value, true)];
        if (name === "reason") return [name, words(value)];
        return [name, typeof value === "number" ? number(value, 2) : value];
      });
      return words(key, Object.fromEntries(shown));
    },
  });
}

/** The plan in one to three plain sentences. */
export function summary({ settings, weeks, deloads, lastOrdinary, ceilingWeek, decimals }, words) {
  const { start_load: start, unit, deload_every: n, ceiling } = settings;
  const { week, load } = lastOrdinary;
  const times = load / start;
  const factor = Math.abs(times - 1) < 0.005 ? words("same") : words("times", { factor: words.number(times, times < 2 ? 2 : 1) });
  const key = weeks === 1 ? "after_one" : week === weeks ? "after" : "after_deload";
  const sentences = [words(key, { weeks, load: words.number(load, decimals), unit, factor, week })];
  if (deloads.length > 6) sentences.push(words("deloads_many", { n }));
  else if (deloads.length > 0) {
    const list = new Intl.ListFormat(words.lang === "en" ? "en-GB" : "nb-NO").format(deloads.map(String));
    sentences.push(words(deloads.length === 1 ? "deloads_one" : "deloads_some", { list }));
  } else if (n !== 0) sentences.push(words("deloads_later", { n }));
  if (ceilingWeek !== null && ceilingWeek < weeks) {
    sentences.push(words("ceiling_reached", { ceiling: words.number(ceiling, decimals), unit, week: ceilingWeek }));
  }
  return sentences.join(" ");
}
