// Gym mode: the timer fills the screen, to be followed from the floor. A modal dialog keeps the focus, and the
// Fullscreen API, where the browser has it, takes the browser's own bars away.
import { button, make, setText } from "../shared/dom.js";
import { written } from "../shared/phone_links.js";
import { controlsOf } from "./controls.js";
import { icon, onlyHeard, onlySeen, part, stack, text } from "./elements.js";
import { clockText, spokenTime } from "./sentences.js";
import { drawingOf, nextNames } from "./stage.js";

/** The numbers to ring, one press away all the time. */
const callsOf = ({ t }) =>
  make("nav", { class: "ts-warmup-calls", "aria-label": t("help") },
    ["113", "116117"].map((number) => make("a", { class: "ts-button", href: `tel:${number}` }, t(`call_${number}`), " ", make("strong", {}, written(number)))));

/** The time of what is being done now, which is what one waits for. */
function nowOf({ its, lang, t }) {
  const [phase, digits, inWords] = [make("p", { class: "ts-warmup-gym-phase" }), onlySeen(text("digits")), onlyHeard()];
  const names = stack("p", "gym-names");
  const how = stack("p", "gym-how");
  const next = make("p", { class: "ts-warmup-gym-next" });
  let upcoming = [];
  const time = make("div", { class: "ts-warmup-time", role: "timer", "aria-live": "off" }, digits, inWords);
  return {
    element: part("gym-now", time, phase, names.element, how.element, next),
    renew({ plan, layers }) {
      names.fill(layers.map(({ name }) => [name]));
      how.fill(layers.map((layer) => [layer.how]));
      upcoming = nextNames(plan, layers, its.after, lang);
    },
    paint({ plan, at, layers }) {
      const index = at.finished ? layers.length - 1 : at.slot;
      const { name } = layers[index];
      const its = plan.phases[at.phase].name[lang];
      setText(phase, at.finished || its === name ? "\u00a0" : its);
      names.show(index);
      how.show(index);
      setText(digits, clockText(at.exerciseRemaining));
      setText(inWords, at.finished ? t("done") : t("left_of", { time: spokenTime(at.exerciseRemaining, lang), what: name }));
      setText(next, `${t("next")}: ${upcoming[at.slot]}`);
    },
  };
}

/** The button that fills the screen with the timer, and what fills it, made when it is asked for. */
export function gymOf(context) {
  const { clock, its, t, state } = context;
  const opener = button([icon("fill"), t("fill")], open);
  let shown = null;

  function open() {
    const heard = make("p", { class: "ts-only-heard", role: "status" });
    const controls = controlsOf(context, ["back", "shorten", "lengthen", "press", "skip"]);
    const drawing = drawingOf(context);
    const figure = part("gym-figure", drawing.element);
    const parts = [nowOf(context), controls];
    const frame = part("gym-frame",
      part("gym-bar", callsOf(context), button([icon("leave"), t("leave")], leave)), figure, ...parts.map(({ element }) => element), heard);
    const dialog = make("dialog", { class: "ts-warmup-gym", "aria-label": t("gym", { title: its.title }) }, frame);
    dialog.addEventListener("close", leave);
    const leaving = new AbortController();
    let full = false;
    document.addEventListener("fullscreenchange", () => {
      if (document.fullscreenElement === frame) full = true;
      else if (full) leave();
    }, { signal: leaving.signal });
    shown = { dialog, frame, heard, leaving, drawing, parts };
    opener.after(dialog);
    renew(state());
    paint(state());
    dialog.showModal();
    controls.main.focus();
    clock.count(true);
    // Some browsers refuse, and an iPhone has none: the dialog fills the window all the same.
    frame.requestFullscreen?.({ navigationUI: "hide" })?.catch?.(() => {});
  }

  function leave() {
    if (!shown) return;
    const { dialog, frame, leaving, drawing } = shown;
    shown = null;
    leaving.abort();
    clock.count(false);
    drawing.close?.();
    if (document.fullscreenElement === frame) document.exitFullscreen();
    dialog.close();
    dialog.remove();
    opener.focus();
  }

  function renew(of) {
    for (const one of shown?.parts ?? []) one.renew?.(of);
  }

  function paint(of) {
    if (!shown) return;
    for (const one of shown.parts) one.paint(of);
    shown.drawing.paint(of, of.layers[of.at.finished ? of.layers.length - 1 : of.at.slot]);
  }

  return {
    element: opener,
    renew,
    paint,
    close: leave,
    /** Where to say things while all else on the page is out of reach, or null. */
    heard: () => shown?.heard ?? null,
  };
}
