import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { clockFor } from "../../../src/training_safety/widgets/warm_up_timer/clock.js";
import { shelf } from "../tiny_page.mjs";
import { NOON, rampPlan } from "./plans.mjs";

const KEY = "trygg-trening:timer:ramp";
const navigatorBefore = Object.getOwnPropertyDescriptor(globalThis, "navigator");
let kept, shaken, views;

beforeEach(() => {
  globalThis.localStorage = shelf();
  [kept, shaken, views] = [globalThis.localStorage.items, [], []];
  globalThis.document = Object.assign(new EventTarget(), { visibilityState: "visible", querySelector: () => null });
  const windowEvents = new EventTarget();
  for (const name of ["addEventListener", "dispatchEvent"]) globalThis[name] = windowEvents[name].bind(windowEvents);
  Object.defineProperty(globalThis, "navigator", { value: { vibrate: (pattern) => shaken.push(pattern.length) }, configurable: true });
  mock.timers.enable({ apis: ["setInterval", "Date"], now: NOON });
});
afterEach(() => {
  for (const { clock, view } of views) clock.detach(view);
  mock.timers.reset();
  for (const name of ["localStorage", "document", "addEventListener", "dispatchEvent"]) delete globalThis[name];
  if (navigatorBefore) Object.defineProperty(globalThis, "navigator", navigatorBefore);
});

/** A view that notes what it is told to say: what, and of which exercise. */
function open({ plan = rampPlan(), name = "" } = {}) {
  const clock = clockFor({ get: (trait) => ({ plan, name })[trait] }, "nb");
  const said = [];
  const view = {
    said, painted: 0, renewed: 0,
    told: (what) => `${what} ${clock.state().at.id}`,
    say: (text) => said.push(text),
    paint: () => (view.painted += 1),
    renew: () => (view.renewed += 1),
  };
  clock.attach(view);
  views.push({ clock, view });
  const wait = (seconds) => {
    for (let i = 0; i < seconds; i += 1) mock.timers.tick(1000); // each tick sees the time of the last one in it
  };
  return { clock, view, said, wait };
}
const hide = (hidden) => {
  document.visibilityState = hidden ? "hidden" : "visible";
  document.dispatchEvent(new Event("visibilitychange"));
};
const close = ({ clock, view }) => {
  clock.detach(view);
  views = views.filter((one) => one.view !== view);
};

test("every phase and exercise is told once, and no second", () => {
  const { clock, said, wait } = open();
  clock.press();
  wait(14 * 60);
  assert.equal(said.length, 1 + 10);
  assert.deepEqual(said.slice(0, 4), ["phase raise/raise-0", "exercise raise/raise-1", "exercise raise/raise-2", "phase activate/activate-0"]);
  assert.ok(said.at(-1).endsWith("finished"));
  assert.equal(clock.state().status, "finished");
  assert.equal(shaken.length, 10);
});

test("a hidden page is silent, and tells what is now when it is seen again", () => {
  const { clock, said, wait } = open();
  clock.press();
  said.length = 0;
  hide(true);
  wait(6 * 60);
  assert.deepEqual(said, []);
  hide(false);
  assert.deepEqual(said, ["phase activate/activate-2"]);
  hide(true);
  mock.timers.setTime(NOON + 60 * 60_000); // asleep: nothing ran
  hide(false);
  assert.equal(clock.state().status, "finished");
  assert.equal(said.length, 2);
});

test("what ended while nobody looked is told when somebody does", () => {
  const { clock, said, wait } = open();
  clock.press();
  hide(true);
  wait(14 * 60);
  assert.deepEqual([clock.state().status, said.length], ["finished", 1]);
  hide(false);
  hide(false);
  assert.deepEqual(said.slice(1), ["phase finished"]);
});

test("each button does what it says, and the run is kept after each", () => {
  const { clock, said, wait } = open();
  const kept_run = () => JSON.parse(kept.get(KEY)).data.run;
  clock.press();
  wait(100);
  clock.lengthen();
  assert.deepEqual(kept_run().extra, { "raise/raise-1": 30 });
  clock.press();
  assert.deepEqual([clock.state().status, kept_run().kept, said.at(-1)], ["paused", 100, "pause raise/raise-1"]);
  wait(60);
  clock.press();
  clock.skip();
  assert.deepEqual([clock.state().at.exercise, said.at(-1)], [2, "exercise raise/raise-2"]);
  wait(10);
  clock.back();
  assert.deepEqual([clock.state().at.exercise, clock.state().at.exerciseRemaining], [2, 80]);
  clock.skip();
  assert.deepEqual([clock.state().at.phase, said.at(-1)], [1, "phase activate/activate-0"]);
  clock.press();
  clock.restart();
  assert.deepEqual([clock.state().status, clock.state().run.extra], ["ready", {}]);
});

test("a reload in mid-run goes on where the clock is, and says nothing of itself", () => {
  const first = open();
  first.clock.press();
  close(first);
  mock.timers.setTime(NOON + 5 * 60_000);
  const { clock, said } = open();
  assert.equal(clock.state().at.phaseElapsed, 60);
  assert.deepEqual(said, []);
});

test("a closed timer leaves nothing running", () => {
  const one = open();
  one.clock.press();
  close(one);
  one.view.painted = 0;
  one.wait(60);
  document.dispatchEvent(new Event("visibilitychange"));
  assert.equal(one.view.painted, 0);
});

test("two views of one plan share a clock; another plan or name has its own", () => {
  const [one, same, other] = [open(), open(), open({ name: "mine" })];
  assert.equal(one.clock, same.clock);
  assert.notEqual(one.clock, other.clock);
  one.clock.press();
  assert.deepEqual([same.clock.state().status, other.clock.state().status], ["running", "ready"]);
  assert.deepEqual([one.said.length, same.said.length], [1, 0]); // heard once
  assert.ok(same.view.painted > 1);
});

test("a choice changes the plan at once, keeps the place in the phase, and is kept", () => {
  const { clock, view, wait } = open();
  clock.press();
  wait(250);
  const renewed = view.renewed;
  clock.choose({ minutes: { raise: 6 } });
  assert.equal(clock.state().plan.phases[0].seconds, 360);
  assert.deepEqual([clock.state().at.phase, clock.state().at.phaseElapsed], [1, 10]);
  clock.chooseGentler("raise-0", true);
  clock.chooseGentler("raise-1", true);
  clock.chooseGentler("raise-0", false);
  assert.deepEqual(JSON.parse(kept.get(KEY)).data.edits.gentler, ["raise-1"]);
  assert.equal(view.renewed, renewed + 4);
});

test("switches are kept, and give a taste of themselves", async () => {
  const { clock } = open();
  await clock.switchTo("vibration", false);
  assert.equal(shaken.length, 0);
  await clock.switchTo("vibration", true);
  assert.equal(shaken.length, 1);
  await clock.switchTo("sound", false);
  assert.deepEqual(JSON.parse(kept.get(KEY)).data.switches, { sound: false, vibration: true, speech: false });
});

test("what another tab does is shown here", () => {
  const { clock, wait } = open();
  clock.press();
  const running = kept.get(KEY);
  wait(1);
  clock.press();
  kept.set(KEY, running);
  dispatchEvent(Object.assign(new Event("storage"), { key: "trygg-trening:quiz:x" }));
  assert.equal(clock.state().status, "paused");
  dispatchEvent(Object.assign(new Event("storage"), { key: KEY }));
  assert.equal(clock.state().status, "running");
});

test("deleting leaves nothing behind, and the plan as it was suggested", () => {
  const { clock, wait } = open();
  clock.choose({ minutes: { raise: 6 } });
  clock.press();
  wait(30);
  clock.forget();
  hide(true);
  assert.equal(kept.size, 0);
  assert.deepEqual([clock.state().plan.phases[0].seconds, clock.state().status], [240, "ready"]);
});

test("a timer without a name is kept under its page's, and takes up what was kept under its kind before", () => {
  document.querySelector = () => ({ content: "warm_up" });
  const old = { edits: { minutes: { raise: 6 } }, switches: {}, run: {}, timing: "" };
  kept.set(KEY, JSON.stringify(old));
  const { clock } = open();
  assert.equal(clock.state().plan.phases[0].seconds, 360);
  clock.choose({ minutes: { raise: 7 } });
  assert.deepEqual([...kept.keys()], ["trygg-trening:timer:warm_up"]);
});

test("what cannot be read is set aside before the clock writes, and said to be", () => {
  for (const text of ["{", "[]", '{"edits": 3}']) {
    kept.clear();
    kept.set(KEY, text);
    const { clock } = open({ name: "ramp", plan: rampPlan() });
    assert.equal(clock.state().storage, "corrupt", text);
    clock.press();
    assert.deepEqual([clock.state().storage, [...kept].find(([key]) => key.includes(":aside:"))[1]], [null, text]);
    clock.press();
    const { view } = views.pop();
    clock.detach(view);
  }
});
