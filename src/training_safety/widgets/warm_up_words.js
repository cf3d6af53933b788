// What every timer says, in both languages, and how a moment of a plan is put into words. What only a
// warm-up, a hold or a breathing timer says comes with it from Python.

export const WORDS = {
  nb: {
    part: "Del {n} av {of}",
    start: "Start",
    pause: "Pause",
    resume: "Fortsett",
    again: "Ta den igjen",
    restart: "På nytt",
    back: "Tilbake",
    skip: "Hopp over",
    lengthen: "+30 s",
    controls: "Styr klokka",
    left_of: "{time} igjen av: {what}",
    next: "Neste",
    in: "om {time}",
    done: "Ferdig",
    rest_how: "Pust rolig, og gjør deg klar til det neste.",
    gentler: "Roligere variant",
    cues: "Varsle når noe skifter",
    sound: "Lyd",
    vibration: "Vibrasjon",
    speech: "Stemme",
    absent: "finnes ikke her",
    sound_waits: "Lyden kommer i gang når du trykker et sted på siden.",
    screen_awake: "Skjermen holdes våken mens tiden går.",
    screen_asleep: "Skjermen kan slå seg av. Tiden går riktig likevel.",
    edit: "Tilpass planen",
    minutes: "Minutter",
    holds: "Antall hold",
    hold_s: "Sekunder i hvert hold",
    rest_s: "Sekunder hvile",
    sides: "Begge sider: først venstre, så høyre",
    in_s: "Sekunder inn",
    out_s: "Sekunder ut",
    less: "Mindre: {what}",
    more: "Mer: {what}",
    suggested: "Forslag: {low}–{high} min. Lengre er lov, opptil {cap} min.",
    exercises: "Øvelser",
    own: "Egne øvelser, med komma mellom",
    bad_number: "Skriv et tall fra {low} til {high}. Planen bruker fortsatt {value}.",
    bad_whole: "Skriv et helt tall fra {low} til {high}. Planen bruker fortsatt {value}.",
    bad_last: "Minst én øvelse må være med. Velg en annen før du tar bort denne.",
    total: "Til sammen {time}.",
    kept_where: "Planen og valgene dine lagres bare i denne nettleseren.",
    forget: "Slett det som er lagret",
    forget_ask: "Slette egne valg og det klokka husker? Planen blir som forslaget.",
    forget_yes: "Ja, slett",
    forget_no: "Nei, behold",
    forgotten: "Alt som var lagret om denne klokka, er slettet.",
  },
  en: {
    part: "Part {n} of {of}",
    start: "Start",
    pause: "Pause",
    resume: "Carry on",
    again: "Do it again",
    restart: "Start over",
    back: "Back",
    skip: "Skip",
    lengthen: "+30 s",
    controls: "Control the clock",
    left_of: "{time} left of: {what}",
    next: "Next",
    in: "in {time}",
    done: "Done",
    rest_how: "Breathe calmly, and get ready for what comes next.",
    gentler: "Gentler version",
    cues: "Tell me when something changes",
    sound: "Sound",
    vibration: "Vibration",
    speech: "Voice",
    absent: "not available here",
    sound_waits: "The sound starts once you press anywhere on the page.",
    screen_awake: "The screen is kept awake while time runs.",
    screen_asleep: "The screen may turn off. The time stays right all the same.",
    edit: "Adapt the plan",
    minutes: "Minutes",
    holds: "Number of holds",
    hold_s: "Seconds in each hold",
    rest_s: "Seconds of rest",
    sides: "Both sides: left first, then right",
    in_s: "Seconds in",
    out_s: "Seconds out",
    less: "Less: {what}",
    more: "More: {what}",
    suggested: "Suggested: {low}–{high} min. Longer is fine, up to {cap} min.",
    exercises: "Exercises",
    own: "Exercises of your own, with commas between",
    bad_number: "Write a number from {low} to {high}. The plan still uses {value}.",
    bad_whole: "Write a whole number from {low} to {high}. The plan still uses {value}.",
    bad_last: "At least one exercise has to stay. Choose another before you take this one out.",
    total: "{time} in all.",
    kept_where: "Your plan and choices are kept in this browser only.",
    forget: "Delete what is kept",
    forget_ask: "Delete your own choices and what the clock remembers? The plan becomes as suggested.",
    forget_yes: "Yes, delete",
    forget_no: "No, keep it",
    forgotten: "Everything kept about this timer has been deleted.",
  },
};

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
