// How far a reader has come, read from what the widgets keep: nothing is written down for it. The course's map
// (course_map.py) says which page keeps what.
import { allKeys, isRecord, partsOf, textAt } from "../../widgets/shared/storage.js";

/** All that can be read of what is kept, by `kind:name`: `{ data, saved }`, `saved` "" for what has no time. */
export function recordsNow() {
  const found = new Map();
  for (const key of allKeys()) {
    const { aside, kind, name } = partsOf(key);
    if (aside) continue;
    try {
      const { data, saved } = JSON.parse(textAt(key)) ?? {};
      if (isRecord(data)) found.set(`${kind}:${name}`, { data, saved: typeof saved === "string" ? saved : "" });
    } catch {
      // it cannot be read, or storage is barred: then it says nothing of where one was
    }
  }
  return found;
}

const keysIn = (data) => (isRecord(data) ? Object.keys(data) : []);

/**
 * What a reader has done in a section: `state` is "done" (the whole quiz is answered, and the tool has been used, where
 * they are), "begun" or null; `answered` of `count` questions; `saved` is when something of it was last kept.
 */
export function sectionState({ stem, tools, quiz }, records) {
  const found = (key) => records.get(key);
  const used = tools.filter(found);
  const answers = keysIn(found(`quiz:${quiz?.name}`)?.data.items);
  const answered = quiz?.ids.filter((id) => answers.includes(id)).length ?? 0;
  const count = quiz?.ids.length ?? 0;
  const hasPlan = keysIn(found(`plans:${stem}`)?.data).length > 0;
  const others = ["plans", "guesses", "claims"].map((kind) => `${kind}:${stem}`).filter(found);
  const saved = [...used, ...others, `quiz:${quiz?.name}`].map((key) => found(key)?.saved ?? "").sort().at(-1);
  const isDone = count > 0 && answered === count && (tools.length === 0 || used.length > 0);
  const isBegun = used.length > 0 || answered > 0 || others.length > 0;
  return { state: isDone ? "done" : isBegun ? "begun" : null, answered, count, isUsed: used.length > 0, hasPlan, saved };
}

/**
 * Where to go on: `{ section, state }` of the one where something was last kept, or, when that is done, the next one
 * that is not. Null for who has done nothing in a section, or all of it.
 */
export function whereToGoOn({ sections }, records) {
  const states = sections.map((section) => ({ section, ...sectionState(section, records) }));
  const last = states.filter(({ state }) => state !== null).sort((one, other) => (one.saved < other.saved ? -1 : 1)).at(-1);
  if (last === undefined || last.state === "begun") return last ?? null;
  const place = states.indexOf(last);
  return [...states.slice(place + 1), ...states.slice(0, place)].find(({ state, section }) => state !== "done" && section.quiz) ?? null;
}

/** Of some sections – a chapter's – how many are done, and whether any is begun. */
export function chapterState(sections, records) {
  const states = sections.filter(({ quiz }) => quiz).map((section) => sectionState(section, records).state);
  return { count: states.length, done: states.filter((state) => state === "done").length, isBegun: states.some((state) => state !== null) };
}

const mapAddress = () => new URL(document.querySelector('meta[name="training-safety-course"]').content, location.href);

/** The address of a page of the book. The map lies two folders below the book's. */
export const addressOf = (page) => new URL(`../../${page}`, mapAddress()).href;

/** Fetches a script of the course's by its address. */
export function fetched(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${address} did not come`));
    document.head.append(script);
  });
}

/** The course's map, fetched when it is first asked for. */
export async function courseMap() {
  if (!globalThis.trainingSafetyCourse) await fetched(mapAddress().href);
  return globalThis.trainingSafetyCourse;
}
