import assert from "node:assert/strict";
import test from "node:test";

test("the program puts the import where the diary looks for it", async () => {
  await import("../../../src/training_safety/widgets/training_diary/diary_import_program.js");
  assert.equal(typeof globalThis[Symbol.for("trygg-trening:diary-import")].importPanel, "function");
});
