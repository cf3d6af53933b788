import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { translator } from "../../../src/training_safety/widgets/shared/language.js";
import { READY, position, slots } from "../../../src/training_safety/widgets/warm_up_timer/plan.js";
import { cardOf, nextNames, stageOf } from "../../../src/training_safety/widgets/warm_up_timer/stage.js";
import { shown } from "../../../src/training_safety/widgets/warm_up_timer/sentences.js";
import WORDS from "../../../src/training_safety/widgets/warm_up_timer/words.json" with { type: "json" };
import { makePage } from "./page.mjs";
import { breathingPlan, edits, holdPlan, rampPlan } from "./plans.mjs";

let page;
before(() => (page = makePage()));
after(() => page.leave());

function contextOf(plan, clock = {}) {
  const context = { clock, kind: plan.kind, its: { after: "Økta di", done: "Bra!" }, lang: "nb", t: translator(WORDS, "nb"), said: [] };
  const done = { name: "Ferdig", how: "Bra!", figure: "done", gentler: null, rhythm: [] };
  context.layersOf = (of, gentler) => [...slots(of).map((slot) => shown(of, slot, gentler, context)), done];
  context.say = (words) => context.said.push(words);
  return context;
}
const stateAt = (context, plan, seconds, gentler = []) => ({
  plan, run: READY, at: position(plan, seconds), edits: edits({ gentler }), layers: context.layersOf(plan, gentler),
});
const showing = (element) => element.all("*").filter(({ className }) => /\bis-shown\b/.test(className)).map(({ textContent }) => textContent);

test("what is next has its phase's name before it where that is new, and at the end is what follows the plan", () => {
  const plan = rampPlan();
  const context = contextOf(plan);
  const found = nextNames(plan, context.layersOf(plan, ["raise-1"]), "Økta di", "nb");
  assert.deepEqual(found.slice(0, 3), ["gentler raise-1", "name of raise-2", "activate – name of activate-0"]);
  assert.equal(found.at(-1), "Økta di");
  const hold = holdPlan({ holds: 2, sides: 0 });
  const holds = nextNames(hold, contextOf(hold).layersOf(hold, []), "", "nb");
  assert.deepEqual(holds, ["Hold 1 av 2", "Hvil", "Hold 2 av 2", ""]);
});

test("the stage shows the phase, what is left of it, how far one has come, and what is next", () => {
  const plan = rampPlan();
  const context = contextOf(plan);
  const stage = stageOf(context);
  stage.renew(stateAt(context, plan, 0));
  stage.paint(stateAt(context, plan, 300));
  assert.deepEqual(showing(stage.element), ["Del 2 av 3activate", "name of activate-2"]);
  const [time] = stage.element.all("div").filter(({ attributes }) => attributes.role === "timer");
  assert.deepEqual(time.children.map(({ textContent }) => textContent), ["4:00", "4 minutter igjen av: activate"]);
  assert.deepEqual([time.attributes["aria-live"], time.children[0].attributes["aria-hidden"]], ["off", "true"]);
  const fills = stage.element.all("span").filter(({ className }) => className === "ts-warmup-fill");
  assert.deepEqual(fills.map(({ style }) => style.width), ["100.00%", "20.00%", "0.00%"]);
  stage.paint(stateAt(context, plan, 780));
  assert.deepEqual(showing(stage.element).map((words) => words.trim()), ["Ferdig", "Økta di"]);
});

test("the card shows the exercise, the gentler one where it is chosen, and says which it is", () => {
  const plan = rampPlan();
  let gentler = [];
  let card = null;
  const clock = {
    chooseGentler(key, on) {
      gentler = on ? [key] : [];
      card.paint(stateAt(context, plan, 0, gentler));
    },
  };
  const context = contextOf(plan, clock);
  card = cardOf(context);
  card.renew(stateAt(context, plan, 0));
  card.paint(stateAt(context, plan, 0));
  assert.deepEqual(showing(card.element), ["name of raise-0how to raise-0"]);
  const [box] = card.element.all("input");
  box.click();
  assert.deepEqual([gentler, box.checked, context.said], [["raise-0"], true, ["gentler raise-0. gently raise-0"]]);
  card.paint(stateAt(context, plan, 780));
  assert.ok(card.element.all("label")[0].className.includes("is-absent"));
});

test("the breathing disc follows the breath with words and seconds, unless the rhythm is let go of", () => {
  const plan = breathingPlan();
  const context = contextOf(plan);
  const card = cardOf(context);
  const found = (seconds, gentler = []) => {
    card.renew(stateAt(context, plan, seconds, gentler));
    card.paint(stateAt(context, plan, seconds, gentler));
    const [breath] = card.element.children;
    const [disc] = breath.all("div").filter(({ className }) => className === "ts-warmup-disc");
    return [disc.style.transform, breath.all("span").at(-1).textContent];
  };
  assert.deepEqual(found(0), ["scale(0.550)", "in 4"]);
  assert.deepEqual(found(2), ["scale(0.775)", "in 2"]);
  assert.deepEqual(found(4), ["scale(1.000)", "out 6"]);
  assert.deepEqual(found(2, ["breathing-0"]), ["scale(0.550)", "gentler breathing-0"]);
  assert.deepEqual(found(60), ["scale(0.550)", "Ferdig"]);
});
