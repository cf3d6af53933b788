import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import * as planner from "../../src/training_safety/widgets/load_planner.js";

const {
  LARGEST, LARGEST_LOAD, MOST_GROWTH, MOST_WEEKS, SETTINGS, SPIKE_BANDS, WORDS, axisTicks, calendar, calendarText, ceilingWeek,
  chartFigure, comparison, comparisonRows, csv, dayText, deloadWeeks, doublingTime, folded, geometricProgression, ics, isoDay,
  linearProgression, madePlan, mondayFrom, niceStep, parseDay, percentChange, problemSentence, problemsOf, sessionLoad,
  sessionSpike, settingsOf, soundMemory, soundSettings, spikeSentences, spreadOut, summary, tableRows, textsOf, today,
  volumeLoad,
} = planner;

const vectors = (name) => JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), "utf8"));
const PROGRESSION = vectors("progression");
const TRAINING_LOAD = vectors("training_load");

const SUNDAY = parseDay("2026-11-22");
const SETTING = {
  start_load: 120, unit: "min", growth: "geometric", step: 10, rate: 5, deload_every: 4, deload_share: 0.6, ceiling: null,
  weeks: 12, start_date: "", target_date: "", sessions_per_week: 3,
};
const planOf = (changes = {}) => madePlan({ ...SETTING, ...changes }, SUNDAY);
const COLOURS = {
  surface: "#fff", accent: "#00f", accentSoft: "#eef", second: "#a50", inkQuiet: "#555", ink: "#111", line: "#ccc",
  lineStrong: "#888", fontText: "sans-serif",
};
const figureOf = (plan, width = 650, lang = "nb") => chartFigure(plan, lang, { width, height: 320, colours: COLOURS });

function assertClose(actual, expected, message) {
  if (expected === null) assert.equal(actual, null, message);
  else assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.max(1e-300, Math.abs(expected)), `${message}: ${actual} for ${expected}`);
}

test("the settings of the tests are all the settings there are", () => {
  assert.deepEqual(Object.keys(SETTING).sort(), [...SETTINGS].sort());
});

// --- The twins of the Python formulas

for (const kind of ["linear", "geometric"]) {
  test(`${kind} progression gives the worked numbers of the shared vectors`, () => {
    const progression = kind === "linear" ? linearProgression : geometricProgression;
    for (const item of PROGRESSION[kind]) {
      const choices = { deloadEvery: item.deload_every, deloadShare: item.deload_share, ceiling: item.ceiling };
      const loads = progression(item.start, item.step ?? item.rate, item.weeks, choices);
      assert.equal(loads.length, item.loads.length);
      loads.forEach((load, index) => assertClose(load, item.loads[index], `week ${index + 1}`));
      assert.deepEqual(deloadWeeks(item.weeks, item.deload_every), item.deload_weeks);
      assert.equal(ceilingWeek(loads, item.ceiling), item.ceiling_week);
    }
  });
}

test("the printed list of the formula page comes out as it stands there", () => {
  const loads = geometricProgression(1000, 0.05, 12, { deloadEvery: 4, deloadShare: 0.6 });
  const printed = [1000, 1050, 1102.5, 661.5, 1157.6, 1215.5, 1276.3, 765.8, 1340.1, 1407.1, 1477.5, 886.5];
  assert.deepEqual(loads.map((load) => Math.round(10 * load) / 10), printed);
});

test("doubling time and volume load give the worked numbers", () => {
  for (const { rate, weeks } of PROGRESSION.doubling_time) assertClose(doublingTime(rate), weeks, rate);
  for (const item of PROGRESSION.volume_load) assertClose(volumeLoad(item.sets, item.reps, item.load_kg), item.kg, item.kg);
});

test("what Python refuses is refused here, for the same argument", () => {
  const call = {
    geometric_progression: ({ start, rate, weeks, deload_every = null, deload_share = 0.6, ceiling = null }) =>
      geometricProgression(start, rate, weeks, { deloadEvery: deload_every, deloadShare: deload_share, ceiling }),
    linear_progression: ({ start, step, weeks, deload_every = null, deload_share = 0.6, ceiling = null }) =>
      linearProgression(start, step, weeks, { deloadEvery: deload_every, deloadShare: deload_share, ceiling }),
    volume_load: ({ sets, reps, load_kg }) => volumeLoad(sets, reps, load_kg),
    doubling_time: ({ rate }) => doublingTime(rate),
    session_load: ([rpe, minutes]) => sessionLoad(rpe, minutes),
    percent_change: ([previous, current]) => percentChange(previous, current),
    session_spike: ([session, sessions]) => sessionSpike(session, sessions),
  };
  for (const { function: name, argument, given } of PROGRESSION.refused) {
    const accepted = PROGRESSION.accepted_beside_the_refused[name];
    call[name](accepted);
    assert.throws(() => call[name]({ ...accepted, ...given }), new RegExp(`^RangeError: ${argument} `), JSON.stringify(given));
  }
  for (const { function: name, argument, given } of TRAINING_LOAD.refused.filter((item) => item.function in call)) {
    assert.throws(() => call[name](given), new RegExp(`^RangeError: ${argument} `), JSON.stringify(given));
  }
  for (const nonsense of [NaN, Infinity, -Infinity]) assert.throws(() => geometricProgression(nonsense, 0.05, 12), /start/);
});

test("session load, change and spike give the worked numbers", () => {
  for (const { rpe, duration_min, au } of TRAINING_LOAD.session_load) assert.equal(sessionLoad(rpe, duration_min), au);
  for (const item of TRAINING_LOAD.percent_change) assertClose(percentChange(item.previous, item.current), item.percent, JSON.stringify(item));
  for (const item of TRAINING_LOAD.session_spike) {
    const spike = sessionSpike(item.session, item.last_30_days);
    assertClose(spike.ratio, item.ratio, JSON.stringify(item));
    assertClose(spike.percentOver, item.percent_over, JSON.stringify(item));
    assert.equal(spike.band?.hazard_rate_ratio ?? null, item.hazard_rate_ratio, JSON.stringify(item));
  }
});

test("limits and bands are the ones Python uses", () => {
  assert.deepEqual({ most_growth: MOST_GROWTH, most_weeks: MOST_WEEKS, largest_load: LARGEST_LOAD }, PROGRESSION.limits);
  assert.deepEqual(SPIKE_BANDS, TRAINING_LOAD.spike_bands);
});

// --- Days

test("a day is a date that exists, from 2000 to 2099", () => {
  assert.equal(isoDay(parseDay("2028-02-29")), "2028-02-29");
  for (const text of ["2027-02-29", "2026-13-01", "1999-12-31", "2100-01-01", "20260101", "", "none", null, undefined]) {
    assert.equal(parseDay(text), null, String(text));
  }
});

test("week 1 begins on a Monday, at most six days after the day asked for", () => {
  for (let day = SUNDAY - 400; day < SUNDAY + 400; day += 1) {
    const monday = mondayFrom(day);
    assert.equal(new Date(monday * 86_400_000).getUTCDay(), 1);
    assert.ok(monday >= day && monday - day < 7);
  }
});

test("today is the reader's own date, whatever the hour", () => {
  assert.equal(isoDay(today(new Date(2026, 10, 22, 0, 1))), "2026-11-22");
  assert.equal(isoDay(today(new Date(2026, 10, 22, 23, 59))), "2026-11-22");
});

test("the target date decides the number of weeks as it does in Python", () => {
  for (const item of PROGRESSION.calendar) {
    const { monday, weeks } = calendar(item, parseDay(item.today));
    assert.equal(isoDay(monday), item.monday);
    assert.equal(weeks, item.plan_weeks);
  }
});

test("dates are written as the language writes them", () => {
  assert.equal(dayText(SUNDAY, "nb"), "22. nov.");
  assert.equal(dayText(SUNDAY, "en", { year: true }), "22 Nov 2026");
});

// --- Words

test("both languages have the same words with the same places, and Python can read them", () => {
  assert.deepEqual(Object.keys(WORDS.nb), Object.keys(WORDS.en));
  const places = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([place]) => place).sort();
  for (const key of Object.keys(WORDS.nb)) {
    assert.deepEqual(places(WORDS.nb[key]), places(WORDS.en[key]), key);
    assert.ok(WORDS.nb[key].trim() && WORDS.en[key].trim(), key);
  }
  const source = readFileSync(new URL("../../src/training_safety/widgets/load_planner.js", import.meta.url), "utf8");
  assert.deepEqual(JSON.parse(/^export const WORDS = (\{[^]*?^\});/m.exec(source)[1]), WORDS);
});

test("nothing is called safe or dangerous, and no colour is red or green", () => {
  const shown = { ...WORDS.nb, always: "" };
  for (const text of Object.values(shown)) assert.doesNotMatch(text, /\b(trygge?r?e?|farlige?|risikosone|trygg sone|skånsom)\b/i);
  for (const text of Object.values({ ...WORDS.en, always: "" })) assert.doesNotMatch(text, /\b(safe|safer|dangerous|danger|risky|zone)\b/i);
  const styles = readFileSync(new URL("../../src/training_safety/widgets/load_planner.css", import.meta.url), "utf8");
  assert.doesNotMatch(styles.replace(/--ts-[\w-]+/g, ""), /#[0-9a-f]{3,8}\b|rgb|hsl|\b(red|green)\b/i);
});

// --- Problems

const problem = (changes) => problemsOf({ ...SETTING, ...changes }, SUNDAY);

test("a sound plan has no problem, up to the very limits", () => {
  for (const changes of [
    {}, { start_load: 1 }, { start_load: 5040, rate: 0 }, { rate: 0 }, { growth: "linear", step: 60, weeks: 30 }, { weeks: 1 }, { weeks: 52, rate: 2 },
    { rate: 50, ceiling: 5040, weeks: 52 }, { ceiling: 120 }, { deload_share: 1 }, { deload_share: 0.01 }, { deload_every: 0 },
    { sessions_per_week: 14 }, { target_date: "2026-11-23" }, { target_date: "2027-11-21", rate: 1 }, { start_date: "2026-01-01" },
    { growth: "linear", rate: NaN }, { step: NaN },
  ]) assert.deepEqual(problem(changes), {}, JSON.stringify(changes));
});

test("zero, negative and absurd input is refused beside its field with a sentence that says what to enter", () => {
  const refused = [
    ["start_load", { start_load: 0 }, /fra 1/], ["start_load", { start_load: -20 }, /fra 1/],
    ["start_load", { start_load: NaN }, /for eksempel 120/], ["start_load", { start_load: 5041 }, /fra 1 til 5\u202f040/],
    ["start_load", { unit: "AU", start_load: 50401 }, /50\u202f400/], ["start_load", { unit: "kg", start_load: 1e9 }, /1\u202f000\u202f000/],
    ["start_load", { start_load: Infinity }, /for eksempel/],
    ["rate", { rate: -1 }, /0 eller mer/], ["rate", { rate: 50.1 }, /fra 0 til 50/], ["rate", { rate: NaN }, /tall/],
    ["step", { growth: "linear", step: -1 }, /0 eller mer/], ["step", { growth: "linear", step: 61 }, /fra 0 til 60/],
    ["step", { growth: "linear", step: NaN }, /tall/],
    ["deload_share", { deload_share: 0 }, /over 0/], ["deload_share", { deload_share: 1.2 }, /høyst 100/],
    ["deload_share", { deload_share: NaN }, /over 0/],
    ["ceiling", { ceiling: 119 }, /fra 120/], ["ceiling", { ceiling: NaN }, /tomt/], ["ceiling", { ceiling: 6000 }, /5\u202f040/],
    ["weeks", { weeks: 0 }, /fra 1 til 52/], ["weeks", { weeks: 53 }, /fra 1 til 52/], ["weeks", { weeks: 2.5 }, /helt tall/],
    ["weeks", { weeks: NaN }, /helt tall/],
    ["sessions_per_week", { sessions_per_week: 0 }, /fra 1 til 14/], ["sessions_per_week", { sessions_per_week: 15 }, /fra 1 til 14/],
    ["start_date", { start_date: "2027-02-30" }, /dato/], ["target_date", { target_date: "none" }, /dato/],
    ["target_date", { target_date: "2026-11-22" }, /23\. nov\. 2026/], ["target_date", { target_date: "2027-11-22" }, /til og med 21\. nov\. 2027/],
    ["rate", { rate: 40, weeks: 52 }, /Uke 17 .*tak/], ["step", { growth: "linear", start_load: 4000, step: 500 }, /Uke 5 .*tak/],
  ];
  for (const [field, changes, sentence] of refused) {
    const found = problem(changes);
    assert.deepEqual(Object.keys(found), [field], JSON.stringify(changes));
    const unit = changes.unit ?? "min";
    assert.match(problemSentence(found[field], unit, "nb"), sentence);
    for (const lang of ["nb", "en"]) {
      const text = problemSentence(found[field], unit, lang);
      assert.doesNotMatch(text, /[{}]|NaN|undefined/, text);
      assert.match(text, /\.$/);
    }
  }
});

test("several problems are all reported, each at its own field", () => {
  const found = problem({ start_load: 0, rate: 99, ceiling: NaN, weeks: 0, sessions_per_week: 0.5 });
  assert.deepEqual(Object.keys(found).sort(), ["rate", "sessions_per_week", "start_load", "weeks"]);
});

// --- The plan in words, table, comparison

test("the sentence tells the last ordinary week, the deload weeks and the ceiling", () => {
  assert.equal(
    summary(planOf(), "nb"),
    "Etter 12 uker: 177 min – 1,48 ganger så mye som nå (uke 11, den siste vanlige). Rolige uker: 4, 8 og 12.",
  );
  assert.equal(summary(planOf({ weeks: 10 }), "nb"), "Etter 10 uker: 169 min – 1,41 ganger så mye som nå. Rolige uker: 4 og 8.");
  assert.equal(
    summary(planOf({ start_load: 1000, unit: "AU", rate: 8, ceiling: 1500, deload_every: 0 }), "en"),
    "After 12 weeks: 1,500 AU – 1.5 times what you do now. The ceiling of 1,500 AU is reached in week 7; the ordinary weeks after it stay there.",
  );
  assert.equal(summary(planOf({ weeks: 1 }), "nb"), "Etter én uke: 120 min – like mye som nå. Den første rolige uka ville kommet i uke 4, etter planen.");
  assert.match(summary(planOf({ weeks: 5 }), "nb"), /Rolig uke: 4\.$/);
  assert.match(summary(planOf({ weeks: 52, rate: 2 }), "nb"), /2,1 ganger.*Hver 4\. uke er rolig\.$/);
});

test("the table has a row for every week, with Mondays, changes and the load of one session", () => {
  const rows = tableRows(planOf(), "nb");
  assert.equal(rows.length, 12);
  assert.deepEqual(rows[0], { deload: false, cells: ["1", "23. nov.", "120", "start", "40"] });
  assert.deepEqual(rows[3], { deload: true, cells: ["4", "14. des.", "79", "−40\u00a0%", "26"] });
  assert.deepEqual(rows[4].cells, ["5", "21. des.", "139", "+75\u00a0%", "46"]);
  assert.deepEqual(tableRows(planOf(), "en")[3].cells, ["4", "14 Dec", "79", "-40%", "26"]);
  assert.equal(tableRows(planOf({ start_load: 20 }), "nb")[1].cells[2], "21");
  assert.equal(tableRows(planOf({ start_load: 20 }), "nb")[2].cells[2], "22,1");
});

test("the comparison is over 12 weeks, however long the plan is", () => {
  for (const weeks of [4, 12, 30]) {
    const { yours, ten, none } = comparison(planOf({ start_load: 1000, unit: "AU", weeks }));
    assertClose(yours.highest, 1000 * 1.05 ** 8, "nine ordinary weeks");
    assertClose(ten.factor, 1.1 ** 11, "eleven steps");
    assert.equal(none.total, 12_000);
  }
  assert.deepEqual(comparisonRows(planOf(), "nb"), [["177", "342", "120"], ["×\u00a01,48", "×\u00a02,85", "×\u00a01"], ["1\u202f601", "2\u202f566", "1\u202f440"]]);
});

test("a comparison beyond what the planner takes says so instead of a number", () => {
  const rows = comparisonRows(planOf({ start_load: 4000, rate: 20, weeks: 2 }), "nb");
  assert.deepEqual(rows, [["over 5\u202f040", "over 5\u202f040", "4\u202f000"], ["–", "–", "×\u00a01"], ["–", "–", "48\u202f000"]]);
});

test("a session is described with what the cohort found, its uncertainty and its limits", () => {
  const [size, band, limits] = spikeSentences(11, 8, "nb");
  assert.equal(size, "Økta er 1,38 ganger så stor som den lengste: 37,5\u00a0% mer.");
  assert.match(band, /mer enn 30\u00a0% og høyst 100\u00a0%.*1,52 ganger.*1,16–2,00.*Frandsen/);
  assert.match(limits, /ikke en grense/);
  assert.match(spikeSentences(8.8, 8, "nb")[1], /sammenlignet med/);
  assert.match(spikeSentences(25, 8, "en")[1], /more than 100%.*2\.28 times.*1\.50–3\.48/);
  assert.match(spikeSentences(4, 8, "en")[0], /0\.5 times the longest: 50% less/);
  assert.equal(spikeSentences(45, 0, "nb").length, 1);
  assert.match(spikeSentences(45, 0, "nb")[0], /ny start/);
});

// --- The chart

test("chart and table show the same loads", () => {
  for (const changes of [{}, { growth: "linear", step: 12 }, { weeks: 52, rate: 2, deload_every: 3 }, { ceiling: 140 }]) {
    const plan = planOf(changes);
    const [bars] = figureOf(plan).data;
    assert.deepEqual(bars.y.map(Math.round), tableRows(plan, "en").map(({ cells }) => Number(cells[2])));
    assert.deepEqual(bars.x.map(String), tableRows(plan, "en").map(({ cells }) => cells[0]));
  }
});

test("the series can be told apart without colour: hatching, dashes and words at the lines", () => {
  const { data, layout } = figureOf(planOf({ ceiling: 160 }));
  const [bars, ten, none] = data;
  assert.deepEqual(bars.marker.pattern.shape.map((shape) => shape === "/"), planOf().rows.map(({ deload }) => deload));
  assert.equal(new Set([ten.line.dash, none.line.dash, layout.shapes[0].line.dash]).size, 3);
  const words = layout.annotations.map(({ text }) => text);
  for (const label of ["din plan", "10\u00a0% hver uke", "ingen økning", "tak"]) assert.ok(words.includes(label), label);
  assert.equal(layout.showlegend, false);
});

test("the chart stands still under a finger and writes numbers as the language does", () => {
  const { layout } = figureOf(planOf({ start_load: 1200, unit: "AU" }));
  assert.equal(layout.dragmode, false);
  assert.ok(layout.xaxis.fixedrange && layout.yaxis.fixedrange);
  assert.equal(layout.separators, ", ");
  assert.ok(layout.yaxis.ticktext.includes("1\u202f000"));
  assert.ok(figureOf(planOf({ start_load: 1200, unit: "AU" }), 650, "en").layout.yaxis.ticktext.includes("1,000"));
  assert.equal(layout.yaxis.range[0], 0);
});

test("everything in the chart lies inside it, from 1 to 52 weeks, narrow and wide", () => {
  for (const width of [240, 324, 650, 900]) {
    for (const changes of [{ weeks: 1 }, { weeks: 12 }, { weeks: 13 }, { weeks: 52, rate: 2 }, { weeks: 12, rate: 10, deload_every: 0 }, { rate: 0 }, { start_load: 1 }]) {
      const { data, layout } = figureOf(planOf(changes), width);
      const top = layout.yaxis.range[1];
      for (const { y } of data) for (const value of y) assert.ok(Number.isFinite(value) && value > 0 && value <= top);
      const placed = layout.annotations.filter(({ yref, yanchor }) => yref === "paper" && yanchor === "middle").map(({ y }) => y);
      const plotHeight = layout.height - layout.margin.t - layout.margin.b;
      placed.sort((a, b) => a - b).forEach((y, index) => {
        assert.ok(y >= 0 && y <= 1);
        if (index > 0) assert.ok((y - placed[index - 1]) * plotHeight > 15, "labels stand apart");
      });
      assert.ok(layout.xaxis.tickvals.length * 12 < width);
    }
  }
});

test("an unreachable ceiling is left out of the chart, a near one is drawn", () => {
  assert.deepEqual(figureOf(planOf({ ceiling: 5000 })).layout.shapes, []);
  assert.equal(figureOf(planOf({ ceiling: 150 })).layout.shapes[0].y0, 150);
});

test("axis steps are round and labels that would meet are moved apart", () => {
  assert.deepEqual(axisTicks(382), [0, 100, 200, 300]);
  assert.deepEqual(axisTicks(9), [0, 2.5, 5, 7.5]);
  assert.deepEqual(spreadOut([100, 104, 20, 103], 16, 200), [100, 132, 20, 116]);
  assert.deepEqual(spreadOut([195, 198], 16, 200), [184, 200]);
});

// --- Files

test("the table for a Norwegian spreadsheet has a byte-order mark, semicolons and decimal commas", () => {
  const text = csv(planOf(), "nb");
  assert.ok(text.startsWith("\ufeffuke;startdato;belastning (min);endring (%);rolig uke\r\n1;2026-11-23;120;;nei\r\n"));
  assert.ok(text.includes("\r\n3;2026-12-07;132,3;5;nei\r\n4;2026-12-14;79,38;-40;ja\r\n"));
  assert.equal(text.split("\r\n").length, 14);
});

test("the English table has commas, decimal points and no byte-order mark", () => {
  const text = csv(planOf(), "en");
  assert.ok(text.startsWith("week,start date,load (min),change (%),deload week\r\n1,2026-11-23,120,,no\r\n"));
  assert.ok(text.includes("\r\n4,2026-12-14,79.38,-40,yes\r\n"));
  for (const line of text.trimEnd().split("\r\n")) assert.equal(line.split(",").length, 5);
});

test("calendar texts are escaped, and lines are folded at 75 octets between characters", () => {
  assert.equal(calendarText("a\\b;c,d\ne\r\nf"), "a\\\\b\\;c\\,d\\ne\\nf");
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

test("a calendar has one event a week, with an identity that stays with the plan and the week", () => {
  const now = new Date("2026-11-22T12:34:56.789Z");
  const first = ics(planOf(), "nb", { planId: "abcdefghijkl", now });
  const changed = ics(planOf({ rate: 8 }), "nb", { planId: "abcdefghijkl", now });
  const identities = (text) => [...text.matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid);
  assert.equal(new Set(identities(first)).size, 12);
  assert.deepEqual(identities(first), identities(changed));
  assert.notDeepEqual(identities(first), identities(ics(planOf(), "nb", { planId: "zzzzzzzzzzzz", now })));
  assert.match(first, /^DTSTAMP:20261122T123456Z\r$/m);
  assert.ok(first.includes("DTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261130\r\n"));
  assert.doesNotMatch(first.replaceAll("\r\n", ""), /[\r\n]/);
  assert.ok(first.endsWith("END:VCALENDAR\r\n"));
});

// --- The form and the memory

test("settings survive the form in both languages", () => {
  for (const lang of ["nb", "en"]) {
    for (const changes of [{}, { start_load: 1000.5, unit: "AU" }, { deload_share: 0.57 }, { ceiling: 133.25 }, { growth: "linear", step: 7.5 }, { target_date: "2027-03-14", start_date: "2026-12-02" }]) {
      const settings = { ...SETTING, ...changes };
      assert.deepEqual(settingsOf(textsOf(settings, lang), settings), settings);
    }
  }
});

test("what people type is read with comma or point, and a field out of use cannot spoil the plan", () => {
  const texts = { ...textsOf(SETTING, "nb"), start_load: "1 234,5", rate: "2.5", step: "tull", weeks: "" };
  const read = settingsOf({ ...texts, length: "date", target_date: "2027-01-10" }, SETTING);
  assert.equal(read.start_load, 1234.5);
  assert.equal(read.rate, 2.5);
  assert.equal(read.step, SETTING.step);
  assert.equal(read.weeks, SETTING.weeks);
  assert.deepEqual(problemsOf(read, SUNDAY), {});
  assert.ok("weeks" in problemsOf(settingsOf(texts, SETTING), SUNDAY));
  assert.ok("target_date" in problemsOf(settingsOf({ ...texts, length: "date", target_date: "" }, SETTING), SUNDAY));
});

test("the steps of a number suit its size", () => {
  assert.deepEqual([1, 9, 85, 120, 999, 1000, 45_000].map(niceStep), [1, 1, 1, 10, 10, 100, 1000]);
});

test("a memory that the form could not have made is set aside", () => {
  const memory = { first: SETTING, settings: { ...SETTING, rate: 8 }, planId: "abc123def456", session: "50", longest: "40" };
  assert.deepEqual(soundMemory(memory, SUNDAY), memory);
  for (const spoilt of [
    undefined, null, 7, "plan", [], {}, { ...memory, planId: "<script>" }, { ...memory, planId: undefined },
    { ...memory, settings: null }, { ...memory, first: "x" },
  ]) assert.equal(soundMemory(spoilt, SUNDAY), null, JSON.stringify(spoilt));
  for (const changes of [
    { start_load: "120" }, { start_load: -1 }, { start_load: 1e12 }, { unit: "toString" }, { unit: "km" }, { growth: "wild" }, { step: -3 }, { rate: 51 },
    { deload_every: 1 }, { deload_every: 2.5 }, { deload_share: 0 }, { ceiling: "9" }, { ceiling: 5 }, { weeks: 0 }, { weeks: 999 },
    { start_date: 5 }, { start_date: "2026-02-31" }, { target_date: "soon" }, { sessions_per_week: 99 }, { sessions_per_week: undefined },
  ]) assert.equal(soundSettings({ ...SETTING, ...changes }, SUNDAY), null, JSON.stringify(changes));
  assert.deepEqual(soundSettings({ ...SETTING, extra: 1 }, SUNDAY), SETTING);
  assert.equal(soundMemory({ ...memory, session: { x: 1 } }, SUNDAY).session, "");
  assert.equal(soundMemory({ ...memory, longest: "9".repeat(21) }, SUNDAY).longest, "");
});

test("a target date that has passed since is kept, for the reader to mend", () => {
  assert.notEqual(soundSettings({ ...SETTING, target_date: "2026-11-01" }, SUNDAY), null);
  assert.deepEqual(Object.keys(problem({ target_date: "2026-11-01" })), ["target_date"]);
});

test("every unit has its largest week and its words", () => {
  for (const unit of Object.keys(LARGEST)) {
    for (const key of ["hint", "unit", "long", "reason", "session_reason"]) assert.ok(`${key}_${unit}` in WORDS.nb, `${key}_${unit}`);
  }
});
