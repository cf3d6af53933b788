import assert from "node:assert/strict";
import { test } from "node:test";

import { besideOne, outcomeOf, told } from "../../../src/training_safety/widgets/effect_explorer/people.js";
import { translator } from "../../../src/training_safety/widgets/shared/language.js";
import WORDS from "../../../src/training_safety/widgets/effect_explorer/words.json" with { type: "json" };

const both = (text) => ({ nb: text, en: text });
const RATIO = {
  effect: { measure: "relative_risk", value: 0.55, low: 0.41, high: 0.74 },
  baseline: { from: 5, to: 60, step: 5, start: 40 },
  groups: [{ id: "without", ...both("uten") }, { id: "with", ...both("med") }],
};
const SHARES = { groups: [{ id: "usual", value: 44.1, ...both("vanlig") }, { id: "one", value: 60.5, ...both("én") }, { id: "two", value: 57.7, ...both("to") }] };
const words = (lang = "nb") => ({ lang, t: translator(WORDS, lang) });

test("a relative risk becomes people, a difference and a number needed, each with its interval (F13, example C)", () => {
  const said = told(outcomeOf(RATIO, 40), words());
  assert.deepEqual(said, {
    without: "40 av 100", other: "22 av 100\u00a0(16,4–29,6)", difference: "18 færre av 100\u00a0(10,4–23,6)",
    number: "6\u00a0(5–10) må være med for at det skal bli én færre.",
  });
  assert.equal(told(outcomeOf(RATIO, 20), words("en")).number, "12\u00a0(9\u00a0to\u00a020) must take part for there to be one fewer.");
});

test("shares become people without an interval, and more is said to be more", () => {
  const said = told(outcomeOf(SHARES, undefined, 1), words());
  assert.deepEqual(said, { without: "44,1 av 100", other: "60,5 av 100", difference: "16,4 flere av 100", number: "7 må være med for at det skal bli én flere." });
  assert.match(told(outcomeOf(SHARES, undefined, 2), words()).number, /^8 /);
});

test("an interval that crosses 1 gives no single number, and says why", () => {
  const crossing = { ...RATIO, effect: { measure: "relative_risk", value: 0.9, low: 0.7, high: 1.2 } };
  const said = told(outcomeOf(crossing, 40), words());
  assert.match(said.number, /^Intervallet for forskjellen inneholder 0/);
  assert.equal(said.difference, "4 færre av 100 (fra 12 færre til 8 flere)");
  assert.deepEqual([{ low: 0.4, high: 0.9 }, { low: 0.7, high: 1.2 }, { low: 1.1, high: 2 }, { low: 0.5, high: 1 }].map(besideOne), ["below_one", "crosses_one", "above_one", "crosses_one"]);
});

test("no difference and nobody at risk have no number", () => {
  const same = { groups: SHARES.groups.map((group) => ({ ...group, value: 30 })) };
  assert.deepEqual([told(outcomeOf(same), words()).difference, told(outcomeOf(same), words()).number], ["Ingen forskjell", "Det er ingen forskjell mellom gruppene, så det finnes ikke noe antall som må behandles."]);
  assert.match(told(outcomeOf(RATIO, 0), words()).number, /^Risikoen er 0 fra før/);
});
