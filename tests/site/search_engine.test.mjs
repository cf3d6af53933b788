import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { alarming, distance, excerpt, folded, searchIndex, stem, tokens } from "../../src/training_safety/site/static/search_engine.js";

const ALARMS = JSON.parse(readFileSync(new URL("../../src/training_safety/models/triage/alarm_words.json", import.meta.url), "utf8"));

const INDEX = {
  pages: [["alarm.html", "Alarmsymptomer"], ["warm_up.html", "Betydningen av oppvarming"], ["load.html", "Gradvis økning"], ["glossary.html", "Ordliste"]],
  parts: [
    [0, "", "Alarmsymptomer", "Ett ja er nok. Ring 113 eller legevakt 116\u00a0117."],
    [0, "113", "Ring 113 nå", "Smerter eller trykk i brystet, eller nummenhet i skrittet."],
    [1, "", "Betydningen av oppvarming", "Oppvarming gjør økta bedre. Å løfte tungt krever oppvarming."],
    [1, "kilder", "Kilder", "Buist mfl. Oppvarming. 2008.", 1],
    [2, "", "Gradvis økning", "I forsøket ble 20,8 % skadd og 20,3 % i den andre gruppen (95 % konfidensintervall 0,72–1,45)."],
    [2, "c37", "Påstanden", "C37 Belastningen bør øke gradvis. Økningen kan være 7 738 minutter."],
    [3, "lumbago", "lumbago", "Et ord for brå smerter i korsryggen."],
  ],
};
const { search, isKnown } = searchIndex(INDEX, "nb");
const pages = (query) => search(query).hits.map(({ page }) => INDEX.pages[page][0]);
const first = (query) => {
  const [{ parts: [{ part }] }] = search(query).hits;
  return INDEX.parts[part][2];
};

test("words are alike with and without Norwegian letters, accents and capitals", () => {
  assert.deepEqual(["Løfte", "lofte", "LOEFTE", "løfté"].map(folded), Array(4).fill("lofte"));
  assert.deepEqual(["påstand", "paastand", "pastand", "PÅSTAND"].map(folded), Array(4).fill("pastand"));
  assert.deepEqual(["rær", "raer", "rar"].map(folded), Array(3).fill("rar"));
});

test("numbers are words of their own: decimals, per cent, and thousands in one piece and in parts", () => {
  const words = (text) => tokens(text).map(({ word }) => word);
  assert.deepEqual(words("20,8 og 20.8"), ["20.8", "og", "20.8"]);
  assert.deepEqual(words("95\u00a0% av"), ["95", "95%", "av"]);
  assert.deepEqual(words("116\u00a0117"), ["116117", "116", "117"]);
  assert.deepEqual(words("C37, RPE 7 og 10-prosentregelen"), ["c37", "rpe", "7", "og", "10", "prosentregelen"]);
  assert.deepEqual(words("can't"), ["cant"]);
});

test("endings fall away, and a short word keeps its own", () => {
  assert.deepEqual(["smertene", "smerter", "smerte"].map((word) => stem(word, "nb")), Array(3).fill("smert"));
  assert.deepEqual(["ben", "rpe", "arene", "okning"].map((word) => stem(word, "nb")), ["ben", "rpe", "aren", "okning"]);
  assert.deepEqual(["lifting", "lifts", "lifted", "lift"].map((word) => stem(word, "en")), Array(4).fill("lift"));
});

test("letters put in, left out, changed and swapped are each one mistake", () => {
  assert.deepEqual(["feber", "febber", "febr", "fiber", "fbeer", "kreft"].map((typed) => distance(typed, "feber", 2)), [0, 1, 1, 1, 1, 3]);
});

test("numbers find the part that holds them, however they are typed", () => {
  assert.deepEqual([pages("20,8"), pages("20.8"), pages("20,8 %")], [["load.html"], ["load.html"], ["load.html"]]);
  assert.deepEqual([pages("95 %"), pages("95%"), pages("95\u00a0%")], [["load.html"], ["load.html"], ["load.html"]]);
  assert.deepEqual([pages("116117"), pages("116 117"), pages("116\u00a0117")], [["alarm.html"], ["alarm.html"], ["alarm.html"]]);
  assert.deepEqual([pages("C37"), pages("c37"), first("c37"), pages("7738")], [["load.html"], ["load.html"], "Påstanden", ["load.html"]]);
  assert.deepEqual(pages("11"), [], "a number is not found within another");
});

test("words are found with other endings, within longer words, and without Norwegian letters", () => {
  assert.deepEqual([pages("lofte"), pages("løfting"), pages("økningen"), pages("intervall")], [["warm_up.html"], ["warm_up.html"], ["load.html"], ["load.html"]]);
});

test("a word that is put together of two that are there finds where both are", () => {
  assert.deepEqual([pages("brystsmerter"), pages("belastningsøkning")], [["alarm.html"], ["load.html"]]);
});

test("a misspelt word finds what it is nearest to, and says so; a number is never taken for another", () => {
  for (const typed of ["opvarming", "oppvarmning", "oppvraming"]) {
    const { hits, meant, unknown } = search(typed);
    assert.deepEqual([hits[0].page, meant, unknown], [1, "oppvarming", []], typed);
  }
  assert.deepEqual(search("20,9"), { hits: [], termOf: new Map(), unknown: ["20,9"], meant: null });
  assert.deepEqual(search("qqqqq"), { hits: [], termOf: new Map(), unknown: ["qqqqq"], meant: null });
});

test("small words do not count, a heading counts more than a text, and a list of sources least", () => {
  assert.equal(first("hva er oppvarming"), "Betydningen av oppvarming");
  assert.deepEqual(search("oppvarming").hits[0].parts.map(({ part }) => part), [2, 3]);
  assert.equal(first("ring"), "Ring 113 nå");
});

test("pages with all the words come alone; where there are none, those with the most of them", () => {
  assert.deepEqual(pages("smerter brystet"), ["alarm.html"]);
  assert.deepEqual(pages("oppvarming qqqqq økta"), ["warm_up.html"]);
});

test("a search for nothing, for signs or for a whole book is no error", () => {
  for (const query of ["", " ", "%", "…", "-", "(", "\\", "a".repeat(5000), "æ", "🙂"]) assert.ok(Array.isArray(search(query).hits), query);
});

test("an excerpt is the piece that holds the most of what was looked for, with it marked, and cut between words", () => {
  const text = `${"fyll ".repeat(60)}nummen i skrittet er noe ${"annet ".repeat(60)}`;
  const pieces = excerpt(text, new Map([["nummen", 0], ["skrittet", 1]]));
  assert.deepEqual(pieces.filter(([, hit]) => hit).map(([piece]) => piece), ["nummen", "skrittet"]);
  const whole = pieces.map(([piece]) => piece).join("");
  assert.ok(whole.startsWith("… fyll ") && whole.endsWith(" annet …") && whole.length < 220, whole);
  assert.deepEqual(excerpt("kort", new Map()), [["kort", false]]);
});

test("alarm words are seen in either language, misspelt, without Norwegian letters, in other forms and within words", () => {
  const alarm = [
    "113", "116117", "116 117", "nummen", "numen", "nummenhet", "numne bein", "brystsmerter", "vondt i brystet", "feber", "febr", "fall", "falt ned",
    "kreft", "krefft", "brystkreft", "tisse", "kan ikke tisse", "urin", "urinn", "gravid", "graivd", "svak", "svakhet i foten", "dårlig balanse",
    "pustebesvær", "tung pust", "blodfortynnende", "blodig avforing", "avføring", "beinskjor", "ta livet mitt", "langt nede", "legevakt", "lege",
    "numb", "can't pee", "chest pain", "cancer", "fever", "fevr", "pregnant", "weak leg", "fell", "red flags", "kill myself",
  ];
  for (const query of alarm) assert.ok(alarming(query, ALARMS, isKnown), query);
});

test("what has nothing to do with alarm is left in peace, also where it is near an alarm word and is a word of the course", () => {
  const calm = ["oppvarming", "10 %", "20,8", "C37", "knebøy", "konfidensintervall", "rpe", "how do i begin", "er det farlig", "isjias", "styrketrening", ""];
  for (const query of calm) assert.ok(!alarming(query, ALARMS, isKnown), query);
  assert.ok(alarming("kraft", ALARMS, () => false));
  assert.ok(!alarming("kraft", ALARMS, (word) => word === "kraft"));
});
