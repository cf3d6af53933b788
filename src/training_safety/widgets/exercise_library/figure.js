// The drawings of an exercise: still ones, one that moves for a while, and one that is drawn when it comes near.
import { whenNear } from "../shared/charts.js";
import { make } from "../shared/dom.js";
import { movingPose, poseMarkup } from "../shared/pose_figures.js";

const PLAYED_MS = 6400; // there and back, twice

function drawn(poses, which) {
  const element = make("div", { class: "ts-pose" });
  element.innerHTML = poseMarkup(poses, which);
  return element;
}

/** A drawing of a pose. It is silent: the words beside it say what it shows. */
export const stillFigure = (poses, which) => drawn(poses, which);

/** The start, drawn once it comes near what the reader sees. */
export function lazyFigure(poses) {
  const element = make("span", { class: "ts-exercises-thumb" });
  return { element, close: whenNear(element, () => element.replaceChildren(drawn(poses, poses.end ? "end" : "start"))) };
}

/** The start, moving to the end and back when it is played. `changed(playing)` is called when it begins and stops. */
export function movingFigure(poses, changed = () => {}) {
  const { element, moves, play, stop } = movingPose(poses);
  let waiting = null;
  function halt() {
    if (waiting === null) return;
    clearTimeout(waiting);
    waiting = null;
    stop();
    changed(false);
  }
  return {
    element,
    moves,
    stop: halt,
    play() {
      if (!moves) return;
      halt();
      waiting = setTimeout(halt, PLAYED_MS);
      play();
      changed(true);
    },
    playing: () => waiting !== null,
  };
}
