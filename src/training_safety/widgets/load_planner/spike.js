// One planned session beside the longest of the last 30 days.
import { numberText } from "../../models/numbers.js";
import { make } from "../shared/dom.js";
import { BASE, fieldMaker, group, numberIn, pair, readingProblem } from "./fields.js";
import { sessionSpike, within } from "../../models/load/progression.js";

/** What the planner takes in one session: a day and a night, at effort 10, or 200 tonnes. */
const LARGEST_SESSION = { min: 1440, AU: 14_400, kg: 200_000 };

/** What a session is beside the longest, and what is known about it. */
export function spikeSentences(session, longest, words) {
  const { ratio, percentOver, band } = sessionSpike(session, longest);
  if (ratio === null) return [words("spike_new")];
  const key = percentOver === 0 ? "spike_same" : percentOver > 0 ? "spike_more" : "spike_less";
  const size = words(key, { ratio: words.number(ratio, 2), percent: words.percent(Math.abs(percentOver)) });
  if (band === null) return [size, words("spike_reference"), words("spike_limits")];
  const [above, up_to] = [band.above, band.up_to].map((limit) => words.percent(100 * (limit - 1)));
  const range = words(band.up_to === null ? "range_over" : "range_between", { above, up_to });
  const twoDecimals = (value) => numberText(value, words.lang, { decimals: 2, fixed: true });
  const [hrr, low, high] = [band.hazard_rate_ratio, band.low, band.high].map(twoDecimals);
  return [size, words("spike_band", { range, hrr, low, high }), words("spike_limits")];
}

/** An empty field is only waited for. */
export function spikeProblem(name, text, unit, lang) {
  const limits = { session: [1, LARGEST_SESSION[unit]], longest: [0, LARGEST_SESSION[unit]] };
  const [low, high] = limits[name];
  if (text.trim() === "" || within(numberIn(text, unit, lang), low, high)) return null;
  return readingProblem(text, unit, lang) ?? { key: "p_range", low, high };
}

export function spikeView({ id, words, texts, typed }) {
  const { fields, plain } = fieldMaker({ id, words, typed });
  const inputs = pair(plain("session"), plain("longest"));
  const answer = make("div", { class: `${BASE}-answer` });
  return {
    element: group(words("spike"), "spike", make("p", { class: "ts-hint" }, words("spike_means")), inputs, answer),
    fill() {
      for (const [name, field] of Object.entries(fields)) field.fill(texts[name]);
    },
    /** Returns what there is to say. */
    show(unit) {
      const problems = Object.entries(fields).map(([name, field]) => {
        const problem = spikeProblem(name, texts[name], unit, words.lang);
        field.show(words(`spike_${name}`, { unit: words(`long_${unit}`) }), words(`hint_spike_${name}`), problem);
        return problem;
      });
      const [session, longest] = [texts.session, texts.longest].map((text) => numberIn(text, unit, words.lang));
      const wrong = problems.find(Boolean);
      const ready = !wrong && !Number.isNaN(session + longest);
      const sentences = ready ? spikeSentences(session, longest, words) : [words("spike_wait")];
      const lines = sentences.map((text) => make("p", { class: "ts-note" }, text));
      if (ready) lines[0].className = `${BASE}-finding`;
      answer.replaceChildren(...lines);
      return wrong ? words.problem(wrong) : sentences[0];
    },
  };
}
