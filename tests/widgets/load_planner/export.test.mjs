import assert from "node:assert/strict";
import test from "node:test";

import { cancelledWeeks, csv, exportedWith, ics } from "../../../src/training_safety/widgets/load_planner/export.js";
import { EN, NB, planOf } from "./plans.mjs";

test("the table for a Norwegian spreadsheet has a byte-order mark, semicolons and decimal commas", () => {
  const text = csv(planOf(), NB);
  assert.ok(text.startsWith("\ufeffUke;Fra mandag;Belastning (min);Endring (%);Avlastningsuke\r\n1;2026-11-23;120;;nei\r\n"));
  assert.ok(text.includes("\r\n3;2026-12-07;132,3;5;nei\r\n4;2026-12-14;79,38;-40;ja\r\n"));
  assert.equal(text.split("\r\n").length, 14);
});

test("the English table has commas, decimal points and no byte-order mark", () => {
  const text = csv(planOf(), EN);
  assert.ok(text.startsWith("Week,From Monday,Load (min),Change (%),Deload week\r\n1,2026-11-23,120,,no\r\n"));
  assert.ok(text.includes("\r\n4,2026-12-14,79.38,-40,yes\r\n"));
  for (const line of text.trimEnd().split("\r\n")) assert.equal(line.split(",").length, 5);
});

const NOW = new Date("2026-11-22T12:34:56.789Z");
const PLAN_ID = "abcdefghijkl";
const file = (plan, exported = exportedWith(plan, null), planId = PLAN_ID) => ics(plan, NB, planId, exported, NOW);
const events = (text) =>
  [...text.replaceAll("\r\n ", "").matchAll(/BEGIN:VEVENT\r\n(.*?)END:VEVENT/gs)].map(([, lines]) =>
    Object.fromEntries(lines.trim().split("\r\n").map((line) => line.split(/[:;](.*)/s).slice(0, 2))));

test("a calendar has one event a week, with an identity that stays with the plan and the week", () => {
  const [first, changed] = [file(planOf()), file(planOf({ rate: 8 }))];
  const identities = (text) => events(text).map(({ UID }) => UID);
  assert.equal(new Set(identities(first)).size, 12);
  assert.deepEqual(identities(first), identities(changed));
  assert.notDeepEqual(identities(first), identities(file(planOf(), undefined, "zzzzzzzzzzzz")));
  assert.match(first, /^DTSTAMP:20261122T123456Z\r$/m);
  assert.ok(first.includes("DTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261130\r\n"));
  assert.doesNotMatch(first.replaceAll("\r\n", ""), /[\r\n]/);
  assert.ok(first.endsWith("END:VCALENDAR\r\n"));
});

test("weeks that fell out of the plan are cancelled under their identity, with the day they had and a higher number", () => {
  const [long, short] = [planOf(), planOf({ weeks: 10, start_date: "2026-12-07" })];
  const before = exportedWith(long, null);
  const after = exportedWith(short, before);
  assert.deepEqual([cancelledWeeks(long, before), cancelledWeeks(short, after)], [[], [11, 12]]);
  const [told, now] = [events(file(long, before)), events(file(short, after))];
  assert.deepEqual(now.map(({ STATUS }) => STATUS), [...Array(10).fill("CONFIRMED"), "CANCELLED", "CANCELLED"]);
  for (const [index, { UID, SEQUENCE, DTSTART }] of now.entries()) {
    assert.deepEqual([UID, Number(SEQUENCE)], [told[index].UID, Number(told[index].SEQUENCE) + 1]);
    assert.equal(DTSTART === told[index].DTSTART, index >= 10);
  }
  assert.equal(now[11].SUMMARY, "Avlyst: uke 12 er ikke lenger i planen");
});

test("a week is cancelled in every file from then on, until it is in the plan again", () => {
  const [long, short] = [planOf(), planOf({ weeks: 10 })];
  let exported = exportedWith(short, exportedWith(long, null));
  exported = exportedWith(short, exported);
  assert.deepEqual(cancelledWeeks(short, exported), [11, 12]);
  exported = exportedWith(long, exported);
  assert.deepEqual(events(file(long, exported)).map(({ STATUS, SEQUENCE }) => `${STATUS} ${SEQUENCE}`), Array(12).fill("CONFIRMED 4"));
});
