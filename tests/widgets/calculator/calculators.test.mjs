import assert from "node:assert/strict";
import { test } from "node:test";

import { CALCULATORS } from "../../../src/training_safety/widgets/calculator/calculators.js";

const rounded = (rows) => rows.map(({ value }) => Math.round(10 * value) / 10);

test("protein has three numbers for somebody healthy, and none for whoever should ask first (F16)", () => {
  const { answer, signs } = CALCULATORS.protein;
  assert.deepEqual(rounded(answer({ body_mass_kg: 75 }, []).rows), [77.3, 120, 165]);
  for (const sign of signs) assert.deepEqual(answer({ body_mass_kg: 75 }, [sign]), { reason: `protein_${sign}` });
});

test("a pulse has its shares with how far they miss, and none with beta-blockers or below 18 (F9)", () => {
  const { answer, signs } = CALCULATORS.heart_rate;
  const found = answer({ age_years: 45, resting_bpm: 60 }, []);
  assert.deepEqual(rounded(found.rows), [106.6, 129.9, 141.6, 159]);
  assert.deepEqual(found.rows.map(({ off }) => Math.round(off)), [8, 12, 14, 17]);
  for (const sign of signs) assert.deepEqual(answer({ age_years: 45, resting_bpm: 60 }, [sign]), { reason: `zone_${sign}` });
  assert.deepEqual(answer({ age_years: 17, resting_bpm: 60 }, []), { reason: "zone_under_18" });
});

test("a sign moves a probability, and a crowd shows why (F14)", () => {
  const { rows, said } = CALCULATORS.post_test.answer({ pre_test: 1, sensitivity: 50, specificity: 95 });
  assert.deepEqual(rows.map(({ value }) => value.toFixed(2)), ["1.00", "9.17", "0.53"]);
  assert.deepEqual(Object.values(said[0].values).map(Math.round), [10, 5, 50]);
});

test("two sessions may have one number, and then that is said (F1)", () => {
  const { answer } = CALCULATORS.session_load;
  const same = answer({ first_rpe: 5, first_minutes: 60, second_rpe: 10, second_minutes: 30 });
  assert.deepEqual([rounded(same.rows), same.said.length], [[300, 300], 1]);
  assert.deepEqual(answer({ first_rpe: 7, first_minutes: 60, second_rpe: 0, second_minutes: 30 }).said, []);
});
