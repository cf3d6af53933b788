// What is put in order: the mixed order it begins in, and the rows that are moved by buttons, by keys and by dragging.

import { button, make } from "./dom.js";
import { icon } from "./feedback.js";
import { translator } from "./language.js";

const WORDS = {
  up: { nb: "Flytt opp: {words}", en: "Move up: {words}" },
  down: { nb: "Flytt ned: {words}", en: "Move down: {words}" },
  moved: { nb: "«{words}» er nå nummer {place} av {count}.", en: "“{words}” is now number {place} of {count}." },
  top: { nb: "«{words}» står allerede øverst.", en: "“{words}” is at the top already." },
  bottom: { nb: "«{words}» står allerede nederst.", en: "“{words}” is at the bottom already." },
};

export const upTo = (size) => Array.from({ length: size }, (_, index) => index);

/** A 32-bit FNV-1a hash with murmur3's last mixing: the same in every language, for ever. */
export function hash32(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** The numbers below `size` in an order that is the same every time for a key, and where asked never 0, 1, 2 … */
export function mixed(key, size, neverSolved) {
  const order = upTo(size)
    .map((index) => [hash32(`${index}/${key}`), index])
    .sort(([one, first], [other, second]) => one - other || first - second)
    .map(([, index]) => index);
  const solved = order.every((index, place) => index === place);
  return neverSolved && solved ? [...order.slice(1), ...order.slice(0, 1)] : order;
}

/** The order with the entry at `place` moved by -1 or 1, or the same order at the edge. */
export function shifted(order, place, by) {
  const target = place + by;
  if (target < 0 || target >= order.length) return order;
  const next = [...order];
  [next[place], next[target]] = [next[target], next[place]];
  return next;
}

/**
 * Texts to put in order: `element`, `order()` (numbers of texts), `arrange(order)` and `fix(numbers)`, which says what
 * cannot be moved. `onMove` is called after each step, `announce` with what is heard of it.
 */
export function orderedRows(texts, lang, announce, onMove = () => {}) {
  const t = translator(WORDS, lang);
  let order = upTo(texts.length);
  let fixed = [];
  const list = make("ol", { class: "ts-order" });
  const rows = texts.map((words, index) => {
    const arrow = (by, kind) => button(icon(kind), () => move(index, by), { class: "ts-button ts-order-move", "aria-label": t(kind, { words }) });
    const [up, down] = [arrow(-1, "up"), arrow(1, "down")];
    const place = make("span", { class: "ts-order-place", "aria-hidden": "true" });
    const moves = make("span", { class: "ts-order-moves" }, up, down);
    const element = make(
      "li",
      { class: "ts-order-row", onkeydown: (event) => pressed(event, index), onpointerdown: (event) => dragged(event, index) },
      place,
      make("span", { class: "ts-order-words" }, words),
      moves,
    );
    return { element, moves, place, up, down };
  });

  function number() {
    order.forEach((index, place) => {
      const row = rows[index];
      row.place.textContent = `${place + 1}.`;
      row.up.setAttribute("aria-disabled", String(place === 0));
      row.down.setAttribute("aria-disabled", String(place === order.length - 1));
      row.moves.classList.toggle("is-away", fixed.includes(index));
      row.element.classList.toggle("is-fixed", fixed.includes(index));
    });
  }

  function move(index, by) {
    const words = texts[index];
    const place = order.indexOf(index);
    const next = shifted(order, place, by);
    if (next === order) return announce(t(by < 0 ? "top" : "bottom", { words }));
    // The neighbour changes places in the page, so that the moved row keeps the focus.
    const neighbour = rows[order[place + by]].element;
    const own = rows[index].element;
    if (by < 0) own.after(neighbour);
    else own.before(neighbour);
    order = next;
    number();
    announce(t("moved", { words, place: place + by + 1, count: order.length }));
    onMove();
  }

  function pressed(event, index) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined || fixed.includes(index)) return;
    event.preventDefault();
    move(index, by);
  }

  // A finger takes a row by its number: anywhere else it scrolls the page.
  function dragged(event, index) {
    const row = rows[index];
    const takes = event.pointerType === "touch" ? row.place.contains(event.target) : event.button === 0 && !row.moves.contains(event.target);
    if (!takes || fixed.includes(index)) return;
    event.preventDefault(); // no text is selected on the way
    const held = new AbortController();
    const follow = ({ clientY }) => {
      const place = order.indexOf(index);
      const beside = (by) => rows[order[place + by]]?.element.getBoundingClientRect();
      const [above, below] = [beside(-1), beside(1)];
      if (above && clientY < above.top + above.height / 2) move(index, -1);
      else if (below && clientY > below.top + below.height / 2) move(index, 1);
    };
    const release = () => {
      row.element.classList.remove("is-held");
      held.abort();
    };
    row.element.classList.add("is-held");
    list.setPointerCapture(event.pointerId);
    list.addEventListener("pointermove", follow, { signal: held.signal });
    for (const end of ["pointerup", "pointercancel"]) list.addEventListener(end, release, { signal: held.signal });
  }

  function arrange(wanted) {
    order = [...wanted];
    list.replaceChildren(...order.map((index) => rows[index].element));
    number();
  }

  arrange(order);
  return {
    element: list,
    order: () => [...order],
    arrange,
    fix(numbers) {
      fixed = numbers;
      number();
    },
  };
}
