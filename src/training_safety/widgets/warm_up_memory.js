// What a timer keeps in the reader's browser: the choices, the switches and the run. What is read is
// taken like anything typed by a stranger.
import { storage } from "./host.js";
import { READY, observed, slots } from "./warm_up_plan.js";

export const SWITCHES = { sound: true, vibration: true, speech: false };
/** A run that has stood still this long is forgotten: a body that has cooled down begins anew. */
export const FORGOTTEN_MS = 2 * 3600e3;

const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const within = (value, low, high) => Number.isFinite(value) && value >= low && value <= high;

/** The store of one timer by its name. */
export function memory(name) {
  const store = storage(`timer:${name}`);
  return {
    get problem() {
      return store.problem;
    },
    read() {
      const raw = store.read();
      if (raw !== undefined && !isRecord(raw)) store.problem = "corrupt";
      return isRecord(raw) && raw.version === 1 ? raw : {};
    },
    write: (plan, { edits, switches, run }) => store.write({ version: 1, edits, switches, run, mark: markOf(plan) }),
    remove: () => store.remove(),
    /** Whether another tab has written here, by its `storage` event. */
    touched: ({ key }) => key === null || key.endsWith(`:timer:${name}`),
  };
}

/** A plan's timing as text: a run belongs to one timing. */
export const markOf = (plan) => slots(plan).map(({ id, end }) => `${id} ${end}`).join();

/** The switches as they were left. */
export function switchesFrom(raw) {
  const kept = isRecord(raw) ? raw : {};
  return Object.fromEntries(Object.entries(SWITCHES).map(([name, usual]) => [name, typeof kept[name] === "boolean" ? kept[name] : usual]));
}

/** A run as it was left: `{ run, note }`, where the note says what the reader should know. */
export function restored(plan, raw, mark, now) {
  const nothing = { run: READY, note: null };
  if (!isRecord(raw) || !within(raw.kept, 0, 1e6) || !within(raw.seen, 1, 1e15)) return nothing;
  if (mark !== markOf(plan)) return { run: READY, note: "note_changed" };
  const given = isRecord(raw.extra) ? raw.extra : {};
  const extra = Object.fromEntries(slots(plan).map(({ id }) => [id, given[id]]).filter(([, added]) => within(added, 1, 3600)));
  const kept = Math.min(raw.kept, slots(plan, extra).at(-1).end);
  const left = { kept, since: within(raw.since, 1, 1e15) ? raw.since : null, seen: raw.seen, extra };
  const run = observed(plan, left, now);
  if (now - run.seen > FORGOTTEN_MS) return nothing;
  return { run, note: left.since !== null && run.since === null ? "note_ended" : null };
}
