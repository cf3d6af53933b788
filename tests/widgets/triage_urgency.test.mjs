import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { PHONE_NUMBERS, START_AGAIN, URGENCIES } from "../../src/training_safety/widgets/triage_urgency.js";

// That the words are Python's is tested in tests/test_triage.py.
const VECTORS = JSON.parse(readFileSync(new URL("../vectors/triage.json", import.meta.url), "utf8"));

test("the levels are those of the shared vectors, least urgent first", () => {
  assert.deepEqual(URGENCIES.map(({ key }) => key), VECTORS.urgencies);
  assert.deepEqual(URGENCIES.map(({ level }) => level), VECTORS.levels);
});

test("wherever 116 117 is named, 113 is named as well", () => {
  for (const lang of ["nb", "en"]) {
    for (const { sentences } of URGENCIES) {
      const said = sentences.map((sentence) => sentence[lang]).join(" ");
      assert.ok(!said.includes("116 117") || said.includes("113"), said);
    }
  }
});

test("a number to call first is one of the numbers, and is dialled without spaces", () => {
  for (const { call } of URGENCIES) assert.ok(call === undefined || PHONE_NUMBERS.some(({ written }) => written === call));
  for (const { written, dialled } of PHONE_NUMBERS) assert.equal(dialled, written.replaceAll(" ", ""));
  assert.ok(START_AGAIN.nb && START_AGAIN.en);
});
