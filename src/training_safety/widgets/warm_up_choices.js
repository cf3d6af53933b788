// What a reader may choose of a plan, and the plan as it then is. Hold and breathing plans are made
// anew from their settings, as warm_up.py makes them; other plans are changed phase by phase.

export const LONGEST_PHASE_MIN = 20;
const SHORTEST_PHASE_MIN = 0.5;
export const MOST_EXERCISES = 20;
export const LONGEST_NAME = 60;
export const WEIGHT_RANGE_KG = [5, 500];
export const PLATE_KG = 2.5;
/** The settings of hold and breathing plans, in the order they are asked for: [lowest, highest, step]. */
export const SETTINGS = {
  holds: [1, 10, 1],
  hold_s: [5, 60, 5],
  rest_s: [0, 120, 5],
  sides: [0, 1, 1],
  ready_s: [0, 30, 5],
  minutes: [1, 10, 0.5],
  in_s: [2, 10, 1],
  out_s: [2, 10, 1],
};
export const isWhole = (setting) => setting !== "minutes";

/** Nothing chosen: the plan as it is suggested. `switched` are exercises taken out or in, by slot id. */
export const NO_EDITS = { minutes: {}, switched: [], own: {}, gentler: [], weight: null, settings: {} };

export const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const record = (value) => (isRecord(value) ? value : {});
const strings = (value) => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);
export const within = (value, [low, high]) => Number.isFinite(value) && value >= low && value <= high;
const toSeconds = (minutes) => Math.floor(minutes * 60 + 0.5);
const every = (phase) => [...phase.exercises, ...phase.more];

/** What an exercise of a phase is called in the choices. */
export const choiceId = (phase, exercise) => `${phase.key}/${exercise.key}`;

/** The minutes a phase may be given: down to the course's own minimum, up to the cap. */
export function phaseLimits({ seconds, suggested_min: suggested }) {
  return [Math.min(suggested?.[0] ?? SHORTEST_PHASE_MIN, seconds / 60), Math.max(LONGEST_PHASE_MIN, seconds / 60)];
}

/** How many exercises of one's own a phase has room for. */
export const roomFor = (phase) => Math.max(0, Math.min(MOST_EXERCISES, phase.seconds) - every(phase).length);

/** What somebody called an exercise, cut to size, without what does not show or turns text about. */
export function plainName(text) {
  const plain = text.normalize("NFC").replace(/[\p{C}\p{Z}\s]+/gu, " ").trim();
  return [...plain].slice(0, LONGEST_NAME).join("").trim();
}

/** A reader's choices as far as they make sense for this plan; the rest is dropped. */
export function cleanEdits(base, raw) {
  const given = record(raw);
  const [minutes, own, settings] = [given.minutes, given.own, given.settings].map(record);
  const [switched, gentler] = [strings(given.switched), strings(given.gentler)];
  const edits = structuredClone(NO_EDITS);
  for (const phase of base.phases) {
    const { key } = phase;
    if (within(minutes[key], phaseLimits(phase))) edits.minutes[key] = minutes[key];
    const names = strings(own[key]).map(plainName).filter(Boolean).slice(0, roomFor(phase));
    if (names.length) edits.own[key] = names;
    const here = every(phase).map((exercise) => choiceId(phase, exercise)).filter((id) => switched.includes(id));
    // A phase is never left with nothing to do.
    if (chosen(phase, here).length + names.length > 0) edits.switched.push(...here);
  }
  const easier = base.phases.flatMap(every).filter((exercise) => exercise.gentler).map(({ key }) => key);
  edits.gentler = [...new Set(gentler)].filter((key) => easier.includes(key));
  if (within(given.weight, WEIGHT_RANGE_KG)) edits.weight = given.weight;
  for (const name of Object.keys(base.settings).filter((name) => name in SETTINGS)) {
    const value = settings[name];
    if (within(value, SETTINGS[name]) && (Number.isInteger(value) || !isWhole(name))) edits.settings[name] = value;
  }
  return edits;
}

/** The exercises of a phase that are done: the suggested ones, unless switched, and the others if switched. */
function chosen(phase, switched) {
  return every(phase).filter((exercise) => phase.exercises.includes(exercise) !== switched.includes(choiceId(phase, exercise)));
}

/** The plan as the reader has it: the suggested one with the choices. */
export function editedPlan(base, edits) {
  const settings = { ...base.settings, ...edits.settings };
  if (Object.keys(edits.settings).length === 0) return { ...base, phases: base.phases.map((phase) => editedPhase(phase, edits)) };
  const phases = base.kind === "hold" ? holdPhases(settings, heldIn(base)) : breathingPhases(settings, base.phases[0]);
  return { ...base, settings, phases };
}

const heldIn = (plan) => plan.phases.find(({ exercises }) => exercises.length)?.exercises ?? [];

function editedPhase(phase, { minutes, switched, own, weight }) {
  const done = chosen(phase, switched);
  const added = (own[phase.key] ?? []).map((name, i) => ({
    key: `own-${i + 1}`, name: { nb: name, en: name }, how: { nb: "", en: "" }, figure: "", gentler: null,
  }));
  return {
    ...phase,
    seconds: phase.key in minutes ? toSeconds(minutes[phase.key]) : phase.seconds,
    exercises: [...done.map((one) => (one.key === "ramp_up_sets" && weight !== null ? inKilos(one, weight) : one)), ...added],
    more: every(phase).filter((exercise) => !done.includes(exercise)),
  };
}

/** The phases of a hold plan, from its settings and the exercise that is held. */
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

/** The phase of a breathing plan, as long as the minutes rounded up to whole breaths. */
export function breathingPhases(settings, phase) {
  const breath = settings.in_s + settings.out_s;
  const rhythm = phase.rhythm.map((beat) => ({ ...beat, seconds: settings[`${beat.key}_s`] }));
  return [{ ...phase, seconds: Math.ceil(toSeconds(settings.minutes) / breath) * breath, rhythm }];
}

/** The ramp-up sets before a work weight, each to the nearest step of the plates. */
export function rampUpSets(weight, plate = PLATE_KG) {
  return [[8, 40], [5, 60], [3, 75], [1, 90]].map(([repetitions, percent]) => ({
    repetitions,
    weight: Math.floor((weight * percent) / 100 / plate + 0.5) * plate,
  }));
}

/** The exercise «ramp-up sets» with kilos for per cent. */
function inKilos(exercise, weight) {
  const sets = (locale) =>
    rampUpSets(weight).map((set) => `${set.repetitions}\u00a0×\u00a0${set.weight.toLocaleString(locale)}\u00a0kg`).join(", ");
  const how = {
    nb: `Første øvelse i økta, lett først: ${sets("nb-NO")}.`,
    en: `The session's first exercise, light first: ${sets("en-GB")}.`,
  };
  return { ...exercise, how };
}
