import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { canVibrate, screenLock, soundBoard, vibrate, voiceBox, voiceFor } from "../../../src/training_safety/widgets/warm_up_timer/devices.js";

const navigatorBefore = Object.getOwnPropertyDescriptor(globalThis, "navigator");
const setNavigator = (value) => Object.defineProperty(globalThis, "navigator", { value, configurable: true });
const settled = () => new Promise((resolve) => setTimeout(resolve));

afterEach(() => {
  for (const name of ["AudioContext", "speechSynthesis", "SpeechSynthesisUtterance", "document"]) delete globalThis[name];
  if (navigatorBefore) Object.defineProperty(globalThis, "navigator", navigatorBefore);
});

/** An audio context that notes what is played, and plays it only as long as it is connected. */
function audio({ allowed = true } = {}) {
  const played = [];
  const node = () => ({
    gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} },
    connected: true,
    connect(target) {
      this.target = target;
      return target;
    },
    disconnect() {
      this.connected = false;
    },
  });
  globalThis.AudioContext = class {
    state = "suspended";
    currentTime = 10;
    destination = {};
    async resume() {
      if (!allowed) throw new Error("not allowed");
      this.state = "running";
    }
    createGain() {
      return node();
    }
    createOscillator() {
      const voice = { ...node(), frequency: {}, start: (begins) => played.push({ begins, voice }), stop() {} };
      return voice;
    }
    close() {
      this.state = "closed";
    }
  };
  const heard = () => played.filter(({ voice }) => voice.target.target.connected).map(({ begins, voice }) => [begins, voice.frequency.value]);
  return heard;
}

test("tones are laid ahead on the audio clock, and laid anew they replace those before", async () => {
  const heard = audio();
  const board = soundBoard();
  assert.deepEqual([board.present, board.awake()], [true, false]);
  board.lay([{ in: 1, kind: "exercise" }]); // not awake: nothing, and no error
  await board.wake();
  board.lay([{ in: 5, kind: "exercise" }, { in: 60, kind: "phase" }]);
  assert.deepEqual(heard(), [[15, 660], [70, 587], [70.26, 880]]);
  board.lay([{ in: 2, kind: "exercise" }]);
  assert.deepEqual(heard(), [[12, 660]]);
  board.lay([]);
  assert.deepEqual(heard(), []);
  board.close();
  assert.equal(board.awake(), false);
});

test("where sound is not allowed or not there, nothing breaks", async () => {
  audio({ allowed: false });
  const board = soundBoard();
  await board.wake();
  board.lay([{ in: 0, kind: "finish" }]);
  assert.equal(board.awake(), false);
  delete globalThis.AudioContext;
  const none = soundBoard();
  await none.wake();
  none.lay([{ in: 0, kind: "phase" }]);
  none.close();
  assert.equal(none.present, false);
});

test("a voice speaks its own language, from the device itself, or nobody speaks", () => {
  const voice = (lang, localService = true) => ({ lang, localService });
  const english = [voice("en-US"), voice("de-DE")];
  assert.equal(voiceFor(english, "nb"), undefined);
  assert.equal(voiceFor([], "en"), undefined);
  assert.equal(voiceFor([...english, voice("nb-NO", false)], "nb"), undefined);
  assert.equal(voiceFor([...english, voice("nn-NO"), voice("nb_NO")], "nb").lang, "nb_NO");
  assert.equal(voiceFor([voice("no"), voice("nob")], "nb").lang, "no");
  assert.equal(voiceFor([voice("en-US"), voice("en-GB")], "en").lang, "en-GB");
  assert.equal(voiceFor(english, "en").lang, "en-US");
});

test("the voice may still come, is there, or is not there", () => {
  assert.deepEqual([voiceBox("nb").present(), Boolean(voiceBox("nb").mayCome())], [false, false]);
  const said = [];
  let voices = [];
  globalThis.speechSynthesis = { getVoices: () => voices, cancel: () => said.push("hush"), speak: ({ text, lang }) => said.push([text, lang]) };
  globalThis.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  const box = voiceBox("nb");
  assert.deepEqual([box.present(), box.mayCome()], [false, true]);
  box.say("ingen hører"); // nobody to say it
  voices = [{ lang: "nb-NO", localService: true }];
  assert.deepEqual([box.present(), box.mayCome()], [true, false]);
  box.say("Knebøy");
  assert.deepEqual(said.filter((one) => one !== "hush"), [["Knebøy", "nb-NO"]]);
});

test("the phone shakes where it can", () => {
  const shaken = [];
  setNavigator({ vibrate: (pattern) => shaken.push(pattern) });
  assert.equal(canVibrate(), true);
  vibrate("exercise");
  assert.deepEqual(shaken, [[150]]);
  setNavigator({});
  assert.equal(canVibrate(), false);
  vibrate("phase");
});

/** A wake lock that notes how often it was asked for. */
function lockable({ granted = true } = {}) {
  const locks = [];
  const request = async () => {
    if (!granted) throw new Error("battery is low");
    const lock = {
      held: true,
      addEventListener: (_, heard) => (lock.heard = heard),
      async release() {
        lock.held = false;
        lock.heard?.();
      },
    };
    locks.push(lock);
    return lock;
  };
  setNavigator({ wakeLock: { request } });
  globalThis.document = { visibilityState: "visible" };
  return locks;
}

test("the screen is kept awake while it is wanted, and asked for again after the page was hidden", async () => {
  const locks = lockable();
  let changes = 0;
  const screen = screenLock(() => (changes += 1));
  screen.want(true);
  await settled();
  assert.deepEqual([screen.works(), locks.length, changes], [true, 1, 1]);
  await locks[0].release(); // as the browser does when the page is hidden
  document.visibilityState = "hidden";
  await screen.ask();
  assert.equal(locks.length, 1);
  document.visibilityState = "visible";
  await screen.ask();
  assert.equal(locks.length, 2);
  screen.want(false);
  assert.equal(locks[1].held, false);
});

test("a screen that is let go while it was being asked for is not held", async () => {
  const locks = lockable();
  const screen = screenLock(() => {});
  screen.want(true);
  screen.want(false);
  await settled();
  assert.deepEqual(locks.map(({ held }) => held), [false]);
});

test("where the screen cannot be kept awake, that is known", async () => {
  lockable({ granted: false });
  const screen = screenLock(() => {});
  assert.equal(screen.works(), true);
  screen.want(true);
  await settled();
  assert.equal(screen.works(), false);
  setNavigator({});
  assert.equal(screenLock(() => {}).works(), false);
});

test("where the phone lets it, the tones are heard with the silent switch on, and it is given back afterwards", async () => {
  audio();
  const audioSession = { type: "auto" };
  setNavigator({ audioSession });
  const board = soundBoard();
  assert.equal(board.passesSilence, true);
  await board.wake();
  assert.equal(audioSession.type, "playback");
  board.close();
  assert.equal(audioSession.type, "auto");
  setNavigator({});
  assert.equal(soundBoard().passesSilence, false);
});
