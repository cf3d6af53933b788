import assert from "node:assert/strict";
import test from "node:test";

import { spikeProblem, spikeSentences, spikeView } from "../../../src/training_safety/widgets/load_planner/spike.js";
import { EN, NB } from "./plans.mjs";
import { every, page } from "../tiny_page.mjs";

test("a session is described with what the cohort found, its uncertainty and its limits", () => {
  const [size, band, limits] = spikeSentences(11, 8, NB);
  assert.equal(size, "Økta er 1,38 ganger så stor som den lengste: 37,5\u00a0% mer.");
  assert.match(band, /mer enn 30\u00a0% og høyst 100\u00a0%.*1,52 ganger.*1,16–2,00.*Frandsen/);
  assert.match(limits, /ikke en grense/);
  assert.match(spikeSentences(8.8, 8, NB)[1], /sammenlignet med/);
  assert.match(spikeSentences(25, 8, EN)[1], /more than 100%.*2\.28 times.*1\.50–3\.48/);
  assert.match(spikeSentences(4, 8, EN)[0], /0\.5 times the longest: 50% less/);
  assert.equal(spikeSentences(8, 8, NB)[0], "Økta er like stor som den lengste.");
  assert.equal(spikeSentences(45, 0, NB).length, 1);
  assert.match(spikeSentences(45, 0, NB)[0], /ny start/);
});

test("the numbers of one session are asked for once more where they make no sense", () => {
  const said = (name, text, unit = "min") => {
    const problem = spikeProblem(name, text, unit, "nb");
    return problem && NB.problem(problem);
  };
  for (const text of ["", "  ", "45", "1,5"]) assert.equal(said("session", text), null);
  assert.equal(said("longest", "0"), null);
  for (const text of ["0", "-5", "tull", "1441"]) assert.equal(said("session", text), "Skriv et tall fra 1 til 1\u202f440.");
  assert.equal(said("session", "45 kg"), "Skriv tallet i minutter, eller skriv bare tallet.");
  assert.equal(said("longest", "1.000", "AU"), "Mente du 1000 eller 1,0?");
  assert.equal(said("longest", "-1", "AU"), "Skriv et tall fra 0 til 14\u202f400.");
});

test("the answer comes when both numbers are there, and goes when one is wrong", () => {
  page();
  const texts = { session: "", longest: "" };
  const spike = spikeView({ id: "x", words: NB, texts, typed: (name, text) => (texts[name] = text) });
  const answer = every(spike.element, ({ attributes }) => attributes.class === "ts-planner-answer")[0];
  assert.equal(spike.show("min"), NB("spike_wait"));
  const [session, longest] = every(spike.element, ({ tag }) => tag === "input");
  for (const [input, text] of [[session, "66"], [longest, "60"]]) {
    input.value = text;
    input.tell("input");
  }
  assert.match(spike.show("min"), /^Økta er 1,1 ganger/);
  assert.equal(answer.children.length, 3);
  session.value = "-2";
  session.tell("input");
  assert.equal(spike.show("min"), "Skriv et tall fra 1 til 1\u202f440.");
  assert.equal(session.getAttribute("aria-invalid"), "true");
  assert.equal(longest.getAttribute("aria-invalid"), "false");
  assert.equal(answer.textContent, NB("spike_wait"));
});
