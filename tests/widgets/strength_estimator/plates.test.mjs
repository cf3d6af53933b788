import assert from "node:assert/strict";
import { test } from "node:test";

import { barFor, plates, platesPath } from "../../../src/training_safety/widgets/strength_estimator/plates.js";
import { translator } from "../../../src/training_safety/widgets/shared/language.js";
import WORDS from "../../../src/training_safety/widgets/strength_estimator/words.json" with { type: "json" };
import { page } from "../tiny_page.mjs";

test("the same plates are drawn on both sides, inside the bar's ends", () => {
  assert.equal(platesPath([]), "");
  const edges = [...platesPath(barFor(450).platesKg).matchAll(/M([\d.-]+) /g)].map(([, x]) => Number(x));
  assert.ok(Math.min(...edges) >= 2 && Math.max(...edges) + 6 <= 298, `${edges}`);
  assert.equal(platesPath([25, 15]).split("M").length - 1, 4);
});

test("a bar is said in plates, alone, not quite there, too light and beyond what is drawn", () => {
  page();
  const bar = plates({ lang: "nb", t: translator(WORDS, "nb") });
  assert.equal(bar.show(100), "Stang på 20 kg med 25 + 15 på hver side: 100 kg.");
  assert.equal(bar.show(20), "Bare stanga: 20 kg.");
  assert.equal(bar.show(101), "Stang på 20 kg med 25 + 15 på hver side: 100 kg. 1 kg mangler for å komme til vekta.");
  assert.equal(bar.show(12), "Lettere enn ei stang på 20 kg: Bruk manualer eller ei lettere stang.");
  assert.equal(bar.show(600), "Mer enn skivene på ei vanlig stang.");
});
