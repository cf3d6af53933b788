import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import * as twins from "../../src/training_safety/models/load/workload_ratio.js";

const VECTORS = JSON.parse(readFileSync(new URL("../vectors/workload_ratio.json", import.meta.url), "utf8"));

function assertClose(actual, expected, message) {
  if (expected === null || actual === null) assert.equal(actual, expected, message);
  else assert.ok(Math.abs(actual - expected) <= 1e-12 * Math.max(1e-300, Math.abs(expected)), `${message}: ${actual} for ${expected}`);
}

for (const form of ["coupled", "uncoupled", "ewma"]) {
  test(`the ${form} ratio has a row a day, with the loads beside it or a reason`, () => {
    for (const item of VECTORS.series) {
      const rows = twins[`${form}Ratios`](item.daily_loads);
      assert.equal(rows.length, item[form].length);
      rows.forEach((row, index) => {
        const [day, acute, chronic, ratio, reason] = item[form][index];
        const where = `${item.name}, day ${day}`;
        assert.deepEqual([row.day, row.load, row.reason], [day, item.daily_loads[index], reason], where);
        assertClose(row.acute, acute, where);
        assertClose(row.chronic, chronic, where);
        assertClose(row.ratio, ratio, where);
      });
    }
  });
}

test("a chronic load next to nothing gives no infinity", () => {
  const last = twins.uncoupledRatios([...Array(20).fill(0), 5e-323, ...Array(7).fill(1000)]).at(-1);
  assert.deepEqual([last.ratio, last.reason], [null, "new_start"]);
});

test("the relation of the two forms, the weights, half-lives and the built-in correlation are Python's", () => {
  for (const { uncoupled, coupled } of VECTORS.coupled_from_uncoupled) assertClose(twins.coupledFromUncoupled(uncoupled), coupled, uncoupled);
  for (const { days, weight, half_life } of VECTORS.ewma) {
    assertClose(twins.ewmaWeight(days), weight, days);
    if (half_life !== null) assertClose(twins.ewmaHalfLife(days), half_life, days);
  }
  for (const { weeks, r } of VECTORS.coupling_correlation) assertClose(twins.couplingCorrelation(weeks), r, weeks);
  assert.equal(twins.couplingCorrelation(), 0.5);
});

test("what Python refuses is refused here, with the argument and what was given", () => {
  for (const { function: name, argument, given } of VECTORS.refused) {
    const call = () => twins[name.replace(/_(.)/g, (_, letter) => letter.toUpperCase())](...given);
    assert.throws(call, (error) => error instanceof RangeError && error.message.startsWith(argument), JSON.stringify({ name, given }));
  }
});
