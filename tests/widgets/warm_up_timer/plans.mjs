// Plans as the timer gets them from Python, as far as its tests need them.
import { readFileSync } from "node:fs";

import { holdPhases } from "../../../src/training_safety/widgets/warm_up_timer/choices.js";

export const VECTORS = JSON.parse(readFileSync(new URL("../../vectors/warm_up.json", import.meta.url), "utf8"));
export const NOON = Date.UTC(2026, 10, 22, 12);
export const MINUTE = 60_000;
const words = (text) => ({ nb: text, en: text });

export const exercise = (key, gentler = true) => ({
  key,
  name: words(`name of ${key}`),
  how: words(`how to ${key}`),
  figure: key,
  gentler: gentler ? { name: words(`gentler ${key}`), how: words(`gently ${key}`), figure: `soft_${key}` } : null,
});

export const planOf = ({ phases }, kind = "own") => ({
  kind,
  settings: {},
  phases: phases.map(([key, seconds, count, rhythm]) => ({
    key,
    seconds,
    name: words(key),
    exercises: Array.from({ length: count }, (_, i) => exercise(`${key}-${i}`)),
    more: [],
    rhythm: rhythm.map((lasts, i) => ({ key: ["in", "out"][i], name: words(["in", "out"][i]), seconds: lasts })),
    suggested_min: null,
  })),
});

/** 4 + 5 + 4 min, with two exercises on offer in the second phase. */
export function rampPlan() {
  const plan = planOf(VECTORS.plans.ramp, "ramp");
  plan.phases[0].suggested_min = [3, 6];
  plan.phases[1].suggested_min = [3, 8];
  plan.phases[2].suggested_min = [3, 6];
  plan.phases[1].more = [exercise("swings"), exercise("turns", false)];
  return plan;
}

export const HOLD_SETTINGS = { holds: 3, hold_s: 30, rest_s: 15, sides: 1, ready_s: 5 };
export const holdPlan = (changed = {}) => {
  const settings = { ...HOLD_SETTINGS, ...changed };
  return { kind: "hold", settings, phases: holdPhases(settings, [exercise("side_plank")]) };
};

export const breathingPlan = () => ({ ...planOf(VECTORS.plans.breathing, "breathing"), settings: { minutes: 1, in_s: 4, out_s: 6 } });

/** The reader's choices: none, but for those given. */
export const edits = (given = {}) => ({ switched: [], gentler: [], minutes: {}, settings: {}, own: {}, ...given });
