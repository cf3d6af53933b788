import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import timer from "../../../src/training_safety/widgets/warm_up_timer/view.js";
import { makePage, modelOf } from "./page.mjs";
import { NOON, rampPlan } from "./plans.mjs";

let page, close, widget;
beforeEach(() => {
  page = makePage();
  mock.timers.enable({ apis: ["setInterval", "Date"], now: NOON });
  const { createElement } = document;
  document.createElement = (tag) =>
    Object.assign(createElement(tag), {
      after(dialog) {
        widget().append(dialog);
      },
      showModal() {
        this.open = true;
      },
      close() {
        this.open = false;
      },
    });
  const el = document.createElement("div");
  widget = () => el.children[0];
  const plan = rampPlan();
  close = timer.render({ model: modelOf({ plan, plan_in_use: plan, alarms: [] }), el });
});
afterEach(() => {
  close();
  mock.timers.reset();
  page.leave();
});

const press = (words) => widget().all("button", words)[0].click();
const dialog = () => widget().all("dialog").find(({ removed }) => !removed);

test("the screen is filled with what is done now, its own time and what is next, and the focus goes along", () => {
  press("Fyll skjermen");
  assert.equal(dialog().open, true);
  assert.equal(document.activeElement.textContent, "Start");
  for (const words of ["name of raise-0", "1:20", "Neste: name of raise-1"]) assert.ok(dialog().textContent.includes(words), words);
  press("Lukk"); // and again, to see that nothing is left of the first
  assert.equal(dialog(), undefined);
  assert.equal(document.activeElement.textContent, "Fyll skjermen");
});

test("113 and 116 117 are one press away, before anything else", () => {
  press("Fyll skjermen");
  const links = dialog().all("a").map(({ attributes }) => attributes.href);
  assert.deepEqual(links, ["tel:113", "tel:116117"]);
  assert.equal(dialog().all("*").filter(({ tag }) => ["a", "button"].includes(tag))[0].textContent, "Livsfare 113");
});

test("the last three seconds are told where the screen is filled, and only there", () => {
  const heard = [];
  const wait = (seconds, region) => {
    for (let i = 0; i < seconds * 4; i += 1) {
      mock.timers.tick(250);
      const words = region().textContent.trim();
      if (words !== heard.at(-1)) heard.push(words);
    }
  };
  press("Start");
  wait(81, () => widget().children.filter(({ tag }) => tag === "p").at(-1));
  assert.deepEqual(heard.slice(-1), ["name of raise-1."]);
  assert.ok(!heard.includes("3"));
  press("Fyll skjermen");
  wait(80, () => dialog().children[0].children.at(-1));
  assert.deepEqual(heard.slice(-4), ["3", "2", "1", "name of raise-2."]);
});
