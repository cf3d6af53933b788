// How the ODI and the OSTRC are added up: twin of questionnaires.py, tested by the same vectors. The arithmetic only.
import { within } from "../limits.js";

export const OSWESTRY_ITEMS = 10;
export const OSWESTRY_HIGHEST_ANSWER = 5;
export const OSWESTRY_BANDS = [[0, 20], [21, 40], [41, 60], [61, 80], [81, 100]];
export const OSTRC_ANSWERS = [0, 8, 17, 25];
const OSTRC_FULL_SCORE = 100;
const OSTRC_MODERATE = 17;

/** Ten answers, null for an item that was not answered. */
export function oswestryIndex(answers) {
  if (!Array.isArray(answers) || answers.length !== OSWESTRY_ITEMS) {
    throw new RangeError(`answers is ${answers}; give a list of ${OSWESTRY_ITEMS} items, null for one not answered.`);
  }
  const given = answers.filter((answer) => answer !== null);
  for (const answer of given) within("answer", answer, [0, OSWESTRY_HIGHEST_ANSWER], { whole: true });
  const [total, answered] = [given.reduce((sum, answer) => sum + answer, 0), given.length];
  const counts = { total, answered, missing: OSWESTRY_ITEMS - answered };
  if (answered === 0) return { ...counts, percent: null, band: null, reason: "nothing_answered" };
  const percent = (100 * total) / (OSWESTRY_HIGHEST_ANSWER * answered);
  return { ...counts, percent, band: OSWESTRY_BANDS.find(([, highest]) => percent <= highest), reason: null };
}

/** One week's four answers, null for one not answered. */
export function ostrcSeverity(participation, modifiedTraining = null, performance = null, symptoms = null) {
  const answers = { participation, modifiedTraining, performance, symptoms };
  for (const [name, answer] of Object.entries(answers)) {
    if (answer !== null && !OSTRC_ANSWERS.includes(answer)) {
      throw new RangeError(`${name} is ${answer}; give 0, 8, 17 or 25, or null if not answered.`);
    }
  }
  if (participation === 0) return { severity: 0, substantial: false, reason: null };
  if (participation === OSTRC_ANSWERS.at(-1)) return { severity: OSTRC_FULL_SCORE, substantial: true, reason: null };
  const points = Object.values(answers);
  if (points.includes(null)) return { severity: null, substantial: null, reason: "question_not_answered" };
  const substantial = Math.max(modifiedTraining, performance) >= OSTRC_MODERATE;
  return { severity: points.reduce((sum, point) => sum + point, 0), substantial, reason: null };
}
