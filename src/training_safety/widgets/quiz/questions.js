// What a quiz knows without a page: what an answer scores (the same as training_safety.models.quiz.quiz, on the
// same test vectors), and the order in which things are shown.

import { typedNumber } from "../../models/numbers.js";
import { mixed, upTo } from "../shared/ordering.js";

/** What a number was typed as, on a page in `lang`; the unit may follow it in either language. */
export const reading = (item, typed, lang) => typedNumber(typed, lang, item.unit ? [item.unit.nb, item.unit.en] : []);

// ---------------------------------------------------------------- scoring

const ROUNDING = 1e-12;

function within(value, target, tolerance) {
  return Math.abs(value - target) <= tolerance + ROUNDING * Math.max(Math.abs(value), Math.abs(target), tolerance);
}

const isIndex = (value, size) => Number.isInteger(value) && value >= 0 && value < size;

/** The different right sides of a matching question, in the order the bank has them. */
export function choices(item) {
  const seen = new Map(item.pairs.map(({ right }) => [JSON.stringify([right.nb, right.en]), right]));
  return [...seen.values()];
}

/** The number of the right choice for each pair. */
export function solution(item) {
  const names = choices(item).map(({ nb, en }) => JSON.stringify([nb, en]));
  return item.pairs.map(({ right }) => names.indexOf(JSON.stringify([right.nb, right.en])));
}

/** An answer that is right. */
export function rightAnswer(item) {
  const right = () => upTo(item.options.length).filter((index) => item.options[index].correct);
  const answers = {
    single: () => right()[0],
    several: right,
    number: () => item.answer,
    ordering: () => upTo(item.steps.length),
    matching: () => solution(item),
  };
  return answers[item.kind]();
}

/** Of all pairs of steps in the order, how many are the right way round. */
export function orderedPairs(order) {
  const pairs = order.flatMap((first, place) => order.slice(place + 1).map((second) => first < second));
  return { right: pairs.filter(Boolean).length, all: pairs.length };
}

// What each kind takes as an answer, and the points from 0 to 1 that the answer gives.
const KINDS = {
  single: {
    fits: (item, answer) => isIndex(answer, item.options.length),
    points: (item, answer) => (item.options[answer].correct ? 1 : 0),
  },
  several: {
    fits: (item, answer) =>
      Array.isArray(answer) &&
      answer.length > 0 &&
      answer.every((index) => isIndex(index, item.options.length)) &&
      new Set(answer).size === answer.length,
    points: (item, answer) => {
      const right = answer.filter((index) => item.options[index].correct).length;
      const wrong = answer.length - right;
      return Math.max(0, (right - wrong) / item.options.filter((option) => option.correct).length);
    },
  },
  number: {
    fits: (item, answer) => reading(item, answer).problem === undefined,
    points: (item, answer) => (within(reading(item, answer).value, item.answer, item.tolerance) ? 1 : 0),
  },
  ordering: {
    fits: (item, answer) =>
      Array.isArray(answer) &&
      answer.length === item.steps.length &&
      answer.every((index) => isIndex(index, item.steps.length)) &&
      new Set(answer).size === answer.length,
    points: (item, answer) => {
      const { right, all } = orderedPairs(answer); // Kendall's tau, never below 0
      return Math.max(0, (2 * right - all) / all);
    },
  },
  matching: {
    fits: (item, answer) =>
      Array.isArray(answer) &&
      answer.length === item.pairs.length &&
      answer.every((chosen) => chosen === null || isIndex(chosen, choices(item).length)) &&
      answer.some((chosen) => chosen !== null),
    points: (item, answer) => {
      const own = solution(item);
      return answer.filter((chosen, index) => chosen === own[index]).length / item.pairs.length;
    },
  },
};

/** Whether the value can be read as an answer to this question. */
export function fits(item, answer) {
  return KINDS[item.kind].fits(item, answer);
}

/** The points, 0 to 1, or null for no answer or one that this question cannot have. */
export function scoreItem(item, answer) {
  return fits(item, answer) ? KINDS[item.kind].points(item, answer) : null;
}

/** The score of answers by item id. What is missing or unreadable is not answered, and not wrong. */
export function scoreBank(bank, answers) {
  const points = bank.items
    .map((item) => (Object.hasOwn(answers, item.id) ? scoreItem(item, answers[item.id]) : null))
    .filter((score) => score !== null);
  return { points: points.reduce((sum, score) => sum + score, 0), possible: bank.items.length, answered: points.length };
}

/** "right", "partly", "wrong" or "open", in which case nothing is answered yet. */
export function outcome(points) {
  if (points === null) return "open";
  if (points >= 1) return "right";
  return points > 0 ? "partly" : "wrong";
}

/** The typical wrong number that the answer is within, if it is not right. */
export function nearMiss(item, answer) {
  const { value } = reading(item, answer);
  if (value === undefined || scoreItem(item, answer) === 1) return undefined;
  return (item.near ?? []).find((miss) => within(value, miss.value, miss.tolerance));
}

// ---------------------------------------------------------------- the order on the page

/** The order in which to show what is chosen from: the same every time; what is to be sorted is never sorted. */
export function shownOrder(item, shuffle = true) {
  if (item.kind === "ordering") return mixed(item.id, item.steps.length, true);
  if (item.kind === "matching") return mixed(item.id, choices(item).length, true);
  if (item.kind === "number") return [];
  return shuffle ? mixed(item.id, item.options.length, false) : upTo(item.options.length);
}
