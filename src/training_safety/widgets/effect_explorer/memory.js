// What is kept of an explorer: for each row of a ruler the difference that was guessed, or null for one seen without a
// guess; and what was typed in a table of two groups, as it stands there.
import { isRecord, recordKind } from "../shared/storage.js";

const isGuess = (guess) => guess === null || Number.isFinite(guess);
const isText = (text) => typeof text === "string";
const each = (part, is) => part === undefined || (isRecord(part) && Object.values(part).every(is));

export const EFFECTS = recordKind({
  kind: "effects",
  version: 1,
  title: { nb: "Det du tippet og skrev i talltavler", en: "What you guessed and typed about effects" },
  sound: (data) => (isRecord(data) && each(data.guesses, isGuess) && each(data.typed, isText) ? data : null),
  merge: (earlier, later) => ({ ...earlier, ...later, guesses: { ...earlier.guesses, ...later.guesses } }),
});
