import assert from "node:assert/strict";
import test from "node:test";

import { cardOf } from "../../../src/training_safety/widgets/exercise_library/card.js";
import { every } from "../tiny_page.mjs";
import { browser, buttons, EXERCISES, named, press, SAFETY } from "./exercises.mjs";

const t = (key, values) => `${key} ${Object.values(values ?? {}).join(" ")}`.trim();
function card(index, entry = {}) {
  const place = browser();
  const asked = [];
  const made = cardOf(EXERCISES[index], { exercises: EXERCISES, safety: SAFETY, references: {}, lang: "nb", t, entry, say() {}, open: (id) => asked.push(id) }, null);
  place.append(made.element);
  return { place, asked, ...made };
}
const folds = (place) => every(place, ({ tag }) => tag === "details");

test("a card leads to what is easier, harder and instead, and says so where there is nothing", () => {
  const { place, asked, close } = card(1);
  press(place, "squat");
  press(place, "bridge");
  assert.deepEqual(asked, ["squat", "bridge"]);
  assert.equal(named(place, "ts-exercises-none").textContent, "nothing_harder");
  close();
});

test("the pain rule and the cautions of an exercise are there whole, and who asks first on every card", () => {
  const squat = card(0);
  for (const words of ["not for", "0–3. Carry on.", "after", "Pain now:", "And again.", "Breathe.", "the rest"]) assert.ok(squat.element.textContent.includes(words), words);
  assert.ok(every(squat.place, ({ tag, attributes }) => tag === "a" && attributes.href === "tel:116117").length > 0);
  squat.close();
  const bridge = card(2);
  assert.ok(!bridge.element.textContent.includes("Breathe.") && bridge.element.textContent.includes("Pain now:"));
  bridge.close();
});

test("where the page is about what hurts, that is open and comes before how it is done", () => {
  const usual = card(1);
  assert.ok(folds(usual.place).every((fold) => fold.getAttribute("open") === null));
  usual.close();
  const hurting = card(1, { opens: "swap" });
  assert.equal(folds(hurting.place)[0].getAttribute("open"), "");
  const { textContent } = hurting.element;
  assert.ok(textContent.indexOf("smallest gentler deadlift") < textContent.indexOf("how deadlift"));
  hurting.close();
});

test("only an exercise that is held has a clock", () => {
  const [plank, squat] = [card(3), card(0)];
  assert.equal(buttons(plank.place, "start").length, 1);
  assert.equal(buttons(squat.place, "start").length, 0);
  plank.close();
  squat.close();
});
