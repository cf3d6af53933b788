import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { slots } from "../../../src/training_safety/widgets/warm_up_timer/plan.js";
import timer from "../../../src/training_safety/widgets/warm_up_timer/view.js";
import WORDS from "../../../src/training_safety/widgets/warm_up_timer/words.json" with { type: "json" };
import { makePage, modelOf } from "./page.mjs";
import { NOON, breathingPlan, holdPlan, planOf, rampPlan } from "./plans.mjs";

const says = (words) => ({ nb: words, en: `${words} (en)` });
const ALARMS = [{ call: "113", ask: says("Brystet?") }, { call: "116117", ask: says("Beina?") }];
const OWN = planOf({ phases: [["walk", 90, 0, []], ["rock", 45, 0, []]] });

let page, closing;
beforeEach(() => {
  page = makePage();
  closing = [];
  mock.timers.enable({ apis: ["setInterval", "Date"], now: NOON });
});
afterEach(() => {
  for (const close of closing) close();
  mock.timers.reset();
  page.leave();
});

function open(plan, traits = {}) {
  const model = modelOf({ plan, plan_in_use: plan, alarms: ALARMS, ...traits });
  const el = document.createElement("div");
  const close = timer.render({ model, el });
  closing.push(close);
  const widget = () => el.children[0];
  return { model, widget, close, button: (words) => widget().all("button", words)[0], heard: () => widget().children.at(-1).textContent };
}

test("every kind of plan can be shown, run to its end and begun anew", () => {
  for (const plan of [rampPlan(), holdPlan(), breathingPlan(), OWN]) {
    const { button, widget, heard, close } = open(plan);
    assert.ok(widget().textContent.startsWith(WORDS[`${plan.kind}_title`].nb), plan.kind);
    button("Start").click();
    assert.ok(button("Pause"), plan.kind);
    for (const _ of slots(plan)) button("Hopp over").click();
    assert.equal(heard(), `Ferdig. ${WORDS[`${plan.kind}_done`].nb}`, plan.kind);
    button("Hopp over").click(); // nothing further to skip, and nothing breaks
    button("Ta den igjen").click();
    assert.ok(button("Pause"), plan.kind);
    close();
  }
});

test("the same words twice are heard twice", () => {
  const { button, heard } = open(rampPlan());
  button("Start").click();
  const first = heard();
  button("Tilbake").click(); // at the very start this does nothing
  assert.equal(heard(), first);
  mock.timers.tick(100);
  button("Tilbake").click();
  const again = heard();
  mock.timers.tick(100);
  button("Tilbake").click();
  assert.deepEqual([heard().trim(), heard() === again], [again, false]);
});

test("Python gets the plan as the reader has it", () => {
  const { model, widget } = open(rampPlan());
  widget().all("summary", WORDS.edit.nb)[0].click();
  widget().all("button", "+")[0].click();
  assert.deepEqual([model.get("plan_in_use").phases[0].seconds, model.get("plan").phases[0].seconds], [270, 240]);
});

test("another plan or language of the model is shown at once, and nothing listens when all is closed", () => {
  const { model, widget, close } = open(rampPlan());
  model.set("plan", OWN);
  assert.equal(widget().all("ol")[0].children.length, 2);
  model.set("lang", "en");
  assert.ok(widget().all("button", "Skip").length === 1 && widget().textContent.startsWith(WORDS.own_title.en));
  close();
  assert.equal(model.listening(), 0);
});

test("on paper is every phase with its exercises and gentler ways, and what is held only once", () => {
  const paper = (plan) => open(plan).widget().all("ol")[0];
  const ramp = paper(rampPlan());
  assert.deepEqual(ramp.children.map((phase) => phase.all("li").length), [3, 5, 2]);
  assert.ok(ramp.textContent.includes("gentler raise-0: gently raise-0"));
  const hold = paper(holdPlan());
  assert.equal(hold.all("strong", "name of side_plank").length, 1);
});

test("each alarm question stands under the number to ring, which is a link", () => {
  const widget = open(rampPlan()).widget();
  const links = widget.all("a").map(({ attributes, textContent }) => [attributes.href, textContent]);
  const [emergency, urgent] = [["tel:113", "113"], ["tel:116117", "116 117"]];
  assert.deepEqual(links, [emergency, urgent, emergency, urgent]);
  assert.match(widget.textContent, /ring 113 nå.*– Brystet\?Stopp.*ring legevakt 116 117 nå.*– Beina\?Får du ikke hjelp/);
});

test("a device that is not there cannot be switched on", () => {
  const folded = open(rampPlan()).widget().all("details").find((one) => one.textContent.startsWith(WORDS.cues.nb));
  const boxes = folded.all("input");
  assert.deepEqual(boxes.map(({ disabled, checked }) => [disabled, checked]), [[true, false], [true, false], [true, false]]);
});
