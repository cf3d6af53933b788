// What the tests of the domain twins share: the vectors that Python reads as well, and how numbers are compared.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

export const vectors = (name) => JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), "utf8"));

const camelName = (name) => name.toLowerCase().replace(/_(\w)/g, (_, letter) => letter.toUpperCase());

/** The keys of Python as the twins spell them. */
export const camel = (object) => Object.fromEntries(Object.entries(object).map(([name, value]) => [camelName(name), value]));

/** Equal to 1e-12 of the value; null is only null. */
export function assertClose(actual, expected, message) {
  const near = typeof expected === "number" && Math.abs(actual - expected) <= 1e-12 * Math.max(1, Math.abs(expected));
  assert.ok(expected === null ? actual === null : near, `${message}: ${actual} for ${expected}`);
}

export function assertAllClose(actual, expected, message) {
  for (const [name, value] of Object.entries(expected)) assertClose(actual[name], value, `${message} ${name}`);
}

/** Each call that Python refuses is refused here with a sentence, and so is what JSON cannot hold. */
export function assertRefusals({ refused, accepted_beside_the_refused: acceptedCalls }, calls) {
  for (const [name, accepted] of Object.entries(acceptedCalls)) calls[name](accepted); // in order, so not refused
  for (const { function: name, argument, given } of refused) {
    const call = () => calls[name]({ ...acceptedCalls[name], ...given });
    assert.throws(call, (error) => error instanceof RangeError && /give/.test(error.message), `${name} ${argument} ${JSON.stringify(given)}`);
  }
  for (const [name, accepted] of Object.entries(acceptedCalls)) {
    for (const argument of Object.keys(accepted)) {
      for (const nonsense of [NaN, Infinity, -Infinity, {}]) {
        assert.throws(() => calls[name]({ ...accepted, [argument]: nonsense }), RangeError, `${name} ${argument} ${nonsense}`);
      }
    }
  }
}
