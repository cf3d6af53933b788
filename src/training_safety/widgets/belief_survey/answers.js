// What a reader has answered in the survey: the record of it, the file of it, and what has changed between its rounds.
import { isRecord, recordKind } from "../shared/storage.js";

export const ROUNDS = ["before", "after"];
const FILE = { kind: "trygg-trening/beliefs", version: 1 };
export const LONGEST_FILE = 100_000; // characters

const isAnswer = (value) => Number.isInteger(value) && value >= 0 && value <= 10;
export const answered = (given) => Object.keys(given).length;

const sound = (data) => isRecord(data) && ROUNDS.every((round) => isRecord(data[round]) && Object.values(data[round]).every(isAnswer));

/** `{ before: {id: 0–10}, after: {…} }`; statements that this edition does not know keep their answers. */
export const BELIEFS = recordKind({
  kind: "beliefs",
  version: 1,
  title: { nb: "Hva du tror om trening og rygg", en: "What you think about training and the back" },
  sound: (data) => (sound(data) ? data : null),
  migrate: { 0: (data) => data },
  merge: (earlier, later) => Object.fromEntries(ROUNDS.map((round) => [round, { ...earlier[round], ...later[round] }])),
});

/** Of anything at all, the valid answers to these statements: `{ before: {id: 0–10}, after: {…} }`. */
export function validAnswers(raw, ids) {
  const valid = (given) => ids.filter((id) => isRecord(given) && Object.hasOwn(given, id) && isAnswer(given[id])).map((id) => [id, given[id]]);
  return Object.fromEntries(ROUNDS.map((round) => [round, Object.fromEntries(valid(raw?.[round]))]));
}

/** The answers in a file downloaded here, or the word for why there are none: `{ answers }` or `{ problem }`. */
export function answersFromJson(text, ids, survey) {
  let data = null;
  try {
    if (text.length <= LONGEST_FILE) data = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return { problem: "not_json" };
  }
  if (!isRecord(data) || data.kind !== FILE.kind || data.survey !== survey) return { problem: "not_ours" };
  if (data.version !== FILE.version) return { problem: "other_version" };
  if (!ROUNDS.every((round) => isRecord(data[round]) && Object.values(data[round]).every(isAnswer))) return { problem: "bad_answer" };
  const answers = validAnswers(data, ids);
  return ROUNDS.some((round) => answered(answers[round]) > 0) ? { answers } : { problem: "not_ours" };
}

/** The file a reader downloads. */
export const jsonFromAnswers = (answers, survey) => `${JSON.stringify({ ...FILE, survey, ...answers }, null, 2)}\n`;

/** Each statement's two answers, the steps between them, and the same steps with the evidence's direction as positive. */
export function changes(statements, answers) {
  return statements.map(({ id, direction }) => {
    const [before = null, after = null] = ROUNDS.map((round) => answers[round][id]);
    const steps = before === null || after === null ? null : after - before;
    return { id, before, after, steps, towards: steps && direction === "disagree" ? -steps : steps };
  });
}

/** How many statements were answered in both rounds, and which way the answers moved. */
export function summary(compared) {
  const moves = compared.map(({ towards }) => towards).filter((towards) => towards !== null);
  const count = (test) => moves.filter(test).length;
  return { both: moves.length, towards: count((m) => m > 0), away: count((m) => m < 0), same: count((m) => m === 0) };
}

const NEAR = 2; // steps from the evidence that are no distance to speak of

/** Of answers in a round, the three farthest from where the evidence points, the farthest first, each with its `distance`. */
export function farthest(statements, given, most = 3) {
  return statements
    .map((statement) => ({ statement, distance: statement.direction === "agree" ? 10 - given[statement.id] : given[statement.id] }))
    .filter(({ distance }) => distance > NEAR)
    .sort((one, other) => other.distance - one.distance)
    .slice(0, most);
}
