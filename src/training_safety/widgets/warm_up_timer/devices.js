// Sound, voice, vibration, and a screen that stays awake. Any of them may be missing or refused.

// Each tone: pitch [Hz], after [s], lasting [s].
const TONES = {
  count: [[440, 0, 0.12]],
  exercise: [[660, 0, 0.25]],
  phase: [[587, 0, 0.22], [880, 0.26, 0.5]],
  finish: [[587, 0, 0.22], [740, 0.26, 0.22], [880, 0.52, 0.8]],
};
const BUZZES_MS = { exercise: [150], phase: [250, 120, 250], finish: [300, 150, 300, 150, 300] };

/** Tones laid ahead on the audio clock, which runs on when a hidden page's own timers are slowed. */
export function soundBoard() {
  const Context = globalThis.AudioContext ?? globalThis.webkitAudioContext;
  let context = null;
  let bus = null; // what has been laid goes through it, and is silenced with it
  const tone = (begins, pitch, lasts) => {
    const [voice, level] = [context.createOscillator(), context.createGain()];
    voice.frequency.value = pitch;
    level.gain.setValueAtTime(0.0001, begins);
    level.gain.exponentialRampToValueAtTime(0.4, begins + 0.03);
    level.gain.exponentialRampToValueAtTime(0.0001, begins + lasts);
    voice.connect(level).connect(bus);
    voice.start(begins);
    voice.stop(begins + lasts);
  };
  const awake = () => context?.state === "running";
  // An iPhone's silent switch takes the tones away unless they are playback.
  const session = globalThis.navigator?.audioSession;
  const audibleAs = (type) => {
    try {
      if (session) session.type = type;
    } catch {
      // The phone decides for itself.
    }
  };
  return {
    present: Boolean(Context),
    /** Whether the silent switch can be passed by. */
    passesSilence: Boolean(session),
    awake,
    /** Only works in answer to something the reader does. */
    async wake() {
      try {
        audibleAs("playback");
        context ??= new Context();
        if (!awake()) await context.resume();
      } catch {
        // No sound on this device just now.
      }
    },
    /** Plays these sounds and none that were laid before: `[{ in: seconds from now, kind }]`. */
    lay(sounds) {
      bus?.disconnect();
      if (!awake()) return;
      bus = context.createGain();
      bus.connect(context.destination);
      for (const { in: delay, kind } of sounds) {
        for (const [pitch, after, lasts] of TONES[kind]) tone(context.currentTime + delay + after, pitch, lasts);
      }
    },
    close() {
      context?.close();
      if (context) audibleAs("auto");
      context = null;
    },
  };
}

/** The language's own voice. One that is not on the device would send the words to its maker. */
export function voiceFor(voices, lang) {
  const local = voices.filter((voice) => voice.localService === true);
  const speaks = (wanted) => local.find((voice) => `${voice.lang.toLowerCase().replaceAll("_", "-")}-`.startsWith(`${wanted}-`));
  return (lang === "en" ? ["en-gb", "en"] : ["nb", "no", "nn"]).map(speaks).find(Boolean);
}

export function voiceBox(lang) {
  const synthesis = globalThis.speechSynthesis;
  const voice = () => synthesis && voiceFor(synthesis.getVoices(), lang);
  return {
    present: () => Boolean(voice()),
    /** Voices arrive late in some browsers. */
    mayCome: () => synthesis?.getVoices().length === 0,
    hush: () => synthesis?.cancel(),
    say(words) {
      const spoken = voice() && Object.assign(new SpeechSynthesisUtterance(words), { voice: voice(), lang: voice().lang });
      synthesis?.cancel();
      if (spoken) synthesis.speak(spoken);
    },
  };
}

export const canVibrate = () => "vibrate" in navigator;
export const vibrate = (kind) => navigator.vibrate?.(BUZZES_MS[kind]);

/** Keeps the screen awake while it is wanted; the browser takes that back whenever the page is hidden. */
export function screenLock(changed) {
  const { wakeLock } = navigator;
  let [wanted, lock, refused] = [false, null, !wakeLock];
  async function ask() {
    if (!wakeLock || !wanted || lock || document.visibilityState !== "visible") return;
    try {
      const granted = await wakeLock.request("screen");
      if (lock || !wanted) return granted.release();
      [lock, refused] = [granted, false];
      lock.addEventListener("release", () => (lock = null));
    } catch {
      refused = true;
    }
    changed();
  }
  return {
    works: () => !refused,
    ask,
    want(yes) {
      wanted = yes;
      if (yes) ask();
      else lock?.release();
    },
  };
}
