import assert from "node:assert/strict";
import { test } from "node:test";

import { icon, sourceLine } from "../../../src/training_safety/widgets/shared/feedback.js";
import { every, page } from "../tiny_page.mjs";

const references = {
  a: { label: { nb: "Ås mfl. 2020", en: "Ås et al. 2020" }, title: "Om å gå", url: "https://doi.org/10.1/x" },
  b: { label: { nb: "Bok 1984", en: "Bok 1984" }, title: "Trykt", url: "" },
  evil: { label: { nb: "Ond", en: "Evil" }, title: "", url: "javascript:alert(1)" },
};
const context = (lang = "nb") => ({ lang, references });

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

test("each outcome has its own drawing, which is not read aloud", () => {
  page();
  const drawn = ["right", "partly", "wrong", "up", "down"].map((kind) => {
    const picture = icon(kind);
    assert.equal(picture.getAttribute("aria-hidden"), "true");
    return JSON.stringify(picture.children.map(({ attributes }) => attributes));
  });
  assert.equal(new Set(drawn).size, drawn.length);
});
