import assert from "node:assert/strict";
import test from "node:test";

import {
  DESIGN_COMPRESSION_N, ELITE_LIFTER_COMPRESSION_N, lumbarLoad, UPPER_COMPRESSION_1981_N,
} from "../../src/training_safety/models/lifting/lifting.js";
import { assertAllClose, assertClose, assertRefusals, camel, vectors } from "./domain_vectors.mjs";

const VECTORS = vectors("lifting");
const BODY = { bodyMassKg: 80, bodyHeightM: 1.8 };

test("the model gives the worked numbers", () => {
  for (const { note, given, expected } of VECTORS.lumbar_load) {
    assertAllClose(lumbarLoad(camel(given)), camel(expected), note);
  }
});

test("six centimetres is the lever arm unless another is given", () => {
  const lift = { ...BODY, inclinationDeg: 45, loadKg: 20, reachM: 0.1 };
  assert.deepEqual(lumbarLoad(lift), lumbarLoad({ ...lift, muscleLeverArmM: 0.06 }));
});

test("reach adds two fifths and an empty bend is half of a lift", () => {
  const compression = (loadKg, reachM) => lumbarLoad({ ...BODY, inclinationDeg: 45, loadKg, reachM }).compressionN;
  const { reach_adds_percent: adds, empty_bend_percent: bend } = VECTORS.reading;
  assertClose(100 * (compression(20, 0.3) / compression(20, 0) - 1), adds, "reach");
  assertClose((100 * compression(0, 0)) / compression(20, 0.1), bend, "bend");
});

test("the constants are the ones Python uses", () => {
  assert.deepEqual(
    [DESIGN_COMPRESSION_N, UPPER_COMPRESSION_1981_N, ELITE_LIFTER_COMPRESSION_N],
    ["design_compression_n", "upper_compression_1981_n", "elite_lifter_compression_n"].map((name) => VECTORS.constants[name]),
  );
});

test("what Python refuses is refused here", () => {
  assertRefusals(VECTORS, { lumbar_load: (given) => lumbarLoad(camel(given)) });
});
