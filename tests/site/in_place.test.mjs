import assert from "node:assert/strict";
import test from "node:test";

const { placed } = await import("../../src/training_safety/site/static/in_place.js");

const screen = { width: 390, height: 800 };
const link = (left, top) => ({ left, top, bottom: top + 20 });

test("an explanation stands below its link, as far left as the link where there is room", () => {
  assert.deepEqual({ left: 20, top: 128 }, placed(link(20, 100), { width: 300, height: 200 }, screen));
});

test("it is moved in where it would go past the edge of the screen", () => {
  assert.deepEqual({ left: 82, top: 128 }, placed(link(350, 100), { width: 300, height: 200 }, screen));
  assert.deepEqual({ left: 8, top: 128 }, placed(link(350, 100), { width: 500, height: 200 }, screen));
});

test("it stands above a link at the bottom, and never past the top", () => {
  assert.deepEqual({ left: 20, top: 492 }, placed(link(20, 700), { width: 300, height: 200 }, screen));
  assert.deepEqual({ left: 20, top: 8 }, placed(link(20, 700), { width: 300, height: 790 }, screen));
});
