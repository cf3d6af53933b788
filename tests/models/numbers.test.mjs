import assert from "node:assert/strict";
import { test } from "node:test";

import { intervalText, numberText, percentText, typedNumber } from "../../src/training_safety/models/numbers.js";
import { vectors } from "./domain_vectors.mjs";

const { intervals, typed, written } = vectors("numbers");

test("what is typed is read as the shared vectors say", () => {
  for (const { text, lang, units, ...expected } of typed) {
    assert.deepEqual(typedNumber(text, lang, units), expected, `${lang} ${text}`);
  }
});

test("a number is written as the shared vectors say", () => {
  for (const { value, nb, en, as_typed: asTyped, ...rest } of written) {
    const how = { ...rest, asTyped };
    assert.deepEqual([numberText(value, "nb", how), numberText(value, "en", how)], [nb, en]);
  }
});

test("an interval is written as the shared vectors say", () => {
  for (const { low, high, decimals, nb, en } of intervals) {
    assert.deepEqual([intervalText(low, high, "nb", decimals), intervalText(low, high, "en", decimals)], [nb, en]);
  }
});

test("a number is its own reading, and what is not finite or no text is none", () => {
  assert.deepEqual(typedNumber(2.5), { value: 2.5 });
  for (const odd of [true, null, undefined, NaN, Infinity, [1], {}]) assert.deepEqual(typedNumber(odd), { problem: "number" });
});

test("a number is written as the browser's own Intl.NumberFormat writes it, but for minus nought and a true minus", () => {
  const values = [0, 1, -1, 999, 1000, -1234.5, 1.005, 2.5, -2.5, 0.5, 1e-7, 6.3e-7, 0.0049999, 99999.5, 1234567.895, 1e15];
  for (let power = -5; power < 12; power += 1) values.push(1.2345678 * 10 ** power, -9.8765432 * 10 ** power);
  for (const [lang, locale] of [["nb", "nb-NO"], ["en", "en-GB"]]) {
    for (const decimals of [0, 1, 2, 3, 6]) {
      for (const sign of [false, true]) {
        const peer = new Intl.NumberFormat(locale, { maximumFractionDigits: decimals, signDisplay: sign ? "exceptZero" : "negative" });
        for (const value of values) {
          const expected = peer.format(value).replace(/\u00a0/g, "\u202f").replace("-", "\u2212");
          assert.equal(numberText(value, lang, { decimals, sign }), expected, `${value} ${lang} ${decimals} ${sign}`);
        }
      }
    }
  }
});

test("a per cent has a space that does not break in Bokmål", () => {
  assert.deepEqual(["nb", "en"].map((lang) => percentText(12.46, lang, { sign: true })), ["+12,5\u00a0%", "+12.5%"]);
});
