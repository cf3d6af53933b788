import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import {
  doublingTime, MOST_GROWTH, MOST_WEEKS, percentChange, sessionLoad, sessionSpike, SPIKE_BANDS, volumeLoad, weeklyLoads,
} from "../../src/training_safety/models/load/progression.js";

const vectors = (name) => JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), "utf8"));
const PROGRESSION = vectors("progression");
const TRAINING_LOAD = vectors("training_load");
const REFUSED = [...PROGRESSION.refused, ...PROGRESSION.refused_types];

function assertClose(actual, expected, message) {
  if (expected === null) assert.equal(actual, null, message);
  else assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.max(1e-300, Math.abs(expected)), `${message}: ${actual} for ${expected}`);
}
const settingsOf = (growth, { start, step = 0, rate = 0, deload_every, deload_share, ceiling }) => ({
  growth, start_load: start, step, rate: 100 * rate, deload_every: deload_every ?? 0, deload_share, ceiling,
});

for (const growth of ["linear", "geometric"]) {
  test(`${growth} progression gives the worked numbers of the shared vectors`, () => {
    for (const item of PROGRESSION[growth]) {
      const rows = weeklyLoads(settingsOf(growth, item), item.weeks);
      assert.equal(rows.length, item.loads.length);
      rows.forEach(({ week, load }, index) => {
        assert.equal(week, index + 1);
        assertClose(load, item.loads[index], `week ${week}`);
      });
      assert.deepEqual(rows.filter(({ deload }) => deload).map(({ week }) => week), item.deload_weeks);
    }
  });
}

test("the printed list of the formula page comes out as it stands there", () => {
  const rows = weeklyLoads(settingsOf("geometric", { start: 1000, rate: 0.05, deload_every: 4, deload_share: 0.6, ceiling: null }), 12);
  const printed = [1000, 1050, 1102.5, 661.5, 1157.6, 1215.5, 1276.3, 765.8, 1340.1, 1407.1, 1477.5, 886.5];
  assert.deepEqual(rows.map(({ load }) => Math.round(10 * load) / 10), printed);
});

test("doubling time, volume load and session load give the worked numbers", () => {
  for (const { rate, weeks } of PROGRESSION.doubling_time) {
    assertClose(doublingTime(rate).weeks, weeks, rate);
    assert.equal(doublingTime(rate).reason, weeks === null ? "no_growth" : null);
  }
  for (const item of PROGRESSION.volume_load) assertClose(volumeLoad(item.sets, item.reps, item.load_kg), item.kg, item.kg);
  for (const { rpe, duration_min, au } of TRAINING_LOAD.session_load) assert.equal(sessionLoad(rpe, duration_min), au);
});

test("a session that Python refuses has no load here", () => {
  const accepted = PROGRESSION.accepted_beside_the_refused.volume_load;
  const volumes = REFUSED.filter((item) => item.function === "volume_load");
  const sessions = TRAINING_LOAD.refused.filter((item) => item.function === "session_load");
  assert.ok(volumes.length > 0 && sessions.length > 0);
  for (const { given } of volumes) {
    const { sets, reps, load_kg } = { ...accepted, ...given };
    assert.ok(Number.isNaN(volumeLoad(sets, reps, load_kg)), JSON.stringify(given));
  }
  for (const { given } of sessions) assert.ok(Number.isNaN(sessionLoad(...given)), JSON.stringify(given));
  for (const nonsense of [NaN, Infinity, undefined]) assert.ok(Number.isNaN(volumeLoad(3, 8, nonsense) + sessionLoad(5, nonsense)));
});

test("change and spike give the worked numbers", () => {
  for (const item of TRAINING_LOAD.percent_change) {
    const { percent, reason } = percentChange(item.previous, item.current);
    assertClose(percent, item.percent, JSON.stringify(item));
    assert.equal(reason, item.reason);
  }
  for (const item of TRAINING_LOAD.session_spike) {
    const logged = item.last_30_days.filter((load) => load !== null);
    const spike = sessionSpike(item.session, logged.length > 0 ? Math.max(...logged) : null);
    assertClose(spike.ratio, item.ratio, JSON.stringify(item));
    assertClose(spike.percentOver, item.percent_over, JSON.stringify(item));
    assert.equal(spike.reason, item.reason);
    assert.equal(spike.band?.hazard_rate_ratio ?? null, item.hazard_rate_ratio, JSON.stringify(item));
  }
});

test("a change, a spike or a growth that Python refuses is refused here", () => {
  const changes = TRAINING_LOAD.refused.filter((item) => item.function === "percent_change");
  const sessions = TRAINING_LOAD.refused.filter((item) => item.function === "session_spike" && item.argument === "session");
  const rates = REFUSED.filter((item) => item.function === "doubling_time");
  assert.ok(changes.length > 4 && sessions.length > 4 && rates.length > 4);
  for (const { given } of changes) assert.throws(() => percentChange(...given), RangeError, JSON.stringify(given));
  for (const { given: [session, longest] } of sessions) {
    // null is what Python refuses as a session; here it is one that is not known, and gives no ratio.
    if (session === null) assert.equal(sessionSpike(session, longest[0]).ratio, null);
    else assert.throws(() => sessionSpike(session, longest[0]), RangeError, JSON.stringify(session));
  }
  for (const { given: { rate } } of rates) assert.throws(() => doublingTime(rate), RangeError, JSON.stringify(rate));
});

test("limits and bands are the ones Python uses", () => {
  const { most_growth, most_weeks } = PROGRESSION.limits;
  assert.deepEqual([MOST_GROWTH, MOST_WEEKS], [most_growth, most_weeks]);
  assert.deepEqual(SPIKE_BANDS, TRAINING_LOAD.spike_bands);
});
