// A plan in time, and a run through it. What time it is in the plan is always worked out from the
// clock, never counted in ticks, so that a hidden tab or a sleeping phone comes back right.
// The plan's half is a twin of warm_up_plan.py; both read tests/vectors/warm_up.json.

export const EXTRA_S = 30;
const MOST_EXTRA_S = 3600;
const HARDLY_BEGUN_S = 3;

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

// ---- The plan ----

/** The length of the plan [s], without what a run has added. */
export const totalSeconds = (plan) => sum(plan.phases.map(({ seconds }) => seconds));

/**
 * The plan cut into what is done one thing at a time: each exercise, or a phase without any.
 * `extra` is what a run has added [s], by slot id.
 */
export function slots(plan, extra = {}) {
  const found = [];
  let start = 0;
  plan.phases.forEach((phase, index) => {
    const count = phase.exercises.length || 1;
    const edge = (i) => Math.floor((phase.seconds * i) / count);
    for (let i = 0; i < count; i += 1) {
      const id = `${phase.key}/${phase.exercises[i]?.key ?? ""}`;
      const end = start + edge(i + 1) - edge(i) + (extra[id] ?? 0);
      found.push({ id, phase: index, exercise: phase.exercises.length ? i : null, start, end });
      start = end;
    }
  });
  return found;
}

/** Where each phase begins and ends [s]. */
export function spans(plan, extra = {}) {
  const all = slots(plan, extra);
  return plan.phases.map((_, index) => {
    const own = all.filter(({ phase }) => phase === index);
    return { start: own[0].start, end: own.at(-1).end };
  });
}

/** Where in the plan one is after `seconds`. An edge belongs to what begins there. */
export function position(plan, seconds, extra = {}) {
  const all = slots(plan, extra);
  const last = all.at(-1);
  const at = Math.min(Math.max(seconds, 0), last.end);
  const finished = at >= last.end;
  const index = finished ? all.length - 1 : all.findIndex((slot) => at < slot.end);
  const slot = all[index];
  const { start, end } = spans(plan, extra)[slot.phase];
  return {
    slot: index,
    id: finished ? "finished" : slot.id,
    phase: slot.phase,
    exercise: slot.exercise,
    phaseElapsed: at - start,
    phaseRemaining: end - at,
    exerciseRemaining: slot.end - at,
    remaining: last.end - at,
    ...beatAt(plan.phases[slot.phase].rhythm, at - start, finished),
    finished,
  };
}

function beatAt(rhythm, seconds, finished) {
  if (!rhythm.length || finished) return { beat: null, beatRemaining: null };
  let into = seconds % sum(rhythm.map((beat) => beat.seconds));
  let beat = 0;
  while (into >= rhythm[beat].seconds) {
    into -= rhythm[beat].seconds;
    beat += 1;
  }
  return { beat, beatRemaining: rhythm[beat].seconds - into };
}

/** The sounds to come: seconds from now, and of what kind. */
export function cues(plan, extra, at) {
  const ahead = slots(plan, extra).filter(({ end }) => end > at);
  return ahead.map(({ end, phase }, i) => {
    const next = ahead[i + 1];
    return { in: end - at, kind: !next ? "finish" : next.phase === phase ? "exercise" : "phase" };
  });
}

/** How full the lungs are drawn, 0 to 1, at a moment in the rhythm. */
export function fullness(rhythm, beat, beatRemaining) {
  if (beat === null) return 0;
  // After breathing in they are full, after breathing out empty; a hold leaves them as they are.
  const after = (index) => (rhythm.slice(0, index + 1).findLast(({ key }) => key === "in" || key === "out")?.key === "in" ? 1 : 0);
  const [from, to] = [after(beat === 0 ? rhythm.length - 1 : beat - 1), after(beat)];
  const share = 1 - beatRemaining / rhythm[beat].seconds;
  return from + ((to - from) * (1 - Math.cos(Math.PI * share))) / 2;
}

// ---- The run ----

/**
 * A run that has not begun: `kept` seconds are behind it, it runs since `since` [ms] if it runs,
 * the clock was last looked at when `seen`, and `extra` is what was added.
 */
export const READY = { kept: 0, since: null, seen: 0, extra: {} };

/** The seconds that the run has lasted; never below zero, whatever the clock does. */
export const elapsed = (run, now) => (run.since === null ? run.kept : run.kept + Math.max(0, now - run.since) / 1000);

/** Where in the plan the run is now. */
export const present = (plan, run, now) => position(plan, elapsed(run, now), run.extra);

const total = (plan, run) => slots(plan, run.extra).at(-1).end;

/** "ready", "running", "paused" or "finished". */
export function status(plan, run) {
  if (run.since !== null) return "running";
  if (run.kept >= total(plan, run)) return "finished";
  return run.kept > 0 ? "paused" : "ready";
}

/** The run as it is now: finished when the time is up, and unharmed by a clock set back. */
export function observed(plan, run, now) {
  if (run.since === null) return run;
  // A clock set back would take away time that has been seen to pass: count on from what was seen.
  const steady = now < run.seen ? { ...run, kept: elapsed(run, run.seen), since: now, seen: now } : { ...run, seen: now };
  const late = elapsed(steady, now) - total(plan, run);
  return late < 0 ? steady : { ...steady, kept: total(plan, run), since: null, seen: now - late * 1000 };
}

// What a reader does, to a run as it was observed just now.

/** On from a pause, or from the beginning. */
export function started(plan, run, now) {
  if (run.since !== null) return run;
  return { ...(status(plan, run) === "finished" ? READY : run), since: now, seen: now };
}

export const paused = (plan, run, now) => ({ ...run, kept: elapsed(run, now), since: null, seen: now });

function movedTo(plan, run, now, target) {
  const goesOn = run.since !== null && target < total(plan, run);
  return { ...run, kept: target, since: goesOn ? now : null, seen: now };
}

/** On to the start of the next phase; from the last one, to the end. */
export const skipped = (plan, run, now) =>
  movedTo(plan, run, now, spans(plan, run.extra)[present(plan, run, now).phase].end);

/** Back to the start of this phase, or of the one before when this has hardly begun. */
export function wentBack(plan, run, now) {
  const { phase, phaseElapsed } = present(plan, run, now);
  const further = phaseElapsed < HARDLY_BEGUN_S && phase > 0;
  return movedTo(plan, run, now, spans(plan, run.extra)[further ? phase - 1 : phase].start);
}

/** More time for what is being done, in this run only. */
export function lengthened(plan, run, now) {
  const { id, finished } = present(plan, run, now);
  if (finished) return run;
  return { ...run, extra: { ...run.extra, [id]: Math.min(MOST_EXTRA_S, (run.extra[id] ?? 0) + EXTRA_S) } };
}

/** The run after the plan was changed: the same phase, as far into it as there is room for. */
export function refitted(before, after, run, now) {
  const here = present(before, run, now);
  if (here.finished) return READY;
  const same = after.phases.findIndex(({ key }) => key === before.phases[here.phase].key);
  const { start, end } = spans(after, run.extra)[same < 0 ? Math.min(here.phase, after.phases.length - 1) : same];
  return movedTo(after, run, now, same < 0 ? start : Math.min(start + here.phaseElapsed, end));
}
