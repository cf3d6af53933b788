// When a question comes back, in boxes after Leitner: the twin of repetition.py.
import { within } from "../limits.js";

/** How long a question waits in each box [days]. */
export const INTERVAL_DAYS = [1, 3, 7, 21];
/** The box of what is learned, which nothing comes back from. */
export const LEARNED = INTERVAL_DAYS.length;
/** How many questions a round has at most. */
export const ROUND = 10;
const LAST_DAY = 100_000;

const checkBox = (box) => within("box", box, [0, LEARNED], { whole: true });

/** The box after an answer that scored 0 to 1 points: one on for all of it, else the first. */
export function boxAfter(box, score) {
  checkBox(box);
  within("score", score, [0, 1]);
  return score === 1 ? Math.min(box + 1, LEARNED) : 0;
}

/** The day on which a question comes back that went into its box on `day`; null when it is learned. */
export function dueDay(box, day) {
  checkBox(box);
  within("day", day, [0, LAST_DAY], { whole: true });
  return box === LEARNED ? null : day + INTERVAL_DAYS[box];
}

/** Which of the items, `{ id: [box, day] }`, are to be asked today: the longest overdue first, then of the earlier box, then by name. */
export function dueItems(items, today, most = ROUND) {
  const due = Object.entries(items).map(([id, [box, day]]) => ({ id, box, due: dueDay(box, day) }));
  const order = (one, other) => one.due - other.due || one.box - other.box || (one.id < other.id ? -1 : 1);
  return due.filter((item) => item.due !== null && item.due <= today).sort(order).slice(0, most).map(({ id }) => id);
}

/** How many come back `today`, `tomorrow`, within the `week`, `later`, or are `learned`. */
export function schedule(items, today) {
  const counts = { today: 0, tomorrow: 0, week: 0, later: 0, learned: 0 };
  for (const [box, day] of Object.values(items)) {
    const due = dueDay(box, day);
    const left = due - today;
    if (due === null) counts.learned += 1;
    else counts[left <= 0 ? "today" : left === 1 ? "tomorrow" : left <= 7 ? "week" : "later"] += 1;
  }
  return counts;
}
