import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { readFile } from "../../../src/training_safety/widgets/training_diary/reading.js";
import { soundSession } from "../../../src/training_safety/widgets/training_diary/sessions.js";
import { fit, GARMIN_NB, ODD_FILES, START, STRAVA_EN, STRAVA_NB, utf8 } from "./odd_files.mjs";

const WORDS = JSON.parse(readFileSync(new URL("../../../src/training_safety/widgets/training_diary/import_words.json", import.meta.url), "utf8"));
const read = (bytes, name = "file") => readFile({ name, blob: new Blob([bytes]) });
const sessions = async (bytes) => (await read(bytes)).map(({ session }) => session);

for (const { name, bytes, rows, sessions: count } of ODD_FILES) {
  test(`${name}: every row is a session, or is named with its reason`, async () => {
    const found = await read(bytes, name);
    assert.equal(found.length, rows, JSON.stringify(found.slice(0, 5)));
    assert.equal(found.filter(({ session }) => session).length, count, JSON.stringify(found.filter(({ problem }) => problem).slice(0, 5)));
    for (const { session, problem, file } of found) {
      assert.equal(file, name);
      assert.ok(problem ? WORDS[`problem_${problem}`] : soundSession(session), JSON.stringify({ session, problem }));
    }
  });
}

test("of columns that come twice the raw one counts, and a name may have lines", async () => {
  const [run, ride, strength] = await sessions(utf8(STRAVA_NB));
  assert.deepEqual([run.date, run.kind, run.minutes, run.start], ["2018-10-23", "running", 45, undefined]);
  assert.deepEqual([ride.kind, ride.minutes, strength.kind, strength.minutes], ["cycling", 90, "strength", 50]);
  assert.equal((await read(utf8(STRAVA_NB)))[1].name, "Tur med\nto linjer");
});

test("effort comes along where the file has it", async () => {
  assert.deepEqual((await sessions(utf8(STRAVA_EN))).map(({ rpe }) => rpe), [6, undefined]);
  const [session] = await sessions(fit());
  const at = new Date(1000 * START);
  const two = (value) => String(value).padStart(2, "0");
  assert.equal(session.start, `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`);
  assert.deepEqual([session.kind, session.minutes, session.rpe], ["running", 60, 7]);
});

test("a time of a watch is minutes and seconds, or hours before them", async () => {
  assert.deepEqual((await sessions(utf8(GARMIN_NB))).map(({ kind, minutes, start }) => [kind, minutes, start]), [
    ["running", 45.2, "2026-11-20T17:02"], ["swimming", 31.1, "2026-11-21T07:00"], ["strength", 60, "2026-11-22T18:00"],
  ]);
});

test("a row of the diary itself keeps its id, and when it was changed", async () => {
  const own = ODD_FILES.find(({ name }) => name === "own nb");
  const [row] = await read(own.bytes);
  assert.deepEqual([row.id, row.changed, row.session], ["a1", "2026-11-20T10:00:00.000Z", { date: "2026-11-20", kind: "strength", minutes: 37.5, rpe: 7, pain_before: 2 }]);
});

test("a row says where it stands, in which file of an archive, and on which line", async () => {
  const archive = ODD_FILES.find(({ name }) => name === "ZIP of Strava");
  assert.deepEqual((await read(archive.bytes)).map(({ within, line }) => [within, line]), [["activities.csv", 2], ["activities.csv", 3], ["activities.csv", 5]]);
});

test("a file that cannot be opened is named, and stops no other", async () => {
  const gone = { slice: () => ({ arrayBuffer: () => Promise.reject(new Error("NotReadableError")) }) };
  assert.deepEqual(await readFile({ name: "gone", blob: gone }), [{ file: "gone", line: null, name: "", problem: "unreadable" }]);
});
