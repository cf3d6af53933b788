import assert from "node:assert/strict";
import test from "node:test";

import {
  ADULT_YEARS, heartRateKarvonen, heartRateZone, HEART_RATE_SIGNS, MAX_SPREAD_BPM, maxHeartRate220, maxHeartRateTanaka,
} from "../../src/training_safety/models/body/heart_rate.js";
import { assertAllClose, assertClose, assertRefusals, camel, vectors } from "./domain_vectors.mjs";

const VECTORS = vectors("heart_rate");

test("both estimates of the maximum give the worked numbers", () => {
  for (const { age_years: age, tanaka_bpm: tanaka, rule_220_bpm: rule } of VECTORS.max_heart_rate) {
    assertClose(maxHeartRateTanaka(age), tanaka, age);
    assertClose(maxHeartRate220(age), rule, age);
  }
});

test("a share of the reserve gives the worked numbers", () => {
  for (const { share, resting_bpm: rest, max_bpm: max, bpm } of VECTORS.heart_rate_karvonen) {
    assertClose(heartRateKarvonen(share, rest, max), bpm, share);
  }
});

test("a zone has numbers or a reason and never both", () => {
  for (const { given, expected, reason } of VECTORS.heart_rate_zone) {
    const zone = heartRateZone(camel(given));
    assertAllClose(zone, camel(expected), JSON.stringify(given));
    assert.equal(zone.reason, reason);
  }
});

test("without a list of signs there are none", () => {
  assert.equal(heartRateZone({ ageYears: 45, restingBpm: 60, lowShare: 0.4, highShare: 0.6 }).reason, null);
});

test("the constants and signs are the ones Python uses", () => {
  assert.deepEqual({ max_spread_bpm: MAX_SPREAD_BPM, adult_years: ADULT_YEARS }, VECTORS.constants);
  const shown = new Set(VECTORS.heart_rate_zone.map(({ reason }) => reason));
  for (const reason of Object.values(HEART_RATE_SIGNS)) assert.ok(shown.has(reason), reason);
});

test("what Python refuses is refused here", () => {
  assertRefusals(VECTORS, {
    max_heart_rate_tanaka: ({ age_years: age }) => maxHeartRateTanaka(age),
    max_heart_rate_220: ({ age_years: age }) => maxHeartRate220(age),
    heart_rate_karvonen: ({ share, resting_bpm: rest, max_bpm: max }) => heartRateKarvonen(share, rest, max),
    heart_rate_zone: (given) => heartRateZone(camel(given)),
  });
});
