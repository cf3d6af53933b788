// Which questions come back, and when: those of the sections that are done, in the boxes of models/quiz/repetition.js.
import { boxAfter, LEARNED } from "../../models/quiz/repetition.js";
import { today } from "../../widgets/shared/days.js";
import { isRecord, openRecord, recordKind } from "../../widgets/shared/storage.js";
import { sectionState } from "./course_progress.js";

const isBox = (entry) => isRecord(entry) && Number.isInteger(entry.box) && entry.box >= 0 && entry.box <= LEARNED && Number.isInteger(entry.day) && entry.day >= 0 && entry.day <= 100_000;

/** Of a question that both have, the later answer counts; of two on one day the more careful one. */
function merged(earlier, later) {
  const items = { ...earlier.items };
  for (const [id, entry] of Object.entries(later.items)) {
    const mine = items[id];
    if (!mine || mine.day < entry.day || (mine.day === entry.day && mine.box > entry.box)) items[id] = entry;
  }
  return { items };
}

/** `items`: for each question that has come back, `section.id`, its box and the day it went there. */
export const REPETITIONS = recordKind({
  kind: "repetition",
  version: 1,
  title: { nb: "Repetisjon: når spørsmål kommer igjen", en: "Review: when questions come back" },
  sound: (data) => (isRecord(data) && isRecord(data.items) && Object.values(data.items).every(isBox) ? data : null),
  merge: merged,
});

export const openRepetitions = () => openRecord(REPETITIONS, "book");

/**
 * All questions that may come back, `{ "section.id": [box, day] }`: where they are, and those of a section that is done
 * and have not come back yet in the first box since its quiz was last answered. Of what the course has no more, nothing.
 */
export function deck({ sections }, records, kept, day = today()) {
  const items = {};
  for (const section of sections) {
    const isDone = sectionState(section, records).state === "done";
    const saved = Date.parse(records.get(`quiz:${section.quiz?.name}`)?.saved);
    const since = Number.isNaN(saved) ? day : Math.min(day, today(new Date(saved)));
    for (const id of section.quiz?.own ?? []) {
      const name = `${section.stem}.${id}`;
      const entry = kept?.items[name];
      if (entry) items[name] = [entry.box, Math.min(day, entry.day)];
      else if (isDone) items[name] = [0, since];
    }
  }
  return items;
}

/** What is kept once a question that lay in a box has been answered. */
export const answered = (kept, name, box, score, day = today()) => ({ items: { ...kept?.items, [name]: { box: boxAfter(box, score), day } } });
