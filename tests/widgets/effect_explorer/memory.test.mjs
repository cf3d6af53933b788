import assert from "node:assert/strict";
import { test } from "node:test";

import { EFFECTS } from "../../../src/training_safety/widgets/effect_explorer/memory.js";

test("a record has a guess or null for each row and a text for each field, and nothing else counts as one", () => {
  for (const good of [{ guesses: {} }, { guesses: { rest: -3, ice: null } }, { typed: { treated: "1e" } }]) assert.deepEqual(EFFECTS.sound(good), good);
  for (const bad of [null, [], { typed: { treated: 3 } }, { guesses: [] }, { guesses: { rest: "3" } }, { guesses: { rest: NaN } }]) assert.equal(EFFECTS.sound(bad), null);
});

test("two records together have the rows of both, the later guess where both have one", () => {
  assert.deepEqual(EFFECTS.merge({ guesses: { rest: 1, ice: 2 } }, { guesses: { ice: null, heat: 4 } }), { guesses: { rest: 1, ice: null, heat: 4 } });
});
