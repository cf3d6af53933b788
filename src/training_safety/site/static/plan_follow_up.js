// «Gjorde du det?»: plans that were made are shown again, with three answers and no judgement.
import { button, make, setText } from "../../widgets/shared/dom.js";
import { today } from "../../widgets/shared/days.js";
import { isRecord, openRecord, recordKind, storageSentence } from "../../widgets/shared/storage.js";

const ANSWERS = ["yes", "some", "no"];
const AFTER_DAYS = 1; // a plan is not asked about on the day it was made
const AGAIN_DAYS = 7;

const isAnswer = (entry) => isRecord(entry) && ANSWERS.includes(entry.did) && Number.isInteger(entry.day);

/** For each plan by its key what was last answered, and on which day. */
export const FOLLOW_UPS = recordKind({
  kind: "follow-ups",
  version: 1,
  title: { nb: "Om du gjorde det du planla", en: "Whether you did what you planned" },
  sound: (data) => (isRecord(data) && Object.values(data).every(isAnswer) ? data : null),
  merge: (earlier, later) => Object.fromEntries([...Object.entries(earlier), ...Object.entries(later)].sort(([, one], [, other]) => one.day - other.day)),
});

export const openFollowUps = () => openRecord(FOLLOW_UPS, "book");

/** The plans that were made: `{ key, plan, day }`, the day on which they were last kept. */
export function plansMade(records) {
  const isPlan = (plan) => isRecord(plan) && typeof plan.if === "string" && typeof plan.then === "string";
  return [...records].filter(([key]) => key.startsWith("plans:")).flatMap(([, { data, saved }]) => {
    const day = Number.isNaN(Date.parse(saved)) ? 0 : today(new Date(saved));
    return Object.entries(data).filter(([, plan]) => isPlan(plan)).map(([key, plan]) => ({ key, plan, day }));
  });
}

/** The plans to ask about today, the one that has waited longest first. */
export function plansToAsk(records, answers, day = today()) {
  const last = ({ key }) => answers?.[key]?.day ?? -1;
  const isDue = (made) => day - made.day >= AFTER_DAYS && day - last(made) >= AGAIN_DAYS;
  return plansMade(records).filter(isDue).sort((one, other) => last(one) - last(other) || one.day - other.day);
}

/** The three answers to a plan, and what is said to any of them. */
export function followUp(key, t, lang) {
  const record = openFollowUps();
  const status = make("p", { class: "ts-note", role: "status" });
  const buttons = ANSWERS.map((did) => {
    const choose = () => {
      record.change((data) => ({ ...data, [key]: { did, day: today() } }));
      for (const each of buttons) each.setAttribute("aria-pressed", String(each === chosen));
      setText(status, [t("did_noted"), storageSentence(record.problem, lang)].filter(Boolean).join(" "));
    };
    const chosen = button(t(`did_${did}`), choose, { "aria-pressed": "false" });
    return chosen;
  });
  return make("div", { class: "ts-did", role: "group", "aria-label": t("did_ask") }, make("p", {}, t("did_ask")), make("div", { class: "ts-row ts-did-answers" }, buttons), status);
}
