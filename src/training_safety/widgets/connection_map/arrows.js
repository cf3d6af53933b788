// The arrows a reader has drawn: the record of them, and what research says of each.
import { isRecord, recordKind } from "../shared/storage.js";

const isArrow = (arrow) => Array.isArray(arrow) && arrow.length === 2 && arrow.every((end) => typeof end === "string");

/** What is kept of a map: `{ arrows: [[from, to], …] }`, by the ids of its nodes. */
export const MAPS = recordKind({
  kind: "maps",
  version: 1,
  title: { nb: "Pilene du tegnet", en: "The arrows you drew" },
  sound: (data) => (isRecord(data) && Array.isArray(data.arrows) && data.arrows.every(isArrow) ? data : null),
});

const is = (from, to) => (arrow) => arrow[0] === from && arrow[1] === to;
const linkOf = (links, [from, to]) => links.find((link) => link.from === from && link.to === to);

/** Whether there is an arrow from one node to another. */
export const has = (arrows, from, to) => arrows.some(is(from, to));

/** The arrows with one more, or without the one that was there. */
export const toggled = (arrows, from, to) => (has(arrows, from, to) ? arrows.filter((arrow) => !is(from, to)(arrow)) : [...arrows, [from, to]]);

/** The arrows between nodes that the map has. */
export function known(arrows, nodes) {
  const ids = nodes.map(({ id }) => id);
  return arrows.filter(([from, to]) => from !== to && ids.includes(from) && ids.includes(to));
}

const ORDER = ["supported", "partly", "weak", "contradicted"];
const byVerdict = (one, other) => ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict);

/**
 * The reader's arrows beside the links that research has looked at: `drawn`, and `missed`, the links that were not
 * drawn, both best supported first; and `unknown`, arrows that there is no link for, each with the link the other way round, or null.
 */
export function compared(links, arrows) {
  const unknown = arrows.filter((arrow) => !linkOf(links, arrow)).map(([from, to]) => ({ from, to, other: linkOf(links, [to, from]) ?? null }));
  const sorted = [...links].sort(byVerdict);
  return {
    drawn: sorted.filter(({ from, to }) => has(arrows, from, to)),
    missed: sorted.filter(({ from, to }) => !has(arrows, from, to)),
    unknown,
  };
}
