import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { checkbox, icon, onlySeen, part, stack, text } from "../../../src/training_safety/widgets/warm_up_timer/elements.js";
import { makePage } from "./page.mjs";

let page;
before(() => (page = makePage()));
after(() => page.leave());

test("one of the texts on top of one another shows, and all take their room", () => {
  const pile = stack("p", "phase");
  pile.fill([["Øk pulsen"], ["Aktiver"], ["Ferdig"]]);
  pile.show(1);
  assert.deepEqual(pile.element.children.map(({ className }) => className.includes("is-shown")), [false, true, false]);
  pile.show(2);
  assert.deepEqual(pile.element.children.map(({ className }) => className.includes("is-shown")), [false, false, true]);
});

test("a ticked box tells whether it is ticked", () => {
  const told = [];
  const { input, element } = checkbox("Lyd", (on) => told.push(on));
  input.click();
  input.click();
  assert.deepEqual([told, element.textContent], [[true, false], "Lyd"]);
});

test("an icon is never heard, and a name without one gives the watch", () => {
  assert.equal(icon("start").attributes["aria-hidden"], "true");
  assert.equal(icon("start").markup, icon("resume").markup);
  assert.equal(icon("no such thing").markup, icon("watch").markup);
});

test("parts and texts carry the timer's own class", () => {
  assert.equal(part("card", text("name", "Knebøy")).children[0].className, "ts-warmup-name");
  assert.equal(onlySeen(text("digits")).attributes["aria-hidden"], "true");
});
