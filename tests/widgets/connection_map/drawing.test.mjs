import assert from "node:assert/strict";
import test from "node:test";

import { arrowPath, placesOf } from "../../../src/training_safety/widgets/connection_map/drawing.js";

const nodes = (count) => Array.from({ length: count }, (_, index) => ({ id: `n${index}` }));
const box = (left, top) => ({ left, top, width: 80, height: 40 });
const numbers = (path) => path.match(/-?[\d.]+/g).map(Number);

for (const count of [3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) {
  test(`${count} nodes have a place each, the one with most links in the middle`, () => {
    const links = nodes(count).slice(1).map(({ id }) => ({ from: id, to: "n0" }));
    const places = placesOf(nodes(count), links);
    const spots = Object.values(places).map(({ column, row }) => `${column}/${row}`);
    assert.equal(new Set(spots).size, count);
    assert.deepEqual(places.n0, { column: 2, row: 2 });
    assert.ok(Object.values(places).every(({ column, row }) => column <= 3 && row <= Math.max(3, Math.ceil(count / 3))));
  });
}

test("an arrow begins outside the one box and has its point just outside the other", () => {
  const { line, head } = arrowPath(box(0, 0), box(200, 0));
  const [x, y] = numbers(line);
  assert.ok(x >= 80 || y >= 40);
  const [tipX] = numbers(head);
  assert.ok(tipX <= 200 && tipX > 185, String(tipX));
});

test("an arrow and the one back do not lie on each other", () => {
  const middle = (path) => numbers(path.line)[Math.floor(numbers(path.line).length / 4) * 2 + 1];
  const there = arrowPath(box(0, 0), box(300, 0));
  const back = arrowPath(box(300, 0), box(0, 0));
  assert.ok(Math.abs(middle(there) - middle(back)) > 20);
});

test("where two boxes touch there is no arrow to draw", () => {
  assert.equal(arrowPath(box(0, 0), box(0, 0)), null);
});
