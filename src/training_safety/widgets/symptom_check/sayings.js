// What is said of a result, in the order in which it stands, and the same for a doctor. All in the words of the triage's data.
import { DATA } from "../../models/triage/decision.js";
import { AGE, CHOICES, has, screensFor } from "./answers.js";

const QUESTIONS = DATA.screens.flatMap(({ questions }) => questions);
export const questionOf = (key) => QUESTIONS.find((question) => question.key === key);
const levelOf = (id) => DATA.levels.find((level) => level.id === id);
export const callOf = (id) => DATA.calls.find((call) => call.id === id);

const place = (id) => DATA.levels.findIndex((level) => level.id === id);
/** Whether a level is one that is shown as soon as it strikes: call now. */
export const isUrgent = (level) => place(level) >= place("4");
/** Whether a level says to call or see somebody. */
export const asksForHelp = (level) => levelOf(level).call !== null;

/** A note by its id, or by the key of the question that has it. */
const noteOf = (id, level) => (id === "open_alarms" ? level.open_alarms : (DATA.notes.find((note) => note.id === id)?.text ?? questionOf(id).note));

/** The title of a result: the headline of the one question that decided, or whom to call, or the level's. */
function titleOf({ rules, call }, level) {
  const alone = rules.length === 1 ? questionOf(rules[0])?.headline : undefined;
  return alone ?? level.title_for?.[call] ?? level.title;
}

/**
 * What is said of a result of the triage: `{ title, calls, sentences, after }`, texts in one language, calls as the data have
 * them. When it is urgent, what belongs to a question without an answer is not said: nothing stands beside the call that
 * this person has not spoken of.
 */
export function told(result, lang, answers) {
  const level = levelOf(result.level);
  const calls = [result.call, ...result.also].filter((id) => id !== null).map(callOf);
  const texts = [
    ...level.sentences,
    calls.some(({ id }) => id === "maternity") && level.maternity,
    result.gpInstead && level.gp_instead,
    ...result.notes.filter((id) => !isUrgent(result.level) || questionOf(id) === undefined || has(answers, id)).map((id) => noteOf(id, level)),
  ];
  const after = [...(isUrgent(result.level) ? [] : DATA.below_4), level.check, DATA.always];
  const said = (all) => all.filter(Boolean).map((text) => text[lang]);
  return { title: titleOf(result, level)[lang], calls, sentences: said(texts), after: said(after) };
}

/** What decided a result: the words of the questions and rules that asked for its level. */
export function deciding({ rules }, lang) {
  return rules.map((id) => (questionOf(id)?.ask ?? DATA.rules.find((rule) => rule.id === id).say)[lang]);
}

/**
 * What asks for each level, the most urgent first: `{ level, groups, notes }`, each group with whom it calls instead (or null)
 * and its items `{ text, note, draft }`; notes are said at the most urgent level that they belong to. So it stands where no
 * script runs, and on paper.
 */
export function byLevel() {
  return [...DATA.levels].reverse().map((level) => {
    const others = Object.keys(level.title_for ?? {});
    const items = [
      ...QUESTIONS.filter((question) => question.level === level.id).map((question) => ({ ...question, text: question.ask })),
      ...DATA.rules.filter((rule) => rule.level === level.id).map((rule) => ({ ...rule, text: rule.say })),
    ];
    const general = { call: null, items: items.filter(({ call }) => !others.includes(call)) };
    const own = others.map((other) => ({ call: other, items: items.filter((item) => other === item.call || other === item.call_pregnant) }));
    const notes = [
      ...DATA.notes.filter((note) => note.at[0] === level.id).map((note) => [note.text]),
      ...QUESTIONS.filter((question) => question.level === null && question.note_at?.[0] === level.id).map(({ ask, note }) => [ask, note]),
    ];
    return { level, groups: [general, ...own], notes };
  });
}

/** A moment as people say it: «mandag 30. november 2026 kl. 14.05». */
export const momentText = (date, lang) =>
  new Intl.DateTimeFormat(lang === "en" ? "en-GB" : "nb-NO", { dateStyle: "full", timeStyle: "short" }).format(date);

const day = (text, lang) => new Intl.DateTimeFormat(lang === "en" ? "en-GB" : "nb-NO", { dateStyle: "long", timeZone: "UTC" }).format(new Date(text));
/** That it is a draft, of which version, and when it is looked at again. */
export const statusText = (t, lang) => t(DATA.draft ? "draft_version" : "version", { version: day(DATA.version, lang), review: day(DATA.review_by, lang) });

/** How old an answer is, in words: minutes, hours or days. */
export function ageText(from, now, t) {
  const minutes = Math.max(0, Math.floor((now - from) / 60_000));
  const [one, more, length] = minutes < 60 ? ["minute", "minutes", 1] : minutes < 48 * 60 ? ["hour", "hours", 60] : ["day", "days", 1440];
  const count = Math.floor(minutes / length);
  return t(count === 1 ? one : more, { count });
}

const STALE_MS = 3 * 3_600_000;
/** Whether an answer is too old to stand as how it is now: from another day, or some hours old. */
export const isStale = (from, now) => now - from > STALE_MS || now < from || from.toDateString() !== now.toDateString();

/** The answers as a text for a doctor: what was advised and when, then yes, don't know, not answered, no. */
export function summary({ answers, result, at, changed }, t, lang) {
  const asked = screensFor(answers).flatMap(({ questions }) => questions);
  const words = (questions) => questions.map(({ ask }) => `– ${ask[lang]}`);
  const list = (word, questions) => (questions.length > 0 ? ["", t(word), ...words(questions)] : []);
  // A yes counts though the question is not asked any more.
  const yes = QUESTIONS.filter(({ key }) => answers[key] === CHOICES.yes);
  const age = DATA.ages.find(({ id }) => id === answers[AGE])?.label[lang];
  return [
    t("title"),
    statusText(t, lang),
    "",
    t("answered", { when: momentText(at, lang) }),
    t("advice", { title: told(result, lang, answers).title }),
    `${DATA.screens.find(({ asks_age }) => asks_age).asks_age[lang]} ${age ?? t("no_age")}`,
    ...list("were_yes", yes),
    ...list("were_unknown", asked.filter(({ key }) => answers[key] === CHOICES.unknown)),
    ...list("were_open", asked.filter(({ key }) => !has(answers, key))),
    ...list("were_changed", changed.map(questionOf)),
    ...list("were_no", asked.filter(({ key }) => answers[key] === CHOICES.no)),
  ].join("\n");
}
