// What the tests of the load planner's modules share: settings, the plans they make, and the two languages.
import { madePlan } from "../../../src/training_safety/widgets/load_planner/plan.js";
import { parseDay } from "../../../src/training_safety/widgets/shared/days.js";
import { wordsIn } from "../../../src/training_safety/widgets/load_planner/sentences.js";

export const SUNDAY = parseDay("2026-11-22");
export const SETTING = {
  start_load: 120, unit: "min", growth: "geometric", step: 10, rate: 5, deload_every: 4, deload_share: 0.6, ceiling: null,
  weeks: 12, start_date: "", target_date: "", sessions_per_week: 3,
};
export const planOf = (changes = {}) => madePlan({ ...SETTING, ...changes }, SUNDAY);
export const NB = wordsIn("nb");
export const EN = wordsIn("en");
