import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import test from "node:test";

const WIDGETS = new URL("../../src/training_safety/widgets/", import.meta.url);
const folders = readdirSync(WIDGETS).filter((name) => existsSync(new URL(`${name}/view.js`, WIDGETS)));
const read = (path) => readFileSync(new URL(path, WIDGETS), "utf8");
const places = (sentence) => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort();

for (const folder of folders) {
  const words = JSON.parse(read(`${folder}/words.json`));

  test(`${folder}: every sentence is there in both languages, with the same places to fill`, () => {
    for (const [key, said] of Object.entries(words)) {
      assert.deepEqual(Object.keys(said), ["nb", "en"], key);
      assert.ok(said.nb.trim() && said.en.trim(), key);
      assert.deepEqual(places(said.nb), places(said.en), key);
    }
  });

  test(`${folder}: every sentence is used`, () => {
    const code = readdirSync(new URL(folder, WIDGETS)).filter((name) => name.endsWith(".js")).map((name) => read(`${folder}/${name}`)).join("");
    // A key is written out, is a name that is asked for by itself, or is put together of a fixed part and a name.
    const families = [...code.matchAll(/`(\w*)\$\{[^}]+\}(\w*)`/g)].filter(([, before, after]) => (before + after).length > 3);
    const composed = (key) => families.some(([, before, after]) => key.startsWith(before) && key.endsWith(after));
    const written = (key) => new RegExp(`"${key}"|\\b${key}: |\\b${key},$`, "m").test(code);
    assert.deepEqual(Object.keys(words).filter((key) => !written(key) && !composed(key)), []);
  });
}
