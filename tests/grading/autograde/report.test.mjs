import assert from "node:assert/strict";
import { test } from "node:test";
import { countTicks, dressed, itemsFigure, kept, left, scoresFigure, sharesFigure, shown } from "../../../src/training_safety/grading/autograde/report.js";

const COLOURS = { accent: "#111", "accent-ink": "#fff", "accent-soft": "#eee", surface: "#fefefe", ink: "#000", "ink-quiet": "#333", line: "#ccc", "line-strong": "#888", ground: "#fff", second: "#720" };
const WORDS = { tasks: "tasks", doubted: "worth a second look", left: "{ticked} of {all} seen to", done: "All {all} seen to" };
const task = (name, counts, share = 0.5, discrimination = 0.3, doubted = false) => ({ name, counts, share, discrimination, doubted });

test("a long name is cut off, and none is taken for markup", () => {
  assert.equal(shown("short", 10), "short");
  assert.equal(shown("a very long name", 10), "a very lo…");
  assert.equal(shown("<b>&", 10), "&lt;b&gt;&amp;");
  assert.equal(shown("😀😀😀", 2), "😀…");
});

test("each step of the scores has its number of students, and a short label where there is little room", () => {
  const scores = { names: ["0–9%", "90–100\u00a0%"], counts: [1, 4] };
  const wide = scoresFigure({ scores, words: WORDS }, COLOURS, 900);
  assert.deepEqual(wide.data[0].y, [1, 4]);
  assert.deepEqual(wide.layout.xaxis.ticktext, ["0–9", "90–100"]);
  assert.deepEqual(scoresFigure({ scores, words: WORDS }, COLOURS, 350).layout.xaxis.ticktext, ["0", "90"]);
});

test("each task has a bar of all, some and none, and of what is not graded only where something is not", () => {
  const graded = { words: WORDS, tasks: [task("a", [6, 3, 1, 0]), task("b", [0, 0, 10, 0])] };
  assert.deepEqual(sharesFigure(graded, COLOURS, 900).data.map(({ x }) => x), [[6, 0], [3, 0], [1, 10]]);
  const waiting = { words: WORDS, tasks: [task("a", [6, 3, 1, 0]), task("essay", [0, 0, 0, 10])] };
  assert.deepEqual(sharesFigure(waiting, COLOURS, 900).data.at(-1).x, [0, 10]);
});

test("the chart of the tasks grows with them", () => {
  const height = (number) => sharesFigure({ words: WORDS, tasks: Array(number).fill(task("a", [1, 0, 0, 0])) }, COLOURS, 900).height;
  assert.equal(height(30) - height(10), 20 * (height(2) - height(1)));
});

test("only tasks that are worth a second look have their names in the chart, and what has no number is left out", () => {
  const numbers = { words: WORDS, tasks: [task("good", [5, 0, 5, 0]), task("turned", [5, 0, 5, 0], 0.4, -0.4, true), task("few", [1, 0, 0, 0], 1, null)] };
  const { data, layout } = itemsFigure(numbers, COLOURS);
  assert.deepEqual(data.map(({ mode, text }) => [mode, text]), [["markers", ["good"]], ["markers+text", ["turned"]]]);
  assert.ok(layout.yaxis.range[0] < -0.4);
});

test("students are counted in whole steps", () => {
  assert.deepEqual([1, 5, 21, 119, 2000].map((most) => countTicks(most, 6)), [1, 1, 5, 20, 500]);
});

test("a chart has the letters and the width of its place, and its own margins stay", () => {
  const [, layout] = dressed({ data: [{}], layout: { margin: { t: 44 }, xaxis: {}, yaxis: {} }, height: 100 }, COLOURS, "serif", 320);
  assert.deepEqual([layout.width, layout.height, layout.font.family, layout.margin.t, layout.margin.l], [320, 100, "serif", 44, 8]);
});

test("what was kept is read back, and nothing that was damaged", () => {
  const storage = (text) => () => ({ getItem: () => text });
  assert.deepEqual([...kept(storage('["a"]'), "x")], ["a"]);
  for (const text of [null, "{", "3"]) assert.equal(kept(storage(text), "x").size, 0);
  assert.equal(kept(() => { throw new Error("barred"); }, "x").size, 0);
});

test("how many are left is told in words", () => {
  assert.equal(left(2, 7, WORDS), "2 of 7 seen to");
  assert.equal(left(7, 7, WORDS), "All 7 seen to");
});
