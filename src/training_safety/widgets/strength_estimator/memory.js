// What is kept of the estimator: what was typed, as it stands there, and whether the reader should not test to failure.
import { isRecord, recordKind } from "../shared/storage.js";

const isText = (text) => typeof text === "string";

export const STRENGTHS = recordKind({
  kind: "strengths",
  version: 1,
  title: { nb: "Sett du har regnet på", en: "Sets you have worked on" },
  sound: (data) => (isRecord(data) && isRecord(data.typed) && Object.values(data.typed).every(isText) && typeof data.careful === "boolean" ? data : null),
});
