// What the reader can set, what has to be mended in it, and the plan it makes.
import { MOST_GROWTH, MOST_WEEKS, percentChange, weeklyLoads, wholeWithin, within } from "../../models/load/progression.js";
import { mondayFrom, parseDay } from "../shared/days.js";

export const SETTINGS = [
  "start_load", "unit", "growth", "step", "rate", "deload_every", "deload_share", "ceiling", "weeks", "start_date",
  "target_date", "sessions_per_week",
];
/** What the planner takes in one week: 12 hours every day, at effort 10, or a thousand tonnes. */
export const LARGEST = { min: 5040, AU: 50_400, kg: 1_000_000 };
const MOST_SESSIONS = 14;
const COMPARED_WEEKS = 12;

export const same = (one, other) => SETTINGS.every((name) => one[name] === other[name]);

// --- Weeks

/** The first Monday and the number of weeks; `weeks` is out of range if the target date is. */
export function calendar({ start_date, target_date, weeks }, day) {
  const monday = mondayFrom(start_date === "" ? day : (parseDay(start_date) ?? NaN));
  const target = parseDay(target_date);
  return { monday, weeks: target === null ? weeks : Math.floor((target - monday) / 7) + 1 };
}

// --- Problems

/** The lowest and the highest number of each field in use. */
export function limitsOf({ start_load: start, unit, growth, ceiling, target_date }) {
  const limits = { start_load: [1, LARGEST[unit]], deload_share: [1, 100], sessions_per_week: [1, MOST_SESSIONS] };
  if (growth === "linear") limits.step = [0, MOST_GROWTH * start];
  else limits.rate = [0, 100 * MOST_GROWTH];
  if (ceiling !== null) limits.ceiling = [start, LARGEST[unit]];
  if (target_date === "") limits.weeks = [1, MOST_WEEKS];
  return limits;
}

const SENTENCES = { step: "p_growth", rate: "p_growth", ceiling: "p_ceiling", weeks: "p_whole", sessions_per_week: "p_whole" };

/** By field, as `{ key, ...values }` for `words.problem`. */
export function problemsOf(settings, day) {
  const { unit, growth, deload_share: share, start_date, target_date } = settings;
  const found = {};
  for (const [name, [low, high]] of Object.entries(limitsOf(settings))) {
    if (found.start_load && ["step", "ceiling"].includes(name)) continue; // their limits hang on it
    const key = SENTENCES[name] ?? "p_range";
    const fits = key === "p_whole" ? wholeWithin : within;
    if (!fits(name === "deload_share" ? 100 * share : settings[name], low, high)) found[name] = { key, low, high };
  }
  const { monday, weeks } = calendar(settings, day);
  if (start_date !== "" && parseDay(start_date) === null) found.start_date = { key: "p_date" };
  else if (target_date !== "" && !(parseDay(target_date) !== null && within(weeks, 1, MOST_WEEKS))) {
    found.target_date = { key: "p_target", low: monday, high: monday + 7 * MOST_WEEKS - 1 };
  }
  if (Object.keys(found).length === 0) {
    const over = weeklyLoads(settings, weeks).find(({ load }) => load > LARGEST[unit]);
    if (over) found[growth === "linear" ? "step" : "rate"] = { key: "p_too_large", ...over, unit, largest: LARGEST[unit] };
  }
  return found;
}

// --- The plan

/** Everything that is shown; the settings have no problems. */
export function madePlan(settings, day) {
  const { monday, weeks } = calendar(settings, day);
  const loads = weeklyLoads(settings, weeks);
  const rows = loads.map((row, index) => ({
    ...row,
    start: monday + 7 * index,
    change: index === 0 ? null : percentChange(loads[index - 1].load, row.load).percent,
    each: row.load / settings.sessions_per_week,
  }));
  return {
    settings,
    monday,
    lastDay: monday + 7 * weeks - 1,
    weeks,
    rows,
    tenPercent: evenGrowth(settings, 10).slice(0, weeks),
    deloads: rows.filter(({ deload }) => deload).map(({ week }) => week),
    ceilingWeek: rows.find(({ load }) => load >= (settings.ceiling ?? Infinity))?.week ?? null,
    lastOrdinary: rows.findLast(({ deload }) => !deload),
    decimals: settings.start_load < 100 ? 1 : 0,
  };
}

const evenGrowth = (settings, rate) =>
  weeklyLoads({ ...settings, growth: "geometric", rate, deload_every: 0, ceiling: null }, COMPARED_WEEKS);

/** The same choice, 10 % every week and no growth; null is beyond what the planner takes. */
export function comparison({ settings }) {
  const plans = [weeklyLoads(settings, COMPARED_WEEKS), evenGrowth(settings, 10), evenGrowth(settings, 0)];
  return plans.map((rows) => {
    const highest = Math.max(...rows.map(({ load }) => load));
    if (highest > LARGEST[settings.unit]) return null;
    return { highest, factor: highest / settings.start_load, total: rows.reduce((sum, { load }) => sum + load, 0) };
  });
}
