import assert from "node:assert/strict";
import test from "node:test";

import { page } from "../tiny_page.mjs";
import { movingPose, poseFigures, poseMarkup } from "../../../src/training_safety/widgets/shared/pose_figures.js";

page();

const SQUAT = {
  on: "feet",
  tools: { dumbbell: "hands" },
  arrow: "hip",
  start: { shoulder: 25, elbow: 120 },
  end: { hip: 105, knee: 110 },
  slip: { hip: 100, knee: 70, back: 50, mark: "back" },
};
const PLANK = { on: ["forearms", "toes"], start: { shoulder: 84, elbow: 90 } };
const viewBox = (markup) => /viewBox="([^"]*)"/.exec(markup)[1];

test("the pictures of an exercise have one frame, one line weight and no colour but the second one", () => {
  const pictures = ["start", "end", "slip"].map((which) => poseMarkup(SQUAT, which));
  for (const picture of pictures) {
    assert.equal(viewBox(picture), viewBox(pictures[0]));
    assert.equal(1, picture.match(/stroke-width/g).length);
    assert.deepEqual(["currentColor", "var(--ts-second)"], [...new Set([...picture.matchAll(/ stroke="([^"]*)"/g)].map(([, paint]) => paint))]);
    assert.ok(!/NaN|undefined/.test(picture));
  }
});

test("only the end shows the way there, and only the slip has a ring", () => {
  const rings = (which) => poseMarkup(SQUAT, which).includes("stroke-dasharray");
  assert.deepEqual([false, false, true], ["start", "end", "slip"].map(rings));
  const paths = (which) => poseMarkup(SQUAT, which).match(/<path/g).length;
  assert.equal(paths("start") + 1, paths("end"));
});

test("every tool can be drawn", () => {
  const tools = { barbell: "hands", dumbbell: "hands", kettlebell: "hands", band: { at: "hands", from: [90, 100] }, box: "near_foot", bench: "seat", chair: "seat", wall: "back", bar: "hands" };
  for (const [tool, at] of Object.entries(tools)) {
    const markup = poseMarkup({ tools: { [tool]: at }, start: { shoulder: 170 } });
    assert.ok(!/NaN|undefined/.test(markup), tool);
    assert.notEqual(markup, poseMarkup({ start: { shoulder: 170 } }), tool);
  }
});

test("side by side stand the poses that have words, and the words are what is read", () => {
  const captions = { start: "Stå", end: "Sett deg ned", slip: "Rund" };
  assert.equal(3, poseFigures(SQUAT, captions).children.length);
  const [only, ...others] = poseFigures(PLANK, captions).children;
  assert.equal(0, others.length);
  assert.equal("Stå", only.textContent);
});

/** Runs a test on a page where motion is reduced or not; `frames` are the calls that the next picture waits for. */
function withMotion(matches, run) {
  const names = ["matchMedia", "requestAnimationFrame", "cancelAnimationFrame"];
  const own = names.map((name) => [name, globalThis[name]]);
  const frames = [];
  const motion = [() => ({ matches }), (callback) => frames.push(callback), () => {}];
  Object.assign(globalThis, Object.fromEntries(names.map((name, index) => [name, motion[index]])));
  try {
    run(frames);
  } finally {
    Object.assign(globalThis, Object.fromEntries(own));
  }
}

test("a pose moves only where there is an end, and where motion is not reduced", () => {
  withMotion(false, () => assert.deepEqual([true, false], [SQUAT, PLANK].map((exercise) => movingPose(exercise).moves)));
  withMotion(true, () => assert.equal(false, movingPose(SQUAT).moves));
});

test("moving goes from the start to the end and back", () => {
  withMotion(false, (frames) => {
    const { arrow, ...without } = SQUAT;
    const pose = movingPose(without);
    pose.play();
    const drawn = [0, 1600, 3200].map((now) => (frames.at(-1)(now), pose.element.innerHTML));
    assert.deepEqual([poseMarkup(without, "start"), poseMarkup(without, "end")], drawn.slice(0, 2));
    assert.equal(drawn[0], drawn[2]);
    pose.stop();
  });
});

test("the arrow of a way is beside the body and above the ground, and what does not move has none", () => {
  const bridge = { start: { on: ["back", "feet"], hip: 55, knee: 105 }, end: { on: ["shoulders", "feet"], hip: 0, knee: 85 } };
  const arrows = (exercise) => [...poseMarkup(exercise, "end").matchAll(/d="M([-\d.]+) ([-\d.]+)C/g)].map(([, x, y]) => [Number(x), Number(y)]);
  const [[, y], ...others] = arrows({ ...bridge, arrow: "hip" });
  assert.equal(0, others.length);
  assert.ok(y < -8);
  assert.deepEqual([], arrows({ ...bridge, arrow: "near_foot" }));
});
