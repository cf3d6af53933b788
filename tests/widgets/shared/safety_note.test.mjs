import assert from "node:assert/strict";
import test from "node:test";

import { safetyNote } from "../../../src/training_safety/widgets/shared/safety_note.js";
import { every, page } from "../tiny_page.mjs";

const both = (text) => ({ nb: text, en: text });

test("every field of a sentence is there, with its strong words, its numbers as links and its paragraphs apart", () => {
  const place = page();
  place.append(safetyNote({
    title: both("Title"), not_for: both("Not for all."), text: both("**Now:** call 116 117.\n\nLater\nwait."),
    rows: [{ when: both("0–3"), do: both("Carry on.") }], after: both("After."), rest: both("The rest."),
  }, "nb"));
  const said = place.textContent.replaceAll("\u00a0", " ");
  assert.equal(said, "TitleNot for all.Now: call 116 117.Later wait.0–3. Carry on.After.The rest.");
  assert.equal(every(place, ({ tag }) => tag === "strong")[0].textContent, "Now:");
  assert.equal(every(place, ({ tag }) => tag === "a")[0].getAttribute("href"), "tel:116117");
});
