// What a reader keeps in this browser, and nowhere else. Everything that keeps something goes through here,
// widgets and the page's own scripts alike, so that no record is overwritten that could not be read.
//
//   import { isRecord, openRecord, pageName, recordKind, storageSentence } from "./storage.js";
//
//   /** What is kept of guesses: for each id the number of the option. */
//   export const GUESSES = recordKind({
//     kind: "guesses",
//     version: 1,
//     title: { nb: "Det du tippet", en: "Your guesses" },
//     sound: (data) => (isRecord(data) && Object.values(data).every(Number.isInteger) ? data : null),
//   });
//
//   const record = openRecord(GUESSES, pageName());
//   record.read();                                     // the data, or null where nothing is kept or it cannot be read
//   record.change((data) => ({ ...data, [id]: 2 }));   // what another tab has kept meanwhile is in `data`
//   storageSentence(record.problem, lang);             // "" when all is well
//   const stop = record.follow(show);                  // called when another view or tab has changed it
//
// A record stands as `{ kind, name, version, saved, data }` under `trygg-trening:<kind>:<name>`. A kind that changes
// what its data look like counts its version up and says in `migrate` how the older is read: `migrate: { 1: (data) => … }`
// turns version 1 into 2. Records from before there were versions are version 0. Nothing here throws: where
// storage is barred or full, what is written is remembered until the page is closed, and `problem` says so.
// A name is the one its author gave; without one it is the page's (`pageName`), so one record holds all guesses
// of a page.
//
// All records at once are listed, taken along and deleted by registry.js; a new kind is named in
// site/static/kept_kinds.js too, which a test asks for.
//
// A page's own script that keeps something is a module, as charts.js is: hydration.py names it among the page's
// modules, and the loader calls its `export function begin(document)`. It finds this file by the import above, also
// on a page opened from disk.

const PREFIX = "trygg-trening:";
const ASIDE = "aside"; // in place of the kind: what could not be read
const CHANGED = "trygg-trening-record";

/** Whether something read from storage or a file is an object with keys. */
export function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const page = () => globalThis.document?.querySelector('meta[name="training-safety"]');

/** The name that the page gives to what has none of its own: the book's stem for it, the same in both languages. */
export const pageName = () => page()?.content ?? "";

/** What the page was called before (`names`), and the activities and claims (`ids`: the new id, or null, by the old). */
const former = () => ({ names: [], ids: {}, ...JSON.parse(page()?.dataset?.former ?? "{}") });

/**
 * Data by id under the ids of today. `ids` has for each id that was given up the one in its place, or null where it
 * is gone for good; without them those of the page's activities and of claims. What is under today's id counts.
 */
export function underNewIds(data, ids = former().ids) {
  const isOld = ([id]) => Object.hasOwn(ids, id);
  const entries = Object.entries(data);
  const moved = entries.filter(isOld).filter(([id]) => ids[id] !== null).map(([id, value]) => [ids[id], value]);
  return Object.fromEntries([...moved, ...entries.filter((entry) => !isOld(entry))]);
}

/** The names that a record had before: the page's, or those of an activity of it. */
function formerNames(name) {
  const { names, ids } = former();
  return [...(name === pageName() ? names : []), ...Object.keys(ids).filter((old) => ids[old] === name)];
}

/** The name that what is done in a widget is kept under: its own, else the page's, and in a notebook another. */
export const recordName = (model, elsewhere) => model.get("name") || pageName() || elsewhere;

/** The browser's storage. May throw, where it is barred. */
const shelf = () => globalThis.localStorage;

/**
 * A kind of record. `sound(data)` returns the data, cleaned where that loses nothing, or null for what this kind
 * cannot be. `merge(mine, theirs)` puts two records of one name together, the later one last; without it
 * the later one counts.
 */
export function recordKind({ kind, version, title, sound, migrate = {}, merge = (_, later) => later }) {
  return Object.freeze({ kind, version, title, sound, migrate, merge });
}

export const keyOf = (kind, name) => `${PREFIX}${kind}:${name}`;

/** The text of a record as it is stored. */
export function storedText({ kind, version }, name, data, saved = new Date().toISOString()) {
  return JSON.stringify({ kind, name, version, saved, data });
}

/** Data of an older version as this one has them, or null. */
function migrated({ version, migrate, sound }, data, from) {
  try {
    let current = data;
    for (let step = from; step < version; step += 1) current = migrate[step](current);
    return sound(current) ?? null;
  } catch {
    return null; // there is no way from there, or the data are not what they say
  }
}

/** A stored text as `{ data, version, saved, stored }`, the last as it stands there; or `{ problem }`: "corrupt" or "newer". */
export function parsedRecord(kind, name, text) {
  let record = null;
  try {
    record = JSON.parse(text);
  } catch {
    // cut short, or somebody else's
  }
  if (!isRecord(record)) return { problem: "corrupt" };
  const versioned = Object.hasOwn(record, "version") && Object.hasOwn(record, "data");
  const { version, data: stored, saved } = versioned ? record : { version: 0, data: record, saved: null };
  if (versioned && (record.kind !== kind.kind || record.name !== name || !Number.isInteger(version))) return { problem: "corrupt" };
  if (version > kind.version) return { problem: "newer" };
  const data = migrated(kind, stored, version);
  return data === null ? { problem: "corrupt" } : { data, version, saved: typeof saved === "string" ? saved : null, stored };
}

/** Where a text that cannot be read is put: the same place for the same text, however often it is met. */
export function asideKey(kind, name, text) {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return keyOf(ASIDE, `${kind}:${name}:${(hash >>> 0).toString(16)}`);
}

/**
 * What could not be stored, by key: `{ text, problem }`. Shared by all copies of this module on a page: in a notebook
 * each widget has its own.
 */
const unsaved = (globalThis[Symbol.for("trygg-trening:unsaved")] ??= new Map());

/** The text under a key, or null: what could not be stored, or else what is stored. May throw. */
export const textAt = (key) => (unsaved.has(key) ? unsaved.get(key).text : shelf().getItem(key));

/** The keys of all that the course keeps in this browser, and of what it could not store. */
export function allKeys() {
  let stored = [];
  try {
    const items = shelf();
    stored = Array.from({ length: items.length }, (_, index) => items.key(index)).filter((key) => key.startsWith(PREFIX));
  } catch {
    // barred: nothing is stored
  }
  return [...new Set([...stored, ...unsaved.keys()])].filter((key) => unsaved.get(key)?.text !== null);
}

/** Stores a text under a key, or with null deletes what is there. May throw. */
export function store(key, text) {
  if (text !== null) shelf().setItem(key, text);
  unsaved.delete(key);
  if (text === null) shelf().removeItem(key);
}

/** What a key of the course's says: `{ aside, kind, name }`. */
export function partsOf(key) {
  const parts = key.slice(PREFIX.length).split(":");
  const aside = parts[0] === ASIDE;
  const [kind, ...name] = aside ? parts.slice(1, -1) : parts;
  return { aside, kind, name: name.join(":") };
}

export const problemOf = (error) => (error?.name === "QuotaExceededError" ? "full" : "barred");

/** Tells all views of the page that a record has become another one. */
export function announce(key) {
  globalThis.dispatchEvent?.(new CustomEvent(CHANGED, { detail: key }));
}

/**
 * One record. `renamed` are names it had before (the page's, if that is its name), and `unnamed` is what it was kept
 * under when records without a name of their own shared one: where there is nothing yet, what is found there is taken
 * up, and moved at the next writing.
 */
export function openRecord(kind, name, { renamed = formerNames(name), unnamed = null } = {}) {
  const key = keyOf(kind.kind, name);
  let seen; // the text last read or written here
  let formerKey = null; // the key that it was read from, where that is another one

  function formerText() {
    for (const other of [...renamed, ...(unnamed === null ? [] : [unnamed])]) {
      const text = other === name ? null : shelf().getItem(keyOf(kind.kind, other));
      const { data, version, saved } = text === null ? {} : parsedRecord(kind, other, text);
      if (data === undefined || (other === unnamed && version > 0)) continue;
      formerKey = keyOf(kind.kind, other);
      return storedText(kind, name, data, saved);
    }
    return null;
  }

  /** The stored text, or null. May throw. */
  function textNow() {
    return unsaved.has(key) ? unsaved.get(key).text : (textAt(key) ?? formerText());
  }

  /** Puts a text that cannot be read under a key of its own. Whether it is safe now. */
  function setAside(text) {
    try {
      store(asideKey(kind.kind, name, text), text);
      return true;
    } catch {
      return false;
    }
  }

  /** Where something of this record lies, readable or not. May throw. */
  function places() {
    const mine = ({ aside, ...of }) => aside && of.kind === kind.kind && of.name === name;
    return [key, formerKey].filter((place) => place !== null && shelf().getItem(place) !== null).concat(allKeys().filter((place) => mine(partsOf(place))));
  }

  function remember(text, problem) {
    unsaved.set(key, { text, problem });
    record.problem = problem;
  }

  function keep(text) {
    try {
      store(key, text);
      record.problem = null;
      if (formerKey !== null) store(formerKey, null);
      formerKey = null;
    } catch (error) {
      remember(text, problemOf(error));
    }
  }

  const record = {
    key,
    /** What was wrong at the last reading or writing: null, "barred", "full", "corrupt", "newer" or "stuck". */
    problem: null,

    read() {
      let text = null;
      try {
        text = textNow();
        record.problem = unsaved.get(key)?.problem ?? null;
      } catch (error) {
        record.problem = problemOf(error);
      }
      seen = text;
      if (text === null) return null;
      const { data, problem } = parsedRecord(kind, name, text);
      if (problem === undefined) return data;
      record.problem = problem === "newer" || setAside(text) ? problem : "stuck";
      return null;
    },

    /** Keeps the data, or with null nothing any more, and says whether that holds after the page is closed. */
    write(data) {
      const text = data === null ? null : storedText(kind, name, data);
      let before = null;
      try {
        before = shelf().getItem(key);
      } catch {
        // storing will tell
      }
      if (before !== null && parsedRecord(kind, name, before).problem && !setAside(before)) remember(text, "stuck");
      else keep(text);
      seen = text;
      announce(key);
      return record.problem === null;
    },

    /** Reads, changes and writes in one go: `change(data)` gets null where there is nothing. */
    change(change) {
      return record.write(change(record.read()));
    },

    /** Whether there is anything to delete: the record, readable or not, or what was set aside of it. */
    exists() {
      try {
        return (unsaved.get(key)?.text ?? null) !== null || places().length > 0;
      } catch {
        return false;
      }
    },

    /** Deletes the record and what was set aside of it. */
    remove() {
      try {
        for (const place of places()) store(place, null);
        unsaved.delete(key);
        formerKey = null;
        record.problem = null;
      } catch (error) {
        remember(null, problemOf(error));
      }
      seen = null;
      announce(key);
    },

    /** Calls back when the record has become another one, in this tab or another. Returns how to stop. */
    follow(callback) {
      const look = (event) => {
        const at = event.type === CHANGED ? event.detail : (event.key ?? key);
        if (at !== key) return;
        try {
          if (textNow() !== seen) callback();
        } catch {
          // barred since
        }
      };
      const leaving = new AbortController();
      for (const type of ["storage", CHANGED, "pageshow"]) globalThis.addEventListener?.(type, look, { signal: leaving.signal });
      globalThis.document?.addEventListener?.("visibilitychange", look, { signal: leaving.signal });
      return () => leaving.abort();
    },
  };
  return record;
}

const SENTENCES = {
  nb: {
    barred: "Nettleseren lar ikke siden lagre noe. Alt virker, men det du gjør her, er borte når du lukker siden.",
    full: "Nettleserens lager er fullt. Alt virker, men det du gjør nå, blir ikke husket.",
    corrupt: "Det som var lagret her, kunne ikke leses og er lagt til side. Du begynner på nytt.",
    newer: "Det som er lagret her, er laget med en nyere utgave av siden. Last siden på nytt for å bruke det. Begynner du på nytt her, blir det lagt til side.",
    stuck: "Det som var lagret her, kunne ikke leses, og lageret er for fullt til å legge det til side. Det ligger urørt. Alt virker, men det du gjør nå, blir ikke husket.",
  },
  en: {
    barred: "Your browser does not let this page keep anything. Everything works, but what you do here is gone when you close the page.",
    full: "Your browser's storage is full. Everything works, but what you do now will not be remembered.",
    corrupt: "What was kept here could not be read and has been set aside. You start afresh.",
    newer: "What is kept here was made with a newer edition of the page. Load the page again to use it. If you start afresh here, it will be set aside.",
    stuck: "What was kept here could not be read, and the storage is too full to set it aside. It is left untouched. Everything works, but what you do now will not be remembered.",
  },
};

/** The sentence to show for a storage problem, or "" when there is none. */
export function storageSentence(problem, lang) {
  return problem === null ? "" : SENTENCES[lang][problem];
}
