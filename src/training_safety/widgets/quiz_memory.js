// What a reader has answered: in the model, and kept in this browser between visits.

import { storage } from "./host.js";
import { fits, hash32 } from "./quiz_questions.js";

/** A short name that changes when questions come, go or change places. */
export function version(bank) {
  return hash32(bank.items.map((item) => item.id).join("/")).toString(16).padStart(8, "0");
}

/** A short name for what an answer refers to: it changes when options change, not with the wording around them. */
export function fingerprint(item) {
  const parts = (item.options ?? item.steps ?? item.pairs ?? [item.answer]).map((part) =>
    JSON.stringify([part.text?.nb ?? part.nb ?? part.left?.nb ?? part, part.correct ?? null, part.right?.nb ?? null]),
  );
  return hash32([item.kind, ...parts].join("/")).toString(16);
}

const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** The answers that fit this bank, from what was kept or sent: anything else is dropped. */
export function siftedAnswers(bank, answers) {
  if (!isPlain(answers)) return {};
  return Object.fromEntries(
    bank.items
      .filter((item) => Object.hasOwn(answers, item.id) && fits(item, answers[item.id]))
      .map((item) => [item.id, answers[item.id]]),
  );
}

/**
 * What was kept in the browser, sifted: { answers, readable, stale }. Answers to questions that are
 * gone, or whose options have changed, are dropped; answers to the others survive.
 */
export function siftedRecord(bank, record) {
  if (record === undefined) return { answers: {}, readable: true, stale: false };
  if (!isPlain(record) || !isPlain(record.items)) return { answers: {}, readable: false, stale: true };
  const own = bank.items.filter((item) => Object.hasOwn(record.items, item.id) && isPlain(record.items[item.id]));
  const same = own.filter((item) => record.items[item.id].print === fingerprint(item));
  const answers = siftedAnswers(bank, Object.fromEntries(same.map((item) => [item.id, record.items[item.id].answer])));
  const dropped = Object.keys(answers).length < Object.keys(record.items).length;
  return { answers, readable: true, stale: dropped || record.bank !== version(bank) };
}

/** The record to keep of answers, or null when there are none. */
export function keptRecord(bank, answers) {
  const items = bank.items
    .filter((item) => Object.hasOwn(answers, item.id))
    .map((item) => [item.id, { print: fingerprint(item), answer: answers[item.id] }]);
  return items.length > 0 ? { bank: version(bank), items: Object.fromEntries(items) } : null;
}

/**
 * The answers of one view: `answers` by item id, and what kept them from being kept in `problem`.
 * `onChange` is called whenever the model's answers may have changed, from here or elsewhere.
 */
export function quizMemory(model, onChange) {
  const bank = model.get("bank");
  const kept = storage(`quiz:${model.get("name")}`);
  const memory = { answers: {}, problem: null, change, without, forget, close };

  function keep(changed) {
    // Another tab may have kept answers to other questions since.
    const all = siftedRecord(bank, kept.read()).answers;
    for (const id of changed) {
      if (Object.hasOwn(memory.answers, id)) all[id] = memory.answers[id];
      else delete all[id];
    }
    const record = keptRecord(bank, all);
    if (record === null) kept.remove();
    else kept.write(record);
    memory.problem = kept.problem;
  }

  function follow() {
    const before = memory.answers;
    memory.answers = siftedAnswers(bank, model.get("answers"));
    const differs = ({ id }) => JSON.stringify(memory.answers[id]) !== JSON.stringify(before[id]);
    const changed = bank.items.filter(differs).map(({ id }) => id);
    if (changed.length > 0) keep(changed);
    onChange();
  }

  function tell(answers) {
    model.set("answers", answers);
    model.save_changes();
  }

  function change(answers) {
    tell(answers);
    follow();
  }

  function without(ids) {
    change(Object.fromEntries(Object.entries(memory.answers).filter(([id]) => !ids.includes(id))));
  }

  function forget() {
    change({});
    kept.remove();
  }

  function close() {
    model.off("change:answers", follow);
  }

  const record = siftedRecord(bank, kept.read());
  memory.problem = record.readable ? kept.problem : "corrupt";
  const given = siftedAnswers(bank, model.get("answers"));
  memory.answers = { ...record.answers, ...given };
  if (record.stale && record.readable) keep(Object.keys(memory.answers));
  if (JSON.stringify(memory.answers) !== JSON.stringify(given)) tell(memory.answers);
  model.on("change:answers", follow);
  return memory;
}
