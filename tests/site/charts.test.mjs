import assert from "node:assert/strict";
import test from "node:test";

globalThis.document = { documentElement: { lang: "nb" } };
const { themed } = await import("../../src/training_safety/site/static/charts.js");
const colours = { line: "l", surface: "w", lineStrong: "s", ink: "i", inkQuiet: "q", accent: "a", second: "b", fontText: "f" };

test("every axis of a figure gets the colours of the moment and keeps what the author set", () => {
  const layout = themed({ xaxis2: { title: "x", gridcolor: "own" }, yaxis: { range: [0, 1] } }, colours);
  assert.equal(layout.xaxis.gridcolor, "l");
  assert.equal(layout.xaxis2.gridcolor, "own");
  assert.equal(layout.xaxis2.linecolor, "s");
  assert.deepEqual(layout.yaxis.range, [0, 1]);
});

test("a line in the figure follows the theme unless it has a colour of its own", () => {
  const { shapes } = themed({ shapes: [{ line: { dash: "dot" } }, { line: { color: "own" } }] }, colours);
  assert.deepEqual(shapes.map((shape) => shape.line.color), ["s", "own"]);
});

test("numbers are written with a decimal comma in Bokmål", () => {
  assert.equal(themed({}, colours).separators[0], ",");
});

test("the names of lines stand above the plot, where they cover no axis, and a touch there hides nothing", () => {
  const { legend } = themed({ legend: { title: { text: "Moment" } } }, colours);
  assert.deepEqual([legend.y, legend.yanchor, legend.itemclick], [1, "bottom", false]);
  assert.equal(legend.title.text, "Moment");
});
