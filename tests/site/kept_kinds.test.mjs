import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import test from "node:test";

import { KINDS } from "../../src/training_safety/site/static/kept_kinds.js";

const source = new URL("../../src/training_safety/", import.meta.url);

test("every kind of record in the source is in the list, once, with a title in both languages", () => {
  const texts = globSync("{site,widgets}/**/*.js", { cwd: source }).map((file) => readFileSync(new URL(file, source), "utf8").replace(/^\s*(\/\/|\*).*$/gm, ""));
  const made = texts.flatMap((text) => [...text.matchAll(/recordKind\(\{\s*kind: "([\w-]+)"/g)].map(([, kind]) => kind));
  const calls = texts.flatMap((text) => [...text.matchAll(/= recordKind\(/g)]).length;
  assert.equal(made.length, calls);
  assert.deepEqual(KINDS.map(({ kind }) => kind).sort(), made.sort());
  assert.equal(new Set(made).size, made.length);
  for (const { title, version, sound } of KINDS) {
    assert.ok(title.nb && title.en && Number.isInteger(version) && version >= 1);
    for (const nothing of [null, undefined, 7, "x", []]) assert.equal(sound(nothing), null);
  }
});
