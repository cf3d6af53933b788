// How soon to get help with back pain, from answers to fixed questions: twin of triage.py. Never a diagnosis.
// The highest level wins, and an answer that is unknown or missing is not a no.

import { QUESTIONS } from "./triage_questions.js";
import { NO_GUARANTEE, OPEN_ALARMS, PHONE_NUMBERS, START_AGAIN, URGENCIES } from "./triage_urgency.js";

const rank = (key) => URGENCIES.findIndex((urgency) => urgency.key === key);
const ADVICE = rank("advice");
const EMERGENCY = rank("emergency");

/** Nothing below «call and ask» may come out until an alarm question is answered no. */
export const isAlarm = (question) => rank(question.urgency) > ADVICE;

function asked(question, answer) {
  if (answer === false) return -1;
  const own = rank(question.urgency);
  return answer === true ? own : Math.min(own, ADVICE);
}

function check(answers) {
  if (answers === null || typeof answers !== "object" || Array.isArray(answers)) {
    throw new RangeError("The answers are not an object; give true, false or null by question key.");
  }
  for (const [key, answer] of Object.entries(answers)) {
    if (!QUESTIONS.some((question) => question.key === key)) throw new RangeError(`${key} is no question.`);
    if (![true, false, null].includes(answer)) {
      throw new RangeError(`The answer to ${key} is ${String(answer)}; give true (yes), false (no) or null (don't know).`);
    }
  }
}

/** `answers` holds true, false or null by question key. A question left out is not answered. */
export function triage(answers) {
  check(answers);
  const answer = ({ key }) => (Object.hasOwn(answers, key) ? answers[key] : null);
  const keys = (test) => Object.freeze(QUESTIONS.filter(test).map(({ key }) => key));
  const soreness = answer({ key: "doms_pattern" }) === true;
  const highest = Math.max(rank(soreness ? "soreness" : "adjust"), ...QUESTIONS.map((question) => asked(question, answer(question))));
  return Object.freeze({
    urgency: URGENCIES[highest].key,
    ledTo: keys((question) => asked(question, answer(question)) === highest),
    openAlarms: keys((question) => isAlarm(question) && answer(question) === null),
    yes: keys((question) => answer(question) === true),
  });
}

/** What to do in a few words. */
export const triageTitle = ({ urgency }, lang) => URGENCIES[rank(urgency)].title[lang];

/** What to do, sentence by sentence; the last is always to start again at new symptoms. */
export function triageSentences({ urgency, openAlarms, yes }, lang) {
  const level = rank(urgency);
  const belongs = (question) =>
    level === EMERGENCY // nothing before 113
      ? rank(question.urgency) === EMERGENCY
      : question.note_stays || rank(question.urgency) >= level;
  const notes = QUESTIONS.filter((question) => question.note_nb && yes.includes(question.key) && belongs(question));
  return [
    ...notes.map((question) => question[`note_${lang}`]),
    ...URGENCIES[level].sentences.map((sentence) => sentence[lang]),
    ...(urgency === "urgent" && openAlarms.length > 0 ? [OPEN_ALARMS[lang]] : []),
    ...(level < ADVICE ? [NO_GUARANTEE[lang]] : []),
    START_AGAIN[lang],
  ];
}

/** The numbers that the sentences name, the one to call first at the head. */
export function triagePhoneNumbers(result) {
  const said = triageSentences(result, "nb").join(" ");
  const { call } = URGENCIES[rank(result.urgency)];
  const named = PHONE_NUMBERS.filter(({ written }) => said.includes(written));
  return [...named.filter(({ written }) => written === call), ...named.filter(({ written }) => written !== call)];
}
