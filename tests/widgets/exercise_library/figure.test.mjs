import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { lazyFigure, movingFigure, stillFigure } from "../../../src/training_safety/widgets/exercise_library/figure.js";
import { browser, EXERCISES } from "./exercises.mjs";

const { poses } = EXERCISES[0];
beforeEach(() => {
  browser();
  mock.timers.enable({ apis: ["setTimeout"] });
});
afterEach(() => {
  mock.timers.reset();
  delete globalThis.requestAnimationFrame;
  delete globalThis.cancelAnimationFrame;
});

test("a pose is a drawing that is silent, and drawn at once where nothing tells what is near", () => {
  assert.match(stillFigure(poses, "slip").innerHTML, /^<svg [^>]*aria-hidden="true"/);
  assert.match(lazyFigure(poses).element.children[0].innerHTML, /^<svg/);
});

test("a drawing moves for a while, stops by itself or when it is told to, and says both", () => {
  Object.assign(globalThis, { requestAnimationFrame: () => 1, cancelAnimationFrame() {} });
  const said = [];
  const figure = movingFigure(poses, (playing) => said.push(playing));
  figure.play();
  assert.ok(figure.playing());
  mock.timers.tick(60_000);
  assert.deepEqual(said, [true, false]);
  figure.play();
  figure.stop();
  figure.stop();
  assert.deepEqual(said, [true, false, true, false]);
});

test("where nothing can move, nothing is said to", () => {
  const figure = movingFigure(poses, () => assert.fail());
  assert.equal(figure.moves, false);
  figure.play();
  assert.equal(figure.playing(), false);
});
