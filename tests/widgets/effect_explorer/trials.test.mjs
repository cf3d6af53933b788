import assert from "node:assert/strict";
import { test } from "node:test";

import { isStriking, meanOf, trials } from "../../../src/training_safety/widgets/effect_explorer/trials.js";
import { translator } from "../../../src/training_safety/widgets/shared/language.js";
import WORDS from "../../../src/training_safety/widgets/effect_explorer/words.json" with { type: "json" };
import { every, page } from "../tiny_page.mjs";

const trial = (difference, standardError) => ({ difference, standardError });

test("a trial is striking when its whole interval is below 0, and the mean can be of those alone", () => {
  const all = [trial(-20, 5), trial(-2, 5), trial(20, 5)];
  assert.deepEqual(all.map(isStriking), [true, false, false]);
  assert.equal(meanOf(all, false).value.toFixed(3), "-0.667");
  assert.deepEqual([meanOf(all, true).value, meanOf(all, true).counted], [-20, 1]);
  assert.equal(meanOf([], false), null);
  assert.equal(meanOf(all.slice(1), true), null);
});

test("trials are drawn one and ten at a time, the mean follows, and another size begins anew", () => {
  const place = page();
  let heard = "";
  const entry = { axis: { from: -40, to: 20 }, truth: -8, spread: 20, sizes: [30, 400] };
  place.append(...trials(entry, { lang: "nb", t: translator(WORDS, "nb"), say: (words) => (heard = words) }));
  const press = (words) => every(place, (it) => it.tag === "button" && it.textContent === words)[0].tell("click");
  press("Trekk én");
  assert.match(heard, /^Siste studie: (.+)\. Alle samlet: \1, 1 av 1 studier$/);
  for (let more = 0; more < 10; more += 1) press("Trekk ti");
  assert.match(heard, /101 av 101 studier$/);
  press("Tell bare dem som er helt under 0");
  assert.match(heard, /Alle samlet: −1[5-9].* av 101 studier$/, "the striking ones alone are far from the truth");
  press("400");
  assert.equal(heard, "400 mennesker i hver studie. Ingen er trukket ennå.");
});
