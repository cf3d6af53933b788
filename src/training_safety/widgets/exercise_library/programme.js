// The reader's programme of two days: what is in it, what can be done to it, and what is kept.
import { isRecord, recordKind } from "../shared/storage.js";
import { MOST_SETS, sessionLengthMin } from "../../models/training_plan/session_length.js";

export const DAYS = 2;
export const MOST_IN_A_DAY = 8;
export const SETS = [1, 2, 3, 4, 5];
const AMOUNTS = { reps: Array.from({ length: 15 }, (_, index) => index + 1), s: Array.from({ length: 12 }, (_, index) => 5 * (index + 1)) };

const isWhole = (value, low, high) => Number.isInteger(value) && value >= low && value <= high;
const isId = (value) => typeof value === "string" && /^[a-z][a-z0-9_]{0,60}$/.test(value);
const isItem = (item) =>
  isRecord(item) && isId(item.id) && SETS.includes(item.sets) && Object.hasOwn(AMOUNTS, item.unit) && AMOUNTS[item.unit].includes(item.amount) && typeof item.sides === "boolean";
const isOnce = ({ id }, place, items) => items.findIndex((other) => other.id === id) === place;
const isDay = (day) => isRecord(day) && isWhole(day.weekday, 1, 7) && Array.isArray(day.items) && day.items.length <= MOST_IN_A_DAY && day.items.every(isItem) && day.items.every(isOnce);
const isExport = (value) => value === null || (isRecord(value) && isWhole(value.sequence, 1, 1e9) && Array.isArray(value.days) && value.days.every((day) => isWhole(day, 0, DAYS - 1)));

/**
 * `days` are two, each with its `weekday` (1 is Monday) and `items` of `{ id, sets, amount, unit, sides }`, the unit
 * "reps" or "s"; `planId` is what calendars know the programme by, and `exported` what they have been told (calendar.js).
 */
export const PROGRAMMES = recordKind({
  kind: "exercise-programme",
  version: 1,
  title: { nb: "Treningsprogram", en: "Training programme" },
  sound: (data) =>
    isRecord(data) && Array.isArray(data.days) && data.days.length === DAYS && data.days.every(isDay) && /^[a-z0-9]{12}$/.test(data.planId) && isExport(data.exported) ? data : null,
});

const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => (byte % 36).toString(36)).join("");

/** Monday and Thursday, with nothing in them. */
export const emptyProgramme = () => ({ days: [{ weekday: 1, items: [] }, { weekday: 4, items: [] }], planId: newId(), exported: null });

/** What can be chosen as the amount of an item. */
export const amountsOf = ({ unit }) => AMOUNTS[unit];

/** An exercise with the least of its dose. */
export function itemOf({ id, dose }) {
  const [unit, range] = dose.hold_s ? ["s", dose.hold_s] : ["reps", dose.reps];
  return { id, sets: dose.sets[0], amount: range[0], unit, sides: dose.sides === true };
}

function withDay(programme, index, change) {
  return { ...programme, days: programme.days.map((day, place) => (place === index ? { ...day, ...change(day) } : day)) };
}
const withItems = (programme, index, change) => withDay(programme, index, ({ items }) => ({ items: change(items) }));

export const has = ({ days }, index, id) => days[index].items.some((item) => item.id === id);
export const isFull = ({ days }, index) => days[index].items.length >= MOST_IN_A_DAY;
export const isEmpty = ({ days }) => days.every(({ items }) => items.length === 0);
export const countOf = ({ days }) => days.reduce((sum, { items }) => sum + items.length, 0);

/** The programme with an exercise last in a day, or the same one where there is no room or it is there. */
export function withExercise(programme, index, exercise) {
  if (has(programme, index, exercise.id) || isFull(programme, index)) return programme;
  return withItems(programme, index, (items) => [...items, itemOf(exercise)]);
}

export const withoutItem = (programme, index, id) => withItems(programme, index, (items) => items.filter((item) => item.id !== id));
export const withWeekday = (programme, index, weekday) => withDay(programme, index, () => ({ weekday }));

/** The programme with another number of sets, or another amount, of an item. */
export const changed = (programme, index, id, change) => withItems(programme, index, (items) => items.map((item) => (item.id === id ? { ...item, ...change } : item)));

/** The programme with an item moved by -1 or 1, or the same one at the edge. */
export function moved(programme, index, id, by) {
  const { items } = programme.days[index];
  const place = items.findIndex((item) => item.id === id);
  const target = place + by;
  if (place < 0 || target < 0 || target >= items.length) return programme;
  const next = [...items];
  [next[place], next[target]] = [next[target], next[place]];
  return withItems(programme, index, () => next);
}

/** How long a day lasts [min], with its warm-up: rough. An exercise of each side has twice the sets. */
export function minutesOf({ items }) {
  const sets = items.reduce((sum, item) => sum + item.sets * (item.sides ? 2 : 1), 0);
  return sessionLengthMin(Math.min(sets, MOST_SETS));
}
