import assert from "node:assert/strict";
import test from "node:test";

import { fitting, LIFTS, loadOf, longestReach, PERSON, scaleEnd } from "../../../src/training_safety/widgets/lifting_lab/setups.js";

const LIFT = { inclination_deg: 45, reach_cm: 10, load_kg: 20 };

test("a lift is what the course's model makes of it", () => {
  const { externalMomentNm, compressionN, shearN } = loadOf(LIFT, PERSON);
  assert.deepEqual([170, 3275, 436], [externalMomentNm, compressionN, shearN].map(Math.round));
});

test("a lift is whole numbers within what the model and the arms reach", () => {
  assert.deepEqual({ inclination_deg: 90, reach_cm: 0, load_kg: 13 }, fitting({ inclination_deg: 200, reach_cm: -4, load_kg: 12.6 }, PERSON));
  const short = { ...PERSON, body_height_cm: 120 };
  assert.equal(longestReach(short), fitting({ ...LIFT, reach_cm: 60 }, short).reach_cm);
  assert.ok(longestReach(short) < longestReach(PERSON));
});

test("the scale holds every moment, and seldom changes", () => {
  assert.deepEqual([300, 300, 600, 1200], [[0], [300], [217, 301], [700, 20]].map(scaleEnd));
});

test("of what is kept only a lift that can be made is taken", () => {
  const kept = { setups: [LIFT], person: PERSON, guess: null };
  for (const sound of [kept, { ...kept, setups: [LIFT, LIFT], guess: "b" }, { ...kept, guess: 250 }, { ...kept, guess: "skipped" }]) assert.equal(sound, LIFTS.sound(sound));
  const broken = [
    null, [], { ...kept, setups: [] }, { ...kept, setups: [LIFT, LIFT, LIFT] }, { ...kept, setups: [{ ...LIFT, load_kg: 1e6 }] }, { ...kept, setups: ["a"] },
    { ...kept, person: {} }, { ...kept, person: { ...PERSON, body_mass_kg: "80" } }, { ...kept, guess: "c" }, { ...kept, guess: -1 }, { setups: [LIFT], person: PERSON },
  ];
  for (const value of broken) assert.equal(null, LIFTS.sound(value), JSON.stringify(value));
});
