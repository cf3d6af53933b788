import assert from "node:assert/strict";
import test from "node:test";

import { make, placed, renderer, setText } from "../../../src/training_safety/widgets/shared/dom.js";
import { page } from "../tiny_page.mjs";

test("a text is written only where it is another one", () => {
  let written = 0;
  const node = { get textContent() { return "4:00"; }, set textContent(_) { written += 1; } };
  setText(node, "4:00");
  assert.equal(written, 0);
  setText(node, "3:59");
  assert.equal(written, 1);
});

test("a widget is drawn anew when one of its traits changes, and nothing listens when it is closed", () => {
  const listeners = new Map();
  const model = { on: (event, tell) => listeners.set(event, tell), off: (event, tell) => listeners.get(event) === tell && listeners.delete(event) };
  const done = [];
  const draw = (of, el) => {
    assert.equal(of, model);
    done.push(`drawn in ${el}`);
    return () => done.push("closed");
  };
  const close = renderer(["plan", "lang"], draw)({ model, el: "place" });
  assert.deepEqual([...listeners.keys()], ["change:plan", "change:lang"]);
  listeners.get("change:lang")();
  assert.deepEqual(done, ["drawn in place", "closed", "drawn in place"]);
  close();
  assert.deepEqual([done.at(-1), listeners.size], ["closed", 0]);
});

test("a link to another site leaves a notebook standing, and is an ordinary link in the book", () => {
  const before = globalThis.document;
  for (const [meta, target] of [[null, "_blank"], [{}, undefined]]) {
    page();
    globalThis.document.querySelector = (selector) => (selector.includes("training-safety") ? meta : null);
    assert.equal(make("a", { href: "https://example.org/" }, "there").attributes.target, target);
    assert.equal(make("a", { href: "#here" }, "here").attributes.target, undefined);
  }
  globalThis.document = before;
});

test("a drawing that is put into its place leaves nothing there when it is closed, whether it follows something or not", () => {
  const place = page();
  const ended = [];
  const close = placed(place, make("p"), () => ended.push("followed"));
  assert.equal(place.children.length, 1);
  close();
  placed(place, make("p"))();
  assert.deepEqual([["followed"], 0], [ended, place.children.length]);
});
