import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { bringIn, exportedText, importPreview, listed, migrateAll, removed, takenUp } from "../../../src/training_safety/widgets/shared/registry.js";
import { isRecord, openRecord, recordKind } from "../../../src/training_safety/widgets/shared/storage.js";
import { shelf } from "../tiny_page.mjs";

const sound = (data) => (isRecord(data) && Object.values(data).every(Number.isInteger) ? data : null);
const title = { nb: "Svar", en: "Answers" };
/** Whose records can be put together, and one of which the later counts. */
const ANSWERS = recordKind({ kind: "answers", version: 1, title, sound, migrate: { 0: (data) => data }, merge: (one, other) => ({ ...one, ...other }) });
const PLAN = recordKind({ kind: "plan", version: 2, title, sound, migrate: { 1: ({ old }) => ({ now: old }) } });
const KINDS = [ANSWERS, PLAN];

const [EARLY, LATE] = ["2026-11-01T00:00:00.000Z", "2026-11-22T00:00:00.000Z"];
const text = (kind, name, data, saved = EARLY, version = kind.version) => JSON.stringify({ kind: kind.kind, name, version, saved, data });
const items = () => globalThis.localStorage.items;
const put = (kind, name, ...rest) => items().set(`trygg-trening:${kind.kind}:${name}`, text(kind, name, ...rest));
const read = (kind, name) => openRecord(kind, name).read();
const asides = () => [...items()].filter(([key]) => key.startsWith("trygg-trening:aside:")).map(([, value]) => value);

beforeEach(() => {
  globalThis.localStorage = shelf();
});
afterEach(() => globalThis[Symbol.for("trygg-trening:unsaved")].clear());

test("all that is kept is listed, by kind and name, with what is wrong with it; what was set aside comes last", () => {
  items().set("trygg-trening:aside:answers:a:1f", "{half");
  put(PLAN, "b", { now: 1 });
  put(ANSWERS, "b", { one: 1 }, LATE);
  items().set("trygg-trening:answers:a", '{"one": 2}');
  items().set("trygg-trening:answers:c", "{half");
  put(PLAN, "c", { now: 1 }, LATE, 3);
  items().set("trygg-trening:diary:x", "[]");
  items().set("mode", "dark");
  const rows = listed(KINDS).map(({ kind, name, aside, version, saved, problem }) => [kind, name, aside, version, saved, problem]);
  assert.deepEqual(rows, [
    ["diary", "x", false, undefined, undefined, "unknown"],
    ["answers", "a", false, 0, null, null],
    ["answers", "b", false, 1, LATE, null],
    ["answers", "c", false, undefined, undefined, "corrupt"],
    ["plan", "b", false, 2, EARLY, null],
    ["plan", "c", false, undefined, undefined, "newer"],
    ["answers", "a", true, undefined, undefined, "corrupt"],
  ]);
  assert.deepEqual(listed(KINDS)[1].title, title);
});

test("a file takes everything along, and what it holds is the same on another machine", () => {
  put(ANSWERS, "a", { one: 1 }, LATE);
  items().set("trygg-trening:answers:old", '{"one": 2}');
  items().set("trygg-trening:answers:c", "{half");
  put(PLAN, "b", { old: 7 }, EARLY, 1);
  put(PLAN, "newer", { now: 1 }, LATE, 3);
  items().set("trygg-trening:aside:plan:b:1f", "[]");
  const file = exportedText(KINDS, new Date(LATE));
  assert.deepEqual(Object.keys(JSON.parse(file)), ["kind", "version", "exported", "records", "texts"]);
  globalThis.localStorage = shelf();
  const { rows } = importPreview(`\ufeff${file}`, KINDS);
  assert.deepEqual(rows.map(({ name, what }) => `${name} ${what}`), ["a new", "old new", "b new", "c unreadable", "newer unreadable", "b unreadable"]);
  assert.deepEqual(bringIn(rows, KINDS), { done: 6, problem: null });
  assert.deepEqual([read(ANSWERS, "a"), read(PLAN, "b")], [{ one: 1 }, { now: 7 }]);
  // From before there were versions: still to be taken up under the name of its page.
  assert.deepEqual(openRecord(ANSWERS, "page", { unnamed: "old" }).read(), { one: 2 });
  assert.deepEqual(asides().sort(), ["{half", "[]", text(PLAN, "newer", { now: 1 }, LATE, 3)].sort());
});

for (const [what, mine, theirs, expected, data, aside] of [
  ["both have answers", [{ a: 1, b: 1 }, EARLY], [{ b: 2, c: 2 }, LATE], "merged", { a: 1, b: 2, c: 2 }, 0],
  ["both have answers, and those that are here are later", [{ a: 1, b: 1 }, LATE], [{ b: 2, c: 2 }, EARLY], "merged", { a: 1, b: 1, c: 2 }, 0],
  ["the file has nothing new", [{ a: 1, b: 1 }, EARLY], [{ b: 1 }, LATE], "kept", { a: 1, b: 1 }, 0],
  ["the file has the same in another order", [{ a: 1, b: 1 }, EARLY], [{ b: 1, a: 1 }, LATE], "kept", { a: 1, b: 1 }, 0],
  ["the file has all that is here and more", [{ a: 1 }, EARLY], [{ a: 1, b: 2 }, LATE], "replaced", { a: 1, b: 2 }, 1],
]) {
  test(`records are put together when ${what}`, () => {
    put(ANSWERS, "x", ...theirs);
    const file = exportedText(KINDS);
    put(ANSWERS, "x", ...mine);
    const { rows } = importPreview(file, KINDS);
    assert.deepEqual(rows.map((row) => [row.what, row.mine, row.saved]), [[expected, mine[1], theirs[1]]]);
    assert.deepEqual(read(ANSWERS, "x"), mine[0]); // a preview does nothing
    bringIn(rows, KINDS);
    assert.deepEqual([read(ANSWERS, "x"), asides().length], [data, aside]);
  });
}

test("where two cannot be put together the later counts, and what was here is set aside", () => {
  put(PLAN, "x", { now: 2 }, LATE);
  const [later, earlier] = [exportedText(KINDS), (put(PLAN, "x", { now: 1 }, EARLY), exportedText(KINDS))];
  const { rows } = importPreview(later, KINDS);
  assert.equal(rows[0].what, "replaced");
  bringIn(rows, KINDS);
  assert.deepEqual([read(PLAN, "x"), asides()], [{ now: 2 }, [text(PLAN, "x", { now: 1 })]]);
  assert.deepEqual(importPreview(earlier, KINDS).rows.map(({ what }) => what), ["kept"]);
});

test("what is here and cannot be read is set aside before something takes its place", () => {
  put(ANSWERS, "x", { a: 1 });
  const file = exportedText(KINDS);
  items().set("trygg-trening:answers:x", "{half");
  bringIn(importPreview(file, KINDS).rows, KINDS);
  assert.deepEqual([read(ANSWERS, "x"), asides()], [{ a: 1 }, ["{half"]]);
});

test("only the rows that are chosen are brought in", () => {
  for (const name of ["a", "b"]) put(ANSWERS, name, { one: 1 });
  const file = exportedText(KINDS);
  items().clear();
  bringIn(importPreview(file, KINDS).rows.slice(1), KINDS);
  assert.deepEqual([read(ANSWERS, "a"), read(ANSWERS, "b")], [null, { one: 1 }]);
});

for (const [what, file, problem] of [
  ["no JSON", "{", "not_json"],
  ["far too long", " ".repeat(20_000_001), "not_ours"],
  ["another file", '{"kind": "trygg-trening/beliefs", "version": 1}', "not_ours"],
  ["a list", "[]", "not_ours"],
  ["null", "null", "not_ours"],
  ["of a newer edition", '{"kind": "trygg-trening/records", "version": 2}', "newer"],
  ["without its lists", '{"kind": "trygg-trening/records", "version": 1}', "not_ours"],
  ["with a record that has no name", '{"kind": "trygg-trening/records", "version": 1, "records": [{"kind": "plan"}], "texts": []}', "not_ours"],
  ["with a text that is none", '{"kind": "trygg-trening/records", "version": 1, "records": [], "texts": [{"kind": "plan", "name": "x", "text": 3}]}', "not_ours"],
]) {
  test(`a file that is ${what} is refused`, () => assert.deepEqual(importPreview(file, KINDS), { problem }));
}

test("a full or barred storage stops what is brought in, and says after how many", () => {
  for (const name of ["a", "b"]) put(ANSWERS, name, { one: 1 });
  const file = exportedText(KINDS);
  globalThis.localStorage = shelf();
  const { rows } = importPreview(file, KINDS);
  globalThis.localStorage = shelf({ full: true });
  assert.deepEqual(bringIn(rows, KINDS), { done: 0, problem: "full" });
  globalThis.localStorage = shelf({ barred: true });
  assert.deepEqual(importPreview(file, KINDS), { problem: "barred" });
  assert.deepEqual([listed(KINDS), removed()], [[], null]);
});

test("what could not be stored is in the file all the same", () => {
  globalThis.localStorage = shelf({ full: true });
  openRecord(ANSWERS, "a").write({ one: 1 });
  assert.deepEqual(JSON.parse(exportedText(KINDS)).records.map(({ data }) => data), [{ one: 1 }]);
});

test("what was set aside is taken up when it can be read by now, beside what is here", () => {
  const newer = text(PLAN, "x", { now: 3 }, LATE);
  const key = "trygg-trening:aside:plan:x:1f";
  items().set(key, newer);
  put(PLAN, "x", { now: 1 });
  assert.deepEqual(takenUp(key, [ANSWERS]), { done: 0, problem: "unreadable" });
  assert.deepEqual(takenUp(key, KINDS), { done: 1, problem: null });
  assert.deepEqual([read(PLAN, "x"), items().has(key), asides()], [{ now: 3 }, false, [text(PLAN, "x", { now: 1 })]]);
});

test("older versions are written as today's, with the day they were kept; unversioned ones wait to be opened", () => {
  put(PLAN, "x", { old: 7 }, EARLY, 1);
  put(PLAN, "y", { now: 1 });
  items().set("trygg-trening:answers:old", '{"one": 2}');
  assert.deepEqual(migrateAll(KINDS), { done: 1, problem: null });
  assert.deepEqual([items().get("trygg-trening:plan:x"), items().get("trygg-trening:answers:old")], [text(PLAN, "x", { now: 7 }), '{"one": 2}']);
});

test("some of it or all of it can be deleted, and nothing of others", () => {
  for (const name of ["a", "b"]) put(ANSWERS, name, { one: 1 });
  items().set("trygg-trening:aside:plan:x:1f", "[]");
  items().set("mode", "dark");
  assert.equal(removed(["trygg-trening:answers:a"]), null);
  assert.deepEqual(listed(KINDS).map(({ name }) => name), ["b", "x"]);
  assert.equal(removed(), null);
  assert.deepEqual([...items()], [["mode", "dark"]]);
});
