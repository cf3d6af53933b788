// The pain rule for training: twin of pain.py. A practice point; the cut-offs are conventions.
// It says nothing about continuing when an alarm question is answered yes or not at all.

import { LARGEST_LOAD, within } from "../limits.js";

export const CUT_OFFS = { continue_up_to: 3, adjust_up_to: 5, least_reduction: 0.1, most_reduction: 0.3 };
export const SESSIONS_IN_A_TREND = 3;
/** Each of these switches the rule off unless it is answered false. */
export const ALARMS = ["leg_symptoms", "red_flag", "acute_trauma", "suspected_fracture", "under_18_extension_pain"];
/** The least cautious first; the most cautious one wins. */
export const MESSAGES = [
  { key: "continue", nb: "Fortsett.", en: "Continue." },
  { key: "same_or_more", nb: "Samme belastning neste gang, eller litt mer.", en: "The same load next time, or a little more." },
  { key: "adjust", nb: "Ta ned vekt, fart, utslag eller antall sett.", en: "Lower the weight, the speed, the range or the sets." },
  { key: "reduce_next_time", nb: "Ta ned belastningen neste gang.", en: "Lower the load next time." },
  { key: "change_exercise", nb: "Stopp denne øvelsen, og velg en annen.", en: "Stop this exercise and choose another." },
  {
    key: "step_back_a_week",
    nb: "Gå en uke tilbake i planen. Vurder å snakke med en fysioterapeut.",
    en: "Go back one week in the plan. Consider talking to a physiotherapist.",
  },
  {
    key: "triage",
    nb: "Stopp. Regelen gjelder ikke nå: Svar på alarmspørsmålene først.",
    en: "Stop. The rule does not apply now: answer the alarm questions first.",
  },
];

function whyNot(alarms) {
  for (const [name, answer] of Object.entries(alarms)) {
    if (!ALARMS.includes(name)) throw new RangeError(`${name} is no alarm question.`);
    if (![true, false, null].includes(answer)) throw new RangeError(`${name} is ${String(answer)}; give true, false or null.`);
  }
  const answer = (name) => (Object.hasOwn(alarms, name) ? alarms[name] : null);
  const open = ALARMS.some((name) => answer(name) === null);
  return [...ALARMS.filter((name) => answer(name) === true), ...(open ? ["alarm_not_answered"] : [])];
}

function cutOffsOf(given) {
  const cutOffs = { ...CUT_OFFS, ...given };
  const { continue_up_to: low, adjust_up_to: high, least_reduction: least, most_reduction: most } = cutOffs;
  for (const [name, value] of Object.entries(cutOffs)) {
    if (!Object.hasOwn(CUT_OFFS, name)) throw new RangeError(`${name} is no cut-off.`);
    within(name, value, [0, name.endsWith("reduction") ? 1 : 10]);
  }
  if (!(low < high && high < 10)) throw new RangeError("adjust_up_to must be above continue_up_to and below 10.");
  if (!(least > 0 && least <= most && most < 1)) throw new RangeError("0 < least_reduction ≤ most_reduction < 1 must hold.");
  return cutOffs;
}

/** Pains from 0 to 10; `baseline` and `nextDay` null if unknown; `earlier` sessions oldest first. */
export function painAdvice({ during, baseline = null, nextDay = null, earlier = [], alarms = {}, cutOffs = {} }) {
  const { continue_up_to: continueUpTo, adjust_up_to: adjustUpTo } = cutOffsOf(cutOffs);
  within("during", during, [0, 10]);
  if (baseline !== null) within("baseline", baseline, [0, 10]);
  if (nextDay !== null) within("nextDay", nextDay, [0, 10]);
  for (const pain of earlier) within("earlier", pain, [0, 10]);
  const off = whyNot(alarms);
  if (off.length > 0) return { during: null, nextSession: null, trend: null, message: "triage", reasons: off };

  const sessions = [...earlier, during].slice(-SESSIONS_IN_A_TREND);
  const few = sessions.length < SESSIONS_IN_A_TREND;
  const rising = !few && sessions.every((pain, index) => index === 0 || sessions[index - 1] < pain);
  const unknown = baseline === null || nextDay === null;
  const reasons = [
    ...(baseline === null ? ["baseline_unknown"] : []),
    ...(nextDay === null ? ["next_day_unknown"] : []),
    ...(few ? ["too_few_sessions"] : []),
  ];
  const advice = {
    during: during <= continueUpTo ? "continue" : during <= adjustUpTo ? "adjust" : "change_exercise",
    nextSession: unknown ? null : nextDay > baseline ? "reduce_next_time" : "same_or_more",
    trend: rising ? "step_back_a_week" : null,
  };
  const said = Object.values(advice);
  return { ...advice, message: MESSAGES.findLast(({ key }) => said.includes(key)).key, reasons };
}

/** From `lowest` to `highest` in the unit of `load`, or null and the reasons. */
export function nextLoad(load, advice, cutOffs = {}) {
  within("load", load, [0, LARGEST_LOAD]);
  const { least_reduction: least, most_reduction: most } = cutOffsOf(cutOffs);
  const reasons = [
    ...(advice.during === null ? advice.reasons : []),
    ...(advice.trend === "step_back_a_week" ? ["step_back"] : []),
    ...(advice.during === "change_exercise" ? ["exercise_changed"] : []),
    ...advice.reasons.filter((key) => key === "baseline_unknown" || key === "next_day_unknown"),
  ];
  if (reasons.length > 0) return { lowest: null, highest: null, reasons };
  const reduced = advice.nextSession === "reduce_next_time";
  return { lowest: reduced ? load * (1 - most) : load, highest: reduced ? load * (1 - least) : load, reasons };
}
