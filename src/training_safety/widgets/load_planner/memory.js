// What this browser keeps of a plan. What it gives back is looked at like anything that comes from outside.
import { isRecord, openRecord, recordKind } from "../shared/storage.js";
import { parseDay, today } from "../shared/days.js";
import { LARGEST, problemsOf, same, SETTINGS } from "./plan.js";
import { MOST_GROWTH, MOST_WEEKS, wholeWithin, within } from "../../models/load/progression.js";

/** What is measured in the unit of the plan, and stands in fields: each unit has its own. */
export const IN_UNIT = ["start_load", "step", "ceiling", "session", "longest"];
const LONGEST_TEXT = 20; // characters

/** Null for what the form could not have made. A target date may have passed since. */
export function soundSettings(value, day) {
  const settings = Object.fromEntries(SETTINGS.map((name) => [name, value?.[name]]));
  const { unit, growth, step, rate, deload_every: every, deload_share: share, weeks, start_date, target_date } = settings;
  const fits =
    Object.hasOwn(LARGEST, unit) &&
    ["linear", "geometric"].includes(growth) &&
    within(step, 0, LARGEST.kg) &&
    within(rate, 0, 100 * MOST_GROWTH) &&
    (every === 0 || wholeWithin(every, 2, MOST_WEEKS)) &&
    Number.isFinite(share) &&
    wholeWithin(weeks, 1, MOST_WEEKS) &&
    typeof start_date === "string" &&
    (target_date === "" || parseDay(target_date) !== null) &&
    Object.keys(problemsOf({ ...settings, target_date: "" }, day)).length === 0;
  return fits ? settings : null;
}

const isText = (value) => typeof value === "string" && value.length <= LONGEST_TEXT;
const isUnit = ([unit, texts]) => Object.hasOwn(LARGEST, unit) && isRecord(texts) && IN_UNIT.every((name) => isText(texts[name]));
const isWeek = ([week, day]) => wholeWithin(Number(week), 1, MOST_WEEKS) && typeof day === "string" && parseDay(day) !== null;
const isExport = (value) => isRecord(value) && wholeWithin(value.sequence, 1, 1e9) && isRecord(value.weeks) && Object.entries(value.weeks).every(isWeek);

/**
 * `settings` are the reader's own, or null for the author's; `units` the texts of IN_UNIT for units out of use;
 * `planId` what calendars know the plan by, and `exported` what calendar files have told them (export.js).
 */
export function soundMemory(value, day) {
  if (!isRecord(value)) return null;
  const { settings, units, planId, exported, session, longest } = value;
  const own = settings === null ? null : soundSettings(settings, day);
  const fits =
    (settings === null || own !== null) &&
    isRecord(units) && Object.entries(units).every(isUnit) &&
    /^[a-z0-9]{12}$/.test(planId) &&
    (exported === null || isExport(exported)) &&
    isText(session) && isText(longest);
  return fits ? { settings: own, units, planId, exported, session, longest } : null;
}

/** As plans were kept beside the author's, without versions: one that is the author's is nobody's own. */
const unversioned = ({ first, settings, planId, session, longest }) => ({
  settings: same(first, settings) ? null : settings,
  units: {},
  planId,
  exported: null,
  session: isText(session) ? session : "",
  longest: isText(longest) ? longest : "",
});

export const PLANS = recordKind({
  kind: "load-planner",
  version: 1,
  title: { nb: "Belastningsplan", en: "Load plan" },
  sound: (data) => soundMemory(data, today()),
  migrate: { 0: unversioned },
});

const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => (byte % 36).toString(36)).join("");

/** In a notebook the plan is Python's, and what a browser kept of another one is not asked. */
const NOTHING_KEPT = { problem: null, read: () => null, write: () => true, change: () => true, exists: () => false, remove() {}, follow: () => () => {} };

/**
 * The reader's plan under a name, or under none: then nothing is kept. `kept` is what there is; what was kept counts,
 * whatever the author's plan has become since.
 */
export function memoryOf(name, author) {
  const record = name === null ? NOTHING_KEPT : openRecord(PLANS, name, { unnamed: "plan" });
  const nothing = () => ({ settings: null, units: {}, planId: newId(), exported: null, session: "", longest: "" });
  const kept = record.read() ?? nothing();
  return {
    kept,
    problem: () => record.problem,
    write(settings, { session, longest }, units) {
      record.change((now) => {
        // Another tab may have told calendars of this plan meanwhile.
        const files = (exported) => exported?.sequence ?? 0;
        if (now !== null && (now.planId !== kept.planId || files(now.exported) > files(kept.exported))) Object.assign(kept, { planId: now.planId, exported: now.exported });
        const isAuthors = same(settings, author) && kept.exported === null;
        return Object.assign(kept, { settings: isAuthors ? null : settings, units, session, longest });
      });
    },
    remove() {
      record.remove();
      Object.assign(kept, nothing());
    },
    /** Calls back when another view or tab has written the plan. */
    follow: (callback) =>
      record.follow(() => {
        const now = record.read();
        if (now === null) return void Object.assign(kept, { planId: newId(), exported: null }); // deleted there
        Object.assign(kept, now);
        callback();
      }),
  };
}
