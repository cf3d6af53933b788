// What is kept of answers, and how they find their way to the questions as they stand today. An answer is kept
// with the words of what it points at. So it outlives another order, another key and a mended typing error, and is
// scored by today's question; where its author has put something else in the place, it is the reader's no more.

import { hash32 } from "../shared/ordering.js";
import { choices, fits } from "./questions.js";
import { isRecord, recordKind } from "../shared/storage.js";

// ---------------------------------------------------------------- the record

const bothTexts = ({ nb, en }) => [nb, en];

/** What can be pointed at in a question: [nb, en], and for an option whether it is right. */
function partsOf(item) {
  if (item.options) return { parts: item.options.map(({ text, correct }) => [...bothTexts(text), Boolean(correct)]) };
  if (item.steps) return { parts: item.steps.map(bothTexts) };
  if (item.pairs) return { parts: item.pairs.map(({ left }) => bothTexts(left)), choices: choices(item).map(bothTexts) };
  return { parts: item.unit ? [bothTexts(item.unit)] : [] };
}

/** An answer as it is kept. */
export const keptAnswer = (item, answer) => ({ kind: item.kind, answer, ...partsOf(item) });

const areParts = (parts) => Array.isArray(parts) && parts.every((part) => Array.isArray(part) && typeof part[0] === "string" && typeof part[1] === "string");
const isEntry = (entry) => isRecord(entry) && (typeof entry.print === "string" || (areParts(entry.parts) && areParts(entry.choices ?? [])));

/** `items` has the kept answers by item id, those of questions that this edition does not have among them. */
export const QUIZZES = recordKind({
  kind: "quiz",
  version: 1,
  title: { nb: "Svar i «Test deg selv»", en: "Answers in “Test yourself”" },
  sound: (data) => (isRecord(data) && isRecord(data.items) && Object.values(data.items).every(isEntry) ? data : null),
  migrate: { 0: ({ items }) => ({ items }) }, // whose entries have a print in place of the parts
  merge: (earlier, later) => ({ items: { ...earlier.items, ...later.items } }),
});

/** A short name for a bank that has none, which changes when questions come, go or change places. */
export function version(bank) {
  return hash32(bank.items.map((item) => item.id).join("/")).toString(16).padStart(8, "0");
}

/** What an answer pointed at, as it was kept before records had a version. */
export function fingerprint(item) {
  const parts = (item.options ?? item.steps ?? item.pairs ?? [item.answer]).map((part) =>
    JSON.stringify([part.text?.nb ?? part.nb ?? part.left?.nb ?? part, part.correct ?? null, part.right?.nb ?? null]),
  );
  return hash32([item.kind, ...parts].join("/")).toString(16);
}

// ---------------------------------------------------------------- from then to now

const LANGUAGES = [0, 1];
const TELLING = /\d+|\b(?:ikke|ingen|aldri|uten|not|no|never|none|without)\b/gu;

/** A text without what changes when it is set in type otherwise. */
const plain = (text) => text.normalize("NFC").toLowerCase().replace(/[.,;:!?…](?=\s|$)|[«»“”"'’]/gu, "").replace(/\s+/gu, " ").trim();

const sameIn = (one, other) => (language) => plain(one[language]) === plain(other[language]);

/** Of all words of two texts, the share that both have (Dice's coefficient). */
function likeness(one, other) {
  const [first, second] = [one, other].map((text) => new Set(plain(text).split(" ")));
  return (2 * [...first].filter((word) => second.has(word)).length) / (first.size + second.size);
}

/** Whether one part is the other in other words: as right, with the same numbers and negations, and more than half of the words. */
function isReworded(one, other) {
  const told = (text) => (plain(text).match(TELLING) ?? []).join(" ");
  return (
    one[2] === other[2] &&
    LANGUAGES.every((language) => told(one[language]) === told(other[language])) &&
    LANGUAGES.some((language) => likeness(one[language], other[language]) > 0.5)
  );
}

/** Where each part is now: a map from its number then. What the author took out or put in is not in it. */
export function placesNow(then, now) {
  const found = new Map();
  const unmet = (list, met) => list.map((_, index) => index).filter((index) => !met.includes(index));
  const olds = () => unmet(then, [...found.keys()]);
  const news = () => unmet(now, [...found.values()]);
  const pair = (test) => {
    for (const old of olds()) {
      const fitting = news().filter((index) => test(then[old], now[index]));
      if (fitting.length === 1) found.set(old, fitting[0]);
    }
  };
  pair((one, other) => LANGUAGES.every(sameIn(one, other)));
  pair((one, other) => LANGUAGES.some(sameIn(one, other)));
  // Where one is left on each side, and no more, the one may be the other in other words.
  if (olds().length === 1 && news().length === 1) pair(isReworded);
  return found;
}

const MOVED = {
  single: (item, { answer, parts }) => placesNow(parts, partsOf(item).parts).get(answer),
  several(item, { answer, parts }) {
    const now = partsOf(item).parts;
    const places = placesNow(parts, now);
    const met = [...places.values()];
    // Who never met a right option has not left it out.
    if (now.some(([, , right], index) => right && !met.includes(index))) return undefined;
    return answer.map((index) => places.get(index)).filter((index) => index !== undefined).sort((one, other) => one - other);
  },
  number(item, { answer, parts }) {
    const now = partsOf(item).parts; // the unit, if there is one
    return parts.length > 0 && now.length > 0 && placesNow(parts, now).size === 0 ? undefined : answer;
  },
  ordering(item, { answer, parts }) {
    const places = placesNow(parts, partsOf(item).parts);
    return answer.map((index) => places.get(index)).filter((index) => index !== undefined);
  },
  matching(item, { answer, parts, choices: chosenFrom }) {
    const now = partsOf(item);
    const lefts = new Map([...placesNow(parts, now.parts)].map(([then, index]) => [index, then]));
    const rights = placesNow(chosenFrom, now.choices);
    const chosen = (index) => (lefts.has(index) ? answer[lefts.get(index)] : undefined);
    return now.parts.map((_, index) => (chosen(index) === null ? null : rights.get(chosen(index))));
  },
};

/** A kept answer as an answer to today's question, or undefined where it cannot be one. */
export function answerNow(item, entry) {
  let answer;
  try {
    if (typeof entry.print === "string") answer = entry.print === fingerprint(item) ? entry.answer : undefined;
    else if (entry.kind === item.kind) answer = MOVED[item.kind](item, entry);
  } catch {
    // the answer is not of its kind
  }
  return fits(item, answer) ? answer : undefined;
}
