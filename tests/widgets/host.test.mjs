import assert from "node:assert/strict";
import test from "node:test";

import { formatNumber, isRecord, language, make, parseNumber, renderer, setText, storage, storageSentence, translator } from "../../src/training_safety/widgets/host.js";
import { page } from "./tiny_page.mjs";

test("a comma and a point are both decimal signs, and spaces may part thousands", () => {
  assert.equal(parseNumber("1 234,5"), 1234.5);
  assert.equal(parseNumber("1\u202f234.5"), 1234.5);
  assert.equal(parseNumber(" −3 "), -3);
  for (const text of ["", "abc", "1,2,3", "12 kg", "1e400", null, undefined]) assert.ok(Number.isNaN(parseNumber(text)), String(text));
});

test("numbers are written as the language writes them", () => {
  assert.equal(formatNumber(1234.5, "nb", { decimals: 1 }), "1\u202f234,5");
  assert.equal(formatNumber(1234.5, "en", { decimals: 1 }), "1,234.5");
  assert.equal(formatNumber(12, "nb", { sign: true }), "+12");
});

test("a number is written as the browser's own Intl.NumberFormat writes it, but for minus nought", () => {
  const values = [0, 1, -1, 999, 1000, -1234.5, 1.005, 2.5, -2.5, 0.5, 1e-7, 6.3e-7, 0.0049999, 99999.5, 1234567.895, 1e15];
  for (let power = -5; power < 12; power += 1) values.push(1.2345678 * 10 ** power, -9.8765432 * 10 ** power);
  for (const [lang, locale] of [["nb", "nb-NO"], ["en", "en-GB"]]) {
    for (const decimals of [0, 1, 2, 3, 6]) {
      for (const sign of [false, true]) {
        const peer = new Intl.NumberFormat(locale, { maximumFractionDigits: decimals, signDisplay: sign ? "exceptZero" : "negative" });
        for (const value of values) {
          const expected = peer.format(value).replace(/\u00a0/g, "\u202f");
          assert.equal(formatNumber(value, lang, { decimals, sign }), expected, `${value} ${lang} ${decimals} ${sign}`);
        }
      }
    }
  }
});

test("a sentence takes its values and keeps the places it was given none for", () => {
  const t = translator({ nb: { a: "{x} av {y}" }, en: { a: "{x} of {y}" } }, "nb");
  assert.equal(t("a", { x: 0, y: 3 }), "0 av 3");
  assert.equal(t("a", { x: 1 }), "1 av {y}");
  assert.throws(() => t("unknown"), /unknown/);
});

test("outside the book the widget's own language counts, and Bokmål is the default", () => {
  assert.equal(language({ get: () => "en" }), "en");
  assert.equal(language({ get: () => "nb" }), "nb");
  assert.equal(language({ get: () => undefined }), "nb");
});

test("storage that is barred, full or corrupt never throws and says what is wrong", () => {
  assert.equal(storage("x").read(), undefined); // node has no localStorage here
  const kept = new Map();
  globalThis.localStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      if (value.length > 20) throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
      kept.set(key, value);
    },
    removeItem: (key) => kept.delete(key),
  };
  const store = storage("y");
  assert.equal(store.read(), undefined);
  assert.equal(store.problem, null);
  assert.ok(store.write({ a: 1 }));
  assert.deepEqual(store.read(), { a: 1 });
  assert.equal(store.write("x".repeat(30)), false);
  assert.equal(store.problem, "full");
  kept.set("trygg-trening:y", "{broken");
  assert.equal(store.read(), undefined);
  assert.equal(store.problem, "corrupt");
  for (const lang of ["nb", "en"]) assert.notEqual(storageSentence("corrupt", lang), "");
  assert.equal(storageSentence(null, "nb"), "");
  store.remove();
  assert.equal(store.read(), undefined);
  delete globalThis.localStorage;
});

test("a record is an object with keys", () => {
  assert.deepEqual([{}, { a: 1 }, [], null, undefined, "x", 7].map(isRecord), [true, true, false, false, false, false, false]);
});

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
