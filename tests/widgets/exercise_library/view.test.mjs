import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { every } from "../tiny_page.mjs";
import { both, buttons, KEY, named, opened, press } from "./exercises.mjs";

const SOME = { kind: "exercises", title: both("Noen"), show: ["squat", "plank"] };
const WHOLE = { kind: "exercises", programme: true };
const heard = (place) => named(place, "ts-only-heard").textContent;
const kept = () => JSON.parse(localStorage.items.get(KEY) ?? "null")?.data;
const name = (place) => named(place, "ts-exercises-name")?.textContent;
afterEach(() => globalThis[Symbol.for("trygg-trening:unsaved")].clear());

test("of a few exercises one has its card, and another is a press away", () => {
  const { place, close } = opened(SOME);
  assert.equal(name(place), "squat");
  press(place, "plank");
  assert.equal(name(place), "plank");
  assert.equal(document.activeElement.textContent, "plank");
  assert.equal(buttons(place, "plank")[0].getAttribute("aria-pressed"), "true");
  close();
});

test("filters leave what fits, say how many, and can be taken away when nothing fits", () => {
  const { place, close } = opened(WHOLE);
  const choose = (label, value) => {
    const select = every(place, ({ tag }) => tag === "select")[["aim", "equipment", "place"].indexOf(label)];
    select.value = value;
    select.tell("change");
  };
  choose("aim", "hips");
  assert.equal(named(place, "ts-exercises-count").textContent, "2 øvelser");
  choose("equipment", "band");
  assert.equal(named(place, "ts-exercises-count").textContent, "Ingen øvelser passer til alle tre valgene.");
  press(place, "Vis alle igjen");
  assert.equal(named(place, "ts-exercises-count").textContent, "4 øvelser");
  close();
});

test("what is put into a day is kept at once, taken back by undo, and comes back when all is deleted by mistake", () => {
  const { place, close } = opened(WHOLE);
  const tile = (id) => every(place, (it) => it.classList.contains("ts-exercises-tile") && it.textContent === id)[0];
  tile("squat").tell("click");
  press(place, "Legg i dag 1");
  assert.equal(heard(place), "squat er lagt i dag 1.");
  assert.equal(kept().days[0].items[0].id, "squat");
  press(place, "Ligger i dag 1");
  assert.equal(heard(place), "squat ligger i dag 1 fra før.");
  press(place, "Programmet mitt (1)");
  press(place, "Slett programmet");
  assert.equal(kept(), undefined);
  press(place, "Angre");
  assert.equal(kept().days[0].items[0].id, "squat");
  press(place, "Angre");
  assert.equal(kept().days[0].items.length, 0);
  close();
});

test("a programme from another page keeps the exercises that have no card here", () => {
  const item = { id: "of_another_edition", sets: 3, amount: 10, unit: "reps", sides: false };
  const { place, close } = opened({ ...SOME, programme: true }, { days: [{ weekday: 1, items: [item] }, { weekday: 4, items: [] }], planId: "abcdefghijkl", exported: null });
  press(place, "Programmet mitt (1)");
  assert.equal(named(place, "ts-exercises-link").textContent, "En øvelse som ikke fins her lenger");
  press(place, "Øvelser");
  press(place, "Legg i dag 1");
  assert.deepEqual(kept().days[0].items.map(({ id }) => id), ["of_another_edition", "squat"]);
  close();
});
