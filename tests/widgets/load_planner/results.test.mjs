import assert from "node:assert/strict";
import test from "node:test";

import { comparisonRows, tableRows } from "../../../src/training_safety/widgets/load_planner/results.js";
import { EN, NB, planOf } from "./plans.mjs";

test("the table has a row for every week, with Mondays, changes and the load of one session", () => {
  const rows = tableRows(planOf(), NB);
  assert.equal(rows.length, 12);
  assert.deepEqual(rows[0], ["1", "23. nov.", "120", "start", "40"]);
  assert.deepEqual(rows[3], ["4", "14. des.", "79", "−40\u00a0%", "26"]);
  assert.deepEqual(rows[4], ["5", "21. des.", "139", "+75\u00a0%", "46"]);
  assert.deepEqual(tableRows(planOf(), EN)[3], ["4", "14 Dec", "79", "−40%", "26"]);
  assert.equal(tableRows(planOf({ start_load: 20 }), NB)[1][2], "21");
  assert.equal(tableRows(planOf({ start_load: 20 }), NB)[2][2], "22,1");
});

test("the comparison has its highest week, its factor and its sum beside 10 % and no growth", () => {
  assert.deepEqual(comparisonRows(planOf(), NB), [
    ["177", "342", "120"],
    ["×\u00a01,48", "×\u00a02,85", "×\u00a01"],
    ["1\u202f601", "2\u202f566", "1\u202f440"],
  ]);
});

test("a comparison beyond what the planner takes says so instead of a number", () => {
  const rows = comparisonRows(planOf({ start_load: 4000, rate: 20, weeks: 2 }), NB);
  assert.deepEqual(rows, [["over 5\u202f040", "over 5\u202f040", "4\u202f000"], ["–", "–", "×\u00a01"], ["–", "–", "48\u202f000"]]);
});
