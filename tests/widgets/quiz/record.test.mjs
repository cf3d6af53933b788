import assert from "node:assert/strict";
import { test } from "node:test";

import * as record from "../../../src/training_safety/widgets/quiz/record.js";

const text = (words) => ({ nb: `${words} nb`, en: `${words} en` });
const both = (nb, en) => ({ nb, en });
const SINGLE = {
  id: "one", kind: "single",
  options: [
    { text: both("79 % av deltakerne unngikk skader.", "79% of the participants avoided injury.") },
    { text: both("79 % av målene ble bedre.", "79% of the measures improved."), correct: true },
    { text: both("Risikoen falt med 79 %.", "The risk fell by 79%.") },
  ],
};
const SEVERAL = { ...SINGLE, kind: "several", options: SINGLE.options.map((option, index) => ({ ...option, correct: index < 2 })) };
const NUMBER = { id: "n", kind: "number", answer: 3, tolerance: 0, unit: both("minutter", "minutes") };
const ORDER = { id: "o", kind: "ordering", steps: ["a", "b", "c", "d"].map(text) };
const MATCH = { id: "m", kind: "matching", pairs: [["a", "x"], ["b", "y"], ["c", "x"]].map(([left, right]) => ({ left: text(left), right: text(right) })) };

/** The answer, kept for one question, as one to the same question changed. */
function moved(item, answer, change) {
  const kept = JSON.parse(JSON.stringify(record.keptAnswer(item, answer)));
  const now = structuredClone(item);
  change(now);
  return record.answerNow(now, kept);
}
const option = (nb, en, correct = false) => ({ text: both(nb, en), correct });

test("an answer to a question that nobody has touched is itself", () => {
  for (const [item, answer] of [[SINGLE, 2], [SEVERAL, [0, 2]], [NUMBER, "3 min"], [ORDER, [1, 0, 3, 2]], [MATCH, [1, null, 0]]]) {
    assert.deepEqual(moved(item, answer, () => {}), answer, item.kind);
    assert.deepEqual(moved(item, answer, (now) => (now.stem = text("other"))), answer, item.kind);
  }
});

for (const [what, change, expected] of [
  ["another option is right now", ({ options }) => ((options[1].correct = false), (options[0].correct = true)), [0, 1, 2]],
  ["the options have changed places", ({ options }) => options.reverse(), [2, 1, 0]],
  ["a typing error was mended in one language", ({ options }) => (options[0].text.nb = "79 % av deltagerne unngikk alle skader."), [0, 1, 2]],
  ["a typing error was mended in one language, and the options have changed places", ({ options }) => ((options[0].text.en = "79% of participants avoid injuries."), options.reverse()), [2, 1, 0]],
  ["quotes, spaces and full stops were set otherwise in all", ({ options }) => options.forEach(({ text: t }) => ((t.nb = `«${t.nb.slice(0, -1)}» `), (t.en = t.en.toUpperCase()))), [0, 1, 2]],
  ["one option was said in other words, in both languages", ({ options }) => (options[0].text = both("Av deltakerne unngikk 79 % en skade.", "Of the participants, 79% avoided an injury.")), [0, 1, 2]],
  ["one option was said in other words and moved", ({ options }) => ((options[0].text = both("Av deltakerne unngikk 79 % en skade.", "Of the participants, 79% avoided an injury.")), options.reverse()), [2, 1, 0]],
  ["an option was taken out", ({ options }) => options.splice(0, 1), [undefined, 0, 1]],
  ["an option was put in", ({ options }) => options.unshift(option("Noe helt annet.", "Something else.")), [1, 2, 3]],
  ["an option has given its place to another", ({ options }) => options.splice(0, 1, option("Ingen vet det.", "Nobody knows.")), [undefined, 1, 2]],
  ["an option has other numbers now", ({ options }) => (options[2].text = both("Risikoen falt med 7,9 %.", "The risk fell by 7.9%.")), [0, 1, undefined]],
  ["an option says the opposite now", ({ options }) => (options[0].text = both("79 % av deltakerne unngikk ikke skader.", "79% of the participants did not avoid injury.")), [undefined, 1, 2]],
  ["an option is another one and right now", ({ options }) => ((options[1].correct = false), (options[0] = option("79 % av deltakerne unngikk sykdom.", "79% of the participants avoided illness.", true))), [undefined, 1, 2]],
  ["two options are others in both languages", ({ options }) => options.slice(0, 2).forEach(({ text: t }, index) => ((t.nb = `Ny ${t.nb}${index}`), (t.en = `New ${t.en}${index}`))), [undefined, undefined, 2]],
  ["the question is of another kind now", (item) => (item.kind = "several"), [undefined, undefined, undefined]],
]) {
  test(`a choice is kept or dropped as it should be when ${what}`, () => {
    assert.deepEqual([0, 1, 2].map((answer) => moved(SINGLE, answer, change)), expected);
  });
}

test("of several choices those that are still there are kept, unless there is a right one that was never met", () => {
  assert.deepEqual(moved(SEVERAL, [0, 2], ({ options }) => options.reverse()), [0, 2]);
  assert.deepEqual(moved(SEVERAL, [0, 1], ({ options }) => options.reverse()), [1, 2]);
  assert.deepEqual(moved(SEVERAL, [0, 2], ({ options }) => options.splice(0, 1)), [1]);
  assert.equal(moved(SEVERAL, [0], ({ options }) => options.splice(0, 1)), undefined);
  assert.deepEqual(moved(SEVERAL, [0, 2], ({ options }) => options.push(option("Ny.", "New."))), [0, 2]);
  assert.equal(moved(SEVERAL, [0, 2], ({ options }) => options.push(option("Ny.", "New.", true))), undefined);
  assert.deepEqual(moved(SEVERAL, [2], ({ options }) => (options[2].correct = true)), [2]);
});

test("a number is kept whatever is right now, and dropped when it was in another unit", () => {
  assert.equal(moved(NUMBER, "3,5", (now) => (now.answer = 4)), "3,5");
  assert.equal(moved(NUMBER, "3,5", (now) => delete now.unit), "3,5");
  assert.equal(moved({ ...NUMBER, unit: undefined }, "3,5", (now) => (now.unit = both("kg", "kg"))), "3,5");
  assert.equal(moved(NUMBER, "3,5", (now) => (now.unit = both("Minutter", "min"))), "3,5");
  assert.equal(moved(NUMBER, "3,5", (now) => (now.unit = both("timer", "hours"))), undefined);
});

test("an order is kept when the steps were turned, mended or fewer, and dropped when one was put in", () => {
  assert.deepEqual(moved(ORDER, [1, 0, 3, 2], ({ steps }) => steps.reverse()), [2, 3, 0, 1]);
  assert.deepEqual(moved(ORDER, [1, 0, 3, 2], ({ steps }) => (steps[3].nb = "dd")), [1, 0, 3, 2]);
  assert.deepEqual(moved(ORDER, [1, 0, 3, 2], ({ steps }) => steps.splice(1, 1)), [0, 2, 1]);
  assert.equal(moved(ORDER, [1, 0, 3, 2], ({ steps }) => steps.push(text("e"))), undefined);
});

test("pairs are kept when they were turned or put together otherwise, and dropped when one was put in", () => {
  const [x, y] = [0, 1];
  assert.deepEqual(moved(MATCH, [y, null, x], ({ pairs }) => pairs.reverse()), [x, null, y]);
  assert.deepEqual(moved(MATCH, [y, null, x], ({ pairs }) => (pairs[0].right = text("y"))), [x, null, y]); // y is the first choice now
  assert.deepEqual(moved(MATCH, [y, null, x], ({ pairs }) => pairs.splice(1, 1, { left: text("b"), right: text("z") })), undefined);
  assert.deepEqual(moved(MATCH, [x, null, x], ({ pairs }) => pairs.splice(0, 1)), [null, 1]);
  assert.equal(moved(MATCH, [y, null, x], ({ pairs }) => pairs.push({ left: text("d"), right: text("x") })), undefined);
});

test("an answer from before records had a version is kept as long as what it points at is the same", () => {
  const entry = { print: record.fingerprint(SINGLE), answer: 1 };
  assert.equal(record.answerNow(SINGLE, entry), 1);
  assert.equal(record.answerNow({ ...SINGLE, options: SINGLE.options.toReversed() }, entry), undefined);
  assert.deepEqual(record.QUIZZES.migrate[0]({ bank: "1", items: { one: entry } }), { items: { one: entry } });
});

test("whatever stands in an entry, nothing throws and nothing foreign is an answer", () => {
  const parts = record.keptAnswer(SINGLE, 0).parts;
  for (const answer of [9, "<b>", { a: 1 }, null, undefined, [0], -1, 0.5]) assert.equal(record.answerNow(SINGLE, { kind: "single", answer, parts }), undefined);
  for (const [item, answer] of [[SEVERAL, 1], [SEVERAL, [7]], [ORDER, "abc"], [MATCH, {}], [MATCH, [9, 9, 9]], [NUMBER, {}]]) {
    assert.equal(record.answerNow(item, { ...record.keptAnswer(item, answer) }), undefined, item.kind);
  }
});

test("a record has entries with the words they point at, or a print; anything else is none", () => {
  const { sound } = record.QUIZZES;
  for (const good of [{ items: {} }, { items: { one: record.keptAnswer(SINGLE, 0), m: record.keptAnswer(MATCH, [0, 0, 0]), old: { print: "1", answer: 0 } } }]) {
    assert.equal(sound(good), good);
  }
  for (const bad of [null, [], {}, { items: [] }, { items: { one: 1 } }, { items: { one: {} } }, { items: { one: { kind: "single", answer: 0, parts: ["a"] } } }, { items: { one: { parts: [], choices: 3 } } }]) {
    assert.equal(sound(bad), null, JSON.stringify(bad));
  }
});

test("of two records the later answer to a question counts, and none is lost", () => {
  const [a, b, c] = [0, 1, 2].map((answer) => record.keptAnswer(SINGLE, answer));
  assert.deepEqual(record.QUIZZES.merge({ items: { one: a, two: b } }, { items: { two: c } }), { items: { one: a, two: c } });
});

test("the version follows which questions there are and in what order", () => {
  const bank = { items: [SINGLE, NUMBER] };
  assert.match(record.version(bank), /^[0-9a-f]{8}$/);
  assert.equal(record.version({ items: [{ ...SINGLE, stem: text("x") }, NUMBER] }), record.version(bank));
  assert.notEqual(record.version({ items: [NUMBER, SINGLE] }), record.version(bank));
});
