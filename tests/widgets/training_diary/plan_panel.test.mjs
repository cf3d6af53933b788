import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { mondayOf, today } from "../../../src/training_safety/widgets/shared/days.js";
import { planPanel } from "../../../src/training_safety/widgets/training_diary/plan_panel.js";
import widget, { wordsIn } from "../../../src/training_safety/widgets/training_diary/view.js";
import { every, modelOf, one, page, shelf } from "../tiny_page.mjs";

beforeEach(() => {
  globalThis.localStorage = shelf();
});
afterEach(() => globalThis[Symbol.for("trygg-trening:unsaved")].clear());

test("without a plan there is no box of this week, and nothing to take to a calendar", () => {
  page();
  const panel = planPanel({ name: "mine", words: wordsIn("nb"), tell: () => {}, log: () => {} });
  panel.show([]);
  assert.equal(panel.box.hidden, true);
  assert.equal(one(panel.fold, "button", "Legg i kalenderen (.ics)").disabled, true);
  assert.equal(panel.exists(), false);
});

function opened() {
  const el = page();
  widget.render({ model: modelOf({ activity: { kind: "diary" }, references: {}, name: "planning.my_diary", lang: "nb" }), el });
  const form = () => every(el, ({ tag, attributes }) => tag === "form" && attributes.class === "ts-diary-plan-form")[0];
  const [weekday, kind] = every(form(), ({ tag }) => tag === "select");
  const [minutes] = every(form(), ({ tag }) => tag === "input");
  return {
    el,
    add(values) {
      [weekday.value, kind.value] = [String(values.weekday), values.kind];
      minutes.value = values.minutes;
      minutes.tell("input");
      form().tell("submit");
    },
    press: (name) => one(el, "button", name).tell("click"),
  };
}
const stored = () => JSON.parse(localStorage.items.get("trygg-trening:week-plan:mine"))?.data.sessions;

test("a week is planned, taken back, and a session of it becomes one in the diary only when it is logged", () => {
  const { el, add, press } = opened();
  const weekday = today() - mondayOf(today()) + 1;
  add({ weekday, kind: "walking", minutes: "20" });
  assert.deepEqual(stored().map(({ id, ...rest }) => rest), [{ weekday, kind: "walking", minutes: 20 }]);
  assert.equal(localStorage.items.get("trygg-trening:training-diary:mine"), undefined);
  assert.match(el.textContent, /I uka: 1 økt, 20 minutter\./);
  press("Angre");
  assert.deepEqual(stored(), []);
  add({ weekday, kind: "walking", minutes: "20" });
  press("Før økta");
  every(el, ({ tag, attributes }) => tag === "input" && attributes.type === "radio").find(({ value }) => value === "3").tell("change");
  every(el, ({ tag, attributes }) => tag === "form" && attributes.class === "ts-diary-form")[0].tell("submit");
  assert.match(el.textContent, /Lagret: gåtur, .*, 60 AU\./);
  assert.match(el.textContent, /Planlagt denne uka.*gjort/);
});

test("minutes that cannot be are refused with a sentence, and the plan stays", () => {
  const { el, add } = opened();
  add({ weekday: 1, kind: "walking", minutes: "tjue" });
  assert.match(el.textContent, /Skriv/);
  add({ weekday: 1, kind: "walking", minutes: "900" });
  assert.match(el.textContent, /fra 1 til 600/);
  assert.equal(localStorage.items.get("trygg-trening:week-plan:mine"), undefined);
});
