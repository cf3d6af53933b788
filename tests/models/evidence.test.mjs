import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import {
  absoluteRiskReduction, benefitAtBaseline, numberNeededToTreat, oddsRatio, relativeRisk,
} from "../../src/training_safety/models/evidence/evidence.js";

const VECTORS = JSON.parse(readFileSync(new URL("../vectors/evidence.json", import.meta.url), "utf8"));
const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
const tableOf = (row) => ({
  eventsTreated: row.events_treated, treated: row.treated, eventsControl: row.events_control, control: row.control,
});
const estimateOf = ([value, low, high]) => ({ value, low, high });

function assertSame(actual, expected, message, tolerance = 1e-12) {
  for (const [name, wanted] of Object.entries(expected)) {
    const given = actual[camel(name)];
    const same = typeof wanted === "number" && typeof given === "number"
      ? Math.abs(given - wanted) <= Math.max(1e-15, tolerance * Math.abs(wanted))
      : given === wanted;
    assert.ok(same, `${message}, ${name}: ${given} for ${wanted}`);
  }
}

test("a table gives the worked estimates, or the reason why not", () => {
  for (const row of VECTORS.tables) {
    const table = tableOf(row);
    assertSame(relativeRisk(table), row.relative_risk, row.note);
    assertSame(oddsRatio(table), row.odds_ratio, row.note);
    assertSame(absoluteRiskReduction(table), row.absolute_risk_reduction, row.note);
    assertSame(numberNeededToTreat(absoluteRiskReduction(table)), row.number_needed, row.note, 1e-9);
  }
});

test("a risk difference gives the worked number needed, or the reason why not", () => {
  for (const { reduction, ...expected } of VECTORS.number_needed) {
    assertSame(numberNeededToTreat(estimateOf(reduction)), expected, JSON.stringify(reduction), 1e-9);
  }
  assert.equal(numberNeededToTreat({ value: 0.2 }).roundedUp, 5);
});

test("a relative risk gives the worked benefit at a baseline risk, or the reason why not", () => {
  for (const { note, relative, baseline_risk: baseline, risk, reduction, number_needed: needed } of VECTORS.benefit) {
    const benefit = benefitAtBaseline(estimateOf(relative), baseline);
    assert.equal(benefit.baselineRisk, baseline);
    assertSame(benefit.risk, risk, note);
    assertSame(benefit.reduction, reduction, note);
    assertSame(benefit.numberNeeded, needed, note, 1e-9);
  }
  const { risk, reduction } = benefitAtBaseline({ value: 0.5, low: 0.4, high: 0.6, method: "score" }, 0.4);
  assert.deepEqual([risk.method, reduction.method], ["score", "score"]);
});

test("an undefined quantity hands its reason on", () => {
  const nothing = relativeRisk({ eventsTreated: 0, treated: 9, eventsControl: 0, control: 9 });
  const benefit = benefitAtBaseline(nothing, 0.4);
  for (const part of [benefit.risk, benefit.reduction, benefit.numberNeeded, numberNeededToTreat(nothing)]) {
    assert.deepEqual([part.value, part.reason], [null, "no_events"]);
  }
});

test("an argument out of range is refused by name", () => {
  const functions = { number_needed_to_treat: numberNeededToTreat, benefit_at_baseline: benefitAtBaseline };
  for (const { function: name, argument, given: [first, ...rest] } of VECTORS.refused) {
    const message = new RegExp(`^${camel(argument)} is .*; give`);
    assert.throws(() => functions[name](estimateOf(first), ...rest), { name: "RangeError", message }, JSON.stringify([first, ...rest]));
  }
  for (const wrong of [[null, null, null], [NaN, null, null], [0.5, 0.6, 0.7], [0.5, 0.3, 0.4], [0.5, 0.3, null], [0.5, null, 0.7]]) {
    assert.throws(() => numberNeededToTreat(estimateOf(wrong)), { name: "RangeError", message: /^reduction is .*; give/ }, String(wrong));
    assert.throws(() => benefitAtBaseline(estimateOf(wrong), 0.4), { name: "RangeError", message: /^relative is .*; give/ }, String(wrong));
  }
  assert.throws(() => relativeRisk({ eventsTreated: 5, treated: 4, eventsControl: 1, control: 9 }), RangeError);
});
