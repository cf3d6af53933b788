// A warm-up, a set of holds or a breathing rhythm as a timed plan. What time it is in the plan is
// always worked out from the clock, never counted in ticks, so a hidden tab or a sleeping phone
// comes back right. The plan, the run and the devices are apart from each other and from the page;
// the pure parts are tested by node as they stand.
import { formatNumber, language, make, parseNumber, storage, storageSentence, translator, uniqueId } from "./host.js";
import { exerciseFigure } from "./exercise_figures.js";

export const WORDS = {
  nb: {
    title_ramp: "Oppvarmingstimer",
    title_hold: "Holdetimer",
    title_breathing: "Pust i rolig takt",
    title_own: "Øvelsestimer",
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
    minute: "{n} minutt",
    minutes: "{n} minutter",
    second: "{n} sekund",
    seconds: "{n} sekunder",
    and: "{a} og {b}",
    next: "Neste",
    in: "om {time}",
    next_session: "Økta di, rolig i starten",
    next_hold: "Neste øvelse, eller hvil",
    next_breath: "Et øyeblikk for deg selv",
    done: "Ferdig",
    done_ramp: "Du er varm og klar. Begynn lett, og øk når det kjennes bra.",
    done_hold: "Det var siste hold. Rist løs og gå litt rundt.",
    done_breathing: "Bli sittende et øyeblikk før du reiser deg.",
    done_own: "Det var hele planen.",
    rest: "Hvil",
    rest_how: "Pust rolig, og gjør deg klar til det neste.",
    gentler: "Roligere variant",
    gentler_of: "Roligere",
    rhythm: "Inn {in} s, ut {out} s.",
    own_rhythm: "Din egen takt",
    cues: "Varsle når noe skifter",
    sound: "Lyd",
    vibration: "Vibrasjon",
    speech: "Stemme",
    breaths: "Tone for hvert pust",
    absent: "finnes ikke her",
    no_voice: "Det finnes ingen norsk stemme på denne enheten, så ingenting blir lest høyt.",
    voice_sample: "Slik høres stemmen ut.",
    sound_waits: "Lyden kommer i gang når du trykker et sted på siden.",
    wake_idle: "Skjermen holdes våken mens tiden går.",
    wake_held: "Skjermen holdes våken nå.",
    wake_refused: "Skjermen kan slå seg av. Tiden går riktig likevel.",
    wake_absent: "Denne nettleseren kan ikke holde skjermen våken. Tiden går riktig likevel.",
    said_start: "Startet. {what}",
    said_resume: "Fortsetter. {what}",
    said_pause: "Pause. {time} igjen av: {what}",
    said_more: "30 sekunder lagt til. {time} igjen.",
    said_phase: "{phase}, {time}. {exercise}",
    said_restart: "Klar til å begynne på nytt.",
    note_ended: "Planen ble ferdig mens du var borte.",
    note_left: "Planen har stått på pause i over to timer. Fortsett, eller begynn på nytt.",
    note_changed: "Planen er en annen enn sist, så klokka begynner på nytt.",
    note_deleted: "Alt som var lagret om denne klokka, er slettet.",
    note_reset: "Planen er slik den ble foreslått.",
    edit: "Tilpass planen",
    minutes_label: "Minutter",
    less: "Mindre: {what}",
    more: "Mer: {what}",
    suggested: "Forslag: {low}–{high} min. Lengre er lov, opptil {cap} min.",
    range_min: "{low}–{high} min",
    range_s: "{low}–{high} s",
    range_n: "{low}–{high}",
    exercises: "Øvelser",
    own_label: "Legg til en egen øvelse",
    add: "Legg til",
    remove: "Fjern {name}",
    remove_short: "Fjern",
    weight: "Vekta du skal løfte i dag (kg)",
    weight_hint: "Valgfritt. Da viser oppvarmingssettene kilo, rundet til nærmeste {plate} kg.",
    weight_sets: "Første øvelse i økta, lett først: {sets}.",
    set: "{reps}\u00a0×\u00a0{kg}\u00a0kg",
    holds: "Antall hold",
    hold_s: "Sekunder i hvert hold",
    rest_s: "Sekunder hvile",
    sides: "Begge sider: først venstre, så høyre",
    breath_minutes: "Minutter",
    in_s: "Sekunder inn",
    out_s: "Sekunder ut",
    bad_number: "«{given}» er ikke et tall. Skriv for eksempel {example}.",
    bad_range: "{given} er utenfor. Velg fra {low} til {high}.",
    bad_whole: "Bruk et helt tall, for eksempel {example}.",
    still_uses: "Planen bruker fortsatt {value}.",
    still_no_weight: "Planen viser prosent så lenge.",
    bad_name: "Skriv et navn på øvelsen.",
    bad_long: "Navnet har {given} tegn. Kort det ned til {max}.",
    bad_full: "Det er plass til {max} øvelser i en del. Ta bort en først.",
    bad_last: "Minst én øvelse må være med. Velg en annen før du tar bort denne.",
    total: "Til sammen {time}.",
    total_short: "Det er kortere enn de vanlige 10–15 minuttene, og det er helt i orden.",
    total_usual: "10–15 minutter er vanlig.",
    total_long: "Det er lengre enn de vanlige 10–15 minuttene. Det er lov; spar litt krefter til økta.",
    total_holds: "20–30 sekunder i hvert hold er vanlig.",
    total_breaths: "Tiden rundes opp til hele pust.",
    min: "{n} min",
    sec: "{n} s",
    reset: "Tilbake til forslaget",
    undo: "Angre",
    forget: "Slett det som er lagret",
    forget_ask: "Slette egne valg og det klokka husker?",
    forget_yes: "Ja, slett",
    forget_no: "Nei, behold",
    kept_where: "Planen og valgene dine lagres bare i denne nettleseren.",
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
    minute: "{n} minute",
    minutes: "{n} minutes",
    second: "{n} second",
    seconds: "{n} seconds",
    and: "{a} and {b}",
    next: "Next",
    in: "in {time}",
    next_session: "Your session, easy at first",
    next_hold: "Your next exercise, or rest",
    next_breath: "A moment to yourself",
    done: "Done",
    done_ramp: "You are warm and ready. Begin light, and add more when it feels good.",
    done_hold: "That was the last hold. Shake it off and walk around a little.",
    done_breathing: "Stay seated for a moment before you get up.",
    done_own: "That was the whole plan.",
    rest: "Rest",
    rest_how: "Breathe calmly, and get ready for what comes next.",
    gentler: "Gentler version",
    gentler_of: "Gentler",
    rhythm: "In {in} s, out {out} s.",
    own_rhythm: "Your own rhythm",
    cues: "Tell me when something changes",
    sound: "Sound",
    vibration: "Vibration",
    speech: "Voice",
    breaths: "A tone for each breath",
    absent: "not available here",
    no_voice: "There is no English voice on this device, so nothing is read aloud.",
    voice_sample: "This is how the voice sounds.",
    sound_waits: "The sound starts once you press anywhere on the page.",
    wake_idle: "The screen is kept awake while time runs.",
    wake_held: "The screen is being kept awake.",
    wake_refused: "The screen may turn off. The time stays right all the same.",
    wake_absent: "This browser cannot keep the screen awake. The time stays right all the same.",
    said_start: "Started. {what}",
    said_resume: "Carrying on. {what}",
    said_pause: "Paused. {time} left of: {what}",
    said_more: "30 seconds added. {time} left.",
    said_phase: "{phase}, {time}. {exercise}",
    said_restart: "Ready to start over.",
    note_ended: "The plan finished while you were away.",
    note_left: "The plan has been paused for more than two hours. Carry on, or start over.",
    note_changed: "The plan is not the same as last time, so the clock starts over.",
    note_deleted: "Everything kept about this timer has been deleted.",
    note_reset: "The plan is as it was suggested.",
    edit: "Adapt the plan",
    minutes_label: "Minutes",
    less: "Less: {what}",
    more: "More: {what}",
    suggested: "Suggested: {low}–{high} min. Longer is fine, up to {cap} min.",
    range_min: "{low}–{high} min",
    range_s: "{low}–{high} s",
    range_n: "{low}–{high}",
    exercises: "Exercises",
    own_label: "Add an exercise of your own",
    add: "Add",
    remove: "Remove {name}",
    remove_short: "Remove",
    weight: "The weight you will lift today (kg)",
    weight_hint: "Optional. The ramp-up sets then show kilos, rounded to the nearest {plate} kg.",
    weight_sets: "The session's first exercise, light first: {sets}.",
    set: "{reps}\u00a0×\u00a0{kg}\u00a0kg",
    holds: "Number of holds",
    hold_s: "Seconds in each hold",
    rest_s: "Seconds of rest",
    sides: "Both sides: left first, then right",
    breath_minutes: "Minutes",
    in_s: "Seconds in",
    out_s: "Seconds out",
    bad_number: "“{given}” is not a number. Write for example {example}.",
    bad_range: "{given} is out of range. Choose from {low} to {high}.",
    bad_whole: "Use a whole number, for example {example}.",
    still_uses: "The plan still uses {value}.",
    still_no_weight: "Until then the plan shows per cent.",
    bad_name: "Write a name for the exercise.",
    bad_long: "The name has {given} characters. Shorten it to {max}.",
    bad_full: "There is room for {max} exercises in a part. Take one out first.",
    bad_last: "At least one exercise has to stay. Choose another before you take this one out.",
    total: "{time} in all.",
    total_short: "That is shorter than the usual 10–15 minutes, and that is quite all right.",
    total_usual: "10–15 minutes is usual.",
    total_long: "That is longer than the usual 10–15 minutes. That is fine; save some energy for the session.",
    total_holds: "20–30 seconds in each hold is usual.",
    total_breaths: "The time is rounded up to whole breaths.",
    min: "{n} min",
    sec: "{n} s",
    reset: "Back to the suggestion",
    undo: "Undo",
    forget: "Delete what is kept",
    forget_ask: "Delete your own choices and what the clock remembers?",
    forget_yes: "Yes, delete",
    forget_no: "No, keep it",
    kept_where: "Your plan and choices are kept in this browser only.",
    safety_113: "Stop and call {113} if you have pain or pressure in your chest, are about to faint, or become far more breathless than the effort explains.",
    safety_116117: "Call urgent care on {116117} now if you have new numbness around the groin, new trouble passing water or holding urine or stools, or weakness in your legs. If help does not come quickly, call {113}.",
  },
};

// ---- The plan -------------------------------------------------------------------------------

export const LONGEST_PHASE_MIN = 20;
export const SHORTEST_PHASE_MIN = 0.5;
export const MOST_EXERCISES = 20;
export const LONGEST_NAME = 60;
export const EXTRA_S = 30;
const WEIGHT_RANGE_KG = [5, 500];
const PLATE_KG = 2.5;
export const RANGES = {
  holds: [1, 10],
  hold_s: [5, 60],
  rest_s: [0, 120],
  sides: [0, 1],
  ready_s: [0, 30],
  minutes: [1, 10],
  in_s: [2, 10],
  out_s: [2, 10],
};

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const slotId = (phase, exercise) => `${phase.key}/${exercise?.key ?? ""}`;

/** The length of the plan [s], without what a run has added. */
export const totalSeconds = (plan) => sum(plan.phases.map((phase) => phase.seconds));

/**
 * The plan cut into what is done one thing at a time: each exercise, or a phase without any.
 * `extra` is what this run has added [s], by slot id.
 */
export function slots(plan, extra = {}) {
  const found = [];
  let start = 0;
  plan.phases.forEach((phase, index) => {
    const count = phase.exercises.length || 1;
    for (let i = 0; i < count; i += 1) {
      const id = slotId(phase, phase.exercises[i]);
      const begins = Math.floor((phase.seconds * i) / count);
      const ends = Math.floor((phase.seconds * (i + 1)) / count);
      const end = start + ends - begins + (extra[id] ?? 0);
      found.push({ id, phase: index, exercise: phase.exercises.length ? i : null, start, end });
      start = end;
    }
  });
  return found;
}

/** Where in the plan one is after `elapsed` seconds. An edge belongs to what begins there. */
export function position(plan, elapsed, extra = {}) {
  const all = slots(plan, extra);
  const total = all.at(-1).end;
  const at = Math.min(Math.max(elapsed, 0), total);
  const number = all.findIndex((slot) => at < slot.end);
  const index = number < 0 ? all.length - 1 : number;
  const slot = all[index];
  const phase = plan.phases[slot.phase];
  const own = all.filter(({ phase: of }) => of === slot.phase);
  const [start, end] = [own[0].start, own.at(-1).end];
  const finished = at >= total;
  let [beat, beatRemaining] = [null, null];
  if (phase.rhythm.length && !finished) {
    let into = (at - start) % sum(phase.rhythm.map(({ seconds }) => seconds));
    beat = 0;
    while (into >= phase.rhythm[beat].seconds) {
      into -= phase.rhythm[beat].seconds;
      beat += 1;
    }
    beatRemaining = phase.rhythm[beat].seconds - into;
  }
  return {
    slot: index,
    id: finished ? "finished" : slot.id,
    phase: slot.phase,
    exercise: slot.exercise,
    phaseStart: start,
    phaseElapsed: at - start,
    phaseRemaining: end - at,
    exerciseRemaining: slot.end - at,
    remaining: total - at,
    beat,
    beatRemaining,
    finished,
  };
}

/** The phases of a hold plan, from its settings and the exercise that is held. */
export function holdPhases({ holds, hold_s: hold, rest_s: rest, sides, ready_s: ready }, exercises) {
  const phase = (key, seconds, nb, en, held = []) => ({
    key, seconds, name: { nb, en }, exercises: held, more: [], rhythm: [], suggested_min: null,
  });
  const found = ready > 0 ? [phase("ready", ready, "Gjør deg klar", "Get ready")] : [];
  for (let n = 1; n <= holds; n += 1) {
    const [nb, en] = [`Hold ${n} av ${holds}`, `Hold ${n} of ${holds}`];
    if (n > 1 && rest > 0) found.push(phase(`rest-${n - 1}`, rest, "Hvil", "Rest"));
    if (!sides) {
      found.push(phase(`hold-${n}`, hold, nb, en, exercises));
      continue;
    }
    found.push(phase(`hold-${n}-left`, hold, `${nb} – venstre`, `${en} – left`, exercises));
    if (rest > 0) found.push(phase(`change-${n}`, rest, "Hvil og bytt side", "Rest and change sides"));
    found.push(phase(`hold-${n}-right`, hold, `${nb} – høyre`, `${en} – right`, exercises));
  }
  return found;
}

/** How long a breathing plan lasts [s]: the minutes, rounded up to whole breaths. */
export function breathingSeconds({ minutes, in_s: inward, out_s: outward }) {
  const breath = inward + outward;
  return Math.ceil(Math.floor(minutes * 60 + 0.5) / breath) * breath;
}

/** The ramp-up sets before a work weight, each to the nearest step of the plates. */
export function rampUpSets(weight, plate = PLATE_KG) {
  return [[8, 40], [5, 60], [3, 75], [1, 90]].map(([repetitions, percent]) => ({
    repetitions,
    percent,
    weight: Math.floor((weight * percent) / 100 / plate + 0.5) * plate,
  }));
}

/** The minutes a phase may be given: down to the course's own minimum, up to the cap. */
export function phaseLimits(phase) {
  const own = phase.seconds / 60;
  const low = phase.suggested_min?.[0] ?? SHORTEST_PHASE_MIN;
  return [Math.min(low, own), Math.max(LONGEST_PHASE_MIN, own)];
}

/** What somebody called an exercise, without what does not show, or what turns text about. */
export const plainName = (text) =>
  String(text ?? "").normalize("NFC").replace(/[\p{C}\p{Z}\s]+/gu, " ").trim();

const within = (value, [low, high]) => Number.isFinite(value) && value >= low && value <= high;
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const strings = (value) => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);
const unique = (items) => [...new Set(items)];

/** Nothing changed by the reader. */
export const NO_EDITS = { minutes: {}, out: [], in: [], own: {}, gentler: [], weight: null, settings: {} };

/** The reader's changes as far as they make sense for this plan; the rest is dropped. */
export function cleanEdits(base, raw) {
  const given = isRecord(raw) ? raw : {};
  const edits = structuredClone(NO_EDITS);
  const known = base.phases.flatMap((phase) => phase.exercises.map((one) => slotId(phase, one)));
  const offered = base.phases.flatMap((phase) => phase.more.map((one) => slotId(phase, one)));
  const withGentler = base.phases.flatMap((phase) => [...phase.exercises, ...phase.more]).filter((one) => one.gentler);
  edits.in = unique(strings(given.in)).filter((id) => offered.includes(id));
  edits.gentler = unique(strings(given.gentler)).filter((key) => withGentler.some((one) => one.key === key));
  if (within(given.weight, WEIGHT_RANGE_KG)) edits.weight = given.weight;
  for (const phase of base.phases) {
    const minutes = isRecord(given.minutes) ? given.minutes[phase.key] : null;
    if (within(minutes, phaseLimits(phase))) edits.minutes[phase.key] = minutes;
    const added = isRecord(given.own) && Array.isArray(given.own[phase.key]) ? given.own[phase.key] : [];
    const keys = new Set();
    const own = added
      .filter(isRecord)
      .map(({ key, name }) => ({ key: String(key), name: [...plainName(name)].slice(0, LONGEST_NAME).join("").trim() }))
      .filter(({ key, name }) => /^own-\d{1,4}$/.test(key) && name && !keys.has(key) && keys.add(key))
      .slice(0, Math.max(0, MOST_EXERCISES - phase.exercises.length - phase.more.length));
    if (own.length) edits.own[phase.key] = own;
    const here = (id) => id.startsWith(`${phase.key}/`);
    const out = unique(strings(given.out)).filter((id) => here(id) && known.includes(id));
    const stays = phase.exercises.length - out.length + edits.in.filter(here).length + own.length;
    if (stays > 0) edits.out.push(...out);
  }
  for (const name of Object.keys(base.settings)) {
    const value = isRecord(given.settings) ? given.settings[name] : null;
    if (within(value, RANGES[name] ?? [NaN, NaN]) && (name === "minutes" || Number.isInteger(value))) {
      edits.settings[name] = value;
    }
  }
  return edits;
}

/** The plan as the reader has it: the suggested one with the changes. */
export function editedPlan(base, edits) {
  const settings = { ...base.settings, ...edits.settings };
  if (base.kind === "hold") {
    const held = base.phases.find((phase) => phase.exercises.length)?.exercises ?? [];
    return { ...base, settings, phases: holdPhases(settings, held) };
  }
  if (base.kind === "breathing") {
    const [phase] = base.phases;
    const rhythm = phase.rhythm.map((beat) => ({ ...beat, seconds: settings[`${beat.key}_s`] }));
    return { ...base, settings, phases: [{ ...phase, seconds: breathingSeconds(settings), rhythm }] };
  }
  const phases = base.phases.map((phase) => {
    const chosen = (one, list, wanted) => list.includes(slotId(phase, one)) === wanted;
    const own = (edits.own[phase.key] ?? []).map(({ key, name }) => ({
      key, name: { nb: name, en: name }, how: { nb: "", en: "" }, figure: "", gentler: null,
    }));
    const minutes = edits.minutes[phase.key];
    return {
      ...phase,
      seconds: minutes === undefined ? phase.seconds : Math.floor(minutes * 60 + 0.5),
      exercises: [
        ...phase.exercises.filter((one) => chosen(one, edits.out, false)),
        ...phase.more.filter((one) => chosen(one, edits.in, true)),
        ...own,
      ].map((one) => (one.key === "ramp_up_sets" && edits.weight !== null ? withWeights(one, edits.weight) : one)),
      more: [
        ...phase.exercises.filter((one) => chosen(one, edits.out, true)),
        ...phase.more.filter((one) => chosen(one, edits.in, false)),
      ],
    };
  });
  return { ...base, phases };
}

function withWeights(exercise, weight) {
  const how = (lang) => translator(WORDS, lang)("weight_sets", { sets: setsText(weight, lang) });
  return { ...exercise, how: { nb: how("nb"), en: how("en") } };
}

/** The ramp-up sets in words: «8 × 40 kg, 5 × 60 kg …». */
export function setsText(weight, lang) {
  return rampUpSets(weight)
    .map((set) => translator(WORDS, lang)("set", { reps: set.repetitions, kg: formatNumber(set.weight, lang, { decimals: 2 }) }))
    .join(", ");
}

/** A short mark of the plan's timing: a run belongs to one mark. */
export function fingerprint(plan) {
  const text = plan.phases.map((phase) => [phase.key, phase.seconds, ...phase.exercises.map(({ key }) => key)].join()).join(";");
  let hash = 2166136261;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0), 16777619) >>> 0;
  return hash.toString(36);
}

/** What a number typed into a field comes to: `{ value }`, or `{ problem, ... }` for the sentence. */
export function typedNumber(text, [low, high], whole = false) {
  const value = parseNumber(text);
  if (Number.isNaN(value)) return { problem: "bad_number" };
  if (value < low || value > high) return { problem: "bad_range" };
  if (whole && !Number.isInteger(value)) return { problem: "bad_whole" };
  return { value };
}

/** What a name typed for an exercise comes to: `{ name }`, or `{ problem, given }`. */
export function typedName(text) {
  const name = plainName(text);
  const given = [...name].length;
  if (given === 0) return { problem: "bad_name" };
  return given > LONGEST_NAME ? { problem: "bad_long", given } : { name };
}

// ---- The run: a state that is driven by the clock --------------------------------------------

/** A run that has not begun. `kept` seconds are behind it; it runs since `since` [ms], if it runs. */
export const READY = { status: "ready", kept: 0, since: null, seen: 0, stopped: null, extra: {} };
export const LEFT_LONG_MS = 2 * 3600e3;
const FORGOTTEN_MS = 24 * 3600e3;
const ENDED_LONG_MS = 3600e3;

/** The seconds that the run has lasted; never below zero, whatever the clock does. */
export function elapsed(run, now) {
  return run.since === null ? run.kept : run.kept + Math.max(0, now - run.since) / 1000;
}

const totalOf = (plan, run) => slots(plan, run.extra).at(-1).end;

/** The run as it is now: finished when the time is up, and unharmed by a clock set back. */
export function observed(plan, run, now) {
  if (run.status !== "running") return run;
  // A clock set back would take away time that has been seen to pass: count on from what was seen.
  const steady = now < run.seen ? { ...run, kept: elapsed(run, run.seen), since: now, seen: now } : { ...run, seen: now };
  const total = totalOf(plan, steady);
  const late = elapsed(steady, now) - total;
  if (late < 0) return steady;
  return { ...steady, status: "finished", kept: total, since: null, stopped: now - late * 1000 };
}

export function started(plan, run, now) {
  const seen = observed(plan, run, now);
  if (seen.status === "running") return seen;
  if (seen.status === "finished") return { ...READY, status: "running", since: now, seen: now };
  return { ...seen, status: "running", since: now, seen: now, stopped: null };
}

export function paused(plan, run, now) {
  const seen = observed(plan, run, now);
  if (seen.status !== "running") return seen;
  return { ...seen, status: "paused", kept: elapsed(seen, now), since: null, stopped: now };
}

function movedTo(plan, run, now, target) {
  const total = totalOf(plan, run);
  if (target >= total) return { ...run, status: "finished", kept: total, since: null, stopped: now };
  if (run.status === "running") return { ...run, kept: target, since: now };
  return { ...run, status: target === 0 && run.status === "ready" ? "ready" : "paused", kept: target, stopped: now };
}

/** On to the start of the next phase; from the last one, to the end. */
export function skipped(plan, run, now) {
  const seen = observed(plan, run, now);
  if (seen.status === "finished") return seen;
  const here = position(plan, elapsed(seen, now), seen.extra);
  return movedTo(plan, seen, now, here.phaseStart + here.phaseElapsed + here.phaseRemaining);
}

/** Back to the start of this phase, or of the one before when this has hardly begun. */
export function wentBack(plan, run, now) {
  const seen = observed(plan, run, now);
  const here = position(plan, elapsed(seen, now), seen.extra);
  const further = here.phaseElapsed < 3 && here.phase > 0;
  const target = further ? position(plan, here.phaseStart - 0.001, seen.extra).phaseStart : here.phaseStart;
  return movedTo(plan, seen, now, target);
}

/** More time for what is being done, in this run only. */
export function lengthened(plan, run, now, seconds = EXTRA_S) {
  const seen = observed(plan, run, now);
  if (seen.status === "finished") return seen;
  const { id } = position(plan, elapsed(seen, now), seen.extra);
  return { ...seen, extra: { ...seen.extra, [id]: Math.min(3600, (seen.extra[id] ?? 0) + seconds) } };
}

/** The run after the plan was changed: the same phase, as far into it as there is room for. */
export function refitted(before, after, run, now) {
  const seen = observed(before, run, now);
  if (seen.status === "ready" || seen.status === "finished") return { ...READY };
  const here = position(before, elapsed(seen, now), seen.extra);
  const all = slots(after, seen.extra);
  const same = after.phases.findIndex((phase) => phase.key === before.phases[here.phase].key);
  const phase = same < 0 ? Math.min(here.phase, after.phases.length - 1) : same;
  const own = all.filter((slot) => slot.phase === phase);
  const target = own[0].start + (same < 0 ? 0 : Math.min(here.phaseElapsed, own.at(-1).end - own[0].start));
  return movedTo(after, seen, now, target);
}

/** A run read from storage: `{ run, note }`, where the note says what the reader should know. */
export function restored(plan, raw, mark, now) {
  const nothing = { run: { ...READY }, note: null };
  if (!isRecord(raw) || !["running", "paused", "finished"].includes(raw.status)) return nothing;
  if (mark !== fingerprint(plan)) return { run: { ...READY }, note: "note_changed" };
  const time = (value) => (Number.isFinite(value) && value > 0 ? value : null);
  const extra = {};
  for (const { id } of slots(plan)) {
    const added = isRecord(raw.extra) ? raw.extra[id] : null;
    if (within(added, [1, 3600])) extra[id] = added;
  }
  const [since, stopped] = [time(raw.since), time(raw.stopped)];
  const kept = within(raw.kept, [0, 1e6]) ? raw.kept : null;
  if (kept === null || (raw.status === "running") !== (since !== null)) return nothing;
  const seen = Math.max(time(raw.seen) ?? 0, since ?? 0);
  const run = { status: raw.status, kept: Math.min(kept, totalOf(plan, { extra })), since, seen, stopped, extra };
  const present = observed(plan, run, now);
  const age = now - (present.stopped ?? now);
  if (present.status === "finished") {
    if (age > ENDED_LONG_MS) return nothing;
    return { run: { ...present, kept: totalOf(plan, run) }, note: run.status === "running" ? "note_ended" : null };
  }
  if (present.status === "paused") {
    if (age > FORGOTTEN_MS) return nothing;
    return { run: present, note: age > LEFT_LONG_MS ? "note_left" : null };
  }
  return { run: present, note: null };
}

// ---- What is heard and seen -------------------------------------------------------------------

/** The sounds to come: seconds from now, and of what kind. Laid ahead on the audio clock. */
export function cues(plan, extra, at, { breaths = false } = {}) {
  const all = slots(plan, extra);
  const found = [];
  all.forEach((slot, index) => {
    if (slot.end > at) {
      const next = all[index + 1];
      const kind = !next ? "finish" : next.phase === slot.phase ? "exercise" : "phase";
      found.push({ in: slot.end - at, kind });
    }
    const { rhythm } = plan.phases[slot.phase];
    if (!breaths || !rhythm.length) return;
    for (let moment = slot.start, beat = 0; moment < slot.end; beat = (beat + 1) % rhythm.length) {
      // A breath that has just begun still has its tone: sound takes a moment to wake.
      if (moment > at - 0.5) found.push({ in: Math.max(0, moment - at), kind: rhythm[beat].key });
      moment += rhythm[beat].seconds;
    }
  });
  return found.sort((a, b) => a.in - b.in);
}

/**
 * The voice for a language, or null: another language's voice would be nonsense to listen to, and
 * a voice that is not on the device would send the words to its maker.
 */
export function voiceFor(voices, lang) {
  const wanted = lang === "en" ? ["en-gb", "en"] : ["nb", "no", "nn"];
  const local = voices.filter((voice) => voice.localService === true);
  for (const start of wanted) {
    const found = local.find((voice) => {
      const tag = voice.lang.toLowerCase().replaceAll("_", "-");
      return tag === start || tag.startsWith(`${start}-`);
    });
    if (found) return found;
  }
  return null;
}

/** What remains as a clock shows it: 4:00, 0:07. A second that has begun is still there. */
export function clock(seconds) {
  const whole = Math.max(0, Math.ceil(seconds - 1e-6));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** A length of time as it is written in a plan: 4 min, 45 s, 1 min 20 s. */
function duration(seconds, t) {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return [minutes ? t("min", { n: minutes }) : "", rest ? t("sec", { n: rest }) : ""].filter(Boolean).join(" ");
}

/** What remains in words, for those who listen. */
export function spokenTime(seconds, t) {
  const whole = Math.max(0, Math.ceil(seconds - 1e-6));
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  const inMinutes = t(minutes === 1 ? "minute" : "minutes", { n: minutes });
  const inSeconds = t(rest === 1 ? "second" : "seconds", { n: rest });
  if (minutes === 0) return inSeconds;
  return rest === 0 ? inMinutes : t("and", { a: inMinutes, b: inSeconds });
}

/** How full the lungs are drawn, 0 to 1, at a moment in the rhythm. */
export function fullness(rhythm, beat, beatRemaining) {
  if (beat === null) return 0;
  const full = (index) => {
    for (let i = index; i >= 0; i -= 1) if (["in", "out"].includes(rhythm[i].key)) return rhythm[i].key === "in" ? 1 : 0;
    return 0;
  };
  const [from, to] = [beat === 0 ? full(rhythm.length - 1) : full(beat - 1), full(beat)];
  const share = 1 - beatRemaining / rhythm[beat].seconds;
  return from + ((to - from) * (1 - Math.cos(Math.PI * share))) / 2;
}

const secondsOf = (rhythm) => Object.fromEntries(rhythm.map((beat) => [beat.key, beat.seconds]));

/** What the reader sees and does at a moment: words and drawing, the gentler ones where chosen. */
export function shown(plan, phaseIndex, exerciseIndex, edits, lang, t) {
  const phase = plan.phases[phaseIndex];
  const ahead = plan.phases.slice(phaseIndex).find(({ exercises }) => exercises.length);
  const exercise = exerciseIndex === null ? plan.kind === "hold" && ahead?.exercises[0] : phase.exercises[exerciseIndex];
  if (!exercise) return { name: phase.name[lang], how: "", figure: "", gentler: null, rhythm: "" };
  const easy = exercise.gentler && edits.gentler.includes(exercise.key) ? exercise.gentler : exercise;
  const rests = exerciseIndex === null && phase.key !== "ready";
  return {
    name: rests ? t("rest") : easy.name[lang],
    how: rests ? t("rest_how") : easy.how[lang],
    figure: easy.figure,
    gentler: exercise.gentler ? exercise.key : null,
    rhythm: phase.rhythm.length && easy === exercise ? t("rhythm", secondsOf(phase.rhythm)) : "",
  };
}

// ---- The devices: sound, voice, vibration, the screen -------------------------------------------

const TONES = {
  exercise: [[660, 0, 0.25]],
  phase: [[587, 0, 0.22], [880, 0.26, 0.5]],
  finish: [[587, 0, 0.22], [740, 0.26, 0.22], [880, 0.52, 0.8]],
  in: [[392, 0, 0.6, 0.35]],
  out: [[294, 0, 0.6, 0.35]],
};
const BUZZES = { exercise: [150], phase: [250, 120, 250], finish: [300, 150, 300, 150, 300] };

/** Tones laid ahead on the audio clock, which runs on when a hidden page's own timers are slowed. */
function soundBoard() {
  const Context = globalThis.AudioContext ?? globalThis.webkitAudioContext;
  let context = null;
  let playing = [];
  const tone = (kind, delay) => {
    for (const [pitch, after, lasts, strength = 1] of TONES[kind] ?? []) {
      const [voice, level] = [context.createOscillator(), context.createGain()];
      const begins = context.currentTime + Math.max(0, delay) + after;
      voice.frequency.value = pitch;
      level.gain.setValueAtTime(0.0001, begins);
      level.gain.exponentialRampToValueAtTime(0.4 * strength, begins + 0.03);
      level.gain.exponentialRampToValueAtTime(0.0001, begins + lasts);
      voice.connect(level).connect(context.destination);
      voice.start(begins);
      voice.stop(begins + lasts + 0.05);
      voice.onended = () => {
        playing = playing.filter((one) => one !== voice);
        level.disconnect();
      };
      playing.push(voice);
    }
  };
  return {
    present: Boolean(Context),
    awake: () => context?.state === "running",
    /** Only works in answer to something the reader does. Resolves when there is sound, or not. */
    async wake() {
      try {
        context ??= new Context();
        if (context.state !== "running") await context.resume();
      } catch {
        // No sound on this device just now; the rest works without.
      }
      return context?.state === "running";
    },
    silence() {
      for (const voice of playing) {
        voice.onended = null;
        voice.stop();
        voice.disconnect();
      }
      playing = [];
    },
    lay(sounds) {
      this.silence();
      if (this.awake()) for (const sound of sounds) tone(sound.kind, sound.in);
    },
    close() {
      this.silence();
      context?.close();
      context = null;
    },
  };
}

function voiceBox() {
  const synthesis = globalThis.speechSynthesis;
  return {
    present: Boolean(synthesis && globalThis.SpeechSynthesisUtterance),
    can: (lang) => Boolean(synthesis && voiceFor(synthesis.getVoices(), lang)),
    say(text, lang) {
      const voice = synthesis ? voiceFor(synthesis.getVoices(), lang) : null;
      if (!voice) return;
      const words = new SpeechSynthesisUtterance(text);
      words.voice = voice;
      words.lang = voice.lang;
      synthesis.cancel();
      synthesis.speak(words);
    },
    hush: () => synthesis?.cancel(),
    /** Voices arrive late in some browsers. */
    whenVoicesCome(callback) {
      synthesis?.addEventListener?.("voiceschanged", callback);
      return () => synthesis?.removeEventListener?.("voiceschanged", callback);
    },
  };
}

/** The screen's wake lock; the browser takes it back whenever the page is hidden. */
function wakefulness(changed) {
  const present = Boolean(globalThis.navigator?.wakeLock);
  let [wanted, lock, asking, refused] = [false, null, false, false];
  const ask = async () => {
    if (!present || !wanted || lock || asking || document.visibilityState !== "visible") return;
    asking = true;
    try {
      lock = await navigator.wakeLock.request("screen");
      refused = false;
      lock.addEventListener("release", () => {
        lock = null;
        changed();
      });
      if (!wanted) await lock.release();
    } catch {
      refused = true;
    }
    asking = false;
    changed();
  };
  return {
    state() {
      if (!present) return "wake_absent";
      if (lock) return "wake_held";
      return wanted && refused ? "wake_refused" : "wake_idle";
    },
    want(yes) {
      wanted = yes;
      if (yes) ask();
      else lock?.release();
    },
    ask,
  };
}

// ---- One timer, however many times it is shown ---------------------------------------------------

const SWITCHES = { sound: true, vibration: true, speech: false, breaths: false };
const TICK_MS = 250;
const ON_TIME_S = 3;
const timers = new Map();

/** The timer that a model shows: the same one for all its views, kept under its name. */
function timerFor(model) {
  const plan = model.get("plan");
  const name = model.get("name") || plan.kind;
  const mark = fingerprint(plan);
  const namesake = timers.get(name);
  const id = namesake && namesake.model !== model && namesake.mark !== mark ? `${name}-${mark}` : name;
  if (!timers.has(id)) timers.set(id, makeTimer(model, id, plan, mark));
  const timer = timers.get(id);
  if (timer.mark !== mark) timer.rebase(plan, mark);
  return timer;
}

function makeTimer(model, id, suggested, mark) {
  const store = storage(`timer:${id}`);
  const views = new Set();
  const board = soundBoard();
  const voice = voiceBox();
  const wake = wakefulness(() => paint());
  let [base, edits, switches, run, note, ticking, owner, lastId, heldBack, leave, awaited] =
    [suggested, cleanEdits(suggested, null), { ...SWITCHES }, { ...READY }, null, null, true, null, false, [], null];
  let plan = base;

  const now = () => Date.now();
  const first = () => [...views][0];
  const paint = () => views.forEach((view) => view.paint());
  const audible = () => switches.sound || (switches.breaths && base.kind === "breathing");
  const here = () => position(plan, elapsed(run, now()), run.extra);
  const place = (at) => first().place(at);

  function load() {
    const raw = store.read();
    const kept = isRecord(raw) && raw.version === 1 ? raw : {};
    edits = cleanEdits(base, kept.edits);
    plan = editedPlan(base, edits);
    for (const [name, usual] of Object.entries(SWITCHES)) {
      switches[name] = isRecord(kept.switches) && typeof kept.switches[name] === "boolean" ? kept.switches[name] : usual;
    }
    ({ run, note } = restored(plan, kept.run, kept.mark, now()));
    lastId = here().id;
  }

  function save() {
    store.write({ version: 1, edits, switches, run, mark: fingerprint(plan) });
  }

  const say = (text) => first()?.say(text);

  /** Lays the sounds ahead anew, after anything that moves them. */
  function lay() {
    if (run.status !== "running" || !owner || !audible()) {
      board.silence();
      return;
    }
    const sounds = cues(plan, run.extra, elapsed(run, now()), switches);
    board.lay(switches.sound ? sounds : sounds.filter(({ kind }) => ["in", "out"].includes(kind)));
  }

  function follow() {
    const running = run.status === "running";
    if (running && ticking === null) ticking = setInterval(tick, TICK_MS);
    if (!running && ticking !== null) {
      clearInterval(ticking);
      ticking = null;
    }
    wake.want(running);
  }

  /** Looks at the clock, and tells of what has changed since last time: once, and only what is now. */
  function tick() {
    const before = run.status;
    run = observed(plan, run, now());
    const at = here();
    if (at.id !== lastId) {
      const earlier = slots(plan, run.extra).find((slot) => slot.id === lastId);
      const kind = at.finished ? "finish" : earlier && earlier.phase === at.phase ? "exercise" : "phase";
      const lag = at.finished ? (now() - (run.stopped ?? 0)) / 1000 : elapsed(run, now()) - slots(plan, run.extra)[at.slot].start;
      lastId = at.id;
      if (owner && lag < ON_TIME_S) {
        if (switches.vibration) globalThis.navigator?.vibrate?.(BUZZES[kind]);
        if (switches.speech) first()?.speak(at, kind);
      }
      heldBack = true;
    }
    if (before !== run.status) follow();
    if (heldBack && owner && document.visibilityState === "visible") {
      heldBack = false;
      first()?.tell(at);
    }
    paint();
  }

  /** Something the reader did: a new run, and what to say about it. */
  function act(change, sentence, aloud = false) {
    run = observed(plan, run, now());
    run = change(run, now());
    [owner, note, heldBack] = [true, null, false];
    const moved = here();
    const same = moved.id === lastId;
    lastId = moved.id;
    follow();
    save();
    const words = sentence(moved, same);
    if (words) say(words);
    if (switches.speech && (aloud || !same)) first()?.speak(moved, "phase");
    paint();
    sound();
  }

  function change(next) {
    const before = plan;
    edits = cleanEdits(base, next);
    plan = editedPlan(base, edits);
    if (fingerprint(before) !== fingerprint(plan)) {
      run = refitted(before, plan, run, now());
      note = null;
      lastId = here().id;
      follow();
      lay();
    }
    save();
    views.forEach((view) => view.changed());
    paint();
  }

  function sound() {
    if (run.status === "running" && audible()) board.wake().then(lay);
    else lay();
  }

  const awakened = () => {
    awaited?.();
    sound();
    paint();
  };

  /** After a reload sound has to wait for the reader to touch the page. */
  function awaitTouch() {
    const events = ["pointerdown", "keydown"];
    events.forEach((event) => document.addEventListener(event, awakened, { once: true }));
    awaited = () => {
      events.forEach((event) => document.removeEventListener(event, awakened));
      awaited = null;
    };
  }

  const cameBack = (event) => {
    if (run.status === "running" || heldBack) tick();
    if (document.visibilityState !== "visible" || event.type === "pagehide") {
      if (run.status === "running") save();
      return;
    }
    wake.ask();
    // A phone may have stopped the audio clock while it slept.
    if (run.status === "running" && awaited === null) sound();
    paint();
  };

  /** Another tab has the same timer: show what is done there, and leave the noises to it. */
  const elsewhere = (event) => {
    if (event.key !== null && !event.key.endsWith(`:timer:${id}`)) return;
    const course = () => JSON.stringify([run.status, run.kept, run.since, run.extra]);
    const before = course();
    load();
    if (course() !== before) owner = false;
    follow();
    lay();
    [...views].forEach((view) => view.rebuild());
  };

  const timer = {
    model,
    mark,
    get plan() { return plan; },
    get base() { return base; },
    get edits() { return edits; },
    get switches() { return switches; },
    get run() { return run; },
    get note() { return note; },
    get problem() { return store.problem; },
    get edited() { return JSON.stringify(edits) !== JSON.stringify(cleanEdits(base, null)); },
    get soundWaits() { return run.status === "running" && audible() && board.present && awaited !== null; },
    wakeState: () => wake.state(),
    can: {
      sound: board.present,
      vibration: typeof globalThis.navigator?.vibrate === "function",
      speech: voice.present,
      breaths: board.present,
    },
    voice,
    here,
    attach(view) {
      if (views.size === 0) {
        load();
        leave = [
          ["visibilitychange", document, cameBack],
          ["pageshow", globalThis, cameBack],
          ["pagehide", globalThis, cameBack],
          ["storage", globalThis, elsewhere],
        ].map(([event, target, action]) => {
          target.addEventListener(event, action);
          return () => target.removeEventListener(event, action);
        });
        leave.push(voice.whenVoicesCome(paint));
        follow();
        if (run.status === "running") awaitTouch();
      }
      views.add(view);
    },
    detach(view) {
      views.delete(view);
      if (views.size > 0) return;
      if (run.status === "running") {
        run = observed(plan, run, now());
        save();
      }
      clearInterval(ticking);
      ticking = null;
      awaited?.();
      wake.want(false);
      voice.hush();
      board.close();
      leave.forEach((undo) => undo());
      timers.delete(id);
    },
    rebase(next, nextMark) {
      [base, timer.mark] = [next, nextMark];
      load();
      follow();
      lay();
    },
    press() {
      const running = run.status === "running";
      const fresh = run.status === "ready" || run.status === "finished";
      if (running) {
        voice.hush();
        act((at, when) => paused(plan, at, when), (at) => place(at).pausedSentence);
      } else {
        act((at, when) => started(plan, at, when), (at) => place(at)[fresh ? "startSentence" : "resumeSentence"], true);
      }
    },
    skip: () => act((at, when) => skipped(plan, at, when), (at) => place(at).sentence),
    back: () => act((at, when) => wentBack(plan, at, when), (at) => place(at).sentence),
    lengthen: () => act((at, when) => lengthened(plan, at, when), (at) => place(at).moreSentence),
    restart: () => act(() => ({ ...READY }), (at) => place(at).restartSentence),
    change,
    gentler(key, on) {
      change({ ...edits, gentler: on ? [...edits.gentler, key] : edits.gentler.filter((one) => one !== key) });
    },
    switchTo(name, on) {
      switches[name] = on;
      save();
      if (name === "speech" && !on) voice.hush();
      if (name === "vibration" && on) globalThis.navigator?.vibrate?.(BUZZES.exercise);
      if ((name === "sound" || name === "breaths") && on) {
        board.wake().then(() => {
          if (run.status === "running") lay();
          else board.lay([{ in: 0, kind: name === "sound" ? "phase" : "in" }]);
          paint();
        });
      } else if (name === "sound" || name === "breaths") lay();
      paint();
    },
    /** Deletes what is kept, and begins afresh. */
    forget() {
      voice.hush();
      store.remove();
      [edits, switches, run, note] = [cleanEdits(base, null), { ...SWITCHES }, { ...READY }, "note_deleted"];
      plan = base;
      lastId = here().id;
      follow();
      lay();
      views.forEach((view) => view.changed());
      paint();
    },
    noted(key) {
      note = key;
      paint();
    },
  };
  return timer;
}

// ---- What is on the page ---------------------------------------------------------------------------

const ICONS = {
  start: '<path d="M7 4.5v15l12-7.5z"/>',
  pause: '<path d="M8 5v14M16 5v14"/>',
  again: '<path d="M5 12a7 7 0 1 0 2.2-5.1L5 9M5 4v5h5"/>',
  back: '<path d="M18 5.5v13L8.5 12zM6 5v14"/>',
  skip: '<path d="M6 5.5v13l9.5-6.5zM18 5v14"/>',
  more: '<path d="M12 5v14M5 12h14"/>',
  done: '<path d="M5 13l4.5 4.5L19 7"/>',
  watch: '<circle cx="12" cy="13" r="7.5"/><path d="M12 9v4l2.5 2M10 2.5h4"/>',
};

function icon(name) {
  const svg = make("svg", { viewBox: "0 0 24 24", class: "ts-warmup-icon", "aria-hidden": "true", focusable: "false" });
  svg.innerHTML = ICONS[name];
  return svg;
}

/** Texts on top of one another, one of them showing: the place is as tall as the tallest. */
function stack(tag, className) {
  const element = make(tag, { class: `ts-warmup-stack ${className}` });
  let parts = [];
  return {
    element,
    fill(contents) {
      parts = contents.map((content) => make("span", { class: "ts-warmup-layer" }, ...content));
      element.replaceChildren(...parts);
    },
    show(index) {
      parts.forEach((part, i) => part.classList.toggle("is-shown", i === index));
    },
  };
}

const setText = (node, text) => {
  if (node.textContent !== text) node.textContent = text;
};

function view(model, el, rerender) {
  const lang = language(model);
  const t = translator(WORDS, lang);
  const timer = timerFor(model);
  const { kind } = timer.base;
  const reduced = globalThis.matchMedia?.("(prefers-reduced-motion: reduce)") ?? { matches: false };
  const number = (value, decimals = 2) => formatNumber(value, lang, { decimals });
  const titleId = uniqueId("warmup-title");

  // The stage: which phase, how long, how far, and what is next.
  const phase = stack("p", "ts-warmup-phase");
  const digits = make("span", { class: "ts-warmup-digits", "aria-hidden": "true" });
  const inWords = make("span", { class: "ts-only-heard" });
  const time = make("div", { class: "ts-warmup-time", role: "timer", "aria-live": "off" }, digits, inWords);
  const strip = make("div", { class: "ts-warmup-strip", "aria-hidden": "true" });
  const nextName = stack("strong", "ts-warmup-next-name");
  const nextIn = make("span");
  const next = make("p", { class: "ts-warmup-next" }, make("span", { class: "ts-warmup-quiet" }, t("next"), " ", nextIn), " ", nextName.element);
  const stage = make("div", { class: "ts-warmup-stage" }, phase.element, time, strip, next);

  // The card: the exercise of the moment, its drawing or the breathing shape, and the gentler way.
  const figure = make("div", { class: "ts-warmup-figure" });
  const texts = stack("div", "ts-warmup-texts");
  const exerciseLeft = make("span", { class: "ts-warmup-left", "aria-hidden": "true" });
  const gentler = make("input", {
    type: "checkbox",
    onchange: () => {
      const at = timer.here();
      const { gentler: key } = shown(timer.plan, at.phase, at.exercise, timer.edits, lang, t);
      if (key === null) return;
      timer.gentler(key, gentler.checked);
      const { name, how } = shown(timer.plan, at.phase, at.exercise, timer.edits, lang, t);
      say(`${name}. ${how}`);
    },
  });
  const gentlerRow = make("label", { class: "ts-warmup-check" }, gentler, make("span", {}, t("gentler")));
  const disc = make("div", { class: "ts-warmup-disc" });
  const bar = make("div", { class: "ts-warmup-bar" });
  const breathWord = make("p", { class: "ts-warmup-breath-word" });
  const breath = make("div", { class: "ts-warmup-breath", "aria-hidden": "true" }, make("div", { class: "ts-warmup-ring" }, disc), bar, breathWord);
  const card = make(
    "div",
    { class: "ts-warmup-card" },
    kind === "breathing" ? breath : figure,
    make("div", { class: "ts-warmup-told" }, texts.element, make("div", { class: "ts-warmup-row" }, gentlerRow, exerciseLeft)),
  );

  // The controls. A button that cannot be used keeps its place and the focus.
  const button = (name, glyph, action, className = "") => {
    const label = make("span", {}, t(name));
    const element = make(
      "button",
      { type: "button", class: `ts-button ts-warmup-button ${className}`, onclick: () => element.getAttribute("aria-disabled") !== "true" && action() },
      icon(glyph),
      label,
    );
    return { element, label };
  };
  const main = button("start", "start", () => timer.press(), "ts-button--main ts-warmup-main");
  const restart = button("restart", "again", () => timer.restart());
  const back = button("back", "back", () => timer.back());
  const skip = button("skip", "skip", () => timer.skip());
  const longer = button("more_time", "more", () => timer.lengthen());
  const controls = make(
    "div",
    { class: "ts-warmup-controls", role: "group", "aria-label": t("controls") },
    [main, restart, back, skip, longer].map(({ element }) => element),
  );

  // The switches, and what there is to know.
  const switches = {};
  const row = make("div", { class: "ts-warmup-switches" });
  for (const name of ["sound", "vibration", "speech", ...(kind === "breathing" ? ["breaths"] : [])]) {
    const able = timer.can[name];
    switches[name] = make("input", { type: "checkbox", disabled: !able, onchange: () => timer.switchTo(name, switches[name].checked) });
    switches[name].addEventListener("change", () => {
      if (name === "speech" && switches[name].checked) timer.voice.say(t("voice_sample"), lang);
    });
    row.append(
      make("label", { class: "ts-warmup-check" }, switches[name], make("span", {}, t(name), able ? null : make("small", {}, ` (${t("absent")})`))),
    );
  }
  const wakeLine = make("p", { class: "ts-note ts-warmup-line" });
  const voiceLine = make("p", { class: "ts-note ts-warmup-line", role: "status" });
  const noteLine = make("p", { class: "ts-warmup-message", role: "status" });
  const heard = make("p", { class: "ts-only-heard", role: "status" });
  const telling = make(
    "div",
    { class: "ts-warmup-telling" },
    make("fieldset", { class: "ts-warmup-cues" }, make("legend", { class: "ts-legend" }, t("cues")), row),
    wakeLine,
    voiceLine,
    noteLine,
  );

  const phone = (words) =>
    words.split(/\{(\d+)\}/).map((part, i) => (i % 2 ? make("a", { href: `tel:${part}` }, part === "116117" ? "116 117" : part) : part));
  const safety = make("div", { class: "ts-warmup-safety" }, ["safety_113", "safety_116117"].map((key) => make("p", {}, phone(WORDS[lang][key]))));

  const planEditor = editor(timer, lang, t);
  const paper = make("ol", { class: "ts-warmup-plan ts-warmup-paper" });
  const root = make(
    "section",
    { class: `ts-widget ts-warmup ts-warmup--${kind}`, "aria-labelledby": titleId },
    make("p", { class: "ts-title", id: titleId }, t(`title_${kind}`)),
    make("p", { class: "ts-purpose" }, t(`purpose_${kind}`)),
    // The breathing shape stands below the controls, so that a phone shows it and the start together.
    make("div", { class: "ts-warmup-body" }, stage, ...(kind === "breathing" ? [controls, card] : [card, controls]), telling),
    paper,
    safety,
    planEditor.element,
    heard,
  );

  let saying = null;
  function say(text) {
    // The same words twice are heard twice only if the region was empty in between.
    heard.textContent = "";
    clearTimeout(saying);
    saying = setTimeout(() => { heard.textContent = text; }, 60);
  }

  const exerciseName = (at) => shown(timer.plan, at.phase, at.exercise, timer.edits, lang, t).name;
  const phaseName = (at) => timer.plan.phases[at.phase].name[lang];
  const what = (at) => {
    if (at.finished) return `${t("done")}. ${t(`done_${kind}`)}`;
    const exercise = exerciseName(at) === phaseName(at) ? "" : `${exerciseName(at)}.`;
    return t("said_phase", { phase: phaseName(at), time: spokenTime(at.phaseRemaining, t), exercise }).trim();
  };

  let toldPhase = null;
  const me = {
    say,
    /** Once, what is now: the phase when it is a new one, else the exercise. */
    tell(at) {
      say(at.finished || at.phase !== toldPhase ? what(at) : `${exerciseName(at)}.`);
      toldPhase = at.phase;
    },
    speak(at, change) {
      timer.voice.say(change === "exercise" ? exerciseName(at) : what(at), lang);
    },
    place(at) {
      toldPhase = at.phase;
      const left = spokenTime(at.phaseRemaining, t);
      return {
        sentence: what(at),
        startSentence: t("said_start", { what: what(at) }),
        resumeSentence: t("said_resume", { what: what(at) }),
        pausedSentence: t("said_pause", { time: left, what: phaseName(at) }),
        moreSentence: t("said_more", { time: left }),
        restartSentence: t("said_restart"),
      };
    },
    rebuild: rerender,
    changed() {
      outline();
      planEditor.update();
      tellPython();
    },
    paint,
  };

  function tellPython() {
    model.set("plan_in_use", timer.plan);
    model.save_changes();
  }

  // What depends on the plan, not on the moment.
  let segments = [];
  let layers = [];
  function outline() {
    const { plan } = timer;
    const many = plan.phases.length > 1 && kind !== "hold";
    phase.fill([
      ...plan.phases.map((one, i) => [
        many ? make("span", { class: "ts-warmup-part" }, t("part", { n: i + 1, of: plan.phases.length })) : null,
        make("span", {}, one.name[lang]),
      ]),
      [many ? make("span", { class: "ts-warmup-part" }, "\u00a0") : null, make("span", {}, t("done"))],
    ]);
    segments = plan.phases.map((one) => {
      const fill = make("span", { class: "ts-warmup-fill" });
      const label = plan.phases.length <= 4 ? make("span", { class: "ts-warmup-minutes" }) : null;
      const rest = plan.kind === "hold" && one.exercises.length === 0;
      const piece = make("span", { class: `ts-warmup-piece${rest ? " ts-warmup-piece--rest" : ""}` }, make("span", { class: "ts-warmup-track" }, fill), label);
      return { piece, fill, label };
    });
    strip.replaceChildren(...segments.map(({ piece }) => piece));
    const variants = (edits) => slots(plan).map((slot) => shown(plan, slot.phase, slot.exercise, edits, lang, t));
    layers = variants(timer.edits);
    // The ways not chosen take room too, so that a change between them moves nothing.
    const everyKey = plan.phases.flatMap(({ exercises }) => exercises.map(({ key }) => key));
    const others = [NO_EDITS, { ...NO_EDITS, gentler: everyKey }].flatMap(variants);
    const finish = { name: t("done"), how: t(`done_${kind}`), rhythm: "" };
    texts.fill(
      [...layers, finish, ...others].map(({ name, how, rhythm }) => [
        make("strong", { class: "ts-warmup-name" }, name),
        make("span", { class: "ts-warmup-how" }, [rhythm, how].filter(Boolean).join(" ")),
      ]),
    );
    const firstHold = plan.phases.find(({ exercises }) => exercises.length);
    paper.replaceChildren(...plan.phases.map((one) => onPaper(one, kind !== "hold" || one === firstHold)));
    const ends = t({ ramp: "next_session", hold: "next_hold", breathing: "next_breath", own: "next_session" }[kind]);
    nextName.fill([...slots(plan).slice(1).map(heading), kind === "breathing" ? t("done") : ends, ends].map((name) => [name]));
    paintedFigure = null;
  }

  /** A phase as it is printed: with all its exercises, and the gentler ways. */
  function onPaper(one, inFull) {
    const told = ({ name, how }) => [make("strong", {}, name[lang]), how[lang] ? `: ${how[lang]}` : ""];
    const easier = (exercise) => exercise.gentler && [make("br"), `${t("gentler")}: `, told(exercise.gentler)].flat();
    return make(
      "li",
      {},
      make("p", { class: "ts-warmup-plan-head" }, `${one.name[lang]} `, make("span", {}, duration(one.seconds, t))),
      one.rhythm.length ? make("p", {}, t("rhythm", secondsOf(one.rhythm))) : null,
      make("ul", {}, (inFull ? one.exercises : []).map((exercise) => make("li", {}, told(exercise), easier(exercise)))),
    );
  }

  /** What a slot is called when it is next: its exercise, and its phase when that is new. */
  function heading(slot, index) {
    const name = timer.plan.phases[slot.phase].name[lang];
    const begins = slots(timer.plan)[index].phase !== slot.phase;
    if (!begins) return layers[index + 1].name;
    return slot.exercise === null || kind === "hold" ? name : `${name} – ${layers[index + 1].name}`;
  }

  let paintedFigure = null;
  let paintedIcon = null;
  let frame = null;

  function paintBreath() {
    const at = timer.here();
    const one = timer.plan.phases[at.phase];
    if (!one.rhythm.length) return;
    const free = timer.edits.gentler.includes(one.exercises[0]?.key);
    const full = free ? 0.6 : fullness(one.rhythm, at.beat, at.beatRemaining);
    const beat = one.rhythm[at.beat ?? 0];
    breath.classList.toggle("is-stepped", reduced.matches);
    disc.style.transform = `scale(${(0.55 + 0.45 * full).toFixed(4)})`;
    setText(breathWord, at.finished ? t("done") : free ? t("own_rhythm") : beat.name[lang]);
    if (!reduced.matches) return;
    if (bar.childElementCount !== beat.seconds) bar.replaceChildren(...Array.from({ length: beat.seconds }, () => make("span")));
    const into = at.beat === null || free ? 0 : Math.floor(beat.seconds - at.beatRemaining + 1e-6) + 1;
    const lit = beat.key === "out" ? beat.seconds - into + 1 : into;
    [...bar.children].forEach((part, i) => part.classList.toggle("is-lit", i < lit));
  }

  function animate() {
    frame = null;
    paintBreath();
    if (kind === "breathing" && timer.run.status === "running" && !reduced.matches) frame = requestAnimationFrame(animate);
  }

  function paint() {
    const { plan, run, edits } = timer;
    const at = timer.here();
    const all = slots(plan, run.extra);
    const running = run.status === "running";
    root.dataset.status = run.status;

    phase.show(at.finished ? plan.phases.length : at.phase);
    const left = clock(at.phaseRemaining);
    setText(digits, left);
    digits.classList.toggle("is-long", left.length > 4);
    setText(inWords, t("left_of", { time: spokenTime(at.phaseRemaining, t), what: at.finished ? t("done") : phaseName(at) }));

    segments.forEach(({ piece, fill, label }, i) => {
      const own = all.filter((slot) => slot.phase === i);
      const length = own.at(-1).end - own[0].start;
      const share = i < at.phase || at.finished ? 1 : i > at.phase ? 0 : at.phaseElapsed / length;
      piece.style.flexGrow = String(length);
      piece.classList.toggle("is-present", i === at.phase && !at.finished);
      fill.style.width = `${(share * 100).toFixed(2)}%`;
      if (label) setText(label, length % 60 === 0 ? t("min", { n: number(length / 60) }) : clock(length));
    });

    nextName.show(at.finished ? all.length : at.slot);
    setText(nextIn, at.finished ? "" : t("in", { time: clock(at.exerciseRemaining) }));

    const layer = at.finished ? layers.length : at.slot;
    texts.show(layer);
    const present = layers[at.slot];
    const drawing = at.finished ? "finished" : present.figure;
    if (kind !== "breathing" && paintedFigure !== drawing) {
      paintedFigure = drawing;
      const svg = drawing ? exerciseFigure(drawing) : null;
      figure.replaceChildren(svg ?? icon(at.finished ? "done" : "watch"));
      figure.classList.toggle("is-empty", !svg);
    }
    const several = plan.phases[at.phase].exercises.length > 1 && !at.finished;
    setText(exerciseLeft, several ? clock(at.exerciseRemaining) : "");
    gentlerRow.classList.toggle("is-absent", at.finished || !present.gentler);
    gentler.checked = present.gentler !== null && edits.gentler.includes(present.gentler);

    const word = { ready: "start", running: "pause", paused: "resume", finished: "again" }[run.status];
    setText(main.label, t(word));
    if (paintedIcon !== word) {
      paintedIcon = word;
      main.element.firstChild.replaceWith(icon(word === "resume" ? "start" : word));
    }
    const bar = (one, unusable) => one.element.setAttribute("aria-disabled", String(unusable));
    bar(restart, running || run.status === "ready");
    bar(back, at.phase === 0 && at.phaseElapsed === 0);
    bar(skip, at.finished);
    bar(longer, at.finished);

    for (const [name, input] of Object.entries(switches)) input.checked = timer.can[name] && timer.switches[name];
    setText(wakeLine, t(timer.wakeState()));
    const silent = timer.switches.speech && timer.can.speech && !timer.voice.can(lang);
    setText(voiceLine, [silent ? t("no_voice") : "", timer.soundWaits ? t("sound_waits") : ""].filter(Boolean).join(" "));
    setText(noteLine, [timer.note ? t(timer.note) : "", storageSentence(timer.problem, lang)].filter(Boolean).join(" "));
    noteLine.hidden = noteLine.textContent === "";
    voiceLine.hidden = voiceLine.textContent === "";
    paintBreath();
    if (frame === null && kind === "breathing" && running && !reduced.matches) frame = requestAnimationFrame(animate);
  }

  timer.attach(me);
  toldPhase = timer.here().phase;
  outline();
  planEditor.update();
  paint();
  if (timer.edited) tellPython();
  reduced.addEventListener?.("change", paint);
  el.replaceChildren(root);

  return () => {
    reduced.removeEventListener?.("change", paint);
    if (frame !== null) cancelAnimationFrame(frame);
    clearTimeout(saying);
    timer.detach(me);
    root.remove();
  };
}

// ---- The plan's own page: change it, get it back, delete it -----------------------------------------

/** A number with a button on either side. What is typed wrongly stays, with a sentence beside it. */
function numberField({ label, about, hint, range, step, whole = false, optional = false, lang, t, read, write, unit, fallback }) {
  const [inputId, hintId, errorId] = [uniqueId("warmup-number"), uniqueId("warmup-hint"), uniqueId("warmup-error")];
  const show = (value) => (value === null ? "" : formatNumber(value, lang, { decimals: 2 }));
  const error = make("p", { class: "ts-error", id: errorId, "aria-live": "polite", hidden: true });
  const refuse = (sentence) => {
    error.textContent = sentence;
    error.hidden = sentence === "";
    if (sentence) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    input.setAttribute("aria-describedby", sentence ? `${errorId} ${hintId}` : hintId);
  };
  const take = () => {
    if (optional && input.value.trim() === "") {
      refuse("");
      write(null);
      return;
    }
    const { value, problem } = typedNumber(input.value, range, whole);
    if (problem) {
      const example = show(read() ?? range[0] * 4);
      const kept = read() === null ? fallback : t("still_uses", { value: `${show(read())}${unit}` });
      const given = input.value.trim().slice(0, 20);
      refuse([t(problem, { given, example, low: show(range[0]), high: show(range[1]) }), kept].filter(Boolean).join(" "));
      return;
    }
    refuse("");
    write(value);
  };
  const input = make("input", {
    class: "ts-input ts-warmup-number", id: inputId, type: "text", inputmode: whole ? "numeric" : "decimal", autocomplete: "off", "aria-describedby": hintId, onchange: take,
  });
  const move = (way) => {
    const value = read() ?? range[0];
    // To the next whole step, so that 0.75 goes to 1 and not to 1.25.
    const target = way > 0 ? (Math.floor(value / step + 1e-9) + 1) * step : (Math.ceil(value / step - 1e-9) - 1) * step;
    refuse("");
    write(Math.min(Math.max(target, range[0]), range[1]));
    input.value = show(read());
  };
  const stepper = (way, word, sign) =>
    make("button", { type: "button", class: "ts-button ts-warmup-step", "aria-label": t(word, { what: about ?? label }), onclick: () => move(way) }, make("span", { "aria-hidden": "true" }, sign));
  const box = optional ? input : make("div", { class: "ts-warmup-stepper" }, stepper(-1, "less", "−"), input, stepper(1, "more", "+"));
  return {
    element: make(
      "div",
      { class: "ts-field ts-warmup-field" },
      make("label", { for: inputId }, label, about ? make("span", { class: "ts-only-heard" }, ` (${about})`) : null),
      box,
      make("p", { class: "ts-hint", id: hintId }, hint),
      error,
    ),
    update() {
      // What the reader is still to mend is left alone.
      if (!error.hidden) return;
      input.value = show(read());
    },
    clear() {
      refuse("");
    },
  };
}

function editor(timer, lang, t) {
  const { base } = timer;
  const fields = [];
  const lists = [];
  const number = (value) => formatNumber(value, lang, { decimals: 2 });
  const field = (options) => {
    const made = numberField({ lang, t, ...options });
    fields.push(made);
    return made.element;
  };
  const setting = (name, step, unit, hintKey) => {
    const [low, high] = RANGES[name];
    return field({
      label: t(name === "minutes" ? "breath_minutes" : name),
      hint: t(hintKey, { low, high }),
      range: RANGES[name],
      step,
      whole: name !== "minutes",
      unit,
      read: () => ({ ...base.settings, ...timer.edits.settings })[name],
      write: (value) => timer.change({ ...timer.edits, settings: { ...timer.edits.settings, [name]: value } }),
    });
  };

  const parts = [];
  if (base.kind === "hold") {
    const sides = make("input", {
      type: "checkbox",
      onchange: () => timer.change({ ...timer.edits, settings: { ...timer.edits.settings, sides: Number(sides.checked) } }),
    });
    lists.push(() => {
      sides.checked = Boolean({ ...base.settings, ...timer.edits.settings }.sides);
    });
    parts.push(
      make("div", { class: "ts-warmup-fields" }, setting("holds", 1, "", "range_n"), setting("hold_s", 5, " s", "range_s"), setting("rest_s", 5, " s", "range_s")),
      make("label", { class: "ts-warmup-check" }, sides, make("span", {}, t("sides"))),
    );
  } else if (base.kind === "breathing") {
    parts.push(make("div", { class: "ts-warmup-fields" }, setting("minutes", 0.5, " min", "range_min"), setting("in_s", 1, " s", "range_s"), setting("out_s", 1, " s", "range_s")));
  } else {
    for (const phase of base.phases) parts.push(phaseEditor(phase));
  }

  function phaseEditor(phase) {
    const name = phase.name[lang];
    const range = phaseLimits(phase);
    const [low, high] = phase.suggested_min ?? range;
    const minutes = field({
      label: t("minutes_label"),
      about: name,
      hint: phase.suggested_min ? t("suggested", { low: number(low), high: number(high), cap: number(range[1]) }) : t("range_min", { low: number(range[0]), high: number(range[1]) }),
      range,
      step: 0.5,
      unit: " min",
      read: () => timer.edits.minutes[phase.key] ?? phase.seconds / 60,
      write: (value) => timer.change({ ...timer.edits, minutes: { ...timer.edits.minutes, [phase.key]: value } }),
    });
    const rowsError = make("p", { class: "ts-error", "aria-live": "polite", hidden: true });
    const complain = (sentence) => {
      rowsError.textContent = sentence;
      rowsError.hidden = sentence === "";
    };
    const chosen = () => editedPlan(base, timer.edits).phases.find(({ key }) => key === phase.key).exercises;
    const rows = [...phase.exercises, ...phase.more].map((exercise) => {
      const id = slotId(phase, exercise);
      const usual = phase.exercises.includes(exercise);
      const include = make("input", {
        type: "checkbox",
        onchange: () => {
          if (!include.checked && chosen().length === 1) {
            include.checked = true;
            complain(t("bad_last"));
            return;
          }
          complain("");
          const list = usual ? "out" : "in";
          const listed = include.checked !== usual;
          timer.change({ ...timer.edits, [list]: listed ? [...timer.edits[list], id] : timer.edits[list].filter((one) => one !== id) });
        },
      });
      const easy = exercise.gentler
        ? make("input", { type: "checkbox", onchange: () => timer.gentler(exercise.key, easy.checked) })
        : null;
      lists.push(() => {
        include.checked = chosen().some(({ key }) => key === exercise.key);
        if (easy) easy.checked = timer.edits.gentler.includes(exercise.key);
      });
      return make(
        "li",
        { class: "ts-warmup-choice" },
        make("label", { class: "ts-warmup-check" }, include, make("span", {}, exercise.name[lang])),
        easy ? make("label", { class: "ts-warmup-check ts-warmup-easy" }, easy, make("span", {}, t("gentler_of"), make("span", { class: "ts-only-heard" }, ` (${exercise.name[lang]})`))) : null,
      );
    });
    const ownRows = make("ul", { class: "ts-warmup-choices ts-warmup-own" });
    const [inputId, errorId] = [uniqueId("warmup-own"), uniqueId("warmup-own-error")];
    const error = make("p", { class: "ts-error", id: errorId, "aria-live": "polite", hidden: true });
    const refuse = (sentence) => {
      error.textContent = sentence;
      error.hidden = sentence === "";
      if (sentence) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    };
    const input = make("input", { class: "ts-input", id: inputId, type: "text", autocomplete: "off", "aria-describedby": errorId, oninput: () => refuse("") });
    const form = make(
      "form",
      {
        class: "ts-warmup-add",
        novalidate: true,
        onsubmit: (event) => {
          event.preventDefault();
          const { name: typed, problem, given } = typedName(input.value);
          const own = timer.edits.own[phase.key] ?? [];
          const full = phase.exercises.length + phase.more.length + own.length >= MOST_EXERCISES;
          if (problem || full) {
            refuse(problem ? t(problem, { given, max: LONGEST_NAME }) : t("bad_full", { max: MOST_EXERCISES }));
            input.focus();
            return;
          }
          refuse("");
          complain("");
          const taken = Object.values(timer.edits.own).flat().map(({ key }) => Number(key.slice(4)));
          const key = `own-${Math.max(0, ...taken) + 1}`;
          input.value = "";
          timer.change({ ...timer.edits, own: { ...timer.edits.own, [phase.key]: [...own, { key, name: typed }] } });
          input.focus();
        },
      },
      make("label", { for: inputId }, t("own_label"), make("span", { class: "ts-only-heard" }, ` (${name})`)),
      make("div", { class: "ts-warmup-add-row" }, input, make("button", { type: "submit", class: "ts-button" }, t("add"))),
      error,
    );
    lists.push(() => {
      const own = timer.edits.own[phase.key] ?? [];
      ownRows.hidden = own.length === 0;
      ownRows.replaceChildren(
        ...own.map(({ key, name: called }) =>
          make(
            "li",
            { class: "ts-warmup-choice" },
            make("span", { class: "ts-warmup-called" }, called),
            make(
              "button",
              {
                type: "button",
                class: "ts-button ts-button--quiet",
                "aria-label": t("remove", { name: called }),
                onclick: () => {
                  if (chosen().length === 1) {
                    complain(t("bad_last"));
                    return;
                  }
                  timer.change({ ...timer.edits, own: { ...timer.edits.own, [phase.key]: own.filter((one) => one.key !== key) } });
                  input.focus();
                },
              },
              t("remove_short"),
            ),
          ),
        ),
      );
    });
    const weight = phase.exercises.some(({ key }) => key === "ramp_up_sets")
      ? field({
          label: t("weight"),
          hint: t("weight_hint", { plate: number(PLATE_KG) }),
          range: WEIGHT_RANGE_KG,
          step: PLATE_KG,
          optional: true,
          unit: " kg",
          fallback: t("still_no_weight"),
          read: () => timer.edits.weight,
          write: (value) => timer.change({ ...timer.edits, weight: value }),
        })
      : null;
    const choices = rows.length ? make("ul", { class: "ts-warmup-choices", "aria-label": t("exercises") }, rows) : null;
    return make("fieldset", { class: "ts-warmup-part-editor" }, make("legend", { class: "ts-legend" }, name), minutes, choices, ownRows, rowsError, form, weight);
  }

  const total = make("output", { class: "ts-warmup-total" });
  let undone = null;
  const undo = make("button", {
    type: "button",
    class: "ts-button ts-button--quiet",
    hidden: true,
    onclick: () => {
      timer.change(undone);
      reset.focus();
    },
  }, t("undo"));
  const reset = make("button", {
    type: "button",
    class: "ts-button",
    onclick: () => {
      const before = timer.edited ? timer.edits : null;
      fields.forEach((one) => one.clear());
      timer.change(NO_EDITS);
      undone = before;
      timer.noted("note_reset");
      update({ keepsUndo: true });
    },
  }, t("reset"));
  const ask = make("div", { class: "ts-warmup-ask", role: "group", "aria-label": t("forget_ask"), hidden: true });
  const forget = make("button", {
    type: "button",
    class: "ts-button",
    onclick: () => {
      ask.hidden = false;
      ask.querySelector("button").focus();
    },
  }, t("forget"));
  const answer = (yes) => () => {
    ask.hidden = true;
    forget.focus();
    if (!yes) return;
    fields.forEach((one) => one.clear());
    timer.forget();
  };
  ask.append(
    make("p", {}, t("forget_ask")),
    make("button", { type: "button", class: "ts-button", onclick: answer(true) }, t("forget_yes")),
    make("button", { type: "button", class: "ts-button", onclick: answer(false) }, t("forget_no")),
  );

  function update({ keepsUndo = false } = {}) {
    if (!keepsUndo) undone = null;
    fields.forEach((one) => one.update());
    lists.forEach((renew) => renew());
    const sentence = totalSentence(timer.plan, lang);
    setText(total, sentence);
    undo.hidden = undone === null;
  }

  return {
    element: make(
      "details",
      { class: "ts-warmup-edit" },
      make("summary", {}, t("edit")),
      make("div", { class: "ts-warmup-editor" }, parts, total, make("div", { class: "ts-warmup-keeping" }, reset, undo, forget), ask, make("p", { class: "ts-note" }, t("kept_where"))),
    ),
    update,
  };
}

/** How long the plan is, and what to make of it. */
export function totalSentence(plan, lang) {
  const t = translator(WORDS, lang);
  const seconds = totalSeconds(plan);
  const ramp = seconds < 600 ? "total_short" : seconds <= 900 ? "total_usual" : "total_long";
  const advice = { ramp, hold: "total_holds", breathing: "total_breaths" }[plan.kind];
  return [t("total", { time: duration(seconds, t) }), advice ? t(advice) : ""].filter(Boolean).join(" ");
}

export default {
  render({ model, el }) {
    let close = () => {};
    const open = () => {
      // The new view comes before the old one goes, so that the timer itself goes on.
      const before = close;
      close = view(model, el, open);
      before();
    };
    open();
    const traits = ["change:plan", "change:name", "change:lang"];
    traits.forEach((trait) => model.on(trait, open));
    return () => {
      traits.forEach((trait) => model.off(trait, open));
      close();
    };
  },
};
