import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { isRecord, openRecord, pageName, recordKind, storageSentence, underNewIds } from "../../../src/training_safety/widgets/shared/storage.js";
import { shelf } from "../tiny_page.mjs";

const sound = (data) => (isRecord(data) && Number.isInteger(data.count) ? data : null);
const KIND = recordKind({ kind: "counts", version: 1, title: { nb: "Tall", en: "Counts" }, sound });
const KEY = "trygg-trening:counts:apples";

const items = () => globalThis.localStorage.items;
const aside = () => [...items()].filter(([key]) => key.startsWith("trygg-trening:aside:counts:apples:")).map(([, text]) => text);
const envelope = (changes = {}) => JSON.stringify({ kind: "counts", name: "apples", version: 1, saved: "2026-11-22T12:00:00.000Z", data: { count: 3 }, ...changes });

beforeEach(() => {
  globalThis.localStorage = shelf();
});
afterEach(() => {
  globalThis[Symbol.for("trygg-trening:unsaved")].clear();
  delete globalThis.localStorage;
  delete globalThis.document;
});

test("a record says what it is, which one, of which version and when it was kept", () => {
  const record = openRecord(KIND, "apples");
  assert.equal(record.read(), null);
  assert.equal(record.write({ count: 3 }), true);
  const { saved, ...rest } = JSON.parse(items().get(KEY));
  assert.deepEqual(rest, { kind: "counts", name: "apples", version: 1, data: { count: 3 } });
  assert.equal(new Date(saved).toISOString(), saved);
  assert.deepEqual([openRecord(KIND, "apples").read(), record.problem], [{ count: 3 }, null]);
  assert.equal(openRecord(KIND, "pears").read(), null);
});

for (const [what, text] of [
  ["is cut short", envelope().slice(0, 40)],
  ["is no object", "[7]"],
  ["is of another kind", envelope({ kind: "plans" })],
  ["has another name", envelope({ name: "pears" })],
  ["has no whole version", envelope({ version: "1" })],
  ["holds what the kind cannot be", envelope({ data: { count: "many" } })],
  ["is from before there were versions, of a kind that had no such time", '{"count": 3}'],
]) {
  test(`what ${what} is set aside before the reader is told, and stays there when something else is written`, () => {
    items().set(KEY, text);
    const record = openRecord(KIND, "apples");
    assert.deepEqual([record.read(), record.problem, aside()], [null, "corrupt", [text]]);
    record.read();
    record.write({ count: 1 });
    assert.deepEqual([record.read(), record.problem, aside()], [{ count: 1 }, null, [text]]);
  });
}

test("what a newer edition has kept is left for it, until something is written here: then it is set aside", () => {
  const newer = envelope({ version: 2 });
  items().set(KEY, newer);
  const record = openRecord(KIND, "apples");
  assert.deepEqual([record.read(), record.problem, aside(), items().get(KEY)], [null, "newer", [], newer]);
  record.write({ count: 1 });
  assert.deepEqual([record.read(), record.problem, aside()], [{ count: 1 }, null, [newer]]);
});

test("what another tab has spoiled since it was read is set aside too", () => {
  const record = openRecord(KIND, "apples");
  record.write({ count: 1 });
  items().set(KEY, "{half");
  record.write({ count: 2 });
  assert.deepEqual(aside(), ["{half"]);
});

test("what cannot be read and for which there is no room elsewhere is never written over", () => {
  const full = shelf({ full: true });
  full.items.set(KEY, "{half");
  globalThis.localStorage = full;
  const record = openRecord(KIND, "apples");
  assert.deepEqual([record.read(), record.problem], [null, "stuck"]);
  full.setItem = (key, text) => {
    if (key.includes(":aside:")) throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
    full.items.set(key, text);
  };
  for (const count of [1, 2]) {
    assert.equal(record.write({ count }), false);
    assert.deepEqual([record.problem, full.items.get(KEY), record.read()], ["stuck", "{half", { count }]);
  }
});

test("an older version is read by the steps that lead from it, and written as today's", () => {
  const today = recordKind({
    kind: "counts", version: 2, title: KIND.title, sound,
    migrate: { 0: ({ number }) => ({ total: number }), 1: ({ total }) => ({ count: total }) },
  });
  for (const text of ['{"number": 3}', envelope({ data: { total: 3 } })]) {
    items().set(KEY, text);
    const record = openRecord(today, "apples");
    assert.deepEqual([record.read(), record.problem, items().get(KEY)], [{ count: 3 }, null, text]);
    record.change((data) => ({ count: data.count + 1 }));
    assert.deepEqual([JSON.parse(items().get(KEY)).version, record.read(), aside()], [2, { count: 4 }, []]);
  }
  items().set(KEY, envelope({ data: 7 })); // a step that throws
  const record = openRecord(today, "apples");
  assert.deepEqual([record.read(), record.problem], [null, "corrupt"]);
});

for (const [trouble, problem] of [["barred", "barred"], ["full", "full"]]) {
  test(`where storage is ${trouble}, all views of the page share what is done until it is closed`, () => {
    globalThis.localStorage = shelf({ [trouble]: true });
    const [one, other] = [openRecord(KIND, "apples"), openRecord(KIND, "apples")];
    assert.equal(one.write({ count: 5 }), false);
    assert.deepEqual([one.problem, other.read(), other.problem], [problem, { count: 5 }, problem]);
    one.remove();
    assert.equal(other.read(), null);
  });
}

test("what could not be stored is stored when there is room again", () => {
  globalThis.localStorage = shelf({ full: true });
  const record = openRecord(KIND, "apples");
  record.write({ count: 5 });
  globalThis.localStorage = shelf();
  record.change(({ count }) => ({ count: count + 1 }));
  assert.deepEqual([record.problem, JSON.parse(items().get(KEY)).data], [null, { count: 6 }]);
});

test("without any storage, as in node, nothing throws", () => {
  delete globalThis.localStorage;
  const record = openRecord(KIND, "apples");
  assert.deepEqual([record.read(), record.problem], [null, "barred"]);
});

test("deleting takes along what was set aside of this record, and nothing of others", () => {
  const others = [["trygg-trening:counts:apples-2", envelope({ name: "apples-2" })], ["trygg-trening:aside:counts:apples-2:1f", "{"], ["mode", "dark"]];
  for (const [key, text] of others) items().set(key, text);
  items().set(KEY, "{half");
  const record = openRecord(KIND, "apples");
  record.read();
  assert.equal(aside().length, 1);
  record.remove();
  assert.deepEqual([...items()], others);
});

test("there is something to delete as long as anything lies there, readable or not", () => {
  const record = openRecord(KIND, "apples");
  assert.equal(record.exists(), false);
  items().set(KEY, "{half");
  assert.equal(record.exists(), true);
  record.read();
  items().delete(KEY); // what was set aside is left
  assert.equal(record.exists(), true);
  record.remove();
  assert.equal(record.exists(), false);
  items().set("trygg-trening:counts:fruit", envelope({ name: "fruit" }));
  const renamed = openRecord(KIND, "apples", { renamed: ["fruit"] });
  renamed.read();
  assert.equal(renamed.exists(), true);
  globalThis.localStorage = shelf({ barred: true });
  assert.equal(record.exists(), false);
  record.write({ count: 1 });
  assert.equal(record.exists(), true);
});

test("a renamed record is found under its former name, and moved when it is next written", () => {
  items().set("trygg-trening:counts:fruit", envelope({ name: "fruit" }));
  const record = openRecord(KIND, "apples", { renamed: ["fruit"] });
  assert.deepEqual(record.read(), { count: 3 });
  assert.deepEqual([...items().keys()], ["trygg-trening:counts:fruit"]);
  record.write({ count: 4 });
  assert.deepEqual([...items().keys()], [KEY]);
  items().set("trygg-trening:counts:fruit", envelope({ name: "fruit" }));
  assert.deepEqual(openRecord(KIND, "apples", { renamed: ["fruit"] }).read(), { count: 4 });
});

test("deleting a renamed record deletes it where it still lies", () => {
  items().set("trygg-trening:counts:fruit", envelope({ name: "fruit" }));
  const record = openRecord(KIND, "apples", { renamed: ["fruit"] });
  record.read();
  record.remove();
  assert.equal(items().size, 0);
});

test("what was kept under a common name before there were versions is taken up; what somebody named so is not", () => {
  const kind = recordKind({ kind: "counts", version: 1, title: KIND.title, sound, migrate: { 0: (data) => data } });
  items().set("trygg-trening:counts:common", '{"count": 3}');
  assert.deepEqual(openRecord(kind, "apples", { unnamed: "common" }).read(), { count: 3 });
  items().set("trygg-trening:counts:common", envelope({ name: "common" }));
  assert.equal(openRecord(kind, "apples", { unnamed: "common" }).read(), null);
});

test("who follows a record is told of other views and other tabs, and not of what is written here", () => {
  const events = new EventTarget();
  for (const name of ["addEventListener", "dispatchEvent"]) globalThis[name] = events[name].bind(events);
  const [one, other, stranger] = [openRecord(KIND, "apples"), openRecord(KIND, "apples"), openRecord(KIND, "pears")];
  const told = { one: 0, stranger: 0 };
  one.read();
  const stop = one.follow(() => (told.one += 1) && one.read());
  stranger.read();
  const stopToo = stranger.follow(() => (told.stranger += 1));
  one.write({ count: 1 });
  assert.equal(told.one, 0);
  other.write({ count: 2 });
  assert.equal(told.one, 1);
  const fromTab = (key) => events.dispatchEvent(Object.assign(new Event("storage"), { key }));
  fromTab(KEY); // nothing has changed
  items().set(KEY, envelope({ data: { count: 9 } }));
  fromTab("trygg-trening:counts:pears");
  assert.equal(told.one, 1);
  fromTab(KEY);
  assert.equal(told.one, 2);
  items().clear();
  fromTab(null); // all was deleted
  assert.equal(told.one, 3);
  stop();
  other.write({ count: 3 });
  assert.deepEqual(told, { one: 3, stranger: 0 });
  stopToo();
  for (const name of ["addEventListener", "dispatchEvent"]) delete globalThis[name];
});

test("what has no name of its own has the page's, which a notebook does not have", () => {
  assert.equal(pageName(), "");
  globalThis.document = { querySelector: (selector) => (selector === 'meta[name="training-safety"]' ? { content: "warm_up" } : null) };
  assert.equal(pageName(), "warm_up");
  globalThis.document = { querySelector: () => null };
  assert.equal(pageName(), "");
});

test("a page that was renamed finds what was kept under its former name, and its activities under their former ids", () => {
  const former = JSON.stringify({ names: ["fruit"], ids: { "fruit.a": "apples.a", "fruit.b": "apples.c", C08: "C07", C09: null } });
  globalThis.document = { querySelector: () => ({ content: "apples", dataset: { former } }) };
  items().set("trygg-trening:counts:fruit", envelope({ name: "fruit" }));
  assert.deepEqual(openRecord(KIND, "apples").read(), { count: 3 });
  assert.equal(openRecord(KIND, "pears").read(), null);
  items().set("trygg-trening:counts:fruit.b", envelope({ name: "fruit.b" }));
  assert.deepEqual(openRecord(KIND, "apples.c").read(), { count: 3 });
  assert.deepEqual(underNewIds({ "fruit.a": 1, "fruit.b": 2, "apples.c": 3, C08: 4, C09: 5, other: 6 }), { "apples.a": 1, "apples.c": 3, C07: 4, other: 6 });
  globalThis.document = { querySelector: () => ({ content: "apples" }) };
  assert.deepEqual(underNewIds({ "fruit.a": 1 }), { "fruit.a": 1 });
});

test("there is a sentence for every problem in both languages, and none where all is well", () => {
  for (const lang of ["nb", "en"]) {
    const told = ["barred", "full", "corrupt", "newer", "stuck"].map((problem) => storageSentence(problem, lang));
    assert.equal(new Set(told).size, 5);
    for (const sentence of told) assert.match(sentence, /^[A-ZÅ].*\.$/);
    assert.equal(storageSentence(null, lang), "");
  }
});
