import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { hash32, mixed, orderedRows, shifted } from "../../../src/training_safety/widgets/shared/ordering.js";
import { every, one, page } from "../tiny_page.mjs";

const VECTORS = JSON.parse(readFileSync(new URL("../../vectors/quiz_scoring.json", import.meta.url), "utf8"));

test("the hash is that of the shared vectors, and what is never to be solved is not", () => {
  for (const { text: words, hash } of VECTORS.hashes) assert.equal(hash32(words), hash);
  for (let key = 0; key < 20; key += 1) assert.notDeepEqual(mixed(String(key), 2, true), [0, 1]);
});

test("a step moves one place and stays at the edge", () => {
  const order = [2, 0, 1];
  assert.deepEqual(shifted(order, 1, -1), [0, 2, 1]);
  assert.deepEqual(shifted(order, 1, 1), [2, 1, 0]);
  assert.equal(shifted(order, 0, -1), order);
  assert.equal(shifted(order, 2, 1), order);
  assert.deepEqual(order, [2, 0, 1]);
});

/** Three rows on a page, and what is announced of them. */
function opened(lang = "nb") {
  page();
  const said = [];
  let moves = 0;
  const rows = orderedRows(["A", "B", "C"], lang, (sentence) => said.push(sentence), () => (moves += 1));
  const press = (key, row) => {
    let stopped = false;
    every(rows.element, ({ tag }) => tag === "li")[row].tell("keydown", { key, preventDefault: () => (stopped = true) });
    return stopped;
  };
  return { ...rows, said, press, moves: () => moves };
}

test("a row is moved by arrow keys, and what cannot be moved stands until another one passes it", () => {
  const made = opened();
  assert.deepEqual([made.press("ArrowDown", 0), made.press("Tab", 0)], [true, false]);
  assert.deepEqual([made.order(), made.said, made.moves()], [[1, 0, 2], ["«A» er nå nummer 2 av 3."], 1]);
  made.fix([1]);
  assert.equal(made.press("ArrowDown", 0), false);
  made.press("ArrowUp", 1);
  assert.deepEqual(made.order(), [0, 1, 2]);
  made.press("ArrowUp", 0);
  assert.deepEqual([made.said.at(-1), made.moves()], ["«A» står allerede øverst.", 2]);
});

test("the buttons and what is heard are in the page's language", () => {
  const made = opened("en");
  one(made.element, "button", "Move up: C").tell("click");
  assert.deepEqual(made.said, ["“C” is now number 2 of 3."]);
});
