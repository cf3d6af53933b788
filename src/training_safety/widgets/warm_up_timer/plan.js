// A plan in time, and a run through it. What time it is in the plan always comes from the clock and never
// from ticks, so that a hidden tab or a sleeping phone comes back right. Seconds, but `now` in milliseconds.

const EXTRA_S = 30;
const SHORTEST_SLOT_S = 1;
/** How many seconds are counted down before a change. */
export const COUNTED_S = 3;
const MOST_EXTRA_S = 3600;
const HARDLY_BEGUN_S = 3;

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

export const totalSeconds = (plan) => sum(plan.phases.map(({ seconds }) => seconds));

/** The plan cut into each exercise, or a phase without any. `extra` is what a run has added, by slot id. */
export function slots(plan, extra = {}) {
  const found = [];
  let start = 0;
  plan.phases.forEach((phase, index) => {
    const count = phase.exercises.length || 1;
    const edge = (i) => Math.floor((phase.seconds * i) / count);
    for (let i = 0; i < count; i += 1) {
      const id = `${phase.key}/${phase.exercises[i]?.key ?? ""}`;
      const end = start + Math.max(SHORTEST_SLOT_S, edge(i + 1) - edge(i) + (extra[id] ?? 0));
      found.push({ id, phase: index, exercise: phase.exercises.length ? i : null, start, end });
      start = end;
    }
  });
  return found;
}

export function spans(plan, extra = {}) {
  const all = slots(plan, extra);
  return plan.phases.map((_, index) => {
    const own = all.filter(({ phase }) => phase === index);
    return { start: own[0].start, end: own.at(-1).end };
  });
}

const total = (plan, extra) => slots(plan, extra).at(-1).end;

/** Where in the plan one is. An edge belongs to what begins there. */
export function position(plan, seconds, extra = {}) {
  const all = slots(plan, extra);
  const end = total(plan, extra);
  const at = Math.min(Math.max(seconds, 0), end);
  const finished = at >= end;
  const index = finished ? all.length - 1 : all.findIndex((slot) => at < slot.end);
  const slot = all[index];
  const phase = spans(plan, extra)[slot.phase];
  return {
    slot: index,
    id: finished ? "finished" : slot.id,
    phase: slot.phase,
    exercise: slot.exercise,
    phaseElapsed: at - phase.start,
    phaseRemaining: phase.end - at,
    exerciseRemaining: slot.end - at,
    ...beatAt(finished ? [] : plan.phases[slot.phase].rhythm, at - phase.start),
    finished,
  };
}

function beatAt(rhythm, seconds) {
  let into = seconds % sum(rhythm.map((beat) => beat.seconds));
  for (const [beat, { seconds: lasts }] of rhythm.entries()) {
    if (into < lasts) return { beat, beatRemaining: lasts - into };
    into -= lasts;
  }
  return { beat: null, beatRemaining: null };
}

export function fullness({ key, seconds }, remaining) {
  const eased = (1 + Math.cos((Math.PI * remaining) / seconds)) / 2;
  return key === "in" ? eased : 1 - eased;
}

/** The sounds to come: seconds from now, and of what kind; `counting` has the last seconds before each change too. */
export function cues(plan, extra, at, counting = false) {
  const ahead = slots(plan, extra).filter(({ end }) => end > at);
  const changes = ahead.map(({ end, phase }, i) => {
    const next = ahead[i + 1];
    return { in: end - at, kind: !next ? "finish" : next.phase === phase ? "exercise" : "phase" };
  });
  if (!counting) return changes;
  const counted = ahead.flatMap(({ start, end }) => (isCounted({ start, end }) ? [3, 2, 1].map((left) => ({ in: end - left - at, kind: "count" })) : []));
  return [...changes, ...counted.filter(({ in: delay }) => delay > 0)];
}

/** What is over almost as soon as it begins is not counted down. */
const isCounted = ({ start, end }) => end - start > 2 * COUNTED_S;

/** The whole seconds left where they are counted aloud, 3, 2 or 1; null at any other time. */
export function countAt(plan, run, now) {
  const { slot, exerciseRemaining, finished } = present(plan, run, now);
  const left = Math.ceil(exerciseRemaining);
  return !finished && left <= COUNTED_S && isCounted(slots(plan, run.extra)[slot]) ? left : null;
}

// ---- The run: `kept` seconds are behind it, it runs since `since`, and was looked at when `seen`.
// `jumped` of its seconds were skipped and never done; below zero where something was done again. ----

export const READY = { kept: 0, since: null, seen: 0, extra: {}, jumped: 0 };

/** Never below zero, whatever the clock does. */
export const elapsed = (run, now) => (run.since === null ? run.kept : run.kept + Math.max(0, now - run.since) / 1000);

/** The seconds that were really spent. */
export const spent = (run, now) => Math.max(0, elapsed(run, now) - run.jumped);

export const present = (plan, run, now) => position(plan, elapsed(run, now), run.extra);

/** The run as it is now: at its end when the time is up. */
export function observed(plan, run, now) {
  if (run.since === null) return run;
  // A clock set back would take away time that has been seen to pass: count on from what was seen.
  const steady = now < run.seen ? { ...run, kept: elapsed(run, run.seen), since: now, seen: now } : { ...run, seen: now };
  const end = total(plan, run.extra);
  const late = elapsed(steady, now) - end;
  return late < 0 ? steady : { ...steady, kept: end, since: null, seen: now - late * 1000 };
}

// What a reader does to a run that was observed just now.

export function started(plan, run, now) {
  if (run.since !== null) return run;
  return { ...(present(plan, run, now).finished ? READY : run), since: now, seen: now };
}

export const paused = (plan, run, now) => ({ ...run, kept: elapsed(run, now), since: null, seen: now });

function movedTo(plan, run, now, target) {
  const goesOn = run.since !== null && target < total(plan, run.extra);
  return { ...run, kept: target, since: goesOn ? now : null, seen: now, jumped: run.jumped + target - elapsed(run, now) };
}

/** On to the next exercise; from the last one, to the end. */
export const skipped = (plan, run, now) =>
  movedTo(plan, run, now, slots(plan, run.extra)[present(plan, run, now).slot].end);

/** Back to the start of this exercise, or of the one before when this has hardly begun. */
export function wentBack(plan, run, now) {
  const { slot } = present(plan, run, now);
  const all = slots(plan, run.extra);
  const further = elapsed(run, now) - all[slot].start < HARDLY_BEGUN_S && slot > 0;
  return movedTo(plan, run, now, all[further ? slot - 1 : slot].start);
}

/** More time for what is being done, in this run only. */
export function lengthened(plan, run, now) {
  const { id } = present(plan, run, now);
  return { ...run, extra: { ...run.extra, [id]: Math.min(MOST_EXTRA_S, (run.extra[id] ?? 0) + EXTRA_S) } };
}

export const canShorten = ({ finished, exerciseRemaining }) => !finished && exerciseRemaining > EXTRA_S;

/** Less time for what is being done, in this run only; with less left than that, nothing changes. */
export function shortened(plan, run, now) {
  const here = present(plan, run, now);
  if (!canShorten(here)) return run;
  return { ...run, extra: { ...run.extra, [here.id]: (run.extra[here.id] ?? 0) - EXTRA_S } };
}

/** The run after the plan was changed: the same phase, as far into it as there is room for. */
export function refitted(before, after, run, now) {
  const here = present(before, run, now);
  if (here.finished) return READY;
  const same = after.phases.findIndex(({ key }) => key === before.phases[here.phase].key);
  const { start, end } = spans(after, run.extra)[same < 0 ? Math.min(here.phase, after.phases.length - 1) : same];
  return movedTo(after, run, now, same < 0 ? start : Math.min(start + here.phaseElapsed, end));
}
