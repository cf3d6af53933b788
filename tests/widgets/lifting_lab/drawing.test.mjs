import assert from "node:assert/strict";
import test from "node:test";

import { STATURE } from "../../../src/training_safety/widgets/shared/poses.js";
import { FRAME, leaningTo, liftingBody, liftMarkup, reachingTo, share } from "../../../src/training_safety/widgets/lifting_lab/drawing.js";
import { loadOf, PERSON } from "../../../src/training_safety/widgets/lifting_lab/setups.js";

const LIFT = { inclination_deg: 45, reach_cm: 30, load_kg: 20 };
const ALL = [0, 30, 60, 90].flatMap((inclination_deg) => [0, 25, 60].flatMap((reach_cm) => [0, 20, 150].map((load_kg) => ({ inclination_deg, reach_cm, load_kg }))));
const inCentimetres = (units) => (units / STATURE) * PERSON.body_height_cm;
const close = (actual, expected, by) => assert.ok(Math.abs(actual - expected) <= by, `${actual} is not ${expected}`);

test("the moment arms that are drawn are those of the model", () => {
  for (const setup of ALL) {
    const { l5, centre, grip } = liftingBody(setup, PERSON);
    const { trunkLeverArmM, shoulderLeverArmM } = loadOf(setup, PERSON);
    close(inCentimetres(centre[0] - l5[0]), 100 * trunkLeverArmM, 0.5);
    close(inCentimetres(grip[0] - l5[0]), 100 * shoulderLeverArmM + setup.reach_cm, 0.5);
  }
});

test("every lift stands on its feet and is within the picture", () => {
  for (const setup of ALL) {
    const { head, limbs, grip, hip } = liftingBody(setup, PERSON);
    close(limbs[0].ankle[1], -8, 0.1);
    for (const place of [head, hip, grip]) assert.ok(share(place).every((part) => part > 2 && part < 98), `${JSON.stringify(setup)}: ${place}`);
    assert.ok(!/NaN|undefined/.test(liftMarkup(setup, PERSON)));
  }
});

test("a heavier load in the same hands is balanced by hips further back", () => {
  const [light, heavy] = [0, 60].map((load_kg) => liftingBody({ ...LIFT, load_kg }, PERSON));
  assert.ok(heavy.hip[0] < light.hip[0]);
});

test("the shoulder is drawn to a lean and the hands to a reach", () => {
  const body = liftingBody(LIFT, PERSON);
  close(leaningTo(LIFT, PERSON, body.shoulder).inclination_deg, 45, 0.5);
  close(reachingTo(LIFT, PERSON, body.grip).reach_cm, 30, 0.5);
  assert.ok(leaningTo(LIFT, PERSON, [body.l5[0], body.l5[1] - 40]).inclination_deg < 1);
  assert.ok(reachingTo(LIFT, PERSON, [body.shoulder[0] + 40, 0]).reach_cm > 40);
});

test("only what pulls and its arm are in the second colour, and empty hands pull nothing", () => {
  const marked = (load_kg) => liftMarkup({ ...LIFT, load_kg }, PERSON).match(/var\(--ts-second\)/g).length;
  assert.ok(marked(20) > marked(0));
  assert.equal(4, FRAME.length);
});
