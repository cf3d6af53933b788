import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import {
  LEFT_LONG_MS,
  LONGEST_NAME,
  MOST_EXERCISES,
  NO_EDITS,
  READY,
  WORDS,
  breathingSeconds,
  cleanEdits,
  clock,
  cues,
  editedPlan,
  elapsed,
  fingerprint,
  fullness,
  holdPhases,
  lengthened,
  observed,
  paused,
  plainName,
  position,
  rampUpSets,
  refitted,
  restored,
  setsText,
  shown,
  skipped,
  slots,
  spokenTime,
  started,
  totalSeconds,
  totalSentence,
  typedName,
  typedNumber,
  voiceFor,
  wentBack,
} from "../../src/training_safety/widgets/warm_up_timer.js";
import { translator } from "../../src/training_safety/widgets/host.js";

const VECTORS = JSON.parse(readFileSync(new URL("../vectors/warm_up.json", import.meta.url), "utf8"));
const NOON = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;
const words = (text) => ({ nb: text, en: text });

const exercise = (key, gentler = true) => ({
  key,
  name: words(`name of ${key}`),
  how: words(`how to ${key}`),
  figure: key,
  gentler: gentler ? { name: words(`gentler ${key}`), how: words(`gently ${key}`), figure: `soft_${key}` } : null,
});

const planOf = ({ phases }, kind = "own") => ({
  kind,
  settings: {},
  phases: phases.map(([key, seconds, count, rhythm]) => ({
    key,
    seconds,
    name: words(key),
    exercises: Array.from({ length: count }, (_, i) => exercise(`${key}-${i}`)),
    more: [],
    rhythm: rhythm.map((lasts, i) => ({ key: ["in", "out"][i], name: words(["in", "out"][i]), seconds: lasts })),
    suggested_min: null,
  })),
});

/** The default plan as the widget gets it, as far as these tests need it. */
function rampPlan() {
  const plan = planOf(VECTORS.plans.ramp, "ramp");
  plan.phases[0].suggested_min = [3, 6];
  plan.phases[1].suggested_min = [3, 8];
  plan.phases[2].suggested_min = [3, 6];
  plan.phases[1].more = [exercise("swings"), exercise("turns", false)];
  plan.phases[2].exercises[1].key = "ramp_up_sets";
  return plan;
}

const holdPlan = (settings) => ({ kind: "hold", settings, phases: holdPhases(settings, [exercise("side_plank")]) });

function breathingPlan() {
  const plan = planOf(VECTORS.plans.breathing, "breathing");
  return { ...plan, settings: { minutes: 1, in_s: 4, out_s: 6 } };
}

// ---- The plan: the same as in Python ----

test("the position agrees with the shared vectors", () => {
  for (const { plan, elapsed_s: at, ...expected } of VECTORS.positions) {
    const found = position(planOf(VECTORS.plans[plan]), at);
    assert.deepEqual(
      {
        phase: found.phase,
        exercise: found.exercise,
        phase_elapsed_s: found.phaseElapsed,
        phase_remaining_s: found.phaseRemaining,
        exercise_remaining_s: found.exerciseRemaining,
        remaining_s: found.remaining,
        beat: found.beat,
        beat_remaining_s: found.beatRemaining,
        finished: found.finished,
      },
      expected,
      `${plan} at ${at}`,
    );
  }
});

test("slots and totals agree with the shared vectors", () => {
  for (const [name, plan] of Object.entries(VECTORS.plans)) assert.equal(totalSeconds(planOf(plan)), plan.total_s);
  for (const [name, expected] of Object.entries(VECTORS.slots)) {
    const found = slots(planOf(VECTORS.plans[name])).map((slot) => [slot.phase, slot.exercise, slot.start, slot.end]);
    assert.deepEqual(found, expected);
  }
});

test("a hold plan made here is the one that Python makes", () => {
  for (const { settings, total_s: total, phases } of VECTORS.holds) {
    const plan = holdPlan(settings);
    assert.equal(totalSeconds(plan), total);
    if (phases) assert.deepEqual(plan.phases.map(({ key, seconds, name }) => [key, seconds, name.nb, name.en]), phases);
  }
});

test("breathing and ramp-up sets agree with the shared vectors", () => {
  for (const { settings, total_s: total } of VECTORS.breathing) assert.equal(breathingSeconds(settings), total);
  for (const { work_weight_kg: weight, plate_kg: plate, weights_kg: expected } of VECTORS.ramp_up_sets) {
    assert.deepEqual(rampUpSets(weight, plate).map((set) => set.weight), expected);
  }
});

test("time added in a run goes to what is being done, and moves what comes after", () => {
  const plan = planOf(VECTORS.plans.ramp);
  const extra = { "raise/raise-1": 30 };
  assert.deepEqual(slots(plan, extra).slice(0, 4).map(({ start, end }) => [start, end]), [[0, 80], [80, 190], [190, 270], [270, 330]]);
  assert.equal(position(plan, 100, extra).phaseRemaining, 170);
  assert.equal(position(plan, 269.9, extra).phase, 0);
  assert.equal(position(plan, 270, extra).phase, 1);
});

// ---- The run, with a clock that we hold ----

test("elapsed time comes from the clock and not from how often anybody looks", () => {
  const plan = rampPlan();
  const run = started(plan, READY, NOON);
  assert.equal(elapsed(run, NOON + 4 * MINUTE), 240);
  let looked = run;
  for (let now = NOON; now <= NOON + 4 * MINUTE; now += 250) looked = observed(plan, looked, now);
  assert.equal(elapsed(looked, NOON + 4 * MINUTE), 240);
});

test("a pause keeps what is behind, however long it is", () => {
  const plan = rampPlan();
  let run = paused(plan, started(plan, READY, NOON), NOON + 90_000);
  assert.deepEqual([run.status, elapsed(run, NOON + 60 * MINUTE)], ["paused", 90]);
  run = started(plan, run, NOON + 60 * MINUTE);
  assert.equal(elapsed(run, NOON + 61 * MINUTE), 150);
  assert.equal(paused(plan, READY, NOON), READY);
});

test("twenty minutes in a hidden tab past the end is finished, once and at the right time", () => {
  const plan = rampPlan();
  const run = observed(plan, started(plan, READY, NOON), NOON + 33 * MINUTE);
  assert.deepEqual([run.status, run.kept, run.stopped], ["finished", 780, NOON + 13 * MINUTE]);
  assert.equal(observed(plan, run, NOON + 50 * MINUTE), run);
});

test("a clock set back never gives negative time, nor takes away what was seen", () => {
  const plan = rampPlan();
  let run = started(plan, READY, NOON);
  assert.equal(elapsed(run, NOON - 3600e3), 0);
  run = observed(plan, run, NOON + 100_000);
  run = observed(plan, run, NOON - 3600e3);
  assert.equal(elapsed(run, NOON - 3600e3), 100);
  assert.equal(elapsed(observed(plan, run, NOON - 3600e3 + 5000), NOON - 3600e3 + 5000), 105);
});

test("skipping goes to the start of the next phase, and from the last one to the end", () => {
  const plan = rampPlan();
  let run = skipped(plan, started(plan, READY, NOON), NOON + 50_000);
  assert.deepEqual([run.status, elapsed(run, NOON + 50_000)], ["running", 240]);
  run = skipped(plan, run, NOON + 60_000);
  assert.equal(elapsed(run, NOON + 60_000), 540);
  run = skipped(plan, run, NOON + 61_000);
  assert.deepEqual([run.status, run.kept], ["finished", 780]);
  assert.equal(skipped(plan, run, NOON), run);
});

test("skipping before the start waits at the next phase", () => {
  const run = skipped(rampPlan(), READY, NOON);
  assert.deepEqual([run.status, run.kept], ["paused", 240]);
});

test("back goes to the start of the phase, or to the one before when it has hardly begun", () => {
  const plan = rampPlan();
  const inSecond = skipped(plan, started(plan, READY, NOON), NOON + 1000);
  assert.equal(elapsed(wentBack(plan, inSecond, NOON + 11_000), NOON + 11_000), 240);
  assert.equal(elapsed(wentBack(plan, inSecond, NOON + 3000), NOON + 3000), 0);
  assert.equal(elapsed(wentBack(plan, inSecond, NOON + 4000), NOON + 4000), 240); // just 3 s in
  assert.equal(elapsed(wentBack(plan, started(plan, READY, NOON), NOON + 1000), NOON + 1000), 0);
  assert.equal(wentBack(plan, READY, NOON).status, "ready");
});

test("back from the end waits at the start of the last phase", () => {
  const plan = rampPlan();
  const finished = observed(plan, started(plan, READY, NOON), NOON + 20 * MINUTE);
  const run = wentBack(plan, finished, NOON + 20 * MINUTE);
  assert.deepEqual([run.status, run.kept], ["paused", 540]);
});

test("thirty seconds more lengthen this phase of this run only", () => {
  const plan = rampPlan();
  let run = lengthened(plan, started(plan, READY, NOON), NOON + 100_000);
  run = lengthened(plan, run, NOON + 101_000);
  assert.deepEqual(run.extra, { "raise/raise-1": 60 });
  assert.equal(position(plan, elapsed(run, NOON + 101_000), run.extra).phaseRemaining, 199);
  assert.equal(observed(plan, run, NOON + 13 * MINUTE).status, "running");
  const finished = observed(plan, run, NOON + 14 * MINUTE);
  assert.deepEqual([finished.status, finished.kept], ["finished", 840]);
  assert.deepEqual(started(plan, finished, NOON).extra, {});
  assert.equal(lengthened(plan, finished, NOON), finished);
});

test("a plan changed in mid-run keeps the phase and the place in it", () => {
  const before = rampPlan();
  const run = skipped(before, started(before, READY, NOON), NOON);
  const longer = editedPlan(before, cleanEdits(before, { minutes: { raise: 6, activate: 8 } }));
  assert.equal(elapsed(refitted(before, longer, run, NOON + 20_000), NOON + 20_000), 380);
  const shorter = editedPlan(before, cleanEdits(before, { minutes: { activate: 3 } }));
  const late = observed(before, run, NOON + 4 * MINUTE);
  assert.equal(elapsed(refitted(before, shorter, late, NOON + 4 * MINUTE), NOON + 4 * MINUTE), 420); // on to the next
  assert.deepEqual(refitted(before, longer, READY, NOON), READY);
});

test("a plan with fewer phases than the run had come to does not lose its footing", () => {
  const settings = { holds: 3, hold_s: 30, rest_s: 15, sides: 1, ready_s: 5 };
  const before = holdPlan(settings);
  const after = holdPlan({ ...settings, holds: 1, sides: 0 });
  let run = started(before, READY, NOON);
  for (let i = 0; i < 10; i += 1) run = skipped(before, run, NOON);
  const found = refitted(before, after, run, NOON);
  assert.ok(elapsed(found, NOON) < totalSeconds(after));
  assert.equal(position(after, elapsed(found, NOON), found.extra).phase, after.phases.length - 1);
});

// ---- What is kept ----

const stored = (run) => JSON.parse(JSON.stringify(run));

test("a reload in mid-run comes back right", () => {
  const plan = rampPlan();
  const run = lengthened(plan, started(plan, READY, NOON), NOON + 1000);
  const back = restored(plan, stored(run), fingerprint(plan), NOON + 5 * MINUTE);
  assert.deepEqual([back.note, back.run.status, elapsed(back.run, NOON + 5 * MINUTE)], [null, "running", 300]);
  assert.equal(position(plan, 300, back.run.extra).phase, 1);
  assert.equal(position(plan, 300, back.run.extra).phaseElapsed, 30);
});

test("a run that ended while the page was closed is shown as ended, and after an hour forgotten", () => {
  const plan = rampPlan();
  const run = stored(started(plan, READY, NOON));
  const soon = restored(plan, run, fingerprint(plan), NOON + 20 * MINUTE);
  assert.deepEqual([soon.run.status, soon.note], ["finished", "note_ended"]);
  const late = restored(plan, run, fingerprint(plan), NOON + 20 * 60 * MINUTE);
  assert.deepEqual([late.run, late.note], [READY, null]);
});

test("a run left on pause for long is offered again, and after a day forgotten", () => {
  const plan = rampPlan();
  const run = stored(paused(plan, started(plan, READY, NOON), NOON + 60_000));
  const at = (ms) => restored(plan, run, fingerprint(plan), NOON + 60_000 + ms);
  assert.deepEqual([at(LEFT_LONG_MS).run.status, at(LEFT_LONG_MS).note], ["paused", null]);
  assert.deepEqual([at(LEFT_LONG_MS + 1).run.kept, at(LEFT_LONG_MS + 1).note], [60, "note_left"]);
  assert.deepEqual(at(25 * 3600e3).run, READY);
});

test("a run of another plan than this one is set aside with a sentence", () => {
  const plan = rampPlan();
  const run = stored(started(plan, READY, NOON));
  const other = editedPlan(plan, cleanEdits(plan, { minutes: { raise: 6 } }));
  assert.deepEqual(restored(other, run, fingerprint(plan), NOON), { run: READY, note: "note_changed" });
});

test("a clock that was set back before the reload does not hurt", () => {
  const plan = rampPlan();
  const run = observed(plan, started(plan, READY, NOON), NOON + 2 * MINUTE);
  const back = restored(plan, stored(run), fingerprint(plan), NOON - 3600e3);
  assert.deepEqual([back.run.status, elapsed(back.run, NOON - 3600e3)], ["running", 120]);
});

test("what does not make sense as a run is never taken for one", () => {
  const plan = rampPlan();
  const mark = fingerprint(plan);
  const good = stored(started(plan, READY, NOON));
  const bad = [
    null, 7, "running", [], {}, { status: "flying" }, { ...good, kept: -1 }, { ...good, kept: "3" }, { ...good, kept: NaN },
    { ...good, since: null }, { ...good, since: "now" }, { status: "paused", kept: 5, since: NOON }, { status: "paused" },
  ];
  for (const raw of bad) assert.deepEqual(restored(plan, raw, mark, NOON).run, READY, JSON.stringify(raw));
  const odd = restored(plan, { ...good, extra: { "raise/raise-0": 1e9, "nowhere/at-all": 30, __proto__: 3 } }, mark, NOON);
  assert.deepEqual(odd.run.extra, {});
  const far = restored(plan, { status: "paused", kept: 99_999, since: null, stopped: NOON }, mark, NOON);
  assert.equal(far.run.kept, 780);
});

// ---- The reader's changes ----

test("changes that fit are taken, and the suggestion stays as it was", () => {
  const base = rampPlan();
  const before = structuredClone(base);
  const edits = cleanEdits(base, {
    minutes: { raise: 4.5 },
    out: ["raise/raise-1"],
    in: ["activate/swings"],
    own: { raise: [{ key: "own-1", name: "Hoppe tau" }] },
    gentler: ["raise-0"],
  });
  const plan = editedPlan(base, edits);
  assert.equal(totalSeconds(plan), 810);
  assert.deepEqual(plan.phases[0].exercises.map(({ key }) => key), ["raise-0", "raise-2", "own-1"]);
  assert.deepEqual(plan.phases[0].more.map(({ key }) => key), ["raise-1"]);
  assert.equal(plan.phases[1].exercises.at(-1).key, "swings");
  assert.deepEqual(plan.phases[1].more.map(({ key }) => key), ["turns"]);
  assert.deepEqual(base, before);
  assert.deepEqual(cleanEdits(base, edits), edits);
});

test("changes from another plan, another time or another hand are dropped", () => {
  const base = rampPlan();
  const nothing = cleanEdits(base, null);
  assert.deepEqual(nothing, NO_EDITS);
  const hostile = [
    7, "x", [], { minutes: 3, out: {}, in: "activate/swings", own: [], gentler: 3, weight: "60", settings: [] },
    { minutes: { raise: 2.9, activate: 21, potentiate: "5", elsewhere: 4 } },
    { out: ["nowhere/at-all", 3, null], in: ["raise/raise-0"], gentler: ["turns", "nobody"] },
    { own: { elsewhere: [{ key: "own-1", name: "x" }], raise: [{ key: "__proto__", name: "x" }, { key: "own-2", name: " " }, null] } },
    { weight: 4.9 }, { weight: 501 }, { weight: NaN },
  ];
  for (const raw of hostile) assert.deepEqual(cleanEdits(base, raw), nothing, JSON.stringify(raw));
});

test("a phase is never left with nothing to do", () => {
  const base = rampPlan();
  const all = ["raise/raise-0", "raise/raise-1", "raise/raise-2"];
  assert.deepEqual(cleanEdits(base, { out: all }).out, []);
  assert.deepEqual(cleanEdits(base, { out: all, own: { raise: [{ key: "own-1", name: "Sykle" }] } }).out, all);
});

test("names of one's own are cut to size, made plain and kept to what there is room for", () => {
  const base = rampPlan();
  const many = Array.from({ length: 100 }, (_, i) => ({ key: `own-${i}`, name: "x".repeat(200) }));
  const { own } = cleanEdits(base, { own: { raise: [...many, many[0]] } });
  assert.equal(own.raise.length, MOST_EXERCISES - 3);
  assert.ok(own.raise.every(({ name }) => [...name].length === LONGEST_NAME));
  assert.equal(plainName(" Hoppe\u202e\u0000 <b>tau</b>\n\t"), "Hoppe <b>tau</b>");
  assert.equal(plainName("\u200b\u00ad"), "");
  assert.equal(plainName("A\u030a"), "Å");
});

test("hold and breathing settings are taken within their ranges only", () => {
  const hold = holdPlan({ holds: 3, hold_s: 30, rest_s: 15, sides: 1, ready_s: 5 });
  assert.deepEqual(cleanEdits(hold, { settings: { holds: 4, hold_s: 61, rest_s: 2.5, sides: true, minutes: 3 } }).settings, { holds: 4 });
  const plan = editedPlan(hold, cleanEdits(hold, { settings: { holds: 2, sides: 0, hold_s: 20 } }));
  assert.equal(totalSeconds(plan), 5 + 20 + 15 + 20);
  const breathing = breathingPlan();
  const slow = editedPlan(breathing, cleanEdits(breathing, { settings: { minutes: 1.5, out_s: 7, in_s: 4.5 } }));
  assert.deepEqual(slow.phases[0].rhythm.map(({ seconds }) => seconds), [4, 7]);
  assert.equal(slow.phases[0].seconds, 99);
});

test("the weight of the day turns per cent into kilos, in both languages", () => {
  const base = rampPlan();
  const plan = editedPlan(base, cleanEdits(base, { weight: 62.5 }));
  const { how } = plan.phases[2].exercises[1];
  assert.ok(how.nb.includes("5\u00a0×\u00a037,5\u00a0kg"), how.nb);
  assert.ok(how.en.includes("5\u00a0×\u00a037.5\u00a0kg"), how.en);
  assert.equal(setsText(100, "en").split(", ").length, 4);
});

test("what is typed wrongly is refused with the reason", () => {
  assert.deepEqual(typedNumber("4,5", [3, 20]), { value: 4.5 });
  assert.deepEqual(typedNumber(" 4.5 ", [3, 20]), { value: 4.5 });
  for (const text of ["", "ti", "4,5,6", "--3"]) assert.equal(typedNumber(text, [3, 20]).problem, "bad_number");
  for (const text of ["2,9", "20,1", "-4"]) assert.equal(typedNumber(text, [3, 20]).problem, "bad_range");
  assert.equal(typedNumber("4,5", [1, 10], true).problem, "bad_whole");
  assert.deepEqual(typedName("  Gå  tur "), { name: "Gå tur" });
  assert.equal(typedName(" \u200b ").problem, "bad_name");
  assert.deepEqual(typedName("x".repeat(61)), { problem: "bad_long", given: 61 });
  assert.deepEqual(typedName("😀".repeat(60)), { name: "😀".repeat(60) });
});

// ---- What is heard and seen ----

test("sounds are laid ahead at every change, and the last one ends the plan", () => {
  const plan = planOf(VECTORS.plans.ramp);
  const found = cues(plan, {}, 100);
  assert.deepEqual(found[0], { in: 60, kind: "exercise" });
  assert.deepEqual(found[1], { in: 140, kind: "phase" });
  assert.deepEqual(found.at(-1), { in: 680, kind: "finish" });
  assert.equal(found.length, 9);
  assert.deepEqual(cues(plan, { "raise/raise-1": 30 }, 100)[0].in, 90);
  assert.deepEqual(cues(plan, {}, 780), []);
});

test("breaths are heard only when asked for", () => {
  const plan = breathingPlan();
  assert.deepEqual(cues(plan, {}, 0).map(({ kind }) => kind), ["finish"]);
  const found = cues(plan, {}, 0.2, { breaths: true });
  assert.deepEqual(found.slice(0, 3).map(({ in: after, kind }) => [Math.round(after * 10) / 10, kind]), [[0, "in"], [3.8, "out"], [9.8, "in"]]);
  assert.equal(found.length, 13);
});

test("a voice speaks its own language, from the device itself, or nobody speaks", () => {
  const voice = (lang, localService = true) => ({ lang, localService });
  const english = [voice("en-US"), voice("de-DE")];
  assert.equal(voiceFor(english, "nb"), null);
  assert.equal(voiceFor([], "en"), null);
  assert.equal(voiceFor([...english, voice("nb-NO", false)], "nb"), null);
  assert.equal(voiceFor([...english, voice("nn-NO"), voice("nb_NO")], "nb").lang, "nb_NO");
  assert.equal(voiceFor([voice("no"), voice("nob")], "nb").lang, "no");
  assert.equal(voiceFor([voice("en-US"), voice("en-GB")], "en").lang, "en-GB");
  assert.equal(voiceFor(english, "en").lang, "en-US");
});

test("the clock shows a second as long as it lasts", () => {
  assert.deepEqual([240, 239.9, 239, 60, 59.01, 0.4, 0, -3, 1200].map(clock), ["4:00", "4:00", "3:59", "1:00", "1:00", "0:01", "0:00", "0:00", "20:00"]);
});

test("time in words has its plurals", () => {
  const nb = translator(WORDS, "nb");
  assert.deepEqual([1, 59, 60, 61, 200, 0].map((seconds) => spokenTime(seconds, nb)), [
    "1 sekund", "59 sekunder", "1 minutt", "1 minutt og 1 sekund", "3 minutter og 20 sekunder", "0 sekunder",
  ]);
});

test("the breathing shape fills and empties without a leap", () => {
  const [{ rhythm }] = breathingPlan().phases;
  assert.deepEqual([fullness(rhythm, 0, 4), fullness(rhythm, 0, 0), fullness(rhythm, 1, 6), fullness(rhythm, 1, 0)].map((x) => Math.round(x * 1e6) / 1e6), [0, 1, 1, 0]);
  assert.ok(Math.abs(fullness(rhythm, 0, 2) - 0.5) < 1e-9);
  const three = [...rhythm.slice(0, 1), { key: "hold", seconds: 2 }, rhythm[1]];
  assert.equal(fullness(three, 1, 1), 1);
  assert.equal(fullness(rhythm, null, null), 0);
});

test("the gentler way is shown where it is chosen, and while resting what comes next", () => {
  const t = translator(WORDS, "nb");
  const plan = rampPlan();
  assert.equal(shown(plan, 0, 0, NO_EDITS, "nb", t).name, "name of raise-0");
  const easy = shown(plan, 0, 0, { ...NO_EDITS, gentler: ["raise-0"] }, "nb", t);
  assert.deepEqual([easy.name, easy.how, easy.figure, easy.gentler], ["gentler raise-0", "gently raise-0", "soft_raise-0", "raise-0"]);
  const hold = holdPlan({ holds: 2, hold_s: 30, rest_s: 15, sides: 0, ready_s: 5 });
  assert.equal(shown(hold, 0, null, NO_EDITS, "nb", t).name, "name of side_plank");
  const rest = shown(hold, 2, null, NO_EDITS, "nb", t);
  assert.deepEqual([rest.name, rest.figure], ["Hvil", "side_plank"]);
});

test("the total is told with a calm sentence", () => {
  const base = rampPlan();
  const told = (minutes) => totalSentence(editedPlan(base, cleanEdits(base, { minutes })), "nb");
  assert.equal(told({}), `Til sammen 13 min. ${WORDS.nb.total_usual}`);
  assert.ok(told({ raise: 3, activate: 3, potentiate: 3 }).endsWith(WORDS.nb.total_short));
  assert.ok(told({ raise: 6, activate: 8, potentiate: 6 }).endsWith(WORDS.nb.total_long));
  assert.equal(totalSentence(holdPlan({ holds: 1, hold_s: 30, rest_s: 0, sides: 0, ready_s: 0 }), "en"), `30 s in all. ${WORDS.en.total_holds}`);
});

test("the words are the same in both languages, with the same places to fill", () => {
  assert.deepEqual(Object.keys(WORDS.nb).sort(), Object.keys(WORDS.en).sort());
  const places = (text) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort().join();
  for (const key of Object.keys(WORDS.nb)) assert.equal(places(WORDS.nb[key]), places(WORDS.en[key]), key);
});

test("every word is used", () => {
  const source = readFileSync(new URL("../../src/training_safety/widgets/warm_up_timer.js", import.meta.url), "utf8");
  const code = source.slice(source.indexOf("// ---- The plan"));
  const built = /^(title|purpose|done)_/; // these are put together from the plan's kind
  for (const key of Object.keys(WORDS.nb)) assert.ok(built.test(key) || code.includes(`"${key}"`) || code.includes(`t(${key}`) || /^(holds|hold_s|rest_s|in_s|out_s)$/.test(key), key);
});
