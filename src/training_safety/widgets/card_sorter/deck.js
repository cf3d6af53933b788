// What a deck of cards knows without a page: how it lies, what is right, what is too little urgent, and what is kept of it.

import { isRecord, recordKind } from "../shared/storage.js";
import { mixed } from "../shared/ordering.js";

const isText = (value) => typeof value === "string";
const isPlaced = (data) => isRecord(data.placed) && Object.values(data.placed).every(isText);
const isOrdered = (data) => Array.isArray(data.order) && data.order.every(isText) && typeof data.checked === "boolean";

/** `{ placed: {card: place} }`, or `{ order: [card], checked }`; cards that this edition does not know stay in it. */
export const CARDS = recordKind({
  kind: "cards",
  version: 1,
  title: { nb: "Kort du har lagt", en: "Cards you have sorted" },
  sound: (data) => (isRecord(data) && (isPlaced(data) || isOrdered(data)) ? data : null),
  merge: (earlier, later) => (isPlaced(earlier) && isPlaced(later) ? { placed: { ...earlier.placed, ...later.placed } } : later),
});

/** The cards as they are dealt: in a mixed order that is the same every time, and never the right one. */
export function dealt({ kind, cards }) {
  const key = cards.map(({ id }) => id).join("/");
  return mixed(key, cards.length, kind === "order").map((index) => cards[index]);
}

// ---------------------------------------------------------------- cards and places

/** Of what was kept, the cards that lie somewhere today, by id. */
export function lying({ cards, places }, data) {
  const all = data?.placed ?? {};
  const isPlace = (id) => places.some((place) => place.id === id);
  return Object.fromEntries(cards.filter(({ id }) => Object.hasOwn(all, id) && isPlace(all[id])).map(({ id }) => [id, all[id]]));
}

/** How urgent a place is: as the most urgent alarm symptom that belongs there, or -1 where none does. */
const urgency = ({ cards }, place) => Math.max(-1, ...cards.filter((card) => card.call && card.place === place).map(({ call }) => call.urgency));

/**
 * The call to tell of at once when a card is put in a place less urgent than its own, or null. A card that is no alarm
 * symptom itself has the call of those it belongs with.
 */
export function missedCall(activity, card, place) {
  if (urgency(activity, place) >= urgency(activity, card.place)) return null;
  const most = (one, other) => (other.call.urgency > one.call.urgency ? other : one);
  return (card.call ? card : activity.cards.filter((other) => other.call && other.place === card.place).reduce(most)).call;
}

// ---------------------------------------------------------------- cards in order

/** The ids of all cards as they were left, those that have come since at the end; or as they are dealt. */
export function standing(activity, data) {
  const ids = dealt(activity).map(({ id }) => id);
  const kept = (data?.order ?? []).filter((id, place, all) => ids.includes(id) && all.indexOf(id) === place);
  return [...kept, ...ids.filter((id) => !kept.includes(id))];
}

/** Whether the kept order was looked at, and is of all the cards of today. */
export const wasChecked = ({ cards }, data) => Boolean(data?.checked) && cards.every(({ id }) => data.order.includes(id));

/** The cards that stand rightly to one another: as many as can stay while the others are moved. */
export function inOrder({ cards }, order) {
  const right = order.map((id) => cards.findIndex((card) => card.id === id));
  const runs = []; // the longest run that ends at each place
  right.forEach((value, place) => {
    const before = runs.filter((_, other) => right[other] < value).reduce((one, other) => (other.length > one.length ? other : one), []);
    runs.push([...before, place]);
  });
  return runs.reduce((one, other) => (other.length > one.length ? other : one), []).map((place) => order[place]);
}
