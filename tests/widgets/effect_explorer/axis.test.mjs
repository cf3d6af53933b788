import assert from "node:assert/strict";
import { test } from "node:test";

import { along, scale, ticksOf, withInterval } from "../../../src/training_safety/widgets/effect_explorer/axis.js";
import { page } from "../tiny_page.mjs";

test("a value lies along the axis, and the axis has round numbers", () => {
  assert.deepEqual([-40, 0, 10].map((value) => along({ from: -40, to: 10 }, value)), [0, 80, 100]);
  assert.deepEqual(ticksOf({ from: -40, to: 20 }), [-40, -30, -20, -10, 0, 10, 20]);
  assert.deepEqual(ticksOf({ from: -25, to: 12 }), [-20, -10, 0, 10]);
  assert.deepEqual(ticksOf({ from: -3, to: 2 }), [-3, -2, -1, 0, 1, 2]);
});

test("the numbers stand below the axis, in the page's language, and an interval below 0 says til", () => {
  page();
  assert.equal(scale({ from: -10, to: 10 }, [{ at: -10 }, { at: 0, words: "null" }], "nb").textContent, "−10null");
  assert.equal(withInterval(-7.34, -11, -3.6, "nb"), "−7,3\u00a0(−11\u00a0til\u00a0−3,6)");
});
