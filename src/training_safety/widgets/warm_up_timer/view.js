// The warm-up timer as it is seen. What time it is in the plan is the business of clock.js.
import { button, make, needsScript, renderer, setText, uniqueId, unscripted } from "../shared/dom.js";
import { language, translator } from "../shared/language.js";
import { storageSentence } from "../shared/storage.js";
import { clockFor } from "./clock.js";
import { editor } from "./editor.js";
import { checkbox, icon, part } from "./elements.js";
import { slots, totalSeconds } from "./plan.js";
import { cardOf, stageOf } from "./stage.js";
import { lengthText, rhythmText, shown, told } from "./sentences.js";
import WORDS from "./words.json" with { type: "json" };

const MAIN_WORD = { ready: "start", running: "pause", paused: "resume", finished: "again" };

/** Which of the clock's buttons do anything now. */
export const usable = ({ status, at }) => ({
  press: true,
  restart: status === "paused" || status === "finished",
  back: at.phase > 0 || at.phaseElapsed > 0,
  skip: !at.finished,
  lengthen: !at.finished,
});

/** A button that does nothing just now keeps its place and the focus. */
function controlsOf({ clock, t }) {
  const names = Object.keys(usable({ at: {} }));
  const buttons = names.map((name) => button([icon(name), name === "press" ? "" : t(name)], () => usable(clock.state())[name] && clock[name]()));
  const [main] = buttons;
  main.className = "ts-button ts-button--main";
  return {
    element: make("div", { class: "ts-warmup-controls", role: "group", "aria-label": t("controls") }, buttons),
    paint(state) {
      names.forEach((name, i) => buttons[i].setAttribute("aria-disabled", String(!usable(state)[name])));
      if (main.dataset.status === state.status) return;
      main.dataset.status = state.status;
      main.replaceChildren(icon(MAIN_WORD[state.status]), t(MAIN_WORD[state.status]));
    },
  };
}

function tellingOf({ clock, lang, t }) {
  const switches = ["sound", "vibration", "speech"].map((name) => {
    const absent = make("small", {}, ` (${t("absent")})`);
    return { name, absent, ...checkbox([t(name), absent], (on) => clock.switchTo(name, on)) };
  });
  const screen = make("p", { class: "ts-note" });
  const notes = make("p", { class: "ts-warmup-message", role: "status" });
  const group = make("div", { class: "ts-warmup-switches", role: "group", "aria-label": t("cues") }, switches.map(({ element }) => element));
  const folded = make("details", { class: "ts-warmup-cues" }, make("summary", {}, t("cues")), group, screen);
  return {
    element: part("telling", folded, notes),
    paint(state) {
      for (const { name, absent, input } of switches) {
        absent.hidden = state.able[name];
        input.disabled = !state.able[name] && input !== document.activeElement; // or the focus is lost with it
        input.checked = state.able[name] && state.switches[name];
      }
      setText(screen, t(state.screenStays ? "screen_awake" : "screen_asleep"));
      setText(notes, [state.soundWaits && t("sound_waits"), storageSentence(state.storage, lang)].filter(Boolean).join(" "));
      notes.hidden = notes.textContent === "";
    },
  };
}

/** The plan as it is printed: each phase with its exercises and the gentler ways. */
function paperOf({ kind, lang, t }) {
  const element = make("ol", { class: "ts-warmup-plan ts-warmup-paper" });
  const words = ({ name, how }) => [make("strong", {}, name[lang]), how[lang] && `: ${how[lang]}`];
  const easier = ({ gentler }) => gentler && [make("br"), `${t("gentler")}: `, ...words(gentler)];
  return {
    element,
    renew({ plan: { phases } }) {
      const first = phases.find(({ exercises }) => exercises.length);
      element.replaceChildren(...phases.map((phase) => make("li", {},
        make("p", { class: "ts-warmup-plan-head" }, phase.name[lang], make("span", {}, lengthText(phase.seconds))),
        phase.rhythm.length > 0 && make("p", {}, rhythmText(phase.rhythm, lang)),
        (kind !== "hold" || phase === first) && make("ul", {}, phase.exercises.map((one) => make("li", {}, ...words(one), ...(easier(one) ?? [])))))));
    },
  };
}

/** When to stop, and whom to call: the triage's own questions under the number that it gives them. */
function safetyOf({ alarms, lang, t }) {
  const phone = (piece, i) => (i % 2 ? make("a", { href: `tel:${piece}` }, piece.replace("116117", "116 117")) : piece);
  const line = (words) => make("p", {}, words.split(/\{(\d+)\}/).map(phone));
  const asked = (number) => alarms.filter(({ call }) => call === number).map(({ ask }) => make("p", {}, `– ${ask[lang]}`));
  const calls = ["113", "116117"].map((number) => [line(t(`stop_${number}`)), ...asked(number)]);
  return { element: part("safety", ...calls, line(t("stop_after"))) };
}

function view(model, el) {
  const lang = language(model);
  const t = translator(WORDS, lang);
  const clock = clockFor(model, lang);
  const { kind } = clock.base;
  const its = { title: t(`${kind}_title`), purpose: t(`${kind}_purpose`), done: t(`${kind}_done`), after: t(`${kind}_after`) };
  const usual = kind === "own" ? "" : ` ${t(`${kind}_usual`)}`;
  const title = uniqueId("warmup-title");
  const heard = make("p", { class: "ts-only-heard", role: "status" });
  let layers = [];

  // The same words twice are heard twice only when the text is another one.
  const say = (words) => (heard.textContent = words === heard.textContent ? `${words}\u00a0` : words);
  const done = { name: t("done"), how: its.done, figure: "done", gentler: null, rhythm: [] };
  const context = {
    clock, kind, its, lang, t, say, alarms: model.get("alarms"),
    layersOf: (plan, gentler) => [...slots(plan).map((slot) => shown(plan, slot, gentler, context)), done],
    totalText: (plan) => t("total", { time: lengthText(totalSeconds(plan)) }) + usual,
  };
  const parts = [stageOf, cardOf, controlsOf, tellingOf, paperOf, safetyOf, editor].map((of) => of(context));
  const [stage, card, controls, telling, ...below] = parts.map(({ element }) => element);
  const root = make("section", { class: `ts-widget ts-warmup ts-warmup--${kind}`, "aria-labelledby": title, lang },
    make("p", { class: "ts-title", id: title }, its.title), make("p", { class: "ts-purpose" }, its.purpose),
    // The breathing shape stands below the controls, so that a phone shows it and the start together.
    part("body", stage, ...(kind === "breathing" ? [controls, card] : [card, controls]), telling), ...below, heard);

  const state = () => ({ ...clock.state(), layers });
  const me = {
    say,
    told: (what) => told(what, clock.state(), context),
    renew() {
      const { plan, edits } = clock.state();
      layers = context.layersOf(plan, edits.gentler);
      for (const one of parts) one.renew?.(state());
      model.set("plan_in_use", plan);
      model.save_changes();
    },
    paint() {
      const now = state();
      for (const one of parts) one.paint?.(now);
    },
  };
  clock.attach(me);
  el.replaceChildren(root);
  return () => {
    clock.detach(me);
    for (const one of parts) one.close?.();
    root.remove();
  };
}

/** The clock before scripts run. Without them it is the plan, as on paper. */
export function still(model, lang) {
  const el = make("div");
  view(model, el);
  const [root] = el.children;
  const time = lengthText(totalSeconds(model.get("plan")));
  root.querySelector(".ts-warmup-body").after(unscripted("p", { class: "ts-warmup-sum" }, translator(WORDS, lang)("total", { time })));
  return needsScript(root, ".ts-warmup-body", ".ts-warmup-edit");
}

export default { render: renderer(["plan", "alarms", "name", "lang"], view) };
