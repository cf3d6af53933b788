// What a trial with two groups found: twin of evidence.py, tested by the same vectors.
import { within } from "../limits.js";
import { cells, cornfieldInterval, koopmanInterval, newcombeInterval, smallCounts, Z_95 } from "./two_by_two.js";

const NO_DIFFERENCE_BELOW = 1e-12;

const estimate = (value, [low, high] = [null, null], method = null) => ({ value, low, high, method, reason: null });
const noEstimate = (reason) => ({ value: null, low: null, high: null, method: null, reason });
const around = (ratio, standardError) => {
  const spread = Math.exp(Z_95 * standardError);
  return estimate(ratio, [ratio / spread, ratio * spread], "simple");
};

export function relativeRisk(table) {
  const [a, b, c, d] = cells(table);
  const [n1, n0] = [a + b, c + d];
  if (c === 0) return noEstimate(a === 0 ? "no_events" : "no_events_in_control");
  const value = (a * n0) / (n1 * c);
  if (smallCounts(table)) return estimate(value, koopmanInterval(table), "score");
  return around(value, Math.sqrt(1 / a - 1 / n1 + 1 / c - 1 / n0));
}

export function oddsRatio(table) {
  const [a, b, c, d] = cells(table);
  if (c === 0) return noEstimate(a === 0 ? "no_events" : "no_events_in_control");
  if (b === 0) return noEstimate("all_treated_had_event");
  const value = (a * d) / (b * c);
  if (smallCounts(table)) return estimate(value, cornfieldInterval(table), "score");
  return around(value, Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d));
}

/** Negative is more cases among the treated. */
export function absoluteRiskReduction(table) {
  const [a, b, c, d] = cells(table);
  const [n1, n0] = [a + b, c + d];
  const value = (c * n1 - a * n0) / (n1 * n0); // one rounding: 3/10 − 1/10 is 0.2
  if (smallCounts(table)) return estimate(value, newcombeInterval(table), "score");
  const [p1, p0] = [a / n1, c / n0];
  const half = Z_95 * Math.sqrt((p1 * (1 - p1)) / n1 + (p0 * (1 - p0)) / n0);
  return estimate(value, [value - half, value + half], "simple");
}

const roundedUp = (people) => (people === null ? null : Math.ceil(Math.round(people * 1e9) / 1e9)); // 1 / 0.2 may come out a hair above 5

function numberNeeded(reason, value = null, [low, high] = [null, null], direction = null) {
  const whole = { roundedUp: roundedUp(value), lowRoundedUp: roundedUp(low), highRoundedUp: roundedUp(high) };
  return { value, low, high, direction, reason, ...whole };
}

function checkEstimate(name, { value, low, high }, limits) {
  const both = low !== null && high !== null;
  for (const number of both ? [value, low, high] : [value]) within(name, number, limits);
  if (both ? low > value || value > high : low !== high) {
    throw new RangeError(`${name} is ${value} with the interval ${low} to ${high}; give limits around it, or none.`);
  }
}

/** For one fewer case, or one more. No single number where the interval of the difference includes 0. */
export function numberNeededToTreat({ value, low = null, high = null, reason = null }) {
  if (value === null && reason !== null) return numberNeeded(reason);
  checkEstimate("reduction", { value, low, high }, [-1, 1]);
  if (Math.abs(value) < NO_DIFFERENCE_BELOW) return numberNeeded("no_difference");
  const direction = value > 0 ? "fewer" : "more";
  if (low === null) return numberNeeded(null, 1 / Math.abs(value), undefined, direction);
  if (low < NO_DIFFERENCE_BELOW && high > -NO_DIFFERENCE_BELOW) return numberNeeded("interval_includes_zero");
  const sizes = [Math.abs(low), Math.abs(high)];
  return numberNeeded(null, 1 / Math.abs(value), [1 / Math.max(...sizes), 1 / Math.min(...sizes)], direction);
}

/** What a relative risk would mean at another baseline risk. */
export function benefitAtBaseline({ value, low = null, high = null, method = null, reason = null }, baselineRisk) {
  within("baselineRisk", baselineRisk, [0, 1]);
  const undefinedRatio = value === null && reason !== null;
  if (!undefinedRatio) checkEstimate("relative", { value, low, high }, [0, Number.MAX_VALUE]);
  if (undefinedRatio || baselineRisk * (high ?? value) > 1) {
    const nothing = noEstimate(reason ?? "risk_above_one");
    return { baselineRisk, risk: nothing, reduction: nothing, numberNeeded: numberNeeded(nothing.reason) };
  }
  const known = low !== null;
  const risk = estimate(baselineRisk * value, known ? [baselineRisk * low, baselineRisk * high] : undefined, method);
  const limits = known ? [baselineRisk * (1 - high), baselineRisk * (1 - low)] : undefined;
  const reduction = estimate(baselineRisk * (1 - value), limits, method);
  const needed = baselineRisk === 0 ? numberNeeded("no_baseline_risk") : numberNeededToTreat(reduction);
  return { baselineRisk, risk, reduction, numberNeeded: needed };
}
