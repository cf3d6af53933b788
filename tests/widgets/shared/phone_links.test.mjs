import assert from "node:assert/strict";
import { test } from "node:test";

import { withPhones } from "../../../src/training_safety/widgets/shared/phone_links.js";
import { page } from "../tiny_page.mjs";

test("emergency numbers in a text can be pressed, and other numbers are left alone", () => {
  page();
  const links = (words) => withPhones(words).filter((part) => part.tag === "a").map((link) => link.getAttribute("href"));
  assert.deepEqual(links("Ring 113 eller 116 117. 116\u00a0123 svarer."), ["tel:113", "tel:116117", "tel:116123"]);
  assert.deepEqual(links("Kirkens SOS på 22 40 00 40."), ["tel:22400040"]);
  assert.deepEqual(links("1 113 voksne, 113,5 kg, 1130 og 2116 117"), []);
  assert.equal(withPhones("Vent til 116 117 svarer").map((part) => part.textContent ?? part).join(""), "Vent til 116\u00a0117 svarer");
});
