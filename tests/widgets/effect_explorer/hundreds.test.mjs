import assert from "node:assert/strict";
import { test } from "node:test";

import { dotsOf, hundreds, results } from "../../../src/training_safety/widgets/effect_explorer/hundreds.js";
import { every, page } from "../tiny_page.mjs";

test("who is spared and who is more stand apart from those it happened to in both groups", () => {
  assert.deepEqual(dotsOf(22, 40), { filled: [0, 22], more: [22, 22], spared: [22, 40], empty: [40, 100] });
  assert.deepEqual(dotsOf(60, 44), { filled: [0, 44], more: [44, 60], spared: [60, 60], empty: [60, 100] });
  assert.deepEqual(dotsOf(40), { filled: [0, 40], more: [40, 40], spared: [40, 40], empty: [40, 100] });
});

test("both groups have a hundred dots, their name and their number", () => {
  page();
  const drawn = hundreds();
  drawn.show([{ name: "Uten", people: 40, words: "40 av 100" }, { name: "Med", people: 22, words: "22 av 100" }]);
  assert.equal(drawn.element.textContent, "Uten: 40 av 100Med: 22 av 100");
  const paths = every(drawn.element, (it) => it.tag === "path").map((path) => path.getAttribute("d").split("M").length - 1);
  assert.deepEqual(paths, [40, 0, 0, 60, 22, 0, 18, 60]);
});

test("results have their name beside them", () => {
  page();
  const list = results(["ratio", "number"], (key) => key.toUpperCase());
  list.show({ ratio: "0,55", number: "6", other: "not shown" });
  assert.equal(list.element.textContent, "RATIO0,55NUMBER6");
});
