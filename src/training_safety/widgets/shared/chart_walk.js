// A chart by keys and by ear: the arrow keys go from point to point, and a live region says each in words. The module
// comes with `chart_walk_program.js`, when a chart first gets the focus.
import { numberText } from "../../models/numbers.js";
import { make, setText } from "./dom.js";

const WORDS = {
  nb: {
    begin: "{count} punkter. Høyre og venstre piltast går fra punkt til punkt, opp og ned mellom serier, Home og End til endene. T slår toner på eller av.",
    place: "Punkt {at} av {count}.",
    interval: ", intervall fra {low} til {high}",
    on: "Toner på.",
    off: "Toner av.",
  },
  en: {
    begin: "{count} points. Right and left arrows go from point to point, up and down between series, Home and End to the ends. T turns tones on or off.",
    place: "Point {at} of {count}.",
    interval: ", interval from {low} to {high}",
    on: "Tones on.",
    off: "Tones off.",
  },
};
const INTERVAL = /\s*\(([\u2212\d][\d.,\u202f]*)\s?(?:–|til|to)\s?([\u2212\d][\d.,\u202f]*)\)/g;
const TONE_S = 0.18;

const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** A text as it is said: without tags and hard spaces, an interval in words. */
export function spoken(text, lang) {
  const whole = String(text).replace(/<[^>]*>/g, " ").replace(/\u00a0/g, " ");
  return whole.replace(INTERVAL, (_, low, high) => filled(WORDS[lang].interval, { low, high })).replace(/ +/g, " ").trim();
}

const titleOf = (part) => (typeof part?.title === "string" ? part.title : (part?.title?.text ?? ""));

/**
 * The points of a Plotly figure, a list for each series that can be read: `{ said, value, curveNumber, pointNumber }`.
 * `value` is what a tone tells, by the logarithm where the axis is one.
 */
export function seriesOf({ data, layout = {} }, lang) {
  const isLying = layout.yaxis?.showticklabels === false; // rows with names: the value lies along the chart
  const across = titleOf(layout.xaxis);
  const measure = titleOf(layout.yaxis) || titleOf(layout.legend) || titleOf(layout);
  const told = (value) => (typeof value === "number" ? numberText(value, lang, { decimals: 4 }) : String(value));
  const named = (name, value) => (name ? `${name}: ${told(value)}` : told(value));
  const size = (value) => (isLying && layout.xaxis?.type === "log" ? Math.log(value) : Number(value));
  return data.flatMap((trace, curveNumber) => {
    const xs = trace.labels ?? trace.x;
    const ys = trace.values ?? trace.y;
    if (!Array.isArray(xs) || !Array.isArray(ys) || trace.hoverinfo === "skip") return [];
    const points = xs.flatMap((x, pointNumber) => {
      const y = ys[pointNumber];
      if (y === null || y === undefined) return [];
      const own = [trace.customdata, trace.text].find((list) => typeof list?.[pointNumber] === "string")?.[pointNumber];
      const text = own ?? [trace.name, named(across, x), named(measure, y)].filter(Boolean).join(", ");
      return [{ said: spoken(text, lang), value: size(isLying ? x : y), curveNumber, pointNumber }];
    });
    return points.length > 0 ? [points] : [];
  });
}

/** Where a key leads from a point of a series: `[series, point]`, or null for a key that is none of ours. */
export function stepped(key, [row, at], series) {
  const last = series[row].length - 1;
  const beside = (step) => {
    const other = Math.max(0, Math.min(series.length - 1, row + step));
    return [other, Math.min(at, series[other].length - 1)];
  };
  const along = (step) => [row, Math.max(0, Math.min(last, at + step))];
  const only = series.length === 1;
  const steps = {
    ArrowRight: () => along(1),
    ArrowLeft: () => along(-1),
    ArrowDown: () => (only ? along(1) : beside(1)),
    ArrowUp: () => (only ? along(-1) : beside(-1)),
    Home: () => [row, 0],
    End: () => [row, last],
  };
  return steps[key]?.() ?? null;
}

let sound = null;
/** A short tone, two octaves from the lowest value to the highest. */
function play(value, values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  sound ??= new AudioContext();
  const tone = sound.createOscillator();
  const volume = sound.createGain();
  tone.frequency.value = 220 * 4 ** (high > low ? (value - low) / (high - low) : 0.5);
  volume.gain.setValueAtTime(0.15, sound.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + TONE_S);
  tone.connect(volume).connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + TONE_S);
}

/** Lets the keys walk the chart in `place`. `figure()` is what it shows just now, and `mark(point)` shows where one is. */
export function chartWalk(place, lang, figure, mark) {
  const words = WORDS[lang];
  const status = make("p", { role: "status", class: "ts-only-heard" });
  let where = null;
  let tones = false;
  const begin = () => {
    where = null;
    place.append(status);
    setText(status, filled(words.begin, { count: seriesOf(figure(), lang).flat().length }));
  };
  place.addEventListener("focus", begin);
  place.addEventListener("blur", () => setText(status, ""));
  place.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== place) return;
    if (event.key === "t" || event.key === "T") {
      tones = !tones;
      setText(status, tones ? words.on : words.off);
      return;
    }
    const series = seriesOf(figure(), lang);
    if (series.length === 0) return;
    const known = where && series[where[0]]?.[where[1]] ? where : null;
    const next = known ? stepped(event.key, known, series) : stepped(event.key, [0, 0], series) && [0, event.key === "End" ? series[0].length - 1 : 0];
    if (!next) return;
    event.preventDefault();
    where = next;
    const point = series[next[0]][next[1]];
    setText(status, `${point.said}. ${filled(words.place, { at: next[1] + 1, count: series[next[0]].length })}`);
    if (tones) play(point.value, series.flat().map(({ value }) => value));
    mark(point);
  });
  begin();
}
