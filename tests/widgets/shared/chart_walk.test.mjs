import assert from "node:assert/strict";
import test from "node:test";

import { seriesOf, spoken, stepped } from "../../../src/training_safety/widgets/shared/chart_walk.js";

const forest = {
  data: [{ x: [2.24, 0.5], y: [-20, -60], text: ["Aldersforandringer: 2,24\u00a0(1,21–4,15)", "Endring:<br>−7,3 (−11 til −3,6)"] }],
  layout: { xaxis: { type: "log" }, yaxis: { showticklabels: false } },
};
const curve = {
  data: [
    { name: "Mye", x: [1, 2, 3], y: [10, 1234.5, null] },
    { name: "Lite", x: [1, 2], y: [1, 2] },
    { x: [0, 9], y: [5, 5], hoverinfo: "skip" },
  ],
  layout: { xaxis: { title: { text: "Uke" } }, yaxis: {}, legend: { title: { text: "Belastning" } } },
};

test("an interval is said as one, with its numbers as they are written", () => {
  const said = seriesOf(forest, "nb")[0].map((point) => point.said);
  assert.deepEqual(["Aldersforandringer: 2,24, intervall fra 1,21 til 4,15", "Endring: −7,3, intervall fra −11 til −3,6"], said);
  assert.equal("Changes: 2.24, interval from 1.21 to 4.15", spoken("Changes: 2.24 (1.21 to 4.15)", "en"));
});

test("a point of a curve is said with its series, both axes and the numbers of the language", () => {
  const [much, little] = seriesOf(curve, "nb");
  assert.equal("Mye, Uke: 2, Belastning: 1\u202f234,5", much[1].said);
  assert.equal("Lite, Uke: 1, Belastning: 1", little[0].said);
  assert.equal("Mye, Uke: 2, Belastning: 1,234.5", seriesOf(curve, "en")[0][1].said);
});

test("what is missing, and what only helps the eye, is no point", () => {
  assert.deepEqual([2, 2], seriesOf(curve, "nb").map((points) => points.length));
  assert.deepEqual([], seriesOf({ data: [{ x: { dtype: "f8" }, y: [1] }] }, "nb"));
});

test("the keys go along a series and stop at its ends", () => {
  const series = seriesOf(curve, "nb");
  assert.deepEqual([0, 1], stepped("ArrowRight", [0, 0], series));
  assert.deepEqual([0, 1], stepped("ArrowRight", [0, 1], series));
  assert.deepEqual([0, 0], stepped("ArrowLeft", [0, 0], series));
  assert.deepEqual([0, 1], stepped("End", [0, 0], series));
  assert.deepEqual([0, 0], stepped("Home", [0, 1], series));
  assert.equal(null, stepped("Tab", [0, 0], series));
});

test("up and down change the series, or go along the rows where there is one", () => {
  assert.deepEqual([1, 1], stepped("ArrowDown", [0, 1], seriesOf(curve, "nb")));
  assert.deepEqual([0, 1], stepped("ArrowUp", [1, 1], seriesOf(curve, "nb")));
  assert.deepEqual([0, 1], stepped("ArrowDown", [0, 0], seriesOf(forest, "nb")));
});

test("a tone follows the value, by the logarithm where the axis is one", () => {
  assert.deepEqual([Math.log(2.24), Math.log(0.5)], seriesOf(forest, "nb")[0].map(({ value }) => value));
  assert.equal(1234.5, seriesOf(curve, "nb")[0][1].value);
});
