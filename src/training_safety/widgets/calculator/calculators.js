// What each calculator takes, who gets no number from it, and what it answers: rows with a value, and sentences.
import { heartRateZone, HEART_RATE_SIGNS } from "../../models/body/heart_rate.js";
import { PLATEAU_FACTOR, PLATEAU_HIGH_FACTOR, PLATEAU_LOW_FACTOR, proteinIntake, STOP_SIGNS } from "../../models/body/nutrition.js";
import { naturalFrequencies, negativeLikelihoodRatio, positiveLikelihoodRatio, postTestProbability } from "../../models/evidence/diagnostic_accuracy.js";
import { sessionLoad } from "../../models/load/training_load.js";

const percent = { units: ["prosent", "per cent"], step: 1, least: 1, most: 99, decimals: 1 };
const rpe = { units: [], step: 1, least: 0, most: 10, decimals: 1 };
const minutes = { units: ["minutter", "minutes"], step: 5, least: 0, most: 600, decimals: 0 };

/** The shares of the heart-rate reserve that stand in the course (F9). */
export const RESERVE_SHARES = [0.4, 0.6, 0.7, 0.85];

/**
 * Each has `fields` by name, `signs` that stop it, the highest value of its `scale`, and `answer(values, signs)`: `{ reason }`,
 * or `{ rows, said }` – rows of a `key`, a `value` and the `unit`'s key, with `off` for how far the value may miss.
 */
export const CALCULATORS = {
  protein: {
    fields: { body_mass_kg: { units: ["kilo", "kilos"], step: 1, least: 30, most: 250, decimals: 1 } },
    signs: Object.keys(STOP_SIGNS),
    answer({ body_mass_kg: bodyMassKg }, stopSigns) {
      const factors = { low_end: PLATEAU_LOW_FACTOR, plateau: PLATEAU_FACTOR, high_end: PLATEAU_HIGH_FACTOR };
      const days = Object.entries(factors).map(([key, factorGPerKg]) => ({ key, factor: factorGPerKg, ...proteinIntake({ bodyMassKg, factorGPerKg, stopSigns }) }));
      if (days[0].reason) return { reason: days[0].reason };
      const { mealLowG, mealHighG } = days[1];
      return {
        rows: days.map(({ key, factor, gramsPerDay }) => ({ key, values: { factor }, value: gramsPerDay, unit: "grams" })),
        said: [{ key: "in_a_meal", values: { low: mealLowG, high: mealHighG } }],
      };
    },
  },
  heart_rate: {
    fields: {
      age_years: { units: ["år", "years"], step: 1, least: 0, most: 100, decimals: 0 },
      resting_bpm: { units: ["slag", "beats"], step: 1, least: 30, most: 120, decimals: 0 },
    },
    signs: Object.keys(HEART_RATE_SIGNS),
    answer({ age_years: ageYears, resting_bpm: restingBpm }, signs) {
      const zones = RESERVE_SHARES.map((share) => ({ share, ...heartRateZone({ ageYears, restingBpm, lowShare: share, highShare: share, signs }) }));
      if (zones[0].reason) return { reason: zones[0].reason };
      return {
        rows: zones.map(({ share, lowBpm, lowSpreadBpm }) => ({ key: "of_reserve", values: { share: 100 * share }, value: lowBpm, off: lowSpreadBpm, unit: "beats" })),
        said: [{ key: "max_rate", values: { max: zones[0].maxBpm } }],
      };
    },
  },
  post_test: {
    fields: { pre_test: { ...percent, least: 0.1 }, sensitivity: percent, specificity: percent },
    signs: [],
    answer({ pre_test: before, sensitivity, specificity }) {
      const [prevalence, found, cleared] = [before / 100, sensitivity / 100, specificity / 100];
      const after = (ratio) => 100 * postTestProbability(prevalence, ratio.value).value;
      const crowd = naturalFrequencies(prevalence, found, cleared);
      return {
        rows: [
          { key: "before", value: before, unit: "percent" },
          { key: "sign_there", value: after(positiveLikelihoodRatio(found, cleared)), unit: "percent" },
          { key: "sign_absent", value: after(negativeLikelihoodRatio(found, cleared)), unit: "percent" },
        ],
        said: [{ key: "in_a_thousand", values: { ill: crowd.found + crowd.missed, found: crowd.found, alarms: crowd.falseAlarms } }],
      };
    },
  },
  session_load: {
    fields: { first_rpe: rpe, first_minutes: minutes, second_rpe: rpe, second_minutes: minutes },
    signs: [],
    answer(values) {
      const rows = ["first", "second"].map((key) => ({ key: `${key}_session`, value: sessionLoad(values[`${key}_rpe`], values[`${key}_minutes`]), unit: "load" }));
      return { rows, said: rows[0].value === rows[1].value ? [{ key: "same_load", values: {} }] : [] };
    },
  },
};
