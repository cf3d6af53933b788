// What this browser keeps of a plan. What it gives back is looked at like anything that comes from outside.
import { storage } from "./host.js";
import { LARGEST, parseDay, problemsOf, same, SETTINGS, today } from "./load_plan.js";
import { MOST_GROWTH, MOST_WEEKS, wholeWithin, within } from "./load_progression.js";

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

export function soundMemory(value, day) {
  const first = soundSettings(value?.first, day);
  const settings = soundSettings(value?.settings, day);
  if (first === null || settings === null || !/^[a-z0-9]{12}$/.test(value.planId)) return null;
  const short = (text) => (typeof text === "string" && text.length <= 20 ? text : "");
  return { first, settings, planId: value.planId, session: short(value.session), longest: short(value.longest) };
}

/** `given` is the author's plan, or what another view has made of it. */
export function memoryOf(name, given) {
  const store = storage(`load-planner:${name}`);
  const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => (byte % 36).toString(36)).join("");
  const read = () => {
    const value = store.read();
    const sound = value === undefined ? null : soundMemory(value, today());
    if (value !== undefined && sound === null) store.problem = "corrupt";
    return sound;
  };
  const before = read();
  const ours = before !== null && (same(given, before.settings) || same(given, before.first));
  const kept = ours ? before : { first: given, settings: given, planId: newId(), session: "", longest: "" };
  return {
    kept,
    problem: () => store.problem,
    write(settings, { session, longest }) {
      const other = read(); // a second view of this plan may have named it first
      if (other !== null && same(other.first, kept.first)) kept.planId = other.planId;
      store.write(Object.assign(kept, { settings, session, longest }));
    },
    remove() {
      store.remove();
      kept.planId = newId();
    },
  };
}
