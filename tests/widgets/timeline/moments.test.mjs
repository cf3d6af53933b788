import assert from "node:assert/strict";
import test from "node:test";

import { curvePath, heightAt, markAt, placesOf, shareOf } from "../../../src/training_safety/widgets/timeline/moments.js";

const marks = (...at) => ({ marks: at.map((each) => ({ at: each })) });
const curve = (unit) => ({ curve: "soreness", unit, ...marks(0, 168) });

test("the slider's places are as far apart as the marks allow, so that each mark is one of them", () => {
  assert.deepEqual(placesOf(marks(0, 6, 24)), [0, 6, 12, 18, 24]);
  assert.deepEqual(placesOf(marks(0, 1, 4)), [0, 1, 2, 3, 4]);
  assert.deepEqual(placesOf(marks(0.5, 1, 2)), [0.5, 1, 1.5, 2]);
  assert.deepEqual(placesOf(marks(3)), [3]);
});

test("values out of a hundred have the places that some series has a value at, and none between", () => {
  assert.deepEqual(placesOf({ series: [marks(20, 80), marks(20, 50)] }), [20, 50, 80]);
});

test("a mark holds from its time until the next", () => {
  assert.deepEqual([0, 5, 6, 23, 24].map((at) => markAt(marks(0, 6, 24), at)), [0, 0, 1, 1, 2]);
});

test("the curve of soreness is the sketch of the model, whether in hours or in days", () => {
  assert.deepEqual([0, 24, 48, 96, 168].map((at) => Math.round(heightAt(curve("hour"), at))), [0, 82, 100, 74, 29]);
  assert.equal(heightAt(curve("day"), 2), 100);
});

test("the path goes from the first place to the last, with its top where the curve has it", () => {
  const points = curvePath(curve("hour"), [0, 168], 7).slice(1).split(" L").map((point) => point.split(" ").map(Number));
  assert.deepEqual(points.map(([x]) => Math.round(x)), [0, 14, 29, 43, 57, 71, 86, 100]);
  assert.equal(Math.min(...points.map(([, y]) => y)), points[2][1]);
  assert.equal(points[0][1], 100);
});

test("a place's share of the slider is true to scale, also where there is one place only", () => {
  assert.deepEqual([shareOf(placesOf(marks(0, 42, 168)), 42), shareOf([20, 50, 80], 50), shareOf([3], 3)], [25, 50, 0]);
});
