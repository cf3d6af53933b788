// What the reader can set, what has to be mended in it, and the plan it makes.
import { MOST_GROWTH, MOST_WEEKS, percentChange, weeklyLoads, wholeWithin, within } from "./load_progression.js";

export const SETTINGS = [
  "start_load", "unit", "growth", "step", "rate", "deload_every", "deload_share", "ceiling", "weeks", "start_date",
  "target_date", "sessions_per_week",
];
/** What the planner takes in one week: 12 hours every day, at effort 10, or a thousand tonnes. */
export const LARGEST = { min: 5040, AU: 50_400, kg: 1_000_000 };
const MOST_SESSIONS = 14;
const COMPARED_WEEKS = 12;

export const same = (one, other) => SETTINGS.every((name) => one[name] === other[name]);

// --- Days: whole numbers since 1970-01-01, so that no time zone can move them

const DAY_MS = 86_400_000;

export const isoDay = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Null unless the text is a date that exists, from 2000 to 2099. */
export function parseDay(text) {
  const day = /^20\d\d-\d\d-\d\d$/.test(text) ? Date.parse(text) / DAY_MS : NaN;
  return Number.isInteger(day) && isoDay(day) === text ? day : null;
}

/** The Monday on the day or after it. */
export const mondayFrom = (day) => day + ((((4 - day) % 7) + 7) % 7);

/** The reader's own date. */
export const today = (now = new Date()) => Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY_MS;

/** The first Monday and the number of weeks; `weeks` is out of range if the target date is. */
export function calendar({ start_date, target_date, weeks }, day) {
  const monday = mondayFrom(start_date === "" ? day : (parseDay(start_date) ?? NaN));
  const target = parseDay(target_date);
  return { monday, weeks: target === null ? weeks : Math.floor((target - monday) / 7) + 1 };
}

// --- Problems

/** The lowest and the highest number that a field takes. */
export const limitsOf = ({ start_load: start, unit }) => ({
  start_load: [1, LARGEST[unit]],
  step: [0, MOST_GROWTH * start],
  rate: [0, 100 * MOST_GROWTH],
  deload_share: [1, 100],
  weeks: [1, MOST_WEEKS],
  sessions_per_week: [1, MOST_SESSIONS],
});

/** What has to be mended, by field, as `{ key, ...values }` for `words.problem`. */
export function problemsOf(settings, day) {
  const { start_load: start, unit, rate, step, deload_share: share, ceiling, start_date, target_date } = settings;
  const { monday, weeks } = calendar(settings, day);
  const growth = settings.growth === "linear" ? "step" : "rate";
  const largest = LARGEST[unit];
  const reason = `reason_${unit}`;
  const most = MOST_GROWTH * start;
  const startHolds = within(start, 1, largest);
  const found = {};
  const refuse = (field, wrong, key, values = {}) => {
    if (wrong) found[field] ??= { key, ...values };
  };
  const refuseNumber = (field, example) => refuse(field, !Number.isFinite(settings[field]), "p_number", { example });
  const refuseWhole = (field, value, low, high) => refuse(field, !wholeWithin(value, low, high), "p_whole", { low, high });
  const refuseDate = (field) => refuse(field, settings[field] !== "" && parseDay(settings[field]) === null, "p_date");

  refuseNumber("start_load", { min: 120, AU: 600, kg: 1440 }[unit]);
  refuse("start_load", start < 1, "p_start_low");
  refuse("start_load", start > largest, "p_start_high", { largest, reason });
  refuseNumber(growth, 5);
  refuse(growth, settings[growth] < 0, "p_growth_low");
  refuse("rate", growth === "rate" && rate > 100 * MOST_GROWTH, "p_rate_high");
  refuse("step", growth === "step" && startHolds && step > most, "p_step_high", { most });
  refuse("deload_share", !within(share, 0, 1) || share === 0, "p_share");
  refuse("ceiling", ceiling !== null && startHolds && !within(ceiling, start, largest), "p_ceiling", { start, largest });
  refuseWhole("sessions_per_week", settings.sessions_per_week, 1, MOST_SESSIONS);
  refuseDate("start_date");
  refuseDate("target_date");
  if (target_date === "") refuseWhole("weeks", weeks, 1, MOST_WEEKS);
  refuse("target_date", weeks < 1, "p_target_early", { day: monday });
  refuse("target_date", weeks > MOST_WEEKS, "p_target_late", { day: monday + 7 * MOST_WEEKS - 1 });
  return found;
}
