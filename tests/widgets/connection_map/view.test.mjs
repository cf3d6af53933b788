import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import widget from "../../../src/training_safety/widgets/connection_map/view.js";
import { every, modelOf, one, page, shelf } from "../tiny_page.mjs";

const both = (text) => ({ nb: text, en: text });
const ACTIVITY = {
  kind: "map", title: both("Kart"),
  nodes: [{ id: "sleep", ...both("Søvn") }, { id: "mood", ...both("Hu\u00admør") }, { id: "pain", ...both("Smerter") }],
  links: [
    { from: "sleep", to: "pain", verdict: "partly", ...both("de går sammen"), refs: ["moe"] },
    { from: "mood", to: "pain", verdict: "supported", ...both("humør teller") },
  ],
};
const KEY = "trygg-trening:maps:side.kart";
const references = { moe: { label: both("Moe 2020"), title: "", url: "https://doi.org/1" } };

beforeEach(() => {
  globalThis.localStorage = shelf();
});
afterEach(() => globalThis[Symbol.for("trygg-trening:unsaved")].clear());

function opened(activity = ACTIVITY) {
  const place = page();
  const model = modelOf({ activity, references, lang: "nb", name: "side.kart" });
  return { place, model, close: widget.render({ model, el: place }) };
}
const node = (place, name) => every(place, (it) => it.classList.contains("ts-map-node") && it.textContent.replace("\u00ad", "").startsWith(name))[0];
const tap = (place, ...names) => names.forEach((name) => node(place, name).tell("click"));
const named = (place, name) => every(place, (it) => it.classList.contains(name))[0];
const kept = () => JSON.parse(localStorage.items.get(KEY))?.data.arrows;
const says = (place) => named(place, "ts-map-status").textContent;

test("two presses draw an arrow, which the node tells and the browser keeps, and the same two take it away", () => {
  const { place, close } = opened();
  tap(place, "Søvn");
  assert.equal(says(place), "Fra «Søvn». Til hva?");
  assert.equal(node(place, "Søvn").getAttribute("aria-pressed"), "true");
  tap(place, "Smerter");
  assert.equal(says(place), "Pil fra «Søvn» til «Smerter».");
  assert.equal(node(place, "Søvn").textContent, "SøvnPil til: Smerter.");
  assert.deepEqual(kept(), [["sleep", "pain"]]);
  close();
  const again = opened().place;
  assert.equal(node(again, "Søvn").textContent, "SøvnPil til: Smerter.");
  tap(again, "Søvn", "Smerter");
  assert.equal(says(again), "Pilen fra «Søvn» til «Smerter» er borte.");
  assert.equal(localStorage.items.has(KEY), false);
});

test("the same node twice and Escape let go of it", () => {
  const { place } = opened();
  tap(place, "Søvn", "Søvn");
  assert.equal(node(place, "Søvn").getAttribute("aria-pressed"), "false");
  tap(place, "Humør");
  named(place, "ts-map-stage").tell("keydown", { key: "Escape" });
  tap(place, "Smerter");
  assert.equal(says(place), "Fra «Smerter». Til hva?");
});

test("what was cleared is there again when it is undone, and no control that has gone keeps the focus", () => {
  const { place } = opened();
  tap(place, "Søvn", "Smerter", "Humør", "Smerter");
  one(place, "button", "Begynn på nytt").tell("click");
  assert.equal(localStorage.items.has(KEY), false);
  assert.equal(globalThis.document.activeElement, one(place, "button", "Angre"));
  one(place, "button", "Angre").tell("click");
  assert.equal(kept().length, 2);
  one(place, "button", "Angre").tell("click");
  one(place, "button", "Angre").tell("click");
  assert.equal(one(place, "button", "Angre").disabled, true);
  assert.equal(globalThis.document.activeElement, node(place, "Søvn"));
});

test("research says how well each arrow is supported, what was missed and what is not known, and follows what is drawn", () => {
  const { place } = opened();
  tap(place, "Søvn", "Smerter", "Smerter", "Humør");
  const result = named(place, "ts-map-result");
  assert.equal(result.hidden, true);
  one(place, "button", "Se hva forskningen støtter").tell("click");
  assert.equal(result.hidden, false);
  assert.equal(globalThis.document.activeElement, result.children[0]);
  for (const told of ["Du tegnet 1 av dem.", "Søvn → Smerter", "Støttes delvis", "de går sammen", "Moe 2020", "Piler du ikke tegnet", "Humør → Smerter", "Den andre veien: støttes av forskningen."]) {
    assert.ok(result.textContent.includes(told), told);
  }
  tap(place, "Humør", "Smerter");
  assert.ok(result.textContent.includes("Du tegnet 2 av dem."));
  assert.ok(!result.textContent.includes("Piler du ikke tegnet"));
});

test("what another view has drawn is shown, and nothing listens when the view is closed", () => {
  const [first, second] = [opened(), opened()];
  tap(first.place, "Søvn", "Smerter");
  second.close();
  first.close();
  assert.equal(first.model.listening(), 0);
  assert.equal(node(opened().place, "Søvn").textContent, "SøvnPil til: Smerter.");
});

test("an arrow is drawn all the same where storage is barred, and the reader is told", () => {
  globalThis.localStorage = shelf({ barred: true });
  const { place } = opened();
  tap(place, "Søvn", "Smerter");
  assert.equal(node(place, "Søvn").textContent, "SøvnPil til: Smerter.");
  assert.ok(place.textContent.includes("lar ikke siden lagre"));
});
