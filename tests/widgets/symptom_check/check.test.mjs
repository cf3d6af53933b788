import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, test } from "node:test";

import { DATA, triage } from "../../../src/training_safety/models/triage/decision.js";
import { symptomCheckView } from "../../../src/training_safety/widgets/symptom_check/check.js";
import { told } from "../../../src/training_safety/widgets/symptom_check/sayings.js";
import { every, one, page, shelf } from "../tiny_page.mjs";

const { vectors, more, single } = JSON.parse(readFileSync(new URL("../../vectors/triage.json", import.meta.url), "utf8"));
const KEYS = DATA.screens.flatMap((screen) => screen.questions.map(({ key }) => key));
const PREGNANT = { no: false, maybe: null, yes: true };
const INDEX = { true: 0, false: 1, null: 2 };
const views = [];

beforeEach(() => {
  globalThis.localStorage = shelf();
  page();
});
afterEach(() => {
  views.splice(0).forEach(({ close }) => close());
  globalThis[Symbol.for("trygg-trening:unsaved")]?.clear();
});

function opened(options = {}) {
  const view = symptomCheckView({ lang: "nb", begun: true, ...options });
  views.push(view);
  return view.root;
}
const named = (root, name) => every(root, (it) => it.classList.contains(name));
const isShown = (element) => !element.hidden && (element.parent === null || isShown(element.parent));
const shown = (elements) => elements.filter(isShown);
const rows = (root) => shown(named(root, "ts-check-row"));
const row = (root, key) => rows(root).find((it) => it.getAttribute("data-key") === key);
const radios = (element) => every(element, (it) => it.attributes.type === "radio");
const choice = (root, key, at) => radios(row(root, key))[at];
const press = (input) => input.tell("change");
/** Answers a question: true, false or null, or an age's number among the choices. */
const answer = (root, key, value) => press(choice(root, key, INDEX[value]));
const age = (root, id) => press(choice(root, "age", id === null ? DATA.ages.length : DATA.ages.findIndex((each) => each.id === id)));
const forward = (root) => named(root, "ts-check-forward")[0];
const go = (root) => forward(root).tell("click");
const tap = (root, words) => one(root, "button", words).tell("click");
const title = (root) => named(root, "ts-check-heading")[0].textContent;
const links = (root) => shown(every(root, (it) => it.tag === "a" && it.classList.contains("ts-check-phone"))).map((it) => it.attributes.href);
const atResult = (root) => named(root, "ts-check-result").length === 1;
const STOP = "Jeg vil ikke svare på mer";

function answersOf({ age: years, pregnant, yes, unknown, unanswered }) {
  if (unanswered[0] === "*") return { age: years };
  const no = Object.fromEntries(KEYS.map((key) => [key, false]));
  const answers = { ...no, pregnant: PREGNANT[pregnant], ...Object.fromEntries(unknown.map((key) => [key, null])), ...Object.fromEntries(yes.map((key) => [key, true])), age: years };
  for (const key of [...unanswered, ...(pregnant === "open" ? ["pregnant"] : [])]) delete answers[key];
  return answers;
}

/**
 * Goes through the check as a reader would: ja and vet ikke where they are, no to the rest of each screen, and stops where
 * an answer is missing. One who has answered what is not asked of them was unsure of being pregnant at first.
 */
function through(root, answers) {
  const unsure = answers.pregnant === false && KEYS.some((key) => key.startsWith("preg_") && key !== "preg_bleed_much" && answers[key] === true);
  while (!atResult(root)) {
    if (row(root, "age")) age(root, answers.age);
    let missing = false;
    for (const element of rows(root)) {
      const key = element.getAttribute("data-key");
      if (key === "age") continue;
      if (!Object.hasOwn(answers, key)) missing = true;
      else if (key === "pregnant" && unsure) press(radios(element)[INDEX.null]);
      else if (answers[key] !== false || key === "doms_pattern") press(radios(element)[INDEX[answers[key]]]);
    }
    if (missing) tap(root, STOP);
    else go(root);
  }
  if (!unsure) return;
  tap(root, `Gå til «${DATA.screens.find(({ id }) => id === "person").title.nb}»`);
  answer(root, "pregnant", false);
  tap(root, "Ja, endre til «Nei»");
  while (!atResult(root)) go(root);
}

function endsIn(root, { level, call, also }, answers) {
  const data = DATA.levels.find(({ id }) => id === level);
  const { title: expected, sentences, after } = told(triage(answers), "nb", answers);
  assert.equal(title(root), expected);
  const result = named(root, "ts-check-result")[0].textContent.replaceAll("\u00a0", " ");
  for (const words of [...data.sentences.map(({ nb }) => nb), ...sentences, ...after]) assert.ok(result.includes(words), words);
  if (data.check) assert.ok(result.includes(data.check.nb));
  const numbers = [call, ...also].filter((id) => ["113", "116117"].includes(id));
  if ([call, ...also].includes("maternity") && !numbers.includes("116117")) numbers.push("116117"); // no number of the ward is kept
  const buttons = every(named(root, "ts-check-result")[0], (it) => it.classList.contains("ts-check-phone")).map((it) => it.attributes.href);
  assert.deepEqual(buttons, numbers.map((number) => `tel:${number}`));
}

// No screen is left with something unanswered, so these are met by nobody: what the reader is told is the same in parts.
const BEYOND = { old15: "116117_advice", r12: "116117_advice", m12: "116117_advice" };

for (const vector of [...vectors, ...more]) {
  test(`case ${vector.id} comes out of the check as the data have it: ${vector.case}`, () => {
    const answers = answersOf(vector);
    const root = opened();
    through(root, answers);
    const stopped = BEYOND[vector.id];
    if (stopped) assert.equal(title(root), DATA.levels.find(({ id }) => id === stopped).title.nb);
    else endsIn(root, vector, answers);
  });
}

test("one question alone comes out of the check as it is written down", () => {
  for (const { key, state, age: years, pregnant, ...expected } of single.filter(({ state }) => state !== "unanswered")) {
    const lists = { yes: [], unknown: [], unanswered: [] };
    lists[state] = [key];
    const answers = answersOf({ age: years, pregnant: key === "pregnant" ? "no" : pregnant, ...lists });
    const root = opened();
    through(root, answers);
    assert.equal(title(root), told(triage(answers), "nb", answers).title, `${key} ${state}`);
    assert.equal(triage(answers).level, expected.level);
    views.splice(0).forEach(({ close }) => close());
  }
});

// ---------------------------------------------------------------- what must never make anybody wait

const BOX = (root) => named(root, "ts-check-call")[0];

test("a yes on the first screen has 113 right below it, first in the order of keys, and the reader is told", () => {
  const root = opened();
  for (const { key } of DATA.screens[0].questions) {
    const fresh = opened();
    answer(fresh, key, true);
    const within = [...row(fresh, key).all()];
    const last = Math.max(...radios(row(fresh, key)).map((it) => within.indexOf(it)));
    const after = within.slice(last + 1).filter((it) => ["a", "button", "input", "summary"].includes(it.tag));
    assert.equal(after[0].attributes.href, "tel:113");
    assert.match(named(fresh, "ts-only-heard")[0].textContent, /^Ring 113 nå/);
  }
  assert.deepEqual(links(root), ["tel:113", "tel:116117"]);
});

test("beside a call now nothing stands that belongs to a question nobody has answered", () => {
  const root = opened();
  answer(root, "chest", true);
  assert.ok(!BOX(root).textContent.includes("fastlegen"));
  go(root);
  answer(root, "suicide_thoughts", null);
  assert.ok(BOX(root).textContent.includes("Mental Helse svarer på 116\u00a0123"));
});

test("«nei på alt» touches no yes and no don't know, and the call goes along to every screen below", () => {
  const root = opened();
  answer(root, "chest", null);
  assert.match(row(root, "chest").textContent, /Ring 116.117 og spør/);
  answer(root, "breath", true);
  assert.equal(forward(root).textContent, "Jeg har lest alle – nei på resten");
  while (!atResult(root)) {
    assert.equal(isShown(BOX(root)), true);
    assert.ok(links(root).slice(2).includes("tel:113"));
    if (row(root, "age")) age(root, "18-54");
    if (row(root, "doms_pattern")) answer(root, "doms_pattern", false);
    go(root);
  }
  assert.equal(title(root), "Ring 113 nå");
  const sheet = named(root, "ts-check-sheet")[0].textContent;
  assert.match(sheet, /Ja:\n– Er det vanskelig å puste\?/);
  assert.match(sheet, /Vet ikke:\n– Har du smerter eller trykk i brystet\?/);
});

test("a milder answer than the one that was given is asked for once more, and the call stands until it is confirmed", () => {
  const root = opened();
  answer(root, "breath", true);
  answer(root, "breath", false);
  assert.equal(isShown(BOX(root)), true);
  assert.equal(choice(root, "breath", 0).checked, true);
  assert.match(row(root, "breath").textContent, /Du har svart «Ja»\. Skal svaret endres til «Nei»\?/);
  tap(row(root, "breath"), "Nei, la «Ja» stå");
  assert.equal(choice(root, "breath", 0).checked, true);
  answer(root, "breath", null);
  tap(row(root, "breath"), "Ja, endre til «Vet ikke»");
  assert.equal(isShown(BOX(root)), false);
  assert.match(row(root, "breath").textContent, /og spør/);
  answer(root, "breath", true); // a graver one needs no question
  assert.equal(isShown(BOX(root)), true);
});

test("an answer that was made milder is told with the result, to the doctor too", () => {
  const root = opened();
  answer(root, "breath", true);
  answer(root, "breath", false);
  tap(row(root, "breath"), "Ja, endre til «Nei»");
  through(root, { ...answersOf({ age: "18-54", pregnant: "no", yes: [], unknown: [], unanswered: [] }) });
  assert.equal(title(root), "Tilpass treningen");
  assert.ok(root.textContent.includes("Du endret et svar til noe mildere."));
  assert.match(named(root, "ts-check-sheet")[0].textContent, /Endret til noe mildere underveis:\n– Er det vanskelig å puste\?/);
});

test("no screen is left with something unanswered, and one who stops is told to call and ask", () => {
  const root = opened();
  for (let screen = 0; screen < 4; screen += 1) go(root);
  assert.equal(title(root), "Om den det gjelder");
  go(root);
  assert.equal(title(root), "Om den det gjelder"); // the age is missing
  assert.match(root.textContent, /Velg alder først/);
  tap(root, STOP);
  assert.equal(title(root), "Ring 116 117 og spør");
  tap(root, "Svar på resten");
  assert.equal(title(root), "Om den det gjelder");
});

test("another age asks what it has to, and the result waits for that", () => {
  const root = opened();
  through(root, answersOf({ age: "18-54", pregnant: "no", yes: [], unknown: [], unanswered: [] }));
  tap(root, "Gå til «Om den det gjelder»");
  age(root, "10-17");
  assert.equal(choice(root, "age", 2).checked, true);
  tap(root, "Ja, endre til «10–17»");
  while (title(root) !== "Bør noen se på det?") go(root);
  assert.equal(forward(root).textContent, "Jeg har lest alle – nei på alt"); // three are new
  go(root);
  while (!atResult(root)) go(root);
  assert.match(root.textContent, /Du er under 18 år/);
});

test("who begins again sees what the advice was until everything is answered", () => {
  const root = opened();
  answer(root, "chest", true);
  tap(root, STOP);
  tap(root, "Begynn på toppen igjen");
  assert.match(named(root, "ts-check-before")[0].textContent, /rådet: Ring 113 nå/);
  tap(root, STOP);
  assert.match(named(root, "ts-check-before")[0].textContent, /rådet: Ring 113 nå/);
  through(root, answersOf({ age: "18-54", pregnant: "no", yes: [], unknown: [], unanswered: [] }));
});

test("an answer that has grown old says so, and whoever built on it is told that it holds no more", () => {
  let clock = new Date("2026-11-30T10:00:00");
  const seen = [];
  const listeners = [];
  globalThis.document.addEventListener = (type, listener) => listeners.push(() => listener({ type }));
  const look = () => listeners.forEach((listener) => listener());
  const root = opened({ now: () => clock, onResult: (result) => seen.push(result?.level ?? null) });
  through(root, answersOf({ age: "18-54", pregnant: "no", yes: [], unknown: [], unanswered: [] }));
  look();
  assert.equal(isShown(named(root, "ts-check-stale")[0]), false);
  clock = new Date("2026-11-30T13:30:00");
  look();
  assert.match(named(root, "ts-check-stale")[0].textContent, /Dette svaret er 3 timer gammelt/);
  assert.deepEqual(seen, ["2", null]);
});

test("an answer is kept only if asked, comes back with its age and not as a result, and can be deleted", () => {
  let clock = new Date("2026-11-27T10:00:00");
  const all = answersOf({ age: "18-54", pregnant: "no", yes: ["saddle"], unknown: [], unanswered: [] });
  const first = opened({ now: () => clock });
  through(first, all);
  assert.equal(localStorage.items.size, 0);
  tap(first, "Ta vare på den i denne nettleseren");
  assert.equal(localStorage.items.size, 1);
  clock = new Date("2026-11-30T12:00:00");
  const later = opened({ now: () => clock });
  assert.equal(atResult(later), false);
  assert.equal(title(later), "Er det en nødsituasjon?");
  const old = named(later, "ts-check-kept")[0];
  assert.match(old.textContent, /Et gammelt svar: fredag 27\. november.*3 døgn gammelt/);
  assert.match(old.textContent, /Råd: Ring legevakt 116 117 nå/);
  tap(old, "Slett");
  assert.equal(localStorage.items.size, 0);
});

test("the maternity ward's number is kept only if asked, refused when it is none, and can be deleted", () => {
  const root = opened();
  for (let screen = 0; screen < 4; screen += 1) go(root);
  age(root, "18-54");
  answer(root, "pregnant", true);
  go(root);
  answer(root, "preg_bleed", true);
  assert.deepEqual(links(BOX(root)), ["tel:116117"]);
  const [field] = every(BOX(root), (it) => it.tag === "input");
  field.value = "ikke et nummer";
  one(BOX(root), "form").tell("submit");
  assert.match(BOX(root).textContent, /Skriv åtte sifre/);
  field.value = "22 12 34 56";
  one(BOX(root), "form").tell("submit");
  assert.deepEqual(links(BOX(root)), ["tel:22123456"]);
  assert.equal(localStorage.items.size, 0);
  tap(BOX(root), "Slett nummeret");
  const [again, keepIt] = every(BOX(root), (it) => it.tag === "input");
  again.value = "+47 22123456";
  keepIt.checked = true;
  one(BOX(root), "form").tell("submit");
  assert.deepEqual([...localStorage.items.keys()], ["trygg-trening:maternity-ward:mine"]);
  tap(BOX(root), "Slett nummeret");
  assert.equal(localStorage.items.size, 0);
});

test("where storage is barred everything works, and what cannot be kept is told", () => {
  globalThis.localStorage = shelf({ barred: true });
  const root = opened();
  through(root, answersOf({ age: "18-54", pregnant: "no", yes: ["saddle"], unknown: [], unanswered: [] }));
  assert.equal(title(root), "Ring legevakt 116 117 nå");
  tap(root, "Ta vare på den i denne nettleseren");
  assert.ok(root.textContent.includes("lar ikke siden lagre"));
});
