// Monotony and strain, with the sample standard deviation (n − 1): twin of week_variation.py.
import { DAYS_IN_A_WEEK, weeklyLoad } from "./training_load.js";

export function weekVariation(dailyLoads) {
  const { total, mean, missingDays, reason } = weeklyLoad(dailyLoads);
  const none = { total, mean, missingDays, sd: null, monotony: null, strain: null, reason };
  if (reason !== null) return none;
  // Counted from the first day, days that are nearly alike do not drown in rounding.
  const offsets = dailyLoads.map((load) => load - dailyLoads[0]);
  const middle = offsets.reduce((sum, offset) => sum + offset, 0) / DAYS_IN_A_WEEK;
  const squares = offsets.reduce((sum, offset) => sum + (offset - middle) ** 2, 0);
  const sd = Math.sqrt(squares / (DAYS_IN_A_WEEK - 1));
  if (sd === 0) return { ...none, sd, reason: total === 0 ? "no_load" : "all_days_equal" };
  return { ...none, sd, monotony: mean / sd, strain: total * (mean / sd) };
}
