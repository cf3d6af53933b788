import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import {
  cells, cornfieldInterval, koopmanInterval, LARGEST_GROUP, newcombeInterval, SMALL_COUNT, smallCounts, wilsonInterval, Z_95,
} from "../../src/training_safety/models/evidence/two_by_two.js";

const VECTORS = JSON.parse(readFileSync(new URL("../vectors/two_by_two.json", import.meta.url), "utf8"));
const INTERVALS = { newcombe: newcombeInterval, koopman: koopmanInterval, cornfield: cornfieldInterval };
const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
const tableOf = (row) => ({
  eventsTreated: row.events_treated, treated: row.treated, eventsControl: row.events_control, control: row.control,
});

function assertClose(actual, expected, message, tolerance = 1e-12) {
  assert.equal(actual.length, expected.length);
  expected.forEach((limit, index) => {
    assert.ok(Math.abs(actual[index] - limit) <= Math.max(1e-15, tolerance * Math.abs(limit)), `${message}: ${actual[index]} for ${limit}`);
  });
}

test("the Wilson interval gives the worked limits and ends exactly at nobody and everybody", () => {
  for (const { events, size, low, high } of VECTORS.wilson) assertClose(wilsonInterval(events, size), [low, high], `${events}/${size}`);
  assert.equal(wilsonInterval(0, 29)[0], 0);
  assert.equal(wilsonInterval(29, 29)[1], 1);
});

for (const [name, interval] of Object.entries(INTERVALS)) {
  test(`the ${name} interval gives the worked limits`, () => {
    const rows = VECTORS.score.filter((row) => row[name] !== null);
    assert.ok(rows.length > 10);
    for (const row of rows) assertClose(interval(tableOf(row)), row[name], row.note);
    for (const row of VECTORS.published) {
      if (row[name] !== null) assertClose(interval(tableOf(row)), row[name], row.note, 3e-3);
    }
  });
}

test("a ratio that has no value has no interval either", () => {
  for (const row of VECTORS.score) {
    for (const name of ["koopman", "cornfield"]) {
      if (row[name] === null) assert.throws(() => INTERVALS[name](tableOf(row)), { name: "RangeError", message: /; give/ }, row.note);
    }
  }
});

test("a table knows its cells, and counts are small below 5 in any of them", () => {
  assert.deepEqual(cells({ eventsTreated: 22, treated: 100, eventsControl: 30, control: 120 }), [22, 78, 30, 90]);
  for (let cell = 0; cell < 4; cell += 1) {
    for (const [count, small] of [[4, true], [5, false]]) {
      const [a, b, c, d] = [20, 20, 20, 20].with(cell, count);
      assert.equal(smallCounts({ eventsTreated: a, treated: a + b, eventsControl: c, control: c + d }), small);
    }
  }
});

test("what is no count is refused by name", () => {
  for (const { function: name, argument, given } of VECTORS.refused) {
    const [eventsTreated, treated, eventsControl, control] = given;
    const call = name === "wilson_interval"
      ? () => wilsonInterval(...given)
      : () => cells({ eventsTreated, treated, eventsControl, control });
    assert.throws(call, { name: "RangeError", message: new RegExp(`^${camel(argument)} is .*; give`) }, JSON.stringify(given));
  }
  for (const nonsense of [NaN, Infinity, undefined]) assert.throws(() => wilsonInterval(nonsense, 10), RangeError);
});

test("the limits are the ones Python uses", () => {
  assert.deepEqual({ z_95: Z_95, small_count: SMALL_COUNT, largest_group: LARGEST_GROUP }, VECTORS.limits);
});
