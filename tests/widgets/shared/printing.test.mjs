import assert from "node:assert/strict";
import { test } from "node:test";

import { printPart } from "../../../src/training_safety/widgets/shared/printing.js";
import { make } from "../../../src/training_safety/widgets/shared/dom.js";
import { page } from "../tiny_page.mjs";

test("while a part is printed it is marked with the way to it, and afterwards nothing is", () => {
  const place = page();
  const part = make("div");
  place.append(make("section", {}, part));
  let after;
  globalThis.addEventListener = (_, listener) => (after = listener);
  globalThis.print = () => {
    assert.equal(part.getAttribute("data-print-part"), "");
    assert.deepEqual([part.parent, place].map((it) => it.getAttribute("data-print-path")), ["", ""]);
  };
  printPart(part);
  after();
  assert.deepEqual([part.getAttribute("data-print-part"), place.getAttribute("data-print-path")], [null, null]);
});
