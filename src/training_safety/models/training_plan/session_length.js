// How long a session lasts: the twin of session_length.py.
import { within } from "../limits.js";

const WARM_UP_MIN = 5;
const SET_MIN = 1;
const REST_MIN = 1.5;
export const MOST_SETS = 100;

/** How long a session of so many sets lasts [min], with its warm-up; 0 for none. Throws outside 0 to 100. */
export function sessionLengthMin(sets) {
  within("sets", sets, [0, MOST_SETS], { whole: true });
  return sets === 0 ? 0 : WARM_UP_MIN + sets * (SET_MIN + REST_MIN);
}
