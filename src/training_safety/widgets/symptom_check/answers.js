// What is asked, how far somebody has come, and whether a changed answer makes it less urgent. The questions are the triage's.
import { askedKeys, DATA } from "../../models/triage/decision.js";

/** What can be answered: yes, no, don't know. */
export const CHOICES = Object.freeze({ yes: true, no: false, unknown: null });
export const AGE = "age";

export const has = (answers, key) => Object.hasOwn(answers, key);

/** The screens for somebody with these answers: `{ screen, questions, left }`, the last the keys without an answer. */
export function screensFor(answers) {
  const asked = new Set(askedKeys(answers));
  return DATA.screens
    .map((screen) => ({ screen, questions: screen.questions.filter(({ key }) => asked.has(key)) }))
    .filter(({ questions }) => questions.length > 0)
    .map(({ screen, questions }) => {
      const keys = [...(screen.asks_age ? [AGE] : []), ...questions.map(({ key }) => key)];
      return { screen, questions, left: keys.filter((key) => !has(answers, key)) };
    });
}

/** The first screen with something left to answer, or undefined when all is answered. */
export const firstOpen = (answers) => screensFor(answers).find(({ left }) => left.length > 0);

/** The answers with no to what is left on a screen. A yes, a don't know and the age are never touched. */
export function withNoToTheRest(answers, { left }) {
  return { ...answers, ...Object.fromEntries(left.filter((key) => key !== AGE).map((key) => [key, false])) };
}

const URGENCY = [false, null, true];
/**
 * Whether another answer in the place of one that was given may make it less urgent, so that it is asked again. An age
 * has no order, and a yes to what is like soreness is the milder answer.
 */
export function isMilder(key, before, after) {
  if (before === after) return false;
  if (key === AGE) return true;
  const { level } = DATA.screens.flatMap(({ questions }) => questions).find((question) => question.key === key);
  const more = URGENCY.indexOf(after) - URGENCY.indexOf(before);
  return level === "1" ? more > 0 : more < 0;
}
