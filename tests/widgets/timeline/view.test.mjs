import assert from "node:assert/strict";
import test from "node:test";

import widget from "../../../src/training_safety/widgets/timeline/view.js";
import { every, modelOf, one, page } from "../tiny_page.mjs";

const both = (text) => ({ nb: text, en: text });
const PLAN = { kind: "timeline", unit: "hour", title: both("Plan"), marks: [{ at: 0, ...both("reis deg") }, { at: 6, ...both("gå litt") }, { at: 24, ...both("gå mer") }] };
const SHARES = {
  kind: "slider", title: both("Funn"), slider: both("Alder"), says: both("av 100 på {at} år"),
  series: [{ id: "a", ...both("Utbuking"), marks: [{ at: 20, value: 30 }, { at: 80, value: 84 }] }, { id: "b", ...both("Rift"), marks: [{ at: 20, value: 19 }] }],
};

function opened(activity) {
  const place = page();
  const model = modelOf({ activity, references: {}, lang: "nb" });
  return { place, model, close: widget.render({ model, el: place }) };
}
const named = (place, name) => every(place, (element) => element.classList.contains(name))[0];
const slide = (place, value, event = "input") => {
  one(place, "input").value = value;
  one(place, "input").tell(event);
};
const shown = (place) => every(named(place, "ts-timeline-says"), ({ tag, attributes }) => tag === "li" && !("data-away" in attributes)).map(({ textContent }) => textContent);

test("between two marks the earlier one holds, and the time is told", () => {
  const { place } = opened(PLAN);
  slide(place, 2);
  assert.equal(named(place, "ts-timeline-now").textContent, "Etter 12 timer");
  assert.equal(one(place, "input").getAttribute("aria-valuetext"), "Etter 12 timer");
  assert.deepEqual(shown(place), ["Etter 6 timergå litt"]);
  assert.equal(one(place, "button", "6 timer").getAttribute("aria-pressed"), "true");
});

test("what is true is said aloud when the thumb rests, and with its time when a mark is tapped", () => {
  const { place } = opened(PLAN);
  const live = named(place, "ts-only-heard");
  slide(place, 1);
  assert.equal(live.textContent, "");
  slide(place, 1, "change");
  assert.equal(live.textContent, "gå litt");
  one(place, "button", "0 timer").tell("click");
  assert.equal(live.textContent, "Ved start. reis deg");
});

test("shares go from one measured place to the next, and what was not measured there is said so", () => {
  const { place } = opened(SHARES);
  slide(place, 1);
  assert.match(place.textContent, /Alder: 80/);
  assert.match(place.textContent, /84 av 100 på 80 år/);
  assert.match(place.textContent, /Ingen tall her/);
});

test("another activity is drawn when it is set, and nothing listens when the view is closed", () => {
  const { place, model, close } = opened(PLAN);
  model.set("activity", SHARES);
  assert.match(place.textContent, /Utbuking/);
  close();
  assert.equal(model.listening(), 0);
});
