import assert from "node:assert/strict";
import { test } from "node:test";

import { sessionForm } from "../../../src/training_safety/widgets/training_diary/form.js";
import { wordsIn } from "../../../src/training_safety/widgets/training_diary/view.js";
import { every, one, page } from "../tiny_page.mjs";
import { MONDAY } from "./diaries.mjs";

function opened(lang = "nb") {
  page();
  const saved = [];
  const heard = [];
  const form = sessionForm({ id: "x", lang, words: wordsIn(lang), today: () => MONDAY, say: (sentence) => heard.push(sentence), save: (session) => saved.push(session), cancel() {} });
  form.clear("running");
  const press = (name) => one(form.element, "button", name).tell("click");
  const rate = (value) => every(form.element, ({ tag, attributes }) => tag === "input" && attributes.type === "radio").find((input) => input.value === value).tell("change");
  return { form, saved, heard, press, rate, submit: () => form.element.tell("submit") };
}

test("three taps make a session of today and of the kind that was last", () => {
  const { press, rate, submit, saved } = opened();
  press("45 minutter");
  rate("6");
  submit();
  assert.deepEqual(saved, [{ date: "2026-11-23", kind: "running", minutes: 45, rpe: 6 }]);
});

test("what is missing is said at its field, gets the focus, and nothing is saved", () => {
  const { form, press, submit, saved, heard } = opened("en");
  press("Yesterday");
  submit();
  assert.deepEqual(saved, []);
  assert.deepEqual(heard, ["Write how many minutes the session lasted, from 1 to 600."]);
  assert.equal(document.activeElement.getAttribute("id"), "x-minutes");
  assert.ok(form.isDirty());
});

test("a session that is edited keeps an effort between two steps until another is chosen", () => {
  const { form, rate, submit, saved } = opened();
  form.edit({ date: "2026-11-20", kind: "cycling", minutes: 80, rpe: 7.5, pain_next_day: 3 });
  submit();
  rate("");
  submit();
  assert.deepEqual(saved.map(({ rpe }) => rpe), [7.5, undefined]);
  assert.equal(saved[1].pain_next_day, 3);
});
