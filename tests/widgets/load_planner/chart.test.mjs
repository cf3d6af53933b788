import assert from "node:assert/strict";
import test from "node:test";

import { chartFigure, spreadOut } from "../../../src/training_safety/widgets/load_planner/chart.js";
import { EN, NB, planOf } from "./plans.mjs";

const COLOURS = {
  surface: "#fff", accent: "#00f", accentSoft: "#eef", second: "#a50", inkQuiet: "#555", ink: "#111", line: "#ccc",
  lineStrong: "#888", fontText: "sans-serif",
};
const figureOf = (plan, width = 650, words = NB) => chartFigure(plan, words, { width, colours: COLOURS });

test("the bars are the loads of the plan, week by week, without text in them", () => {
  for (const changes of [{}, { growth: "linear", step: 12 }, { weeks: 52, rate: 2, deload_every: 3 }, { ceiling: 140 }]) {
    const plan = planOf(changes);
    const [bars] = figureOf(plan).data;
    assert.deepEqual(bars.y, plan.rows.map(({ load }) => load));
    assert.deepEqual(bars.x, plan.rows.map(({ week }) => week));
    assert.equal(bars.textposition, "none");
    assert.ok(!("text" in bars) && !("hovertext" in bars) && !("texttemplate" in bars));
  }
});

test("10 % a week is drawn for at most 12 weeks, and no growth all the way", () => {
  for (const [weeks, drawn] of [[1, 1], [5, 5], [12, 12], [30, 12]]) {
    const [, ten, none] = figureOf(planOf({ weeks, rate: 1 })).data;
    assert.equal(ten.y.length, drawn);
    assert.ok(Math.abs(ten.y.at(-1) - 120 * 1.1 ** (drawn - 1)) < 1e-9);
    assert.deepEqual(none.y, [120, 120]);
    assert.ok(none.x[0] < 1 && none.x[1] > weeks);
  }
});

test("the series can be told apart without colour: hatching, dashes and words at the lines", () => {
  const { data, layout } = figureOf(planOf({ ceiling: 160 }));
  const [bars, ten, none] = data;
  assert.deepEqual(bars.marker.pattern.shape.map((shape) => shape === "/"), planOf().rows.map(({ deload }) => deload));
  assert.equal(new Set([ten.line.dash, none.line.dash, layout.shapes[0].line.dash]).size, 3);
  assert.deepEqual(layout.annotations.map(({ text }) => text).sort(), ["10\u00a0% i uka", "din plan", "som nå", "tak"]);
  assert.equal(layout.showlegend, false);
});

test("the labels of a long plan stand at their lines too", () => {
  const { annotations } = figureOf(planOf({ weeks: 30, rate: 1 }), 650, EN).layout;
  const ten = annotations.find(({ text }) => text === "10% a week");
  assert.equal(ten.x, 12);
  assert.equal(annotations.length, 3);
});

test("a bar tells its week and load, and whether it is a deload week", () => {
  const [bars, ten] = figureOf(planOf()).data;
  assert.deepEqual(bars.customdata.slice(2, 4), ["Uke 3: 132 min", "Uke 4, avlastning: 79 min"]);
  assert.equal(ten.customdata[3], "Uke 4, 10\u00a0% i uka: 160 min");
});

test("the chart stands still under a finger and writes numbers as the language does", () => {
  const { layout } = figureOf(planOf({ start_load: 1200, unit: "AU" }));
  assert.equal(layout.dragmode, false);
  assert.ok(layout.xaxis.fixedrange && layout.yaxis.fixedrange);
  assert.equal(layout.separators, ",\u202f");
  assert.equal(figureOf(planOf(), 650, EN).layout.separators, ".,");
  assert.equal(layout.yaxis.range[0], 0);
});

test("everything in the chart lies inside it, from 1 to 52 weeks, narrow and wide", () => {
  for (const width of [240, 324, 650, 900]) {
    for (const changes of [
      { weeks: 1 }, { weeks: 12 }, { weeks: 13 }, { weeks: 52, rate: 2 }, { weeks: 12, rate: 10, deload_every: 0 }, { rate: 0 },
      { start_load: 1 }, { ceiling: 200 }, { rate: 30, weeks: 12 },
    ]) {
      const { data, layout } = figureOf(planOf(changes), width);
      const top = layout.yaxis.range[1];
      for (const { y } of data) for (const value of y) assert.ok(Number.isFinite(value) && value > 0 && value <= top);
      const placed = layout.annotations.filter(({ yref }) => yref === "paper").map(({ y }) => y);
      const plotHeight = layout.height - layout.margin.t - layout.margin.b;
      placed.sort((a, b) => a - b).forEach((y, index) => {
        assert.ok(y >= 0 && y <= 1);
        if (index > 0) assert.ok((y - placed[index - 1]) * plotHeight > 15, "labels stand apart");
      });
      assert.ok(layout.xaxis.tickvals.length * 12 < width);
      assert.equal(layout.xaxis.tickvals[0], 1);
    }
  }
});

test("an unreachable ceiling is left out of the chart, a near one is drawn", () => {
  assert.deepEqual(figureOf(planOf({ ceiling: 5000 })).layout.shapes, []);
  assert.equal(figureOf(planOf({ ceiling: 150 })).layout.shapes[0].y0, 150);
});

test("labels that would meet are moved apart", () => {
  assert.deepEqual(spreadOut([100, 104, 20, 103], 16, 200), [100, 132, 20, 116]);
  assert.deepEqual(spreadOut([195, 198], 16, 200), [184, 200]);
});
