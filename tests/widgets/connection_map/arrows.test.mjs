import assert from "node:assert/strict";
import test from "node:test";

import { compared, has, known, MAPS, toggled } from "../../../src/training_safety/widgets/connection_map/arrows.js";

const link = (from, to, verdict) => ({ from, to, verdict });
const LINKS = [link("core", "pain", "weak"), link("sleep", "pain", "partly"), link("history", "pain", "supported"), link("pain", "sleep", "partly")];
const ends = (links) => links.map(({ from, to }) => `${from}-${to}`);

test("the same two ends draw an arrow and take it away, and the other way is another arrow", () => {
  const one = toggled([], "sleep", "pain");
  assert.deepEqual(toggled(one, "pain", "sleep"), [["sleep", "pain"], ["pain", "sleep"]]);
  assert.deepEqual(toggled(one, "sleep", "pain"), []);
  assert.deepEqual([has(one, "sleep", "pain"), has(one, "pain", "sleep")], [true, false]);
});

test("what was drawn and what was missed come best supported first, and what no link says is not known", () => {
  const { drawn, missed, unknown } = compared(LINKS, [["core", "pain"], ["history", "pain"], ["pain", "core"], ["sleep", "core"]]);
  assert.deepEqual(ends(drawn), ["history-pain", "core-pain"]);
  assert.deepEqual(ends(missed), ["sleep-pain", "pain-sleep"]);
  assert.deepEqual(unknown.map(({ from, to, other }) => [from, to, other?.verdict ?? null]), [["pain", "core", "weak"], ["sleep", "core", null]]);
});

test("arrows of nodes that the map no longer has are left out", () => {
  assert.deepEqual(known([["sleep", "pain"], ["gone", "pain"], ["pain", "pain"]], [{ id: "sleep" }, { id: "pain" }]), [["sleep", "pain"]]);
});

test("a record has pairs of names", () => {
  const sound = { arrows: [["a", "b"]] };
  assert.equal(MAPS.sound(sound), sound);
  for (const wrong of [{}, { arrows: "a" }, { arrows: [["a"]] }, { arrows: [["a", 1]] }]) assert.equal(MAPS.sound(wrong), null);
});
