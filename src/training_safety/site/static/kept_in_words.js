// What is kept, as a reader can read it: a few lines for each kind. A kind without a line of its own has its title.

/** Kinds that say something of a reader's health or body, or of their days: what a shared computer should not keep. */
export const PRIVATE = ["symptom-check", "maternity-ward", "plan-card", "plans", "follow-ups", "week-plan", "training-diary"];

const texts = (value) => (typeof value === "string" ? [value] : Array.isArray(value) ? value : []);
const counted = (count, t) => (count === 1 ? t("one_answer") : t("answers", { count }));
const isPlan = (value) => typeof value?.if === "string" && typeof value?.then === "string";
const said = (plan, t) => t("plan_said", { if: plan.if, then: plan.then.replace(/\.$/, "") });

/** The lines of a kind: `(data, t, lang)`. */
const LINES = {
  guesses: (data) => Object.values(data),
  claims: (data, t) => Object.entries(data).map(([claim, guess]) => `${claim}: ${t(guess)}`),
  plans: (data, t) => Object.values(data).map((plan) => said(plan, t)),
  "follow-ups": (data, t) => Object.values(data).map(({ did }) => t(`did_${did}`)),
  quiz: (data, t) => [counted(Object.keys(data.items).length, t)],
  repetition: (data, t) => [counted(Object.keys(data.items).length, t)],
  beliefs: ({ before, after }, t) => [counted(Object.keys({ ...before, ...after }).length, t)],
  "maternity-ward": ({ number }) => [number],
  "symptom-check": ({ text }) => text.split("\n").filter(Boolean),
  "training-diary": ({ sessions }, t) => [t("sessions", { count: Object.values(sessions).filter(({ deleted }) => !deleted).length })],
  "plan-card": ({ values }, t) => Object.values(values).flatMap((value) => (isPlan(value) ? (value.if === "" ? [] : [said(value, t)]) : texts(value))).filter(Boolean),
  reading: ({ claims }, t) => [t(claims === "open" ? "reading_open" : "reading_asked")],
};

/** What a record holds, in lines of words; none where it says nothing that its title does not. */
export function linesOf({ kind, data }, t) {
  try {
    return (LINES[kind]?.(data, t) ?? []).map(String);
  } catch {
    return []; // it is another shape than today's; how it is stored can be read all the same
  }
}
