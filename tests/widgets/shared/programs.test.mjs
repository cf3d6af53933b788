import assert from "node:assert/strict";
import test from "node:test";

import { loadProgram } from "../../../src/training_safety/widgets/shared/programs.js";

/** A page whose scripts put `made` where it is looked for, or fail. */
function pageWith({ place = null, made = null }) {
  const added = [];
  const createElement = () => ({ setAttribute(name, value) { this[name] = value; }, append() {} });
  globalThis.document = { querySelector: (selector) => (place && selector.includes("-x") ? { content: place } : null), createElement, head: { append: (script) => added.push(script) } };
  const finish = () => {
    globalThis.theProgram = made;
    const script = added.at(-1);
    if (made) script.onload();
    else script.onerror();
  };
  return { added, finish };
}
const there = () => globalThis.theProgram;

test("a page of the book has its program from where the page says, once", async () => {
  delete globalThis.theProgram;
  const page = pageWith({ place: "static/x.js", made: { ok: true } });
  const [one, other] = [loadProgram({}, "x", there), loadProgram({}, "x", there)];
  page.finish();
  assert.deepEqual([await one, await other], [{ ok: true }, { ok: true }]);
  assert.deepEqual(page.added.map(({ src }) => src), ["static/x.js"]);
});

test("a program that does not come is told, and can be asked for again", async () => {
  delete globalThis.theProgram;
  const failing = pageWith({ place: "static/x2.js" });
  const first = loadProgram({}, "x2", there);
  failing.finish();
  await assert.rejects(first, /x2 could not be loaded/);
  const page = pageWith({ place: "static/x2.js", made: { ok: true } });
  const again = loadProgram({}, "x2", there);
  page.finish();
  assert.deepEqual(await again, { ok: true });
});
