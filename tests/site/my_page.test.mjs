import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { KINDS } from "../../src/training_safety/site/static/kept_kinds.js";
import { refusal, titleOf } from "../../src/training_safety/site/static/my_page.js";
import { bringIn, exportedText, importPreview, listed, migrateAll } from "../../src/training_safety/widgets/shared/registry.js";
import { shelf } from "../widgets/tiny_page.mjs";

const items = () => globalThis.localStorage.items;
beforeEach(() => {
  globalThis.localStorage = shelf();
});

test("a record has its kind's title and the page it is from; one of a kind that is not known is said to be that", () => {
  const course = { sections: [{ stem: "warm_up", title: "Oppvarming", page: "x.html" }], tools: [] };
  const words = { t: (key) => key, lang: "nb" };
  assert.deepEqual(titleOf({ kind: "guesses", name: "warm_up.x", title: { nb: "Tips" } }, course, words), { what: "Tips", page: course.sections[0] });
  assert.deepEqual(titleOf({ kind: "old", name: "mine", title: null }, null, words), { what: "unknown (old)", page: null });
});

test("a file of a newer edition has words of its own", () => assert.deepEqual(["newer", "not_ours"].map(refusal), ["file_newer", "not_ours"]));

/** What each kind kept before records had versions, where it is older than they are. */
const UNVERSIONED = {
  beliefs: { before: { steady: 4 }, after: {} },
  "load-planner": { first: { start_load: 100 }, settings: { start_load: 100 }, planId: "abcdefghij12", session: "", longest: "" },
  quiz: { bank: "0", items: { a: { print: "1f", answer: 0 } } },
  timer: { edits: {}, switches: {}, run: {} },
};

test("every earlier version of every kind can be read, goes into a file and comes out of it on another device", () => {
  for (const kind of KINDS) {
    // A kind of version n is read from 1 on, and those that are older than versions from 0.
    const from = Object.hasOwn(UNVERSIONED, kind.kind) ? 0 : 1;
    for (let version = from; version < kind.version; version += 1) assert.equal(typeof kind.migrate[version], "function", `${kind.kind} ${version}`);
    assert.deepEqual(Object.keys(kind.migrate).map(Number), Array.from({ length: kind.version - from }, (_, step) => from + step), kind.kind);
  }
  for (const [kind, data] of Object.entries(UNVERSIONED)) items().set(`trygg-trening:${kind}:old`, JSON.stringify(data));
  assert.deepEqual(listed(KINDS).filter(({ problem }) => problem !== null), []);
  const file = exportedText(KINDS);
  globalThis.localStorage = shelf();
  const { rows } = importPreview(file, KINDS);
  assert.deepEqual(new Set(rows.map(({ what }) => what)), new Set(["new"]));
  assert.deepEqual(bringIn(rows, KINDS), { done: Object.keys(UNVERSIONED).length, problem: null });
  assert.deepEqual(listed(KINDS).map(({ kind, problem, version }) => [kind, problem, version]).sort(), Object.keys(UNVERSIONED).map((kind) => [kind, null, 0]).sort());
  assert.deepEqual(migrateAll(KINDS), { done: 0, problem: null }); // they wait until their page is opened
});
