import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import {
  GONE_H, LONGEST_H, ONSET_H, PEAK_H, SKETCH_LABEL, SKETCH_PEAK_H, sorenessSketch, WINDOWS,
} from "../../src/training_safety/models/body/soreness.js";

const VECTORS = JSON.parse(readFileSync(new URL("../vectors/soreness.json", import.meta.url), "utf8"));

test("the sketch gives the worked numbers of the shared vectors", () => {
  for (const { hours, peak, peak_hour, level, windows, reason } of VECTORS.sketch) {
    const sketch = sorenessSketch(hours, peak, peak_hour);
    if (level === null) assert.equal(sketch.level, null);
    else assert.ok(Math.abs(sketch.level - level) <= 1e-12 * level, `${hours} h: ${sketch.level} for ${level}`);
    assert.deepEqual(sketch.windows, windows);
    assert.equal(sketch.reason, reason);
  }
});

test("without more the sketch is a share of its top at 48 hours", () => {
  for (const [hours, share] of VECTORS.printed) assert.equal(Math.round(100 * sorenessSketch(hours).level) / 100, share);
});

test("windows and limits are the ones Python uses", () => {
  const constants = { onset: ONSET_H, peak: PEAK_H, gone: GONE_H, sketch_peak: SKETCH_PEAK_H, longest: LONGEST_H };
  assert.deepEqual(constants, VECTORS.constants);
  assert.deepEqual(Object.keys(WINDOWS), ["onset", "peak", "fading", "gone"]);
  assert.deepEqual(WINDOWS.fading, [72, 120]);
});

test("what Python refuses is refused here, and so is what is not finite", () => {
  const accepted = { hours: 24, peak: 1, peak_hour: 48 };
  const nonsense = [NaN, Infinity, -Infinity].flatMap((value) => Object.keys(accepted).map((name) => ({ [name]: value })));
  for (const given of [...VECTORS.refused.map((item) => item.given), ...nonsense]) {
    const { hours, peak, peak_hour } = { ...accepted, ...given };
    assert.throws(() => sorenessSketch(hours, peak, peak_hour), RangeError, JSON.stringify(given));
  }
  assert.throws(() => sorenessSketch(), RangeError);
});

test("the curve is labelled a sketch", () => {
  assert.match(SKETCH_LABEL.nb, /^Skisse/);
  assert.match(SKETCH_LABEL.en, /sketch/);
});
