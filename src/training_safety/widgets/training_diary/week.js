// What a week of a diary comes to: its days, its numbers by the models, and the weeks before it.
import { byDate, dailyTotals } from "../../models/load/diary.js";
import { percentChange } from "../../models/load/progression.js";
import { weeklyLoad } from "../../models/load/training_load.js";
import { weekVariation } from "../../models/load/week_variation.js";
import { coupledRatios, ewmaRatios, uncoupledRatios } from "../../models/load/workload_ratio.js";
import { isoDay, mondayOf, parseDay } from "../shared/days.js";

const WEEK = 7;
export const WEEKS_SHOWN = 8;
/** Averages that forget look at most this far back [days]: what is older weighs less than a billionth. */
const LONGEST_MEMORY = 400;

const datesFrom = (first, count) => Array.from({ length: count }, (_, index) => isoDay(first + index));

function weekFrom(days, monday) {
  const dates = datesFrom(monday, WEEK);
  const { loads, minutes } = dailyTotals(days, dates);
  return { monday, dates, loads, minutes, load: weeklyLoad(loads), time: weeklyLoad(minutes) };
}

/**
 * The week that a day lies in: for each day `{ date, load, minutes, sessions, future }`, the load and the time of the
 * week with what is missing, the change from the week before, monotony and strain, and the last weeks, oldest first.
 */
export function weekOf(sessions, day, today) {
  const days = byDate(sessions);
  const monday = mondayOf(day);
  const week = weekFrom(days, monday);
  const weeks = Array.from({ length: WEEKS_SHOWN }, (_, index) => weekFrom(days, monday - WEEK * (WEEKS_SHOWN - 1 - index)));
  return {
    ...week,
    days: week.dates.map((date, index) => ({
      date,
      load: week.loads[index],
      minutes: week.minutes[index],
      sessions: days.get(date) ?? [],
      future: monday + index > today,
    })),
    sessions: week.dates.flatMap((date) => days.get(date) ?? []),
    change: percentChange(weeks.at(-2).load.total, week.load.total),
    variation: weekVariation(week.loads),
    weeks,
  };
}

/** The first day that anything was logged on, or null. */
export const firstDay = (sessions) => (sessions.length === 0 ? null : parseDay(sessions[0].date));

/**
 * The acute:chronic ratio at the last logged day, in its three forms, each with both averages: a contested number,
 * shown where it is taken apart. Null where nothing is logged.
 */
export function ratiosOf(sessions) {
  if (sessions.length === 0) return null;
  const last = parseDay(sessions.at(-1).date);
  const first = Math.max(firstDay(sessions), last - LONGEST_MEMORY);
  const { loads } = dailyTotals(byDate(sessions), datesFrom(first, last - first + 1));
  const lastOf = (ratios) => ratios(loads).at(-1);
  return { date: isoDay(last), coupled: lastOf(coupledRatios), uncoupled: lastOf(uncoupledRatios), ewma: lastOf(ewmaRatios) };
}
