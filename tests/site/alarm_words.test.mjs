import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { alarming, tokens } from "../../src/training_safety/site/static/search_engine.js";

const read = (name) => JSON.parse(readFileSync(new URL(`../../src/training_safety/models/triage/${name}`, import.meta.url), "utf8"));
const ALARMS = read("alarm_words.json");
const TRIAGE = read("triage.json");
const URGENT = ["4", "5"];
const known = () => true; // no misspelling helps here

// Words of the alarm questions that are no alarm when they stand alone. A word that is neither here nor in
// alarm_words.json turns the test red: decide where it belongs.
const ORDINARY = {
  nb:
    "10 55 7 70 annerledes annet arm at av begge begynt bein bevegelse ble blir blitt bruker brukt brun brå bølger dag de " +
    "deg den det ditt du dårligere døgn eksempel eldre eller en ene enn ennå er et ett etter fare flere for fot få fått " +
    "følelse gir gå går gått har hard hardt hatt henger holde holder hver hvordan hånd i ikke kan kanskje kjenner kjennes " +
    "kjent kom kommer kontakt korsryggen kraftig ligger lite litt liv livet løft med medisin mellom mer midt mindre mot " +
    "muskel mye må månedene mørk nakke nakken nei noe ny nye nylig nytt nå når nær og om over personen problemer på regnes " +
    "rundt ryggen ryggsmertene ryggsmerter rød sammen seg selv ser siden siste skade skulderbladene smertene smerter som " +
    "sterk sterke stiv stølhet svarer svekket svir svært sykdom ta tanker te til tre trening trykk tungt tydelig tørker uansett " +
    "uker ut uten vanlig vannet vanskelig vanskeligere ved vekt verre vite vondt vridning være vært å år øker øm ",
  en:
    "10 55 7 70 a after an and another answer are arm around as baby back be bear become been begun between blades bones " +
    "both brown burn by came cannot clearly close come comes could count danger dark day days did different do does drops " +
    "drugs example feel feeling felt fits foot for from get gets getting grows had hand hard harder harming has have " +
    "heavy however hurt if illness in is it keep land last leg legs less let lie life lift like little lot low maybe medicine middle " +
    "months more move movement muscle neck need new newly no not now of older on one or out over own pain person pressure " +
    "problems procedure recently red response several shoulder side small something soreness stiff strength strong such " +
    "system tablets take taken taking tea tender than that the thoughts three to together told top training twist up usual " +
    "very walk waves weeks weight when wipe with without worse yet you your yourself ",
};

/** What is asked and said of levels 4 and 5. */
const sentences = (lang) => [
  ...TRIAGE.screens.flatMap(({ questions }) => questions).filter(({ level }) => URGENT.includes(level)).map(({ ask }) => ask[lang]),
  ...TRIAGE.rules.filter(({ level }) => URGENT.includes(level)).map(({ say }) => say[lang]),
];

for (const lang of ["nb", "en"]) {
  test(`a query as any alarm question or rule puts it is seen as one: ${lang}`, () => {
    assert.ok(sentences(lang).length > 30);
    assert.deepEqual(sentences(lang).filter((sentence) => !alarming(sentence, ALARMS, known)), []);
  });

  test(`each word of the alarm questions is an alarm word, or known to be none alone: ${lang}`, () => {
    const ordinary = new Set(ORDINARY[lang].trim().split(" "));
    const words = new Set(sentences(lang).flatMap((sentence) => tokens(sentence).map(({ typed }) => typed.toLowerCase())));
    assert.deepEqual([...words].filter((word) => !ordinary.has(word) && !alarming(word, ALARMS, known)), []);
  });

  test(`no word stands in the lists in vain: ${lang}`, () => {
    for (const { begins, whole, phrases } of [ALARMS[lang]]) {
      const all = [...begins, ...whole, ...phrases];
      assert.equal(new Set(all).size, all.length);
      assert.deepEqual(begins.filter((word) => word.length < 4), [], "the beginning of too many words");
      assert.deepEqual(whole.filter((word) => alarming(word, { one: { begins, whole: [], phrases: [] } }, known)), []);
    }
  });
}
