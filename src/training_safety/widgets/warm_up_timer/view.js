// The warm-up timer as it is seen. What time it is in the plan is the business of clock.js.
import { make, needsScript, renderer, setText, uniqueId, unscripted } from "../shared/dom.js";
import { language, translator } from "../shared/language.js";
import { storageSentence } from "../shared/storage.js";
import { clockFor } from "./clock.js";
import { editor } from "./editor.js";
import { gymOf } from "./gym.js";
import { controlsOf } from "./controls.js";
import { checkbox, part } from "./elements.js";
import { slots, totalSeconds } from "./plan.js";
import { cardOf, stageOf } from "./stage.js";
import { lastText, lengthText, rhythmText, shown, told } from "./sentences.js";
import WORDS from "./words.json" with { type: "json" };

function tellingOf({ clock, lang, t }) {
  const switches = ["sound", "vibration", "speech"].map((name) => {
    const absent = make("small", {}, ` (${t("absent")})`);
    return { name, absent, ...checkbox([t(name), absent], (on) => clock.switchTo(name, on)) };
  });
  const screen = make("p", { class: "ts-note" });
  const last = make("p", { class: "ts-note" });
  const notes = make("p", { class: "ts-warmup-message", role: "status" });
  const group = make("div", { class: "ts-warmup-switches", role: "group", "aria-label": t("cues") }, switches.map(({ element }) => element));
  const folded = make("details", { class: "ts-warmup-cues" }, make("summary", {}, t("cues")), group, screen);
  return {
    element: part("telling", folded, last, notes),
    paint(state) {
      for (const { name, absent, input } of switches) {
        absent.hidden = state.able[name];
        input.disabled = !state.able[name] && input !== document.activeElement; // or the focus is lost with it
        input.checked = state.able[name] && state.switches[name];
      }
      setText(screen, [t(state.screenStays ? "screen_awake" : "screen_asleep"), state.able.sound && t(state.passesSilence ? "silence_passed" : "silence_kept")].filter(Boolean).join(" "));
      setText(last, state.last ? lastText(state.last, Date.now(), { lang, t }) : "");
      last.hidden = state.last === null;
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
  const state = () => ({ ...clock.state(), layers });

  // The same words twice are heard twice only when the text is another one.
  const say = (words) => {
    const region = gym.heard() ?? heard;
    region.textContent = words === region.textContent ? `${words}\u00a0` : words;
  };
  const done = { name: t("done"), how: its.done, figure: "done", gentler: null, rhythm: [] };
  const context = {
    clock, kind, its, lang, t, say, state, alarms: model.get("alarms"),
    layersOf: (plan, gentler) => [...slots(plan).map((slot) => shown(plan, slot, gentler, context)), done],
    totalText: (plan) => t("total", { time: lengthText(totalSeconds(plan)) }) + usual,
  };
  const gym = gymOf(context);
  const controlled = (context) => controlsOf(context, ["press", "skip", "back", "shorten", "lengthen", "restart"], gym.element);
  const parts = [...[stageOf, cardOf, controlled, tellingOf, paperOf, safetyOf, editor].map((of) => of(context)), gym];
  const [stage, card, controls, telling, ...below] = parts.slice(0, -1).map(({ element }) => element);
  const root = make("section", { class: `ts-widget ts-warmup ts-warmup--${kind}`, "aria-labelledby": title, lang },
    make("p", { class: "ts-title", id: title }, its.title), make("p", { class: "ts-purpose" }, its.purpose),
    // The breathing shape stands below the controls, so that a phone shows it and the start together.
    part("body", stage, ...(kind === "breathing" ? [controls, card] : [card, controls]), telling), ...below, heard);

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
    for (const one of parts) one.close?.();
    clock.detach(me);
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
