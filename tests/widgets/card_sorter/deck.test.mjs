import assert from "node:assert/strict";
import { test } from "node:test";

import { CARDS, dealt, inOrder, lying, missedCall, standing, wasChecked } from "../../../src/training_safety/widgets/card_sorter/deck.js";
import { ORDER, SORT } from "./decks.mjs";

const by = (id) => SORT.cards.find((other) => other.id === id);

test("cards are dealt in the same mixed order every time, and what is to be ordered never rightly", () => {
  assert.deepEqual(dealt(SORT), dealt(structuredClone(SORT)));
  assert.deepEqual(new Set(dealt(SORT)), new Set(SORT.cards));
  assert.notDeepEqual(dealt(ORDER), ORDER.cards);
  assert.notDeepEqual(dealt({ ...ORDER, cards: ORDER.cards.slice(0, 2) }), ORDER.cards.slice(0, 2));
});

test("a card below its urgency has its own call, or that of the alarms it belongs with; beside or above it has none", () => {
  const number = (id, where) => missedCall(SORT, by(id), where)?.number;
  assert.deepEqual(["gp", "self", "emergency"].map((where) => number("numb", where)), ["116117", "116117", undefined]);
  assert.equal(number("unsure", "gp"), "116117");
  assert.deepEqual([missedCall(SORT, by("growing"), "self").number, missedCall(SORT, by("growing"), "emergency")], [null, null]);
  assert.equal(missedCall(SORT, by("sore"), "emergency"), null);
});

test("what is kept outlives cards and places that came, went or changed", () => {
  const data = { placed: { numb: "gp", sore: "gone", lost: "gp", constructor: "gp" } };
  assert.deepEqual(lying(SORT, data), { numb: "gp" });
  assert.deepEqual(lying(SORT, null), {});
  const order = standing(ORDER, { order: ["e", "gone", "c", "e"], checked: true });
  assert.deepEqual([order.slice(0, 2), order.toSorted()], [["e", "c"], ["a", "b", "c", "d", "e"]]);
  assert.deepEqual(standing(ORDER, null), dealt(ORDER).map(({ id }) => id));
  assert.deepEqual([["a", "b"], ["e", "d", "c", "b", "a"]].map((kept) => wasChecked(ORDER, { order: kept, checked: true })), [false, true]);
});

test("as many cards as can stay while the others are moved are in order", () => {
  const right = (order) => inOrder(ORDER, [...order]).join("");
  assert.deepEqual(["abcde", "bcdea", "abdce", "edcba"].map(right), ["abcde", "bcde", "abde", "e"]);
});

test("a record is cards in places or an order, and two of the first are put together", () => {
  for (const data of [{}, { placed: { a: 1 } }, { order: ["a"] }, { order: [1], checked: true }, [], null]) assert.equal(CARDS.sound(data), null);
  assert.deepEqual(CARDS.merge({ placed: { a: "x", b: "x" } }, { placed: { a: "y" } }), { placed: { a: "y", b: "x" } });
  assert.deepEqual(CARDS.merge({ placed: {} }, { order: ["a"], checked: false }), { order: ["a"], checked: false });
});
