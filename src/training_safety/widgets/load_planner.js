// The load planner: a training load that grows week by week, as a sentence, a chart and a table.
// The formulas are twins of progression.py and training_load.py and are tested by the same vectors.
// Everything below "The view" needs a page; everything above it is pure.
import {
  download, formatNumber, language, loadPlotly, make, parseNumber, storage, storageSentence, tokens, translator,
  uniqueId, whenNear, whenThemeChanges,
} from "./host.js";

// --- Progression and training load -------------------------------------------------------------

export const MOST_GROWTH = 0.5;
export const MOST_WEEKS = 52;
export const LARGEST_LOAD = 1_000_000;
/** 5205 runners, distance of a run, self-reported injury, observational (frandsen2025spike). */
export const SPIKE_BANDS = [
  { above: 1.1, up_to: 1.3, hazard_rate_ratio: 1.64, low: 1.31, high: 2.05 },
  { above: 1.3, up_to: 2, hazard_rate_ratio: 1.52, low: 1.16, high: 2 },
  { above: 2, up_to: null, hazard_rate_ratio: 2.28, low: 1.5, high: 3.48 },
];

function refuseUnless(accepted, name) {
  if (!accepted) throw new RangeError(`${name} is out of range`);
}
const within = (value, low, high) => value >= low && value <= high;
const wholeWithin = (value, low, high) => Number.isInteger(value) && within(value, low, high);

const linearGrowth = (start, step) => (steps) => start + steps * step;
const geometricGrowth = (start, rate) => (steps) => start * (1 + rate) ** steps;

export function linearProgression(start, step, weeks, choices = {}) {
  refuseUnless(start > 0 && start <= LARGEST_LOAD, "start");
  refuseUnless(within(step, 0, MOST_GROWTH * start), "step");
  return weeklyLoads(linearGrowth(start, step), start, weeks, choices);
}

export function geometricProgression(start, rate, weeks, choices = {}) {
  refuseUnless(start > 0 && start <= LARGEST_LOAD, "start");
  refuseUnless(within(rate, 0, MOST_GROWTH), "rate");
  return weeklyLoads(geometricGrowth(start, rate), start, weeks, choices);
}

export function deloadWeeks(weeks, deloadEvery) {
  refuseUnless(wholeWithin(weeks, 1, MOST_WEEKS), "weeks");
  if (deloadEvery === null) return [];
  refuseUnless(wholeWithin(deloadEvery, 2, MOST_WEEKS), "deload_every");
  return Array.from({ length: Math.floor(weeks / deloadEvery) }, (_, index) => (index + 1) * deloadEvery);
}

export function ceilingWeek(loads, ceiling) {
  const index = ceiling === null ? -1 : loads.findIndex((load) => load >= ceiling);
  return index < 0 ? null : index + 1;
}

export function doublingTime(rate) {
  refuseUnless(within(rate, 0, MOST_GROWTH), "rate");
  return rate > 0 ? Math.log(2) / Math.log1p(rate) : null;
}

export function volumeLoad(sets, reps, loadKg) {
  refuseUnless(wholeWithin(sets, 1, 100), "sets");
  refuseUnless(wholeWithin(reps, 1, 1000), "reps");
  refuseUnless(loadKg > 0 && loadKg <= 1000, "load_kg");
  return sets * reps * loadKg;
}

/** The loads without a largest one: `grown(steps)` is the load after that many steps. */
function unrolled(grown, weeks, { deloadEvery = null, deloadShare = 0.6, ceiling = null }) {
  const loads = [];
  let steps = 0;
  let latest = 0;
  for (let week = 1; week <= weeks; week += 1) {
    if (deloadEvery !== null && week % deloadEvery === 0) loads.push(deloadShare * latest);
    else {
      latest = Math.min(grown(steps), ceiling ?? Infinity);
      loads.push(latest);
      steps += 1;
    }
  }
  return loads;
}

function weeklyLoads(grown, start, weeks, choices) {
  const { deloadEvery = null, deloadShare = 0.6, ceiling = null } = choices;
  deloadWeeks(weeks, deloadEvery); // refuses what is out of range
  refuseUnless(deloadShare > 0 && deloadShare <= 1, "deload_share");
  refuseUnless(ceiling === null || within(ceiling, start, LARGEST_LOAD), "ceiling");
  const loads = unrolled(grown, weeks, choices);
  refuseUnless(loads.every((load) => load <= LARGEST_LOAD), "weeks");
  return loads;
}

export function sessionLoad(rpe, durationMin) {
  refuseUnless(within(rpe, 0, 10), "rpe");
  refuseUnless(within(durationMin, 0, 600), "duration_min");
  return rpe * durationMin;
}

/** Null where there is nothing to compare with: after a week of 0, or beside a week not logged. */
export function percentChange(previous, current) {
  refuseUnless(previous === null || within(previous, 0, Number.MAX_VALUE), "previous");
  refuseUnless(current === null || within(current, 0, Number.MAX_VALUE), "current");
  return previous === null || current === null || previous === 0 ? null : (100 * (current - previous)) / previous;
}

/** A session beside the longest of the last 30 days; `null` in the list is a session not logged. */
export function sessionSpike(session, last30Days) {
  refuseUnless(within(session, 0, Number.MAX_VALUE), "session");
  const logged = last30Days.filter((load) => load !== null);
  refuseUnless(logged.every((load) => within(load, 0, Number.MAX_VALUE)), "last_30_days");
  const longest = logged.length ? Math.max(...logged) : null;
  const ratio = longest === null || longest === 0 ? null : session / longest;
  // 12.1 / 11 is a hair above 1.1 in binary.
  const rounded = ratio === null ? null : Math.round(ratio * 1e9) / 1e9;
  const band = SPIKE_BANDS.findLast(({ above }) => rounded !== null && rounded > above) ?? null;
  return { session, longest, ratio, percentOver: percentChange(longest, session), band };
}

// --- Days: whole numbers since 1970-01-01, so that no time zone can move them --------------------

export function parseDay(text) {
  if (!/^20\d\d-\d\d-\d\d$/.test(text ?? "")) return null;
  const day = Date.parse(`${text}T00:00:00Z`) / 86_400_000;
  return Number.isInteger(day) && isoDay(day) === text ? day : null;
}

export const isoDay = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** The Monday on the day or after it. */
export const mondayFrom = (day) => day + ((((4 - day) % 7) + 7) % 7);

/** The reader's own date. */
export function today(now = new Date()) {
  return Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000);
}

// --- Settings, problems and the plan ------------------------------------------------------------

export const SETTINGS = [
  "start_load", "unit", "growth", "step", "rate", "deload_every", "deload_share", "ceiling", "weeks", "start_date",
  "target_date", "sessions_per_week",
];
/** What the planner takes in one week: 12 hours every day, at effort 10, or a thousand tonnes. */
export const LARGEST = { min: 5040, AU: 50_400, kg: 1_000_000 };
/** What it takes in one session: a day and a night, at effort 10, or 200 tonnes. */
export const LARGEST_SESSION = { min: 1440, AU: 14_400, kg: 200_000 };
export const MOST_SESSIONS = 14;
const COMPARED_WEEKS = 12;
const COMPARED_RATE = 0.1;
const SLOW_WEEKS = 520; // ten years: beyond that the number of weeks says nothing

/** The first Monday and the number of weeks; `weeks` is out of range if the target date is. */
export function calendar({ start_date, target_date, weeks }, day) {
  const monday = mondayFrom(parseDay(start_date) ?? day);
  const target = parseDay(target_date);
  return { monday, weeks: target === null ? weeks : Math.floor((target - monday) / 7) + 1 };
}

/** The weekly loads of settings that may still be beyond the largest load. */
function loadsOf(settings, weeks) {
  const { start_load: start, step, rate, ceiling, deload_every: every, deload_share: deloadShare } = settings;
  const grown = settings.growth === "linear" ? linearGrowth(start, step) : geometricGrowth(start, rate / 100);
  return unrolled(grown, weeks, { deloadEvery: every === 0 ? null : every, deloadShare, ceiling });
}

/** What has to be mended, as `{ field: { key, values } }`; numbers in `values` are still numbers. */
export function problemsOf(settings, day) {
  const { start_load: start, unit, growth, step, rate } = settings;
  const largest = LARGEST[unit];
  const found = {};
  const report = (field, key, values = {}) => (found[field] ??= { key, values });

  if (!Number.isFinite(start)) report("start_load", "p_number", { example: { min: 120, AU: 600, kg: 1440 }[unit] });
  else if (start < 1) report("start_load", "p_start_low");
  else if (start > largest) report("start_load", "p_start_high", { largest });
  const startHolds = !("start_load" in found);

  if (growth === "linear") {
    if (!Number.isFinite(step)) report("step", "p_number", { example: 10 });
    else if (step < 0) report("step", "p_growth_low");
    else if (startHolds && step > MOST_GROWTH * start) report("step", "p_step_high", { most: MOST_GROWTH * start });
  } else if (!Number.isFinite(rate)) report("rate", "p_number", { example: 5 });
  else if (rate < 0) report("rate", "p_growth_low");
  else if (rate > 100 * MOST_GROWTH) report("rate", "p_rate_high");

  if (!(settings.deload_share > 0 && settings.deload_share <= 1)) report("deload_share", "p_share");
  if (settings.ceiling !== null && startHolds && !within(settings.ceiling, start, largest)) {
    report("ceiling", "p_ceiling", { start, largest });
  }
  if (!wholeWithin(settings.sessions_per_week, 1, MOST_SESSIONS)) report("sessions_per_week", "p_sessions");

  if (settings.start_date !== "" && parseDay(settings.start_date) === null) report("start_date", "p_date");
  if (settings.target_date !== "" && parseDay(settings.target_date) === null) report("target_date", "p_date");
  const { monday, weeks } = calendar(settings, day);
  if (settings.target_date === "") {
    if (!wholeWithin(weeks, 1, MOST_WEEKS)) report("weeks", "p_weeks");
  } else if (!found.start_date) {
    if (weeks < 1) report("target_date", "p_target_early", { day: monday });
    else if (weeks > MOST_WEEKS) report("target_date", "p_target_late", { day: monday + 7 * MOST_WEEKS - 1 });
  }

  if (Object.keys(found).length === 0) {
    const loads = loadsOf(settings, weeks);
    const index = loads.findIndex((load) => load > largest);
    if (index >= 0) report(growth === "linear" ? "step" : "rate", "p_too_large", { week: index + 1, load: loads[index], largest });
  }
  return found;
}

/** Everything the sentence, the chart, the table and the files show. The settings have no problems. */
export function madePlan(settings, day) {
  const { monday, weeks } = calendar(settings, day);
  const loads = loadsOf(settings, weeks);
  const deloads = deloadWeeks(weeks, settings.deload_every === 0 ? null : settings.deload_every);
  const rows = loads.map((load, index) => ({
    week: index + 1,
    start: monday + 7 * index,
    load,
    change: index === 0 ? null : percentChange(loads[index - 1], load),
    each: load / settings.sessions_per_week,
    deload: deloads.includes(index + 1),
  }));
  return {
    settings,
    monday,
    weeks,
    rows,
    deloads,
    ceilingWeek: ceilingWeek(loads, settings.ceiling),
    lastOrdinary: rows.findLast((row) => !row.deload),
    decimals: settings.start_load < 100 ? 1 : 0,
  };
}

/** The same choice for 12 weeks, 10 % every week, and no growth. Null is beyond what the planner takes. */
export function comparison({ settings }) {
  const { start_load: start, unit } = settings;
  const summed = (loads) => {
    const highest = Math.max(...loads);
    if (highest > LARGEST[unit]) return { highest: null, factor: null, total: null };
    return { highest, factor: highest / start, total: loads.reduce((sum, load) => sum + load, 0) };
  };
  const steady = (rate) => Array.from({ length: COMPARED_WEEKS }, (_, steps) => start * (1 + rate) ** steps);
  const yours = loadsOf(settings, COMPARED_WEEKS);
  return { yours: summed(yours), ten: summed(steady(COMPARED_RATE)), none: summed(steady(0)) };
}

// --- Numbers and sentences ----------------------------------------------------------------------

export const WORDS = {
  "nb": {
    "title": "Belastningsplanlegger",
    "purpose": "Se hva valgene dine gjør med treningsmengden, uke for uke.",
    "no_script": "Skjemaet trenger JavaScript. Under står planen slik den er satt opp her.",
    "now": "Der du er nå",
    "start_load": "Belastning i en vanlig uke",
    "unit": "Målt i",
    "long_min": "minutter",
    "long_AU": "AU",
    "long_kg": "kilo",
    "unit_min": "minutter (min)",
    "unit_AU": "minutter × anstrengelse (AU)",
    "unit_kg": "kilo løftet (kg)",
    "hint_min": "Alle treningsminuttene i uka til sammen.",
    "hint_AU": "Minutter × hvor hard økta var (0–10), lagt sammen for uka.",
    "hint_kg": "Sett × repetisjoner × kilo for én øvelse, lagt sammen for uka.",
    "sessions_per_week": "Økter i uka",
    "hint_sessions": "Omtrent {each} {unit} per økt.",
    "helper": "Hjelp til å finne tallet",
    "helper_minutes": "Minutter per økt",
    "helper_rpe": "Hvor hard var økta (0–10)",
    "helper_sets": "Sett",
    "helper_reps": "Repetisjoner per sett",
    "helper_kg": "Kilo på hver repetisjon",
    "helper_result": "{sessions} × {each} = {value} {unit} i uka",
    "helper_wrong": "Skriv vanlige tall i alle feltene, så blir summen regnet ut.",
    "helper_use": "Bruk dette tallet",
    "growing": "Slik øker du",
    "geometric": "Like mange prosent hver uke",
    "geometric_means": "Økningen blir større for hver uke.",
    "linear": "Like mye hver uke",
    "linear_means": "Økningen er like stor hele veien.",
    "rate": "Økning per uke i prosent",
    "hint_rate": "Da dobles belastningen på {weeks} vanlige uker.",
    "hint_rate_slow": "Da tar det mer enn {weeks} uker å doble belastningen.",
    "hint_level": "Uten økning er hver vanlig uke som nå.",
    "step": "Økning per uke i {unit}",
    "hint_step": "Første økning er {percent} av det du gjør nå.",
    "easing": "Rolige uker og tak",
    "deload_every": "Rolig uke",
    "hint_deload": "Også kalt avlastningsuke.",
    "deload_none": "Ingen",
    "deload_option": "Hver {n}. uke",
    "deload_share": "Nivå i prosent",
    "hint_share": "Av den siste vanlige uka.",
    "ceiling": "Tak i {unit} (valgfritt)",
    "hint_ceiling": "Det meste planen får bli. Tomt felt: ikke noe tak.",
    "time": "Tid",
    "start_date": "Tidligste startdato (valgfritt)",
    "hint_start": "Uke 1 begynner mandag {date}.",
    "hint_start_open": "Uke 1 begynner den neste mandagen.",
    "by_weeks": "Et antall uker",
    "by_date": "Fram til en dato",
    "weeks": "Antall uker",
    "hint_weeks": "Slutter søndag {date}.",
    "hint_weeks_open": "Fra 1 til 52 uker.",
    "target_date": "Måldato",
    "hint_target": "Datoen er i uke {week}, som blir den siste.",
    "hint_target_open": "Uka med datoen blir den siste.",
    "less": "Mindre: {label}",
    "more": "Mer: {label}",
    "p_number": "Skriv et tall, for eksempel {example}.",
    "p_start_low": "Skriv et tall fra 1. Planen må ha noe å gå ut fra: omtrent det du gjør i en vanlig uke nå.",
    "p_start_high": "Skriv et tall fra 1 til {largest}. Mer tar ikke planleggeren imot: {reason}.",
    "reason_min": "det er 12 timer hver dag",
    "reason_AU": "det er 12 timer hver dag med full anstrengelse",
    "reason_kg": "det er tusen tonn i uka",
    "p_growth_low": "Skriv 0 eller mer. Vil du ned, skriver du en lavere belastning i det første feltet.",
    "p_rate_high": "Skriv et tall fra 0 til 50. Med mer enn 50 % i uka løper tallene løpsk på få uker.",
    "p_step_high": "Skriv et tall fra 0 til {most}. Planleggeren øker ikke med mer enn halvparten av det du gjør nå.",
    "p_share": "Skriv et tall over 0 og høyst 100. 60 betyr at en rolig uke er 60 % av den siste vanlige.",
    "p_ceiling": "Skriv et tall fra {start} (belastningen nå) til {largest}, eller la feltet stå tomt.",
    "p_weeks": "Skriv et helt tall fra 1 til 52.",
    "p_sessions": "Skriv et helt tall fra 1 til 14.",
    "p_date": "Velg en dato som finnes, mellom 2000 og 2099.",
    "p_target_early": "Velg en senere dato. Uke 1 begynner mandag {date}.",
    "p_target_late": "Velg en dato til og med {date}. Planen kan være høyst 52 uker.",
    "p_too_large": "Uke {week} ville blitt {load} {unit}. Planleggeren stopper på {largest}: {reason}. Øk mindre, sett et tak eller velg færre uker.",
    "stale": "Noe i skjemaet må rettes. Dette er den siste gyldige planen.",
    "after": "Etter {weeks} uker: {load} {unit} – {factor}.",
    "after_one": "Etter én uke: {load} {unit} – {factor}.",
    "after_deload": "Etter {weeks} uker: {load} {unit} – {factor} (uke {week}, den siste vanlige).",
    "times": "{factor} ganger så mye som nå",
    "same": "like mye som nå",
    "deloads_one": "Rolig uke: {list}.",
    "deloads_some": "Rolige uker: {list}.",
    "deloads_many": "Hver {n}. uke er rolig.",
    "deloads_later": "Den første rolige uka ville kommet i uke {n}, etter planen.",
    "and": "og",
    "ceiling_reached": "Taket på {ceiling} {unit} nås i uke {week}; de vanlige ukene etter blir stående der.",
    "always": "Tallene beskriver planen din. De sier ikke hva som er trygt for deg.",
    "caption_plan": "Søylene er planen din i {unit} per uke.",
    "caption_deload": "Skraverte søyler er rolige uker.",
    "caption_lines": "Stiplet strek: 10 % mer hver uke. Prikket strek: ingen økning.",
    "caption_lines_first": "Stiplet strek: 10 % mer hver uke i 12 uker. Prikket strek: ingen økning.",
    "caption_ceiling": "Strek–prikk: taket.",
    "y_title": "{unit} per uke",
    "x_title": "uke",
    "label_plan": "din plan",
    "label_ten": "10 % hver uke",
    "label_ten_short": "10 %",
    "label_none": "ingen økning",
    "label_none_short": "som nå",
    "label_ceiling": "tak",
    "hover_week": "Uke {week}: {load} {unit}",
    "hover_deload": "Uke {week}, rolig: {load} {unit}",
    "hover_ten": "10 % hver uke: {load} {unit}",
    "hover_none": "Ingen økning: {load} {unit}",
    "chart_label": "Diagram over planen. {summary} Tabellen etter diagrammet har alle tallene.",
    "chart_wait": "Her kommer diagrammet. Tabellen under har de samme tallene.",
    "chart_failed": "Diagrammet kunne ikke lastes. Tabellen under har de samme tallene.",
    "chart_again": "Prøv igjen",
    "table": "Planen uke for uke",
    "col_week": "Uke",
    "col_from": "Fra mandag",
    "col_load": "Belastning ({unit})",
    "col_change": "Endring",
    "col_each": "Per økt",
    "deload_tag": "rolig",
    "first": "start",
    "change_note": "Endringen er regnet fra uka før.",
    "change_note_deload": "Endringen er regnet fra uka før. Etter en rolig uke er prosenten stor fordi uka før var liten.",
    "comparison": "Det samme valget ført i 12 uker",
    "col_yours": "Din plan",
    "col_ten": "10 % hver uke",
    "col_none": "Ingen økning",
    "row_highest": "Høyeste uke ({unit})",
    "row_factor": "Mot nå",
    "row_total": "Til sammen ({unit})",
    "beyond": "over {largest}",
    "habit": "10 % i uka er en vane, ikke en lov. Elleve steg på 10 % blir 2,85 ganger så mye. I et forsøk med 532 nye løpere ble 20,8 % skadet med et program etter 10 %-regelen og 20,3 % med et vanlig program. Forskjellen kan ikke skilles fra tilfeldigheter (p = 0,90; Buist mfl., 2008).",
    "take": "Ta planen med deg",
    "csv": "Last ned tabellen (CSV)",
    "ics": "Last ned til kalender (.ics)",
    "take_note": "Kalenderfila har én heldagshendelse per uke, mandag til søndag, med ukas belastning og omtrent hvor mye det blir per økt. Endrer du planen og åpner en ny fil, bytter de fleste kalendere ut de samme ukene.",
    "taken": "{file} er lastet ned.",
    "file": "belastningsplan",
    "spike": "Sjekk én økt",
    "spike_means": "Sammenlign en økt du planlegger, med den lengste de siste 30 dagene.",
    "spike_session": "Økta du planlegger, i {unit}",
    "spike_longest": "Lengste økt siste 30 dager, i {unit}",
    "hint_spike_session": "Hele økta, målt som over.",
    "hint_spike_longest": "Har du ikke trent, skriver du 0.",
    "spike_wait": "Skriv begge tallene, så kommer svaret her.",
    "spike_more": "Økta er {ratio} ganger så stor som den lengste: {percent} mer.",
    "spike_less": "Økta er {ratio} ganger så stor som den lengste: {percent} mindre.",
    "spike_same": "Økta er like stor som den lengste.",
    "spike_new": "Det er ingen økt å sammenligne med, så forholdet kan ikke regnes ut. Regn det som en ny start.",
    "spike_band": "I en studie fulgte de 5 205 løpere. Etter en tur som var {range} lengre enn den lengste de siste 30 dagene, kom nye belastningsskader {hrr} ganger så ofte som etter turer på høyst 10 % mer (95 % konfidensintervall {low}–{high}; Frandsen mfl., 2025).",
    "range_between": "mer enn {above} og høyst {up_to}",
    "range_over": "mer enn {above}",
    "spike_reference": "I en studie fulgte de 5 205 løpere. Turer som var kortere enn, like lange som eller høyst 10 % lengre enn den lengste de siste 30 dagene, var det de andre turene ble sammenlignet med (Frandsen mfl., 2025).",
    "spike_limits": "Studien målte lengden på løpeturer, og løperne meldte selv om skader. Den viser ikke årsak. For styrke og for ryggen er dette ikke prøvd. Tallet beskriver økta; det er ikke en grense.",
    "p_session": "Skriv et tall over 0.",
    "p_longest": "Skriv 0 eller mer.",
    "p_session_high": "Skriv høyst {largest}. Mer enn det i én økt er {reason}.",
    "session_reason_min": "mer enn et døgn",
    "session_reason_AU": "mer enn et døgn med full anstrengelse",
    "session_reason_kg": "mer enn 200 tonn",
    "pain": "Når det gjør vondt",
    "pain_rule": "Underveis, fra 0 til 10: ved 0–3 kan du fortsette. Ved 4–5 tar du mindre vekt, bevegelse eller fart, eller færre sett. Over 5, eller plager nedover beinet: stopp den øvelsen og velg en annen. Er det verre enn vanlig mer enn et døgn etterpå, tar du 10–30 % mindre neste gang.",
    "alarm": "Plutselig lammelse, smerter i brystet, tung pust eller at du holder på å besvime: ring {113}. Ny nummenhet i skrittet, nytt problem med å late vannet eller holde på urin eller avføring, ny svakhet i et bein, eller feber sammen med ryggsmerter: ring legevakten på {116117} nå.",
    "kept": "Planen huskes i denne nettleseren og sendes ingen steder.",
    "reset": "Tilbakestill",
    "reset_done": "Planen er tilbake der den begynte.",
    "forget": "Slett det som er lagret",
    "forgotten": "Slettet. Endrer du noe fra nå av, blir det husket igjen.",
    "months": "jan. feb. mars april mai juni juli aug. sep. okt. nov. des.",
    "day": "{day}. {month}",
    "ics_summary": "Uke {week} av {weeks}: {load} {unit}",
    "ics_summary_deload": "Uke {week} av {weeks}, rolig: {load} {unit}",
    "ics_note": "{load} {unit} i uka. Med {sessions} økter blir det omtrent {each} {unit} per økt.",
    "ics_note_one": "{load} {unit} i uka, i én økt.",
    "csv_week": "uke",
    "csv_start": "startdato",
    "csv_load": "belastning ({unit})",
    "csv_change": "endring (%)",
    "csv_deload": "rolig uke",
    "yes": "ja",
    "no": "nei"
  },
  "en": {
    "title": "Load planner",
    "purpose": "See what your choices do to the amount of training, week by week.",
    "no_script": "The form needs JavaScript. Below is the plan as it is set up here.",
    "now": "Where you are now",
    "start_load": "Load of an ordinary week",
    "unit": "Measured in",
    "long_min": "minutes",
    "long_AU": "AU",
    "long_kg": "kilos",
    "unit_min": "minutes (min)",
    "unit_AU": "minutes × effort (AU)",
    "unit_kg": "kilos lifted (kg)",
    "hint_min": "All the minutes you train in a week.",
    "hint_AU": "Minutes × how hard the session was (0–10), added up for the week.",
    "hint_kg": "Sets × repetitions × kilos of one exercise, added up for the week.",
    "sessions_per_week": "Sessions a week",
    "hint_sessions": "About {each} {unit} a session.",
    "helper": "Help to find the number",
    "helper_minutes": "Minutes a session",
    "helper_rpe": "How hard was the session (0–10)",
    "helper_sets": "Sets",
    "helper_reps": "Repetitions a set",
    "helper_kg": "Kilos in each repetition",
    "helper_result": "{sessions} × {each} = {value} {unit} a week",
    "helper_wrong": "Type ordinary numbers in all the fields to get the sum.",
    "helper_use": "Use this number",
    "growing": "How you increase",
    "geometric": "The same per cent every week",
    "geometric_means": "The increase gets larger week by week.",
    "linear": "The same amount every week",
    "linear_means": "The increase stays the same all the way.",
    "rate": "Increase a week in per cent",
    "hint_rate": "At that rate the load doubles in {weeks} ordinary weeks.",
    "hint_rate_slow": "At that rate it takes more than {weeks} weeks to double the load.",
    "hint_level": "Without an increase every ordinary week is as now.",
    "step": "Increase a week in {unit}",
    "hint_step": "The first increase is {percent} of what you do now.",
    "easing": "Deload weeks and ceiling",
    "deload_every": "Deload week",
    "hint_deload": "A lighter week.",
    "deload_none": "None",
    "deload_option": "Every {n} weeks",
    "deload_share": "Level in per cent",
    "hint_share": "Of the latest ordinary week.",
    "ceiling": "Ceiling in {unit} (optional)",
    "hint_ceiling": "The most the plan may reach. Empty: no ceiling.",
    "time": "Time",
    "start_date": "Earliest start date (optional)",
    "hint_start": "Week 1 begins on Monday {date}.",
    "hint_start_open": "Week 1 begins on the next Monday.",
    "by_weeks": "In weeks",
    "by_date": "Until a date",
    "weeks": "Number of weeks",
    "hint_weeks": "Ends on Sunday {date}.",
    "hint_weeks_open": "From 1 to 52 weeks.",
    "target_date": "Target date",
    "hint_target": "The date is in week {week}, which is the last.",
    "hint_target_open": "The week of the date is the last.",
    "less": "Less: {label}",
    "more": "More: {label}",
    "p_number": "Type a number, for example {example}.",
    "p_start_low": "Type a number from 1. The plan needs something to start from: roughly what you do in an ordinary week now.",
    "p_start_high": "Type a number from 1 to {largest}. The planner takes no more: {reason}.",
    "reason_min": "that is 12 hours every day",
    "reason_AU": "that is 12 hours every day at full effort",
    "reason_kg": "that is a thousand tonnes a week",
    "p_growth_low": "Type 0 or more. To go down, type a lower load in the first field.",
    "p_rate_high": "Type a number from 0 to 50. With more than 50% a week the numbers run wild in a few weeks.",
    "p_step_high": "Type a number from 0 to {most}. The planner adds no more than half of what you do now.",
    "p_share": "Type a number above 0 and at most 100. 60 means that a deload week is 60% of the latest ordinary one.",
    "p_ceiling": "Type a number from {start} (the load now) to {largest}, or leave the field empty.",
    "p_weeks": "Type a whole number from 1 to 52.",
    "p_sessions": "Type a whole number from 1 to 14.",
    "p_date": "Choose a date that exists, between 2000 and 2099.",
    "p_target_early": "Choose a later date. Week 1 begins on Monday {date}.",
    "p_target_late": "Choose a date up to {date}. A plan can be at most 52 weeks.",
    "p_too_large": "Week {week} would be {load} {unit}. The planner stops at {largest}: {reason}. Increase less, set a ceiling or choose fewer weeks.",
    "stale": "Something in the form needs mending. This is the last valid plan.",
    "after": "After {weeks} weeks: {load} {unit} – {factor}.",
    "after_one": "After one week: {load} {unit} – {factor}.",
    "after_deload": "After {weeks} weeks: {load} {unit} – {factor} (week {week}, the last ordinary one).",
    "times": "{factor} times what you do now",
    "same": "as much as now",
    "deloads_one": "Deload week: {list}.",
    "deloads_some": "Deload weeks: {list}.",
    "deloads_many": "Every {n} weeks there is a deload week.",
    "deloads_later": "The first deload week would be week {n}, after the plan.",
    "and": "and",
    "ceiling_reached": "The ceiling of {ceiling} {unit} is reached in week {week}; the ordinary weeks after it stay there.",
    "always": "The numbers describe your plan. They do not say what is safe for you.",
    "caption_plan": "The bars are your plan in {unit} a week.",
    "caption_deload": "Hatched bars are deload weeks.",
    "caption_lines": "Dashed line: 10% more every week. Dotted line: no increase.",
    "caption_lines_first": "Dashed line: 10% more every week for 12 weeks. Dotted line: no increase.",
    "caption_ceiling": "Dash–dot: the ceiling.",
    "y_title": "{unit} a week",
    "x_title": "week",
    "label_plan": "your plan",
    "label_ten": "10% every week",
    "label_ten_short": "10%",
    "label_none": "no increase",
    "label_none_short": "as now",
    "label_ceiling": "ceiling",
    "hover_week": "Week {week}: {load} {unit}",
    "hover_deload": "Week {week}, deload: {load} {unit}",
    "hover_ten": "10% every week: {load} {unit}",
    "hover_none": "No increase: {load} {unit}",
    "chart_label": "Chart of the plan. {summary} The table after the chart has all the numbers.",
    "chart_wait": "The chart comes here. The table below has the same numbers.",
    "chart_failed": "The chart could not be loaded. The table below has the same numbers.",
    "chart_again": "Try again",
    "table": "The plan week by week",
    "col_week": "Week",
    "col_from": "From Monday",
    "col_load": "Load ({unit})",
    "col_change": "Change",
    "col_each": "A session",
    "deload_tag": "deload",
    "first": "start",
    "change_note": "The change is from the week before.",
    "change_note_deload": "The change is from the week before. After a deload week the per cent is large because that week was small.",
    "comparison": "The same choice kept up for 12 weeks",
    "col_yours": "Your plan",
    "col_ten": "10% every week",
    "col_none": "No increase",
    "row_highest": "Highest week ({unit})",
    "row_factor": "Against now",
    "row_total": "In all ({unit})",
    "beyond": "over {largest}",
    "habit": "10% a week is a habit, not a law. Eleven steps of 10% make 2.85 times as much. In a trial of 532 new runners, 20.8% were injured on a programme built on the 10% rule and 20.3% on an ordinary one. The difference cannot be told from chance (p = 0.90; Buist et al., 2008).",
    "take": "Take the plan with you",
    "csv": "Download the table (CSV)",
    "ics": "Download for a calendar (.ics)",
    "take_note": "The calendar file has one all-day event a week, Monday to Sunday, with the week's load and roughly what it makes per session. If you change the plan and open a new file, most calendars replace the same weeks.",
    "taken": "{file} has been downloaded.",
    "file": "load-plan",
    "spike": "Check one session",
    "spike_means": "Compare a session you are planning with the longest of the last 30 days.",
    "spike_session": "Planned session, in {unit}",
    "spike_longest": "Longest session in 30 days, in {unit}",
    "hint_spike_session": "The whole session, measured as above.",
    "hint_spike_longest": "If you have not trained, type 0.",
    "spike_wait": "Type both numbers, and the answer comes here.",
    "spike_more": "The session is {ratio} times the longest: {percent} more.",
    "spike_less": "The session is {ratio} times the longest: {percent} less.",
    "spike_same": "The session is as large as the longest.",
    "spike_new": "There is no session to compare with, so the ratio cannot be worked out. Take it as a new start.",
    "spike_band": "A study followed 5,205 runners. After a run that was {range} longer than the longest of the last 30 days, new overuse injuries came {hrr} times as often as after runs of at most 10% more (95% confidence interval {low}–{high}; Frandsen et al., 2025).",
    "range_between": "more than {above} and at most {up_to}",
    "range_over": "more than {above}",
    "spike_reference": "A study followed 5,205 runners. Runs that were shorter than, as long as or at most 10% longer than the longest of the last 30 days were what the other runs were compared with (Frandsen et al., 2025).",
    "spike_limits": "The study measured the distance of runs, and the runners reported injuries themselves. It does not show a cause. For strength training and for backs this has not been tested. The number describes the session; it is not a limit.",
    "p_session": "Type a number above 0.",
    "p_longest": "Type 0 or more.",
    "p_session_high": "Type at most {largest}. More than that in one session is {reason}.",
    "session_reason_min": "more than a day and a night",
    "session_reason_AU": "more than a day and a night at full effort",
    "session_reason_kg": "more than 200 tonnes",
    "pain": "When it hurts",
    "pain_rule": "While training, from 0 to 10: at 0–3 you can go on. At 4–5, use less weight, range or speed, or fewer sets. Above 5, or symptoms down the leg: stop that exercise and choose another. If it is worse than usual for more than a day afterwards, do 10–30% less next time.",
    "alarm": "Sudden paralysis, pain in the chest, heavy breathing or being about to faint: call {113}. New numbness in the groin, a new problem with passing urine or holding urine or stools, new weakness in a leg, or fever together with back pain: call the out-of-hours doctor on {116117} now.",
    "kept": "The plan is remembered in this browser and sent nowhere.",
    "reset": "Reset",
    "reset_done": "The plan is back where it began.",
    "forget": "Delete what is kept",
    "forgotten": "Deleted. If you change something from now on, it is remembered again.",
    "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "day": "{day} {month}",
    "ics_summary": "Week {week} of {weeks}: {load} {unit}",
    "ics_summary_deload": "Week {week} of {weeks}, deload: {load} {unit}",
    "ics_note": "{load} {unit} this week. In {sessions} sessions that is about {each} {unit} each.",
    "ics_note_one": "{load} {unit} this week, in one session.",
    "csv_week": "week",
    "csv_start": "start date",
    "csv_load": "load ({unit})",
    "csv_change": "change (%)",
    "csv_deload": "deload week",
    "yes": "yes",
    "no": "no"
  }
};

const percentText = (value, lang, options = {}) =>
  `${formatNumber(value, lang, { decimals: 1, ...options })}${lang === "en" ? "" : "\u00a0"}%`;

export function dayText(day, lang, { year = false } = {}) {
  const words = translator(WORDS, lang);
  const [years, month, date] = isoDay(day).split("-").map(Number);
  return words("day", { day: date, month: words("months").split(" ")[month - 1] }) + (year ? ` ${years}` : "");
}

/** A problem as a sentence in the language. */
export function problemSentence({ key, values }, unit, lang) {
  const words = translator(WORDS, lang);
  const { day, ...numbers } = values;
  const shown = Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [name, formatNumber(value, lang, { decimals: 2 })]),
  );
  const reason = words(`${key === "p_session_high" ? "session_reason" : "reason"}_${unit}`);
  return words(key, { ...shown, unit, reason, ...(day === undefined ? {} : { date: dayText(day, lang, { year: true }) }) });
}

function listText(numbers, words) {
  if (numbers.length < 2) return numbers.join("");
  return `${numbers.slice(0, -1).join(", ")} ${words("and")} ${numbers.at(-1)}`;
}

/** The plan in one to three plain sentences. */
export function summary(plan, lang) {
  const words = translator(WORDS, lang);
  const { settings, weeks, deloads, lastOrdinary } = plan;
  const { unit, deload_every: every, ceiling } = settings;
  const times = lastOrdinary.load / settings.start_load;
  const factor =
    Math.abs(times - 1) < 0.005
      ? words("same")
      : words("times", { factor: formatNumber(times, lang, { decimals: times < 2 ? 2 : 1 }) });
  const load = formatNumber(lastOrdinary.load, lang, { decimals: plan.decimals });
  const key = weeks === 1 ? "after_one" : lastOrdinary.week === weeks ? "after" : "after_deload";
  const sentences = [words(key, { weeks, load, unit, factor, week: lastOrdinary.week })];
  if (deloads.length > 6) sentences.push(words("deloads_many", { n: every }));
  else if (deloads.length > 0) {
    sentences.push(words(deloads.length === 1 ? "deloads_one" : "deloads_some", { list: listText(deloads, words) }));
  } else if (every !== 0) sentences.push(words("deloads_later", { n: every }));
  if (plan.ceilingWeek !== null && plan.ceilingWeek < weeks) {
    const shown = formatNumber(ceiling, lang, { decimals: plan.decimals });
    sentences.push(words("ceiling_reached", { ceiling: shown, unit, week: plan.ceilingWeek }));
  }
  return sentences.join(" ");
}

/** How long a geometric growth takes to double the load. */
export function doublingText(rate, lang) {
  const words = translator(WORDS, lang);
  const weeks = doublingTime(rate);
  if (weeks === null) return words("hint_level");
  if (weeks > SLOW_WEEKS) return words("hint_rate_slow", { weeks: SLOW_WEEKS });
  return words("hint_rate", { weeks: formatNumber(weeks, lang, { decimals: 1 }) });
}

/** What the first week makes per session. */
export function eachText({ rows: [{ each }] }, lang) {
  return formatNumber(each, lang, { decimals: each < 100 ? 1 : 0 });
}

/** The cells of the table, as text, one array a week. */
export function tableRows(plan, lang) {
  const words = translator(WORDS, lang);
  const number = (value) => formatNumber(value, lang, { decimals: plan.decimals });
  return plan.rows.map(({ week, start, load, change, each, deload }) => ({
    deload,
    cells: [
      String(week),
      dayText(start, lang),
      number(load),
      change === null ? words("first") : percentText(change, lang, { sign: true }),
      number(each),
    ],
  }));
}

/** The cells of the comparison: rows of [yours, 10 %, none]. */
export function comparisonRows(plan, lang) {
  const words = translator(WORDS, lang);
  const { yours, ten, none } = comparison(plan);
  const beyond = words("beyond", { largest: formatNumber(LARGEST[plan.settings.unit], lang) });
  const load = (value) => formatNumber(value, lang, { decimals: plan.decimals });
  const columns = [yours, ten, none];
  return [
    columns.map(({ highest }) => (highest === null ? beyond : load(highest))),
    columns.map(({ factor }) => (factor === null ? "–" : `×\u00a0${formatNumber(factor, lang, { decimals: 2 })}`)),
    columns.map(({ total }) => (total === null ? "–" : load(total))),
  ];
}

/** One session beside the longest: the finding in words, one sentence each. */
export function spikeSentences(session, longest, lang) {
  const words = translator(WORDS, lang);
  const { ratio, percentOver, band } = sessionSpike(session, [longest]);
  if (ratio === null) return [words("spike_new")];
  const number = (value) => formatNumber(value, lang, { decimals: 2 });
  const ratioOfTwoDecimals = (value) => (lang === "en" ? value.toFixed(2) : value.toFixed(2).replace(".", ","));
  const key = percentOver === 0 ? "spike_same" : percentOver > 0 ? "spike_more" : "spike_less";
  const size = words(key, { ratio: number(ratio), percent: percentText(Math.abs(percentOver), lang) });
  if (band === null) return [size, words("spike_reference"), words("spike_limits")];
  const over = (limit) => percentText(100 * (limit - 1), lang);
  const range =
    band.up_to === null
      ? words("range_over", { above: over(band.above) })
      : words("range_between", { above: over(band.above), up_to: over(band.up_to) });
  const [hrr, low, high] = [band.hazard_rate_ratio, band.low, band.high].map(ratioOfTwoDecimals);
  return [size, words("spike_band", { range, hrr, low, high }), words("spike_limits")];
}

// --- Files --------------------------------------------------------------------------------------

/** For a spreadsheet: in Bokmål with semicolons, decimal commas and a byte-order mark, as Excel wants it. */
export function csv(plan, lang) {
  const words = translator(WORDS, lang);
  const separator = lang === "en" ? "," : ";";
  const number = (value) => {
    const text = String(Number(value.toFixed(2)));
    return lang === "en" ? text : text.replace(".", ",");
  };
  const lines = [
    ["csv_week", "csv_start", "csv_load", "csv_change", "csv_deload"].map((key) =>
      words(key, { unit: plan.settings.unit }),
    ),
    ...plan.rows.map(({ week, start, load, change, deload }) => [
      String(week),
      isoDay(start),
      number(load),
      change === null ? "" : number(change),
      words(deload ? "yes" : "no"),
    ]),
  ];
  return (lang === "en" ? "" : "\ufeff") + lines.map((line) => `${line.join(separator)}\r\n`).join("");
}

/** A calendar text value: backslash, semicolon, comma and line break are escaped (RFC 5545, 3.3.11). */
export const calendarText = (text) =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, "\\n");

/** Lines of at most 75 octets, broken between characters (RFC 5545, 3.1). */
export function folded(line) {
  const octets = new TextEncoder();
  const lines = [""];
  let room = 75;
  for (const character of line) {
    const size = octets.encode(character).length;
    if (size > room) {
      lines.push("");
      room = 74; // the space that marks a continuation takes one
    }
    lines[lines.length - 1] += character;
    room -= size;
  }
  return lines.join("\r\n ");
}

/**
 * The plan for a calendar: one all-day event a week, Monday to Sunday. `planId` belongs to the plan,
 * so that a new file replaces the same weeks instead of doubling them.
 */
export function ics(plan, lang, { planId, now = new Date() }) {
  const words = translator(WORDS, lang);
  const { unit, sessions_per_week: sessions } = plan.settings;
  const number = (value) => formatNumber(value, lang, { decimals: plan.decimals });
  const compact = (day) => isoDay(day).replaceAll("-", "");
  const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const events = plan.rows.flatMap(({ week, start, load, each, deload }) => {
    const values = { week, weeks: plan.weeks, load: number(load), unit, sessions, each: number(each) };
    const note = `${words(sessions === 1 ? "ics_note_one" : "ics_note", values)}\n${words("always")}`;
    return [
      "BEGIN:VEVENT",
      `UID:${planId}-week-${week}@trygg-trening`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(start)}`,
      `DTEND;VALUE=DATE:${compact(start + 7)}`,
      `SUMMARY:${calendarText(words(deload ? "ics_summary_deload" : "ics_summary", values))}`,
      `DESCRIPTION:${calendarText(note)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  });
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//Trygg trening//LoadPlanner//${lang.toUpperCase()}`,
    "CALSCALE:GREGORIAN",
    ...events,
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

// --- The chart as data --------------------------------------------------------------------------

/** Round steps for an axis from 0 to the value: 0, 50, 100 … */
export function axisTicks(highest) {
  const rough = highest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((part) => part * power).find((candidate) => candidate >= rough);
  return Array.from({ length: Math.floor(highest / step) + 1 }, (_, index) => index * step);
}

/** Moves heights (in pixels from the top) apart so that neighbours stand at least `gap` from each other. */
export function spreadOut(heights, gap, lowest) {
  const order = heights.map((height, index) => ({ height, index })).sort((a, b) => a.height - b.height);
  order.forEach((item, rank) => {
    if (rank > 0) item.height = Math.max(item.height, order[rank - 1].height + gap);
  });
  for (let rank = order.length - 1; rank >= 0; rank -= 1) {
    const limit = rank === order.length - 1 ? lowest : order[rank + 1].height - gap;
    order[rank].height = Math.min(order[rank].height, limit);
  }
  return order.reduce((placed, { height, index }) => Object.assign(placed, { [index]: height }), [...heights]);
}

/** The plan as a Plotly figure. Bars, hatching, dashes and words tell the series apart without colour. */
export function chartFigure(plan, lang, { width, height, colours }) {
  const words = translator(WORDS, lang);
  const { settings, rows, weeks } = plan;
  const { unit, start_load: start, ceiling } = settings;
  const number = (value) => formatNumber(value, lang, { decimals: plan.decimals });
  const narrow = width < 480;
  const size = narrow ? 12 : 13;
  const tenWeeks = Array.from({ length: Math.min(weeks, COMPARED_WEEKS) }, (_, index) => index + 1);
  const ten = tenWeeks.map((week) => start * (1 + COMPARED_RATE) ** (week - 1));
  const tallest = Math.max(...rows.map(({ load }) => load), ...ten);
  const showCeiling = ceiling !== null && ceiling <= 1.15 * tallest;
  const top = 1.12 * (showCeiling ? Math.max(ceiling, tallest) : tallest);
  const loadTicks = axisTicks(top);
  const loadTickTexts = loadTicks.map((tick) => formatNumber(tick, lang, { decimals: 1 }));
  const short = narrow ? "_short" : "";
  const labels = [
    { text: words("label_plan"), load: plan.lastOrdinary.load, colour: colours.accent },
    { text: words(`label_none${short}`), load: start, colour: colours.inkQuiet },
    ...(weeks <= COMPARED_WEEKS ? [{ text: words(`label_ten${short}`), load: ten.at(-1), colour: colours.second }] : []),
    ...(showCeiling ? [{ text: words("label_ceiling"), load: ceiling, colour: colours.ink }] : []),
  ];
  const roomFor = (texts, letter) => letter * size * Math.max(...texts.map((text) => text.length));
  const margin = { l: 12 + roomFor(loadTickTexts, 0.6), r: 14 + roomFor(labels.map(({ text }) => text), 0.55), t: 30, b: 40 };
  const plotHeight = height - margin.t - margin.b;
  const fromTop = (load) => plotHeight * (1 - load / top);
  const heights = spreadOut(labels.map(({ load }) => fromTop(load)), size + 4, plotHeight - size / 2);
  const annotations = labels.map(({ text, colour }, index) => ({
    text,
    x: 1,
    xref: "paper",
    xanchor: "left",
    xshift: 8,
    y: 1 - heights[index] / plotHeight,
    yref: "paper",
    yanchor: "middle",
    showarrow: false,
    font: { color: colour, size },
  }));
  if (weeks > COMPARED_WEEKS) {
    annotations.push({
      text: words(`label_ten${short}`),
      x: COMPARED_WEEKS,
      y: ten.at(-1),
      xanchor: "center",
      yanchor: "bottom",
      yshift: 6,
      showarrow: false,
      font: { color: colours.second, size },
    });
  }
  annotations.push({
    text: words("y_title", { unit }),
    x: 0,
    xref: "paper",
    xanchor: "left",
    xshift: -margin.l + 4,
    y: 1,
    yref: "paper",
    yanchor: "bottom",
    yshift: 8,
    showarrow: false,
    font: { color: colours.inkQuiet, size },
  });

  const between = (width - margin.l - margin.r) / weeks;
  const every = [1, 2, 4, 8, 13].find((step) => step * between >= 1.9 * size) ?? 26;
  const weekTicks = rows.map(({ week }) => week).filter((week) => week === 1 || week % every === 0);
  const axis = {
    fixedrange: true,
    zeroline: false,
    color: colours.inkQuiet,
    linecolor: colours.lineStrong,
    tickfont: { size },
  };
  const hover = (customdata) => ({ customdata, hovertemplate: "%{customdata}<extra></extra>" });
  const line = (dash, colour, symbol) => ({
    type: "scatter",
    mode: weeks > 1 ? "lines+markers" : "markers",
    line: { dash, color: colour, width: 2.5 },
    marker: { symbol, color: colour, size: weeks > 20 ? 4 : 6 },
  });
  return {
    data: [
      {
        type: "bar",
        name: words("label_plan"),
        x: rows.map(({ week }) => week),
        y: rows.map(({ load }) => load),
        marker: {
          color: rows.map(({ deload }) => (deload ? colours.accent : colours.accentSoft)), // a pattern's lines take it
          line: { color: colours.accent, width: weeks > 26 && narrow ? 1 : 1.5 },
          pattern: {
            shape: rows.map(({ deload }) => (deload ? "/" : "")),
            bgcolor: colours.surface,
            size: 6,
            solidity: 0.25,
          },
        },
        ...hover(
          rows.map(({ week, load, deload }) =>
            words(deload ? "hover_deload" : "hover_week", { week, load: number(load), unit }),
          ),
        ),
      },
      {
        ...line("dash", colours.second, "diamond"),
        name: words("label_ten"),
        x: tenWeeks,
        y: ten,
        ...hover(ten.map((load) => words("hover_ten", { load: number(load), unit }))),
      },
      {
        ...line("dot", colours.inkQuiet, "circle-open"),
        mode: "lines",
        name: words("label_none"),
        x: [0.4, weeks + 0.6],
        y: [start, start],
        ...hover([0, 1].map(() => words("hover_none", { load: number(start), unit }))),
      },
    ],
    layout: {
      width,
      height,
      margin,
      annotations,
      dragmode: false,
      showlegend: false,
      hovermode: "closest",
      bargap: 0.25,
      separators: lang === "en" ? ".," : ", ",
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: { family: colours.fontText, size, color: colours.ink },
      hoverlabel: { bgcolor: colours.surface, bordercolor: colours.lineStrong, font: { size, color: colours.ink } },
      xaxis: {
        ...axis,
        range: [0.4, weeks + 0.6],
        showgrid: false,
        tickvals: weekTicks,
        ticktext: weekTicks.map(String),
        title: { text: words("x_title"), font: { size }, standoff: 6 },
      },
      yaxis: {
        ...axis,
        range: [0, top],
        gridcolor: colours.line,
        tickvals: loadTicks,
        ticktext: loadTickTexts,
      },
      shapes: showCeiling
        ? [
            {
              type: "line",
              xref: "paper",
              x0: 0,
              x1: 1,
              y0: ceiling,
              y1: ceiling,
              line: { color: colours.ink, width: 1.5, dash: "dashdot" },
            },
          ]
        : [],
    },
  };
}

// --- What the form holds, and what is kept --------------------------------------------------------

const plainNumber = (value, lang) => {
  const text = String(Number(value.toFixed(6)));
  return lang === "en" ? text : text.replace(".", ",");
};

/** The settings as the texts of the form's fields. */
export function textsOf(settings, lang) {
  const number = (value) => plainNumber(value, lang);
  return {
    ...settings,
    start_load: number(settings.start_load),
    step: number(settings.step),
    rate: number(settings.rate),
    deload_every: String(settings.deload_every),
    deload_share: number(100 * settings.deload_share),
    ceiling: settings.ceiling === null ? "" : number(settings.ceiling),
    length: settings.target_date === "" ? "weeks" : "date",
    weeks: String(settings.weeks),
    sessions_per_week: String(settings.sessions_per_week),
  };
}

/** The texts as settings, NaN where there is no number. A field that is out of use keeps its last good value. */
export function settingsOf(texts, last) {
  const outOfUse = (name, used, low) => {
    const value = parseNumber(texts[name]);
    return used || value >= low ? value : last[name];
  };
  return {
    start_load: parseNumber(texts.start_load),
    unit: texts.unit,
    growth: texts.growth,
    step: outOfUse("step", texts.growth === "linear", 0),
    rate: outOfUse("rate", texts.growth === "geometric", 0),
    deload_every: Number(texts.deload_every),
    deload_share: parseNumber(texts.deload_share) / 100,
    ceiling: texts.ceiling.trim() === "" ? null : parseNumber(texts.ceiling),
    weeks: outOfUse("weeks", texts.length === "weeks", Infinity),
    start_date: texts.start_date,
    target_date: texts.length === "weeks" ? "" : texts.target_date || "none",
    sessions_per_week: parseNumber(texts.sessions_per_week),
  };
}

const same = (one, other) => SETTINGS.every((name) => one[name] === other[name]);

/** Settings from outside (storage), or null if anything in them is not what the form could have made. */
export function soundSettings(value, day) {
  if (value === null || typeof value !== "object") return null;
  const settings = Object.fromEntries(SETTINGS.map((name) => [name, value[name]]));
  const numbers = ["start_load", "step", "rate", "deload_every", "deload_share", "weeks", "sessions_per_week"];
  if (!numbers.every((name) => Number.isFinite(settings[name]))) return null;
  if (settings.ceiling !== null && !Number.isFinite(settings.ceiling)) return null;
  if (!Object.hasOwn(LARGEST, settings.unit) || !["linear", "geometric"].includes(settings.growth)) return null;
  if (settings.deload_every !== 0 && !wholeWithin(settings.deload_every, 2, MOST_WEEKS)) return null;
  if (settings.step < 0 || settings.rate < 0 || settings.rate > 100 * MOST_GROWTH) return null;
  if (!wholeWithin(settings.weeks, 1, MOST_WEEKS)) return null;
  if (typeof settings.start_date !== "string" || typeof settings.target_date !== "string") return null;
  if (settings.target_date !== "" && parseDay(settings.target_date) === null) return null;
  // A target date may have passed since it was kept; that is for the reader to mend, not a fault.
  return Object.keys(problemsOf({ ...settings, target_date: "" }, day)).length === 0 ? settings : null;
}

/** What is kept about a plan: `{ first, settings, planId, session, longest }`, or null. */
export function soundMemory(value, day) {
  const first = soundSettings(value?.first, day);
  const settings = soundSettings(value?.settings, day);
  if (first === null || settings === null || !/^[a-z0-9]{12}$/.test(value.planId)) return null;
  const short = (text) => (typeof text === "string" && text.length <= 20 ? text : "");
  return { first, settings, planId: value.planId, session: short(value.session), longest: short(value.longest) };
}

/** A step that suits the size of the number: 1 below 100, 10 below 1000 … */
export const niceStep = (value) => Math.max(1, 10 ** (Math.floor(Math.log10(Math.max(value, 1))) - 1));

function newPlanId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join("");
}

// --- The view -------------------------------------------------------------------------------------

const CHART_HEIGHT = 320;
const BASE = "ts-load-planner";

export default {
  render({ model, el }) {
    let close = opened(model, el);
    const again = () => {
      close();
      close = opened(model, el);
    };
    model.on("change:lang", again);
    return () => {
      model.off("change:lang", again);
      close();
    };
  },
};

function opened(model, el) {
  const lang = language(model);
  const words = translator(WORDS, lang);
  const id = uniqueId("load-planner");
  const memory = storage(`load-planner:${model.get("name")}`);
  const ofModel = () => Object.fromEntries(SETTINGS.map((name) => [name, model.get(name)]));

  // What was kept is taken up again if the author's plan is still the one it began from.
  const written = memory.read();
  const kept = written === undefined ? null : soundMemory(written, today());
  if (written !== undefined && kept === null) memory.problem = "corrupt";
  let problemAtStart = memory.problem;
  let settings = ofModel();
  const first = kept !== null && (same(settings, kept.settings) || same(settings, kept.first)) ? kept.first : settings;
  let planId = kept?.first === first ? kept.planId : newPlanId();
  const spike = kept?.first === first ? { session: kept.session, longest: kept.longest } : { session: "", longest: "" };
  let pushing = false;
  if (kept?.first === first && !same(settings, kept.settings)) {
    settings = kept.settings;
    push(settings);
  }

  let texts = textsOf(settings, lang);
  let plan = null;
  let speaking;
  let queued = false;

  function push(wanted) {
    if (same(wanted, ofModel())) return;
    pushing = true;
    for (const name of SETTINGS) if (model.get(name) !== wanted[name]) model.set(name, wanted[name]);
    pushing = false;
    model.save_changes();
  }

  function remember() {
    const other = soundMemory(memory.read(), today());
    if (other !== null && same(other.first, first)) planId = other.planId; // a second view of this plan
    memory.write({ first, settings, planId, ...spike });
    problemAtStart = null;
    showMemory(words("kept"));
  }

  // --- The form
  const fields = {};

  function field(name, control, { hint = "" } = {}) {
    const label = make("label", { for: `${id}-${name}`, id: `${id}-${name}-label` });
    const slot = make("p", { class: "ts-hint", id: `${id}-${name}-hint` }, hint);
    control.id = `${id}-${name}`;
    control.setAttribute("aria-describedby", slot.id);
    fields[name] = { control, label, slot };
    return { label, slot };
  }

  /** A text field for a number; with `step`, buttons and arrow keys change it. */
  function numberField(name, { step = null, on = () => change(name) } = {}) {
    const input = make("input", {
      class: "ts-input", type: "text", inputmode: "decimal", autocomplete: "off", enterkeyhint: "done",
    });
    const { label, slot } = field(name, input);
    input.addEventListener("input", on);
    if (step === null) return make("div", { class: "ts-field" }, label, input, slot);
    const button = (direction, sign) =>
      make(
        "button",
        { class: `ts-button ${BASE}__step`, type: "button", tabindex: -1, onclick: () => nudge(name, direction * step()) },
        make("span", { "aria-hidden": "true" }, sign),
        make("span", { class: "ts-only-heard" }),
      );
    const [less, more] = [button(-1, "−"), button(1, "+")];
    Object.assign(fields[name], { less, more });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
      event.preventDefault();
      nudge(name, (event.key === "ArrowUp" ? 1 : -1) * step());
    });
    return make("div", { class: "ts-field" }, label, make("div", { class: `${BASE}__stepper` }, less, input, more), slot);
  }

  function selectField(name, options) {
    const select = make("select", { class: "ts-input" }, options.map(([value, text]) => make("option", { value }, text)));
    const { label, slot } = field(name, select);
    select.addEventListener("change", () => change(name));
    return make("div", { class: "ts-field" }, label, select, slot);
  }

  function dateField(name) {
    const input = make("input", { class: "ts-input", type: "date", min: "2000-01-01", max: "2099-12-31" });
    const { label, slot } = field(name, input);
    input.addEventListener("input", () => change(name));
    return make("div", { class: "ts-field" }, label, input, slot);
  }

  function radios(name, options) {
    return options.map(([value, title, meaning]) => {
      const input = make("input", {
        type: "radio", name: `${id}-${name}`, value, id: `${id}-${name}-${value}`,
        "aria-describedby": meaning === undefined ? null : `${id}-${name}-${value}-means`,
        onchange: () => {
          texts[name] = value;
          changed(name);
        },
      });
      (fields[name] ??= { radios: [] }).radios.push(input);
      return make(
        "div",
        { class: `${BASE}__choice` },
        input,
        make("label", { for: input.id }, title),
        meaning === undefined ? null : make("p", { class: "ts-hint", id: `${id}-${name}-${value}-means` }, meaning),
      );
    });
  }

  const group = (legend, ...children) =>
    make("fieldset", { class: `${BASE}__group` }, make("legend", { class: "ts-legend" }, legend), ...children);

  const pair = (...parts) => make("div", { class: `${BASE}__pair` }, ...parts);

  function change(name) {
    const { control } = fields[name];
    texts[name] = control.validity?.badInput ? "none" : control.value;
    changed(name);
  }

  function changed(name) {
    if (name === "length" && texts.length === "date" && texts.target_date === "" && plan !== null) {
      texts.target_date = isoDay(plan.monday + 7 * plan.weeks - 1);
      fields.target_date.control.value = texts.target_date;
    }
    refresh();
  }

  const limits = () => ({
    start_load: [1, LARGEST[texts.unit]],
    step: [0, MOST_GROWTH * settings.start_load],
    rate: [0, 100 * MOST_GROWTH],
    deload_share: [1, 100],
    weeks: [1, MOST_WEEKS],
    sessions_per_week: [1, MOST_SESSIONS],
  });

  function nudge(name, by) {
    const { control } = fields[name];
    if (control.disabled) return;
    const typed = parseNumber(texts[name]);
    const from = Number.isFinite(typed) ? typed : parseNumber(textsOf(settings, lang)[name]);
    const [low, high] = limits()[name];
    texts[name] = plainNumber(Math.min(Math.max(from + by, low), high), lang);
    control.value = texts[name];
    refresh();
  }

  const intervals = [...new Set([0, 2, 3, 4, 5, 6, 8, settings.deload_every])].sort((a, b) => a - b);
  const startStep = () => niceStep(parseNumber(texts.start_load) || settings.start_load);
  const helper = helperFor();
  const geometricField = numberField("rate", { step: () => 1 });
  const linearField = numberField("step", { step: () => startStep() / 2 });
  const weeksField = numberField("weeks", { step: () => 1 });
  const targetField = dateField("target_date");
  const form = make(
    "div",
    { class: `${BASE}__form` },
    group(
      words("now"),
      numberField("start_load", { step: startStep }),
      selectField("unit", Object.keys(LARGEST).map((unit) => [unit, words(`unit_${unit}`)])),
      helper.element,
    ),
    group(
      words("growing"),
      make("div", {}, radios("growth", ["geometric", "linear"].map((kind) => [kind, words(kind), words(`${kind}_means`)]))),
      geometricField,
      linearField,
    ),
    group(
      words("easing"),
      pair(
        selectField(
          "deload_every",
          intervals.map((n) => [String(n), n === 0 ? words("deload_none") : words("deload_option", { n })]),
        ),
        numberField("deload_share", { step: () => 5 }),
      ),
      numberField("ceiling"),
    ),
    group(
      words("time"),
      dateField("start_date"),
      pair(...radios("length", [["weeks", words("by_weeks")], ["date", words("by_date")]])),
      pair(weeksField, targetField, numberField("sessions_per_week", { step: () => 1 })),
    ),
  );

  function helperFor() {
    const parts = { min: ["minutes"], AU: ["rpe", "minutes"], kg: ["sets", "reps", "kg"] };
    const held = { minutes: "40", rpe: "5", sets: "3", reps: "8", kg: "40" };
    const box = make("div", { class: `${BASE}__helper` });
    const result = make("p", { class: "ts-hint" });
    const use = make("button", { class: "ts-button", type: "button" }, words("helper_use"));
    let unit = null;
    let value = null;
    use.addEventListener("click", () => {
      texts.start_load = plainNumber(value, lang);
      fields.start_load.control.value = texts.start_load;
      refresh();
    });
    function sum() {
      const [a, b, c] = parts[unit].map((part) => parseNumber(held[part]));
      const sessions = settings.sessions_per_week;
      let each = null;
      try {
        // Minutes alone are a session at effort 1.
        each = unit === "kg" ? volumeLoad(a, b, c) : unit === "AU" ? sessionLoad(a, b) : sessionLoad(1, a);
      } catch {
        each = null; // a field is empty or out of range: there is no sum
      }
      value = each === null ? null : sessions * each;
      use.disabled = value === null || value < 1;
      result.textContent = use.disabled
        ? words("helper_wrong")
        : words("helper_result", {
            sessions, unit, each: formatNumber(each, lang, { decimals: 1 }), value: formatNumber(value, lang, { decimals: 1 }),
          });
    }
    return {
      element: make("details", { class: `${BASE}__help` }, make("summary", {}, words("helper")), box),
      show() {
        if (unit !== settings.unit) {
          unit = settings.unit;
          box.replaceChildren(
            ...parts[unit].map((part) => {
              const input = make("input", {
                class: "ts-input", type: "text", inputmode: "decimal", autocomplete: "off", id: `${id}-helper-${part}`, value: held[part],
                oninput: () => {
                  held[part] = input.value;
                  sum();
                  say(result.textContent);
                },
              });
              return make("div", { class: "ts-field" }, make("label", { for: input.id }, words(`helper_${part}`)), input);
            }),
            result,
            use,
          );
        }
        sum();
      },
    };
  }

  // --- The results
  const stale = make("p", { class: `ts-error ${BASE}__stale`, hidden: true }, words("stale"));
  const sentence = make("p", { class: `${BASE}__sentence` });
  const heard = make("p", { class: "ts-only-heard", role: "status" });
  const chart = chartView(model, lang, words);
  const body = make("tbody");
  const head = make("tr");
  const changeNote = make("p", { class: "ts-note" });
  const rowHeads = ["row_highest", "row_factor", "row_total"].map((key) => [key, make("th", { scope: "row" })]);
  const comparisonBody = make("tbody", {}, rowHeads.map(([, th]) => make("tr", {}, th)));
  const taken = make("p", { class: "ts-note" });
  const tableCaption = make("caption", { id: `${id}-table` }, words("table"));

  const save = (ending, type, text) => {
    const file = `${words("file")}-${isoDay(plan.monday)}.${ending}`;
    download(file, `${type};charset=utf-8`, text);
    taken.textContent = words("taken", { file });
    say(taken.textContent);
  };
  const saveCalendar = () => {
    remember(); // the plan's id, so that the next file replaces these weeks
    save("ics", "text/calendar", ics(plan, lang, { planId }));
  };
  const results = make(
    "div",
    { class: `${BASE}__results` },
    make("p", { class: `${BASE}__always` }, words("always")),
    chart.element,
    make(
      "div",
      { class: `${BASE}__scroll`, role: "region", tabindex: 0, "aria-labelledby": `${id}-table` },
      make("table", { class: `${BASE}__table` }, tableCaption, make("thead", {}, head), body),
    ),
    changeNote,
    make(
      "div",
      { class: `${BASE}__scroll` },
      make(
        "table",
        { class: `${BASE}__table` },
        make("caption", {}, words("comparison")),
        make(
          "thead",
          {},
          make(
            "tr",
            {},
            make("td"),
            ["col_yours", "col_ten", "col_none"].map((key) => make("th", { scope: "col" }, words(key))),
          ),
        ),
        comparisonBody,
      ),
    ),
    make("p", { class: "ts-note" }, words("habit")),
    make(
      "fieldset",
      { class: `${BASE}__group` },
      make("legend", { class: "ts-legend" }, words("take")),
      make(
        "div",
        { class: `${BASE}__buttons` },
        make("button", { class: "ts-button", type: "button", onclick: () => save("csv", "text/csv", csv(plan, lang)) }, words("csv")),
        make(
          "button",
          { class: "ts-button", type: "button", onclick: saveCalendar },
          words("ics"),
        ),
      ),
      make("p", { class: "ts-note" }, words("take_note")),
      taken,
    ),
  );

  // --- One session
  const spikeAnswer = make("div", { class: `${BASE}__answer` });
  const spikeGroup = group(
    words("spike"),
    make("p", { class: "ts-hint" }, words("spike_means")),
    pair(numberField("session", { on: spikeChanged }), numberField("longest", { on: spikeChanged })),
    spikeAnswer,
  );

  function spikeChanged() {
    spike.session = fields.session.control.value.slice(0, 20);
    spike.longest = fields.longest.control.value.slice(0, 20);
    remember();
    showSpike();
    const wrong = ["session", "longest"].find((name) => fields[name].slot.className === "ts-error");
    say(wrong === undefined ? spikeAnswer.firstChild.textContent : fields[wrong].slot.textContent);
  }

  function showSpike() {
    const { unit } = settings;
    const largest = LARGEST_SESSION[unit];
    const session = parseNumber(spike.session);
    const longest = parseNumber(spike.longest);
    const judged = (text, value, lowest) => {
      if (text.trim() === "") return null;
      if (!Number.isFinite(value)) return { key: "p_number", values: { example: { min: 45, AU: 250, kg: 1440 }[unit] } };
      if (!lowest(value)) return { key: value > 0 ? "p_session_high" : "low", values: { largest } };
      return null;
    };
    const low = { session: "p_session", longest: "p_longest" };
    const problems = {
      session: judged(spike.session, session, (value) => value > 0 && value <= largest),
      longest: judged(spike.longest, longest, (value) => value >= 0 && value <= largest),
    };
    for (const [name, problem] of Object.entries(problems)) {
      if (problem?.key === "low") problem.key = low[name];
      fields[name].label.textContent = words(`spike_${name}`, { unit: words(`long_${unit}`) });
      showSlot(name, problem, words(`hint_spike_${name}`));
    }
    const ready = Number.isFinite(session) && Number.isFinite(longest) && !problems.session && !problems.longest;
    const sentences = ready ? spikeSentences(session, longest, lang) : [words("spike_wait")];
    const shown = sentences.join("\n");
    if (spikeAnswer.dataset.shown === shown) return;
    spikeAnswer.dataset.shown = shown;
    spikeAnswer.replaceChildren(
      ...sentences.map((text, index) => make("p", { class: ready && index === 0 ? `${BASE}__finding` : "ts-note" }, text)),
    );
  }

  // --- Pain, memory, the whole
  const phone = (number) =>
    make("a", { href: `tel:${number}`, class: `${BASE}__phone` }, number === "113" ? "113" : "116\u00a0117");
  const alarm = words("alarm")
    .split(/(\{113\}|\{116117\})/)
    .map((part) => (part.startsWith("{") ? phone(part.slice(1, -1)) : part));
  const memoryLine = make("p", { class: "ts-note" });
  const showMemory = (text) => {
    memoryLine.textContent = storageSentence(problemAtStart ?? memory.problem, lang) || text;
  };
  const reset = () => {
    settings = first;
    spike.session = "";
    spike.longest = "";
    texts = textsOf(settings, lang);
    fillForm();
    refresh();
    remember();
    showMemory(words("reset_done"));
    say(memoryLine.textContent);
  };
  const forget = () => {
    memory.remove();
    planId = newPlanId();
    problemAtStart = null;
    showMemory(words("forgotten"));
    say(memoryLine.textContent);
  };
  const root = make(
    "section",
    { class: `ts-widget ${BASE}`, "aria-labelledby": `${id}-title`, lang },
    make("p", { class: "ts-title", id: `${id}-title` }, words("title")),
    make("p", { class: "ts-purpose" }, words("purpose")),
    make("div", { class: `${BASE}__body` }, form, make("div", { class: `${BASE}__summary` }, stale, sentence), results),
    spikeGroup,
    make(
      "div",
      { class: `${BASE}__pain` },
      make("p", { class: "ts-legend" }, words("pain")),
      make("p", {}, words("pain_rule")),
      make("p", {}, alarm),
    ),
    make(
      "div",
      { class: `${BASE}__foot` },
      memoryLine,
      make(
        "div",
        { class: `${BASE}__buttons` },
        make("button", { class: "ts-button ts-button--quiet", type: "button", onclick: reset }, words("reset")),
        make("button", { class: "ts-button ts-button--quiet", type: "button", onclick: forget }, words("forget")),
      ),
    ),
    heard,
  );

  // --- Showing
  function fillForm() {
    for (const [name, { control, radios: choices }] of Object.entries(fields)) {
      if (choices) for (const choice of choices) choice.checked = choice.value === texts[name];
      else if (name in texts) control.value = texts[name];
    }
    fields.session.control.value = spike.session;
    fields.longest.control.value = spike.longest;
  }

  function showSlot(name, problem, hint) {
    const { control, slot } = fields[name];
    const text = problem ? problemSentence(problem, texts.unit, lang) : hint;
    if (slot.textContent !== text) slot.textContent = text;
    slot.className = problem ? "ts-error" : "ts-hint";
    if (problem) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }

  function showForm(read, problems) {
    const { unit } = read;
    const date = (day) => dayText(day, lang, { year: true });
    const long = { unit: words(`long_${unit}`) };
    const labels = { step: words("step", long), ceiling: words("ceiling", long) };
    const last = plan.monday + 7 * plan.weeks - 1;
    const { step } = settings;
    const hints = {
      start_load: words(`hint_${unit}`),
      sessions_per_week: words("hint_sessions", { each: eachText(plan, lang), unit: plan.settings.unit }),
      rate: doublingText(settings.rate / 100, lang),
      step: step > 0 ? words("hint_step", { percent: percentText((100 * step) / settings.start_load, lang) }) : words("hint_level"),
      deload_every: words("hint_deload"),
      deload_share: words("hint_share"),
      ceiling: words("hint_ceiling"),
      start_date: words("hint_start", { date: date(plan.monday) }),
      weeks: words("hint_weeks", { date: date(last) }),
      target_date: words("hint_target", { week: plan.weeks }),
    };
    for (const name of Object.keys(texts)) {
      const { label, slot, less, more } = fields[name] ?? {};
      if (!slot) continue;
      label.textContent = labels[name] ?? words(name);
      for (const [button, key] of [[less, "less"], [more, "more"]]) {
        if (button) button.lastChild.textContent = words(key, { label: label.textContent });
      }
      showSlot(name, problems[name], hints[name] ?? "");
    }
    geometricField.hidden = read.growth === "linear";
    linearField.hidden = read.growth !== "linear";
    weeksField.hidden = texts.length === "date";
    targetField.hidden = texts.length !== "date";
    const { control, less, more } = fields.deload_share;
    for (const part of [control, less, more]) part.disabled = read.deload_every === 0;
  }

  function showResults() {
    const { unit } = settings;
    const told = summary(plan, lang);
    sentence.textContent = told;
    head.replaceChildren(
      ...["col_week", "col_from", "col_load", "col_change", "col_each"].map((key) => make("th", { scope: "col" }, words(key, { unit }))),
    );
    body.replaceChildren(
      ...tableRows(plan, lang).map(({ deload, cells: [week, ...cells] }) =>
        make(
          "tr",
          { class: deload ? `${BASE}__deload` : null },
          make("th", { scope: "row", class: `${BASE}__week` }, week, deload ? make("span", { class: `${BASE}__tag` }, ` ${words("deload_tag")}`) : null),
          cells.map((cell) => make("td", {}, cell)),
        ),
      ),
    );
    changeNote.textContent = words(plan.deloads.length ? "change_note_deload" : "change_note");
    const compared = comparisonRows(plan, lang);
    rowHeads.forEach(([key, th], index) => {
      th.textContent = words(key, { unit });
      th.parentElement.replaceChildren(th, ...compared[index].map((cell) => make("td", {}, cell)));
    });
    chart.show(plan, told);
  }

  function say(text) {
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      if (heard.textContent !== text) heard.textContent = text;
    }, 800);
  }

  /** Reads the form, shows what it gives, and hands sound settings to the model and the memory. */
  function refresh({ quiet = false } = {}) {
    const read = settingsOf(texts, settings);
    const problems = problemsOf(read, today());
    const names = Object.keys(problems);
    const sound = names.length === 0;
    if (sound) {
      const news = !same(read, settings);
      settings = read;
      plan = madePlan(settings, today());
      push(settings);
      if (news && !quiet) remember();
    } else if (plan === null) {
      plan = madePlan({ ...settings, target_date: "" }, today());
    }
    stale.hidden = sound;
    root.classList.toggle(`${BASE}--stale`, !sound);
    showForm(read, problems);
    showResults();
    helper.show();
    showSpike();
    if (quiet) return;
    const [name] = names;
    say(sound ? sentence.textContent : `${fields[name].label.textContent}: ${problemSentence(problems[name], texts.unit, lang)}`);
  }

  function follow() {
    if (pushing || queued) return;
    queued = true;
    queueMicrotask(() => {
      queued = false;
      if (same(ofModel(), settings)) return;
      settings = ofModel();
      texts = textsOf(settings, lang);
      fillForm();
      refresh();
    });
  }

  fillForm();
  refresh({ quiet: true });
  showMemory(words("kept"));
  el.replaceChildren(root);
  const unwatch = chart.watch();
  for (const name of SETTINGS) model.on(`change:${name}`, follow);
  return () => {
    for (const name of SETTINGS) model.off(`change:${name}`, follow);
    clearTimeout(speaking);
    unwatch();
    root.remove();
  };
}

/** The chart in its reserved frame: `show(plan, summary)` at any time, `watch()` once it is on the page. */
function chartView(model, lang, words) {
  const picture = make("div", { class: `${BASE}__picture` });
  const frame = make("div", { class: `${BASE}__chart` }, make("p", { class: "ts-note" }, words("chart_wait")));
  const caption = make("figcaption", { class: "ts-note" });
  let plan = null;
  let plotly = null;
  let drawing = 0;
  let closed = false;

  function draw() {
    drawing = 0;
    if (plotly === null || closed || frame.clientWidth === 0) return;
    const size = { width: frame.clientWidth, height: CHART_HEIGHT, colours: tokens(frame) };
    const { data, layout } = chartFigure(plan, lang, size);
    plotly.react(picture, data, layout, { displayModeBar: false, doubleClick: false, showTips: false });
  }
  function soon() {
    if (drawing === 0) drawing = requestAnimationFrame(draw);
  }
  function load() {
    loadPlotly(model).then(
      (library) => {
        if (closed) return;
        plotly = library;
        frame.replaceChildren(picture);
        draw();
      },
      () => {
        if (closed) return;
        const again = make("button", { class: "ts-button", type: "button", onclick: load }, words("chart_again"));
        frame.replaceChildren(make("p", { class: "ts-note" }, words("chart_failed")), again);
      },
    );
  }

  return {
    element: make("figure", { class: `${BASE}__figure` }, frame, caption),
    show(shown, told) {
      plan = shown;
      picture.setAttribute("role", "img");
      picture.setAttribute("aria-label", words("chart_label", { summary: told }));
      const { unit, ceiling } = plan.settings;
      caption.textContent = [
        words("caption_plan", { unit: words(`long_${unit}`) }),
        plan.deloads.length ? words("caption_deload") : "",
        words(plan.weeks > COMPARED_WEEKS ? "caption_lines_first" : "caption_lines"),
        ceiling === null ? "" : words("caption_ceiling"),
      ].filter(Boolean).join(" ");
      soon();
    },
    watch() {
      const away = whenNear(frame, load);
      const still = whenThemeChanges(soon);
      const observer = new ResizeObserver(soon);
      observer.observe(frame);
      return () => {
        closed = true;
        away();
        still();
        observer.disconnect();
        cancelAnimationFrame(drawing);
        if (plotly !== null) plotly.purge(picture);
      };
    },
  };
}
