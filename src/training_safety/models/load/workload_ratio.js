// The acute:chronic workload ratio, a contested measure: twin of workload_ratio.py. Each row carries the load
// and both averages, to be shown beside the ratio. null is a day that was not logged; a rest day is 0.
import { checkLoads, within } from "../limits.js";

export const ACUTE_DAYS = 7;
export const CHRONIC_DAYS = 28;
export const INITIAL_DAYS = 7;
export const HIDDEN_DAYS = 28;

function row(day, load, acute, chronic, gap) {
  const quotient = acute === null || chronic === null || chronic === 0 ? null : acute / chronic;
  const ratio = Number.isFinite(quotient) ? quotient : null; // a chronic load next to nothing
  return { day, load, acute, chronic, ratio, reason: ratio === null ? (gap ?? "new_start") : null };
}

/** From index `start` to before `end`; null unless all are known. */
function mean(loads, start, end) {
  const window = start < 0 ? [null] : loads.slice(start, end);
  return window.includes(null) ? null : window.reduce((sum, load) => sum + load, 0) / window.length;
}

function rolling(loads, skipped) {
  checkLoads("daily_loads", loads);
  return loads.map((load, index) => {
    const day = index + 1;
    const acute = mean(loads, day - ACUTE_DAYS, day);
    const chronic = mean(loads, day - CHRONIC_DAYS, day - skipped);
    const known = acute !== null && chronic !== null;
    return row(day, load, acute, chronic, day < CHRONIC_DAYS ? "too_few_days" : known ? null : "day_not_logged");
  });
}

/** The last 7 days over the last 28. */
export const coupledRatios = (dailyLoads) => rolling(dailyLoads, 0);

/** The last 7 days over the 21 before them. */
export const uncoupledRatios = (dailyLoads) => rolling(dailyLoads, ACUTE_DAYS);

/** The weight of the newest day in an exponential average. */
export function ewmaWeight(days) {
  within("days", days, [1, 365], { whole: true });
  return 2 / (days + 1);
}

/** In days. */
export function ewmaHalfLife(days) {
  within("days", days, [2, 365], { whole: true });
  return -Math.LN2 / Math.log1p(-ewmaWeight(days));
}

/**
 * Both averages start as the mean of the first seven logged days. The first 28 days are hidden, and so are
 * the 28 that begin with a gap, which leaves the averages as they were.
 */
export function ewmaRatios(dailyLoads) {
  checkLoads("daily_loads", dailyLoads);
  const first = [];
  let [acute, chronic, lastGap] = [0, 0, 1 - HIDDEN_DAYS];
  return dailyLoads.map((load, index) => {
    const day = index + 1;
    if (load === null) lastGap = day;
    else if (first.length < INITIAL_DAYS) {
      first.push(load);
      acute = mean(first, 0, first.length);
      chronic = acute;
    } else {
      acute += ewmaWeight(ACUTE_DAYS) * (load - acute);
      chronic += ewmaWeight(CHRONIC_DAYS) * (load - chronic);
    }
    if (day <= HIDDEN_DAYS) return row(day, load, null, null, "too_few_days");
    if (day < lastGap + HIDDEN_DAYS) return row(day, load, null, null, "day_not_logged");
    return row(day, load, acute, chronic, null);
  });
}

/** The same windows; coupling draws every ratio towards 1 and stops at 4. */
export function coupledFromUncoupled(uncoupled) {
  within("uncoupled", uncoupled, [0, 1_000_000]);
  return (4 * uncoupled) / (3 + uncoupled);
}

/** How a week correlates with a mean that contains it, when nothing connects the weeks. */
export function couplingCorrelation(weeks = 4) {
  within("weeks", weeks, [1, 52], { whole: true });
  return 1 / Math.sqrt(weeks);
}
