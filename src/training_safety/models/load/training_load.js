// Session-RPE and weekly load: twin of training_load.py, whose change and spike are in load_progression.js.
import { checkLoads, within } from "../limits.js";

export const HARDEST_RPE = 10;
export const LONGEST_SESSION_MIN = 600;
export const DAYS_IN_A_WEEK = 7;

/** In AU. */
export function sessionLoad(rpe, minutes) {
  within("rpe", rpe, [0, HARDEST_RPE]);
  within("duration_min", minutes, [0, LONGEST_SESSION_MIN]);
  return rpe * minutes;
}

/** Seven days from Monday; null is a day that was not logged, and then the week has no total. */
export function weeklyLoad(dailyLoads) {
  checkLoads("daily_loads", dailyLoads);
  if (dailyLoads.length !== DAYS_IN_A_WEEK) throw new RangeError(`daily_loads has ${dailyLoads.length} days; give 7.`);
  const missingDays = dailyLoads.flatMap((load, index) => (load === null ? [index + 1] : []));
  const logged = dailyLoads.reduce((sum, load) => sum + (load ?? 0), 0);
  const whole = missingDays.length === 0;
  return {
    missingDays,
    logged,
    total: whole ? logged : null,
    mean: whole ? logged / DAYS_IN_A_WEEK : null,
    reason: whole ? null : "day_not_logged",
  };
}
