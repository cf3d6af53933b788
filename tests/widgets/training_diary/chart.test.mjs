import assert from "node:assert/strict";
import { test } from "node:test";

import { barTable, gapBar, loadBar, shareOf } from "../../../src/training_safety/widgets/training_diary/chart.js";
import { every, page } from "../tiny_page.mjs";

page();
const kinds = (svg) => every(svg, ({ tag }) => tag === "path").map((path) => path.getAttribute("class"));

test("a bar is as long as its share of the longest, and none is longer than none at all", () => {
  assert.equal(shareOf(210, 420), 50);
  assert.equal(shareOf(0, 0), 0);
});

test("a rest day, a gap and a week with gaps are drawn apart", () => {
  assert.deepEqual(kinds(loadBar(420, 420)), ["ts-diary-zero", "ts-diary-load"]);
  assert.deepEqual(kinds(loadBar(0, 420)), ["ts-diary-zero"]);
  assert.deepEqual(kinds(loadBar(100, 420, { part: true })), ["ts-diary-zero", "ts-diary-part"]);
  assert.deepEqual(kinds(gapBar()), ["ts-diary-gap"]);
});

test("a table of bars has its numbers as text, under heads of their own", () => {
  const table = barTable("Dag for dag", ["Dag", "Belastning", "Min", " min"], [{ name: "Ma", drawn: loadBar(1, 1), load: "420", minutes: "60" }, { name: "Ti", load: "", minutes: "" }]);
  assert.deepEqual(every(table, ({ tag }) => tag === "th").map(({ textContent }) => textContent), ["Dag", "Belastning", "Min", "Ma", "Ti"]);
  assert.match(table.textContent, /Ma42060 min/);
});
