// One timer, however many times it is shown: the run, what is chosen, what is kept, and the devices.
import { cleanEdits, editedPlan } from "./warm_up_choices.js";
import { canVibrate, screenLock, soundBoard, vibrate, voiceBox } from "./warm_up_devices.js";
import { markOf, memory, restored, switchesFrom } from "./warm_up_memory.js";
import { READY, cues, elapsed, lengthened, observed, paused, present, refitted, skipped, started, status, wentBack } from "./warm_up_plan.js";

const TICK_MS = 250;
const clocks = new Map();

/** The clock of a model's plan and name; views of the same share it. */
export function clockFor(model, lang) {
  const plan = model.get("plan");
  const name = model.get("name") || plan.kind;
  const key = [name, lang, JSON.stringify(plan)].join();
  if (!clocks.has(key)) clocks.set(key, makeClock(name, plan, lang, () => clocks.delete(key)));
  return clocks.get(key);
}

/**
 * A view has `renew()` for a changed plan, `paint()` for a moment, `told(what, at)` for the words, and
 * `say(text)` for those who listen. The first view does the talking.
 */
function makeClock(name, base, lang, gone) {
  const kept = memory(name);
  const sounds = soundBoard();
  const voice = voiceBox(lang);
  const screen = screenLock(() => paint());
  const views = new Set();
  let [plan, edits, switches, run, note] = [base, null, null, READY, null];
  let [cued, said] = [null, null]; // where the devices last were, and what the reader was last told of
  let ticking = null;
  let leaving = null;

  const now = () => Date.now();
  const here = () => present(plan, run, now());
  const running = () => run.since !== null;
  const save = () => kept.write(plan, { edits, switches, run });
  const paint = () => views.forEach((view) => view.paint());
  const words = (what, at) => [...views][0]?.told(what, at) ?? "";
  const say = (text) => [...views][0]?.say(text);
  const speak = (text) => switches.speech && voice.say(text);

  function load() {
    const raw = kept.read();
    edits = cleanEdits(base, raw.edits);
    plan = editedPlan(base, edits);
    switches = switchesFrom(raw.switches);
    ({ run, note } = restored(plan, raw.run, raw.mark, now()));
    settle();
  }

  /** After anything but the passing of time: nothing that is now is news. */
  function settle() {
    cued = said = here();
    clearInterval(ticking);
    ticking = running() ? setInterval(tick, TICK_MS) : null;
    screen.want(running());
  }

  /** Looks at the clock, and tells of what has changed since last time: once, and only what is now. */
  function tick() {
    run = observed(plan, run, now());
    const at = here();
    if (at.id !== cued.id) {
      const kind = at.finished ? "finish" : at.phase === cued.phase ? "exercise" : "phase";
      cued = at;
      if (switches.vibration) vibrate(kind);
      speak(words(kind, at));
      if (at.finished) {
        clearInterval(ticking);
        screen.want(false);
        save();
      }
    }
    // A page that nobody sees stays silent, and tells when it is seen again.
    if (at.id !== said.id && document.visibilityState === "visible") {
      say(words(at.phase === said.phase ? "exercise" : "phase", at));
      said = at;
    }
    paint();
  }

  /** Lays the sounds ahead anew, after anything that moves them. */
  async function sound() {
    if (running() && switches.sound) await sounds.wake();
    sounds.lay(running() && switches.sound ? cues(plan, run.extra, elapsed(run, now())) : []);
    paint();
  }

  /** Something the reader did. */
  function act(change, what = "phase") {
    run = change(plan, observed(plan, run, now()), now());
    note = null;
    settle();
    save();
    const text = words(what, here());
    say(text);
    if (running()) speak(text);
    else voice.hush();
    sound();
  }

  function change(next) {
    const before = plan;
    edits = cleanEdits(base, next);
    plan = editedPlan(base, edits);
    if (markOf(before) !== markOf(plan)) {
      run = refitted(before, plan, observed(before, run, now()), now());
      note = null;
      settle();
      sound();
    }
    save();
    renew();
  }

  function renew() {
    views.forEach((view) => view.renew());
    paint();
  }

  /** The page comes or goes. A phone may have stopped the audio clock while it slept. */
  function looked() {
    if (!running()) return;
    tick();
    if (running()) save();
    screen.ask();
    sound();
  }

  function listen() {
    leaving = new AbortController();
    const { signal } = leaving;
    document.addEventListener("visibilitychange", looked, { signal });
    for (const event of ["pageshow", "pagehide"]) globalThis.addEventListener(event, looked, { signal });
    // After a reload, sound has to wait for the reader to touch the page.
    for (const event of ["pointerdown", "keydown"]) document.addEventListener(event, () => sounds.awake() || sound(), { signal });
    globalThis.addEventListener("storage", (event) => {
      if (!kept.touched(event)) return;
      load(); // another tab has the same timer
      sound();
      renew();
    }, { signal });
    voice.onVoices(paint, { signal });
  }

  return {
    base,
    get plan() { return plan; },
    get edits() { return edits; },
    get switches() { return switches; },
    get run() { return run; },
    get note() { return note; },
    get status() { return status(plan, run); },
    get problem() { return kept.problem; },
    get soundWaits() { return running() && switches.sound && sounds.present && !sounds.awake(); },
    get voiceless() { return switches.speech && voice.present && !voice.speaks(); },
    screenWorks: screen.works,
    can: { sound: sounds.present, vibration: canVibrate(), speech: voice.present },
    here,
    change,
    press: () => (running() ? act(paused, "pause") : act(started)),
    restart: () => act(() => READY),
    back: () => act(wentBack),
    skip: () => act(skipped),
    lengthen: () => act(lengthened, "more"),
    gentler(key, on) {
      change({ ...edits, gentler: on ? [...edits.gentler, key] : edits.gentler.filter((one) => one !== key) });
    },
    /** Turns a cue on, with a taste of it, or off. */
    async switchTo(which, on) {
      switches[which] = on;
      save();
      if (which === "vibration" && on) vibrate("phase");
      if (which === "speech" && on) speak(words("phase", here()));
      else if (which === "speech") voice.hush();
      if (which === "sound" && on && !running()) {
        await sounds.wake();
        sounds.lay([{ in: 0, kind: "phase" }]);
      } else sound();
      paint();
    },
    /** Deletes what is kept, and begins afresh. */
    forget() {
      voice.hush();
      kept.remove();
      load();
      sound();
      renew();
    },
    attach(view) {
      if (views.size === 0) {
        load();
        listen();
      }
      views.add(view);
    },
    detach(view) {
      views.delete(view);
      if (views.size > 0) return;
      if (running()) save();
      leaving.abort();
      clearInterval(ticking);
      screen.want(false);
      voice.hush();
      sounds.close();
      gone();
    },
  };
}
