// The devices of a phone or a computer: sound, voice, vibration, and the screen that stays awake.
// Any of them may be missing or refused; the timer goes on without.

const TONES = {
  exercise: [[660, 0, 0.25]],
  phase: [[587, 0, 0.22], [880, 0.26, 0.5]],
  finish: [[587, 0, 0.22], [740, 0.26, 0.22], [880, 0.52, 0.8]],
}; // pitch [Hz], after [s], lasting [s]
const BUZZES = { exercise: [150], phase: [250, 120, 250], finish: [300, 150, 300, 150, 300] };

/** Tones laid ahead on the audio clock, which runs on when a hidden page's own timers are slowed. */
export function soundBoard() {
  const Context = globalThis.AudioContext ?? globalThis.webkitAudioContext;
  let context = null;
  let bus = null; // all that is laid ahead goes through it, and is silenced with it
  const tone = ([pitch, after, lasts], delay) => {
    const [voice, level] = [context.createOscillator(), context.createGain()];
    const begins = context.currentTime + delay + after;
    voice.frequency.value = pitch;
    level.gain.setValueAtTime(0.0001, begins);
    level.gain.exponentialRampToValueAtTime(0.4, begins + 0.03);
    level.gain.exponentialRampToValueAtTime(0.0001, begins + lasts);
    voice.connect(level).connect(bus);
    voice.start(begins);
    voice.stop(begins + lasts);
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
        // No sound on this device just now.
      }
    },
    /** Plays these sounds and none laid before: `[{ in: seconds from now, kind }]`. */
    lay(sounds) {
      bus?.disconnect();
      if (!this.awake()) return;
      bus = context.createGain();
      bus.connect(context.destination);
      for (const sound of sounds) for (const one of TONES[sound.kind]) tone(one, sound.in);
    },
    close() {
      context?.close();
      context = null;
    },
  };
}

/**
 * The voice for a language, or undefined: another language's voice would be nonsense to listen to, and
 * a voice that is not on the device would send the words to its maker.
 */
export function voiceFor(voices, lang) {
  const tag = (voice) => voice.lang.toLowerCase().replaceAll("_", "-");
  const local = voices.filter((voice) => voice.localService === true);
  const wanted = lang === "en" ? ["en-gb", "en"] : ["nb", "no", "nn"];
  return wanted.map((start) => local.find((voice) => `${tag(voice)}-`.startsWith(`${start}-`))).find(Boolean);
}

export function voiceBox(lang) {
  const synthesis = globalThis.speechSynthesis;
  const voice = () => voiceFor(synthesis.getVoices(), lang);
  return {
    present: Boolean(synthesis),
    speaks: () => Boolean(synthesis && voice()),
    say(text) {
      if (!this.speaks()) return;
      const words = new SpeechSynthesisUtterance(text);
      words.voice = voice();
      words.lang = words.voice.lang;
      synthesis.cancel();
      synthesis.speak(words);
    },
    hush: () => synthesis?.cancel(),
    /** Voices arrive late in some browsers. */
    onVoices: (callback, options) => synthesis?.addEventListener?.("voiceschanged", callback, options),
  };
}

export const canVibrate = () => typeof globalThis.navigator?.vibrate === "function";
export const vibrate = (kind) => globalThis.navigator?.vibrate?.(BUZZES[kind]);

/** Keeps the screen awake on demand; the browser takes that back whenever the page is hidden. */
export function screenLock(changed) {
  const { wakeLock } = globalThis.navigator ?? {};
  let [wanted, lock, refused] = [false, null, !wakeLock];
  async function ask() {
    if (!wakeLock || !wanted || lock || document.visibilityState !== "visible") return;
    try {
      const granted = await wakeLock.request("screen");
      if (lock || !wanted) return void granted.release(); // asked twice, or no longer wanted
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
      if (yes) return ask();
      lock?.release();
    },
  };
}
