import assert from "node:assert/strict";
import test from "node:test";

import { csvOf, jsonOf } from "../../../src/training_safety/widgets/training_diary/export.js";
import { sessionsOf } from "../../../src/training_safety/widgets/training_diary/sessions.js";
import { diaryOf, WEEK } from "./diaries.mjs";

const sessions = sessionsOf(diaryOf([{ ...WEEK[0], minutes: 37.5, sleep_h: 7.25 }, WEEK[1], { date: "2026-11-25", kind: "cycling", minutes: 60, source: '=1+1;"x"' }]));

test("a table in Bokmål is as Excel wants it there, and one in English has commas and points", () => {
  const nb = csvOf(sessions, "nb").split("\r\n");
  assert.match(nb[0], /^\ufeffDato;Hva;Minutter;Hvor hard \(0–10\);Belastning \(AU\);/);
  assert.match(nb[1], /^2026-11-23;Styrke;37,5;7;262,5;;;;7,25;;;s0;/);
  assert.match(nb[2], /^2026-11-24;Hviledag;;;0;/);
  assert.equal(nb.length, 5);
  assert.match(csvOf(sessions, "en"), /^Date,Kind,Minutes,How hard.*\r\n2026-11-23,Strength,37.5,7,262.5,/);
});

test("what a spreadsheet would take for a formula is text, and quotes are doubled", () => {
  assert.match(csvOf(sessions, "nb"), /;"'=1\+1;""x""";/);
});

test("the whole of it says what it is, and has every session with its id", () => {
  const file = JSON.parse(jsonOf(sessions));
  assert.deepEqual([file.kind, file.version], ["trygg-trening/diary", 1]);
  assert.deepEqual(file.sessions, sessions);
});
