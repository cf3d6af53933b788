// Files of watches, apps and the diary itself, read into rows: each is a session or has the reason why it is none.
import FORMAT from "../../models/load/diary.json" with { type: "json" };
import { LIMITS, REST } from "../../models/load/diary.js";
import { typedNumber } from "../../models/numbers.js";
import { parseDay, today } from "../shared/days.js";
import { isRecord } from "../shared/storage.js";
import { isGzip, isZip, unpacked, zipEntries } from "./archive.js";
import { fitSessions, isFit } from "./fit.js";
import { kindOf, localMoment, minutesOf, momentOf, secondsOf } from "./moments.js";
import { NUMBERS, soundSession } from "./sessions.js";
import { tableOf, textOf } from "./tables.js";
import { isTrack, trackSessions } from "./tracks.js";

const LANGUAGES = ["nb", "en"];
const LONGEST_NAME = 60; // characters

// The headers of tables, by what they mean: Bokmål, English, German, Swedish and Danish. What is not here is not needed.
const STRAVA = {
  id: ["aktivitets-id", "activity id", "aktivitäts-id"],
  date: ["aktivitetsdato", "activity date", "aktivitätsdatum", "aktivitetsdatum"],
  name: ["aktivitetsnavn", "activity name", "name der aktivität", "aktivitetsnamn"],
  type: ["aktivitetstype", "activity type", "aktivitätsart", "aktivitetstyp"],
  elapsed: ["totaltid", "elapsed time", "verstrichene zeit", "förfluten tid", "forløbet tid"],
  moving: ["bevegelsestid", "moving time", "bewegungszeit", "tid i rörelse", "tid i bevægelse"],
  effort: ["opplevd anstrengelse", "perceived exertion", "gefühlte anstrengung", "upplevd ansträngning"],
};
const GARMIN = {
  type: ["aktivitetstype", "activity type", "aktivitätstyp", "aktivitetstyp"],
  date: ["dato", "date", "datum"],
  name: ["tittel", "title", "titel"],
  elapsed: ["total tid", "forløpt tid", "medgått tid", "elapsed time", "verstrichene zeit", "förfluten tid", "forløbet tid"],
  moving: ["tid", "time", "zeit"],
};
const NEEDED = { STRAVA: ["id", "date", "type", "elapsed"], GARMIN: ["type", "date", "moving"] };

const nothing = (text) => ["", "-", "--", "–"].includes(text.trim());
/** Where each header stands: the last of those that come twice, which has the raw number. */
function placesIn(heads, names) {
  const plain = heads.map((head) => head.trim().toLowerCase());
  const found = Object.entries(names).map(([key, all]) => [key, plain.findLastIndex((head) => all.includes(head))]);
  return Object.fromEntries(found.filter(([, at]) => at >= 0));
}
const has = (places, names) => names.every((name) => name in places);

/** A row, sound: with a session of a day that has been and a length that can be, or with what stands in the way. */
function rowOf(row, session) {
  if (session.date === undefined) return { ...row, problem: "date" };
  if (parseDay(session.date) > today()) return { ...row, problem: "future" };
  if (session.kind !== REST && !(session.minutes > 0)) return { ...row, problem: "length" };
  if (session.minutes > LIMITS.minutes[1]) return { ...row, problem: "too_long" };
  const sound = soundSession(session);
  return sound === null ? { ...row, problem: "values" } : { ...row, session: sound };
}

const shortened = (text) => (text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1)}…` : text);

// ---------------------------------------------------------------- tables

function stravaRow({ cells, line }, places) {
  const cell = (name) => (cells[places[name]] ?? "").trim();
  const row = { line, name: shortened(cell("name") || cell("type")) };
  const seconds = [cell("elapsed"), cell("moving")].filter((text) => !nothing(text) && !text.includes(":")).map((text) => secondsOf(text, "en")).find((value) => value > 0);
  const effort = typedNumber(cell("effort"), "en").value;
  return rowOf(row, {
    ...momentOf(cell("date"), { utc: true }),
    kind: kindOf(cell("type")),
    minutes: minutesOf(seconds ?? NaN),
    rpe: effort > 0 && effort <= 10 ? effort : undefined,
    source: nothing(cell("id")) ? "" : `strava:${cell("id")}`.slice(0, LONGEST_NAME),
  });
}

function garminRow({ cells, line }, places) {
  const cell = (name) => (cells[places[name]] ?? "").trim();
  const row = { line, name: shortened(cell("name") || cell("type")) };
  const seconds = [cell("elapsed"), cell("moving")].filter((text) => !nothing(text)).map((text) => secondsOf(text, "nb")).find((value) => value > 0);
  const moment = momentOf(cell("date"));
  return rowOf(row, { ...moment, kind: kindOf(cell("type")), minutes: minutesOf(seconds ?? NaN), source: moment ? `garmin:${cell("date")}`.slice(0, LONGEST_NAME) : "" });
}

/** A row of the diary's own table, also when a spreadsheet has saved it. */
function ownRow({ cells, line }, places, lang) {
  const cell = (name) => (cells[places[name]] ?? "").trim();
  const kind = Object.entries(FORMAT.kinds).find(([, names]) => LANGUAGES.some((each) => names[each].toLowerCase() === cell("kind").toLowerCase()))?.[0];
  const row = { line, name: "", id: cell("id"), changed: cell("changed") };
  const session = { ...momentOf(cell("date")), kind, start: cell("start"), source: cell("source") };
  for (const name of NUMBERS) {
    const text = cell(name);
    if (text === "") continue;
    const { value } = typedNumber(text, lang);
    if (value === undefined) return { ...row, problem: "number", text: shortened(text) };
    session[name] = value;
  }
  return kind === undefined ? { ...row, problem: "kind", text: shortened(cell("kind")) } : rowOf(row, session);
}

const heads = (lang) => Object.fromEntries(Object.entries(FORMAT.columns).map(([name, told]) => [name, [told[lang].toLowerCase()]]));

function readTable(text) {
  const { rows: [first, ...rows], open } = tableOf(text);
  if (first === undefined) return { problem: "empty" };
  const strava = placesIn(first.cells, STRAVA);
  const garmin = placesIn(first.cells, GARMIN);
  const lang = LANGUAGES.find((each) => has(placesIn(first.cells, heads(each)), ["date", "kind", "minutes"]));
  const own = lang && placesIn(first.cells, heads(lang));
  const read = own ? (row) => ownRow(row, own, lang) : has(strava, NEEDED.STRAVA) ? (row) => stravaRow(row, strava) : has(garmin, NEEDED.GARMIN) ? (row) => garminRow(row, garmin) : null;
  if (read === null) return { problem: "table" };
  const made = rows.map((row) => (row.cells.length === 1 && first.cells.length > 1 ? { line: row.line, name: shortened(row.cells[0].trim()), problem: "row" } : read(row)));
  // A quote that is never closed has swallowed all behind it: what it made of the last row is not to be trusted.
  if (open && made.length > 0) made.push({ ...made.pop(), session: undefined, problem: "row" });
  return { rows: made };
}

// ---------------------------------------------------------------- the diary's own JSON

function readJson(text) {
  let file = null;
  try {
    file = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return { problem: "broken" };
  }
  let sessions = file?.kind === FORMAT.file.kind ? file.sessions : null;
  if (file?.kind === "trygg-trening/records" && Array.isArray(file.records)) {
    const diaries = file.records.filter((record) => record?.kind === "training-diary" && isRecord(record.data?.sessions));
    sessions = diaries.flatMap(({ data }) => Object.entries(data.sessions).map(([id, session]) => ({ id, ...session }))).filter(({ deleted }) => !deleted);
  } else if (sessions && file.version > FORMAT.file.version) return { problem: "newer" };
  if (!Array.isArray(sessions)) return { problem: "json" };
  return {
    rows: sessions.map((session, index) => {
      const text = (name) => (typeof session?.[name] === "string" ? session[name] : "");
      const row = { line: index + 1, name: "", id: text("id"), changed: text("changed") };
      return isRecord(session) ? rowOf(row, { ...session, date: parseDay(session.date) === null ? undefined : session.date }) : { ...row, problem: "values" };
    }),
  };
}

// ---------------------------------------------------------------- files of one session

function readSessions({ sessions, problem }, provider) {
  if (problem) return { problem };
  if (sessions.length === 0) return { problem: "no_session" };
  return {
    rows: sessions.map(({ name = "", kind, start, seconds, rpe }, index) =>
      rowOf({ line: index + 1, name: shortened(name) }, { ...localMoment(1000 * start), kind, minutes: minutesOf(seconds), rpe, source: `${provider}:${start}` })),
  };
}

function readBytes(bytes) {
  if (bytes.length === 0) return { problem: "empty" };
  if (isFit(bytes)) return readSessions(fitSessions(bytes), "fit");
  const text = textOf(bytes);
  if (isTrack(text)) return readSessions(trackSessions(text), "track");
  if (/^\s*[{[]/.test(text.slice(0, 100).replace(/^\ufeff/, ""))) return readJson(text);
  if (text.includes("\0")) return { problem: "unknown" };
  return readTable(text);
}

async function readArchive(blob) {
  const entries = await zipEntries(blob);
  if (entries === null) return { problem: "archive" };
  const all = entries.filter(({ name }) => /(^|\/)activities\.csv$/i.test(name));
  const wanted = all.length > 0 ? all : entries.filter(({ name }) => /\.(fit|gpx|tcx)(\.gz)?$/i.test(name) && !name.startsWith("__MACOSX"));
  if (wanted.length === 0) return { problem: "no_activities" };
  const rows = [];
  for (const { name, read } of wanted) {
    const bytes = await read();
    const result = bytes === null ? { problem: "archive" } : await readOne(new Blob([bytes]));
    rows.push(...(result.rows ?? [{ line: null, name: "", problem: result.problem }]).map((row) => ({ ...row, within: name })));
  }
  return { rows };
}

async function readOne(blob) {
  const start = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
  if (isZip(start)) return readArchive(blob);
  if (!isGzip(start)) return readBytes(new Uint8Array(await blob.arrayBuffer()));
  const bytes = await unpacked(blob, "gzip");
  return bytes === null ? { problem: "archive" } : readBytes(bytes);
}

/**
 * The rows of a file, each `{ file, within, line, name }` with either `session` – and of the diary's own its `id` and when
 * it was `changed` – or `problem`. A file that cannot be read is one row with its problem.
 */
export async function readFile({ name, blob }) {
  let result = { problem: "unreadable" };
  try {
    result = await readOne(blob);
  } catch {
    // the file is gone, or the phone does not give it away
  }
  return (result.rows ?? [{ line: null, name: "", problem: result.problem }]).map((row) => ({ file: name, ...row }));
}
