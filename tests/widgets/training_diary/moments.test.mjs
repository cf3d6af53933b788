import assert from "node:assert/strict";
import test from "node:test";

import { kindOf, localMoment, minutesOf, momentOf, secondsOf } from "../../../src/training_safety/widgets/training_diary/moments.js";

test("dates are read as watches and apps write them in several languages", () => {
  for (const [text, date, start] of [
    ["23. okt. 2018", "2018-10-23", ""], ["1. mai 2020, 08.00.00", "2020-05-01", "2020-05-01T08:00"], ["Oct 23, 2018, 4:02:11 PM", "2018-10-23", "2018-10-23T16:02"],
    ["May 1, 2020, 12:00:00 AM", "2020-05-01", "2020-05-01T00:00"], ["23.10.2018, 16:02:11", "2018-10-23", "2018-10-23T16:02"], ["3. März 2021 um 07:05", "2021-03-03", "2021-03-03T07:05"],
    ["2026-11-20 17:02:11", "2026-11-20", "2026-11-20T17:02"], ["2026-11-20", "2026-11-20", ""], ["1. des. 2026 kl. 9.05", "2026-12-01", "2026-12-01T09:05"],
  ]) {
    assert.deepEqual(momentOf(text), { date, start }, text);
  }
});

test("a date that could be two, or none, is not guessed", () => {
  for (const text of ["10/11/2018", "30. feb. 2020", "1. foo 2020", "2020-01-01 25:00:00", "", "i dag"]) assert.equal(momentOf(text), null, text);
});

test("a time that is none of here is told as the reader's own", () => {
  const utc = Date.UTC(2026, 10, 20, 16, 2);
  const here = localMoment(utc);
  assert.deepEqual(momentOf("2026-11-20 16:02:11", { utc: true }), here);
  assert.deepEqual(momentOf("2026-11-20T16:02:11Z"), here);
  assert.deepEqual(momentOf("2026-11-20T18:02:11.5+02:00"), here);
  assert.equal(localMoment(NaN), null);
});

test("a duration has hours, or minutes and seconds, or is in seconds", () => {
  assert.deepEqual(["1:02:03", "45:30", "00:45:12,5", "2700.0", "2700"].map((text) => secondsOf(text, "en")), [3723, 2730, 2712.5, 2700, 2700]);
  assert.ok(["--", "", "1:99", "an hour"].every((text) => Number.isNaN(secondsOf(text, "en"))));
  assert.equal(minutesOf(2712), 45.2);
});

test("kinds are known by their names in several languages", () => {
  for (const [name, kind] of [
    ["Løpetur", "running"], ["Sykkeltur", "cycling"], ["El-sykkeltur", "cycling"], ["Gåtur", "walking"], ["Fottur", "walking"], ["Langrenn", "skiing"], ["Svømming", "swimming"],
    ["Weight Training", "strength"], ["Krafttraining", "strength"], ["Trail Run", "running"], ["Rulleski", "skiing"], ["Fotball", "ball"], ["Yoga", "mobility"], ["Workout", "other"], ["Tredemølle", "running"], ["Hike", "walking"],
  ]) {
    assert.equal(kindOf(name), kind, name);
  }
});
