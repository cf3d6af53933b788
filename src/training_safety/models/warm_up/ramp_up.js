// Ramp-up sets before a work weight, in even steps or on a bar with its plates: twin of ramp_up.py.
import { within } from "../limits.js";

/** Repetitions and per cent of the work weight: a practice point. */
export const RAMP_UP_STEPS = [[8, 40], [5, 60], [3, 75], [1, 90]];
export const BAR_KG = 20;
/** One plate of each pair. */
export const PLATE_PAIRS_KG = [25, 20, 15, 10, 5, 2.5, 1.25];
const MOST_PAIRS = 20;

/** Rounded to the nearest step; halfway goes up. */
export function rampUpSets(workWeightKg, plateKg = 2.5) {
  within("work_weight_kg", workWeightKg, [0, 500], { above: true });
  within("plate_kg", plateKg, [0.25, 25]);
  return RAMP_UP_STEPS.map(([repetitions, percent]) => {
    const steps = Math.floor((workWeightKg * percent) / 100 / plateKg + 0.5);
    return { repetitions, percent, weightKg: steps * plateKg };
  });
}

/** As near as the bar and plates come and never above the work weight; the heavier of two as near. */
export function loadedRampUpSets(workWeightKg, barKg = BAR_KG, platePairsKg = PLATE_PAIRS_KG) {
  const sides = loadsOf(workWeightKg, barKg, platePairsKg);
  return RAMP_UP_STEPS.map(([repetitions, percent]) => {
    const targetKg = (workWeightKg * percent) / 100;
    const off = ({ weightKg }) => Math.round(1e9 * Math.abs(weightKg - targetKg));
    const none = { weightKg: null, plates: [] };
    const { weightKg, plates } = sides.reduce((best, side) => (off(side) < off(best) ? side : best), sides[0] ?? none);
    const reason = weightKg === null ? "bar_too_heavy" : null;
    return { repetitions, percent, targetKg, weightKg, platesKg: plates, reason };
  });
}

/** A bar as near a weight as its plates come, and never above it. */
export function loadedBar(workWeightKg, barKg = BAR_KG, platePairsKg = PLATE_PAIRS_KG) {
  const [heaviest] = loadsOf(workWeightKg, barKg, platePairsKg);
  return heaviest ? { weightKg: heaviest.weightKg, platesKg: heaviest.plates, reason: null } : { weightKg: null, platesKg: [], reason: "bar_too_heavy" };
}

/** What the bar can weigh up to the work weight, the heaviest first, and the plates on each side. */
function loadsOf(workWeightKg, barKg, platePairsKg) {
  within("work_weight_kg", workWeightKg, [0, 500], { above: true });
  within("bar_kg", barKg, [0, 50]);
  return [...sidesOf(platePairsKg)]
    .map(([side, plates]) => ({ weightKg: barKg + 2 * side, plates }))
    .filter(({ weightKg }) => weightKg <= workWeightKg + 1e-9) // a bar of 12.3 kg is not a hair too heavy
    .sort((a, b) => b.weightKg - a.weightKg);
}

/** What one side can hold, and the fewest, then heaviest, plates that make it. */
function sidesOf(platePairsKg) {
  if (!Array.isArray(platePairsKg) || platePairsKg.length > MOST_PAIRS) {
    throw new RangeError(`plate_pairs_kg is ${platePairsKg}; give a list of at most ${MOST_PAIRS} plates.`);
  }
  for (const plate of platePairsKg) {
    within("a plate of plate_pairs_kg", plate, [0.25, 50]);
    if (plate % 0.25 !== 0) throw new RangeError(`a plate of plate_pairs_kg is ${plate}; give whole quarters of a kg.`);
  }
  const sides = new Map([[0, []]]);
  for (const plate of [...platePairsKg].sort((a, b) => b - a)) {
    for (const [side, plates] of [...sides]) {
      const more = [...plates, plate];
      const known = sides.get(side + plate);
      if (!known || isBetter(more, known)) sides.set(side + plate, more);
    }
  }
  return sides;
}

function isBetter(plates, than) {
  const unlike = plates.findIndex((plate, index) => plate !== than[index]);
  return plates.length < than.length || (plates.length === than.length && plates[unlike] > than[unlike]);
}
