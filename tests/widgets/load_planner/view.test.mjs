import assert from "node:assert/strict";
import test, { mock } from "node:test";

import widget from "../../../src/training_safety/widgets/load_planner/view.js";
import { SETTING } from "./plans.mjs";
import { every, modelOf, one, page, shelf } from "../tiny_page.mjs";

class Observer {
  observe() {}
  disconnect() {}
}
Object.assign(globalThis, {
  IntersectionObserver: Observer, MutationObserver: Observer, ResizeObserver: Observer,
  requestAnimationFrame: () => 1, cancelAnimationFrame() {},
});

const KEY = "trygg-trening:load-planner:chapter";
const settled = () => new Promise((done) => setTimeout(done));

function opened(changes = {}, { views = 1, book = true } = {}) {
  const model = modelOf({ ...SETTING, lang: "nb", name: "", start_date: "2026-11-23", ...changes });
  const places = Array.from({ length: views }, page);
  globalThis.document.documentElement = globalThis.document.body = globalThis.document.createElement("html");
  globalThis.document.querySelector = (selector) => (book && selector === 'meta[name="training-safety"]' ? { content: "chapter" } : null);
  const closes = places.map((el) => widget.render({ model, el }));
  return { model, places, close: () => closes.forEach((close) => close()) };
}
const input = (root, name) => every(root, ({ tag, id }) => ["input", "select"].includes(tag) && id.endsWith(`-${name}`))[0];
const sentence = (root) => root.querySelector(".ts-planner-sentence").textContent;
function type(root, name, text) {
  input(root, name).value = text;
  input(root, name).tell("input");
}

test("what is typed is shown, kept and told to Python, and what is wrong is none of them", () => {
  globalThis.localStorage = shelf();
  const { model, places: [root], close } = opened();
  assert.match(sentence(root), /^Etter 12 uker: 177 min/);
  assert.equal(model.saved, 0);
  type(root, "rate", "8");
  assert.match(sentence(root), /^Etter 12 uker: 222 min/);
  assert.deepEqual([model.get("rate"), model.saved, globalThis.localStorage.items.size], [8, 1, 1]);
  type(root, "rate", "mye");
  assert.match(sentence(root), /^Etter 12 uker: 222 min/);
  assert.deepEqual([model.get("rate"), model.saved], [8, 1]);
  close();
});

test("no ceiling is zero on the way to Python, and nothing in the field", () => {
  globalThis.localStorage = shelf();
  const { model, places: [root], close } = opened();
  type(root, "ceiling", "150");
  assert.equal(model.get("ceiling"), 150);
  type(root, "ceiling", "");
  assert.equal(model.get("ceiling"), 0);
  assert.match(sentence(root), /^Etter 12 uker: 177 min/);
  close();
  globalThis.localStorage = shelf();
  for (const nothing of [0, null, undefined]) {
    const again = opened({ ceiling: nothing });
    assert.equal(input(again.places[0], "ceiling").value, "");
    assert.match(sentence(again.places[0]), /^Etter 12 uker: 177 min/);
    again.close();
  }
});

test("a plan goes on where it was left, and reset takes it back to the author's", () => {
  globalThis.localStorage = shelf();
  const before = opened();
  type(before.places[0], "start_load", "150");
  before.close();
  const { model, places: [root], close } = opened();
  assert.deepEqual([model.get("start_load"), input(root, "start_load").value], [150, "150"]);
  one(root, "button", "Tilbakestill").tell("click");
  assert.deepEqual([model.get("start_load"), input(root, "start_load").value], [120, "120"]);
  close();
});

test("two views of a plan stay in step, have ids of their own and leave nothing behind", async () => {
  globalThis.localStorage = shelf();
  const { model, places: [one_, other], close } = opened({}, { views: 2 });
  type(one_, "weeks", "8");
  await settled();
  assert.equal(input(other, "weeks").value, "8");
  assert.equal(sentence(one_), sentence(other));
  const ids = [one_, other].flatMap((root) => every(root, ({ id }) => id !== "").map(({ id }) => id));
  assert.equal(new Set(ids).size, ids.length);
  close();
  assert.equal(model.listening(), 0);
  assert.equal(one_.children.length, 0);
});

test("settings that come from Python one by one are looked at when all are there", async () => {
  globalThis.localStorage = shelf();
  const { model, places: [root], close } = opened({}, { book: false });
  model.set("unit", "AU");
  model.set("start_load", 9000); // too much, were it still minutes
  await settled();
  assert.match(sentence(root), /AU/);
  assert.equal(input(root, "start_load").value, "9000");
  assert.equal(model.saved, 0);
  close();
});

test("a target date that has passed is for the reader to mend, and the plan still stands", () => {
  globalThis.localStorage = shelf();
  const { model, places: [root], close } = opened({ target_date: "2026-11-01" });
  assert.equal(input(root, "target_date").getAttribute("aria-invalid"), "true");
  assert.match(sentence(root), /^Etter 12 uker/);
  assert.equal(model.saved, 0);
  close();
});

test("a length can be chosen by date, which is then the last day of the plan", () => {
  globalThis.localStorage = shelf();
  const { model, places: [root], close } = opened();
  input(root, "by_date").tell("change");
  assert.equal(model.get("target_date"), "2027-02-14");
  assert.equal(input(root, "target_date").value, "2027-02-14");
  type(root, "target_date", "2027-01-10");
  assert.match(sentence(root), /^Etter 7 uker/);
  close();
});

test("the result is said once, when the typing stops, and what is wrong with the name of its field", () => {
  globalThis.localStorage = shelf();
  const { places: [root], close } = opened();
  const [heard] = every(root, ({ attributes }) => attributes.role === "status");
  mock.timers.enable({ apis: ["setTimeout"] });
  for (const text of ["1", "15", "150"]) {
    type(root, "start_load", text);
    mock.timers.tick(700);
    assert.equal(heard.textContent, "");
  }
  mock.timers.tick(100);
  assert.equal(heard.textContent, sentence(root));
  type(root, "weeks", "0");
  mock.timers.tick(800);
  assert.equal(heard.textContent, "Antall uker: Skriv et helt tall fra 1 til 52.");
  mock.timers.reset();
  close();
});

test("the language of the widget changes what it says", () => {
  globalThis.localStorage = shelf();
  const { model, places: [root], close } = opened({}, { book: false });
  model.set("lang", "en");
  assert.match(sentence(root), /^After 12 weeks: 177 min/);
  assert.equal(one(root, "section").getAttribute("lang"), "en");
  close();
  assert.equal(model.listening(), 0);
});

test("an author's new example values leave a kept plan as it is, and reset leads to them", () => {
  globalThis.localStorage = shelf();
  const before = opened();
  type(before.places[0], "rate", "8");
  before.close();
  const { model, places: [root], close } = opened({ start_load: 200, rate: 3 });
  assert.deepEqual([model.get("start_load"), model.get("rate")], [120, 8]);
  type(root, "weeks", "10");
  assert.deepEqual(JSON.parse(localStorage.items.get(KEY)).data.settings.rate, 8);
  one(root, "button", "Tilbakestill").tell("click");
  assert.deepEqual([model.get("start_load"), model.get("rate"), model.get("weeks")], [200, 3, 12]);
  close();
});

test("an author's plan with more decimals than fields show is not kept as the reader's", () => {
  globalThis.localStorage = shelf();
  opened({ rate: 10 / 3 }).close();
  assert.equal(localStorage.items.size, 0);
});

test("planners have a plan each, on one page by their names and on two by their pages", () => {
  globalThis.localStorage = shelf();
  for (const [name, key] of [["", "chapter"], ["own", "own"]]) {
    const { places: [root], close } = opened({ name });
    type(root, "start_load", "150");
    assert.ok(localStorage.items.has(`trygg-trening:load-planner:${key}`));
    close();
  }
  assert.equal(localStorage.items.size, 2);
});

test("in a notebook Python's values win over what was kept, and nothing is kept or said to be", () => {
  globalThis.localStorage = shelf();
  const other = opened({ name: "plan" });
  type(other.places[0], "start_load", "150");
  other.close();
  const kept = [...localStorage.items];
  const { model, places: [root], close } = opened({ name: "plan" }, { book: false });
  assert.deepEqual([model.get("start_load"), model.saved, input(root, "start_load").value], [120, 0, "120"]);
  type(root, "start_load", "90");
  assert.deepEqual([model.get("start_load"), [...localStorage.items]], [90, kept]);
  assert.ok(root.textContent.includes("I en notatbok er det koden som bestemmer"));
  assert.ok(!root.textContent.includes("Slett det som er lagret"));
  one(root, "button", "Tilbakestill").tell("click");
  assert.equal(model.get("start_load"), 120);
  close();
});

test("each unit has its own numbers: an example at first, and the reader's when they come back", () => {
  globalThis.localStorage = shelf();
  const { model, places: [root], close } = opened();
  const fields = () => ["start_load", "ceiling", "session", "longest"].map((name) => input(root, name).value);
  const hint = () => every(root, ({ id }) => id.endsWith("-unit-hint"))[0].textContent;
  for (const [name, text] of [["start_load", "90"], ["ceiling", "100,5"], ["session", "35"], ["longest", "30"]]) type(root, name, text);
  type(root, "unit", "kg");
  assert.deepEqual([fields(), model.get("unit"), model.get("start_load"), model.get("ceiling")], [["2880", "", "", ""], "kg", 2880, 0]);
  assert.match(hint(), /^Tallene i kilo er et eksempel/);
  type(root, "start_load", "2500");
  assert.equal(hint(), "");
  type(root, "unit", "min");
  assert.deepEqual([fields(), model.get("start_load"), model.get("ceiling")], [["90", "100,5", "35", "30"], 90, 100.5]);
  type(root, "unit", "kg");
  close();
  const { places: [again], close: closeAgain } = opened();
  assert.equal(input(again, "start_load").value, "2500");
  type(again, "unit", "min");
  assert.deepEqual(["start_load", "session"].map((name) => input(again, name).value), ["90", "35"]);
  closeAgain();
});

test("what was half typed in one unit is there again too", () => {
  globalThis.localStorage = shelf();
  const { places: [root], close } = opened();
  type(root, "start_load", "9o");
  type(root, "unit", "AU");
  assert.equal(input(root, "start_load").value, "600");
  type(root, "unit", "min");
  assert.deepEqual([input(root, "start_load").value, input(root, "start_load").getAttribute("aria-invalid")], ["9o", "true"]);
  close();
});

test("what another tab does to the plan is shown here", () => {
  const events = new EventTarget();
  for (const name of ["addEventListener", "dispatchEvent"]) globalThis[name] = events[name].bind(events);
  globalThis.localStorage = shelf();
  const { model, places: [root], close } = opened();
  const other = opened(); // a model of its own, as in another tab
  type(other.places[0], "start_load", "150");
  type(other.places[0], "unit", "kg");
  assert.deepEqual([input(root, "start_load").value, model.get("unit")], ["2880", "kg"]);
  type(root, "unit", "min");
  assert.deepEqual([input(root, "start_load").value, input(other.places[0], "start_load").value], ["150", "150"]);
  for (const end of [close, other.close]) end();
  for (const name of ["addEventListener", "dispatchEvent"]) delete globalThis[name];
});

test("three numbers and the answer are open, the rest unfolds, and a field to mend is never folded away", () => {
  globalThis.localStorage = shelf();
  const { places: [root], close } = opened();
  const fold = (name) => root.querySelector(`.ts-planner-${name}`);
  const inside = (element, name) => every(element, ({ id }) => id?.endsWith(`-${name}`)).length > 0;
  for (const name of ["start_load", "rate", "weeks"]) assert.ok(!inside(fold("more"), name), name);
  for (const name of ["unit", "ceiling", "deload_every"]) assert.ok(inside(fold("more"), name), name);
  assert.ok(!fold("more").open);
  type(root, "ceiling", "150");
  type(root, "start_load", "200"); // the ceiling is below it now
  assert.ok(fold("more").open);
  close();
});
