import assert from "node:assert/strict";
import test from "node:test";

import { comparedRows, isSame } from "../../../src/training_safety/widgets/training_diary/comparing.js";

const RUN = { date: "2026-11-20", kind: "running", minutes: 45 };
const rows = (...sessions) => sessions.map(({ id, changed, ...session }) => ({ session, id, changed }));
const whats = (read, mine = []) => comparedRows(read, mine).rows.map(({ what }) => what);

test("one session told by two programs is one, and two of one program are two", () => {
  const [garmin, strava] = [{ ...RUN, source: "garmin:1", start: "2026-11-20T17:02" }, { ...RUN, source: "strava:9", start: "2026-11-20T17:05", minutes: 60 }];
  assert.ok(isSame(garmin, strava));
  assert.ok(!isSame(garmin, { ...garmin, source: "garmin:2" }));
  assert.ok(!isSame(garmin, { ...strava, start: "2026-11-20T19:05" }));
  assert.ok(isSame(RUN, { ...garmin, minutes: 48 }));
  assert.ok(!isSame(RUN, { ...garmin, minutes: 90 }));
  assert.ok(!isSame(RUN, { ...garmin, kind: "strength" }));
});

test("what is there already is not doubled, and what it lacks is added", () => {
  const mine = { id: "a", ...RUN, rpe: 6, changed: "x" };
  const watch = { ...RUN, minutes: 46, source: "garmin:1", start: "2026-11-20T17:02" };
  const { rows: [row], entries } = comparedRows(rows(watch), [mine]);
  assert.equal(row.what, "fills");
  assert.deepEqual(entries, { a: { ...RUN, rpe: 6, start: "2026-11-20T17:02", source: "garmin:1" } });
  assert.deepEqual(whats(rows(watch), [{ ...mine, ...entries.a }]), ["same"]);
  assert.deepEqual(whats(rows({ ...watch, rpe: 3 }), [{ ...mine, ...entries.a }]), ["same"]);
});

test("a row that stands twice is brought in once, and effort from a second file joins the first", () => {
  const garmin = { ...RUN, source: "garmin:1", start: "2026-11-20T17:02" };
  assert.deepEqual(whats(rows(garmin, garmin)), ["new", "twice"]);
  const { rows: found, entries } = comparedRows(rows(garmin, { ...garmin, source: "fit:1", rpe: 7 }), []);
  assert.deepEqual(found.map(({ what }) => what), ["new", "fills"]);
  assert.deepEqual(Object.values(entries), [{ ...garmin, rpe: 7 }].map(({ date, kind, minutes, rpe, start, source }) => ({ date, kind, minutes, rpe, start, source })));
});

test("of the diary's own, the later edition counts, and a second bringing in does nothing", () => {
  const mine = { id: "a", ...RUN, changed: "2026-11-21" };
  assert.deepEqual(whats(rows({ ...mine }), [mine]), ["same"]);
  assert.deepEqual(whats(rows({ ...mine, rpe: 5, changed: "2026-11-22" }), [mine]), ["later"]);
  assert.deepEqual(whats(rows({ ...mine, rpe: 5, changed: "2026-11-20" }), [mine]), ["older"]);
  assert.deepEqual(whats(rows({ ...mine, id: "b" }, { ...mine, id: "b" }), [mine]), ["new", "twice"]);
});

test("a row with a problem stays one, and writes nothing", () => {
  assert.deepEqual(comparedRows([{ problem: "date" }], []), { rows: [{ problem: "date", what: "problem" }], entries: {} });
});

test("ten times as many rows are looked at ten times as often, and no more", () => {
  function looks(count) {
    let seen = 0;
    const sessions = Array.from({ length: count }, (_, index) => ({
      kind: "running", minutes: 30, source: `garmin:${index}`,
      get date() {
        seen += 1;
        return new Date(Date.UTC(2001, 0, 1 + index)).toISOString().slice(0, 10);
      },
    }));
    const { entries } = comparedRows(sessions.map((session) => ({ session })), []);
    assert.equal(Object.keys(entries).length, count);
    return seen;
  }
  assert.equal(looks(9000), 10 * looks(900));
});
