// What a reader has answered: in the model, and kept in this browser between visits.

import { fits } from "./questions.js";
import { answerNow, keptAnswer, QUIZZES, version } from "./record.js";
import { isRecord, openRecord, pageName, recordName, underNewIds } from "../shared/storage.js";

/** The answers that fit this bank, from what was sent: anything else is dropped. */
export function siftedAnswers(bank, answers) {
  if (!isRecord(answers)) return {};
  return Object.fromEntries(
    bank.items
      .filter((item) => Object.hasOwn(answers, item.id) && fits(item, answers[item.id]))
      .map((item) => [item.id, answers[item.id]]),
  );
}

/**
 * The answers of one view: `answers` by item id, and in `dropped` the ids of questions that have changed so much that
 * what was answered is no answer to them any more. It stays in the record until they are answered anew. `gone` counts
 * the answers to questions that were taken out of the course, which are told of once. `onChange` is called whenever the model's answers may have changed, from here or elsewhere.
 */
export function quizMemory(model, onChange) {
  const bank = model.get("bank");
  const { names = [], items: ids = {} } = model.get("former") ?? {};
  const unnamed = `own_${version(bank)}`;
  const kept = openRecord(QUIZZES, recordName(model, unnamed), { unnamed, ...(names.length > 0 && { renamed: names }) });
  const memory = {
    answers: {},
    dropped: [],
    gone: 0,
    get problem() {
      return kept.problem;
    },
    exists: kept.exists,
    change,
    without,
    forget,
    close,
  };

  /** The kept answers as answers to today's questions. */
  function recalled() {
    const all = kept.read()?.items ?? {};
    memory.gone += Object.keys(all).filter((id) => ids[id] === null).length;
    const entries = underNewIds(all, ids);
    const mine = bank.items.filter(({ id }) => Object.hasOwn(entries, id)).map((item) => [item.id, answerNow(item, entries[item.id])]);
    memory.dropped = mine.filter(([, answer]) => answer === undefined).map(([id]) => id);
    return Object.fromEntries(mine.filter(([, answer]) => answer !== undefined));
  }

  function keep(changed) {
    kept.change((data) => {
      // Another tab may have kept answers to other questions since, and another edition has others.
      const items = underNewIds(data?.items ?? {}, ids);
      for (const item of changed) {
        if (Object.hasOwn(memory.answers, item.id)) items[item.id] = keptAnswer(item, memory.answers[item.id]);
        else delete items[item.id];
      }
      return Object.keys(items).length > 0 ? { items } : null;
    });
    memory.dropped = memory.dropped.filter((id) => !changed.some((item) => item.id === id));
  }

  function fromModel() {
    const before = memory.answers;
    memory.answers = siftedAnswers(bank, model.get("answers"));
    const changed = bank.items.filter(({ id }) => JSON.stringify(memory.answers[id]) !== JSON.stringify(before[id]));
    if (changed.length > 0) keep(changed);
    onChange();
  }

  function tell(answers) {
    model.set("answers", answers);
    model.save_changes();
  }

  function change(answers) {
    tell(answers);
    fromModel();
  }

  function without(ids) {
    change(Object.fromEntries(Object.entries(memory.answers).filter(([id]) => !ids.includes(id))));
  }

  function forget() {
    change({});
    kept.remove();
    memory.dropped = [];
    memory.gone = 0;
    onChange();
  }

  function fromElsewhere() {
    memory.answers = recalled();
    tell(memory.answers);
    onChange();
  }

  const given = siftedAnswers(bank, model.get("answers"));
  memory.answers = { ...recalled(), ...given };
  if (memory.gone > 0) keep([]);
  if (JSON.stringify(memory.answers) !== JSON.stringify(given)) tell(memory.answers);
  model.on("change:answers", fromModel);
  // In a notebook the answers are Python's, and what another one does is not its business.
  const unfollow = pageName() === "" ? () => {} : kept.follow(fromElsewhere);

  function close() {
    model.off("change:answers", fromModel);
    unfollow();
  }

  return memory;
}
