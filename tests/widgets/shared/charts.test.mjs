import assert from "node:assert/strict";
import test from "node:test";

import { loadPlotly, whenWanted } from "../../../src/training_safety/widgets/shared/charts.js";
import { page } from "../tiny_page.mjs";

test("where a browser cannot say what is near, a chart is drawn at once, and once", () => {
  const place = page();
  let wanted = 0;
  whenWanted(place, () => (wanted += 1))();
  assert.equal(wanted, 1);
});

test("a notebook's chart library is asked for once, and is the same for all charts", async () => {
  page();
  const added = [];
  globalThis.document.head = { append: (script) => added.push(script) };
  const asked = [];
  let answer;
  const model = { send: (message) => asked.push(message), on: (_, listener) => (answer = listener), off: () => {} };
  const [one, other] = [loadPlotly(model), loadPlotly(model)];
  answer({ answer: "something else" }, []);
  answer({ answer: "plotly" }, [new Uint8Array([47, 47])]);
  globalThis.Plotly = { react() {} };
  added[0].onload();
  assert.deepEqual([await one, await other, await loadPlotly(model)], Array(3).fill(globalThis.Plotly));
  assert.deepEqual([asked, added.length], [[{ ask: "plotly" }], 1]);
  delete globalThis.Plotly;
});
