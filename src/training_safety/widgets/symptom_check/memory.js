// What this browser keeps of the symptom check, and only if asked: a summary with its time, and the number of the maternity ward.
import { isRecord, recordKind } from "../shared/storage.js";

const isTime = (value) => typeof value === "string" && !Number.isNaN(Date.parse(value));

/** `{ at, text }`: when it was answered, and the summary as it was shown then. The answers themselves are not kept. */
export const CHECKS = recordKind({
  kind: "symptom-check",
  version: 1,
  title: { nb: "Svar fra symptomsjekken", en: "An answer from the symptom check" },
  sound: (data) => (isRecord(data) && isTime(data.at) && typeof data.text === "string" ? data : null),
});

/** A telephone number as it is dialled, or null for what is none: eight digits, or with a country's code. */
export function dialled(text) {
  const bare = String(text).replace(/[\s\u00a0()./-]/g, "");
  return /^(?:\d{8}|(?:\+|00)\d{8,15})$/.test(bare) ? bare : null;
}

/** `{ number }`: what the reader's maternity ward answers on. */
export const MATERNITY = recordKind({
  kind: "maternity-ward",
  version: 1,
  title: { nb: "Nummeret til fødeavdelingen", en: "The number of the maternity ward" },
  sound: (data) => (isRecord(data) && typeof data.number === "string" && dialled(data.number) !== null ? data : null),
});

/** Both are the reader's, whatever page they were given on. */
export const NAME = "mine";
