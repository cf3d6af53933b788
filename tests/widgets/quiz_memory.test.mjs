import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import * as quiz from "../../src/training_safety/widgets/quiz_memory.js";
import { modelOf, shelf } from "./tiny_page.mjs";

const KEY = "trygg-trening:quiz:sample";
const text = (words) => ({ nb: `${words} nb`, en: `${words} en` });
const options = (...right) => right.map((correct, index) => ({ text: text(`option ${index}`), correct }));
const BANK = {
  title: text("title"),
  items: [
    { id: "one", kind: "single", stem: text("stem"), options: options(true, false, false) },
    { id: "two", kind: "several", stem: text("stem"), options: options(true, true, false) },
    { id: "constructor", kind: "number", stem: text("stem"), answer: 3, tolerance: 0 },
    { id: "order", kind: "ordering", stem: text("stem"), steps: [text("a"), text("b"), text("c")] },
  ],
};
const ANSWERS = { one: 1, two: [0, 2], constructor: "3", order: [1, 0, 2] };
const changed = (change) => {
  const bank = structuredClone(BANK);
  change(bank.items);
  return bank;
};

test("what is kept comes back as it was", () => {
  const kept = JSON.parse(JSON.stringify(quiz.keptRecord(BANK, ANSWERS)));
  assert.deepEqual(quiz.siftedRecord(BANK, kept), { answers: ANSWERS, readable: true, stale: false });
});

test("with no answers there is nothing to keep", () => {
  assert.equal(quiz.keptRecord(BANK, {}), null);
  assert.deepEqual(quiz.siftedRecord(BANK, undefined), { answers: {}, readable: true, stale: false });
});

test("answers survive a new question and a reworded one, and a dropped question takes only its own along", () => {
  const kept = quiz.keptRecord(BANK, ANSWERS);
  const longer = changed((items) => items.unshift({ id: "new", kind: "number", answer: 1, tolerance: 0 }));
  assert.deepEqual(quiz.siftedRecord(longer, kept), { answers: ANSWERS, readable: true, stale: true });
  const reworded = changed((items) => (items[0].stem.nb = "Nye ord"));
  assert.deepEqual(quiz.siftedRecord(reworded, kept), { answers: ANSWERS, readable: true, stale: false });
  const shorter = changed((items) => items.shift());
  const { one: _, ...rest } = ANSWERS;
  assert.deepEqual(quiz.siftedRecord(shorter, kept), { answers: rest, readable: true, stale: true });
});

test("an answer is dropped when what it points to has changed", () => {
  const kept = quiz.keptRecord(BANK, ANSWERS);
  for (const change of [
    (items) => items[0].options.reverse(),
    (items) => (items[0].options[1].text.nb = "Noe annet"),
    (items) => ((items[0].options[0].correct = false), (items[0].options[1].correct = true)),
    (items) => (items[0].kind = "several"),
  ]) {
    assert.equal(quiz.siftedRecord(changed(change), kept).answers.one, undefined);
  }
});

test("whatever stands in the store, nothing throws and nothing foreign gets in", () => {
  for (const record of [null, 0, "tekst", [], true, { items: null }, { items: [] }, { items: "x" }]) {
    assert.deepEqual(quiz.siftedRecord(BANK, record), { answers: {}, readable: false, stale: true });
  }
  const print = quiz.fingerprint(BANK.items[0]);
  for (const entry of [null, 1, [], {}, { answer: 1 }, { print, answer: 9 }, { print, answer: "<b>" }, { print, answer: { a: 1 } }]) {
    assert.deepEqual(quiz.siftedRecord(BANK, { bank: quiz.version(BANK), items: { one: entry } }).answers, {});
  }
  const hostile = JSON.parse('{"items": {"__proto__": {"print": "1", "answer": 1}, "foreign": {"answer": 1}}}');
  assert.deepEqual(quiz.siftedRecord(BANK, hostile), { answers: {}, readable: true, stale: true });
  assert.deepEqual(quiz.siftedAnswers(BANK, null), {});
  assert.deepEqual(quiz.siftedAnswers(BANK, { one: 1, two: "x", foreign: 2 }), { one: 1 });
});

test("an item that is called as a part of every object is an item like others", () => {
  assert.deepEqual(quiz.siftedAnswers(BANK, {}), {});
});

test("the version follows which questions there are and in what order", () => {
  assert.match(quiz.version(BANK), /^[0-9a-f]{8}$/);
  assert.equal(quiz.version(changed((items) => (items[0].stem.nb = "x"))), quiz.version(BANK));
  assert.notEqual(quiz.version(changed((items) => items.reverse())), quiz.version(BANK));
});

// The memory of a view

const modelWith = (answers = {}) => modelOf({ bank: BANK, name: "sample", answers });
const opened = (model = modelWith()) => {
  const seen = { changes: 0 };
  const memory = quiz.quizMemory(model, () => (seen.changes += 1));
  return { model, memory, seen };
};
const kept = () => JSON.parse(localStorage.items.get(KEY) ?? "null");

beforeEach(() => {
  globalThis.localStorage = shelf();
});

test("an answer is in the model, in the browser and in the view, which is told", () => {
  const { model, memory, seen } = opened();
  memory.change({ one: 1 });
  assert.deepEqual(model.get("answers"), { one: 1 });
  assert.equal(model.saved, 1);
  assert.deepEqual(memory.answers, { one: 1 });
  assert.deepEqual(kept(), quiz.keptRecord(BANK, { one: 1 }));
  assert.ok(seen.changes > 0);
});

test("a reader who comes back has the answers again, and so has the model", () => {
  opened().memory.change(ANSWERS);
  const { model, memory } = opened();
  assert.deepEqual(memory.answers, ANSWERS);
  assert.deepEqual(model.get("answers"), ANSWERS);
  assert.equal(memory.problem, null);
});

test("what the model brings counts over what was kept", () => {
  opened().memory.change({ one: 1, constructor: "3" });
  assert.deepEqual(opened(modelWith({ one: 2 })).memory.answers, { one: 2, constructor: "3" });
});

test("taking some answers back leaves the others, and with none left nothing is kept", () => {
  const { memory } = opened();
  memory.change(ANSWERS);
  memory.without(["one", "two", "order"]);
  assert.deepEqual(memory.answers, { constructor: "3" });
  assert.deepEqual(Object.keys(kept().items), ["constructor"]);
  memory.without(["constructor"]);
  assert.equal(kept(), null);
});

test("two views of one model stay in step, until one is closed", () => {
  const { model, memory } = opened();
  const second = opened(model);
  memory.change({ one: 0 });
  assert.deepEqual(second.memory.answers, { one: 0 });
  second.memory.close();
  memory.change({ one: 2 });
  assert.deepEqual(second.memory.answers, { one: 0 });
  memory.close();
  assert.equal(model.listening(), 0);
});

test("answers kept by another tab are kept on, and forgotten with the others", () => {
  const { memory } = opened();
  opened().memory.change({ constructor: "3" });
  memory.change({ one: 0 });
  assert.deepEqual(Object.keys(kept().items), ["one", "constructor"]);
  memory.forget();
  assert.equal(kept(), null);
  assert.deepEqual(memory.answers, {});
});

test("a record of an older bank is brought up to date at once", () => {
  localStorage.items.set(KEY, JSON.stringify({ ...quiz.keptRecord(BANK, { one: 1 }), bank: "older" }));
  assert.deepEqual(opened().memory.answers, { one: 1 });
  assert.equal(kept().bank, quiz.version(BANK));
});

for (const spoiled of ["{", "[]", "7", '{"items": 3}']) {
  test(`a record that reads ${spoiled} is set aside, and replaced by the next answer`, () => {
    localStorage.items.set(KEY, spoiled);
    const { memory } = opened();
    assert.deepEqual(memory.answers, {});
    assert.equal(memory.problem, "corrupt");
    memory.change({ one: 0 });
    assert.equal(memory.problem, null);
    assert.deepEqual(opened().memory.answers, { one: 0 });
  });
}

for (const trouble of ["barred", "full"]) {
  test(`where storage is ${trouble}, answers count until the page closes, and the problem is named`, () => {
    globalThis.localStorage = shelf({ [trouble]: true });
    const { memory } = opened();
    memory.change({ one: 0 });
    assert.deepEqual(memory.answers, { one: 0 });
    assert.equal(memory.problem, trouble);
    memory.forget();
    assert.deepEqual(memory.answers, {});
  });
}
