import assert from "node:assert/strict";
import { test } from "node:test";

import { outcomeOfCounts, readCounts } from "../../../src/training_safety/widgets/effect_explorer/two_groups.js";

const typed = (eventsTreated, treated, eventsControl, control) => ({ eventsTreated, treated, eventsControl, control });

test("counts are read as people type them, and what cannot be counts is told by field", () => {
  assert.deepEqual(readCounts(typed("22", "100", "40 personer", "1 000"), "nb").counts, typed(22, 100, 40, 1000));
  const problems = (...texts) => Object.fromEntries(Object.entries(readCounts(typed(...texts), "nb").problems).map(([name, { problem }]) => [name, problem]));
  assert.deepEqual(problems("101", "100", "40", "100"), { eventsTreated: "beyond" });
  assert.deepEqual(problems("", "0", "-1", "2,5"), { eventsTreated: "number", treated: "people", eventsControl: "whole", control: "whole" });
  assert.deepEqual(problems("1", "2000000", "1", "1.000"), { treated: "many", control: "ask" });
  assert.equal(readCounts(typed("1", "x", "1", "5"), "nb").counts, null);
});

test("a table comes to F13's example A, and few events are told", () => {
  const found = outcomeOfCounts(typed(22, 100, 40, 100));
  assert.deepEqual([found.without, found.other.value, found.needed.roundedUp, found.small], [40, 22, 6, false]);
  assert.deepEqual([found.ratio.value, found.odds.value.toFixed(3)], [0.55, "0.423"]);
  assert.equal(outcomeOfCounts(typed(1, 30, 4, 30)).small, true);
  assert.equal(outcomeOfCounts(typed(1, 30, 0, 30)).ratio.reason, "no_events_in_control");
});
