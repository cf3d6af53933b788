import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import widget from "../../../src/training_safety/widgets/effect_explorer/view.js";
import { every, modelOf, one, page, shelf } from "../tiny_page.mjs";

const both = (text) => ({ nb: text, en: text });
const RULER = {
  kind: "effects", show: "ruler", title: both("Linjal"), axis: { from: -30, to: 10 },
  rows: [
    { id: "rest", value: -1, low: -6.9, high: 4.8, ...both("Ro") },
    { id: "ice", value: -12, low: -16, high: -9, ...both("Is"), refs: ["moe"] },
  ],
  refs: ["moe"],
};
const PEOPLE = {
  kind: "effects", show: "people", title: both("Hundre"), outcome: both("får vondt"),
  groups: [{ id: "without", ...both("Uten") }, { id: "with", ...both("Med") }],
  effect: { measure: "relative_risk", value: 0.5, low: 0.4, high: 0.8 }, baseline: { from: 0, to: 60, step: 10, start: 20 },
};
const KEY = "trygg-trening:effects:side.linjal";
const references = { moe: { label: both("Moe 2020"), title: "", url: "https://doi.org/1" } };

beforeEach(() => {
  globalThis.localStorage = shelf();
});
afterEach(() => globalThis[Symbol.for("trygg-trening:unsaved")].clear());

function opened(activity, lang = "nb") {
  const place = page();
  const close = widget.render({ model: modelOf({ activity, references, lang, name: "side.linjal" }), el: place });
  return { place, close };
}
const named = (place, name) => every(place, (it) => it.classList?.contains(name))[0];
const pressed = (place, words) => every(place, (it) => it.tag === "button" && it.textContent.startsWith(words))[0];
const heard = (place) => every(place, (it) => it.getAttribute?.("role") === "status")[0].textContent;
const kept = () => JSON.parse(localStorage.items.get(KEY) ?? "null")?.data.guesses;
const slider = (place) => every(place, (it) => it.tag === "input" && !it.hidden)[0];
const guess = (place, value) => {
  slider(place).value = String(value);
  slider(place).tell("input");
};

test("a guess is made, seen beside what was found, kept, and there again; beginning again forgets it", () => {
  const { place, close } = opened(RULER);
  guess(place, -20);
  assert.equal(named(place, "ts-effects-asked").textContent, "Du tipper: 20 poeng mindre.");
  assert.equal(slider(place).getAttribute("aria-valuetext"), "20 poeng mindre");
  pressed(place, "Se hva").tell("click");
  assert.deepEqual(kept(), { rest: -20 });
  assert.match(heard(place), /^Ro: −1\u00a0\(−6,9\u00a0til\u00a04,8\) poeng\. Intervallet krysser 0.* Du tippet 20 poeng mindre\.$/);
  pressed(place, "Neste").tell("click");
  guess(place, 0);
  pressed(place, "Se hva").tell("click");
  assert.deepEqual(kept(), { rest: -20, ice: 0 });
  close();
  const again = opened(RULER).place;
  assert.equal(pressed(again, "Ro").textContent, "Ro: −1\u00a0(−6,9\u00a0til\u00a04,8)");
  pressed(again, "Begynn på nytt").tell("click");
  assert.equal(localStorage.items.has(KEY), false);
  assert.equal(pressed(again, "Ro").textContent, "Ro: ikke sett ennå");
});

test("all are seen at once without a guess, and none of those guessed before is lost", () => {
  const { place } = opened(RULER);
  guess(place, -5);
  pressed(place, "Se hva").tell("click");
  pressed(place, "Vis alle").tell("click");
  assert.deepEqual(kept(), { rest: -5, ice: null });
  pressed(place, "Is").tell("click");
  assert.match(heard(place), /^Is: −12.*Punktet når 10, men ikke 15\. Intervallet dekker 10 og 15\.$/);
});

test("rows that are shown from the start ask for no guess", () => {
  const { place } = opened({ ...RULER, rows: RULER.rows.map((row) => ({ ...row, shown: true })) });
  assert.equal(slider(place), undefined);
  assert.equal(localStorage.items.size, 0);
});

test("a baseline that is moved is told in people, with what does not change", () => {
  const { place } = opened(PEOPLE);
  const range = slider(place);
  range.value = "40";
  range.tell("input");
  range.tell("change");
  assert.equal(range.getAttribute("aria-valuetext"), "40 av 100");
  assert.equal(heard(place), "Uten: 40 av 100. Med: 20 av 100\u00a0(16–32). 20 færre av 100\u00a0(8–24). 5\u00a0(5–13) må være med for at det skal bli én færre.");
  assert.match(named(place, "ts-effects-results").textContent, /^Relativ risiko0,5\u00a0\(0,4–0,8\)\. Hele intervallet er under 1\./);
  range.value = "0";
  range.tell("input");
  assert.match(named(place, "ts-effects-results").textContent, /Ingen forskjell.*Risikoen er 0 fra før/);
});

test("shares are compared with the first group, one at a time, in English", () => {
  const shares = { ...PEOPLE, effect: undefined, baseline: undefined, groups: [44.1, 60.5, 57.7].map((value, index) => ({ id: `g${index}`, value, ...both(`Group ${index}`) })) };
  const { place } = opened(shares, "en");
  pressed(place, "Group 2").tell("click");
  assert.equal(heard(place), "Group 0: 44.1 of 100. Group 2: 57.7 of 100. 13.6 more of 100. 8 must take part for there to be one more.");
  assert.equal(pressed(place, "Group 2").getAttribute("aria-pressed"), "true");
});

test("the numbers open as a table", () => {
  const { place } = opened(PEOPLE);
  const table = named(place, "ts-effects-paper");
  assert.equal(table.hidden, true);
  pressed(place, "Vis tallene").tell("click");
  assert.equal(table.hidden, false);
  assert.equal(every(table, (it) => it.tag === "tr").length, 8);
});

test("a table of one's own is typed in, mended by its field, kept as it stands, and the example comes back", () => {
  const entry = { ...PEOPLE, table: { events_treated: 22, treated: 100, events_control: 40, control: 100 } };
  const { place, close } = opened(entry);
  pressed(place, "Din egen studie").tell("click");
  const field = (at) => every(place, (it) => it.tag === "input" && it.getAttribute("type") === "text")[at];
  assert.deepEqual([0, 1, 2, 3].map((at) => field(at).value), ["40", "100", "22", "100"]);
  const type = (at, text) => {
    field(at).value = text;
    field(at).tell("input");
  };
  type(2, "101");
  assert.equal(heard(place), "Rett tallene over, så kommer svaret her.");
  assert.match(place.textContent, /Flere enn i gruppa\. Skriv 100 eller mindre\./);
  close();
  const again = opened(entry).place;
  const input = every(again, (it) => it.tag === "input" && it.getAttribute("type") === "text")[2];
  assert.equal(input.value, "101");
  input.value = "44";
  input.tell("input");
  assert.match(heard(again), /^Relativ risiko: 1,1\u00a0\(0,79–1,52\)\. Intervallet krysser 1.*inneholder 0/);
  pressed(again, "Vis eksempelet igjen").tell("click");
  assert.equal(input.value, "22");
  assert.equal(localStorage.items.has(KEY), false);
});
