import assert from "node:assert/strict";
import test from "node:test";

import { hintsOf, summary } from "../../../src/training_safety/widgets/load_planner/sentences.js";
import { EN, NB, planOf, SUNDAY } from "./plans.mjs";

test("numbers, dates and lists are written as the language writes them", () => {
  assert.equal(NB.day(SUNDAY), "22. nov.");
  assert.equal(EN.day(SUNDAY, true), "22 Nov 2026");
  assert.equal(NB.percent(37.5), "37,5\u00a0%");
  assert.equal(EN.percent(-40, true), "−40%");
  assert.equal(NB.plain(1234.5), "1234,5");
  assert.equal(EN.plain(0.1 + 0.2), "0.3");
  assert.equal(NB.list([4, 8, 12]), "4, 8 og 12");
  assert.equal(EN.list([4, 8]), "4 and 8");
});

test("the sentence tells the last ordinary week, the deload weeks and the ceiling", () => {
  assert.equal(
    summary(planOf(), NB),
    "Etter 12 uker: 177 min – 1,48 ganger så mye som nå (uke 11, den siste vanlige). Avlastningsuker: 4, 8 og 12.",
  );
  assert.equal(summary(planOf({ weeks: 10 }), NB), "Etter 10 uker: 169 min – 1,41 ganger så mye som nå. Avlastningsuker: 4 og 8.");
  assert.equal(
    summary(planOf({ start_load: 1000, unit: "AU", rate: 8, ceiling: 1500, deload_every: 0 }), EN),
    "After 12 weeks: 1,500 AU – 1.5 times what you do now. The ceiling of 1,500 AU is reached in week 7; the ordinary weeks after it stay there.",
  );
  assert.equal(
    summary(planOf({ weeks: 1 }), NB),
    "Etter én uke: 120 min – like mye som nå. Den første avlastningsuka ville kommet i uke 4, etter planen.",
  );
  assert.match(summary(planOf({ weeks: 5 }), NB), /Avlastningsuke: 4\.$/);
  assert.match(summary(planOf({ weeks: 52, rate: 2 }), NB), /2,1 ganger.*Hver 4\. uke er en avlastningsuke\.$/);
  assert.doesNotMatch(summary(planOf({ deload_every: 0 }), NB), /avlastning/i);
});

test("the lines below the fields say what a choice means", () => {
  const hints = hintsOf(planOf({ start_date: "2026-12-02" }), NB);
  assert.equal(hints.rate, "Dobles på 14,2 vanlige uker.");
  assert.equal(hints.start_date, "Uke 1 begynner mandag 7. des. 2026.");
  assert.equal(hints.weeks, "Slutter søndag 28. feb. 2027.");
  assert.equal(hints.step, "Første økning er 8,3\u00a0% av det du gjør nå.");
  assert.equal(hints.sessions_per_week, "Omtrent 40 min per økt.");
  assert.equal(hintsOf(planOf({ rate: 0, step: 0 }), EN).rate, hintsOf(planOf({ rate: 0, step: 0 }), EN).step);
  assert.match(hintsOf(planOf({ rate: 1e-9 }), NB).rate, /mer enn 520 uker/);
});
