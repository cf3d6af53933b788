import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { translator } from "../../src/training_safety/widgets/host.js";
import { icon, plainNumber, resultLine, sourceLine } from "../../src/training_safety/widgets/quiz_feedback.js";
import { WORDS } from "../../src/training_safety/widgets/quiz_words.js";
import { every, page } from "./tiny_page.mjs";

const { items } = JSON.parse(readFileSync(new URL("quiz_sample.json", import.meta.url), "utf8"));
const references = {
  a: { label: { nb: "Ås mfl. 2020", en: "Ås et al. 2020" }, title: "Om å gå", url: "https://doi.org/10.1/x" },
  b: { label: { nb: "Bok 1984", en: "Bok 1984" }, title: "Trykt", url: "" },
  evil: { label: { nb: "Ond", en: "Evil" }, title: "", url: "javascript:alert(1)" },
};
const context = (lang = "nb") => ({ lang, t: translator(WORDS, lang), references });

test("sources are named in the language, with a link where there is an address", () => {
  page();
  const line = sourceLine(["a", "b"], context());
  assert.equal(line.textContent, "Kilder: Ås mfl. 2020 · Bok 1984");
  const [link, ...more] = every(line, ({ tag }) => tag === "a");
  assert.deepEqual([link.getAttribute("href"), link.getAttribute("title"), more.length], ["https://doi.org/10.1/x", "Om å gå", 0]);
  assert.equal(sourceLine(["a"], context("en")).textContent, "Source: Ås et al. 2020");
});

test("an address that is not of the web is no link, and unknown sources are no line", () => {
  page();
  assert.equal(every(sourceLine(["evil"], context()), ({ tag }) => tag === "a").length, 0);
  assert.equal(sourceLine(["unknown", "constructor"], context()), null);
  assert.equal(sourceLine([], context()), null);
});

test("the result is said in words, and partly right with its points", () => {
  page();
  const [one, several, growth, , pairs] = items;
  assert.equal(resultLine(one, 0, context()).textContent, "Riktig");
  assert.equal(resultLine(growth, "2", context()).textContent, "Ikke helt");
  assert.equal(resultLine(several, [0], context()).textContent, "Delvis riktig – 0,5 av 1 poeng");
  assert.equal(resultLine(pairs, [0, 1, 0], context("en")).textContent, "Partly right – 0.7 of 1 point");
  assert.equal(resultLine(one, 0, context()).getAttribute("tabindex"), "-1");
});

test("each outcome has its own drawing, which is not read aloud", () => {
  page();
  const drawn = ["right", "partly", "wrong", "up", "down"].map((kind) => {
    const picture = icon(kind);
    assert.equal(picture.getAttribute("aria-hidden"), "true");
    return JSON.stringify(picture.children.map(({ attributes }) => attributes));
  });
  assert.equal(new Set(drawn).size, drawn.length);
});

test("a number is written with the decimals it has, and no more", () => {
  assert.deepEqual([2.85, 3, 0.1 + 0.2, 1000].map((value) => plainNumber(value, "nb")), ["2,85", "3", "0,3", "1\u202f000"]);
  assert.equal(plainNumber(2.85, "en"), "2.85");
});
