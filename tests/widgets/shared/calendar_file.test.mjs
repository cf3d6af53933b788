import assert from "node:assert/strict";
import test from "node:test";

import { calendarText, folded } from "../../../src/training_safety/widgets/shared/calendar_file.js";

test("calendar texts are escaped, and lines are folded at 75 octets between characters", () => {
  assert.equal(calendarText("a\\b;c,d\ne"), "a\\\\b\\;c\\,d\\ne");
  const octets = (text) => new TextEncoder().encode(text).length;
  for (const line of ["x".repeat(75), "x".repeat(76), "ø".repeat(200), "a" + "€😀".repeat(60)]) {
    const parts = folded(line).split("\r\n");
    assert.equal(parts.map((part, index) => (index ? part.slice(1) : part)).join(""), line);
    for (const [index, part] of parts.entries()) {
      assert.ok(octets(part) <= 75);
      if (index) assert.ok(part.startsWith(" "));
    }
  }
  assert.equal(folded("x".repeat(75)), "x".repeat(75));
});
