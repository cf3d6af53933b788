import assert from "node:assert/strict";
import test from "node:test";

import { bodiesBetween, centreOfMass, jointPlace, movement, poseOf, restingBody, STATURE } from "../../../src/training_safety/widgets/shared/poses.js";

const close = (actual, expected, by = 0.1) => assert.ok(Math.abs(actual - expected) <= by, `${actual} is not ${expected}`);
const lean = ({ hip, neck }) => (Math.atan2(neck[0] - hip[0], hip[1] - neck[1]) * 180) / Math.PI;
const SOLE = 8; // from an ankle, or a wrist that lies, to what it rests on

test("somebody who stands is upright, as tall as the figure, and in balance over the feet", () => {
  const body = restingBody({});
  const [near, far] = body.limbs;
  close(near.ankle[1], -SOLE);
  assert.deepEqual(near, far);
  close(-(body.head[1] - 10.5), STATURE, 4);
  close(lean(body), 0, 5);
  close(centreOfMass(body)[0], 0, 0.5);
});

test("a squat leans as far as balance asks for, with flat feet, and a trunk that is given leans as it says", () => {
  const squat = { on: "feet", hip: 105, knee: 110, shoulder: 90 };
  const [{ ankle, toe }] = restingBody(squat).limbs;
  close(ankle[1] + 1.2, toe[1]);
  assert.ok(lean(restingBody(squat)) > 15);
  close(centreOfMass(restingBody(squat))[0], 0, 0.5);
  close(lean(restingBody({ ...squat, trunk: 10 })), 10, 0.01);
});

test("a body on two contacts is tipped until both rest", () => {
  const plank = restingBody({ on: ["forearms", "toes"], shoulder: 85, elbow: 90 });
  const lowest = Math.max(...["elbow", "wrist"].map((name) => plank.limbs[0][name][1]));
  close(lowest, -SOLE, 1);
  close(plank.limbs[0].toe[1], -2.8 - 4, 0.01);
  assert.ok(plank.hip[1] < -20);
});

test("on all fours the shins and the hands lie along the ground, and arms that hang are upright", () => {
  const [{ knee, ankle, elbow, wrist, fingers }] = restingBody({ on: ["hands", "knees"], hip: 85, shoulder: "hang" }).limbs;
  close(ankle[1], knee[1] + 2.4, 0.2);
  assert.ok(ankle[0] < knee[0]);
  close(wrist[0], elbow[0], 0.01);
  close(wrist[1], fingers[1], 0.01);
});

test("a head that has no angle lies on what the back lies on", () => {
  for (const pose of [{ on: "back", hip: 90, knee: 90 }, { on: ["shoulders", "feet"], knee: 85 }]) {
    const { head } = restingBody(pose);
    assert.ok(head[1] + 10.5 <= -3.9, `the head is at ${head}`);
  }
});

test("one number is for both sides, a pair for the near and the far one", () => {
  const [near, far] = restingBody({ trunk: 0, shoulder: [90, 0] }).limbs;
  close(near.elbow[1], near.joint[1]);
  close(far.elbow[0], far.joint[0]);
});

test("what end and slip leave out is as in the start, and on and tools are the exercise's", () => {
  const exercise = { on: "feet", tools: { box: "feet" }, start: { knee: 20, hip: 10 }, end: { hip: 90 } };
  assert.deepEqual(poseOf(exercise, "end"), { on: "feet", tools: { box: "feet" }, view: undefined, knee: 20, hip: 90 });
});

test("what bears is on its tool: a seat, a box of a given height, a bar that hands hang from", () => {
  const seated = restingBody({ on: ["seat", "feet"], tools: { chair: "seat" }, hip: 90, knee: 90 });
  close(seated.hip[1], -33 - 9.9 - 4, 0.1);
  const stepped = restingBody({ on: "near_foot", tools: { box: { at: "near_foot", height: 40 } } });
  close(stepped.limbs[0].ankle[1], -40 - SOLE, 0.1);
  const hanging = restingBody({ on: "hands", tools: { bar: { at: "hands", height: 210 } }, shoulder: 180 });
  close(hanging.limbs[0].fingers[1], -210, 0.01);
  assert.ok(hanging.limbs[0].toe[1] < -5);
});

test("on the way from start to end what bears stays where it is, and nothing jumps", () => {
  const bodies = movement({ on: "feet", tools: { chair: "seat" }, start: { on: ["seat", "feet"], hip: 95, knee: 92 }, end: { on: "feet", hip: 0, knee: 0 } });
  const way = Array.from({ length: 21 }, (_, step) => bodies(step / 20));
  for (const body of way) {
    close(body.limbs[0].ankle[1], -SOLE, 0.01);
    close(body.limbs[0].ankle[0], way[0].limbs[0].ankle[0], 0.01);
  }
  way.slice(1).forEach((body, index) => close(body.hip[1], way[index].hip[1], 8));
});

test("an arm swings from hanging to overhead by the front", () => {
  const [from, to] = [{ trunk: 0, shoulder: "hang" }, { trunk: 0, shoulder: 180 }];
  const [{ fingers, joint }] = bodiesBetween(from, to)(0.5).limbs;
  assert.ok(fingers[0] > joint[0] + 50);
});

test("seen from the front, the near side is the right of the picture, and limbs go out to their sides", () => {
  const { limbs: [near, far], hip } = restingBody({ view: "front", trunk: 0, hip: 20, shoulder: 90 });
  assert.ok(near.knee[0] > hip[0] && far.knee[0] < hip[0]);
  close(near.fingers[0] - hip[0], hip[0] - far.fingers[0], 0.01);
});

test("joints are found by the names that data has for them, and a contact that there is not is said", () => {
  const body = restingBody({ shoulder: [90, 0] });
  assert.equal(jointPlace("far_hand", body), body.limbs[1].fingers);
  assert.equal(jointPlace("hands", body), body.limbs[0].fingers);
  assert.equal(jointPlace("knee", body), body.limbs[0].knee);
  assert.equal(jointPlace("hip", body), body.hip);
  assert.throws(() => restingBody({ on: "nose" }), /No body rests on "nose"/);
});
