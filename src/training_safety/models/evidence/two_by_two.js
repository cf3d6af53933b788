// Two groups and an outcome, and the score intervals for few events: twin of two_by_two.py, tested by the same vectors.
import { within } from "../limits.js";

export const Z_95 = 1.96;
export const SMALL_COUNT = 5;
export const LARGEST_GROUP = 1_000_000;
const HALVINGS = 200;

function checkGroup(eventsName, events, sizeName, size) {
  within(sizeName, size, [1, LARGEST_GROUP], { whole: true });
  within(eventsName, events, [0, size], { whole: true });
}

/** With and without the outcome: the treated, then the controls. Throws a RangeError for what is no table. */
export function cells({ eventsTreated, treated, eventsControl, control }) {
  checkGroup("eventsTreated", eventsTreated, "treated", treated);
  checkGroup("eventsControl", eventsControl, "control", control);
  return [eventsTreated, treated - eventsTreated, eventsControl, control - eventsControl];
}

/** A cell is below 5: the simple intervals cannot be trusted. */
export const smallCounts = (table) => Math.min(...cells(table)) < SMALL_COUNT;

/** One group's risk. */
export function wilsonInterval(events, size) {
  checkGroup("events", events, "size", size);
  const risk = events / size;
  const square = Z_95 ** 2;
  const middle = (risk + square / (2 * size)) / (1 + square / size);
  const half = (Z_95 * Math.sqrt((risk * (1 - risk)) / size + square / (4 * size ** 2))) / (1 + square / size);
  return [events === 0 ? 0 : middle - half, events === size ? 1 : middle + half];
}

/** The risk difference, control − treated. */
export function newcombeInterval(table) {
  const [a, b, c, d] = cells(table);
  const [treated, control] = [a / (a + b), c / (c + d)];
  const [lowTreated, highTreated] = wilsonInterval(a, a + b);
  const [lowControl, highControl] = wilsonInterval(c, c + d);
  const difference = control - treated;
  const below = Math.sqrt((control - lowControl) ** 2 + (highTreated - treated) ** 2);
  const above = Math.sqrt((highControl - control) ** 2 + (treated - lowTreated) ** 2);
  return [Math.max(-1, difference - below), Math.min(1, difference + above)];
}

/** Where the statistic reaches its 95 % limit, between a point inside the interval and one outside. */
function crossing(statistic, inside, outside) {
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (inside + outside) / 2;
    if (statistic(middle) < Z_95 ** 2) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** The relative risk, treated / control. */
export function koopmanInterval(table) {
  const [a, b, c, d] = cells(table);
  if (c === 0) throw new RangeError("eventsControl is 0; give a table with an event in the control group.");
  const [n1, n0] = [a + b, c + d];
  const statistic = (ratio) => {
    // The likeliest risk among the controls if the true relative risk is `ratio`.
    const linear = ratio * (n1 + c) + a + n0;
    const root = Math.sqrt(Math.max(0, linear ** 2 - 4 * ratio * (n1 + n0) * (a + c)));
    const risk = (2 * (a + c)) / (linear + root);
    const variance = (ratio * risk * (1 - ratio * risk)) / n1 + (ratio ** 2 * risk * (1 - risk)) / n0;
    return (a / n1 - (ratio * c) / n0) ** 2 / variance;
  };
  const seen = (a * n0) / (n1 * c);
  let beyond = 2 * seen + 1;
  while (statistic(beyond) < Z_95 ** 2) beyond *= 2;
  return [a === 0 ? 0 : crossing(statistic, seen, 0), crossing(statistic, seen, beyond)];
}

/** The odds ratio, treated / control. */
export function cornfieldInterval(table) {
  const [a, b, c, d] = cells(table);
  if (b === 0 || c === 0) {
    throw new RangeError(`the table has ${b} treated without and ${c} controls with the outcome; give one of each or more.`);
  }
  // The tables with the same margins, `moved` people away from the one seen.
  const statistic = (moved) => moved ** 2 * (1 / (a + moved) + 1 / (b - moved) + 1 / (c - moved) + 1 / (d + moved));
  const oddsRatio = (moved) => ((a + moved) * (d + moved)) / ((b - moved) * (c - moved));
  const low = Math.min(a, d) === 0 ? 0 : oddsRatio(crossing(statistic, 0, -Math.min(a, d)));
  return [low, oddsRatio(crossing(statistic, 0, Math.min(b, c)))];
}
