import assert from "node:assert/strict";
import test from "node:test";

import { chartWalk } from "../../../src/training_safety/widgets/shared/chart_walk.js";

test("a chart finds what the program brings", async () => {
  await import("../../../src/training_safety/widgets/shared/chart_walk_program.js");
  assert.equal(globalThis[Symbol.for("trygg-trening:chart-walk")].chartWalk, chartWalk);
});
