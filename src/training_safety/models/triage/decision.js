// How soon somebody with back pain should get help, and from whom: twin of decision.py. Never a diagnosis.
// The highest level wins, and «don't know» and «not answered» are not a no. Null is unknown.

import course from "./triage.json" with { type: "json" };

/** All that the triage asks and says, in Bokmål and English. */
export const DATA = course;

const ADVICE = "116117_advice";
const SORENESS = "1";
const NOTHING_ASKED = "2";
const PREGNANT = "pregnant";

const ids = (items) => items.map(({ id }) => id);

function check(answers, questions, ages) {
  if (answers === null || typeof answers !== "object" || Array.isArray(answers)) {
    throw new RangeError("The answers are not an object; give true, false or null by question key.");
  }
  for (const [key, answer] of Object.entries(answers)) {
    if (key === "age") {
      if (answer !== null && !ages.includes(answer)) {
        const choices = `${ages.join(", ")}, or null (not given)`;
        throw new RangeError(`The age is ${String(answer)}; give one of ${choices}.`);
      }
    } else if (!questions.some((question) => question.key === key)) {
      throw new RangeError(`${key} is no question; give the keys that the data have, and age.`);
    } else if (![true, false, null].includes(answer)) {
      const choices = "give true (yes), false (no) or null (don't know)";
      throw new RangeError(`The answer to ${key} is ${String(answer)}; ${choices}.`);
    }
  }
}

/** How a condition is found under answers by key and an age. */
function evaluator(data, answers, age) {
  return function value(condition) {
    if (typeof condition === "string") {
      return Object.hasOwn(data.derived, condition) ? value(data.derived[condition]) : answers[condition];
    }
    const [[kind, over]] = Object.entries(condition);
    if (kind === "age") return age === null ? null : over.includes(age);
    if (kind === "not_no") return answers[over] !== false;
    const values = over.map(value);
    const decisive = { any: true, all: false }[kind];
    if (values.includes(decisive)) return decisive;
    return values.includes(null) ? null : !decisive;
  };
}

/** What counts of the answers: `known` by key, `value(condition)`, and `asked`, the questions for this person. */
function counted(answers, data) {
  const places = data.screens.flatMap((screen) => screen.questions.map((question) => ({ question, screen })));
  check(answers, places.map(({ question }) => question), ids(data.ages));
  const known = Object.fromEntries(
    places.map(({ question: { key } }) => [key, Object.hasOwn(answers, key) ? answers[key] : null]),
  );
  const value = evaluator(data, known, answers.age ?? null);
  const asked = places.filter(({ question, screen }) => {
    const isAsked = [screen.shown, question.shown].every((shown) => shown === null || value(shown) !== false);
    if (!isAsked) known[question.key] = known[question.key] === true; // a no, but a yes always counts
    return isAsked;
  });
  return { places, known, value, asked };
}

/** The keys of the questions that are asked of somebody with these answers, in order. */
export const askedKeys = (answers, data = DATA) => counted(answers, data).asked.map(({ question }) => question.key);

/**
 * How urgent it is and whom to call. `answers` holds true, false or null (don't know) by question key,
 * and `age`; a question left out is not answered.
 */
export function triage(answers, data = DATA) {
  const { places, known, value, asked: questionsAsked } = counted(answers, data);
  const questions = places.map(({ question }) => question);
  const unansweredAlarms = questionsAsked
    .filter(({ question, screen }) => screen.open !== null && !Object.hasOwn(answers, question.key))
    .map(({ question, screen }) => ({ name: question.key, item: question, asks: screen.open }));

  const terms = [
    ...questions
      .filter(({ level }) => level !== null && level !== SORENESS)
      .map((item) => ({ name: item.key, item, holds: known[item.key] })),
    ...data.rules.map((item) => ({ name: item.id, item, holds: value(item.when) })),
  ];
  const askedFor = (holds, level) => (holds === null ? data.unknown[level] : holds ? level : null);
  const asked = [
    ...terms.map(({ name, item, holds }) => ({ name, item, asks: askedFor(holds, item.level) })),
    ...unansweredAlarms,
  ];

  const isYes = (key) => known[key] === true;
  const sore = questions.filter(({ level }) => level === SORENESS).map(({ key }) => key);
  const othersAreNo = questions.every(({ key }) => sore.includes(key) || known[key] === false);
  const nothing = sore.some(isYes) && othersAreNo ? SORENESS : NOTHING_ASKED;
  const level = ids(data.levels).findLast((id) => asked.some(({ asks }) => asks === id)) ?? nothing;
  const fired = asked.filter(({ asks }) => asks === level);

  const ofLevel = {
    [ADVICE]: [data.levels.find(({ id }) => id === ADVICE).call],
    [SORENESS]: [],
    [NOTHING_ASKED]: [],
  };
  const calledFor = (item) => (isYes(PREGNANT) && item.call_pregnant) || item.call;
  const wanted = ofLevel[level] ?? fired.map(({ item }) => calledFor(item));
  const whom = ids(data.calls).filter((id) => wanted.includes(id));

  const gpMayDoFor = (gp) => (gp?.unless ? gp.unless.every((key) => known[key] === false) : gp === true);
  const urgent = terms.filter(({ item, holds }) => ["4", "5"].includes(item.level) && holds !== false);
  const gpMayDo =
    known[PREGNANT] === false &&
    unansweredAlarms.length === 0 &&
    urgent.every(({ item }) => gpMayDoFor(item.gp_instead));

  const isSaid = ({ key, note_also_unknown }) => isYes(key) || (note_also_unknown && known[key] === null);
  const openAlarms = places.some(({ question: { key }, screen }) => screen.open !== null && known[key] === null);
  const saidAtLevel = questions.filter((question) => question.note_at?.includes(level) && isSaid(question));
  const notes = [
    ...saidAtLevel.map(({ key }) => key),
    ...ids(data.notes.filter(({ at, when }) => at.includes(level) && value(when) === true)),
    ...(level === "4" && openAlarms ? ["open_alarms"] : []),
  ];

  return Object.freeze({
    level,
    call: whom[0] ?? null,
    also: Object.freeze(whom.slice(1)),
    gpInstead: level === "4" && gpMayDo,
    rules: Object.freeze(level === SORENESS ? sore : [...new Set(fired.map(({ name }) => name))]),
    notes: Object.freeze(notes),
  });
}
