import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import * as quiz from "../../../src/training_safety/widgets/quiz/memory.js";
import { fingerprint, keptAnswer, version } from "../../../src/training_safety/widgets/quiz/record.js";
import { modelOf, shelf } from "../tiny_page.mjs";

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

test("of answers that are sent, those that fit are taken", () => {
  assert.deepEqual(quiz.siftedAnswers(BANK, null), {});
  assert.deepEqual(quiz.siftedAnswers(BANK, {}), {}); // an item may be called as a part of every object
  assert.deepEqual(quiz.siftedAnswers(BANK, { one: 1, two: "x", foreign: 2 }), { one: 1 });
});

// The memory of a view

const modelWith = (answers = {}) => modelOf({ bank: BANK, name: "sample", answers });
const opened = (model = modelWith()) => {
  const seen = { changes: 0 };
  const memory = quiz.quizMemory(model, () => (seen.changes += 1));
  return { model, memory, seen };
};
const kept = () => JSON.parse(localStorage.items.get(KEY) ?? "null")?.data ?? null;
const entry = (id, answer) => JSON.parse(JSON.stringify(keptAnswer(BANK.items.find((item) => item.id === id), answer)));

beforeEach(() => {
  globalThis.localStorage = shelf();
});
afterEach(() => {
  globalThis[Symbol.for("trygg-trening:unsaved")].clear();
  delete globalThis.document;
});
const inBook = () => (globalThis.document = { querySelector: () => ({ content: "chapter" }) });

test("an answer is in the model, in the browser and in the view, which is told", () => {
  const { model, memory, seen } = opened();
  memory.change({ one: 1 });
  assert.deepEqual(model.get("answers"), { one: 1 });
  assert.equal(model.saved, 1);
  assert.deepEqual(memory.answers, { one: 1 });
  assert.deepEqual(kept(), { items: { one: entry("one", 1) } });
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
  assert.deepEqual(Object.keys(kept().items), ["constructor", "one"]);
  memory.forget();
  assert.equal(kept(), null);
  assert.deepEqual(memory.answers, {});
});

test("answers to questions of another edition are kept on", () => {
  opened().memory.change({ one: 1, two: [0] });
  const shorter = changed((items) => items.splice(0, 1));
  const { memory } = opened(modelOf({ bank: shorter, name: "sample", answers: {} }));
  assert.deepEqual([memory.answers, memory.dropped], [{ two: [0] }, []]);
  memory.change({ two: [1] });
  assert.deepEqual(opened().memory.answers, { one: 1, two: [1] });
});

test("an answer that no longer fits is told of until the question is answered anew", () => {
  opened().memory.change({ one: 1, two: [0] });
  const other = changed(([one]) => (one.options[1].text = text("something else altogether")));
  const reopened = () => opened(modelOf({ bank: other, name: "sample", answers: {} })).memory;
  assert.deepEqual([reopened().answers, reopened().dropped], [{ two: [0] }, ["one"]]);
  assert.deepEqual(opened().memory.answers, { one: 1, two: [0] }); // an older page has it still
  const memory = reopened();
  memory.change({ ...memory.answers, one: 2 });
  assert.deepEqual([memory.dropped, reopened().answers, reopened().dropped], [[], { one: 2, two: [0] }, []]);
});

test("a question, and a bank, that were renamed keep their answers; one that is gone for good is told of once", () => {
  opened(modelOf({ bank: BANK, name: "former", answers: {} })).memory.change(ANSWERS);
  const renamed = changed((items) => {
    items[0].id = "first";
    items.splice(1, 1);
  });
  const former = { names: ["former"], items: { one: "first", two: null } };
  const reopened = () => opened(modelOf({ bank: renamed, name: "sample", answers: {}, former })).memory;
  const memory = reopened();
  const { one, two: _, ...others } = ANSWERS;
  assert.deepEqual([memory.answers, memory.dropped, memory.gone], [{ first: one, ...others }, [], 1]);
  assert.deepEqual([...localStorage.items.keys()], [KEY]);
  assert.deepEqual([reopened().answers, reopened().gone], [{ first: one, ...others }, 0]);
});

test("answers from before records had a version are taken up", () => {
  const items = { one: { print: fingerprint(BANK.items[0]), answer: 1 }, two: { print: "1", answer: [0] } };
  localStorage.items.set(KEY, JSON.stringify({ bank: version(BANK), items }));
  const { memory } = opened();
  assert.deepEqual([memory.answers, memory.dropped, memory.problem], [{ one: 1 }, ["two"], null]);
  memory.change({ ...memory.answers, constructor: "3" });
  assert.deepEqual(kept().items, { one: items.one, two: items.two, constructor: entry("constructor", "3") });
});

test("a quiz without a name is kept under its page's, in a notebook under its questions'", () => {
  const key = `trygg-trening:quiz:own_${version(BANK)}`;
  opened(modelOf({ bank: BANK, name: "", answers: {} })).memory.change({ one: 1 });
  assert.deepEqual([...localStorage.items.keys()], [key]);
  localStorage.items.set(key, JSON.stringify({ bank: "x", items: { one: { print: fingerprint(BANK.items[0]), answer: 2 } } }));
  inBook();
  const { memory } = opened(modelOf({ bank: BANK, name: "", answers: {} }));
  assert.deepEqual(memory.answers, { one: 2 });
  memory.change({ one: 0 });
  assert.deepEqual([...localStorage.items.keys()], ["trygg-trening:quiz:chapter"]);
});

test("in the book another tab's answers are shown at once; in a notebook they are Python's", () => {
  const events = new EventTarget();
  for (const name of ["addEventListener", "dispatchEvent"]) globalThis[name] = events[name].bind(events);
  const [python, otherNotebook] = [opened(), opened()];
  otherNotebook.memory.change({ one: 1 });
  assert.deepEqual(python.model.get("answers"), {});
  inBook();
  const [page, otherTab] = [opened(), opened()];
  otherTab.memory.change({ one: 2, constructor: "3" });
  assert.deepEqual([page.memory.answers, page.model.get("answers")], [{ one: 2, constructor: "3" }, { one: 2, constructor: "3" }]);
  otherTab.memory.forget();
  assert.deepEqual(page.memory.answers, {});
  for (const { memory } of [page, otherTab, python, otherNotebook]) memory.close();
  for (const name of ["addEventListener", "dispatchEvent"]) delete globalThis[name];
});

for (const spoiled of ["{", "[]", "7", '{"items": 3}']) {
  test(`a record that reads ${spoiled} is set aside, kept there, and deleted with the rest`, () => {
    localStorage.items.set(KEY, spoiled);
    const { memory } = opened();
    assert.deepEqual([memory.answers, memory.problem, memory.exists()], [{}, "corrupt", true]);
    memory.change({ one: 0 });
    assert.equal(memory.problem, null);
    memory.without(["one"]);
    assert.deepEqual([[...localStorage.items.values()], memory.exists()], [[spoiled], true]);
    memory.forget();
    assert.equal(memory.exists(), false);
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
