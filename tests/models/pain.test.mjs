import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { ALARMS, CUT_OFFS, MESSAGES, nextLoad, painAdvice, SESSIONS_IN_A_TREND } from "../../src/training_safety/models/body/pain.js";

const VECTORS = JSON.parse(readFileSync(new URL("../vectors/pain.json", import.meta.url), "utf8"));
const NO = Object.fromEntries(VECTORS.alarms.map((name) => [name, false]));
const adviceOf = ({ during, baseline, next_day: nextDay, earlier, alarms, cut_offs: cutOffs }) =>
  painAdvice({ during, baseline, nextDay, earlier, alarms, cutOffs });

for (const item of VECTORS.advice) {
  test(`the rule says what is written down: ${item.note}`, () => {
    const advice = adviceOf(item);
    const { next_session: nextSession, ...expected } = item.expected;
    assert.deepEqual(advice, { ...expected, nextSession });
    if (!item.next_load) return;
    const { load, lowest, highest, reasons } = item.next_load;
    const found = nextLoad(load, advice, item.cut_offs);
    const close = (actual, wanted) => wanted === null ? actual === null : Math.abs(actual - wanted) <= 1e-12 * wanted;
    assert.ok(close(found.lowest, lowest) && close(found.highest, highest), JSON.stringify(found));
    assert.deepEqual(found.reasons, reasons);
  });
}

test("the conventions, messages and alarms are the ones Python uses", () => {
  assert.deepEqual({ ...CUT_OFFS, sessions_in_a_trend: SESSIONS_IN_A_TREND }, VECTORS.constants);
  assert.deepEqual(MESSAGES.map(({ key }) => key), VECTORS.messages);
  assert.deepEqual(ALARMS, VECTORS.alarms);
});

test("for every combination of alarm answers the rule applies only when all are no", () => {
  const values = [false, null, true];
  for (let code = 0; code < 3 ** ALARMS.length; code += 1) {
    const alarms = Object.fromEntries(ALARMS.map((name, index) => [name, values[Math.floor(code / 3 ** index) % 3]]));
    const advice = painAdvice({ during: 0, baseline: 0, nextDay: 0, earlier: [2, 1], alarms });
    const applies = Object.values(alarms).every((answer) => answer === false);
    assert.equal(advice.message, applies ? "same_or_more" : "triage");
    assert.equal(nextLoad(100, advice).highest, applies ? 100 : null);
    if (!applies) assert.deepEqual([advice.during, advice.nextSession, advice.trend], [null, null, null]);
  }
  assert.equal(painAdvice({ during: 0 }).message, "triage");
});

test("what Python refuses is refused here", () => {
  const accepted = { during: 1, baseline: 1, next_day: 1, earlier: [], alarms: NO, cut_offs: {} };
  for (const { given } of VECTORS.refused) assert.throws(() => adviceOf({ ...accepted, ...given }), RangeError, JSON.stringify(given));
  for (const load of VECTORS.refused_loads) assert.throws(() => nextLoad(load, adviceOf(accepted)), RangeError);
  for (const nonsense of [NaN, Infinity]) assert.throws(() => adviceOf({ ...accepted, during: nonsense }), RangeError);
  assert.throws(() => painAdvice({ during: 1, alarms: { ...NO, headache: false } }), RangeError);
  assert.throws(() => painAdvice({ during: 1, alarms: NO, cutOffs: { continue_upto: 2 } }), RangeError);
});
