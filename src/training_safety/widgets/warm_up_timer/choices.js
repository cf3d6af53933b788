// The plan as a reader has it: the suggested one with what was chosen. A choice that does not fit the
// plan counts for nothing. Hold and breathing plans are made anew, as warm_up.py makes them.

export const LONGEST_PHASE_MIN = 20;
const SHORTEST_PHASE_MIN = 0.5;
const MOST_EXERCISES = 20;
export const LONGEST_OWN = 200; // characters
/** The settings of hold and breathing plans, as they are asked for: [lowest, highest, step]. */
export const SETTINGS = {
  holds: [1, 10, 1],
  hold_s: [5, 60, 5],
  rest_s: [0, 120, 5],
  sides: [0, 1, 1],
  minutes: [1, 10, 0.5],
  in_s: [2, 10, 1],
  out_s: [2, 10, 1],
};
export const isWhole = (setting) => setting !== "minutes";

const fits = (value, [low, high], whole) => value >= low && value <= high && (whole ? Number.isInteger(value) : Number.isFinite(value));
const toSeconds = (minutes) => Math.floor(minutes * 60 + 0.5);

/** What an exercise is called where it is taken out of a plan or into it. */
export const choiceId = (phase, exercise) => `${phase.key}/${exercise.key}`;

/** The minutes a phase may be given: down to the course's own minimum, up to the cap. */
export function phaseLimits({ seconds, suggested_min: suggested }) {
  return [Math.min(suggested?.[0] ?? SHORTEST_PHASE_MIN, seconds / 60), Math.max(LONGEST_PHASE_MIN, seconds / 60)];
}

/** The names in a list with commas, without signs that do not show or that turn text about. */
export function namesIn(text) {
  if (typeof text !== "string") return [];
  const plain = text.slice(0, LONGEST_OWN).normalize("NFC").replace(/[\p{C}\p{Z}\s]+/gu, " ");
  return plain.split(",").map((name) => name.trim()).filter(Boolean);
}

export function editedPlan(base, edits) {
  const settings = { ...base.settings };
  for (const name of Object.keys(SETTINGS)) {
    if (name in settings && fits(edits.settings[name], SETTINGS[name], isWhole(name))) settings[name] = edits.settings[name];
  }
  if ("holds" in settings) return { ...base, settings, phases: holdPhases(settings, heldIn(base)) };
  if ("in_s" in settings) return { ...base, settings, phases: breathingPhases(settings, base.phases[0]) };
  return { ...base, phases: base.phases.map((phase) => editedPhase(phase, edits)) };
}

const heldIn = (plan) => plan.phases.find(({ exercises }) => exercises.length)?.exercises ?? [];

function editedPhase(phase, { minutes, switched, own }) {
  const all = [...phase.exercises, ...phase.more];
  const done = all.filter((one) => phase.exercises.includes(one) !== switched.includes(choiceId(phase, one)));
  const added = namesIn(own[phase.key]).map((name, i) => ({
    key: `own-${i + 1}`, name: { nb: name, en: name }, how: { nb: "", en: "" }, figure: "", gentler: null,
  }));
  // A phase is never left with nothing to do, nor filled with more than there is time for.
  const exercises = [...done, ...added].slice(0, Math.min(MOST_EXERCISES, phase.seconds));
  if (exercises.length === 0) exercises.push(...phase.exercises);
  return {
    ...phase,
    seconds: fits(minutes[phase.key], phaseLimits(phase)) ? toSeconds(minutes[phase.key]) : phase.seconds,
    exercises,
    more: all.filter((one) => !exercises.includes(one)),
  };
}

export function holdPhases({ holds, hold_s: hold, rest_s: rest, sides, ready_s: ready }, held) {
  const found = [];
  const add = (key, seconds, nb, en, exercises = []) => {
    if (seconds > 0) found.push({ key, seconds, name: { nb, en }, exercises, more: [], rhythm: [], suggested_min: null });
  };
  add("ready", ready, "Gjør deg klar", "Get ready");
  for (let n = 1; n <= holds; n += 1) {
    const [nb, en] = [`Hold ${n} av ${holds}`, `Hold ${n} of ${holds}`];
    if (n > 1) add(`rest-${n - 1}`, rest, "Hvil", "Rest");
    if (sides) {
      add(`hold-${n}-left`, hold, `${nb} – venstre`, `${en} – left`, held);
      add(`change-${n}`, rest, "Hvil og bytt side", "Rest and change sides");
      add(`hold-${n}-right`, hold, `${nb} – høyre`, `${en} – right`, held);
    } else add(`hold-${n}`, hold, nb, en, held);
  }
  return found;
}

/** As long as the minutes, rounded up to whole breaths. */
export function breathingPhases(settings, phase) {
  const breath = settings.in_s + settings.out_s;
  const rhythm = phase.rhythm.map((beat) => ({ ...beat, seconds: settings[`${beat.key}_s`] }));
  return [{ ...phase, seconds: Math.ceil(toSeconds(settings.minutes) / breath) * breath, rhythm }];
}
