// All that a reader keeps, at once: listed, taken to another machine and brought in there, migrated and deleted. The
// kinds that there are come from who asks, as `recordKind` makes them. A record of another kind, or one that cannot
// be read, is listed, exported and deleted like the others, as the text it is.
import { allKeys, announce, asideKey, keyOf, parsedRecord, partsOf, problemOf, store, storedText, textAt } from "./storage.js";

const FILE = { kind: "trygg-trening/records", version: 1 };
const LONGEST_FILE = 20_000_000; // characters: four times what browsers give a site

const kindOf = (kinds, kind) => kinds.find((known) => known.kind === kind);

/** What stands under a key: `{ key, kind, name, aside, title, text, problem }`, and if it can be read `{ version, saved, stored, data }`. */
function entryAt(key, text, kinds) {
  const { kind, name, aside } = partsOf(key);
  const own = kindOf(kinds, kind);
  const parsed = own ? parsedRecord(own, name, text) : { problem: "unknown" };
  return { key, kind, name, aside, title: own?.title ?? null, text, problem: null, ...parsed };
}

/**
 * All records of this browser, by kind and name, and at the end what was set aside. `problem` is null where a record
 * can be read, else "corrupt", "newer" or "unknown" (of a kind that is not among `kinds`).
 */
export function listed(kinds) {
  const place = ({ kind }) => kinds.findIndex((known) => known.kind === kind);
  const order = (one, other) => one.aside - other.aside || place(one) - place(other) || (one.key < other.key ? -1 : 1);
  return allKeys().map((key) => entryAt(key, textAt(key), kinds)).sort(order);
}

/** A file with all of it: what can be read as records, the rest as the texts they are. */
export function exportedText(kinds, now = new Date()) {
  const entries = listed(kinds);
  const isRecord = ({ problem, aside }) => problem === null && !aside;
  const envelope = ({ kind, name, version, saved, stored }) => ({ kind, name, version, saved, data: stored });
  const records = entries.filter(isRecord).map(envelope);
  const texts = entries.filter((entry) => !isRecord(entry)).map(({ kind, name, text }) => ({ kind, name, text }));
  return `${JSON.stringify({ ...FILE, exported: now.toISOString(), records, texts }, null, 2)}\n`;
}

/** A value as text, whatever order its keys are in. */
function canonical(value) {
  const sorted = (_, part) => (part && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part);
  return JSON.stringify(value, sorted);
}

/** What becomes of one record that is brought in: `{ key, kind, name, title, what, saved, mine, text, data }`. */
function rowOf({ kind, name, text }, kinds) {
  const key = keyOf(kind, name);
  const own = kindOf(kinds, kind);
  const theirs = entryAt(key, text, kinds);
  const row = { key, kind, name, title: theirs.title, saved: theirs.saved ?? null, mine: null, text };
  if (theirs.problem !== null) return { ...row, what: "unreadable" };
  const here = textAt(key);
  if (here === null) return { ...row, what: "new" };
  const mine = parsedRecord(own, name, here);
  if (mine.problem !== undefined) return { ...row, what: "new" }; // what is here is set aside
  const isOlder = (theirs.saved ?? "") < (mine.saved ?? "");
  const data = isOlder ? own.merge(theirs.data, mine.data) : own.merge(mine.data, theirs.data);
  const is = (other) => canonical(data) === canonical(other);
  const what = is(mine.data) ? "kept" : is(theirs.data) ? "replaced" : "merged";
  return { ...row, what, mine: mine.saved, data };
}

const isText = (value) => typeof value === "string";
const isNamed = (entry) => typeof entry === "object" && entry !== null && isText(entry.kind) && isText(entry.name);

/**
 * What a file would do here, before anything is done: `{ rows }`, or `{ problem }`: "not_json", "not_ours" or "newer".
 * Of a row, `what` is "new", "merged" (both count), "replaced" (the file's is later, and this one is set aside), "kept"
 * (the one that is here has all, or is later) or "unreadable" (it is set aside); `saved` and `mine` say when either was
 * kept. Where a kind cannot put two together, the later counts.
 */
export function importPreview(text, kinds) {
  let file = null;
  try {
    if (text.length <= LONGEST_FILE) file = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return { problem: "not_json" };
  }
  if (file?.kind !== FILE.kind || !Number.isInteger(file.version)) return { problem: "not_ours" };
  if (file.version > FILE.version) return { problem: "newer" };
  const { records, texts } = file;
  if (![records, texts].every((list) => Array.isArray(list) && list.every(isNamed)) || !texts.every((entry) => isText(entry.text))) return { problem: "not_ours" };
  try {
    const asText = ({ kind, name, version, saved, data }) => JSON.stringify({ kind, name, version, saved, data });
    return { rows: [...records.map((record) => ({ ...record, text: asText(record) })), ...texts].map((entry) => rowOf(entry, kinds)) };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

/** Does what the rows of a preview say, and returns the problem that stopped it, with how many were done: `{ done, problem }`. */
export function bringIn(rows, kinds) {
  let done = 0;
  for (const { key, kind, name, what, text, data } of rows) {
    try {
      if (what === "unreadable") store(asideKey(kind, name, text), text);
      else if (what !== "kept") {
        const here = textAt(key);
        if (here !== null && what !== "merged") store(asideKey(kind, name, here), here);
        store(key, what === "new" ? text : storedText(kindOf(kinds, kind), name, data));
        announce(key);
      }
      done += 1;
    } catch (error) {
      return { done, problem: problemOf(error) };
    }
  }
  return { done, problem: null };
}

/** Takes a text that was set aside up again, if it can be read by now: as a file with it alone would. */
export function takenUp(key, kinds) {
  const { kind, name } = partsOf(key);
  const row = rowOf({ kind, name, text: textAt(key) }, kinds);
  if (row.what === "unreadable") return { done: 0, problem: "unreadable" };
  const result = bringIn([row], kinds);
  if (result.problem === null) store(key, null);
  return result;
}

/**
 * Writes what older versions have kept as today's. Records from before there were versions wait until they are
 * opened: only then is it known under which name.
 */
export function migrateAll(kinds) {
  const isOlder = ({ aside, problem, kind, version }) => !aside && problem === null && version > 0 && version < kindOf(kinds, kind).version;
  let done = 0;
  for (const { key, kind, name, data, saved } of listed(kinds).filter(isOlder)) {
    try {
      store(key, storedText(kindOf(kinds, kind), name, data, saved));
      done += 1;
    } catch (error) {
      return { done, problem: problemOf(error) };
    }
  }
  return { done, problem: null };
}

/** Deletes what stands under these keys, or under all. Returns the problem that stopped it, or null. */
export function removed(keys = null) {
  try {
    for (const key of keys ?? allKeys()) {
      store(key, null);
      announce(key);
    }
  } catch (error) {
    return problemOf(error);
  }
  return null;
}
