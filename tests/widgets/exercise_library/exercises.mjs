// What the tests of the exercise library share: exercises, safety sentences, a document and the library as a reader has it.
import widget from "../../../src/training_safety/widgets/exercise_library/view.js";
import { every, modelOf, page, shelf } from "../tiny_page.mjs";

export const both = (text) => ({ nb: text, en: text });
const poses = { start: { shoulder: 5 }, end: { hip: 90, knee: 90 }, slip: { hip: 60, mark: "hip" } };
const exercise = (id, more) => ({
  id, name: both(id), aim: ["knees"], equipment: "none", place: ["home"], how: both(`how ${id}`), slip: both(`slip ${id}`), gentler: both(`gentler ${id}`),
  dose: { sets: [2, 3], reps: [8, 12], rir: [2, 3] }, swap: ["bridge"], poses, ...more,
});
export const EXERCISES = [
  exercise("squat", { harder: "deadlift", cautions: ["breath"] }),
  exercise("deadlift", { equipment: "bar", place: ["gym"], aim: ["hips", "back"], easier: "squat", swap: ["bridge", "elsewhere"] }),
  exercise("bridge", { aim: ["hips"], swap: ["squat"] }),
  exercise("plank", { aim: ["trunk"], dose: { sets: [2, 3], hold_s: [15, 30], sides: true } }),
];
export const SAFETY = {
  before_you_start: { title: both("before"), text: both("**Pain now:** ask 116 117 first.\n\nAnd again."), rest: { ...both("the rest"), page: "x" } },
  pain_rule: { title: both("rule"), not_for: both("not for"), rows: [{ when: both("0–3"), do: both("Carry on.") }], after: both("after") },
  breath: { text: both("Breathe.") },
};
export const KEY = "trygg-trening:exercise-programme:programme";

/** Give widgets all that the clock on a card asks a browser for. */
export function browser() {
  globalThis.localStorage = shelf();
  const place = page();
  globalThis.addEventListener ??= () => {};
  Object.assign(globalThis.document, { visibilityState: "visible", addEventListener() {} });
  return place;
}

/** The library of an entry; `data` is a programme that was kept before. */
export function opened(activity, data = null) {
  const lang = "nb";
  const place = browser();
  if (data) localStorage.setItem(KEY, JSON.stringify({ kind: "exercise-programme", name: "programme", version: 1, saved: "2026-11-30", data }));
  const names = Object.fromEntries(EXERCISES.map(({ id, name }) => [id, name]));
  const model = modelOf({ activity, exercises: EXERCISES, names, safety: SAFETY, references: {}, lang, name: "" });
  return { place, close: widget.render({ model, el: place }) };
}

/** The buttons that say this, in a part of the page that is shown. */
export const buttons = (place, words) => every(place, (it) => it.tag === "button" && [it.textContent, it.getAttribute("aria-label")].includes(words) && shown(it));
export const press = (place, words) => buttons(place, words)[0].tell("click");
export const named = (place, name) => every(place, (it) => it.classList.contains(name) && shown(it))[0];
function shown(element) {
  for (let one = element; one; one = one.parent) if (one.hidden) return false;
  return true;
}
