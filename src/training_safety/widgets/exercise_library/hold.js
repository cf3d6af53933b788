// The clock on a card: an exercise that is held, with a rest between, told by the warm-up timer's clock.
import { button, make, setText } from "../shared/dom.js";
import { clockFor } from "../warm_up_timer/clock.js";
import { holdPhases } from "../warm_up_timer/choices.js";
import { clockText, spokenTime } from "../warm_up_timer/sentences.js";

const READY_S = 5;
const REST_S = 30;
const MAIN_WORD = { ready: "start", running: "pause", paused: "resume", finished: "again" };

/** The plan of the least dose of an exercise that is held. */
export function holdPlan({ id, name, dose }) {
  const settings = { holds: dose.sets[0], hold_s: dose.hold_s[0], rest_s: REST_S, sides: dose.sides ? 1 : 0, ready_s: READY_S };
  const held = [{ key: id, name, how: { nb: "", en: "" }, figure: "", gentler: null }];
  return { kind: "hold", settings, phases: holdPhases(settings, held) };
}

/** The clock of an exercise as an element, and how it is put away. */
export function holdOf(exercise, { lang, t, say }) {
  const plan = holdPlan(exercise);
  const clock = clockFor({ get: (trait) => ({ plan, name: "exercise_library" })[trait] }, lang);
  const phase = make("span", { class: "ts-exercises-phase" });
  const digits = make("span", { class: "ts-exercises-digits", "aria-hidden": "true" });
  const inWords = make("span", { class: "ts-only-heard" });
  const main = button("", () => clock.press(), { class: "ts-button ts-button--main" });
  const anew = button(t("restart"), () => clock.restart(), { class: "ts-button ts-button--quiet" });
  const sound = make("input", { type: "checkbox", onchange: () => clock.switchTo("sound", sound.checked) });
  const told = () => {
    const { at } = clock.state();
    return at.finished ? t("hold_done") : `${plan.phases[at.phase].name[lang]}, ${spokenTime(at.phaseRemaining, lang)}.`;
  };
  const view = {
    say,
    told,
    renew() {},
    paint() {
      const { at, status, switches, able } = clock.state();
      setText(main, t(MAIN_WORD[status]));
      anew.hidden = status !== "paused";
      setText(phase, at.finished ? t("hold_done") : plan.phases[at.phase].name[lang]);
      setText(digits, clockText(at.phaseRemaining));
      setText(inWords, at.finished ? "" : spokenTime(at.phaseRemaining, lang));
      sound.checked = able.sound && switches.sound;
      sound.disabled = !able.sound;
    },
  };
  clock.attach(view);
  const element = make("div", { class: "ts-exercises-hold" },
    make("div", { class: "ts-exercises-time", role: "timer", "aria-live": "off" }, digits, phase, inWords),
    main, anew,
    make("label", { class: "ts-exercises-sound" }, sound, make("span", {}, t("sound"))));
  return { element, close: () => clock.detach(view) };
}
