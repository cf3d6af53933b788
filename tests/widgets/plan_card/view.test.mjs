import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { DATA } from "../../../src/training_safety/models/triage/decision.js";
import widget from "../../../src/training_safety/widgets/plan_card/view.js";
import { every, modelOf, one, page, shelf } from "../tiny_page.mjs";

const both = (text) => ({ nb: text, en: text });
const FIELDS = [{ id: "goal", kind: "text", required: true, ...both("Mål") }, { id: "ways", kind: "checks", ...both("Måter"), options: [{ id: "walk", ...both("Gå") }, { id: "rest", ...both("Hvile") }] }];
const CARD = { kind: "plan_card", title: both("Kort"), purpose: both("Til noe"), fields: FIELDS };
const GATED = { ...CARD, gate: { levels: ["1", "2"], ages: ["18-54", "55-70", "o70"] } };
const KEY = "trygg-trening:plan-card:side.kort";
let closing = [];

beforeEach(() => (globalThis.localStorage = shelf()));
afterEach(() => {
  closing.forEach((close) => close());
  closing = [];
  globalThis[Symbol.for("trygg-trening:unsaved")]?.clear();
});

function opened(activity = CARD) {
  const place = page();
  closing.push(widget.render({ model: modelOf({ activity, references: {}, lang: "nb", name: "side.kort" }), el: place }));
  return place;
}
const named = (place, name) => every(place, (it) => it.classList.contains(name));
const tap = (place, words) => one(place, "button", words).tell("click");
const input = (place) => named(place, "ts-plancard-form")[0] && every(named(place, "ts-plancard-form")[0], (it) => it.tag === "input")[0];
const write = (place, text) => {
  input(place).value = text;
  input(place).tell("input");
};
const submit = (place) => one(place, "form").tell("submit");
const sheet = (place) => named(place, "ts-plancard-sheet")[0];
const stage = (place) => named(place, "ts-plancard-stage")[0];

/** Answers the whole symptom check: no to everything but what is given. */
function check(place, { age = "18-54", yes = [] } = {}) {
  const start = every(place, (it) => it.tag === "button" && it.textContent === "Begynn symptomsjekken");
  if (named(place, "ts-check-row").length === 0) (start[0] ?? one(place, "button", "Begynn på toppen igjen")).tell("click");
  while (named(place, "ts-check-result").length === 0) {
    for (const row of named(place, "ts-check-row")) {
      const key = row.getAttribute("data-key");
      const radios = every(row, (it) => it.attributes.type === "radio");
      if (key === "age") radios[DATA.ages.findIndex(({ id }) => id === age)].tell("change");
      else if (yes.includes(key)) radios[0].tell("change");
      else if (key === "doms_pattern") radios[1].tell("change");
    }
    named(place, "ts-check-forward")[0].tell("click");
  }
}

test("what is filled in becomes a card that is there after a reload, is changed, deleted and taken back", () => {
  const place = opened();
  tap(place, "Fyll ut kortet");
  submit(place);
  assert.match(stage(place).textContent, /Noe må rettes først/);
  assert.equal(globalThis.document.activeElement, input(place));
  write(place, "Bære barnet");
  submit(place);
  assert.match(sheet(place).textContent, /Bære barnet/);
  assert.equal(globalThis.document.activeElement, sheet(place));
  const again = opened();
  assert.match(sheet(again).textContent, /Bære barnet/);
  tap(again, "Endre");
  write(again, "Løfte");
  tap(again, "Avbryt");
  assert.match(sheet(again).textContent, /Bære barnet/);
  tap(again, "Slett kortet");
  assert.equal(localStorage.items.size, 0);
  tap(again, "Angre");
  assert.match(sheet(again).textContent, /Bære barnet/);
});

test("what this edition has no field for stays in the record", () => {
  const values = { goal: "Bære", later: "noe nytt" };
  localStorage.items.set(KEY, JSON.stringify({ kind: "plan-card", name: "side.kort", version: 1, saved: "2026-11-30T10:00:00Z", data: { made: "2026-11-30T10:00:00Z", values, calendar: null } }));
  const place = opened();
  tap(place, "Endre");
  write(place, "Løfte");
  submit(place);
  assert.deepEqual(JSON.parse(localStorage.items.get(KEY)).data.values, { goal: "Løfte", later: "noe nytt", ways: [] });
});

test("a plan with a gate opens for the whole symptom check alone, and closes as soon as another is begun", () => {
  const place = opened(GATED);
  assert.equal(stage(place).hidden, true);
  check(place);
  assert.equal(stage(place).hidden, false);
  write(place, "Bære");
  tap(place, "Begynn på toppen igjen");
  assert.equal(stage(place).hidden, true);
  check(place, { yes: ["saddle"] });
  assert.equal(stage(place).hidden, true);
  assert.match(place.textContent, /Planen er ikke for deg akkurat nå/);
  check(place);
  assert.equal(input(place).value, "Bære"); // nothing that was written is lost
  submit(place);
  assert.match(sheet(place).textContent, /Bære/);
});

test("a plan that was kept waits for a new symptom check, and can be deleted before it", () => {
  const first = opened(GATED);
  check(first);
  write(first, "Bære");
  submit(first);
  const later = opened(GATED);
  assert.equal(stage(later).hidden, true);
  assert.equal(sheet(later), undefined);
  assert.match(later.textContent, /Du har en plan her, skrevet/);
  check(later, { age: "10-17" });
  assert.equal(stage(later).hidden, true);
  tap(later, "Slett kortet");
  assert.equal(localStorage.items.size, 0);
});

test("one who stops in the symptom check has no plan, whatever the result", () => {
  const place = opened(GATED);
  tap(place, "Begynn symptomsjekken");
  for (let screen = 0; screen < 4; screen += 1) named(place, "ts-check-forward")[0].tell("click");
  every(named(place, "ts-check-row")[0], (it) => it.attributes.type === "radio")[2].tell("change");
  for (let screen = 0; screen < 3; screen += 1) named(place, "ts-check-forward")[0].tell("click");
  assert.equal(named(place, "ts-check-heading")[0].textContent, "Trenger du noen å lage en plan med?");
  tap(place, "Jeg vil ikke svare på mer");
  assert.equal(named(place, "ts-check-heading")[0].textContent, "Tilpass treningen");
  assert.equal(stage(place).hidden, true);
});

test("where storage is barred the card is there while the page is open, and the reader is told", () => {
  globalThis.localStorage = shelf({ barred: true });
  const place = opened();
  tap(place, "Fyll ut kortet");
  write(place, "Bære");
  submit(place);
  assert.match(sheet(place).textContent, /Bære/);
  assert.match(place.textContent, /lar ikke siden lagre/);
});
