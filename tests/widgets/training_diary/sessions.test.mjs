import assert from "node:assert/strict";
import test from "node:test";

import { changedDiary, DIARY, newId, sessionsOf, soundSession, typedSession } from "../../../src/training_safety/widgets/training_diary/sessions.js";
import { diaryOf, MONDAY, WEEK } from "./diaries.mjs";

const typed = (texts, lang = "nb") => typedSession({ date: "2026-11-23", kind: "running", minutes: "30", ...texts }, MONDAY, lang);

test("a session is kept without what was not written down, and one that cannot be is refused", () => {
  assert.deepEqual(soundSession({ date: "2026-11-23", kind: "running", minutes: 30, rpe: null, sleep_h: "" }), { date: "2026-11-23", kind: "running", minutes: 30 });
  assert.deepEqual(soundSession({ date: "2026-11-23", kind: "rest", minutes: 30, rpe: 5 }), { date: "2026-11-23", kind: "rest" });
  for (const wrong of [{ date: "2026-02-30" }, { kind: "chess" }, { minutes: 601 }, { rpe: 11 }, { rpe: "5" }, { source: 5 }, { sleep_h: NaN }]) {
    assert.equal(soundSession({ date: "2026-11-23", kind: "running", minutes: 30, ...wrong }), null, JSON.stringify(wrong));
  }
  assert.equal(soundSession(null), null);
});

test("a diary with a session that cannot be is not read as if it could", () => {
  assert.deepEqual(DIARY.sound(diaryOf(WEEK)), diaryOf(WEEK));
  assert.equal(DIARY.sound({ sessions: { a: { date: "today", kind: "rest", changed: "" } } }), null);
  assert.equal(DIARY.sound({ sessions: [] }), null);
  assert.equal(DIARY.sound([]), null);
});

test("sessions come in the order of their days, and on one day as they began or were written", () => {
  const sessions = [
    { date: "2026-11-24", kind: "rest" },
    { date: "2026-11-23", kind: "walking", minutes: 10 },
    { date: "2026-11-23", kind: "running", minutes: 10, start: "2026-11-23T18:00" },
    { date: "2026-11-23", kind: "strength", minutes: 10, start: "2026-11-23T07:00" },
  ];
  assert.deepEqual(sessionsOf(diaryOf(sessions)).map(({ kind }) => kind), ["strength", "running", "walking", "rest"]);
  assert.deepEqual(sessionsOf(null), []);
});

test("the last change is taken back whether a session was new, edited or deleted", () => {
  const data = diaryOf(WEEK);
  const added = { date: "2026-11-30", kind: "ball", minutes: 70, rpe: 6 };
  for (const entries of [{ new: added }, { s0: { ...WEEK[0], rpe: 8 } }, { s0: null }, { s0: null, s1: null, new: added }]) {
    const { data: after, back } = changedDiary(data, entries);
    assert.notDeepEqual(sessionsOf(after), sessionsOf(data));
    const plain = (diary) => sessionsOf(diary).map(({ changed: _, ...session }) => session);
    assert.deepEqual(plain(changedDiary(after, back).data), plain(data));
  }
});

test("two diaries become one without doubling: the later edition counts, and what was deleted since stays deleted", () => {
  const [mine, theirs] = [diaryOf(WEEK), diaryOf(WEEK)];
  theirs.sessions.s0 = { ...mine.sessions.s0, rpe: 9, changed: "2026-12-01T00:00:00.000Z" };
  theirs.sessions.other = { date: "2026-12-01", kind: "rest", changed: "2026-12-01T00:00:00.000Z" };
  const gone = changedDiary(mine, { s1: null }, new Date("2026-12-02T00:00:00Z")).data;
  for (const both of [DIARY.merge(gone, theirs), DIARY.merge(theirs, gone)]) {
    assert.equal(sessionsOf(both).length, WEEK.length);
    assert.equal(both.sessions.s0.rpe, 9);
    assert.ok(both.sessions.s1.deleted);
  }
});

test("what is typed is a session, with decimal comma and unit, and a rest day needs a day alone", () => {
  assert.deepEqual(typed({ minutes: "37,5 min", rpe: "5", sleep_h: "7,5 timer", pain_before: "0" }).session, { date: "2026-11-23", kind: "running", minutes: 37.5, rpe: 5, pain_before: 0, sleep_h: 7.5 });
  assert.deepEqual(typed({ kind: "rest", minutes: "", rpe: "5" }), { session: { date: "2026-11-23", kind: "rest" }, problems: {} });
});

test("what cannot be taken is named by its field", () => {
  for (const [texts, field] of [
    [{ minutes: "" }, "minutes"], [{ minutes: "0" }, "minutes"], [{ minutes: "601" }, "minutes"], [{ minutes: "en time" }, "minutes"], [{ minutes: "1.000" }, "minutes"],
    [{ date: "" }, "date"], [{ date: "2026-11-24" }, "date"], [{ sleep_h: "25" }, "sleep_h"], [{ sleep_h: "-1" }, "sleep_h"], [{ pain_during: "11" }, "pain_during"],
  ]) {
    assert.deepEqual(Object.keys(typed(texts).problems), [field], JSON.stringify(texts));
  }
});

test("ids are as good as unique", () => {
  assert.equal(new Set(Array.from({ length: 1000 }, newId)).size, 1000);
});
