import assert from "node:assert/strict";
import test from "node:test";

import { fitSessions, isFit, kindOfSport } from "../../../src/training_safety/widgets/training_diary/fit.js";
import { fit, START } from "./odd_files.mjs";

test("a session has its start, its length, its sport and its effort", () => {
  for (const made of [fit(), fit({ little: false }), fit({ header: 12 }), fit({ developer: true })]) {
    assert.ok(isFit(made));
    assert.deepEqual(fitSessions(made), { sessions: [{ start: START, seconds: 3600, kind: "running", rpe: 7 }] });
  }
});

test("an effort that was not given is none", () => {
  assert.equal(fitSessions(fit({ effort: 255 })).sessions[0].rpe, undefined);
  assert.equal(fitSessions(fit({ effort: 0 })).sessions[0].rpe, 0);
});

test("wherever a file is cut or a bit is flipped, nothing of it is taken for a session and nothing is thrown", () => {
  const whole = fit();
  for (let at = 1; at < whole.length; at += 1) {
    const cut = fitSessions(whole.slice(0, at));
    assert.ok(cut.problem === "broken" || cut.sessions.length === 0, `cut at ${at}`);
    const flipped = fitSessions(whole.map((byte, index) => (index === at ? byte ^ 0x10 : byte)));
    assert.ok(flipped.problem === "broken" || flipped.sessions.length === 0, `flipped at ${at}`);
  }
});

test("sports have the diary's kinds", () => {
  assert.deepEqual([kindOfSport(10, 20), kindOfSport(10, 43), kindOfSport(4, 1), kindOfSport(12, 0), kindOfSport(undefined, undefined)], ["strength", "mobility", "running", "skiing", "other"]);
});
