// The formulas of a training load: twins of progression.py and training_load.py, tested by the same vectors.
import { checkLoads } from "../limits.js";

export const MOST_GROWTH = 0.5;
export const MOST_WEEKS = 52;
/** 5205 runners, distance of a run, self-reported injury, observational (frandsen2025spike). */
export const SPIKE_BANDS = [
  { above: 1.1, up_to: 1.3, hazard_rate_ratio: 1.64, low: 1.31, high: 2.05 },
  { above: 1.3, up_to: 2, hazard_rate_ratio: 1.52, low: 1.16, high: 2 },
  { above: 2, up_to: null, hazard_rate_ratio: 2.28, low: 1.5, high: 3.48 },
];

export const within = (value, low, high) => Number.isFinite(value) && value >= low && value <= high;
export const wholeWithin = (value, low, high) => Number.isInteger(value) && within(value, low, high);

/** A deload week is a share of the latest ordinary week and does not advance the growth. */
export function weeklyLoads(settings, weeks) {
  const { growth, start_load: start, step, rate, deload_every: every, deload_share: share, ceiling } = settings;
  const grown = (steps) => (growth === "linear" ? start + steps * step : start * (1 + rate / 100) ** steps);
  let steps = 0;
  let latest = 0;
  return Array.from({ length: weeks }, (_, index) => {
    const week = index + 1;
    const deload = every !== 0 && week % every === 0;
    if (!deload) {
      latest = Math.min(grown(steps), ceiling ?? Infinity);
      steps += 1;
    }
    return { week, deload, load: deload ? share * latest : latest };
  });
}

/** The `reason` is a key of reasons.py where there is no number: here, a load that does not grow. */
export function doublingTime(rate) {
  if (!within(rate, 0, MOST_GROWTH)) throw new RangeError(`rate is ${rate}; give 0 to ${MOST_GROWTH}.`);
  const weeks = Math.log(2) / Math.log1p(rate);
  return Number.isFinite(weeks) ? { weeks, reason: null } : { weeks: null, reason: "no_growth" };
}

/** null is a load that is not known. */
export function percentChange(previous, current) {
  checkLoads("previous", [previous]);
  checkLoads("current", [current]);
  if (previous === null || current === null) return { percent: null, reason: "day_not_logged" };
  const percent = (100 * (current - previous)) / previous;
  return Number.isFinite(percent) ? { percent, reason: null } : { percent: null, reason: "new_start" };
}

/** A session beside the longest of the last 30 days: null or 0 is none. */
export function sessionSpike(session, longest) {
  const percentOver = percentChange(longest ?? 0, session).percent;
  const ratio = percentOver === null ? null : session / longest;
  const rounded = Math.round(ratio * 1e9) / 1e9; // 12.1 / 11 is a hair above 1.1 in binary
  const band = SPIKE_BANDS.findLast(({ above }) => rounded > above) ?? null;
  return { ratio, percentOver, band, reason: ratio === null ? "new_start" : null };
}

/** For what is being typed: NaN out of range, like volumeLoad. */
export const sessionLoad = (rpe, minutes) => (within(rpe, 0, 10) && within(minutes, 0, 600) ? rpe * minutes : NaN);

export const volumeLoad = (sets, reps, kg) =>
  wholeWithin(sets, 1, 100) && wholeWithin(reps, 1, 1000) && within(kg, 0, 1000) && kg > 0 ? sets * reps * kg : NaN;
