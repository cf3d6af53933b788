// One timer, however many times it is shown: the run, what is chosen, what is kept, and the devices.
import { openRecord, recordName } from "../shared/storage.js";
import { editedPlan } from "./choices.js";
import { canVibrate, screenLock, soundBoard, vibrate, voiceBox } from "./devices.js";
import { editsFrom, lastFrom, lastOf, runFrom, switchesFrom, TIMERS, timing } from "./memory.js";
import { READY, countAt, cues, elapsed, lengthened, observed, paused, present, refitted, shortened, skipped, started, wentBack } from "./plan.js";

const TICK_MS = 250;
const clocks = new Map();

/** The clock of a model's plan and name; views of the same share it. */
export function clockFor(model, lang) {
  const plan = model.get("plan");
  const name = recordName(model, plan.kind);
  const key = [name, lang, JSON.stringify(plan)].join();
  if (!clocks.has(key)) clocks.set(key, makeClock(name, plan, lang, () => clocks.delete(key)));
  return clocks.get(key);
}

/**
 * A view has `renew()` for a changed plan, `paint()` for a moment, `told(what)` for the words of it, and
 * `say(text)` for those who listen. The first view does the talking.
 */
function makeClock(name, base, lang, gone) {
  const kept = openRecord(TIMERS, name, { unnamed: base.kind });
  const sounds = soundBoard();
  const voice = voiceBox(lang);
  const screen = screenLock(paint);
  const views = new Set();
  let [plan, edits, switches, run] = [base, null, null, READY];
  let [last, found] = [null, null]; // what is remembered of the last run, and what was on opening: that is told
  let [cued, said] = [null, null]; // what the devices and the reader last were told of
  let [ticking, leaving] = [null, null];
  let [counting, counted] = [false, null]; // whether the last seconds are told, and which one was told last

  const now = () => Date.now();
  const here = () => present(plan, run, now());
  const running = () => run.since !== null;
  const status = () => (running() ? "running" : here().finished ? "finished" : run.kept > 0 ? "paused" : "ready");
  const audible = () => running() && switches.sound;
  function save() {
    last = lastOf(plan, run, now(), last);
    kept.write({ edits, switches, run, timing: timing(plan), last });
  }
  const say = (what) => [...views][0].say([...views][0].told(what));
  const speak = (what) => switches.speech && voice.say([...views][0].told(what));

  function paint() {
    for (const view of views) view.paint();
  }
  function renew() {
    for (const view of views) view.renew();
    paint();
  }

  function load() {
    const raw = kept.read() ?? {};
    [edits, switches] = [editsFrom(raw.edits), switchesFrom(raw.switches)];
    plan = editedPlan(base, edits);
    run = runFrom(raw.run, plan, raw.timing, now());
    last = found = lastOf(plan, run, now(), lastFrom(raw.last));
    settle();
  }

  /** As another tab has left it, or as there is nothing kept. */
  function loadAnew() {
    voice.hush();
    load();
    renew();
  }

  /** After anything but the passing of time: what is now is no news, and the sounds to come are others. */
  function settle() {
    cued = said = here();
    counted = null;
    clearInterval(ticking);
    if (running()) ticking = setInterval(tick, TICK_MS);
    screen.want(running());
    sound();
  }

  async function sound() {
    if (audible()) await sounds.wake().then(paint);
    sounds.lay(audible() ? cues(plan, run.extra, elapsed(run, now()), counting) : []);
  }

  /** Looks at the clock, and tells of what has changed since last time: once, and only what is now. */
  function tick() {
    run = observed(plan, run, now());
    const at = here();
    if (at.id !== cued.id) {
      const kind = at.finished ? "finish" : at.phase === cued.phase ? "exercise" : "phase";
      cued = at;
      if (switches.vibration) vibrate(kind);
      speak(kind);
      if (at.finished) {
        clearInterval(ticking);
        screen.want(false);
        save();
      }
    }
    const count = counting && running() ? countAt(plan, run, now()) : null;
    if (count !== counted && count !== null && document.visibilityState === "visible") {
      [...views][0].say(String(count));
      if (switches.speech) voice.say(String(count));
    }
    counted = count;
    // A page that nobody sees stays silent, and tells when it is seen again.
    if (at.id !== said.id && document.visibilityState === "visible") {
      say(at.phase === said.phase ? "exercise" : "phase");
      said = at;
    }
    paint();
  }

  function act(change, done) {
    const { phase } = here();
    run = change(plan, observed(plan, run, now()), now());
    const what = done ?? (here().phase === phase ? "exercise" : "phase");
    settle();
    save();
    say(what);
    if (what === "pause") voice.hush();
    else speak(what);
    paint();
  }

  function choose(changes) {
    const before = plan;
    edits = { ...edits, ...changes };
    plan = editedPlan(base, edits);
    if (timing(before) !== timing(plan)) {
      run = refitted(before, plan, observed(before, run, now()), now());
      settle();
    }
    save();
    renew();
  }

  /** The page comes or goes. A phone may have stopped the audio clock while it slept. */
  function looked() {
    tick();
    if (!running()) return;
    save();
    screen.ask();
    sound();
  }

  function listen() {
    leaving = new AbortController();
    const on = (target, events, action) => events.forEach((event) => target.addEventListener(event, action, { signal: leaving.signal }));
    on(document, ["visibilitychange"], looked);
    on(globalThis, ["pageshow", "pagehide"], looked);
    // After a reload, sound has to wait for the reader to touch the page.
    on(document, ["pointerdown", "keydown"], () => audible() && !sounds.awake() && sound());
    leaving.signal.addEventListener("abort", kept.follow(loadAnew));
    if (globalThis.speechSynthesis) on(speechSynthesis, ["voiceschanged"], paint);
  }

  return {
    base,
    state: () => ({
      plan, edits, switches, run,
      last: found,
      at: here(),
      status: status(),
      storage: kept.problem,
      soundWaits: audible() && sounds.present && !sounds.awake(),
      able: { sound: sounds.present, vibration: canVibrate(), speech: voice.present() || (voice.mayCome() && !switches.speech) },
      screenStays: screen.works(),
      passesSilence: sounds.passesSilence,
    }),
    press: () => (running() ? act(paused, "pause") : act(started, "phase")),
    restart: () => act(() => READY, "phase"),
    back: () => act(wentBack),
    skip: () => act(skipped),
    lengthen: () => act(lengthened, "lengthen"),
    shorten: () => act(shortened, "shorten"),
    /** Tells the last seconds before each change, or not any more. */
    count(on) {
      counting = on;
      sound();
    },
    choose,
    chooseGentler: (key, on) => choose({ gentler: [...edits.gentler.filter((one) => one !== key), ...(on ? [key] : [])] }),
    /** What is switched on gives a taste of itself. */
    async switchTo(which, on) {
      switches[which] = on;
      save();
      if (!on) voice.hush();
      else if (which === "vibration") vibrate("phase");
      else if (which === "speech") speak("phase");
      paint();
      if (which !== "sound") return;
      await sounds.wake();
      if (running()) sound();
      else sounds.lay(on ? [{ in: 0, kind: "phase" }] : []);
    },
    forget() {
      kept.remove();
      loadAnew();
    },
    attach(view) {
      if (views.size === 0) {
        load();
        listen();
      }
      views.add(view);
      view.renew();
      view.paint();
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
