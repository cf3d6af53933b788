// Estimated maximal heart rate and training zone, for adults: twin of heart_rate.py, tested by the same vectors.

import { within } from "../limits.js";

/** ± bpm around the estimated maximum that holds 95 % of adults (tanaka2001hrmax). */
export const MAX_SPREAD_BPM = 20;
export const ADULT_YEARS = 18;
/** What speaks against the formula, and the reason to show; the first that applies is shown. */
export const HEART_RATE_SIGNS = {
  beta_blocker: "zone_beta_blocker",
  arrhythmia: "zone_arrhythmia",
  pregnancy: "zone_pregnancy",
  pacemaker: "zone_pacemaker",
};

/** 208 − 0.7 · age, in bpm (tanaka2001hrmax). */
export function maxHeartRateTanaka(ageYears) {
  within("ageYears", ageYears, [ADULT_YEARS, 100]);
  return 208 - 0.7 * ageYears;
}

/** The older rule, to compare with. */
export function maxHeartRate220(ageYears) {
  within("ageYears", ageYears, [ADULT_YEARS, 100]);
  return 220 - ageYears;
}

/** The heart rate at a share of the reserve, in bpm (karvonen1957hrr). */
export function heartRateKarvonen(share, restingBpm, maxBpm) {
  within("share", share, [0, 1]);
  within("restingBpm", restingBpm, [30, 120]);
  within("maxBpm", maxBpm, [restingBpm, 220], { above: true });
  return restingBpm + share * (maxBpm - restingBpm);
}

/** Numbers in bpm, or null and the key of the reason. `signs` are keys of HEART_RATE_SIGNS. */
export function heartRateZone({ ageYears, restingBpm, lowShare, highShare, signs = [] }) {
  within("ageYears", ageYears, [0, 100]);
  within("restingBpm", restingBpm, [30, 120]);
  within("lowShare", lowShare, [0, 1]);
  within("highShare", highShare, [lowShare, 1]);
  const known = Object.keys(HEART_RATE_SIGNS);
  if (!Array.isArray(signs) || !signs.every((sign) => known.includes(sign))) {
    throw new RangeError(`signs is ${signs}; give a list of ${known.join(", ")}.`);
  }
  const sign = known.find((key) => signs.includes(key));
  const reason = ageYears < ADULT_YEARS ? "zone_under_18" : HEART_RATE_SIGNS[sign] ?? null;
  if (reason) return { maxBpm: null, lowBpm: null, highBpm: null, lowSpreadBpm: null, highSpreadBpm: null, reason };
  const maxBpm = maxHeartRateTanaka(ageYears);
  return {
    maxBpm,
    lowBpm: heartRateKarvonen(lowShare, restingBpm, maxBpm),
    highBpm: heartRateKarvonen(highShare, restingBpm, maxBpm),
    lowSpreadBpm: lowShare * MAX_SPREAD_BPM,
    highSpreadBpm: highShare * MAX_SPREAD_BPM,
    reason: null,
  };
}
