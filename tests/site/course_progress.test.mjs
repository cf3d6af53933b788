import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { chapterState, recordsNow, sectionState, whereToGoOn } from "../../src/training_safety/site/static/course_progress.js";
import { shelf } from "../widgets/tiny_page.mjs";

const WARM_UP = { stem: "warm_up", page: "book/chapters/prevention/warm_up.html", tools: ["timer:warm_up"], quiz: { name: "warm_up", ids: ["a", "b"], own: ["a"] } };
const FLEXIBILITY = { stem: "flexibility", page: "book/chapters/prevention/flexibility.html", tools: [], quiz: { name: "flexibility", ids: ["c"], own: ["c"] } };
const OPENING = { stem: "prevention", page: "book/chapters/prevention/index.html", tools: [] };
const COURSE = { sections: [OPENING, WARM_UP, FLEXIBILITY], tools: [] };

const put = (kind, name, data, saved = "2026-11-01T10:00:00.000Z") => localStorage.items.set(`trygg-trening:${kind}:${name}`, JSON.stringify({ kind, name, version: 1, saved, data }));
const answers = (...ids) => ({ items: Object.fromEntries(ids.map((id) => [id, {}])) });
const stateOf = (section) => sectionState(section, recordsNow());

beforeEach(() => {
  globalThis.localStorage = shelf();
});

test("a section nobody has touched is neither begun nor done", () => assert.equal(stateOf(WARM_UP).state, null));

for (const [what, kind, data] of [
  ["its tool was used", "timer", { run: {} }],
  ["a question is answered", "quiz", answers("a")],
  ["a plan was made", "plans", { "warm_up.bag_down": { if: "a", then: "b" } }],
  ["something was guessed", "guesses", { "warm_up.eleven_plus": "x" }],
]) {
  test(`a section is begun when ${what}`, () => {
    put(kind, "warm_up", data);
    assert.equal(stateOf(WARM_UP).state, "begun");
  });
}

test("a section is done when its quiz is answered whole and its tool was used, where it has one", () => {
  put("quiz", "warm_up", answers("a", "b", "one_that_is_gone"));
  assert.deepEqual([stateOf(WARM_UP).state, stateOf(WARM_UP).answered, stateOf(WARM_UP).count], ["begun", 2, 2]);
  put("timer", "warm_up", { run: {} });
  put("quiz", "flexibility", answers("c"));
  assert.deepEqual([stateOf(WARM_UP).state, stateOf(FLEXIBILITY).state], ["done", "done"]);
  assert.deepEqual(chapterState(COURSE.sections, recordsNow()), { count: 2, done: 2, isBegun: true });
});

test("one goes on where something was last kept, after a section that is done with the next that is not", () => {
  assert.equal(whereToGoOn(COURSE, recordsNow()), null);
  put("timer", "warm_up", { run: {} }, "2026-11-02T10:00:00.000Z");
  put("guesses", "flexibility", { x: "y" }, "2026-11-01T10:00:00.000Z");
  assert.equal(whereToGoOn(COURSE, recordsNow()).section, WARM_UP);
  put("quiz", "warm_up", answers("a", "b"), "2026-11-03T10:00:00.000Z");
  assert.equal(whereToGoOn(COURSE, recordsNow()).section, FLEXIBILITY);
  put("quiz", "flexibility", answers("c"), "2026-11-04T10:00:00.000Z");
  assert.equal(whereToGoOn(COURSE, recordsNow()), null);
});

test("what cannot be read, was set aside or is barred says nothing of where one was", () => {
  for (const [key, text] of [["timer:warm_up", "{half"], ["quiz:warm_up", "7"], ["aside:guesses:warm_up:1f", "{}"]]) localStorage.items.set(`trygg-trening:${key}`, text);
  assert.equal(stateOf(WARM_UP).state, null);
  globalThis.localStorage = shelf({ barred: true });
  assert.equal(recordsNow().size, 0);
});
