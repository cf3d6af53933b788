// How a moment of a plan is put into words.

// A second that has begun is still there; what floats a hair above a whole one is that one.
const wholeSeconds = (seconds) => Math.max(0, Math.ceil(seconds - 1e-6));
const split = (seconds) => [Math.floor(seconds / 60), seconds % 60];

/** What remains as a clock shows it: 4:00, 0:07. */
export function clockText(seconds) {
  const [minutes, rest] = split(wholeSeconds(seconds));
  return `${minutes}:${String(rest).padStart(2, "0")}`;
}

/** A length of time as it is written in a plan: 4 min, 45 s, 1 min 20 s. */
export function lengthText(seconds) {
  const [minutes, rest] = split(seconds);
  return [minutes && `${minutes} min`, rest && `${rest} s`].filter(Boolean).join(" ");
}

const SPOKEN = {
  nb: { minute: ["minutt", "minutter"], second: ["sekund", "sekunder"], and: " og " },
  en: { minute: ["minute", "minutes"], second: ["second", "seconds"], and: " and " },
};

/** What remains in words, for those who listen: 3 minutes and 20 seconds. */
export function spokenTime(seconds, lang) {
  const words = SPOKEN[lang === "en" ? "en" : "nb"];
  const [minutes, rest] = split(wholeSeconds(seconds));
  const inWords = (value, unit) => `${value} ${words[unit][value === 1 ? 0 : 1]}`;
  const parts = [minutes > 0 && inWords(minutes, "minute"), (rest > 0 || minutes === 0) && inWords(rest, "second")];
  return parts.filter(Boolean).join(words.and);
}

/** When the timer was used last and how long, as it is said to somebody who comes back. */
export function lastText({ at, seconds, of }, now, { lang, t }) {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const how = { weekday: "long", day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) };
  const day = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : "nb-NO", how).format(new Date(at));
  const whole = (s) => lengthText(s < 60 ? s : Math.round(s / 60) * 60);
  return t(seconds >= of ? "last_whole" : "last_part", { day, time: whole(seconds), of: whole(of) });
}

export const rhythmText = (rhythm, lang) => rhythm.map(({ name, seconds }) => `${name[lang]} ${seconds} s.`).join(" ");

/** What is seen and done in a slot of the plan: words and drawing, the gentler ones where chosen. */
export function shown(plan, slot, gentler, { lang, t }) {
  const phase = plan.phases[slot.phase];
  // Before and between holds the drawing is of what is held.
  const held = plan.kind === "hold" && plan.phases.find(({ exercises }) => exercises.length)?.exercises[0];
  const exercise = phase.exercises[slot.exercise] ?? held;
  if (!exercise) return { name: phase.name[lang], how: "", figure: "", gentler: null, rhythm: [] };
  const easy = exercise.gentler && gentler.includes(exercise.key);
  const { name, how, figure } = easy ? exercise.gentler : exercise;
  const rests = slot.exercise === null && phase.key !== "ready";
  const rhythm = easy ? [] : phase.rhythm;
  return {
    name: rests ? phase.name[lang] : name[lang],
    how: [rhythm.length && rhythmText(rhythm, lang), rests ? t("rest_how") : how[lang]].filter(Boolean).join(" "),
    figure,
    gentler: exercise.gentler ? exercise.key : null,
    rhythm,
  };
}

/** What is heard at a moment. `what` is "phase" or "exercise", or the word for what the reader did. */
export function told(what, { plan, at, edits }, context) {
  const { lang, t, its } = context;
  if (at.finished) return `${t("done")}. ${its.done}`;
  const [phase, { name }] = [plan.phases[at.phase].name[lang], shown(plan, at, edits.gentler, context)];
  const time = spokenTime(at.phaseRemaining, lang);
  if (what === "exercise") return `${name}.`;
  if (what === "phase") return [`${phase}, ${time}.`, ...(name === phase ? [] : [`${name}.`])].join(" ");
  return `${t(what)}. ${t("left_of", { time, what: phase })}`;
}
