// What the warm-up timer says, in both languages, and how a moment of a plan is put into words.

export const WORDS = {
  nb: {
    title_ramp: "Oppvarmingsklokke",
    title_hold: "Holdeklokke",
    title_breathing: "Pust i rolig takt",
    title_own: "Øvelsesklokke",
    purpose_ramp: "Varm opp i tre trinn, i ditt eget tempo. Klokka går riktig selv om skjermen slår seg av.",
    purpose_hold: "Hold, hvil og bytt side i ditt eget tempo. Klokka går riktig selv om skjermen slår seg av.",
    purpose_breathing: "Pust rolig i takt noen minutter. Du kan slippe takten og slutte når du vil.",
    purpose_own: "Følg planen i ditt eget tempo. Klokka går riktig selv om skjermen slår seg av.",
    part: "Del {n} av {of}",
    start: "Start",
    pause: "Pause",
    resume: "Fortsett",
    again: "Ta den igjen",
    restart: "På nytt",
    back: "Tilbake",
    skip: "Hopp over",
    more_time: "+30 s",
    controls: "Styr klokka",
    left_of: "{time} igjen av: {what}",
    said_pause: "Pause.",
    said_more: "30 sekunder lagt til.",
    next: "Neste",
    in: "om {time}",
    after_ramp: "Økta di, rolig i starten",
    after_hold: "Neste øvelse, eller hvil",
    after_breathing: "Et øyeblikk for deg selv",
    after_own: "Økta di, rolig i starten",
    done: "Ferdig",
    done_ramp: "Du er varm og klar. Begynn lett, og øk når det kjennes bra.",
    done_hold: "Det var siste hold. Rist løs og gå litt rundt.",
    done_breathing: "Bli sittende et øyeblikk før du reiser deg.",
    done_own: "Det var hele planen.",
    rest_how: "Pust rolig, og gjør deg klar til det neste.",
    gentler: "Roligere variant",
    rhythm: "Inn {in} s, ut {out} s.",
    cues: "Varsle når noe skifter",
    sound: "Lyd",
    vibration: "Vibrasjon",
    speech: "Stemme",
    absent: "finnes ikke her",
    no_voice: "Det finnes ingen norsk stemme på denne enheten, så ingenting blir lest høyt.",
    sound_waits: "Lyden kommer i gang når du trykker et sted på siden.",
    screen_awake: "Skjermen holdes våken mens tiden går.",
    screen_asleep: "Skjermen kan slå seg av. Tiden går riktig likevel.",
    note_ended: "Planen ble ferdig mens du var borte.",
    note_changed: "Planen er en annen enn sist, så klokka begynner på nytt.",
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
    range: "{low}–{high}",
    suggested: "Forslag: {low}–{high} min. Lengre er lov, opptil {cap} min.",
    exercises: "Øvelser",
    own: "Legg til en egen øvelse",
    add: "Legg til",
    remove: "Fjern",
    weight: "Vekta du skal løfte i dag (kg)",
    weight_hint: "Valgfritt. Da viser oppvarmingssettene kilo, rundet til nærmeste {plate} kg.",
    percent: "prosent",
    bad_number: "Skriv et tall fra {low} til {high}. Planen bruker fortsatt {value}.",
    bad_whole: "Skriv et helt tall fra {low} til {high}. Planen bruker fortsatt {value}.",
    bad_name: "Skriv et navn på øvelsen.",
    bad_full: "Det er ikke plass til flere øvelser her. Fjern en først.",
    bad_last: "Minst én øvelse må være med. Velg en annen før du tar bort denne.",
    total: "Til sammen {time}.",
    total_ramp: "10–15 minutter er vanlig. Kortere og lengre er også i orden.",
    total_hold: "20–30 sekunder i hvert hold er vanlig.",
    total_breathing: "Tiden rundes opp til hele pust.",
    total_own: "",
    kept_where: "Planen og valgene dine lagres bare i denne nettleseren.",
    forget: "Slett det som er lagret",
    forget_ask: "Slette egne valg og det klokka husker? Planen blir som forslaget.",
    forget_yes: "Ja, slett",
    forget_no: "Nei, behold",
    forgotten: "Alt som var lagret om denne klokka, er slettet.",
    safety_113: "Stopp og ring {113} ved smerter eller trykk i brystet, hvis du holder på å besvime, eller hvis du blir mye mer tungpustet enn anstrengelsen skulle tilsi.",
    safety_116117: "Ring legevakt {116117} nå ved ny nummenhet i skrittet, nye problemer med å late vannet eller holde på urin eller avføring, eller svakhet i beina. Får du ikke hjelp raskt, ring {113}.",
  },
  en: {
    title_ramp: "Warm-up timer",
    title_hold: "Hold timer",
    title_breathing: "Breathe at a calm pace",
    title_own: "Exercise timer",
    purpose_ramp: "Warm up in three steps, at your own pace. The clock stays right even if the screen turns off.",
    purpose_hold: "Hold, rest and change sides at your own pace. The clock stays right even if the screen turns off.",
    purpose_breathing: "Breathe calmly in rhythm for a few minutes. You can let go of the rhythm and stop at any time.",
    purpose_own: "Follow the plan at your own pace. The clock stays right even if the screen turns off.",
    part: "Part {n} of {of}",
    start: "Start",
    pause: "Pause",
    resume: "Carry on",
    again: "Do it again",
    restart: "Start over",
    back: "Back",
    skip: "Skip",
    more_time: "+30 s",
    controls: "Control the clock",
    left_of: "{time} left of: {what}",
    said_pause: "Paused.",
    said_more: "30 seconds added.",
    next: "Next",
    in: "in {time}",
    after_ramp: "Your session, easy at first",
    after_hold: "Your next exercise, or rest",
    after_breathing: "A moment to yourself",
    after_own: "Your session, easy at first",
    done: "Done",
    done_ramp: "You are warm and ready. Begin light, and add more when it feels good.",
    done_hold: "That was the last hold. Shake it off and walk around a little.",
    done_breathing: "Stay seated for a moment before you get up.",
    done_own: "That was the whole plan.",
    rest_how: "Breathe calmly, and get ready for what comes next.",
    gentler: "Gentler version",
    rhythm: "In {in} s, out {out} s.",
    cues: "Tell me when something changes",
    sound: "Sound",
    vibration: "Vibration",
    speech: "Voice",
    absent: "not available here",
    no_voice: "There is no English voice on this device, so nothing is read aloud.",
    sound_waits: "The sound starts once you press anywhere on the page.",
    screen_awake: "The screen is kept awake while time runs.",
    screen_asleep: "The screen may turn off. The time stays right all the same.",
    note_ended: "The plan finished while you were away.",
    note_changed: "The plan is not the same as last time, so the clock starts over.",
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
    range: "{low}–{high}",
    suggested: "Suggested: {low}–{high} min. Longer is fine, up to {cap} min.",
    exercises: "Exercises",
    own: "Add an exercise of your own",
    add: "Add",
    remove: "Remove",
    weight: "The weight you will lift today (kg)",
    weight_hint: "Optional. The ramp-up sets then show kilos, rounded to the nearest {plate} kg.",
    percent: "per cent",
    bad_number: "Write a number from {low} to {high}. The plan still uses {value}.",
    bad_whole: "Write a whole number from {low} to {high}. The plan still uses {value}.",
    bad_name: "Write a name for the exercise.",
    bad_full: "There is no room for more exercises here. Remove one first.",
    bad_last: "At least one exercise has to stay. Choose another before you take this one out.",
    total: "{time} in all.",
    total_ramp: "10–15 minutes is usual. Shorter and longer are fine too.",
    total_hold: "20–30 seconds in each hold is usual.",
    total_breathing: "The time is rounded up to whole breaths.",
    total_own: "",
    kept_where: "Your plan and choices are kept in this browser only.",
    forget: "Delete what is kept",
    forget_ask: "Delete your own choices and what the clock remembers? The plan becomes as suggested.",
    forget_yes: "Yes, delete",
    forget_no: "No, keep it",
    forgotten: "Everything kept about this timer has been deleted.",
    safety_113: "Stop and call {113} if you have pain or pressure in your chest, are about to faint, or become far more breathless than the effort explains.",
    safety_116117: "Call urgent care on {116117} now if you have new numbness around the groin, new trouble passing water or holding urine or stools, or weakness in your legs. If help does not come quickly, call {113}.",
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

/** What remains in words, for those who listen: 3 minutes and 20 seconds. */
export function spokenTime(seconds, lang) {
  const locale = lang === "en" ? "en-GB" : "nb-NO";
  const whole = wholeSeconds(seconds);
  const [minutes, rest] = split(whole);
  const inWords = (value, unit) => value.toLocaleString(locale, { style: "unit", unit, unitDisplay: "long" });
  const parts = [minutes > 0 && inWords(minutes, "minute"), (rest > 0 || whole === 0) && inWords(rest, "second")];
  return new Intl.ListFormat(locale).format(parts.filter(Boolean)).replaceAll("\u00a0", " ");
}

/** What is seen and done in a slot of the plan: words and drawing, the gentler ones where chosen. */
export function shown(plan, slot, gentler, lang, t) {
  const phase = plan.phases[slot.phase];
  // Before and between holds the drawing is of what is held.
  const held = plan.kind === "hold" && plan.phases.find(({ exercises }) => exercises.length)?.exercises[0];
  const exercise = phase.exercises[slot.exercise] ?? held;
  if (!exercise) return { name: phase.name[lang], how: "", figure: "", gentler: null };
  const usual = !(exercise.gentler && gentler.includes(exercise.key));
  const { name, how, figure } = usual ? exercise : exercise.gentler;
  const rests = slot.exercise === null && phase.key !== "ready";
  const beats = Object.fromEntries(phase.rhythm.map((beat) => [beat.key, beat.seconds]));
  const rhythm = usual && phase.rhythm.length ? `${t("rhythm", beats)} ` : "";
  return {
    name: rests ? phase.name[lang] : name[lang],
    how: rhythm + (rests ? t("rest_how") : how[lang]),
    figure,
    gentler: exercise.gentler ? exercise.key : null,
  };
}

/** What is heard at a moment. `what` is "phase", "exercise", or what the reader did: "pause", "more". */
export function told(what, plan, at, gentler, lang, t) {
  if (at.finished) return `${t("done")}. ${t(`done_${plan.kind}`)}`;
  const [phase, { name }] = [plan.phases[at.phase].name[lang], shown(plan, at, gentler, lang, t)];
  const time = spokenTime(at.phaseRemaining, lang);
  if (what === "exercise") return `${name}.`;
  if (what === "phase") return `${phase}, ${time}.${name === phase ? "" : ` ${name}.`}`;
  return `${t(`said_${what}`)} ${t("left_of", { time, what: phase })}`;
}

/** How long the plan is, and what is usual. */
export const totalSentence = (plan, seconds, t) => `${t("total", { time: lengthText(seconds) })} ${t(`total_${plan.kind}`)}`.trim();
