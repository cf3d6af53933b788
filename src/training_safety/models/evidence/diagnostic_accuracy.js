// What an answer changes: twin of diagnostic_accuracy.py, tested by the same vectors.
import { within } from "../limits.js";

export const A_THOUSAND = 1000;
export const MOST_PEOPLE = 1_000_000;

function checkShares(shares) {
  for (const [name, share] of Object.entries(shares)) within(name, share, [0, 1]);
}
const ratio = (numerator, denominator, reason) => {
  const value = numerator / denominator;
  return Number.isFinite(value) ? { value, reason: null } : { value: null, reason };
};
const share = (part, rest, reason) => ratio(part, part + rest, reason);

export function positiveLikelihoodRatio(sensitivity, specificity) {
  checkShares({ sensitivity, specificity });
  return ratio(sensitivity, 1 - specificity, "no_false_alarms");
}

export function negativeLikelihoodRatio(sensitivity, specificity) {
  checkShares({ sensitivity, specificity });
  return ratio(1 - sensitivity, specificity, "nobody_cleared");
}

export function postTestProbability(preTest, likelihoodRatio) {
  checkShares({ preTest });
  within("likelihoodRatio", likelihoodRatio, [0, Number.MAX_VALUE]);
  return share(preTest * likelihoodRatio, 1 - preTest, "impossible_answer");
}

/** The likelihood ratio that would move one probability to the other. */
export function impliedLikelihoodRatio(preTest, postTest) {
  checkShares({ preTest, postTest });
  if (preTest === 0 || preTest === 1) return { value: null, reason: "certain_before" };
  if (postTest === 1) return { value: null, reason: "certain_after" };
  return ratio(postTest * (1 - preTest), (1 - postTest) * preTest, "certain_before");
}

/** Expected numbers of people, not whole. */
export function naturalFrequencies(prevalence, sensitivity, specificity, people = A_THOUSAND) {
  checkShares({ prevalence, sensitivity, specificity });
  within("people", people, [1, MOST_PEOPLE], { whole: true });
  const [ill, well] = [people * prevalence, people * (1 - prevalence)];
  const [found, missed] = [ill * sensitivity, ill * (1 - sensitivity)];
  const [falseAlarms, cleared] = [well * (1 - specificity), well * specificity];
  return {
    found, missed, falseAlarms, cleared, ill: found + missed, positive: found + falseAlarms,
    positivePredictiveValue: share(found, falseAlarms, "nobody_positive"),
    negativePredictiveValue: share(cleared, missed, "nobody_negative"),
  };
}
