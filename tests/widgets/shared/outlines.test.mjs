import assert from "node:assert/strict";
import test from "node:test";

import { draw, layer, limb, length, tube } from "../../../src/training_safety/widgets/shared/outlines.js";

const places = (markup) => [...markup.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

test("of what lies behind, the part that the front covers is left out", () => {
  const front = layer([tube([10, 10], [50, 0], [50, 100])]);
  const behind = layer([tube([5, 5], [0, 50], [100, 50])]);
  const [drawn] = draw([front, behind]).match(/<path[^>]*>/); // the back is drawn first
  assert.ok(places(drawn).length > 8);
  assert.ok(places(drawn).every(([x]) => x < 41 || x > 59));
});

test("a limb goes where it is wanted, no further than it reaches, and bends to its side", () => {
  const [, elbow, hand] = limb([0, 0], [30, 0], 20, 20, 90);
  assert.deepEqual([30, 0], hand.map(Math.round));
  assert.ok(elbow[1] > 0);
  assert.equal(40, Math.round(length([0, 0], limb([0, 0], [300, 0], 20, 20, 90)[2])));
});
