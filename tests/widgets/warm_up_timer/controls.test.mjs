import assert from "node:assert/strict";
import { test } from "node:test";

import { usable } from "../../../src/training_safety/widgets/warm_up_timer/controls.js";

test("which buttons do anything depends on where one is, and on how much is left", () => {
  const able = (status, at) => Object.entries(usable({ status, at })).filter(([, can]) => can).map(([name]) => name).join(" ");
  assert.equal(able("ready", { phase: 0, phaseElapsed: 0, exerciseRemaining: 80, finished: false }), "press skip shorten lengthen");
  assert.equal(able("running", { phase: 0, phaseElapsed: 50, exerciseRemaining: 30, finished: false }), "press back skip lengthen");
  assert.equal(able("paused", { phase: 1, phaseElapsed: 0, exerciseRemaining: 80, finished: false }), "press restart back skip shorten lengthen");
  assert.equal(able("finished", { phase: 2, phaseElapsed: 240, exerciseRemaining: 0, finished: true }), "press restart back");
});
