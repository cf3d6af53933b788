import assert from "node:assert/strict";
import { test } from "node:test";

import { readFields } from "../../../src/training_safety/widgets/calculator/read.js";

const FIELDS = { mass: { units: ["kilo", "kilos"], least: 30, most: 250 }, share: { units: ["prosent", "per cent"], least: 1, most: 99 } };
const problems = (mass, share) => Object.fromEntries(Object.entries(readFields(FIELDS, { mass, share }, "nb").problems).map(([name, { problem }]) => [name, problem]));

test("numbers are read as people type them, and each that is none is told by its field", () => {
  assert.deepEqual(readFields(FIELDS, { mass: "72,5 kg", share: "95 %" }, "nb").values, { mass: 72.5, share: 95 });
  assert.deepEqual(problems("", "100"), { mass: "number", share: "range" });
  assert.deepEqual(problems("70 cm", "1.000"), { mass: "unit", share: "ask" });
  assert.equal(readFields(FIELDS, { mass: "29", share: "5" }, "nb").values, null);
});
