// What a lift is set to, what the model makes of it, and what is kept of it.
import { lumbarLoad } from "../../models/lifting/lifting.js";
import { isRecord, recordKind } from "../shared/storage.js";

/** What can be set of a lift, from and to: within the limits of the model, and as far as the drawn arms reach. */
export const RANGES = { inclination_deg: [0, 90], reach_cm: [0, 60], load_kg: [0, 150] };
/** Whose lift it is, until another body is given; the lever arm is that of the back's muscles. */
export const PERSON = { body_mass_kg: 80, body_height_cm: 180, muscle_lever_arm_cm: 6 };
export const PERSON_RANGES = { body_mass_kg: [30, 250], body_height_cm: [120, 230], muscle_lever_arm_cm: [5, 6] };
export const MOST_SETUPS = 2;

const ARM_SHARE = 0.37; // from the shoulder to the grip, as a share of body height, as the figure is drawn
/** How far out the hands of that body come, in cm. */
export const longestReach = ({ body_height_cm: height }) => Math.min(RANGES.reach_cm[1], Math.floor(ARM_SHARE * height));

const inside = (value, [low, high]) => Math.min(high, Math.max(low, Math.round(value)));
/** A setup with what it can be for that body: whole numbers within their ranges. */
export function fitting(setup, person) {
  const ranges = { ...RANGES, reach_cm: [0, longestReach(person)] };
  return Object.fromEntries(Object.entries(ranges).map(([name, range]) => [name, inside(setup[name], range)]));
}

/** What the model makes of a setup: moments [N·m], forces [N] and lever arms [m]. */
export const loadOf = (setup, person) =>
  lumbarLoad({
    bodyMassKg: person.body_mass_kg,
    bodyHeightM: person.body_height_cm / 100,
    muscleLeverArmM: person.muscle_lever_arm_cm / 100,
    inclinationDeg: setup.inclination_deg,
    loadKg: setup.load_kg,
    reachM: setup.reach_cm / 100,
  });

/** The end of a scale that holds these moments: few ends, so that it seldom changes under a finger. */
export const scaleEnd = (moments) => [300, 600, 1200, 2400, 4800].find((end) => moments.every((moment) => moment <= end));

const isIn = (value, [low, high]) => Number.isFinite(value) && low <= value && value <= high;
const isOf = (ranges) => (value) => isRecord(value) && Object.entries(ranges).every(([name, range]) => isIn(value[name], range));
const isGuess = (guess) => guess === null || ["a", "b", "same", "skipped"].includes(guess) || isIn(guess, [0, 4800]);

/** What is kept of a lab: `{ setups, person, guess }`; `guess` is null until one is made or passed by. */
export const LIFTS = recordKind({
  kind: "lifting",
  version: 1,
  title: { nb: "Løftene dine i løftelaboratoriet", en: "Your lifts in the lifting lab" },
  sound(data) {
    const fits = isRecord(data) && Array.isArray(data.setups) && isIn(data.setups.length, [1, MOST_SETUPS]) && data.setups.every(isOf(RANGES));
    return fits && isOf(PERSON_RANGES)(data.person) && isGuess(data.guess) ? data : null;
  },
});
