// What a timer keeps in the reader's browser: the choices, the switches and the run. What is read is
// taken like anything typed by a stranger.
import { isRecord, recordKind } from "../shared/storage.js";
import { READY, observed, slots, spent, totalSeconds } from "./plan.js";

/** After a pause this long the body has cooled down, and a warm-up begins anew. */
export const FORGOTTEN_MS = 2 * 3600e3;

const record = (value) => (isRecord(value) ? value : {});
const strings = (value) => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);
const within = (low, high, value) => Number.isFinite(value) && value >= low && value <= high;
const MOST_CHANGED_S = 3600;
/** Less than this is no session to remember. */
const WORTH_REMEMBERING_S = 60;
const isTime = (value) => within(1, 1e15, value);

/** What is chosen, which cues are on, and the run with the timing that it belongs to. */
export const TIMERS = recordKind({
  kind: "timer",
  version: 1,
  title: { nb: "Klokka: valg og tid", en: "The timer: choices and time" },
  sound: (data) => (isRecord(data) && [data.edits, data.switches, data.run].every(isRecord) ? data : null),
  migrate: { 0: (data) => data },
});

/** A plan's timing as text: a run belongs to one timing. */
export const timing = (plan) => slots(plan).map(({ id, end }) => `${id} ${end}`).join();

/** The choices; whether they fit the plan is seen when it is edited. */
export function editsFrom(raw) {
  const { switched, gentler, minutes, settings, own } = record(raw);
  return { switched: strings(switched), gentler: strings(gentler), minutes: record(minutes), settings: record(settings), own: record(own) };
}

export function switchesFrom(raw) {
  const { sound, vibration, speech } = record(raw);
  return { sound: sound !== false, vibration: vibration !== false, speech: speech === true };
}

/** The run as it was left, or a new one. */
export function runFrom(raw, plan, itsTiming, now) {
  const { kept, since, seen, extra, jumped } = record(raw);
  if (!within(0, 1e6, kept) || !isTime(seen) || itsTiming !== timing(plan)) return READY;
  const added = slots(plan).map(({ id }) => [id, record(extra)[id]]).filter(([, seconds]) => within(-MOST_CHANGED_S, MOST_CHANGED_S, seconds));
  const left = { kept, since: isTime(since) ? since : null, seen, extra: Object.fromEntries(added), jumped: within(-1e6, 1e6, jumped) ? jumped : 0 };
  const run = observed(plan, left, now);
  return run.since === null && now - run.seen > FORGOTTEN_MS ? READY : run;
}

/** When the timer was used last, how long, and how long the plan was [ms, s, s]; null where that is not known. */
export function lastFrom(raw) {
  const { at, seconds, of } = record(raw);
  return isTime(at) && at <= 8.64e15 && within(WORTH_REMEMBERING_S, 1e6, seconds) && within(1, 1e6, of) ? { at, seconds, of } : null;
}

/** What is to be remembered of a run: itself where it lasted, or what was remembered before. */
export function lastOf(plan, run, now, before) {
  const seconds = Math.round(spent(run, now));
  return seconds < WORTH_REMEMBERING_S ? before : { at: run.since === null ? run.seen : now, seconds, of: totalSeconds(plan) };
}
